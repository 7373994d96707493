//! Looking at a reporter's name and telephone in full: an act with a reason, never a side effect of a read.

use crate::act::Entry;
use crate::desk::Desk;
use crate::identity::{May, permission::ReadReporters};
use crate::opinions::carry_out::reached;
use crate::opinions::said::veiled;
use crate::opinions::reporter::reporter;
use crate::opinions::tables::look;
use crate::problem::Problem;
use crate::server::{Body, Reasoned};
use axum::Json;
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// The reporter.
#[derive(Serialize, ToSchema)]
pub struct Revealed {
    /// As given.
    pub name: Option<String>,
    /// As given.
    pub phone: Option<String>,
}

/// Reveals.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/reveal", tag = "opinions", params(("id" = uuid::Uuid, Path)), request_body = Reasoned,
    responses((status = 200, body = Revealed), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub async fn reveal(State(desk): State<Desk>, mut clerk: May<ReadReporters>, Path(id): Path<OpinionId>, Body(asked): Body<Reasoned>) -> Result<Json<Revealed>, Problem> {
    let reason = asked.read()?;
    let (mut act, loaded) = reached(&desk, &mut clerk, id).await?;
    let entry = Entry {
        act: "opinions.reveal".into(),
        subject_kind: "opinion",
        subject: id.0,
        version: loaded.opinion.version,
        digest: loaded.row.digest.clone().try_into().unwrap_or_default(),
        grounds: Vec::new(),
        payload: veiled(json!({ "reason": &reason })),
    };
    let entry_id = Uuid::now_v7();
    act.insert_row(look::Model {
        bureau_id: clerk.bureau.id,
        entry_id,
        at: act.now().0,
        account_id: clerk.clerk.account.0,
        opinion_id: id.0,
        reason: reason.text,
        reason_salt: reason.salt,
    });
    act.record_as(entry_id, entry).await?;
    let told = reporter(desk.secrets(), &loaded.row);
    Ok(Json(Revealed { name: told.name, phone: told.phone }))
}
