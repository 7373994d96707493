//! The home page, and asking by receipt number.

use askama::Template;

use super::Frame;

/// `GET {base}/`: speak up, follow up, how it goes on from there.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "home.html")]
pub struct HomePage {
    /// Around the page.
    pub frame: Frame,
    /// Where one can go in person.
    pub window: Option<Window>,
    /// Last month's figures, if there are any to show.
    pub figures: Option<Figures>,
    /// The district drawn by `map::overview`, if its boundary is known.
    pub map: Option<String>,
    /// How many natural days a resident has to ask that a matter be done again.
    pub reopen_days: u16,
}

/// The counter where people are received.
#[derive(Debug, Clone, Default)]
pub struct Window {
    /// The address, in words.
    pub address: String,
    /// When it is open, in words.
    pub hours: String,
}

/// A month's figures, computed from the ledger and formatted.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// The month, in words.
    pub month: String,
    /// How many opinions came in.
    pub received: String,
    /// The share replied to in time; none while nothing was due.
    pub on_time: Option<String>,
    /// The share rated satisfied; none while nobody rated.
    pub satisfied: Option<String>,
}

/// `GET {base}/receipts`, and the answer to a number that leads nowhere.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "follow.html")]
pub struct FollowPage {
    /// Around the page.
    pub frame: Frame,
    /// What was typed, kept.
    pub typed: String,
    /// Why it does not go on.
    pub trouble: Option<FollowTrouble>,
}

/// Why a receipt number does not open a receipt. Never says whether there is such a receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FollowTrouble {
    /// Nothing was typed.
    Empty,
    /// The check sign does not fit, or nothing is found: the same words for both.
    NotFound,
    /// Too many tries from one place.
    TooMany {
        /// How long to wait, in words.
        wait: String,
    },
}
