//! `demo`: as `serve`, after filling an empty folder with the demo bureau (contracts.md).

use crate::installation::{Failure, Installation, Place, failure, hold};
use crate::serving::{listener, rates, serve};
use chengguan_app::demo::{self, Filled, Size};
use chengguan_app::desk::Desk;
use chengguan_app::platform_clock::PlatformClock;
use chengguan_statute::day::Instant;
use chengguan_words::{commands as words, fill, identity, of};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Beside the database: says what filled the folder, and that it was finished.
const MARK: &str = "demo.json";

/// Fill an empty folder with the demo bureau and serve it.
#[derive(Args)]
pub struct Demo {
    /// `127.0.0.1:PORT`.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// `small` (2,000 opinions of a year) or `district` (60,000 of three).
    #[arg(long, default_value = "small")]
    size: String,
    /// A file that holds an RFC 3339 instant: every clock runs from there, and jumps when the file changes.
    #[arg(long)]
    demo_clock: Option<PathBuf>,
}

impl Demo {
    /// Fills and serves.
    pub async fn run(self, place: &Place) -> Result<ExitCode, Failure> {
        let address: SocketAddr = self.listen.parse().map_err(|_| fill(words::BAD_ADDRESS, &[("address", &self.listen)]))?;
        if !address.ip().is_loopback() {
            return Err(words::DEMO_LOOPBACK.into());
        }
        let size = Size::from_code(&self.size).ok_or_else(|| format!("--size: small | district, not {}", self.size))?;
        let folder = place.folder()?.to_owned();
        // Before anything is cleared away: another process may be filling it.
        let held = hold(place)?;
        let before = prepare(&folder, place)?;
        let clock = PlatformClock::default();
        let mut began_at = String::new();
        if let Some(file) = &self.demo_clock {
            began_at = std::fs::read_to_string(file)?;
            clock.set(Instant::from_rfc3339(&began_at).map_err(|_| words::BAD_CLOCK)?);
        }
        let installation = Installation::open_held(place, clock.clone(), rates(true), held).await?;
        if before != Before::Filled {
            empty(&installation.desk, &folder, before).await?;
            // On SQLite it is there already. In a database server it must not be before this: what it stands beside is cleared
            // away without asking.
            mark(&folder)?;
            fill_folder(&installation, &folder, size, place.json).await?;
        }
        not_before_what_is_recorded(&installation, self.demo_clock.is_some()).await?;
        if let Some(file) = self.demo_clock {
            tokio::spawn(clock.follow(file, began_at));
        }
        let tokens = tokens(&installation, place.json).await?;
        let as_json = place.json;
        let listeners = vec![listener(&self.listen, "portal,office")?];
        serve(installation, listeners, move |address| announce(address, tokens, as_json)).await
    }
}

/// A folder served before may hold what was done at a later instant than this start's: then time goes on from there. The
/// banner says so where a file asked for the earlier one.
async fn not_before_what_is_recorded(installation: &Installation, asked: bool) -> Result<(), Failure> {
    let desk = &installation.desk;
    let bureau = crate::errand::bureau_of(desk, None)?;
    desk.seal(bureau.id).await?;
    let newest = chengguan_app::journal::newest_at(&mut desk.reading(), bureau.id).await?;
    if let Some(newest) = newest.filter(|newest| *newest > desk.now()) {
        eprintln!("{}", fill(words::CLOCK_BACKWARDS, &[("asked", &desk.now().to_rfc3339()), ("at", &newest.to_rfc3339())]));
        if asked {
            desk.clock().refuse(desk.now());
        }
        desk.clock().set(newest);
    }
    Ok(())
}

/// What a start finds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// A whole demo.
    Filled,
    /// A fill that was interrupted.
    Begun,
    /// Nothing.
    Nothing,
}

