//! The acts on an account, one file each.

pub mod change;
pub mod disable;
pub mod enable;
pub mod end_sessions;
pub mod open;
pub mod reset_password;
pub mod take_off_second_factor;
pub mod unlock;
