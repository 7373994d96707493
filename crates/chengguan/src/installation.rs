//! A data folder, opened by one process at a time.

use chengguan_app::desk::Desk;
use chengguan_app::platform_clock::PlatformClock;
use chengguan_app::rates::Rates;
use chengguan_app::store::{Store, StoreError};
use chengguan_words::{commands as words, fill};
use clap::Args;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

/// Which folder, which database, how to print.
#[derive(Args, Clone)]
pub struct Place {
    /// Data folder.
    #[arg(long, global = true, env = "CHENGGUAN_DATA")]
    pub data: Option<PathBuf>,
    /// PostgreSQL instead of the SQLite file in the folder.
    #[arg(long, global = true, env = "CHENGGUAN_DATABASE_URL")]
    pub database_url: Option<String>,
    /// File of the keys personal data is sealed under; `secret.key` of the data folder unless another is named, so that a
    /// copy of the data alone opens nothing.
    #[arg(long, global = true, env = "CHENGGUAN_KEY_FILE")]
    pub key_file: Option<PathBuf>,
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
    /// Where it is.
    pub folder: PathBuf,
    _lock: Option<File>,
}

impl Installation {
    /// Opens a folder to serve it, for this process alone.
    pub async fn open(place: &Place, clock: PlatformClock, rates: bool) -> Result<Self, Failure> {
        Self::open_with(place, clock, rates, Some(hold(place)?)).await
    }

    /// As [`Installation::open`], for a folder held before.
    pub async fn open_held(place: &Place, clock: PlatformClock, rates: bool, held: File) -> Result<Self, Failure> {
        Self::open_with(place, clock, rates, Some(held)).await
    }

    /// Opens a folder for one errand; nothing where another process has it. A database server takes several.
    pub async fn open_free(place: &Place) -> Result<Option<Self>, Failure> {
        let mut held = None;
        if place.database_url.is_none() {
            held = lock(place.folder()?)?;
            if held.is_none() {
                return Ok(None);
            }
        }
        Ok(Some(Self::open_with(place, PlatformClock::default(), true, held).await?))
    }

    async fn open_with(place: &Place, clock: PlatformClock, rates: bool, lock: Option<File>) -> Result<Self, Failure> {
        let folder = place.folder()?;
        let store = Store::open(folder, place.database_url.as_deref()).await.map_err(|why| match why {
            StoreError::Newer(what) => fill(words::NEWER_RELEASE, &[("folder", &folder.display().to_string()), ("what", &what)]).into(),
            other => Failure::from(other),
        })?;
        let rates = Rates::new(rates);
        let desk = match &place.key_file {
            Some(keys) => Desk::open_with_keys(store, folder.to_owned(), keys, clock, rates).await?,
            None => Desk::open(store, folder.to_owned(), clock, rates).await?,
        };
        Ok(Self { desk, folder: folder.to_owned(), _lock: lock })
    }
}

/// Takes a folder for this process alone, or says that another has it.
pub fn hold(place: &Place) -> Result<File, Failure> {
    let folder = place.folder()?;
    lock(folder)?.ok_or_else(|| fill(words::IN_USE, &[("folder", &folder.display().to_string())]).into())
}

/// Nothing where another process holds it.
fn lock(folder: &Path) -> Result<Option<File>, Failure> {
    std::fs::create_dir_all(folder)?;
    let file = File::options().create(true).truncate(false).write(true).open(folder.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(why)) => Err(why.into()),
    }
}

/// A problem as a command says it.
pub fn failure(problem: chengguan_app::problem::Problem) -> Failure {
    let fields: Vec<String> = problem.fields.iter().map(|field| format!("{}: {}", field.path, field.mend)).collect();
    if fields.is_empty() { problem.title.into() } else { format!("{}: {}", problem.title, fields.join("; ")).into() }
}
