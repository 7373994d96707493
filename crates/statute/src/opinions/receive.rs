//! Receive: a resident's word enters the ledger.

use super::conditions::{place_fault, text_fault};
use crate::day::Instant;
use super::{AnsweredQuestion, Channel, Fact, Kind, Outcome, Photo, Place, QUESTIONS_MAX, Said};
use std::ops::RangeInclusive;

/// Characters of one text, a resident's or a clerk's (contracts.md).
pub const TEXT_MAX: usize = 4_000;
/// Characters of what was taken in by another system, whose limits were its own: not a character of it is left out. A
/// petition of several pages stays below.
pub const IMPORTED_TEXT_MAX: usize = 20_000;
/// Photos of one step, and of a resident's draft (contracts.md).
pub const PHOTOS_MAX: usize = 6;
/// Characters of an address: directions to a house without a number stay below.
pub const ADDRESS_MAX: usize = 200;
/// Degrees east between which China lies; what is farther away was mistyped, or east and north were exchanged.
pub const LONGITUDES: RangeInclusive<f64> = 73.0..=136.0;
/// Degrees north between which China lies.
pub const LATITUDES: RangeInclusive<f64> = 3.0..=54.0;
/// Characters of the number another system gave it; the longest seen, a UUID with a prefix, has about fifty.
pub const SOURCE_ID_MAX: usize = 100;

/// What came in.
#[derive(Clone, Debug, PartialEq)]
pub struct ReceiveAsked {
    /// What sort of thing is said.
    pub kind: Kind,
    /// The way it came.
    pub channel: Channel,
    /// The words, as they were written or spoken.
    pub said: Said,
    /// Where it is, if the reporter said.
    pub place: Option<Place>,
    /// The reporter gave no name.
    pub anonymous: bool,
    /// Photos handed in with it.
    pub photos: Vec<Photo>,
    /// The number another system gave it.
    pub source_id: Option<String>,
    /// When it was first written, where it was written elsewhere: clocks run from when the bureau received it.
    pub written_at: Option<Instant>,
    /// The category another system's form named, if it is one of the bureau's.
    pub proposed: Option<String>,
    /// What that category asked beyond the words, as far as it was answered.
    pub answers: Vec<AnsweredQuestion>,
}

/// One field that cannot be taken as it is; `code` has its words like the reason of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field as the API names it.
    pub path: &'static str,
    /// What is wrong.
    pub code: &'static str,
}

/// Article 4: whatever is said is taken as it is said, and entered at once. Only what cannot be stored is sent back to
/// be mended, every such field at once. (Nobody has to be allowed: whoever speaks is heard. Who may enter an opinion
/// for a resident is said by the permission of the handler.)
pub fn receive(asked: &ReceiveAsked) -> Result<Outcome, Vec<FieldError>> {
    let mut faults = Vec::new();
    let mut wrong = |path, code| faults.push(FieldError { path, code });
    let most = if asked.channel == Channel::Import { IMPORTED_TEXT_MAX } else { TEXT_MAX };
    if let Some(code) = text_fault(&asked.said.text, most) {
        wrong("text", code);
    }
    if let Some((path, code)) = asked.place.as_ref().and_then(place_fault) {
        wrong(path, code);
    }
    if asked.photos.len() > PHOTOS_MAX {
        wrong("attachments", "too_many_photos");
    }
    if let Some(code) = asked.source_id.as_deref().and_then(|id| text_fault(id, SOURCE_ID_MAX)) {
        wrong("source_id", code);
    }
    if asked.answers.len() > QUESTIONS_MAX {
        wrong("answers", "too_many_answers");
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let ReceiveAsked { kind, channel, said, place, anonymous, photos, source_id, written_at, proposed, answers } = asked.clone();
    Ok(Outcome::of(Fact::Received { kind, channel, said, place, anonymous, photos, source_id, written_at, proposed, answers }, 4))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::{photos, place, said};

    fn asked() -> ReceiveAsked {
        ReceiveAsked {
            kind: Kind::Complaint,
            channel: Channel::Portal,
            said: said("Stalls on the pavement."),
            place: Some(place(118.75, 30.95)),
            anonymous: true,
            photos: photos(2),
            source_id: None,
            written_at: None,
            proposed: None,
            answers: vec![],
        }
    }

    fn check(situation: &str, change: impl FnOnce(&mut ReceiveAsked), expected: &[(&str, &str)]) {
        let mut asked = asked();
        change(&mut asked);
        let found = receive(&asked).err().unwrap_or_default();
        let found: Vec<_> = found.iter().map(|fault| (fault.path, fault.code)).collect();
        assert_eq!(found, expected, "{situation}");
    }

    #[test]
    fn what_can_be_stored_is_taken_as_it_is_said() {
        check("as most come in", |_| {}, &[]);
        check("without place or photo", |a| (a.place, a.photos) = (None, vec![]), &[]);
        check("rare characters and line ends", |a| a.said = said("\u{20bb7}\u{4d97}\r\n\tagain"), &[]);
        check("4,000 characters of four bytes", |a| a.said = said(&"\u{20bb7}".repeat(4_000)), &[]);
        check("4,001 characters", |a| a.said = said(&"a".repeat(4_001)), &[("text", "text_too_long")]);
        check("nothing said", |a| a.said = said(" \u{3000}\n"), &[("text", "text_missing")]);
        check("U+0000", |a| a.said = said("a\0b"), &[("text", "control_character")]);
        check("six photos", |a| a.photos = photos(6), &[]);
        check("seven photos", |a| a.photos = photos(7), &[("attachments", "too_many_photos")]);
        check("source id of 100", |a| a.source_id = Some("7".repeat(100)), &[]);
        check("source id of 101", |a| a.source_id = Some("7".repeat(101)), &[("source_id", "text_too_long")]);
        check("empty source id", |a| a.source_id = Some(String::new()), &[("source_id", "text_missing")]);
    }

    #[test]
    fn a_place_has_a_point_in_china_or_an_address() {
        let at = |longitude, latitude, address: &str| {
            Some(Place { longitude, latitude, address: said(address), grid: None })
        };
        let set = |place: Option<Place>| move |a: &mut ReceiveAsked| a.place = place;
        check("address alone", set(at(None, None, "Old Bridge")), &[]);
        check("point alone", set(at(Some(136.0), Some(3.0), "")), &[]);
        check("neither", set(at(None, None, " ")), &[("place.address", "text_missing")]);
        let no_point = [("place.longitude", "not_a_point")];
        check("half a point", set(at(Some(118.0), None, "x")), &no_point);
        check("east and north exchanged", set(at(Some(31.0), Some(118.0), "x")), &no_point);
        check("a little too far east", set(at(Some(136.1), Some(45.0), "x")), &no_point);
        check("no number", set(at(Some(118.0), Some(f64::NAN), "x")), &no_point);
        check("address of 200", set(at(None, None, &"x".repeat(200))), &[]);
        check("address of 201", set(at(None, None, &"x".repeat(201))), &[("place.address", "address_too_long")]);
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let spoil = |a: &mut ReceiveAsked| (a.said, a.photos, a.source_id) = (said(""), photos(9), Some(" ".into()));
        let expected = [("text", "text_missing"), ("attachments", "too_many_photos"), ("source_id", "text_missing")];
        check("three faults", spoil, &expected);
    }
}
