//! Opinions (群众意见): received, sorted, assigned, handled, answered, verified, rated, closed out (销号).
//!
//! `carry_out.rs` is the way every act goes; `store.rs` alone writes the tables; `view.rs` and `list.rs` show;
//! `escalate.rs` runs the clocks. Others may call [`receive`], [`load::by_id`] and [`unread`].

pub(crate) mod acts;
pub mod answers;
pub mod attachments;
pub mod carry_out;
mod clock_view;
pub mod escalate;
pub mod forget;
pub mod export;
mod inbox;
mod hints;
pub mod import;
pub mod import_files;
pub mod inputs;
pub(crate) mod list;
pub(crate) mod live;
pub mod load;
mod looks;
pub mod nameless;
pub mod nearby;
mod notices;
pub mod numbers;
mod person;
mod publication;
pub mod orphans;
pub mod receipt;
pub mod receive;
mod reference_view;
pub mod reporter;
pub mod refusals;
pub mod said;
mod reply_texts;
mod saved_views;
pub mod search;
pub mod store;
pub mod tables;
pub mod timeline;
pub mod view;

pub use clock_view::{FullClock, GROUPS, MARKS, full_clock};
pub use inbox::unread;
pub use list::view_codes;
pub use numbers::Numbers;

use crate::desk::Desk;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

/// Routes of the capability.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(list::list, receive::intake))
        .routes(routes!(list::views))
        .routes(routes!(hints::hints))
        .routes(routes!(person::person))
        .routes(routes!(view::show))
        .routes(routes!(reference_view::reference))
        .routes(routes!(reference_view::map))
        .routes(routes!(inbox::inbox))
        .routes(routes!(inbox::mark_read))
        .routes(routes!(live::events))
        .routes(routes!(attachments::upload).layer(DefaultBodyLimit::max(crate::files::PHOTO_BYTES_MAX + crate::server::BODY_MAX)))
        .routes(routes!(attachments::large))
        .routes(routes!(attachments::small))
        .routes(routes!(looks::list))
        .merge(export::routes())
        .merge(import_files::routes())
        .merge(saved_views::routes())
        .merge(reply_texts::routes())
        .merge(acts::routes())
}
