//! One file a command.

pub mod demo;
pub mod import;
pub mod init;
pub mod journal;
pub mod keys;
pub mod open311_key;
pub mod token;
pub mod workday;

use crate::installation::Failure;
use std::process::ExitCode;

/// Prints the OpenAPI document.
pub fn openapi() -> Result<ExitCode, Failure> {
    println!("{}", chengguan_app::server::openapi().to_pretty_json()?);
    Ok(ExitCode::SUCCESS)
}
