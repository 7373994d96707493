//! Accounts as the security administrator keeps them: a list, one with its possible acts, and the acts.
//!
//! `carry_out.rs` is the way every act goes; `store.rs` reads and writes the rows; the rules are in
//! [`chengguan_statute::accounts`].

mod acts;
mod carry_out;
mod inputs;
mod list;
mod refusals;
mod store;
mod view;

pub(super) use carry_out::record_alone;
pub(super) use refusals::refused;
pub(super) use store::{Written, account_of, by_id, end_sessions, insert_account, update};
pub(super) use view::role_named;

use crate::desk::Desk;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of the accounts.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(list::list, acts::open::open))
        .routes(routes!(view::show))
        .routes(routes!(acts::change::change))
        .routes(routes!(acts::disable::disable))
        .routes(routes!(acts::enable::enable))
        .routes(routes!(acts::unlock::unlock))
        .routes(routes!(acts::reset_password::reset_password))
        .routes(routes!(acts::end_sessions::end_sessions))
        .routes(routes!(acts::take_off_second_factor::take_off_second_factor))
}
