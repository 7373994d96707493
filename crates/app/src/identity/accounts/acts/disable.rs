//! Disabling an account (停用): nobody gets in with it, its sessions and tokens are gone for good.

use crate::desk::Desk;
use crate::identity::accounts::carry_out::{Beside, carry_out};
use crate::identity::accounts::store::Written;
use crate::identity::accounts::view::{AccountView, page};
use crate::identity::{May, permission::ManageAccounts};
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Reasoned, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::accounts as law;
use chengguan_statute::ids::AccountId;

/// Disables an account.
#[utoipa::path(post, path = "/api/v1/accounts/{id}/disable", tag = "identity", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Reasoned, responses((status = 200, body = AccountView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn disable(State(desk): State<Desk>, mut clerk: May<ManageAccounts>, Path(id): Path<AccountId>, expected: IfMatch, Body(asked): Body<Reasoned>) -> Result<Versioned<AccountView>, Problem> {
    let reason = asked.read()?;
    let text = reason.text.clone();
    let beside = Beside { written: Written { reason: Some(reason), ..Written::default() }, ends_sessions: true, ends_tokens: true, ..Beside::default() };
    carry_out(&desk, &mut clerk, (id, expected), beside, |account, at| law::disable(account, &text, at), law::Act::Disable).await?;
    page(&desk, &clerk, id).await
}
