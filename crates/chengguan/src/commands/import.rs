//! `import opinions FILE`: all or nothing, with a row-by-row report.

use crate::errand::Errand;
use crate::installation::{Failure, Place};
use clap::Subcommand;
use std::path::PathBuf;
use std::process::ExitCode;

/// Imports.
#[derive(Subcommand)]
pub enum Import {
    /// Opinions, from JSON Lines or CSV.
    Opinions {
        /// The file.
        file: PathBuf,
        /// Check only.
        #[arg(long)]
        dry_run: bool,
        /// Code of the bureau, where there are several.
        #[arg(long)]
        bureau: Option<String>,
    },
}

impl Import {
    /// Imports.
    pub async fn run(self, place: &Place) -> Result<ExitCode, Failure> {
        let Self::Opinions { file, dry_run, bureau } = self;
        Errand::Import { dry_run, bureau }.carry_out(place, Some(&file)).await
    }
}
