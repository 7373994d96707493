//! The office's hours: moving on and back by working minutes, and when a limit ends.

use chengguan_statute::calendar::WorkCalendar;
use chengguan_statute::clock::{Limit, Pause, Term, WorkingHours, due};
use chengguan_statute::day::{Day, Instant, MINUTE_MS};
use std::sync::LazyLock;

/// The demo's hours all the year round, in minutes of the day (contracts.md): 08:30–12:00 and 14:00–17:30.
pub const HOURS: [(u16, u16); 2] = [(510, 720), (840, 1050)];
/// Working minutes of a full day.
pub const DAY_MINUTES: i64 = 420;

/// Calendar and hours.
pub struct Office {
    calendar: WorkCalendar,
    hours: WorkingHours,
}

/// The demo's office, made once.
pub static OFFICE: LazyLock<Office> =
    LazyLock::new(|| Office { calendar: WorkCalendar::shipped(), hours: WorkingHours::all_year(&HOURS) });

impl Office {
    /// Whether a day is worked.
    pub fn works(&self, day: Day) -> bool {
        self.calendar.kind(day).works()
    }

    /// Whether somebody is at the desk. The last minute's end is not worked any more.
    pub fn open(&self, at: Instant) -> bool {
        let minute = at.minute_of_day();
        self.works(at.day()) && HOURS.iter().any(|(from, to)| (i64::from(*from)..i64::from(*to)).contains(&minute))
    }

    /// That much work later, always within working hours.
    pub fn after(&self, from: Instant, minutes: i64) -> Instant {
        let mut left = minutes * MINUTE_MS;
        let mut day = from.day();
        loop {
            for (start, end) in self.spans(day) {
                let begin = start.0.max(from.0);
                if begin < end.0 && begin + left < end.0 {
                    return Instant(begin + left);
                }
                left -= (end.0 - begin).max(0);
            }
            day = day.plus(1);
        }
    }

    /// That much work earlier, always within working hours.
    pub fn before(&self, to: Instant, minutes: i64) -> Instant {
        let mut left = minutes * MINUTE_MS;
        let mut day = to.day();
        loop {
            for (start, end) in self.spans(day).into_iter().rev() {
                let last = end.0.min(to.0);
                if last > start.0 && last - left > start.0 {
                    return Instant((last - left).min(end.0 - 1));
                }
                left -= (last - start.0).max(0);
            }
            day = day.plus(-1);
        }
    }

    /// Working minutes between two instants, 0 where the second is earlier.
    pub fn between(&self, from: Instant, to: Instant) -> i64 {
        let mut total = 0;
        let mut day = from.day();
        while day <= to.day() {
            for (start, end) in self.spans(day) {
                total += (end.0.min(to.0) - start.0.max(from.0)).max(0);
            }
            day = day.plus(1);
        }
        total / MINUTE_MS
    }

    /// The n-th working day after a day, or before it where n is negative.
    pub fn working_day(&self, day: Day, n: i32) -> Day {
        self.calendar.working_day_after_provisional(day, n).value
    }

    /// When a limit ends.
    pub fn due(&self, start: Instant, limit: Limit, pauses: &[Pause], extended_work_days: u16) -> Option<Instant> {
        let term = Term { start, limit, pauses: pauses.to_vec(), extended_work_days };
        due(&term, &self.hours, &self.calendar).map(|due| due.due)
    }

    /// What statute's rules want to know about the day.
    #[cfg(test)]
    pub fn calendar_and_hours(&self) -> (&WorkCalendar, &WorkingHours) {
        (&self.calendar, &self.hours)
    }

    /// The stretches worked on a day; empty ones on a day off.
    fn spans(&self, day: Day) -> [(Instant, Instant); 2] {
        let works = self.works(day);
        HOURS.map(|(from, to)| {
            let from = day.at_minute(i64::from(from));
            (from, if works { day.at_minute(i64::from(to)) } else { from })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::from_rfc3339(&format!("{text}:00+08:00")).unwrap()
    }

    #[test]
    fn work_goes_on_after_lunch_and_after_the_holiday() {
        let table = [
            ("2026-02-13T16:20", 60, "2026-02-13T17:20"),
            ("2026-02-13T16:20", 70, "2026-02-14T08:30"),
            ("2026-02-14T17:00", 31, "2026-02-24T08:31"),
            ("2026-03-03T11:50", 20, "2026-03-03T14:10"),
            ("2026-03-03T20:14", 0, "2026-03-04T08:30"),
        ];
        for (from, minutes, expected) in table {
            assert_eq!(OFFICE.after(at(from), minutes), at(expected), "{from} {minutes}");
            assert!(OFFICE.open(OFFICE.after(at(from), minutes)));
        }
    }

    #[test]
    fn back_and_forth_is_the_same_way() {
        for minutes in [1, 59, 209, 211, 419, 421, 3000] {
            let from = at("2026-03-03T10:40");
            let back = OFFICE.before(from, minutes);
            assert!(OFFICE.open(back), "{minutes}");
            assert_eq!(OFFICE.between(back, from), minutes);
        }
        assert_eq!(OFFICE.between(at("2026-02-14T17:00"), at("2026-02-24T09:00")), 60);
    }
}
