//! The conditions of one act, weighed one by one: what stands in the way, and what is already met.
//!
//! An act's file lists its conditions in the order a clerk would check them. Every one is weighed, so that a refusal
//! names all that is missing at once.

use super::{ADDRESS_MAX, LATITUDES, LONGITUDES, MET_CODES, PHOTOS_MAX, TEXT_MAX};
use super::{Act, Assignment, Doer, Opinion, Photo, Place, Reason, Refusal, Said};
use crate::access::{Clerk, Permission, Scope, roles_with};
use crate::day::Instant;

/// Conditions weighed so far.
pub(super) struct Conditions {
    act: Act,
    reasons: Vec<Reason>,
    met: Vec<&'static str>,
}

impl Conditions {
    /// Nothing weighed yet.
    pub(super) fn of(act: Act) -> Self {
        Self { act, reasons: Vec::new(), met: Vec::new() }
    }

    /// Weighs one condition: noted under `met` where it holds, otherwise a reason stands in the way.
    pub(super) fn need(mut self, met: &'static str, holds: bool, otherwise: impl FnOnce() -> Reason) -> Self {
        debug_assert!(MET_CODES.contains(&met), "{met} is not in the closed list of conditions");
        if !holds {
            return self.refuse_if(true, otherwise);
        }
        if !self.met.contains(&met) {
            self.met.push(met);
        }
        self
    }

    /// Weighs something wrong with what was asked; nothing is noted where it is right.
    pub(super) fn refuse_if(mut self, wrong: bool, why: impl FnOnce() -> Reason) -> Self {
        if wrong {
            let why = why();
            // Two conditions may rest on the same lack (no squad yet); it is said once.
            if !self.reasons.iter().any(|known| known.code == why.code && known.field == why.field) {
                self.reasons.push(why);
            }
        }
        self
    }

    /// The end: possible, or refused with every reason.
    pub(super) fn verdict(self) -> Result<(), Refusal> {
        self.settled().map(drop)
    }

    /// A stop on the way: goes on to what was asked only where nothing stands in the way so far.
    pub(super) fn settled(self) -> Result<Self, Refusal> {
        if self.reasons.is_empty() {
            return Ok(self);
        }
        Err(Refusal { act: self.act, reasons: self.reasons, met: self.met })
    }
}

/// Who is asking (article 3).
impl Conditions {
    /// Each post does its own steps, and a squad's people reach only what their squad has.
    pub(super) fn permitted(self, opinion: &Opinion, doer: Doer, permission: Permission) -> Self {
        let Doer::Staff(clerk) = doer else {
            return self.need("permitted", false, || Reason::new("not_for_residents", 3));
        };
        let assignment = opinion.assignment.as_ref();
        let allowed = clerk.may(permission, assignment.map(|assignment| assignment.squad));
        self.need("permitted", allowed, || out_of_reach(clerk, permission, assignment))
    }

    /// Only whoever holds the receipt.
    pub(super) fn reporters_own(self, doer: Doer) -> Self {
        self.need("permitted", matches!(doer, Doer::Resident), || Reason::new("only_reporter", 3))
    }

    /// The resident may, and so may the bureau's people who do it for residents or of their own accord.
    pub(super) fn permitted_or_resident(self, opinion: &Opinion, doer: Doer, permission: Permission) -> Self {
        match doer {
            Doer::Resident => self.need("permitted", true, || Reason::new("not_permitted", 3)),
            Doer::Staff(_) => self.permitted(opinion, doer, permission),
        }
    }
}

/// The post lacks the permission: these have it.
pub fn another_posts(permission: Permission) -> Reason {
    may_not(permission, Scope::Squad)
}

fn may_not(permission: Permission, least: Scope) -> Reason {
    Reason::new("not_permitted", 3).with("roles", roles_reaching(permission, least))
}

fn roles_reaching(permission: Permission, least: Scope) -> Vec<&'static str> {
    roles_with(permission).into_iter().filter(|(_, scope)| *scope >= least).map(|(role, _)| role.code()).collect()
}

