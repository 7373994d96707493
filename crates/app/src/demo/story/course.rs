//! What becomes of one opinion, from sorting to the last word.
//!
//! A course is drawn in the order of the acts, each at an instant at which the people who do it are at work; what is
//! urgent goes on through the night with those on duty. It is drawn to its end and cut at the end of the demo.

mod answer;
mod supervised;

use super::office::{DAY_MINUTES, OFFICE};
use super::speech::{ACTS, Matter, fill};
use super::tale::Facts;
use super::{By, Deed, Step};
use crate::demo::people::{Account, PEOPLE};
use chengguan_photos::Random;
use chengguan_statute::access::Role;
use chengguan_statute::clock::{Pause, Unit};
use chengguan_statute::day::{DAY_MS, Instant, MINUTE_MS};
use chengguan_statute::opinions::{Kind, Urgency};

/// What is to become of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lot {
    /// Whatever usually happens.
    Ordinary,
    /// Not sorted by the end.
    ToSort,
    /// Sorted, with no squad by the end.
    ToAssign,
    /// With a squad, accepted by nobody by the end.
    ToAccept,
    /// Waiting for the resident at the end.
    Asking,
    /// Suspended at the end.
    Suspended,
    /// Handled, not answered by the end.
    ToReply,
    /// Answered, not verified by the end.
    ToVerify,
    /// Leads others, long done.
    Lead,
    /// Leads others, still open at the end.
    OpenLead,
    /// Leads others, under supervision at the end.
    Supervised,
    /// Goes on under the story of that number.
    Child(usize),
}

/// A course being drawn.
pub struct Course<'a> {
    facts: &'a Facts,
    lot: Lot,
    end: Instant,
    random: Random,
    steps: Vec<Step>,
    operator: &'static str,
    squad: &'static str,
    handler: &'static str,
    companion: &'static str,
    leader: &'static str,
    pauses: Vec<Pause>,
    extended: u16,
    /// Somebody looks at it and shows it to everybody.
    is_shown: bool,
    /// Its reporter takes it back.
    gives_up: bool,
}

/// One in so many is shown to everybody.
const SHOWN_EVERY: usize = 3;
/// One in so many is taken back by its reporter.
const GIVEN_UP_EVERY: usize = 149;

impl<'a> Course<'a> {
    /// Begins one; its people are drawn here.
    pub fn new(facts: &'a Facts, lot: Lot, end: Instant, seed: u64, number: usize) -> Self {
        let mut random = Random::of(seed ^ 0x636f_7572_7365, number as u64);
        let operators = PEOPLE.holding(Role::Operator, None);
        let operator = &operators[random.weighted(&[5, 3, 2]).min(operators.len() - 1)].account;
        let mut course = Self {
            facts,
            lot,
            end,
            random,
            steps: Vec::with_capacity(10),
            operator,
            squad: "",
            handler: "",
            companion: "",
            leader: "",
            pauses: Vec::new(),
            extended: 0,
            is_shown: facts.kind != Kind::Report && number.is_multiple_of(SHOWN_EVERY),
            gives_up: number % GIVEN_UP_EVERY == 11,
        };
        course.goes_to(facts.rule.map_or(facts.squad, |rule| rule.squad.as_str()));
        course
    }

    /// Draws it, and cuts it at the end.
    pub fn run(mut self) -> Vec<Step> {
        match self.lot {
            Lot::ToSort => {}
            Lot::Child(lead) => self.merged(lead),
            Lot::Supervised => self.supervised(),
            Lot::Ordinary => {
                if !self.given_up() && !self.returned() {
                    self.worked_on();
                }
            }
            _ => self.worked_on(),
        }
        let end = self.end;
        self.steps.sort_by_key(|step| step.at);
        self.steps.retain(|step| step.at <= end);
        self.steps
    }

