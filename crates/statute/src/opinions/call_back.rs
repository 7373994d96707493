//! Call back (回访): whoever reported it is asked on the telephone whether it is as the reply says.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, RateAsked, Reason, Refusal, Said, Today, rate};
use crate::access::Permission;
use crate::day::Instant;

/// Calls about the newest reply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calls {
    /// When somebody was reached.
    pub reached: Option<Instant>,
    /// Times nobody was.
    pub missed: u16,
}

impl Calls {
    /// One more call.
    pub(super) fn took(&mut self, reached: bool, at: Instant) {
        if reached {
            self.reached = Some(at);
        } else {
            self.missed = self.missed.saturating_add(1);
        }
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct CallBackAsked {
    /// Somebody answered.
    pub reached: bool,
    /// What they said of it, if they did.
    pub satisfied: Option<bool>,
    /// What was said, or why nobody was reached.
    pub said: Said,
}

/// Article 29: after a reply, whoever left a way to be reached, once for each reply; nobody reached is tried again.
pub fn may_call_back(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    Conditions::of(Act::CallBack)
        .permitted(opinion, doer, Permission::RateForResident)
        .not_returned(opinion)
        .refuse_if(opinion.merged_into.is_some(), || {
            Reason::new("merged_into", 9).with("number", opinion.merged_into_number.clone()).cleared_by(Act::Unmerge)
        })
        .replied(opinion, 29)
        .need("somebody_to_call", !opinion.anonymous, || Reason::new("nobody_to_call", 29))
        .need("not_called_back", opinion.calls.reached.is_none(), || Reason::new("already_called_back", 29))
}

/// Records the call. What they say of the reply is their rating, where none was given yet and the time for one is not over.
pub fn call_back(opinion: &Opinion, asked: &CallBackAsked, doer: Doer, today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer)
        .settled()?
        .words("said", &asked.said)
        .refuse_if(!asked.reached && asked.satisfied.is_some(), || Reason::new("nobody_said_so", 29).at_field("satisfied"))
        .verdict()?;
    let CallBackAsked { reached, satisfied, said } = asked.clone();
    let mut outcome = Outcome::of(Fact::CalledBack { reached, satisfied, said }, 29);
    if let Some(satisfied) = satisfied
        && let Ok(rated) = rate(opinion, None, &RateAsked { satisfied, said: None }, doer, today)
    {
        outcome.facts.extend(rated.own.facts);
        outcome.grounds.extend(rated.own.grounds);
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    fn named(story: Story) -> Story {
        story.then(RESIDENT, Fact::Amended { said: None, contact: Some(true) })
    }

    fn called(story: &Story, reached: bool, satisfied: Option<bool>) -> Result<Outcome, Refusal> {
        let asked = CallBackAsked { reached, satisfied, said: said("Quiet now.") };
        call_back(&story.opinion(), &asked, Doer::Staff(&operator()), &story.today())
    }

    fn then(story: Story, outcome: Outcome) -> Story {
        outcome.facts.into_iter().fold(story, |story, fact| story.then(OPERATOR, fact))
    }

    #[test]
    fn whoever_can_be_reached_is_called_once_a_reply() {
        let may = |story: &Story, who: &Clerk| may_call_back(&story.opinion(), Doer::Staff(who), &story.today());
        let story = named(replied());
        let reached = then(story.clone(), called(&story, true, None).unwrap());
        let missed = then(story.clone(), called(&story, false, None).unwrap());
        check(&[
            ("replied", may(&story, &operator()), &[]),
            ("closed out", may(&named(replied().verified(true)).then(OPERATOR, Fact::ClosedOut), &operator()), &[]),
            ("anonymous", may(&replied(), &operator()), &["nobody_to_call"]),
            ("not replied", may(&named(handled()), &operator()), &["not_replied"]),
            ("reached", may(&reached, &operator()), &["already_called_back"]),
            ("nobody answered", may(&missed, &operator()), &[]),
            ("reached, replied again", may(&reached.replied(), &operator()), &[]),
            ("an officer", may(&story, &officer()), &["not_permitted"]),
            ("the resident", may_call_back(&story.opinion(), Doer::Resident, &story.today()), &["not_for_residents"]),
        ]);
        assert_eq!(missed.opinion().calls, Calls { reached: None, missed: 1 });
    }

    #[test]
    fn what_they_say_is_their_rating_where_none_was_given() {
        let story = named(replied());
        let facts = |story: &Story, satisfied| called(story, true, satisfied).unwrap().facts.len();
        assert_eq!((facts(&story, None), facts(&story, Some(false))), (1, 2));
        assert_eq!(then(story.clone(), called(&story, true, Some(false)).unwrap()).opinion().rated.map(|(content, _)| content), Some(false));
        assert_eq!(facts(&story.clone().rated(true), Some(false)), 1, "their own word stays");
        check(&[
            ("nobody answered and was content", called(&story, false, Some(true)).map(drop), &["nobody_said_so"]),
            ("without a word", call_back(&story.opinion(), &CallBackAsked { reached: true, satisfied: None, said: said("") }, Doer::Staff(&operator()), &story.today()).map(drop), &["text_missing"]),
        ]);
    }
}
