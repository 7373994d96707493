//! Importing on the screen: a file is brought, looked at, its columns named, checked row by row, and taken in by one act.
//! What is wrong comes back as a workbook with the cells marked.

mod check;
mod describe;
mod discard;
mod list;
mod marked;
mod sheet;
pub mod tables;
mod take;
mod template;
mod upload;
mod work;

pub use discard::sweep;
pub use list::STATES;
pub use work::{check_job, given_up, take_job};

use super::import::OFFERED;
use crate::desk::Desk;
use crate::identity::{May, Needs};
use crate::problem::Problem;
use crate::server::IfMatch;
use crate::store::Reads;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use std::path::PathBuf;
use tables::import_file::{self, Column};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;
use uuid::Uuid;

/// How long a file is kept.
pub const KEPT_MS: i64 = 7 * 24 * 3_600_000;
/// Bytes of one file: some 300,000 rows of a ledger.
pub const FILE_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Routes of imports.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(upload::upload).layer(DefaultBodyLimit::max(FILE_BYTES_MAX + crate::server::BODY_MAX)))
        .routes(routes!(template::template))
        .routes(routes!(list::show, discard::discard))
        .routes(routes!(sheet::sheet))
        .routes(routes!(check::check))
        .routes(routes!(take::take))
        .routes(routes!(marked::file))
}

/// Codes of the columns that are mapped, for the document.
pub fn column_codes() -> Vec<&'static str> {
    OFFERED.to_vec()
}

/// Where a file lies.
fn path(desk: &Desk, id: Uuid) -> PathBuf {
    desk.imports().join(id.simple().to_string())
}

/// Where its wrong cells are marked.
fn marked_path(desk: &Desk, id: Uuid) -> PathBuf {
    path(desk, id).with_extension("marked.xlsx")
}

/// One by id. Everybody who imports sees all of them: one colleague goes on where another stopped.
async fn find<P: Needs>(reads: &mut (impl Reads + Send), clerk: &May<P>, id: Uuid) -> Result<import_file::Model, Problem> {
    let select = import_file::Entity::find().filter(Column::BureauId.eq(clerk.bureau.id)).filter(Column::Id.eq(id)).filter(Column::DroppedAt.is_null());
    reads.one(select.into_query()).await?.ok_or_else(Problem::not_found)
}

/// One that nobody is working on, as it was seen.
async fn find_idle<P: Needs>(desk: &Desk, clerk: &May<P>, id: Uuid, expected: IfMatch) -> Result<import_file::Model, Problem> {
    let row = find(&mut desk.reading(), clerk, id).await?;
    expected.check(row.version as u32)?;
    idle(&row)?;
    Ok(row)
}

fn idle(row: &import_file::Model) -> Result<(), Problem> {
    match row.state.as_str() {
        "checking" | "taking" => Err(Problem::new(StatusCode::CONFLICT, "import_busy")),
        "taken" => Err(Problem::new(StatusCode::CONFLICT, "import_taken")),
        _ => Ok(()),
    }
}