    /// The squad, and who of it takes it on.
    fn goes_to(&mut self, squad: &'static str) {
        let officers = PEOPLE.holding(Role::Officer, Some(squad));
        let first = self.random.below(officers.len());
        let account = |account: &'static Account| account.account.as_str();
        self.squad = squad;
        self.handler = account(officers[first]);
        self.companion = account(officers[(first + 1) % officers.len()]);
        self.leader = account(PEOPLE.holding(Role::SquadLeader, Some(squad))[0]);
    }

    fn push(&mut self, at: Instant, by: By, deed: Deed) {
        self.steps.push(Step { at, by, deed });
    }

    fn staff(&mut self, at: Instant, account: &'static str, deed: Deed) {
        self.push(at, By::Staff(account), deed);
    }

    /// One of the texts, as it stands.
    fn one_of(&mut self, texts: &'static [String]) -> String {
        self.random.pick(texts).clone()
    }

    fn matter(&self) -> Matter<'a> {
        let facts = self.facts;
        Matter { place: &facts.address, road: "", category: &facts.category.name, squad: PEOPLE.squad_name(self.squad) }
    }

    /// What is urgent by the hour is worked on through the night.
    fn round_the_clock(&self) -> bool {
        matches!(self.facts.category.limit(self.facts.urgency).unit, Unit::UrgentHour | Unit::UrgentDay)
    }

    /// Some minutes of work later, at a second of its own.
    fn later(&mut self, from: Instant, low: i64, high: i64) -> Instant {
        let minutes = self.random.between(low, high);
        let from = from.plus_ms(self.random.between(1_000, 59_000));
        if self.round_the_clock() { from.plus_ms(minutes.min(25) * MINUTE_MS) } else { OFFICE.after(from, minutes) }
    }

    /// Work between two instants, in minutes as this opinion's clock counts them.
    fn work_between(&self, from: Instant, to: Instant) -> i64 {
        if self.round_the_clock() { (to.0 - from.0).max(0) / MINUTE_MS } else { OFFICE.between(from, to) }
    }

    fn after(&self, from: Instant, minutes: i64) -> Instant {
        if self.round_the_clock() { from.plus_ms(minutes * MINUTE_MS) } else { OFFICE.after(from, minutes) }
    }

    fn before(&self, to: Instant, minutes: i64) -> Instant {
        if self.round_the_clock() { to.plus_ms(-minutes * MINUTE_MS) } else { OFFICE.before(to, minutes) }
    }

    /// 办结, counted from its receipt or from when it was reopened.
    fn due(&self, start: Instant) -> Instant {
        let limit = self.facts.category.limit(self.facts.urgency);
        OFFICE.due(start, limit, &self.pauses, self.extended).unwrap_or(start)
    }

    /// Some settle by themselves, and whoever said it takes it back.
    fn given_up(&mut self) -> bool {
        if self.gives_up {
            let reason = self.one_of(&ACTS.withdrawn);
            self.push(self.facts.received_at.plus_ms(7 * MINUTE_MS), By::Resident, Deed::Withdraw { reason });
        }
        self.gives_up
    }

    /// Two in a hundred are not for the bureau, and are told so at once.
    fn returned(&mut self) -> bool {
        let may = matches!(self.facts.kind, Kind::Complaint | Kind::Help | Kind::Enquiry) && self.facts.urgency == Urgency::Normal;
        if !may || !self.random.per_mille(22) {
            return false;
        }
        let at = self.later(self.facts.received_at, 12, 170);
        let reason = self.one_of(&ACTS.returned);
        self.staff(at, self.operator, Deed::Return { reason });
        true
    }

    fn sorted(&mut self) -> Instant {
        let received = self.facts.received_at;
        let at = match self.lot {
            Lot::ToAssign => self.later(received, 10, 40).max(self.shortly_before_end(30, 180)),
            Lot::ToAccept => self.later(received, 10, 40).max(self.shortly_before_end(25, 215)),
            // One in fifty lies too long.
            _ if self.random.per_mille(20) => self.later(received, 245, 330),
            _ => self.later(received, 5, 110),
        };
        let Facts { category, urgency, approach, .. } = *self.facts;
        self.staff(at, self.operator, Deed::Sort { category: &category.code, urgency, approach });
        at
    }

    fn shortly_before_end(&mut self, low: i64, high: i64) -> Instant {
        OFFICE.before(self.end, self.random.between(low, high))
    }

    /// The others of a hot spot: sorted alike and merged.
    fn merged(&mut self, lead: usize) {
        let sorted = self.sorted();
        if let Some(rule) = self.facts.rule {
            self.push(sorted.plus_ms(900), By::Automatic, Deed::AssignByRule { rule: &rule.name, squad: &rule.squad });
        }
        let at = sorted.plus_ms(self.random.between(40_000, 400_000));
        let at = OFFICE.after(at, 0);
        self.staff(at, self.operator, Deed::MergeInto { story: lead });
    }

    fn worked_on(&mut self) {
        let sorted = self.sorted();
        self.shown(sorted);
        let assigned = match (self.lot, self.facts.rule) {
            (Lot::ToAssign, _) => return,
            (_, Some(rule)) => {
                let at = sorted.plus_ms(900);
                self.push(at, By::Automatic, Deed::AssignByRule { rule: &rule.name, squad: &rule.squad });
                at
            }
            (_, None) => {
                let at = self.later(sorted, 8, if self.lot == Lot::ToAccept { 20 } else { 150 });
                self.staff(at, self.operator, Deed::AssignByHand { squad: self.squad });
                at
            }
        };
        if self.lot == Lot::ToAccept {
            return;
        }
        let assigned = self.handed_back(assigned);
        let accepted = if self.random.per_mille(30) { self.later(assigned, 245, 310) } else { self.later(assigned, 6, 150) };
        self.staff(accepted, self.handler, Deed::Accept);
        let Some(from) = self.detour(accepted) else { return };
        let start = self.facts.received_at;
        let from = self.extension(from, start);
        self.until_closed(from, start);
    }

    fn shown(&mut self, at: Instant) {
        if self.is_shown {
            self.staff(at, self.operator, Deed::Publish);
        }
    }

    /// Three in a hundred went to the wrong squad.
    fn handed_back(&mut self, assigned: Instant) -> Instant {
        if self.lot != Lot::Ordinary || self.round_the_clock() || !self.random.per_mille(30) {
            return assigned;
        }
        let back = self.later(assigned, 10, 130);
        let by = if self.random.per_mille(500) { self.leader } else { self.handler };
        let reason = self.one_of(&ACTS.handed_back);
        self.staff(back, by, Deed::HandBack { reason });
        let others: Vec<&'static str> = PEOPLE.squads.iter().map(|squad| squad.code.as_str()).filter(|code| *code != self.squad).collect();
        let squad = others[self.random.below(others.len())];
        self.goes_to(squad);
        let again = self.later(back, 8, 90);
        self.staff(again, self.operator, Deed::AssignByHand { squad });
        again
    }

    /// A question to the resident or a suspension on the way. Nothing where it stands there at the end.
    fn detour(&mut self, accepted: Instant) -> Option<Instant> {
        let slow = self.facts.category.counts_days() && self.facts.urgency == Urgency::Normal && self.facts.category.normal.count >= 2;
        match self.lot {
            Lot::Asking => self.asking_at_end(accepted),
            Lot::Suspended => self.suspended_at_end(accepted),
            Lot::Ordinary if slow && self.random.per_mille(45) => Some(self.asked_and_answered(accepted)),
            Lot::Ordinary if slow && self.random.per_mille(28) => Some(self.suspended_and_resumed(accepted)),
            _ => Some(accepted),
        }
    }

    fn asking_at_end(&mut self, accepted: Instant) -> Option<Instant> {
        let at = self.later(accepted, 10, 90).max(self.shortly_before_end(30, 2 * DAY_MINUTES));
        let days = self.end.day().0 - at.day().0 + self.random.between(2, 5) as i32;
        if at > self.end || days > 15 {
            return Some(accepted);
        }
        let question = self.random.pick(&ACTS.asked).question.clone();
        self.staff(at, self.handler, Deed::Ask { question, days });
        None
    }

    fn suspended_at_end(&mut self, accepted: Instant) -> Option<Instant> {
        let at = self.later(accepted, 60, 2 * DAY_MINUTES);
        if at > self.end || at > self.due(self.facts.received_at) {
            return Some(accepted);
        }
        let reason = self.one_of(&ACTS.suspended);
        self.staff(at, self.handler, Deed::Suspend { reason });
        None
    }

    fn asked_and_answered(&mut self, accepted: Instant) -> Instant {
        let at = self.later(accepted, 15, 200);
        let days = self.random.between(3, 7) as i32;
        let pair = self.random.pick(&ACTS.asked);
        self.staff(at, self.handler, Deed::Ask { question: pair.question.clone(), days });
        let answered = at.plus_ms(self.random.between(40, i64::from(days) * 1_440 - 900) * MINUTE_MS);
        let answered = super::hot::waking(answered, &mut self.random);
        self.push(answered, By::Resident, Deed::Answer { text: pair.answer.clone(), photos: Vec::new() });
        self.pauses.push(Pause { from: at, to: Some(answered) });
        OFFICE.after(answered, 5)
    }

    fn suspended_and_resumed(&mut self, accepted: Instant) -> Instant {
        let at = self.later(accepted, 60, DAY_MINUTES);
        let reason = self.one_of(&ACTS.suspended);
        self.staff(at, self.handler, Deed::Suspend { reason });
        let resumed = self.later(at, 2 * DAY_MINUTES, 9 * DAY_MINUTES);
        self.staff(resumed, self.handler, Deed::Resume);
        self.pauses.push(Pause { from: at, to: Some(resumed) });
        resumed
    }

    /// Now and then more time is asked for while there still is some.
    fn extension(&mut self, from: Instant, start: Instant) -> Instant {
        let limit = self.facts.category.limit(self.facts.urgency);
        let long = limit.unit == Unit::WorkDay && limit.count >= 5;
        let left = self.work_between(from, self.due(start));
        if self.lot != Lot::Ordinary || !long || left < DAY_MINUTES || !self.random.per_mille(40) {
            return from;
        }
        let minutes = left * self.random.between(55, 85) / 100;
        let at = self.after(from, minutes);
        let work_days = self.random.between(2, 5) as u16;
        let reason = self.one_of(&ACTS.extended);
        self.staff(at, self.leader, Deed::Extend { work_days, reason });
        self.extended = work_days;
        at
    }

    /// What residents and leaders say while they wait.
    fn meanwhile(&mut self, from: Instant, start: Instant, until: Instant) {
        let due = self.due(start);
        if self.random.per_mille(45) {
            // Well after half of the term, however it is counted.
            let at = Instant(start.0 + (due.0 - start.0) * self.random.between(72, 96) / 100);
            let at = super::hot::waking(at, &mut self.random);
            if at > from && at < until {
                self.push(at, By::Resident, Deed::Urge);
            }
        }
        if self.random.per_mille(16) {
            let minutes = self.work_between(from, due) * self.random.between(40, 80) / 100;
            let at = self.after(from, minutes);
            if at < until {
                let by = if self.random.per_mille(400) { "leader" } else { self.leader };
                let order = self.one_of(&ACTS.supervised);
                self.staff(at, by, Deed::Supervise { order });
            }
        }
        if self.random.per_mille(40) {
            let at = Instant(self.random.between(from.0, from.0.max(until.0.min(from.0 + 6 * DAY_MS))));
            let at = super::hot::waking(at, &mut self.random);
            let text = self.one_of(&ACTS.added);
            if at < until {
                self.push(at, By::Resident, Deed::Answer { text, photos: Vec::new() });
            }
        }
    }

    /// A text with the matter's own words filled in.
    fn filled(&mut self, template: &str) -> String {
        fill(template, self.matter(), &mut self.random)
    }
}
