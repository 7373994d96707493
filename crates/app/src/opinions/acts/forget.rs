//! Forgetting (删除反映人信息) who said something: name, telephone and where messages to them went.

use crate::desk::{Desk, today};
use crate::identity::{May, permission::ForgetReporter};
use crate::opinions::carry_out::{accept, locked};
use crate::opinions::forget::erase;
use crate::opinions::view::{self, OpinionView};
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Reasoned, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions as law;

/// Erases a reporter's name and telephone, because they asked for it. What was said and done stays, and nothing brings them back.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/forget", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Reasoned, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn forget(State(desk): State<Desk>, mut clerk: May<ForgetReporter>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<Reasoned>) -> Result<Versioned<OpinionView>, Problem> {
    let asked = law::ForgetAsked { reason: asked.read()? };
    if clerk.repeated().is_none() {
        let (act, loaded) = locked(&desk, &mut clerk, id, expected).await?;
        let reference = clerk.reference.clone();
        let decided = law::forget(&loaded.opinion, loaded.lead(), &asked, law::Doer::Staff(&clerk.clerk), &today(&reference, act.now()));
        let (act, outcome) = accept(act, &loaded, decided).await?;
        erase(act, &reference, &loaded, outcome).await?;
    }
    view::page_after(&desk, &clerk, id).await
}
