//! Taking a checked file in (导入). Ordered by an act, done by work after it, and accepted by one act of the same person:
//! all of it or nothing.

use super::list::{ImportView, answer};
use super::tables::import_file;
use super::{find, idle};
use crate::act::Entry;
use crate::desk::Desk;
use crate::identity::{May, permission::ImportOpinions};
use crate::jobs::Job;
use crate::opinions::said::{said, veiled};
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Nothing, Versioned};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chengguan_proof::{canonical, hex, sm3};
use chengguan_statute::system::JobKind;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::{Value, json};
use uuid::Uuid;

/// Takes a file in that was checked and found right.
#[utoipa::path(post, path = "/api/v1/imports/{id}/take", tag = "opinions", params(("id" = Uuid, Path), ("If-Match" = String, Header)), request_body = Nothing,
    responses((status = 202, body = ImportView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn take(State(desk): State<Desk>, mut clerk: May<ImportOpinions>, Path(id): Path<Uuid>, expected: IfMatch, _: Body<Nothing>) -> Result<Versioned<ImportView>, Problem> {
    if clerk.repeated().is_some() {
        return Ok(answer(&find(&mut desk.reading(), &clerk, id).await?, &clerk.reference, StatusCode::ACCEPTED));
    }
    let mut act = clerk.begin(&desk);
    let select = import_file::Entity::find()
        .filter(import_file::Column::BureauId.eq(clerk.bureau.id))
        .filter(import_file::Column::Id.eq(id))
        .filter(import_file::Column::DroppedAt.is_null());
    let row: import_file::Model = act.lock(select.into_query()).await?.ok_or_else(Problem::not_found)?;
    expected.check(row.version as u32)?;
    idle(&row)?;
    if row.state != "checked" {
        return Err(Problem::new(StatusCode::CONFLICT, "import_not_checked"));
    }
    let row = import_file::Model { version: row.version + 1, state: "taking".into(), pass: Some("checked".into()), rows: 0, of_rows: None, account_id: clerk.clerk.account.0, ..row };
    act.update(import_file::ActiveModel {
        bureau_id: Set(row.bureau_id),
        id: Set(row.id),
        version: Set(row.version),
        state: Set(row.state.clone()),
        pass: Set(row.pass.clone()),
        rows: Set(0),
        of_rows: Set(None),
        // Whoever orders it answers for it, not whoever brought the file.
        account_id: Set(row.account_id),
        ..Default::default()
    })?;
    act.job(Job { kind: JobKind::TakeImport, subject: id, body: Value::Null, run_at: act.now() });
    act.record(entry(&row)).await?;
    Ok(answer(&row, &clerk.reference, StatusCode::ACCEPTED))
}

/// A file may be called by somebody's name: it enters the journal as a salted hash, its bytes by their digest.
fn entry(row: &import_file::Model) -> Entry {
    Entry {
        act: "opinions.order_import".into(),
        subject_kind: "import",
        subject: row.batch_id,
        version: 1,
        digest: sm3(&[&canonical(&json!({ "sm3": hex(&row.sm3), "mapping": row.mapping }))]),
        grounds: Vec::new(),
        payload: veiled(json!({ "file": said(&row.name), "sm3": hex(&row.sm3), "bytes": row.bytes })),
    }
}
