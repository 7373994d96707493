//! Signing somebody out everywhere (全部退出).

use crate::desk::Desk;
use crate::identity::accounts::carry_out::{Beside, carry_out};
use crate::identity::accounts::view::{AccountView, page};
use crate::identity::{May, permission::ManageAccounts};
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Nothing, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::accounts as law;
use chengguan_statute::ids::AccountId;

/// Ends every session of an account.
#[utoipa::path(post, path = "/api/v1/accounts/{id}/end-sessions", tag = "identity", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Nothing, responses((status = 200, body = AccountView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn end_sessions(State(desk): State<Desk>, mut clerk: May<ManageAccounts>, Path(id): Path<AccountId>, expected: IfMatch, Body(Nothing {}): Body<Nothing>) -> Result<Versioned<AccountView>, Problem> {
    let beside = Beside { ends_sessions: true, ..Beside::default() };
    carry_out(&desk, &mut clerk, (id, expected), beside, law::end_sessions, law::Act::EndSessions).await?;
    page(&desk, &clerk, id).await
}
