//! Working days: the State Council's yearly notices as data, and honest bounds for a year not yet announced.
//!
//! *Strict* counting answers only from the notices (2018–2026 today). *Provisional* counting never fails: in a year
//! without a notice, weekends and the festivals fixed by 全国年节及纪念日放假办法 stand in, and the answer says between
//! which days the true one lies, whatever the notice may bring ([`Provisional`]; the assumptions are in
//! `calendar/arrangements.rs`).

mod arrangements;
mod festivals;
mod notice;
#[cfg(test)]
mod tests;
mod walk;

use crate::day::Day;
use arrangements::Window;
use serde::Serialize;
use std::fmt;
pub use notice::*;
pub(crate) use walk::{Step, Walk};

/// Rows `date,kind,name`, exceptions only: `holiday` is a day off, `workday` a weekend day worked instead.
/// Source: `laws/festivals.toml` says.
const NOTICES: &str = include_str!("../../../laws/working-days.csv");
/// First day of the calendar. Earlier days belong to years whose notices are not in the data.
const FIRST_YEAR: i32 = 2018;

/// What a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// Monday to Friday, worked.
    Work,
    /// A weekend day worked in place of a day off.
    MakeUp,
    /// Saturday or Sunday, not part of a holiday.
    Weekend,
    /// Off for that festival, weekend days within the holiday included.
    Holiday(&'static str),
}

impl DayKind {
    /// A working day counts in limits of working days and working hours.
    pub fn works(self) -> bool {
        matches!(self, Self::Work | Self::MakeUp)
    }
}

/// The day lies in a year whose holiday notice is not in the data, so that nobody can say whether it is worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfCalendar {
    /// The first such day the count came to.
    pub day: Day,
}

impl fmt::Display for OutOfCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} lies outside the announced calendar", self.day)
    }
}

impl std::error::Error for OutOfCalendar {}

/// A day found by counting, also where the calendar is not announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Provisional {
    /// The day by the notices, and where there is none by weekends and the fixed festivals.
    pub value: Day,
    /// No notice can make it earlier than this. Until then an act is surely in time.
    pub earliest: Day,
    /// No notice can make it later than this.
    pub latest: Day,
    /// The count came to a day whose year is not announced, or that next year's notice may still move.
    pub provisional: bool,
}

/// How far a day's kind can be relied on, from most to least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outlook {
    /// The notice is out.
    Settled,
    /// The notice is out, but that of the next year may still move days about New Year.
    Movable,
    /// The notice is not out.
    Unannounced,
}

/// One day of the calendar.
#[derive(Clone, Copy, Debug)]
struct Slot {
    kind: DayKind,
    /// Its year's notice is in the data.
    announced: bool,
    /// 0, or the number from 1 of the window in which a notice still to come may change it.
    window: u16,
}

/// The calendar of working days, one slot a day from 2018 to the end of the festival table.
#[derive(Clone, Debug)]
pub struct WorkCalendar {
    first: Day,
    slots: Vec<Slot>,
    windows: Vec<Window>,
}

/// A row of the notices.
struct Row {
    day: Day,
    holiday: bool,
    name: &'static str,
}

impl Row {
    /// The year whose notice says so: days of December moved for New Year's Day belong to the notice of the next.
    fn notice(&self) -> i32 {
        let (year, month, _) = self.day.civil();
        year + i32::from(month == 12 && self.name == festivals::new_year_name())
    }
}

impl WorkCalendar {
    /// The calendar in this release: every notice of `laws/working-days.csv`.
    pub fn shipped() -> Self {
        Self::of(&rows(NOTICES))
    }

    /// The calendar as it was before the notice of that year, and only that one, was out. For tests of provisional
    /// counting.
    pub fn without_year(year: i32) -> Self {
        let mut rows = rows(NOTICES);
        rows.retain(|row| row.notice() != year);
        Self::of(&rows)
    }

    fn of(rows: &[Row]) -> Self {
        let first = Day::new(FIRST_YEAR, 1, 1).expect("1 January exists");
        let last_year = festivals::last_year();
        let mut calendar = Self { first, slots: Vec::new(), windows: Vec::new() };
        for year in FIRST_YEAR..=last_year {
            let announced = rows.iter().any(|row| row.notice() == year);
            let days = if Day::new(year, 2, 29).is_some() { 366 } else { 365 };
            for _ in 0..days {
                let kind = by_week(first.plus(calendar.slots.len() as i32));
                calendar.slots.push(Slot { kind, announced, window: 0 });
            }
        }
        for year in FIRST_YEAR..=last_year + 1 {
            if !rows.iter().any(|row| row.notice() == year) {
                calendar.stand_in(year);
            }
        }
        for row in rows {
            let weekend = is_weekend(row.day);
            let Some(slot) = calendar.slot_mut(row.day) else { continue };
            slot.kind = match (row.holiday, weekend) {
                (true, _) => DayKind::Holiday(row.name),
                (false, true) => DayKind::MakeUp,
                (false, false) => DayKind::Work,
            };
        }
        calendar
    }

    /// Puts the fixed festivals of a year without a notice in place, and the windows in which the notice may move days.
    fn stand_in(&mut self, year: i32) {
        let Some(festivals) = festivals::of_year(year).or_else(|| Some(vec![festivals::new_year(year)?])) else {
            return;
        };
        for festival in &festivals {
            for day in festival.fixed.iter().copied().chain(festival.off_by_law()) {
                if let Some(slot) = self.slot_mut(day) {
                    slot.kind = DayKind::Holiday(festival.name);
                }
            }
        }
        for window in arrangements::windows(&festivals) {
            let number = self.windows.len() as u16 + 1;
            for day in window.range() {
                if let Some(slot) = self.slot_mut(day) {
                    slot.window = number;
                }
            }
            self.windows.push(window);
        }
    }

