//! Checking a row.

use super::RowProblem;
use super::mapping::Mapping;
use super::rows::{Row, text};
use super::when::instant;
use crate::opinions::inputs;
use crate::opinions::receive::{ContactInput, contact};
use crate::opinions::store::Contact;
use crate::problem::Field;
use chengguan_proof::{Sm3, hex, sm3};
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::{Channel, IMPORTED_TEXT_MAX, Kind, ReceiveAsked, SOURCE_ID_MAX};
use chengguan_words::{marks, of, opinions};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// The first instant a ledger may speak of: what a spreadsheet makes of an empty or wrong date lies before it.
const EARLIEST: &str = "1980-01-01T00:00:00+08:00";
/// A spreadsheet keeps fifteen digits of a number; of a longer one the last are noughts.
const LOST_FROM: f64 = 1e15;
/// What a spreadsheet shows where it could not compute.
const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// A row that can be received.
pub struct Checked {
    pub source_id: String,
    pub asked: ReceiveAsked,
    pub contact: Contact,
}

impl Checked {
    /// Tells rows of one file apart, in sixteen bytes each.
    pub fn key(&self) -> u128 {
        let digest: Sm3 = sm3(&[self.source_id.as_bytes()]);
        u128::from_be_bytes(std::array::from_fn(|at| digest[at]))
    }
}

/// A wrong cell of a row.
pub struct WrongCell {
    field: Field,
    value: String,
}

impl WrongCell {
    pub fn at(self, row: usize) -> RowProblem {
        RowProblem { row, column: self.field.path, value: self.value, mend: self.field.mend }
    }
}

/// Checks a row. Fixed names: `text`, or `subject` and `detail`, or `tokens`; `source_id` or `id`; `kind`; `address`;
/// `time` (when it was first written); `name`, `phone`.
pub fn check(row: &Row, mapping: &Mapping, now: Instant) -> Result<Checked, Vec<WrongCell>> {
    let cell = |ours: &str| row.get(mapping.theirs(ours)).map(text).filter(|text| !text.is_empty());
    let mut fields = Vec::new();
    let (column, words) = said(row, mapping, &cell);
    let said = inputs::text(column, &words, IMPORTED_TEXT_MAX, &mut fields);
    let kind = kind(&cell, mapping, &mut fields);
    let place = inputs::PlaceInput { address: cell("address"), ..Default::default() }.read("address", &Default::default(), &mut fields);
    let written_at = cell("time").and_then(|text| written(&text, now, &mut fields));
    let who = reporter(&cell, &mut fields);
    let source_id = cell("source_id").or_else(|| cell("id")).map(|id| id.nfkc().collect()).unwrap_or_else(|| format!("sm3:{}", &hex(&sm3(&[words.as_bytes()]))[..32]));
    if source_id.chars().count() > SOURCE_ID_MAX {
        fields.push(Field::new("source_id", "text_too_long", &[("max", "100"), ("now", &source_id.chars().count().to_string())]));
    }
    what_a_spreadsheet_spoiled(row, mapping, &mut fields);
    match kind.filter(|_| fields.is_empty()) {
        Some(kind) => {
            let anonymous = who.name.is_none() && who.phone.is_none();
            let asked = ReceiveAsked { kind, channel: Channel::Import, said, place, anonymous, photos: Vec::new(), source_id: Some(source_id.clone()), written_at, proposed: None, answers: Vec::new() };
            Ok(Checked { source_id, asked, contact: who })
        }
        None => Err(fields.into_iter().map(|field| wrong(field, &cell, mapping)).collect()),
    }
}

/// The word of a row for its kind, where nothing says which kind that is.
pub fn unknown_kind(row: &Row, mapping: &Mapping) -> Option<String> {
    let word = row.get(mapping.theirs("kind")).map(text).filter(|word| !word.is_empty())?;
    Kind::from_code(&mapping.kind(word.clone())).is_none().then_some(word)
}

