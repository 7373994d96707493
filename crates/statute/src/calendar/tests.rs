use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn every_row_of_the_notices_is_read() {
    assert_eq!(rows(NOTICES).len(), NOTICES.lines().count() - 1);
    assert!(rows(NOTICES).windows(2).all(|pair| pair[0].day < pair[1].day), "the rows are in order");
}

#[test]
fn every_announced_year_has_the_working_days_the_reference_says() {
    let calendar = WorkCalendar::shipped();
    let known = [250, 250, 249, 250, 249, 249, 251, 248, 248];
    for (year, known) in (2018..=2026).zip(known) {
        let (first, last) = (Day::new(year, 1, 1).unwrap(), Day::new(year, 12, 31).unwrap());
        let days = (first.0..=last.0).filter(|day| calendar.is_working(Day(*day)).unwrap()).count();
        assert_eq!(days, known, "{year}");
    }
}

#[test]
fn a_day_is_what_the_notice_says() {
    let calendar = WorkCalendar::shipped();
    let spring = calendar.holiday_name(day("2026-02-17")).unwrap();
    for (date, kind) in [
        ("2026-02-13", DayKind::Work),
        ("2026-02-14", DayKind::MakeUp),
        ("2026-02-15", DayKind::Holiday(spring)),
        ("2026-02-23", DayKind::Holiday(spring)),
        ("2026-02-24", DayKind::Work),
        ("2026-02-28", DayKind::MakeUp),
        ("2026-03-01", DayKind::Weekend),
        ("2020-02-03", DayKind::Work), // A Monday the data lists as worked, after the lengthened Spring Festival.
    ] {
        assert_eq!(calendar.kind(day(date)), kind, "{date}");
    }
    assert_eq!(calendar.holiday_name(day("2026-02-14")), None);
    assert_eq!(calendar.holiday_name(day("2027-02-06")), Some(spring), "fixed by law before any notice");
}

#[test]
fn the_calendar_ends_with_the_last_announced_year() {
    let calendar = WorkCalendar::shipped();
    assert_eq!(calendar.is_working(day("2018-01-02")), Ok(true));
    assert_eq!(calendar.is_working(day("2017-12-31")), Err(OutOfCalendar { day: day("2017-12-31") }));
    assert_eq!(calendar.is_working(day("2026-12-31")), Ok(true));
    assert_eq!(calendar.is_working(day("2027-01-01")), Err(OutOfCalendar { day: day("2027-01-01") }));
}

#[test]
fn working_days_are_counted_from_the_day_after() {
    let calendar = WorkCalendar::shipped();
    let check = |from: &str, n: i32, to: &str| {
        let found = calendar.working_day_after(day(from), n);
        assert_eq!(found.map(|day| day.to_string()), Ok(to.to_string()), "{from} {n}");
        let provisional = calendar.working_day_after_provisional(day(from), n);
        let same = Provisional { value: day(to), earliest: day(to), latest: day(to), provisional: false };
        assert_eq!(provisional, same, "an announced year needs no bounds");
    };
    check("2026-02-13", 1, "2026-02-14");
    check("2026-02-13", 2, "2026-02-24");
    check("2026-02-13", 10, "2026-03-05");
    check("2026-03-05", -10, "2026-02-13");
    check("2026-02-24", -1, "2026-02-14");
    check("2026-02-15", 0, "2026-02-24");
    check("2026-02-14", 0, "2026-02-14");
    check("2026-09-30", 1, "2026-10-08");
    check("2026-12-30", 1, "2026-12-31");
    check("2025-12-31", 1, "2026-01-04");
}

#[test]
fn a_strict_count_is_refused_at_the_first_day_nobody_announced() {
    let calendar = WorkCalendar::shipped();
    let check = |from: &str, n: i32, refused: &str| {
        assert_eq!(calendar.working_day_after(day(from), n), Err(OutOfCalendar { day: day(refused) }), "{from} {n}");
    };
    check("2026-12-31", 1, "2027-01-01");
    check("2027-01-01", -1, "2027-01-01");
    check("2018-01-02", -1, "2018-01-01".parse::<Day>().unwrap().plus(-1).to_string().as_str());
    check("2027-01-04", 0, "2027-01-04");
}

