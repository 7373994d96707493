//! A file as a workbook with its wrong cells marked: mended there, it is brought again.

use super::{find, marked_path};
use crate::desk::Desk;
use crate::identity::{May, permission::ImportOpinions};
use crate::jobs::Fault;
use crate::opinions::export::attachment;
use crate::opinions::import::{Mapping, ROWS_MAX, RowProblem, check_row, rows};
use crate::problem::Problem;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::Response;
use chengguan_statute::day::Instant;
use chengguan_words::{fill, import as words, marks};
use rust_xlsxwriter::{ColNum, Color, Format, FormatAlign, RowNum, Workbook, Worksheet, XlsxError};
use std::path::PathBuf;
use uuid::Uuid;

/// Signs of a cell (the format's own limit).
const CELL_MAX: usize = 32_767;

/// The file with its wrong cells marked.
#[utoipa::path(get, path = "/api/v1/imports/{id}/marked", tag = "opinions", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn file(State(desk): State<Desk>, clerk: May<ImportOpinions>, Path(id): Path<Uuid>) -> Result<Response<Body>, Problem> {
    let row = find(&mut desk.reading(), &clerk, id).await?;
    if row.state != "wrong" {
        return Err(Problem::not_found());
    }
    let name = row.name.rsplit_once('.').map_or(row.name.as_str(), |(stem, _)| stem);
    attachment(&marked_path(&desk, id), &format!("{}.xlsx", fill(words::MARKED_FILE, &[("name", name)])), super::template::XLSX).await
}

/// Writes it: every row, those with something to mend with how, in the order of the file.
pub(super) async fn write(file: PathBuf, marked: PathBuf, mapping: Mapping, now: Instant) -> Result<(), Fault> {
    let written = tokio::task::spawn_blocking(move || {
        let table = rows::open(&file, &mapping).map_err(|_| Fault::Last("internal"))?;
        let part = marked.with_extension("part");
        let done = mark(table, &mapping, now).and_then(|mut book| book.save(&part));
        done.map_err(std::io::Error::other).and_then(|()| std::fs::rename(&part, &marked)).map_err(|why| {
            tracing::error!(%why, "a file with its wrong cells marked could not be written");
            Fault::Passing("disk")
        })
    });
    written.await.map_err(|_| Fault::Passing("internal"))?
}

fn mark(table: rows::Table, mapping: &Mapping, now: Instant) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let mut sheet = book.new_worksheet_with_constant_memory()?;
    sheet.set_name(words::MARKED_SHEET)?;
    // What was marked before is marked anew.
    let columns: Vec<String> = table.head.iter().filter(|name| name.as_str() != words::MARKED_COLUMN && name.as_str() != words::MARKED_ROW).cloned().collect();
    let (how, number) = (columns.len() as ColNum, columns.len() as ColNum + 1);
    let bold = Format::new().set_bold();
    for (at, name) in columns.iter().map(String::as_str).chain([words::MARKED_COLUMN, words::MARKED_ROW]).enumerate() {
        sheet.set_column_width(at as ColNum, if at as ColNum == how { 60.0 } else { 18.0 })?;
        sheet.write_string_with_format(0, at as ColNum, name, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let plain = Format::new().set_num_format("@").set_align(FormatAlign::Top);
    let red = plain.clone().set_background_color(Color::RGB(0xFCEBEA)).set_font_color(Color::RGB(0xAD1F1F));
    let mut at: RowNum = 0;
    for row in table.rows.take(ROWS_MAX) {
        at += 1;
        let (problems, row) = match row {
            Ok((number, row)) => (check_row(&row, mapping, now, number), Some((number, row))),
            Err(problem) => (vec![problem], None),
        };
        if let Some((_, row)) = &row {
            for (column, name) in columns.iter().enumerate() {
                let wrong = problems.iter().any(|problem| problem.column == *name);
                let text = row.get(name).map(rows::text).unwrap_or_default();
                if wrong || !text.is_empty() {
                    sheet.write_string_with_format(at, column as ColNum, cut(&text), if wrong { &red } else { &plain })?;
                }
            }
        }
        tell(&mut sheet, at, how, &problems, &red)?;
        let row_number = row.map_or_else(|| problems.first().map_or(0, |problem| problem.row), |(number, _)| number);
        sheet.write_number(at, number, row_number as f64)?;
    }
    sheet.autofilter(0, 0, at, number)?;
    book.push_worksheet(sheet);
    Ok(book)
}

fn tell(sheet: &mut Worksheet, at: RowNum, how: ColNum, problems: &[RowProblem], red: &Format) -> Result<(), XlsxError> {
    if problems.is_empty() {
        return Ok(());
    }
    let each: Vec<String> = problems.iter().map(|problem| fill(words::MARKED_CELL, &[("column", &problem.column), ("mend", &problem.mend)])).collect();
    sheet.write_string_with_format(at, how, cut(&each.join(marks::LINES)), red)?;
    Ok(())
}

fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= CELL_MAX { text.to_owned() } else { text.chars().take(CELL_MAX / 2).collect() }
}
