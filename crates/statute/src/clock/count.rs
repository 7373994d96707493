//! Counting a term, day by day or hour by hour, under one reading of the calendar.

use super::due::{Term, TraceDay, Why};
use super::{Limit, Unit, WorkingHours};
use crate::calendar::{DayKind, Outlook, Walk, WorkCalendar};
use crate::day::{Day, Instant, MINUTE_MS};

/// Milliseconds of an hour.
const HOUR_MS: i64 = 3_600_000;
/// Minutes of a natural day; its end is 24:00.
const DAY_MINUTES: u16 = 1440;
/// The bureau is warned from the opening of the day when so many working days are left …
const YELLOW_WORK_DAYS: u32 = 2;
/// … or when this part of the hours is left: a quarter.
const YELLOW_PART: i64 = 4;

/// Which reading of days not yet announced a count takes (`calendar/walk.rs`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Value,
    Most,
    Least,
}

/// Where a count ended.
#[derive(Clone, Copy)]
pub(super) struct End {
    pub(super) due: Instant,
    pub(super) on: Day,
    pub(super) yellow_at: Instant,
}

/// A stretch of counted days.
struct Leg {
    /// Counting begins the day after.
    after: Day,
    /// How many days it wants, at least 1.
    wanted: u32,
    /// How many of them belong to the limit; the rest are extension.
    of_limit: u32,
    /// Every day counts, not only working days.
    natural: bool,
}

/// How long the clock runs within working hours of one day.
#[derive(Clone, Copy)]
struct Within {
    /// Milliseconds it runs.
    ms: i64,
    /// The instant at which it has run so long.
    end: Instant,
    /// A pause takes some of the time.
    paused: bool,
    /// An open pause takes all the rest.
    held: bool,
}

/// A count under way.
pub(super) struct Count<'a> {
    term: &'a Term,
    hours: &'a WorkingHours,
    calendar: &'a WorkCalendar,
    reading: Reading,
    walk: Walk<'a>,
    /// The least reliable day the count came to.
    pub(super) outlook: Outlook,
    /// The day strip, under the reading by the notices.
    pub(super) trace: Vec<TraceDay>,
}

impl<'a> Count<'a> {
    pub(super) fn new(term: &'a Term, hours: &'a WorkingHours, calendar: &'a WorkCalendar, reading: Reading) -> Self {
        let days = usize::from(term.limit.count) + usize::from(term.extended_work_days);
        // Five working days take seven, and the longest holiday with its weekends twelve: seldom does the strip grow.
        let room = if reading == Reading::Value { days + days / 2 + 12 } else { 0 };
        Self {
            term,
            hours,
            calendar,
            reading,
            walk: Walk::new(calendar),
            outlook: Outlook::Settled,
            trace: Vec::with_capacity(room),
        }
    }

    /// When the term ends; nothing while an open pause keeps it from ending.
    pub(super) fn run(&mut self) -> Option<End> {
        let Limit { count, unit } = self.term.limit;
        let (count, extended) = (u32::from(count.max(1)), u32::from(self.term.extended_work_days));
        let start = self.term.start;
        let after = start.day();
        let base = match unit {
            Unit::WorkDay => {
                self.note(after, Why::Start, DayKind::Work);
                return self.days(&Leg { after, wanted: count + extended, of_limit: count, natural: false });
            }
            Unit::UrgentDay => {
                self.note(after, Why::Start, DayKind::Work);
                let end = self.days(&Leg { after, wanted: count, of_limit: count, natural: true })?;
                End { yellow_at: end.due.plus_ms((start.0 - end.due.0) / YELLOW_PART), ..end }
            }
            Unit::UrgentHour | Unit::WorkHour => self.hours(i64::from(count) * HOUR_MS)?,
        };
        if extended == 0 {
            return Some(base);
        }
        // The bounds begin afresh: hours and days do not add up.
        self.walk = Walk::new(self.calendar);
        let end = self.days(&Leg { after: base.on, wanted: extended, of_limit: 0, natural: false })?;
        // One or two days of extension leave the warning where it was.
        let yellow_at = if extended > YELLOW_WORK_DAYS { end.yellow_at } else { base.yellow_at };
        Some(End { yellow_at, ..end })
    }

    /// Counts days. A day that a pause touches is not counted; on the last one only a pause begun by the due instant
    /// still stops the clock.
    fn days(&mut self, leg: &Leg) -> Option<End> {
        let (mut counted, mut day) = (0, leg.after);
        // The two days counted last: when the next is the due day, `before.1` is the day that left two to go.
        let mut before = (None, None);
        loop {
            day = day.plus(1);
            let paused = !self.term.pauses.is_empty() && self.touched(day, counted + 1 == leg.wanted)?;
            let (kind, works) = self.works(day, paused, leg.natural);
            if !works {
                let why = if paused { Why::Paused } else { rest(kind) };
                self.note(day, why, kind);
                continue;
            }
            counted += 1;
            let number = counted.checked_sub(leg.of_limit).filter(|number| *number > 0);
            let why = number.map_or(Why::Counted(counted), Why::Extended);
            self.note(day, why, if leg.natural { DayKind::Work } else { kind });
            if counted == leg.wanted {
                let opening = |day: Day| day.at_minute(self.hours.opening(day));
                return Some(End {
                    due: self.moment(day),
                    on: day,
                    yellow_at: before.1.map_or(self.term.start, opening),
                });
            }
            before = (Some(day), before.0);
        }
    }

    /// When a term is over that ends on this day: 24:00 in natural days, else the end of working hours.
    fn moment(&self, day: Day) -> Instant {
        match self.term.limit.unit {
            Unit::UrgentDay => day.at_minute(i64::from(DAY_MINUTES)),
            Unit::UrgentHour | Unit::WorkHour | Unit::WorkDay => day.at_minute(self.hours.end(day)),
        }
    }

