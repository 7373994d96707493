//! What every handler works at: begin an act, read, the time, the reference data. Nothing else is reachable from one.

use crate::act::Act;
use crate::events::{Event, Events};
use crate::files::Files;
use crate::idempotency::Once;
use crate::identity::tables::bureau;
use crate::opinions::search::Search;
use crate::platform_clock::PlatformClock;
use crate::rates::Rates;
use crate::reference::Reference;
use crate::secrets::Secrets;
use crate::store::{Reader, Reads, Store, StoreError};
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::{ActedBy, Today};
use sea_orm::{EntityTrait, QueryOrder, QueryTrait};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

/// A tenant as requests need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bureau {
    /// Leads every key.
    pub id: i32,
    /// For addresses.
    pub code: String,
    /// Begins numbers and receipts.
    pub short_code: String,
    /// As shown.
    pub name: String,
    /// Screens say 演示数据.
    pub demo: bool,
}

/// The desk; cheap to clone.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

struct Inner {
    store: Store,
    clock: PlatformClock,
    files: Files,
    secrets: Secrets,
    events: Events,
    search: Search,
    exports: PathBuf,
    imports: PathBuf,
    rates: Rates,
    numbers: crate::opinions::Numbers,
    checks: crate::journal::Running,
    bureaus: RwLock<Vec<Arc<Bureau>>>,
    references: RwLock<HashMap<i32, Arc<Reference>>>,
}

impl Desk {
    /// Sets up a desk over an open store.
    pub async fn open(store: Store, folder: PathBuf, clock: PlatformClock, rates: Rates) -> Result<Self, StoreError> {
        let keys = folder.join(crate::secrets::FILE);
        Self::open_with_keys(store, folder, &keys, clock, rates).await
    }

    /// As [`Desk::open`], with the file of keys elsewhere: a copy of the data folder then opens nothing that is sealed.
    pub async fn open_with_keys(store: Store, folder: PathBuf, keys: &Path, clock: PlatformClock, rates: Rates) -> Result<Self, StoreError> {
        let secrets = Secrets::open(keys).map_err(|why| StoreError::Broken(format!("the file of keys {}: {why}", keys.display())))?;
        let desk = Self(Arc::new(Inner {
            store,
            files: Files::new(folder.join("files"), clock.clone()),
            search: Search::new(folder.join("search"), secrets.clone()),
            secrets,
            exports: folder.join("exports"),
            imports: folder.join("imports"),
            clock,
            events: Events::default(),
            rates,
            numbers: Default::default(),
            checks: Default::default(),
            bureaus: RwLock::default(),
            references: RwLock::default(),
        }));
        desk.reload().await?;
        let resumed = desk.clone();
        tokio::spawn(async move {
            if let Err(why) = crate::opinions::import::resume(&resumed).await {
                tracing::warn!(code = why.code, "an import accepted earlier waits for the next start");
            }
        });
        Ok(desk)
    }

    /// Reads bureaus and their reference data again.
    pub async fn reload(&self) -> Result<(), StoreError> {
        let mut reader = self.reading();
        let rows: Vec<bureau::Model> = reader.all(bureau::Entity::find().order_by_asc(bureau::Column::Id).into_query()).await?;
        let mut references = HashMap::new();
        for row in &rows {
            references.insert(row.id, Arc::new(Reference::load(&mut reader, row.id).await?));
        }
        let bureaus = rows.into_iter().map(|row| {
            Arc::new(Bureau { id: row.id, code: row.code, short_code: row.short_code, name: row.name, demo: row.demo })
        });
        *write(&self.0.bureaus) = bureaus.collect();
        *write(&self.0.references) = references;
        for bureau in self.bureaus() {
            self.0.events.send(Event::Reloaded(bureau.id));
        }
        Ok(())
    }

    /// Reads one bureau's reference data again.
    pub async fn reload_bureau(&self, bureau: i32) -> Result<(), StoreError> {
        let reference = Arc::new(Reference::load(&mut self.reading(), bureau).await?);
        write(&self.0.references).insert(bureau, reference);
        self.0.events.send(Event::Reloaded(bureau));
        Ok(())
    }

    /// Begins an act. Nothing is read or held until the act asks.
    pub fn begin(&self, bureau: &Arc<Bureau>, by: ActedBy, once: Option<Once>) -> Act {
        Act::new(self.clone(), bureau.clone(), by, once)
    }

    /// Begins an act at an instant of the past; the demo's only.
    pub(crate) fn begin_at(&self, bureau: &Arc<Bureau>, by: ActedBy, at: Instant) -> Act {
        Act::new_at(self.clone(), bureau.clone(), by, None, at)
    }

    /// Reads outside acts.
    pub fn reading(&self) -> Reader {
        self.0.store.reader()
    }

    /// A check of a bureau's journal begins.
    pub fn checking(&self, bureau: i32) -> crate::journal::Check<'_> {
        self.0.checks.begin(bureau)
    }

    /// How far a running check is: entries taken, of how many.
    pub fn checked(&self, bureau: i32) -> Option<(i64, i64)> {
        self.0.checks.of(bureau)
    }

    /// Whether the database answers at all.
    pub async fn answers(&self) -> bool {
        self.0.store.answers().await
    }

    /// The instant.
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    /// The clock itself, for what follows it.
    pub fn clock(&self) -> &PlatformClock {
        &self.0.clock
    }

    /// A bureau's reference data as of now.
    pub fn reference(&self, bureau: i32) -> Arc<Reference> {
        read(&self.0.references).get(&bureau).cloned().unwrap_or_default()
    }

    /// Every bureau of this installation.
    pub fn bureaus(&self) -> Vec<Arc<Bureau>> {
        read(&self.0.bureaus).clone()
    }

    /// Stored photos.
    pub fn files(&self) -> &Files {
        &self.0.files
    }

    /// Seals what must be read again.
    pub fn secrets(&self) -> &Secrets {
        &self.0.secrets
    }

    /// The index of the ledger's words.
    pub fn search(&self) -> &Search {
        &self.0.search
    }

    /// The folder of files made of the ledger.
    pub fn exports(&self) -> &Path {
        &self.0.exports
    }

    /// The folder of files brought to be imported.
    pub fn imports(&self) -> &Path {
        &self.0.imports
    }

    /// Who is told when something changes.
    pub fn events(&self) -> &Events {
        &self.0.events
    }

    /// Rate limits.
    pub fn limits(&self) -> &Rates {
        &self.0.rates
    }

    /// Ledger numbers.
    pub(crate) fn numbers(&self) -> &crate::opinions::Numbers {
        &self.0.numbers
    }

    /// The store, for the act and the closed list of what is no act.
    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    /// Whether no other process works on the same database: SQLite's folder is locked.
    pub fn alone(&self) -> bool {
        matches!(self.0.store, Store::Sqlite(_))
    }

    /// Links what is not linked yet, so that an export or a check has everything.
    pub async fn seal(&self, bureau: i32) -> Result<(), StoreError> {
        self.0.store.seal(bureau).await
    }

    /// Stops writing and closes.
    pub async fn close(&self) {
        self.0.store.close().await;
    }
}

/// Now, and everything in force, for one bureau.
pub fn today(reference: &Reference, now: Instant) -> Today<'_> {
    Today { now, calendar: &reference.calendar, hours: &reference.hours, limits: &reference.limits, reopen_days: reference.reopen_days }
}

fn read<T>(lock: &RwLock<T>) -> std::sync::RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn write<T>(lock: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(std::sync::PoisonError::into_inner)
}
