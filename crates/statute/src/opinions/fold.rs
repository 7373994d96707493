//! What dated facts make of an opinion.

use super::correct::apply_correction;
use super::{ActedBy, Assignment, Calls, Dated, Done, Fact, Opinion, Publication, Sorting, Transfer};
use crate::clock::Pause;
use crate::day::Instant;
use crate::ids::{AccountId, OpinionId};
use std::borrow::Cow;
use std::fmt;

/// The facts are not the history of one opinion: something was lost or put in behind the platform's back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenLedger {
    /// No fact at all.
    Empty,
    /// The first fact is not that it was received.
    NotReceived,
    /// Received a second time, by the fact with that number.
    ReceivedAgain(u32),
    /// A fact is missing, or there twice: this number was expected.
    OutOfOrder(u32),
    /// The correction with that number names no earlier fact.
    CorrectsNothing(u32),
    /// The correction with that number does not fit the fact it names.
    CorrectionDoesNotFit(u32),
}

impl fmt::Display for BrokenLedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no facts"),
            Self::NotReceived => f.write_str("the first fact is not that the opinion was received"),
            Self::ReceivedAgain(number) => write!(f, "fact {number}: received a second time"),
            Self::OutOfOrder(number) => write!(f, "fact {number} expected"),
            Self::CorrectsNothing(number) => write!(f, "fact {number}: corrects no earlier fact"),
            Self::CorrectionDoesNotFit(number) => write!(f, "fact {number}: the correction does not fit"),
        }
    }
}

impl std::error::Error for BrokenLedger {}

/// The facts as they read after every correction, for the timeline and for folding. Borrowed where nothing was
/// corrected; the corrections themselves stay in their places.
pub fn corrected_facts(facts: &[Dated]) -> Result<Cow<'_, [Dated]>, BrokenLedger> {
    let mut corrected = Cow::Borrowed(facts);
    for (at, dated) in facts.iter().enumerate() {
        let number = at as u32 + 1;
        if dated.number != number {
            return Err(BrokenLedger::OutOfOrder(number));
        }
        if let Fact::Corrected { target, change, .. } = &dated.fact {
            if *target == 0 || *target >= number {
                return Err(BrokenLedger::CorrectsNothing(number));
            }
            if !apply_correction(&mut corrected.to_mut()[*target as usize - 1].fact, change) {
                return Err(BrokenLedger::CorrectionDoesNotFit(number));
            }
        }
    }
    Ok(corrected)
}

impl Opinion {
    /// The state its facts make, oldest first; corrections count from the fact they correct.
    pub fn fold(id: OpinionId, number: String, facts: &[Dated]) -> Result<Self, BrokenLedger> {
        let facts = corrected_facts(facts)?;
        let (first, rest) = facts.split_first().ok_or(BrokenLedger::Empty)?;
        let mut opinion = Self::begin(id, number, first)?;
        for dated in rest {
            opinion.version = dated.number;
            opinion.take(dated)?;
            if is_no_longer_what_was_shown(&dated.fact, &facts) {
                opinion.end_publication(dated);
            }
        }
        Ok(opinion)
    }

    fn begin(id: OpinionId, number: String, first: &Dated) -> Result<Self, BrokenLedger> {
        let Fact::Received { kind, channel, said, place, anonymous, answers, .. } = &first.fact else {
            return Err(BrokenLedger::NotReceived);
        };
        Ok(Self {
            id,
            number,
            version: first.number,
            received_at: first.at,
            kind: *kind,
            channel: *channel,
            said: said.clone(),
            place: place.clone(),
            anonymous: *anonymous,
            answers: answers.clone(),
            sorting: None,
            returned: None,
            merged_into: None,
            merged_into_number: None,
            absorbed: Vec::new(),
            assignment: None,
            handed_back: None,
            accepted: None,
            handlers: Vec::new(),
            asked: None,
            suspended: None,
            transferred: None,
            calls: Calls::default(),
            pauses: Vec::new(),
            extended_work_days: 0,
            handled: None,
            replied: None,
            verified: None,
            rated: None,
            not_content: Vec::new(),
            urged_at: None,
            supervised: None,
            reopened: None,
            withdrawn: None,
            publication: None,
            kept_back: None,
            private: None,
            forgotten: None,
            closed: None,
            turned: Vec::new(),
            escalated: Vec::new(),
        })
    }

