//! The receipt: proof in the resident's hand, and the place to follow up.

use askama::Template;

use super::{Ahead, Clock, Entry, Errors, Frame, Possible, Said};
use crate::portal::qr::Qr;

/// `GET {base}/receipts/{code}`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "receipt.html")]
pub struct ReceiptPage {
    /// Around the page.
    pub frame: Frame,
    /// What was just done here, to say in a strip.
    pub told: Option<Told>,
    /// Where the matter stands; chooses the headline.
    pub stage: Stage,
    /// What to say under the headline instead of the stage's own words.
    pub lead: Option<String>,
    /// The receipt number without breaks, as in this page's address.
    pub code: String,
    /// The receipt number in groups of four.
    pub code_groups: Vec<String>,
    /// The code to scan, which opens this page.
    pub qr: Option<Qr>,
    /// The number on the ledger.
    pub number: String,
    /// The matter, in a few words.
    pub title: String,
    /// Where, in words.
    pub place: Option<String>,
    /// When it was received, in words.
    pub received: String,
    /// How many photos came with it.
    pub photos: usize,
    /// Until when there is an answer, while a clock runs, stands or has been met.
    pub clock: Option<Clock>,
    /// The entry's number in the journal, once it has one.
    pub sequence: Option<String>,
    /// The entry's hash, shortened.
    pub hash: String,
    /// When the entry was sealed, in words, once it is.
    pub sealed: Option<String>,
    /// What happened, oldest first, in public words.
    pub entries: Vec<Entry>,
    /// What is still to come, in order.
    pub ahead: Vec<Ahead>,
    /// What the bureau asked, while it waits for an answer.
    pub question: Option<Question>,
    /// The answer the bureau gave, said before everything else once it is there.
    pub reply: Option<Said>,
    /// Adding words or photos.
    pub answer: Possible,
    /// Urging.
    pub urge: Possible,
    /// Rating.
    pub rate: Possible,
    /// Asking that it be done again.
    pub reopen: Possible,
    /// Taking it back.
    pub withdraw: Possible,
    /// Mending one's own words.
    pub amend: Possible,
    /// One's own words as they are now.
    pub own_words: String,
    /// Whether name or telephone were given.
    pub has_contact: bool,
    /// The reporter does not want it shown.
    pub private: bool,
    /// This telephone keeps the receipt already.
    pub remembered: bool,
    /// Where everybody may read it, while they may.
    pub public_url: Option<String>,
    /// How many natural days there are to ask that it be done again.
    pub reopen_days: u16,
    /// The opinion's version, for `If-Match` in a hidden field.
    pub version: String,
    /// New for each page, so that pressing twice counts once.
    pub idempotency_key: String,
    /// What to mend in the form that was sent: fields `answer.text`, `answer.photo`, `rate.satisfied`, `rate.text`,
    /// `reopen.reason`, `withdraw.reason`, `amend.text`, `amend.contact.name`, `amend.contact.phone`.
    pub errors: Errors,
    /// What was typed in it, kept.
    pub typed: Typed,
}

/// What a form of this page has just done. Sent along as `?done=<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The opinion was received just now.
    Sent,
    /// The answer or the addition was recorded.
    Answered,
    /// The urging was recorded.
    Urged,
    /// The rating was recorded.
    Rated,
    /// It will be done again.
    Reopened,
    /// It was taken back.
    Withdrawn,
    /// The words or the telephone were mended.
    Amended,
    /// The wish whether it may be shown was recorded.
    Private,
}

impl Told {
    /// The value in the address.
    pub fn code(self) -> &'static str {
        match self {
            Told::Sent => "sent",
            Told::Answered => "answer",
            Told::Urged => "urge",
            Told::Rated => "rate",
            Told::Reopened => "reopen",
            Told::Withdrawn => "withdraw",
            Told::Amended => "amend",
            Told::Private => "private",
        }
    }

    /// Reads the value in the address.
    pub fn from_code(code: &str) -> Option<Told> {
        [Told::Sent, Told::Answered, Told::Urged, Told::Rated, Told::Reopened, Told::Withdrawn, Told::Amended, Told::Private]
            .into_iter()
            .find(|told| told.code() == code)
    }
}

/// Where a matter stands, as a resident sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Received, not yet with a squad.
    #[default]
    Received,
    /// With a squad.
    InHand,
    /// Stopped until something from outside is there.
    Suspended,
    /// The bureau waits for the resident's answer.
    Asking,
    /// Answered; the resident may rate.
    Replied,
    /// Closed out.
    Closed,
    /// Not accepted, with a reason.
    Returned,
    /// Taken back by its reporter.
    Withdrawn,
}

/// What the bureau asked.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// The question.
    pub question: String,
    /// Until when an answer is awaited, in words.
    pub until: String,
}

/// What was typed into the form that came back with errors.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The words of an answer or a rating.
    pub text: String,
    /// `yes`, `no` or empty.
    pub satisfied: String,
    /// Why it should be done again, or was taken back.
    pub reason: String,
    /// How to address the resident.
    pub name: String,
    /// The resident's telephone number.
    pub phone: String,
    /// What was ticked or pressed.
    pub choice: String,
}

impl ReceiptPage {
    /// Whether the form of this act came back with errors.
    fn mends(&self, act: &str) -> bool {
        self.errors.0.iter().any(|error| error.field.split('.').next() == Some(act))
    }

    /// Whether this is the page a resident sees right after sending.
    fn just_sent(&self) -> bool {
        self.told == Some(Told::Sent)
    }
}
