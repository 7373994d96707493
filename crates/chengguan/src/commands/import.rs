//! `import opinions FILE`: all or nothing, with a row-by-row report.

use crate::installation::{Failure, Installation, Place};
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
        let installation = Installation::open(place, Default::default(), true).await?;
        let bureau = installation.bureau(bureau.as_deref())?;
        let report = chengguan_app::opinions::import::import(&installation.desk, &bureau, &file, dry_run).await.map_err(crate::installation::failure)?;
        println!("{}", if place.json { serde_json::to_string(&report)? } else { report.words() });
        installation.desk.close().await;
        Ok(ExitCode::from(u8::from(!report.problems.is_empty())))
    }
}
