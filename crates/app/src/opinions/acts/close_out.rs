//! Closing out (销号): only with reply and verification.

use crate::desk::Desk;
use crate::identity::{May, permission::CloseOutOpinion};
use crate::opinions::carry_out::carry_out;
use crate::opinions::view::OpinionView;
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Nothing, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions as law;


/// Closing out (销号): only with reply and verification.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/close-out", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Nothing, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn close_out(State(desk): State<Desk>, clerk: May<CloseOutOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(Nothing {}): Body<Nothing>) -> Result<Versioned<OpinionView>, Problem> {
    carry_out(&desk, clerk, id, expected, "close-out", |loaded, doer, today| law::close_out(&loaded.opinion, doer, today)).await
}
