//! Handing over (转交): one, or everything somebody has in hand, in one act with one entry.

use crate::act::Act;
use crate::desk::{Desk, today};
use crate::events::Event;
use crate::identity::{May, out_of_scope, permission::HandOverOpinion};
use crate::opinions::carry_out::{accept, carry_out};
use crate::opinions::inputs::{STAFF_TEXT_MAX, all_right, text};
use crate::opinions::load;
use crate::opinions::said::said;
use crate::opinions::store;
use crate::opinions::tables::opinion::{self, Column};
use crate::opinions::view::OpinionView;
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use crate::server::{Body, IfMatch, Versioned};
use axum::Json;
use axum::extract::{Path, State};
use chengguan_statute::access::Clerk;
use chengguan_statute::ids::{AccountId, OpinionId};
use chengguan_statute::opinions as law;
use chengguan_statute::opinions::{Doer, Said};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

/// Opinions of one act at most: each is locked and written, and others wait meanwhile.
const AT_ONCE: u64 = 100;

/// To whom, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverBody {
    /// One of the squad's people who handle opinions.
    #[schema(value_type = Uuid)]
    pub to: AccountId,
    /// Why.
    pub reason: String,
}

/// What changed hands.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct HandedOver {
    /// Soonest due first.
    pub moved: Vec<MovedOpinion>,
    /// There is more than one act takes: hand over again.
    pub more: bool,
}

/// One of them.
#[derive(Serialize, Deserialize, ToSchema)]
#[allow(missing_docs)]
pub struct MovedOpinion {
    pub id: Uuid,
    pub number: String,
    pub title: String,
}

impl HandOverBody {
    /// Who it goes to.
    fn read(&self, reference: &Reference) -> Result<Clerk, Problem> {
        let mut fields = Vec::new();
        text("reason", &self.reason, STAFF_TEXT_MAX, &mut fields);
        let to = reference.clerk(self.to);
        if to.is_none() {
            fields.push(Field::new("to", "unknown_person", &[]));
        }
        all_right(fields)?;
        to.ok_or_else(Problem::not_found)
    }

    /// The reason, salted anew for each opinion: erasing it in one leaves the others as they are.
    fn reason(&self) -> Said {
        said(&self.reason)
    }
}

/// Hands one over to another of the squad.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/hand-over", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = HandOverBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn hand_over(State(desk): State<Desk>, clerk: May<HandOverOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<HandOverBody>) -> Result<Versioned<OpinionView>, Problem> {
    let to = asked.read(&clerk.reference)?;
    carry_out(&desk, clerk, id, expected, "hand-over", |loaded, doer, today| {
        law::hand_over(&loaded.opinion, &law::HandOverAsked { to, reason: asked.reason() }, doer, today)
    })
    .await
}

/// Hands over everything an officer has in hand. All of it moves, or nothing does.
#[utoipa::path(post, path = "/api/v1/officers/{id}/hand-over", tag = "opinions", params(("id" = uuid::Uuid, Path)),
    request_body = HandOverBody, responses((status = 200, body = HandedOver), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn hand_over_all(State(desk): State<Desk>, mut clerk: May<HandOverOpinion>, Path(officer): Path<AccountId>, Body(asked): Body<HandOverBody>) -> Result<Json<HandedOver>, Problem> {
    let reference = clerk.reference.clone();
    let from = reference.person(officer).ok_or_else(Problem::not_found)?;
    if !clerk.reaches(from.squad) {
        return Err(out_of_scope(&desk, &clerk, "account", officer.0).await);
    }
    let to = asked.read(&reference)?;
    if let Some(kept) = clerk.repeated() {
        let kept: Option<HandedOver> = kept.and_then(|kept| serde_json::from_value(kept.clone()).ok());
        return kept.map(Json).ok_or_else(Problem::stale);
    }
    let mut act = clerk.begin(&desk);
    let (loaded, more) = in_hand(&mut act, &clerk, officer).await?;
    let entry_id = Uuid::now_v7();
    let (mut entry, mut also, mut moved) = (None, Vec::new(), Vec::new());
    for one in &loaded {
        let over = law::HandOverAsked { to: to.clone(), reason: asked.reason() };
        let decided = law::hand_over(&one.opinion, &over, Doer::Staff(&clerk.clerk), &today(&reference, act.now()));
        let outcome;
        (act, outcome) = accept(act, one, decided).await?;
        let applied = store::apply(&mut act, &reference, one.before()?, &outcome, "hand-over", entry_id)?;
        moved.push(MovedOpinion { id: one.row.id, number: one.row.number.clone(), title: one.row.title.clone() });
        if entry.is_none() {
            entry = Some(applied.entry("hand-over", outcome.grounds.clone()));
        } else {
            also.push(applied.also());
        }
    }
    let answer = HandedOver { moved, more };
    // Nothing in hand: nothing happened, and nothing is recorded.
    let Some(mut entry) = entry else { return Ok(Json(answer)) };
    entry.payload["also"] = Value::Array(also);
    entry.payload["from"] = json!(officer);
    act.remember(&json!(answer));
    act.record_as(entry_id, entry).await?;
    // Too many to tell one by one: pages read again what is on the screen.
    desk.events().send(Event::Behind(clerk.bureau.id));
    Ok(Json(answer))
}

/// What somebody has in hand within reach, soonest due first, locked in the order of ids; and whether there is more.
async fn in_hand(act: &mut Act, clerk: &May<HandOverOpinion>, officer: AccountId) -> Result<(Vec<load::Loaded>, bool), Problem> {
    let squads = clerk.clerk.squads.iter().map(|squad| squad.0);
    let mine = opinion::Entity::find().filter(Column::BureauId.eq(clerk.bureau.id)).filter(Column::HandlerId.eq(officer.0)).filter(Column::Open.eq(true));
    let mine = mine.filter(Column::SquadId.is_in(squads)).order_by_asc(Column::Id).limit(AT_ONCE + 1);
    let mut rows: Vec<opinion::Model> = act.lock_all(mine.into_query()).await?;
    let more = rows.len() as u64 > AT_ONCE;
    rows.truncate(AT_ONCE as usize);
    rows.sort_by_key(|row| (row.due_at, row.id));
    Ok((load::by_rows(act.reads().await?, clerk.bureau.id, rows).await?, more))
}
