//! Amend (改自己说的): its reporter mends the words or how to be reached; what was first said stays.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct AmendAsked {
    /// The words as they should be; nothing leaves them.
    pub said: Option<Said>,
    /// Name or telephone given anew (true), or taken back; nothing leaves them. They are kept apart from the facts.
    pub contact: Option<bool>,
}

/// Article 26: until it is closed out.
pub fn may_amend(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

/// Amends.
pub fn amend(opinion: &Opinion, asked: &AmendAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    let said = asked.said.clone().filter(|said| said.text != opinion.said.text);
    let weighed = conditions(opinion, doer)
        .settled()?
        .refuse_if(said.is_none() && asked.contact.is_none(), || Reason::new("nothing_amended", 26).at_field("text"));
    let weighed = match &said {
        Some(said) => weighed.words("text", said),
        None => weighed,
    };
    weighed.verdict()?;
    Ok(Outcome::of(Fact::Amended { said, contact: asked.contact }, 26))
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    Conditions::of(Act::Amend).reporters_own(doer).open_or_merged(opinion)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    fn try_at(story: &Story, text: Option<&str>, contact: Option<bool>) -> Result<(), Refusal> {
        let asked = AmendAsked { said: text.map(said), contact };
        amend(&story.opinion(), &asked, Doer::Resident, &story.today()).map(drop)
    }

    #[test]
    fn until_it_is_closed_out() {
        check(&[
            ("just received", try_at(&received(), Some("Stalls."), None), &[]),
            ("answered", try_at(&replied(), Some("Stalls."), None), &[]),
            ("merged", try_at(&merged(), Some("Stalls."), None), &[]),
            ("closed out", try_at(&closed(), Some("Stalls."), None), &["closed"]),
            ("returned", try_at(&received().returned(), None, Some(true)), &["returned"]),
            ("how to be reached alone", try_at(&received(), None, Some(true)), &[]),
            ("nothing", try_at(&received(), None, None), &["nothing_amended"]),
            ("the same words", try_at(&received(), Some("Stalls on the pavement every night."), None), &["nothing_amended"]),
            ("no words", try_at(&received(), Some(""), None), &["text_missing"]),
            ("4,001 characters", try_at(&received(), Some(&"x".repeat(4_001)), None), &["text_too_long"]),
        ]);
        let staff = may_amend(&received().opinion(), Doer::Staff(&operator()), &received().today());
        check(&[("by an operator", staff, &["only_reporter"])]);
    }

    #[test]
    fn the_newest_words_count_and_the_first_stay() {
        let story = received().then(RESIDENT, Fact::Amended { said: Some(said("Only on Fridays.")), contact: Some(true) });
        let opinion = story.opinion();
        assert_eq!((opinion.said.text.as_str(), opinion.anonymous), ("Only on Fridays.", false));
        assert_eq!(story.facts[0], received().facts[0]);
    }
}
