//! Everybody's own account: what they see of it, and the acts. `carry_out.rs` is the way every act goes; the rules are in
//! [`chengguan_statute::accounts`].

mod carry_out;
mod mail;
mod password;
mod second_factor;
mod sessions;
mod tokens;
mod view;

use crate::desk::Desk;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of one's own account.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(view::show))
        .routes(routes!(password::change_password))
        .routes(routes!(mail::change_mail))
        .routes(routes!(sessions::end_session))
        .routes(routes!(sessions::end_other_sessions))
        .routes(routes!(tokens::create_token))
        .routes(routes!(tokens::revoke_token))
        .routes(routes!(second_factor::enrol_second_factor))
        .routes(routes!(second_factor::confirm_second_factor))
        .routes(routes!(second_factor::renew_recovery_codes))
}
