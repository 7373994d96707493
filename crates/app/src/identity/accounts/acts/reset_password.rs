//! Resetting a password (重置密码): a new one is made here and said once; whoever is signed in with the old one is out.

use crate::desk::Desk;
use crate::identity::accounts::carry_out::{Beside, carry_out};
use crate::identity::accounts::store::Written;
use crate::identity::accounts::view::{AccountWithPassword, page};
use crate::identity::{May, hash_password, new_password, permission::ManageAccounts};
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Nothing, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::accounts as law;
use chengguan_statute::ids::AccountId;
use serde_json::json;

/// Resets a password.
#[utoipa::path(post, path = "/api/v1/accounts/{id}/reset-password", tag = "identity", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Nothing, responses((status = 200, body = AccountWithPassword), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 428, body = Problem)))]
pub async fn reset_password(State(desk): State<Desk>, mut clerk: May<ManageAccounts>, Path(id): Path<AccountId>, expected: IfMatch, Body(Nothing {}): Body<Nothing>) -> Result<Versioned<AccountWithPassword>, Problem> {
    let kept = clerk.repeated().map(|answer| answer.and_then(|answer| answer["password"].as_str().map(str::to_owned)));
    let password = match kept {
        Some(Some(password)) => password,
        Some(None) => return Err(Problem::unavailable()),
        None => {
            let password = new_password();
            // Before the turn: making a hash takes longer than anybody should hold one.
            let written = Written { password_hash: Some(hash_password(&password).await), ..Written::default() };
            let beside = Beside { written, ends_sessions: true, answer: Some(json!({ "password": password })), ..Beside::default() };
            carry_out(&desk, &mut clerk, (id, expected), beside, law::reset_password, law::Act::ResetPassword).await?;
            password
        }
    };
    let shown = page(&desk, &clerk, id).await?;
    Ok(Versioned { status: shown.status, version: shown.version, body: AccountWithPassword { password, account: shown.body } })
}
