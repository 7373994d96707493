//! The list of accounts, in order of login: filters of a closed list, keyset pages, a bounded count.

use super::store::{account_of, holds};
use super::view::{AccountRow, role_named, row_view};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::tables::account::{self, Column};
use crate::identity::{May, permission::ReadAccounts};
use crate::opinions::view::{Named, NamedId};
use crate::paging::{Count, LIMIT_DEFAULT, counted, limit, unknown_name, unknown_value};
use crate::problem::{Field, Problem};
use crate::store::Reads;
use axum::Json;
use axum::extract::{Query, State};
use chengguan_statute::access::Role;
use chengguan_statute::accounts::State as Standing;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::SquadId;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, LikeExpr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;

/// A page of accounts.
#[derive(Serialize, ToSchema)]
pub struct AccountPage {
    /// In order of login.
    pub items: Vec<AccountRow>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many match, bounded; on a further page what was counted on the first.
    pub count: Count,
    /// Squads an account may be in, as screens order them.
    pub squads: Vec<NamedId>,
    /// Posts an account may have.
    #[schema(value_type = Vec<closed::Coded<closed::Role>>)]
    pub roles: Vec<Named>,
}

/// Names a caller may use.
const NAMES: &[&str] = &["state", "role", "squad", "q", "after", "limit"];

/// Where a page begins: the login before it, and what was counted when the list was begun.
struct Place {
    count: Count,
    login: String,
}

impl Place {
    /// As sent to the caller: `count.login`, and a sign behind a count that is not exact.
    fn write(&self) -> String {
        format!("{}.{}", self.count.write(), self.login)
    }

    fn read(text: &str) -> Option<Self> {
        let (count, login) = text.split_once('.')?;
        Some(Self { count: Count::read(count)?, login: login.to_owned() }).filter(|place| !place.login.is_empty() && !place.login.chars().any(char::is_control))
    }
}

/// What was asked.
struct Asked {
    matching: Condition,
    after: Option<Place>,
    limit: u64,
}

/// Accounts, disabled ones too.
#[utoipa::path(get, path = "/api/v1/accounts", tag = "identity",
    params(("state" = Option<closed::AccountState>, Query), ("role" = Option<closed::Role>, Query), ("squad" = Option<uuid::Uuid>, Query), ("q" = Option<String>, Query),
        ("after" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = AccountPage), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ReadAccounts>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<AccountPage>, Problem> {
    let now = desk.now();
    let asked = read(&asked, now)?;
    let mut reader = desk.reading();
    let matching = Condition::all().add(Column::BureauId.eq(clerk.bureau.id)).add(asked.matching);
    let mut page = account::Entity::find().filter(matching.clone()).order_by_asc(Column::Login).limit(asked.limit + 1);
    if let Some(place) = &asked.after {
        page = page.filter(Column::Login.gt(place.login.as_str()));
    }
    let mut rows: Vec<account::Model> = reader.all(page.into_query()).await?;
    let more = rows.len() as u64 > asked.limit;
    rows.truncate(asked.limit as usize);
    let count = match asked.after {
        Some(place) => place.count,
        None => counted(&mut reader, account::Entity, matching).await?,
    };
    let next = rows.last().filter(|_| more).map(|row| Place { count, login: row.login.clone() }.write());
    let shown = |row: &account::Model| Ok(row_view(row, &account_of(row)?, &clerk.reference, &clerk.clerk, now));
    let items = rows.iter().map(shown).collect::<Result<_, Problem>>()?;
    let squads = clerk.reference.open_squads().map(|squad| NamedId { id: squad.id.0, name: squad.name.clone() }).collect();
    Ok(Json(AccountPage { items, next, count, squads, roles: Role::ALL.iter().map(|role| role_named(*role)).collect() }))
}

fn read(pairs: &[(String, String)], now: Instant) -> Result<Asked, Problem> {
    let mut asked = Asked { matching: Condition::all(), after: None, limit: LIMIT_DEFAULT };
    for (name, value) in pairs {
        if !NAMES.contains(&name.as_str()) {
            return Err(unknown_name(name, NAMES));
        }
        if value.is_empty() {
            continue;
        }
        match name.as_str() {
            "after" => asked.after = Some(Place::read(value).ok_or_else(|| Problem::malformed(Field::new(name, "cursor", &[])))?),
            "limit" => asked.limit = limit(value)?,
            _ => asked.matching = asked.matching.add(filter(name, value, now)?),
        }
    }
    Ok(asked)
}

fn filter(name: &str, value: &str, now: Instant) -> Result<Condition, Problem> {
    let unknown = |choices: Vec<&str>| unknown_value(name, value, &choices);
    match name {
        "state" => match Standing::from_code(value) {
            Some(state) => Ok(in_state(state, now)),
            None => Err(unknown(Standing::ALL.iter().map(|it| it.code()).collect())),
        },
        "role" => match Role::from_code(value) {
            Some(role) => Ok(holds(role)),
            None => Err(unknown(Role::ALL.iter().map(|it| it.code()).collect())),
        },
        "squad" => {
            let squad: SquadId = value.parse().map_err(|_| Problem::malformed(Field::new(name, "not_an_id", &[])))?;
            Ok(Condition::all().add(Column::SquadId.eq(squad.0)))
        }
        // PostgreSQL takes no U+0000, and no name has a control sign.
        _ if value.chars().any(char::is_control) => Err(Problem::malformed(Field::new(name, "control_character", &[]))),
        _ => Ok(begins_with(value)),
    }
}

fn in_state(state: Standing, now: Instant) -> Condition {
    let not_disabled = Condition::all().add(Column::DisabledAt.is_null());
    match state {
        Standing::Disabled => Condition::all().add(Column::DisabledAt.is_not_null()),
        Standing::Locked => not_disabled.add(Column::LockedUntil.gt(now.0)),
        Standing::Able => not_disabled.add(Condition::any().add(Column::LockedUntil.is_null()).add(Column::LockedUntil.lte(now.0))),
    }
}

/// The beginning of a login or a name, whatever its case; signs that mean something to LIKE mean themselves.
fn begins_with(typed: &str) -> Condition {
    let typed = typed.trim().to_lowercase();
    let plain: String = typed.chars().flat_map(|sign| if matches!(sign, '%' | '_' | '\\') { vec!['\\', sign] } else { vec![sign] }).collect();
    let like = || LikeExpr::new(format!("{plain}%")).escape('\\');
    Condition::any().add(Expr::col(Column::Login).like(like())).add(Expr::expr(Func::lower(Expr::col(Column::Name))).like(like()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_back_and_anything_else_is_refused() {
        for (value, exact) in [(0, true), (1000, false)] {
            let place = Place { count: Count { value, exact }, login: "li.xiao-2".into() };
            let read = Place::read(&place.write()).unwrap();
            assert_eq!((read.count, read.login), (place.count, place.login));
        }
        for text in ["", "1", "1.", "x.a", "-1.a", "1001.a", "1.a\0"] {
            assert!(Place::read(text).is_none(), "{text}");
        }
    }
}
