//! Extending (延期) by working days, before the finish clock runs out.

use crate::desk::Desk;
use crate::identity::{May, permission::ExtendOpinion};
use crate::opinions::carry_out::{carry_out, terms};
use crate::opinions::inputs::{self, STAFF_TEXT_MAX};
use crate::opinions::view::OpinionView;
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions as law;
use serde::Deserialize;
use utoipa::ToSchema;

/// How long and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtendBody {
    /// Working days.
    pub work_days: u16,
    /// Why.
    pub reason: String,
}

/// Extends.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/extend", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = ExtendBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn extend(State(desk): State<Desk>, clerk: May<ExtendOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<ExtendBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let reason = inputs::text("reason", &asked.reason, STAFF_TEXT_MAX, &mut fields);
    inputs::all_right(fields)?;
    carry_out(&desk, clerk, id, expected, "extend", |loaded, doer, today| {
        let due = terms(&loaded.opinion, today).finish_due;
        law::extend(&loaded.opinion, &law::ExtendAsked { work_days: asked.work_days, reason }, doer, today, due)
    })
    .await
}
