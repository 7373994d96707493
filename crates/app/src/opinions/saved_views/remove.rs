//! Removing a view.

use super::tables::saved_view::{self, Column};
use super::{entry, own};
use crate::desk::Desk;
use crate::identity::{May, permission::ReadOpinions};
use crate::problem::Problem;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

/// Removes a view. Once more changes nothing.
#[utoipa::path(delete, path = "/api/v1/saved-views/{id}", tag = "opinions", params(("id" = Uuid, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn remove(State(desk): State<Desk>, mut clerk: May<ReadOpinions>, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    if clerk.repeated().is_some() {
        return Ok(StatusCode::NO_CONTENT);
    }
    let mut act = clerk.begin(&desk);
    let row = own(&desk, &clerk, &mut act, id).await?;
    let delete = saved_view::Entity::delete_many().filter(Column::BureauId.eq(row.bureau_id)).filter(Column::Id.eq(row.id));
    act.remove(format!("saved view {}", row.id), delete.into_query());
    act.record(entry("remove_view", &row)).await?;
    Ok(StatusCode::NO_CONTENT)
}
