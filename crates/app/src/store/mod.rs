//! The one place that knows there are two databases. SQLite has one writer with group commit (`sqlite.rs`);
//! PostgreSQL folds an act into one statement (`postgres.rs`). Nothing else in the crate opens a transaction.

mod count;
mod error;
mod watch;
mod postgres;
mod sqlite;
mod write_set;

pub use count::{COUNTER, StatementCounter, counted};
pub use error::StoreError;
pub use watch::watch;
pub use write_set::{Write, WriteSet};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, FromQueryResult, sea_query::SelectStatement};
use std::path::Path;
use std::sync::Arc;

/// A journal entry ready to be written: its columns but for sequence and chain.
#[derive(Clone, Debug)]
pub struct EntryRow {
    /// UUIDv7.
    pub id: uuid::Uuid,
    /// Milliseconds in UTC.
    pub recorded_at: i64,
    /// Such as `opinion`.
    pub subject_kind: &'static str,
    /// Which one.
    pub subject_id: uuid::Uuid,
    /// Capability and act, without the `.refused` of an attempt.
    pub act: String,
    /// The act was refused.
    pub refused: bool,
    /// Who, where it was one of the staff.
    pub account_id: Option<uuid::Uuid>,
    /// Canonical JSON.
    pub payload: Vec<u8>,
    /// SM3(0x00 ‖ payload).
    pub leaf: chengguan_proof::Sm3,
}

/// An open database with its reading and writing sides.
#[derive(Clone)]
pub enum Store {
    /// A file in the data folder.
    Sqlite(Arc<sqlite::Sqlite>),
    /// A server.
    Postgres(Arc<postgres::Postgres>),
}

/// A set handed over, and not yet known to stand.
#[must_use = "until it stands, nothing is promised"]
pub enum OnItsWay {
    /// Committed.
    Stands,
    /// In the writer's hands.
    Waiting(tokio::sync::oneshot::Receiver<Result<(), StoreError>>),
}

impl OnItsWay {
    /// Waits until it is committed, or says why it was not.
    pub async fn stands(self) -> Result<(), StoreError> {
        match self {
            Self::Stands => Ok(()),
            Self::Waiting(answered) => answered.await.map_err(|_| sqlite::stopped())?,
        }
    }
}

/// The moment of an act in which it may look before it decides.
pub enum Turn {
    /// The writer's only connection, lent until the set is handed over.
    Sqlite(sqlite::Turn),
    /// A transaction of its own.
    Postgres(sea_orm::DatabaseTransaction),
}

impl Turn {
    /// Whether a row read in this turn must be locked, because turns run side by side.
    pub fn locks_rows(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }
}

impl Store {
    /// Opens the folder's SQLite file, or the server at `url`, and brings the schema forward.
    pub async fn open(folder: &Path, url: Option<&str>) -> Result<Self, StoreError> {
        match url {
            None => Ok(Self::Sqlite(sqlite::Sqlite::open(&folder.join("chengguan.sqlite")).await?)),
            Some(url) => Ok(Self::Postgres(postgres::Postgres::open(url).await?)),
        }
    }

    /// Reads outside acts.
    pub fn reader(&self) -> Reader {
        Reader(match self {
            Self::Sqlite(sqlite) => Side::Sqlite(sqlite.reading.clone()),
            Self::Postgres(postgres) => Side::Postgres(postgres.pool.clone()),
        })
    }

    /// Whether the database answers at all.
    pub async fn answers(&self) -> bool {
        match self {
            Self::Sqlite(sqlite) => sqlite.reading.execute_unprepared("SELECT 1").await.is_ok(),
            Self::Postgres(postgres) => postgres.pool.answers().await,
        }
    }

    /// Which SQL to build.
    pub fn backend(&self) -> DbBackend {
        match self {
            Self::Sqlite(_) => DbBackend::Sqlite,
            Self::Postgres(_) => DbBackend::Postgres,
        }
    }

    /// Takes a turn to read what a decision needs.
    pub async fn turn(&self) -> Result<Turn, StoreError> {
        match self {
            Self::Sqlite(sqlite) => Ok(Turn::Sqlite(sqlite.turn().await?)),
            Self::Postgres(postgres) => Ok(Turn::Postgres(postgres.begin().await?)),
        }
    }

    /// Writes a set with its entry, together or not at all. Without a turn, nothing was read before.
    pub async fn record(&self, turn: Option<Turn>, bureau: i32, set: WriteSet, entry: Option<EntryRow>) -> Result<(), StoreError> {
        self.hand_over(turn, bureau, set, entry).await?.stands().await
    }