fn kind(cell: &impl Fn(&str) -> Option<String>, mapping: &Mapping, fields: &mut Vec<Field>) -> Option<Kind> {
    // A clerk is told the names, not the codes other programs write.
    let keys: Vec<String> = Kind::ALL.iter().map(|kind| format!("kind_{}", kind.code())).collect();
    let names: Vec<&str> = keys.iter().map(|key| of(opinions::EVERY, key)).collect();
    match cell("kind") {
        None => Some(Kind::Complaint),
        Some(word) => inputs::code("kind", &mapping.kind(word), Kind::from_code, &names, fields),
    }
}

fn written(text: &str, now: Instant, fields: &mut Vec<Field>) -> Option<Instant> {
    let earliest = Instant::from_rfc3339(EARLIEST).ok();
    let written = instant(text).filter(|written| *written <= now && Some(*written) >= earliest);
    if written.is_none() {
        fields.push(Field::new("time", "not_a_past_time", &[]));
    }
    written
}

/// Full-width digits and the signs people put between them are a telephone number all the same.
fn reporter(cell: &impl Fn(&str) -> Option<String>, fields: &mut Vec<Field>) -> Contact {
    let phone = cell("phone").map(|phone| phone.nfkc().map(|sign| if matches!(sign, '\u{2014}' | '\u{2013}' | '\u{2010}') { '-' } else { sign }).collect());
    let mut wrong = Vec::new();
    let contact = contact(Some(&ContactInput { name: cell("name"), phone }), &mut wrong);
    fields.extend(wrong.into_iter().map(|field| Field { path: field.path.trim_start_matches("contact.").to_owned(), ..field }));
    contact
}

fn what_a_spreadsheet_spoiled(row: &Row, mapping: &Mapping, fields: &mut Vec<Field>) {
    for ours in super::mapping::OFFERED {
        match row.get(mapping.theirs(ours)) {
            Some(Value::Number(number)) if matches!(ours, "source_id" | "phone") && number.as_f64().is_some_and(|number| number.abs() >= LOST_FROM) => fields.push(Field::new(ours, "digits_lost", &[])),
            Some(Value::String(text)) if ERRORS.contains(&text.trim()) => fields.push(Field::new(ours, "cell_error", &[])),
            _ => {}
        }
    }
}

fn wrong(mut field: Field, cell: &impl Fn(&str) -> Option<String>, mapping: &Mapping) -> WrongCell {
    let ours = field.path.split('.').next().unwrap_or_default().to_owned();
    let value = cell(&ours).unwrap_or_default().chars().take(60).collect();
    field.path = mapping.theirs(&ours).to_owned();
    WrongCell { field, value }
}

