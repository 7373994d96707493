//! A file row by row: JSON Lines, CSV as spreadsheets of this country write it, a sheet of a workbook.

use super::RowProblem;
use super::mapping::{Mapping, headings};
use super::workbook;
use crate::problem::{Field, Problem};
use chengguan_words::{fill, import as words};
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Rows looked through for the headings: titles, units and notes stand above them.
const HEAD_WITHIN: usize = 20;
/// Rows of JSON Lines whose names make the heads.
const NAMES_WITHIN: usize = 20;

/// A row by the names of its columns.
pub type Row = Map<String, Value>;
/// A row with its number in the file, or what is wrong with it.
pub type NumberedRow = Result<(usize, Row), RowProblem>;
/// Cells of a row with its number in the file, from 1.
pub type Cells = Result<(usize, Vec<Value>), RowProblem>;
/// Rows of cells, in order.
pub type Grid = Box<dyn Iterator<Item = Cells> + Send>;

/// A file opened.
pub struct Table {
    /// Names of its columns, each once, in their order.
    pub head: Vec<String>,
    /// The row they stand in; 0 where each row names its own.
    pub head_row: usize,
    /// Sheets of a workbook that can be seen.
    pub sheets: Vec<String>,
    /// The one read.
    pub sheet: Option<String>,
    /// What comes below the headings. Rows with nothing in them are left out.
    pub rows: Box<dyn Iterator<Item = NumberedRow> + Send>,
}

/// The file itself cannot be taken.
pub fn wrong_file(code: &str, values: &[(&str, &str)]) -> Problem {
    Problem::malformed(Field::new("file", code, values))
}

/// A row that cannot be read at all.
pub fn broken(row: usize, why: &str) -> RowProblem {
    of_row(row, Field::new("-", "not_json", &[("why", why)]))
}

fn not_text(row: usize) -> RowProblem {
    of_row(row, Field::new("-", "not_utf8", &[]))
}

fn of_row(row: usize, field: Field) -> RowProblem {
    RowProblem { row, column: field.path, value: String::new(), mend: field.mend }
}

fn unreadable(why: &io::Error) -> Problem {
    wrong_file("not_json", &[("why", &why.to_string())])
}

/// Opens a file, whatever it is called: by its first bytes.
pub fn open(path: &Path, mapping: &Mapping) -> Result<Table, Problem> {
    let mut first = [0; 8];
    let mut file = File::open(path).map_err(|why| unreadable(&why))?;
    let read = file.read(&mut first).map_err(|why| unreadable(&why))?;
    let first = &first[..read];
    if first.starts_with(b"PK\x03\x04") {
        let book = workbook::open(path, mapping.sheet.as_deref())?;
        let table = headed(book.grid, mapping)?;
        Ok(Table { sheets: book.sheets, sheet: Some(book.sheet), ..table })
    } else if first.starts_with(b"\xd0\xcf\x11\xe0") {
        Err(wrong_file("old_workbook", &[]))
    } else if named_csv(path) || !first.trim_ascii_start().starts_with(b"{") && !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl")) {
        headed(csv_cells(path)?, mapping)
    } else {
        let file = File::open(path).map_err(|why| unreadable(&why))?;
        Ok(json_table(BufReader::new(file)))
    }
}

