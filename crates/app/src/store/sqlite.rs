//! SQLite: one writer, group commit.
//!
//! The writer owns the only writing connection and grants turns first come, first served. In its turn an act reads and
//! decides, then hands over its set; the *writer* executes it inside a savepoint. When the batch closes, it links the
//! entries, inserts them with one statement, commits once, and answers everybody. An act that is dropped in its turn
//! has written nothing, so there is nothing to undo.

use super::write_set::{HeadRow, insert_entries, move_head, select_head};
use super::{EntryRow, OnItsWay, StoreError, WriteSet, rows};
use chengguan_proof::{Link, chain};
use sea_orm::sea_query::{SelectStatement, SqliteQueryBuilder, Values};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, FromQueryResult, Statement};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::time::timeout;

/// Acts in one COMMIT. More gain little: at 64 the sync is a small part of the batch.
const BATCH_ACTS: usize = 64;
/// A batch is closed after this long, so that the first in it does not wait for a crowd.
const BATCH_TIME: Duration = Duration::from_millis(5);
/// A turn is taken back after this long: one slow holder must not stop everybody.
const TURN_TIME: Duration = Duration::from_millis(250);
/// Requests waiting for a turn. Beyond this the caller waits to be queued, which slows the sender down.
const QUEUE: usize = 1024;
/// The log may grow to this before the writer waits for it to be folded.
const LOG_BYTES: u64 = 64 * 1024 * 1024;
/// Readers side by side. WAL readers do not stop the writer; more than this only compete for two cores.
const READERS: u32 = 4;
/// Pages the writer keeps, in KiB: the hot part of a district's indexes, which every act writes to.
const WRITER_CACHE: u32 = 64 * 1024;
/// Pages each reader keeps. What they do not have, the system has: a copy, not a wait. Together all of them stay far below
/// what a process may take, however large the ledger is.
const READER_CACHE: u32 = 16 * 1024;
/// The checkpointer copies pages without keeping them.
const CHECKPOINT_CACHE: u32 = 1024;
/// Rows a reader may be ahead of whoever takes them: with few, two threads wake each other at every turn.
const ROWS_AHEAD: usize = 1024;

/// The open file.
pub struct Sqlite {
    pub(super) reading: DatabaseConnection,
    writing: DatabaseConnection,
    queue: mpsc::Sender<Request>,
    stop: Mutex<Option<tokio::task::JoinHandle<()>>>,
    stopping: Arc<AtomicBool>,
}

enum Request {
    /// Wants to read before it decides.
    Turn(oneshot::Sender<Turn>),
    /// Needs nothing read: its set is ready.
    Ready(Box<Handed>),
}

/// A set with its entry, handed to the writer, and where to answer.
struct Handed {
    bureau: i32,
    statements: Vec<Statement>,
    entry: Option<EntryRow>,
    answer: oneshot::Sender<Result<(), StoreError>>,
}

/// The writer's connection, lent for reading.
pub struct Turn {
    connection: DatabaseConnection,
    revoked: Arc<AtomicBool>,
    hand_over: oneshot::Sender<Box<Handed>>,
}

impl Turn {
    pub(super) async fn all<T: FromQueryResult + Send>(&mut self, select: SelectStatement) -> Result<Vec<T>, StoreError> {
        if self.revoked.load(Ordering::Acquire) {
            return Err(revoked());
        }
        rows(&self.connection, &select).await
    }
}

fn revoked() -> StoreError {
    StoreError::Busy("the turn took too long and was taken back".into())
}

impl Sqlite {
    /// Opens the file, brings its schema forward, starts the writer and the checkpointer.
    pub(super) async fn open(file: &Path) -> Result<Arc<Self>, StoreError> {
        let writing = connect(file, 1, WRITER_CACHE, false).await?;
        use chengguan_migrations::MigratorTrait;
        super::refuse_newer(&writing).await?;
        chengguan_migrations::Migrator::up(&writing, None).await?;
        let reading = connect(file, READERS, READER_CACHE, true).await?;
        let (queue, requests) = mpsc::channel(QUEUE);
        let stopping = Arc::new(AtomicBool::new(false));
        let writer = Writer { connection: writing.clone(), heads: HashMap::new() };
        let task = tokio::spawn(writer.run(requests));
        let mut log = file.as_os_str().to_owned();
        log.push("-wal");
        tokio::spawn(checkpoint(connect(file, 1, CHECKPOINT_CACHE, false).await?, log.into(), stopping.clone()));
        Ok(Arc::new(Self { reading, writing, queue, stop: Mutex::new(Some(task)), stopping }))
    }