    /// As [`Store::record`], not waiting where the order of handing over is kept anyway: by SQLite's writer, and while the demo fills.
    pub async fn hand_over(&self, turn: Option<Turn>, bureau: i32, set: WriteSet, entry: Option<EntryRow>) -> Result<OnItsWay, StoreError> {
        match (self, turn) {
            (Self::Sqlite(sqlite), None) => sqlite.hand_over(None, bureau, set, entry).await,
            (Self::Sqlite(sqlite), Some(Turn::Sqlite(turn))) => sqlite.hand_over(Some(turn), bureau, set, entry).await,
            (Self::Postgres(postgres), None) => postgres.hand_over(None, bureau, set, entry).await,
            (Self::Postgres(postgres), Some(Turn::Postgres(turn))) => postgres.hand_over(Some(turn), bureau, set, entry).await,
            _ => Err(StoreError::Broken("a turn of another database".into())),
        }
    }

    /// Whether a commit waits for the disk, and on PostgreSQL each act for its own. Off only while the demo fills a folder that is thrown away if it fails.
    pub(crate) async fn durable(&self, on: bool) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.durable(on).await,
            Self::Postgres(postgres) => postgres.durable(on).await,
        }
    }

    /// Has PostgreSQL count tables anew that grow by a great deal at once: what it knows of an empty one makes it look
    /// through whole tables until it counts by itself. SQLite plans without counts.
    pub(crate) async fn count_anew(&self, tables: &[&str]) {
        if let Self::Postgres(postgres) = self
            && let Err(why) = postgres.count_anew(tables).await
        {
            tracing::warn!(%why, "the database counts its tables when it gets to it");
        }
    }

    /// Links every entry not linked yet; on SQLite the writer has done it.
    pub(crate) async fn seal(&self, bureau: i32) -> Result<(), StoreError> {
        if let Self::Postgres(postgres) = self {
            postgres.seal_all(bureau).await?;
        }
        Ok(())
    }

    /// Stops the writer after what it holds, and folds the log into the file.
    pub async fn close(&self) {
        if let Self::Sqlite(sqlite) = self {
            sqlite.close().await;
        }
    }
}

/// Refuses a database with a migration this release does not have: its rows may mean what nobody here knows.
async fn refuse_newer(connection: &DatabaseConnection) -> Result<(), StoreError> {
    use chengguan_migrations::{Migrator, MigratorTrait};
    let known: Vec<String> = Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    let applied = Migrator::get_migration_models(connection).await?;
    let unknown: Vec<String> = applied.into_iter().map(|row| row.version).filter(|version| !known.contains(version)).collect();
    if unknown.is_empty() { Ok(()) } else { Err(StoreError::Newer(unknown.join(", "))) }
}

/// Rows of one statement, on whatever connection.
pub(crate) async fn rows<T: FromQueryResult>(connection: &impl ConnectionTrait, select: &SelectStatement) -> Result<Vec<T>, StoreError> {
    COUNTER.try_with(StatementCounter::add).ok(); // Outside a request nobody counts.
    watch::seen(|| connection.get_database_backend().build(select));
    let found = connection.query_all(select).await?;
    found.iter().map(|row| T::from_query_result(row, "").map_err(StoreError::from)).collect()
}

/// Reading, inside a turn or outside.
pub trait Reads {
    /// Every row; the statement carries its own limit.
    fn all<T: FromQueryResult + Send>(&mut self, select: SelectStatement) -> impl Future<Output = Result<Vec<T>, StoreError>> + Send;

    /// The first row.
    fn one<T: FromQueryResult + Send>(&mut self, select: SelectStatement) -> impl Future<Output = Result<Option<T>, StoreError>> + Send
    where
        Self: Send,
    {
        async move { Ok(self.all(select).await?.into_iter().next()) }
    }
}

/// Reads outside acts: what they see may be older than what is being written. The connection stays in here, because
/// whoever holds one can write.
#[derive(Clone)]
pub struct Reader(Side);

#[derive(Clone)]
enum Side {
    Sqlite(DatabaseConnection),
    Postgres(postgres::Pool),
}

impl Reads for Reader {
    async fn all<T: FromQueryResult + Send>(&mut self, select: SelectStatement) -> Result<Vec<T>, StoreError> {
        match &self.0 {
            Side::Sqlite(connection) => rows(connection, &select).await,
            Side::Postgres(pool) => pool.read(&select).await,
        }
    }
}

impl Reads for Turn {
    async fn all<T: FromQueryResult + Send>(&mut self, select: SelectStatement) -> Result<Vec<T>, StoreError> {
        match self {
            Self::Sqlite(turn) => turn.all(select).await,
            Self::Postgres(transaction) => rows(transaction, &select).await,
        }
    }
}
