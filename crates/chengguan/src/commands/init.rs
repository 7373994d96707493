//! `init`: found a bureau, with one security administrator who opens the other accounts.

use crate::installation::{Failure, Installation, Place, failure};
use crate::serving::rates;
use chengguan_app::identity::hash_password;
use chengguan_app::identity::setup::{NewAccount, NewBureau, PASSWORD_MIN, create_accounts, create_bureau, create_settings};
use chengguan_app::platform_clock::PlatformClock;
use chengguan_statute::access::Role;
use chengguan_words::{commands as words, fill};
use clap::Args;
use serde_json::json;
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
        let installation = Installation::open(place, PlatformClock::default(), rates(true)).await?;
        let desk = &installation.desk;
        if desk.bureaus().iter().any(|bureau| bureau.code == code || bureau.short_code == short_code) {
            return Err(fill(words::BUREAU_THERE, &[("code", &code)]).into());
        }
        let parent_id = match &self.parent {
            Some(parent) => Some(installation.bureau(Some(parent))?.id),
            None => None,
        };
        let new = NewBureau { code, short_code, name, uscc: self.uscc, parent_id, demo: false };
        let bureau = create_bureau(desk, new).await.map_err(failure)?;
        let hours = chengguan_statute::clock::WorkingHours::all_year(&[(510, 720), (840, 1050)]);
        let settings = [
            ("hours", serde_json::to_value(hours)?),
            ("reopen_days", json!(chengguan_app::reference::REOPEN_DAYS)),
            ("categories", serde_json::to_value(chengguan_app::demo::categories::categories())?),
        ];
        create_settings(desk, &bureau, &settings).await.map_err(failure)?;
        let account = NewAccount { login: admin, name: words::FIRST_ADMINISTRATOR.into(), squad: None, roles: vec![Role::SecurityAdministrator], password_hash: hash_password(&password).await };
        create_accounts(desk, &bureau, vec![account]).await.map_err(failure)?;
        if place.json {
            println!("{}", json!({ "bureau": bureau.code, "short_code": bureau.short_code }));
        } else {
            println!("{}", fill(words::FOUNDED, &[("name", &bureau.name), ("code", &bureau.code)]));
        }
        desk.close().await;
        Ok(ExitCode::SUCCESS)
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
