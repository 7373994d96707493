//! Reopen (重办): the reply does not settle it, so the work and its clock begin again.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;
use crate::day::Day;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ReopenAsked {
    /// What is not settled.
    pub reason: Said,
}

/// Article 18: the resident, an operator or a bureau leader may have an answered opinion done again, closed out or
/// not, until 24:00 of the fifteenth natural day (the bureau sets how many) after the reply. Squad and handler stay.
pub fn may_reopen(opinion: &Opinion, doer: Doer, today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer, today).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer, today: &Today) -> Conditions {
    let number = opinion.merged_into_number.as_deref();
    let weighed = Conditions::of(Act::Reopen)
        .permitted_or_resident(opinion, doer, Permission::ReopenOpinion)
        .not_returned(opinion)
        .refuse_if(number.is_some(), || {
            Reason::new("merged_into", 9).with("number", number.unwrap_or_default()).cleared_by(Act::Unmerge)
        });
    let Some(last_day) = last_day_to_object(opinion, today) else {
        return weighed.need("replied", false, || {
            Reason::new("nothing_to_reopen", 18).cleared_by(Act::Urge).cleared_by(Act::Supervise)
        });
    };
    weighed.need("within_window", may_object(opinion, today), || {
        Reason::new("reopening_window_over", 18).with("last_on", last_day.to_string()).with("days", today.reopen_days)
    })
}

/// Reopens.
pub fn reopen(opinion: &Opinion, asked: &ReopenAsked, doer: Doer, today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer, today).settled()?.words("reason", &asked.reason).verdict()?;
    Ok(Outcome::of(Fact::Reopened { reason: asked.reason.clone() }, 18))
}

/// The last day on which the newest reply may be rated or the opinion reopened; nothing before there is a reply. What
/// was closed out without one (a ledger brought in from elsewhere) counts from that day.
pub fn last_day_to_object(opinion: &Opinion, today: &Today) -> Option<Day> {
    let from = opinion.replied.as_ref().map(|done| done.at).or(opinion.closed)?;
    Some(from.day().plus(i32::from(today.reopen_days)))
}

/// Whether that day has not passed: 24:00 still belongs to it.
pub(super) fn may_object(opinion: &Opinion, today: &Today) -> bool {
    last_day_to_object(opinion, today).is_some_and(|day| today.now <= day.at_minute(1_440))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::MINUTE_MS;
    use crate::opinions::Standing;
    use crate::opinions::fixture::*;

    #[test]
    fn what_was_answered_may_be_done_again() {
        let by = |story: &Story, doer: Doer| may_reopen(&story.opinion(), doer, &story.today());
        let resident = |story: &Story| by(story, Doer::Resident);
        check(&[
            ("not answered", resident(&handled()), &["nothing_to_reopen"]),
            ("answered", resident(&replied()), &[]),
            ("verified", resident(&replied().verified(true)), &[]),
            ("content, then not", resident(&replied().rated(true)), &[]),
            ("closed out", resident(&closed()), &[]),
            ("reopened already", resident(&replied().reopened()), &["nothing_to_reopen"]),
            ("failed verification", resident(&replied().verified(false)), &["nothing_to_reopen"]),
            ("returned", resident(&received().returned()), &["returned", "nothing_to_reopen"]),
            ("merged", resident(&merged()), &["merged_into", "nothing_to_reopen"]),
            ("closed out elsewhere, without a reply", resident(&received().closed()), &[]),
            ("an operator", by(&replied(), Doer::Staff(&operator())), &[]),
            ("the bureau leader", by(&closed(), Doer::Staff(&bureau_leader())), &[]),
            ("the squad leader", by(&closed(), Doer::Staff(&squad_leader())), &["not_permitted"]),
        ]);
    }

    #[test]
    fn until_24_00_of_the_fifteenth_day_after_the_reply() {
        let end = replied().now().day().plus(15).at_minute(1_440);
        let at = |now| may_reopen(&closed().opinion(), Doer::Resident, &today_at(now));
        check(&[("24:00", at(end), &[]), ("a minute later", at(end.plus_ms(MINUTE_MS)), &["reopening_window_over"])]);
        let story = closed();
        let silent = ReopenAsked { reason: said("\t") };
        let decided = reopen(&story.opinion(), &silent, Doer::Resident, &story.today());
        check(&[("without a reason", decided.map(drop), &["text_missing"])]);
    }

    #[test]
    fn squad_and_handler_stay_and_the_work_begins_again() {
        let before = accepted().asked().answered().extended(3).handled().replied().verified(true).closed();
        let story = before.clone().reopened();
        let (before, after) = (before.opinion(), story.opinion());
        assert_eq!(after.standing(), Standing::Handling);
        assert_eq!((&after.assignment, &after.accepted), (&before.assignment, &before.accepted));
        assert_eq!(after.handlers, before.handlers);
        assert_eq!(after.reopened, Some(story.now()));
        assert_eq!((after.extended_work_days, after.pauses), (0, vec![]));
        assert_eq!((after.handled, after.replied, after.verified, after.closed), (None, None, None, None));
    }
}