    pub(super) async fn turn(&self) -> Result<Turn, StoreError> {
        let (grant, granted) = oneshot::channel();
        self.queue.send(Request::Turn(grant)).await.map_err(|_| stopped())?;
        granted.await.map_err(|_| stopped())
    }

    /// Hands a set to the writer, which executes sets in the order they are handed over.
    pub(super) async fn hand_over(&self, turn: Option<Turn>, bureau: i32, set: WriteSet, entry: Option<EntryRow>) -> Result<OnItsWay, StoreError> {
        let (answer, answered) = oneshot::channel();
        super::COUNTER.try_with(super::StatementCounter::add).ok(); // Outside a request nobody counts.
        let handed = Box::new(Handed { bureau, statements: set.for_sqlite(), entry, answer });
        match turn {
            Some(turn) => turn.hand_over.send(handed).map_err(|_| revoked())?,
            None => self.queue.send(Request::Ready(handed)).await.map_err(|_| stopped())?,
        }
        Ok(OnItsWay::Waiting(answered))
    }

    /// Between two batches; inside one SQLite leaves the setting as it is.
    pub(super) async fn durable(&self, on: bool) -> Result<(), StoreError> {
        self.writing.execute_unprepared(if on { "PRAGMA synchronous=FULL" } else { "PRAGMA synchronous=OFF" }).await?;
        if on {
            self.writing.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }

    pub(super) async fn close(&self) {
        self.stopping.store(true, Ordering::Release);
        if let Some(task) = self.stop.lock().await.take() {
            task.abort();
            let _ = task.await; // Aborted on purpose; a batch not committed was not answered.
        }
    }
}

pub(super) fn stopped() -> StoreError {
    StoreError::Busy("the writer has stopped".into())
}

async fn connect(file: &Path, connections: u32, cache: u32, read_only: bool) -> Result<DatabaseConnection, StoreError> {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
    options.max_connections(connections).min_connections(connections).sqlx_logging(false);
    options.idle_timeout(None::<Duration>).max_lifetime(None::<Duration>).test_before_acquire(false);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        let sqlite = sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .statement_cache_capacity(512)
            .row_buffer_size(ROWS_AHEAD)
            .pragma("cache_size", format!("-{cache}"))
            // The checkpointer does it, off the writer's path.
            .pragma("wal_autocheckpoint", "0");
        if read_only { sqlite.pragma("query_only", "on") } else { sqlite }
    });
    Ok(Database::connect(options).await?)
}

/// Folds the log into the file each second, without making the writer wait (PASSIVE). Under a load that never pauses the
/// log is never all folded and would grow for ever, so above `LOG_BYTES` the writer waits once for it (TRUNCATE).
async fn checkpoint(connection: DatabaseConnection, log: PathBuf, stopping: Arc<AtomicBool>) {
    let mut every = tokio::time::interval(Duration::from_secs(1));
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    while !stopping.load(Ordering::Acquire) {
        every.tick().await;
        let long = std::fs::metadata(&log).is_ok_and(|file| file.len() > LOG_BYTES);
        let how = if long { "PRAGMA wal_checkpoint(TRUNCATE)" } else { "PRAGMA wal_checkpoint(PASSIVE)" };
        if let Err(why) = connection.execute_unprepared(how).await {
            tracing::warn!(%why, "checkpoint failed; the log grows until the next one");
        }
    }
}

struct Writer {
    connection: DatabaseConnection,
    heads: HashMap<i32, Link>,
}

/// Acts of the open batch: executed, not yet committed.
#[derive(Default)]
struct Batch {
    entries: BTreeMap<i32, Vec<EntryRow>>,
    answers: Vec<oneshot::Sender<Result<(), StoreError>>>,
    /// The database rolled all of it back on its own (a full disk, a failed read): nothing executed stands.
    lost: Option<StoreError>,
}

impl Writer {
    async fn run(mut self, mut requests: mpsc::Receiver<Request>) {
        while let Some(first) = requests.recv().await {
            if let Err(why) = self.connection.execute_unprepared("BEGIN IMMEDIATE").await {
                refuse(first, StoreError::from(why));
                // Should a transaction have been left open, this ends it; otherwise it is an error nobody minds.
                let _ = self.connection.execute_unprepared("ROLLBACK").await;
                continue;
            }
            let batch = self.fill(first, &mut requests).await;
            self.commit(batch).await;
        }
    }

    async fn fill(&mut self, first: Request, requests: &mut mpsc::Receiver<Request>) -> Batch {
        let opened = Instant::now();
        let mut batch = Batch::default();
        let mut next = Some(first);
        while let Some(request) = next {
            self.serve(request, &mut batch).await;
            if batch.lost.is_some() || batch.answers.len() >= BATCH_ACTS || opened.elapsed() >= BATCH_TIME {
                break;
            }
            next = match requests.try_recv() {
                Ok(request) => Some(request),
                // Those just answered get one chance to be back in the queue.
                Err(_) => {
                    tokio::task::yield_now().await;
                    requests.try_recv().ok()
                }
            };
        }
        batch
    }

