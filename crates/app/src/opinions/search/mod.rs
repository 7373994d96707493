//! Full-text search of the ledger in Chinese: text, place, numbers, and for who may see them, reporters.

mod follow;
mod index;
mod signs;

pub use follow::{catch_up, run};
pub use index::{Question, is};
pub use signs::sought;

use crate::secrets::Secrets;
use index::Words;
use sea_orm::prelude::Uuid;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// What is looked at among what the words lead to: the newest so many, and one more to know that there are more.
pub const FOUND_MAX: usize = 1000;

/// The index of this process; opened by who follows the ledger.
pub struct Search {
    folder: PathBuf,
    secrets: Secrets,
    words: OnceLock<Arc<Words>>,
    /// The ledger has more than the index.
    behind: AtomicBool,
}

/// What the words lead to.
pub struct Found {
    /// The newest first, at most [`FOUND_MAX`].
    pub ids: Vec<Uuid>,
    /// There are older ones.
    pub more: bool,
    /// The index has not taken in the whole ledger yet.
    pub behind: bool,
}

impl Search {
    /// For an index in a folder, not opened yet.
    pub fn new(folder: PathBuf, secrets: Secrets) -> Self {
        Self { folder, secrets, words: OnceLock::new(), behind: AtomicBool::new(true) }
    }

    /// The opinions of a bureau whose words are most like a text, likest first, each with how much; none where this process
    /// has no index.
    pub async fn alike(&self, bureau: i32, text: &str, most: usize) -> Vec<(Uuid, f32)> {
        let Some(words) = self.words.get().cloned() else { return Vec::new() };
        let text = text.to_owned();
        let found = tokio::task::spawn_blocking(move || words.alike(bureau, &text, most)).await;
        found.ok().and_then(|found| found.inspect_err(|why| tracing::error!(%why, "the search index does not answer")).ok()).unwrap_or_default()
    }

    /// The newest opinions that hold the words; nothing where this process has no index.
    pub async fn find(&self, question: Question) -> Option<Found> {
        let words = self.words.get()?.clone();
        let behind = self.behind.load(Ordering::Relaxed);
        let found = tokio::task::spawn_blocking(move || words.newest(&question, FOUND_MAX + 1)).await;
        let mut ids = found.ok()?.inspect_err(|why| tracing::error!(%why, "the search index does not answer")).ok()?;
        let more = ids.len() > FOUND_MAX;
        ids.truncate(FOUND_MAX);
        Some(Found { ids, more, behind })
    }
}
