//! Calling back (回访) whoever reported it, after a reply.

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

/// How the call went.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallBackBody {
    /// Somebody answered.
    pub reached: bool,
    /// What they said of the reply, if they did: their rating, where none was given.
    #[serde(default)]
    pub satisfied: Option<bool>,
    /// What was said, or why nobody was reached.
    pub text: String,
}

/// Records a call to whoever reported it.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/call-back", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = CallBackBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn call_back(State(desk): State<Desk>, clerk: May<RateForResident>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<CallBackBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let said = inputs::text("text", &asked.text, STAFF_TEXT_MAX, &mut fields);
    inputs::all_right(fields)?;
    carry_out(&desk, clerk, id, expected, "call_back", |loaded, doer, today| {
        law::call_back(&loaded.opinion, &law::CallBackAsked { reached: asked.reached, satisfied: asked.satisfied, said }, doer, today)
    })
    .await
}