/// Why the permission does not reach: the post lacks it, the opinion is another squad's, or no squad has it yet.
fn out_of_reach(clerk: &Clerk, permission: Permission, assignment: Option<&Assignment>) -> Reason {
    match (clerk.scope(permission), assignment) {
        (None, _) => another_posts(permission),
        (Some(_), Some(assignment)) => {
            Reason::new("not_your_squad", 3).with("squad_name", assignment.squad_name.as_str())
        }
        (Some(_), None) if roles_reaching(permission, Scope::Bureau).is_empty() => not_assigned(3),
        (Some(_), None) => may_not(permission, Scope::Bureau),
    }
}

/// Where the opinion stands.
impl Conditions {
    /// Still worked on by the bureau, and under its own number.
    pub(super) fn open(self, opinion: &Opinion) -> Self {
        match &opinion.merged_into_number {
            Some(number) => self.refuse_if(true, || {
                Reason::new("merged_into", 9).with("number", number.as_str()).cleared_by(Act::Unmerge)
            }),
            None => self.open_or_merged(opinion),
        }
    }

    /// Neither closed out nor returned; a merged opinion keeps the acts of its own reporter.
    pub(super) fn open_or_merged(self, opinion: &Opinion) -> Self {
        if opinion.returned.is_some() || opinion.withdrawn.is_some() {
            return self.not_returned(opinion);
        }
        let closed = opinion.closed;
        self.need("open", closed.is_none(), || {
            let at = closed.unwrap_or(opinion.received_at);
            Reason::new("closed", 19).with("closed_on", day_of(at)).cleared_by(Act::Reopen)
        })
    }

    /// Neither returned as no matter of the bureau's nor withdrawn by its reporter.
    pub(super) fn not_returned(self, opinion: &Opinion) -> Self {
        if let Some(at) = opinion.withdrawn {
            return self.refuse_if(true, || Reason::new("withdrawn", 26).with("withdrawn_on", day_of(at)));
        }
        let returned = opinion.returned.as_ref();
        self.refuse_if(returned.is_some(), || {
            let at = returned.map_or(opinion.received_at, |done| done.at);
            Reason::new("returned", 7).with("returned_on", day_of(at))
        })
    }

    /// A squad has it.
    pub(super) fn assigned(self, opinion: &Opinion, article: u16) -> Self {
        self.need("assigned", opinion.assignment.is_some(), || not_assigned(article))
    }

    /// Somebody has accepted it.
    pub(super) fn accepted(self, opinion: &Opinion, article: u16) -> Self {
        self.need("accepted", opinion.accepted.is_some(), || {
            Reason::new("not_accepted", article).cleared_by(Act::Accept)
        })
    }

    /// Nobody has accepted it, so that it can still change hands freely.
    pub(super) fn not_accepted(self, opinion: &Opinion, article: u16) -> Self {
        let accepted = opinion.accepted.as_ref();
        self.need("not_accepted", accepted.is_none(), || {
            let name = accepted.map_or("", |done| done.name.as_str());
            Reason::new("already_accepted", article).with("name", name).cleared_by(Act::HandBack)
        })
    }

    /// Its clock is not stopped by a suspension.
    pub(super) fn not_suspended(self, opinion: &Opinion, article: u16) -> Self {
        let since = opinion.suspended;
        let weighed = self.need("not_suspended", since.is_none(), || {
            let since = since.unwrap_or(opinion.received_at);
            Reason::new("suspended", article).with("suspended_on", day_of(since)).cleared_by(Act::Resume)
        });
        weighed.with_nobody_else(opinion)
    }

    /// No other agency has it.
    pub(super) fn with_nobody_else(self, opinion: &Opinion) -> Self {
        let transfer = opinion.transferred.as_ref();
        self.refuse_if(transfer.is_some(), || {
            Reason::new("with_other_unit", 30).with("unit", transfer.map(|transfer| transfer.unit.clone())).cleared_by(Act::TakeBack)
        })
    }

