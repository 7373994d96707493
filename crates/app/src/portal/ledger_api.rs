//! The public ledger for programs.

use super::api::Visitor;
use super::shown::{self, Shown, Wanted};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::opinions::view::{Named, named};
use crate::paging::Count;
use crate::problem::Problem;
use crate::rates::Rate;
use crate::reference::Reference;
use axum::Json;
use axum::extract::{Query, State};
use chengguan_statute::day::Instant;
use serde::Serialize;
use utoipa::ToSchema;

/// An opinion as everybody may read it.
#[derive(Serialize, ToSchema)]
pub struct PublishedView {
    /// The ledger number.
    pub id: String,
    /// First words.
    pub title: String,
    /// The words, as somebody looked at them.
    pub text: String,
    /// What sort.
    #[schema(value_type = closed::Coded<closed::Kind>)]
    pub kind: Named,
    /// Code and name.
    pub category: Option<Named>,
    /// The street or town.
    pub area: Option<String>,
    /// The cell of the grid: nothing nearer is told.
    pub grid: Option<String>,
    /// Where it stands.
    #[schema(value_type = closed::Coded<closed::Standing>)]
    pub standing: Named,
    /// When it came in, RFC 3339.
    pub received_at: String,
    /// When it was answered.
    pub replied_at: Option<String>,
    /// When it is to be done.
    pub due_at: Option<String>,
    /// The reply, once somebody looked at it.
    pub reply: Option<String>,
    /// Addresses of the photos somebody released, on this host.
    pub photos: Vec<String>,
    /// How many others said the same.
    pub joined: i32,
}

/// A page of the public ledger.
#[derive(Serialize, ToSchema)]
pub struct PublicPage {
    /// Newest first.
    pub items: Vec<PublishedView>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many match, bounded.
    pub count: Count,
}

/// What everybody may read, newest first.
#[utoipa::path(get, path = "/api/v1/portal/opinions", operation_id = "public_opinions", tag = "portal",
    params(("area" = Option<String>, Query), ("grid" = Option<String>, Query), ("category" = Option<String>, Query), ("standing" = Option<closed::PublicStanding>, Query),
        ("after" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = PublicPage), (status = 400, body = Problem), (status = 429, body = Problem)))]
pub async fn list(State(desk): State<Desk>, visitor: Visitor, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<PublicPage>, Problem> {
    desk.limits().address(Rate::Question, visitor.address).map_err(crate::identity::too_many)?;
    let (reference, bureau) = (desk.reference(visitor.bureau.id), visitor.bureau.id);
    let (wanted, page) = Wanted::read(&asked, &reference)?;
    let mut reader = desk.reading();
    let (rows, next) = shown::page(&mut reader, bureau, &wanted, &page, &reference).await?;
    let count = shown::count(&mut reader, bureau, &wanted, &reference).await?;
    Ok(Json(PublicPage { items: rows.iter().map(|row| view(row, &reference)).collect(), next, count }))
}

fn view(row: &Shown, reference: &Reference) -> PublishedView {
    let moment = |at: i64| Instant(at).to_rfc3339();
    PublishedView {
        id: row.number.clone(),
        title: row.title.clone(),
        text: row.said.clone(),
        kind: named("kind", &row.kind),
        category: row.category.as_ref().map(|code| Named { code: code.clone(), name: category_name(reference, code) }),
        area: street(reference, row.grid.as_deref()),
        grid: row.grid.clone(),
        standing: named("standing", &row.standing),
        received_at: moment(row.received_at),
        replied_at: row.replied_at.map(moment),
        due_at: row.finish_due_at.map(moment),
        reply: row.reply.clone(),
        photos: row.photo_ids().iter().map(|id| format!("/opinions/{}/photos/{id}", row.number)).collect(),
        joined: row.merged_count,
    }
}

/// A category's name; its code where the bureau took it off the list.
pub fn category_name(reference: &Reference, code: &str) -> String {
    reference.category(code).map_or_else(|| code.to_owned(), |category| category.name.clone())
}

/// The street or town of a cell.
pub fn street(reference: &Reference, grid: Option<&str>) -> Option<String> {
    let cell = reference.district.cells.iter().find(|cell| Some(cell.name.as_str()) == grid)?;
    Some(cell.street.clone())
}
