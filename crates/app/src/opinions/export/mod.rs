//! The ledger taken out as a file: ordered by an act, written as work after it, fetched by whoever ordered it.

mod columns;
mod fetch;
mod order;
mod sheet;
pub mod tables;
mod write;

pub use fetch::{STATES, attachment, sweep};
pub use write::{given_up, job};

use crate::desk::Desk;
use sea_orm::prelude::Uuid;
use std::path::PathBuf;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// How long a file is kept.
pub const KEPT_MS: i64 = 7 * 24 * 3_600_000;

/// Routes of exports.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new().routes(routes!(order::order, fetch::list)).routes(routes!(fetch::show)).routes(routes!(fetch::file))
}

/// Codes of the forms, for the document.
pub fn form_codes() -> Vec<&'static str> {
    sheet::Form::ALL.iter().map(|form| form.code()).collect()
}

/// Codes of the columns, for the document.
pub fn column_codes() -> Vec<&'static str> {
    columns::Column::ALL.iter().map(|column| column.code()).collect()
}

fn path(desk: &Desk, id: Uuid, form: sheet::Form) -> PathBuf {
    desk.exports().join(id.simple().to_string()).with_extension(form.code())
}
