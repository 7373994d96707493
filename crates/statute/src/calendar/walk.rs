//! Counting day by day under the three readings of the calendar.

use super::{Slot, WorkCalendar};
use crate::day::Day;

/// Working days a year the festivals (13) and notices (at most 2 each for three long holidays, and 3 in an emergency)
/// can take at most. Where even the lunar festivals are unknown, the slowest reading takes them all at once.
const UNKNOWN_DAYS_OFF: i64 = 22;

/// How much one day adds to the count under each reading: nothing or its weight (1 in a count of days, its
/// milliseconds in a count of hours).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Step {
    /// By the notices, or by weekends and fixed festivals.
    pub(crate) value: i64,
    /// If the notices to come make as many of the days so far working days as they can.
    pub(crate) most: i64,
    /// If they make as few.
    pub(crate) least: i64,
}

/// A count that goes through the calendar one day after another, forward or backward. For every way the notices to
/// come may turn out, the true count so far lies between the sum of `least` and the sum of `most`; neither sum grows by
/// more than the weight of the day, so the day on which `most` (`least`) reaches a number is never after (before) the
/// true one. Within that day the number is reached where the weight still to come is what the sum has too much.
pub(crate) struct Walk<'a> {
    calendar: &'a WorkCalendar,
    /// Number of the window the walk is in.
    window: u16,
    /// Days of it with the weight `full` that the count has come to.
    seen: u64,
    /// Least and greatest number of working days among them.
    worked: (u32, u32),
    /// What a whole day weighs in this window.
    full: i64,
    unknown_days_off: i64,
    unknown_days: i32,
    unannounced: bool,
    movable: bool,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(calendar: &'a WorkCalendar) -> Self {
        Self {
            calendar,
            window: 0,
            seen: 0,
            worked: (0, 0),
            full: 0,
            unknown_days_off: 0,
            unknown_days: 0,
            unannounced: false,
            movable: false,
        }
    }

    /// Comes to the next day. `weight` is what it counts if it is worked (0 where a pause takes it), `full` what it
    /// would count as a whole day.
    pub(crate) fn step(&mut self, day: Day, weight: i64, full: i64) -> Step {
        let Some(slot) = self.calendar.slot(day) else { return self.unknown(day, weight) };
        self.unannounced |= !slot.announced;
        if slot.window != 0 {
            self.movable = true;
            return self.in_window(*slot, day, weight, full);
        }
        self.window = 0;
        let counts = if slot.kind.works() { weight } else { 0 };
        Step { value: counts, most: counts, least: counts }
    }

    /// Whether the count has come to a day whose year is not announced, or that a notice may still move.
    pub(crate) fn provisional(&self) -> bool {
        self.unannounced || self.movable
    }

    fn in_window(&mut self, slot: Slot, day: Day, weight: i64, full: i64) -> Step {
        let Some(window) = self.calendar.window(slot.window) else { return Step::default() };
        if self.window != slot.window {
            (self.window, self.seen, self.worked, self.full) = (slot.window, 0, (0, 0), full);
        }
        let value = if slot.kind.works() { weight } else { 0 };
        if let Some(works) = window.settled(day) {
            let counts = if works { weight } else { 0 };
            return Step { value, most: counts, least: counts };
        }
        if weight != self.full || weight == 0 {
            // A part of a day (the day of the start, a pause): any plan may take it or leave it.
            return Step { value, most: weight, least: 0 };
        }
        self.seen |= window.bit(day);
        let (least, most) = window.worked(self.seen);
        let grown = |now: u32, before: u32| i64::from(now - before) * weight;
        let step = Step { value, most: grown(most, self.worked.1), least: grown(least, self.worked.0) };
        self.worked = (least, most);
        step
    }

    /// A day before 2018 or after the festival table. Only the week is known, so the fastest reading takes every day
    /// and the slowest leaves out all the holidays a year can have before it takes a weekday.
    fn unknown(&mut self, day: Day, weight: i64) -> Step {
        self.unannounced = true;
        self.window = 0;
        self.unknown_days += 1;
        if self.unknown_days % 365 == 1 {
            self.unknown_days_off = UNKNOWN_DAYS_OFF;
        }
        if weight == 0 || super::is_weekend(day) {
            return Step { value: 0, most: weight, least: 0 };
        }
        let off = self.unknown_days_off.min(1);
        self.unknown_days_off -= off;
        Step { value: weight, most: weight, least: weight * (1 - off) }
    }
}
