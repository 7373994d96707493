//! Hand over (转交): somebody leaves, is ill, or has too much; another of the squad goes on with it.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::{Clerk, Permission};

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct HandOverAsked {
    /// Who goes on with it.
    pub to: Clerk,
    /// Why.
    pub reason: Said,
}

/// Article 10: the squad leader gives what somebody has accepted to another of the same squad, with a reason. Clocks run
/// on: who handles it is the bureau's affair, not the resident's.
pub fn may_hand_over(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    Conditions::of(Act::HandOver)
        .permitted(opinion, doer, Permission::HandOverOpinion)
        .open(opinion)
        .assigned(opinion, 10)
        .accepted(opinion, 10)
}

/// Hands it over. Whoever has handled it so far stays among those who may not verify it.
pub fn hand_over(opinion: &Opinion, asked: &HandOverAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    let HandOverAsked { to, reason } = asked;
    let squad = opinion.assignment.as_ref().map(|assignment| assignment.squad);
    let of_the_squad = to.squad == squad && to.may(Permission::AcceptOpinion, squad);
    let has_it = opinion.accepted.as_ref().is_some_and(|accepted| accepted.by == Some(to.account));
    let squad_name = opinion.assignment.as_ref().map_or("", |assignment| assignment.squad_name.as_str());
    conditions(opinion, doer)
        .settled()?
        .refuse_if(!of_the_squad, || {
            let reason = Reason::new("not_of_the_squad", 10).with("name", to.name.as_str());
            reason.with("squad_name", squad_name).at_field("to")
        })
        .refuse_if(has_it, || Reason::new("already_handler", 10).with("name", to.name.as_str()).at_field("to"))
        .words("reason", reason)
        .verdict()?;
    Ok(Outcome::of(Fact::HandedOver { to: to.account, name: to.name.clone(), reason: reason.clone() }, 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    fn over(story: &Story, to: Person, who: &Clerk, reason: &str) -> Result<Outcome, Refusal> {
        let asked = HandOverAsked { to: to.clerk(), reason: said(reason) };
        hand_over(&story.opinion(), &asked, Doer::Staff(who), &story.today())
    }

    #[test]
    fn a_squad_leader_hands_over_what_somebody_of_the_squad_has_accepted() {
        let may = |story: &Story, who: &Clerk| may_hand_over(&story.opinion(), Doer::Staff(who), &story.today());
        check(&[
            ("accepted", may(&accepted(), &squad_leader()), &[]),
            ("handled, to reply", may(&handled(), &squad_leader()), &[]),
            ("suspended", may(&suspended(), &squad_leader()), &[]),
            ("the handler", may(&accepted(), &officer()), &["not_permitted"]),
            ("another squad's leader", may(&accepted(), &other_leader()), &["not_your_squad"]),
            ("nobody has accepted", may(&assigned(), &squad_leader()), &["not_accepted"]),
            ("closed out", may(&closed(), &squad_leader()), &["closed"]),
            ("merged", may(&accepted().merged(), &squad_leader()), &["merged_into"]),
        ]);
        let to = |person: Person| over(&accepted(), person, &squad_leader(), "He leaves.").map(drop);
        check(&[
            ("another of the squad", to(SECOND_OFFICER), &[]),
            ("the squad leader takes it", to(SQUAD_LEADER), &[]),
            ("who has it already", to(OFFICER), &["already_handler"]),
            ("another squad's officer", to(OTHER_OFFICER), &["not_of_the_squad"]),
            ("somebody who handles nothing", to(OPERATOR), &["not_of_the_squad"]),
            ("without a reason", over(&accepted(), SECOND_OFFICER, &squad_leader(), " ").map(drop), &["text_missing"]),
        ]);
    }

    #[test]
    fn whoever_has_it_now_answers_for_it_and_nobody_who_had_it_verifies() {
        let (story, leader) = (handled(), squad_leader());
        let outcome = over(&story, SECOND_OFFICER, &leader, "He is ill.").unwrap();
        let before = story.opinion();
        let after = story.then(SQUAD_LEADER, outcome.facts[0].clone()).opinion();
        let accepted = after.accepted.clone().unwrap();
        assert_eq!((accepted.by, accepted.at), (Some(SECOND_OFFICER.account()), before.accepted.clone().unwrap().at));
        assert_eq!(after.handlers, [OFFICER.account(), SECOND_OFFICER.account()]);
        assert_eq!((after.standing(), after.handled), (before.standing(), before.handled), "the work done stays done");
    }
}
