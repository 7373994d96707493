//! Taking somebody's second factor off (停掉动态口令): they enrol anew at the next sign-in where the bureau wants one.

use crate::desk::Desk;
use crate::identity::accounts::carry_out::{Beside, carry_out};
use crate::identity::accounts::view::{AccountView, page};
use crate::identity::{May, permission::ManageAccounts};
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Reasoned, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::accounts as law;
use chengguan_statute::ids::AccountId;

/// Takes a second factor off.
#[utoipa::path(post, path = "/api/v1/accounts/{id}/take-off-second-factor", tag = "identity", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Reasoned, responses((status = 200, body = AccountView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn take_off_second_factor(State(desk): State<Desk>, mut clerk: May<ManageAccounts>, Path(id): Path<AccountId>, expected: IfMatch, Body(asked): Body<Reasoned>) -> Result<Versioned<AccountView>, Problem> {
    let reason = asked.read()?;
    let text = reason.text.clone();
    let beside = Beside { ends_sessions: true, drops_second_factor: true, reason: Some(reason), ..Beside::default() };
    carry_out(&desk, &mut clerk, (id, expected), beside, |account, at| law::take_off_second_factor(account, &text, at), law::Act::TakeOffSecondFactor).await?;
    page(&desk, &clerk, id).await
}
