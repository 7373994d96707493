//! Placing accepted rows on the ledger, and clearing away what was never accepted.

use super::{CHUNK, Pass, Progress, Told};
use super::stage::Staged;
use crate::chores;
use crate::desk::{Bureau, Desk};
use crate::jobs::tables::job;
use crate::opinions::tables::{import_batch, import_row, opinion};
use crate::problem::Problem;
use crate::store::{Reads, StoreError};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashSet;
use std::sync::Arc;
use uuid::Uuid;

/// What was staged and not accepted is given up after this long: another node may be at it.
const GIVEN_UP_MS: i64 = 24 * 60 * 60 * 1000;

/// How often one chunk is looked at again that somebody else changed. Where they placed it, the next look finds another.
const TRIES: u32 = 5;

/// Places every row of an accepted batch that is not placed yet, and tells up to which row.
pub async fn place(desk: &Desk, bureau: &Arc<Bureau>, batch: Uuid, told: &(dyn Fn(usize) + Sync)) -> Result<(), Problem> {
    let (mut tries, mut at, mut placed) = (0, 0, -1);
    loop {
        let select = import_row::Entity::find()
            .filter(import_row::Column::BureauId.eq(bureau.id))
            .filter(import_row::Column::BatchId.eq(batch))
            // Not from the beginning: PostgreSQL would step over all that was placed and deleted before.
            .filter(import_row::Column::Row.gt(placed))
            .order_by_asc(import_row::Column::Row)
            .limit(CHUNK as u64);
        let rows: Vec<import_row::Model> = desk.reading().all(select.into_query()).await?;
        let (Some(first), Some(last)) = (rows.first().map(|row| row.row), rows.last().map(|row| row.row)) else { break };
        if first != at {
            (tries, at) = (0, first);
        }
        let mut staged: Vec<Staged> = Vec::with_capacity(rows.len());
        for row in rows {
            staged.push(serde_json::from_str(&row.body).map_err(|why| {
                tracing::error!(%why, row = row.row, "a staged row cannot be read");
                Problem::internal()
            })?);
        }
        free_source_ids(desk, bureau.id, &mut staged).await?;
        match chores::place_import(desk, bureau.id, batch, (first, last), staged.into_iter().map(|row| (row.opinion, row.facts)).collect()).await {
            Ok(()) => {
                if placed < 0 {
                    desk.store().count_anew(&["opinion", "opinion_fact", "import_row"]).await;
                }
                placed = last;
                told(last as usize);
            }
            // Another node placed this chunk between our look and our write, or somebody took a number: look again.
            Err(StoreError::Taken(_)) if tries < TRIES => tries += 1,
            Err(why) => return Err(why.into()),
        }
    }
    chores::finish_import(desk, bureau.id, batch, desk.now()).await?;
    Ok(())
}

/// Goes on with a batch somebody began before: places it where it was accepted and tells how many rows it has, clears it
/// away where it was not.
pub async fn go_on(desk: &Desk, bureau: &Arc<Bureau>, batch: Uuid, told: Told<'_>) -> Result<Option<usize>, Problem> {
    let select = import_batch::Entity::find().filter(import_batch::Column::BureauId.eq(bureau.id)).filter(import_batch::Column::Id.eq(batch));
    let Some(row) = desk.reading().one::<import_batch::Model>(select.into_query()).await? else { return Ok(None) };
    if row.accepted_at.is_none() {
        chores::abandon_import(desk, bureau.id, batch).await?;
        return Ok(None);
    }
    let rows = row.rows as usize;
    if row.finished_at.is_none() {
        place(desk, bureau, batch, &|placed| told(Progress { pass: Pass::Placed, rows: placed, of: Some(rows) })).await?;
    }
    Ok(Some(rows))
}

/// As work after the act that accepted the batch: whoever imported it may have died.
pub async fn place_job(desk: &Desk, bureau: &Arc<Bureau>, job: &job::Model) -> Result<(), Problem> {
    place(desk, bureau, job.subject_id, &|_| {}).await
}

/// A number somebody took between staging and placing keeps its first opinion; the row imported stands all the same, and
/// its number is in its first fact.
async fn free_source_ids(desk: &Desk, bureau: i32, staged: &mut [Staged]) -> Result<(), Problem> {
    let ids: Vec<&str> = staged.iter().filter_map(|row| row.opinion.source_id.as_deref()).collect();
    let select = opinion::Entity::find().filter(opinion::Column::BureauId.eq(bureau)).filter(opinion::Column::SourceId.is_in(ids));
    let taken: Vec<opinion::Model> = desk.reading().all(select.into_query()).await?;
    let taken: HashSet<String> = taken.into_iter().filter_map(|row| row.source_id).collect();
    for row in staged.iter_mut().filter(|row| row.opinion.source_id.as_ref().is_some_and(|id| taken.contains(id))) {
        row.opinion.source_id = None;
    }
    Ok(())
}

/// Goes on with imports that were accepted and not all placed when the process ended, and clears away the others. Run
/// when a process begins.
pub async fn resume(desk: &Desk) -> Result<(), Problem> {
    for bureau in desk.bureaus() {
        let select = import_batch::Entity::find()
            .filter(import_batch::Column::BureauId.eq(bureau.id))
            .filter(import_batch::Column::FinishedAt.is_null());
        let open: Vec<import_batch::Model> = desk.reading().all(select.into_query()).await?;
        for batch in open {
            if batch.accepted_at.is_some() {
                place(desk, &bureau, batch.id, &|_| {}).await?;
            } else if desk.alone() || batch.staged_at < desk.now().0 - GIVEN_UP_MS {
                chores::abandon_import(desk, bureau.id, batch.id).await?;
            }
        }
    }
    Ok(())
}
