//! Files nobody wants any more go: by hand, or when their week is over.

use super::tables::import_file::{self, Column};
use super::{find_idle, marked_path, path};
use crate::chores;
use crate::desk::Desk;
use crate::identity::{May, permission::ImportOpinions};
use crate::problem::Problem;
use crate::server::IfMatch;
use crate::store::{Reads, StoreError};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

/// Discards a file that was not taken in. What is on the ledger stays there.
#[utoipa::path(delete, path = "/api/v1/imports/{id}", tag = "opinions", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 428, body = Problem)))]
pub async fn discard(State(desk): State<Desk>, clerk: May<ImportOpinions>, Path(id): Path<Uuid>, expected: IfMatch) -> Result<StatusCode, Problem> {
    let row = find_idle(&desk, &clerk, id, expected).await?;
    drop_file(&desk, &row).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Files past their time go, with what was quoted from them.
pub async fn sweep(desk: &Desk, bureau: i32) -> Result<(), StoreError> {
    let old = import_file::Entity::find()
        .filter(Column::BureauId.eq(bureau))
        .filter(Column::DroppedAt.is_null())
        .filter(Column::UploadedAt.lt(desk.now().0 - super::KEPT_MS));
    for row in desk.reading().all::<import_file::Model>(old.into_query()).await? {
        drop_file(desk, &row).await?;
    }
    Ok(())
}

async fn drop_file(desk: &Desk, row: &import_file::Model) -> Result<(), StoreError> {
    for path in [path(desk, row.id), marked_path(desk, row.id)] {
        let _ = tokio::fs::remove_file(path).await; // On another server, or never made.
    }
    chores::drop_import_file(desk, row.bureau_id, row.id).await
}
