//! Situations a clerk meets, each a line of a table.

mod calendar_beyond;
mod hours;
mod left;
mod pauses;
mod terms;

use super::*;
use crate::calendar::WorkCalendar;
use crate::day::{Day, Instant, MINUTE_MS};
use std::sync::LazyLock;

static CALENDAR: LazyLock<WorkCalendar> = LazyLock::new(WorkCalendar::shipped);

/// An instant written `2026-02-13 16:20` in China's time.
fn at(text: &str) -> Instant {
    Instant::from_rfc3339(&format!("{}:00+08:00", text.replace(' ', "T"))).unwrap()
}

/// As [`at`] reads it.
fn said(instant: Instant) -> String {
    let text = instant.to_rfc3339();
    assert_eq!(&text[16..], ":00.000+08:00", "{text} is not a whole minute");
    text[..16].replace('T', " ")
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A limit written `10 work_day`.
fn limit(text: &str) -> Limit {
    let (count, unit) = text.split_once(' ').unwrap();
    Limit { count: count.parse().unwrap(), unit: Unit::from_code(unit).unwrap() }
}

/// Pauses written `2026-02-14 09:00 – 2026-02-14 10:00`, or without an end.
fn pauses(texts: &[&str]) -> Vec<Pause> {
    let pause = |text: &&str| match text.split_once(" – ") {
        Some((from, to)) => Pause { from: at(from), to: Some(at(to)) },
        None => Pause { from: at(text), to: None },
    };
    texts.iter().map(pause).collect()
}

fn term(start: &str, of: &str) -> Term {
    Term { start: at(start), limit: limit(of), pauses: Vec::new(), extended_work_days: 0 }
}

fn due_of(term: &Term) -> Due {
    due(term, &WorkingHours::default(), &CALENDAR).unwrap()
}

/// The strip in short: day of the month, and a number, or a letter for what does not count.
fn strip(due: &Due) -> String {
    let of = |at: &TraceDay| {
        let (_, _, day) = at.day.civil();
        let why = match at.why {
            Why::Start => "start".to_string(),
            Why::Counted(n) => format!("{n}"),
            Why::Extended(n) => format!("+{n}"),
            Why::Minutes(n) => format!("{n}min"),
            Why::Weekend => "w".to_string(),
            Why::Holiday(_) => "h".to_string(),
            Why::Paused => "p".to_string(),
        };
        format!("{day}:{why}{}", if at.make_up { "*" } else { "" })
    };
    due.trace.iter().map(of).collect::<Vec<_>>().join(" ")
}

fn row(clock: ClockName, category: Option<&str>, urgency: Option<Urgency>, of: &str) -> LimitRow {
    LimitRow { clock, category: category.map(String::from), urgency, limit: limit(of) }
}

#[test]
fn the_row_that_fits_most_closely_sets_the_limit() {
    let rows = [
        row(ClockName::Finish, None, None, "15 work_day"),
        row(ClockName::Finish, None, Some(Urgency::Urgent), "2 urgent_day"),
        row(ClockName::Finish, Some("stall"), None, "5 work_day"),
        row(ClockName::Finish, Some("stall"), Some(Urgency::Urgent), "2 urgent_hour"),
        row(ClockName::Finish, Some("stall"), Some(Urgency::Urgent), "9 urgent_hour"),
        row(ClockName::Sort, None, None, "1 work_hour"),
    ];
    let check = |clock, category, urgency, expected: &str| {
        assert_eq!(find_limit(&rows, clock, category, urgency), limit(expected), "{clock:?} {category:?} {urgency:?}");
    };
    check(ClockName::Finish, Some("stall"), Some(Urgency::Urgent), "2 urgent_hour");
    check(ClockName::Finish, Some("stall"), Some(Urgency::Normal), "5 work_day");
    check(ClockName::Finish, Some("stall"), None, "5 work_day");
    check(ClockName::Finish, Some("lamp"), Some(Urgency::Urgent), "2 urgent_day");
    check(ClockName::Finish, Some("lamp"), Some(Urgency::Normal), "15 work_day");
    check(ClockName::Finish, None, None, "15 work_day");
    check(ClockName::Sort, Some("stall"), Some(Urgency::Urgent), "1 work_hour");
    check(ClockName::Verify, Some("stall"), None, "2 work_day");
}

#[test]
fn a_bureau_that_has_set_nothing_has_the_limits_of_the_platform() {
    for (clock, expected) in [
        (ClockName::Sort, "4 work_hour"),
        (ClockName::Assign, "4 work_hour"),
        (ClockName::Accept, "4 work_hour"),
        (ClockName::Finish, "10 work_day"),
        (ClockName::Verify, "2 work_day"),
    ] {
        assert_eq!(find_limit(&[], clock, Some("stall"), Some(Urgency::Urgent)), limit(expected), "{clock:?}");
    }
}
