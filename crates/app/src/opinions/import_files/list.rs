//! Files brought to be imported: how far each is, and what was found in it.

use super::describe::Described;
use super::find;
use super::tables::import_file::{self, Column};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::ImportOpinions};
use crate::opinions::import::{Mapping, OFFERED, Report, RowProblem};
use crate::opinions::view::{Named, NamedId};
use crate::paging::{Count, Cursor, Newest, counted};
use crate::problem::Problem;
use crate::reference::Reference;
use crate::server::Versioned;
use crate::store::Reads;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use chengguan_statute::day::Instant;
use chengguan_words::{import as words, of};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// States, for the document.
pub const STATES: [&str; 7] = ["uploaded", "checking", "wrong", "checked", "taking", "taken", "failed"];

/// A file in the list.
#[derive(Serialize, ToSchema)]
pub struct ImportRow {
    /// Which.
    pub id: Uuid,
    /// As it was called.
    pub name: String,
    /// Bytes.
    pub bytes: i64,
    /// Who brought it.
    pub who: NamedId,
    /// Where it stands.
    #[schema(value_type = closed::Coded<closed::ImportState>)]
    pub state: Named,
    /// Rows taken in, once it was.
    pub imported: Option<usize>,
    /// Cells to mend.
    pub wrong: Option<usize>,
    /// When it was brought.
    pub uploaded_at: String,
    /// Until when it is kept.
    pub kept_until: String,
}

/// A page of files.
#[derive(Serialize, ToSchema)]
pub struct ImportPage {
    /// Newest first.
    pub items: Vec<ImportRow>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many, bounded.
    pub count: Count,
}

/// A column of a file.
#[derive(Serialize, ToSchema)]
pub struct ImportColumn {
    /// As headed.
    pub name: String,
    /// What stands there in the first rows.
    pub samples: Vec<String>,
    /// Which of ours it most likely is.
    pub guess: Option<String>,
}

/// How far it is.
#[derive(Serialize, ToSchema)]
pub struct ImportProgress {
    /// `checked`, `staged`, `placed`.
    #[schema(value_type = closed::ImportPass)]
    pub pass: String,
    /// Rows done.
    pub rows: i64,
    /// Rows there are, once they were counted.
    pub of: Option<i64>,
}

/// What was found.
#[derive(Serialize, ToSchema)]
pub struct ImportReport {
    /// Rows in the file.
    pub rows: usize,
    /// Taken in, or to be taken in.
    pub imported: usize,
    /// There before, by source id.
    pub skipped: usize,
    /// How many cells are wrong.
    pub wrong: usize,
    /// The first of them.
    pub problems: Vec<RowProblem>,
    /// Words for a kind that say nothing yet.
    pub unknown_kinds: Vec<String>,
}

/// A file in full.
#[derive(Serialize, ToSchema)]
pub struct ImportView {
    /// As in the list.
    #[serde(flatten)]
    pub row: ImportRow,
    /// For `If-Match`.
    pub version: i32,
    /// `xlsx`, `csv`, `jsonl`.
    pub form: String,
    /// Sheets that can be seen.
    pub sheets: Vec<String>,
    /// The one read.
    pub sheet: Option<String>,
    /// The row the headings stand in; 0 where each row names its own.
    pub head_row: usize,
    /// Its columns.
    pub columns: Vec<ImportColumn>,
    /// Ours, to be named.
    #[schema(value_type = Vec<closed::Coded<closed::ImportColumnCode>>)]
    pub offered: Vec<Named>,
    /// Which of ours is which of theirs, as checked last.
    pub mapped: BTreeMap<String, String>,
    /// Which of their words is which kind, as checked last.
    pub kinds: BTreeMap<String, String>,
    /// While something is being done with it.
    pub progress: Option<ImportProgress>,
    /// What checking or taking it in found.
    pub report: Option<ImportReport>,
    /// Why it could not be read.
    pub fault: Option<String>,
    /// Its wrong cells can be fetched, marked.
    pub marked: bool,
}

/// Files brought to be imported, by anybody.
#[utoipa::path(get, path = "/api/v1/imports", tag = "opinions", params(("after" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = ImportPage), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ImportOpinions>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<ImportPage>, Problem> {
    let page = Newest::read(&asked, &["after", "limit"], |_, _| Ok(()))?;
    let kept = Condition::all().add(Column::BureauId.eq(clerk.bureau.id)).add(Column::DroppedAt.is_null());
    let mut reader = desk.reading();
    let mut rows: Vec<import_file::Model> = reader.all(page.of(import_file::Entity::find().filter(kept.clone()), Column::UploadedAt, Column::Id)).await?;
    let next = page.cut(&mut rows, |row| Cursor { value: row.uploaded_at, id: row.id });
    let count = counted(&mut reader, import_file::Entity, kept).await?;
    Ok(Json(ImportPage { items: rows.iter().map(|row| short(row, report(row).as_ref(), &clerk.reference)).collect(), next, count }))
}

/// One file.
#[utoipa::path(get, path = "/api/v1/imports/{id}", tag = "opinions", params(("id" = Uuid, Path)),
    responses((status = 200, body = ImportView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ImportOpinions>, Path(id): Path<Uuid>) -> Result<Versioned<ImportView>, Problem> {
    let row = find(&mut desk.reading(), &clerk, id).await?;
    Ok(answer(&row, &clerk.reference, StatusCode::OK))
}

/// One with its version.
pub(super) fn answer(row: &import_file::Model, reference: &Reference, status: StatusCode) -> Versioned<ImportView> {
    Versioned { status, version: row.version as u32, body: view(row, reference) }
}

fn report(row: &import_file::Model) -> Option<Report> {
    row.report.as_deref().and_then(|text| serde_json::from_str(text).ok())
}

fn short(row: &import_file::Model, report: Option<&Report>, reference: &Reference) -> ImportRow {
    ImportRow {
        id: row.id,
        name: row.name.clone(),
        bytes: row.bytes,
        who: NamedId::person(reference, row.account_id),
        state: Named { code: row.state.clone(), name: of(words::EVERY, &format!("state_{}", row.state)).into() },
        imported: report.filter(|_| row.state == "taken").map(|report| report.imported),
        wrong: report.map(|report| report.wrong),
        uploaded_at: Instant(row.uploaded_at).to_rfc3339(),
        kept_until: Instant(row.uploaded_at + super::KEPT_MS).to_rfc3339(),
    }
}

/// One as shown.
pub(super) fn view(row: &import_file::Model, reference: &Reference) -> ImportView {
    let described: Described = row.head.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let mapping: Mapping = row.mapping.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let report = report(row);
    ImportView {
        version: row.version,
        form: described.form,
        sheets: described.sheets,
        sheet: described.sheet,
        head_row: described.head_row,
        columns: described.columns.into_iter().map(|column| ImportColumn { name: column.name, samples: column.samples, guess: column.guess }).collect(),
        offered: OFFERED.iter().map(|code| Named { code: (*code).into(), name: of(words::EVERY, &format!("column_{code}")).into() }).collect(),
        mapped: mapping.columns.into_iter().collect(),
        kinds: mapping.kinds.into_iter().collect(),
        progress: row.pass.clone().map(|pass| ImportProgress { pass, rows: row.rows, of: row.of_rows }),
        fault: row.fault.clone(),
        marked: row.state == "wrong",
        row: short(row, report.as_ref(), reference),
        report: report.map(|report| ImportReport {
            rows: report.rows,
            imported: report.imported,
            skipped: report.skipped,
            wrong: report.wrong,
            problems: report.problems,
            unknown_kinds: report.unknown_kinds.into_iter().collect(),
        }),
    }
}
