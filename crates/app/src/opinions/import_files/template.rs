//! An empty workbook with our columns, for whoever has no ledger of their own yet.

use crate::identity::{May, permission::ImportOpinions};
use crate::opinions::import::OFFERED;
use crate::problem::Problem;
use axum::body::Body;
use axum::http::{HeaderValue, Response, header};
use chengguan_statute::opinions::Kind;
use chengguan_words::{import as words, of, opinions};
use rust_xlsxwriter::{ColNum, DataValidation, Format, Workbook, XlsxError};

/// Media type of XLSX.
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Rows in which a kind is chosen from a list.
const LIST_ROWS: u32 = 10_000;

/// The workbook.
#[utoipa::path(get, path = "/api/v1/imports/template", tag = "opinions",
    responses((status = 200, body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn template(_: May<ImportOpinions>) -> Result<Response<Body>, Problem> {
    let bytes = book().map_err(|why| {
        tracing::error!(%why, "the template of imports could not be written");
        Problem::internal()
    })?;
    let name: String = format!("{}.xlsx", words::TEMPLATE_FILE).bytes().map(|byte| format!("%{byte:02X}")).collect();
    let mut answer = Response::new(Body::from(bytes));
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(XLSX));
    if let Ok(value) = format!("attachment; filename*=UTF-8''{name}").parse() {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(answer)
}

fn book() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(words::TEMPLATE_SHEET)?;
    sheet.set_freeze_panes(1, 0)?;
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    // `text` is what other programs write; a person writes subject and detail.
    for (at, code) in OFFERED.iter().filter(|code| **code != "text").enumerate() {
        let at = at as ColNum;
        sheet.set_column_width(at, if *code == "detail" { 60.0 } else { 18.0 })?;
        sheet.set_column_format(at, &text)?;
        sheet.write_string_with_format(0, at, of(words::EVERY, &format!("column_{code}")), &bold)?;
        sheet.write_string_with_format(1, at, of(words::EVERY, &format!("example_{code}")), &text)?;
        if *code == "kind" {
            let names: Vec<String> = Kind::ALL.iter().map(|kind| of(opinions::EVERY, &format!("kind_{}", kind.code())).to_owned()).collect();
            sheet.add_data_validation(1, at, LIST_ROWS, at, &DataValidation::new().allow_list_strings(&names)?)?;
        }
    }
    book.save_to_buffer()
}
