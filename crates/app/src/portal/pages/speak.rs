//! Speaking up: three steps and a page to check. Nothing is stored before it is sent; each step carries what the
//! others hold in hidden fields.

use askama::Template;
use serde::Deserialize;
use std::collections::BTreeMap;

use super::{Errors, Frame, Tint};

/// Fields of answers carried along at most: a category asks no more.
const ANSWER_FIELDS_MAX: usize = 20;

/// Everything a resident entered so far: the fields of every step's form, by name.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SpeakForm {
    /// `suggestion`, `complaint`, `report`, `help`, `praise`, `enquiry`, or empty.
    pub kind: String,
    /// What is said. Line ends come as CRLF from a browser; the handler makes them LF before counting.
    pub text: String,
    /// Where it is, in words.
    pub address: String,
    /// Degrees east, or empty.
    pub longitude: String,
    /// Degrees north, or empty.
    pub latitude: String,
    /// How to address the resident.
    pub name: String,
    /// The resident's telephone number.
    pub phone: String,
    /// `yes`: name and telephone are not to be sent, even if typed. `no` or empty otherwise.
    pub anonymous: String,
    /// The token under which photos wait; empty until the first photo.
    pub draft: String,
    /// The ids of the photos, with commas between.
    pub attachments: String,
    /// Made once, at the first step, so that sending twice is received once.
    pub idempotency_key: String,
    /// The step the form was on.
    pub from: String,
    /// The step the pressed button asks for.
    pub step: String,
    /// The id of the photo whose remove button was pressed.
    pub remove: String,
    /// The ledger number of the opinion to join, once its button was pressed.
    pub join: String,
    /// The category it seems to be; empty where the resident leaves that to the bureau.
    pub category: String,
    /// Every other field; answers to the category's questions are among them, as `q.<code>` or `q.<code>[]`.
    #[serde(flatten)]
    pub more: BTreeMap<String, String>,
}

impl SpeakForm {
    /// The ids of the photos, in order.
    pub fn attachment_ids(&self) -> impl Iterator<Item = &str> {
        self.attachments.split(',').map(str::trim).filter(|id| !id.is_empty())
    }

    /// Whether name and telephone stay unsent.
    pub fn is_anonymous(&self) -> bool {
        self.anonymous == "yes" || (self.name.trim().is_empty() && self.phone.trim().is_empty())
    }

    /// The answers as their fields are named, for the steps that carry them along.
    pub fn answer_fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let answers = self.more.iter().filter(|(name, _)| name.starts_with("q.")).take(ANSWER_FIELDS_MAX);
        answers.flat_map(|(name, value)| value.split('\n').map(move |line| (name.as_str(), line)))
    }

    /// What was answered to a question: one text, or one a choice.
    pub fn answer(&self, code: &str) -> Vec<&str> {
        let named = |name: String| self.more.get(&name).map(|value| value.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>());
        named(format!("q.{code}")).or_else(|| named(format!("q.{code}[]"))).unwrap_or_default()
    }

    /// Whether a place was picked on the map.
    pub fn has_point(&self) -> bool {
        !self.longitude.is_empty() && !self.latitude.is_empty()
    }
}

/// Where a button of the forms leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What is said.
    What,
    /// What its category asks beyond the words.
    More,
    /// Where it is, and photos.
    Where,
    /// What was said already near by.
    Near,
    /// How to answer.
    Contact,
    /// The page to check.
    Check,
    /// Send it.
    Send,
}

impl Step {
    /// The button's value.
    pub fn code(self) -> &'static str {
        match self {
            Step::What => "what",
            Step::More => "more",
            Step::Where => "where",
            Step::Near => "near",
            Step::Contact => "contact",
            Step::Check => "check",
            Step::Send => "send",
        }
    }

    /// Reads a button's value.
    pub fn from_code(code: &str) -> Option<Step> {
        [Step::What, Step::More, Step::Where, Step::Near, Step::Contact, Step::Check, Step::Send].into_iter().find(|step| step.code() == code)
    }
}

/// A photo that waits under the draft.
#[derive(Debug, Clone, Default)]
pub struct DraftPhoto {
    /// Its id.
    pub id: String,
    /// Where its small picture is.
    pub small_url: String,
}