/// Looks at the folder. An interrupted fill is cleared away; any other content is refused.
fn prepare(folder: &Path, place: &Place) -> Result<Before, Failure> {
    let database = folder.join("chengguan.sqlite");
    match std::fs::read_to_string(folder.join(MARK)) {
        Ok(text) => {
            let value: serde_json::Value = serde_json::from_str(&text)?;
            if value["finished"] == true {
                return Ok(Before::Filled);
            }
            if place.database_url.is_none() {
                for name in ["chengguan.sqlite", "chengguan.sqlite-wal", "chengguan.sqlite-shm"] {
                    let _ = std::fs::remove_file(folder.join(name)); // Not there: nothing to clear.
                }
            }
            Ok(Before::Begun)
        }
        Err(_) if place.database_url.is_none() && database.exists() => Err(not_demo(folder)),
        Err(_) if place.database_url.is_none() => mark(folder).map(|()| Before::Nothing),
        Err(_) => Ok(Before::Nothing),
    }
}

fn mark(folder: &Path) -> Result<(), Failure> {
    Ok(std::fs::write(folder.join(MARK), json!({ "finished": false }).to_string())?)
}

fn not_demo(folder: &Path) -> Failure {
    fill(words::NOT_DEMO, &[("folder", &folder.display().to_string())]).into()
}

/// Only an empty database is filled. A server's, where an earlier start was interrupted, is emptied of that one bureau.
async fn empty(desk: &Desk, folder: &Path, before: Before) -> Result<(), Failure> {
    match &desk.bureaus()[..] {
        [] => Ok(()),
        [half] if before == Before::Begun && half.demo => Ok(chengguan_app::chores::forget_unfinished_demo(desk, half).await?),
        _ => Err(not_demo(folder)),
    }
}

async fn fill_folder(installation: &Installation, folder: &Path, size: Size, quiet: bool) -> Result<(), Failure> {
    eprintln!("{}", words::DEMO_FILLING);
    let began = std::time::Instant::now();
    let bar = if quiet { ProgressBar::hidden() } else { ProgressBar::new(size.opinions() as u64) };
    bar.set_style(ProgressStyle::with_template("{bar:40} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar()));
    let Filled { opinions, acts, refused } = demo::fill(&installation.desk, size, |done| bar.set_position(done as u64)).await.map_err(failure)?;
    bar.finish_and_clear();
    std::fs::write(folder.join(MARK), json!({ "finished": true, "size": size.code(), "refused_steps": refused }).to_string())?;
    let seconds = began.elapsed().as_secs().to_string();
    eprintln!("{}", fill(words::DEMO_FILLED, &[("opinions", &opinions.to_string()), ("acts", &acts.to_string()), ("seconds", &seconds)]));
    Ok(())
}

/// Tokens are made only where a program asked for them.
async fn tokens(installation: &Installation, wanted: bool) -> Result<serde_json::Map<String, serde_json::Value>, Failure> {
    let mut tokens = serde_json::Map::new();
    let bureau = crate::errand::bureau_of(&installation.desk, None)?;
    for account in demo::people::accounts().into_iter().filter(|account| wanted && account.shown) {
        let token = chengguan_app::identity::create_token(&installation.desk, &bureau, &account.login, "write", 30).await.map_err(failure)?;
        tokens.insert(account.login, token.into());
    }
    Ok(tokens)
}

fn announce(address: SocketAddr, tokens: serde_json::Map<String, serde_json::Value>, as_json: bool) {
    let squads = demo::people::squads();
    let squad_name = |key: &Option<String>| key.as_ref().and_then(|key| squads.iter().find(|squad| squad.key == *key)).map(|squad| squad.name.clone()).unwrap_or_default();
    let shown = demo::people::accounts().into_iter().filter(|account| account.shown);
    let url = format!("http://{address}/");
    if as_json {
        let accounts: Vec<_> = shown.map(|account| json!({ "account": account.login, "password": demo::PASSWORD, "role": account.role.code(), "squad": squad_name(&account.squad) })).collect();
        println!("{}", json!({ "url": url, "accounts": accounts, "tokens": tokens }));
    } else {
        for account in shown {
            let role = of(identity::EVERY, &format!("role_{}", account.role.code())).to_owned();
            println!("{}\t{}\t{role}\t{}", account.login, demo::PASSWORD, squad_name(&account.squad));
        }
        println!("ready: {url}");
    }
}
