//! How much of a term is left, as the screens say it.

use super::{Due, Limit, Unit, Why, WorkingHours};
use crate::calendar::WorkCalendar;
use crate::day::{Day, Instant, MINUTE_MS};
use serde::Serialize;

/// What is left of a term or how long it has run out, in the unit of its limit. The words are the screens':
///
/// | value | says |
/// |---|---|
/// | `WorkDays(2)` | two working days are left after today, the due day among them |
/// | `NaturalDays(58)` | 58 days are left, rest days too |
/// | `Hours { hours: 6, minutes: 0 }` | six hours are left, and the due time is today's (or it is a limit of hours) |
/// | `OverdueWorkDays(1)` | one working day has begun since the due day |
/// | `OverdueHours { hours: 3, minutes: 0 }` | three hours have gone since it was due |
///
/// Hours of limits in working days and working hours are working hours, those of urgent limits natural ones. The one
/// exception: a limit of working days, run out and no working day begun since, says how many natural hours have gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    /// So many working days after today, at least 1.
    WorkDays(u32),
    /// So many days after today, at least 1.
    NaturalDays(u32),
    /// So many hours and whole minutes.
    Hours {
        /// Whole hours.
        hours: u32,
        /// Whole minutes beyond them, below 60.
        minutes: u32,
    },
    /// Late, and so many working days have begun since the due day, at least 1.
    OverdueWorkDays(u32),
    /// Late by so many hours and whole minutes.
    OverdueHours {
        /// Whole hours.
        hours: u32,
        /// Whole minutes beyond them, below 60.
        minutes: u32,
    },
}

/// What is left at an instant of a term whose end is known.
pub fn remaining(due: &Due, limit: Limit, now: Instant, hours: &WorkingHours, calendar: &WorkCalendar) -> Left {
    if due.is_past(now) {
        overdue(due, limit.unit, now, hours, calendar)
    } else {
        left(due, limit.unit, now, hours, calendar)
    }
}

fn left(due: &Due, unit: Unit, now: Instant, hours: &WorkingHours, calendar: &WorkCalendar) -> Left {
    let today = now.day();
    let days = || due.trace.iter().rev().take_while(|at| at.day > today);
    // A limit of hours that was extended ends on a counted day, and speaks in days until then.
    let work_days = days().filter(|at| matches!(at.why, Why::Counted(_) | Why::Extended(_))).count() as u32;
    match unit {
        Unit::UrgentDay if due.on > today => Left::NaturalDays((due.on.0 - today.0) as u32),
        Unit::WorkDay | Unit::WorkHour | Unit::UrgentHour if work_days > 0 => Left::WorkDays(work_days),
        Unit::WorkDay | Unit::WorkHour => in_hours(worked(now, due.due, hours, calendar), false),
        Unit::UrgentHour | Unit::UrgentDay => in_hours(due.due.0 - now.0, false),
    }
}

fn overdue(due: &Due, unit: Unit, now: Instant, hours: &WorkingHours, calendar: &WorkCalendar) -> Left {
    match unit {
        Unit::WorkDay => {
            let begun = (due.on.0 + 1..=now.day().0).filter(|day| calendar.kind(Day(*day)).works()).count() as u32;
            if begun > 0 { Left::OverdueWorkDays(begun) } else { in_hours(now.0 - due.due.0, true) }
        }
        Unit::WorkHour => in_hours(worked(due.due, now, hours, calendar), true),
        Unit::UrgentHour | Unit::UrgentDay => in_hours(now.0 - due.due.0, true),
    }
}

/// Milliseconds of working hours between two instants.
fn worked(from: Instant, to: Instant, hours: &WorkingHours, calendar: &WorkCalendar) -> i64 {
    let days = (from.day().0..=to.day().0).map(Day).filter(|day| calendar.kind(*day).works());
    let of_span = |day: Day, span: &(u16, u16)| {
        let (begin, end) = (day.at_minute(i64::from(span.0)), day.at_minute(i64::from(span.1)));
        (end.min(to).0 - begin.max(from).0).max(0)
    };
    days.map(|day| hours.spans(day).iter().map(|span| of_span(day, span)).sum::<i64>()).sum()
}

fn in_hours(ms: i64, overdue: bool) -> Left {
    let whole = (ms / MINUTE_MS) as u32;
    let (hours, minutes) = (whole / 60, whole % 60);
    if overdue { Left::OverdueHours { hours, minutes } } else { Left::Hours { hours, minutes } }
}
