//! What a command wants done on a data folder, wherever that happens: in this process, or in the one that serves the
//! folder (`admin.rs`). Everything a person typed, and every file read, was taken in before.

use crate::admin;
use crate::installation::{Failure, Installation, Place, failure};
use crate::progress::Shown;
use chengguan_app::desk::{Bureau, Desk};
use chengguan_app::identity::create_token;
use chengguan_app::identity::setup::{NewAccount, NewBureau, create_accounts, create_bureau, create_settings};
use chengguan_app::journal::{Verdict, export, verify_stored, verify_tables};
use chengguan_app::open311::keys::create_key;
use chengguan_app::opinions::import::{Options, Told, import};
use chengguan_statute::access::Role;
use chengguan_words::{commands as words, fill};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// One errand.
#[derive(Serialize, Deserialize)]
pub enum Errand {
    /// Found a bureau with its first administrator.
    Found {
        /// As shown.
        name: String,
        /// For addresses.
        code: String,
        /// Begins numbers.
        short_code: String,
        /// 统一社会信用代码.
        uscc: Option<String>,
        /// Code of the bureau above.
        parent: Option<String>,
        /// Login of the administrator.
        admin: String,
        /// PHC string: the password itself travels nowhere.
        password_hash: String,
    },
    /// Make a token.
    Token {
        /// Login.
        account: String,
        /// `read` or `write`.
        scope: String,
        /// Until it ends.
        days: u32,
        /// Code of the bureau.
        bureau: Option<String>,
    },
    /// Make a key for a system that speaks Open311.
    Open311Key {
        /// Which system.
        name: String,
        /// Code of the bureau.
        bureau: Option<String>,
    },
    /// Seal everything under a new key.
    RotateKeys,
    /// Write the journal out.
    Export {
        /// Code of the bureau.
        bureau: Option<String>,
    },
    /// Check the journal as stored.
    Verify {
        /// The subjects, too.
        tables: bool,
        /// Code of the bureau.
        bureau: Option<String>,
    },
    /// Bring in the opinions of the file that goes with it.
    Import {
        /// How.
        options: Options,
        /// Code of the bureau.
        bureau: Option<String>,
    },
}

impl Errand {
    /// Done here, if the folder is free; else by the process that serves it. A database server needs no such detour.
    pub async fn carry_out(self, place: &Place, file: Option<&Path>) -> Result<ExitCode, Failure> {
        let folder = place.folder()?;
        if place.database_url.is_none() && !matches!(self, Self::Found { .. }) && !folder.join("chengguan.sqlite").exists() {
            return Err(fill(words::NO_DATA, &[("folder", &folder.display().to_string())]).into());
        }
        if let Some(file) = file {
            std::fs::metadata(file).map_err(|why| format!("{}: {why}", file.display()))?;
        }
        let shown = Shown::new(place.json);
        let Some(installation) = Installation::open_free(place).await? else {
            return admin::ask(folder, self, place.json, file, &shown);
        };
        let mut out = BufWriter::new(std::io::stdout());
        let done = self.run(&installation.desk, place.json, file, &mut out, &|progress| shown.at(progress)).await;
        shown.clear();
        installation.desk.close().await;
        let code = done?;
        out.flush()?;
        Ok(ExitCode::from(code))
    }

