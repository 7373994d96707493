//! Identity: bureaus, squads, accounts, sessions, tokens, and the permission in a handler's type.

pub mod accounts;
mod devices;
mod may;
mod own;
mod password;
mod second_factor;
mod session;
pub mod setup;
pub mod sign_in;
mod sign_in_log;
mod sign_in_rules;
pub mod squads;
pub mod tables;
mod token;

pub use devices::SessionView;
pub use may::{May, Needs, out_of_scope, permission};
pub use password::{hash_password, new_password, verify_password};
pub use second_factor::{Proof, Spent, code_of, seal_second_factors_anew};
pub use session::{SESSION_COOKIE, Signed, bureau_of, cookie};
pub use sign_in::{BureauName, Me, too_many};
pub use sign_in_log::{KEPT_MS as SIGN_INS_KEPT_MS, OUTCOMES as SIGN_IN_OUTCOMES};
pub use token::{TOKEN_SCOPES, create_token};

/// Routes of everybody's own account, and of the rules on signing in.
pub fn own_routes() -> utoipa_axum::router::OpenApiRouter<crate::desk::Desk> {
    own::routes().routes(utoipa_axum::routes!(sign_in_log::list)).routes(utoipa_axum::routes!(sign_in_rules::show, sign_in_rules::set))
}
