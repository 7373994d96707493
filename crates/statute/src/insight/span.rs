//! The days a figure is about: a period by name or from one day to another, the span before it, and months.

use crate::day::{Day, days_in_month};
use crate::opinions::words_of;
use std::cmp::Ordering;

/// Days of a span at most: a leap year. A longer one has another span before it, and both are counted row by row.
pub const SPAN_DAYS_MAX: i32 = 366;

words_of! {
    /// A period as people name it, ending today.
    Period {
        /// 近7天
        Last7 = "last_7",
        /// 近30天
        Last30 = "last_30",
        /// 近90天
        Last90 = "last_90",
        /// 本月
        ThisMonth = "this_month",
        /// 今年
        ThisYear = "this_year",
    }
}

impl Period {
    /// Its days, today being the last.
    pub fn days(self, today: Day) -> Days {
        let (year, month, _) = today.civil();
        let first_of = |month| Day::new(year, month, 1).unwrap_or(today);
        let from = match self {
            Self::Last7 => today.plus(-6),
            Self::Last30 => today.plus(-29),
            Self::Last90 => today.plus(-89),
            Self::ThisMonth => first_of(month),
            Self::ThisYear => first_of(1),
        };
        Days { from, to: today }
    }
}

/// Days from one to another, both among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub from: Day,
    /// The last.
    pub to: Day,
}

impl Days {
    /// How many.
    pub fn count(self) -> i32 {
        self.to.0 - self.from.0 + 1
    }

    /// As many days immediately before: what a figure is compared with.
    pub fn before(self) -> Self {
        let to = self.from.plus(-1);
        Self { from: to.plus(1 - self.count()), to }
    }
}

/// What is wrong with two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanFault {
    /// It ends before it begins.
    EndsBeforeItBegins,
    /// Longer than [`SPAN_DAYS_MAX`].
    TooLong,
}

/// The span from one day to another.
pub fn span_between(from: Day, to: Day) -> Result<Days, SpanFault> {
    let days = Days { from, to };
    match (from.cmp(&to), days.count() > SPAN_DAYS_MAX) {
        (Ordering::Greater, _) => Err(SpanFault::EndsBeforeItBegins),
        (_, true) => Err(SpanFault::TooLong),
        _ => Ok(days),
    }
}

/// So many whole calendar months, the last of them the one that day lies in.
pub fn months(last: Day, count: u32) -> Vec<Days> {
    let (year, month, _) = last.civil();
    let at = year * 12 + month as i32 - 1;
    let of = |at: i32| {
        let (year, month) = (at.div_euclid(12), at.rem_euclid(12) as u32 + 1);
        let from = Day::new(year, month, 1)?;
        Some(Days { from, to: from.plus(days_in_month(year, month) as i32 - 1) })
    };
    (at + 1 - count as i32..=at).filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn shown(days: Days) -> String {
        format!("{}..{}", days.from, days.to)
    }

    #[test]
    fn a_period_ends_today_and_is_compared_with_as_many_days_before() {
        for (period, today, days, before) in [
            (Period::Last7, "2026-03-03", "2026-02-25..2026-03-03", "2026-02-18..2026-02-24"),
            (Period::Last30, "2026-03-03", "2026-02-02..2026-03-03", "2026-01-03..2026-02-01"),
            (Period::Last90, "2026-03-03", "2025-12-04..2026-03-03", "2025-09-05..2025-12-03"),
            (Period::ThisMonth, "2026-03-03", "2026-03-01..2026-03-03", "2026-02-26..2026-02-28"),
            (Period::ThisMonth, "2026-03-01", "2026-03-01..2026-03-01", "2026-02-28..2026-02-28"),
            (Period::ThisYear, "2026-03-03", "2026-01-01..2026-03-03", "2025-10-31..2025-12-31"),
        ] {
            let found = period.days(day(today));
            assert_eq!((shown(found), shown(found.before())), (days.to_owned(), before.to_owned()), "{period:?} on {today}");
        }
    }

    #[test]
    fn a_span_of_ones_own_is_in_order_and_a_leap_year_at_most() {
        for (from, to, expected) in [
            ("2026-03-03", "2026-03-03", Ok(1)),
            ("2026-03-03", "2026-03-02", Err(SpanFault::EndsBeforeItBegins)),
            ("2024-01-01", "2024-12-31", Ok(366)),
            ("2024-01-01", "2025-01-01", Err(SpanFault::TooLong)),
        ] {
            assert_eq!(span_between(day(from), day(to)).map(Days::count), expected, "{from}..{to}");
        }
    }

    #[test]
    fn months_are_whole_and_go_over_the_turn_of_the_year() {
        let found: Vec<String> = months(day("2026-02-28"), 4).into_iter().map(shown).collect();
        assert_eq!(found, ["2025-11-01..2025-11-30", "2025-12-01..2025-12-31", "2026-01-01..2026-01-31", "2026-02-01..2026-02-28"]);
    }
}
