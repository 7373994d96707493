//! The course of the hot spot everybody looks at: handled, come back, refused at verification, under supervision.

use super::Course;
use crate::demo::story::office::OFFICE;
use crate::demo::story::speech::ACTS;
use crate::demo::story::{By, Deed};
use chengguan_statute::day::{Instant, MINUTE_MS};

impl Course<'_> {
    /// As in the mock-up of the opinion page.
    pub(super) fn supervised(&mut self) {
        let received = self.facts.received_at;
        let sorted = received.plus_ms(28 * MINUTE_MS);
        let facts = self.facts;
        let deed = Deed::Sort { category: &facts.category.code, urgency: facts.urgency, approach: facts.approach };
        self.staff(sorted, "operator", deed);
        if let Some(rule) = facts.rule {
            self.push(sorted.plus_ms(900), By::Automatic, Deed::AssignByRule { rule: &rule.name, squad: &rule.squad });
        }
        (self.handler, self.companion) = ("officer", "officer2");
        let days_on = |days: i32, minute: i64| OFFICE.working_day(received.day(), days).at_minute(minute);
        self.staff(days_on(1, 552), self.handler, Deed::Accept);
        self.handle(days_on(3, 1_315), "");
        self.reply(days_on(4, 620));
        let again = self.filled(&ACTS.added[0]);
        self.push(days_on(5, 1_406), By::Resident, Deed::Answer { text: again, photos: Vec::new() });
        let text = ACTS.verified_not[0].clone();
        self.staff(days_on(6, 1_000), self.leader, Deed::Verify { passed: false, text });
        let order = ACTS.supervised[0].clone();
        self.staff(self.this_morning(542), self.leader, Deed::Supervise { order });
    }

    /// That minute of the last working day on which it has passed.
    fn this_morning(&self, minute: i64) -> Instant {
        let today = self.end.day();
        let at = today.at_minute(minute);
        if at < self.end && OFFICE.works(today) { at } else { OFFICE.working_day(today, -1).at_minute(minute) }
    }
}
