//! The residents' entrance: pages that work without script, and the API beneath them.

pub mod api;
mod assets;
mod feed;
mod fields;
pub mod follow;
mod home;
mod ledger;
mod ledger_api;
pub mod map;
mod mend;
mod mine;
mod more;
mod near;
pub mod pages;
pub mod qr;
mod receipt_acts;
mod receipt_clock;
mod receipt_entries;
mod receipt_own;
mod receipt_page;
mod receipt_photos;
pub mod shown;
mod speak;
mod visit;

/// Drafts and their photos are dropped after this long (contracts.md: 24 h).
pub const DRAFT_MS: i64 = 24 * 3_600_000;

pub(crate) use fields::{FORM_BYTES_MAX, Fields, Sent};
pub(crate) use receipt_page::absolute;

use crate::desk::Desk;
use crate::files::PHOTO_BYTES_MAX;
use crate::problem::Problem;
use crate::server::BODY_MAX;
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

/// The residents' API.
pub fn api_routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(api::send, ledger_api::list))
        .routes(routes!(api::follow))
        .routes(routes!(api::draft))
        .routes(routes!(api::upload).layer(DefaultBodyLimit::max(PHOTO_BYTES_MAX + BODY_MAX)))
}

/// The residents' pages.
pub fn page_routes() -> Router<Desk> {
    let photos = DefaultBodyLimit::max(fields::FORM_BYTES_MAX);
    let forms = Router::new()
        .route("/", get(home::home))
        .route("/display", get(home::display))
        .route("/speak", get(speak::begin).post(speak::go))
        .route("/speak/photos/{id}/small", get(speak::small))
        .route("/receipts", get(home::follow).post(home::follow_by_form))
        .route("/receipts/{code}", get(receipt_page::receipt))
        .route("/receipts/{code}/urge", post(receipt_acts::urge).get(receipt_acts::back))
        .route("/receipts/{code}/rate", post(receipt_acts::rate).get(receipt_acts::back))
        .route("/receipts/{code}/reopen", post(receipt_acts::reopen).get(receipt_acts::back))
        .route("/receipts/{code}/withdraw", post(receipt_own::withdraw).get(receipt_acts::back))
        .route("/receipts/{code}/amend", post(receipt_own::amend).get(receipt_acts::back))
        .route("/receipts/{code}/keep-private", post(receipt_own::keep_private).get(receipt_acts::back))
        .route("/receipts/{code}/photos/{id}", get(receipt_photos::large))
        .route("/receipts/{code}/photos/{id}/small", get(receipt_photos::small))
        .route("/receipts/{code}/remember", post(mine::remember).get(receipt_acts::back))
        .route("/mine", get(mine::list))
        .route("/mine/forget", post(mine::forget).get(mine::list))
        .route("/opinions", get(ledger::list))
        .route("/opinions/feed.atom", get(feed::feed))
        .route("/opinions/{number}", get(ledger::opinion))
        .route("/opinions/{number}/photos/{id}", get(ledger::large))
        .route("/opinions/{number}/photos/{id}/small", get(ledger::small))
        .route("/assets/{name}", get(assets::asset))
        .route("/favicon.svg", get(assets::mark))
        .layer(DefaultBodyLimit::max(BODY_MAX));
    let uploads = Router::new()
        .route("/speak/photos", post(speak::photos).get(speak::begin))
        .route("/receipts/{code}/answer", post(receipt_acts::answer).get(receipt_acts::back))
        .layer(photos);
    forms.merge(uploads)
}

/// Turns a problem into a page where somebody reads it in a browser: wrong addresses, wrong methods, our own defects.
/// Programs keep their problem.
pub async fn in_pages(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    if !is_page(&request) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let asked = Request::from_parts(parts.clone(), body);
    let mut response = next.run(asked).await;
    // Refused before any handler: a form that came from elsewhere.
    let from_elsewhere = response.status() == StatusCode::FORBIDDEN && !response.headers().contains_key(header::CONTENT_TYPE);
    let problem = match response.extensions_mut().remove::<Problem>() {
        Some(problem) => problem,
        None if from_elsewhere => Problem::new(StatusCode::BAD_REQUEST, "malformed"),
        None => return response,
    };
    page_of(&desk, &mut parts, problem).await
}

/// A problem as whoever asked can read it.
pub async fn readable(desk: &Desk, request: Request, problem: Problem) -> Response {
    if !is_page(&request) {
        return problem.into_response();
    }
    page_of(desk, &mut request.into_parts().0, problem).await
}

async fn page_of(desk: &Desk, parts: &mut Parts, problem: Problem) -> Response {
    match visit::Visit::from_request_parts(parts, desk).await {
        Ok(visit) => visit.show(Err(problem), String::new()),
        Err(response) => response,
    }
}

fn is_page(request: &Request) -> bool {
    let path = request.uri().path();
    let accepts = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepts.contains("text/html") && !["/api/", "/office", "/health/", "/open311/"].iter().any(|other| path.starts_with(other))
}
