//! Work after acts moves on: claimed, ended. The act that ordered it answers for it.

use super::{lock_row, update};
use crate::desk::Desk;
use crate::jobs::{Job, LEASE_MS, tables::job};
use crate::store::{StoreError, Turn, WriteSet};
use chengguan_statute::day::Instant;
use chengguan_statute::system::JobState;
use sea_orm::sea_query::{Expr, UpdateStatement};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, Insert, QueryFilter, QueryTrait, Update};
use uuid::Uuid;

/// How work after an act ended.
pub enum Ended {
    /// Done.
    Done,
    /// To be tried again then.
    Again(&'static str, Instant),
    /// Given up.
    Dead(&'static str),
}

/// What work after an act writes when it ends, in one with how it ended: rows of its own capability, and further work.
#[derive(Default)]
pub struct Written {
    set: WriteSet,
    /// To be done after it.
    pub jobs: Vec<Job>,
}

impl Written {
    /// A new row.
    pub fn insert<M: ActiveModelTrait>(&mut self, row: M) {
        self.set.push(None, Insert::one(row).into_query());
    }

    /// A changed row; only the columns set are written.
    pub fn update<M: ActiveModelTrait>(&mut self, row: M) -> Result<(), StoreError> {
        self.set.push(None, Update::one(row).validate()?.into_query());
        Ok(())
    }
}

/// Claims due work, if it still is: its `run_at` becomes the end of the lease.
pub async fn claim_job(desk: &Desk, bureau: i32, id: Uuid, lease_ms: i64) -> Result<Option<job::Model>, StoreError> {
    let (turn, row) = lock_job(desk, bureau, id).await?;
    let now = desk.now();
    let Some(row) = row.filter(|row| row.state == JobState::Waiting.code() && row.run_at <= now.0) else { return Ok(None) };
    let claimed = job::Model { attempts: row.attempts + 1, run_at: now.0 + lease_ms, claim: Some(Uuid::now_v7()), ..row };
    let row = job::ActiveModel {
        bureau_id: Set(bureau),
        id: Set(id),
        attempts: Set(claimed.attempts),
        run_at: Set(claimed.run_at),
        claim: Set(claimed.claim),
        ..Default::default()
    };
    desk.store().record(Some(turn), bureau, update(row)?, None).await?;
    Ok(Some(claimed))
}

/// Keeps how claimed work ended, together with what it wrote. False where the lease ran out and somebody else is at it.
pub async fn end_job(desk: &Desk, claimed: &job::Model, ended: Ended, written: Written) -> Result<bool, StoreError> {
    let (turn, row) = lock_job(desk, claimed.bureau_id, claimed.id).await?;
    if row.is_none_or(|row| row.claim != claimed.claim) {
        return Ok(false);
    }
    let (state, fault, run_at) = match ended {
        Ended::Done => (JobState::Done, None, claimed.run_at),
        Ended::Again(fault, at) => (JobState::Waiting, Some(fault), at.0),
        Ended::Dead(fault) => (JobState::Dead, Some(fault), claimed.run_at),
    };
    let row = job::ActiveModel {
        bureau_id: Set(claimed.bureau_id),
        id: Set(claimed.id),
        state: Set(state.code().into()),
        fault: Set(fault.map(str::to_owned)),
        run_at: Set(run_at),
        claim: Set(None),
        finished_at: Set((state != JobState::Waiting).then(|| desk.now().0)),
        ..Default::default()
    };
    let mut set = update(row)?;
    set.append(written.set);
    for job in written.jobs {
        set.push(None, Insert::one(job.row(claimed.bureau_id, desk.now(), None)).into_query());
    }
    desk.store().record(Some(turn), claimed.bureau_id, set, None).await?;
    Ok(true)
}

/// Moves the lease on for whoever still holds the claim.
pub(super) fn lease(desk: &Desk, claimed: &job::Model) -> UpdateStatement {
    let lease = job::Entity::update_many()
        .col_expr(job::Column::RunAt, Expr::value(desk.now().0 + LEASE_MS))
        .filter(job::Column::BureauId.eq(claimed.bureau_id))
        .filter(job::Column::Id.eq(claimed.id))
        .filter(job::Column::Claim.eq(claimed.claim));
    lease.into_query()
}

async fn lock_job(desk: &Desk, bureau: i32, id: Uuid) -> Result<(Turn, Option<job::Model>), StoreError> {
    let select = job::Entity::find().filter(job::Column::BureauId.eq(bureau)).filter(job::Column::Id.eq(id));
    lock_row(desk, select.into_query()).await
}
