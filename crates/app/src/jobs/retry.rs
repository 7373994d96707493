//! Trying work again that was given up (再试).

use super::list::{JobView, view};
use super::tables::job::{self, Column};
use crate::act::Entry;
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::problem::Problem;
use crate::refusals::refused;
use crate::server::{Body, Nothing};
use axum::Json;
use axum::extract::{Path, State};
use chengguan_proof::{canonical, sm3};
use chengguan_statute::cite::system_rules;
use chengguan_statute::system::{JobState, retry as decide};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::json;
use uuid::Uuid;

/// Tries work again that was given up, from its first attempt.
#[utoipa::path(post, path = "/api/v1/jobs/{id}/retry", tag = "system", params(("id" = Uuid, Path)), request_body = Nothing,
    responses((status = 200, body = JobView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn retry(State(desk): State<Desk>, mut clerk: May<ManageSettings>, Path(id): Path<Uuid>, _: Body<Nothing>) -> Result<Json<JobView>, Problem> {
    let repeated = clerk.repeated().is_some();
    let mut act = clerk.begin(&desk);
    let select = job::Entity::find().filter(Column::BureauId.eq(clerk.bureau.id)).filter(Column::Id.eq(id));
    let row: job::Model = act.lock(select.into_query()).await?.ok_or_else(Problem::not_found)?;
    if repeated {
        return Ok(Json(view(row, desk.now())));
    }
    let digest = sm3(&[&canonical(&json!({ "state": row.state, "attempts": row.attempts }))]);
    let state = JobState::from_code(&row.state).ok_or_else(Problem::internal)?;
    if let Err(refusal) = decide(state, &clerk.clerk) {
        return Err(act.refuse("job", id, refused("system.retry_job".into(), row.attempts as u32, digest, &refusal)).await);
    }
    let again = job::Model { state: JobState::Waiting.code().into(), attempts: 0, run_at: act.now().0, claim: None, finished_at: None, ..row };
    act.update(job::ActiveModel {
        bureau_id: Set(again.bureau_id),
        id: Set(again.id),
        state: Set(again.state.clone()),
        attempts: Set(0),
        run_at: Set(again.run_at),
        claim: Set(None),
        finished_at: Set(None),
        ..Default::default()
    })?;
    let entry = Entry {
        act: "system.retry_job".into(),
        subject_kind: "job",
        subject: id,
        version: 0,
        digest: sm3(&[&canonical(&json!({ "state": again.state, "attempts": 0 }))]),
        grounds: vec![system_rules(6)],
        payload: json!({ "kind": again.kind }),
    };
    let now = act.now();
    act.record(entry).await?;
    Ok(Json(view(again, now)))
}
