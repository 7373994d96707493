//! Shows a test every statement on its way to the database. Outside tests nobody watches, and a statement costs one load
//! of a pointer.

use sea_orm::Statement;
use std::sync::OnceLock;

static WATCHER: OnceLock<fn(&Statement)> = OnceLock::new();

/// From now on shows every statement of this process. The first watcher stays.
pub fn watch(watcher: fn(&Statement)) {
    WATCHER.get_or_init(|| watcher);
}

/// One statement is about to run; it is only put together where somebody looks.
pub(super) fn seen(statement: impl FnOnce() -> Statement) {
    if let Some(watcher) = WATCHER.get() {
        watcher(&statement());
    }
}
