//! Pages for what could not be done.

use askama::Template;

use super::{Frame, SpeakForm};

/// A rule refused it: each ground, and what would make it possible. The form of mock-up `m`, for residents.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "refused.html")]
pub struct RefusedPage {
    /// Around the page.
    pub frame: Frame,
    /// What cannot be done now.
    pub title: String,
    /// What is missing, and from when it can be done.
    pub lead: Option<String>,
    /// Each ground.
    pub grounds: Vec<Ground>,
    /// What is fulfilled already.
    pub met: Vec<String>,
    /// Where the attempt is recorded, in words.
    pub recorded: Option<String>,
    /// Where to go back to.
    pub back: String,
}

/// One ground of a refusal.
#[derive(Debug, Clone, Default)]
pub struct Ground {
    /// What stands against it.
    pub text: String,
    /// Law or local rule with its article.
    pub law: Option<String>,
    /// What the article says, in short.
    pub gist: Option<String>,
    /// What would make it possible.
    pub way: Option<String>,
    /// The earliest day, in words.
    pub earliest: Option<String>,
}

/// Something failed, or is not there.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "trouble.html")]
pub struct TroublePage {
    /// Around the page.
    pub frame: Frame,
    /// What.
    pub trouble: Trouble,
    /// What a resident had written, to send again with one press.
    pub resend: Option<SpeakForm>,
    /// Where to go back to; the home page when empty.
    pub back: String,
    /// The number to quote.
    pub request: Option<String>,
}

/// What failed. The words stand in the template.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Trouble {
    /// 404: nothing here, or nothing this person may know of.
    #[default]
    NotFound,
    /// 410: everybody could read it, and no longer can.
    Gone,
    /// 412: something new happened since the page was opened.
    Stale,
    /// 413: too large.
    TooLarge {
        /// The limit, in words.
        limit: String,
    },
    /// 422: a form that no page of ours sends.
    Unreadable,
    /// 429: too often.
    TooMany {
        /// How long to wait, in words.
        wait: String,
    },
    /// 500: our fault.
    Failed,
    /// 503: not now.
    Unavailable,
}

impl TroublePage {
    /// Where the way back leads.
    fn way_back(&self) -> String {
        if self.back.is_empty() { format!("{}/", self.frame.base) } else { self.back.clone() }
    }
}
