//! HTTP: what every request passes through, and the router of everything.

mod document;
mod inputs;
mod layers;
mod routes;

pub use document::PROBLEM_TYPE;
pub use inputs::{Address, Body, IfMatch, Nothing, Reasoned, Versioned};
pub use layers::{BODY_MAX, Base, RequestNumber, wrapped};
pub use routes::{Entrances, openapi, router};
