//! What happened, for whoever holds the receipt: the bureau's steps in public words, the resident's own words, photos the
//! resident sent and photos of the place afterwards. Of the opinion it goes on under, only the bureau's steps.

use super::follow::public_words;
use super::pages::{Entry, Picture, Said};
use crate::opinions::answers;
use crate::opinions::load::{Loaded, Recorded};
use crate::opinions::timeline::fact_code;
use crate::reference::Reference;
use crate::times;
use chengguan_proof::hex;
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::{ActedBy, Dated, Fact, Photo, corrected_facts};
use chengguan_words::{fill, of, portal as words, timeline};

/// Hexadecimal signs of a hash shown at each end.
const HASH_SIGNS: usize = 6;

/// Oldest first.
pub fn entries(own: &Loaded, reference: &Reference, photos_at: &str, now: Instant) -> Vec<Entry> {
    let mut all: Vec<(Instant, Entry)> = of_one(own, reference, photos_at, now, |_| true);
    if let Some(lead) = &own.lead {
        let merged_at = own.facts.iter().rev().find(|dated| matches!(dated.fact, Fact::Merged { .. })).map(|dated| dated.at);
        // What was done before is this resident's from the merger on: never above their own words.
        let since = |at: Instant| merged_at.map_or(at, |merged| at.max(merged));
        let before = super::follow::joined_at(own);
        let meant = |dated: &Dated| before.is_none_or(|joined| dated.at >= joined);
        all.extend(of_one(lead, reference, photos_at, now, |dated| shared(dated, merged_at) && meant(dated)).into_iter().map(|(at, entry)| (since(at), entry)));
        all.sort_by_key(|(at, _)| *at);
    }
    all.into_iter().map(|(_, entry)| entry).collect()
}

/// Steps of another's opinion that concern this resident, too: nothing its reporter said or was asked.
fn shared(dated: &Dated, merged_at: Option<Instant>) -> bool {
    match dated.fact {
        Fact::Handled { .. } | Fact::Replied { .. } | Fact::Verified { .. } | Fact::ClosedOut => true,
        Fact::Sorted { .. } | Fact::Assigned { .. } | Fact::Accepted | Fact::Suspended { .. } | Fact::Resumed | Fact::Extended { .. } => {
            merged_at.is_some_and(|merged| dated.at >= merged)
        }
        _ => false,
    }
}

fn of_one(loaded: &Loaded, reference: &Reference, photos_at: &str, now: Instant, shown: impl Fn(&Dated) -> bool) -> Vec<(Instant, Entry)> {
    let facts = corrected_facts(&loaded.facts);
    let facts = facts.as_deref().unwrap_or(&loaded.facts);
    let shown = facts.iter().zip(&loaded.entries).filter(|(dated, _)| shown(dated));
    shown.filter_map(|(dated, recorded)| Some((dated.at, entry(dated, recorded, reference, photos_at, now)?))).collect()
}

fn entry(dated: &Dated, recorded: &Recorded, reference: &Reference, photos_at: &str, now: Instant) -> Option<Entry> {
    let text = public_words(&dated.fact)?;
    let code = fact_code(&dated.fact);
    let name = of(words::EVERY, &format!("entry_{code}")).to_owned();
    let said = said(&dated.fact, &dated.by, reference);
    // Where the words themselves stand below, the line above them would say them twice.
    let told = !matches!(dated.fact, Fact::Received { .. } | Fact::Replied { .. }) && (said.is_none() || matches!(dated.fact, Fact::Rated { .. }));
    Some(Entry {
        text: (told && text != name).then_some(text),
        name,
        when: times::moment(dated.at, Some(now)),
        said,
        pictures: pictures(&dated.fact, photos_at),
        by_resident: dated.by == ActedBy::Resident,
        sequence: recorded.sequence.map(|sequence| sequence.to_string()),
        hash: Some(short_hash(&hex(&recorded.leaf))),
    })
}

/// Words the resident said or the bureau said to them; inner words stay inside.
fn said(fact: &Fact, by: &ActedBy, reference: &Reference) -> Option<Said> {
    let words = match fact {
        Fact::Received { said, .. } | Fact::Answered { said, .. } | Fact::Replied { said } => said,
        Fact::Returned { reason } | Fact::Suspended { reason } | Fact::Extended { reason, .. } => reason,
        Fact::Asked { question, .. } => question,
        Fact::Rated { said, .. } => said.as_ref()?,
        Fact::Amended { said, .. } => said.as_ref()?,
        Fact::Withdrawn { reason } => reason,
        Fact::Reopened { reason } if *by == ActedBy::Resident => reason,
        _ => return None,
    };
    let squad = match by {
        ActedBy::Staff { squad, .. } if !matches!(fact, Fact::Received { .. } | Fact::Answered { .. } | Fact::Rated { .. }) => {
            squad.and_then(|id| reference.squad(id)).map(|squad| squad.name.clone())
        }
        _ => None,
    };
    let mut words = words.text.clone();
    if let Fact::Received { answers: given, .. } = fact {
        given.iter().for_each(|answer| answers::add(&mut words, answer));
    }
    Some(Said { by: squad.unwrap_or_default(), words })
}

/// Photos the holder of the receipt may see: those the resident sent, and the place afterwards.
pub fn public_photos(fact: &Fact) -> &[Photo] {
    match fact {
        Fact::Received { photos, .. } | Fact::Answered { photos, .. } => photos,
        Fact::Handled { after, .. } => after,
        _ => &[],
    }
}

/// Those of them that whoever reported the same to another opinion may see.
pub fn shared_photos(fact: &Fact) -> &[Photo] {
    match fact {
        Fact::Handled { after, .. } => after,
        _ => &[],
    }
}

fn pictures(fact: &Fact, photos_at: &str) -> Vec<Picture> {
    let photos = public_photos(fact);
    let label = |number: usize| match fact {
        Fact::Handled { .. } => timeline::AFTER.to_owned(),
        _ => fill(words::PHOTO_SENT, &[("n", &number.to_string())]),
    };
    let picture = |(at, photo): (usize, &Photo)| {
        let url = format!("{photos_at}/{}", photo.id);
        Picture { small_url: format!("{url}/small"), url, label: label(at + 1) }
    };
    photos.iter().enumerate().map(picture).collect()
}

/// The newest fact of a kind.
pub fn fact_of<T>(facts: &[Dated], read: impl Fn(&Fact) -> Option<T>) -> Option<T> {
    facts.iter().rev().find_map(|dated| read(&dated.fact))
}

/// A hash as people compare it.
pub fn short_hash(hash: &str) -> String {
    match (hash.get(..HASH_SIGNS), hash.get(hash.len().saturating_sub(HASH_SIGNS)..)) {
        (Some(start), Some(end)) if hash.len() > 2 * HASH_SIGNS => format!("{start}…{end}"),
        _ => hash.to_owned(),
    }
}
