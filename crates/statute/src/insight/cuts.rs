//! One walk along dated rows answers for several spans at once: their first and last days cut time into stretches, each
//! row falls into one stretch, and a span is the sum of the stretches it is made of.

use super::Days;
use crate::day::Instant;
use std::ops::Range;

/// Where time is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cuts {
    points: Vec<Instant>,
}

impl Cuts {
    /// Cuts at the beginning and behind the end of each span.
    pub fn of(spans: &[Days]) -> Self {
        let mut points: Vec<Instant> = spans.iter().flat_map(|days| [begin(*days), end(*days)]).collect();
        points.sort_unstable();
        points.dedup();
        Self { points }
    }

    /// Every cut, earliest first. Stretch `n` begins at cut `n` and ends before cut `n + 1`.
    pub fn points(&self) -> &[Instant] {
        &self.points
    }

    /// From the first cut to the last: what has to be walked.
    pub fn whole(&self) -> Range<Instant> {
        let at = |point: Option<&Instant>| point.copied().unwrap_or(Instant(0));
        at(self.points.first())..at(self.points.last())
    }

    /// The stretches a span is made of; none where it was not among those cut for.
    pub fn stretches(&self, days: Days) -> Range<i32> {
        let at = |point: Instant| self.points.binary_search(&point).map(|at| at as i32);
        match (at(begin(days)), at(end(days))) {
            (Ok(first), Ok(end)) => first..end,
            _ => 0..0,
        }
    }
}

fn begin(days: Days) -> Instant {
    days.from.at_minute(0)
}

fn end(days: Days) -> Instant {
    days.to.plus(1).at_minute(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::{Period, months};

    #[test]
    fn each_span_is_the_sum_of_its_stretches_and_no_row_is_counted_twice_in_one() {
        let today = "2026-03-03".parse().unwrap();
        let span = Period::Last30.days(today);
        let spans: Vec<Days> = months(today, 3).into_iter().chain([span, span.before()]).collect();
        let cuts = Cuts::of(&spans);
        assert!(cuts.points().windows(2).all(|pair| pair[0] < pair[1]));
        for days in spans {
            let stretches = cuts.stretches(days);
            assert_eq!(cuts.points()[stretches.start as usize], days.from.at_minute(0));
            assert_eq!(cuts.points()[stretches.end as usize], days.to.plus(1).at_minute(0));
        }
        assert_eq!((cuts.whole().start.day().to_string(), cuts.whole().end.day().to_string()), ("2026-01-01".into(), "2026-04-01".into()));
        assert_eq!(cuts.stretches(Period::Last7.days(today)), 0..0, "it was not cut for");
    }
}
