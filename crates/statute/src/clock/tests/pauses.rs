use super::*;
use proptest::prelude::*;

fn check(start: &str, of: &str, stretches: &[&str], expected: Option<&str>) {
    let term = Term { pauses: pauses(stretches), ..term(start, of) };
    let found = due(&term, &WorkingHours::default(), &CALENDAR).map(|due| said(due.due));
    assert_eq!(found.as_deref(), expected, "{of} from {start}, paused {stretches:?}");
}

#[test]
fn a_day_that_a_pause_touches_is_not_counted() {
    let of = "3 work_day";
    check("2026-03-02 10:00", of, &[], Some("2026-03-05 17:30"));
    check("2026-03-02 10:00", of, &["2026-03-03 09:00 – 2026-03-03 09:01"], Some("2026-03-06 17:30"));
    check("2026-03-02 10:00", of, &["2026-03-03 09:00 – 2026-03-04 00:00"], Some("2026-03-06 17:30"));
    check("2026-03-02 10:00", of, &["2026-03-03 09:00 – 2026-03-04 00:01"], Some("2026-03-09 17:30"));
    check("2026-03-02 10:00", of, &["2026-03-03 20:00 – 2026-03-03 21:00"], Some("2026-03-06 17:30"));
    check("2026-03-02 10:00", "3 urgent_day", &["2026-03-05 23:59 – 2026-03-06 00:00"], Some("2026-03-07 00:00"));
}

#[test]
fn a_pause_on_the_due_day_moves_it_on_if_it_began_in_time() {
    let of = "3 work_day";
    check("2026-03-02 10:00", of, &["2026-03-05 17:30 – 2026-03-05 18:00"], Some("2026-03-06 17:30"));
    check("2026-03-02 10:00", of, &["2026-03-05 17:31 – 2026-03-05 18:00"], Some("2026-03-05 17:30"));
    check("2026-03-02 10:00", of, &["2026-03-05 17:30"], None);
    check("2026-03-02 10:00", of, &["2026-03-05 17:31"], Some("2026-03-05 17:30"));
}

#[test]
fn what_changes_nothing_changes_nothing() {
    let of = "3 work_day";
    for stretches in [
        &["2026-03-02 09:00 – 2026-03-02 20:00"][..], // The day of receipt.
        &["2026-02-01 09:00 – 2026-03-02 20:00"],     // Long before.
        &["2026-03-05 19:00 – 2026-03-09 09:00"],     // After the term.
        &["2026-03-04 09:00 – 2026-03-04 09:00"],     // No time at all.
    ] {
        check("2026-03-02 10:00", of, stretches, Some("2026-03-05 17:30"));
    }
    // Rest days inside a pause were not counted anyway.
    check("2026-03-06 10:00", "1 work_day", &["2026-03-07 00:00 – 2026-03-09 00:00"], Some("2026-03-09 17:30"));
}

#[test]
fn overlapping_pauses_count_once() {
    let twice = ["2026-03-03 09:00 – 2026-03-04 10:00", "2026-03-04 08:00 – 2026-03-04 12:00"];
    check("2026-03-02 10:00", "3 work_day", &twice, Some("2026-03-09 17:30"));
    let hours = ["2026-03-05 10:30 – 2026-03-05 11:30", "2026-03-05 11:00 – 2026-03-05 11:30"];
    check("2026-03-05 10:00", "2 work_hour", &hours, Some("2026-03-05 15:00"));
}

#[test]
fn paused_minutes_do_not_count_in_hours() {
    check("2026-03-05 22:00", "2 urgent_hour", &["2026-03-05 23:00 – 2026-03-06 07:30"], Some("2026-03-06 08:30"));
    check("2026-03-05 10:00", "2 work_hour", &["2026-03-05 11:00 – 2026-03-05 13:00"], Some("2026-03-05 15:00"));
    check("2026-03-05 10:00", "2 work_hour", &["2026-03-05 12:00 – 2026-03-05 14:00"], Some("2026-03-05 12:00"));
    check("2026-03-05 10:00", "2 work_hour", &["2026-03-05 09:00 – 2026-03-05 10:30"], Some("2026-03-05 14:30"));
    check("2026-03-05 10:00", "2 work_hour", &["2026-03-05 11:59"], None);
    check("2026-03-05 10:00", "2 work_hour", &["2026-03-05 12:00"], Some("2026-03-05 12:00"));
}

#[test]
fn an_open_pause_leaves_the_end_unknown() {
    for of in ["3 work_day", "3 urgent_day", "30 urgent_hour", "10 work_hour"] {
        check("2026-03-02 10:00", of, &["2026-03-03 09:00"], None);
        check("2026-03-02 10:00", of, &["2026-03-03 09:00", "2026-03-03 09:30 – 2026-03-03 10:00"], None);
    }
}

#[test]
fn the_strip_shows_paused_days_and_goes_on_numbering() {
    let paused = ["2026-03-03 09:00 – 2026-03-04 10:00"];
    let days = Term { pauses: pauses(&paused), ..term("2026-03-02 10:00", "2 work_day") };
    assert_eq!(strip(&due_of(&days)), "2:start 3:p 4:p 5:1 6:2");
    let hours =
        Term { pauses: pauses(&["2026-03-03 08:00 – 2026-03-04 10:00"]), ..term("2026-03-02 16:30", "2 work_hour") };
    assert_eq!(strip(&due_of(&hours)), "2:60min 3:p 4:60min");
}

#[test]
fn an_extended_term_leaves_out_days_paused_after_the_first_due_day() {
    let paused = pauses(&["2026-03-06 09:00 – 2026-03-06 10:00"]);
    let term = Term { pauses: paused, extended_work_days: 1, ..term("2026-03-05 10:00", "2 work_hour") };
    assert_eq!(said(due_of(&term).due), "2026-03-09 17:30");
}

proptest! {
    #[test]
    fn a_closed_pause_never_makes_a_term_shorter_and_never_holds_it_for_ever(
        minute in 0..3000 * 1440i64, count in 1..30u16, unit in 0..4usize,
        after in 0..20_000i64, length in 0..20_000i64, extended in 0..4u16,
    ) {
        let start = day("2018-01-01").at_minute(minute);
        let limit = Limit { count, unit: Unit::ALL[unit] };
        let plain = Term { start, limit, pauses: Vec::new(), extended_work_days: extended };
        let from = start.plus_ms(after * MINUTE_MS);
        let to = from.plus_ms(length * MINUTE_MS);
        let paused = Term { pauses: vec![Pause { from, to: Some(to) }], ..plain.clone() };
        let (plain, paused) = (due_of(&plain), due_of(&paused));
        prop_assert!(plain.due <= paused.due);
        prop_assert!(paused.yellow_at <= paused.due);
        if from > plain.due {
            prop_assert_eq!(plain.due, paused.due);
        }
        if limit.unit == Unit::UrgentHour && extended == 0 && from < plain.due {
            prop_assert_eq!(paused.due.0 - plain.due.0, length * MINUTE_MS, "moved on by exactly the pause");
        }
    }
}
