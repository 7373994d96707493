//! Urge (催办): a reminder that reaches the handler and the squad leader.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, Today};
use crate::access::Permission;
use crate::day::Instant;

/// Article 15: the resident or the bureau may urge what is not yet answered, once half of the term has passed, once a
/// day. `half_term_at` is when half of the finish term has passed; nothing while the clock is stopped.
pub fn may_urge(opinion: &Opinion, doer: Doer, today: &Today, half_term_at: Option<Instant>) -> Result<(), Refusal> {
    let day = today.now.day();
    let urged_today = opinion.urged_at.is_some_and(|urged| urged.day() == day);
    let weighed = Conditions::of(Act::Urge)
        .permitted_or_resident(opinion, doer, Permission::UrgeOpinion)
        .open(opinion)
        .not_replied(opinion, 15);
    let weighed = match half_term_at {
        // Where nothing is left to urge the clock has stopped too; that reason has been given.
        None => weighed.refuse_if(opinion.standing().is_open() && opinion.replied.is_none(), || {
            let way_out = if opinion.suspended.is_some() { Act::Resume } else { Act::Answer };
            Reason::new("clock_stopped", 15).cleared_by(way_out)
        }),
        Some(half) => weighed.need("half_term_passed", today.now >= half, || {
            Reason::new("before_half_term", 15).with("half_term_at", half.0).clears_at(half)
        }),
    };
    weighed
        .need("not_urged_today", !urged_today, || Reason::new("urged_today", 15).clears_at(day.plus(1).at_minute(0)))
        .verdict()
}

/// Urges.
pub fn urge(opinion: &Opinion, doer: Doer, today: &Today, half_term_at: Option<Instant>) -> Result<Outcome, Refusal> {
    may_urge(opinion, doer, today, half_term_at)?;
    Ok(Outcome::of(Fact::Urged, 15))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    #[test]
    fn what_is_not_answered_is_urged_after_half_of_the_term() {
        let at = |story: &Story, doer: Doer, ms: i64| {
            may_urge(&story.opinion(), doer, &story.today(), Some(story.now().plus_ms(ms)))
        };
        let stopped = |story: &Story| may_urge(&story.opinion(), Doer::Resident, &story.today(), None);
        check(&[
            ("at half term", at(&accepted(), Doer::Resident, 0), &[]),
            ("a millisecond before", at(&accepted(), Doer::Resident, 1), &["before_half_term"]),
            ("not even sorted", at(&received(), Doer::Resident, 0), &[]),
            ("an operator", at(&accepted(), Doer::Staff(&operator()), 0), &[]),
            ("an officer", at(&accepted(), Doer::Staff(&officer()), 0), &["not_permitted"]),
            ("another squad's leader", at(&accepted(), Doer::Staff(&other_leader()), 0), &["not_your_squad"]),
            ("answered", at(&replied(), Doer::Resident, 0), &["already_replied"]),
            ("closed out", at(&closed(), Doer::Resident, 0), &["closed", "already_replied"]),
            ("merged", at(&merged(), Doer::Resident, 0), &["merged_into"]),
            ("suspended", stopped(&suspended()), &["clock_stopped"]),
            ("waiting for the resident", stopped(&asked()), &["clock_stopped"]),
            ("answered, clock stopped", stopped(&replied()), &["already_replied"]),
        ]);
    }

    #[test]
    fn once_a_day() {
        let story = accepted().then(RESIDENT, Fact::Urged);
        let urged = story.now();
        let midnight = urged.day().at_minute(1_440);
        let again = |now| may_urge(&story.opinion(), Doer::Resident, &today_at(now), Some(urged));
        check(&[
            ("a minute later", again(urged.plus_ms(60_000)), &["urged_today"]),
            ("at 23:59:59.999", again(midnight.plus_ms(-1)), &["urged_today"]),
            ("at midnight", again(midnight), &[]),
        ]);
        assert_eq!(again(urged).unwrap_err().reasons[0].earliest, Some(midnight));
    }
}
