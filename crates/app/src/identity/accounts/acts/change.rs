//! Changing what an account says of a person (修改): name, squad, posts. What is taken away is gone at the next request.

use crate::desk::Desk;
use crate::identity::accounts::carry_out::{Beside, carry_out};
use crate::identity::accounts::inputs::ChangeBody;
use crate::identity::accounts::view::{AccountView, page};
use crate::identity::{May, permission::ManageAccounts};
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::accounts as law;
use chengguan_statute::ids::AccountId;

/// Changes an account.
#[utoipa::path(post, path = "/api/v1/accounts/{id}/change", tag = "identity", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = ChangeBody, responses((status = 200, body = AccountView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn change(State(desk): State<Desk>, mut clerk: May<ManageAccounts>, Path(id): Path<AccountId>, expected: IfMatch, Body(asked): Body<ChangeBody>) -> Result<Versioned<AccountView>, Problem> {
    let profile = asked.read(&clerk.reference)?;
    carry_out(&desk, &mut clerk, (id, expected), Beside::default(), |account, at| law::change(account, profile, at), law::Act::Change).await?;
    page(&desk, &clerk, id).await
}
