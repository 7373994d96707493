//! `token create`: printed once.

use crate::installation::{Failure, Installation, Place, failure};
use chengguan_app::platform_clock::PlatformClock;
use clap::Subcommand;
use serde_json::json;
use std::process::ExitCode;

/// Tokens.
#[derive(Subcommand)]
pub enum Token {
    /// Make a token for an account.
    Create {
        /// Login.
        #[arg(long)]
        account: String,
        /// `read` or `write`.
        #[arg(long)]
        scope: String,
        /// Days until it ends.
        #[arg(long)]
        days: u32,
        /// Code of the bureau, where there are several.
        #[arg(long)]
        bureau: Option<String>,
    },
}

impl Token {
    /// Makes it.
    pub async fn run(self, place: &Place) -> Result<ExitCode, Failure> {
        let Self::Create { account, scope, days, bureau } = self;
        let installation = Installation::open(place, PlatformClock::default(), true).await?;
        let bureau = installation.bureau(bureau.as_deref())?;
        let token = chengguan_app::identity::create_token(&installation.desk, &bureau, &account, &scope, days).await.map_err(failure)?;
        if place.json {
            println!("{}", json!({ "token": token }));
        } else {
            println!("{token}");
        }
        installation.desk.close().await;
        Ok(ExitCode::SUCCESS)
    }
}
