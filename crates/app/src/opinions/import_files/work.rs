//! Checking a file and taking it in, as work that says how far it is.

use super::tables::import_file::{self, Column};
use super::{marked, marked_path, path};
use crate::chores::{self, Written};
use crate::desk::{Bureau, Desk};
use crate::identity::{May, permission::ImportOpinions};
use crate::jobs::{Fault, tables::job};
use crate::opinions::import::{By, Mapping, Options, Progress, Report, import_as};
use crate::problem::Problem;
use crate::store::{Reads, StoreError};
use axum::http::StatusCode;
use chengguan_statute::ids::AccountId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Looks at every row. Nothing is taken in.
pub async fn check_job(desk: &Desk, bureau: &Arc<Bureau>, job: &job::Model) -> Result<Written, Fault> {
    let Some((row, options)) = wanted(desk, job, "checking", true).await? else { return Ok(Written::default()) };
    let told = Telling::begin(desk, job);
    let path = path(desk, row.id);
    let done = import_as(desk, bureau, &path, &row.name, By::Platform, &options, &|progress| told.tell(progress)).await;
    told.end().await;
    let report = match done {
        Ok(report) => report,
        Err(problem) => return not_read(&row, problem),
    };
    if report.wrong > 0 {
        marked::write(path, marked_path(desk, row.id), options.mapping, desk.now()).await?;
    }
    ending(&row, if report.wrong > 0 { "wrong" } else { "checked" }, Some(&report), None)
}

/// Takes every row in, in the name of whoever ordered it.
pub async fn take_job(desk: &Desk, bureau: &Arc<Bureau>, job: &job::Model) -> Result<Written, Fault> {
    let Some((row, options)) = wanted(desk, job, "taking", false).await? else { return Ok(Written::default()) };
    let clerk = desk.reference(bureau.id).clerk(AccountId(row.account_id));
    let clerk = clerk.and_then(|clerk| May::<ImportOpinions>::of(desk, bureau, clerk)).ok_or(Fault::Last("not_permitted"))?;
    let told = Telling::begin(desk, job);
    let by = By::Ordered { by: clerk.by(), batch: row.batch_id };
    let done = import_as(desk, bureau, &path(desk, row.id), &row.name, by, &options, &|progress| told.tell(progress)).await;
    told.end().await;
    match done {
        Ok(report) => ending(&row, if report.wrong > 0 { "wrong" } else { "taken" }, Some(&report), None),
        Err(problem) => not_read(&row, problem),
    }
}

/// Nobody tries any more.
pub fn given_up(job: &job::Model) -> Result<Written, StoreError> {
    let row = import_file::ActiveModel {
        bureau_id: Set(job.bureau_id),
        id: Set(job.subject_id),
        state: Set("failed".into()),
        pass: Set(None),
        fault: Set(Some(chengguan_words::import::GIVEN_UP.into())),
        ..Default::default()
    };
    let mut written = Written::default();
    written.update(row)?;
    Ok(written)
}

/// The row, if it still waits for this.
async fn wanted(desk: &Desk, job: &job::Model, state: &str, dry_run: bool) -> Result<Option<(import_file::Model, Options)>, Fault> {
    let select = import_file::Entity::find().filter(Column::BureauId.eq(job.bureau_id)).filter(Column::Id.eq(job.subject_id)).filter(Column::DroppedAt.is_null());
    let row: Option<import_file::Model> = desk.reading().one(select.into_query()).await?;
    let Some(row) = row.filter(|row| row.state == state) else { return Ok(None) };
    let mapping: Mapping = row.mapping.as_deref().and_then(|text| serde_json::from_str(text).ok()).ok_or(Fault::Last("internal"))?;
    Ok(Some((row, Options { dry_run, mapping })))
}

/// A file that cannot be read says so on its page; what the platform itself could not do is tried again.
fn not_read(row: &import_file::Model, problem: Problem) -> Result<Written, Fault> {
    if problem.status >= StatusCode::INTERNAL_SERVER_ERROR.as_u16() {
        return Err(problem.into());
    }
    let said = problem.fields.first().map_or(problem.title, |field| field.mend.clone());
    ending(row, "failed", None, Some(said.chars().take(400).collect()))
}

fn ending(row: &import_file::Model, state: &str, report: Option<&Report>, fault: Option<String>) -> Result<Written, Fault> {
    let mut written = Written::default();
    written.update(import_file::ActiveModel {
        bureau_id: Set(row.bureau_id),
        id: Set(row.id),
        version: Set(row.version + 1),
        state: Set(state.into()),
        report: Set(report.map(|report| json!(report).to_string())),
        pass: Set(None),
        fault: Set(fault),
        ..Default::default()
    })?;
    Ok(written)
}

/// Says every half second how far work is, and holds its lease.
struct Telling {
    far: watch::Sender<Option<Progress>>,
    told: JoinHandle<()>,
}

impl Telling {
    fn begin(desk: &Desk, job: &job::Model) -> Self {
        let (far, mut seen) = watch::channel(None);
        let (desk, job) = (desk.clone(), job.clone());
        let told = tokio::spawn(async move {
            let mut every = tokio::time::interval(Duration::from_millis(chores::TELL_EVERY_MS as u64));
            while seen.changed().await.is_ok() {
                every.tick().await;
                let now: Option<Progress> = *seen.borrow_and_update();
                if let Some(progress) = now
                    && let Err(why) = chores::go_on_with_import(&desk, &job, progress).await
                {
                    tracing::warn!(%why, "how far an import is could not be said");
                }
            }
        });
        Self { far, told }
    }

    fn tell(&self, progress: Progress) {
        self.far.send_replace(Some(progress));
    }

    /// What is still being said is said before the end is.
    async fn end(self) {
        drop(self.far);
        let _ = self.told.await; // Says nothing back.
    }
}
