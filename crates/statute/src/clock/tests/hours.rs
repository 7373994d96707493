use super::*;

fn month_day(text: &str) -> MonthDay {
    serde_json::from_value(text.into()).unwrap()
}

fn season(from: &str, to: &str, spans: &[(u16, u16)]) -> Season {
    Season { from: month_day(from), to: month_day(to), spans: spans.to_vec() }
}

const DAY: &[(u16, u16)] = &[(510, 720), (840, 1050)];

#[test]
fn the_demo_works_from_half_past_eight_to_half_past_five_all_year() {
    let hours = WorkingHours::all_year(&[(510, 720), (840, 1050)]);
    assert_eq!(hours, WorkingHours::default());
    for date in ["2026-01-01", "2028-02-29", "2026-12-31"] {
        assert_eq!((hours.opening(day(date)), hours.end(day(date))), (8 * 60 + 30, 17 * 60 + 30), "{date}");
    }
}

#[test]
fn seasons_change_at_midnight_and_may_go_over_new_year() {
    let text = r#"{"seasons":[
        {"from":"05-01","to":"09-30","spans":[[480,720],[900,1080]]},
        {"from":"10-01","to":"04-30","spans":[[510,720],[840,1050]]}]}"#;
    let hours: WorkingHours = serde_json::from_str(text).unwrap();
    for (date, opening, end) in [
        ("2026-04-30", 510, 1050),
        ("2026-05-01", 480, 1080),
        ("2026-09-30", 480, 1080),
        ("2026-10-01", 510, 1050),
        ("2026-12-31", 510, 1050),
        ("2027-01-01", 510, 1050),
        ("2028-02-29", 510, 1050),
    ] {
        assert_eq!((hours.opening(day(date)), hours.end(day(date))), (opening, end), "{date}");
    }
    let again: WorkingHours = serde_json::from_str(&serde_json::to_string(&hours).unwrap()).unwrap();
    assert_eq!(again, hours);
}

#[test]
fn hours_that_cannot_be_are_refused_by_name() {
    let check = |seasons: Vec<Season>, wrong: HoursError| {
        assert_eq!(WorkingHours::new(seasons), Err(wrong));
    };
    let year = |spans| vec![season("01-01", "12-31", spans)];
    check(vec![], HoursError::NoSeason);
    check(vec![season("01-01", "12-31", DAY); 13], HoursError::TooManySeasons);
    check(year(&[]), HoursError::NoHours(1));
    check(year(&[(720, 720)]), HoursError::BadSpan(1));
    check(year(&[(840, 720)]), HoursError::BadSpan(1));
    check(year(&[(840, 1441)]), HoursError::BadSpan(1));
    check(year(&[(510, 721), (720, 1050)]), HoursError::SpansOverlap(1));
    check(year(&[(840, 1050), (510, 720)]), HoursError::SpansOverlap(1));
    check(vec![season("02-30", "12-31", DAY)], HoursError::NoSuchDay(month_day("02-30")));
    check(vec![season("01-01", "12-30", DAY)], HoursError::Gap(month_day("12-31")));
    check(vec![season("05-01", "02-28", DAY), season("03-01", "04-30", DAY)], HoursError::Gap(month_day("02-29")));
    let twice = vec![season("05-01", "09-30", DAY), season("09-30", "04-30", DAY)];
    check(twice, HoursError::SeasonsOverlap(month_day("09-30")));
    assert!(WorkingHours::new(year(&[(510, 720), (720, 1050)])).is_ok(), "spans may touch");
    let wrong =
        serde_json::from_str::<WorkingHours>(r#"{"seasons":[{"from":"1-1","to":"12-31","spans":[[510,720]]}]}"#);
    assert!(wrong.unwrap_err().to_string().contains("MM-DD"));
}
