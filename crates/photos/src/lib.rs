//! Photos, bytes in and bytes out. A crate of its own because pixels want an optimised build, which the rest of the
//! development build does without.

pub mod drawn;
mod random;
mod remade;

pub use random::Random;
pub use remade::{NotTaken, Remade, remake};
