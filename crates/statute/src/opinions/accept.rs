//! Accept (接单): from now on one person answers for it.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Today};
use crate::access::Permission;

/// Article 10: one of the squad that has it accepts, and is the handler. Nobody accepts for another squad, also not
/// for one below their own.
pub fn may_accept(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    let assignment = opinion.assignment.as_ref();
    let own_squad = match (doer, assignment) {
        (Doer::Staff(clerk), Some(assignment)) if clerk.may(Permission::AcceptOpinion, Some(assignment.squad)) => {
            clerk.squad == Some(assignment.squad)
        }
        // Whose post it is not, or no squad has it: said by the conditions below.
        (Doer::Resident, _) | (Doer::Staff(_), _) => true,
    };
    Conditions::of(Act::Accept)
        .permitted(opinion, doer, Permission::AcceptOpinion)
        .refuse_if(!own_squad, || {
            let squad_name = assignment.map_or("", |assignment| assignment.squad_name.as_str());
            Reason::new("not_your_squad", 10).with("squad_name", squad_name)
        })
        .open(opinion)
        .assigned(opinion, 10)
        .not_accepted(opinion, 10)
        .verdict()
}

/// Accepts it.
pub fn accept(opinion: &Opinion, doer: Doer, today: &Today) -> Result<Outcome, Refusal> {
    may_accept(opinion, doer, today)?;
    Ok(Outcome::of(Fact::Accepted, 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn one_of_the_squad_that_has_it_accepts() {
        let may = |story: &Story, who: &Clerk| may_accept(&story.opinion(), Doer::Staff(who), &story.today());
        let below =
            sorted().then(OPERATOR, Fact::Assigned { squad: SQUAD_BELOW_1, squad_name: "below".into(), rule: None });
        check(&[
            ("no squad", may(&sorted(), &officer()), &["not_assigned"]),
            ("an officer of the squad", may(&assigned(), &officer()), &[]),
            ("the squad leader", may(&assigned(), &squad_leader()), &[]),
            ("the leader above that squad", may(&below, &squad_leader()), &["not_your_squad"]),
            ("another squad's officer", may(&assigned(), &other_officer()), &["not_your_squad"]),
            ("accepted already", may(&accepted(), &second_officer()), &["already_accepted"]),
            ("handed back after that", may(&accepted().handed_back(), &officer()), &["not_assigned"]),
            ("merged", may(&assigned().merged(), &officer()), &["merged_into"]),
            ("an operator", may(&assigned(), &operator()), &["not_permitted"]),
            (
                "the resident",
                may_accept(&assigned().opinion(), Doer::Resident, &assigned().today()),
                &["not_for_residents"],
            ),
        ]);
        let refused = may(&accepted(), &second_officer()).unwrap_err();
        assert_eq!(refused.met, ["permitted", "open", "assigned"], "what is met is said too");
        let decided = accept(&assigned().opinion(), Doer::Staff(&officer()), &assigned().today()).unwrap();
        assert_eq!(decided.facts, [Fact::Accepted]);
    }
}
