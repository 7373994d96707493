use super::*;
use proptest::prelude::*;

#[test]
fn ten_working_days_over_spring_festival_2026_end_as_the_office_screen_shows() {
    let due = due_of(&term("2026-02-13 16:20", "10 work_day"));
    assert_eq!(said(due.due), "2026-03-05 17:30");
    assert_eq!(due.on, day("2026-03-05"));
    assert_eq!(said(due.yellow_at), "2026-03-03 08:30", "with two working days left");
    assert_eq!(said(due.leader_at), "2026-03-06 17:30");
    assert_eq!(due.provisional, None);
    assert_eq!(
        strip(&due),
        "13:start 14:1* 15:h 16:h 17:h 18:h 19:h 20:h 21:h 22:h 23:h 24:2 25:3 26:4 27:5 28:6* 1:w 2:7 3:8 4:9 5:10"
    );
}

#[test]
fn the_strip_reads_in_json_as_the_screen_wants_it() {
    let due = due_of(&term("2026-02-13 16:20", "1 work_day"));
    let json = serde_json::to_string(&due.trace).unwrap();
    let expected = concat!(
        r#"[{"day":"2026-02-13","why":"start","make_up":false},"#,
        r#"{"day":"2026-02-14","why":"counted","of":1,"make_up":true}]"#
    );
    assert_eq!(json, expected);
}

#[test]
fn a_term_ends_on_the_day_or_minute_its_unit_says() {
    let check = |start: &str, of: &str, expected: &str| {
        let due = due_of(&term(start, of));
        assert_eq!(said(due.due), expected, "{of} from {start}");
        assert!(!due.is_past(due.due), "an act exactly then is in time");
        assert!(due.is_past(due.due.plus_ms(1)), "a millisecond later it is late");
    };
    // Working days: the day of receipt is not counted, whatever the hour.
    check("2026-03-05 00:00", "1 work_day", "2026-03-06 17:30");
    check("2026-03-05 23:59", "1 work_day", "2026-03-06 17:30");
    check("2026-03-06 10:00", "1 work_day", "2026-03-09 17:30");
    check("2026-03-07 10:00", "1 work_day", "2026-03-09 17:30");
    check("2026-09-30 10:00", "2 work_day", "2026-10-09 17:30");
    check("2026-12-30 10:00", "1 work_day", "2026-12-31 17:30");
    // Urgent hours run through nights and holidays, to the minute.
    check("2026-02-16 23:10", "2 urgent_hour", "2026-02-17 01:10");
    check("2026-02-13 16:20", "1 urgent_hour", "2026-02-13 17:20");
    check("2026-02-13 16:20", "48 urgent_hour", "2026-02-15 16:20");
    // Urgent days: 24:00 of the N-th natural day.
    check("2026-02-13 16:20", "2 urgent_day", "2026-02-16 00:00");
    check("2026-02-13 00:00", "1 urgent_day", "2026-02-15 00:00");
    // Working hours run only within working hours of working days.
    check("2026-03-05 10:00", "2 work_hour", "2026-03-05 12:00");
    check("2026-03-05 10:01", "2 work_hour", "2026-03-05 14:01");
    check("2026-03-05 10:00", "4 work_hour", "2026-03-05 16:00");
    check("2026-03-05 12:30", "1 work_hour", "2026-03-05 15:00");
    check("2026-03-06 16:30", "4 work_hour", "2026-03-09 11:30");
    check("2026-03-07 09:00", "1 work_hour", "2026-03-09 09:30");
    check("2026-02-13 17:00", "1 work_hour", "2026-02-14 09:00");
    check("2026-02-14 17:00", "1 work_hour", "2026-02-24 09:00");
    check("2026-03-05 17:30", "7 work_hour", "2026-03-06 17:30");
}

#[test]
fn seconds_are_kept_in_limits_of_hours() {
    let mut urgent = term("2026-02-13 16:20", "2 urgent_hour");
    urgent.start = urgent.start.plus_ms(37_123);
    assert_eq!(due_of(&urgent).due, at("2026-02-13 18:20").plus_ms(37_123));
}

#[test]
fn the_due_day_of_a_natural_day_is_not_the_day_after() {
    let due = due_of(&term("2026-02-13 16:20", "2 urgent_day"));
    assert_eq!(due.on, day("2026-02-15"));
    assert_eq!(strip(&due), "13:start 14:1 15:2");
    assert_eq!(said(due.leader_at), "2026-02-24 17:30", "the next working day after the holiday");
}

#[test]
fn the_strip_of_working_hours_says_how_many_minutes_of_each_day_count() {
    assert_eq!(strip(&due_of(&term("2026-03-06 16:30", "4 work_hour"))), "6:60min 7:w 8:w 9:180min");
    assert_eq!(strip(&due_of(&term("2026-03-06 18:00", "1 work_hour"))), "6:start 7:w 8:w 9:60min");
    assert_eq!(strip(&due_of(&term("2026-02-13 17:00", "1 work_hour"))), "13:30min 14:30min*");
    assert_eq!(strip(&due_of(&term("2026-03-06 23:00", "2 urgent_hour"))), "6:60min 7:60min");
}

