//! Importing opinions from JSON Lines or CSV: every row is checked first; then one act takes all of them in, or none.
//! The same source id twice adds nothing.

use super::inputs::{self, TEXT_MAX};
use super::receipt::{code_hash, new_code};
use super::store::{self, Contact};
use super::tables::opinion;
use crate::act::Entry;
use crate::desk::{Bureau, Desk};
use crate::problem::{Field, Problem};
use crate::store::Reads;
use axum::http::StatusCode;
use chengguan_proof::{Sm3, hex, sm3};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{self as law, ActedBy, Channel, Kind};
use chengguan_words::{commands as words, fill};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

/// Rows of one file: one act takes them all in, and it must not hold the ledger for long.
pub const ROWS_MAX: usize = 20_000;
/// Bytes of one file.
const FILE_MAX: u64 = 200 * 1024 * 1024;
/// Problems told of one file; the rest is counted.
const PROBLEMS_MAX: usize = 200;
/// Source ids looked up at once.
const LOOKED_UP: usize = 500;

/// One wrong cell.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct RowProblem {
    /// Row in the file, from 1; the head of a CSV is row 1.
    pub row: usize,
    /// Name of the column.
    pub column: String,
    /// What stands there, cut.
    pub value: String,
    /// How to mend it.
    pub mend: String,
}

/// What an import did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Rows in the file.
    pub rows: usize,
    /// Taken in.
    pub imported: usize,
    /// There before, by source id.
    pub skipped: usize,
    /// Only checked.
    pub dry_run: bool,
    /// What is wrong; if anything is, nothing was taken in.
    pub problems: Vec<RowProblem>,
}

impl Report {
    /// For people.
    pub fn words(&self) -> String {
        let count = |template: &str, n: usize| fill(template, &[("rows", &n.to_string()), ("count", &n.to_string())]);
        if self.problems.is_empty() {
            return if self.imported == 0 { count(words::IMPORT_NOTHING, self.skipped) } else { count(words::IMPORT_DONE, self.imported) };
        }
        let lines = self.problems.iter().map(|problem| format!("{}\t{}\t{}\t{}", problem.row, problem.column, problem.value, problem.mend));
        std::iter::once(count(words::IMPORT_REFUSED, self.problems.len())).chain(lines).collect::<Vec<_>>().join("\n")
    }
}

struct Checked {
    source_id: String,
    asked: law::ReceiveAsked,
}

/// Imports a file.
pub async fn import(desk: &Desk, bureau: &Arc<Bureau>, file: &Path, dry_run: bool) -> Result<Report, Problem> {
    let rows = read(file)?;
    let mut report = Report { rows: rows.len(), dry_run, ..Report::default() };
    let mut seen = HashSet::new();
    let mut checked = Vec::with_capacity(rows.len());
    for (number, row) in rows {
        match check(row) {
            Ok(row) => {
                if seen.insert(row.source_id.clone()) {
                    checked.push(row);
                } else {
                    report.skipped += 1;
                }
            }
            Err(fields) => report.problems.extend(fields.into_iter().map(|(field, value)| RowProblem { row: number, column: field.path, value, mend: field.mend })),
        }
    }
    report.problems.truncate(PROBLEMS_MAX);
    if !report.problems.is_empty() {
        return Ok(report);
    }
    let there = known(desk, bureau.id, &checked).await?;
    report.skipped += there.len();
    checked.retain(|row| !there.contains(&row.source_id));
    report.imported = checked.len();
    if !dry_run && !checked.is_empty() {
        accept(desk, bureau, checked, file).await?;
    }
    Ok(report)
}

async fn known(desk: &Desk, bureau: i32, rows: &[Checked]) -> Result<HashSet<String>, Problem> {
    let mut there = HashSet::new();
    for some in rows.chunks(LOOKED_UP) {
        let select = opinion::Entity::find()
            .filter(opinion::Column::BureauId.eq(bureau))
            .filter(opinion::Column::SourceId.is_in(some.iter().map(|row| row.source_id.as_str())));
        let found: Vec<opinion::Model> = desk.reading().all(select.into_query()).await?;
        there.extend(found.into_iter().filter_map(|row| row.source_id));
    }
    Ok(there)
}

/// One act: all rows, one entry with the Merkle root of their digests.
async fn accept(desk: &Desk, bureau: &Arc<Bureau>, rows: Vec<Checked>, file: &Path) -> Result<(), Problem> {
    let reference = desk.reference(bureau.id);
    let mut act = desk.begin(bureau, ActedBy::Automatic, None);
    let (batch, entry_id) = (Uuid::now_v7(), Uuid::now_v7());
    let mut composed = Vec::with_capacity(rows.len());
    let mut digests = Vec::with_capacity(rows.len());
    for row in rows {
        let outcome = law::receive(&row.asked).map_err(|_| Problem::internal())?;
        let number = desk.numbers().next(desk, bureau, act.now().day()).await?;
        // Nobody holds this code: an imported opinion is answered through the system it came from.
        let code = new_code(&bureau.short_code);
        let (model, applied) = store::compose(&act, &reference, OpinionId(Uuid::now_v7()), number, code_hash(&code), Contact::default(), &outcome)?;
        digests.push(applied.digest);
        composed.push((model, applied.new));
    }
    let count = composed.len();
    store::create_many(&mut act, composed, entry_id)?;
    let root = merkle_root(&digests);
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let payload = json!({ "file": name, "rows": count, "root": hex(&root) });
    let entry = Entry { act: "opinions.import".into(), subject_kind: "import", subject: batch, version: 1, digest: root, grounds: Vec::new(), payload };
    act.record_as(entry_id, entry).await?;
    Ok(())
}

