//! Assigning (派单): by the ordered rules, with the match explained, or by hand.

use crate::desk::Desk;
use crate::identity::{May, permission::AssignOpinion};
use crate::opinions::carry_out::carry_out;
use crate::opinions::view::OpinionView;
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::{OpinionId, SquadId};
use chengguan_statute::opinions as law;
use serde::Deserialize;
use utoipa::ToSchema;

/// To whom.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignBody {
    /// The squad; left out, the rules find it.
    #[serde(default)]
    #[schema(value_type = Option<uuid::Uuid>)]
    pub squad: Option<SquadId>,
}

/// Assigns.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/assign", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = AssignBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn assign(State(desk): State<Desk>, clerk: May<AssignOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<AssignBody>) -> Result<Versioned<OpinionView>, Problem> {
    let reference = clerk.reference.clone();
    let by_hand = match asked.squad {
        None => None,
        Some(squad) => {
            let squad = reference.open_squad(squad).ok_or_else(|| Problem::field("squad", "unknown_squad", &[]))?;
            Some(law::AssignAsked { squad: squad.id, squad_name: squad.name.clone(), rule: None })
        }
    };
    carry_out(&desk, clerk, id, expected, "assign", |loaded, doer, today| match &by_hand {
        Some(asked) => law::assign(&loaded.opinion, asked, doer, today),
        None => {
            law::may_assign(&loaded.opinion, doer, today)?;
            law::assign_by_rule(&loaded.opinion, &reference.rules, today)
        }
    })
    .await
}
