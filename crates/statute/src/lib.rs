//! The statute engine: days and clocks, citations, decisions of each capability, and who may do what.
//!
//! Everything here is pure: no database, no HTTP, no clock, no randomness, no files. What varies (now, the
//! calendar, the values in force) is an argument, so that the server, the drill and the screen ask the same question.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod access;
pub mod accounts;
pub mod calendar;
pub mod cite;
pub mod clock;
pub mod day;
pub mod ids;
pub mod insight;
pub mod opinions;
pub mod personal_data;
pub mod refusal;
pub mod system;
