//! Enrolling with a second factor (开通动态口令), confirming it, taking new recovery codes (换备用码).

use super::carry_out::{begin, begin_compared, compare, decided, record};
use crate::desk::Desk;
use crate::identity::accounts::{Written, account_of, end_sessions, update};
use crate::identity::second_factor::{Key, of_account, renew_codes};
use crate::identity::tables::second_factor;
use crate::identity::{May, permission::OwnAccount};
use crate::portal::qr::Qr;
use crate::problem::Problem;
use crate::server::Body;
use crate::store::Reads;
use axum::Json;
use axum::extract::State;
use chengguan_statute::accounts as law;
use sea_orm::ActiveValue::{NotSet, Set};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// One's own password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnPasswordBody {
    /// The present one.
    pub password: String,
}

/// A code from the telephone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeBody {
    /// Six digits.
    pub code: String,
}

/// A key to put into an app, until a code of it confirms it.
#[derive(Serialize, ToSchema)]
pub struct EnrolView {
    /// To type where nothing scans.
    pub key: String,
    /// What the code to scan says (`otpauth:`).
    pub address: String,
    /// The code to scan: its view box and its dark modules as an SVG path.
    pub view_box: String,
    /// See `view_box`.
    pub path: String,
}

/// Recovery codes, said this once.
#[derive(Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Ten, each for one sign-in.
    pub codes: Vec<String>,
}

/// As apps read it: issuer and account in front, so that they name it.
fn address(issuer: &str, login: &str, key: &str) -> String {
    let encoded: String = issuer.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("otpauth://totp/{encoded}:{login}?secret={key}&issuer={encoded}&algorithm=SHA1&digits=6&period={}", law::STEP_SECONDS)
}

fn enrolling(may: &May<OwnAccount>, login: &str, key: &Key) -> Result<Json<EnrolView>, Problem> {
    let address = address(&may.bureau.name, login, key.text());
    let qr = Qr::of(&address).ok_or_else(Problem::internal)?;
    Ok(Json(EnrolView { key: key.text().into(), view_box: qr.view_box(), path: qr.path, address }))
}

/// Begins to enrol: a new key, not in force before it is confirmed.
#[utoipa::path(post, path = "/api/v1/own-account/enrol-second-factor", tag = "identity", request_body = OwnPasswordBody,
    responses((status = 200, body = EnrolView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn enrol_second_factor(State(desk): State<Desk>, mut clerk: May<OwnAccount>, Body(asked): Body<OwnPasswordBody>) -> Result<Json<EnrolView>, Problem> {
    let compared = compare(&desk, &clerk, &asked.password).await?;
    if clerk.repeated().is_some() {
        return pending_again(&desk, &clerk, &compared.row.login).await;
    }
    let (act, row) = begin_compared(&desk, &mut clerk, &compared).await?;
    let (mut act, grounds) = decided(act, &row, law::enrol_second_factor(compared.right)).await?;
    let key = Key::new();
    let there = !act.read::<second_factor::Model>(of_account(row.bureau_id, row.id)).await?.is_empty();
    let kept = second_factor::ActiveModel {
        bureau_id: Set(row.bureau_id),
        account_id: Set(row.id),
        pending: Set(Some(key.seal(&desk, row.id)?)),
        changed_at: Set(act.now().0),
        secret: if there { NotSet } else { Set(None) },
        last_step: if there { NotSet } else { Set(0) },
    };
    if there { act.update(kept)? } else { act.insert(kept) }
    record(act, &row, law::Act::EnrolSecondFactor, grounds, json!({})).await?;
    enrolling(&clerk, &row.login, &key)
}

async fn pending_again(desk: &Desk, clerk: &May<OwnAccount>, login: &str) -> Result<Json<EnrolView>, Problem> {
    let account = clerk.clerk.account.0;
    let stored: Option<second_factor::Model> = desk.reading().one(of_account(clerk.bureau.id, account)).await?;
    let key = stored.and_then(|stored| stored.pending).and_then(|pending| Key::unseal(desk, account, &pending));
    enrolling(clerk, login, &key.ok_or_else(Problem::unavailable)?)
}

fn again(kept: Option<&Value>) -> Result<Json<RecoveryCodes>, Problem> {
    let codes = kept.and_then(|kept| serde_json::from_value(kept["codes"].clone()).ok());
    Ok(Json(RecoveryCodes { codes: codes.ok_or_else(Problem::unavailable)? }))
}

/// Confirms the key by its first code: it is asked for from now on, and recovery codes are said.
#[utoipa::path(post, path = "/api/v1/own-account/confirm-second-factor", tag = "identity", request_body = CodeBody,
    responses((status = 200, body = RecoveryCodes), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn confirm_second_factor(State(desk): State<Desk>, mut clerk: May<OwnAccount>, Body(asked): Body<CodeBody>) -> Result<Json<RecoveryCodes>, Problem> {
    if let Some(kept) = clerk.repeated() {
        return again(kept);
    }
    let (mut act, row) = begin(&desk, &mut clerk).await?;
    let stored = act.read::<second_factor::Model>(of_account(row.bureau_id, row.id)).await?.into_iter().next();
    let pending = stored.and_then(|stored| stored.pending);
    let key = pending.as_deref().and_then(|pending| Key::unseal(&desk, row.id, pending));
    let step = key.as_ref().and_then(|key| key.step(&asked.code, act.now(), 0));
    let (mut act, grounds) = decided(act, &row, law::confirm_second_factor(key.is_some(), step.is_some())).await?;
    act.update(second_factor::ActiveModel {
        bureau_id: Set(row.bureau_id),
        account_id: Set(row.id),
        secret: Set(pending),
        last_step: Set(step.unwrap_or_default()),
        pending: Set(None),
        changed_at: Set(act.now().0),
    })?;
    let codes = renew_codes(&mut act, &row);
    act.remember(&json!({ "codes": codes }));
    // Whoever signed in elsewhere did so with the password alone.
    end_sessions(&mut act, &row, clerk.session.as_deref());
    let account = law::Account { second_factor: true, ..account_of(&row)? };
    let after = update(&mut act, &row, &account, Written::default())?;
    record(act, &after, law::Act::ConfirmSecondFactor, grounds, json!({})).await?;
    Ok(Json(RecoveryCodes { codes }))
}

/// New recovery codes in place of those before.
#[utoipa::path(post, path = "/api/v1/own-account/renew-recovery-codes", tag = "identity", request_body = OwnPasswordBody,
    responses((status = 200, body = RecoveryCodes), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn renew_recovery_codes(State(desk): State<Desk>, mut clerk: May<OwnAccount>, Body(asked): Body<OwnPasswordBody>) -> Result<Json<RecoveryCodes>, Problem> {
    if let Some(kept) = clerk.repeated() {
        return again(kept);
    }
    let compared = compare(&desk, &clerk, &asked.password).await?;
    let (act, row) = begin_compared(&desk, &mut clerk, &compared).await?;
    let (mut act, grounds) = decided(act, &row, law::renew_recovery_codes(compared.right, row.second_factor_at.is_some())).await?;
    let codes = renew_codes(&mut act, &row);
    act.remember(&json!({ "codes": codes }));
    record(act, &row, law::Act::RenewRecoveryCodes, grounds, json!({})).await?;
    Ok(Json(RecoveryCodes { codes }))
}
