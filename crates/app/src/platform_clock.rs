//! The one clock everything reads. A demo folder's clock can be set by a file; then it runs on from there.

use chengguan_statute::day::Instant;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};
use tokio::sync::watch;

/// How often the demo clock's file is looked at; the contract says a change shows within 1 s.
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// Less than this off real time is no other time: filling a demo folder leaves its clock a moment behind.
const DRIFT_MS: i64 = 60_000;

/// Real time plus an offset, which only tests and demos move.
#[derive(Clone, Debug, Default)]
pub struct PlatformClock {
    offset_ms: Arc<AtomicI64>,
    refused: Arc<watch::Sender<Option<Instant>>>,
}

/// Backwards is refused: what is recorded would lie in the future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backwards;

impl PlatformClock {
    /// Now.
    pub fn now(&self) -> Instant {
        Instant(real_ms() + self.offset_ms.load(Ordering::Relaxed))
    }

    /// Jumps forward to `instant` and runs on from there. Backwards it does not, and keeps that for the banner.
    pub fn jump(&self, instant: Instant) -> Result<(), Backwards> {
        if instant < self.now() {
            self.refuse(instant);
            return Err(Backwards);
        }
        self.set(instant);
        self.refused.send_replace(None);
        Ok(())
    }

    /// Says that it was to go back to `instant`, until it jumps forward again.
    pub fn refuse(&self, instant: Instant) {
        self.refused.send_replace(Some(instant));
    }

    /// The instant it was last to go back to, and did not.
    pub fn refused(&self) -> Option<Instant> {
        *self.refused.borrow()
    }

    /// Tells of every jump, made or refused, from now on.
    pub fn jumps(&self) -> watch::Receiver<Option<Instant>> {
        self.refused.subscribe()
    }

    /// Sets the clock without asking; for a demo folder's start and the demo's own past.
    pub fn set(&self, instant: Instant) {
        self.offset_ms.store(instant.0 - real_ms(), Ordering::Relaxed);
    }

    /// Moves the clock by so much, and back again: for founding the demo's bureau in its past.
    pub(crate) fn shift(&self, ms: i64) {
        self.offset_ms.fetch_add(ms, Ordering::Relaxed);
    }

    /// Whether it was ever moved off real time by more than a network's drift.
    pub fn is_set(&self) -> bool {
        self.offset_ms.load(Ordering::Relaxed).abs() > DRIFT_MS
    }

    /// Follows a file that holds an RFC 3339 instant. `last` is what it held when the clock was set by it: what was written
    /// since then is a jump, too.
    pub async fn follow(self, file: PathBuf, mut last: String) {
        let mut every = tokio::time::interval(LOOK_EVERY);
        loop {
            every.tick().await;
            let Ok(text) = tokio::fs::read_to_string(&file).await else { continue };
            if text == last {
                continue;
            }
            match Instant::from_rfc3339(&text).map(|instant| (instant, self.jump(instant))) {
                Ok((instant, Ok(()))) => tracing::info!(at = instant.to_rfc3339(), "the demo clock jumped"),
                Ok((instant, Err(Backwards))) => {
                    tracing::warn!(at = instant.to_rfc3339(), "the demo clock does not go backwards; it goes on as it was");
                }
                Err(_) => tracing::warn!("the demo clock's file does not hold an RFC 3339 instant; it goes on as it was"),
            }
            last = text;
        }
    }
}

fn real_ms() -> i64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_refused_is_kept_until_it_jumps_forward() {
        let clock = PlatformClock::default();
        let jumps = clock.jumps();
        let (back, forward) = (clock.now().plus_ms(-60_000), clock.now().plus_ms(3_600_000));
        assert_eq!((clock.jump(back), clock.refused()), (Err(Backwards), Some(back)));
        assert!(clock.now() > back);
        assert_eq!((clock.jump(forward), clock.refused()), (Ok(()), None));
        assert!(jumps.has_changed().unwrap());
    }

    #[tokio::test]
    async fn what_is_written_before_the_file_is_first_looked_at_is_a_jump_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("clock");
        let (begin, later) = ("2026-03-25T09:00:00+08:00", "2026-03-26T09:00:00+08:00");
        let clock = PlatformClock::default();
        clock.set(Instant::from_rfc3339(begin).unwrap());
        std::fs::write(&file, later).unwrap();
        let following = tokio::spawn(clock.clone().follow(file, begin.into()));
        while clock.now() < Instant::from_rfc3339(later).unwrap() {
            tokio::task::yield_now().await;
        }
        following.abort();
    }
}
