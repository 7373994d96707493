//! When a message goes out, how often it is tried, how many short messages it counts as.

use crate::day::{Instant, MINUTE_MS};
use serde::{Deserialize, Serialize};

/// Waits before the second try and those after it (article 5): 1 and 5 minutes, half an hour, 2 and 6 hours.
pub const WAITS_MS: [i64; 5] = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 120 * MINUTE_MS, 360 * MINUTE_MS];

/// When to try again after so many tries; never after the last.
pub fn tried_again_at(tries: u32, now: Instant) -> Option<Instant> {
    WAITS_MS.get(tries.checked_sub(1)? as usize).map(|wait| now.plus_ms(*wait))
}

/// 免打扰时段: hours of the day in which no resident is sent a short message. May reach over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietHours {
    /// First quiet minute of the day.
    pub from: u16,
    /// First minute that is not quiet any more.
    pub until: u16,
}

/// Minutes of a day.
pub const DAY_MINUTES: u16 = 24 * 60;

impl QuietHours {
    /// The first instant not before `now` outside the quiet hours (article 4), in China Standard Time.
    pub fn after(self, now: Instant) -> Instant {
        let (minute, from, until) = (now.minute_of_day(), i64::from(self.from), i64::from(self.until));
        let over_midnight = from > until;
        let quiet = if over_midnight { minute >= from || minute < until } else { (from..until).contains(&minute) };
        if !quiet {
            return now;
        }
        let ends_tomorrow = over_midnight && minute >= from;
        now.day().plus(i32::from(ends_tomorrow)).at_minute(until)
    }
}

/// Signs of a short message that is not split, and of each part of one that is (GSM 03.40: 140 bytes of UCS-2, less 6 of
/// header in each part).
const ALONE: usize = 70;
const PART: usize = 67;

/// Short messages a text counts as at the gateway.
pub fn short_messages(text: &str) -> usize {
    let signs = text.encode_utf16().count();
    if signs <= ALONE { 1 } else { signs.div_ceil(PART) }
}

/// A mobile number of the mainland: eleven digits that begin with 1 and not 10, 11, 12. Anything else gets no short message.
pub fn mobile(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(|sign| !matches!(sign, ' ' | '-')).collect();
    let digits = digits.strip_prefix("+86").unwrap_or(&digits);
    let right = digits.len() == 11 && digits.bytes().all(|digit| digit.is_ascii_digit()) && digits.as_bytes()[0] == b'1' && digits.as_bytes()[1] >= b'3';
    right.then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Day;

    fn at(hour: i64, minute: i64) -> Instant {
        "2026-03-03".parse::<Day>().unwrap().at_minute(hour * 60 + minute)
    }

    #[test]
    fn five_waits_and_then_never() {
        let now = at(9, 0);
        let waits: Vec<Option<i64>> = (0..=6).map(|tries| tried_again_at(tries, now).map(|then| (then.0 - now.0) / MINUTE_MS)).collect();
        assert_eq!(waits, [None, Some(1), Some(5), Some(30), Some(120), Some(360), None]);
    }

    #[test]
    fn quiet_hours_end_at_their_last_minute_over_midnight_too() {
        let night = QuietHours { from: 21 * 60 + 30, until: 7 * 60 + 30 };
        for (now, then) in [
            (at(21, 29), at(21, 29)),
            (at(21, 30), at(31, 30)),
            (at(23, 59), at(31, 30)),
            (at(24, 0), at(31, 30)),
            (at(31, 29), at(31, 30)),
            (at(31, 30), at(31, 30)),
        ] {
            assert_eq!(night.after(now), then);
        }
        let noon = QuietHours { from: 12 * 60, until: 14 * 60 };
        assert_eq!([at(11, 59), at(12, 0), at(14, 0)].map(|now| noon.after(now)), [at(11, 59), at(14, 0), at(14, 0)]);
        let none = QuietHours { from: 0, until: 0 };
        assert_eq!(none.after(at(3, 0)), at(3, 0));
    }

    #[test]
    fn seventy_signs_are_one_short_message_and_one_more_are_two() {
        let text = |signs| "\u{57ce}".repeat(signs);
        assert_eq!([1, 70, 71, 134, 135].map(|signs| short_messages(&text(signs))), [1, 1, 2, 2, 3]);
        // A sign outside the first plane takes two.
        assert_eq!(short_messages(&"\u{20bb7}".repeat(36)), 2);
    }

    #[test]
    fn a_short_message_wants_a_mobile_number() {
        assert_eq!(mobile("138 0000-1234").as_deref(), Some("13800001234"));
        assert_eq!(mobile("+8613800001234").as_deref(), Some("13800001234"));
        for phone in ["0563-1234567", "12800001234", "1380000123", "138000012345", "1380000123a", ""] {
            assert_eq!(mobile(phone), None, "{phone}");
        }
    }
}
