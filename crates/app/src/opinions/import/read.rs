//! Reading a file row by row, and checking each row.

use super::RowProblem;
use crate::opinions::inputs;
use crate::problem::{Field, Problem};
use chengguan_proof::{Sm3, hex, sm3};
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::{Channel, IMPORTED_TEXT_MAX, Kind, ReceiveAsked};
use chengguan_words::marks;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Columns that are known by their own names.
const COLUMNS: [&str; 10] = ["id", "source_id", "text", "subject", "detail", "tokens", "kind", "address", "time", "row"];

/// What a file calls our columns and kinds, where it does not use our names. Written in TOML.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// Our column = theirs.
    columns: HashMap<String, String>,
    /// Their word = our code of the kind.
    kinds: HashMap<String, String>,
}

impl Mapping {
    /// Reads one; says what is wrong with it.
    pub fn read(file: &Path) -> Result<Self, String> {
        let mapping: Self = toml::from_str(&std::fs::read_to_string(file).map_err(|why| why.to_string())?).map_err(|why| why.to_string())?;
        let unknown = mapping.columns.keys().find(|ours| !COLUMNS.contains(&ours.as_str()));
        match unknown {
            Some(ours) => Err(format!("columns.{ours}: {}", COLUMNS.join(", "))),
            None => Ok(mapping),
        }
    }

    fn theirs<'a>(&'a self, ours: &'a str) -> &'a str {
        self.columns.get(ours).map_or(ours, String::as_str)
    }

    fn kind(&self, word: String) -> String {
        self.kinds.get(&word).cloned().unwrap_or(word)
    }
}

/// A row by the names of its columns.
pub type Row = Map<String, Value>;
/// A row with its number in the file, or what is wrong with it.
pub type NumberedRow = Result<(usize, Row), RowProblem>;

/// A row that can be received.
pub struct Checked {
    pub source_id: String,
    pub asked: ReceiveAsked,
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

/// The file itself cannot be taken.
pub fn wrong_file(code: &str, values: &[(&str, &str)]) -> Problem {
    Problem::malformed(Field::new("file", code, values))
}

/// Rows of a file in order. UTF-8, or GB18030 as spreadsheets of this country write it.
pub fn rows(file: &Path) -> Result<Box<dyn Iterator<Item = NumberedRow> + Send>, Problem> {
    let open = || File::open(file).map_err(|why| wrong_file("not_json", &[("why", &why.to_string())]));
    if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) { csv_rows(open()?) } else { Ok(Box::new(json_rows(BufReader::new(open()?)))) }
}

fn broken(row: usize, why: &str) -> RowProblem {
    let field = Field::new("-", "not_json", &[("why", why)]);
    WrongCell { field, value: String::new() }.at(row)
}

fn not_text(row: usize) -> RowProblem {
    WrongCell { field: Field::new("-", "not_utf8", &[]), value: String::new() }.at(row)
}

fn decode(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let (text, _, wrong) = encoding_rs::GB18030.decode(bytes);
    (!wrong).then(|| text.into_owned())
}

fn json_rows(reader: BufReader<File>) -> impl Iterator<Item = NumberedRow> + Send {
    let lines = reader.split(b'\n').enumerate();
    lines.filter_map(|(at, line)| {
        let number = at + 1;
        let line = match line {
            Ok(line) => line,
            Err(why) => return Some(Err(broken(number, &why.to_string()))),
        };
        let Some(text) = decode(&line) else { return Some(Err(not_text(number))) };
        if text.trim().is_empty() {
            return None;
        }
        Some(match serde_json::from_str(&text) {
            Ok(Value::Object(row)) => Ok((number, row)),
            Ok(_) => Err(broken(number, "not an object")),
            Err(why) => Err(broken(number, &why.to_string())),
        })
    })
}

