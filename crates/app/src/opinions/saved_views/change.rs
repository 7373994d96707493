//! Changing a view: its name, its question, whether it is shared.

use super::list::{SavedView, view};
use super::tables::saved_view;
use super::{SavedViewInput, entry, own};
use crate::desk::Desk;
use crate::identity::{May, permission::ReadOpinions};
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use uuid::Uuid;

/// Changes a view.
#[utoipa::path(put, path = "/api/v1/saved-views/{id}", tag = "opinions", params(("id" = Uuid, Path), ("If-Match" = String, Header)), request_body = SavedViewInput,
    responses((status = 200, body = SavedView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn change(State(desk): State<Desk>, mut clerk: May<ReadOpinions>, Path(id): Path<Uuid>, expected: IfMatch, Body(asked): Body<SavedViewInput>) -> Result<Versioned<SavedView>, Problem> {
    let answer = |row: &saved_view::Model, clerk: &May<ReadOpinions>| Versioned { status: StatusCode::OK, version: row.version as u32, body: view(row, clerk.clerk.account.0, &clerk.reference) };
    let repeated = clerk.repeated().is_some();
    let (name, question) = asked.read(&desk, &clerk)?;
    let mut act = clerk.begin(&desk);
    let before = own(&desk, &clerk, &mut act, id).await?;
    if repeated {
        return Ok(answer(&before, &clerk));
    }
    if before.version as u32 != expected.0 {
        return Err(Problem::stale());
    }
    let row = saved_view::Model { name, question, shared: asked.shared, version: before.version + 1, changed_at: act.now().0, ..before };
    act.update(row.clone().into_active_model().reset_all())?;
    act.record(entry("change_view", &row)).await?;
    Ok(answer(&row, &clerk))
}