    /// One more fact. What each changes is said in one arm; longer consequences are below.
    fn take(&mut self, dated: &Dated) -> Result<(), BrokenLedger> {
        let at = dated.at;
        match &dated.fact {
            Fact::Received { .. } => return Err(BrokenLedger::ReceivedAgain(dated.number)),
            Fact::Sorted { .. } => self.sort(dated),
            Fact::Returned { .. } => self.returned = Some(done(dated)),
            Fact::Merged { into, number } => {
                self.merged_into = Some(*into);
                self.merged_into_number = Some(number.clone());
            }
            Fact::Unmerged { .. } => (self.merged_into, self.merged_into_number) = (None, None),
            Fact::Absorbed { from, .. } => self.absorbed.push(*from),
            Fact::Released { from, .. } => self.released(*from),
            Fact::Assigned { squad, squad_name, .. } => {
                self.assignment = Some(Assignment { squad: *squad, squad_name: squad_name.clone(), at });
                (self.accepted, self.handed_back) = (None, None);
                self.handlers.clear();
            }
            Fact::HandedBack { .. } => {
                (self.assignment, self.accepted) = (None, None);
                self.handed_back = Some(at);
            }
            Fact::Accepted => {
                self.accepted = Some(done(dated));
                self.took_part(actor(dated));
            }
            Fact::HandedOver { to, name, .. } => self.handed_over(*to, name),
            Fact::Asked { until, .. } => {
                self.asked = Some((at, *until));
                self.begin_pause(at);
            }
            Fact::Answered { .. } | Fact::AnswerExpired => {
                let asked = self.asked.take();
                self.end_pause(asked.map(|(since, _)| since), at);
            }
            Fact::Suspended { .. } | Fact::Resumed => self.stopped(dated),
            Fact::Extended { work_days, .. } => {
                self.extended_work_days = self.extended_work_days.saturating_add(*work_days);
            }
            Fact::TransferredOut { .. } | Fact::SignedFor { .. } | Fact::TakenBack { .. } | Fact::TransferExpired => self.with_others(dated),
            Fact::CalledBack { reached, .. } => self.calls.took(*reached, at),
            Fact::Urged => self.urged_at = Some(at),
            Fact::Supervised { .. } => self.supervised = Some(at),
            Fact::Handled { companions, .. } => {
                // A reply already sent must now be verified against the newest handling.
                (self.handled, self.verified) = (Some(done(dated)), None);
                self.took_part(actor(dated));
                companions.iter().for_each(|companion| self.took_part(Some(*companion)));
            }
            // Verification and rating belong to one reply; a new one is verified and rated afresh.
            Fact::Replied { .. } => {
                (self.replied, self.verified, self.rated) = (Some(done(dated)), None, None);
                self.calls = Calls::default();
                self.not_content.clear();
                self.hide_reply();
            }
            Fact::Verified { passed: true, .. } => self.verified = Some(done(dated)),
            Fact::Verified { passed: false, .. } => self.did_not_hold(),
            Fact::Rated { satisfied, .. } => self.rated = Some((*satisfied, at)),
            Fact::MergedRated { from, number, satisfied } => self.merged_rated(*from, number, *satisfied),
            Fact::Reopened { .. } => self.reopen(at),
            Fact::ClosedOut => self.closed = Some(at),
            Fact::Published { .. } | Fact::Withheld { .. } | Fact::Unpublished { .. } => self.shown(dated),
            Fact::Withdrawn { .. } | Fact::Amended { .. } | Fact::KeptPrivate { .. } | Fact::Forgotten { .. } => self.taken_back(dated),
            // Already put into the fact it corrects.
            Fact::Corrected { .. } => {}
            Fact::ClockTurned { clock, colour, due } => self.turned.push((*clock, *colour, *due)),
            Fact::Escalated { clock, to, due } => self.escalated.push((*clock, *to, *due)),
        }
        Ok(())
    }

    /// The work waits for something, or goes on.
    fn stopped(&mut self, dated: &Dated) {
        if matches!(dated.fact, Fact::Suspended { .. }) {
            self.suspended = Some(dated.at);
            self.begin_pause(dated.at);
        } else {
            let since = self.suspended.take();
            self.end_pause(since, dated.at);
        }
    }

    /// Another agency has it: the clock stands from then until its answer, or the day named.
    fn with_others(&mut self, dated: &Dated) {
        let at = dated.at;
        match &dated.fact {
            Fact::TransferredOut { unit, until, .. } => {
                self.transferred = Some(Transfer { unit: unit.clone(), at, until: *until, signed: None, expired: false });
                self.begin_pause(at);
            }
            Fact::SignedFor { .. } => {
                if let Some(transfer) = &mut self.transferred {
                    transfer.signed = Some(at);
                }
            }
            Fact::TakenBack { .. } => {
                let since = self.transferred.take().map(|transfer| transfer.at);
                self.end_pause(since, at);
            }
            _ => {
                let since = self.transferred.as_mut().map(|transfer| {
                    transfer.expired = true;
                    transfer.at
                });
                self.end_pause(since, at);
            }
        }
    }

    /// What everybody may read. That it ends is said with all else that ends it.
    fn shown(&mut self, dated: &Dated) {
        let Fact::Published { said, photos, reply } = &dated.fact else { return };
        let at = self.publication.as_ref().map_or(dated.at, |before| before.at);
        self.publication = Some(Publication { said: said.clone(), photos: photos.clone(), reply: reply.clone(), at });
        self.kept_back = None;
    }

