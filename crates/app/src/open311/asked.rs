//! What another system asks, however it sends it: behind the question mark or in the body, with or without photos.

use super::form::{Answer, Format};
use crate::desk::{Bureau, Desk};
use crate::idempotency::Keyed;
use crate::paging::unknown_name;
use crate::portal::{Fields, Sent, api::Visitor};
use crate::problem::{Field, Problem};
use crate::rates::Rate;
use crate::server::{Address, BODY_MAX, Base};
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use std::net::IpAddr;
use std::sync::Arc;

/// Names that every question may carry.
const ALWAYS: [&str; 3] = ["jurisdiction_id", "api_key", "extensions"];

/// A question or a request.
pub struct Asked {
    /// Whose jurisdiction.
    pub bureau: Arc<Bureau>,
    /// What to answer in.
    pub format: Format,
    /// The path prefix, for links.
    pub base: String,
    /// The absolute address of the residents' pages, where the request says a host.
    pub root: Option<String>,
    address: IpAddr,
    keyed: Option<Keyed>,
    query: Fields,
    body: Fields,
    /// The draft that holds the photos sent along, and the photos; empty without.
    pub draft: String,
    /// Which photos.
    pub photos: Vec<uuid::Uuid>,
}

impl FromRequestParts<Desk> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Problem> {
        Self::of(parts, desk, Fields::default()).await
    }
}

impl Asked {
    async fn of(parts: &mut Parts, desk: &Desk, body: Fields) -> Result<Self, Problem> {
        let Address(address) = Address::from_request_parts(parts, desk).await?;
        // Requests, too: keys are not to be tried out.
        desk.limits().address(Rate::Question, address).map_err(crate::identity::too_many)?;
        let query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes())?;
        let jurisdiction = [body.get("jurisdiction_id"), query.get("jurisdiction_id")].into_iter().find(|code| !code.is_empty());
        let base = parts.extensions.get::<Base>().cloned().unwrap_or_default().0;
        Ok(Self {
            bureau: bureau(parts, desk, jurisdiction)?,
            format: parts.extensions.get::<Format>().copied().unwrap_or(Format::Json),
            root: crate::portal::absolute(&parts.headers, &base),
            base,
            address,
            keyed: parts.extensions.get::<Keyed>().cloned(),
            query,
            body,
            draft: String::new(),
            photos: Vec::new(),
        })
    }

    /// Reads a request with its body. Photos are stored for a day, as those of residents' drafts are.
    pub async fn with_body(desk: &Desk, request: Request) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let multipart = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"));
        if !multipart {
            let bytes = axum::body::to_bytes(body, BODY_MAX).await.map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large"))?;
            return Self::of(&mut parts, desk, Fields::parse(&bytes)?).await;
        }
        let mut asked = Self::of(&mut parts, desk, Fields::default()).await?;
        let broken = |_| Problem::malformed(Field::new("body", "not_multipart", &[]));
        let form = Multipart::from_request(Request::from_parts(parts, body), desk).await.map_err(broken)?;
        let sent = Sent::read(desk, &asked.visitor(), form).await?;
        if !sent.wrong.is_empty() {
            return Err(Problem::invalid(sent.wrong.into_iter().map(|field| Field { path: "media".into(), ..field }).collect()));
        }
        // Its photos are kept for the bureau of the address; a form that names another one inside names too late.
        let named = sent.fields.get("jurisdiction_id");
        if !named.is_empty() && named != asked.bureau.code {
            return Err(Problem::new(StatusCode::NOT_FOUND, "unknown_jurisdiction"));
        }
        asked.photos = sent.photos.iter().map(|photo| photo.id).collect();
        (asked.body, asked.draft) = (sent.fields, sent.draft);
        Ok(asked)
    }

    /// A value without white space around it: of the body, else of the address; nothing where it is empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        [&self.body, &self.query].into_iter().map(|fields| fields.get(name).trim()).find(|value| !value.is_empty())
    }

    /// Values parted by commas.
    pub fn several(&self, name: &str) -> Vec<&str> {
        self.get(name).unwrap_or_default().split(',').map(str::trim).filter(|value| !value.is_empty()).collect()
    }

    /// Every name that was sent.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.body.names().chain(self.query.names())
    }

    /// 400 for a name that would change the answer if it were understood.
    pub fn only(&self, known: &[&str]) -> Result<(), Problem> {
        match self.names().find(|name| !known.contains(name) && !ALWAYS.contains(name)) {
            Some(name) => Err(unknown_name(name, &[known, &ALWAYS].concat())),
            None => Ok(()),
        }
    }

    /// Whether the extensions of `docs/formats/open311.md` are wanted.
    pub fn extended(&self) -> bool {
        self.get("extensions").is_some_and(|value| !matches!(value, "false" | "0"))
    }

    /// As somebody at the residents' entrance: the same limits, the same care with repeats.
    pub fn visitor(&self) -> Visitor {
        Visitor { bureau: self.bureau.clone(), address: self.address, keyed: self.keyed.clone() }
    }

    /// An answer in the form asked for.
    pub fn answer<T>(&self, root: &'static str, item: &'static str, body: T) -> Answer<T> {
        Answer { format: self.format, root, item, body }
    }
}

/// The bureau named, which must be the address's own where that names one; without a name, the only one.
fn bureau(parts: &Parts, desk: &Desk, jurisdiction: Option<&str>) -> Result<Arc<Bureau>, Problem> {
    let prefixed = parts.extensions.get::<Base>().is_some_and(|base| !base.0.is_empty());
    let own = parts.extensions.get::<Arc<Bureau>>().filter(|_| prefixed || desk.bureaus().len() == 1).cloned();
    match (jurisdiction, own) {
        (None, Some(own)) => Ok(own),
        (None, None) => Err(Problem::field("jurisdiction_id", "which_jurisdiction", &[])),
        (Some(code), Some(own)) if own.code == code => Ok(own),
        (Some(code), None) => desk.bureaus().into_iter().find(|bureau| bureau.code == code).ok_or_else(unknown_jurisdiction),
        (Some(_), Some(_)) => Err(unknown_jurisdiction()),
    }
}

fn unknown_jurisdiction() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "unknown_jurisdiction")
}