    async fn serve(&mut self, request: Request, batch: &mut Batch) {
        let handed = match request {
            Request::Ready(handed) => handed,
            Request::Turn(grant) => {
                let revoked = Arc::new(AtomicBool::new(false));
                let (hand_over, handed) = oneshot::channel();
                let turn = Turn { connection: self.connection.clone(), revoked: revoked.clone(), hand_over };
                if grant.send(turn).is_err() {
                    return; // Hung up while waiting.
                }
                match timeout(TURN_TIME, handed).await {
                    Ok(Ok(handed)) => handed,
                    Ok(Err(_)) => return, // Only looked, or was cancelled: nothing was written.
                    Err(_) => {
                        revoked.store(true, Ordering::Release);
                        return;
                    }
                }
            }
        };
        let mut executed = Ok(());
        for statement in handed.statements {
            super::watch::seen(|| statement.clone());
            executed = self.connection.execute_raw(statement).await.map(|_| ());
            if executed.is_err() {
                break;
            }
        }
        match executed {
            Ok(()) => {
                batch.entries.entry(handed.bureau).or_default().extend(handed.entry);
                batch.answers.push(handed.answer);
            }
            Err(why) => {
                let why = StoreError::from(why);
                // No savepoint any more means no transaction any more: a further act would commit by itself, without
                // its entry, and the entries of those before it would name rows that are gone.
                if let Err(gone) = self.connection.execute_unprepared("ROLLBACK TO act; RELEASE act").await {
                    tracing::warn!(%gone, "the database rolled the batch back");
                    batch.lost = Some(why.clone());
                }
                let _ = handed.answer.send(Err(why)); // Hung up: nobody to tell, nothing written.
            }
        }
    }

    async fn commit(&mut self, batch: Batch) {
        if batch.answers.is_empty() {
            let _ = self.connection.execute_unprepared("ROLLBACK").await; // Nothing was written.
            return;
        }
        let outcome = match batch.lost {
            Some(why) => Err(why),
            None => self.link_and_commit(batch.entries).await,
        };
        if let Err(why) = &outcome {
            tracing::error!(%why, acts = batch.answers.len(), "the batch was not committed; every act in it is told");
            let _ = self.connection.execute_unprepared("ROLLBACK").await; // The failed COMMIT may have done it already.
            self.heads.clear();
        }
        for answer in batch.answers {
            let _ = answer.send(outcome.clone().map_err(|why| match why {
                StoreError::Full => StoreError::Full,
                other => StoreError::Busy(other.to_string()),
            })); // Hung up after handing over: the act stands.
        }
    }

    async fn link_and_commit(&mut self, entries: BTreeMap<i32, Vec<EntryRow>>) -> Result<(), StoreError> {
        let mut heads = self.heads.clone();
        for (bureau, entries) in entries.into_iter().filter(|(_, entries)| !entries.is_empty()) {
            let head = match heads.get(&bureau) {
                Some(head) => *head,
                None => self.read_head(bureau).await?,
            };
            let links = chain(head, entries.iter().map(|entry| entry.leaf));
            let last = *links.last().unwrap_or(&head);
            let linked: Vec<_> = entries.iter().zip(links).map(|(entry, link)| (entry, Some(link))).collect();
            let (mut sql, Values(mut values)) = insert_entries(bureau, &linked).build(SqliteQueryBuilder);
            let (moved, Values(more)) = move_head(bureau, last).build(SqliteQueryBuilder);
            sql.push_str("; ");
            sql.push_str(&moved);
            values.extend(more);
            let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
            super::watch::seen(|| statement.clone());
            self.connection.execute_raw(statement).await?;
            heads.insert(bureau, last);
        }
        self.connection.execute_unprepared("COMMIT").await?;
        self.heads = heads;
        Ok(())
    }

    async fn read_head(&self, bureau: i32) -> Result<Link, StoreError> {
        let head: Option<HeadRow> = rows(&self.connection, &select_head(bureau)).await?.into_iter().next();
        head.ok_or_else(|| StoreError::Broken(format!("bureau {bureau} has no journal head")))?.link()
    }
}

fn refuse(request: Request, why: StoreError) {
    if let Request::Ready(handed) = request {
        let _ = handed.answer.send(Err(why)); // Hung up: nobody to tell.
    }
}

#[cfg(test)]
mod tests;
