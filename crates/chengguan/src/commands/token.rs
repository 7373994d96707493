//! `token create`: printed once.

use crate::errand::Errand;
use crate::installation::{Failure, Place};
use clap::Subcommand;
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
        Errand::Token { account, scope, days, bureau }.carry_out(place, None).await
    }
}
