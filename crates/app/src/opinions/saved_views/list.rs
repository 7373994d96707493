//! One's own views and those shared.

use super::tables::saved_view::{self, Column};
use crate::desk::Desk;
use crate::identity::{May, permission::ReadOpinions};
use crate::paging::{Count, Cursor, Newest, counted};
use crate::problem::Problem;
use crate::reference::Reference;
use crate::store::Reads;
use axum::Json;
use axum::extract::{Query, State};
use chengguan_statute::ids::AccountId;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// A view.
#[derive(Serialize, ToSchema)]
pub struct SavedView {
    /// Which.
    pub id: Uuid,
    /// As shown.
    pub name: String,
    /// The ledger's question.
    pub question: BTreeMap<String, String>,
    /// Everybody finds it.
    pub shared: bool,
    /// One's own: only these are changed and removed.
    pub own: bool,
    /// Whose it is, where it is another's.
    pub owner: Option<String>,
    /// For `If-Match`.
    pub version: i32,
}

/// A page of views.
#[derive(Serialize, ToSchema)]
pub struct SavedViewPage {
    /// Last changed first.
    pub items: Vec<SavedView>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many, bounded.
    pub count: Count,
}

/// One's own views and those shared.
#[utoipa::path(get, path = "/api/v1/saved-views", tag = "opinions", params(("after" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = SavedViewPage), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ReadOpinions>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<SavedViewPage>, Problem> {
    let page = Newest::read(&asked, &["after", "limit"], |_, _| Ok(()))?;
    let mine = clerk.clerk.account.0;
    let seen = Condition::all().add(Column::BureauId.eq(clerk.bureau.id)).add(Condition::any().add(Column::AccountId.eq(mine)).add(Column::Shared.eq(true)));
    let mut reader = desk.reading();
    let mut rows: Vec<saved_view::Model> = reader.all(page.of(saved_view::Entity::find().filter(seen.clone()), Column::ChangedAt, Column::Id)).await?;
    let next = page.cut(&mut rows, |row| Cursor { value: row.changed_at, id: row.id });
    let count = counted(&mut reader, saved_view::Entity, seen).await?;
    Ok(Json(SavedViewPage { items: rows.iter().map(|row| view(row, mine, &clerk.reference)).collect(), next, count }))
}

/// One as shown to an account.
pub(super) fn view(row: &saved_view::Model, viewer: Uuid, reference: &Reference) -> SavedView {
    let question: Vec<(String, String)> = serde_json::from_str(&row.question).unwrap_or_default();
    let own = row.account_id == viewer;
    SavedView {
        id: row.id,
        name: row.name.clone(),
        question: question.into_iter().collect(),
        shared: row.shared,
        own,
        owner: reference.person(AccountId(row.account_id)).filter(|_| !own).map(|person| person.name.clone()),
        version: row.version,
    }
}
