//! Where the interface is and what it speaks.

use super::asked::Asked;
use super::form::{Answer, Open311Error};
use crate::desk::Desk;
use crate::portal::absolute;
use crate::problem::Problem;
use axum::extract::State;
use axum::http::HeaderMap;
use chengguan_words::{fill, open311 as words};
use serde::Serialize;
use utoipa::ToSchema;

/// When the interface last changed in a way that callers notice.
const CHANGED: &str = "2026-11-24T00:00:00+08:00";

/// The discovery document of GeoReport.
#[derive(Serialize, ToSchema)]
pub struct Discovery {
    /// When it last changed.
    pub changeset: &'static str,
    /// Whom to ask.
    pub contact: String,
    /// How to come by a key.
    pub key_service: &'static str,
    /// One: this bureau's.
    pub endpoints: Vec<Endpoint>,
}

/// One address of the interface.
#[derive(Serialize, ToSchema)]
pub struct Endpoint {
    /// Which standard.
    pub specification: &'static str,
    /// What the addresses begin with.
    pub url: String,
    /// When it last changed.
    pub changeset: &'static str,
    /// `production`, or `test` for a demo.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Media types.
    pub formats: [&'static str; 2],
}

/// What this interface is and where.
#[utoipa::path(get, path = "/open311/v2/discovery", operation_id = "open311_discovery", tag = "open311", params(("jurisdiction_id" = Option<String>, Query)),
    responses((status = 200, content((Discovery = "application/json"), (Discovery = "text/xml"))),
        (status = 400, body = Vec<Open311Error>), (status = 404, body = Vec<Open311Error>), (status = 429, body = Vec<Open311Error>)))]
pub async fn discovery(State(desk): State<Desk>, asked: Asked, headers: HeaderMap) -> Result<Answer<Discovery>, Problem> {
    let path = format!("{}/open311/v2", asked.base);
    let reference = desk.reference(asked.bureau.id);
    let hotline = reference.hotline.as_ref().map(|hotline| fill(words::CONTACT_HOTLINE, &[("bureau", &asked.bureau.name), ("hotline", hotline)]));
    let endpoint = Endpoint {
        specification: "http://wiki.open311.org/GeoReport_v2",
        url: absolute(&headers, &path).unwrap_or(path),
        changeset: CHANGED,
        kind: if asked.bureau.demo { "test" } else { "production" },
        formats: ["application/json", "text/xml"],
    };
    let body = Discovery {
        changeset: CHANGED,
        contact: hotline.unwrap_or_else(|| asked.bureau.name.clone()),
        key_service: words::KEY_SERVICE,
        endpoints: vec![endpoint],
    };
    Ok(asked.answer("discovery", "", body))
}
