//! Who said it: name and telephone, sealed as they lie in the database (fields of high protection, architecture.md). What
//! opens them is not in it.

use super::store::Contact;
use super::tables::opinion;
use crate::chores;
use crate::desk::Desk;
use crate::secrets::{Sealed, Secrets};
use crate::store::{Reads, StoreError};
use chengguan_words::opinions as words;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

/// Rows sealed anew in one turn.
const CHUNK: u64 = 500;
/// Where marks of telephones are made for: the same one has the same mark on every opinion of a bureau.
const PHONE: &str = "phone";

/// A reporter in full.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reporter {
    /// As given.
    pub name: Option<String>,
    /// As given.
    pub phone: Option<String>,
}

/// As the database holds them.
#[derive(Clone, Debug, Default)]
pub struct SealedReporter {
    /// Sealed.
    pub name: Option<String>,
    /// Sealed.
    pub phone: Option<String>,
    /// Finds what else the same telephone said.
    pub phone_mark: Option<Vec<u8>>,
}

fn place(bureau: i32, opinion: Uuid, field: &str) -> String {
    format!("{bureau}|opinion|{opinion}|{field}")
}

/// Opens them. What cannot be opened says so in its place: it is there, and the key is another.
pub fn reporter(secrets: &Secrets, row: &opinion::Model) -> Reporter {
    let open = |field: &str, held: &Option<String>| {
        let held = held.as_deref()?;
        Some(secrets.open_text(&place(row.bureau_id, row.id, field), held).unwrap_or_else(|| {
            tracing::error!(opinion = %row.id, field, key = Sealed::key(held), "what a reporter told cannot be opened: its key is not here");
            words::REPORTER_UNREADABLE.to_owned()
        }))
    };
    Reporter { name: open("name", &row.contact_name), phone: open("phone", &row.contact_phone) }
}

/// Whether somebody said who they are.
pub fn is_named(row: &opinion::Model) -> bool {
    row.contact_name.is_some() || row.contact_phone.is_some()
}

/// As [`is_named`], asked of the database.
pub fn held() -> Condition {
    Condition::any().add(opinion::Column::ContactName.is_not_null()).add(opinion::Column::ContactPhone.is_not_null())
}

/// Seals what a reporter gave, for one opinion.
pub fn seal(secrets: &Secrets, bureau: i32, opinion: Uuid, contact: &Contact) -> SealedReporter {
    let sealed = |field: &str, text: &str| secrets.seal(&place(bureau, opinion, field), text).text();
    SealedReporter {
        name: contact.name.as_ref().map(|name| sealed("name", &name.text)),
        phone: contact.phone.as_ref().map(|phone| sealed("phone", &phone.text)),
        phone_mark: contact.phone.as_ref().and_then(|phone| mark(secrets, &phone.text)),
    }
}

/// The mark of a telephone, however it is written; nothing where it has no digits.
pub fn mark(secrets: &Secrets, phone: &str) -> Option<Vec<u8>> {
    let digits: String = phone.nfkc().filter(char::is_ascii_digit).collect();
    let digits = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86").filter(|rest| rest.len() == 11)).unwrap_or(&digits);
    (!digits.is_empty()).then(|| secrets.marker().mark(PHONE, digits))
}

/// Seals every reporter of a bureau under the key in use who is not; gives how many there were.
pub async fn seal_anew(desk: &Desk, bureau: i32, told: &(dyn Fn(usize) + Sync)) -> Result<usize, StoreError> {
    let secrets = desk.secrets();
    let (mut after, mut done) = (Uuid::nil(), 0);
    loop {
        let some = opinion::Entity::find()
            .filter(opinion::Column::BureauId.eq(bureau))
            .filter(opinion::Column::Id.gt(after))
            .filter(held())
            .order_by_asc(opinion::Column::Id)
            .limit(CHUNK);
        let rows: Vec<opinion::Model> = desk.reading().all(some.into_query()).await?;
        let Some(last) = rows.last() else { return Ok(done) };
        after = last.id;
        let mut sealed = Vec::new();
        for row in &rows {
            sealed.extend(anew(secrets, row)?.map(|new| (row.clone(), new)));
        }
        done += sealed.len();
        chores::seal_reporters_anew(desk, bureau, sealed).await?;
        told(done);
    }
}

fn anew(secrets: &Secrets, row: &opinion::Model) -> Result<Option<SealedReporter>, StoreError> {
    let newest = secrets.in_use();
    let due = |held: &Option<String>| held.as_deref().is_some_and(|held| Sealed::key(held) != Some(newest.as_str()));
    if !due(&row.contact_name) && !due(&row.contact_phone) {
        return Ok(None);
    }
    let again = |field: &str, held: &Option<String>| -> Result<Option<(String, String)>, StoreError> {
        let Some(held) = held.as_deref() else { return Ok(None) };
        let place = place(row.bureau_id, row.id, field);
        let text = secrets.open_text(&place, held).ok_or_else(|| StoreError::Broken(format!("{field} of opinion {} cannot be opened: its key is not here", row.number)))?;
        Ok(Some((secrets.seal(&place, &text).text(), text)))
    };
    let phone = again("phone", &row.contact_phone)?;
    Ok(Some(SealedReporter {
        name: again("name", &row.contact_name)?.map(|(sealed, _)| sealed),
        phone_mark: phone.as_ref().and_then(|(_, text)| mark(secrets, text)),
        phone: phone.map(|(sealed, _)| sealed),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_telephone_has_one_mark_however_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let secrets = Secrets::open(&folder.path().join("keys")).unwrap();
        let of = |phone: &str| mark(&secrets, phone);
        for same in ["138 0000 1234", "138-0000-1234", "+86 13800001234", "008613800001234", "\u{ff11}\u{ff13}\u{ff18}00001234"] {
            assert_eq!(of(same), of("13800001234"), "{same}");
        }
        assert_ne!(of("13800001235"), of("13800001234"));
        assert_ne!(of("8613022112"), of("13022112"), "only before a mobile number 86 is a country");
        assert_eq!(of("-"), None);
    }
}
