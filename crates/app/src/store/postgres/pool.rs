//! Connections to the server, and what happens when it goes away: whatever was open by then is thrown away unasked, and
//! what is certain to have done nothing is tried once more. A ping on each use would cost every statement a journey.

use super::super::{StoreError, rows};
use super::whatever_the_caller_does;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, FromQueryResult, IsolationLevel, Statement, TransactionTrait};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Connections of one node. Above this, two cores only switch.
const CONNECTIONS: u32 = 24;
/// A connection that lay idle for so long is asked before it is used: firewalls drop those silently. Under load none is.
const ASK_AFTER: Duration = Duration::from_secs(5);

/// The open connections; cheap to clone.
#[derive(Clone)]
pub(in super::super) struct Pool {
    pub(super) connections: DatabaseConnection,
    broken: Arc<Broken>,
}

/// When a connection was last found broken. The server may have ended every one that is older.
#[derive(Default)]
struct Broken(Mutex<Option<Instant>>);

impl Broken {
    fn now(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// Whether a connection of this age was made after the last one was found broken.
    fn spares(&self, age: Duration) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_none_or(|found| age < found.elapsed())
    }
}

impl Pool {
    pub(super) async fn open(url: &str) -> Result<Self, StoreError> {
        let broken = Arc::new(Broken::default());
        let mut options = ConnectOptions::new(url);
        options.max_connections(CONNECTIONS).min_connections(2).sqlx_logging(false);
        options.acquire_timeout(Duration::from_secs(5)).test_before_acquire_if_idle_for(ASK_AFTER);
        let seen = broken.clone();
        options.map_sqlx_postgres_before_acquire(move |_, connection| {
            let spared = seen.spares(connection.age);
            Box::pin(async move { Ok(spared) })
        });
        Ok(Self { connections: Database::connect(options).await?, broken })
    }

    /// Reads outside a transaction: done twice, it is the same.
    pub(in super::super) async fn read<T: FromQueryResult>(&self, select: &SelectStatement) -> Result<Vec<T>, StoreError> {
        match self.noted(rows(&self.connections, select).await) {
            Err(StoreError::Lost(_)) => self.noted(rows(&self.connections, select).await),
            outcome => outcome,
        }
    }

    /// A transaction. `BEGIN` that was never answered has done nothing, so it is sent again.
    pub(super) async fn begin(&self) -> Result<DatabaseTransaction, StoreError> {
        match self.noted(begin(&self.connections).await) {
            Err(StoreError::Lost(_)) => self.noted(begin(&self.connections).await),
            outcome => outcome,
        }
    }

    /// One statement that is a transaction of its own. Where the connection broke, nobody knows whether it stands, so it is
    /// never sent again.
    pub(super) async fn write(&self, statement: Statement) -> Result<(), StoreError> {
        self.noted(self.connections.execute_raw(statement).await.map(drop).map_err(StoreError::from))
    }

    /// Whether the server answers.
    pub(in super::super) async fn answers(&self) -> bool {
        let ask = async || self.noted(self.connections.execute_unprepared("SELECT 1").await.map_err(StoreError::from)).is_ok();
        ask().await || ask().await
    }

    /// Remembers that a connection broke, so that those of its age are not used again.
    fn noted<T>(&self, outcome: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(StoreError::Lost(why)) = &outcome {
            tracing::info!(why, "a connection to the database broke; those of its age are thrown away");
            self.broken.now();
        }
        outcome
    }
}

async fn begin(connections: &DatabaseConnection) -> Result<DatabaseTransaction, StoreError> {
    let connections = connections.clone();
    whatever_the_caller_does(async move { Ok(connections.begin_with_config(Some(IsolationLevel::ReadCommitted), None).await?) }).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_connections_made_after_one_was_found_broken_are_spared() {
        let broken = Broken::default();
        assert!(broken.spares(Duration::from_secs(3600)), "nothing broke");
        broken.now();
        assert!(!broken.spares(Duration::from_secs(3600)));
        let one_hour_ago = Instant::now().checked_sub(Duration::from_secs(3600)).unwrap();
        *broken.0.lock().unwrap() = Some(one_hour_ago);
        assert!(broken.spares(Duration::from_secs(1800)));
        assert!(!broken.spares(Duration::from_secs(7200)));
    }
}
