//! When a term ends, and why: every day from the start to the due day, counted or not (contracts.md, "Clock units").

use super::count::{Count, Reading};
use super::{Limit, Pause, WorkingHours};
use crate::calendar::{Outlook, WorkCalendar};
use crate::day::{Day, Instant};
use serde::Serialize;

/// A run of a clock: from when, how long, and what does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The clock starts here. In limits of days the day of it is not counted.
    pub start: Instant,
    /// How long.
    pub limit: Limit,
    /// What does not count, in any order; they may overlap.
    pub pauses: Vec<Pause>,
    /// Working days of extension, counted on after the due day.
    pub extended_work_days: u16,
}

/// Between which instants a term surely ends, whatever the holiday notices to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bounds {
    /// Until then an act is surely in time.
    pub earliest: Instant,
    /// After then it is surely late.
    pub latest: Instant,
}

/// When a term ends, and the day strip that says why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The last instant in time: an act exactly then is not late.
    pub due: Instant,
    /// The day it is due. For 24:00 of a natural day that day, where `due` itself already lies in the next.
    pub on: Day,
    /// From then on it is near due.
    pub yellow_at: Instant,
    /// When the bureau leader is told, if the clock still runs: end of working hours of the next working day.
    pub leader_at: Instant,
    /// Set where the count came to a year whose holiday notice is not out: then `due` may still move.
    pub provisional: Option<Bounds>,
    /// Each date from the start to the due day.
    pub trace: Vec<TraceDay>,
}

/// One date of the day strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TraceDay {
    /// The date.
    pub day: Day,
    /// Counted or not, and why.
    #[serde(flatten)]
    pub why: Why,
    /// A weekend day worked in place of a day off.
    pub make_up: bool,
}

/// Why a day counts or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", content = "of", rename_all = "snake_case")]
pub enum Why {
    /// The day the clock started, not counted. In limits of hours: no hour was left of it.
    Start,
    /// The n-th day of the limit.
    Counted(u32),
    /// The n-th working day of the extension.
    Extended(u32),
    /// In limits of hours: so many minutes of the day count.
    Minutes(u32),
    /// Saturday or Sunday.
    Weekend,
    /// Off for that festival.
    Holiday(&'static str),
    /// Touched by a pause; in limits of hours, paused for all of its hours.
    Paused,
}

impl Due {
    /// Late at that instant.
    pub fn is_past(&self, now: Instant) -> bool {
        now > self.due
    }
}

/// When the term ends; nothing while an open pause keeps it from ending. A pause begun after the term had run out
/// changes nothing. Beyond the announced calendar the answer is provisional, never refused.
pub fn due(term: &Term, hours: &WorkingHours, calendar: &WorkCalendar) -> Option<Due> {
    let mut count = Count::new(term, hours, calendar, Reading::Value);
    let end = count.run()?;
    let outlook = count.outlook;
    let trace = count.trace;
    let bounds = || {
        let read = |reading| Count::new(term, hours, calendar, reading).run().map_or(end.due, |end| end.due);
        Bounds { earliest: read(Reading::Most).min(end.due), latest: read(Reading::Least).max(end.due) }
    };
    let provisional = match outlook {
        Outlook::Settled => None,
        Outlook::Movable => Some(bounds()).filter(|bounds| bounds.earliest != bounds.latest),
        Outlook::Unannounced => Some(bounds()),
    };
    let mut next = end.on.plus(1);
    while !calendar.kind(next).works() {
        next = next.plus(1);
    }
    let leader_at = next.at_minute(hours.end(next));
    let yellow_at = end.yellow_at.max(term.start);
    Some(Due { due: end.due, on: end.on, yellow_at, leader_at, provisional, trace })
}
