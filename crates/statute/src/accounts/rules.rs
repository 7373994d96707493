//! What a bureau sets about signing in. No statute says these numbers; they are the bureau's own (articles 13 to 15) and
//! shown as 未核实 until it has issued them.

use crate::day::{DAY_MS, Instant};
use crate::opinions::words_of;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Fewest signs a bureau may ask of a password: NIST SP 800-63B, 3.1.1.2, has 8 as the least beside a second factor.
pub const PASSWORD_MIN: RangeInclusive<u16> = 8..=64;
/// Kinds of signs it may ask for: small and capital letters, digits, everything else.
pub const PASSWORD_CLASSES: RangeInclusive<u16> = 1..=4;
/// Passwords of before that it may look back on.
pub const PASSWORDS_REMEMBERED: RangeInclusive<u16> = 0..=24;
/// Days after which it may want another password.
pub const PASSWORD_DAYS: RangeInclusive<u16> = 30..=730;

/// Set by the bureau.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInRules {
    /// Everybody has a second factor.
    pub second_factor: bool,
    /// Fewest signs of a password.
    pub password_min: u16,
    /// Fewest kinds of signs of a password.
    pub password_classes: u16,
    /// A password is none of so many before it.
    pub passwords_remembered: u16,
    /// Days after which another is due; nothing where none ever is, as NIST SP 800-63B, 3.1.1.2, advises.
    pub password_days: Option<u16>,
}

impl Default for SignInRules {
    fn default() -> Self {
        Self { second_factor: true, password_min: 12, password_classes: 2, passwords_remembered: 5, password_days: None }
    }
}

words_of! {
    /// What somebody signed in has to do before anything else.
    Owed {
        /// Another password (article 14).
        Password = "password",
        /// A second factor (article 15).
        SecondFactor = "second_factor",
    }
}

impl SignInRules {
    /// When a password chosen then is due to be changed.
    pub fn password_due(&self, since: Instant) -> Option<Instant> {
        self.password_days.map(|days| since.plus_ms(i64::from(days) * DAY_MS))
    }

    /// What is owed first: `password_since` is nothing for a password that was made for its owner.
    pub fn owed(&self, password_since: Option<Instant>, second_factor: bool, now: Instant) -> Option<Owed> {
        let due = password_since.is_none_or(|since| self.password_due(since).is_some_and(|due| due <= now));
        if due {
            Some(Owed::Password)
        } else {
            (self.second_factor && !second_factor).then_some(Owed::SecondFactor)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_made_for_somebody_or_past_its_days_is_changed_first_then_the_second_factor_is_wanted() {
        let none = SignInRules { second_factor: false, ..SignInRules::default() };
        let aged = SignInRules { password_days: Some(90), ..none.clone() };
        let wanted = SignInRules::default();
        let (now, days) = (Instant(1_000 * DAY_MS), |days: i64, ms: i64| Some(Instant((1_000 - days) * DAY_MS + ms)));
        for (situation, rules, since, second, expected) in [
            ("made for them", &none, None, true, Some(Owed::Password)),
            ("chosen, never due", &none, days(900, 0), false, None),
            ("a millisecond before its days", &aged, days(90, 1), false, None),
            ("at its days", &aged, days(90, 0), false, Some(Owed::Password)),
            ("second factor wanted", &wanted, days(1, 0), false, Some(Owed::SecondFactor)),
            ("second factor there", &wanted, days(1, 0), true, None),
            ("both owed: the password first", &wanted, None, false, Some(Owed::Password)),
        ] {
            assert_eq!(rules.owed(since, second, now), expected, "{situation}");
        }
    }
}