#[test]
fn working_days_between_two_days_leave_out_the_first() {
    let calendar = WorkCalendar::shipped();
    let check = |from: &str, to: &str, days: u32| {
        assert_eq!(calendar.working_days_between(day(from), day(to)), Ok(days), "{from} {to}");
    };
    check("2026-02-13", "2026-03-05", 10);
    check("2026-02-13", "2026-02-13", 0);
    check("2026-02-14", "2026-02-23", 0);
    check("2026-02-14", "2026-02-24", 1);
    assert!(calendar.working_days_between(day("2026-12-31"), day("2027-01-01")).is_err());
}

/// A table one day off would be found (save Saturday for Sunday, which give the same holiday): the holiday would not
/// lie around the festival as holidays do.
#[test]
fn the_lunar_table_agrees_with_every_notice() {
    let shipped = WorkCalendar::shipped();
    for festival in (2018..=2026).flat_map(|year| festivals::of_year(year).unwrap()) {
        let first_fixed = festival.fixed[0];
        let named = |day: Day| shipped.holiday_name(day).is_some_and(|name| name.contains(festival.name));
        assert!(festival.fixed.iter().all(|day| named(*day)), "{first_fixed} {}", festival.name);
        let (mut first, mut last) = (first_fixed, first_fixed);
        while named(first.plus(-1)) {
            first = first.plus(-1);
        }
        while named(last.plus(1)) {
            last = last.plus(1);
        }
        let notice = arrangements::around(first, last);
        let known = Window::holidays(&festival);
        assert!(known.contains(&notice), "{} {}–{}: {known:?}", festival.name, notice.0, notice.1);
    }
}

/// The lunar festivals of all years keep the moon's mean month of 29.530588 days, to within the 14 hours by which the
/// true new moon strays and the day it falls in; Qingming is on 4 to 6 April.
#[test]
fn the_lunar_table_keeps_step_with_the_moon_to_its_end() {
    let new_moon = f64::from(day("2018-02-16").0);
    for year in 2018..=2035 {
        let festivals = festivals::of_year(year).unwrap();
        let spring = festivals[1].fixed[0].plus(i32::from(year >= 2025));
        let qingming = festivals[2].fixed[0].civil();
        assert!(qingming.1 == 4 && (4..=6).contains(&qingming.2), "{year}");
        let autumn = festivals.iter().skip(5).flat_map(|festival| &festival.fixed);
        let month_of = |day: &Day, into: f64| (f64::from(day.0) - into - new_moon) / 29.530_588;
        let strays = |day: &Day, into: f64| (month_of(day, into) - month_of(day, into).round()).abs() * 29.53;
        assert!(strays(&spring, 0.0) < 1.5, "{year}");
        assert!(strays(&festivals[4].fixed[0], 4.0) < 1.5, "{year}");
        assert!(autumn.into_iter().any(|day| strays(day, 14.0) < 1.5), "{year}");
    }
}

#[test]
fn the_law_fixes_eleven_days_until_2024_and_thirteen_since() {
    for year in 2018..=2035 {
        let festivals = festivals::of_year(year).unwrap();
        let fixed: usize = festivals.iter().map(|festival| festival.fixed.len()).sum();
        assert_eq!(fixed, if year < 2025 { 11 } else { 13 }, "{year}");
        let off: usize = festivals.iter().map(|festival| festival.off_by_law().len()).sum();
        assert_eq!(off, fixed, "{year}: a fixed day on a weekend is made good on a working day");
    }
}

