//! Sorting (分类): category, urgency, 721 kind, and a better place where the operator found one.

use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::SortOpinion};
use crate::opinions::carry_out::carry_out;
use crate::opinions::inputs::{self, PlaceInput};
use crate::opinions::view::OpinionView;
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions as law;
use serde::Deserialize;
use utoipa::ToSchema;
use chengguan_statute::opinions::{Approach, Urgency};

/// What sorting decides.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SortBody {
    /// Category code.
    pub category: String,
    /// How soon.
    #[schema(value_type = closed::Urgency)]
    pub urgency: String,
    /// 721.
    #[schema(value_type = closed::Approach)]
    pub approach: String,
    /// Replaces the place received.
    #[serde(default)]
    pub place: Option<PlaceInput>,
}

/// Sorts.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/sort", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = SortBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn sort(State(desk): State<Desk>, clerk: May<SortOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<SortBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    inputs::category("category", &asked.category, &clerk.reference, &mut fields);
    let urgency = inputs::code("urgency", &asked.urgency, Urgency::from_code, &["urgent", "normal"], &mut fields);
    let approach = inputs::code("approach", &asked.approach, Approach::from_code, &["assist", "manage", "enforce"], &mut fields);
    let place = asked.place.as_ref().and_then(|place| place.read("place", &clerk.reference.district, &mut fields));
    inputs::all_right(fields)?;
    let (Some(urgency), Some(approach)) = (urgency, approach) else { return Err(Problem::internal()) };
    carry_out(&desk, clerk, id, expected, "sort", |loaded, doer, today| {
        law::sort(&loaded.opinion, &law::SortAsked { category: asked.category, urgency, approach, place }, doer, today)
    })
    .await
}
