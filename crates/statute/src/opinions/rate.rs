//! Rate (评价): the resident's own verdict on the reply.

use super::conditions::Conditions;
use super::reopen::{last_day_to_object, may_object};
use super::{Act, Doer, Fact, Halves, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct RateAsked {
    /// The resident is content.
    pub satisfied: bool,
    /// Anything said with it.
    pub said: Option<Said>,
}

/// Article 18: every reply may be rated once, until the last day on which it may be objected to, also after it was
/// closed out. Whose opinion was merged rates the reply to the opinion it goes on under (`lead`). An operator enters
/// what a resident said by telephone.
pub fn may_rate(opinion: &Opinion, lead: Option<&Opinion>, doer: Doer, today: &Today) -> Result<(), Refusal> {
    conditions(opinion, lead, doer, today).verdict()
}

fn conditions(opinion: &Opinion, lead: Option<&Opinion>, doer: Doer, today: &Today) -> Conditions {
    let answered = match opinion.merged_into {
        None => Some(opinion),
        Some(into) => lead.filter(|lead| lead.id == into),
    };
    let weighed = Conditions::of(Act::Rate)
        .permitted_or_resident(opinion, doer, Permission::RateForResident)
        .not_returned(opinion);
    let replied = answered.and_then(|answered| answered.replied.as_ref());
    let (Some(answered), Some(replied)) = (answered, replied) else {
        return weighed.need("replied", false, || Reason::new("not_replied", 18).cleared_by(Act::Reply));
    };
    let rated = opinion.rated.is_some_and(|(_, at)| at >= replied.at);
    weighed.replied(answered, 18).need("not_rated", !rated, || Reason::new("already_rated", 18)).need(
        "within_window",
        may_object(answered, today),
        || {
            let last_on = last_day_to_object(answered, today).map(|day| day.to_string());
            Reason::new("rating_window_over", 18).with("last_on", last_on).with("days", today.reopen_days)
        },
    )
}

/// Rates. The opinion it goes on under is told, so that whoever closes that out sees who is not content.
pub fn rate(
    opinion: &Opinion,
    lead: Option<&Opinion>,
    asked: &RateAsked,
    doer: Doer,
    today: &Today,
) -> Result<Halves, Refusal> {
    let weighed = conditions(opinion, lead, doer, today).settled()?;
    match &asked.said {
        None => weighed,
        Some(said) => weighed.words("said", said),
    }
    .verdict()?;
    let RateAsked { satisfied, said } = asked.clone();
    let told = Fact::MergedRated { from: opinion.id, number: opinion.number.clone(), satisfied };
    Ok(Halves {
        own: Outcome::of(Fact::Rated { satisfied, said }, 18),
        lead: opinion.merged_into.map(|_| Outcome::of(told, 18)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::MINUTE_MS;
    use crate::opinions::fixture::*;

    #[test]
    fn every_reply_is_rated_once() {
        let by = |story: &Story, doer: Doer| may_rate(&story.opinion(), None, doer, &story.today());
        let resident = |story: &Story| by(story, Doer::Resident);
        check(&[
            ("not answered", resident(&handled()), &["not_replied"]),
            ("answered", resident(&replied()), &[]),
            ("closed out", resident(&closed()), &[]),
            ("rated", resident(&replied().rated(true)), &["already_rated"]),
            ("rated, then closed out", resident(&replied().verified(true).rated(true).closed()), &["already_rated"]),
            ("rated, answered again", resident(&replied().rated(false).replied()), &[]),
            ("reopened, not answered", resident(&replied().reopened()), &["not_replied"]),
            ("returned", resident(&received().returned()), &["returned", "not_replied"]),
            ("an operator for the resident", by(&replied(), Doer::Staff(&operator())), &[]),
            ("an officer", by(&replied(), Doer::Staff(&officer())), &["not_permitted"]),
        ]);
    }

    #[test]
    fn a_merged_opinion_rates_the_reply_to_its_lead() {
        let child = merged();
        let by = |child: &Story, lead: Option<&Opinion>| {
            may_rate(&child.opinion(), lead, Doer::Resident, &today_at(replied().now().plus_ms(MINUTE_MS)))
        };
        let (open, answered) = (received().other_opinion(), replied().other_opinion());
        let rated = child.clone().at(replied().now()).rated(true);
        let rated_before = child.clone().rated(false);
        check(&[
            ("lead not looked at", by(&child, None), &["not_replied"]),
            ("lead not answered", by(&child, Some(&open)), &["not_replied"]),
            ("lead answered", by(&child, Some(&answered)), &[]),
            ("rated after that", by(&rated, Some(&answered)), &["already_rated"]),
            ("rated an earlier reply", by(&rated_before, Some(&answered)), &[]),
            ("another's reply", by(&child, Some(&replied().opinion())), &["not_replied"]),
        ]);
    }

    #[test]
    fn until_24_00_of_the_fifteenth_day_after_the_reply() {
        let end = replied().now().day().plus(15).at_minute(1_440);
        let at = |now| may_rate(&replied().opinion(), None, Doer::Resident, &today_at(now));
        check(&[("24:00", at(end), &[]), ("a minute later", at(end.plus_ms(MINUTE_MS)), &["rating_window_over"])]);
        let remark = |words: &str| {
            let asked = RateAsked { satisfied: false, said: Some(said(words)) };
            rate(&replied().opinion(), None, &asked, Doer::Resident, &replied().today()).map(drop)
        };
        check(&[
            ("with words", remark("They are back."), &[]),
            ("with words that say nothing", remark(" "), &["text_missing"]),
        ]);
    }
}
