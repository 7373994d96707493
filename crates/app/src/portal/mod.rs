//! The residents' entrance: pages that work without script, and the API beneath them.

pub mod api;
pub mod follow;
pub mod map;
pub mod pages;
pub mod qr;

/// Drafts and their photos are dropped after this long (contracts.md: 24 h).
pub const DRAFT_MS: i64 = 24 * 3_600_000;

use crate::desk::Desk;
use crate::problem::Problem;
use axum::Router;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The residents' API.
pub fn api_routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(api::send))
        .routes(routes!(api::follow))
        .routes(routes!(api::draft))
        .routes(routes!(api::upload))
}

/// The residents' pages.
pub fn page_routes() -> Router<Desk> {
    Router::new()
}

/// What is nowhere.
pub async fn missing() -> Problem {
    Problem::not_found()
}
