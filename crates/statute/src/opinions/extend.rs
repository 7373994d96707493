//! Extend (延期): more working days, asked for before the time is up.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Said, Today};
use crate::access::Permission;
use crate::day::Instant;

/// Working days an opinion may be extended by altogether, until it is reopened: as much again as the usual limit.
pub const EXTEND_WORK_DAYS_MAX: u16 = 10;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ExtendAsked {
    /// How many working days more.
    pub work_days: u16,
    /// Why it takes longer.
    pub reason: Said,
}

/// Article 13: an extension is asked for while the finish clock still runs, with a reason, and all extensions together
/// are at most ten working days. `finish_due` is when the finish clock runs out; nothing while it is stopped.
pub fn may_extend(opinion: &Opinion, doer: Doer, today: &Today, finish_due: Option<Instant>) -> Result<(), Refusal> {
    conditions(opinion, doer, today, finish_due).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer, today: &Today, finish_due: Option<Instant>) -> Conditions {
    let used = opinion.extended_work_days;
    let weighed = Conditions::of(Act::Extend)
        .permitted(opinion, doer, Permission::ExtendOpinion)
        .open(opinion)
        .accepted(opinion, 13)
        .not_replied(opinion, 13)
        .no_question_open(opinion, 13)
        .not_suspended(opinion, 13)
        .need("extension_left", used < EXTEND_WORK_DAYS_MAX, || {
            Reason::new("extension_used_up", 13).with("used", used).with("max", EXTEND_WORK_DAYS_MAX)
        });
    match finish_due {
        // A clock that stands still has not run out, and the reason why it does is already there.
        None => weighed,
        Some(due) => weighed.need("before_due", today.now <= due, || {
            Reason::new("past_due", 13).with("due_at", due.0).cleared_by(Act::Reply)
        }),
    }
}

/// Grants more working days.
pub fn extend(
    opinion: &Opinion,
    asked: &ExtendAsked,
    doer: Doer,
    today: &Today,
    finish_due: Option<Instant>,
) -> Result<Outcome, Refusal> {
    let used = opinion.extended_work_days;
    let in_range = (1..=EXTEND_WORK_DAYS_MAX).contains(&asked.work_days);
    let left = EXTEND_WORK_DAYS_MAX.saturating_sub(used);
    conditions(opinion, doer, today, finish_due)
        .settled()?
        .refuse_if(!in_range, || {
            Reason::new("extension_days_out_of_range", 13).with("max", EXTEND_WORK_DAYS_MAX).at_field("work_days")
        })
        .refuse_if(in_range && asked.work_days > left, || {
            Reason::new("extension_too_long", 13)
                .with("used", used)
                .with("left", left)
                .with("max", EXTEND_WORK_DAYS_MAX)
                .at_field("work_days")
        })
        .words("reason", &asked.reason)
        .verdict()?;
    Ok(Outcome::of(Fact::Extended { work_days: asked.work_days, reason: asked.reason.clone() }, 13))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn an_extension_is_asked_for_while_the_clock_runs() {
        let may = |story: &Story, who: &Clerk| {
            may_extend(&story.opinion(), Doer::Staff(who), &story.today(), Some(story.now()))
        };
        let late = |story: &Story| {
            let due = story.now().plus_ms(-1);
            may_extend(&story.opinion(), Doer::Staff(&squad_leader()), &story.today(), Some(due))
        };
        check(&[
            ("at the due instant itself", may(&accepted(), &squad_leader()), &[]),
            ("a millisecond late", late(&accepted()), &["past_due"]),
            ("by the bureau leader", may(&accepted(), &bureau_leader()), &[]),
            ("by an officer", may(&accepted(), &officer()), &["not_permitted"]),
            ("nobody accepted", may(&assigned(), &squad_leader()), &["not_accepted"]),
            ("answered", may(&replied(), &squad_leader()), &["already_replied"]),
            ("suspended", may(&suspended(), &squad_leader()), &["suspended"]),
            ("waiting for the resident", may(&asked(), &squad_leader()), &["question_open"]),
            ("9 days used", may(&accepted().extended(9), &squad_leader()), &[]),
            ("10 days used", may(&accepted().extended(10), &squad_leader()), &["extension_used_up"]),
            ("reopened since", may(&accepted().extended(10).replied().reopened(), &squad_leader()), &[]),
            ("merged", may(&accepted().merged(), &squad_leader()), &["merged_into"]),
        ]);
    }

    #[test]
    fn all_extensions_together_are_at_most_ten_working_days() {
        let decide = |used: u16, work_days: u16, reason: &str| {
            let story = if used == 0 { accepted() } else { accepted().extended(used) };
            let asked = ExtendAsked { work_days, reason: said(reason) };
            extend(&story.opinion(), &asked, Doer::Staff(&squad_leader()), &story.today(), None).map(drop)
        };
        check(&[
            ("0 days", decide(0, 0, "rain"), &["extension_days_out_of_range"]),
            ("1 day", decide(0, 1, "rain"), &[]),
            ("10 days", decide(0, 10, "rain"), &[]),
            ("11 days", decide(0, 11, "rain"), &["extension_days_out_of_range"]),
            ("4 used, 6 more", decide(4, 6, "rain"), &[]),
            ("4 used, 7 more", decide(4, 7, "rain"), &["extension_too_long"]),
            ("without a reason", decide(0, 3, "  "), &["text_missing"]),
        ]);
        assert_eq!(accepted().extended(4).extended(6).opinion().extended_work_days, 10);
    }
}
