//! The closed list of problems: status, code, words. RFC 9457 on the wire.

use crate::closed_lists as closed;
use crate::server::PROBLEM_TYPE;
use crate::store::StoreError;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chengguan_words::{fill, of, problems};
use serde::Serialize;
use std::ops::RangeInclusive;
use utoipa::ToSchema;

/// One article a rule rests on, as shown.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Ground {
    /// Title without 中华人民共和国 in front.
    pub law: String,
    /// Article number in Arabic digits.
    pub article: String,
    /// 款.
    pub paragraph: Option<u16>,
    /// 项.
    pub item: Option<u16>,
    /// Version in force.
    pub version: String,
    /// Our gist (要点).
    pub gist: Option<String>,
    /// False shows the 未核实 tag.
    pub verified: bool,
}

impl From<&chengguan_statute::cite::Cite> for Ground {
    fn from(cite: &chengguan_statute::cite::Cite) -> Self {
        let instrument = cite.instrument();
        Self {
            law: instrument.map_or_else(|| cite.instrument.clone(), |found| found.title.clone()),
            article: cite.article.clone(),
            paragraph: cite.paragraph,
            item: cite.item,
            version: instrument.map(|found| found.version.clone()).unwrap_or_default(),
            gist: cite.gist().map(str::to_owned),
            verified: instrument.is_some_and(|found| found.verified),
        }
    }
}

/// One wrong input and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Field {
    /// Dotted path, such as `place.longitude`.
    pub path: String,
    /// Closed list: the `mend_` keys of `words/problems.json`.
    pub code: String,
    /// How to mend it, in the reader's words.
    pub mend: String,
}

impl Field {
    /// A wrong input; `code` names its words.
    pub fn new(path: impl Into<String>, code: &str, values: &[(&str, &str)]) -> Self {
        let key = format!("mend_{code}");
        Self { path: path.into(), code: code.into(), mend: fill(of(problems::EVERY, &key), values) }
    }

    /// A number out of its bounds.
    pub fn range(path: impl Into<String>, bounds: &RangeInclusive<impl ToString>) -> Self {
        Self::new(path, "number_range", &[("min", &bounds.start().to_string()), ("max", &bounds.end().to_string())])
    }
}

/// One reason an act was refused, with the way out.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReasonView {
    /// Which rule.
    #[schema(value_type = closed::ReasonCode)]
    pub code: String,
    /// What stands in the way.
    pub text: String,
    /// What would make it possible.
    pub way: Option<String>,
    /// When it clears by itself.
    pub earliest: Option<String>,
    /// The articles.
    pub grounds: Vec<Ground>,
    /// Acts that would clear it.
    #[schema(value_type = Vec<closed::AnyAct>)]
    pub way_out: Vec<String>,
}

/// What went wrong.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the code says which.
    #[serde(rename = "type")]
    pub kind: String,
    /// In Chinese.
    pub title: String,
    /// The HTTP status again.
    pub status: u16,
    /// More, where there is more to say.
    pub detail: Option<String>,
    /// Closed list.
    pub code: String,
    /// The act refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<closed::AnyAct>)]
    pub act: Option<String>,
    /// Articles of all reasons.
    pub grounds: Vec<Ground>,
    /// Wrong inputs.
    pub fields: Vec<Field>,
    /// Every reason of a refusal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<ReasonView>,
    /// Conditions already met.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub met: Vec<String>,
    /// The journal entry that records the attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// Number to quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Seconds to wait.
    #[serde(skip)]
    pub retry_after: Option<u32>,
}

impl Problem {
    /// 403: something else has to be done first.
    pub fn owed(owed: chengguan_statute::accounts::Owed) -> Self {
        Self::new(StatusCode::FORBIDDEN, &format!("{}_owed", owed.code()))
    }

    /// A problem of the closed list; `code` names its words.
    pub fn new(status: StatusCode, code: &str) -> Self {
        Self {
            kind: "about:blank".into(),
            title: of(problems::EVERY, code).into(),
            status: status.as_u16(),
            detail: None,
            code: code.into(),
            act: None,
            grounds: Vec::new(),
            fields: Vec::new(),
            reasons: Vec::new(),
            met: Vec::new(),
            entry: None,
            request_id: None,
            retry_after: None,
        }
    }

    /// 404: there is none, or this person may not know.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found")
    }

    /// 401.
    pub fn not_signed_in() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "not_signed_in")
    }

    /// 403.
    pub fn not_permitted() -> Self {
        Self::new(StatusCode::FORBIDDEN, "not_permitted")
    }

    /// 403: a token of scope `read` was to change something.
    pub fn reading_token() -> Self {
        let reason = ReasonView {
            code: "read_only_token".into(),
            text: problems::READ_ONLY_TOKEN.into(),
            way: Some(problems::READ_ONLY_TOKEN_WAY.into()),
            earliest: None,
            grounds: Vec::new(),
            way_out: Vec::new(),
        };
        Self { detail: Some(reason.text.clone()), reasons: vec![reason], ..Self::not_permitted() }
    }

    /// 412: the version given is not the newest.
    pub fn stale() -> Self {
        Self::new(StatusCode::PRECONDITION_FAILED, "stale")
    }

    /// 503 with `Retry-After`.
    pub fn unavailable() -> Self {
        Self { retry_after: Some(1), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable") }
    }

    /// 500: a defect of ours.
    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal")
    }

    /// 422 with every wrong input.
    pub fn invalid(fields: Vec<Field>) -> Self {
        let mut problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        problem.title = fill(problems::INVALID, &[("count", &fields.len().to_string())]);
        problem.detail = fields.first().map(|field| field.mend.clone());
        problem.fields = fields;
        problem
    }

    /// 422 for one input.
    pub fn field(path: &str, code: &str, values: &[(&str, &str)]) -> Self {
        Self::invalid(vec![Field::new(path, code, values)])
    }

    /// 400 for a query or path that does not parse.
    pub fn malformed(field: Field) -> Self {
        let detail = Some(field.mend.clone());
        Self { detail, fields: vec![field], ..Self::new(StatusCode::BAD_REQUEST, "malformed") }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match &error {
            StoreError::Busy(why) | StoreError::Lost(why) => {
                tracing::warn!(why, "told to try again");
                Self::unavailable()
            }
            StoreError::Full => {
                tracing::error!("no room on the disk");
                Self { retry_after: Some(60), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "disk_full") }
            }
            taken if taken.is_stale() => Self::stale(),
            StoreError::Taken(what) if what.contains("source_id") => Self::new(StatusCode::CONFLICT, "duplicate_source"),
            // Two opened it in the same instant; the second is told as if it had come later.
            StoreError::Taken(what) if what.contains("login") => Self::field("login", "login_taken", &[]),
            StoreError::Taken(what) => {
                tracing::error!(what, "a key was taken that should have been free");
                Self::unavailable()
            }
            StoreError::Broken(why) | StoreError::Newer(why) => {
                tracing::error!(why, "the store failed");
                Self::internal()
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry_after = self.retry_after;
        let mut response = (status, Json(&self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_TYPE));
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}
