//! What listeners are told once an act stands: which opinion changed. They read it again through their own scope.

use chengguan_statute::ids::{AccountId, OpinionId, SquadId};
use tokio::sync::broadcast;

/// Events a slow listener may fall behind before it is told to read everything again.
const BACKLOG: usize = 1024;

/// Something changed.
#[derive(Clone, Debug)]
pub struct Event {
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

/// The hub of one process.
#[derive(Clone)]
pub struct Events(broadcast::Sender<Event>);

impl Default for Events {
    fn default() -> Self {
        Self(broadcast::channel(BACKLOG).0)
    }
}

impl Events {
    /// Tells everybody who listens.
    pub fn send(&self, event: Event) {
        let _ = self.0.send(event); // Nobody listens: nothing to do.
    }

    /// Listens from now on.
    pub fn listen(&self) -> broadcast::Receiver<Event> {
        self.0.subscribe()
    }
}
