//! Files brought to be imported, and rows on their way to the ledger: the act that accepts them answers for them.

use super::jobs::lease;
use super::{ROWS_A_STATEMENT, insert, new_set, update, write};
use crate::desk::Desk;
use crate::jobs::{Job, tables::job};
use crate::opinions::import::Progress;
use crate::opinions::import_files::tables::import_file;
use crate::opinions::tables::{fact, import_batch, import_row, opinion};
use crate::store::StoreError;
use chengguan_statute::day::Instant;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, Insert, IntoActiveModel, QueryFilter, QueryTrait};
use uuid::Uuid;

/// Rows of an import nobody sees yet; with the first of them, the batch.
pub async fn stage_import(desk: &Desk, bureau: i32, batch: Option<import_batch::ActiveModel>, rows: Vec<import_row::ActiveModel>) -> Result<(), StoreError> {
    let mut set = batch.map_or_else(new_set, insert);
    set.push(None, Insert::many(rows).into_query());
    write(desk, bureau, set).await
}

/// Rows of an accepted import, from one to another, onto the ledger: the act that accepted them answers for them.
pub async fn place_import(desk: &Desk, bureau: i32, batch: Uuid, (first, last): (i32, i32), rows: Vec<(opinion::Model, Vec<fact::Model>)>) -> Result<(), StoreError> {
    let mut set = new_set();
    // Staged a while ago, they change the ledger now: whoever asks what has changed since then is told of them.
    let now = desk.now().0;
    for some in rows.chunks(ROWS_A_STATEMENT) {
        let opinions = some.iter().map(|(row, _)| opinion::Model { changed_at: now, ..row.clone() }.into_active_model().reset_all());
        set.push(None, Insert::many(opinions).into_query());
        let facts = some.iter().flat_map(|(_, facts)| facts).map(|row| row.clone().into_active_model().reset_all());
        set.push(None, Insert::many(facts).into_query());
    }
    let placed = import_row::Entity::delete_many()
        .filter(import_row::Column::BureauId.eq(bureau))
        .filter(import_row::Column::BatchId.eq(batch))
        .filter(import_row::Column::Row.gte(first))
        .filter(import_row::Column::Row.lte(last));
    set.push(None, placed.into_query());
    write(desk, bureau, set).await
}

/// Every row of it stands.
pub async fn finish_import(desk: &Desk, bureau: i32, batch: Uuid, now: Instant) -> Result<(), StoreError> {
    let row = import_batch::ActiveModel { bureau_id: Set(bureau), id: Set(batch), finished_at: Set(Some(now.0)), ..Default::default() };
    write(desk, bureau, update(row)?).await
}

/// An import that was never accepted.
pub async fn abandon_import(desk: &Desk, bureau: i32, batch: Uuid) -> Result<(), StoreError> {
    let mut set = new_set();
    let rows = import_row::Entity::delete_many().filter(import_row::Column::BureauId.eq(bureau)).filter(import_row::Column::BatchId.eq(batch));
    set.push(None, rows.into_query());
    let batches = import_batch::Entity::delete_many().filter(import_batch::Column::BureauId.eq(bureau)).filter(import_batch::Column::Id.eq(batch));
    set.push(None, batches.into_query());
    write(desk, bureau, set).await
}

/// A file somebody brought.
pub async fn add_import_file(desk: &Desk, row: import_file::Model) -> Result<(), StoreError> {
    write(desk, row.bureau_id, insert(row.into_active_model().reset_all())).await
}

/// A file is to be looked at otherwise, and perhaps checked.
pub async fn change_import_file(desk: &Desk, row: import_file::Model, checked: Option<Job>) -> Result<(), StoreError> {
    let bureau = row.bureau_id;
    let mut set = update(row.into_active_model().reset_all())?;
    if let Some(job) = checked {
        set.push(None, Insert::one(job.row(bureau, desk.now(), None)).into_query());
    }
    write(desk, bureau, set).await
}

/// Says how far it is, and moves the lease on for whoever still holds the claim.
pub async fn go_on_with_import(desk: &Desk, claimed: &job::Model, progress: Progress) -> Result<(), StoreError> {
    let far = import_file::ActiveModel {
        bureau_id: Set(claimed.bureau_id),
        id: Set(claimed.subject_id),
        pass: Set(Some(progress.pass.code().into())),
        rows: Set(progress.rows as i64),
        of_rows: Set(progress.of.map(|of| of as i64)),
        ..Default::default()
    };
    let mut set = update(far)?;
    set.push(None, lease(desk, claimed));
    write(desk, claimed.bureau_id, set).await
}

/// The file has gone, and with it what was quoted from it.
pub async fn drop_import_file(desk: &Desk, bureau: i32, id: Uuid) -> Result<(), StoreError> {
    let gone = import_file::ActiveModel {
        bureau_id: Set(bureau),
        id: Set(id),
        head: Set(None),
        mapping: Set(None),
        report: Set(None),
        dropped_at: Set(Some(desk.now().0)),
        ..Default::default()
    };
    write(desk, bureau, update(gone)?).await
}
