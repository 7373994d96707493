//! `journal export` and `journal verify` (contracts.md).

use crate::installation::{Failure, Installation, Place};
use chengguan_app::journal::{Verdict, export, verify_file, verify_stored, verify_tables};
use clap::Subcommand;
use serde_json::json;
use std::io::{BufReader, BufWriter};
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
            Self::Export { bureau } => {
                let installation = Installation::read(place).await?;
                let bureau = installation.bureau(bureau.as_deref())?;
                installation.desk.seal(bureau.id).await?;
                export(&mut installation.desk.reading(), bureau.id, &mut BufWriter::new(std::io::stdout().lock())).await?;
                Ok(ExitCode::SUCCESS)
            }
            Self::Verify { file: Some(file), .. } => {
                let verdict = verify_file(BufReader::new(std::fs::File::open(file)?))?;
                Ok(say(verdict, place.json))
            }
            Self::Verify { file: None, tables, bureau } => {
                let installation = Installation::read(place).await?;
                let bureau = installation.bureau(bureau.as_deref())?;
                installation.desk.seal(bureau.id).await?;
                let verdict = verify_stored(&mut installation.desk.reading(), bureau.id).await?;
                if tables && let Some(number) = verify_tables(&mut installation.desk.reading(), bureau.id).await? {
                    println!("{}", if place.json { json!({ "valid": false, "subject": number }).to_string() } else { format!("invalid at {number}: its facts are not those the journal names") });
                    return Ok(ExitCode::from(1));
                }
                Ok(say(verdict, place.json))
            }
        }
    }
}

fn say(verdict: Verdict, as_json: bool) -> ExitCode {
    match verdict {
        Verdict::Valid(head) => {
            println!("{}", if as_json { json!({ "valid": true, "entries": head.size, "root": head.root }).to_string() } else { format!("valid: {} entries, root {}", head.size, head.root) });
            ExitCode::SUCCESS
        }
        Verdict::Invalid { at, why } => {
            println!("{}", if as_json { json!({ "valid": false, "at": at, "why": why }).to_string() } else { format!("invalid at entry {at}: {why}") });
            ExitCode::from(1)
        }
    }
}
