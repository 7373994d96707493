//! The public ledger, and an opinion as everybody may read it.

use askama::Template;

use super::{Frame, Picture, Said, Tint};

/// `GET {base}/opinions`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "ledger.html")]
pub struct LedgerPage {
    /// Around the page.
    pub frame: Frame,
    /// The district with a count in each cell, drawn by `map::ledger`, if its boundary is known.
    pub map: Option<String>,
    /// Newest first.
    pub rows: Vec<LedgerRow>,
    /// Streets and towns to choose from.
    pub areas: Vec<Choice>,
    /// Categories to choose from.
    pub categories: Vec<Choice>,
    /// `open`, `done` or empty.
    pub standing: String,
    /// The cell of the grid chosen on the map.
    pub grid: Option<String>,
    /// Whether anything was chosen.
    pub filtered: bool,
    /// Whether this is the first page.
    pub first: bool,
    /// The address of the next page.
    pub next: Option<String>,
    /// The feed by the same conditions.
    pub feed: String,
}

/// Something to choose.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Its value in the address.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// One row.
#[derive(Debug, Clone, Default)]
pub struct LedgerRow {
    /// Its page.
    pub url: String,
    /// First words.
    pub title: String,
    /// The block, in words.
    pub place: Option<String>,
    /// The category's name.
    pub category: Option<String>,
    /// When it came in.
    pub when: String,
    /// The colour and shape of where it stands.
    pub tint: Tint,
    /// Where it stands, in words.
    pub stands: String,
    /// How many others said the same.
    pub joined: usize,
    /// How many photos are shown.
    pub photos: usize,
}

/// `GET {base}/opinions/feed.atom`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "feed.xml")]
pub struct FeedPage {
    /// Whose.
    pub bureau_name: String,
    /// Its own address.
    pub url: String,
    /// The list it follows.
    pub list: String,
    /// When it last changed, RFC 3339.
    pub updated: String,
    /// Newest first.
    pub entries: Vec<FeedEntry>,
}

/// One that is shown.
#[derive(Debug, Clone, Default)]
pub struct FeedEntry {
    /// Its page, which is also its id.
    pub url: String,
    /// First words.
    pub title: String,
    /// The words, as somebody looked at them.
    pub text: String,
    /// The block, in words.
    pub place: Option<String>,
    /// The category's name.
    pub category: Option<String>,
    /// The reply, once somebody looked at it.
    pub reply: Option<String>,
    /// Since when it is shown, RFC 3339.
    pub published: String,
    /// When it last changed, RFC 3339.
    pub updated: String,
}

/// `GET {base}/opinions/{number}`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "opinion.html")]
pub struct PublicOpinionPage {
    /// Around the page.
    pub frame: Frame,
    /// The ledger number.
    pub number: String,
    /// First words.
    pub title: String,
    /// The words, as somebody looked at them.
    pub text: String,
    /// The kind's name.
    pub kind: String,
    /// The block, in words.
    pub place: Option<String>,
    /// The category's name.
    pub category: Option<String>,
    /// When it came in, a day.
    pub received: String,
    /// Since when it is shown, a day.
    pub since: String,
    /// Until when there is an answer, while one is awaited.
    pub due: Option<String>,
    /// Who has it.
    pub squad: Option<String>,
    /// The colour and shape of where it stands.
    pub tint: Tint,
    /// Where it stands, in words.
    pub stands: String,
    /// The reply, once somebody looked at it.
    pub reply: Option<Said>,
    /// There is a reply that nobody has looked at yet.
    pub reply_waits: bool,
    /// Photos somebody released.
    pub pictures: Vec<Picture>,
    /// How many others said the same.
    pub joined: usize,
    /// Whether it is still worked on.
    pub open: bool,
}

impl PublicOpinionPage {
    /// Whether the words are more than the headline.
    fn says_more(&self) -> bool {
        self.text.trim() != self.title
    }
}
