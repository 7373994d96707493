//! What can go wrong in the store, as the rest of the crate needs to tell it apart.

use sea_orm::RuntimeErr::SqlxError;
use sea_orm::{DbErr, SqlErr};
use std::fmt;

/// A failed read or write. Nothing of the act stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// A unique key was already there; names the constraint as the database does.
    Taken(String),
    /// Try again: lock conflict, revoked turn, failed COMMIT, database out of reach.
    Busy(String),
    /// The connection broke. A write that was under way may stand or not.
    Lost(String),
    /// No room on the disk.
    Full,
    /// Written by a newer release; names what this one does not know.
    Newer(String),
    /// Anything else: a defect or a damaged database.
    Broken(String),
}

impl StoreError {
    /// A repeated request ran into the row its first run wrote.
    pub fn is_repeat(&self) -> bool {
        matches!(self, Self::Taken(what) if what.contains("idempotency"))
    }

    /// Somebody else recorded a fact of this number first.
    pub fn is_stale(&self) -> bool {
        matches!(self, Self::Taken(what) if what.contains("opinion_fact"))
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if let Some(SqlErr::UniqueConstraintViolation(what)) = error.sql_err() {
            return Self::Taken(what);
        }
        let words = error.to_string();
        let code = database_code(&error).unwrap_or_default();
        if words.contains("database or disk is full") || code == "53100" || code == "13" {
            Self::Full
        } else if ["08", "57P"].iter().any(|class| code.starts_with(class)) || broke(&error) {
            Self::Lost(words)
        } else if passes(&code) || out_of_reach(&error) {
            Self::Busy(words)
        } else {
            Self::Broken(words)
        }
    }
}

/// Codes of what may be gone the next time. PostgreSQL: conflict (40), out of something (53); connection (08) and shutting
/// down (57P) are told apart before. SQLite, whose codes are numbers with the kind in the last byte: busy (5), locked (6), disk (10).
fn passes(code: &str) -> bool {
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6 | 10),
        _ => ["40", "53"].iter().any(|class| code.starts_with(class)),
    }
}

/// Something was sent, or was to be, and the answer never came.
fn broke(error: &DbErr) -> bool {
    use sea_orm::sqlx::Error::{Io, Protocol, Tls, WorkerCrashed};
    let (DbErr::Exec(SqlxError(inner)) | DbErr::Query(SqlxError(inner)) | DbErr::Conn(SqlxError(inner))) = error else { return false };
    matches!(**inner, Io(_) | Tls(_) | Protocol(_) | WorkerCrashed)
}

/// There was no connection to be had.
fn out_of_reach(error: &DbErr) -> bool {
    use sea_orm::sqlx::Error::{PoolClosed, PoolTimedOut};
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(SqlxError(inner)) | DbErr::Query(SqlxError(inner)) => matches!(**inner, PoolTimedOut | PoolClosed),
        _ => false,
    }
}

fn database_code(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(SqlxError(inner)) | DbErr::Query(SqlxError(inner)) | DbErr::Conn(SqlxError(inner))) = error else { return None };
    inner.as_database_error()?.code().map(|code| code.into_owned())
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken(what) => write!(f, "already there: {what}"),
            Self::Busy(why) => write!(f, "busy: {why}"),
            Self::Lost(why) => write!(f, "the connection broke: {why}"),
            Self::Full => f.write_str("no room on the disk"),
            Self::Newer(what) => write!(f, "written by a newer release: {what}"),
            Self::Broken(why) => write!(f, "broken: {why}"),
        }
    }
}

impl std::error::Error for StoreError {}