    /// No answer is awaited from the resident.
    pub(super) fn no_question_open(self, opinion: &Opinion, article: u16) -> Self {
        let asked = opinion.asked;
        self.need("no_question_open", asked.is_none(), || {
            let (_, until) = asked.unwrap_or((opinion.received_at, opinion.received_at));
            Reason::new("question_open", article)
                .with("until_on", last_day_before(until))
                .cleared_by(Act::Answer)
                .clears_at(until)
        })
    }

    /// No reply has gone out since it was last (re)opened.
    pub(super) fn not_replied(self, opinion: &Opinion, article: u16) -> Self {
        let replied = opinion.replied.as_ref();
        self.need("not_replied", replied.is_none(), || {
            let at = replied.map_or(opinion.received_at, |done| done.at);
            Reason::new("already_replied", article).with("replied_on", day_of(at)).cleared_by(Act::Reopen)
        })
    }

    /// A reply has gone out.
    pub(super) fn replied(self, opinion: &Opinion, article: u16) -> Self {
        self.need("replied", opinion.replied.is_some(), || Reason::new("not_replied", article).cleared_by(Act::Reply))
    }
}

/// What was asked: every text, place and photo has its limit (article 4).
impl Conditions {
    /// Words that must be there.
    pub(super) fn words(self, field: &'static str, said: &Said) -> Self {
        self.text(field, &said.text, TEXT_MAX)
    }

    /// A text of 1 to `max` characters.
    pub(super) fn text(self, field: &'static str, text: &str, max: usize) -> Self {
        match text_fault(text, max) {
            None => self,
            Some(code) => self.refuse_if(true, || Reason::new(code, 4).with("max", max).at_field(field)),
        }
    }

    /// A place, where one was given.
    pub(super) fn place(self, place: Option<&Place>) -> Self {
        match place.and_then(place_fault) {
            None => self,
            Some((field, code)) => {
                self.refuse_if(true, || Reason::new(code, 4).with("max", ADDRESS_MAX).at_field(field))
            }
        }
    }

    /// Not more photos than one step holds.
    pub(super) fn photos(self, field: &'static str, photos: &[Photo]) -> Self {
        self.refuse_if(photos.len() > PHOTOS_MAX, || {
            Reason::new("too_many_photos", 4).with("max", PHOTOS_MAX).at_field(field)
        })
    }
}

/// What is wrong with a text that must be there, as a code.
pub(super) fn text_fault(text: &str, max: usize) -> Option<&'static str> {
    if text.trim().is_empty() {
        Some("text_missing")
    } else if text.chars().count() > max {
        Some("text_too_long")
    } else if text.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')) {
        // PostgreSQL stores no U+0000, and no other control sign has a place in what a person writes.
        Some("control_character")
    } else {
        None
    }
}

/// What is wrong with a place, as the field and a code. An address may be empty where there is a point.
pub(super) fn place_fault(place: &Place) -> Option<(&'static str, &'static str)> {
    let is_point = match (place.longitude, place.latitude) {
        (None, None) => false,
        (Some(longitude), Some(latitude)) if LONGITUDES.contains(&longitude) && LATITUDES.contains(&latitude) => true,
        _ => return Some(("place.longitude", "not_a_point")),
    };
    if is_point && place.address.text.is_empty() {
        return None;
    }
    let code = text_fault(&place.address.text, ADDRESS_MAX)?;
    Some(("place.address", if code == "text_too_long" { "address_too_long" } else { code }))
}

/// No squad has it: the same reason whether the act or the person's reach asks for one.
fn not_assigned(article: u16) -> Reason {
    Reason::new("not_assigned", article).cleared_by(Act::Assign)
}

/// The civil day of an instant, as a value for the words.
pub(super) fn day_of(instant: Instant) -> String {
    instant.day().to_string()
}

/// The last day that lies wholly before an instant; 24:00 belongs to the day it ends.
pub(super) fn last_day_before(until: Instant) -> String {
    day_of(until.plus_ms(-1))
}
