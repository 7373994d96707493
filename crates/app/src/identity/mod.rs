//! Identity: bureaus, squads, accounts, sessions, tokens, and the permission in a handler's type.

pub mod accounts;
mod may;
mod password;
mod session;
pub mod setup;
pub mod sign_in;
pub mod tables;
mod token;

pub use may::{May, Needs, out_of_scope, permission};
pub use password::{hash_password, new_password, verify_password};
pub use session::{SESSION_COOKIE, Signed, bureau_of, cookie};
pub use sign_in::{BureauName, Me, too_many};
pub use token::create_token;