fn csv_rows(file: File) -> Result<Box<dyn Iterator<Item = NumberedRow> + Send>, Problem> {
    let mut reader = csv::Reader::from_reader(BufReader::new(file));
    let head = reader.byte_headers().map_err(|why| wrong_file("not_json", &[("why", &why.to_string())]))?;
    let head: Option<Vec<String>> = head.iter().map(|name| decode(name).map(|name| name.trim().to_owned())).collect();
    let head = head.ok_or_else(|| wrong_file("not_utf8", &[]))?;
    let rows = reader.into_byte_records().enumerate().map(move |(at, record)| {
        let number = at + 2;
        let record = record.map_err(|why| broken(number, &why.to_string()))?;
        let cells: Option<Vec<String>> = record.iter().map(decode).collect();
        let cells = cells.ok_or_else(|| not_text(number))?;
        Ok((number, head.iter().cloned().zip(cells.into_iter().map(Value::String)).collect()))
    });
    Ok(Box::new(rows))
}

/// Columns of a row nothing is taken from.
pub fn unused(row: &Row, mapping: &Mapping) -> Vec<String> {
    let known = |column: &String| COLUMNS.iter().any(|ours| mapping.theirs(ours) == column);
    row.keys().filter(|column| !known(column)).cloned().collect()
}

