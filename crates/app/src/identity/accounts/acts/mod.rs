//! The acts on an account, one file each.

pub mod change;
pub mod disable;
pub mod enable;
pub mod open;
pub mod reset_password;
pub mod unlock;
