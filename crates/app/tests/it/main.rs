//! One integration binary. Every test has a bureau and a database of its own: SQLite in a temporary folder, or, with
//! `CHENGGUAN_TEST_DATABASE_URL`, a database made for it on that PostgreSQL server. The suite is run once on each.

#![allow(clippy::unwrap_used)] // A test that cannot go on says so by panicking.

mod accounts;
mod acts;
mod auditor;
mod bound;
mod bureaus;
mod budgets;
mod catalogue;
mod commits;
mod documented;
mod endpoints;
mod gateways;
mod hand_over;
mod harness;
mod exports;
mod faults;
mod forgotten;
mod identity;
mod hints;
mod import_files;
mod imports;
mod joined;
mod ledger;
mod lists;
mod messages;
mod open311;
mod overview;
mod own_account;
mod photos;
mod plans;
mod published;
mod recipes;
mod recipes_of_ones_own;
mod recipes_of_the_ledger;
mod recipes_of_the_system;
mod schema;
mod reply_texts;
mod scope;
mod sealed;
mod search;
mod settings;
mod statements;
mod squads;
mod story;
mod taken_back;
mod unfinished_demo;
mod walk;
mod with_others;
mod wrong_input;
