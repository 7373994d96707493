//! Writing the file: the ledger's pages one after the other, as whoever ordered it may see them now.

use super::columns::{Cell, Column};
use super::sheet::{Form, Sheet};
use super::tables::export::{self, Column as Stored};
use crate::chores::{self, Written};
use crate::desk::{Bureau, Desk};
use crate::identity::{May, permission::ReadOpinions};
use crate::jobs::{Fault, tables::job};
use crate::opinions::list::{read, stretch};
use crate::opinions::load;
use crate::opinions::tables::opinion;
use crate::store::{Reads, StoreError};
use chengguan_statute::access::Permission;
use chengguan_statute::ids::AccountId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::mpsc;

/// Rows of one page.
const CHUNK: u64 = 2_000;
/// Pages read before the one being written is done: memory stays the same however long the file is.
const AHEAD: usize = 2;

/// Work after the act that ordered it. Begun again after a crash, it begins anew.
pub async fn job(desk: &Desk, bureau: &Arc<Bureau>, job: &job::Model) -> Result<Written, Fault> {
    let select = export::Entity::find().filter(Stored::BureauId.eq(bureau.id)).filter(Stored::Id.eq(job.subject_id));
    let Some(row) = desk.reading().one::<export::Model>(select.into_query()).await? else { return Err(Fault::Last("internal")) };
    if row.finished_at.is_some() || row.dropped_at.is_some() {
        return Ok(Written::default());
    }
    let form = Form::from_code(&row.form).ok_or(Fault::Last("internal"))?;
    let codes: Vec<String> = serde_json::from_str(&row.columns).map_err(|_| Fault::Last("internal"))?;
    let question: Vec<(String, String)> = serde_json::from_str(&row.question).map_err(|_| Fault::Last("internal"))?;
    // Whoever may not see it any more gets nothing.
    let clerk = desk.reference(bureau.id).clerk(AccountId(row.account_id)).filter(|clerk| clerk.scope(Permission::ExportOpinions).is_some());
    let clerk = clerk.and_then(|clerk| May::<ReadOpinions>::of(desk, bureau, clerk)).ok_or(Fault::Last("not_permitted"))?;
    let columns: Vec<Column> = codes.iter().filter_map(|code| Column::from_code(code)).collect();
    let (sender, written) = begin(super::path(desk, row.id, form), form, columns.clone());
    let rows = pages(desk, bureau, &clerk, job, &question, &columns, sender).await?;
    let bytes = written.await.map_err(|_| Fault::Passing("internal"))?.map_err(not_written)?;
    let whole = export::ActiveModel { rows: Set(rows), bytes: Set(Some(bytes as i64)), fault: Set(None), finished_at: Set(Some(desk.now().0)), ..of(job) };
    Ok(ending(whole)?)
}

/// Nobody tries any more.
pub fn given_up(job: &job::Model, fault: &str) -> Result<Written, StoreError> {
    ending(export::ActiveModel { fault: Set(Some(fault.to_owned())), ..of(job) })
}

fn of(job: &job::Model) -> export::ActiveModel {
    export::ActiveModel { bureau_id: Set(job.bureau_id), id: Set(job.subject_id), ..Default::default() }
}

fn ending(row: export::ActiveModel) -> Result<Written, StoreError> {
    let mut written = Written::default();
    written.update(row)?;
    Ok(written)
}

async fn pages(desk: &Desk, bureau: &Arc<Bureau>, clerk: &May<ReadOpinions>, job: &job::Model, question: &[(String, String)], columns: &[Column], sender: mpsc::Sender<Vec<Vec<Cell>>>) -> Result<i64, Fault> {
    let mut asked = read(clerk, question, desk.now())?;
    asked.seek(desk).await?;
    asked.limit = CHUNK;
    let (mut rows, mut told) = (0, desk.now());
    loop {
        let page = stretch(&mut desk.reading(), bureau.id, &asked).await?;
        let cells = cells(desk, bureau.id, clerk, columns, page.rows).await?;
        rows += cells.len() as i64;
        // The writer ended early: what it says is asked at the end.
        if !cells.is_empty() && sender.send(cells).await.is_err() {
            return Ok(rows);
        }
        let Some(next) = page.next else { return Ok(rows) };
        asked.after = Some(next);
        if desk.now().0 - told.0 >= chores::TELL_EVERY_MS {
            told = desk.now();
            chores::go_on_with_export(desk, job, rows).await?;
        }
    }
}

async fn cells(desk: &Desk, bureau: i32, clerk: &May<ReadOpinions>, columns: &[Column], rows: Vec<opinion::Model>) -> Result<Vec<Vec<Cell>>, Fault> {
    if columns.iter().any(|column| column.of_facts()) {
        let loaded = load::by_rows(&mut desk.reading(), bureau, rows).await?;
        return Ok(loaded.iter().map(|loaded| columns.iter().map(|column| column.cell(&loaded.row, Some(loaded), &clerk.reference, desk.secrets())).collect()).collect());
    }
    Ok(rows.iter().map(|row| columns.iter().map(|column| column.cell(row, None, &clerk.reference, desk.secrets())).collect()).collect())
}

type Writing = tokio::task::JoinHandle<io::Result<u64>>;

/// Writing blocks: it has a thread of its own.
fn begin(path: PathBuf, form: Form, columns: Vec<Column>) -> (mpsc::Sender<Vec<Vec<Cell>>>, Writing) {
    let (sender, mut pages) = mpsc::channel::<Vec<Vec<Cell>>>(AHEAD);
    let writing = tokio::task::spawn_blocking(move || {
        let mut sheet = Sheet::begin(&path, form, columns)?;
        while let Some(page) = pages.blocking_recv() {
            for cells in page {
                sheet.row(cells)?;
            }
        }
        sheet.finish()
    });
    (sender, writing)
}

fn not_written(why: io::Error) -> Fault {
    tracing::error!(%why, "a file of the ledger could not be written");
    Fault::Passing("disk")
}
