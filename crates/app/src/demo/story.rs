//! The demo's work as plans: what residents said in a year or three, and what became of each, up to an end.
//!
//! A story is told from the seed and its number alone, so the same arguments give the same stories. They come one at a
//! time in the order they were received, each with its own steps; whoever carries them out interleaves them. Nothing
//! after the end exists, so the stories of the last weeks stand where they stand: to sort, suspended, late.

mod arrivals;
mod course;
mod hot;
pub mod office;
#[cfg(test)]
mod replay;
pub mod speech;
mod tale;
#[cfg(test)]
mod tests;

use super::names::Reporter;
use chengguan_photos::drawn::{Scene, Variant};
use arrivals::{Arrival, Arrivals};
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::{Approach, Channel, Kind, Urgency};
use course::{Course, Lot};
use speech::Told;

/// How much work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 2,000 opinions over a year.
    Small,
    /// 60,000 over three years.
    District,
}

/// One opinion and its fate.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// From 0, in the order received.
    pub number: usize,
    /// When it came in.
    pub received_at: Instant,
    /// What sort.
    pub kind: Kind,
    /// How it came in.
    pub channel: Channel,
    /// What was said.
    pub text: String,
    /// Where; nothing where no place was named.
    pub place: Option<Where>,
    /// Who said it; nobody where it was said anonymously.
    pub reporter: Option<Reporter>,
    /// Handed in with it.
    pub photos: Vec<Picture>,
    /// The number another system gave it.
    pub source_id: Option<String>,
    /// What it is about, as an operator will sort it. The steps say whether and when.
    pub category: &'static str,
    /// How pressing.
    pub urgency: Urgency,
    /// By what means it will be handled.
    pub approach: Approach,
    /// What happened next, in order of time.
    pub steps: Vec<Step>,
}

/// A place as the reporter gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct Where {
    /// In words.
    pub address: String,
    /// Longitude, latitude in degrees, where a pin was set.
    pub point: Option<[f64; 2]>,
}

/// A picture of the pool, see [`chengguan_photos::drawn::draw`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Picture {
    /// What it shows.
    pub scene: Scene,
    /// As found or as left.
    pub variant: Variant,
    /// Below [`chengguan_photos::drawn::SEEDS_PER_SCENE`].
    pub seed: u64,
}

/// One act.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// Who did it.
    pub by: By,
    /// What was done.
    pub deed: Deed,
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The account of one of the bureau's people.
    Staff(&'static str),
    /// Whoever holds the receipt.
    Resident,
    /// The platform by itself.
    Automatic,
}

