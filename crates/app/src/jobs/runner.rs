//! Finding due work, claiming it, doing it.

use super::tables::job::{self, Column};
use crate::chores::{self, Ended, Written};
use crate::desk::{Bureau, Desk};
use crate::messages;
use crate::opinions::{export, import, import_files};
use crate::problem::Problem;
use crate::store::{Reads, StoreError};
use chengguan_statute::system::{JobKind, JobState, tried_again_at};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

/// How often due work is looked for.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// Work of one bureau done side by side on one server: a gateway that hangs holds up nobody else's.
const AT_ONCE: usize = 4;
/// Rows of one look.
const LOOK_ROWS: usize = 50;
/// How long a claim holds. What is done asks a gateway for at most half a minute; an import moves its lease on.
pub(crate) const LEASE_MS: i64 = 120_000;

/// Why work failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing will change by trying again: the platform's own mistake.
    Last(&'static str),
    /// It may work later.
    Passing(&'static str),
    /// Somebody outside said no.
    Said {
        /// A `fault_` key of `words/system.json`.
        code: &'static str,
        /// What they said.
        said: String,
        /// Trying again changes nothing.
        last: bool,
    },
}

impl Fault {
    fn code(&self) -> &'static str {
        match self {
            Self::Last(code) | Self::Passing(code) | Self::Said { code, .. } => code,
        }
    }

    fn is_last(&self) -> bool {
        matches!(self, Self::Last(_) | Self::Said { last: true, .. })
    }

    /// What was said outside, if anything.
    pub fn said(&self) -> &str {
        match self {
            Self::Said { said, .. } => said,
            Self::Last(_) | Self::Passing(_) => "",
        }
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        tracing::warn!(code = problem.code, "work after an act is tried again");
        Self::Passing("internal")
    }
}

impl From<StoreError> for Fault {
    fn from(why: StoreError) -> Self {
        Problem::from(why).into()
    }
}

/// Looks for as long as the server runs.
pub async fn run(desk: Desk) {
    let mut rooms: HashMap<i32, Arc<Semaphore>> = HashMap::new();
    let mut every = tokio::time::interval(LOOK_EVERY);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        for bureau in desk.bureaus() {
            let room = rooms.entry(bureau.id).or_insert_with(|| Arc::new(Semaphore::new(AT_ONCE))).clone();
            if let Err(why) = begin_due(&desk, &bureau, &room).await {
                tracing::warn!(%why, bureau = bureau.code, "due work waits for the next look");
            }
        }
    }
}

/// Begins what is due, as far as there is room.
async fn begin_due(desk: &Desk, bureau: &Arc<Bureau>, room: &Arc<Semaphore>) -> Result<(), StoreError> {
    let Ok(mut permit) = room.clone().try_acquire_owned() else { return Ok(()) };
    for id in due(desk, bureau.id).await? {
        let Some(claimed) = chores::claim_job(desk, bureau.id, id, LEASE_MS).await? else { continue };
        let (desk, bureau) = (desk.clone(), bureau.clone());
        let held: OwnedSemaphorePermit = permit;
        tokio::spawn(async move {
            if let Err(why) = do_one(&desk, &bureau, &claimed).await {
                tracing::warn!(%why, job = %claimed.id, "how work ended could not be kept: its lease runs out");
            }
            drop(held);
        });
        let Ok(next) = room.clone().try_acquire_owned() else { return Ok(()) };
        permit = next;
    }
    Ok(())
}

/// Does everything that is due, one after the other, and says how many there were: for tests and commands.
pub async fn look(desk: &Desk, bureau: &Arc<Bureau>) -> Result<usize, StoreError> {
    let mut done = 0;
    loop {
        let due = due(desk, bureau.id).await?;
        if due.is_empty() {
            return Ok(done);
        }
        for id in due {
            if let Some(claimed) = chores::claim_job(desk, bureau.id, id, LEASE_MS).await? {
                do_one(desk, bureau, &claimed).await?;
                done += 1;
            }
        }
    }
}

#[derive(sea_orm::FromQueryResult)]
struct Due {
    id: Uuid,
}

async fn due(desk: &Desk, bureau: i32) -> Result<Vec<Uuid>, StoreError> {
    let select = job::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::BureauId.eq(bureau))
        .filter(Column::State.eq(JobState::Waiting.code()))
        .filter(Column::RunAt.lte(desk.now().0))
        .order_by_asc(Column::RunAt)
        .limit(LOOK_ROWS as u64);
    let rows: Vec<Due> = desk.reading().all(select.into_query()).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Does one piece of claimed work and keeps how it ended.
async fn do_one(desk: &Desk, bureau: &Arc<Bureau>, job: &job::Model) -> Result<(), StoreError> {
    let kind = JobKind::from_code(&job.kind);
    let done = match kind {
        Some(JobKind::Tell) => messages::tell(desk, bureau, job).await,
        Some(JobKind::Send) => messages::send(desk, bureau, job).await,
        Some(JobKind::PlaceImport) => import::place_job(desk, bureau, job).await.map(|()| Written::default()).map_err(Fault::from),
        Some(JobKind::Export) => export::job(desk, bureau, job).await,
        Some(JobKind::CheckImport) => import_files::check_job(desk, bureau, job).await,
        Some(JobKind::TakeImport) => import_files::take_job(desk, bureau, job).await,
        None => Err(Fault::Last("internal")),
    };
    let (ended, written) = match done {
        Ok(written) => (Ended::Done, written),
        Err(fault) => {
            let again = tried_again_at(job.attempts as u32, desk.now()).filter(|_| !fault.is_last());
            if again.is_none() {
                tracing::error!(job = %job.id, kind = job.kind, fault = fault.code(), "work after an act is given up");
            }
            let written = match kind {
                Some(JobKind::Send) => messages::after_fault(bureau.id, job, &fault, again.is_none())?,
                Some(JobKind::Export) if again.is_none() => export::given_up(job, fault.code())?,
                Some(JobKind::CheckImport | JobKind::TakeImport) if again.is_none() => import_files::given_up(job)?,
                _ => Written::default(),
            };
            (again.map_or(Ended::Dead(fault.code()), |at| Ended::Again(fault.code(), at)), written)
        }
    };
    chores::end_job(desk, job, ended, written).await.map(drop)
}