/// Step 1: the kind and the words.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "speak_what.html")]
pub struct SpeakWhat {
    /// Around the page.
    pub frame: Frame,
    /// What was entered so far.
    pub form: SpeakForm,
    /// The most characters that can be said.
    pub text_max: u32,
    /// Categories, by their first levels.
    pub majors: Vec<Major>,
    /// What to mend.
    pub errors: Errors,
}

/// A first level of the categories.
#[derive(Debug, Clone, Default)]
pub struct Major {
    /// As shown.
    pub name: String,
    /// Code and name of each below it.
    pub minors: Vec<(String, String)>,
}

/// Between the first step and the second, where the category asks something.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "speak_more.html")]
pub struct SpeakMore {
    /// Around the page.
    pub frame: Frame,
    /// What was entered so far.
    pub form: SpeakForm,
    /// The category in words.
    pub category: String,
    /// What it asks.
    pub asks: Vec<Asks>,
    /// What to mend.
    pub errors: Errors,
}

/// One question with what was answered so far.
#[derive(Debug, Clone, Default)]
pub struct Asks {
    /// What errors call it.
    pub field: String,
    /// The field's name: with `[]` where several can be chosen.
    pub name: String,
    /// As asked.
    pub asks: String,
    /// `text`, `number`, `day`, `one` or `many`.
    pub form: String,
    /// What can be chosen, and whether it is.
    pub choices: Vec<(String, bool)>,
    /// What was typed.
    pub typed: String,
}

impl SpeakWhat {
    /// The limit as counts are written: `4,000`.
    fn text_max_grouped(&self) -> String {
        match (self.text_max / 1000, self.text_max % 1000) {
            (0, rest) => rest.to_string(),
            (thousands, rest) => format!("{thousands},{rest:03}"),
        }
    }
}

/// Step 2: the place and the photos.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "speak_where.html")]
pub struct SpeakWhere {
    /// Around the page.
    pub frame: Frame,
    /// What was entered so far.
    pub form: SpeakForm,
    /// The photos that wait under the draft.
    pub photos: Vec<DraftPhoto>,
    /// The most photos of one opinion.
    pub photos_max: usize,
    /// The largest photo, in megabytes.
    pub photo_megabytes_max: u32,
    /// The district drawn by `map::chooser`, if its boundary is known.
    pub map: Option<String>,
    /// What to mend.
    pub errors: Errors,
}

/// Between the second step and the third, where something near by was said already.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "speak_near.html")]
pub struct SpeakNear {
    /// Around the page.
    pub frame: Frame,
    /// What was entered so far.
    pub form: SpeakForm,
    /// Nearest first.
    pub near: Vec<NearRow>,
    /// Nothing to mend.
    pub errors: Errors,
}

/// One that can be joined.
#[derive(Debug, Clone, Default)]
pub struct NearRow {
    /// The ledger number.
    pub number: String,
    /// First words.
    pub title: String,
    /// Its page.
    pub url: String,
    /// The block, in words.
    pub place: Option<String>,
    /// When it came in.
    pub when: String,
    /// The colour and shape of where it stands.
    pub tint: Tint,
    /// Where it stands, in words.
    pub stands: String,
    /// How many others said the same.
    pub joined: usize,
}

/// Step 3: how to answer.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "speak_contact.html")]
pub struct SpeakContact {
    /// Around the page.
    pub frame: Frame,
    /// What was entered so far.
    pub form: SpeakForm,
    /// What to mend.
    pub errors: Errors,
}

/// The page to check before sending.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "speak_check.html")]
pub struct SpeakCheck {
    /// Around the page.
    pub frame: Frame,
    /// What will be sent.
    pub form: SpeakForm,
    /// The photos that will be sent.
    pub photos: Vec<DraftPhoto>,
    /// The grid cell and street of the point, in words, where known.
    pub place_note: Option<String>,
    /// The category in words; empty where none was chosen.
    pub category: String,
    /// Questions answered, with their answers.
    pub answered: Vec<(String, String)>,
    /// What to mend before it can be sent.
    pub errors: Errors,
}
