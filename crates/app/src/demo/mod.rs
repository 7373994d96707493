//! The demo bureau: a fictional district with believable work, made by our code from a fixed seed. The work is done by
//! the real decisions and recorded as real acts, only at instants of the past.

pub mod categories;
mod deed;
mod fill;
pub mod geometry;
pub mod people;
mod names;
pub mod story;

pub use fill::{Filled, fill};
pub use story::Size;

/// Opens the demo's accounts and nothing else anywhere.
pub const PASSWORD: &str = "chengguan-demo-2026";
/// Lets other systems send requests to the demo by Open311 (contracts.md), and to nothing else.
pub const OPEN311_KEY: &str = "demo-open311";
/// Seed of everything.
pub const SEED: u64 = 2026;
