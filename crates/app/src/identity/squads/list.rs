//! The tree of squads, with what hangs on each.

use crate::desk::Desk;
use crate::identity::tables::{account, squad};
use crate::identity::{May, permission::ManageSettings};
use crate::opinions::tables::opinion;
use crate::problem::Problem;
use crate::reference::Reference;
use crate::store::Reads;
use axum::Json;
use axum::extract::State;
use chengguan_statute::day::{DAY_MS, Instant};
use chengguan_statute::ids::SquadId;
use chengguan_statute::system::{SquadForm, SquadUse};
use sea_orm::sea_query::{Expr, Func, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// A squad with what hangs on it.
#[derive(Serialize, ToSchema)]
pub struct SquadInTree {
    /// Which.
    pub id: Uuid,
    /// As shown.
    pub name: String,
    /// The one above.
    pub parent: Option<Uuid>,
    /// Takes nobody and nothing new.
    pub closed: bool,
    /// Named in `If-Match` by whoever changes it.
    pub version: i32,
    /// Accounts of it that are not disabled.
    pub people: u64,
    /// Opinions it has that are open, or that may be opened again.
    pub opinions: u64,
    /// Assignment rules that send to it.
    pub rules: u64,
}

/// All of them.
#[derive(Serialize, ToSchema)]
pub struct SquadList {
    /// In the order screens show them.
    pub squads: Vec<SquadInTree>,
}

/// The squads.
#[utoipa::path(get, path = "/api/v1/squads", tag = "system", responses((status = 200, body = SquadList), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Json<SquadList>, Problem> {
    Ok(Json(listed(&desk, clerk.bureau.id).await?))
}

/// The squads as they are now.
pub async fn listed(desk: &Desk, bureau: i32) -> Result<SquadList, Problem> {
    let mut reader = desk.reading();
    let rows: Vec<squad::Model> = reader.all(all(bureau)).await?;
    let people = counts(reader.all(people(bureau, None)).await?);
    let opinions = counts(reader.all(opinions(bureau, None, again_since(desk, bureau))).await?);
    let reference = desk.reference(bureau);
    let line = |row: squad::Model| SquadInTree {
        people: people.get(&row.id).copied().unwrap_or_default(),
        opinions: opinions.get(&row.id).copied().unwrap_or_default(),
        rules: rules_to(&reference, SquadId(row.id)),
        id: row.id,
        name: row.name,
        parent: row.parent_id,
        closed: row.closed_at.is_some(),
        version: row.version,
    };
    Ok(SquadList { squads: rows.into_iter().map(line).collect() })
}

/// The rows in their order.
pub fn all(bureau: i32) -> SelectStatement {
    squad::Entity::find().filter(squad::Column::BureauId.eq(bureau)).order_by_asc(squad::Column::Position).order_by_asc(squad::Column::Id).into_query()
}

/// As the rules see a row.
pub fn form(row: &squad::Model) -> (SquadId, SquadForm) {
    (SquadId(row.id), SquadForm { name: row.name.clone(), parent: row.parent_id.map(SquadId), closed: row.closed_at.is_some() })
}

/// What hangs on one squad, as an act reads it.
pub async fn used(act: &mut crate::act::Act, reference: &Reference, squad: SquadId) -> Result<SquadUse, Problem> {
    let bureau = act.bureau().id;
    let people = counts(act.read(people(bureau, Some(squad.0))).await?);
    let opinions = counts(act.read(opinions(bureau, Some(squad.0), act.now().plus_ms(-i64::from(reference.reopen_days) * DAY_MS))).await?);
    let of = |counts: &HashMap<Uuid, u64>| counts.get(&squad.0).copied().unwrap_or_default();
    Ok(SquadUse { people: of(&people), opinions: of(&opinions), rules: rules_to(reference, squad) })
}

fn rules_to(reference: &Reference, squad: SquadId) -> u64 {
    reference.rules.iter().filter(|rule| rule.squad == squad).count() as u64
}

#[derive(FromQueryResult)]
struct Counted {
    squad_id: Uuid,
    n: i64,
}

fn counts(rows: Vec<Counted>) -> HashMap<Uuid, u64> {
    rows.into_iter().map(|row| (row.squad_id, u64::try_from(row.n).unwrap_or_default())).collect()
}

fn people(bureau: i32, squad: Option<Uuid>) -> SelectStatement {
    use account::Column;
    let select = account::Entity::find().select_only().column(Column::SquadId).column_as(count(), "n");
    let select = select.filter(Column::BureauId.eq(bureau)).filter(Column::DisabledAt.is_null()).filter(Column::SquadId.is_not_null());
    of(select, Column::SquadId, squad)
}

/// What was replied since then may be taken up again by its reporter, and comes back to its squad.
fn again_since(desk: &Desk, bureau: i32) -> Instant {
    desk.now().plus_ms(-i64::from(desk.reference(bureau).reopen_days) * DAY_MS)
}

fn opinions(bureau: i32, squad: Option<Uuid>, again_since: Instant) -> SelectStatement {
    use opinion::Column;
    let select = opinion::Entity::find().select_only().column(Column::SquadId).column_as(count(), "n");
    let select = select.filter(Column::BureauId.eq(bureau)).filter(Column::Open.eq(true).or(Column::RepliedAt.gte(again_since.0))).filter(Column::SquadId.is_not_null());
    of(select, Column::SquadId, squad)
}

fn of<E: EntityTrait, C: ColumnTrait>(select: sea_orm::Select<E>, column: C, squad: Option<Uuid>) -> SelectStatement {
    let select = match squad {
        Some(squad) => select.filter(column.eq(squad)),
        None => select,
    };
    select.group_by(column).into_query()
}

fn count() -> sea_orm::sea_query::SimpleExpr {
    Func::count(Expr::cust("*")).into()
}
