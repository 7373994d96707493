//! `journal export` and `journal verify` (contracts.md).

use crate::errand::{Errand, say};
use crate::installation::{Failure, Place};
use chengguan_app::journal::verify_file;
use clap::Subcommand;
use std::io::BufReader;
use std::path::PathBuf;
use std::process::ExitCode;

/// The journal.
#[derive(Subcommand)]
pub enum Journal {
    /// Write it as JSON Lines, the head last.
    Export {
        /// Code of the bureau, where there are several.
        #[arg(long)]
        bureau: Option<String>,
    },
    /// Check an exported file, or what is stored.
    Verify {
        /// An exported file.
        file: Option<PathBuf>,
        /// The subjects, too.
        #[arg(long)]
        tables: bool,
        /// Code of the bureau, where there are several.
        #[arg(long)]
        bureau: Option<String>,
    },
}

impl Journal {
    /// Does it.
    pub async fn run(self, place: &Place) -> Result<ExitCode, Failure> {
        match self {
            Self::Export { bureau } => Errand::Export { bureau }.carry_out(place, None).await,
            // Needs no data folder: whoever holds an export checks it.
            Self::Verify { file: Some(file), .. } => {
                let verdict = verify_file(BufReader::new(std::fs::File::open(file)?))?;
                Ok(ExitCode::from(say(&verdict, place.json, &mut std::io::stdout())?))
            }
            Self::Verify { file: None, tables, bureau } => Errand::Verify { tables, bureau }.carry_out(place, None).await,
        }
    }
}
