//! Reply (答复): what the resident is told.

use super::conditions::Conditions;
use super::{Act, Dated, Doer, Fact, Kind, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;
use crate::day::Instant;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyAsked {
    /// The reply, in words for the resident.
    pub said: Said,
}

/// Article 16: what somebody complains of, reports or needs help with is handled first and answered then. A
/// suggestion, praise or an enquiry may be answered as soon as it is accepted.
fn handled_first(kind: Kind) -> bool {
    match kind {
        Kind::Complaint | Kind::Report | Kind::Help => true,
        Kind::Suggestion | Kind::Praise | Kind::Enquiry => false,
    }
}

/// Article 16: handled, and nothing waited for. A further reply may follow until it is closed out; it is verified and
/// rated afresh.
pub fn may_reply(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    let weighed = Conditions::of(Act::Reply)
        .permitted(opinion, doer, Permission::ReplyToOpinion)
        .open(opinion)
        .accepted(opinion, 16)
        .no_question_open(opinion, 16)
        .not_suspended(opinion, 16);
    if !handled_first(opinion.kind) {
        return weighed;
    }
    weighed.need("handled", opinion.handled.is_some(), || Reason::new("not_handled", 16).cleared_by(Act::Handle))
}

/// Replies.
pub fn reply(opinion: &Opinion, asked: &ReplyAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    conditions(opinion, doer).settled()?.words("said", &asked.said).verdict()?;
    Ok(Outcome::of(Fact::Replied { said: asked.said.clone() }, 16))
}

/// The newest reply among facts, and when it was given. Of what was corrected it reads as the facts passed do.
pub fn newest_reply(facts: &[Dated]) -> Option<(Instant, &Said)> {
    facts.iter().rev().find_map(|dated| match &dated.fact {
        Fact::Replied { said } => Some((dated.at, said)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::Standing;
    use crate::opinions::fixture::*;

    #[test]
    fn handled_first_and_answered_then() {
        let may = |story: &Story, who: &Clerk| may_reply(&story.opinion(), Doer::Staff(who), &story.today());
        let accepted_as = |kind| received().of_kind(kind).sorted().assigned().accepted();
        check(&[
            ("nobody accepted", may(&assigned(), &officer()), &["not_accepted", "not_handled"]),
            ("accepted complaint", may(&accepted(), &officer()), &["not_handled"]),
            ("accepted report", may(&accepted_as(Kind::Report), &officer()), &["not_handled"]),
            ("accepted call for help", may(&accepted_as(Kind::Help), &officer()), &["not_handled"]),
            ("accepted suggestion", may(&accepted_as(Kind::Suggestion), &officer()), &[]),
            ("accepted praise", may(&accepted_as(Kind::Praise), &officer()), &[]),
            ("accepted enquiry", may(&accepted_as(Kind::Enquiry), &officer()), &[]),
            ("handled", may(&handled(), &officer()), &[]),
            ("handled, then asked", may(&handled().asked(), &officer()), &["question_open"]),
            ("handled, then suspended", may(&handled().suspended(), &officer()), &["suspended"]),
            ("a further reply", may(&replied().verified(true), &officer()), &[]),
            ("failed verification", may(&replied().verified(false), &officer()), &["not_handled"]),
            ("closed out", may(&closed(), &officer()), &["closed"]),
            ("another squad's officer", may(&handled(), &other_officer()), &["not_your_squad"]),
            ("merged", may(&handled().merged(), &officer()), &["merged_into"]),
        ]);
    }

    #[test]
    fn a_reply_says_something_within_4_000_characters() {
        let story = handled();
        let decide = |words: &str| {
            let asked = ReplyAsked { said: said(words) };
            reply(&story.opinion(), &asked, Doer::Staff(&officer()), &story.today()).map(drop)
        };
        check(&[
            ("nothing", decide("\u{3000}"), &["text_missing"]),
            ("4,000 characters", decide(&"\u{7b54}".repeat(4_000)), &[]),
            ("4,001 characters", decide(&"\u{7b54}".repeat(4_001)), &["text_too_long"]),
        ]);
    }

    #[test]
    fn a_further_reply_is_verified_and_rated_afresh() {
        let again = replied().verified(true).rated(false).replied().opinion();
        assert_eq!(again.standing(), Standing::ToVerify);
        assert_eq!((again.verified, again.rated), (None, None));
    }
}
