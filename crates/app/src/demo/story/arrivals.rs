//! When opinions come in: a year's or three years' arrivals, the busy places, and those still under way at the end.

use super::Size;
use super::words::HOT;
use super::worktime::{back, forward, room};
use crate::demo::categories::{CATALOGUE, Minor};
use crate::demo::random::Random;
use crate::desk::CALENDAR;
use chengguan_statute::day::{DAY_MS, Day, Instant, MINUTE_MS};

/// Where an opinion that is still under way stands at the end, how many of them, and between how many and how many
/// working minutes ago they came. Together with the ordinary ones of the last days they make a believable desk.
const UNDER_WAY: [(Halt, usize, i64, i64); 10] = [
    (Halt::ToSort, 12, 1, 215),
    (Halt::ToAssign, 4, 140, 230),
    (Halt::ToAccept, 7, 60, 235),
    (Halt::Handling, 20, 400, 2_300),
    (Halt::Overdue, 2, 1_400, 2_500),
    (Halt::Asking, 5, 800, 2_000),
    (Halt::Suspended, 14, 1_300, 5_200),
    (Halt::ToReply, 6, 450, 1_900),
    (Halt::ToVerify, 7, 700, 2_600),
    (Halt::ToCloseOut, 5, 1_000, 3_000),
];
/// So many in a thousand are said again by a neighbour.
const ECHOES_PER_MILLE: u32 = 25;
/// In the last days fewer ordinary ones come, because those under way are counted extra.
const LAST_DAYS: i32 = 10;

/// Where an opinion stands at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names are those of the standings.
pub enum Halt {
    ToSort,
    ToAssign,
    ToAccept,
    Handling,
    /// Handling, and past due.
    Overdue,
    Asking,
    Suspended,
    ToReply,
    ToVerify,
    ToCloseOut,
}

/// What part an arrival plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// An opinion like others.
    Plain,
    /// One that is still under way.
    UnderWay(Halt),
    /// What a neighbour says again of the arrival with that number.
    Echo(u32),
    /// The first at a hot spot.
    HotLead(u8),
    /// A later one there: spot, which of its texts, number of the first.
    HotChild(u8, u8, u32),
}

/// One arrival.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    /// When.
    pub at: Instant,
    /// Its number in the order they were made, which is also the label of its stream of random numbers.
    pub id: u32,
    /// Its part.
    pub part: Part,
}

/// Every arrival, by time.
pub fn arrivals(size: Size, end: Instant, seed: u64) -> Vec<Arrival> {
    let (total, days) = match size {
        Size::Small => (2_000, 365),
        Size::District => (60_000, 1_095),
    };
    let mut random = Random::of(seed, u64::MAX);
    let mut made = Making { end, arrivals: Vec::with_capacity(total) };
    made.hot_spots(&mut random);
    for (halt, count, low, high) in UNDER_WAY {
        for place in 0..count as i64 {
            // Spread over the stretch, not bunched, and a little irregular.
            let step = (high - low) / count as i64;
            let minutes = low + place * step + random.between(0, step);
            made.push(within_the_minute(back(end, minutes), &mut random), Part::UnderWay(halt));
        }
    }
    let days = Days::of(end, days);
    while made.arrivals.len() < total {
        let at = days.instant(&mut random);
        if at >= end {
            continue;
        }
        let id = made.push(at, Part::Plain);
        let again = at.plus_ms(random.between(60, 1_500) * MINUTE_MS);
        if random.per_mille(ECHOES_PER_MILLE) && again < end && made.arrivals.len() < total {
            made.push(again, Part::Echo(id));
        }
    }
    made.arrivals.sort_by_key(|arrival| (arrival.at, arrival.id));
    made.arrivals
}

struct Making {
    end: Instant,
    arrivals: Vec<Arrival>,
}

impl Making {
    fn push(&mut self, at: Instant, part: Part) -> u32 {
        let id = self.arrivals.len() as u32;
        self.arrivals.push(Arrival { at: at.min(self.end.plus_ms(-1)), id, part });
        id
    }

    /// The first one speaks some working days before the end; the others while it is not yet settled.
    fn hot_spots(&mut self, random: &mut Random) {
        for (number, spot) in HOT.spots.iter().enumerate() {
            let first = working_day_before(self.end.day(), spot.work_days).at_minute(spot.minute);
            let lead = self.push(within_the_minute(first, random), Part::HotLead(number as u8));
            let limit = minor(&spot.category).normal;
            let settled = forward(first, room(first, limit) / 3).min(self.end);
            for child in 0..spot.children {
                let minutes = random.between(25, ((settled.0 - first.0) / MINUTE_MS - 5).max(26));
                let at = first.plus_ms(minutes * MINUTE_MS + random.between(0, 59_999));
                self.push(at, Part::HotChild(number as u8, child as u8, lead));
            }
        }
    }
}

/// The category of that code. Panics on one that is not there, which the tests rule out.
pub fn minor(code: &str) -> &'static Minor {
    CATALOGUE.minors.iter().find(|minor| minor.code == code).expect("a category of categories.json")
}

fn within_the_minute(at: Instant, random: &mut Random) -> Instant {
    at.plus_ms(random.between(0, 59_999))
}

fn working_day_before(day: Day, count: i32) -> Day {
    let (mut day, mut left) = (day, count);
    while left > 0 {
        day = day.plus(-1);
        left -= i32::from(CALENDAR.kind(day).works());
    }
    day
}

/// The days of the stretch with their weights, and how people speak over the day.
struct Days {
    first: Day,
    /// Sum of weights up to and with each day.
    sums: Vec<usize>,
    hours: [u32; 24],
}

impl Days {
    fn of(end: Instant, count: i32) -> Self {
        let first = end.day().plus(1 - count);
        let mut sums = Vec::with_capacity(count as usize);
        let mut sum = 0;
        for ahead in 0..count {
            let day = first.plus(ahead);
            let month = day.civil().1 as usize - 1;
            let spoken = CATALOGUE.minors.iter().map(|minor| (minor.weight * CATALOGUE.seasons[&minor.season][month]) as usize).sum::<usize>();
            let week = if CALENDAR.kind(day).works() { 10 } else { 8 };
            let last = if count - ahead <= LAST_DAYS { 6 } else { 10 };
            sum += spoken * week * last;
            sums.push(sum);
        }
        let spoken_at = |hour: usize| CATALOGUE.minors.iter().map(|minor| minor.weight * CATALOGUE.hours[&minor.hours][hour]).sum();
        Self { first, sums, hours: std::array::from_fn(spoken_at) }
    }

    fn instant(&self, random: &mut Random) -> Instant {
        let drawn = random.below(self.sums.last().copied().unwrap_or_default());
        let ahead = self.sums.partition_point(|sum| *sum <= drawn);
        let hour = random.weighted(&self.hours) as i64;
        let at = self.first.plus(ahead as i32).at_minute(hour * 60);
        let within = at.plus_ms(random.between(0, 60 * MINUTE_MS - 1));
        debug_assert!(within.0 - at.0 < DAY_MS);
        within
    }
}
