//! Another sheet of the workbook, or another row for the headings.

use super::describe::describe;
use super::list::{ImportView, answer};
use super::tables::import_file;
use super::{find_idle, path};
use crate::chores;
use crate::desk::Desk;
use crate::identity::{May, permission::ImportOpinions};
use crate::problem::Problem;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// Where the rows stand.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetChoice {
    /// The sheet; the first that says anything where none is named.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The row of the headings, from 1; found where it is not said.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1000)]
    pub head_row: Option<usize>,
}

/// Rows looked through for a row of headings that was named.
const HEAD_ROW_MAX: usize = 1_000;

/// Looks at another sheet, or at headings in another row.
#[utoipa::path(post, path = "/api/v1/imports/{id}/sheet", tag = "opinions", params(("id" = Uuid, Path), ("If-Match" = String, Header)), request_body = SheetChoice,
    responses((status = 200, body = ImportView), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn sheet(State(desk): State<Desk>, clerk: May<ImportOpinions>, Path(id): Path<Uuid>, expected: IfMatch, Body(asked): Body<SheetChoice>) -> Result<Versioned<ImportView>, Problem> {
    if asked.head_row.is_some_and(|row| !(1..=HEAD_ROW_MAX).contains(&row)) {
        return Err(Problem::field("head_row", "number_range", &[("min", "1"), ("max", &HEAD_ROW_MAX.to_string())]));
    }
    let row = find_idle(&desk, &clerk, id, expected).await?;
    let described = describe(path(&desk, id), asked.sheet, asked.head_row).await?;
    let row = import_file::Model { version: row.version + 1, state: "uploaded".into(), head: Some(json!(described).to_string()), mapping: None, report: None, fault: None, ..row };
    chores::change_import_file(&desk, row.clone(), None).await?;
    Ok(answer(&row, &clerk.reference, StatusCode::OK))
}
