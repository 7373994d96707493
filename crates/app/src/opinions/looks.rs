//! Looks at reporters in full, for the auditor: who, when, at whom, and why.

use super::numbers::numbers_of;
use super::tables::look::{self, Column};
use super::view::NamedId;
use crate::desk::Desk;
use crate::identity::{May, permission::ReadJournal};
use crate::paging::{Count, Cursor, Newest, counted};
use crate::problem::{Field, Problem};
use crate::store::Reads;
use axum::Json;
use axum::extract::{Query, State};
use chengguan_statute::day::Instant;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// One look.
#[derive(Serialize, ToSchema)]
pub struct LookView {
    /// Its entry in the journal.
    pub id: Uuid,
    /// RFC 3339.
    pub at: String,
    /// Who.
    pub who: NamedId,
    /// Number of the opinion whose reporter was looked at.
    pub number: Option<String>,
    /// Why, as given.
    pub reason: String,
}

/// A page of looks.
#[derive(Serialize, ToSchema)]
pub struct LookPage {
    /// Newest first.
    pub items: Vec<LookView>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many match, bounded.
    pub count: Count,
}

/// Looks at reporters.
#[utoipa::path(get, path = "/api/v1/looks", tag = "journal", params(("account" = Option<Uuid>, Query), ("after" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = LookPage), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ReadJournal>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<LookPage>, Problem> {
    let bureau = clerk.bureau.id;
    let mut matching = Condition::all().add(Column::BureauId.eq(bureau));
    let page = Newest::read(&asked, &["account", "after", "limit"], |name, value| {
        let account: Uuid = value.parse().map_err(|_| Problem::malformed(Field::new(name, "not_an_id", &[])))?;
        matching = matching.clone().add(Column::AccountId.eq(account));
        Ok(())
    })?;
    let mut reader = desk.reading();
    let mut rows: Vec<look::Model> = reader.all(page.of(look::Entity::find().filter(matching.clone()), Column::At, Column::EntryId)).await?;
    let next = page.cut(&mut rows, |row| Cursor { value: row.at, id: row.entry_id });
    let count = counted(&mut reader, look::Entity, matching).await?;
    let numbers = numbers_of(&mut reader, bureau, rows.iter().map(|row| row.opinion_id)).await?;
    let items = rows.into_iter().map(|row| LookView {
        id: row.entry_id,
        at: Instant(row.at).to_rfc3339(),
        who: NamedId::person(&clerk.reference, row.account_id),
        number: numbers.get(&row.opinion_id).cloned(),
        reason: row.reason,
    });
    Ok(Json(LookPage { items: items.collect(), next, count }))
}
