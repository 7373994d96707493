//! What happens to an opinion: acts of the bureau within working hours and in time, and what the resident does.

mod under_way;

use super::arrivals::{Arrival, Part};
use super::tell::{Telling, tell};
use super::words::{ACTS, handled, replied};
use super::worktime::{between, forward};
use super::{Step, Teller};
use crate::demo::people::{Login, holders, squad_name, squads};
use crate::demo::photos::{Scene, before_of};
use crate::demo::random::Random;
use chengguan_statute::access::Role;
use chengguan_statute::day::{Instant, MINUTE_MS};
use chengguan_statute::opinions::{Approach, Kind, Urgency};

/// Matters with less room than this are simply done: nothing is asked, suspended or handed back on the way.
const ROOM_FOR_TURNS: i64 = 840;
/// How many in a thousand take each turn on the way.
const RETURNED: u32 = 32;
const WRONG_SQUAD: u32 = 30;
const ASKED: u32 = 55;
const SUSPENDED: u32 = 35;
const EXTENDED: u32 = 35;
const SUPERVISED: u32 = 12;
const URGED: u32 = 45;
const ADDED: u32 = 25;
const NOT_VERIFIED: u32 = 30;
const RATED: u32 = 420;
const SATISFIED: u32 = 895;
/// How many old ones in a thousand were answered late.
const LATE: u32 = 25;
/// What is younger than so many working minutes (30 working days) is never late by accident.
const YOUNG: i64 = 30 * 420;

/// The steps of a story that lie before the end.
pub fn steps(teller: &Teller, arrival: &Arrival, telling: &Telling) -> Vec<(Instant, Step)> {
    let mut plan = Plan::new(teller, arrival, telling);
    match arrival.part {
        Part::UnderWay(halt) => plan.under_way(halt),
        Part::HotLead(spot) if telling.room > between(arrival.at, teller.end) => plan.hot(spot),
        Part::Echo(_) | Part::HotChild(..) => plan.again(teller, arrival),
        Part::Plain | Part::HotLead(_) => plan.usual(arrival.part == Part::Plain),
    }
    plan.steps.retain(|(at, _)| *at < teller.end);
    plan.steps
}

/// A plan in the making.
struct Plan<'a> {
    telling: &'a Telling,
    received_at: Instant,
    end: Instant,
    /// The newest act, after which the next comes.
    at: Instant,
    /// Working minutes that do not count.
    paused: i64,
    random: Random,
    operator: Login,
    squad_leader: Login,
    handler: Login,
    steps: Vec<(Instant, Step)>,
}

impl<'a> Plan<'a> {
    fn new(teller: &Teller, arrival: &Arrival, telling: &'a Telling) -> Self {
        let mut random = teller.stream(arrival, 1);
        let operators = holders(Role::Operator, None);
        let officers = holders(Role::Officer, Some(telling.squad));
        let squad_leader = holders(Role::SquadLeader, Some(telling.squad))[0];
        let handler = if random.per_mille(60) { squad_leader } else { random.pick(&officers) };
        let operator = random.pick(&operators);
        let (received_at, end) = (arrival.at, teller.end);
        Self { telling, received_at, end, at: received_at, paused: 0, random, operator, squad_leader, handler, steps: Vec::new() }
    }

    /// An act of the bureau, that many working minutes on.
    fn staff(&mut self, minutes: i64, step: Step) {
        let at = forward(self.at, minutes.max(1)).plus_ms(self.random.between(0, 59_999));
        self.at = at;
        self.steps.push((at, step));
    }

    /// An act of the bureau, between so many and so many working minutes on.
    fn soon(&mut self, low: i64, high: i64, step: Step) {
        let minutes = self.random.between(low, high.max(low));
        self.staff(minutes, step);
    }

    /// An act of the bureau so many working minutes after receipt, but not before what has happened.
    fn at_minute(&mut self, minute: i64, step: Step) {
        let minutes = minute - between(self.received_at, self.at);
        self.staff(minutes.max(2), step);
    }

    /// An act of the resident, between so many and so many minutes on by the clock, and not in the night.
    fn resident(&mut self, low: i64, high: i64, step: Step) {
        let at = self.at.plus_ms(self.random.between(low, high) * MINUTE_MS + self.random.between(0, 59_999));
        let minute = at.minute_of_day();
        self.at = if (420..1_380).contains(&minute) { at } else { at.plus_ms(540 * MINUTE_MS) };
        self.steps.push((self.at, step));
    }

    /// Whether a turn is taken.
    fn turn(&mut self, per_mille: u32) -> bool {
        self.random.per_mille(per_mille)
    }

