//! Tokens for programs: printed once, stored as a digest.

use super::tables::{account, token};
use crate::act::Entry;
use crate::desk::{Bureau, Desk};
use crate::problem::{Field, Problem};
use crate::store::Reads;
use chengguan_proof::{hex, sm3};
use chengguan_statute::day::DAY_MS;
use chengguan_statute::opinions::ActedBy;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::json;
use std::sync::Arc;

/// Longest life of a token, in days.
const DAYS_MAX: u32 = 366;

/// Makes a token for an account; an act, because it opens a door.
pub async fn create_token(desk: &Desk, bureau: &Arc<Bureau>, login: &str, scope: &str, days: u32) -> Result<String, Problem> {
    if !matches!(scope, "read" | "write") {
        return Err(Problem::field("scope", "unknown_value", &[("value", scope), ("choices", &["read", "write"].join(chengguan_words::marks::LIST))]));
    }
    if !(1..=DAYS_MAX).contains(&days) {
        return Err(Problem::field("days", "number_range", &[("min", "1"), ("max", &DAYS_MAX.to_string())]));
    }
    let select = account::Entity::find()
        .filter(account::Column::BureauId.eq(bureau.id))
        .filter(account::Column::Login.eq(login.to_lowercase()))
        .filter(account::Column::DisabledAt.is_null());
    let row: Option<account::Model> = desk.reading().one(select.into_query()).await?;
    let row = row.ok_or_else(|| Problem::invalid(vec![Field::new("account", "unknown_account", &[])]))?;
    let secret = format!("{}.t.{}", bureau.short_code, hex(&crate::random::bytes::<32>()));
    let mut act = desk.begin(bureau, ActedBy::Automatic, None);
    let digest = sm3(&[secret.as_bytes()]);
    let expires_at = act.now().0 + i64::from(days) * DAY_MS;
    act.insert(token::ActiveModel {
        bureau_id: Set(bureau.id),
        token_hash: Set(digest.to_vec()),
        account_id: Set(row.id),
        scope: Set(scope.into()),
        created_at: Set(act.now().0),
        expires_at: Set(expires_at),
    });
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
