//! Verify (核实): somebody else looks whether it is as the reply says.

use super::conditions::Conditions;
use super::{Act, Doer, Done, Fact, Opinion, Outcome, Photo, Reason, Refusal, Said, Today};
use crate::access::{Clerk, Permission};

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct VerifyAsked {
    /// It is as the reply says.
    pub passed: bool,
    /// What was seen, or who was asked.
    pub said: Said,
    /// Photos of it.
    pub photos: Vec<Photo>,
}

/// Article 17: another person than those who handled it, and than the one who wrote the reply, verifies the newest
/// reply, once. Where it does not hold, the opinion goes back to handling on the same clock.
pub fn may_verify(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    let verified = opinion.verified.as_ref();
    let weighed = Conditions::of(Act::Verify)
        .permitted(opinion, doer, Permission::VerifyOpinion)
        .open(opinion)
        .replied(opinion, 17)
        .need("not_verified", verified.is_none(), || {
            let name = verified.map_or("", |done| done.name.as_str());
            Reason::new("already_verified", 17).with("name", name).cleared_by(Act::Reopen)
        });
    match doer {
        Doer::Staff(clerk) => weighed.another_person(opinion, clerk),
        Doer::Resident => weighed,
    }
}

impl Conditions {
    fn another_person(self, opinion: &Opinion, clerk: &Clerk) -> Self {
        let own = |done: &Option<Done>| done.as_ref().is_some_and(|done| done.by == Some(clerk.account));
        // Whoever accepted is among the handlers; said again so that the rule does not hang on how they are kept.
        let handled = opinion.handlers.contains(&clerk.account) || own(&opinion.accepted) || own(&opinion.handled);
        self.need("another_person", !handled, || Reason::new("own_handling", 17))
            .refuse_if(own(&opinion.replied), || Reason::new("own_reply", 17))
    }
}

/// Records what was found.
pub fn verify(opinion: &Opinion, asked: &VerifyAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer).settled()?.words("said", &asked.said).photos("photos", &asked.photos).verdict()?;
    let VerifyAsked { passed, said, photos } = asked.clone();
    Ok(Outcome::of(Fact::Verified { passed, said, photos }, 17))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::Standing;
    use crate::opinions::fixture::*;

    #[test]
    fn another_person_than_handler_and_replier_verifies() {
        let may = |story: &Story, who: &Clerk| may_verify(&story.opinion(), Doer::Staff(who), &story.today());
        // The officer handled, the squad leader wrote the reply.
        let story = handled().then(SQUAD_LEADER, Fact::Replied { said: said("Cleared.") });
        let companion = accepted()
            .then(
                OFFICER,
                Fact::Handled {
                    said: said("Cleared."),
                    companions: vec![SECOND_OFFICER.account()],
                    before: vec![],
                    after: photos(1),
                },
            )
            .replied();
        check(&[
            ("the handler", may(&story, &officer()), &["own_handling"]),
            ("the replier", may(&story, &squad_leader()), &["own_reply"]),
            ("handler and replier in one", may(&replied(), &officer()), &["own_handling", "own_reply"]),
            ("a colleague who was there", may(&companion, &second_officer()), &["own_handling"]),
            ("a colleague who was not", may(&story, &second_officer()), &[]),
            (
                "the handler, after reopening",
                may(&replied().reopened().replied(), &officer()),
                &["own_handling", "own_reply"],
            ),
            ("a reviewer", may(&story, &reviewer()), &[]),
            ("an operator", may(&story, &operator()), &[]),
            ("another squad's officer", may(&story, &other_officer()), &["not_your_squad"]),
            ("the resident", may_verify(&story.opinion(), Doer::Resident, &story.today()), &["not_for_residents"]),
        ]);
    }

    #[test]
    fn the_newest_reply_is_verified_once() {
        let may = |story: &Story| may_verify(&story.opinion(), Doer::Staff(&reviewer()), &story.today());
        check(&[
            ("handled, not answered", may(&handled()), &["not_replied"]),
            ("answered", may(&replied()), &[]),
            ("verified", may(&replied().verified(true)), &["already_verified"]),
            ("verified, answered again", may(&replied().verified(true).replied()), &[]),
            ("verified, handled again", may(&replied().verified(true).handled()), &[]),
            ("not passed, nothing new", may(&replied().verified(false)), &["not_replied"]),
            ("not passed, handled and answered", may(&replied().verified(false).handled().replied()), &[]),
            ("closed out", may(&closed()), &["closed", "already_verified"]),
            ("merged", may(&merged()), &["merged_into", "not_replied"]),
        ]);
    }

    #[test]
    fn what_does_not_hold_goes_back_to_handling() {
        let back = replied().verified(false).opinion();
        assert_eq!(back.standing(), Standing::Handling);
        assert_eq!((back.handled, back.replied, back.verified), (None, None, None));
        assert_eq!(back.reopened, None, "the clock goes on from where it was");
        let story = replied();
        let silent = VerifyAsked { passed: false, said: said(""), photos: photos(7) };
        let decided = verify(&story.opinion(), &silent, Doer::Staff(&reviewer()), &story.today());
        check(&[("without a word", decided.map(drop), &["text_missing", "too_many_photos"])]);
    }
}
