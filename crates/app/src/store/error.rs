//! What can go wrong in the store, as the rest of the crate needs to tell it apart.

use sea_orm::{DbErr, SqlErr};
use std::fmt;

/// A failed read or write. Nothing of the act stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// A unique key was already there; names the constraint as the database does.
    Taken(String),
    /// Try again: lock conflict, revoked turn, failed COMMIT, database out of reach.
    Busy(String),
    /// No room on the disk.
    Full,
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
        // 40001, 40P01: serialisation failure, deadlock. 5xxxx and 08xxx: the server is going or gone.
        let code = database_code(&error).unwrap_or_default();
        if words.contains("database or disk is full") || code == "53100" || code == "13" {
            Self::Full
        } else if code.starts_with("40") || code.starts_with("08") || code.starts_with("57P") || code.starts_with("53") || code == "5"
            || matches!(error, DbErr::Conn(_) | DbErr::ConnectionAcquire(_)) || words.contains("disk I/O error")
        {
            Self::Busy(words)
        } else {
            Self::Broken(words)
        }
    }
}

fn database_code(error: &DbErr) -> Option<String> {
    use sea_orm::RuntimeErr::SqlxError;
    let (DbErr::Exec(SqlxError(inner)) | DbErr::Query(SqlxError(inner))) = error else { return None };
    inner.as_database_error()?.code().map(|code| code.into_owned())
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken(what) => write!(f, "already there: {what}"),
            Self::Busy(why) => write!(f, "busy: {why}"),
            Self::Full => f.write_str("no room on the disk"),
            Self::Broken(why) => write!(f, "broken: {why}"),
        }
    }
}

impl std::error::Error for StoreError {}
