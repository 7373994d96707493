//! Answer (补充): the resident adds to what was said, asked or not.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Photo, Reason, Refusal, Said, Today};
use crate::access::Permission;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerAsked {
    /// What is added.
    pub said: Said,
    /// Photos handed in with it.
    pub photos: Vec<Photo>,
}

/// Article 11: the resident may add something at any time while it is worked on, under the own receipt also when it
/// was merged. The bureau's people enter an answer for the resident only where one was asked for.
pub fn may_answer(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    let weighed = Conditions::of(Act::Answer)
        .permitted_or_resident(opinion, doer, Permission::AnswerForResident)
        .open_or_merged(opinion);
    match doer {
        Doer::Resident => weighed,
        Doer::Staff(_) => weighed.need("question_open", opinion.asked.is_some(), || {
            Reason::new("no_open_question", 11).cleared_by(Act::Ask)
        }),
    }
}

/// Records what was added; an open question is thereby answered and the clock runs on.
pub fn answer(opinion: &Opinion, asked: &AnswerAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer).settled()?.words("said", &asked.said).photos("photos", &asked.photos).verdict()?;
    let AnswerAsked { said, photos } = asked.clone();
    Ok(Outcome::of(Fact::Answered { said, photos }, 11))
}

/// The fact that an open question's term has run out, once it has. The platform records it by itself and the clock
/// runs on.
pub fn answer_expired(opinion: &Opinion, today: &Today) -> Option<Fact> {
    let (_, until) = opinion.asked?;
    (opinion.standing().is_open() && today.now >= until).then_some(Fact::AnswerExpired)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn the_resident_may_always_add_while_it_is_worked_on() {
        let resident = |story: &Story| may_answer(&story.opinion(), Doer::Resident, &story.today());
        let clerk = |story: &Story, who: &Clerk| may_answer(&story.opinion(), Doer::Staff(who), &story.today());
        check(&[
            ("just received", resident(&received()), &[]),
            ("asked", resident(&asked()), &[]),
            ("answered by the bureau", resident(&replied()), &[]),
            ("merged", resident(&merged()), &[]),
            ("closed out", resident(&closed()), &["closed"]),
            ("returned", resident(&received().returned()), &["returned"]),
            ("operator, asked", clerk(&asked(), &operator()), &[]),
            ("operator, not asked", clerk(&accepted(), &operator()), &["no_open_question"]),
            ("operator, answered already", clerk(&asked().answered(), &operator()), &["no_open_question"]),
            ("an officer, asked", clerk(&asked(), &officer()), &["not_permitted"]),
        ]);
    }

    #[test]
    fn an_answer_has_words_and_at_most_six_photos() {
        let story = asked();
        let decide = |words: &str, count: usize| {
            let asked = AnswerAsked { said: said(words), photos: photos(count) };
            answer(&story.opinion(), &asked, Doer::Resident, &story.today()).map(drop)
        };
        check(&[
            ("six photos", decide("The green stall.", 6), &[]),
            ("seven photos", decide("The green stall.", 7), &["too_many_photos"]),
            ("no words", decide(" ", 1), &["text_missing"]),
        ]);
    }

    #[test]
    fn a_question_expires_at_the_end_of_its_term_and_only_once() {
        let story = asked();
        let (_, until) = story.opinion().asked.unwrap();
        let expired = |story: &Story, now| answer_expired(&story.opinion(), &today_at(now));
        assert_eq!(expired(&story, until.plus_ms(-1)), None);
        assert_eq!(expired(&story, until), Some(Fact::AnswerExpired));
        assert_eq!(expired(&story.clone().then(AUTOMATIC, Fact::AnswerExpired), until), None);
        assert_eq!(expired(&story.clone().answered(), until), None);
        assert_eq!(expired(&story.merged(), until), None, "the lead's clock is another");
    }
}
