//! Replying (答复) to the resident.

use crate::desk::Desk;
use crate::identity::{May, permission::ReplyToOpinion};
use crate::opinions::carry_out::carry_out;
use crate::opinions::inputs::{self, STAFF_TEXT_MAX};
use crate::opinions::view::OpinionView;
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions as law;
use serde::Deserialize;
use utoipa::ToSchema;

/// The reply.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyBody {
    /// What the resident reads.
    pub text: String,
}

/// Replies.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/reply", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = ReplyBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn reply(State(desk): State<Desk>, clerk: May<ReplyToOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<ReplyBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let said = inputs::text("text", &asked.text, STAFF_TEXT_MAX, &mut fields);
    inputs::all_right(fields)?;
    carry_out(&desk, clerk, id, expected, "reply", |loaded, doer, today| {
        law::reply(&loaded.opinion, &law::ReplyAsked { said }, doer, today)
    })
    .await
}
