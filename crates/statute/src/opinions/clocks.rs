//! The clocks of an opinion, and what they call for: turning yellow and red, and telling leaders.
//!
//! Everything is worked out from the folded opinion, the bureau's limits and hours, and the calendar. What a clock has
//! already called for is recorded as facts under the due instant of its run, so that each happens once, also when the
//! platform was down meanwhile; a run whose due instant moves (pause, extension) starts afresh.

use super::{Colour, EscalatedTo, Fact, Opinion, Today};
use crate::clock::{ClockName, Due, Limit, Term, due, find_limit};
use crate::day::Instant;

/// One run of a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Which step.
    pub clock: ClockName,
    /// How long the bureau gives it.
    pub limit: Limit,
    /// From when, and what does not count.
    pub term: Term,
    /// When it ends; nothing while a pause keeps it from ending.
    pub due: Option<Due>,
    /// What it shows.
    pub colour: Colour,
    /// When the step was done, or the opinion closed or returned before it was. Nothing while it runs, and where the
    /// opinion goes on under another.
    pub stopped_at: Option<Instant>,
}

impl Running {
    /// Neither done nor given up. A suspended clock still runs in this sense.
    pub fn is_running(&self) -> bool {
        self.colour != Colour::Closed
    }
}

/// Every clock that has started, in the order of the steps.
pub fn clocks(opinion: &Opinion, today: &Today) -> Vec<Running> {
    steps(opinion).into_iter().map(|step| run(opinion, today, &step)).collect()
}

/// The clock a list shows: of those running the one due first; while a pause stops them, that of finishing.
pub fn leading(opinion: &Opinion, today: &Today) -> Option<Running> {
    let running = clocks(opinion, today).into_iter().filter(Running::is_running);
    running.min_by_key(|run| match &run.due {
        None if run.clock == ClockName::Finish => (0, Instant(0)),
        None => (1, Instant(0)),
        Some(due) => (2, due.due),
    })
}

/// What the clocks call for by now and is not recorded yet, in the order it fell due.
pub fn turns(opinion: &Opinion, today: &Today) -> Vec<Fact> {
    let mut alarms = alarms(opinion, today);
    alarms.retain(|(at, _)| *at <= today.now);
    alarms.sort_by_key(|(at, _)| *at);
    alarms.into_iter().map(|(_, fact)| fact).collect()
}

/// When to look again: the first instant at which [`turns`] has something more, or an unanswered question, or another agency's term, expires.
/// In the past where something is owed already.
pub fn next_alarm(opinion: &Opinion, today: &Today) -> Option<Instant> {
    let expiry = opinion.asked.filter(|_| opinion.standing().is_open()).map(|(_, until)| until);
    let out = opinion.transferred.as_ref().filter(|transfer| !transfer.expired && opinion.standing().is_open()).map(|transfer| transfer.until);
    alarms(opinion, today).into_iter().map(|(at, _)| at).chain(expiry).chain(out).min()
}

/// One step: its clock, when it began, when it was done.
struct Step {
    clock: ClockName,
    start: Instant,
    done: Option<Instant>,
}

fn steps(opinion: &Opinion) -> Vec<Step> {
    let assigned = opinion.assignment.as_ref().map(|assignment| assignment.at);
    let accepted = opinion.accepted.as_ref().map(|done| done.at);
    let replied = opinion.replied.as_ref().map(|done| done.at);
    let verified = opinion.verified.as_ref().map(|done| done.at);
    let mut steps = Vec::with_capacity(ClockName::ALL.len());
    let mut step = |clock, start, done| steps.push(Step { clock, start, done });
    let sorted = opinion.sorting.as_ref().map(|sorting| sorting.at);
    step(ClockName::Sort, opinion.received_at, sorted);
    if let Some(sorted) = sorted {
        // Handed back by a squad, it waits to be assigned anew.
        let waits = opinion.handed_back.filter(|_| assigned.is_none()).map_or(sorted, |back| back.max(sorted));
        step(ClockName::Assign, again(opinion, waits, assigned), assigned);
    }
    if let Some(assigned) = assigned {
        step(ClockName::Accept, again(opinion, assigned, accepted), accepted);
    }
    step(ClockName::Finish, opinion.reopened.unwrap_or(opinion.received_at), replied);
    if let Some(replied) = replied {
        step(ClockName::Verify, replied, verified);
    }
    steps
}

/// A step still open when the opinion was reopened begins again then; the time in between was nobody's.
fn again(opinion: &Opinion, start: Instant, done: Option<Instant>) -> Instant {
    match opinion.reopened {
        Some(reopened) if done.is_none_or(|done| done >= reopened) => start.max(reopened),
        _ => start,
    }
}

fn run(opinion: &Opinion, today: &Today, step: &Step) -> Running {
    let sorting = opinion.sorting.as_ref();
    let category = sorting.map(|sorting| sorting.category.as_str());
    let limit = find_limit(today.limits, step.clock, category, sorting.map(|sorting| sorting.urgency));
    let ended = opinion.closed.or(opinion.returned.as_ref().map(|done| done.at)).or(opinion.withdrawn);
    let stopped_at = step.done.or(ended);
    let closed = step.done.is_some() || !opinion.standing().is_open();
    // What came after the step was done no longer concerns it.
    let concerns = |from: Instant| stopped_at.is_none_or(|stopped| from < stopped);
    let pauses = opinion.pauses.iter().filter(|pause| concerns(pause.from)).copied().collect();
    let extended_work_days = if step.clock == ClockName::Finish { opinion.extended_work_days } else { 0 };
    let term = Term { start: step.start, limit, pauses, extended_work_days };
    let due = due(&term, today.hours, today.calendar);
    let colour = colour(closed, due.as_ref(), today.now);
    Running { clock: step.clock, limit, term, due, colour, stopped_at }
}

fn colour(closed: bool, due: Option<&Due>, now: Instant) -> Colour {
    match due {
        _ if closed => Colour::Closed,
        None => Colour::Suspended,
        Some(due) if due.is_past(now) => Colour::Red,
        Some(due) if now >= due.yellow_at => Colour::Yellow,
        Some(_) => Colour::OnTime,
    }
}

/// Everything the running clocks call for and that is not recorded, with the instant it falls due.
fn alarms(opinion: &Opinion, today: &Today) -> Vec<(Instant, Fact)> {
    let mut alarms = Vec::new();
    for Running { clock, due, .. } in clocks(opinion, today).into_iter().filter(Running::is_running) {
        let Some(Due { due, yellow_at, leader_at, .. }) = due else { continue };
        // An act exactly at the due instant is in time, so the clock is red a millisecond later.
        let red_at = due.plus_ms(1);
        for (at, colour) in [(yellow_at, Colour::Yellow), (red_at, Colour::Red)] {
            if !opinion.turned.contains(&(clock, colour, due)) {
                alarms.push((at, Fact::ClockTurned { clock, colour, due }));
            }
        }
        for (at, to) in [(red_at, EscalatedTo::SquadLeader), (leader_at, EscalatedTo::BureauLeader)] {
            if !opinion.escalated.contains(&(clock, to, due)) {
                alarms.push((at, Fact::Escalated { clock, to, due }));
            }
        }
    }
    alarms
}

#[cfg(test)]
mod tests;