    /// Does it at a desk and says the exit code; what takes long tells how far it is.
    pub async fn run(self, desk: &Desk, as_json: bool, file: Option<&Path>, mut out: &mut dyn Write, told: Told<'_>) -> Result<u8, Failure> {
        match self {
            Self::Found { .. } => self.found(desk, as_json, out).await,
            Self::Token { account, scope, days, bureau } => {
                let bureau = bureau_of(desk, bureau.as_deref())?;
                let token = create_token(desk, &bureau, &account, &scope, days).await.map_err(failure)?;
                writeln!(out, "{}", if as_json { json!({ "token": token }).to_string() } else { token })?;
                Ok(0)
            }
            Self::Open311Key { name, bureau } => {
                let bureau = bureau_of(desk, bureau.as_deref())?;
                let key = create_key(desk, &bureau, &name).await.map_err(failure)?;
                writeln!(out, "{}", if as_json { json!({ "api_key": key }).to_string() } else { key })?;
                Ok(0)
            }
            Self::RotateKeys => {
                let done = chengguan_app::keys::rotate(desk, &|_| {}).await.map_err(failure)?;
                let (reporters, messages) = (done.reporters.to_string(), done.messages.to_string());
                let (second_factors, channels) = (done.second_factors.to_string(), done.channels.to_string());
                let values = [("from", done.from.as_str()), ("to", &done.to), ("reporters", &reporters), ("messages", &messages), ("second_factors", &second_factors), ("channels", &channels)];
                writeln!(out, "{}", if as_json { serde_json::to_string(&done)? } else { fill(words::KEYS_ROTATED, &values) })?;
                Ok(0)
            }
            Self::Export { bureau } => {
                let bureau = bureau_of(desk, bureau.as_deref())?;
                desk.seal(bureau.id).await?;
                export(&mut desk.reading(), bureau.id, &mut out).await?;
                Ok(0)
            }
            Self::Verify { tables, bureau } => {
                let bureau = bureau_of(desk, bureau.as_deref())?;
                desk.seal(bureau.id).await?;
                let verdict = verify_stored(&mut desk.reading(), bureau.id, &|_, _| ()).await?;
                if tables && let Some(number) = verify_tables(&mut desk.reading(), bureau.id).await? {
                    let plain = format!("invalid at {number}: its facts are not those the journal names");
                    writeln!(out, "{}", if as_json { json!({ "valid": false, "subject": number }).to_string() } else { plain })?;
                    return Ok(1);
                }
                say(&verdict, as_json, out)
            }
            Self::Import { options, bureau } => {
                let bureau = bureau_of(desk, bureau.as_deref())?;
                let file = file.ok_or("an import without a file")?;
                let report = import(desk, &bureau, file, &options, told).await.map_err(failure)?;
                writeln!(out, "{}", if as_json { serde_json::to_string(&report)? } else { report.words() })?;
                Ok(u8::from(report.wrong > 0))
            }
        }
    }

    async fn found(self, desk: &Desk, as_json: bool, out: &mut dyn Write) -> Result<u8, Failure> {
        let Self::Found { name, code, short_code, uscc, parent, admin, password_hash } = self else { return Err("not a founding".into()) };
        if desk.bureaus().iter().any(|bureau| bureau.code == code || bureau.short_code == short_code) {
            return Err(fill(words::BUREAU_THERE, &[("code", &code)]).into());
        }
        let parent_id = match &parent {
            Some(parent) => Some(bureau_of(desk, Some(parent))?.id),
            None => None,
        };
        let new = NewBureau { code, short_code, name, uscc, parent_id, demo: false };
        let bureau = create_bureau(desk, new).await.map_err(failure)?;
        let hours = chengguan_statute::clock::WorkingHours::all_year(&[(510, 720), (840, 1050)]);
        let settings = [
            ("hours", serde_json::to_value(hours)?),
            ("reopen_days", json!(chengguan_app::reference::REOPEN_DAYS)),
            ("categories", serde_json::to_value(chengguan_app::demo::categories::categories())?),
        ];
        create_settings(desk, &bureau, &settings).await.map_err(failure)?;
        let account = NewAccount { login: admin, name: words::FIRST_ADMINISTRATOR.into(), squad: None, roles: vec![Role::SecurityAdministrator], password_hash };
        create_accounts(desk, &bureau, vec![account]).await.map_err(failure)?;
        let plain = fill(words::FOUNDED, &[("name", &bureau.name), ("code", &bureau.code)]);
        writeln!(out, "{}", if as_json { json!({ "bureau": bureau.code, "short_code": bureau.short_code }).to_string() } else { plain })?;
        Ok(0)
    }
}

/// The only bureau, or the one asked for.
pub fn bureau_of(desk: &Desk, code: Option<&str>) -> Result<Arc<Bureau>, Failure> {
    let bureaus = desk.bureaus();
    match code {
        Some(code) => bureaus.iter().find(|bureau| bureau.code == code).cloned().ok_or_else(|| words::NO_BUREAU.into()),
        None if bureaus.len() == 1 => Ok(bureaus[0].clone()),
        None if bureaus.is_empty() => Err(words::NO_BUREAU_YET.into()),
        None => Err(words::WHICH_BUREAU.into()),
    }
}

/// Says a verdict and answers the exit code.
pub fn say(verdict: &Verdict, as_json: bool, out: &mut dyn Write) -> Result<u8, Failure> {
    let (value, plain, code) = match verdict {
        Verdict::Valid(head) => (json!({ "valid": true, "entries": head.size, "root": head.root }), format!("valid: {} entries, root {}", head.size, head.root), 0),
        Verdict::Invalid { at, why } => (json!({ "valid": false, "at": at, "why": why }), format!("invalid at entry {at}: {why}"), 1),
    };
    writeln!(out, "{}", if as_json { value.to_string() } else { plain })?;
    Ok(code)
}
