//! Tokens for programs: printed once, stored as a digest.

use super::tables::{account, token};
use crate::act::{Act, Entry};
use crate::desk::{Bureau, Desk};
use crate::problem::{Field, Problem};
use crate::store::Reads;
use chengguan_proof::{hex, sm3};
use chengguan_statute::accounts::TOKEN_DAYS_MAX;
use chengguan_statute::day::DAY_MS;
use chengguan_statute::opinions::ActedBy;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// What a token may do.
pub const TOKEN_SCOPES: [&str; 2] = ["read", "write"];

/// Makes a token for an account; an act, because it opens a door.
pub async fn create_token(desk: &Desk, bureau: &Arc<Bureau>, login: &str, scope: &str, days: u32) -> Result<String, Problem> {
    let fields = faults(scope, days);
    if !fields.is_empty() {
        return Err(Problem::invalid(fields));
    }
    let select = account::Entity::find()
        .filter(account::Column::BureauId.eq(bureau.id))
        .filter(account::Column::Login.eq(login.to_lowercase()))
        .filter(account::Column::DisabledAt.is_null());
    let row: Option<account::Model> = desk.reading().one(select.into_query()).await?;
    let row = row.ok_or_else(|| Problem::invalid(vec![Field::new("account", "unknown_account", &[])]))?;
    let mut act = desk.begin(bureau, ActedBy::Automatic, None);
    let (secret, expires_at) = put(&mut act, row.id, scope, days, None);
    let entry = Entry {
        act: "identity.create_token".into(),
        subject_kind: "account",
        subject: row.id,
        version: row.version as u32,
        digest: [0; 32],
        grounds: Vec::new(),
        payload: json!({ "scope": scope, "expires_at": expires_at }),
    };
    act.record(entry).await?;
    Ok(secret)
}

/// What is wrong with what is asked of a token.
pub(super) fn faults(scope: &str, days: u32) -> Vec<Field> {
    let mut fields = Vec::new();
    if !TOKEN_SCOPES.contains(&scope) {
        fields.push(Field::new("scope", "unknown_value", &[("value", scope), ("choices", &TOKEN_SCOPES.join(chengguan_words::marks::LIST))]));
    }
    if !(1..=TOKEN_DAYS_MAX).contains(&days) {
        fields.push(Field::new("days", "number_range", &[("min", "1"), ("max", &TOKEN_DAYS_MAX.to_string())]));
    }
    fields
}

/// Puts a new token on the write set: its secret, and when it ends.
pub(super) fn put(act: &mut Act, account: Uuid, scope: &str, days: u32, name: Option<String>) -> (String, i64) {
    let secret = format!("{}.t.{}", act.bureau().short_code, hex(&crate::random::bytes::<32>()));
    let expires_at = act.now().0 + i64::from(days) * DAY_MS;
    act.insert(token::ActiveModel {
        bureau_id: Set(act.bureau().id),
        token_hash: Set(sm3(&[secret.as_bytes()]).to_vec()),
        account_id: Set(account),
        scope: Set(scope.into()),
        created_at: Set(act.now().0),
        expires_at: Set(expires_at),
        id: Set(Some(Uuid::now_v7())),
        name: Set(name),
    });
    (secret, expires_at)
}
