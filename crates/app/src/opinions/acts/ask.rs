//! Asking the resident for more (请反映人补充), with a day until which an answer counts.

use crate::desk::Desk;
use crate::identity::{May, permission::AskResident};
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

/// The question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskBody {
    /// What the resident reads.
    pub question: String,
    /// Natural days to answer in.
    pub days: u16,
}

/// Asks.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/ask", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = AskBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn ask(State(desk): State<Desk>, clerk: May<AskResident>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<AskBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let question = inputs::text("question", &asked.question, STAFF_TEXT_MAX, &mut fields);
    inputs::all_right(fields)?;
    carry_out(&desk, clerk, id, expected, "ask", |loaded, doer, today| {
        // Until 24:00 of the last day.
        let until = today.now.day().plus(i32::from(asked.days)).at_minute(24 * 60);
        law::ask(&loaded.opinion, &law::AskAsked { question, until }, doer, today)
    })
    .await
}
