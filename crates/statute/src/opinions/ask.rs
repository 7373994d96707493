//! Ask (请反映人补充): one question to the resident, with a day until which the clock waits.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;
use crate::day::Instant;

/// Natural days after today that a question may wait at most: as long as a reply may be objected to.
pub const ASK_DAYS_MAX: i32 = 15;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct AskAsked {
    /// The question, in words for the resident.
    pub question: Said,
    /// Until when an answer is waited for; 24:00 belongs to the day it ends.
    pub until: Instant,
}

/// Article 11: the handler's squad may ask one question at a time, while it is being worked on. The finish clock
/// stands still until the answer, or until the day named has passed: at least tomorrow, at most the fifteenth day.
pub fn may_ask(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    Conditions::of(Act::Ask)
        .permitted(opinion, doer, Permission::AskResident)
        .open(opinion)
        .accepted(opinion, 11)
        .not_replied(opinion, 11)
        .no_question_open(opinion, 11)
        .not_suspended(opinion, 11)
}

/// Asks, and stops the clock.
pub fn ask(opinion: &Opinion, asked: &AskAsked, doer: Doer, today: &Today) -> Result<Outcome, Refusal> {
    let first_day = today.now.day().plus(1);
    let last_day = today.now.day().plus(ASK_DAYS_MAX);
    // 24:00 is the first instant of the next day and still belongs to the day it ends.
    let until_day = asked.until.plus_ms(-1).day();
    conditions(opinion, doer)
        .settled()?
        .words("question", &asked.question)
        .refuse_if(until_day < first_day, || {
            Reason::new("until_too_soon", 11).with("first_on", first_day.to_string()).at_field("until")
        })
        .refuse_if(until_day > last_day, || {
            Reason::new("until_too_late", 11)
                .with("last_on", last_day.to_string())
                .with("max", ASK_DAYS_MAX)
                .at_field("until")
        })
        .verdict()?;
    Ok(Outcome::of(Fact::Asked { question: asked.question.clone(), until: asked.until }, 11))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::MINUTE_MS;
    use crate::opinions::Standing;
    use crate::opinions::fixture::*;

    #[test]
    fn a_question_is_put_while_somebody_works_on_it() {
        let may = |story: &Story, who: &Clerk| may_ask(&story.opinion(), Doer::Staff(who), &story.today());
        check(&[
            ("nobody accepted", may(&assigned(), &officer()), &["not_accepted"]),
            ("accepted", may(&accepted(), &officer()), &[]),
            ("by an operator", may(&accepted(), &operator()), &[]),
            ("handled, not answered", may(&handled(), &officer()), &[]),
            ("a question is open", may(&asked(), &officer()), &["question_open"]),
            ("suspended", may(&suspended(), &officer()), &["suspended"]),
            ("answered to the resident", may(&replied(), &officer()), &["already_replied"]),
            ("closed out", may(&closed(), &officer()), &["closed", "already_replied"]),
            ("merged", may(&accepted().merged(), &officer()), &["merged_into"]),
            ("another squad's officer", may(&accepted(), &other_officer()), &["not_your_squad"]),
        ]);
    }

    #[test]
    fn it_waits_from_tomorrow_to_the_end_of_the_fifteenth_day() {
        let (story, who) = (accepted(), officer());
        let today = story.now().day();
        let decide = |until: Instant, question: &str| {
            let asked = AskAsked { question: said(question), until };
            ask(&story.opinion(), &asked, Doer::Staff(&who), &story.today()).map(drop)
        };
        let end_of = |days: i32| today.plus(days).at_minute(1_440);
        check(&[
            ("yesterday", decide(end_of(-1), "Which stall?"), &["until_too_soon"]),
            ("24:00 today", decide(end_of(0), "Which stall?"), &["until_too_soon"]),
            ("a minute later", decide(end_of(0).plus_ms(MINUTE_MS), "Which stall?"), &[]),
            ("24:00 of the 15th day", decide(end_of(15), "Which stall?"), &[]),
            ("a minute later", decide(end_of(15).plus_ms(MINUTE_MS), "Which stall?"), &["until_too_late"]),
            ("no question", decide(end_of(3), ""), &["text_missing"]),
        ]);
    }

    #[test]
    fn the_clock_waits_until_the_answer() {
        let waiting = asked().opinion();
        assert_eq!(waiting.standing(), Standing::Asking);
        assert_eq!(waiting.pauses.len(), 1);
        assert_eq!(waiting.pauses[0].to, None);
        let answered = asked().answered();
        let opinion = answered.opinion();
        assert_eq!(opinion.standing(), Standing::Handling);
        assert_eq!(opinion.pauses[0].to, Some(answered.now()));
    }
}