    fn pick(&mut self, words: &'static [String]) -> &'static str {
        self.random.pick(words)
    }

    /// A share of the room, in hundredths.
    fn share(&self, hundredths: i64) -> i64 {
        self.telling.room * hundredths / 100
    }

    /// The way of most opinions.
    fn usual(&mut self, may_return: bool) {
        if may_return && self.turn(RETURNED) {
            let reason = self.pick(&ACTS.returned);
            return self.soon(4, 120, Step::Return { by: self.operator, reason });
        }
        self.sort();
        self.goes_on();
    }

    fn sort(&mut self) {
        let most = 150.min(self.share(12));
        self.soon(2, most, Step::Sort { by: self.operator });
    }

    /// What is said again is merged where the first is still open, and otherwise goes its own way.
    fn again(&mut self, teller: &Teller, arrival: &Arrival) {
        self.sort();
        let Some((lead, place)) = teller.leading(arrival) else { return self.goes_on() };
        let merged_at = forward(self.at, 8);
        let of_lead = steps(teller, lead, &tell(teller, lead));
        let settled = of_lead.iter().any(|(at, step)| match step {
            Step::Return { .. } | Step::MergeInto { .. } => true,
            Step::CloseOut { .. } => *at <= merged_at.plus_ms(2 * MINUTE_MS),
            _ => false,
        });
        if settled {
            return self.goes_on();
        }
        self.staff(8, Step::MergeInto { by: self.operator, lead: place });
    }

    /// From sorted to closed out, with the turns some take.
    fn goes_on(&mut self) {
        let turns = self.telling.room >= ROOM_FOR_TURNS;
        if turns && self.telling.urgency == Urgency::Normal && self.turn(WRONG_SQUAD) {
            self.wrong_squad();
        }
        self.assign_and_accept();
        if turns {
            self.waits();
        }
        let young = between(self.received_at, self.end) < YOUNG;
        let late = !young && turns && self.turn(LATE);
        let share = if late { self.random.between(105, 140) } else { self.random.between(35, 78) };
        let mut minute = self.share(share) + self.paused;
        if turns && self.turn(EXTENDED) {
            minute = self.extended();
        }
        if self.turn(SUPERVISED) {
            let (by, order) = (self.leader(), self.pick(&ACTS.supervised));
            self.soon(10, self.share(6).max(10), Step::Supervise { by, order });
        }
        // Half of the term has passed, and it is not yet handled.
        if turns && share >= 70 && self.paused == 0 && self.turn(10 * URGED) {
            let by = if self.turn(700) { None } else { Some(self.operator) };
            self.at_minute(self.share(62), Step::Urge { by });
        }
        self.handle_and_reply(minute);
        self.verify_and_close();
        self.rate();
    }

    fn assign_and_accept(&mut self) {
        let most = if self.telling.urgency == Urgency::Urgent { 45 } else { 200 };
        self.soon(1, most.min(30).min(self.share(5)), Step::Assign { by: self.operator, squad: None });
        self.soon(2, most.min(self.share(14)), Step::Accept { by: self.handler });
    }

    /// Sent by hand to a squad that says it is not the one.
    fn wrong_squad(&mut self) {
        let others: Vec<_> = squads().into_iter().map(|squad| squad.key).filter(|key| *key != self.telling.squad).collect();
        let squad = *self.random.pick(&others);
        let by = *self.random.pick(&holders(Role::Officer, Some(squad)));
        let reason = self.pick(&ACTS.handed_back);
        self.soon(2, 30, Step::Assign { by: self.operator, squad: Some(squad) });
        self.soon(10, 120, Step::HandBack { by, reason });
    }

    /// The clock stands still: a question to the resident, or something outside the bureau's hands.
    fn waits(&mut self) {
        if self.turn(ASKED) {
            let (question, answer) = self.question();
            let days = self.random.between(3, 7) as u16;
            self.soon(20, 200, Step::Ask { by: self.handler, question, days });
            let asked_at = self.at;
            self.resident(60, 2_400, Step::Answer { text: answer });
            self.paused += between(asked_at, self.at);
        } else if self.turn(SUSPENDED) {
            let reason = self.pick(&ACTS.suspended);
            self.soon(60, 400, Step::Suspend { by: self.handler, reason });
            let since = self.at;
            self.soon(800, 4_600, Step::Resume { by: self.handler });
            self.paused += between(since, self.at);
        } else if self.turn(ADDED) {
            let text = [&ACTS.added[1], &ACTS.added[3]][self.random.below(2)];
            self.resident(30, 900, Step::Answer { text });
        }
    }

    /// The question that fits the matter, and its answer.
    fn question(&mut self) -> (&'static str, &'static str) {
        let number = match self.telling.minor.scene {
            Some(Scene::Lamp) => 5,
            Some(Scene::Rubble) => 4,
            Some(Scene::Site) => 3,
            _ => self.random.below(3),
        };
        let asked = &ACTS.asked[number];
        (&asked.question, &asked.answer)
    }

    /// More working days, granted before the time is up. Answers the minute at which it is then handled.
    fn extended(&mut self) -> i64 {
        let work_days = self.random.between(2, 6);
        let reason = self.pick(&ACTS.extended);
        let minute = self.share(80) + self.paused;
        self.at_minute(minute, Step::Extend { by: self.squad_leader, work_days: work_days as u16, reason });
        self.telling.room + self.paused + work_days * 300
    }

    fn leader(&mut self) -> Login {
        let leaders = holders(Role::Leader, None);
        if self.turn(500) { self.squad_leader } else { leaders[0] }
    }

    /// Handled at that minute after receipt, and answered soon after.
    fn handle_and_reply(&mut self, minute: i64) {
        let answered_at_once = match self.telling.kind {
            Kind::Praise | Kind::Enquiry => true,
            Kind::Suggestion => self.turn(600),
            Kind::Complaint | Kind::Report | Kind::Help => false,
        };
        if !answered_at_once {
            let step = self.handling();
            self.at_minute(minute, step);
        }
        let most = 120.min(self.share(6));
        let step = self.reply();
        if answered_at_once { self.at_minute(minute, step) } else { self.soon(2, most, step) }
    }

    fn handling(&mut self) -> Step {
        let (telling, by) = (self.telling, self.handler);
        let text = handled(telling.minor, telling.kind, &mut self.random);
        let mut others = holders(Role::Officer, Some(telling.squad));
        others.retain(|login| *login != by);
        let together = match telling.approach {
            Approach::Enforce => 1000,
            Approach::Manage => 500,
            Approach::Assist => 250,
        };
        let companions = if self.turn(together) { vec![*self.random.pick(&others)] } else { Vec::new() };
        let before = before_of(telling.scene(), telling.picture);
        let shown = telling.approach != Approach::Assist || telling.minor.scene.is_some() && self.turn(700);
        let first_too = shown && telling.minor.scene.is_some() && self.turn(750);
        Step::Handle {
            by,
            text,
            companions,
            before: if first_too { vec![before] } else { Vec::new() },
            after: if shown { vec![before + 1] } else { Vec::new() },
        }
    }

    fn reply(&mut self) -> Step {
        let telling = self.telling;
        let text = replied(telling.kind, telling.approach, &telling.spot.address, squad_name(telling.squad), &mut self.random);
        Step::Reply { by: self.handler, text }
    }

    /// Verified by another person, once or after doing it again, and closed out.
    fn verify_and_close(&mut self) {
        if self.telling.room >= ROOM_FOR_TURNS && self.turn(NOT_VERIFIED) {
            let (by, note) = (self.verifier(), self.pick(&ACTS.verified_not));
            self.soon(30, self.share(7).min(300), Step::Verify { by, passed: false, note });
            let step = self.handling();
            self.soon(30, self.share(8).min(300), step);
            let step = self.reply();
            self.soon(3, self.share(3).min(60), step);
        }
        let (by, note) = (self.verifier(), self.pick(&ACTS.verified));
        self.soon(30, 700, Step::Verify { by, passed: true, note });
        self.soon(10, 600, Step::CloseOut { by: self.operator });
    }

    /// Somebody who did not handle it, nor came along.
    fn verifier(&mut self) -> Login {
        let role = match self.random.below(100) {
            0..60 => Role::Operator,
            60..85 => Role::Reviewer,
            85..95 if self.handler != self.squad_leader => return self.squad_leader,
            _ => Role::Leader,
        };
        *self.random.pick(&holders(role, None))
    }

    /// The resident rates; who is not content has it done again.
    fn rate(&mut self) {
        if !self.turn(RATED) {
            return;
        }
        if self.turn(SATISFIED) {
            let words = Some(self.pick(&ACTS.rated_well)).filter(|words| !words.is_empty());
            return self.resident(60, 4_000, Step::Rate { satisfied: true, words });
        }
        let words = Some(self.pick(&ACTS.rated_badly));
        self.resident(200, 4_000, Step::Rate { satisfied: false, words });
        let same_room = self.telling.room >= ROOM_FOR_TURNS && self.turn(800);
        if !same_room {
            return;
        }
        let reason = self.pick(&ACTS.reopened);
        self.resident(2, 40, Step::Reopen { reason });
        let step = self.handling();
        self.soon(60, 400, step);
        let step = self.reply();
        self.soon(5, 90, step);
        let (by, note) = (self.verifier(), self.pick(&ACTS.verified));
        self.soon(60, 600, Step::Verify { by, passed: true, note });
        self.soon(10, 300, Step::CloseOut { by: self.operator });
        if self.turn(600) {
            self.resident(100, 3_000, Step::Rate { satisfied: true, words: None });
        }
    }
}
