//! What somebody said, as far as this telephone keeps the receipts.

use askama::Template;

use super::{Frame, Tint};

/// `GET {base}/mine`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "mine.html")]
pub struct MinePage {
    /// Around the page.
    pub frame: Frame,
    /// Newest first.
    pub rows: Vec<MineRow>,
    /// What was just done: a receipt was kept.
    pub kept: bool,
}

/// One of them.
#[derive(Debug, Clone, Default)]
pub struct MineRow {
    /// The receipt.
    pub url: String,
    /// First words.
    pub title: String,
    /// The ledger number.
    pub number: String,
    /// When it came in.
    pub when: String,
    /// The colour and shape of where it stands.
    pub tint: Tint,
    /// Where it stands, in words.
    pub stands: String,
    /// Until when there is an answer, while one is awaited.
    pub due: Option<String>,
}
