//! A sheet of an XLSX workbook, row by row. Whoever made the file may mean harm: it is unpacked once to be measured before
//! anything is kept of it, and no size it states is believed.

use super::rows::{Cells, Grid, broken, wrong_file};
use crate::problem::Problem;
use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use serde_json::Value;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};

/// Bytes of a whole workbook, unpacked.
const UNPACKED_MAX: u64 = 512 * 1024 * 1024;
/// Bytes of what is kept in memory of it: its words, each once, and what its cells look like.
const KEPT_MAX: u64 = 128 * 1024 * 1024;
/// Files packed in it.
const PARTS_MAX: usize = 2_000;
/// Columns read; what stands further right is nobody's ledger.
pub const COLUMNS_MAX: u32 = 200;
/// Cells joined with others.
const MERGES_MAX: usize = 100_000;
/// Rows read before the one being looked at is done.
const AHEAD: usize = 64;

type Book = Xlsx<BufReader<File>>;

/// An opened workbook.
pub struct Workbook {
    /// Names of the sheets that can be seen.
    pub sheets: Vec<String>,
    /// The one read.
    pub sheet: String,
    /// Its rows.
    pub grid: Grid,
}

/// Opens a workbook at a sheet; at the first that says anything where none is named.
pub fn open(path: &Path, sheet: Option<&str>) -> Result<Workbook, Problem> {
    measure(path)?;
    let mut book: Book = calamine::open_workbook(path).map_err(|why| unreadable(&why))?;
    let seen = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let sheets: Vec<String> = book.sheets_metadata().iter().filter(seen).map(|sheet| sheet.name.clone()).collect();
    let chosen = match sheet {
        Some(name) => sheets.iter().find(|sheet| *sheet == name).cloned(),
        None => first_that_says_anything(&mut book, &sheets)?,
    };
    let sheet = chosen.ok_or_else(|| wrong_file("no_such_sheet", &[("sheets", &sheets.join(chengguan_words::marks::LIST))]))?;
    let merged = book.merge_cells_by_sheet_name(&sheet).map_err(|why| unreadable(&why))?;
    if merged.len() > MERGES_MAX {
        return Err(wrong_file("workbook_too_large", &[]));
    }
    // A cell that reaches down over several rows stands for each of them; across, it stands for its first column.
    let down = merged.iter().filter(|region| region.end.0 > region.start.0).map(|region| (region.start, region.end.0)).collect();
    let name = sheet.clone();
    let (sender, rows) = sync_channel(AHEAD);
    std::thread::spawn(move || {
        if let Err(why) = send(&mut book, &name, &down, &sender) {
            let _ = sender.send(Err(broken(0, &why.to_string()))); // Whoever reads may have stopped.
        }
    });
    Ok(Workbook { sheets, sheet, grid: Box::new(rows.into_iter()) })
}

fn unreadable(why: &calamine::XlsxError) -> Problem {
    wrong_file("not_json", &[("why", &why.to_string())])
}

/// Unpacks everything once, into nothing.
fn measure(path: &Path) -> Result<(), Problem> {
    let too_large = || wrong_file("workbook_too_large", &[]);
    let unreadable = |why: &dyn std::fmt::Display| wrong_file("not_json", &[("why", &why.to_string())]);
    let file = File::open(path).map_err(|why| unreadable(&why))?;
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(|why| unreadable(&why))?;
    if archive.len() > PARTS_MAX {
        return Err(too_large());
    }
    let (mut unpacked, mut kept) = (0, 0);
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|why| unreadable(&why))?;
        let sheet = part.name().is_ok_and(|name| name.contains("worksheets/"));
        let length = std::io::copy(&mut part.take(UNPACKED_MAX + 1), &mut std::io::sink()).map_err(|why| unreadable(&why))?;
        unpacked += length;
        if !sheet {
            kept += length;
        }
        if unpacked > UNPACKED_MAX || kept > KEPT_MAX {
            return Err(too_large());
        }
    }
    Ok(())
}

fn first_that_says_anything(book: &mut Book, sheets: &[String]) -> Result<Option<String>, Problem> {
    for name in sheets {
        let mut cells = book.worksheet_cells_reader(name).map_err(|why| unreadable(&why))?;
        while let Some(cell) = cells.next_cell().map_err(|why| unreadable(&why))? {
            if !value(cell.get_value()).is_null() {
                return Ok(Some(name.clone()));
            }
        }
    }
    Ok(sheets.first().cloned())
}

/// Rows of a sheet, as long as somebody takes them. A sheet may name its rows in any order; only one that comes after
/// those before it is read.
fn send(book: &mut Book, sheet: &str, down: &HashMap<(u32, u32), u32>, sender: &SyncSender<Cells>) -> Result<(), calamine::XlsxError> {
    let mut cells = book.worksheet_cells_reader(sheet)?;
    let mut row: Option<(u32, Vec<Value>)> = None;
    let mut held: HashMap<u32, (u32, Value)> = HashMap::new();
    while let Some(cell) = cells.next_cell()? {
        let ((at, column), found) = (cell.get_position(), value(cell.get_value()));
        if column >= COLUMNS_MAX {
            continue;
        }
        if row.as_ref().is_none_or(|(now, _)| *now < at) {
            if let Some((now, cells)) = row.take()
                && !hand_over(sender, now, cells, &mut held)
            {
                return Ok(());
            }
            row = Some((at, Vec::new()));
        }
        let Some((now, cells)) = &mut row else { continue };
        if *now != at {
            continue;
        }
        if let Some(end) = down.get(&(at, column)) {
            held.insert(column, (*end, found.clone()));
        }
        if cells.len() <= column as usize {
            cells.resize(column as usize + 1, Value::Null);
        }
        cells[column as usize] = found;
    }
    if let Some((now, cells)) = row {
        hand_over(sender, now, cells, &mut held);
    }
    Ok(())
}

/// Hands a row over with what reaches down into it. False when nobody wants more.
fn hand_over(sender: &SyncSender<Cells>, row: u32, mut cells: Vec<Value>, held: &mut HashMap<u32, (u32, Value)>) -> bool {
    held.retain(|_, (end, _)| *end >= row);
    if cells.iter().any(|cell| !cell.is_null()) {
        for (column, (_, value)) in held.iter() {
            let column = *column as usize;
            if cells.len() <= column {
                cells.resize(column + 1, Value::Null);
            }
            if cells[column].is_null() {
                cells[column] = value.clone();
            }
        }
    }
    sender.send(Ok((row as usize + 1, cells))).is_ok()
}

/// A cell as the checks want it: words, a number, nothing.
fn value(cell: &DataRef) -> Value {
    match cell {
        DataRef::String(text) => words(text),
        DataRef::SharedString(text) => words(text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => words(text),
        DataRef::Int(number) => Value::from(*number),
        // What was typed as a whole number is shown as one.
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e18 => Value::from(*number as i64),
        DataRef::Float(number) => Value::from(*number),
        DataRef::DateTime(moment) => Value::String(moment_text(moment)),
        DataRef::Bool(flag) => Value::String(flag.to_string()),
        other @ DataRef::Error(_) => Value::String(Data::from(other.clone()).to_string()),
        DataRef::Empty => Value::Null,
    }
}

fn words(text: &str) -> Value {
    if text.trim().is_empty() { Value::Null } else { Value::String(text.to_owned()) }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}