#[test]
fn a_fixed_day_on_a_weekend_takes_the_next_working_days() {
    let calendar = WorkCalendar::shipped();
    let off = |date: &str| calendar.holiday_name(day(date)).is_some();
    // 2027: lunar New Year's Eve is Friday 5 February, so Saturday and Sunday are made good on Tuesday and Wednesday.
    for (date, expected) in [
        ("2027-02-04", false),
        ("2027-02-05", true),
        ("2027-02-08", true),
        ("2027-02-09", true),
        ("2027-02-10", true),
        ("2027-02-11", false),
        // Labour Day 2027: Saturday and Sunday.
        ("2027-05-03", true),
        ("2027-05-04", true),
        ("2027-05-05", false),
        // Mid-Autumn 2028 meets the third day of National Day, a Tuesday; 1 October is a Sunday.
        ("2028-10-04", true),
        ("2028-10-05", true),
        ("2028-10-06", false),
    ] {
        assert_eq!(off(date), expected, "{date}");
    }
}

#[test]
fn no_day_lies_in_two_windows() {
    let calendar = WorkCalendar::shipped();
    let mut seen = std::collections::BTreeSet::new();
    for window in &calendar.windows {
        for day in window.range() {
            assert!(seen.insert(day), "{day}");
        }
    }
    for hidden in 2018..=2026 {
        let calendar = WorkCalendar::without_year(hidden);
        let mut seen = std::collections::BTreeSet::new();
        assert!(calendar.windows.iter().flat_map(Window::range).all(|day| seen.insert(day)), "{hidden}");
    }
}

/// Counts from every day of the year before to the end of the hidden year, so that each count up to 90 working days
/// enters, crosses or leaves the hidden year; compares with the notice.
fn hidden_year(hidden: i32, step: i32, mut found: impl FnMut(i32)) {
    let (shipped, without) = (WorkCalendar::shipped(), WorkCalendar::without_year(hidden));
    let (first, last) = (Day::new(hidden - 1, 8, 1).unwrap(), Day::new(hidden + 1, 5, 31).unwrap());
    for from in (first.0..=last.0).map(Day).filter(|from| shipped.is_announced(*from)) {
        let mut walk = Walk::new(&without);
        let (mut worked, mut most, mut least) = (0, 0, 0);
        let (mut nearest, mut farthest) = (vec![from], vec![from]);
        let mut truth = vec![from];
        let mut at = from;
        while farthest.len() <= 90 {
            at = at.plus(step);
            let counts = walk.step(at, 1, 1);
            assert!((0..=1).contains(&counts.most) && (0..=1).contains(&counts.least), "{at} {counts:?}");
            most += counts.most;
            least += counts.least;
            nearest.extend((counts.most == 1).then_some(at));
            farthest.extend((counts.least == 1).then_some(at));
            let Ok(works) = shipped.is_working(at) else { continue };
            worked += i64::from(works);
            truth.extend(works.then_some(at));
            assert!((least..=most).contains(&worked), "from {from} to {at}: {worked}, not {least}–{most}");
        }
        for (n, truth) in truth.iter().enumerate().take(91) {
            let (near, far) = (nearest[n], farthest[n]);
            let (earliest, latest) = (near.min(far), near.max(far));
            assert!((earliest..=latest).contains(truth), "{n} from {from}: {truth}, not {earliest}–{latest}");
            found(latest.0 - earliest.0);
        }
    }
}

#[test]
fn with_any_year_hidden_the_true_day_lies_between_earliest_and_latest() {
    for hidden in 2018..=2026 {
        hidden_year(hidden, 1, |_| ());
        hidden_year(hidden, -1, |_| ());
    }
}

/// Four of five counts are exact. The rest cross a Spring Festival (which an emergency may lengthen by three
/// working days) or end beside a holiday, where one make-up day decides on which side of it.
#[test]
fn the_bounds_are_no_wider_than_one_long_holiday_and_mostly_closed() {
    let (mut all, mut exact, mut widest) = (0, 0, 0);
    for hidden in 2018..=2026 {
        hidden_year(hidden, 1, |width| {
            all += 1;
            exact += u32::from(width == 0);
            widest = widest.max(width);
        });
    }
    assert!(exact * 100 >= all * 79, "{exact} of {all}");
    assert!(widest <= 15, "{widest} days");
}

