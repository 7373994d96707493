//! Days, moments and clocks in Chinese words, one wording for portal and office.

use chengguan_statute::calendar::WorkCalendar;
use chengguan_statute::clock::{Due, Left, Limit, TraceDay, Unit, Why, WorkingHours, remaining};
use chengguan_statute::day::{Day, Instant};
use chengguan_words::{fill, of, times as words};

/// `3月5日`, or with the year where it is not this one. Without `now` the year is left out.
pub fn date(day: Day, now: Option<Instant>) -> String {
    let (year, month, number) = day.civil();
    let template = if now.is_none_or(|now| now.day().year() == year) { words::DATE } else { words::DATE_YEAR };
    fill(template, &[("year", &year.to_string()), ("month", &month.to_string()), ("day", &number.to_string())])
}

/// `17:30`; the end of a day is `24:00`.
pub fn time(instant: Instant) -> String {
    let minute = instant.minute_of_day();
    format!("{}:{:02}", minute / 60, minute % 60)
}

/// `今天 9:02`, `3月1日 23:26`.
pub fn moment(instant: Instant, now: Option<Instant>) -> String {
    let day = instant.day();
    let date = match now.map(|now| now.day().0 - day.0) {
        Some(0) => words::TODAY.to_owned(),
        _ => date(day, now),
    };
    fill(words::MOMENT, &[("date", &date), ("time", &time(instant))])
}

/// The last moment of a term: midnight belongs to the day that ends.
pub fn deadline(instant: Instant, now: Option<Instant>) -> String {
    if instant.minute_of_day() != 0 {
        return moment(instant, now);
    }
    let last = instant.plus_ms(-1).day();
    let date = if now.is_some_and(|now| now.day() == last) { words::TODAY.to_owned() } else { date(last, now) };
    fill(words::MOMENT, &[("date", &date), ("time", "24:00")])
}

/// `3月5日 17:30以后再试`.
pub fn until(instant: Instant, now: Instant) -> String {
    fill(words::LOCKED_UNTIL, &[("moment", &moment(instant, Some(now)))])
}

/// `10个工作日`.
pub fn limit(limit: Limit) -> String {
    fill(of(words::EVERY, &format!("limit_{}", limit.unit.code())), &[("n", &limit.count.to_string())])
}

/// How much is left, as the design language words it.
pub fn left(left: Left) -> String {
    let number = |n: u32| n.to_string();
    match left {
        Left::WorkDays(n) => fill(words::LEFT_WORK_DAYS, &[("n", &number(n))]),
        Left::NaturalDays(n) => fill(words::LEFT_NATURAL_DAYS, &[("n", &number(n))]),
        Left::Hours { hours: 0, minutes } => fill(words::LEFT_MINUTES, &[("m", &number(minutes))]),
        Left::Hours { hours, minutes: 0 } => fill(words::LEFT_HOURS, &[("h", &number(hours))]),
        Left::Hours { hours, minutes } => fill(words::LEFT_HOURS_MINUTES, &[("h", &number(hours)), ("m", &number(minutes))]),
        Left::OverdueWorkDays(n) => fill(words::OVER_WORK_DAYS, &[("n", &number(n))]),
        Left::OverdueHours { hours: 0, minutes } => fill(words::OVER_MINUTES, &[("m", &number(minutes))]),
        Left::OverdueHours { hours, .. } => fill(words::OVER_HOURS, &[("h", &number(hours))]),
    }
}

/// Words and short due date of a list row, from what the row holds.
pub fn row_words(due_at: Instant, unit: Unit, now: Instant, hours: &WorkingHours, calendar: &WorkCalendar) -> (String, String) {
    let due = short_due(due_at, unit, now, calendar);
    let limit = Limit { count: 1, unit };
    let left_words = match remaining(&due, limit, now, hours, calendar) {
        Left::Hours { .. } if unit == Unit::WorkDay => fill(words::LEFT_TODAY, &[("time", &time(due_at))]),
        other => left(other),
    };
    let due_words = match (due.on == now.day(), unit) {
        (true, Unit::WorkDay | Unit::UrgentDay) => words::TODAY.to_owned(),
        (true, _) => time(due_at),
        (false, _) => date(due.on, Some(now)),
    };
    (left_words, due_words)
}

/// A row keeps no day strip: the days between now and the due day say how many are left.
fn short_due(due_at: Instant, unit: Unit, now: Instant, calendar: &WorkCalendar) -> Due {
    let on = if due_at.minute_of_day() == 0 { due_at.plus_ms(-1).day() } else { due_at.day() };
    let mut counted = 0;
    let days = (now.day().0 + 1..=on.0).map(Day).filter(|day| calendar.kind(*day).works());
    let trace = days.map(|day| {
        counted += 1;
        TraceDay { day, why: Why::Counted(counted), make_up: false }
    });
    let mut trace: Vec<TraceDay> = if matches!(unit, Unit::UrgentHour) { Vec::new() } else { trace.collect() };
    // A few hours left over for tomorrow are hours; only an extended limit has more days.
    if unit == Unit::WorkHour && trace.len() == 1 {
        trace.clear();
    }
    Due { due: due_at, on, yellow_at: now, leader_at: due_at, provisional: None, trace }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::from_rfc3339(text).unwrap()
    }

    #[test]
    fn a_year_is_said_only_when_it_is_another() {
        let now = at("2026-03-03T09:00:00+08:00");
        assert_eq!(date("2026-03-05".parse().unwrap(), Some(now)), "3月5日");
        assert_eq!(date("2025-12-31".parse().unwrap(), Some(now)), "2025年12月31日");
        assert_eq!(moment(at("2026-03-03T08:05:00+08:00"), Some(now)), "今天 8:05");
        assert_eq!(deadline(at("2026-03-06T00:00:00+08:00"), Some(now)), "3月5日 24:00");
    }

    #[test]
    fn a_row_says_what_is_left_in_the_unit_of_its_limit() {
        let hours = WorkingHours::all_year(&[(510, 720), (840, 1050)]);
        let row = |due: &str, unit, now: &str| row_words(at(due), unit, at(now), &hours, &WorkCalendar::shipped());
        let due = "2026-03-05T17:30:00+08:00";
        assert_eq!(row(due, Unit::WorkDay, "2026-03-03T09:00:00+08:00"), ("还剩2个工作日".into(), "3月5日".into()));
        assert_eq!(row(due, Unit::WorkDay, "2026-03-05T09:00:00+08:00"), ("今天17:30到期".into(), "今天".into()));
        assert_eq!(row(due, Unit::WorkDay, "2026-03-06T09:00:00+08:00").0, "超期1个工作日");
        assert_eq!(row("2026-03-04T10:16:00+08:00", Unit::WorkHour, "2026-03-03T19:50:00+08:00"), ("还剩1小时46分".into(), "3月4日".into()));
        assert_eq!(row(due, Unit::WorkHour, "2026-03-03T09:00:00+08:00").0, "还剩2个工作日");
        assert_eq!(row("2026-03-03T16:00:00+08:00", Unit::UrgentHour, "2026-03-03T10:00:00+08:00"), ("还剩6小时".into(), "16:00".into()));
    }
}
