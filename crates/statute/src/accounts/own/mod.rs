//! What everybody does with their own account, and nobody with another's.

mod change_mail;
mod change_password;
mod second_factor;
mod sessions;
mod tokens;

pub use change_mail::*;
pub use change_password::*;
pub use second_factor::*;
pub use sessions::*;
pub use tokens::*;

use super::conditions::Conditions;
use super::Reason;

impl Conditions {
    /// Whoever sits at a browser left open is not taken for its owner (article 12).
    fn password_right(self, right: bool) -> Self {
        self.need(right, || Reason::new("password_wrong", 12).at_field("password"))
    }
}