    fn slot(&self, day: Day) -> Option<&Slot> {
        self.slots.get(usize::try_from(day.0 - self.first.0).ok()?)
    }

    fn slot_mut(&mut self, day: Day) -> Option<&mut Slot> {
        self.slots.get_mut(usize::try_from(day.0 - self.first.0).ok()?)
    }

    fn window(&self, number: u16) -> Option<&Window> {
        self.windows.get(usize::from(number).checked_sub(1)?)
    }

    /// Whether the holiday notice of the day's year is in the data.
    pub fn is_announced(&self, day: Day) -> bool {
        self.slot(day).is_some_and(|slot| slot.announced)
    }

    /// What the day is; in a year not announced, what weekends and the fixed festivals make it.
    pub fn kind(&self, day: Day) -> DayKind {
        self.slot(day).map_or_else(|| by_week(day), |slot| slot.kind)
    }

    /// What the day is, and whether a notice still to come may say otherwise (or nobody can say).
    pub(crate) fn look(&self, day: Day) -> (DayKind, Outlook) {
        match self.slot(day) {
            Some(slot) if slot.announced && slot.window == 0 => (slot.kind, Outlook::Settled),
            Some(slot) if slot.announced => (slot.kind, Outlook::Movable),
            Some(slot) => (slot.kind, Outlook::Unannounced),
            None => (by_week(day), Outlook::Unannounced),
        }
    }

    /// The festival for which the day is off.
    pub fn holiday_name(&self, day: Day) -> Option<&'static str> {
        match self.kind(day) {
            DayKind::Holiday(name) => Some(name),
            DayKind::Work | DayKind::MakeUp | DayKind::Weekend => None,
        }
    }

    /// Whether the day is worked, by the notices.
    pub fn is_working(&self, day: Day) -> Result<bool, OutOfCalendar> {
        match self.slot(day) {
            Some(slot) if slot.announced => Ok(slot.kind.works()),
            _ => Err(OutOfCalendar { day }),
        }
    }

    /// The `n`-th working day after a day, or before it where `n` is negative. For 0 the day itself if it is worked,
    /// else the next that is. The day itself and every day the count comes to must be announced.
    pub fn working_day_after(&self, day: Day, n: i32) -> Result<Day, OutOfCalendar> {
        let (mut at, step, mut left) = begin(day, n);
        self.is_working(day)?;
        loop {
            left -= i32::from(self.is_working(at)?);
            if left == 0 {
                return Ok(at);
            }
            at = at.plus(step);
        }
    }

    /// The same count, never refused: with bounds where a notice is missing.
    pub fn working_day_after_provisional(&self, day: Day, n: i32) -> Provisional {
        let (mut at, step, count) = begin(day, n);
        let mut walk = Walk::new(self);
        let (mut value, mut near, mut far) = (None, None, None);
        let count = i64::from(count);
        let mut left = Step { value: count, most: count, least: count };
        loop {
            let counts = walk.step(at, 1, 1);
            for (left, counts, found) in [
                (&mut left.value, counts.value, &mut value),
                (&mut left.most, counts.most, &mut near),
                (&mut left.least, counts.least, &mut far),
            ] {
                *left -= counts;
                if *left == 0 && found.is_none() {
                    *found = Some((at, walk.provisional()));
                }
            }
            if let (Some((value, provisional)), Some((near, _)), Some((far, _))) = (value, near, far) {
                let (first, last) = (near.min(far), near.max(far));
                let (earliest, latest) = (first.min(value), last.max(value));
                let certain = earliest == latest && self.is_announced(value);
                return Provisional { value, earliest, latest, provisional: provisional && !certain };
            }
            at = at.plus(step);
        }
    }

    /// Working days after `from` up to and including `to`; none where they are the same. Both days and all between
    /// must be announced. The caller sees to it that `to` does not lie before `from`.
    pub fn working_days_between(&self, from: Day, to: Day) -> Result<u32, OutOfCalendar> {
        self.is_working(from)?;
        (from.0 + 1..=to.0).map(Day).try_fold(0, |days, day| Ok(days + u32::from(self.is_working(day)?)))
    }
}

/// Where a count of `n` working days begins, its direction, and how many it wants.
fn begin(day: Day, n: i32) -> (Day, i32, i32) {
    match n {
        0 => (day, 1, 1),
        n if n > 0 => (day.plus(1), 1, n),
        n => (day.plus(-1), -1, n.saturating_neg()),
    }
}

fn is_weekend(day: Day) -> bool {
    day.weekday() >= 5
}

fn by_week(day: Day) -> DayKind {
    if is_weekend(day) { DayKind::Weekend } else { DayKind::Work }
}

/// The rows of the notices; the header, and a row that is not one, are passed over (a test counts them).
fn rows(text: &'static str) -> Vec<Row> {
    let row = |line: &'static str| {
        let mut cells = line.trim().splitn(3, ',');
        let (day, kind, name) = (cells.next()?.parse().ok()?, cells.next()?, cells.next()?);
        Some(Row { day, holiday: kind == "holiday", name })
    };
    text.lines().filter_map(row).collect()
}
