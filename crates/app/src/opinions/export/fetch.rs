//! One's own files: how far they are, and fetching them.

use super::columns::Column;
use super::sheet::Form;
use super::tables::export::{self, Column as Stored};
use crate::chores;
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, Needs, out_of_scope, permission::ExportOpinions};
use crate::paging::{COUNT_MAX, Count, Cursor, Newest, counted};
use crate::problem::Problem;
use crate::store::{Reads, StoreError};
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, Response, header};
use chengguan_statute::access::Permission;
use chengguan_statute::day::Instant;
use chengguan_words::opinions as words;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde::Serialize;
use tokio_util::io::ReaderStream;
use utoipa::ToSchema;
use uuid::Uuid;

/// A file of the ledger.
#[derive(Serialize, ToSchema)]
pub struct ExportView {
    /// Which.
    pub id: Uuid,
    /// How it is written.
    #[schema(value_type = closed::ExportForm)]
    pub form: String,
    /// `waiting`, `done`, `failed`, `dropped`.
    #[schema(value_type = closed::ExportState)]
    pub state: String,
    /// Rows written so far.
    pub rows: i64,
    /// How many were counted when it was ordered.
    pub expected: Count,
    /// Why it was given up.
    pub fault: Option<String>,
    /// Of the finished file.
    pub bytes: Option<i64>,
    /// As it is called when fetched.
    pub name: String,
    /// When.
    pub ordered_at: String,
    /// Until when it can be fetched.
    pub kept_until: String,
}

/// A column that may be chosen.
#[derive(Serialize, ToSchema)]
pub struct ColumnOffered {
    /// In orders.
    #[schema(value_type = closed::ExportColumn)]
    pub code: String,
    /// As headed.
    pub name: String,
    /// Shown unless others are chosen.
    pub usual: bool,
}

/// A page of one's own files.
#[derive(Serialize, ToSchema)]
pub struct ExportPage {
    /// What this person may choose from.
    pub columns: Vec<ColumnOffered>,
    /// Newest first.
    pub items: Vec<ExportView>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many, bounded.
    pub count: Count,
}

/// States, for the document.
pub const STATES: [&str; 4] = ["waiting", "done", "failed", "dropped"];

/// One as shown.
pub fn view(row: &export::Model) -> ExportView {
    let state = match row {
        row if row.dropped_at.is_some() => "dropped",
        row if row.finished_at.is_some() => "done",
        row if row.fault.is_some() => "failed",
        _ => "waiting",
    };
    ExportView {
        id: row.id,
        form: row.form.clone(),
        state: state.into(),
        rows: row.rows,
        expected: Count { value: row.expected.min(COUNT_MAX), exact: row.expected <= COUNT_MAX },
        fault: row.fault.as_deref().map(|code| chengguan_words::of(chengguan_words::system::EVERY, &format!("fault_{code}")).into()),
        bytes: row.bytes,
        name: name(row),
        ordered_at: Instant(row.ordered_at).to_rfc3339(),
        kept_until: Instant(row.ordered_at + super::KEPT_MS).to_rfc3339(),
    }
}

/// `意见台账-20260303-0905.xlsx`.
fn name(row: &export::Model) -> String {
    let at = Instant(row.ordered_at);
    let (year, month, day) = at.day().civil();
    let minute = at.minute_of_day();
    format!("{}-{year:04}{month:02}{day:02}-{:02}{:02}.{}", words::EXPORT_FILE, minute / 60, minute % 60, row.form)
}

