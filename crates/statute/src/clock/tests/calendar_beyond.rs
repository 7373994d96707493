//! Terms that end where no holiday notice reaches yet.

use super::*;
use proptest::prelude::*;

#[test]
fn a_term_that_ends_in_2027_is_provisional_and_says_between_which_instants() {
    let check = |start: &str, of: &str, due: &str, bounds: Option<(&str, &str)>| {
        let found = due_of(&term(start, of));
        let between = found.provisional.map(|bounds| (said(bounds.earliest), said(bounds.latest)));
        assert_eq!(said(found.due), due, "{of} from {start}");
        assert_eq!(between, bounds.map(|(earliest, latest)| (earliest.into(), latest.into())), "{of} from {start}");
    };
    check("2026-12-24 10:00", "5 work_day", "2026-12-31 17:30", None);
    check("2026-12-24 10:00", "6 work_day", "2027-01-04 17:30", Some(("2027-01-04 17:30", "2027-01-04 17:30")));
    check("2027-02-04 10:00", "1 work_day", "2027-02-11 17:30", Some(("2027-02-11 17:30", "2027-02-17 17:30")));
    check("2027-02-04 17:00", "1 work_hour", "2027-02-11 09:00", Some(("2027-02-11 09:00", "2027-02-17 09:00")));
    // Natural time needs no notice.
    check("2027-02-04 10:00", "3 urgent_day", "2027-02-08 00:00", None);
    check("2027-02-04 10:00", "3 urgent_hour", "2027-02-04 13:00", None);
}

#[test]
fn a_term_in_a_year_without_any_table_still_ends() {
    for start in ["2012-03-05 10:00", "2040-02-10 10:00", "2035-12-30 10:00"] {
        for of in ["10 work_day", "20 work_hour", "5 urgent_day"] {
            let found = due_of(&Term { extended_work_days: 3, ..term(start, of) });
            let bounds = found.provisional.unwrap();
            assert!(bounds.earliest <= found.due && found.due < bounds.latest, "{of} from {start}");
        }
    }
}

/// 29 December 2018 was a Saturday worked for the Monday before New Year 2019. Begun in the middle of it, five working
/// hours go over into the new year, although a count by the week ends on that Monday.
#[test]
fn hours_begun_within_a_day_that_may_become_a_working_day_keep_their_bounds() {
    let saturday = term("2018-12-29 10:31", "5 work_hour");
    assert_eq!(said(due_of(&saturday).due), "2019-01-02 08:31");
    let before = due(&saturday, &WorkingHours::default(), &WorkCalendar::without_year(2019)).unwrap();
    let bounds = before.provisional.unwrap();
    assert_eq!(said(before.due), "2018-12-31 15:30");
    assert!(bounds.earliest <= before.due && bounds.latest >= at("2019-01-02 08:31"), "{bounds:?}");
}

#[test]
fn an_open_pause_begun_after_a_provisional_due_day_changes_nothing() {
    let open = Term { pauses: pauses(&["2027-02-12 09:00"]), ..term("2027-02-04 10:00", "1 work_day") };
    let found = due_of(&open);
    assert_eq!(said(found.due), "2027-02-11 17:30");
    assert_eq!(said(found.provisional.unwrap().latest), "2027-02-17 17:30");
}

proptest! {
    #[test]
    fn with_any_year_hidden_the_true_end_lies_between_the_bounds(
        hidden in 2018..=2026i32, offset in -120..365i32, minute in 0..1440i64, count in 1..40u16, unit in 0..4usize,
        extended in 0..5u16, seasons in any::<bool>(), after in 0..60_000i64, length in 0..20_000i64,
    ) {
        let start = Day::new(hidden, 1, 1).unwrap().plus(offset).at_minute(minute);
        let from = start.plus_ms(after * MINUTE_MS);
        let term = Term {
            start,
            limit: Limit { count, unit: Unit::ALL[unit] },
            pauses: vec![Pause { from, to: Some(from.plus_ms(length * MINUTE_MS)) }],
            extended_work_days: extended,
        };
        let text = r#"{"seasons":[{"from":"05-01","to":"09-30","spans":[[480,720],[900,1080]]},
            {"from":"10-01","to":"04-30","spans":[[510,720],[840,1050]]}]}"#;
        let hours = if seasons { serde_json::from_str(text).unwrap() } else { WorkingHours::default() };
        let truth = due(&term, &hours, &CALENDAR).unwrap();
        let found = due(&term, &hours, &WorkCalendar::without_year(hidden)).unwrap();
        if truth.provisional.is_none() && start.day() >= day("2018-01-01") {
            match found.provisional {
                None => prop_assert_eq!(found.due, truth.due),
                Some(bounds) => prop_assert!(bounds.earliest <= truth.due && truth.due <= bounds.latest, "{bounds:?}"),
            }
        }
    }
}
