//! `open311-key create`: printed once.

use crate::errand::Errand;
use crate::installation::{Failure, Place};
use clap::Subcommand;
use std::process::ExitCode;

/// Keys of other systems.
#[derive(Subcommand)]
pub enum Open311Key {
    /// Make a key for a system that sends requests by Open311.
    Create {
        /// Which system it is given to.
        #[arg(long)]
        name: String,
        /// Code of the bureau, where there are several.
        #[arg(long)]
        bureau: Option<String>,
    },
}

impl Open311Key {
    /// Makes it.
    pub async fn run(self, place: &Place) -> Result<ExitCode, Failure> {
        let Self::Create { name, bureau } = self;
        Errand::Open311Key { name, bureau }.carry_out(place, None).await
    }
}
