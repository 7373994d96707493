//! Opinions that are still under way at the end, each brought to the standing it is to show.

use super::Plan;
use crate::demo::people::holders;
use crate::demo::story::Step;
use crate::demo::story::arrivals::Halt;
use crate::demo::story::words::{ACTS, HOT};
use crate::demo::story::worktime::between;
use chengguan_statute::access::Role;

/// The longest a question may wait, in natural days.
const ASK_DAYS: i32 = 15;

impl Plan<'_> {
    /// Brings it there and no farther.
    pub(super) fn under_way(&mut self, halt: Halt) {
        let since = between(self.received_at, self.end);
        if halt == Halt::ToSort {
            return;
        }
        let most = (since / 6).clamp(3, 60);
        self.soon(2, most, Step::Sort { by: self.operator });
        if halt == Halt::ToAssign {
            return;
        }
        self.soon(1, 10, Step::Assign { by: self.operator, squad: None });
        if halt == Halt::ToAccept {
            return;
        }
        self.soon(5, most, Step::Accept { by: self.handler });
        match halt {
            Halt::ToSort | Halt::ToAssign | Halt::ToAccept | Halt::Handling => {}
            Halt::Overdue => self.at_minute(self.telling.room - 60, Step::Urge { by: None }),
            Halt::Asking => self.asks(since),
            Halt::Suspended => self.suspends(since),
            Halt::ToReply => {
                let minute = since - self.random.between(20, 200);
                let step = self.handling();
                self.at_minute(minute, step);
            }
            Halt::ToVerify => {
                let minute = since - self.random.between(60, 560);
                self.answers_at(minute);
            }
            Halt::ToCloseOut => {
                let minute = since - self.random.between(420, 760);
                self.answers_at(minute);
                let (by, note) = (self.verifier(), self.pick(&ACTS.verified));
                self.soon(60, 350, Step::Verify { by, passed: true, note });
            }
        }
    }

    fn asks(&mut self, since: i64) {
        let minute = since - self.random.between(60, 650);
        let (question, _) = self.question();
        self.at_minute(minute, Step::Ask { by: self.handler, question, days: 1 });
        let ahead = self.end.day().0 - self.at.day().0;
        let wanted = (ahead + self.random.between(1, 5) as i32).min(ASK_DAYS) as u16;
        if let Some((_, Step::Ask { days, .. })) = self.steps.last_mut() {
            *days = wanted;
        }
    }

    fn suspends(&mut self, since: i64) {
        let latest = self.share(60).min(since - 30);
        let minute = self.random.between((latest / 3).min(latest), latest);
        let reason = self.pick(&ACTS.suspended);
        self.at_minute(minute, Step::Suspend { by: self.handler, reason });
    }

    /// Handled just before that minute after receipt, and answered.
    fn answers_at(&mut self, minute: i64) {
        let step = self.handling();
        self.at_minute(minute - 40, step);
        let step = self.reply();
        self.soon(3, 30, step);
    }

    /// The first at a hot spot is still worked on, under supervision where the words say so.
    pub(super) fn hot(&mut self, spot: u8) {
        self.soon(5, 40, Step::Sort { by: self.operator });
        self.soon(1, 10, Step::Assign { by: self.operator, squad: None });
        self.soon(5, 60, Step::Accept { by: self.handler });
        if HOT.spots[spot as usize].supervised {
            let (leaders, order) = (holders(Role::Leader, None), ACTS.supervised[0].as_str());
            self.at_minute(self.share(30), Step::Supervise { by: leaders[0], order });
        }
    }
}
