//! Open311 GeoReport v2 at `/open311/v2`: other systems send what their residents say, and read how it stands.
//!
//! A request goes through the same acts as a resident's own word (`opinions/receive.rs`) and stands on the same ledger.
//! Only what came in this way is answered here, without the reporter, inner words, photos, or what names somebody.
//! `docs/formats/open311.md` says what is beyond the standard.

mod asked;
mod discovery;
mod form;
pub mod keys;
mod offered;
mod request;
mod requests;
mod send;
pub mod tables;
mod token;
mod view;
mod xml;

pub use form::in_form;

use crate::desk::Desk;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

/// The endpoints. `form.rs` takes `.json` and `.xml` off their addresses first.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(discovery::discovery))
        .routes(routes!(offered::list))
        .routes(routes!(offered::definition))
        .routes(routes!(requests::list, send::send).layer(DefaultBodyLimit::max(crate::portal::FORM_BYTES_MAX)))
        .routes(routes!(request::one))
        .routes(routes!(token::resolve))
}
