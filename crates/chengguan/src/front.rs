//! The office's files, built by Vite and embedded.

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use chengguan_app::desk::Desk;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Dist;

/// Routes of the office.
pub fn routes() -> Router<Desk> {
    Router::new()
        .route("/office", get(|| async { Redirect::permanent("/office/") }))
        .route("/office/", get(|| async { file("index.html") }))
        .route("/office/{*path}", get(|Path(path): Path<String>| async move { file(&path) }))
}

/// A file; a page of the office's own router where the path has no ending.
fn file(path: &str) -> Response {
    let found = Dist::get(path).map(|found| (path, found));
    let page = || path.rsplit('/').next().is_some_and(|last| !last.contains('.')).then(|| Dist::get("index.html").map(|page| ("index.html", page))).flatten();
    let Some((name, file)) = found.or_else(page) else { return StatusCode::NOT_FOUND.into_response() };
    let cache = if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(header::CONTENT_TYPE, kind(name)), (header::CACHE_CONTROL, cache)], file.data.into_owned()).into_response()
}

/// What Vite writes.
fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
