//! The pages' style, scripts and mark, in the binary.

use axum::extract::{Path, RawQuery};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chengguan_proof::{hex, sm3};
use std::sync::LazyLock;

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

/// Name, type, contents. The colours and sizes are the office's, too.
const ASSETS: &[(&str, &str, &str)] = &[
    ("tokens.css", CSS, include_str!("../../../../web/tokens.css")),
    ("portal.css", CSS, include_str!("../../assets/portal.css")),
    ("forms.css", CSS, include_str!("../../assets/forms.css")),
    ("ledger.css", CSS, include_str!("../../assets/ledger.css")),
    ("receipt.css", CSS, include_str!("../../assets/receipt.css")),
    ("portal.js", SCRIPT, include_str!("../../assets/portal.js")),
    ("speak.js", SCRIPT, include_str!("../../assets/speak.js")),
    ("photos.js", SCRIPT, include_str!("../../assets/photos.js")),
    ("aloud.js", SCRIPT, include_str!("../../assets/aloud.js")),
    ("map.js", SCRIPT, include_str!("../../assets/map.js")),
    ("receipt.js", SCRIPT, include_str!("../../assets/receipt.js")),
    ("mark.svg", SVG, include_str!("../../assets/mark.svg")),
];

static BUILD: LazyLock<String> = LazyLock::new(|| {
    let all: Vec<&[u8]> = ASSETS.iter().map(|(_, _, text)| text.as_bytes()).collect();
    hex(&sm3(&all))[..10].to_owned()
});

/// Changes when any of them changes.
pub fn build() -> &'static str {
    &BUILD
}

/// `GET /assets/{name}`
pub async fn asset(Path(name): Path<String>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    serve(&name, query.as_deref(), &headers)
}

/// `GET /favicon.svg`
pub async fn mark(headers: HeaderMap) -> Response {
    serve("mark.svg", None, &headers)
}

fn serve(name: &str, query: Option<&str>, headers: &HeaderMap) -> Response {
    let Some((_, kind, text)) = ASSETS.iter().find(|(known, _, _)| *known == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{}\"", build());
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|tags| tags.contains(&tag));
    let pinned = query.and_then(|query| query.strip_prefix("v=")) == Some(build());
    let cache = if pinned { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, *kind)], *text).into_response()
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}
