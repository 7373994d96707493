//! A figure and what it opens to: the conditions of the ledger that hold exactly the records counted.

use chengguan_statute::insight::Days;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// A count of records.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Figure {
    /// How many.
    pub value: i64,
    /// Conditions of the ledger (`GET /api/v1/opinions`) that list exactly these.
    pub opens: BTreeMap<&'static str, String>,
}

/// What every figure of a part of the page has in common: whose they are.
#[derive(Clone, Default)]
pub struct Opens(BTreeMap<&'static str, String>);

impl Opens {
    /// Of one squad, of those without one, or of everything within reach.
    pub fn whose(squad: Option<Uuid>) -> Self {
        Self::default().and_some("squad", squad.map(|squad| squad.to_string()))
    }

    /// With one more condition.
    pub fn and(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.insert(name, value.into());
        self
    }

    /// With one more, where there is one.
    pub fn and_some(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.and(name, value),
            None => self,
        }
    }

    /// Received in these days, newest first.
    pub fn received(self, days: Days) -> Self {
        self.and("view", "all").and("sort", "received").and("received_from", days.from.to_string()).and("received_to", days.to.to_string())
    }

    /// Closed out in these days, newest first.
    pub fn closed(self, days: Days) -> Self {
        let closed = self.and("view", "all").and("sort", "closed").and("standing", "closed");
        closed.and("closed_from", days.from.to_string()).and("closed_to", days.to.to_string())
    }

    /// Open and due in these days, soonest first.
    pub fn due(self, days: Days) -> Self {
        self.and("view", "open").and("sort", "due").and("due_from", days.from.to_string()).and("due_to", days.to.to_string())
    }

    /// The figure that opens to this.
    pub fn counts(self, value: i64) -> Figure {
        Figure { value, opens: self.0 }
    }
}
