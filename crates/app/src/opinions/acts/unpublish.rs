//! Taking back (收回公开) what everybody may read, with the reason: it is gone from every public page at once.

use crate::desk::Desk;
use crate::identity::{May, permission::PublishOpinion};
use crate::opinions::carry_out::carry_out;
use crate::opinions::view::OpinionView;
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Reasoned, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions as law;

/// Taking back (收回公开) what everybody may read, with the reason: it is gone from every public page at once.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/unpublish", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Reasoned, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn unpublish(State(desk): State<Desk>, clerk: May<PublishOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<Reasoned>) -> Result<Versioned<OpinionView>, Problem> {
    let reason = asked.read()?;
    carry_out(&desk, clerk, id, expected, "unpublish", |loaded, doer, today| {
        law::unpublish(&loaded.opinion, &law::UnpublishAsked { reason }, doer, today)
    })
    .await
}
