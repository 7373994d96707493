//! The resident's answer (补充), entered for them by an operator.

use crate::desk::Desk;
use crate::identity::{May, permission::AnswerForResident};
use crate::opinions::carry_out::carry_out;
use crate::opinions::inputs::{self, Attachments, TEXT_MAX};
use crate::opinions::view::OpinionView;
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions as law;
use serde::Deserialize;
use utoipa::ToSchema;
use crate::opinions::said::{Holder, photos};

/// The answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerBody {
    /// In the resident's words.
    pub text: String,
    /// Photos uploaded before.
    #[serde(default)]
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub attachments: Attachments,
}

/// Answers.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/answer", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = AnswerBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn answer(State(desk): State<Desk>, clerk: May<AnswerForResident>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<AnswerBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let said = inputs::text("text", &asked.text, TEXT_MAX, &mut fields);
    inputs::all_right(fields)?;
    let holder = Holder::Account(clerk.clerk.account.0);
    let photos = photos(&desk, clerk.bureau.id, "attachments", &asked.attachments, holder).await?;
    carry_out(&desk, clerk, id, expected, "answer", |loaded, doer, today| {
        law::answer(&loaded.opinion, &law::AnswerAsked { said, photos }, doer, today)
    })
    .await
}
