//! Supervising (督办): a leader's order, seen by the handler and the squad leader.

use crate::desk::Desk;
use crate::identity::{May, permission::SuperviseOpinion};
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

/// The order.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SuperviseBody {
    /// What is demanded.
    pub order: String,
}

/// Supervises.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/supervise", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = SuperviseBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn supervise(State(desk): State<Desk>, clerk: May<SuperviseOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<SuperviseBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let order = inputs::text("order", &asked.order, STAFF_TEXT_MAX, &mut fields);
    inputs::all_right(fields)?;
    carry_out(&desk, clerk, id, expected, "supervise", |loaded, doer, today| {
        law::supervise(&loaded.opinion, &law::SuperviseAsked { order }, doer, today)
    })
    .await
}