/// Checks a row. Fixed names: `text`, or `subject` and `detail`, or `tokens`; `source_id` or `id`; `kind`; `address`;
/// `time` (when it was first written).
pub fn check(row: Row, mapping: &Mapping, now: Instant) -> Result<Checked, Vec<WrongCell>> {
    let cell = |ours: &str| match row.get(mapping.theirs(ours)) {
        Some(Value::String(text)) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let (column, text) = said(&cell);
    let mut fields = Vec::new();
    let said = inputs::text(column, &text, IMPORTED_TEXT_MAX, &mut fields);
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
    let kind = match cell("kind") {
        None => Some(Kind::Complaint),
        Some(word) => inputs::code("kind", &mapping.kind(word), Kind::from_code, &kinds, &mut fields),
    };
    let place = inputs::PlaceInput { address: cell("address"), ..Default::default() }.read("address", &Default::default(), &mut fields);
    let written_at = cell("time").and_then(|text| {
        let written = instant(&text).filter(|written| *written <= now);
        if written.is_none() {
            fields.push(Field::new("time", "not_a_past_time", &[]));
        }
        written
    });
    let source_id = cell("source_id").or_else(|| cell("id")).unwrap_or_else(|| format!("sm3:{}", &hex(&sm3(&[text.as_bytes()]))[..32]));
    if source_id.chars().count() > chengguan_statute::opinions::SOURCE_ID_MAX {
        fields.push(Field::new("source_id", "text_too_long", &[("max", "100"), ("now", &source_id.chars().count().to_string())]));
    }
    match kind.filter(|_| fields.is_empty()) {
        Some(kind) => {
            let asked = ReceiveAsked { kind, channel: Channel::Import, said, place, anonymous: true, photos: Vec::new(), source_id: Some(source_id.clone()), written_at, proposed: None };
            Ok(Checked { source_id, asked })
        }
        None => Err(fields.into_iter().map(|field| wrong(field, &cell, mapping)).collect()),
    }
}

fn wrong(mut field: Field, cell: &impl Fn(&str) -> Option<String>, mapping: &Mapping) -> WrongCell {
    let ours = field.path.split('.').next().unwrap_or_default().to_owned();
    let value = cell(&ours).unwrap_or_default().chars().take(60).collect();
    field.path = mapping.theirs(&ours).to_owned();
    WrongCell { field, value }
}

/// The words, and the column they stand in.
fn said(cell: &impl Fn(&str) -> Option<String>) -> (&'static str, String) {
    let joined = match (cell("subject"), cell("detail")) {
        (Some(subject), Some(detail)) => Some(chengguan_words::fill(marks::SUBJECT_AND_DETAIL, &[("subject", &subject), ("detail", &detail)])),
        (one, other) => one.or(other),
    };
    let found = [("text", cell("text")), ("detail", joined), ("tokens", cell("tokens"))];
    let (column, text) = found.into_iter().find_map(|(column, text)| Some((column, text?))).unwrap_or(("text", String::new()));
    // What a page of another site left in is no reason to send a whole ledger back.
    (column, text.chars().filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\r' | '\t')).collect())
}

/// A time with its zone (RFC 3339), or as clerks write it, in the time of China: `2019-11-22 16:54:42`, `2019/1/4 9:05`,
/// `2019-11-22`.
fn instant(text: &str) -> Option<Instant> {
    if let Ok(instant) = Instant::from_rfc3339(text) {
        return Some(instant);
    }
    let (date, time) = text.split_once([' ', 'T']).unwrap_or((text, "0:00"));
    let date: Vec<&str> = date.split(['-', '/', '.']).collect();
    let time: Vec<&str> = time.trim().split(':').collect();
    let [year, month, day] = date[..] else { return None };
    let (hour, minute, second) = match time[..] {
        [hour, minute] => (hour, minute, "0"),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    Instant::from_rfc3339(&format!("{year:0>4}-{month:0>2}-{day:0>2}T{hour:0>2}:{minute:0>2}:{second:0>2}+08:00")).ok()
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
        let wrong = check(row(text), &Mapping::default(), now()).err().unwrap_or_default();
        wrong.into_iter().map(|wrong| (wrong.field.path, wrong.field.code)).collect()
    }

    #[test]
    fn everything_wrong_in_a_row_is_told_at_once_by_column() {
        let wrong = codes(r#"{"id": 1, "text": " ", "kind": "rant", "time": "2026-03-03 09:00:01"}"#);
        let wrong: Vec<(&str, &str)> = wrong.iter().map(|(path, code)| (path.as_str(), code.as_str())).collect();
        assert_eq!(wrong, [("text", "text_missing"), ("kind", "unknown_value"), ("time", "not_a_past_time")]);
        assert_eq!(codes(r#"{"id": 1, "text": "路灯不亮", "time": "2026-03-03 09:00:00"}"#), []);
    }

    #[test]
    fn a_time_is_read_as_clerks_write_it() {
        let at = |text: &str| instant(text).map(Instant::to_rfc3339);
        for text in ["2019-01-04 09:05:00", "2019/1/4 9:05", "2019.1.4 9:05:00", "2019-01-04T01:05:00Z", "2019-01-04T09:05:00+08:00"] {
            assert_eq!(at(text), Some("2019-01-04T09:05:00.000+08:00".into()), "{text}");
        }
        assert_eq!(at("2019-1-4"), Some("2019-01-04T00:00:00.000+08:00".into()));
        for text in ["", "昨天", "2019-13-01 10:00", "2019-02-29", "2019-01-04 25:00", "43468"] {
            assert_eq!(at(text), None, "{text}");
        }
    }

    #[test]
    fn other_peoples_columns_and_words_are_mapped() {
        let mapping: Mapping = toml::from_str("[columns]\ntext = '诉求内容'\nkind = '类型'\n[kinds]\n'求助' = 'help'").unwrap();
        let theirs = row(r#"{"诉求内容": "井盖翘起", "类型": "求助", "工单编号": "7"}"#);
        assert_eq!(unused(&theirs, &mapping), ["工单编号"]);
        let checked = check(theirs, &mapping, now()).ok().unwrap();
        assert_eq!((checked.asked.kind, checked.asked.said.text.as_str()), (Kind::Help, "井盖翘起"));
        let wrong = check(row(r#"{"诉求内容": "井盖翘起", "类型": "闲聊"}"#), &mapping, now()).err().unwrap();
        assert_eq!((wrong[0].field.path.as_str(), wrong[0].value.as_str()), ("类型", "闲聊"));
    }

    #[test]
    fn gb18030_is_read_and_nonsense_is_not() {
        let (bytes, _, _) = encoding_rs::GB18030.encode("䶮家巷𠮷");
        assert_eq!(decode(&bytes).as_deref(), Some("䶮家巷𠮷"));
        assert_eq!(decode(b"\xff\xff\xff"), None);
    }
}
