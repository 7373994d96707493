//! Hot spots: places about which many people say the same thing within days. The first of them leads, the others are
//! merged into it.

use super::office::OFFICE;
use crate::demo::categories::CATEGORIES;
use crate::demo::geometry::places::{Landmark, PLACES};
use chengguan_photos::Random;
use chengguan_statute::day::{DAY_MS, Instant, MINUTE_MS};
use serde::Deserialize;
use std::sync::LazyLock;

/// A hot spot of the past begins about every so many minutes: 44 days.
const EVERY_MINUTES: i64 = 44 * 24 * 60;
/// And draws so many people besides the first.
const FEWEST: i64 = 3;
const MOST: i64 = 7;
/// What such spots of the past were about.
const PAST: [&str; 8] = [
    "street-order/beyond-shopfront",
    "street-order/shop-noise",
    "construction/dust",
    "street-order/open-air-barbecue",
    "city-appearance/dirty-water",
    "street-order/motor-parking",
    "city-appearance/cooking-fumes",
    "street-order/hawkers",
];

#[derive(Deserialize)]
struct File {
    spots: Vec<Current>,
}

/// A spot that is hot at the end, with its own words.
#[derive(Deserialize)]
struct Current {
    landmark: String,
    category: String,
    work_days: i32,
    minute: i64,
    children: usize,
    supervised: bool,
    lead: String,
    texts: Vec<String>,
}

static CURRENT: LazyLock<Vec<Current>> = LazyLock::new(|| {
    let text = include_str!("../../../../../words/demo/hot.json");
    serde_json::from_str::<File>(text).expect("words/demo/hot.json is checked by the tests").spots
});

/// One hot spot.
pub struct Spot {
    /// Where.
    pub landmark: &'static Landmark,
    /// What about.
    pub category: &'static str,
    /// The words of the first and of the others; without any they are told like other stories.
    pub texts: Vec<&'static str>,
    /// Under supervision at the end.
    pub supervised: bool,
    /// Still open at the end.
    pub current: bool,
}

/// All hot spots, and who comes when.
pub struct Hot {
    /// The spots.
    pub spots: Vec<Spot>,
    /// Instant, spot, and 0 for the first who speaks; in order of time.
    pub arrivals: Vec<(Instant, usize, usize)>,
}

impl Hot {
    /// The hot spots between two instants.
    pub fn new(start: Instant, end: Instant, seed: u64) -> Self {
        let mut hot = Self { spots: Vec::new(), arrivals: Vec::new() };
        let mut random = Random::of(seed, 0x68_6f74);
        let mut begin = start.plus_ms(random.between(5, 30) * DAY_MS);
        while begin < end.plus_ms(-40 * DAY_MS) {
            hot.past(begin, &mut random);
            begin = begin.plus_ms((EVERY_MINUTES + random.between(-14_000, 14_000)) * MINUTE_MS);
        }
        for current in CURRENT.iter() {
            hot.current(current, end, &mut random);
        }
        hot.arrivals.sort();
        hot
    }

    fn past(&mut self, begin: Instant, random: &mut Random) {
        let category = CATEGORIES.of(PAST[random.below(PAST.len())]);
        let fits = |place: &&Landmark| category.places.contains(&place.kind);
        let fitting: Vec<&'static Landmark> = PLACES.landmarks.iter().filter(fits).collect();
        let landmark = fitting[random.below(fitting.len())];
        let lead = begin.day().at_minute(random.between(420, 1_260));
        let due = OFFICE.due(lead, category.normal, &[], 0).unwrap_or(lead);
        let spot = self.spots.len();
        self.arrivals.push((lead, spot, 0));
        for part in 1..=random.between(FEWEST, MOST) as usize {
            // While the first is surely still worked on.
            let within = (due.0 - lead.0) * random.between(30, 400) / 1_000;
            self.arrivals.push((waking(lead.plus_ms(within), random), spot, part));
        }
        self.spots.push(Spot { landmark, category: &category.code, texts: Vec::new(), supervised: false, current: false });
    }

    fn current(&mut self, current: &'static Current, end: Instant, random: &mut Random) {
        let lead = OFFICE.working_day(end.day(), -current.work_days).at_minute(current.minute);
        let spot = self.spots.len();
        self.arrivals.push((lead, spot, 0));
        for part in 1..=current.children {
            // Spread over the days since, the last one an hour ago.
            let share = (part as i64 * 1_000 - random.between(100, 700)) / current.children as i64;
            let at = waking(Instant(lead.0 + (end.0 - lead.0 - 60 * MINUTE_MS) * share / 1_000), random);
            if at < end && at > lead {
                self.arrivals.push((at, spot, part));
            }
        }
        self.spots.push(Spot {
            landmark: PLACES.landmark(&current.landmark),
            category: &CATEGORIES.of(&current.category).code,
            texts: std::iter::once(&current.lead).chain(&current.texts).map(String::as_str).collect(),
            supervised: current.supervised,
            current: true,
        });
    }
}

/// The same instant, or the next morning where people sleep.
pub fn waking(at: Instant, random: &mut Random) -> Instant {
    match at.minute_of_day() {
        minute if minute < 390 => at.day().at_minute(random.between(390, 560)),
        minute if minute > 1_400 => at.day().plus(1).at_minute(random.between(390, 560)),
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_current_spot_has_words_for_all_who_come() {
        for current in CURRENT.iter() {
            assert!(current.texts.len() >= current.children, "{}", current.landmark);
            let mut texts = current.texts.clone();
            texts.push(current.lead.clone());
            texts.sort();
            texts.dedup();
            assert_eq!(texts.len(), current.texts.len() + 1, "{}", current.landmark);
        }
        assert_eq!(CURRENT.iter().filter(|current| current.supervised).count(), 1);
    }
}