    /// Whether a pause touches the day (the due day: until the due instant); nothing if it has no end yet. The bounds
    /// of a provisional term look past an open pause: it begins after the term has run out by the notices.
    fn touched(&self, day: Day, is_due_day: bool) -> Option<bool> {
        let (midnight, next) = (day.at_minute(0), day.at_minute(i64::from(DAY_MINUTES)));
        let until = is_due_day.then(|| self.moment(day));
        let mut touched = false;
        for pause in &self.term.pauses {
            if pause.from >= next || until.is_some_and(|until| pause.from > until) {
                continue;
            }
            match pause.to {
                Some(to) => touched |= to > midnight && to > pause.from,
                None if self.reading == Reading::Value => return None,
                None => {}
            }
        }
        Some(touched)
    }

    /// What the day is and whether it counts.
    fn works(&mut self, day: Day, left_out: bool, natural: bool) -> (DayKind, bool) {
        let (kind, counts) = self.counts(day, i64::from(!left_out), 1, natural);
        (kind, counts == 1)
    }

    /// What the day is and how much of its weight counts under the reading taken.
    fn counts(&mut self, day: Day, weight: i64, full: i64, natural: bool) -> (DayKind, i64) {
        if natural {
            return (DayKind::Work, weight);
        }
        let (kind, outlook) = self.calendar.look(day);
        self.outlook = self.outlook.max(outlook);
        let counts = match self.reading {
            Reading::Value if kind.works() => weight,
            Reading::Value => 0,
            Reading::Most => self.walk.step(day, weight, full).most,
            Reading::Least => self.walk.step(day, weight, full).least,
        };
        (kind, counts)
    }

    /// Counts hours to the millisecond, leaving out paused ones.
    fn hours(&mut self, wanted: i64) -> Option<End> {
        let natural = self.term.limit.unit == Unit::UrgentHour;
        let warned = wanted - wanted / YELLOW_PART;
        let (mut counted, mut yellow_at, mut day) = (0, None, self.term.start.day());
        loop {
            let spans: &[(u16, u16)] = if natural { &[(0, DAY_MINUTES)] } else { self.hours.spans(day) };
            let full = spans.iter().map(|(from, to)| i64::from(to - from) * MINUTE_MS).sum();
            let open = self.within(day, spans, i64::MAX);
            let (kind, counts) = self.counts(day, open.ms, full, natural);
            // The day counts up to where what is left of it is more than is wanted.
            let reached = |goal: i64| {
                let beyond = counted + counts - goal;
                (counted < goal && beyond >= 0).then(|| self.within(day, spans, open.ms - beyond).end)
            };
            yellow_at = yellow_at.or_else(|| reached(warned));
            if let (Some(due), Some(yellow_at)) = (reached(wanted), yellow_at) {
                self.note(day, minutes(wanted - counted), kind);
                return Some(End { due, on: day, yellow_at });
            }
            if open.held && (natural || kind.works()) {
                return None;
            }
            counted += counts;
            let why = match counts {
                0 if day == self.term.start.day() => Why::Start,
                0 if open.paused && (natural || kind.works()) => Why::Paused,
                0 => rest(kind),
                ms => minutes(ms),
            };
            self.note(day, why, kind);
            day = day.plus(1);
        }
    }

    /// What the clock runs within these spans of a day, stopping after so many milliseconds.
    fn within(&self, day: Day, spans: &[(u16, u16)], stop_after: i64) -> Within {
        let mut found = Within { ms: 0, end: day.at_minute(0), paused: false, held: false };
        for (from, to) in spans {
            let mut at = day.at_minute(i64::from(*from)).max(self.term.start);
            let end = day.at_minute(i64::from(*to));
            while at < end {
                let Some((until, runs)) = self.runs_until(at, end) else {
                    return Within { paused: true, held: true, ..found };
                };
                if runs {
                    let ms = (until.0 - at.0).min(stop_after - found.ms);
                    found = Within { ms: found.ms + ms, end: at.plus_ms(ms), ..found };
                    if found.ms == stop_after {
                        return found;
                    }
                }
                found.paused |= !runs;
                at = until;
            }
        }
        found
    }

    /// Until when, at most `end`, the clock runs on (true) or stands still (false) from an instant; nothing where an
    /// open pause holds it.
    fn runs_until(&self, at: Instant, end: Instant) -> Option<(Instant, bool)> {
        let mut until = end;
        for pause in &self.term.pauses {
            match pause.to {
                None if self.reading != Reading::Value => {}
                None if pause.from <= at => return None,
                Some(to) if pause.from <= at && to > at => return Some((to.min(end), false)),
                None => until = until.min(pause.from),
                Some(to) if pause.from > at && to > pause.from => until = until.min(pause.from),
                Some(_) => {}
            }
        }
        Some((until, true))
    }

    fn note(&mut self, day: Day, why: Why, kind: DayKind) {
        if self.reading == Reading::Value {
            let counts = matches!(why, Why::Counted(_) | Why::Extended(_) | Why::Minutes(_));
            self.trace.push(TraceDay { day, why, make_up: counts && kind == DayKind::MakeUp });
        }
    }
}

fn minutes(ms: i64) -> Why {
    Why::Minutes((ms / MINUTE_MS) as u32)
}

/// Why a day that is not worked does not count.
fn rest(kind: DayKind) -> Why {
    match kind {
        DayKind::Holiday(name) => Why::Holiday(name),
        // A day that only another reading of the calendar works is never in the strip.
        DayKind::Weekend | DayKind::Work | DayKind::MakeUp => Why::Weekend,
    }
}
