//! When what comes in: days by season and weekday, hours by category, hot spots in between.

use super::Scale;
use super::hot::Hot;
use super::office::OFFICE;
use crate::demo::categories::CATEGORIES;
use chengguan_photos::Random;
use chengguan_statute::day::{DAY_MS, Instant, MINUTE_MS};
use std::collections::VecDeque;

/// The last thirty days are told more densely.
const RECENT_DAYS: i64 = 30;
/// What is still to sort came within so many working minutes: the limit is 240, and a quarter hour is left to breathe.
const TO_SORT_MINUTES: i64 = 225;
/// How much comes on Monday to Sunday, in a hundred.
const WEEKDAYS: [i64; 7] = [116, 108, 104, 102, 106, 84, 80];
/// On a holiday fewer people write.
const HOLIDAY: i64 = 62;
/// How often an hour is drawn before any instant of the stretch will do.
const TRIES: usize = 24;

/// Somebody says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// When.
    pub at: Instant,
    /// Place of the category in the list.
    pub category: usize,
    /// How many ordinary ones come after it.
    pub rank: usize,
    /// Hot spot, and 0 for the first who speaks of it.
    pub hot: Option<(usize, usize)>,
}

/// A stretch of at most a day with the number of ordinary arrivals in it.
struct Stretch {
    from: Instant,
    to: Instant,
    count: usize,
}

/// The arrivals in order of time; only one stretch is held at a time.
pub struct Arrivals {
    /// Where many say the same.
    pub hot: Hot,
    stretches: std::vec::IntoIter<Stretch>,
    batch: VecDeque<Arrival>,
    hot_next: usize,
    left: usize,
    random: Random,
    month: u32,
    weights: Vec<u32>,
}

impl Arrivals {
    /// All arrivals of that scale up to an end.
    pub fn new(scale: &Scale, end: Instant, seed: u64) -> Self {
        let start = end.plus_ms(-i64::from(scale.days) * DAY_MS);
        let hot = Hot::new(start, end, seed);
        let mut random = Random::of(seed, 0x6461_7973);
        let unsorted_from = OFFICE.before(end, TO_SORT_MINUTES);
        let recent_from = end.plus_ms(-RECENT_DAYS * DAY_MS);
        let ordinary = scale.stories - hot.arrivals.len();
        let recent = scale.recent - scale.to_sort;
        let mut stretches = days(start, recent_from, ordinary - scale.recent, &mut random);
        stretches.extend(days(recent_from, unsorted_from, recent, &mut random));
        stretches.extend(days(unsorted_from, end.plus_ms(-2 * MINUTE_MS), scale.to_sort, &mut random));
        Self {
            hot,
            stretches: stretches.into_iter(),
            batch: VecDeque::new(),
            hot_next: 0,
            left: ordinary,
            random,
            month: 0,
            weights: Vec::new(),
        }
    }

    /// Draws the arrivals of one stretch, those at hot spots among them.
    fn fill(&mut self, stretch: &Stretch) {
        let month = stretch.from.day().civil().1;
        if month != self.month {
            (self.month, self.weights) = (month, CATEGORIES.weights(month));
        }
        let mut drawn: Vec<(Instant, usize)> = Vec::with_capacity(stretch.count);
        for _ in 0..stretch.count {
            let category = self.random.weighted(&self.weights);
            drawn.push((self.instant(stretch, category), category));
        }
        drawn.sort();
        for (at, category) in drawn {
            self.hot_before(at);
            self.left -= 1;
            self.batch.push_back(Arrival { at, category, rank: self.left, hot: None });
        }
        self.hot_before(stretch.to);
    }

    fn hot_before(&mut self, to: Instant) {
        while let Some((at, spot, part)) = self.hot.arrivals.get(self.hot_next).copied().filter(|(at, ..)| *at < to) {
            let code = self.hot.spots[spot].category;
            let category = CATEGORIES.minors.iter().position(|minor| minor.code == code).unwrap_or_default();
            self.batch.push_back(Arrival { at, category, rank: self.left, hot: Some((spot, part)) });
            self.hot_next += 1;
        }
    }

    /// An instant in the stretch, at an hour when such things are said.
    fn instant(&mut self, stretch: &Stretch, category: usize) -> Instant {
        let hours = CATEGORIES.hours(&CATEGORIES.minors[category]);
        for _ in 0..TRIES {
            let minute = self.random.weighted(hours) as i64 * 60 + self.random.between(0, 59);
            let at = stretch.from.day().at_minute(minute).plus_ms(self.random.between(0, 59_999));
            if (stretch.from.0..stretch.to.0).contains(&at.0) {
                return at;
            }
        }
        Instant(self.random.between(stretch.from.0, stretch.to.0 - 1))
    }
}

impl Iterator for Arrivals {
    type Item = Arrival;

    fn next(&mut self) -> Option<Arrival> {
        while self.batch.is_empty() {
            let stretch = self.stretches.next()?;
            self.fill(&stretch);
        }
        self.batch.pop_front()
    }
}

/// Cuts the time between two instants at midnight and deals `total` out among the days.
fn days(from: Instant, to: Instant, total: usize, random: &mut Random) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut weights = Vec::new();
    let mut begin = from;
    while begin < to {
        let end = begin.day().plus(1).at_minute(0).min(to);
        let day = begin.day();
        let usual = WEEKDAYS[day.weekday() as usize];
        let usual = if day.weekday() < 5 && !OFFICE.works(day) { HOLIDAY } else { usual };
        // Nights are quiet, so a stretch weighs by its waking minutes.
        let waking = |at: i64| at.clamp(360, 1_380) - 360;
        let ends_at = if end.day() == day { end.minute_of_day() } else { 1_440 };
        let minutes = 1 + waking(ends_at) - waking(begin.minute_of_day());
        weights.push(usual * minutes * random.between(75, 125));
        stretches.push(Stretch { from: begin, to: end, count: 0 });
        begin = end;
    }
    let sum: i64 = weights.iter().sum();
    let (mut passed, mut dealt) = (0, 0);
    for (stretch, weight) in stretches.iter_mut().zip(weights) {
        passed += weight;
        let by_now = (i128::from(passed) * total as i128 / i128::from(sum)) as usize;
        (stretch.count, dealt) = (by_now - dealt, by_now);
    }
    stretches
}
