//! Counting in working minutes: staff acts fall within working hours, and a term has so many of them.

use crate::demo::categories::{SPANS, hours};
use crate::desk::CALENDAR;
use chengguan_statute::clock::{Limit, Term, WorkingHours, due};
use chengguan_statute::day::{Day, Instant};
use std::sync::LazyLock;

static HOURS: LazyLock<WorkingHours> = LazyLock::new(hours);

/// The instant that many working minutes on, to the minute; 0 is the next instant worked.
pub fn forward(from: Instant, minutes: i64) -> Instant {
    let (mut day, mut minute, mut left) = (from.day(), from.minute_of_day(), minutes);
    loop {
        for (opens, ends) in spans(day) {
            let start = minute.max(opens);
            if start + left < ends {
                return day.at_minute(start + left);
            }
            left -= (ends - start).max(0);
        }
        (day, minute) = (day.plus(1), 0);
    }
}

/// The instant that many working minutes before.
pub fn back(from: Instant, minutes: i64) -> Instant {
    let (mut day, mut minute, mut left) = (from.day(), from.minute_of_day(), minutes);
    loop {
        for (opens, ends) in spans(day).into_iter().rev() {
            let end = minute.min(ends);
            if end - left >= opens {
                return day.at_minute(end - left);
            }
            left -= (end - opens).max(0);
        }
        (day, minute) = (day.plus(-1), 1_440);
    }
}

/// Working minutes between two instants; 0 where the second is not later.
pub fn between(from: Instant, to: Instant) -> i64 {
    let (first, last) = (from.day(), to.day());
    let mut sum = 0;
    let mut day = first;
    while day <= last {
        let low = if day == first { from.minute_of_day() } else { 0 };
        let high = if day == last { to.minute_of_day() } else { 1_440 };
        sum += spans(day).into_iter().map(|(opens, ends)| (high.min(ends) - low.max(opens)).max(0)).sum::<i64>();
        day = day.plus(1);
    }
    sum
}

/// How many working minutes a limit leaves for what came at that instant.
pub fn room(start: Instant, limit: Limit) -> i64 {
    let term = Term { start, limit, pauses: Vec::new(), extended_work_days: 0 };
    due(&term, &HOURS, &CALENDAR).map_or(0, |due| between(start, due.due))
}

/// The spans worked that day.
fn spans(day: Day) -> Vec<(i64, i64)> {
    if !CALENDAR.kind(day).works() {
        return Vec::new();
    }
    SPANS.iter().map(|(opens, ends)| (i64::from(*opens), i64::from(*ends))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chengguan_statute::day::MINUTE_MS;

    #[test]
    fn working_minutes_pass_over_lunch_night_and_weekend() {
        let friday = Day::new(2025, 11, 21).unwrap();
        let at = |day: i32, minute: i64| friday.plus(day).at_minute(minute);
        assert_eq!(forward(at(0, 715), 10), at(0, 845));
        assert_eq!(forward(at(0, 1_045), 10), at(3, 515));
        assert_eq!(forward(at(1, 600), 0), at(3, 510));
        assert_eq!(back(at(3, 515), 10), at(0, 1_045));
        assert_eq!(between(at(0, 1_045), at(3, 515)), 10);
        for minutes in [0, 1, 209, 210, 211, 419, 420, 2_000] {
            let then = forward(at(0, 300), minutes);
            assert_eq!(between(at(0, 300), then), minutes);
            assert_eq!(between(back(then, minutes).plus_ms(MINUTE_MS), then), (minutes - 1).max(0));
        }
    }
}
