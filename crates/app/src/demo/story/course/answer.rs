//! From the handling to the close-out, and round again where it does not hold.

use super::{Course, Lot};
use chengguan_photos::drawn::{SEEDS_PER_SCENE, Scene, Variant};
use crate::demo::story::hot::waking;
use crate::demo::story::office::{DAY_MINUTES, OFFICE};
use crate::demo::story::speech::{ACTS, handled, replied};
use crate::demo::story::{By, Deed, Picture};
use chengguan_statute::day::{Instant, MINUTE_MS};
use chengguan_statute::opinions::{Approach, Kind};

/// Of a thousand that fell due in the last days, so many are still not answered.
const OVERDUE: u32 = 45;
/// Of a thousand that fall due within a working day of the end, so many are not answered yet.
const NEARLY_DUE: u32 = 420;
/// Of a thousand, so many were answered late.
const LATE: u32 = 34;
/// Natural days within which a reply may be objected to, and one more to be sure.
const AFTER_WINDOW_DAYS: i32 = 16;

impl Course<'_> {
    /// Handling, reply, verification, rating, close-out; again where the resident is not content.
    pub(super) fn until_closed(&mut self, from: Instant, start: Instant) {
        if matches!(self.lot, Lot::ToReply | Lot::ToVerify) {
            return self.just_handled(from);
        }
        let Some(target) = self.target(from, self.due(start)) else {
            self.meanwhile(from, start, self.end);
            return;
        };
        let replied = self.answered(from, target);
        self.meanwhile(from, start, replied.plus_ms(-90 * MINUTE_MS));
        let (replied, verified) = self.verified(replied);
        let rated = self.rated(replied, 450, 930);
        let closing = self.later(verified, 90, 3 * DAY_MINUTES);
        match rated {
            Some((false, at)) if self.random.per_mille(650) => self.reopened(at, closing),
            Some((false, at)) if at < closing => self.closed_after_window(replied),
            _ => self.closed(closing),
        }
    }

    /// Handled in the last hours; answered, or not yet.
    fn just_handled(&mut self, from: Instant) {
        let by_words = matches!(self.facts.kind, Kind::Suggestion | Kind::Praise | Kind::Enquiry);
        let handled = self.shortly_before_end(150, 210).max(self.after(from, 2));
        self.handle(handled, if by_words { "words" } else { "" });
        if self.lot == Lot::ToVerify {
            let replied = self.later(handled, 3, 40);
            self.reply(replied);
        }
    }

    fn closed(&mut self, at: Instant) {
        // Striking off can wait for the morning, also for what could not wait.
        let at = OFFICE.after(at, 0);
        // With the reply, now that it holds.
        self.shown(at);
        self.staff(at, self.operator, Deed::CloseOut);
    }

    /// Who is not content may still have it done again, so it stays on the ledger until that time is over.
    fn closed_after_window(&mut self, replied: Instant) {
        let open_again = OFFICE.after(replied.day().plus(AFTER_WINDOW_DAYS).at_minute(0), 0);
        let at = self.later(open_again, 5, 200);
        self.closed(at);
    }

    /// When it is answered; nothing where it is not by the end.
    fn target(&mut self, from: Instant, due: Instant) -> Option<Instant> {
        let lately = if self.facts.category.counts_days() { 4 * DAY_MINUTES } else { DAY_MINUTES / 2 };
        let unanswered = match self.lot {
            Lot::OpenLead => due > self.end,
            Lot::Ordinary if due > self.end => due < OFFICE.after(self.end, DAY_MINUTES) && self.random.per_mille(NEARLY_DUE),
            Lot::Ordinary => due > OFFICE.before(self.end, lately) && self.random.per_mille(OVERDUE),
            _ => false,
        };
        if unanswered && from < self.end {
            return None;
        }
        let left = self.work_between(from, due);
        let share = match self.lot {
            Lot::Lead => self.random.between(80, 95),
            _ if self.random.per_mille(LATE) => self.random.between(103, 150),
            _ if self.extended > 0 => self.random.between(70, 97),
            _ => self.random.between(22, 97),
        };
        // A clock that had almost run out is answered as soon as can be.
        Some(self.after(from, (left * share / 100).max(12)))
    }

    /// Handles and replies about then; the instant of the reply.
    fn answered(&mut self, from: Instant, target: Instant) -> Instant {
        let by_words = matches!(self.facts.kind, Kind::Suggestion | Kind::Praise | Kind::Enquiry);
        let mut reply_at = target;
        if !by_words || (self.facts.kind == Kind::Suggestion && self.random.per_mille(400)) {
            let handled = self.handled_at(from, target);
            self.handle(handled, if by_words { "words" } else { "" });
            reply_at = target.max(self.later(handled, 3, 9));
        }
        self.reply(reply_at);
        reply_at
    }

    /// On the spot: in the evening where that is when it happens, else some time before the reply.
    fn handled_at(&mut self, from: Instant, target: Instant) -> Instant {
        if self.facts.category.in_the_evening() && self.facts.approach != Approach::Assist && !self.round_the_clock() {
            let evening = OFFICE.working_day(target.day(), -1).at_minute(self.random.between(1_150, 1_315));
            if evening > from {
                return evening;
            }
        }
        // One in six is written up only the next day.
        let minutes = if self.random.per_mille(160) { self.random.between(200, 700) } else { self.random.between(20, 180) };
        let minutes = minutes.min(self.work_between(from, target) * 2 / 3);
        self.before(target, minutes).max(self.after(from, 2))
    }

    pub(super) fn handle(&mut self, at: Instant, scene: &str) {
        let scene_code = if scene.is_empty() { self.facts.category.scene.map_or("generic", Scene::code) } else { scene };
        let text = handled(scene_code, self.matter(), &mut self.random);
        let two = self.facts.approach == Approach::Enforce || self.random.per_mille(250);
        let companions = if two { vec![self.companion] } else { Vec::new() };
        let seed = self.facts.photos.first().map_or(self.facts.received_at.0 as u64 / 1_000, |photo| photo.seed) % SEEDS_PER_SCENE;
        let picture = |variant| Picture { scene: self.facts.category.any_scene(), variant, seed };
        let shown = self.facts.approach != Approach::Assist || (scene.is_empty() && self.facts.category.scene.is_some());
        let (before, after) = if shown {
            let before = if self.random.per_mille(800) { vec![picture(Variant::Before)] } else { Vec::new() };
            (before, vec![picture(Variant::After)])
        } else {
            (Vec::new(), Vec::new())
        };
        self.staff(at, self.handler, Deed::Handle { text, companions, before, after });
    }

    pub(super) fn reply(&mut self, at: Instant) {
        let means = match self.facts.kind {
            Kind::Suggestion | Kind::Praise | Kind::Enquiry => self.facts.kind.code(),
            Kind::Complaint | Kind::Report | Kind::Help => self.facts.approach.code(),
        };
        let text = replied(means, self.matter(), &mut self.random);
        self.staff(at, self.handler, Deed::Reply { text });
    }

    /// Somebody else looks; three in a hundred times it does not hold. Gives the instants of the reply that held and of
    /// its verification.
    fn verified(&mut self, reply_at: Instant) -> (Instant, Instant) {
        let mut reply_at = reply_at;
        let mut at = OFFICE.after(self.later(reply_at, 20, 620), 0);
        if self.random.per_mille(32) && self.facts.approach != Approach::Assist {
            let text = self.one_of(&ACTS.verified_not);
            let by = self.verifier();
            self.staff(at, by, Deed::Verify { passed: false, text });
            let handled = self.later(at, 40, 500);
            self.handle(handled, "");
            reply_at = self.later(handled, 10, 100);
            self.reply(reply_at);
            at = OFFICE.after(self.later(reply_at, 20, 400), 0);
        }
        let text = self.one_of(&ACTS.verified);
        let by = self.verifier();
        self.staff(at, by, Deed::Verify { passed: true, text });
        (reply_at, at)
    }

    fn verifier(&mut self) -> &'static str {
        match self.random.below(10) {
            0..6 => self.operator,
            6..9 => self.leader,
            _ => "reviewer",
        }
    }

    /// What the resident thinks of it, where they say so.
    fn rated(&mut self, reply_at: Instant, often: u32, content: u32) -> Option<(bool, Instant)> {
        if !self.random.per_mille(often) {
            return None;
        }
        let at = reply_at.plus_ms(self.random.between(30, 4_000) * MINUTE_MS);
        let at = waking(at, &mut self.random);
        let satisfied = self.random.per_mille(content);
        let text = self.one_of(if satisfied { &ACTS.rated_well } else { &ACTS.rated_badly });
        self.push(at, By::Resident, Deed::Rate { satisfied, text: Some(text).filter(|text| !text.is_empty()) });
        Some((satisfied, at))
    }

    /// The work begins again under the same handler, whatever of the first round was still to come.
    fn reopened(&mut self, rated: Instant, closing: Instant) {
        let at = rated.plus_ms(self.random.between(2, 25) * MINUTE_MS);
        if closing < at {
            self.closed(closing);
        }
        self.steps.retain(|step| step.at <= at);
        let reason = self.one_of(&ACTS.reopened);
        self.push(at, By::Resident, Deed::Reopen { reason });
        (self.pauses, self.extended) = (Vec::new(), 0);
        let from = OFFICE.after(at, 1);
        let Some(target) = self.target(from, self.due(at)) else { return };
        let replied = self.answered(from, target);
        let (replied, verified) = self.verified(replied);
        let closing = self.later(verified, 90, 2 * DAY_MINUTES);
        match self.rated(replied, 700, 880) {
            Some((false, rated)) if rated < closing => self.closed_after_window(replied),
            _ => self.closed(closing),
        }
    }
}
