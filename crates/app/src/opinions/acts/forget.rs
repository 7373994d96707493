//! Forgetting (删除反映人信息) who said something: name, telephone and where messages to them went.

use crate::desk::Desk;
use crate::identity::{May, permission::ForgetReporter};
use crate::opinions::carry_out::carry_out;
use crate::opinions::view::OpinionView;
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Reasoned, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions as law;

/// Erases a reporter's name and telephone, because they asked for it. What was said and done stays, and nothing brings them back.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/forget", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Reasoned, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn forget(State(desk): State<Desk>, clerk: May<ForgetReporter>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<Reasoned>) -> Result<Versioned<OpinionView>, Problem> {
    let reason = asked.read()?;
    carry_out(&desk, clerk, id, expected, "forget", |loaded, doer, today| {
        law::forget(&loaded.opinion, loaded.lead(), &law::ForgetAsked { reason }, doer, today)
    })
    .await
}
