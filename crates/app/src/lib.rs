//! HTTP, SQL and jobs: one folder a capability, one file an act.
//!
//! The way of one act: a handler with its permission in its type begins an [`act::Act`], loads, lets `statute` decide,
//! and records. Nothing else writes.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod act;
pub mod chores;
pub mod closed_lists;
pub mod demo;
pub mod desk;
pub mod events;
pub mod files;
pub mod identity;
pub mod insight;
pub mod idempotency;
pub mod jobs;
pub mod journal;
pub mod keys;
pub mod messages;
pub mod open311;
pub mod opinions;
pub mod other_nodes;
pub mod paging;
pub mod platform_clock;
pub mod portal;
pub mod problem;
pub mod random;
pub mod rates;
pub mod reference;
pub mod refusals;
pub mod secrets;
pub mod server;
pub mod settings;
pub mod store;
pub mod times;
