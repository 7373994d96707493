//! Setting up a squad, renaming or moving it, closing it and opening it again. Who handled what under it stays.

use super::list::{SquadInTree, SquadList, all, form, listed, used};
use crate::act::{Act, Entry};
use crate::desk::Desk;
use crate::identity::tables::squad;
use crate::identity::{May, permission::ManageSettings};
use crate::opinions::said::check_text;
use crate::problem::Problem;
use crate::refusals::refused;
use crate::server::{Body, IfMatch};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chengguan_proof::{Sm3, canonical, sm3};
use chengguan_statute::cite::system_rules;
use chengguan_statute::ids::SquadId;
use chengguan_statute::system::{SQUAD_NAME_MAX, SquadForm, SquadUse, change_squad, open_squad};
use sea_orm::ActiveValue::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// A squad as it is to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SquadBody {
    /// 1–30 signs, nobody else's.
    pub name: String,
    /// The one above; null for the first level.
    pub parent: Option<Uuid>,
    /// Takes nobody and nothing new. A squad is closed once nobody is in it and nothing hangs on it.
    #[serde(default)]
    pub closed: bool,
}

impl SquadBody {
    fn read(&self) -> Result<SquadForm, Problem> {
        match check_text("name", &self.name, SQUAD_NAME_MAX) {
            Some(wrong) => Err(Problem::invalid(vec![wrong])),
            None => Ok(SquadForm { name: self.name.trim().to_owned(), parent: self.parent.map(SquadId), closed: self.closed }),
        }
    }
}

/// Sets up a squad.
#[utoipa::path(post, path = "/api/v1/squads", tag = "system", request_body = SquadBody,
    responses((status = 201, body = SquadInTree), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)))]
pub async fn open(State(desk): State<Desk>, mut clerk: May<ManageSettings>, Body(asked): Body<SquadBody>) -> Result<(StatusCode, Json<SquadInTree>), Problem> {
    let asked = SquadForm { closed: false, ..asked.read()? };
    if let Some(answer) = clerk.repeated() {
        let id = answer.and_then(|answer| serde_json::from_value(answer["squad"].clone()).ok()).ok_or_else(Problem::unavailable)?;
        return Ok((StatusCode::CREATED, Json(one(listed(&desk, clerk.bureau.id).await?, id)?)));
    }
    let mut act = clerk.begin(&desk);
    let rows = rows(&mut act).await?;
    let id = Uuid::now_v7();
    if let Err(refusal) = open_squad(&forms(&rows), &asked, &clerk.clerk) {
        return Err(act.refuse("squad", id, refused("system.open_squad".into(), 0, [0; 32], &refusal)).await);
    }
    let position = rows.iter().map(|row| row.position + 1).max().unwrap_or_default();
    let row = squad::Model { bureau_id: clerk.bureau.id, id, parent_id: asked.parent.map(|parent| parent.0), name: asked.name, position, version: 1, closed_at: None };
    act.insert(active(&row));
    act.remember(&json!({ "squad": id }));
    record(act, &desk, &row, "open_squad", None).await?;
    Ok((StatusCode::CREATED, Json(one(listed(&desk, clerk.bureau.id).await?, id)?)))
}

/// Renames or moves a squad, closes it or opens it again.
#[utoipa::path(put, path = "/api/v1/squads/{id}", tag = "system", params(("id" = Uuid, Path), ("If-Match" = String, Header)), request_body = SquadBody,
    responses((status = 200, body = SquadInTree), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn change(State(desk): State<Desk>, mut clerk: May<ManageSettings>, Path(id): Path<Uuid>, expected: IfMatch, Body(asked): Body<SquadBody>) -> Result<Json<SquadInTree>, Problem> {
    let asked = asked.read()?;
    if clerk.repeated().is_none() {
        let mut act = clerk.begin(&desk);
        let rows = rows(&mut act).await?;
        let before = rows.iter().find(|row| row.id == id).ok_or_else(Problem::not_found)?;
        expected.check(before.version as u32)?;
        let used = if asked.closed && before.closed_at.is_none() { used(&mut act, &clerk.reference, SquadId(id)).await? } else { SquadUse::default() };
        if let Err(refusal) = change_squad(&forms(&rows), SquadId(id), &asked, used, &clerk.clerk) {
            return Err(act.refuse("squad", id, refused("system.change_squad".into(), before.version as u32, digest(before), &refusal)).await);
        }
        let closed_at = if asked.closed { before.closed_at.or(Some(act.now().0)) } else { None };
        let row = squad::Model { name: asked.name, parent_id: asked.parent.map(|parent| parent.0), closed_at, version: before.version + 1, ..before.clone() };
        act.update(active(&row))?;
        record(act, &desk, &row, "change_squad", Some(before)).await?;
    }
    Ok(Json(one(listed(&desk, clerk.bureau.id).await?, id)?))
}

/// All rows of the bureau; the first holds up whoever changes the tree at the same time.
async fn rows(act: &mut Act) -> Result<Vec<squad::Model>, Problem> {
    let bureau = act.bureau().id;
    let _: Option<squad::Model> = act.lock(all(bureau).limit(1).take()).await?;
    Ok(act.read(all(bureau)).await?)
}

fn forms(rows: &[squad::Model]) -> Vec<(SquadId, SquadForm)> {
    rows.iter().map(form).collect()
}

fn one(list: SquadList, id: Uuid) -> Result<SquadInTree, Problem> {
    list.squads.into_iter().find(|line| line.id == id).ok_or_else(Problem::not_found)
}

fn active(row: &squad::Model) -> squad::ActiveModel {
    squad::ActiveModel {
        bureau_id: Set(row.bureau_id),
        id: Set(row.id),
        parent_id: Set(row.parent_id),
        name: Set(row.name.clone()),
        position: Set(row.position),
        version: Set(row.version),
        closed_at: Set(row.closed_at),
    }
}

fn digest(row: &squad::Model) -> Sm3 {
    sm3(&[&canonical(&json!({ "name": row.name, "parent": row.parent_id, "closed": row.closed_at.is_some(), "version": row.version }))])
}

async fn record(act: Act, desk: &Desk, row: &squad::Model, name: &str, before: Option<&squad::Model>) -> Result<(), Problem> {
    let bureau = row.bureau_id;
    let said = |row: &squad::Model| json!({ "name": row.name, "parent": row.parent_id, "closed": row.closed_at.is_some() });
    let entry = Entry {
        act: format!("system.{name}"),
        subject_kind: "squad",
        subject: row.id,
        version: row.version as u32,
        digest: digest(row),
        grounds: vec![system_rules(1), system_rules(9)],
        payload: json!({ "before": before.map(said), "after": said(row) }),
    };
    act.record(entry).await?;
    desk.reload_bureau(bureau).await?;
    Ok(())
}
