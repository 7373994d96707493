//! The views of the left column, and how many each holds.

use super::Sort;
use super::filters::scope;
use super::walk::counting_led;
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::ReadOpinions};
use crate::opinions::tables::opinion::Column;
use crate::paging::{Count, Found, unknown_name};
use crate::problem::Problem;
use crate::store::Reads;
use axum::Json;
use axum::extract::{Query, State};
use chengguan_statute::access::Role;
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::Standing;
use sea_orm::sea_query::{Condition, SelectStatement};
use sea_orm::{ColumnTrait, Iterable};
use serde::Serialize;
use utoipa::ToSchema;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sea_orm::EnumIter)]
pub enum View {
    Mine,
    Overdue,
    Today,
    ToSort,
    ToAssign,
    ToReply,
    ToVerify,
    Asking,
    Suspended,
    WithOthers,
    ToCallBack,
    Open,
    All,
}

impl View {
    pub fn code(self) -> &'static str {
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
            Self::WithOthers => "with_others",
            Self::ToCallBack => "to_call_back",
            Self::Open => "open",
            Self::All => "all",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::iter().find(|view| view.code() == code)
    }

    pub fn codes() -> Vec<&'static str> {
        Self::iter().map(Self::code).collect()
    }

    /// The one standing it shows, where it shows one.
    pub fn standing(self) -> Option<&'static str> {
        matches!(self, Self::ToSort | Self::ToAssign | Self::ToReply | Self::ToVerify | Self::Asking | Self::Suspended).then(|| self.code())
    }

    /// Whether an index holds it together with the order.
    pub fn leads(self, clerk: &May<ReadOpinions>, sort: Sort) -> bool {
        match self {
            Self::All => true,
            Self::Open | Self::Overdue | Self::Today => sort == Sort::Due,
            Self::Mine => sort == Sort::Due && waits_by_handler(clerk),
            _ => sort != Sort::Closed,
        }
    }

    pub fn filter(self, clerk: &May<ReadOpinions>, now: Instant) -> Condition {
        let open = || Condition::all().add(Column::Open.eq(true));
        match self {
            Self::Mine => mine(clerk),
            Self::Overdue => open().add(Column::DueAt.lt(now.0)),
            Self::Today => open().add(Column::DueAt.gte(now.0)).add(Column::DueAt.lte(now.day().at_minute(24 * 60).0)),
            Self::Open => open(),
            Self::All => Condition::all(),
            Self::WithOthers | Self::ToCallBack => Condition::all().add(Column::Waits.eq(self.code())),
            one => Condition::all().add(Column::Standing.eq(one.code())),
        }
    }
}

/// Their codes, for the document.
pub fn view_codes() -> Vec<&'static str> {
    View::codes()
}

/// An officer has what they accepted.
fn waits_by_handler(clerk: &May<ReadOpinions>) -> bool {
    let roles = &clerk.clerk.roles;
    roles.contains(&Role::Officer) && !roles.contains(&Role::Operator) && !roles.contains(&Role::SquadLeader)
}

/// What waits for this person, by what they are.
fn mine(clerk: &May<ReadOpinions>) -> Condition {
    let standing = |codes: &[Standing]| Condition::all().add(Column::Standing.is_in(codes.iter().map(|it| it.code())));
    let roles = &clerk.clerk.roles;
    if roles.contains(&Role::Operator) {
        standing(&[Standing::ToSort, Standing::ToAssign, Standing::ToCloseOut])
    } else if roles.contains(&Role::SquadLeader) {
        standing(&[Standing::ToAccept, Standing::ToVerify, Standing::ToCloseOut])
    } else if waits_by_handler(clerk) {
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
    #[schema(value_type = closed::View)]
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
        let leading = scope(&clerk).add(view.filter(&clerk, now));
        let one = counting_led(clerk.bureau.id, &leading, Sort::Received);
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
