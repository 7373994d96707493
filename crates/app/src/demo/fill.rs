//! Carries the stories out: every step through the same decision and the same record as a person's act, at its instant.
//!
//! Nobody else writes to the folder meanwhile, so opinions stay in memory between their acts, and acts are handed to the
//! writer one behind the other without waiting for each commit.

mod found;
mod hands;

use super::SEED;
use super::story::{Size, Step, Story, stories};
use crate::desk::{Desk, today};
use crate::opinions::escalate;
use crate::problem::Problem;
use chengguan_statute::day::{DAY_MS, Instant};
use hands::Hands;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::iter::Peekable;

/// What a fill made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filled {
    /// Opinions received.
    pub opinions: usize,
    /// Steps carried out.
    pub acts: usize,
    /// Steps the rules refused: a plan that was not lawful. A test holds this near zero.
    pub refused: usize,
}

/// Founds the demo bureau and lets its work go by, up to the desk's now.
pub async fn fill(desk: &Desk, size: Size, progress: impl Fn(usize)) -> Result<Filled, Problem> {
    let end = desk.now();
    let pictures = tokio::spawn(found::pictures(desk.clone()));
    desk.store().durable(false).await?;
    desk.clock().shift(-size.days() * DAY_MS);
    let founded = found::found(desk).await;
    desk.clock().shift(size.days() * DAY_MS);
    let founded = founded?;
    let bureau = founded.bureau.id;
    let pictures = pictures.await.map_err(|_| Problem::internal())??;
    let mut year = Year { hands: Hands::new(desk, founded, pictures), steps: Vec::new(), due: BinaryHeap::new(), alarms: BinaryHeap::new() };
    let mut planned = stories(size, end, SEED).filter(|story| story.received_at <= end).peekable();
    while year.next(&mut planned, end).await? {
        progress(year.steps.len());
    }
    let filled = year.hands.finish().await?;
    crate::chores::read_old_notices(desk, bureau, end.plus_ms(-DAY_MS)).await?;
    desk.store().durable(true).await?;
    Ok(filled)
}

/// What is still to happen.
struct Year<'a> {
    hands: Hands<'a>,
    /// Steps of each opinion not yet done, the next one last.
    steps: Vec<Vec<Step>>,
    /// When the next step of an opinion is due.
    due: BinaryHeap<Reverse<(Instant, usize)>>,
    /// When an opinion's clocks are to be looked at; outdated ones are skipped when their time comes.
    alarms: BinaryHeap<Reverse<(Instant, usize)>>,
}

impl Year<'_> {
    /// Does whatever comes next: clocks first, then what is said, then what is done. False when nothing is left.
    async fn next(&mut self, planned: &mut Peekable<impl Iterator<Item = Story>>, end: Instant) -> Result<bool, Problem> {
        let story = planned.peek().map(|story| story.received_at);
        let step = self.due.peek().map(|Reverse((at, _))| *at);
        let alarm = self.alarms.peek().map(|Reverse((at, _))| *at);
        let next = [alarm, story, step].into_iter().flatten().min();
        let Some(at) = next.filter(|at| *at <= end) else { return Ok(false) };
        if alarm == next {
            let Some(Reverse((_, index))) = self.alarms.pop() else { return Ok(false) };
            self.turn(index, at).await?;
        } else if story == next {
            let Some(story) = planned.next() else { return Ok(false) };
            self.hands.receive(&story).await?;
            let index = self.steps.len();
            self.steps.push(story.steps.into_iter().rev().collect());
            self.wait(index);
        } else {
            let Some(Reverse((_, index))) = self.due.pop() else { return Ok(false) };
            let Some(step) = self.steps[index].pop() else { return Ok(true) };
            let touched = self.hands.step(index, &step).await?;
            self.wait(index);
            if touched != index {
                self.set_alarm(touched);
            }
        }
        Ok(true)
    }

    fn wait(&mut self, index: usize) {
        if let Some(next) = self.steps[index].last() {
            self.due.push(Reverse((next.at, index)));
        }
        self.set_alarm(index);
    }

    fn set_alarm(&mut self, index: usize) {
        if let Some(alarm) = self.hands.alarm(index) {
            self.alarms.push(Reverse((alarm, index)));
        }
    }

    async fn turn(&mut self, index: usize, at: Instant) -> Result<(), Problem> {
        if self.hands.alarm(index) == Some(at) {
            self.hands.turn(index, at).await?;
            self.set_alarm(index);
        }
        Ok(())
    }
}

impl Hands<'_> {
    /// Lets an opinion's clocks turn, as the server's look at clocks does.
    async fn turn(&mut self, index: usize, at: Instant) -> Result<(), Problem> {
        let reference = self.reference.clone();
        let turned = escalate::called_for(&self.held(index).opinion, &today(&reference, at));
        match turned {
            Some(outcome) => self.apply(index, &outcome, "clock", chengguan_statute::opinions::ActedBy::Automatic, at).await,
            None => {
                self.forget_alarm(index);
                Ok(())
            }
        }
    }
}

impl Size {
    /// As typed after `--size`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::District => "district",
        }
    }

    /// The one typed.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Small, Self::District].into_iter().find(|size| size.code() == code)
    }

    /// How many opinions.
    pub fn opinions(self) -> usize {
        match self {
            Self::Small => 2_000,
            Self::District => 60_000,
        }
    }

    /// Days of the past the work goes by in, with some before the first word for founding the bureau.
    pub fn days(self) -> i64 {
        match self {
            Self::Small => 370,
            Self::District => 1_100,
        }
    }
}
