//! Return (不予受理): no matter of the bureau's, said so to the resident.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnAsked {
    /// Why, in words for the resident.
    pub reason: Said,
}

/// Article 7: only before it goes to a squad, and only with a reason the resident gets. An opinion that others were
/// merged into is not returned over their reporters' heads.
pub fn may_return(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    let assignment = opinion.assignment.as_ref();
    Conditions::of(Act::Return)
        .permitted(opinion, doer, Permission::ReturnOpinion)
        .open(opinion)
        .need("not_assigned", assignment.is_none(), || {
            let squad_name = assignment.map_or("", |assignment| assignment.squad_name.as_str());
            Reason::new("already_assigned", 7).with("squad_name", squad_name).cleared_by(Act::HandBack)
        })
        .leads_none(opinion)
}

/// Returns it as not accepted.
pub fn return_opinion(opinion: &Opinion, asked: &ReturnAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer).settled()?.words("reason", &asked.reason).verdict()?;
    Ok(Outcome::of(Fact::Returned { reason: asked.reason.clone() }, 7))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn an_opinion_is_returned_only_before_a_squad_has_it() {
        let may = |story: &Story, who: &Clerk| may_return(&story.opinion(), Doer::Staff(who), &story.today());
        let handed_back = assigned().then(OFFICER, Fact::HandedBack { reason: said("not ours") });
        check(&[
            ("just received", may(&received(), &operator()), &[]),
            ("sorted", may(&sorted(), &operator()), &[]),
            ("a squad has it", may(&assigned(), &operator()), &["already_assigned"]),
            ("handed back", may(&handed_back, &operator()), &[]),
            ("returned already", may(&received().returned(), &operator()), &["returned"]),
            ("others go on under it", may(&sorted().absorbing(), &operator()), &["leads_others"]),
            ("merged", may(&merged(), &operator()), &["merged_into"]),
            ("by a squad leader", may(&sorted(), &squad_leader()), &["not_permitted"]),
        ]);
    }

    #[test]
    fn the_resident_gets_a_reason() {
        let (story, who) = (received(), operator());
        let decide = |reason: &str| {
            let asked = ReturnAsked { reason: said(reason) };
            return_opinion(&story.opinion(), &asked, Doer::Staff(&who), &story.today()).map(drop)
        };
        check(&[
            ("with a reason", decide("A matter between neighbours."), &[]),
            ("without", decide("\n"), &["text_missing"]),
            ("4,000 characters", decide(&"x".repeat(4_000)), &[]),
            ("4,001 characters", decide(&"x".repeat(4_001)), &["text_too_long"]),
        ]);
    }
}
