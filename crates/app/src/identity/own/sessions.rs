//! Ending one's own sessions: one (退出一处), or all but the one at hand (退出别处).

use super::carry_out::{begin, decided, record};
use crate::desk::Desk;
use crate::identity::accounts::end_sessions;
use crate::identity::tables::session;
use crate::identity::{May, out_of_scope, permission::OwnAccount};
use crate::problem::Problem;
use crate::server::{Body, Nothing};
use crate::store::Reads;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chengguan_statute::accounts as law;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::json;
use uuid::Uuid;

/// Ends one of one's own sessions.
#[utoipa::path(post, path = "/api/v1/own-account/sessions/{id}/end-session", tag = "identity", params(("id" = Uuid, Path)), request_body = Nothing,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
pub async fn end_session(State(desk): State<Desk>, mut clerk: May<OwnAccount>, Path(id): Path<Uuid>, Body(Nothing {}): Body<Nothing>) -> Result<StatusCode, Problem> {
    if clerk.repeated().is_some() {
        return Ok(StatusCode::NO_CONTENT);
    }
    let select = session::Entity::find().filter(session::Column::BureauId.eq(clerk.bureau.id)).filter(session::Column::Id.eq(id));
    let found: Option<session::Model> = desk.reading().one(select.into_query()).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    if found.account_id != clerk.clerk.account.0 {
        return Err(out_of_scope(&desk, &clerk, "session", id).await);
    }
    let (act, row) = begin(&desk, &mut clerk).await?;
    let at_hand = clerk.session.as_ref() == Some(&found.id_hash);
    let (mut act, grounds) = decided(act, &row, law::end_session(at_hand)).await?;
    let delete = Query::delete()
        .from_table(session::Entity)
        .and_where(session::Column::BureauId.eq(row.bureau_id))
        .and_where(session::Column::IdHash.eq(found.id_hash))
        .to_owned();
    act.remove(format!("session {id}"), delete);
    record(act, &row, law::Act::EndSession, grounds, json!({ "session": id })).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends every session of one's own but the one at hand.
#[utoipa::path(post, path = "/api/v1/own-account/end-other-sessions", tag = "identity", request_body = Nothing,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn end_other_sessions(State(desk): State<Desk>, mut clerk: May<OwnAccount>, Body(Nothing {}): Body<Nothing>) -> Result<StatusCode, Problem> {
    if clerk.repeated().is_none() {
        let (mut act, row) = begin(&desk, &mut clerk).await?;
        end_sessions(&mut act, &row, clerk.session.as_deref());
        record(act, &row, law::Act::EndOtherSessions, law::end_other_sessions(), json!({})).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
