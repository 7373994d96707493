use super::*;

fn check(start: &str, of: &str, now: &str, expected: Left) {
    let due = due_of(&term(start, of));
    let left = remaining(&due, limit(of), at(now), &WorkingHours::default(), &CALENDAR);
    assert_eq!(left, expected, "{of} from {start}, now {now}");
}

fn hours(hours: u32, minutes: u32) -> Left {
    Left::Hours { hours, minutes }
}

fn late(hours: u32, minutes: u32) -> Left {
    Left::OverdueHours { hours, minutes }
}

#[test]
fn working_days_left_are_those_after_today() {
    let (start, of) = ("2026-02-13 16:20", "10 work_day");
    check(start, of, "2026-02-13 16:20", Left::WorkDays(10));
    check(start, of, "2026-02-20 12:00", Left::WorkDays(9));
    check(start, of, "2026-03-03 08:30", Left::WorkDays(2));
    check(start, of, "2026-03-04 23:59", Left::WorkDays(1));
    check(start, of, "2026-03-05 00:00", hours(7, 0));
    check(start, of, "2026-03-05 10:30", hours(5, 0));
    check(start, of, "2026-03-05 13:00", hours(3, 30));
    check(start, of, "2026-03-05 17:30", hours(0, 0));
}

#[test]
fn working_days_late_are_those_begun_since_the_due_day() {
    let (start, of) = ("2026-02-13 16:20", "10 work_day");
    check(start, of, "2026-03-05 17:31", late(0, 1));
    check(start, of, "2026-03-05 20:30", late(3, 0));
    check(start, of, "2026-03-06 00:00", Left::OverdueWorkDays(1));
    check(start, of, "2026-03-08 12:00", Left::OverdueWorkDays(1));
    check(start, of, "2026-03-09 00:00", Left::OverdueWorkDays(2));
    // Due on a Friday: nothing has begun before Monday.
    check("2026-03-05 10:00", "1 work_day", "2026-03-07 17:30", late(24, 0));
    check("2026-03-05 10:00", "1 work_day", "2026-03-09 00:00", Left::OverdueWorkDays(1));
}

#[test]
fn natural_days_left_include_rest_days() {
    check("2026-03-05 10:00", "60 urgent_day", "2026-03-07 10:00", Left::NaturalDays(58));
    check("2026-03-05 10:00", "2 urgent_day", "2026-03-06 23:59", Left::NaturalDays(1));
    check("2026-03-05 10:00", "2 urgent_day", "2026-03-07 18:00", hours(6, 0));
    check("2026-03-05 10:00", "2 urgent_day", "2026-03-08 00:00", hours(0, 0));
    check("2026-03-05 10:00", "2 urgent_day", "2026-03-08 03:00", late(3, 0));
}

#[test]
fn urgent_hours_are_natural_hours() {
    check("2026-03-05 22:00", "8 urgent_hour", "2026-03-06 00:00", hours(6, 0));
    check("2026-03-05 22:00", "8 urgent_hour", "2026-03-06 05:59", hours(0, 1));
    check("2026-03-05 22:00", "8 urgent_hour", "2026-03-06 09:00", late(3, 0));
}

#[test]
fn working_hours_left_and_late_are_working_hours() {
    check("2026-03-06 16:30", "4 work_hour", "2026-03-06 17:00", hours(3, 30));
    check("2026-03-06 16:30", "4 work_hour", "2026-03-08 12:00", hours(3, 0));
    check("2026-03-06 16:30", "4 work_hour", "2026-03-09 14:30", late(1, 0));
    check("2026-03-06 16:30", "4 work_hour", "2026-03-09 16:30", late(3, 0));
    check("2026-03-06 16:30", "1 work_hour", "2026-03-08 12:00", late(0, 0));
}

#[test]
fn an_extended_limit_of_hours_speaks_in_working_days_until_its_due_day() {
    let extended = Term { extended_work_days: 3, ..term("2026-03-05 16:00", "2 urgent_hour") };
    let due = due_of(&extended);
    let left = |now| remaining(&due, extended.limit, at(now), &WorkingHours::default(), &CALENDAR);
    assert_eq!(said(due.due), "2026-03-10 17:30");
    assert_eq!(left("2026-03-05 17:00"), Left::WorkDays(3));
    assert_eq!(left("2026-03-09 09:00"), Left::WorkDays(1));
    assert_eq!(left("2026-03-10 15:30"), hours(2, 0));
}

#[test]
fn a_pause_that_is_over_does_not_count_in_what_is_left() {
    let paused =
        Term { pauses: pauses(&["2026-03-05 09:00 – 2026-03-06 10:00"]), ..term("2026-03-02 10:00", "4 work_day") };
    let due = due_of(&paused);
    assert_eq!(said(due.due), "2026-03-10 17:30");
    let left = remaining(&due, paused.limit, at("2026-03-06 11:00"), &WorkingHours::default(), &CALENDAR);
    assert_eq!(left, Left::WorkDays(2));
}
