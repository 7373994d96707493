//! Keys of other systems: shown once, stored as a digest.

use super::asked::Asked;
use super::tables::open311_key;
use crate::act::Entry;
use crate::desk::{Bureau, Desk};
use crate::opinions::said::check_text;
use crate::problem::Problem;
use crate::store::Reads;
use axum::http::StatusCode;
use chengguan_proof::{hex, sm3};
use chengguan_statute::opinions::ActedBy;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// Signs of a system's name.
const NAME_MAX: usize = 60;

/// Makes a key for a system; an act, because it opens a door.
pub async fn create_key(desk: &Desk, bureau: &Arc<Bureau>, name: &str) -> Result<String, Problem> {
    let key = format!("{}.o.{}", bureau.short_code, hex(&crate::random::bytes::<32>()));
    keep(desk, bureau, name, &key).await?;
    Ok(key)
}

/// Keeps a key. Only the demo chooses its own.
pub(crate) async fn keep(desk: &Desk, bureau: &Arc<Bureau>, name: &str, key: &str) -> Result<(), Problem> {
    let name = name.trim();
    if let Some(field) = check_text("name", name, NAME_MAX) {
        return Err(Problem::invalid(vec![field]));
    }
    let mut act = desk.begin(bureau, ActedBy::Automatic, None);
    let id = Uuid::now_v7();
    act.insert(open311_key::ActiveModel {
        bureau_id: Set(bureau.id),
        key_hash: Set(digest(key)),
        id: Set(id),
        name: Set(name.into()),
        created_at: Set(act.now().0),
    });
    let entry = Entry {
        act: "open311.create_key".into(),
        subject_kind: "open311_key",
        subject: id,
        version: 1,
        digest: [0; 32],
        grounds: Vec::new(),
        payload: json!({ "name": name }),
    };
    act.record(entry).await?;
    Ok(())
}

/// 403 unless the request carries a key of this bureau: the standard's answer to a missing one, too.
pub(super) async fn check(desk: &Desk, asked: &Asked) -> Result<(), Problem> {
    let wrong = || Problem::new(StatusCode::FORBIDDEN, "wrong_api_key");
    let key = asked.get("api_key").ok_or_else(wrong)?;
    let select = open311_key::Entity::find()
        .filter(open311_key::Column::BureauId.eq(asked.bureau.id))
        .filter(open311_key::Column::KeyHash.eq(digest(key)));
    let row: Option<open311_key::Model> = desk.reading().one(select.into_query()).await?;
    row.map(|_| ()).ok_or_else(wrong)
}

fn digest(key: &str) -> Vec<u8> {
    sm3(&[b"open311", key.as_bytes()]).to_vec()
}
