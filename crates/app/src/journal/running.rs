//! How far a check is while it runs. Not stored: a check that dies with its process leaves nothing to tidy.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Entries taken, and entries there were when the check began, by bureau.
#[derive(Default)]
pub struct Running(Mutex<HashMap<i32, (i64, i64)>>);

/// A check under way; dropped, it is no longer shown.
pub struct Check<'a> {
    all: &'a Running,
    bureau: i32,
}

impl Running {
    /// Begins one.
    pub fn begin(&self, bureau: i32) -> Check<'_> {
        let check = Check { all: self, bureau };
        check.at(0, 0);
        check
    }

    /// How far it is.
    pub fn of(&self, bureau: i32) -> Option<(i64, i64)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&bureau).copied()
    }
}

impl Check<'_> {
    /// It is this far.
    pub fn at(&self, done: i64, of: i64) {
        self.all.0.lock().unwrap_or_else(PoisonError::into_inner).insert(self.bureau, (done, of));
    }
}

impl Drop for Check<'_> {
    fn drop(&mut self) {
        self.all.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.bureau);
    }
}
