//! Trying a channel (试发): one fixed text to the number or address the administrator types.

use super::list::{MessageView, views};
use super::tables::message::{self, Column};
use super::tell::{Draft, connected};
use crate::act::Entry;
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::problem::{Field, Problem};
use crate::refusals::refused;
use crate::server::Body;
use crate::store::Reads;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chengguan_statute::cite::system_rules;
use chengguan_statute::system::{Channel, MessageKind, mobile, try_channel as decide};
use chengguan_words::system as words;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// To whom.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TryBody {
    /// A mobile number, or a mail address.
    pub address: String,
}

/// Sends a trial over a channel.
#[utoipa::path(post, path = "/api/v1/channels/{channel}/try", tag = "system", params(("channel" = closed::MessageChannel, Path)), request_body = TryBody,
    responses((status = 201, body = MessageView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn try_channel(State(desk): State<Desk>, mut clerk: May<ManageSettings>, Path(channel): Path<String>, Body(asked): Body<TryBody>) -> Result<(StatusCode, Json<MessageView>), Problem> {
    let channel = Channel::from_code(&channel).ok_or_else(Problem::not_found)?;
    let typed = asked.address.trim();
    let address = match channel {
        Channel::Sms => mobile(typed).ok_or_else(|| Problem::invalid(vec![Field::new("address", "mobile", &[])]))?,
        Channel::Mail => typed.parse::<lettre::Address>().map_err(|_| Problem::invalid(vec![Field::new("address", "mail_address", &[])]))?.to_string(),
    };
    let bureau = clerk.bureau.clone();
    if let Some(answer) = clerk.repeated() {
        let id = answer.and_then(|answer| serde_json::from_value(answer["id"].clone()).ok()).ok_or_else(Problem::not_found)?;
        return Ok((StatusCode::CREATED, Json(shown(&desk, bureau.id, id).await?)));
    }
    let mut act = clerk.begin(&desk);
    if let Err(refusal) = decide(channel, connected(&clerk.reference, channel), &clerk.clerk) {
        return Err(act.refuse("channel", Uuid::from_u128(bureau.id as u128), refused("system.try_channel".into(), 0, [0; 32], &refusal)).await);
    }
    let subject = (channel == Channel::Mail).then(|| words::TEXT_TRIAL_MAIL_SUBJECT.to_owned());
    let draft = Draft { kind: MessageKind::Trial, channel, opinion: None, address, subject, values: &[("bureau", &bureau.name)] };
    let (row, send) = draft.rows(&bureau, &clerk.reference, desk.secrets(), act.now());
    let id = row.id.clone().take().ok_or_else(Problem::internal)?;
    act.insert(row);
    if let Some(send) = send {
        act.job(send);
    }
    act.remember(&json!({ "id": id }));
    let entry = Entry {
        act: "system.try_channel".into(),
        subject_kind: "message",
        subject: id,
        version: 0,
        digest: [0; 32],
        grounds: vec![system_rules(8)],
        payload: json!({ "channel": channel.code() }),
    };
    act.record(entry).await?;
    Ok((StatusCode::CREATED, Json(shown(&desk, bureau.id, id).await?)))
}

async fn shown(desk: &Desk, bureau: i32, id: Uuid) -> Result<MessageView, Problem> {
    let mut reader = desk.reading();
    let select = message::Entity::find().filter(Column::BureauId.eq(bureau)).filter(Column::Id.eq(id));
    let row: message::Model = reader.one(select.into_query()).await?.ok_or_else(Problem::not_found)?;
    views(&mut reader, desk.secrets(), bureau, vec![row]).await?.pop().ok_or_else(Problem::internal)
}
