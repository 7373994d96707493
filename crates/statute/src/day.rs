//! Civil days in China and instants in UTC.
//!
//! China has kept UTC+8 without daylight saving since 1992; the platform's calendar begins in 2018, so the offset is a
//! constant and no zone data is needed.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// Milliseconds China is ahead of UTC.
const CHINA_AHEAD_MS: i64 = 8 * 3_600_000;
/// Milliseconds of a day.
pub const DAY_MS: i64 = 86_400_000;
/// Milliseconds of a minute.
pub const MINUTE_MS: i64 = 60_000;

/// A civil date in Asia/Shanghai, counted in days from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(pub i32);

/// An instant, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

/// The text is not a date of the form `YYYY-MM-DD` or an RFC 3339 instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl Day {
    /// The day of that year, month (1–12) and day of the month, or nothing where the calendar has none.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        // Howard Hinnant's days_from_civil: the era is 400 years, March is the first month.
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let shifted = (month as i32 + 9) % 12;
        let day_of_year = (153 * shifted + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// Year, month (1–12) and day of the month.
    pub fn civil(self) -> (i32, u32, u32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * shifted + 2) / 5 + 1) as u32;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u32;
        (year_of_era + era * 400 + i32::from(month <= 2), month, day)
    }

    /// The year of the day.
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// 0 is Monday, 6 is Sunday.
    pub fn weekday(self) -> u32 {
        (self.0 + 3).rem_euclid(7) as u32
    }

    /// The day that many days on (or back, where negative).
    pub fn plus(self, days: i32) -> Self {
        Self(self.0 + days)
    }

    /// The instant that many minutes after this day's midnight in China (1,440 is 24:00).
    pub fn at_minute(self, minute: i64) -> Instant {
        Instant(i64::from(self.0) * DAY_MS - CHINA_AHEAD_MS + minute * MINUTE_MS)
    }
}

impl Instant {
    /// The civil day in China this instant lies in.
    pub fn day(self) -> Day {
        Day((self.0 + CHINA_AHEAD_MS).div_euclid(DAY_MS) as i32)
    }

    /// Whole minutes since this day's midnight in China.
    pub fn minute_of_day(self) -> i64 {
        (self.0 + CHINA_AHEAD_MS).rem_euclid(DAY_MS) / MINUTE_MS
    }

    /// The instant that many milliseconds on.
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0 + ms)
    }

    /// RFC 3339 with China's offset and milliseconds, as shown in the API.
    pub fn to_rfc3339(self) -> String {
        let ms = (self.0 + CHINA_AHEAD_MS).rem_euclid(DAY_MS);
        let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
        format!("{}T{hour:02}:{minute:02}:{second:02}.{:03}+08:00", self.day(), ms % 1000)
    }

    /// Reads an RFC 3339 instant with seconds (fractions optional) and an offset or `Z`.
    pub fn from_rfc3339(text: &str) -> Result<Self, NotADate> {
        let text = text.trim();
        let (date, rest) = text.split_at_checked(10).ok_or(NotADate)?;
        let day: Day = date.parse()?;
        let rest = rest.strip_prefix(['T', 't', ' ']).ok_or(NotADate)?;
        let zone_at = rest.find(['Z', 'z', '+', '-']).ok_or(NotADate)?;
        let (time, zone) = rest.split_at(zone_at);
        let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
        let mut parts = clock.split(':').map(two_digits);
        let (Some(Some(hour)), Some(Some(minute))) = (parts.next(), parts.next()) else { return Err(NotADate) };
        let second = match parts.next() {
            None => 0,
            Some(second) => second.ok_or(NotADate)?,
        };
        if hour > 23 || minute > 59 || second > 60 || parts.next().is_some() {
            return Err(NotADate);
        }
        if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotADate);
        }
        let ms: i64 = format!("{fraction:0<3}")[..3].parse().map_err(|_| NotADate)?;
        let offset_minutes = zone_minutes(zone)?;
        let utc_midnight = i64::from(day.0) * DAY_MS;
        Ok(Self(utc_midnight + (hour * 60 + minute - offset_minutes) * MINUTE_MS + second * 1000 + ms))
    }
}

fn two_digits(text: &str) -> Option<i64> {
    (text.len() == 2).then(|| text.parse().ok()).flatten()
}

fn zone_minutes(zone: &str) -> Result<i64, NotADate> {
    if zone.eq_ignore_ascii_case("z") {
        return Ok(0);
    }
    let (sign, rest) = zone.split_at_checked(1).ok_or(NotADate)?;
    let (hours, minutes) = rest.split_once(':').ok_or(NotADate)?;
    let (hours, minutes) = (two_digits(hours).ok_or(NotADate)?, two_digits(minutes).ok_or(NotADate)?);
    if hours > 23 || minutes > 59 {
        return Err(NotADate);
    }
    Ok((hours * 60 + minutes) * if sign == "-" { -1 } else { 1 })
}

/// Days of a month; February by the Gregorian rule.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(NotADate);
        }
        if !bytes.iter().enumerate().all(|(at, b)| at == 4 || at == 7 || b.is_ascii_digit()) {
            return Err(NotADate);
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().map_err(|_| NotADate);
        Day::new(number(0..4)? as i32, number(5..7)?, number(8..10)?).ok_or(NotADate)
    }
}

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date")
    }
}

impl std::error::Error for NotADate {}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_from_1900_to_2100_reads_back_as_it_was_written() {
        for number in Day::new(1900, 1, 1).unwrap().0..=Day::new(2100, 12, 31).unwrap().0 {
            let day = Day(number);
            assert_eq!(day.to_string().parse(), Ok(day));
        }
    }

    #[test]
    fn china_turns_the_day_at_sixteen_hundred_utc() {
        let last_minute = Instant::from_rfc3339("2026-11-24T15:59:59.999Z").unwrap();
        assert_eq!(last_minute.day().to_string(), "2026-11-24");
        assert_eq!(last_minute.plus_ms(1).day().to_string(), "2026-11-25");
        assert_eq!(last_minute.plus_ms(1).to_rfc3339(), "2026-11-25T00:00:00.000+08:00");
        assert_eq!(last_minute.day().weekday(), 1, "2026-11-24 was a Tuesday");
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "+026-01-01", "2026-04-31", ""] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        for text in ["2026-01-01T25:00:00Z", "2026-01-01T10:00:00", "2026-01-01", "2026-01-01T10:00:00.Z"] {
            assert!(Instant::from_rfc3339(text).is_err(), "{text}");
        }
    }
}