#[test]
fn a_count_into_2027_says_between_which_days_it_ends() {
    let calendar = WorkCalendar::shipped();
    let check = |from: &str, n: i32, value: &str, earliest: &str, latest: &str| {
        let expected =
            Provisional { value: day(value), earliest: day(earliest), latest: day(latest), provisional: true };
        assert_eq!(calendar.working_day_after_provisional(day(from), n), expected, "{from} {n}");
    };
    // 1 January 2027 is a Friday: three days off without moving any.
    check("2026-12-31", 1, "2027-01-04", "2027-01-04", "2027-01-04");
    check("2026-12-24", 10, "2027-01-08", "2027-01-08", "2027-01-08");
    // Spring Festival 2027, 5–8 February with 9 and 10 in return; the weekend before (30 and 31 January) may be worked.
    check("2027-01-25", 4, "2027-01-29", "2027-01-29", "2027-01-29");
    check("2027-01-25", 5, "2027-02-01", "2027-01-30", "2027-02-01");
    check("2027-02-04", 1, "2027-02-11", "2027-02-11", "2027-02-17");
    // Begun after that weekend: if it was worked for two days of the holiday, the count is two days short, and an
    // emergency may cost two more: Monday and Tuesday after it.
    check("2027-02-01", 20, "2027-03-05", "2027-03-05", "2027-03-11");
    // Begun before it, borrowing and making up even out. Only an emergency is left: two days, and a make-up day lost.
    check("2027-01-29", 25, "2027-03-11", "2027-03-11", "2027-03-16");
}

#[test]
fn hiding_a_notice_hides_what_it_says_of_the_december_before() {
    let calendar = WorkCalendar::without_year(2019);
    assert_eq!(calendar.kind(day("2018-12-29")), DayKind::Weekend);
    assert_eq!(calendar.kind(day("2018-12-31")), DayKind::Work);
    let found = calendar.working_day_after_provisional(day("2018-12-28"), 1);
    assert_eq!((found.earliest, found.value), (day("2018-12-29"), day("2018-12-31")));
    assert!(found.provisional);
}

proptest! {
    #[test]
    fn a_provisional_answer_holds_the_announced_one(
        hidden in 2018..=2026i32, offset in -200..560i32, n in -90..=90i32,
    ) {
        let (shipped, without) = (WorkCalendar::shipped(), WorkCalendar::without_year(hidden));
        let from = Day::new(hidden, 1, 1).unwrap().plus(offset);
        let found = without.working_day_after_provisional(from, n);
        prop_assert!(found.earliest <= found.value && found.value <= found.latest);
        if let Ok(truth) = shipped.working_day_after(from, n) {
            prop_assert!(found.earliest <= truth && truth <= found.latest, "{from} {n}: {truth}, {found:?}");
            if !found.provisional {
                prop_assert_eq!(found.value, truth);
            }
        }
        if let Ok(strict) = without.working_day_after(from, n) {
            prop_assert_eq!(found.value, strict);
        }
    }

    #[test]
    fn a_count_ends_anywhere_even_where_no_year_is_known(from in -20_000..60_000i32, n in -300..=300i32) {
        let found = WorkCalendar::shipped().working_day_after_provisional(Day(from), n);
        prop_assert!(found.earliest <= found.value && found.value <= found.latest);
    }

    #[test]
    fn counting_there_and_back_is_the_same(offset in 0..3000i32, n in 1..=90i32) {
        let calendar = WorkCalendar::shipped();
        let from = Day::new(2018, 1, 1).unwrap().plus(offset);
        if let Ok(to) = calendar.working_day_after(from, n) {
            prop_assert_eq!(calendar.working_days_between(from, to), Ok(n as u32));
        }
    }
}
