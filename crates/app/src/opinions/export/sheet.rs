//! Files of rows: XLSX and CSV, written row by row with little memory, under another name until they are whole.

use super::columns::{Cell, Column};
use chengguan_statute::day::Instant;
use chengguan_words::opinions as words;
use rust_xlsxwriter::{ColNum, ExcelDateTime, Format, FormatBorder, RowNum, Workbook, Worksheet, XlsxError};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Rows of one sheet, its heading included (ECMA-376: 2^20).
const SHEET_ROWS: RowNum = 1_048_576;
/// Signs of one cell of a sheet.
const CELL_MAX: usize = 32_767;
/// Hours between UTC and the bureau's clock, in milliseconds.
const EAST_MS: i64 = 8 * 3_600_000;

/// How the file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Excel.
    Xlsx,
    /// Comma-separated, UTF-8 with its mark, so that Excel reads Chinese.
    Csv,
}

impl Form {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];

    /// In requests and behind the dot.
    pub fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The one with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }

    /// For the header of the answer.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// A file in the making.
pub struct Sheet {
    path: PathBuf,
    part: PathBuf,
    columns: Vec<Column>,
    to: To,
}

enum To {
    Csv(Box<csv::Writer<BufWriter<File>>>),
    Xlsx(Box<Book>),
}

struct Book {
    book: Workbook,
    sheet: Worksheet,
    row: RowNum,
    sheets: usize,
    moment: Format,
    plain: Format,
}

impl Sheet {
    /// Begins a file; `path` is its name once it is whole.
    pub fn begin(path: &Path, form: Form, columns: Vec<Column>) -> io::Result<Self> {
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let part = path.with_extension("part");
        let to = match form {
            Form::Csv => {
                let mut file = BufWriter::new(File::create(&part)?);
                file.write_all("\u{feff}".as_bytes())?;
                let mut writer = csv::Writer::from_writer(file);
                writer.write_record(columns.iter().map(|column| column.heading()))?;
                To::Csv(Box::new(writer))
            }
            Form::Xlsx => To::Xlsx(Box::new(Book::begin(folder, &columns).map_err(io::Error::other)?)),
        };
        Ok(Self { path: path.to_owned(), part, columns, to })
    }

    /// Writes one row, a cell a column.
    pub fn row(&mut self, cells: Vec<Cell>) -> io::Result<()> {
        match &mut self.to {
            To::Csv(writer) => writer.write_record(cells.iter().map(plain)).map_err(io::Error::from),
            To::Xlsx(book) => book.row(&self.columns, cells).map_err(io::Error::other),
        }
    }

    /// Makes the file whole, and says how many bytes it has.
    pub fn finish(self) -> io::Result<u64> {
        match self.to {
            To::Csv(writer) => writer.into_inner().map_err(|why| io::Error::other(why.to_string()))?.into_inner().map_err(|why| why.into_error())?.sync_all()?,
            To::Xlsx(book) => book.finish(&self.part).map_err(io::Error::other)?,
        }
        let bytes = std::fs::metadata(&self.part)?.len();
        std::fs::rename(&self.part, &self.path)?;
        Ok(bytes)
    }
}

impl Book {
    fn begin(folder: &Path, columns: &[Column]) -> Result<Self, XlsxError> {
        let mut book = Workbook::new();
        book.set_tempdir(folder)?;
        let plain = Format::new().set_num_format("@");
        let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm");
        let sheet = headed(&mut book, columns, 1)?;
        Ok(Self { book, sheet, row: 1, sheets: 1, moment, plain })
    }

    fn row(&mut self, columns: &[Column], cells: Vec<Cell>) -> Result<(), XlsxError> {
        if self.row == SHEET_ROWS {
            self.sheets += 1;
            let next = headed(&mut self.book, columns, self.sheets)?;
            self.book.push_worksheet(std::mem::replace(&mut self.sheet, next));
            self.row = 1;
        }
        for (at, cell) in cells.into_iter().enumerate() {
            let at = at as ColNum;
            match cell {
                Cell::Empty => {}
                // As words, whatever they begin with: a sheet never computes what somebody wrote.
                Cell::Text(text) => drop(self.sheet.write_string_with_format(self.row, at, cut(&text), &self.plain)?),
                Cell::Number(number) => drop(self.sheet.write_number(self.row, at, number as f64)?),
                Cell::Moment(at_instant) => {
                    let seconds = (at_instant.0 + EAST_MS).div_euclid(1000);
                    let moment = ExcelDateTime::from_timestamp(seconds - seconds.rem_euclid(60))?;
                    self.sheet.write_datetime_with_format(self.row, at, &moment, &self.moment)?;
                }
            }
        }
        self.row += 1;
        Ok(())
    }

    fn finish(mut self, path: &Path) -> Result<(), XlsxError> {
        self.book.push_worksheet(self.sheet);
        self.book.save(path)
    }
}

/// A sheet with its heading, which stays in sight, and is repeated on every page printed.
fn headed(book: &mut Workbook, columns: &[Column], number: usize) -> Result<Worksheet, XlsxError> {
    let mut sheet = book.new_worksheet_with_constant_memory()?;
    let name = if number == 1 { words::EXPORT_SHEET.to_owned() } else { format!("{}{number}", words::EXPORT_SHEET) };
    sheet.set_name(name)?;
    sheet.set_landscape();
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    let bold = Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
    for (at, column) in columns.iter().enumerate() {
        sheet.set_column_width(at as ColNum, column.width())?;
        sheet.write_string_with_format(0, at as ColNum, column.heading(), &bold)?;
    }
    Ok(sheet)
}

fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= CELL_MAX { text.to_owned() } else { text.chars().take(CELL_MAX / 2).collect() }
}

/// A cell of CSV. What a spreadsheet would take for a formula has a quotation mark before it, as spreadsheets themselves
/// write words.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Moment(at) => minute(*at),
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
    }
}

/// `2026-03-05 17:30`.
fn minute(at: Instant) -> String {
    let minute = at.minute_of_day();
    format!("{} {:02}:{:02}", at.day(), minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_look_like_a_formula_stay_words() {
        for (text, written) in [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-路口", "'-路口"), ("+8610", "'+8610"), ("路口=", "路口="), ("", "")] {
            assert_eq!(plain(&Cell::Text(text.into())), written);
        }
    }

    #[test]
    fn a_file_has_its_name_only_once_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        for form in Form::ALL {
            let path = folder.path().join("a").with_extension(form.code());
            let mut sheet = Sheet::begin(&path, form, vec![Column::Number, Column::Received]).unwrap();
            sheet.row(vec![Cell::Text("QT-20260303-0001".into()), Cell::Moment(Instant::from_rfc3339("2026-03-03T09:05:59+08:00").unwrap())]).unwrap();
            assert!(!path.exists());
            assert_eq!(sheet.finish().unwrap(), std::fs::metadata(&path).unwrap().len());
            if form == Form::Csv {
                assert_eq!(std::fs::read_to_string(&path).unwrap().lines().nth(1), Some("QT-20260303-0001,2026-03-03 09:05"));
            }
        }
    }
}
