//! The library as whoever replies finds it.

use super::TEXTS_MAX;
use super::tables::reply_text::{self, Column};
use crate::desk::Desk;
use crate::identity::{May, permission::ReadOpinions};
use crate::opinions::view::Named;
use crate::problem::Problem;
use crate::reference::Reference;
use crate::store::Reads;
use axum::Json;
use axum::extract::State;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A text.
#[derive(Serialize, ToSchema)]
pub struct ReplyText {
    /// Which.
    pub id: Uuid,
    /// By which it is found.
    pub title: String,
    /// With its placeholders.
    pub text: String,
    /// What it is for; null: anything.
    pub category: Option<Named>,
    /// For `If-Match`.
    pub version: i32,
}

/// All of them.
#[derive(Serialize, ToSchema)]
pub struct ReplyTexts {
    /// By title.
    pub texts: Vec<ReplyText>,
}

/// The reply texts.
#[utoipa::path(get, path = "/api/v1/reply-texts", tag = "opinions", responses((status = 200, body = ReplyTexts), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ReadOpinions>) -> Result<Json<ReplyTexts>, Problem> {
    let select = reply_text::Entity::find().filter(Column::BureauId.eq(clerk.bureau.id)).order_by_asc(Column::Title).order_by_asc(Column::Id).limit(TEXTS_MAX as u64);
    let rows: Vec<reply_text::Model> = desk.reading().all(select.into_query()).await?;
    Ok(Json(ReplyTexts { texts: rows.into_iter().map(|row| view(row, &clerk.reference)).collect() }))
}

/// One as shown.
pub(super) fn view(row: reply_text::Model, reference: &Reference) -> ReplyText {
    let category = row.category.map(|code| {
        let name = reference.category(&code).map_or(code.clone(), |category| category.name.clone());
        Named { code, name }
    });
    ReplyText { id: row.id, title: row.title, text: row.text, category, version: row.version }
}