/// RFC 6962 §2.1 with SM3 over the rows' digests.
fn merkle_root(digests: &[Sm3]) -> Sm3 {
    match digests {
        [] => sm3(&[]),
        [one] => sm3(&[&[0], one]),
        many => {
            let left = many.len().next_power_of_two() / 2;
            sm3(&[&[1], &merkle_root(&many[..left]), &merkle_root(&many[left..])])
        }
    }
}

/// A row with its number in the file.
type NumberedRow = (usize, Map<String, Value>);

fn read(file: &Path) -> Result<Vec<NumberedRow>, Problem> {
    let failed = |why: String| Problem::malformed(Field::new("file", "not_json", &[("why", &why)]));
    let size = std::fs::metadata(file).map_err(|why| failed(why.to_string()))?.len();
    if size > FILE_MAX {
        return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large"));
    }
    let bytes = std::fs::read(file).map_err(|why| failed(why.to_string()))?;
    let text = decode(&bytes)?;
    let rows = if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) { csv_rows(&text)? } else { json_rows(&text)? };
    if rows.len() > ROWS_MAX {
        return Err(Problem::malformed(Field::new("file", "number_range", &[("min", "1"), ("max", &ROWS_MAX.to_string())])));
    }
    Ok(rows)
}

/// UTF-8, or GB18030 as spreadsheets of this country write it.
fn decode(bytes: &[u8]) -> Result<String, Problem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let (text, _, wrong) = encoding_rs::GB18030.decode(bytes);
    if wrong { Err(Problem::malformed(Field::new("file", "not_utf8", &[]))) } else { Ok(text.into_owned()) }
}

fn json_rows(text: &str) -> Result<Vec<NumberedRow>, Problem> {
    let parse = |(at, line): (usize, &str)| match serde_json::from_str(line) {
        Ok(Value::Object(row)) => Ok((at + 1, row)),
        Ok(_) => Err(Problem::malformed(Field::new(format!("{}", at + 1), "not_json", &[("why", "not an object")]))),
        Err(why) => Err(Problem::malformed(Field::new(format!("{}", at + 1), "not_json", &[("why", &why.to_string())]))),
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(parse).collect()
}

fn csv_rows(text: &str) -> Result<Vec<NumberedRow>, Problem> {
    let wrong = |why: csv::Error| Problem::malformed(Field::new("file", "not_json", &[("why", &why.to_string())]));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().map_err(wrong)?.clone();
    let row = |(at, record): (usize, csv::Result<csv::StringRecord>)| {
        let record = record.map_err(wrong)?;
        let cells = head.iter().zip(&record).map(|(name, cell)| (name.trim().to_owned(), Value::String(cell.to_owned())));
        Ok((at + 2, cells.collect()))
    };
    reader.records().enumerate().map(row).collect()
}

/// Fixed names: `text`, or `subject` and `detail`, or `tokens`; `id` or `source_id`; `kind`; `address`.
fn check(row: Map<String, Value>) -> Result<Checked, Vec<(Field, String)>> {
    let cell = |name: &str| match row.get(name) {
        Some(Value::String(text)) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let joined = match (cell("subject"), cell("detail")) {
        (Some(subject), Some(detail)) => Some(chengguan_words::fill(chengguan_words::marks::SUBJECT_AND_DETAIL, &[("subject", &subject), ("detail", &detail)])),
        (one, other) => one.or(other),
    };
    let column = if cell("text").is_some() || joined.is_none() && cell("tokens").is_none() { "text" } else if joined.is_some() { "detail" } else { "tokens" };
    let text: String = cell("text").or(joined).or_else(|| cell("tokens")).unwrap_or_default();
    // What a page of another site left in is no reason to send a whole ledger back.
    let text: String = text.chars().filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\r' | '\t')).collect();
    let mut fields = Vec::new();
    let said = inputs::text(column, &text, TEXT_MAX, &mut fields);
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
    let kind = match cell("kind") {
        None => Some(Kind::Complaint),
        Some(kind) => inputs::code("kind", &kind, Kind::from_code, &kinds, &mut fields),
    };
    let place = inputs::PlaceInput { address: cell("address"), ..Default::default() }.read("address", &Default::default(), &mut fields);
    let source_id = cell("source_id").or_else(|| cell("id")).unwrap_or_else(|| format!("sm3:{}", &hex(&sm3(&[text.as_bytes()]))[..32]));
    match kind {
        Some(kind) if fields.is_empty() => {
            let asked = law::ReceiveAsked { kind, channel: Channel::Import, said, place, anonymous: true, photos: Vec::new(), source_id: Some(source_id.clone()) };
            Ok(Checked { source_id, asked })
        }
        _ => Err(fields.into_iter().map(|field| {
            let value = cell(&field.path).unwrap_or_default().chars().take(60).collect();
            (field, value)
        }).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_without_words_is_told_with_its_column_and_mend() {
        let rows = csv_rows("source_id,text\n1,路灯不亮\n2,\n").unwrap();
        assert!(check(rows[0].1.clone()).is_ok());
        let problems = check(rows[1].1.clone()).err().unwrap();
        assert_eq!((rows[1].0, problems[0].0.path.as_str(), problems[0].0.code.as_str()), (3, "text", "text_missing"));
    }

    #[test]
    fn gb18030_is_read_and_nonsense_is_not() {
        let (bytes, _, _) = encoding_rs::GB18030.encode("䶮家巷𠮷");
        assert_eq!(decode(&bytes).unwrap(), "䶮家巷𠮷");
        assert!(decode(b"\xff\xff\xff").is_err());
    }
}
