//! Verifying (核实) by another person than the handler.

use crate::desk::Desk;
use crate::identity::{May, permission::VerifyOpinion};
use crate::opinions::carry_out::carry_out;
use crate::opinions::inputs::{self, Attachments, STAFF_TEXT_MAX};
use crate::opinions::view::OpinionView;
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions as law;
use serde::Deserialize;
use utoipa::ToSchema;
use crate::opinions::said::{Holder, photos};

/// What was found.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifyBody {
    /// False sends it back to be handled again.
    pub passed: bool,
    /// In words.
    pub note: String,
    /// Photos uploaded before.
    #[serde(default)]
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub attachments: Attachments,
}

/// Verifies.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/verify", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = VerifyBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn verify(State(desk): State<Desk>, clerk: May<VerifyOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<VerifyBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let said = inputs::text("note", &asked.note, STAFF_TEXT_MAX, &mut fields);
    inputs::all_right(fields)?;
    let holder = Holder::Account(clerk.clerk.account.0);
    let photos = photos(&desk, clerk.bureau.id, "attachments", &asked.attachments, holder).await?;
    carry_out(&desk, clerk, id, expected, "verify", |loaded, doer, today| {
        law::verify(&loaded.opinion, &law::VerifyAsked { passed: asked.passed, said, photos }, doer, today)
    })
    .await
}
