//! Urging (催办), once a day after half the term.

use crate::desk::Desk;
use crate::identity::{May, permission::UrgeOpinion};
use crate::opinions::carry_out::{carry_out, terms};
use crate::opinions::view::OpinionView;
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Nothing, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions as law;


/// Urging (催办), once a day after half the term.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/urge", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Nothing, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn urge(State(desk): State<Desk>, clerk: May<UrgeOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(Nothing {}): Body<Nothing>) -> Result<Versioned<OpinionView>, Problem> {
    carry_out(&desk, clerk, id, expected, "urge", |loaded, doer, today| law::urge(&loaded.opinion, doer, today, terms(&loaded.opinion, today).half_term_at)).await
}
