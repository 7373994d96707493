//! Correcting (更正) any recorded fact, with the reason; what was first written stays in the history.

use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::CorrectOwnFact};
use crate::opinions::carry_out::carry_out;
use crate::opinions::inputs::{self, PlaceInput, STAFF_TEXT_MAX, TEXT_MAX};
use crate::opinions::view::OpinionView;
use crate::problem::{Field, Problem};
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{self as law, Approach, Correction, Kind, Urgency};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// New values.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CorrectedBody {
    /// New words.
    pub text: Option<String>,
    /// New kind.
    #[schema(value_type = Option<closed::Kind>)]
    pub kind: Option<String>,
    /// New category.
    pub category: Option<String>,
    /// New urgency.
    #[schema(value_type = Option<closed::Urgency>)]
    pub urgency: Option<String>,
    /// New 721 kind.
    #[schema(value_type = Option<closed::Approach>)]
    pub approach: Option<String>,
    /// New place.
    pub place: Option<PlaceInput>,
}

/// Which fact, what, why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectBody {
    /// Number of the fact.
    pub target: u32,
    /// What is right.
    pub change: CorrectedBody,
    /// Why.
    pub reason: String,
}

/// Corrects.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/correct", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = CorrectBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn correct(State(desk): State<Desk>, clerk: May<CorrectOwnFact>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<CorrectBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let reason = inputs::text("reason", &asked.reason, STAFF_TEXT_MAX, &mut fields);
    let change = read(&asked.change, &clerk, &mut fields);
    inputs::all_right(fields)?;
    carry_out(&desk, clerk, id, expected, "correct", |loaded, doer, today| {
        let asked = law::CorrectAsked { target: asked.target, change, reason };
        law::correct(&loaded.opinion, &loaded.facts, &asked, doer, today)
    })
    .await
}

fn read(change: &CorrectedBody, clerk: &May<CorrectOwnFact>, fields: &mut Vec<Field>) -> Correction {
    if let Some(category) = &change.category {
        inputs::category("change.category", category, &clerk.reference, fields);
    }
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
    Correction {
        said: change.text.as_deref().map(|text| inputs::text("change.text", text, TEXT_MAX, fields)),
        kind: change.kind.as_deref().and_then(|kind| inputs::code("change.kind", kind, Kind::from_code, &kinds, fields)),
        place: change.place.as_ref().and_then(|place| place.read("change.place", &clerk.reference.district, fields)),
        category: change.category.clone(),
        urgency: change.urgency.as_deref().and_then(|it| inputs::code("change.urgency", it, Urgency::from_code, &["urgent", "normal"], fields)),
        approach: change.approach.as_deref().and_then(|it| inputs::code("change.approach", it, Approach::from_code, &["assist", "manage", "enforce"], fields)),
    }
}
