//! The ledger: filters of a closed list, three sort orders, keyset pages, bounded counts and bounded scans. Four
//! statements a page at most, with the session's own.

mod filters;
mod views;

pub use views::{__path_views, view_codes, views};

use super::tables::opinion::{self, Column};
use super::view::{Row, row_view};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::ReadOpinions};
use crate::paging::{COUNT_MAX, Count, Cursor};
use crate::problem::Problem;
use crate::store::Reads;
use axum::Json;
use axum::extract::{Query, State};
use filters::{Asked, read};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query as Sql, SelectStatement};
use sea_orm::{ColumnTrait, Condition as Cond, EntityTrait, FromQueryResult, Order, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;

/// Rows of an index one page may walk for a filter that no index answers (architecture.md). Some 10 ms.
const SCAN_MAX: u64 = 20_000;

/// Columns a narrowing filter may look at.
const NARROWING_COLUMNS: [Column; 13] = [
    Column::Kind, Column::Channel, Column::Urgency, Column::Approach, Column::Category, Column::Number, Column::Standing, Column::Open, Column::DueAt,
    Column::YellowAt, Column::ReceivedAt, Column::HandlerId, Column::Supervised,
];

/// A page of the ledger.
#[derive(Serialize, ToSchema)]
pub struct Page {
    /// Rows in the order asked for.
    pub items: Vec<Row>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// Cursor of the page before.
    pub previous: Option<String>,
    /// How many match, bounded.
    pub count: Count,
    /// The search stopped before the page was full: the filter is to be narrowed, or the search to go on from `next`.
    pub stopped: bool,
}

/// The three orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
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
    params(("view" = Option<closed::View>, Query), ("standing" = Option<closed::Standing>, Query), ("squad" = Option<uuid::Uuid>, Query), ("category" = Option<String>, Query),
        ("kind" = Option<closed::Kind>, Query), ("channel" = Option<closed::Channel>, Query), ("urgency" = Option<closed::Urgency>, Query), ("approach" = Option<closed::Approach>, Query),
        ("colour" = Option<closed::Colour>, Query), ("number" = Option<String>, Query), ("received_from" = Option<String>, Query), ("received_to" = Option<String>, Query),
        ("sort" = Option<closed::Sort>, Query), ("after" = Option<String>, Query), ("before" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = Page), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ReadOpinions>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<Page>, Problem> {
    let now = desk.now();
    let asked = read(&clerk, &asked, now)?;
    let mut reader = desk.reading();
    let bureau = clerk.bureau.id;
    let walk = Walk { bureau, leading: asked.leading.clone(), sort: asked.sort, from: asked.before.or(asked.after), backwards: asked.before.is_some() };
    // Where the walk ends, if the filter could make it long.
    let end: Option<End> = if asked.narrowing.is_empty() { None } else { reader.one(walk.end()).await? };
    let mut rows: Vec<opinion::Model> = reader.all(walk.page(&asked, end.as_ref())).await?;
    let more = rows.len() as u64 > asked.limit;
    rows.truncate(asked.limit as usize);
    let stopped = end.as_ref().filter(|_| !more);
    if walk.backwards {
        rows.reverse();
    }
    // From the top, the walk's end says whether there is more to count.
    let whole = walk.from.is_none().then_some(end.is_none());
    let count = count(&mut reader, bureau, &asked, whole).await?;
    let cursor = |row: &opinion::Model| Cursor { value: asked.sort.value(row), id: row.id }.write();
    let (has_next, has_previous) = if walk.backwards { (true, more) } else { (more, asked.after.is_some()) };
    let (mut next, mut previous) = (rows.last().filter(|_| has_next).map(cursor), rows.first().filter(|_| has_previous).map(cursor));
    let goes_on = stopped.map(|end| Cursor { value: end.value, id: end.id }.write());
    match &goes_on {
        Some(_) if walk.backwards => previous = goes_on.clone(),
        Some(_) => next = goes_on.clone(),
        None => {}
    }
    let items = rows.iter().map(|row| row_view(row, &clerk.reference, now)).collect();
    Ok(Json(Page { items, next, previous, count, stopped: goes_on.is_some() }))
}

/// A walk along one index from a cursor.
struct Walk {
    bureau: i32,
    leading: Condition,
    sort: Sort,
    from: Option<Cursor>,
    backwards: bool,
}

/// The last row a walk may look at.
#[derive(FromQueryResult)]
struct End {
    value: i64,
    id: uuid::Uuid,
}

impl Walk {
    fn ascending(&self) -> bool {
        self.sort.ascending() != self.backwards
    }

    /// Rows from the cursor on that the index leads to, in order.
    fn select(&self) -> sea_orm::Select<opinion::Entity> {
        let column = self.sort.column();
        let mut select = opinion::Entity::find().filter(Column::BureauId.eq(self.bureau)).filter(self.leading.clone());
        if let Some(cursor) = self.from {
            // `a > x OR (a = x AND id > y)`, written so that both databases walk the index.
            let (beyond, tie) = if self.ascending() {
                (column.gt(cursor.value), Column::Id.gt(cursor.id))
            } else {
                (column.lt(cursor.value), Column::Id.lt(cursor.id))
            };
            let reach = if self.ascending() { column.gte(cursor.value) } else { column.lte(cursor.value) };
            select = select.filter(reach).filter(Cond::any().add(beyond).add(tie));
        } else if self.sort == Sort::Closed {
            // Beyond a cursor nothing is NULL, and saying so would give SQLite a second bound: it then walks the whole
            // bureau's index instead of the squad's.
            select = select.filter(column.is_not_null());
        }
        let order = if self.ascending() { Order::Asc } else { Order::Desc };
        select.order_by(column, order.clone()).order_by(Column::Id, order)
    }

    /// The row at `SCAN_MAX`: read from the index alone.
    fn end(&self) -> SelectStatement {
        let select = self.select().select_only().column_as(self.sort.column(), "value").column_as(Column::Id, "id");
        select.limit(1).offset(SCAN_MAX - 1).into_query()
    }

    fn page(&self, asked: &Asked, end: Option<&End>) -> SelectStatement {
        let column = self.sort.column();
        let mut select = self.select().filter(asked.narrowing.clone());
        if let Some(end) = end {
            let (reach, short, tie) = if self.ascending() {
                (column.lte(end.value), column.lt(end.value), Column::Id.lte(end.id))
            } else {
                (column.gte(end.value), column.gt(end.value), Column::Id.gte(end.id))
            };
            select = select.filter(reach).filter(Cond::any().add(short).add(tie));
        }
        select.limit(asked.limit + 1).into_query()
    }
}

#[derive(FromQueryResult)]
struct Found {
    found: i64,
    whole: bool,
}

/// Counts up to one more than `COUNT_MAX`, among the first `SCAN_MAX` the index leads to where the filter could make it
/// look at more.
async fn count(reader: &mut crate::store::Reader, bureau: i32, asked: &Asked, whole: Option<bool>) -> Result<Count, Problem> {
    let row: Option<Found> = reader.one(counting(bureau, asked, whole)).await?;
    let Found { found, whole } = row.unwrap_or(Found { found: 0, whole: true });
    let bounded = Count::bounded(found);
    Ok(Count { exact: bounded.exact && whole, ..bounded })
}

fn counting(bureau: i32, asked: &Asked, whole: Option<bool>) -> SelectStatement {
    let one = Sql::select().expr(Expr::val(1)).limit(COUNT_MAX as u64 + 1).to_owned();
    let walk = Walk { bureau, leading: asked.leading.clone(), sort: asked.sort, from: None, backwards: false };
    if asked.narrowing.is_empty() {
        let mut all = one;
        all.from(opinion::Entity).and_where(Column::BureauId.eq(bureau)).cond_where(asked.leading.clone());
        if asked.sort == Sort::Closed {
            all.and_where(Column::ClosedAt.is_not_null());
        }
        return counted(all, Expr::val(true));
    }
    let looked_at = walk.select().select_only().columns(NARROWING_COLUMNS).limit(SCAN_MAX).into_query();
    let some = one.clone().from_subquery(looked_at, opinion::Entity).cond_where(asked.narrowing.clone()).to_owned();
    let beyond = walk.select().select_only().column(Column::Id).limit(1).offset(SCAN_MAX).into_query();
    counted(some, whole.map_or_else(|| Expr::exists(beyond).not(), Expr::val))
}

fn counted(some: SelectStatement, whole: Expr) -> SelectStatement {
    Sql::select().expr_as(Expr::cust("COUNT(*)"), "found").expr_as(whole, "whole").from_subquery(some, "some").to_owned()
}
