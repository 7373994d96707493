//! What listeners are told once an act stands: which opinion changed. They read it again through their own scope.

use chengguan_statute::ids::{AccountId, OpinionId, SquadId};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::broadcast;
use uuid::Uuid;

/// Events a slow listener may fall behind before it is told to read everything again.
const BACKLOG: usize = 1024;
/// Entries of this process that are remembered until they are met in the journal. One forgotten is told twice.
const OWN_MAX: usize = 10_000;

/// Something happened in a bureau.
#[derive(Clone, Debug)]
pub enum Event {
    /// An opinion changed.
    Changed(Changed),
    /// More changed than is worth telling one by one: whatever is on a screen is read again.
    Behind(i32),
    /// The reference data is another: who listens may not any more.
    Reloaded(i32),
}

/// Which opinion changed, and whom it concerns.
#[derive(Clone, Debug)]
pub struct Changed {
    /// Whose.
    pub bureau: i32,
    /// Which opinion.
    pub opinion: OpinionId,
    /// Its ledger number.
    pub number: String,
    /// The squad it belongs to: others do not hear of it.
    pub squad: Option<SquadId>,
    /// Which act.
    pub act: String,
    /// Accounts that got a notice.
    pub noticed: Vec<AccountId>,
}

impl Event {
    /// Whose.
    pub fn bureau(&self) -> i32 {
        match self {
            Self::Changed(changed) => changed.bureau,
            Self::Behind(bureau) | Self::Reloaded(bureau) => *bureau,
        }
    }
}

/// The hub of one process.
#[derive(Clone)]
pub struct Events(Arc<Hub>);

struct Hub {
    sender: broadcast::Sender<Event>,
    /// Who listens in this process, and on how many screens.
    listening: Mutex<HashMap<(i32, AccountId), usize>>,
    /// Entries told of already, where the journal is followed (`other_nodes.rs`).
    own: Mutex<Option<HashSet<Uuid>>>,
}

impl Default for Events {
    fn default() -> Self {
        Self(Arc::new(Hub { sender: broadcast::channel(BACKLOG).0, listening: Mutex::default(), own: Mutex::default() }))
    }
}

impl Events {
    /// Tells everybody who listens.
    pub fn send(&self, event: Event) {
        let _ = self.0.sender.send(event); // Nobody listens: nothing to do.
    }

    /// Tells everybody who listens of an act of this process.
    pub fn send_own(&self, entry: Uuid, event: Event) {
        if let Some(own) = held(&self.0.own).as_mut().filter(|_| self.0.sender.receiver_count() > 0) {
            if own.len() >= OWN_MAX {
                own.clear();
            }
            own.insert(entry);
        }
        self.send(event);
    }

    /// From now on the journal tells of every entry, and own ones must be known by then.
    pub(crate) fn followed(&self) {
        held(&self.0.own).get_or_insert_default();
    }

    /// Whether listeners were told of an entry when it was recorded.
    pub(crate) fn told(&self, entry: &Uuid) -> bool {
        held(&self.0.own).as_mut().is_some_and(|own| own.remove(entry))
    }

    /// Listens from now on.
    pub fn listen(&self, bureau: i32, account: AccountId) -> Listening {
        let receiver = self.0.sender.subscribe();
        *held(&self.0.listening).entry((bureau, account)).or_default() += 1;
        Listening { receiver, events: self.clone(), who: (bureau, account) }
    }

    /// Accounts of a bureau that listen in this process.
    pub fn listeners(&self, bureau: i32) -> Vec<AccountId> {
        held(&self.0.listening).keys().filter(|(of, _)| *of == bureau).map(|(_, account)| *account).collect()
    }
}

/// One screen that listens.
pub struct Listening {
    receiver: broadcast::Receiver<Event>,
    events: Events,
    who: (i32, AccountId),
}

impl Listening {
    /// The next event.
    pub async fn next(&mut self) -> Result<Event, broadcast::error::RecvError> {
        self.receiver.recv().await
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let mut listening = held(&self.events.0.listening);
        if let Some(screens) = listening.get_mut(&self.who) {
            *screens -= 1;
            if *screens == 0 {
                listening.remove(&self.who);
            }
        }
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_listens_is_known_until_the_last_screen_is_gone() {
        let events = Events::default();
        let somebody = AccountId(Uuid::now_v7());
        let first = events.listen(1, somebody);
        let second = events.listen(1, somebody);
        drop(first);
        assert_eq!((events.listeners(1), events.listeners(2)), (vec![somebody], vec![]));
        drop(second);
        assert_eq!(events.listeners(1), []);
    }

    #[test]
    fn an_own_entry_is_known_once_and_only_where_the_journal_is_followed() {
        let events = Events::default();
        let _listening = events.listen(1, AccountId(Uuid::now_v7()));
        let (before, after) = (Uuid::now_v7(), Uuid::now_v7());
        events.send_own(before, Event::Behind(1));
        events.followed();
        events.send_own(after, Event::Behind(1));
        assert_eq!([before, after, after].map(|entry| events.told(&entry)), [false, true, false]);
    }
}
