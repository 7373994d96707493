//! Unmerge (撤销合并): it was another matter after all.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Merging, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct UnmergeAsked {
    /// Why.
    pub reason: Said,
}

/// Article 9: what was merged wrongly is taken apart again, with a reason, also when the lead is already closed out.
/// The child goes on from where it stood. Without a lead the answer holds for the child's side alone.
pub fn may_unmerge(child: &Opinion, lead: Option<&Opinion>, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(child, lead, doer).verdict()
}

fn conditions(child: &Opinion, lead: Option<&Opinion>, doer: Doer) -> Conditions {
    let merged_here = child.merged_into.is_some_and(|into| lead.is_none_or(|lead| lead.id == into));
    Conditions::of(Act::Unmerge)
        .permitted(child, doer, Permission::UnmergeOpinion)
        .need("merged", merged_here, || Reason::new("not_merged_here", 9).cleared_by(Act::Merge))
}

/// Takes the child out of the lead.
pub fn unmerge(
    child: &Opinion,
    lead: &Opinion,
    asked: &UnmergeAsked,
    doer: Doer,
    _today: &Today,
) -> Result<Merging, Refusal> {
    conditions(child, Some(lead), doer).settled()?.words("reason", &asked.reason).verdict()?;
    Ok(Merging {
        child: Outcome::of(Fact::Unmerged { reason: asked.reason.clone() }, 9),
        lead: Outcome::of(Fact::Released { from: child.id, number: child.number.clone() }, 9),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn only_what_is_merged_is_taken_apart() {
        let may = |child: &Story, lead: Option<&Opinion>, who: &Clerk| {
            may_unmerge(&child.opinion(), lead, Doer::Staff(who), &child.today())
        };
        let (lead, stranger) = (received().other_opinion(), received().opinion());
        check(&[
            ("merged", may(&merged(), Some(&lead), &operator()), &[]),
            ("merged, lead not looked at", may(&merged(), None, &operator()), &[]),
            ("lead closed out", may(&merged(), Some(&closed().other_opinion()), &operator()), &[]),
            ("merged into another", may(&merged(), Some(&stranger), &operator()), &["not_merged_here"]),
            ("not merged", may(&received(), Some(&lead), &operator()), &["not_merged_here"]),
            ("by an officer", may(&merged(), Some(&lead), &officer()), &["not_permitted"]),
        ]);
    }

    #[test]
    fn the_child_goes_on_from_where_it_stood() {
        let (child, lead) = (accepted().merged(), received().absorbing().other_opinion());
        let who = operator();
        let decide = |reason: &str| {
            let asked = UnmergeAsked { reason: said(reason) };
            unmerge(&child.opinion(), &lead, &asked, Doer::Staff(&who), &child.today())
        };
        check(&[("without a reason", decide("").map(drop), &["text_missing"])]);
        let apart = decide("A street lamp, not stalls.").unwrap();
        let after = child.clone().then(OPERATOR, apart.child.facts[0].clone()).opinion();
        assert_eq!(after.standing(), accepted().opinion().standing());
        assert_eq!((after.merged_into, after.merged_into_number), (None, None));
        let lead_after = received().absorbing().then(OPERATOR, Fact::Released { from: CHILD, number: "x".into() });
        assert_eq!(lead_after.opinion().absorbed, []);
    }
}
