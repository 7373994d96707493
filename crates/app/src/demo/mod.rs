//! The demo bureau: a fictional district with believable work, made by our code from a fixed seed.

pub mod geometry;
mod random;
