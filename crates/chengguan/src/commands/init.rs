//! `init`: found a bureau, with one security administrator who opens the other accounts.

use crate::errand::Errand;
use crate::installation::{Failure, Place};
use chengguan_app::identity::hash_password;
use chengguan_app::identity::setup::PASSWORD_MIN;
use chengguan_words::{commands as words, fill};
use clap::Args;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// What is not given is asked for.
#[derive(Args)]
pub struct Init {
    /// As shown.
    #[arg(long)]
    name: Option<String>,
    /// For addresses: a-z, 0-9, hyphens.
    #[arg(long)]
    code: Option<String>,
    /// Two capital letters that begin numbers and receipts.
    #[arg(long)]
    short_code: Option<String>,
    /// 18 signs.
    #[arg(long)]
    uscc: Option<String>,
    /// Login of the first security administrator.
    #[arg(long)]
    admin: Option<String>,
    /// File whose first line is their password.
    #[arg(long)]
    password_file: Option<PathBuf>,
    /// Code of the bureau above.
    #[arg(long)]
    parent: Option<String>,
}

impl Init {
    /// Founds the bureau.
    pub async fn run(self, place: &Place) -> Result<ExitCode, Failure> {
        let name = given(self.name, words::ASK_NAME)?;
        let code = given(self.code, words::ASK_CODE)?;
        let short_code = given(self.short_code, words::ASK_SHORT_CODE)?;
        let admin = given(self.admin, words::ASK_ADMIN)?;
        let password = match self.password_file {
            Some(file) => std::fs::read_to_string(file)?.lines().next().unwrap_or_default().to_owned(),
            None => given(None, words::ASK_PASSWORD)?,
        };
        if password.chars().count() < PASSWORD_MIN {
            return Err(fill(words::PASSWORD_SHORT, &[("min", &PASSWORD_MIN.to_string())]).into());
        }
        let password_hash = hash_password(&password).await;
        let errand = Errand::Found { name, code, short_code, uscc: self.uscc, parent: self.parent, admin, password_hash };
        errand.carry_out(place, None).await
    }
}

fn given(flag: Option<String>, question: &str) -> Result<String, Failure> {
    if let Some(flag) = flag {
        return Ok(flag);
    }
    eprint!("{question}");
    std::io::stderr().flush()?;
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    let line = line.trim().to_owned();
    if line.is_empty() { Err(words::NOT_GIVEN.into()) } else { Ok(line) }
}