#[test]
fn it_is_near_due_with_two_working_days_or_a_quarter_of_the_hours_left() {
    let check = |start: &str, of: &str, yellow: &str| {
        assert_eq!(said(due_of(&term(start, of)).yellow_at), yellow, "{of} from {start}");
    };
    // One or two working days are near due from the start; three from the opening of the first.
    check("2026-03-02 10:00", "1 work_day", "2026-03-02 10:00");
    check("2026-03-02 10:00", "2 work_day", "2026-03-02 10:00");
    check("2026-03-02 10:00", "3 work_day", "2026-03-03 08:30");
    check("2026-03-06 10:00", "3 work_day", "2026-03-09 08:30");
    // A quarter of the hours that count.
    check("2026-03-05 10:00", "4 work_hour", "2026-03-05 15:00");
    check("2026-03-05 15:30", "4 work_hour", "2026-03-06 09:30");
    check("2026-03-05 22:00", "2 urgent_hour", "2026-03-05 23:30");
    // From 16:00 to 24:00 of the second day are 56 hours, a quarter 14.
    check("2026-03-05 16:00", "2 urgent_day", "2026-03-07 10:00");
}

#[test]
fn an_extension_counts_on_in_working_days_after_the_due_day() {
    let check = |start: &str, of: &str, days: u16, due: &str, yellow: &str| {
        let term = Term { extended_work_days: days, ..term(start, of) };
        let found = due_of(&term);
        assert_eq!((said(found.due).as_str(), said(found.yellow_at).as_str()), (due, yellow), "{of} +{days}");
    };
    check("2026-02-13 16:20", "10 work_day", 1, "2026-03-06 17:30", "2026-03-04 08:30");
    check("2026-02-13 16:20", "10 work_day", 5, "2026-03-12 17:30", "2026-03-10 08:30");
    check("2026-03-06 16:00", "2 urgent_hour", 1, "2026-03-09 17:30", "2026-03-06 17:30");
    check("2026-03-06 16:00", "2 urgent_hour", 3, "2026-03-11 17:30", "2026-03-09 08:30");
    check("2026-03-05 10:00", "4 work_hour", 2, "2026-03-09 17:30", "2026-03-05 15:00");
    // Natural days end at 24:00, also when extended.
    check("2026-03-05 16:00", "1 urgent_day", 1, "2026-03-10 00:00", "2026-03-06 16:00");
    let extended = Term { extended_work_days: 2, ..term("2026-03-05 10:00", "1 work_day") };
    assert_eq!(strip(&due_of(&extended)), "5:start 6:1 7:w 8:w 9:+1 10:+2");
}

#[test]
fn a_season_that_changes_on_the_way_sets_the_hours_of_each_day() {
    let text = r#"{"seasons":[{"from":"05-01","to":"09-30","spans":[[480,720],[900,1080]]},
        {"from":"10-01","to":"04-30","spans":[[510,720],[840,1050]]}]}"#;
    let hours: WorkingHours = serde_json::from_str(text).unwrap();
    let check = |start: &str, of: &str, expected: &str| {
        assert_eq!(said(due(&term(start, of), &hours, &CALENDAR).unwrap().due), expected, "{of} from {start}");
    };
    check("2026-09-29 10:00", "1 work_day", "2026-09-30 18:00");
    check("2026-09-30 10:00", "1 work_day", "2026-10-08 17:30");
    check("2026-09-30 17:00", "2 work_hour", "2026-10-08 09:30");
    check("2026-09-30 14:00", "1 work_hour", "2026-09-30 16:00");
}

fn any_limit() -> impl Strategy<Value = Limit> {
    (1..40u16, 0..4usize).prop_map(|(count, unit)| Limit { count, unit: Unit::ALL[unit] })
}

/// Starts from 2018 to the middle of 2026.
fn any_start() -> impl Strategy<Value = Instant> {
    (0..3100 * 1440i64).prop_map(|minute| day("2018-01-01").at_minute(minute))
}

proptest! {
    #[test]
    fn a_later_start_is_never_due_earlier(start in any_start(), on in 0..10_000i64, limit in any_limit()) {
        let term = |start| Term { start, limit, pauses: Vec::new(), extended_work_days: 0 };
        prop_assert!(due_of(&term(start)).due <= due_of(&term(start.plus_ms(on * MINUTE_MS))).due);
    }

    #[test]
    fn a_longer_limit_or_an_extension_is_due_later(start in any_start(), limit in any_limit(), days in 1..10u16) {
        let short = Term { start, limit, pauses: Vec::new(), extended_work_days: 0 };
        let longer = Term { limit: Limit { count: limit.count + 1, ..limit }, ..short.clone() };
        let extended = Term { extended_work_days: days, ..short.clone() };
        prop_assert!(due_of(&short).due < due_of(&longer).due);
        prop_assert!(due_of(&short).due < due_of(&extended).due);
    }

    #[test]
    fn warning_due_and_leader_come_in_that_order(start in any_start(), limit in any_limit(), days in 0..5u16) {
        let due = due_of(&Term { start, limit, pauses: Vec::new(), extended_work_days: days });
        prop_assert!(start <= due.yellow_at && due.yellow_at < due.due && due.due < due.leader_at);
        prop_assert_eq!(due.trace.first().unwrap().day, start.day());
        prop_assert_eq!(due.trace.last().unwrap().day, due.on);
        prop_assert!(due.trace.windows(2).all(|pair| pair[0].day.plus(1) == pair[1].day), "no date is left out");
    }

    #[test]
    fn working_days_are_counted_as_the_calendar_counts_them(start in any_start(), count in 1..40u16, days in 0..9u16) {
        let limit = Limit { count, unit: Unit::WorkDay };
        let due = due_of(&Term { start, limit, pauses: Vec::new(), extended_work_days: days });
        let counted = CALENDAR.working_day_after(start.day(), i32::from(count + days)).unwrap();
        prop_assert_eq!(due.on, counted);
    }
}
