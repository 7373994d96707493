//! Squads as the system administrator keeps them: the tree with what hangs on each, set up, changed, closed.

mod list;
mod set;

use crate::desk::Desk;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of the squads.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new().routes(routes!(list::list, set::open)).routes(routes!(set::change))
}
