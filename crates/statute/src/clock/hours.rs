//! Working hours of a bureau, by season.

use crate::day::{Day, days_in_month};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Minutes of a day, the end of the last possible span.
const DAY_MINUTES: u16 = 1440;
/// Days of a leap year: the seasons cover each of them, 29 February included.
const YEAR_DAYS: usize = 366;
/// Seasons a bureau may set. Two (summer and winter) is usual; the limit keeps the table of days small.
const SEASONS_MAX: usize = 12;

/// A day of every year, written `MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    /// 1–12.
    pub month: u32,
    /// 1 to the last of the month; 29 February exists.
    pub day: u32,
}

/// A stretch of the year with the same working hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Season {
    /// First day.
    pub from: MonthDay,
    /// Last day, included. Before `from` where the season goes over New Year.
    pub to: MonthDay,
    /// Spans worked each working day, in minutes since midnight: first minute, and the minute they end.
    pub spans: Vec<(u16, u16)>,
}

/// Working hours of the whole year. Read from settings as `{"seasons":[{"from":"05-01","to":"09-30",
/// "spans":[[480,720],[900,1080]]}, …]}`; what is wrong is said by [`HoursError`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Seasons", into = "Seasons")]
pub struct WorkingHours {
    seasons: Vec<Season>,
    /// Index of the season of each day of a leap year.
    by_day: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Seasons {
    seasons: Vec<Season>,
}

/// Why a set of seasons cannot be the working hours of a bureau.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursError {
    /// No season at all.
    NoSeason,
    /// More seasons than the limit of twelve.
    TooManySeasons,
    /// That season (counted from 1) has no hours.
    NoHours(usize),
    /// A span of that season is empty, runs backward or past midnight.
    BadSpan(usize),
    /// Two spans of that season overlap or are not in order.
    SpansOverlap(usize),
    /// A season names a day no year has.
    NoSuchDay(MonthDay),
    /// The first day of the year that has no season.
    Gap(MonthDay),
    /// The first day of the year that has two.
    SeasonsOverlap(MonthDay),
}

impl WorkingHours {
    /// The hours of a year made of these seasons, in any order.
    pub fn new(seasons: Vec<Season>) -> Result<Self, HoursError> {
        if seasons.is_empty() {
            return Err(HoursError::NoSeason);
        }
        if seasons.len() > SEASONS_MAX {
            return Err(HoursError::TooManySeasons);
        }
        for (index, season) in seasons.iter().enumerate() {
            season.check(index + 1)?;
        }
        let mut by_day = Vec::with_capacity(YEAR_DAYS);
        for day in MonthDay::all() {
            let mut here = seasons.iter().enumerate().filter(|(_, season)| season.holds(day)).map(|(index, _)| index);
            let index = here.next().ok_or(HoursError::Gap(day))?;
            if here.next().is_some() {
                return Err(HoursError::SeasonsOverlap(day));
            }
            by_day.push(index as u8);
        }
        Ok(Self { seasons, by_day })
    }

    /// The same hours all the year round, for hours written in code. Panics where they are no hours; hours that people
    /// set go through [`WorkingHours::new`].
    pub fn all_year(spans: &[(u16, u16)]) -> Self {
        let (from, to) = (MonthDay { month: 1, day: 1 }, MonthDay { month: 12, day: 31 });
        match Self::new(vec![Season { from, to, spans: spans.to_vec() }]) {
            Ok(hours) => hours,
            Err(wrong) => panic!("{wrong}"),
        }
    }

    /// The seasons as set.
    pub fn seasons(&self) -> &[Season] {
        &self.seasons
    }

    /// The spans that would be worked that day if it is a working day, in minutes since midnight.
    pub fn spans(&self, day: Day) -> &[(u16, u16)] {
        let (_, month, day) = day.civil();
        &self.seasons[usize::from(self.by_day[MonthDay { month, day }.index()])].spans
    }

    /// Minute of the day at which work begins.
    pub fn opening(&self, day: Day) -> i64 {
        i64::from(self.spans(day).first().map_or(0, |span| span.0))
    }

    /// Minute of the day at which work ends; what is due by the end of working hours is due then.
    pub fn end(&self, day: Day) -> i64 {
        i64::from(self.spans(day).last().map_or(0, |span| span.1))
    }
}

impl Default for WorkingHours {
    /// Hours of the demo bureau, and of a bureau that has set none: 08:30–12:00 and 14:00–17:30 (contracts.md).
    fn default() -> Self {
        Self::all_year(&[(510, 720), (840, 1050)])
    }
}

impl Season {
    fn check(&self, number: usize) -> Result<(), HoursError> {
        for day in [self.from, self.to] {
            if !day.exists() {
                return Err(HoursError::NoSuchDay(day));
            }
        }
        if self.spans.is_empty() {
            return Err(HoursError::NoHours(number));
        }
        if self.spans.iter().any(|(from, to)| from >= to || *to > DAY_MINUTES) {
            return Err(HoursError::BadSpan(number));
        }
        if self.spans.windows(2).any(|pair| pair[0].1 > pair[1].0) {
            return Err(HoursError::SpansOverlap(number));
        }
        Ok(())
    }

    fn holds(&self, day: MonthDay) -> bool {
        if self.from <= self.to { self.from <= day && day <= self.to } else { day >= self.from || day <= self.to }
    }
}

impl MonthDay {
    /// 2024 stands for every year, because it has 29 February.
    const LEAP_YEAR: i32 = 2024;

    fn exists(self) -> bool {
        Day::new(Self::LEAP_YEAR, self.month, self.day).is_some()
    }

    fn all() -> impl Iterator<Item = MonthDay> {
        (1..=12).flat_map(|month| (1..=days_in_month(Self::LEAP_YEAR, month)).map(move |day| MonthDay { month, day }))
    }

    /// Position within a leap year, from 0.
    fn index(self) -> usize {
        const BEFORE: [usize; 12] = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];
        BEFORE[self.month as usize - 1] + self.day as usize - 1
    }
}

impl TryFrom<Seasons> for WorkingHours {
    type Error = HoursError;
    fn try_from(seasons: Seasons) -> Result<Self, HoursError> {
        Self::new(seasons.seasons)
    }
}

impl From<WorkingHours> for Seasons {
    fn from(hours: WorkingHours) -> Self {
        Self { seasons: hours.seasons }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl Serialize for MonthDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let number = |text: &str| (text.len() == 2).then(|| text.parse().ok()).flatten();
        let parts = text.split_once('-').and_then(|(month, day)| Some((number(month)?, number(day)?)));
        let (month, day) = parts.ok_or_else(|| serde::de::Error::custom("a day of the year is written MM-DD"))?;
        Ok(Self { month, day })
    }
}

impl fmt::Display for HoursError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSeason => f.write_str("there is no season"),
            Self::TooManySeasons => write!(f, "there are more than {SEASONS_MAX} seasons"),
            Self::NoHours(season) => write!(f, "season {season} has no hours"),
            Self::BadSpan(season) => write!(f, "a span of season {season} is empty, backward or past midnight"),
            Self::SpansOverlap(season) => write!(f, "spans of season {season} overlap or are out of order"),
            Self::NoSuchDay(day) => write!(f, "no year has a {day}"),
            Self::Gap(day) => write!(f, "{day} has no season"),
            Self::SeasonsOverlap(day) => write!(f, "{day} has two seasons"),
        }
    }
}

impl std::error::Error for HoursError {}
