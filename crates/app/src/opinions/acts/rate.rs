//! Rating (评价) entered by an operator for the resident, as on a call back.

use crate::desk::Desk;
use crate::identity::{May, permission::RateForResident};
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

/// The resident's verdict.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RateBody {
    /// 满意
    pub satisfied: bool,
    /// In the resident's words.
    #[serde(default)]
    pub text: Option<String>,
}

/// Rates.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/rate", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = RateBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn rate(State(desk): State<Desk>, clerk: May<RateForResident>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<RateBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let said = asked.text.as_deref().filter(|text| !text.trim().is_empty()).map(|text| inputs::text("text", text, STAFF_TEXT_MAX, &mut fields));
    inputs::all_right(fields)?;
    carry_out(&desk, clerk, id, expected, "rate", |loaded, doer, today| {
        law::rate(&loaded.opinion, loaded.lead(), &law::RateAsked { satisfied: asked.satisfied, said }, doer, today)
    })
    .await
}