/// What is done. Squads are named by their code in `people.json`.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // The names of the fields say what they are; the variant's comment says the rest.
pub enum Deed {
    /// 分类
    Sort { category: &'static str, urgency: Urgency, approach: Approach },
    /// 不予受理
    Return { reason: String },
    /// 并入 the story of that number, which was received earlier and is still open.
    MergeInto { story: usize },
    /// 派单 by the rule of that name.
    AssignByRule { rule: &'static str, squad: &'static str },
    /// 派单 by hand.
    AssignByHand { squad: &'static str },
    /// 交回
    HandBack { reason: String },
    /// 接单
    Accept,
    /// 请反映人补充, until 24:00 of so many natural days after today.
    Ask { question: String, days: i32 },
    /// 补充
    Answer { text: String, photos: Vec<Picture> },
    /// 暂停
    Suspend { reason: String },
    /// 恢复
    Resume,
    /// 延期
    Extend { work_days: u16, reason: String },
    /// 催办
    Urge,
    /// 督办
    Supervise { order: String },
    /// 现场处理, with the accounts of those who came along.
    Handle { text: String, companions: Vec<&'static str>, before: Vec<Picture>, after: Vec<Picture> },
    /// 答复
    Reply { text: String },
    /// 核实
    Verify { passed: bool, text: String },
    /// 评价
    Rate { satisfied: bool, text: Option<String> },
    /// 重办
    Reopen { reason: String },
    /// 销号
    CloseOut,
    /// 撤回, by its reporter.
    Withdraw { reason: String },
    /// 公开, as it stands then: words and reply with stars over whoever is named, and all photos.
    Publish,
}

/// The stories up to an end, in the order received. Steps later than `end` are left out.
pub fn stories(size: Size, end: Instant, seed: u64) -> Stories {
    let scale = Scale::of(size);
    let arrivals = Arrivals::new(&scale, end, seed);
    let leads = vec![None; arrivals.hot.spots.len()];
    Stories { arrivals, scale, end, seed, number: 0, told: Told::default(), leads }
}

/// The iterator behind [`stories`]: it holds one day's arrivals and the last few texts, whatever the size.
pub struct Stories {
    arrivals: Arrivals,
    scale: Scale,
    end: Instant,
    seed: u64,
    number: usize,
    told: Told,
    /// Number of the story that leads each hot spot, once it was told.
    leads: Vec<Option<usize>>,
}

impl Iterator for Stories {
    type Item = Story;

    fn next(&mut self) -> Option<Story> {
        let arrival = self.arrivals.next()?;
        let (number, lot) = (self.number, self.lot(&arrival));
        self.number += 1;
        let mut facts = tale::facts(&arrival, lot, &self.arrivals.hot, &mut self.told, self.seed, number);
        let steps = Course::new(&facts, lot, self.end, self.seed, number).run();
        Some(Story {
            number,
            received_at: facts.received_at,
            kind: facts.kind,
            channel: facts.channel,
            text: std::mem::take(&mut facts.text),
            place: facts.place,
            reporter: facts.reporter,
            photos: facts.photos,
            source_id: facts.source_id,
            category: &facts.category.code,
            urgency: facts.urgency,
            approach: facts.approach,
            steps,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.scale.stories.saturating_sub(self.number);
        (left, Some(left))
    }
}

impl Stories {
    /// What is to become of it: by how many are still to come, so that every standing is there at the end.
    fn lot(&mut self, arrival: &Arrival) -> Lot {
        if let Some((spot, part)) = arrival.hot {
            if part == 0 {
                self.leads[spot] = Some(self.number);
                return if self.arrivals.hot.spots[spot].supervised {
                    Lot::Supervised
                } else if self.arrivals.hot.spots[spot].current {
                    Lot::OpenLead
                } else {
                    Lot::Lead
                };
            }
            return self.leads[spot].map_or(Lot::Ordinary, Lot::Child);
        }
        self.scale.lot_of_rank(arrival.rank)
    }
}

/// The numbers that differ by size. Ranks count ordinary stories from the end: 0 is the last one received.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    pub(crate) stories: usize,
    pub(crate) days: i32,
    /// How many of them came in the last thirty days, when a consultation drive doubled the work.
    pub(crate) recent: usize,
    pub(crate) to_sort: usize,
    to_assign: usize,
    to_accept: usize,
    /// First and last rank, and every which of them, that waits for the resident.
    asking: (usize, usize, usize),
    /// The same for those suspended.
    suspended: (usize, usize, usize),
    /// Handled, the reply still to be written.
    to_reply: (usize, usize, usize),
    /// Answered, nobody else has looked yet.
    to_verify: (usize, usize, usize),
}

impl Scale {
    fn of(size: Size) -> Self {
        match size {
            Size::Small => Self {
                stories: 2_000,
                days: 365,
                recent: 300,
                to_sort: 15,
                to_assign: 5,
                to_accept: 7,
                asking: (30, 100, 14),
                suspended: (70, 470, 26),
                to_reply: (50, 180, 40),
                to_verify: (60, 190, 40),
            },
            Size::District => Self {
                stories: 60_000,
                days: 1_096,
                recent: 3_000,
                to_sort: 60,
                to_assign: 18,
                to_accept: 30,
                asking: (120, 900, 25),
                suspended: (700, 4_700, 60),
                to_reply: (200, 900, 70),
                to_verify: (210, 910, 70),
            },
        }
    }

    fn lot_of_rank(&self, rank: usize) -> Lot {
        let within = |(first, last, every): (usize, usize, usize)| (first..last).contains(&rank) && (rank - first).is_multiple_of(every);
        let sorted = self.to_sort + self.to_assign;
        if rank < self.to_sort {
            Lot::ToSort
        } else if rank < sorted {
            Lot::ToAssign
        } else if rank < sorted + self.to_accept {
            Lot::ToAccept
        } else if within(self.asking) {
            Lot::Asking
        } else if within(self.suspended) {
            Lot::Suspended
        } else if within(self.to_reply) {
            Lot::ToReply
        } else if within(self.to_verify) {
            Lot::ToVerify
        } else {
            Lot::Ordinary
        }
    }
}
