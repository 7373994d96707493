//! Supervise (督办): a leader orders how and how fast.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Refusal, Said, Today};
use crate::access::Permission;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct SuperviseAsked {
    /// The order, seen by the handler and every leader.
    pub order: Said,
}

/// Article 15: a leader may put an opinion under supervision while it is worked on, and add to the order later.
pub fn may_supervise(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    Conditions::of(Act::Supervise).permitted(opinion, doer, Permission::SuperviseOpinion).open(opinion)
}

/// Puts it under supervision.
pub fn supervise(opinion: &Opinion, asked: &SuperviseAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer).settled()?.words("order", &asked.order).verdict()?;
    Ok(Outcome::of(Fact::Supervised { order: asked.order.clone() }, 15))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn a_leader_supervises_what_is_worked_on() {
        let may = |story: &Story, who: &Clerk| may_supervise(&story.opinion(), Doer::Staff(who), &story.today());
        let supervised = accepted().then(SQUAD_LEADER, Fact::Supervised { order: said("Two days.") });
        check(&[
            ("bureau leader, just received", may(&received(), &bureau_leader()), &[]),
            ("squad leader, own squad", may(&accepted(), &squad_leader()), &[]),
            ("a second order", may(&supervised, &squad_leader()), &[]),
            ("another squad's leader", may(&accepted(), &other_leader()), &["not_your_squad"]),
            ("squad leader, no squad yet", may(&sorted(), &squad_leader()), &["not_permitted"]),
            ("an operator", may(&accepted(), &operator()), &["not_permitted"]),
            ("closed out", may(&closed(), &bureau_leader()), &["closed"]),
            ("merged", may(&merged(), &bureau_leader()), &["merged_into"]),
        ]);
        let (story, who) = (accepted(), bureau_leader());
        let silent = SuperviseAsked { order: said("") };
        let decided = supervise(&story.opinion(), &silent, Doer::Staff(&who), &story.today());
        check(&[("without an order", decided.map(drop), &["text_missing"])]);
        assert_eq!(supervised.opinion().supervised, Some(supervised.now()));
    }
}