/// One's own files.
#[utoipa::path(get, path = "/api/v1/exports", tag = "opinions", params(("after" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = ExportPage), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ExportOpinions>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<ExportPage>, Problem> {
    let page = Newest::read(&asked, &["after", "limit"], |_, _| Ok(()))?;
    let own = Condition::all().add(Stored::BureauId.eq(clerk.bureau.id)).add(Stored::AccountId.eq(clerk.clerk.account.0));
    let mut reader = desk.reading();
    let mut rows: Vec<export::Model> = reader.all(page.of(export::Entity::find().filter(own.clone()), Stored::OrderedAt, Stored::Id)).await?;
    let next = page.cut(&mut rows, |row| Cursor { value: row.ordered_at, id: row.id });
    let count = counted(&mut reader, export::Entity, own).await?;
    let offered = Column::ALL.iter().filter(|column| !column.of_reporter() || sees_reporters(&clerk));
    let columns = offered.map(|column| ColumnOffered { code: column.code().into(), name: column.heading(), usual: column.usual() }).collect();
    Ok(Json(ExportPage { columns, items: rows.iter().map(view).collect(), next, count }))
}

/// How far one is.
#[utoipa::path(get, path = "/api/v1/exports/{id}", tag = "opinions", params(("id" = Uuid, Path)),
    responses((status = 200, body = ExportView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ExportOpinions>, Path(id): Path<Uuid>) -> Result<Json<ExportView>, Problem> {
    Ok(Json(view(&own(&desk, &clerk, id).await?)))
}

/// The file itself. What is not whole yet, and what has gone, answers 404.
#[utoipa::path(get, path = "/api/v1/exports/{id}/file", tag = "opinions", params(("id" = Uuid, Path)),
    responses((status = 200, content((Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (Vec<u8> = "text/csv"))), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn file(State(desk): State<Desk>, clerk: May<ExportOpinions>, Path(id): Path<Uuid>) -> Result<Response<Body>, Problem> {
    let row = own(&desk, &clerk, id).await?;
    let form = Form::from_code(&row.form).filter(|_| row.finished_at.is_some() && row.dropped_at.is_none()).ok_or_else(Problem::not_found)?;
    attachment(&super::path(&desk, row.id, form), &name(&row), form.media_type()).await
}

/// A file on this server as an answer to be kept under a name.
pub async fn attachment(path: &std::path::Path, name: &str, media_type: &'static str) -> Result<Response<Body>, Problem> {
    let file = tokio::fs::File::open(path).await.map_err(|_| Problem::not_found())?;
    let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let mut answer = Response::new(Body::from_stream(ReaderStream::new(file)));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(value) = format!("attachment; filename*=UTF-8''{encoded}").parse() {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(answer)
}

/// Whether somebody sees reporters wherever they see opinions.
pub fn sees_reporters(clerk: &May<ExportOpinions>) -> bool {
    clerk.clerk.scope(Permission::ReadReporters).is_some_and(|scope| scope >= clerk.scope)
}

/// One's own, or 404: another's is journalled as any look beyond one's reach.
pub async fn own<P: Needs>(desk: &Desk, clerk: &May<P>, id: Uuid) -> Result<export::Model, Problem> {
    let select = export::Entity::find().filter(Stored::BureauId.eq(clerk.bureau.id)).filter(Stored::Id.eq(id));
    let row: export::Model = desk.reading().one(select.into_query()).await?.ok_or_else(Problem::not_found)?;
    if row.account_id != clerk.clerk.account.0 {
        return Err(out_of_scope(desk, clerk, "export", id).await);
    }
    Ok(row)
}

/// Files past their time, and those of what was never finished, go.
pub async fn sweep(desk: &Desk, bureau: i32) -> Result<(), StoreError> {
    let old = export::Entity::find()
        .filter(Stored::BureauId.eq(bureau))
        .filter(Stored::DroppedAt.is_null())
        .filter(Stored::OrderedAt.lt(desk.now().0 - super::KEPT_MS));
    for row in desk.reading().all::<export::Model>(old.into_query()).await? {
        if let Some(form) = Form::from_code(&row.form) {
            let path = super::path(desk, row.id, form);
            for path in [path.with_extension("part"), path] {
                let _ = tokio::fs::remove_file(path).await; // On another server, or never begun.
            }
        }
        chores::drop_export(desk, bureau, row.id).await?;
    }
    Ok(())
}
