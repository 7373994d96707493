//! Opening an account (开账号): its first password is made here and said once.

use crate::desk::Desk;
use crate::identity::accounts::carry_out::record;
use crate::identity::accounts::inputs::OpenBody;
use crate::identity::accounts::refusals::refused;
use crate::identity::accounts::store::{by_login, insert_account};
use crate::identity::accounts::view::{AccountWithPassword, page};
use crate::identity::tables::account;
use crate::identity::{May, hash_password, new_password, permission::ManageAccounts};
use crate::problem::Problem;
use crate::server::{Body, Versioned};
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_statute::accounts as law;
use chengguan_statute::ids::AccountId;
use serde_json::{Value, json};
use uuid::Uuid;

/// Opens an account.
#[utoipa::path(post, path = "/api/v1/accounts", tag = "identity", request_body = OpenBody,
    responses((status = 201, body = AccountWithPassword), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn open(State(desk): State<Desk>, mut clerk: May<ManageAccounts>, Body(asked): Body<OpenBody>) -> Result<Versioned<AccountWithPassword>, Problem> {
    let kept = clerk.repeated().map(|answer| answer.cloned());
    let (id, password) = match kept {
        Some(Some(answer)) => read_kept(&answer)?,
        Some(None) => return Err(Problem::unavailable()),
        None => opened(&desk, &mut clerk, asked).await?,
    };
    let shown = page(&desk, &clerk, id).await?;
    Ok(Versioned { status: StatusCode::CREATED, version: shown.version, body: AccountWithPassword { password, account: shown.body } })
}

fn read_kept(answer: &Value) -> Result<(AccountId, String), Problem> {
    let read = || Some((answer["id"].as_str()?.parse().ok()?, answer["password"].as_str()?.to_owned()));
    read().ok_or_else(Problem::internal)
}

async fn opened(desk: &Desk, clerk: &mut May<ManageAccounts>, asked: OpenBody) -> Result<(AccountId, String), Problem> {
    let (login, profile) = asked.read(&clerk.reference)?;
    // Before the turn: making a hash takes longer than anybody should hold one.
    let password = new_password();
    let hash = hash_password(&password).await;
    let mut act = clerk.begin(desk);
    let taken = !act.read::<account::Model>(by_login(clerk.bureau.id, &login)).await?.is_empty();
    let id = AccountId(Uuid::now_v7());
    let at = law::Desk { clerk: &clerk.clerk, now: act.now(), other_security_administrators: 0 };
    let outcome = match law::open(id, profile, taken, &at) {
        Ok(outcome) => outcome,
        Err(refusal) => return Err(act.refuse("bureau", Uuid::from_u128(clerk.bureau.id as u128), refused(None, &refusal)).await),
    };
    let row = insert_account(&mut act, login, &outcome.account, (hash, None))?;
    act.remember(&json!({ "id": id, "password": password }));
    let profile = &outcome.account.profile;
    let payload = json!({ "squad": profile.squad, "roles": profile.roles });
    record(desk, act, &row, outcome, law::Act::Open, payload).await?;
    Ok((id, password))
}
