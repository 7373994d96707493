//! The demo's stories: what each resident says, and everything that happens to it until the demo's end.
//!
//! A story is plain data. Whoever carries it out through the real acts may find that a step is refused and passes
//! over it; none should be. The same size, end and seed give the same stories on every machine.

mod arrivals;
mod plan;
mod tell;
mod words;
mod worktime;

use super::people::{Login, SquadKey, reporter};
use super::random::Random;
use arrivals::{Arrival, Part, arrivals};
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::{Approach, Channel, Kind, Urgency};
use std::collections::VecDeque;
use tell::{Telling, tell};

/// No two texts so near each other in time are the same.
const TEXTS_APART: usize = 50;
/// How often another text is tried for.
const TRIES: usize = 12;
/// Streams of numbers of one arrival.
const STREAMS: u64 = 4;

/// How much the demo holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 2,000 opinions over a year.
    Small,
    /// 60,000 opinions over three years.
    District,
}

/// One opinion, from receipt to the demo's end.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // The fields are those of an opinion.
pub struct Story {
    pub received_at: Instant,
    pub kind: Kind,
    pub channel: Channel,
    pub category: String,
    pub urgency: Urgency,
    pub approach: Approach,
    pub text: String,
    pub address: String,
    pub longitude: f64,
    pub latitude: f64,
    /// Name and telephone.
    pub contact: Option<(String, String)>,
    pub anonymous: bool,
    /// Numbers of pictures in the pool.
    pub photos: Vec<u32>,
    /// The number another system gave it.
    pub source_id: Option<String>,
    /// What happened, by time, all of it before the end.
    pub steps: Vec<(Instant, Step)>,
}

/// One act. `by` is the account that does it; where there is none the resident does.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // The fields are those of the act.
pub enum Step {
    /// Into the story's category, urgency and approach.
    Sort { by: Login },
    Return { by: Login, reason: &'static str },
    /// `lead` is the place of an earlier story in the order they are told, from 0.
    MergeInto { by: Login, lead: usize },
    /// Without a squad: as the rules say.
    Assign { by: Login, squad: Option<SquadKey> },
    HandBack { by: Login, reason: &'static str },
    Accept { by: Login },
    /// Waits for so many natural days: until 24:00 of the last.
    Ask { by: Login, question: &'static str, days: u16 },
    Answer { text: &'static str },
    Suspend { by: Login, reason: &'static str },
    Resume { by: Login },
    Extend { by: Login, work_days: u16, reason: &'static str },
    /// By the resident where nobody is named.
    Urge { by: Option<Login> },
    Supervise { by: Login, order: &'static str },
    /// Photos are numbers of pictures in the pool.
    Handle { by: Login, text: String, companions: Vec<Login>, before: Vec<u32>, after: Vec<u32> },
    Reply { by: Login, text: String },
    Verify { by: Login, passed: bool, note: &'static str },
    Rate { satisfied: bool, words: Option<&'static str> },
    Reopen { reason: &'static str },
    CloseOut { by: Login },
}

/// Every story, by the instant it was received. Made one at a time, as they are taken.
pub fn stories(size: Size, end: Instant, seed: u64) -> impl Iterator<Item = Story> {
    let arrivals = arrivals(size, end, seed);
    let mut places = vec![0; arrivals.len()];
    for (place, arrival) in arrivals.iter().enumerate() {
        places[arrival.id as usize] = place as u32;
    }
    Stories { teller: Teller { arrivals, places, end, seed }, next: 0, texts: VecDeque::new() }
}

/// Everything fixed before the first story is told.
struct Teller {
    arrivals: Vec<Arrival>,
    /// Place in the order of time, by number of arrival.
    places: Vec<u32>,
    end: Instant,
    seed: u64,
}

struct Stories {
    teller: Teller,
    next: usize,
    /// The texts of the last stories.
    texts: VecDeque<String>,
}

impl Teller {
    fn stream(&self, arrival: &Arrival, number: u64) -> Random {
        Random::of(self.seed, u64::from(arrival.id) * STREAMS + number)
    }

    /// The arrival with that number, and its place.
    fn numbered(&self, id: u32) -> (&Arrival, usize) {
        let place = self.places[id as usize] as usize;
        (&self.arrivals[place], place)
    }

    /// The arrival this one is about the same matter as.
    fn leading(&self, arrival: &Arrival) -> Option<(&Arrival, usize)> {
        match arrival.part {
            Part::Echo(lead) | Part::HotChild(_, _, lead) => Some(self.numbered(lead)),
            Part::Plain | Part::UnderWay(_) | Part::HotLead(_) => None,
        }
    }
}

impl Iterator for Stories {
    type Item = Story;

    fn next(&mut self) -> Option<Story> {
        let arrival = *self.teller.arrivals.get(self.next)?;
        let telling = tell(&self.teller, &arrival);
        let text = self.fresh_text(&arrival, &telling);
        let steps = plan::steps(&self.teller, &arrival, &telling);
        let source_id = (telling.channel == Channel::Hotline).then(|| source_id(arrival.at, self.next));
        self.next += 1;
        Some(Story {
            received_at: arrival.at,
            kind: telling.kind,
            channel: telling.channel,
            category: telling.minor.code.clone(),
            urgency: telling.urgency,
            approach: telling.approach,
            text,
            address: telling.spot.address,
            longitude: telling.spot.longitude,
            latitude: telling.spot.latitude,
            anonymous: telling.reporter.is_none(),
            contact: telling.reporter.map(reporter),
            photos: telling.photos,
            source_id,
            steps,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.teller.arrivals.len() - self.next;
        (left, Some(left))
    }
}

impl Stories {
    /// A text that none of the last stories has.
    fn fresh_text(&mut self, arrival: &Arrival, telling: &Telling) -> String {
        let mut random = self.teller.stream(arrival, 2);
        let mut text = telling.text(arrival, &mut random);
        for _ in 0..TRIES {
            if !self.texts.contains(&text) {
                break;
            }
            text = telling.text(arrival, &mut random);
        }
        self.texts.push_back(text.clone());
        if self.texts.len() > TEXTS_APART {
            self.texts.pop_front();
        }
        text
    }
}

/// A number such as a hotline's own system gives.
fn source_id(at: Instant, place: usize) -> String {
    let (year, month, day) = at.day().civil();
    format!("RX{year:04}{month:02}{day:02}{:05}", place % 100_000)
}

#[cfg(test)]
mod tests;
