//! 国务院办公厅关于部分节假日安排的通知 of a year this release does not hold yet, as a bureau enters it from the State
//! Council's text, and what about it cannot be.

use super::{FIRST_YEAR, Row, WorkCalendar, festivals, is_weekend, rows, NOTICES};
use crate::day::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Days of one holiday at most: the longest notice so far had nine (2025, spring).
pub const HOLIDAY_DAYS_MAX: i32 = 15;

/// One festival of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeSpan {
    /// As the notices write it.
    pub festival: String,
    /// First day off.
    pub from: Day,
    /// Last day off.
    pub to: Day,
    /// Weekend days worked instead.
    #[serde(default)]
    pub workdays: Vec<Day>,
}

/// One year's notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Which year.
    pub year: i32,
    /// Its document number, such as 国办发明电〔2025〕7号.
    pub number: String,
    /// In the order of the year.
    pub spans: Vec<NoticeSpan>,
}

/// What of a notice cannot be, and where: the span's place from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeFault {
    /// This release has it, or the festivals of that year are not in its table.
    Year,
    /// No festival is called so.
    Festival(usize),
    /// It ends before it begins, or is longer than any.
    Span(usize),
    /// A day that no notice of that year speaks of.
    OtherYear(usize, Day),
    /// Worked instead, and no weekend day.
    NotWeekend(usize, Day),
    /// Stands there twice, off or worked.
    Twice(usize, Day),
    /// Off by 全国年节及纪念日放假办法, article 2 or 6, and not in the notice.
    Missing(Day),
}

impl Notice {
    /// The first thing that cannot be.
    pub fn fault(&self) -> Option<NoticeFault> {
        let shipped = rows(NOTICES).iter().any(|row| row.notice() == self.year);
        let Some(festivals) = festivals::of_year(self.year).filter(|_| !shipped && self.year > FIRST_YEAR) else { return Some(NoticeFault::Year) };
        let mut seen = BTreeSet::new();
        for (at, span) in self.spans.iter().enumerate() {
            if festivals::known_name(&span.festival).is_none() {
                return Some(NoticeFault::Festival(at));
            }
            if span.to < span.from || span.to.0 - span.from.0 >= HOLIDAY_DAYS_MAX {
                return Some(NoticeFault::Span(at));
            }
            if let Some(day) = span.workdays.iter().find(|day| !is_weekend(**day)) {
                return Some(NoticeFault::NotWeekend(at, *day));
            }
            for day in span.off().chain(span.workdays.iter().copied()) {
                if (Row { day, holiday: true, name: festivals::known_name(&span.festival).unwrap_or_default() }).notice() != self.year {
                    return Some(NoticeFault::OtherYear(at, day));
                }
                if !seen.insert(day) {
                    return Some(NoticeFault::Twice(at, day));
                }
            }
        }
        let off: BTreeSet<Day> = self.spans.iter().flat_map(NoticeSpan::off).collect();
        let by_law = festivals.iter().flat_map(|festival| festival.fixed.iter().copied().chain(festival.off_by_law()));
        by_law.into_iter().find(|day| !off.contains(day)).map(NoticeFault::Missing)
    }

    fn rows(&self) -> impl Iterator<Item = Row> {
        self.spans.iter().flat_map(|span| {
            let name = festivals::known_name(&span.festival).unwrap_or_default();
            let off = span.off().map(move |day| Row { day, holiday: true, name });
            off.chain(span.workdays.iter().map(move |day| Row { day: *day, holiday: false, name }))
        })
    }
}

impl NoticeSpan {
    /// Its days off.
    pub fn off(&self) -> impl Iterator<Item = Day> + use<> {
        (self.from.0..=self.to.0).map(Day)
    }
}

/// Festivals as the notices write them, in the order of a year.
pub fn festival_names() -> Vec<&'static str> {
    festivals::names()
}

/// Years this release holds the notice of, or has no table for, lie outside: those that can be entered.
pub fn years_to_enter() -> Vec<i32> {
    (FIRST_YEAR + 1..=festivals::last_year()).filter(|year| !rows(NOTICES).iter().any(|row| row.notice() == *year)).collect()
}

