//! The journal's proof: canonical entries, the SM3 chain, and verification that needs nothing but the exported file.
//!
//! Formats with test vectors: `docs/formats/entry.md`, `docs/formats/export.md`.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod canonical;
mod chain;
mod digest;
mod merkle;
mod verify;

pub use canonical::canonical;
pub use chain::{Link, chain, leaf};
pub use digest::{Sm3, Sm3Stream, from_hex, hex, unhex, sm3};
pub use merkle::Merkle;
pub use verify::{Broken, Head, Verifier, why};
