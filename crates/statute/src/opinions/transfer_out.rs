//! Transfer out (转外单位): another agency does its part, and the bureau stays answerable for the reply.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;
use crate::day::Instant;

/// Natural days after today that another agency may take at most. The bureau's own number.
pub const TRANSFER_DAYS_MAX: i32 = 60;
/// Characters of an agency's name.
pub const UNIT_MAX: usize = 60;

/// Where an opinion is while another agency has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The agency.
    pub unit: String,
    /// Since when.
    pub at: Instant,
    /// Until when its answer is waited for.
    pub until: Instant,
    /// When it signed for it.
    pub signed: Option<Instant>,
    /// The day passed without an answer: the clock runs again.
    pub expired: bool,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferOutAsked {
    /// The agency.
    pub unit: String,
    /// What it is to do, and why it is its matter.
    pub reason: Said,
    /// Until when its answer is waited for; 24:00 belongs to the day it ends.
    pub until: Instant,
}

/// Article 30: before a reply, and while nobody else is waited for. The finish clock stands until the agency's answer is
/// in, or until the day named has passed.
pub fn may_transfer_out(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    Conditions::of(Act::TransferOut)
        .permitted(opinion, doer, Permission::ReturnOpinion)
        .open(opinion)
        .not_replied(opinion, 30)
        .no_question_open(opinion, 30)
        .not_suspended(opinion, 30)
}

/// Hands it to another agency, and stops the clock.
pub fn transfer_out(opinion: &Opinion, asked: &TransferOutAsked, doer: Doer, today: &Today) -> Result<Outcome, Refusal> {
    let (first, last) = (today.now.day().plus(1), today.now.day().plus(TRANSFER_DAYS_MAX));
    let until = asked.until.plus_ms(-1).day();
    conditions(opinion, doer)
        .settled()?
        .text("unit", &asked.unit, UNIT_MAX)
        .words("reason", &asked.reason)
        .refuse_if(until < first, || Reason::new("until_too_soon", 30).with("first_on", first.to_string()).at_field("until"))
        .refuse_if(until > last, || Reason::new("until_too_late", 30).with("last_on", last.to_string()).with("max", TRANSFER_DAYS_MAX).at_field("until"))
        .verdict()?;
    let TransferOutAsked { unit, reason, until } = asked.clone();
    Ok(Outcome::of(Fact::TransferredOut { unit, reason, until }, 30))
}

/// The fact that the day named has passed without an answer, once it has: the platform records it and the clock runs on.
pub fn transfer_expired(opinion: &Opinion, today: &Today) -> Option<Fact> {
    let transfer = opinion.transferred.as_ref()?;
    (!transfer.expired && opinion.standing().is_open() && today.now >= transfer.until).then_some(Fact::TransferExpired)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::Standing;
    use crate::opinions::fixture::*;

    #[test]
    fn an_operator_hands_it_out_while_nothing_else_is_waited_for() {
        let may = |story: &Story, who: &Clerk| may_transfer_out(&story.opinion(), Doer::Staff(who), &story.today());
        check(&[
            ("just received", may(&received(), &operator()), &[]),
            ("in hand", may(&accepted(), &operator()), &[]),
            ("an officer", may(&accepted(), &officer()), &["not_permitted"]),
            ("replied", may(&replied(), &operator()), &["already_replied"]),
            ("a question is open", may(&asked(), &operator()), &["question_open"]),
            ("suspended", may(&suspended(), &operator()), &["suspended"]),
            ("out already", may(&transferred(), &operator()), &["with_other_unit"]),
            ("closed out", may(&closed(), &operator()), &["closed", "already_replied"]),
        ]);
    }

    #[test]
    fn the_day_is_tomorrow_at_the_earliest_and_the_sixtieth_at_the_latest() {
        let story = accepted();
        let on = |days: i32| {
            let until = story.now().day().plus(days).at_minute(1_440);
            let asked = TransferOutAsked { unit: "Traffic police".into(), reason: said("Parking."), until };
            transfer_out(&story.opinion(), &asked, Doer::Staff(&operator()), &story.today()).map(drop)
        };
        check(&[("today", on(0), &["until_too_soon"]), ("tomorrow", on(1), &[]), ("the 60th day", on(60), &[]), ("the 61st", on(61), &["until_too_late"])]);
        let nameless = TransferOutAsked { unit: " ".into(), reason: said(""), until: story.now().day().plus(1).at_minute(1_440) };
        let decided = transfer_out(&story.opinion(), &nameless, Doer::Staff(&operator()), &story.today());
        check(&[("to nobody, without a word", decided.map(drop), &["text_missing", "text_missing"])]);
    }

    #[test]
    fn the_clock_stands_until_the_day_has_passed() {
        let story = transferred();
        let opinion = story.opinion();
        assert_eq!((opinion.standing(), opinion.pauses.len(), opinion.pauses[0].to), (Standing::Suspended, 1, None));
        let until = opinion.transferred.unwrap().until;
        assert_eq!(transfer_expired(&story.opinion(), &today_at(until.plus_ms(-1))), None);
        assert_eq!(transfer_expired(&story.opinion(), &today_at(until)), Some(Fact::TransferExpired));
        let expired = story.then(AUTOMATIC, Fact::TransferExpired);
        assert_eq!((expired.opinion().standing(), transfer_expired(&expired.opinion(), &today_at(until))), (Standing::Handling, None));
        assert!(expired.opinion().pauses[0].to.is_some() && expired.opinion().transferred.is_some());
    }
}
