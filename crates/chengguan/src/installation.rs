//! A data folder, opened by one process at a time.

use chengguan_app::desk::{Bureau, Desk};
use chengguan_app::platform_clock::PlatformClock;
use chengguan_app::rates::Rates;
use chengguan_app::store::Store;
use chengguan_words::{commands as words, fill};
use clap::Args;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which folder, which database, how to print.
#[derive(Args, Clone)]
pub struct Place {
    /// Data folder.
    #[arg(long, global = true, env = "CHENGGUAN_DATA")]
    pub data: Option<PathBuf>,
    /// PostgreSQL instead of the SQLite file in the folder.
    #[arg(long, global = true, env = "CHENGGUAN_DATABASE_URL")]
    pub database_url: Option<String>,
    /// Print exactly one JSON value.
    #[arg(long, global = true)]
    pub json: bool,
}

/// What is told on standard error where a command fails.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

impl Place {
    /// The folder, or how to name one.
    pub fn folder(&self) -> Result<&Path, Failure> {
        self.data.as_deref().ok_or_else(|| words::NO_FOLDER.into())
    }
}

/// An open folder; the lock goes with it.
pub struct Installation {
    /// What handlers work at.
    pub desk: Desk,
    _lock: Option<File>,
}

impl Installation {
    /// Opens a folder for this process alone.
    pub async fn open(place: &Place, clock: PlatformClock, rates: bool) -> Result<Self, Failure> {
        let folder = place.folder()?;
        std::fs::create_dir_all(folder)?;
        let lock = lock(folder)?;
        Self::open_with(place, clock, rates, Some(lock)).await
    }

    /// Opens a folder another process may be serving: for reading only.
    pub async fn read(place: &Place) -> Result<Self, Failure> {
        let folder = place.folder()?;
        if place.database_url.is_none() && !folder.join("chengguan.sqlite").exists() {
            return Err(fill(words::NO_DATA, &[("folder", &folder.display().to_string())]).into());
        }
        Self::open_with(place, PlatformClock::default(), true, None).await
    }

    async fn open_with(place: &Place, clock: PlatformClock, rates: bool, lock: Option<File>) -> Result<Self, Failure> {
        let folder = place.folder()?;
        let store = Store::open(folder, place.database_url.as_deref()).await?;
        let desk = Desk::open(store, folder.to_owned(), clock, Rates::new(rates)).await?;
        Ok(Self { desk, _lock: lock })
    }

    /// The only bureau, or the one asked for.
    pub fn bureau(&self, code: Option<&str>) -> Result<Arc<Bureau>, Failure> {
        let bureaus = self.desk.bureaus();
        match code {
            Some(code) => bureaus.iter().find(|bureau| bureau.code == code).cloned().ok_or_else(|| words::NO_BUREAU.into()),
            None if bureaus.len() == 1 => Ok(bureaus[0].clone()),
            None if bureaus.is_empty() => Err(words::NO_BUREAU_YET.into()),
            None => Err(words::WHICH_BUREAU.into()),
        }
    }
}

fn lock(folder: &Path) -> Result<File, Failure> {
    let file = File::options().create(true).truncate(false).write(true).open(folder.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(fill(words::IN_USE, &[("folder", &folder.display().to_string())]).into()),
        Err(TryLockError::Error(why)) => Err(why.into()),
    }
}

/// A problem as a command says it.
pub fn failure(problem: chengguan_app::problem::Problem) -> Failure {
    let fields: Vec<String> = problem.fields.iter().map(|field| format!("{}: {}", field.path, field.mend)).collect();
    if fields.is_empty() { problem.title.into() } else { format!("{}: {}", problem.title, fields.join("; ")).into() }
}
