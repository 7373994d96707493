//! Handling on site (现场处理), with companions and photos before and after.

use crate::desk::Desk;
use crate::identity::{May, permission::HandleOpinion};
use crate::opinions::carry_out::carry_out;
use crate::opinions::inputs::{self, Attachments, STAFF_TEXT_MAX};
use crate::opinions::view::OpinionView;
use crate::problem::{Field, Problem};
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::{AccountId, OpinionId};
use chengguan_statute::opinions as law;
use serde::Deserialize;
use utoipa::ToSchema;
use crate::opinions::said::{Holder, photos};

/// What was done.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandleBody {
    /// In words.
    pub text: String,
    /// Who came along.
    #[serde(default)]
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub companions: Vec<AccountId>,
    /// Photos before.
    #[serde(default)]
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub before: Attachments,
    /// Photos after.
    #[serde(default)]
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub after: Attachments,
}

/// Handles.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/handle", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = HandleBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn handle(State(desk): State<Desk>, clerk: May<HandleOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<HandleBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let said = inputs::text("text", &asked.text, STAFF_TEXT_MAX, &mut fields);
    let unknown = |account: &&AccountId| clerk.reference.person(**account).is_none();
    if asked.companions.iter().find(unknown).is_some() {
        fields.push(Field::new("companions", "unknown_account", &[]));
    }
    inputs::all_right(fields)?;
    let holder = Holder::Account(clerk.clerk.account.0);
    let before = photos(&desk, clerk.bureau.id, "before", &asked.before, holder).await?;
    let after = photos(&desk, clerk.bureau.id, "after", &asked.after, holder).await?;
    carry_out(&desk, clerk, id, expected, "handle", |loaded, doer, today| {
        law::handle(&loaded.opinion, &law::HandleAsked { said, companions: asked.companions, before, after }, doer, today)
    })
    .await
}
