//! Sending a message again that did not go out (重发).

use super::list::{MessageView, views};
use super::tables::message::{self, Column};
use super::tell::connected;
use crate::act::Entry;
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::jobs::Job;
use crate::problem::Problem;
use crate::refusals::refused;
use crate::server::{Body, Nothing};
use axum::Json;
use axum::extract::{Path, State};
use chengguan_proof::{Sm3, canonical, sm3};
use chengguan_statute::cite::system_rules;
use chengguan_statute::system::{Channel, JobKind, MessageState, resend as decide};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::{Value, json};
use uuid::Uuid;

/// Sends a message again that failed, or that had no way out.
#[utoipa::path(post, path = "/api/v1/messages/{id}/resend", tag = "system", params(("id" = Uuid, Path)), request_body = Nothing,
    responses((status = 200, body = MessageView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn resend(State(desk): State<Desk>, mut clerk: May<ManageSettings>, Path(id): Path<Uuid>, _: Body<Nothing>) -> Result<Json<MessageView>, Problem> {
    let (repeated, bureau) = (clerk.repeated().is_some(), clerk.bureau.id);
    let mut act = clerk.begin(&desk);
    let select = message::Entity::find().filter(Column::BureauId.eq(bureau)).filter(Column::Id.eq(id));
    let mut row: message::Model = act.lock(select.into_query()).await?.ok_or_else(Problem::not_found)?;
    if !repeated {
        let codes = MessageState::from_code(&row.state).zip(Channel::from_code(&row.channel));
        let (state, channel) = codes.ok_or_else(Problem::internal)?;
        if let Err(refusal) = decide(state, channel, connected(&clerk.reference, channel), &clerk.clerk) {
            return Err(act.refuse("message", id, refused("system.resend_message".into(), 0, digest(&row.state), &refusal)).await);
        }
        row.state = MessageState::Waiting.code().into();
        act.update(message::ActiveModel { bureau_id: Set(bureau), id: Set(id), state: Set(row.state.clone()), ..Default::default() })?;
        Job { kind: JobKind::Send, subject: id, body: Value::Null, run_at: act.now() }.instead(&mut act);
        let entry = Entry {
            act: "system.resend_message".into(),
            subject_kind: "message",
            subject: id,
            version: 0,
            digest: digest(&row.state),
            grounds: vec![system_rules(6)],
            payload: json!({ "kind": row.kind, "channel": row.channel }),
        };
        act.record(entry).await?;
    }
    let mut shown = views(&mut desk.reading(), desk.secrets(), bureau, vec![row]).await?;
    shown.pop().map(Json).ok_or_else(Problem::internal)
}

fn digest(state: &str) -> Sm3 {
    sm3(&[&canonical(&json!({ "state": state }))])
}
