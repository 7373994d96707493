//! Hand back (交回): the squad says why it is not the one.

use super::conditions::{Conditions, day_of};
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct HandBackAsked {
    /// Why it is not for this squad.
    pub reason: Said,
}

/// Article 10: a squad hands back, with a reason, what is not its own, before it has handled or answered it. What it
/// has suspended it resumes first: nobody else could.
pub fn may_hand_back(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    let handled = opinion.handled.as_ref();
    Conditions::of(Act::HandBack)
        .permitted(opinion, doer, Permission::HandBackOpinion)
        .open(opinion)
        .assigned(opinion, 10)
        .need("not_handled", handled.is_none(), || {
            let at = handled.map_or(opinion.received_at, |done| done.at);
            Reason::new("already_handled", 10).with("handled_on", day_of(at))
        })
        .not_replied(opinion, 10)
        .not_suspended(opinion, 10)
}

/// Hands it back; it waits to be assigned again.
pub fn hand_back(opinion: &Opinion, asked: &HandBackAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer).settled()?.words("reason", &asked.reason).verdict()?;
    Ok(Outcome::of(Fact::HandedBack { reason: asked.reason.clone() }, 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;
    use crate::opinions::{Kind, Standing};

    #[test]
    fn a_squad_hands_back_before_it_has_handled() {
        let may = |story: &Story, who: &Clerk| may_hand_back(&story.opinion(), Doer::Staff(who), &story.today());
        let answered_enquiry = received().of_kind(Kind::Enquiry).sorted().assigned().accepted().replied();
        check(&[
            ("no squad", may(&sorted(), &officer()), &["not_assigned"]),
            ("assigned", may(&assigned(), &officer()), &[]),
            ("accepted, by the squad leader", may(&accepted(), &squad_leader()), &[]),
            ("waiting for the resident", may(&asked(), &officer()), &[]),
            ("suspended", may(&suspended(), &officer()), &["suspended"]),
            ("handled", may(&handled(), &officer()), &["already_handled"]),
            ("answered without handling", may(&answered_enquiry, &officer()), &["already_replied"]),
            ("reopened", may(&replied().reopened(), &officer()), &[]),
            ("merged", may(&assigned().merged(), &officer()), &["merged_into"]),
            ("another squad's officer", may(&assigned(), &other_officer()), &["not_your_squad"]),
            ("an operator", may(&assigned(), &operator()), &["not_permitted"]),
        ]);
    }

    #[test]
    fn what_is_met_is_said_too() {
        let refused = may_hand_back(&handled().opinion(), Doer::Staff(&officer()), &handled().today()).unwrap_err();
        assert_eq!(refused.met, ["permitted", "open", "assigned", "not_replied", "not_suspended"]);
    }

    #[test]
    fn it_waits_to_be_assigned_again() {
        let (story, who) = (accepted(), officer());
        let decide = |reason: &str| {
            let asked = HandBackAsked { reason: said(reason) };
            hand_back(&story.opinion(), &asked, Doer::Staff(&who), &story.today())
        };
        check(&[("without a reason", decide(" ").map(drop), &["text_missing"])]);
        let fact = decide("The next street is squad 2's.").unwrap().facts.remove(0);
        let story = story.clone().then(OFFICER, fact);
        let waiting = story.opinion();
        assert_eq!(waiting.standing(), Standing::ToAssign);
        assert_eq!(waiting.accepted, None);
        assert_eq!(waiting.handed_back, Some(story.now()));
        let again = story.assigned().opinion();
        assert_eq!((again.handed_back, again.handlers), (None, vec![]));
    }
}
