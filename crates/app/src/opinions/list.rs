//! The ledger: filters of a closed list, three sort orders, keyset pages, bounded counts. Three statements a page with
//! the session's own.

use super::tables::opinion::{self, Column};
use super::view::{Row, row_view};
use crate::desk::Desk;
use crate::identity::{May, permission::ReadOpinions};
use crate::paging::{COUNT_MAX, Count, Cursor, LIMIT_DEFAULT, limit, unknown_name};
use crate::problem::{Field, Problem};
use crate::store::Reads;
use axum::Json;
use axum::extract::{Query, State};
use chengguan_statute::access::{Role, Scope};
use chengguan_statute::day::{Day, Instant};
use chengguan_statute::ids::SquadId;
use chengguan_statute::opinions::{Approach, Channel, Colour, Kind, Standing, Urgency};
use sea_orm::sea_query::{Condition, Expr, Query as Sql, SelectStatement};
use sea_orm::{ColumnTrait, Condition as Cond, EntityTrait, FromQueryResult, Iterable, Order, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;

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

struct Asked {
    filter: Condition,
    sort: Sort,
    after: Option<Cursor>,
    before: Option<Cursor>,
    limit: u64,
}

/// Names a caller may use.
const NAMES: &[&str] = &[
    "view", "standing", "squad", "category", "kind", "channel", "urgency", "approach", "colour", "number", "received_from",
    "received_to", "sort", "after", "before", "limit",
];

/// The ledger.
#[utoipa::path(get, path = "/api/v1/opinions", tag = "opinions",
    params(("view" = Option<String>, Query), ("standing" = Option<String>, Query), ("squad" = Option<uuid::Uuid>, Query), ("category" = Option<String>, Query),
        ("kind" = Option<String>, Query), ("channel" = Option<String>, Query), ("urgency" = Option<String>, Query), ("approach" = Option<String>, Query),
        ("colour" = Option<String>, Query), ("number" = Option<String>, Query), ("received_from" = Option<String>, Query), ("received_to" = Option<String>, Query),
        ("sort" = Option<String>, Query), ("after" = Option<String>, Query), ("before" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = Page), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ReadOpinions>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<Page>, Problem> {
    let now = desk.now();
    let asked = read(&clerk, &asked, now)?;
    let mut reader = desk.reading();
    let base = opinion::Entity::find().filter(Column::BureauId.eq(clerk.bureau.id)).filter(asked.filter.clone());
    let mut rows: Vec<opinion::Model> = reader.all(page_of(base, &asked)).await?;
    let more = rows.len() as u64 > asked.limit;
    rows.truncate(asked.limit as usize);
    if asked.before.is_some() {
        rows.reverse();
    }
    let matching = if asked.sort == Sort::Closed { asked.filter.add(Column::ClosedAt.is_not_null()) } else { asked.filter };
    let count = count(&mut reader, clerk.bureau.id, matching).await?;
    let cursor = |row: &opinion::Model| Cursor { value: asked.sort.value(row), id: row.id }.write();
    let (has_next, has_previous) = if asked.before.is_some() { (true, more) } else { (more, asked.after.is_some()) };
    let next = rows.last().filter(|_| has_next).map(cursor);
    let previous = rows.first().filter(|_| has_previous).map(cursor);
    let items = rows.iter().map(|row| row_view(row, &clerk.reference, now)).collect();
    Ok(Json(Page { items, next, previous, count }))
}

fn page_of(base: sea_orm::Select<opinion::Entity>, asked: &Asked) -> SelectStatement {
    let column = asked.sort.column();
    let backwards = asked.before.is_some();
    let ascending = asked.sort.ascending() != backwards;
    let mut select = base;
    if let Some(cursor) = asked.before.or(asked.after) {
        // `a > x OR (a = x AND id > y)`, written so that both databases walk the index.
        let (beyond, tie) = if ascending {
            (column.gt(cursor.value), Column::Id.gt(cursor.id))
        } else {
            (column.lt(cursor.value), Column::Id.lt(cursor.id))
        };
        let reach = if ascending { column.gte(cursor.value) } else { column.lte(cursor.value) };
        select = select.filter(reach).filter(Cond::any().add(beyond).add(tie));
    } else if asked.sort == Sort::Closed {
        // Beyond a cursor nothing is NULL, and saying so would give SQLite a second bound: it then walks the whole
        // bureau's index instead of the squad's.
        select = select.filter(column.is_not_null());
    }
    let order = if ascending { Order::Asc } else { Order::Desc };
    select.order_by(column, order.clone()).order_by(Column::Id, order).limit(asked.limit + 1).into_query()
}

#[derive(FromQueryResult)]
struct Found {
    found: i64,
}

/// Counts up to one more than `COUNT_MAX`.
async fn count(reader: &mut crate::store::Reader, bureau: i32, filter: Condition) -> Result<Count, Problem> {
    let row: Option<Found> = reader.one(counting(bureau, filter)).await?;
    Ok(Count::bounded(row.map_or(0, |row| row.found)))
}

fn counting(bureau: i32, filter: Condition) -> SelectStatement {
    let some = Sql::select()
        .expr(Expr::val(1))
        .from(opinion::Entity)
        .and_where(Column::BureauId.eq(bureau))
        .cond_where(filter)
        .limit(COUNT_MAX as u64 + 1)
        .to_owned();
    Sql::select().expr_as(Expr::cust("COUNT(*)"), "found").from_subquery(some, "some").to_owned()
}

fn read(clerk: &May<ReadOpinions>, pairs: &[(String, String)], now: Instant) -> Result<Asked, Problem> {
    let mut asked = Asked { filter: scope(clerk), sort: Sort::Due, after: None, before: None, limit: LIMIT_DEFAULT };
    let mut sorted = false;
    for (name, value) in pairs {
        if value.is_empty() && NAMES.contains(&name.as_str()) {
            continue;
        }
        match name.as_str() {
            "after" => asked.after = Some(Cursor::read(name, value)?),
            "before" => asked.before = Some(Cursor::read(name, value)?),
            "limit" => asked.limit = limit(value)?,
            "sort" => {
                sorted = true;
                asked.sort = match value.as_str() {
                    "due" => Sort::Due,
                    "received" => Sort::Received,
                    "closed" => Sort::Closed,
                    other => return Err(unknown("sort", other, &["due", "received", "closed"])),
                }
            }
            "view" => {
                let view = View::from_code(value).ok_or_else(|| unknown("view", value, &View::codes()))?;
                asked.filter = asked.filter.add(view.filter(clerk, now));
                if !sorted && view == View::All {
                    asked.sort = Sort::Received;
                }
            }
            _ => asked.filter = asked.filter.add(filter(name, value, now)?),
        }
    }
    Ok(asked)
}

/// What this person may see at all.
fn scope(clerk: &May<ReadOpinions>) -> Condition {
    match clerk.scope {
        Scope::Bureau => Condition::all(),
        Scope::Squad => Condition::all().add(Column::SquadId.is_in(clerk.clerk.squads.iter().map(|squad| squad.0))),
    }
}

fn filter(name: &str, value: &str, now: Instant) -> Result<Condition, Problem> {
    let one = |column: Column, known: bool, codes: Vec<&str>| {
        if known { Ok(Condition::all().add(column.eq(value))) } else { Err(unknown(name, value, &codes)) }
    };
    match name {
        "standing" => one(Column::Standing, Standing::from_code(value).is_some(), Standing::ALL.iter().map(|it| it.code()).collect()),
        "kind" => one(Column::Kind, Kind::from_code(value).is_some(), Kind::ALL.iter().map(|it| it.code()).collect()),
        "channel" => one(Column::Channel, Channel::from_code(value).is_some(), Channel::ALL.iter().map(|it| it.code()).collect()),
        "urgency" => one(Column::Urgency, Urgency::from_code(value).is_some(), Urgency::ALL.iter().map(|it| it.code()).collect()),
        "approach" => one(Column::Approach, Approach::from_code(value).is_some(), Approach::ALL.iter().map(|it| it.code()).collect()),
        "category" => Ok(Condition::all().add(Column::Category.eq(value))),
        // The last four digits are what people say to each other.
        "number" if value.len() == 4 && value.bytes().all(|sign| sign.is_ascii_digit()) => Ok(Condition::all().add(Column::Number.ends_with(value))),
        "number" => Ok(Condition::all().add(Column::Number.eq(value.trim().to_uppercase()))),
        "squad" => {
            let squad: SquadId = value.parse().map_err(|_| Problem::malformed(Field::new(name, "not_an_id", &[])))?;
            Ok(Condition::all().add(Column::SquadId.eq(squad.0)))
        }
        "received_from" => Ok(Condition::all().add(Column::ReceivedAt.gte(day(name, value)?.at_minute(0).0))),
        "received_to" => Ok(Condition::all().add(Column::ReceivedAt.lt(day(name, value)?.plus(1).at_minute(0).0))),
        "colour" => colour(value, now),
        other => Err(unknown_name(other, NAMES)),
    }
}

fn colour(value: &str, now: Instant) -> Result<Condition, Problem> {
    let open = Condition::all().add(Column::Open.eq(true));
    let running = open.clone().add(Column::Standing.is_not_in(["suspended", "asking"]));
    match Colour::from_code(value) {
        Some(Colour::Red) => Ok(running.add(Column::DueAt.lt(now.0))),
        Some(Colour::Yellow) => Ok(running.add(Column::DueAt.gte(now.0)).add(Column::YellowAt.lte(now.0))),
        Some(Colour::OnTime) => Ok(running.add(Column::YellowAt.gt(now.0))),
        Some(Colour::Suspended) => Ok(open.add(Column::Standing.is_in(["suspended", "asking"]))),
        Some(Colour::Closed) => Ok(Condition::all().add(Column::Open.eq(false))),
        None => Err(unknown("colour", value, &Colour::ALL.iter().map(|it| it.code()).collect::<Vec<_>>())),
    }
}

fn day(name: &str, value: &str) -> Result<Day, Problem> {
    value.parse().map_err(|_| Problem::malformed(Field::new(name, "not_a_date", &[])))
}

fn unknown(name: &str, value: &str, choices: &[&str]) -> Problem {
    Problem::malformed(Field::new(name, "unknown_value", &[("value", value), ("choices", &choices.join(chengguan_words::marks::LIST))]))
}

/// The views of the left column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sea_orm::EnumIter)]
enum View {
    Mine,
    Overdue,
    Today,
    ToSort,
    ToAssign,
    ToReply,
    ToVerify,
    Asking,
    Suspended,
    Open,
    All,
}

impl View {
    fn code(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::ToSort => "to_sort",
            Self::ToAssign => "to_assign",
            Self::ToReply => "to_reply",
            Self::ToVerify => "to_verify",
            Self::Asking => "asking",
            Self::Suspended => "suspended",
            Self::Open => "open",
            Self::All => "all",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::iter().find(|view| view.code() == code)
    }

    fn codes() -> Vec<&'static str> {
        Self::iter().map(Self::code).collect()
    }

    fn filter(self, clerk: &May<ReadOpinions>, now: Instant) -> Condition {
        let open = || Condition::all().add(Column::Open.eq(true));
        let standing = |codes: &[&str]| Condition::all().add(Column::Standing.is_in(codes.iter().copied()));
        match self {
            Self::Mine => mine(clerk),
            Self::Overdue => open().add(Column::DueAt.lt(now.0)),
            Self::Today => open().add(Column::DueAt.gte(now.0)).add(Column::DueAt.lte(now.day().at_minute(24 * 60).0)),
            Self::ToSort | Self::ToAssign | Self::ToReply | Self::ToVerify | Self::Asking | Self::Suspended => standing(&[self.code()]),
            Self::Open => open(),
            Self::All => Condition::all(),
        }
    }
}

/// What waits for this person, by what they are.
fn mine(clerk: &May<ReadOpinions>) -> Condition {
    let standing = |codes: &[Standing]| Condition::all().add(Column::Standing.is_in(codes.iter().map(|it| it.code())));
    let roles = &clerk.clerk.roles;
    if roles.contains(&Role::Operator) {
        standing(&[Standing::ToSort, Standing::ToAssign, Standing::ToCloseOut])
    } else if roles.contains(&Role::SquadLeader) {
        standing(&[Standing::ToAccept, Standing::ToVerify, Standing::ToCloseOut])
    } else if roles.contains(&Role::Officer) {
        Condition::all().add(Column::Open.eq(true)).add(Column::HandlerId.eq(clerk.clerk.account.0))
    } else if roles.contains(&Role::Leader) {
        Condition::all().add(Column::Open.eq(true)).add(Column::Supervised.eq(true))
    } else {
        standing(&[Standing::ToVerify])
    }
}

/// A view with how many it holds.
#[derive(Serialize, ToSchema)]
pub struct ViewCount {
    /// Code.
    pub view: String,
    /// In Chinese.
    pub name: String,
    /// Bounded.
    pub count: Count,
}

/// The left column.
#[derive(Serialize, ToSchema)]
pub struct Views {
    /// In the order shown.
    pub items: Vec<ViewCount>,
}

/// Counts of all views: one statement.
#[utoipa::path(get, path = "/api/v1/views", tag = "opinions", responses((status = 200, body = Views), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn views(State(desk): State<Desk>, clerk: May<ReadOpinions>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<Views>, Problem> {
    if let Some((name, _)) = asked.first() {
        return Err(unknown_name(name, &[]));
    }
    let now = desk.now();
    let mut all: Option<SelectStatement> = None;
    for view in View::iter() {
        let one = counting(clerk.bureau.id, scope(&clerk).add(view.filter(&clerk, now)));
        match &mut all {
            None => all = Some(one),
            Some(all) => {
                all.union(sea_orm::sea_query::UnionType::All, one);
            }
        }
    }
    let found: Vec<Found> = desk.reading().all(all.unwrap_or_default()).await?;
    let named = |(view, found): (View, &Found)| ViewCount {
        view: view.code().into(),
        name: chengguan_words::of(chengguan_words::views::EVERY, view.code()).into(),
        count: Count::bounded(found.found),
    };
    Ok(Json(Views { items: View::iter().zip(&found).map(named).collect() }))
}
