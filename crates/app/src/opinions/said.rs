//! Words and photos as they come in, and how personal data is veiled in the journal.

use super::tables::attachment;
use crate::desk::Desk;
use crate::problem::{Field, Problem};
use crate::store::Reads;
use chengguan_proof::{hex, sm3};
use chengguan_statute::ids::AttachmentId;
use chengguan_statute::opinions::{Photo, Said};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::Value;

/// Words with a fresh salt. Line ends are unified and outer white space goes.
pub fn said(text: &str) -> Said {
    Said { text: text.replace("\r\n", "\n").trim().to_owned(), salt: crate::random::salt() }
}

/// Checks words somebody typed: present, not too long, nothing invisible.
pub fn check_text(path: &str, text: &str, max: usize) -> Option<Field> {
    let length = text.trim().chars().count();
    if length == 0 {
        Some(Field::new(path, "text_missing", &[]))
    } else if length > max {
        Some(Field::new(path, "text_too_long", &[("max", &max.to_string()), ("now", &length.to_string())]))
    } else if text.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')) {
        Some(Field::new(path, "control_character", &[]))
    } else {
        None
    }
}

/// The journal's form of a value: every `{text, salt}` becomes `{sm3}`, so that erasing both leaves the chain valid.
pub fn veiled(value: Value) -> Value {
    match value {
        Value::Object(mut fields) => {
            let pair = match (fields.get("text"), fields.get("salt")) {
                (Some(Value::String(text)), Some(Value::String(salt))) => Some(veil(text, salt)),
                _ => None,
            };
            if let Some(digest) = pair {
                return serde_json::json!({ "sm3": digest });
            }
            for field in fields.values_mut() {
                *field = veiled(field.take());
            }
            Value::Object(fields)
        }
        Value::Array(items) => Value::Array(items.into_iter().map(veiled).collect()),
        plain => plain,
    }
}

/// SM3 of salt and text.
pub fn veil(text: &str, salt: &str) -> String {
    hex(&sm3(&[salt.as_bytes(), text.as_bytes()]))
}

/// Who may use an attachment not yet taken in.
#[derive(Clone, Copy)]
pub enum Holder<'a> {
    /// The draft it was uploaded to.
    Draft(&'a [u8]),
    /// The account that uploaded it.
    Account(uuid::Uuid),
}

/// The photos named, if all are the holder's, not yet part of any opinion, and young enough that the sweep leaves them.
pub async fn photos(desk: &Desk, bureau: i32, path: &str, ids: &[AttachmentId], holder: Holder<'_>) -> Result<Vec<Photo>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    if ids.len() > crate::files::PHOTOS_MAX {
        return Err(Problem::field(path, "too_many_photos", &[("max", &crate::files::PHOTOS_MAX.to_string())]));
    }
    let select = attachment::Entity::find()
        .filter(attachment::Column::BureauId.eq(bureau))
        .filter(attachment::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .filter(attachment::Column::OpinionId.is_null())
        .filter(attachment::Column::CreatedAt.gt(desk.now().0 - crate::portal::DRAFT_MS));
    let select = match holder {
        Holder::Draft(hash) => select.filter(attachment::Column::DraftHash.eq(hash.to_vec())),
        Holder::Account(account) => select.filter(attachment::Column::AccountId.eq(account)),
    };
    let rows: Vec<attachment::Model> = desk.reading().all(select.into_query()).await?;
    let found = |id: &AttachmentId| rows.iter().find(|row| row.id == id.0).map(|row| Photo { id: *id, sm3: hex(&row.sm3) });
    let photos: Option<Vec<Photo>> = ids.iter().map(found).collect();
    photos.ok_or_else(|| Problem::invalid(vec![crate::files::unknown_photo(path)]))
}
