//! Insight: how the bureau or a squad stands, in figures. Each figure is counted from the rows it opens to, along an index
//! that holds all it asks about; nothing is kept beside the ledger that could differ from it.

mod counts;
mod figures;
mod loads;
mod overview;
mod parts;

use crate::desk::Desk;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of the capability.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new().routes(routes!(overview::overview)).routes(routes!(loads::loads))
}
