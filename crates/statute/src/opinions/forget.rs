//! Forget (删除反映人信息): who said it is erased once nothing calls for knowing it; what was said and done stays.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;
use crate::day::{DAY_MS, Instant};

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ForgetAsked {
    /// Why, such as that the reporter wants it.
    pub reason: Said,
}

/// Article 28: once it has ended, and once only. `lead` is the opinion it goes on under, where it was merged.
pub fn may_forget(opinion: &Opinion, lead: Option<&Opinion>, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, lead, doer).verdict()
}

/// Forgets before the term, because somebody asked for it.
pub fn forget(opinion: &Opinion, lead: Option<&Opinion>, asked: &ForgetAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, lead, doer).settled()?.words("reason", &asked.reason).verdict()?;
    Ok(Outcome::of(Fact::Forgotten { reason: Some(asked.reason.clone()) }, 28))
}

/// What the term calls for by itself: nothing before `days` times 24 hours after the end, and nothing twice.
pub fn forgotten_after(opinion: &Opinion, lead: Option<&Opinion>, days: u16, now: Instant) -> Option<Outcome> {
    let ended = ended_at(opinion, lead)?;
    let over = now.0 - ended.0 >= i64::from(days) * DAY_MS;
    (over && opinion.forgotten.is_none()).then(|| Outcome::of(Fact::Forgotten { reason: None }, 28))
}

/// When it was closed out, returned or withdrawn; merged, when the one it goes on under was.
pub fn ended_at(opinion: &Opinion, lead: Option<&Opinion>) -> Option<Instant> {
    let own = |opinion: &Opinion| opinion.closed.or(opinion.returned.as_ref().map(|done| done.at)).or(opinion.withdrawn);
    own(opinion).or_else(|| opinion.merged_into.and(lead).and_then(own))
}

fn conditions(opinion: &Opinion, lead: Option<&Opinion>, doer: Doer) -> Conditions {
    Conditions::of(Act::Forget)
        .permitted(opinion, doer, Permission::ForgetReporter)
        .need("ended", ended_at(opinion, lead).is_some(), || Reason::new("not_ended", 28).cleared_by(Act::CloseOut))
        .need("not_forgotten", opinion.forgotten.is_none(), || Reason::new("already_forgotten", 28))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn only_what_has_ended_and_only_once() {
        let may = |story: &Story, clerk: &Clerk| may_forget(&story.opinion(), None, Doer::Staff(clerk), &story.today());
        let silent = forget(&closed().opinion(), None, &ForgetAsked { reason: said("") }, Doer::Staff(&operator()), &closed().today());
        let gone = closed().then(AUTOMATIC, Fact::Forgotten { reason: None });
        check(&[
            ("closed out", may(&closed(), &operator()), &[]),
            ("returned", may(&received().returned(), &operator()), &[]),
            ("withdrawn", may(&received().withdrawn(), &operator()), &[]),
            ("answered, not closed out", may(&replied(), &operator()), &["not_ended"]),
            ("just received", may(&received(), &operator()), &["not_ended"]),
            ("forgotten before", may(&gone, &operator()), &["already_forgotten"]),
            ("by an officer", may(&closed(), &officer()), &["not_permitted"]),
            ("by its reporter's receipt", may_forget(&closed().opinion(), None, Doer::Resident, &closed().today()), &["not_for_residents"]),
            ("without a reason", silent.map(drop), &["text_missing"]),
        ]);
    }

    #[test]
    fn a_merged_one_ends_with_the_one_it_goes_on_under() {
        let child = merged();
        let may = |lead: &Story| may_forget(&child.opinion(), Some(&lead.other_opinion()), Doer::Staff(&operator()), &child.today());
        check(&[("under one still open", may(&replied()), &["not_ended"]), ("under one closed out", may(&closed()), &[])]);
    }

    #[test]
    fn by_itself_on_the_last_millisecond_of_the_term_and_not_before() {
        let opinion = closed().opinion();
        let end = ended_at(&opinion, None).unwrap();
        let after = |ms: i64| forgotten_after(&opinion, None, 365, end.plus_ms(365 * DAY_MS + ms));
        assert_eq!((after(-1).is_some(), after(0).is_some()), (false, true));
        let gone = closed().then(AUTOMATIC, Fact::Forgotten { reason: None }).opinion();
        assert_eq!(forgotten_after(&gone, None, 365, end.plus_ms(900 * DAY_MS)), None);
        assert_eq!(forgotten_after(&replied().opinion(), None, 365, end.plus_ms(900 * DAY_MS)), None, "what is open is never forgotten");
        assert!(gone.anonymous && gone.forgotten.is_some());
    }
}
