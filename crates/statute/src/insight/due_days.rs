//! What falls due in the next working days. A day off belongs to the working day after it: that is when it is worked on.

use super::Days;
use crate::calendar::WorkCalendar;
use crate::day::Day;

/// The days of one bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueDays {
    /// Days off before the working day, and the working day; today alone.
    pub days: Days,
    /// Whether the last of them is worked. Today need not be.
    pub works: bool,
}

/// Today, and after it so many working days that there are `count` of them in all. Beyond the last announced year weekends
/// and fixed festivals count, as everywhere ([`WorkCalendar::kind`]).
pub fn due_days(today: Day, count: usize, calendar: &WorkCalendar) -> Vec<DueDays> {
    let works = |day: Day| calendar.kind(day).works();
    let mut bars = vec![DueDays { days: Days { from: today, to: today }, works: works(today) }];
    let (mut from, mut at) = (today.plus(1), today.plus(1));
    while bars.iter().filter(|bar| bar.works).count() < count {
        if works(at) {
            bars.push(DueDays { days: Days { from, to: at }, works: true });
            from = at.plus(1);
        }
        at = at.plus(1);
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(today: &str, count: usize) -> Vec<String> {
        let bars = due_days(today.parse().unwrap(), count, &WorkCalendar::shipped());
        bars.iter().map(|bar| format!("{}..{}{}", bar.days.from, bar.days.to, if bar.works { "" } else { " off" })).collect()
    }

    #[test]
    fn ten_working_days_begin_today_and_take_the_days_off_between_them() {
        assert_eq!(shown("2026-03-05", 3), ["2026-03-05..2026-03-05", "2026-03-06..2026-03-06", "2026-03-07..2026-03-09"]);
        assert_eq!(shown("2026-03-07", 2), ["2026-03-07..2026-03-07 off", "2026-03-08..2026-03-09", "2026-03-10..2026-03-10"]);
        // 1 October to 7 October 2026 are off; 10 October is worked.
        let golden = shown("2026-09-30", 2);
        assert_eq!(golden, ["2026-09-30..2026-09-30", "2026-10-01..2026-10-08"]);
        assert_eq!(shown("2026-03-03", 10).len(), 10);
    }
}
