//! What handlers take and give: strict JSON, `If-Match`, the caller's address, a versioned answer.

use crate::opinions::inputs::{STAFF_TEXT_MAX, all_right, text};
use crate::problem::{Field, Problem};
use axum::Json;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chengguan_statute::opinions::Said;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use utoipa::ToSchema;

/// A JSON body, or how to mend it.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> Body<T> {
    /// Reads a body by hand, where the handler takes the whole request.
    pub async fn read(body: axum::body::Body) -> Result<T, Problem> {
        let bytes = axum::body::to_bytes(body, super::BODY_MAX).await.map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large"))?;
        parse(&bytes)
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        Self::read(request.into_body()).await.map(Body)
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    // An act without inputs may come without a body.
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    if std::str::from_utf8(bytes).is_err() {
        return Err(Problem::malformed(Field::new("body", "not_utf8", &[])));
    }
    serde_json::from_slice(bytes).map_err(|error| {
        let why = error.to_string();
        let name = why.split('`').nth(1).unwrap_or("body").to_owned();
        match error.classify() {
            serde_json::error::Category::Data if why.starts_with("missing field") => Problem::field(&name, "required", &[("name", &name)]),
            serde_json::error::Category::Data if why.starts_with("unknown field") => Problem::field(&name, "unknown_field", &[("name", &name)]),
            serde_json::error::Category::Data => Problem::field("body", "not_json", &[("why", &why)]),
            _ => Problem::malformed(Field::new("body", "not_json", &[("why", &why)])),
        }
    })
}

/// A body of an act that takes nothing.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// A body of an act that takes a reason.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reasoned {
    /// Why.
    pub reason: String,
}

impl Reasoned {
    /// Checks it.
    pub fn read(&self) -> Result<Said, Problem> {
        let mut fields = Vec::new();
        let reason = text("reason", &self.reason, STAFF_TEXT_MAX, &mut fields);
        all_right(fields)?;
        Ok(reason)
    }
}

/// The version the caller saw. Missing is 428, so that nobody overwrites what they have not seen.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(pub u32);

impl IfMatch {
    /// 412 unless it is the newest.
    pub fn check(self, version: u32) -> Result<(), Problem> {
        if self.0 == version { Ok(()) } else { Err(Problem::stale()) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let missing = || Problem::new(StatusCode::PRECONDITION_REQUIRED, "version_missing");
        let header = parts.headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok()).ok_or_else(missing)?;
        let plain = header.trim().trim_start_matches("W/").trim_matches('"');
        plain.parse().map(IfMatch).map_err(|_| Problem::stale())
    }
}

/// An answer about a subject, with its `ETag`.
pub struct Versioned<T> {
    /// 200 or 201.
    pub status: StatusCode,
    /// The subject's version.
    pub version: u32,
    /// The body.
    pub body: T,
}

impl<T: Serialize> IntoResponse for Versioned<T> {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.body)).into_response();
        if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", self.version)) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }
}

/// Where the request comes from.
pub struct Address(pub IpAddr);

impl<S: Send + Sync> FromRequestParts<S> for Address {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        Ok(Self(peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))))
    }
}
