//! `keys rotate`: another key, and everything sealed under it.

use crate::errand::Errand;
use crate::installation::{Failure, Place};
use clap::Subcommand;
use std::process::ExitCode;

/// Keys under which reporters' names and telephones, second factors and gateways' passwords are sealed.
#[derive(Subcommand)]
pub enum Keys {
    /// Make a new key and seal everything anew under it.
    Rotate,
}

impl Keys {
    /// Does it.
    pub async fn run(self, place: &Place) -> Result<ExitCode, Failure> {
        let Self::Rotate = self;
        Errand::RotateKeys.carry_out(place, None).await
    }
}
