//! Rate limits, in memory, per address or account. On by default; off only while listening on loopback.

use chengguan_statute::opinions::ActedBy;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Entries kept before the oldest windows are dropped: a bound on memory under attack.
const KEYS_MAX: usize = 100_000;

/// What is limited, how often in how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rate {
    /// Opinions from one address: a family behind one router may have several things to say.
    Receive,
    /// Requests of one address that holds another system's key: all its residents come from there.
    System,
    /// Questions of one address by Open311: a page of a thousand costs more than a receipt.
    Question,
    /// Follow-up codes tried from one address: 60 random bits stay out of reach.
    Receipt,
    /// Photos from one address.
    Upload,
    /// Sign-ins from one address; an account has its own growing lock.
    SignIn,
    /// Journalled refusals of one account.
    Refusal,
}

impl Rate {
    fn limit(self) -> (u32, Duration) {
        let minute = Duration::from_secs(60);
        match self {
            Self::Receive => (10, minute),
            Self::System => (120, minute),
            Self::Question => (120, minute),
            Self::Receipt => (30, minute),
            Self::Upload => (60, minute),
            Self::SignIn => (30, minute),
            Self::Refusal => (60, minute),
        }
    }
}

/// Counters in fixed windows.
pub struct Rates {
    on: bool,
    windows: Mutex<HashMap<(Rate, String), (Instant, u32)>>,
}

impl Rates {
    /// Limits that count, or never do.
    pub fn new(on: bool) -> Self {
        Self { on, windows: Mutex::new(HashMap::new()) }
    }

    /// Whether one more is within the limit; if not, seconds until it is.
    pub fn take(&self, rate: Rate, key: &str) -> Result<(), u32> {
        if !self.on {
            return Ok(());
        }
        let (most, window) = rate.limit();
        let now = Instant::now();
        let mut windows = self.windows.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if windows.len() > KEYS_MAX {
            windows.retain(|(rate, _), (began, _)| now.duration_since(*began) < rate.limit().1);
        }
        let (began, count) = windows.entry((rate, key.to_owned())).or_insert((now, 0));
        if now.duration_since(*began) >= window {
            (*began, *count) = (now, 0);
        }
        *count += 1;
        if *count <= most { Ok(()) } else { Err((window - now.duration_since(*began)).as_secs() as u32 + 1) }
    }

    /// As [`Rates::take`] for an address.
    pub fn address(&self, rate: Rate, address: IpAddr) -> Result<(), u32> {
        self.take(rate, &address.to_string())
    }

    /// Whether this person's refusal is still journalled. Always counts: it guards the disk, not the door.
    pub fn refusal(&self, by: &ActedBy) -> bool {
        match by {
            ActedBy::Staff { account, .. } => self.take(Rate::Refusal, &account.to_string()).is_ok(),
            ActedBy::Resident | ActedBy::Automatic => self.take(Rate::Refusal, "resident").is_ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_opinion_of_a_minute_waits_and_another_address_does_not() {
        let rates = Rates::new(true);
        let one: IpAddr = "192.0.2.1".parse().unwrap();
        for _ in 0..10 {
            assert_eq!(rates.address(Rate::Receive, one), Ok(()));
        }
        assert!(rates.address(Rate::Receive, one).is_err());
        assert_eq!(rates.address(Rate::Receive, "192.0.2.2".parse().unwrap()), Ok(()));
    }
}
