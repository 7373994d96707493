//! Clocks: limits in four units, pauses and extensions, and the due instant with its reasons.

mod count;
mod due;
mod hours;
mod remaining;
#[cfg(test)]
mod tests;

pub use due::{Bounds, Due, Term, TraceDay, Why, due};
pub use hours::{HoursError, MonthDay, Season, WorkingHours};
pub use remaining::{Left, remaining};

use crate::day::Instant;
use crate::opinions::{Urgency, words_of};
use serde::{Deserialize, Serialize};

words_of! {
    /// The clocks of an opinion, one a step.
    ClockName {
        /// From receipt until sorted.
        Sort = "sort",
        /// From sorted until a squad has it.
        Assign = "assign",
        /// From assigned until somebody accepts.
        Accept = "accept",
        /// 办结: from receipt (or reopening) until the reply.
        Finish = "finish",
        /// From the reply until another person has verified.
        Verify = "verify",
    }
}
words_of! {
    /// Unit of a limit (reference: digital-urban-management, section 3).
    Unit {
        /// 紧急工作时: natural hours, through nights and holidays.
        UrgentHour = "urgent_hour",
        /// 紧急工作日: natural days, due at 24:00.
        UrgentDay = "urgent_day",
        /// 工作时: within working hours only.
        WorkHour = "work_hour",
        /// 工作日: due at the end of working hours.
        WorkDay = "work_day",
    }
}

/// So many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// At least 1.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
}

/// A stretch that does not count; an open one has no end yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// First instant that does not count.
    pub from: Instant,
    /// First instant that counts again.
    pub to: Option<Instant>,
}

/// One row of the limits a bureau has set. An empty category or urgency means any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitRow {
    /// Which step.
    pub clock: ClockName,
    /// Category code.
    #[serde(default)]
    pub category: Option<String>,
    /// Urgency.
    #[serde(default)]
    pub urgency: Option<Urgency>,
    /// How long.
    pub limit: Limit,
}

impl LimitRow {
    /// How closely the row fits: nothing where it does not. A category weighs more than an urgency.
    fn fit(&self, clock: ClockName, category: Option<&str>, urgency: Option<Urgency>) -> Option<u8> {
        let fits = self.clock == clock
            && self.category.as_deref().is_none_or(|own| Some(own) == category)
            && self.urgency.is_none_or(|own| Some(own) == urgency);
        fits.then_some(2 * u8::from(self.category.is_some()) + u8::from(self.urgency.is_some()))
    }
}

/// The limit of a step: the row that fits most closely (category and urgency, then category, then urgency, then
/// neither; of equals the first), or the platform's own where the bureau has set none.
pub fn find_limit(rows: &[LimitRow], clock: ClockName, category: Option<&str>, urgency: Option<Urgency>) -> Limit {
    let mut best: Option<(u8, Limit)> = None;
    for row in rows {
        let Some(fit) = row.fit(clock, category, urgency) else { continue };
        if best.is_none_or(|(closest, _)| fit > closest) {
            best = Some((fit, row.limit));
        }
    }
    best.map_or_else(|| default_limit(clock), |(_, limit)| limit)
}

fn default_limit(clock: ClockName) -> Limit {
    match clock {
        ClockName::Sort | ClockName::Assign | ClockName::Accept => Limit { count: 4, unit: Unit::WorkHour },
        ClockName::Finish => Limit { count: 10, unit: Unit::WorkDay },
        ClockName::Verify => Limit { count: 2, unit: Unit::WorkDay },
    }
}
