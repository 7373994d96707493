//! Deciding, after looking, not to show (不公开) an opinion to everybody, with the reason.

use crate::desk::Desk;
use crate::identity::{May, permission::PublishOpinion};
use crate::opinions::carry_out::carry_out;
use crate::opinions::view::OpinionView;
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Reasoned, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions as law;

/// Deciding, after looking, not to show (不公开) an opinion to everybody, with the reason.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/withhold", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Reasoned, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn withhold(State(desk): State<Desk>, clerk: May<PublishOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<Reasoned>) -> Result<Versioned<OpinionView>, Problem> {
    let reason = asked.read()?;
    carry_out(&desk, clerk, id, expected, "withhold", |loaded, doer, today| {
        law::withhold(&loaded.opinion, &law::WithholdAsked { reason }, doer, today)
    })
    .await
}
