//! The list of work after acts: what waits, what was done, what was given up, newest first.

use super::tables::job::{self, Column};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::opinions::view::Named;
use crate::paging::{Count, Cursor, Newest, counted, unknown_value};
use crate::problem::Problem;
use crate::store::Reads;
use axum::Json;
use axum::extract::{Query, State};
use chengguan_statute::day::Instant;
use chengguan_statute::system::JobState;
use chengguan_words::{of, system as words};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// One piece of work.
#[derive(Serialize, ToSchema)]
pub struct JobView {
    /// Which.
    pub id: Uuid,
    /// What is done.
    #[schema(value_type = closed::Coded<closed::JobKind>)]
    pub kind: Named,
    /// Where it stands.
    #[schema(value_type = closed::Coded<closed::JobState>)]
    pub state: Named,
    /// What it is about.
    pub subject: Uuid,
    /// Times it was begun.
    pub attempts: i32,
    /// When it is begun next; while it is being done, when somebody else takes over.
    pub run_at: String,
    /// Being done now.
    pub running: bool,
    /// Why the last attempt failed.
    pub fault: Option<String>,
    /// Since when.
    pub ordered_at: String,
    /// Until when.
    pub finished_at: Option<String>,
}

/// A page of work.
#[derive(Serialize, ToSchema)]
pub struct JobPage {
    /// In the order it is or was to be begun, latest first.
    pub items: Vec<JobView>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many match, bounded.
    pub count: Count,
}

const NAMES: &[&str] = &["state", "after", "limit"];

/// Work after acts in one state, `dead` unless asked otherwise.
#[utoipa::path(get, path = "/api/v1/jobs", tag = "system",
    params(("state" = Option<closed::JobState>, Query), ("after" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = JobPage), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ManageSettings>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<JobPage>, Problem> {
    let mut state = JobState::Dead;
    let page = Newest::read(&asked, NAMES, |name, value| {
        let codes = || JobState::ALL.iter().map(|state| state.code()).collect::<Vec<_>>();
        state = JobState::from_code(value).ok_or_else(|| unknown_value(name, value, &codes()))?;
        Ok(())
    })?;
    let matching = Condition::all().add(Column::BureauId.eq(clerk.bureau.id)).add(Column::State.eq(state.code()));
    let mut reader = desk.reading();
    let mut rows: Vec<job::Model> = reader.all(page.of(job::Entity::find().filter(matching.clone()), Column::RunAt, Column::Id)).await?;
    let next = page.cut(&mut rows, |row| Cursor { value: row.run_at, id: row.id });
    let count = counted(&mut reader, job::Entity, matching).await?;
    Ok(Json(JobPage { items: rows.into_iter().map(|row| view(row, desk.now())).collect(), next, count }))
}

/// One as shown.
pub(super) fn view(row: job::Model, now: Instant) -> JobView {
    let named = |prefix: &str, code: &str| Named { code: code.into(), name: of(words::EVERY, &format!("{prefix}_{code}")).into() };
    JobView {
        id: row.id,
        kind: named("job_kind", &row.kind),
        running: row.claim.is_some() && row.state == JobState::Waiting.code() && row.run_at > now.0,
        state: named("job_state", &row.state),
        subject: row.subject_id,
        attempts: row.attempts,
        run_at: Instant(row.run_at).to_rfc3339(),
        fault: row.fault.map(|code| of(words::EVERY, &format!("fault_{code}")).into()),
        ordered_at: Instant(row.ordered_at).to_rfc3339(),
        finished_at: row.finished_at.map(|at| Instant(at).to_rfc3339()),
    }
}
