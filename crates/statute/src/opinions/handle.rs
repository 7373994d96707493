//! Handle (现场处理): what was done on the spot, by whom, with photos of before and after.

use super::conditions::Conditions;
use super::{Act, Approach, Doer, Fact, Opinion, Outcome, Photo, Reason, Refusal, Said, Today};
use crate::access::Permission;
use crate::ids::AccountId;

/// Colleagues of one handling; more than a patrol on two cars is a campaign, not a handling.
pub const COMPANIONS_MAX: usize = 10;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct HandleAsked {
    /// What was done.
    pub said: Said,
    /// Colleagues who were there.
    pub companions: Vec<AccountId>,
    /// Photos from before.
    pub before: Vec<Photo>,
    /// Photos from after.
    pub after: Vec<Photo>,
}

/// Article 14: the squad that accepted it handles it and records what was done, while its clock runs. It may be
/// handled more than once; what was verified before is then verified again.
pub fn may_handle(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    Conditions::of(Act::Handle)
        .permitted(opinion, doer, Permission::HandleOpinion)
        .open(opinion)
        .accepted(opinion, 14)
        .no_question_open(opinion, 14)
        .not_suspended(opinion, 14)
}

/// Article 14: what was managed or enforced shows in a photo of afterwards; help and advice need not.
fn shows_afterwards(approach: Approach) -> bool {
    match approach {
        Approach::Manage | Approach::Enforce => true,
        Approach::Assist => false,
    }
}

/// Records the handling.
pub fn handle(opinion: &Opinion, asked: &HandleAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    let wants_photo = opinion.sorting.as_ref().is_some_and(|sorting| shows_afterwards(sorting.approach));
    conditions(opinion, doer)
        .settled()?
        .words("said", &asked.said)
        .refuse_if(wants_photo && asked.after.is_empty(), || Reason::new("no_after_photo", 14).at_field("after"))
        .photos("before", &asked.before)
        .photos("after", &asked.after)
        .refuse_if(asked.companions.len() > COMPANIONS_MAX, || {
            Reason::new("too_many_companions", 14).with("max", COMPANIONS_MAX).at_field("companions")
        })
        .verdict()?;
    let HandleAsked { said, companions, before, after } = asked.clone();
    Ok(Outcome::of(Fact::Handled { said, companions, before, after }, 14))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::Standing;
    use crate::opinions::fixture::*;

    #[test]
    fn the_squad_that_accepted_it_handles_it() {
        let may = |story: &Story, who: &Clerk| may_handle(&story.opinion(), Doer::Staff(who), &story.today());
        check(&[
            ("nobody accepted", may(&assigned(), &officer()), &["not_accepted"]),
            ("accepted", may(&accepted(), &officer()), &[]),
            ("by a colleague of the squad", may(&accepted(), &second_officer()), &[]),
            ("once more", may(&handled(), &officer()), &[]),
            ("after the reply", may(&replied(), &officer()), &[]),
            ("suspended", may(&suspended(), &officer()), &["suspended"]),
            ("waiting for the resident", may(&asked(), &officer()), &["question_open"]),
            ("closed out", may(&closed(), &officer()), &["closed"]),
            ("another squad's officer", may(&accepted(), &other_officer()), &["not_your_squad"]),
            ("an operator", may(&accepted(), &operator()), &["not_permitted"]),
            ("merged", may(&accepted().merged(), &officer()), &["merged_into"]),
        ]);
    }

    #[test]
    fn what_was_managed_or_enforced_shows_in_a_photo_of_afterwards() {
        let decide = |approach, after: usize, words: &str| {
            let story = received().sorted_as("street-order/stalls", approach, None).assigned().accepted();
            let (said, after) = (said(words), photos(after));
            let asked = HandleAsked { said, companions: vec![], before: vec![], after };
            handle(&story.opinion(), &asked, Doer::Staff(&officer()), &story.today()).map(drop)
        };
        check(&[
            ("enforced, one photo", decide(Approach::Enforce, 1, "Cleared."), &[]),
            ("enforced, none", decide(Approach::Enforce, 0, "Cleared."), &["no_after_photo"]),
            ("managed, none", decide(Approach::Manage, 0, "Cleared."), &["no_after_photo"]),
            ("assisted, none", decide(Approach::Assist, 0, "Advised."), &[]),
            ("six photos", decide(Approach::Enforce, 6, "Cleared."), &[]),
            ("seven photos", decide(Approach::Enforce, 7, "Cleared."), &["too_many_photos"]),
            ("all missing at once", decide(Approach::Enforce, 0, ""), &["text_missing", "no_after_photo"]),
        ]);
    }

    #[test]
    fn everybody_who_was_there_took_part() {
        let there = |companions: Vec<AccountId>| Fact::Handled {
            said: said("Cleared."),
            companions,
            before: vec![],
            after: photos(1),
        };
        let story = accepted().then(SECOND_OFFICER, there(vec![OFFICER.account(), SQUAD_LEADER.account()]));
        let took_part = [OFFICER, SECOND_OFFICER, SQUAD_LEADER].map(Person::account);
        assert_eq!(story.opinion().handlers, took_part);
        let many = |count: u128| {
            let companions = (0..count).map(|n| Person::numbered(100 + n)).collect();
            let asked = HandleAsked { said: said("x"), companions, before: vec![], after: photos(1) };
            handle(&accepted().opinion(), &asked, Doer::Staff(&officer()), &accepted().today()).map(drop)
        };
        check(&[("ten came along", many(10), &[]), ("eleven", many(11), &["too_many_companions"])]);
        let before = |count: usize| {
            let asked = HandleAsked { said: said("x"), companions: vec![], before: photos(count), after: photos(1) };
            handle(&accepted().opinion(), &asked, Doer::Staff(&officer()), &accepted().today()).map(drop)
        };
        check(&[("six before", before(6), &[]), ("seven before", before(7), &["too_many_photos"])]);
    }

    #[test]
    fn handling_after_the_reply_wants_a_new_verification() {
        let again = replied().verified(true).handled().opinion();
        assert_eq!(again.standing(), Standing::ToVerify);
        assert!(again.replied.is_some());
    }
}
