//! What a gateway answered, whatever it speaks.

use std::time::Duration;

/// How long a gateway may take for one message.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// Signs kept of what it said.
const SAID_MAX: usize = 200;

/// A message was not taken.
#[derive(Debug, PartialEq, Eq)]
pub struct NotTaken {
    /// A `fault_` key of `words/system.json`.
    pub code: &'static str,
    /// What the gateway said, cut.
    pub said: String,
    /// Trying again changes nothing.
    pub last: bool,
}

impl NotTaken {
    /// With what was said, cut to what is kept.
    pub fn new(code: &'static str, said: impl std::fmt::Display, last: bool) -> Self {
        let said: String = said.to_string().chars().filter(|sign| !sign.is_control()).take(SAID_MAX).collect();
        Self { code, said, last }
    }

    /// Nobody answered in time.
    pub fn no_answer(said: impl std::fmt::Display) -> Self {
        Self::new("no_answer", said, false)
    }
}
