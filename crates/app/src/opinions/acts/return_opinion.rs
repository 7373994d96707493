//! Not accepted (不予受理), with a reason the resident gets.

use crate::desk::Desk;
use crate::identity::{May, permission::ReturnOpinion};
use crate::opinions::carry_out::carry_out;
use crate::opinions::view::OpinionView;
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Reasoned, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions as law;


/// Not accepted (不予受理), with a reason the resident gets.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/return", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Reasoned, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn return_opinion(State(desk): State<Desk>, clerk: May<ReturnOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<Reasoned>) -> Result<Versioned<OpinionView>, Problem> {
    let reason = asked.read()?;
    carry_out(&desk, clerk, id, expected, "return", |loaded, doer, today| {
        law::return_opinion(&loaded.opinion, &law::ReturnAsked { reason }, doer, today)
    })
    .await
}
