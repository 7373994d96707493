//! The binary as others run it: processes, exit codes, what is printed (contracts.md).

#![allow(clippy::unwrap_used)] // A test that cannot go on says so by panicking.

mod admin;
mod demo_clock;
mod folder;
mod openapi;
mod processes;
mod two_nodes;
mod workday;
