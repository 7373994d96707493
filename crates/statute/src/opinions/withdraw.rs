//! Withdraw (撤回): its reporter takes it back before a squad has begun.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Halves, Opinion, Outcome, Reason, Refusal, Said, Today};

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct WithdrawAsked {
    /// Why.
    pub reason: Said,
}

/// Article 26: as long as nobody has accepted it, and nobody else's matter goes on under it.
pub fn may_withdraw(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

/// Withdraws. Where it goes on under another, that one is worked on without it.
pub fn withdraw(opinion: &Opinion, asked: &WithdrawAsked, doer: Doer, _today: &Today) -> Result<Halves, Refusal> {
    conditions(opinion, doer).settled()?.words("reason", &asked.reason).verdict()?;
    let released = Fact::Released { from: opinion.id, number: opinion.number.clone() };
    Ok(Halves {
        own: Outcome::of(Fact::Withdrawn { reason: asked.reason.clone() }, 26),
        lead: opinion.merged_into.map(|_| Outcome::of(released, 26)),
    })
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    let joined = opinion.absorbed.len();
    Conditions::of(Act::Withdraw)
        .reporters_own(doer)
        .open_or_merged(opinion)
        .need("no_squad_has_it", opinion.accepted.is_none(), || Reason::new("squad_has_it", 26).cleared_by(Act::Answer))
        .need("nobody_joined", joined == 0, || Reason::new("others_joined", 26).with("count", joined).cleared_by(Act::KeepPrivate))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;
    use crate::opinions::Standing;

    fn may(story: &Story) -> Result<(), Refusal> {
        may_withdraw(&story.opinion(), Doer::Resident, &story.today())
    }

    #[test]
    fn until_a_squad_accepts_it_and_not_from_under_others() {
        let silent = withdraw(&received().opinion(), &WithdrawAsked { reason: said("") }, Doer::Resident, &received().today());
        check(&[
            ("just received", may(&received()), &[]),
            ("with a squad, not accepted", may(&assigned()), &[]),
            ("accepted", may(&accepted()), &["squad_has_it"]),
            ("handed back", may(&accepted().handed_back()), &[]),
            ("closed out", may(&closed()), &["closed", "squad_has_it"]),
            ("returned", may(&received().returned()), &["returned"]),
            ("withdrawn already", may(&received().withdrawn()), &["withdrawn"]),
            ("others joined it", may(&received().absorbing()), &["others_joined"]),
            ("by an operator", may_withdraw(&received().opinion(), Doer::Staff(&operator()), &received().today()), &["only_reporter"]),
            ("without a reason", silent.map(drop), &["text_missing"]),
        ]);
    }

    #[test]
    fn its_clocks_stop_and_the_one_it_went_on_under_is_told() {
        let story = assigned().withdrawn();
        assert_eq!(story.opinion().standing(), Standing::Withdrawn);
        assert!(crate::opinions::clocks(&story.opinion(), &story.today()).iter().all(|run| !run.is_running()));
        let asked = WithdrawAsked { reason: said("Solved.") };
        let halves = withdraw(&merged().opinion(), &asked, Doer::Resident, &merged().today()).unwrap();
        assert_eq!(halves.lead.unwrap().facts, [Fact::Released { from: CHILD, number: "QT-20260213-0001".into() }]);
        assert_eq!(merged().withdrawn().opinion().standing(), Standing::Withdrawn);
        assert_eq!(withdraw(&received().opinion(), &asked, Doer::Resident, &received().today()).unwrap().lead, None);
    }
}