fn named_csv(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

fn json_table(reader: BufReader<File>) -> Table {
    let mut rows = json_rows(reader);
    let first: Vec<NumberedRow> = rows.by_ref().take(NAMES_WITHIN).collect();
    let mut seen = HashSet::new();
    let names = first.iter().filter_map(|row| row.as_ref().ok()).flat_map(|(_, row)| row.keys());
    let head = names.filter(|name| seen.insert((*name).clone())).cloned().collect();
    Table { head, head_row: 0, sheets: Vec::new(), sheet: None, rows: Box::new(first.into_iter().chain(rows)) }
}

fn json_rows(reader: BufReader<File>) -> impl Iterator<Item = NumberedRow> + Send {
    let lines = reader.split(b'\n').enumerate();
    lines.filter_map(|(at, line)| {
        let number = at + 1;
        let line = match line {
            Ok(line) => line,
            Err(why) => return Some(Err(broken(number, &why.to_string()))),
        };
        let line = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
        let Some(text) = decode(line, std::str::from_utf8(line).is_ok()) else { return Some(Err(not_text(number))) };
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

fn decode(bytes: &[u8], utf8: bool) -> Option<String> {
    if utf8 {
        return std::str::from_utf8(bytes).ok().map(str::to_owned);
    }
    let (text, wrong) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    (!wrong).then(|| text.into_owned())
}

/// Whether a whole file is UTF-8: a cell of GB 18030 alone may look like it.
fn is_utf8(file: &mut impl Read) -> io::Result<bool> {
    let mut held = vec![0; 64 * 1024];
    let mut kept = 0;
    loop {
        let read = file.read(&mut held[kept..])?;
        if read == 0 {
            return Ok(kept == 0);
        }
        let length = kept + read;
        match std::str::from_utf8(&held[..length]) {
            Ok(_) => kept = 0,
            Err(why) if why.error_len().is_some() => return Ok(false),
            Err(why) => {
                held.copy_within(why.valid_up_to()..length, 0);
                kept = length - why.valid_up_to();
            }
        }
    }
}

fn csv_cells(path: &Path) -> Result<Grid, Problem> {
    let file = || File::open(path).map_err(|why| unreadable(&why));
    let utf8 = is_utf8(&mut file()?).map_err(|why| unreadable(&why))?;
    let mut line = Vec::new();
    BufReader::new(file()?).take(64 * 1024).read_until(b'\n', &mut line).map_err(|why| unreadable(&why))?;
    let count = |sign: u8| line.iter().filter(|byte| **byte == sign).count();
    let separator = [b',', b'\t', b';'].into_iter().max_by_key(|sign| (count(*sign), *sign == b',')).unwrap_or(b',');
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(BufReader::new(file()?));
    let rows = reader.into_byte_records().enumerate().map(move |(at, record)| {
        let number = at + 1;
        let record = record.map_err(|why| broken(number, &why.to_string()))?;
        let mut cells = Vec::with_capacity(record.len());
        for (at, cell) in record.iter().enumerate() {
            let cell = if number == 1 && at == 0 { cell.strip_prefix(b"\xef\xbb\xbf").unwrap_or(cell) } else { cell };
            cells.push(Value::String(decode(cell, utf8).ok_or_else(|| not_text(number))?));
        }
        Ok((number, cells))
    });
    Ok(Box::new(rows))
}

/// Finds the headings: the row a mapping names, or the one of the first rows that says most of what we know; where none
/// says anything, the first with something in it.
fn headed(mut grid: Grid, mapping: &Mapping) -> Result<Table, Problem> {
    let within = mapping.head.unwrap_or(HEAD_WITHIN);
    let mut first: Vec<Cells> = Vec::new();
    for row in grid.by_ref() {
        let number = row.as_ref().map_or_else(|wrong| wrong.row, |(number, _)| *number);
        first.push(row);
        if number >= within {
            break;
        }
    }
    let texts = |row: &Cells| row.as_ref().ok().map(|(number, cells)| (*number, cells.iter().map(text).collect::<Vec<String>>()));
    let known: Vec<(usize, usize, Vec<String>)> = first.iter().enumerate().filter_map(|(at, row)| texts(row).map(|(number, names)| (at, number, names))).filter(|(_, _, names)| names.iter().any(|name| !name.is_empty())).collect();
    let found = match mapping.head {
        Some(row) => known.iter().find(|(_, number, _)| *number == row),
        // Of equals the last of max_by_key; the first is wanted.
        None => known.iter().rev().max_by_key(|(_, _, names)| headings(names)),
    };
    let Some((at, head_row, names)) = found else { return Err(wrong_file("no_headings", &[])) };
    let head = distinct(names);
    let columns = head.clone();
    let below = first.split_off(at + 1);
    let rows = below.into_iter().chain(grid).filter_map(move |row| row.and_then(|(number, cells)| by_name(&columns, number, cells)).transpose());
    Ok(Table { head, head_row: *head_row, sheets: Vec::new(), sheet: None, rows: Box::new(rows) })
}

/// A row by its names; nothing where it is empty.
fn by_name(head: &[String], number: usize, cells: Vec<Value>) -> Result<Option<(usize, Row)>, RowProblem> {
    let empty = |cell: &Value| matches!(cell, Value::Null) || cell.as_str().is_some_and(|text| text.trim().is_empty());
    if cells.iter().all(empty) {
        return Ok(None);
    }
    if let Some(beyond) = cells.iter().skip(head.len()).find(|cell| !empty(cell)) {
        let field = Field::new("-", "beyond_headings", &[("columns", &head.len().to_string())]);
        return Err(RowProblem { value: text(beyond).chars().take(60).collect(), ..of_row(number, field) });
    }
    Ok(Some((number, head.iter().cloned().zip(cells).collect())))
}

/// Names of columns, each once, and none without a name.
fn distinct(names: &[String]) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut head = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let base = if name.is_empty() { fill(words::UNNAMED_COLUMN, &[("n", &(at + 1).to_string())]) } else { name.clone() };
        let mut unique = base.clone();
        for n in 2.. {
            if seen.insert(unique.clone()) {
                break;
            }
            unique = fill(words::SAME_NAME_COLUMN, &[("name", &base), ("n", &n.to_string())]);
        }
        head.push(unique);
    }
    head
}

/// A cell as text, without breaks at its ends.
pub fn text(cell: &Value) -> String {
    match cell {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    fn rows(table: Table) -> Vec<(usize, Value)> {
        table.rows.map(|row| row.map(|(number, row)| (number, Value::Object(row))).unwrap_or_else(|wrong| (wrong.row, Value::String(wrong.mend)))).collect()
    }

    #[test]
    fn gb18030_is_read_and_nonsense_is_not() {
        let (bytes, _, _) = encoding_rs::GB18030.encode("䶮家巷𠮷");
        assert_eq!(decode(&bytes, false).as_deref(), Some("䶮家巷𠮷"));
        assert_eq!(decode(b"\xff\xff\xff", false), None);
    }

    #[test]
    fn a_file_of_gb18030_is_so_in_every_cell() {
        // These four bytes are also UTF-8.
        let (bytes, _, _) = encoding_rs::GB18030.encode("内容,地址\n联通,龚家巷\n");
        let (_folder, path) = file("a.csv", &bytes);
        assert_eq!(rows(open(&path, &Mapping::default()).unwrap()), [(2, serde_json::json!({ "内容": "联通", "地址": "龚家巷" }))]);
    }

    #[test]
    fn a_sign_cut_by_the_end_of_a_piece_is_one_sign() {
        let text = "a".to_owned() + &"龚".repeat(50_000);
        assert!(is_utf8(&mut text.as_bytes()).unwrap());
        assert!(!is_utf8(&mut &text.as_bytes()[..text.len() - 1]).unwrap());
    }

    #[test]
    fn headings_below_a_title_are_found_and_empty_rows_left_out() {
        let (_folder, path) = file("a.csv", "某区信访台账,,\n制表：局办公室,,2026年\n诉求编号,诉求内容,联系电话\n7,井盖翘起,\n,,\n8,路灯不亮,13800000000\n".as_bytes());
        let table = open(&path, &Mapping::default()).unwrap();
        assert_eq!((table.head_row, table.head.clone()), (3, vec!["诉求编号".into(), "诉求内容".into(), "联系电话".into()]));
        assert_eq!(rows(table).iter().map(|(number, _)| *number).collect::<Vec<_>>(), [4, 6]);
    }

    #[test]
    fn the_row_of_the_headings_may_be_said() {
        let (_folder, path) = file("a.csv", "甲,乙\n丙,丁\n1,2\n".as_bytes());
        let mapping = Mapping { head: Some(2), ..Mapping::default() };
        assert_eq!(rows(open(&path, &mapping).unwrap()), [(3, serde_json::json!({ "丙": "1", "丁": "2" }))]);
        let none = Mapping { head: Some(9), ..Mapping::default() };
        assert_eq!(open(&path, &none).err().unwrap().code, "malformed");
    }

    #[test]
    fn columns_of_one_name_or_none_are_told_apart() {
        assert_eq!(distinct(&["内容".into(), "内容".into(), String::new()]), ["内容", "内容（2）", "第3列"]);
    }

    #[test]
    fn a_cell_beyond_the_headings_is_a_mistake_of_its_row() {
        let (_folder, path) = file("a.csv", "text,id\n井盖,1,多出来的\n路灯,2,\n".as_bytes());
        let told: Vec<usize> = open(&path, &Mapping::default()).unwrap().rows.map(|row| row.map_err(|wrong| assert_eq!(wrong.value, "多出来的")).map_or(0, |(number, _)| number)).collect();
        assert_eq!(told, [0, 3]);
    }

    #[test]
    fn semicolons_and_tabs_separate_too() {
        for sign in [";", "\t"] {
            let (_folder, path) = file("a.csv", format!("text{sign}id\n井盖，翘起{sign}1\n").as_bytes());
            assert_eq!(rows(open(&path, &Mapping::default()).unwrap()), [(2, serde_json::json!({ "text": "井盖，翘起", "id": "1" }))]);
        }
    }

    #[test]
    fn an_old_workbook_or_a_locked_one_is_told_by_name() {
        let (_folder, path) = file("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        assert_eq!(open(&path, &Mapping::default()).err().unwrap().fields[0].code, "old_workbook");
    }
}