/// The words, and the column they stand in; where there are none, the column they should stand in.
fn said(row: &Row, mapping: &Mapping, cell: &impl Fn(&str) -> Option<String>) -> (&'static str, String) {
    let joined = match (cell("subject"), cell("detail")) {
        (Some(subject), Some(detail)) => Some(chengguan_words::fill(marks::SUBJECT_AND_DETAIL, &[("subject", &subject), ("detail", &detail)])),
        (one, other) => one.or(other),
    };
    let there = || ["text", "detail", "subject", "tokens"].into_iter().find(|ours| row.contains_key(mapping.theirs(ours))).unwrap_or("text");
    let found = [("text", cell("text")), ("detail", joined), ("tokens", cell("tokens"))];
    let (column, text) = found.into_iter().find_map(|(column, text)| Some((column, text?))).unwrap_or_else(|| (there(), String::new()));
    // What a page of another site left in is no reason to send a whole ledger back.
    (column, text.chars().filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\r' | '\t')).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Instant {
        Instant::from_rfc3339("2026-03-03T09:00:00+08:00").unwrap()
    }

    fn row(text: &str) -> Row {
        serde_json::from_str(text).unwrap()
    }

    fn codes(text: &str) -> Vec<(String, String)> {
        let wrong = check(&row(text), &Mapping::default(), now()).err().unwrap_or_default();
        wrong.into_iter().map(|wrong| (wrong.field.path, wrong.field.code)).collect()
    }

    fn one(text: &str, path: &str, code: &str) {
        assert_eq!(codes(text), [(path.to_owned(), code.to_owned())], "{text}");
    }

    #[test]
    fn everything_wrong_in_a_row_is_told_at_once_by_column() {
        let wrong = codes(r#"{"id": 1, "text": " ", "kind": "rant", "time": "2026-03-03 09:00:01", "phone": "没有"}"#);
        let wrong: Vec<(&str, &str)> = wrong.iter().map(|(path, code)| (path.as_str(), code.as_str())).collect();
        assert_eq!(wrong, [("text", "text_missing"), ("kind", "unknown_value"), ("time", "not_a_past_time"), ("phone", "phone")]);
        assert_eq!(codes(r#"{"id": 1, "text": "路灯不亮", "time": "2026-03-03 09:00:00"}"#), []);
    }

    #[test]
    fn a_date_a_spreadsheet_made_of_nothing_is_no_time() {
        one(r#"{"text": "路灯不亮", "time": "1899-12-31 09:05:00"}"#, "time", "not_a_past_time");
        one(r#"{"text": "路灯不亮", "time": "1979-12-31 23:59:59"}"#, "time", "not_a_past_time");
        assert_eq!(codes(r#"{"text": "路灯不亮", "time": "1980-01-01 00:00:00"}"#), []);
    }

    #[test]
    fn a_number_that_lost_its_last_digits_is_not_taken_for_one() {
        one(r#"{"text": "路灯不亮", "source_id": 1000000000000000}"#, "source_id", "digits_lost");
        assert_eq!(codes(r#"{"text": "路灯不亮", "source_id": 999999999999999}"#), []);
        assert_eq!(codes(r#"{"text": "路灯不亮", "source_id": "2026030300000000001"}"#), []);
    }

    #[test]
    fn what_could_not_be_computed_is_nobodys_words() {
        one(r##"{"text": "#REF!"}"##, "text", "cell_error");
        assert_eq!(codes(r##"{"text": "#3楼漏水"}"##), []);
    }

    #[test]
    fn a_telephone_in_full_width_is_one() {
        let contact = |text: &str| check(&row(text), &Mapping::default(), now()).ok().unwrap();
        let given = contact(r#"{"text": "路灯不亮", "name": "王女士", "phone": "１３８００００１２３４"}"#);
        assert_eq!((given.contact.phone.unwrap().text.as_str(), given.asked.anonymous), ("13800001234", false));
        assert_eq!(contact(r#"{"text": "路灯不亮", "phone": "0563—3022112"}"#).contact.phone.unwrap().text, "0563-3022112");
        assert!(contact(r#"{"text": "路灯不亮"}"#).asked.anonymous);
    }

    #[test]
    fn other_peoples_columns_and_words_are_mapped() {
        let mapping: Mapping = toml::from_str("[columns]\ntext = '诉求内容'\nkind = '类型'\n[kinds]\n'求助' = 'help'").unwrap();
        let theirs = row(r#"{"诉求内容": "井盖翘起", "类型": "求助", "工单编号": "7"}"#);
        assert_eq!(theirs.keys().filter(|column| !mapping.takes(column)).collect::<Vec<_>>(), ["工单编号"]);
        let checked = check(&theirs, &mapping, now()).ok().unwrap();
        assert_eq!((checked.asked.kind, checked.asked.said.text.as_str()), (Kind::Help, "井盖翘起"));
        let theirs = row(r#"{"诉求内容": "井盖翘起", "类型": "闲聊"}"#);
        let wrong = check(&theirs, &mapping, now()).err().unwrap();
        assert_eq!((wrong[0].field.path.as_str(), wrong[0].value.as_str()), ("类型", "闲聊"));
        assert_eq!(unknown_kind(&theirs, &mapping).as_deref(), Some("闲聊"));
    }
}
