//! The ledger: filters of a closed list, three sort orders, keyset pages, bounded counts and bounded scans. Four
//! statements a page at most, with the session's own.

pub(crate) mod figures;
mod filters;
pub(in crate::opinions) mod views;
mod walk;

pub use views::{__path_views, view_codes, views};

use super::tables::opinion::{self, Column};
use super::view::{Row, row_view};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::ReadOpinions};
use crate::paging::Count;
use crate::problem::Problem;
use axum::Json;
use axum::extract::{Query, State};
use crate::store::Reader;
pub(super) use filters::{Asked, Pairs, question_of, read};
use serde::Serialize;
use utoipa::ToSchema;
use walk::{Place, Walk};

/// A page of the ledger.
#[derive(Serialize, ToSchema)]
pub struct Page {
    /// Rows in the order asked for.
    pub items: Vec<Row>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// Cursor of the page before.
    pub previous: Option<String>,
    /// How many match, bounded; on a further page what was counted on the first.
    pub count: Count,
    /// The words sought lead to more than are looked at: these are among the newest 1,000 of them.
    pub more_found: bool,
    /// The search index has not taken in all of the ledger yet.
    pub index_behind: bool,
    /// The search stopped before the page was full: the filter is to be narrowed, or the search to go on from `next`.
    pub stopped: bool,
}

/// The three orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Due,
    Received,
    Closed,
}

impl Sort {
    fn column(self) -> Column {
        match self {
            Self::Due => Column::DueAt,
            Self::Received => Column::ReceivedAt,
            Self::Closed => Column::ClosedAt,
        }
    }

    /// Due: soonest first. Received, closed: newest first.
    fn ascending(self) -> bool {
        self == Self::Due
    }

    fn value(self, row: &opinion::Model) -> i64 {
        match self {
            Self::Due => row.due_at,
            Self::Received => row.received_at,
            Self::Closed => row.closed_at.unwrap_or_default(),
        }
    }
}

/// The ledger.
#[utoipa::path(get, path = "/api/v1/opinions", tag = "opinions",
    params(("q" = Option<String>, Query), ("view" = Option<closed::View>, Query), ("standing" = Option<closed::Standing>, Query), ("squad" = Option<String>, Query), ("category" = Option<String>, Query),
        ("kind" = Option<closed::Kind>, Query), ("channel" = Option<closed::Channel>, Query), ("urgency" = Option<closed::Urgency>, Query), ("approach" = Option<closed::Approach>, Query),
        ("colour" = Option<closed::Colour>, Query), ("number" = Option<String>, Query), ("received_from" = Option<String>, Query), ("received_to" = Option<String>, Query),
        ("closed_from" = Option<String>, Query), ("closed_to" = Option<String>, Query), ("due_from" = Option<String>, Query), ("due_to" = Option<String>, Query),
        ("grid" = Option<String>, Query), ("in_time" = Option<closed::YesNo>, Query), ("satisfied" = Option<closed::YesNo>, Query), ("handler" = Option<uuid::Uuid>, Query), ("supervised" = Option<closed::YesNo>, Query),
        ("sort" = Option<closed::Sort>, Query), ("after" = Option<String>, Query), ("before" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = Page), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 503, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ReadOpinions>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<Page>, Problem> {
    let now = desk.now();
    let mut asked = read(&clerk, &asked, now)?;
    let (more_found, index_behind) = asked.seek(&desk).await?;
    let page = stretch(&mut desk.reading(), clerk.bureau.id, &asked).await?;
    let items = page.rows.iter().map(|row| row_view(row, &clerk.reference, now)).collect();
    let written = |place: Option<Place>| place.map(Place::write);
    Ok(Json(Page { items, next: written(page.next), previous: written(page.previous), count: page.count, more_found, index_behind, stopped: page.stopped }))
}

/// Rows of the ledger and where they go on.
pub(super) struct Listed {
    pub rows: Vec<opinion::Model>,
    pub next: Option<Place>,
    pub previous: Option<Place>,
    pub count: Count,
    pub stopped: bool,
}

/// One page of what was asked.
pub(super) async fn stretch(reader: &mut Reader, bureau: i32, asked: &Asked) -> Result<Listed, Problem> {
    let walk = Walk::new(bureau, asked);
    let mut stretch = if asked.narrowing.is_empty() { walk.led(reader, asked).await? } else { walk.narrowed(reader, asked).await? };
    if walk.backwards {
        stretch.rows.reverse();
    }
    let count = stretch.count;
    let at = |row: &opinion::Model| Place { value: asked.sort.value(row), id: row.id, count };
    let onward = stretch.stopped.map(|end| Place { count, ..end });
    let (first, last) = (stretch.rows.first().map(at), stretch.rows.last().map(at));
    let (next, previous) = match walk.backwards {
        false => (onward.or(last.filter(|_| stretch.more)), first.filter(|_| asked.after.is_some())),
        true => (last, onward.or(first.filter(|_| stretch.more))),
    };
    Ok(Listed { rows: stretch.rows, next, previous, count, stopped: onward.is_some() })
}