    /// What its reporter does with the receipt, and what becomes of them afterwards.
    fn taken_back(&mut self, dated: &Dated) {
        match &dated.fact {
            Fact::Withdrawn { .. } => {
                self.withdrawn = Some(dated.at);
                (self.merged_into, self.merged_into_number) = (None, None);
            }
            Fact::Amended { said, contact } => {
                self.said = said.clone().unwrap_or_else(|| self.said.clone());
                self.anonymous = contact.map_or(self.anonymous, |given| !given);
                self.forgotten = self.forgotten.filter(|_| *contact != Some(true));
            }
            Fact::KeptPrivate { private } => self.private = private.then_some(dated.at),
            Fact::Forgotten { .. } => (self.forgotten, self.anonymous) = (Some(dated.at), true),
            _ => {}
        }
    }

    fn sort(&mut self, dated: &Dated) {
        let Fact::Sorted { category, urgency, approach, place } = &dated.fact else { return };
        let at = self.sorting.as_ref().map_or(dated.at, |first| first.at);
        self.sorting = Some(Sorting { category: category.clone(), urgency: *urgency, approach: *approach, at });
        if place.is_some() {
            self.place.clone_from(place);
        }
    }

    /// When it was accepted stays: that step was done, and its clock with it.
    fn handed_over(&mut self, to: AccountId, name: &str) {
        if let Some(accepted) = &mut self.accepted {
            (accepted.by, accepted.name) = (Some(to), name.to_owned());
        }
        self.took_part(Some(to));
    }

    fn released(&mut self, from: OpinionId) {
        self.absorbed.retain(|absorbed| *absorbed != from);
        self.not_content.retain(|(merged, _)| *merged != from);
    }

    /// The last word of each reporter counts.
    fn merged_rated(&mut self, from: OpinionId, number: &str, satisfied: bool) {
        self.not_content.retain(|(merged, _)| *merged != from);
        if !satisfied {
            self.not_content.push((from, number.to_owned()));
        }
    }

    /// Squad, handler and those who took part stay; the work and its clock begin again.
    fn reopen(&mut self, at: Instant) {
        self.reopened = Some(at);
        (self.handled, self.replied, self.verified) = (None, None, None);
        (self.rated, self.closed) = (None, None);
        (self.asked, self.suspended, self.transferred, self.extended_work_days) = (None, None, None, 0);
        self.pauses.clear();
        self.not_content.clear();
        self.hide_reply();
    }

    /// Back to handling, on the same finish clock: the reply did not hold.
    fn did_not_hold(&mut self) {
        (self.handled, self.replied, self.verified) = (None, None, None);
        self.hide_reply();
    }

    /// A reply that is no longer the newest is shown to nobody, and the next waits for somebody to look.
    fn hide_reply(&mut self) {
        if let Some(publication) = &mut self.publication {
            publication.reply = None;
        }
    }

    /// What was shown, or was decided against, waits for somebody to look again.
    fn end_publication(&mut self, dated: &Dated) {
        let decided = matches!(dated.fact, Fact::Withheld { .. });
        if self.publication.take().is_some() || decided {
            self.kept_back = Some(dated.at);
        }
    }

    fn begin_pause(&mut self, at: Instant) {
        self.pauses.push(Pause { from: at, to: None });
    }

    fn end_pause(&mut self, since: Option<Instant>, at: Instant) {
        let open = self.pauses.iter_mut().rev().find(|pause| Some(pause.from) == since && pause.to.is_none());
        if let Some(pause) = open {
            pause.to = Some(at);
        }
    }

    fn took_part(&mut self, account: Option<AccountId>) {
        if let Some(account) = account.filter(|account| !self.handlers.contains(account)) {
            self.handlers.push(account);
        }
    }
}

/// Whether what everybody saw is to be looked at again: it changed, or was taken back. Facts are corrected already.
fn is_no_longer_what_was_shown(fact: &Fact, facts: &[Dated]) -> bool {
    match fact {
        Fact::Withheld { .. } | Fact::Unpublished { .. } | Fact::Withdrawn { .. } | Fact::Merged { .. } | Fact::Returned { .. } => true,
        Fact::Amended { said, .. } => said.is_some(),
        Fact::KeptPrivate { private } => *private,
        Fact::Corrected { target, .. } => facts.get(*target as usize - 1).is_some_and(|target| {
            matches!(target.fact, Fact::Received { .. } | Fact::Amended { .. } | Fact::Answered { .. } | Fact::Replied { .. })
        }),
        _ => false,
    }
}

fn actor(dated: &Dated) -> Option<AccountId> {
    match &dated.by {
        ActedBy::Staff { account, .. } => Some(*account),
        ActedBy::Resident | ActedBy::Automatic => None,
    }
}

fn done(dated: &Dated) -> Done {
    let name = match &dated.by {
        ActedBy::Staff { name, .. } => name.clone(),
        ActedBy::Resident | ActedBy::Automatic => String::new(),
    };
    Done { by: actor(dated), name, at: dated.at }
}