impl WorkCalendar {
    /// The calendar of this release with notices that came out since. One that has a fault is left out.
    pub fn with_notices(notices: &[Notice]) -> Self {
        let mut all = rows(NOTICES);
        for notice in notices.iter().filter(|notice| notice.fault().is_none()) {
            all.extend(notice.rows());
        }
        Self::of(&all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DayKind;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn span(at: usize, from: &str, to: &str, workdays: &[&str]) -> NoticeSpan {
        NoticeSpan { festival: festival_names()[at].into(), from: day(from), to: day(to), workdays: workdays.iter().map(|text| day(text)).collect() }
    }

    /// Invented, and such as could be: the law's days off of 2027 are all in it.
    fn invented() -> Notice {
        let spans = vec![
            span(0, "2027-01-01", "2027-01-03", &[]),
            span(1, "2027-02-05", "2027-02-12", &["2027-01-31", "2027-02-14"]),
            span(2, "2027-04-03", "2027-04-05", &[]),
            span(3, "2027-05-01", "2027-05-05", &["2027-05-08"]),
            span(4, "2027-06-09", "2027-06-09", &[]),
            span(5, "2027-09-15", "2027-09-15", &[]),
            span(6, "2027-10-01", "2027-10-07", &["2027-09-26", "2027-10-09"]),
        ];
        Notice { year: 2027, number: "x".into(), spans }
    }

    fn with(change: impl FnOnce(&mut Notice)) -> Option<NoticeFault> {
        let mut notice = invented();
        change(&mut notice);
        notice.fault()
    }

    #[test]
    fn a_notice_settles_its_year_and_counts_from_then_on() {
        assert_eq!(invented().fault(), None);
        let (before, after) = (WorkCalendar::shipped(), WorkCalendar::with_notices(&[invented()]));
        assert!(!before.is_announced(day("2027-03-01")) && after.is_announced(day("2027-03-01")));
        assert_eq!(after.kind(day("2027-05-08")), DayKind::MakeUp);
        assert_eq!(after.working_day_after(day("2027-04-30"), 1), Ok(day("2027-05-06")));
        assert!(before.working_day_after(day("2027-04-30"), 1).is_err());
        assert!(!after.working_day_after_provisional(day("2027-04-30"), 1).provisional);
        assert_eq!(after.kind(day("2026-10-01")), before.kind(day("2026-10-01")), "years that were settled stay");
        // December days moved for New Year's Day belong to the notice of the next year.
        let moved = Notice { spans: [vec![span(0, "2026-12-31", "2027-01-03", &["2026-12-27"])], invented().spans[1..].to_vec()].concat(), ..invented() };
        assert_eq!(moved.fault(), None);
        assert_eq!(WorkCalendar::with_notices(&[moved]).kind(day("2026-12-27")), DayKind::MakeUp);
    }

    #[test]
    fn what_cannot_be_is_told_where_it_stands() {
        assert_eq!(with(|it| it.year = 2026), Some(NoticeFault::Year), "this release has it");
        assert_eq!(with(|it| it.year = 2999), Some(NoticeFault::Year));
        assert_eq!(with(|it| it.spans[1].festival = "x".into()), Some(NoticeFault::Festival(1)));
        assert_eq!(with(|it| it.spans[1].to = day("2027-02-04")), Some(NoticeFault::Span(1)));
        assert_eq!(with(|it| it.spans[1].to = day("2027-02-20")), Some(NoticeFault::Span(1)));
        assert_eq!(with(|it| it.spans[3].workdays = vec![day("2027-05-07")]), Some(NoticeFault::NotWeekend(3, day("2027-05-07"))));
        assert_eq!(with(|it| it.spans[6].workdays = vec![day("2028-10-07")]), Some(NoticeFault::OtherYear(6, day("2028-10-07"))));
        assert_eq!(with(|it| it.spans[4].from = day("2027-06-09")), None);
        assert_eq!(with(|it| it.spans[6].workdays.push(day("2027-05-08"))), Some(NoticeFault::Twice(6, day("2027-05-08"))));
        assert_eq!(with(|it| drop(it.spans.remove(4))), Some(NoticeFault::Missing(day("2027-06-09"))));
        assert_eq!(with(|it| it.spans[6].to = day("2027-10-02")), Some(NoticeFault::Missing(day("2027-10-03"))));
        // 1 and 2 May 2027 are a weekend: two days in lieu are owed (article 6).
        assert_eq!(with(|it| it.spans[3] = span(3, "2027-05-01", "2027-05-02", &[])), Some(NoticeFault::Missing(day("2027-05-03"))));
    }

    #[test]
    fn a_year_can_be_entered_until_the_table_of_festivals_ends() {
        let years = years_to_enter();
        assert_eq!(years.first(), Some(&2027));
        assert_eq!(festival_names().len(), 7);
    }
}
