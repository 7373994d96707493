//! Adding a reply text, changing and removing it. What was replied with it stays as it was sent.

use super::list::{ReplyText, view};
use super::tables::reply_text::{self, Column};
use super::{ReplyTextInput, TEXTS_MAX, entry};
use crate::act::Act;
use crate::desk::Desk;
use crate::identity::{May, permission::KeepReplyTexts};
use crate::problem::{Field, Problem};
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, QueryTrait};
use serde_json::json;
use uuid::Uuid;

/// Adds a text.
#[utoipa::path(post, path = "/api/v1/reply-texts", tag = "opinions", request_body = ReplyTextInput,
    responses((status = 201, body = ReplyText), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem), (status = 503, body = Problem)))]
pub async fn add(State(desk): State<Desk>, mut clerk: May<KeepReplyTexts>, Body(asked): Body<ReplyTextInput>) -> Result<Versioned<ReplyText>, Problem> {
    let answer = |row: reply_text::Model, clerk: &May<KeepReplyTexts>| Versioned { status: StatusCode::CREATED, version: row.version as u32, body: view(row, &clerk.reference) };
    if let Some(kept) = clerk.repeated() {
        let id = kept.and_then(|kept| serde_json::from_value(kept["id"].clone()).ok()).ok_or_else(Problem::unavailable)?;
        let mut act = desk.begin(&clerk.bureau, clerk.by(), None);
        let row = locked(&mut act, id).await?;
        return Ok(answer(row, &clerk));
    }
    let (title, text, category) = asked.read(&clerk.reference)?;
    let mut act = clerk.begin(&desk);
    let all = reply_text::Entity::find().filter(Column::BureauId.eq(clerk.bureau.id)).limit(TEXTS_MAX as u64);
    let all: Vec<reply_text::Model> = act.read(all.into_query()).await?;
    if all.len() >= TEXTS_MAX {
        return Err(Problem::invalid(vec![Field::new("title", "texts_full", &[("max", &TEXTS_MAX.to_string())])]));
    }
    untaken(&all, &title, None)?;
    let row = reply_text::Model { bureau_id: clerk.bureau.id, id: Uuid::now_v7(), title, text, category, version: 1, changed_at: act.now().0 };
    act.remember(&json!({ "id": row.id }));
    act.insert_row(row.clone());
    act.record(entry("add_reply_text", &row)).await?;
    Ok(answer(row, &clerk))
}

/// Changes a text.
#[utoipa::path(put, path = "/api/v1/reply-texts/{id}", tag = "opinions", params(("id" = Uuid, Path), ("If-Match" = String, Header)), request_body = ReplyTextInput,
    responses((status = 200, body = ReplyText), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn change(State(desk): State<Desk>, mut clerk: May<KeepReplyTexts>, Path(id): Path<Uuid>, expected: IfMatch, Body(asked): Body<ReplyTextInput>) -> Result<Versioned<ReplyText>, Problem> {
    let repeated = clerk.repeated().is_some();
    let (title, text, category) = asked.read(&clerk.reference)?;
    let mut act = clerk.begin(&desk);
    let before = locked(&mut act, id).await?;
    let answer = |row: reply_text::Model, clerk: &May<KeepReplyTexts>| Versioned { status: StatusCode::OK, version: row.version as u32, body: view(row, &clerk.reference) };
    if repeated {
        return Ok(answer(before, &clerk));
    }
    expected.check(before.version as u32)?;
    let named_so = reply_text::Entity::find().filter(Column::BureauId.eq(clerk.bureau.id)).filter(Column::Title.eq(title.as_str())).limit(2);
    untaken(&act.read(named_so.into_query()).await?, &title, Some(id))?;
    let row = reply_text::Model { title, text, category, version: before.version + 1, changed_at: act.now().0, ..before };
    act.update(row.clone().into_active_model().reset_all())?;
    act.record(entry("change_reply_text", &row)).await?;
    Ok(answer(row, &clerk))
}

/// Removes a text from the library.
#[utoipa::path(delete, path = "/api/v1/reply-texts/{id}", tag = "opinions", params(("id" = Uuid, Path), ("If-Match" = String, Header)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 412, body = Problem), (status = 428, body = Problem)))]
pub async fn remove(State(desk): State<Desk>, mut clerk: May<KeepReplyTexts>, Path(id): Path<Uuid>, expected: IfMatch) -> Result<StatusCode, Problem> {
    if clerk.repeated().is_some() {
        return Ok(StatusCode::NO_CONTENT);
    }
    let mut act = clerk.begin(&desk);
    let row = locked(&mut act, id).await?;
    expected.check(row.version as u32)?;
    let delete = reply_text::Entity::delete_many().filter(Column::BureauId.eq(row.bureau_id)).filter(Column::Id.eq(row.id));
    act.remove(format!("reply text {}", row.id), delete.into_query());
    act.record(entry("remove_reply_text", &row)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn locked(act: &mut Act, id: Uuid) -> Result<reply_text::Model, Problem> {
    let select = reply_text::Entity::find().filter(Column::BureauId.eq(act.bureau().id)).filter(Column::Id.eq(id));
    act.lock(select.into_query()).await?.ok_or_else(Problem::not_found)
}

fn untaken(rows: &[reply_text::Model], title: &str, own: Option<Uuid>) -> Result<(), Problem> {
    let taken = rows.iter().any(|row| row.title == title && Some(row.id) != own);
    if taken { Err(Problem::invalid(vec![Field::new("title", "name_taken", &[("name", title)])])) } else { Ok(()) }
}
