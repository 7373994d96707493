//! `import opinions FILE`: all or nothing, with a row-by-row report.

use crate::errand::Errand;
use crate::installation::{Failure, Place};
use chengguan_app::opinions::import::{Mapping, Options};
use chengguan_words::{commands as words, fill};
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
        /// What the file calls the columns and kinds, in TOML: `[columns] text = "…"`, `[kinds] "…" = "complaint"`.
        #[arg(long)]
        mapping: Option<PathBuf>,
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
        let Self::Opinions { file, mapping, dry_run, bureau } = self;
        let unreadable = |file: &PathBuf, why: String| fill(words::BAD_MAPPING, &[("file", &file.display().to_string()), ("why", &why)]);
        let mapping = mapping.map_or_else(|| Ok(Mapping::default()), |file| Mapping::read(&file).map_err(|why| unreadable(&file, why)))?;
        Errand::Import { options: Options { dry_run, mapping }, bureau }.carry_out(place, Some(&file)).await
    }
}
