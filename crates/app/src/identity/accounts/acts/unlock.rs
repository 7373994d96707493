//! Unlocking an account (解锁) before its lock runs out.

use crate::desk::Desk;
use crate::identity::accounts::carry_out::{Beside, carry_out};
use crate::identity::accounts::view::{AccountView, page};
use crate::identity::{May, permission::ManageAccounts};
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Nothing, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::accounts as law;
use chengguan_statute::ids::AccountId;

/// Unlocks an account.
#[utoipa::path(post, path = "/api/v1/accounts/{id}/unlock", tag = "identity", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Nothing, responses((status = 200, body = AccountView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 428, body = Problem)))]
pub async fn unlock(State(desk): State<Desk>, mut clerk: May<ManageAccounts>, Path(id): Path<AccountId>, expected: IfMatch, Body(Nothing {}): Body<Nothing>) -> Result<Versioned<AccountView>, Problem> {
    carry_out(&desk, &mut clerk, (id, expected), Beside::default(), law::unlock, law::Act::Unlock).await?;
    page(&desk, &clerk, id).await
}
