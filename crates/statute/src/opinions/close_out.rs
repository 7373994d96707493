//! Close out (销号): struck off the ledger, because it is done and shown to be done.

use super::conditions::Conditions;
use super::reopen::last_day_to_object;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Today};
use crate::access::Permission;

/// Article 19: only what has a reply, and a verification of that reply by another person, is closed out. While a
/// resident who is not content may still have it reopened, it stays on the ledger: it is done again or answered
/// again. The reporters of what was merged into it were given the same reply, and count as much.
pub fn may_close_out(opinion: &Opinion, doer: Doer, today: &Today) -> Result<(), Refusal> {
    let not_content = opinion.rated.is_some_and(|(satisfied, _)| !satisfied);
    let window_ends = last_day_to_object(opinion, today).map(|day| (day, day.at_minute(1_440)));
    let merged = opinion.not_content.first().map(|(_, number)| number.as_str());
    let waits_for = window_ends.filter(|(_, end)| (not_content || merged.is_some()) && today.now < *end);
    Conditions::of(Act::CloseOut)
        .permitted(opinion, doer, Permission::CloseOutOpinion)
        .open(opinion)
        .replied(opinion, 19)
        .need("verified", opinion.verified.is_some(), || Reason::new("not_verified", 19).cleared_by(Act::Verify))
        .need("no_objection", waits_for.is_none(), || {
            let reason = if not_content {
                Reason::new("rated_unsatisfied", 19)
            } else {
                Reason::new("merged_rated_unsatisfied", 19).with("number", merged.unwrap_or_default())
            };
            let reason = reason.cleared_by(Act::Reopen).cleared_by(Act::Reply);
            match waits_for {
                None => reason,
                Some((last_day, end)) => reason.with("last_on", last_day.to_string()).clears_at(end),
            }
        })
        .verdict()
}

/// Closes it out.
pub fn close_out(opinion: &Opinion, doer: Doer, today: &Today) -> Result<Outcome, Refusal> {
    may_close_out(opinion, doer, today)?;
    Ok(Outcome::of(Fact::ClosedOut, 19))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::MINUTE_MS;
    use crate::opinions::Standing;
    use crate::opinions::fixture::*;

    #[test]
    fn no_close_out_without_reply_and_verification() {
        let may = |story: &Story, who: &Clerk| may_close_out(&story.opinion(), Doer::Staff(who), &story.today());
        check(&[
            ("just received", may(&received(), &operator()), &["not_replied", "not_verified"]),
            ("handled", may(&handled(), &squad_leader()), &["not_replied", "not_verified"]),
            ("answered", may(&replied(), &operator()), &["not_verified"]),
            ("verified", may(&replied().verified(true), &operator()), &[]),
            ("verified, by the squad leader", may(&replied().verified(true), &squad_leader()), &[]),
            ("verified, answered again", may(&replied().verified(true).replied(), &operator()), &["not_verified"]),
            ("not passed", may(&replied().verified(false), &operator()), &["not_replied", "not_verified"]),
            ("reopened", may(&closed().reopened(), &operator()), &["not_replied", "not_verified"]),
            ("closed out already", may(&closed(), &operator()), &["closed"]),
            ("merged", may(&merged(), &operator()), &["merged_into", "not_replied", "not_verified"]),
            ("an officer", may(&replied().verified(true), &officer()), &["not_permitted"]),
            ("another squad's leader", may(&replied().verified(true), &other_leader()), &["not_your_squad"]),
        ]);
        let refused = may(&received(), &operator()).unwrap_err();
        assert_eq!(refused.met, ["permitted", "open", "no_objection"], "what is met is said too");
    }

    #[test]
    fn a_resident_who_is_not_content_keeps_it_on_the_ledger_while_it_may_be_reopened() {
        let story = replied().verified(true).rated(false);
        let end = replied().now().day().plus(15).at_minute(1_440);
        let at = |story: &Story, now| may_close_out(&story.opinion(), Doer::Staff(&operator()), &today_at(now));
        check(&[
            ("content", at(&replied().verified(true).rated(true), end.plus_ms(-1)), &[]),
            ("not content, 23:59 of the last day", at(&story, end.plus_ms(-MINUTE_MS)), &["rated_unsatisfied"]),
            ("not content, 24:00 of the last day", at(&story, end), &[]),
            ("answered and verified again", at(&story.clone().replied().verified(true), end.plus_ms(-1)), &[]),
        ]);
        let lead = |satisfied| received().absorbing().sorted().assigned().accepted().handled().replied().verified(true).merged_rated(satisfied);
        let lead_end = lead(false).opinion().replied.unwrap().at.day().plus(15).at_minute(1_440);
        check(&[
            ("a merged reporter content", at(&lead(true), lead_end.plus_ms(-1)), &[]),
            ("a merged reporter not content, 23:59 of the last day", at(&lead(false), lead_end.plus_ms(-MINUTE_MS)), &["merged_rated_unsatisfied"]),
            ("a merged reporter not content, 24:00 of the last day", at(&lead(false), lead_end), &[]),
            ("answered and verified again", at(&lead(false).replied().verified(true), lead_end.plus_ms(-1)), &[]),
            ("taken apart again", at(&lead(false).released(), lead_end.plus_ms(-1)), &[]),
        ]);
        let refused = at(&story, story.now()).unwrap_err();
        assert_eq!(refused.reasons[0].way_out, [Act::Reopen, Act::Reply]);
        assert_eq!(refused.reasons[0].earliest, Some(end));
        assert_eq!(closed().opinion().standing(), Standing::Closed);
    }
}
