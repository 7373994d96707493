//! A file of the ledger is on its way, whole, gone. The act that ordered it answers for it.

use super::jobs::lease;
use super::{update, write};
use crate::desk::Desk;
use crate::jobs::tables::job;
use crate::opinions::export::tables::export;
use crate::store::StoreError;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

/// How often is said how far a file is.
pub const TELL_EVERY_MS: i64 = 500;

fn row(bureau: i32, id: Uuid) -> export::ActiveModel {
    export::ActiveModel { bureau_id: Set(bureau), id: Set(id), ..Default::default() }
}

/// Says how far it is, and moves the lease on for whoever still holds the claim.
pub async fn go_on_with_export(desk: &Desk, claimed: &job::Model, rows: i64) -> Result<(), StoreError> {
    let mut set = update(export::ActiveModel { rows: Set(rows), ..row(claimed.bureau_id, claimed.subject_id) })?;
    set.push(None, lease(desk, claimed));
    write(desk, claimed.bureau_id, set).await
}

/// The file has gone.
pub async fn drop_export(desk: &Desk, bureau: i32, id: Uuid) -> Result<(), StoreError> {
    let gone = export::ActiveModel { dropped_at: Set(Some(desk.now().0)), ..row(bureau, id) };
    write(desk, bureau, update(gone)?).await
}
