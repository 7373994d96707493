//! Work after an act: ordered in the act itself ([`crate::act::Act::job`]), done by whichever server looks first, safe to
//! repeat, tried again when it fails, and listed when it is given up.
//!
//! Due work is found without a lock, bureau by bureau, and then claimed row by row: the claim moves `run_at` to the end of
//! the lease, so a worker that dies is followed by the next who looks. Only the holder of the claim may say how it ended.

mod list;
mod retry;
mod runner;
pub mod tables;

pub(crate) use runner::LEASE_MS;
pub use runner::{Fault, look, run};

use crate::act::Act;
use crate::desk::Desk;
use chengguan_statute::day::Instant;
use chengguan_statute::system::{JobKind, JobState};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::Value;
use tables::job;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Work to be done once the act that orders it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// What to do.
    pub kind: JobKind,
    /// To what.
    pub subject: Uuid,
    /// What else it needs to know, without personal data.
    pub body: Value,
    /// Not before.
    pub run_at: Instant,
}

impl Job {
    /// As a row, never tried yet.
    pub fn row(self, bureau: i32, now: Instant, entry: Option<Uuid>) -> job::ActiveModel {
        job::ActiveModel {
            bureau_id: Set(bureau),
            id: Set(Uuid::now_v7()),
            kind: Set(self.kind.code().into()),
            subject_id: Set(self.subject),
            body: Set(self.body.to_string()),
            state: Set(JobState::Waiting.code().into()),
            attempts: Set(0),
            run_at: Set(self.run_at.0),
            claim: Set(None),
            fault: Set(None),
            ordered_at: Set(now.0),
            finished_at: Set(None),
            entry_id: Set(entry),
        }
    }

    /// Orders it on an act in place of what was given up of the same subject: that is done with.
    pub fn instead(self, act: &mut Act) {
        let given_up = job::Entity::update_many()
            .col_expr(job::Column::State, Expr::value(JobState::Done.code()))
            .filter(job::Column::BureauId.eq(act.bureau().id))
            .filter(job::Column::State.eq(JobState::Dead.code()))
            .filter(job::Column::SubjectId.eq(self.subject));
        act.change(format!("jobs of {}", self.subject), given_up.into_query());
        act.job(self);
    }
}

/// Routes of the system administrator's list.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new().routes(routes!(list::list)).routes(routes!(retry::retry))
}
