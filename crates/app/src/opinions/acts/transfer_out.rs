//! Handing it to another agency (转外单位), what that agency does with it, and taking it back.

use crate::desk::Desk;
use crate::identity::{May, permission::ReturnOpinion};
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

/// Which agency, for what, until when.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferOutBody {
    /// The agency's name, 1–60 signs.
    pub unit: String,
    /// What it is to do.
    pub reason: String,
    /// Natural days it has, 1 to 60.
    pub days: u16,
}

/// What the agency did.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OtherUnitBody {
    /// Who signed and under which number; or what came of it.
    pub text: String,
}

/// Hands it to another agency: the finish clock stands until its answer is in.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/transfer-out", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = TransferOutBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn transfer_out(State(desk): State<Desk>, clerk: May<ReturnOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<TransferOutBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let reason = inputs::text("reason", &asked.reason, STAFF_TEXT_MAX, &mut fields);
    inputs::all_right(fields)?;
    carry_out(&desk, clerk, id, expected, "transfer_out", |loaded, doer, today| {
        // Until 24:00 of the last day.
        let until = today.now.day().plus(i32::from(asked.days)).at_minute(24 * 60);
        law::transfer_out(&loaded.opinion, &law::TransferOutAsked { unit: asked.unit.trim().to_owned(), reason, until }, doer, today)
    })
    .await
}

/// Records that the agency signed for it.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/sign-for", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = OtherUnitBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn sign_for(State(desk): State<Desk>, clerk: May<ReturnOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<OtherUnitBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let said = inputs::text("text", &asked.text, STAFF_TEXT_MAX, &mut fields);
    inputs::all_right(fields)?;
    carry_out(&desk, clerk, id, expected, "sign_for", |loaded, doer, today| {
        law::sign_for(&loaded.opinion, &law::SignForAsked { said }, doer, today)
    })
    .await
}

/// Takes it back: the agency's answer is in, or is no longer waited for.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/take-back", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = OtherUnitBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn take_back(State(desk): State<Desk>, clerk: May<ReturnOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<OtherUnitBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let said = inputs::text("text", &asked.text, STAFF_TEXT_MAX, &mut fields);
    inputs::all_right(fields)?;
    carry_out(&desk, clerk, id, expected, "take_back", |loaded, doer, today| {
        law::take_back(&loaded.opinion, &law::TakeBackAsked { said }, doer, today)
    })
    .await
}
