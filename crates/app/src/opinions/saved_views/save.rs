//! Keeping a view (存下当前筛选).

use super::list::{SavedView, view};
use super::tables::saved_view::{self, Column};
use super::{SavedViewInput, VIEWS_MAX, entry, own};
use crate::desk::Desk;
use crate::identity::{May, permission::ReadOpinions};
use crate::problem::{Field, Problem};
use crate::server::{Body, Versioned};
use axum::extract::State;
use axum::http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde_json::json;
use uuid::Uuid;

/// Keeps a view.
#[utoipa::path(post, path = "/api/v1/saved-views", tag = "opinions", request_body = SavedViewInput,
    responses((status = 201, body = SavedView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn save(State(desk): State<Desk>, mut clerk: May<ReadOpinions>, Body(asked): Body<SavedViewInput>) -> Result<Versioned<SavedView>, Problem> {
    let mine = clerk.clerk.account.0;
    let answer = |row: &saved_view::Model, clerk: &May<ReadOpinions>| Versioned { status: StatusCode::CREATED, version: row.version as u32, body: view(row, mine, &clerk.reference) };
    if let Some(kept) = clerk.repeated() {
        let id = kept.and_then(|kept| serde_json::from_value(kept["id"].clone()).ok()).ok_or_else(Problem::unavailable)?;
        let mut act = desk.begin(&clerk.bureau, clerk.by(), None);
        let row = own(&desk, &clerk, &mut act, id).await?;
        return Ok(answer(&row, &clerk));
    }
    let (name, question) = asked.read(&desk, &clerk)?;
    let mut act = clerk.begin(&desk);
    let kept = saved_view::Entity::find().filter(Column::BureauId.eq(clerk.bureau.id)).filter(Column::AccountId.eq(mine)).limit(VIEWS_MAX as u64);
    let kept: Vec<saved_view::Model> = act.read(kept.into_query()).await?;
    if kept.len() >= VIEWS_MAX {
        return Err(Problem::invalid(vec![Field::new("name", "views_full", &[("max", &VIEWS_MAX.to_string())])]));
    }
    if kept.iter().any(|row| row.name == name) {
        return Err(Problem::invalid(vec![Field::new("name", "view_named_so", &[])]));
    }
    let row = saved_view::Model { bureau_id: clerk.bureau.id, id: Uuid::now_v7(), account_id: mine, name, question, shared: asked.shared, version: 1, changed_at: act.now().0 };
    act.remember(&json!({ "id": row.id }));
    act.insert_row(row.clone());
    act.record(entry("save_view", &row)).await?;
    Ok(answer(&row, &clerk))
}
