//! What a page's form sends: names and values, and photos where there are any.

use super::api::{self, Visitor};
use crate::desk::Desk;
use crate::files::{PHOTO_BYTES_MAX, PHOTOS_MAX};
use crate::opinions::attachments::Uploaded;
use crate::problem::{Field, Problem};
use crate::server::BODY_MAX;
use axum::body::Bytes;
use axum::extract::Multipart;
use axum::extract::rejection::BytesRejection;
use axum::extract::multipart::{Field as Part, MultipartError};
use axum::http::StatusCode;
use chengguan_proof::{Sm3, sm3};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use uuid::Uuid;

/// The largest form with photos: one without script sends them all at once.
pub const FORM_BYTES_MAX: usize = PHOTOS_MAX * PHOTO_BYTES_MAX + BODY_MAX;

/// A form's fields by name.
#[derive(Debug, Default)]
pub struct Fields(Map<String, Value>);

impl Fields {
    /// Reads a form's body, if it came in whole.
    pub fn of(body: Result<Bytes, BytesRejection>) -> Result<Self, Problem> {
        body.map_err(|why| whole(why.status())).and_then(|body| Self::parse(&body))
    }

    /// Reads what stands behind the question mark; what cannot be read says nothing.
    pub fn query(query: Option<&str>) -> Self {
        Self::parse(query.unwrap_or_default().as_bytes()).unwrap_or_default()
    }

    /// Reads `application/x-www-form-urlencoded`.
    pub fn parse(body: &[u8]) -> Result<Self, Problem> {
        let mut fields = Self::default();
        for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            let at = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let value = pair.get(at + 1..).unwrap_or_default();
            fields.put(decode(&pair[..at])?, decode(value)?);
        }
        Ok(fields)
    }

    /// The value of a field, empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Every name there is.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The fields as a struct of texts.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, Problem> {
        serde_json::from_value(Value::Object(self.0)).map_err(|_| unreadable())
    }

    /// Digest of everything sent, photos included.
    pub fn digest(&self, photos: &[Uploaded]) -> Sm3 {
        let text = Value::Object(self.0.clone()).to_string();
        let photos: String = photos.iter().map(|photo| photo.sm3.as_str()).collect();
        sm3(&[text.as_bytes(), photos.as_bytes()])
    }

    fn put(&mut self, name: String, value: String) {
        // A browser sends every line end as CR LF; they count once.
        let value = value.replace("\r\n", "\n");
        // Of a name that ends so there may be several: one line each.
        let value = match self.0.get(&name).and_then(Value::as_str).filter(|_| name.ends_with("[]")) {
            Some(before) => format!("{before}\n{value}"),
            None => value,
        };
        self.0.insert(name, Value::String(value));
    }
}

/// Percent signs and plus signs undone. Not UTF-8 is an error, not a lost character.
fn decode(encoded: &[u8]) -> Result<String, Problem> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let [first, after @ ..] = rest {
        let hex = |byte: u8| (byte as char).to_digit(16).map(|digit| digit as u8);
        let pair = match after {
            [high, low, ..] if *first == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match pair {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = &after[2..];
            }
            None => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).map_err(|_| unreadable())
}

fn unreadable() -> Problem {
    Problem::malformed(Field::new("body", "not_utf8", &[]))
}

/// A form with photos, each stored as it came in.
pub struct Sent {
    /// Its fields.
    pub fields: Fields,
    /// The photos stored.
    pub photos: Vec<Uploaded>,
    /// What was wrong with others.
    pub wrong: Vec<Field>,
    /// The draft that holds the photos: the one named, or a new one; empty where there was neither.
    pub draft: String,
}

impl Sent {
    /// Reads `multipart/form-data`. Fields stand before the photos, as the pages order them.
    pub async fn read(desk: &Desk, visitor: &Visitor, mut form: Multipart) -> Result<Self, Problem> {
        let mut sent = Self { fields: Fields::default(), photos: Vec::new(), wrong: Vec::new(), draft: String::new() };
        let mut read = 0;
        while let Some(part) = form.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            if part.file_name().is_some() {
                match part_bytes(part, PHOTO_BYTES_MAX).await? {
                    // No file chosen.
                    Some(bytes) if bytes.is_empty() => {}
                    Some(bytes) => sent.add(desk, visitor, bytes).await?,
                    None => sent.wrong.push(Field::new("photo", "photo_too_large", &[])),
                }
                continue;
            }
            let too_large = || Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large");
            let bytes = part_bytes(part, BODY_MAX).await?.ok_or_else(too_large)?;
            read += bytes.len();
            if read > BODY_MAX {
                return Err(too_large());
            }
            sent.fields.put(name, String::from_utf8(bytes).map_err(|_| unreadable())?);
        }
        if sent.draft.is_empty() {
            sent.draft = sent.fields.get("draft").to_owned();
        }
        Ok(sent)
    }

    async fn add(&mut self, desk: &Desk, visitor: &Visitor, bytes: Vec<u8>) -> Result<(), Problem> {
        if self.draft.is_empty() {
            let named = self.fields.get("draft");
            let alive = !named.is_empty() && api::alive(&mut desk.reading(), desk, visitor.bureau.id, &api::draft_hash(named)).await?;
            self.draft = if alive { named.to_owned() } else { api::new_draft(desk, &visitor.bureau).await? };
        }
        match api::add_photo(desk, visitor, &self.draft, bytes).await {
            Ok(photo) => self.photos.push(photo),
            Err(problem) if problem.fields.is_empty() => return Err(problem),
            Err(problem) => self.wrong.extend(problem.fields),
        }
        Ok(())
    }
}

/// The bytes of a part; nothing where it is larger than the limit, and then the rest of it is passed over.
async fn part_bytes(mut part: Part<'_>, max: usize) -> Result<Option<Vec<u8>>, Problem> {
    let (mut bytes, mut fits) = (Vec::new(), true);
    while let Some(chunk) = part.chunk().await.map_err(broken)? {
        fits = fits && bytes.len() + chunk.len() <= max;
        if fits {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok(fits.then_some(bytes))
}

fn broken(error: MultipartError) -> Problem {
    whole(error.status())
}

/// Why a body did not come in whole.
fn whole(status: StatusCode) -> Problem {
    if status == StatusCode::PAYLOAD_TOO_LARGE { Problem::new(status, "too_large") } else { unreadable() }
}

/// Ids in a field, in order; what is no id is nobody's photo.
pub fn ids(text: impl Iterator<Item = impl AsRef<str>>) -> Vec<Uuid> {
    text.filter_map(|id| Uuid::parse_str(id.as_ref()).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_a_browser_sends_it() {
        let fields = Fields::parse("text=%F0%A0%AE%B7+a%26b%3D%0D%0Ac&empty=&bare&odd=100%&text2=50%25".as_bytes()).unwrap();
        assert_eq!(fields.get("text"), "\u{20bb7} a&b=\nc");
        assert_eq!((fields.get("empty"), fields.get("bare"), fields.get("none")), ("", "", ""));
        assert_eq!((fields.get("odd"), fields.get("text2")), ("100%", "50%"));
    }

    #[test]
    fn broken_utf8_is_said_and_not_replaced() {
        assert_eq!(Fields::parse(b"text=%FF%FE").unwrap_err().status, 400);
    }

    #[test]
    fn the_digest_tells_field_from_field() {
        let digest = |body: &str| Fields::parse(body.as_bytes()).unwrap().digest(&[]);
        assert_eq!(digest("a=1&b=2"), digest("b=2&a=1"));
        assert_ne!(digest("a=1&b=2"), digest("a=12&b="));
    }
}
