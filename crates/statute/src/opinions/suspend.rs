//! Suspend (暂停): the work has to wait for somebody else, such as an appraisal or a measurement.

use super::conditions::{Conditions, day_of};
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct SuspendAsked {
    /// What it waits for.
    pub reason: Said,
}

/// Article 12: the squad that works on it may stop the finish clock, with a reason, while it waits for something
/// outside its hands. A clock already stopped is not stopped again.
pub fn may_suspend(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    let since = opinion.suspended;
    Conditions::of(Act::Suspend)
        .permitted(opinion, doer, Permission::SuspendOpinion)
        .open(opinion)
        .accepted(opinion, 12)
        .not_replied(opinion, 12)
        .no_question_open(opinion, 12)
        .with_nobody_else(opinion)
        .need("not_suspended", since.is_none(), || {
            let since = day_of(since.unwrap_or(opinion.received_at));
            Reason::new("already_suspended", 12).with("suspended_on", since).cleared_by(Act::Resume)
        })
}

/// Stops the clock.
pub fn suspend(opinion: &Opinion, asked: &SuspendAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer).settled()?.words("reason", &asked.reason).verdict()?;
    Ok(Outcome::of(Fact::Suspended { reason: asked.reason.clone() }, 12))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::Standing;
    use crate::opinions::fixture::*;

    #[test]
    fn a_running_clock_is_stopped_by_those_who_work_on_it() {
        let may = |story: &Story, who: &Clerk| may_suspend(&story.opinion(), Doer::Staff(who), &story.today());
        check(&[
            ("nobody accepted", may(&assigned(), &officer()), &["not_accepted"]),
            ("accepted", may(&accepted(), &officer()), &[]),
            ("suspended already", may(&suspended(), &officer()), &["already_suspended"]),
            ("resumed", may(&suspended().resumed(), &officer()), &[]),
            ("a question is open", may(&asked(), &officer()), &["question_open"]),
            ("answered", may(&replied(), &officer()), &["already_replied"]),
            ("merged", may(&accepted().merged(), &officer()), &["merged_into"]),
            ("an operator", may(&accepted(), &operator()), &["not_permitted"]),
        ]);
    }

    #[test]
    fn the_clock_waits_until_it_is_resumed() {
        let (story, who) = (accepted(), officer());
        let asked = SuspendAsked { reason: said("") };
        let decided = suspend(&story.opinion(), &asked, Doer::Staff(&who), &story.today());
        check(&[("without a reason", decided.map(drop), &["text_missing"])]);
        assert_eq!(suspended().opinion().standing(), Standing::Suspended);
        let resumed = suspended().resumed();
        let opinion = resumed.opinion();
        assert_eq!(opinion.standing(), Standing::Handling);
        assert_eq!(opinion.pauses[0].to, Some(resumed.now()));
    }
}
