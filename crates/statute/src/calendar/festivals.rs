//! 全国年节及纪念日放假办法, articles 2 and 6: the days off that the law itself fixes, year by year.
//! Data, source and what was checked: `laws/festivals.toml`.

use super::is_weekend;
use crate::day::Day;
use serde::Deserialize;
use std::sync::LazyLock;

/// How long the notices have made one holiday, seen in the notices themselves (article 7 sets no number).
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Habit {
    /// First fixed day, in days after the festival's own date.
    first: i32,
    /// How many days are fixed by law.
    fixed: i32,
    /// Earliest day a holiday begins, in days after the festival's own date, weekends before it apart.
    begins: i32,
    /// Shortest holiday in days.
    pub(super) shortest: i32,
    /// Longest holiday in days.
    pub(super) longest: i32,
}

#[derive(Debug, Deserialize)]
struct Names {
    new_year: String,
    spring: String,
    qingming: String,
    labour: String,
    dragon_boat: String,
    mid_autumn: String,
    national: String,
}

/// One revision of the law.
#[derive(Debug, Deserialize)]
struct Version {
    in_force: Day,
    spring: Habit,
    labour: Habit,
    national: Habit,
    national_with_mid_autumn: Habit,
}

/// Dates that follow the moon or the sun.
#[derive(Debug, Deserialize)]
struct Year {
    year: i32,
    spring: Day,
    qingming: Day,
    dragon_boat: Day,
    mid_autumn: Day,
}

#[derive(Debug, Deserialize)]
struct File {
    most_borrowed: i32,
    spring_emergency: i32,
    names: Names,
    version: Vec<Version>,
    year: Vec<Year>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../laws/festivals.toml")).expect("laws/festivals.toml is read by a test")
});

/// How a festival's notice may move days.
#[derive(Clone, Copy, Debug)]
pub(super) enum Custom {
    /// One fixed day: three days where it touches a weekend or leaves one working day to bridge, else that day alone.
    Short,
    /// Several days running, begun on `begins` at the earliest.
    Long {
        /// Earliest first day, weekends before it apart.
        begins: Day,
        /// Usual lengths.
        habit: Habit,
        /// Before 2025 Labour Day had one fixed day, so that three days were possible too.
        or_short: bool,
        /// Days by which an emergency may lengthen it, not made up.
        emergency: i32,
    },
}

/// One festival of one year. Where Mid-Autumn falls in the National Day holiday, the two are one.
#[derive(Clone, Debug)]
pub(super) struct Festival {
    /// Name as the notices write it.
    pub(super) name: &'static str,
    /// The days fixed by law, in order; a day on which two festivals meet stands twice.
    pub(super) fixed: Vec<Day>,
    /// What a notice may do with them.
    pub(super) custom: Custom,
}

impl Festival {
    fn short(name: &'static str, day: Day) -> Self {
        Self { name, fixed: vec![day], custom: Custom::Short }
    }

    fn long(name: &'static str, date: Day, habit: Habit, emergency: i32) -> Self {
        let first = date.plus(habit.first);
        let custom = Custom::Long { begins: date.plus(habit.begins), habit, or_short: habit.fixed == 1, emergency };
        Self { name, fixed: (0..habit.fixed).map(|n| first.plus(n)).collect(), custom }
    }

    /// Working days that become days off by law alone: each fixed day, or for one that falls on a weekend (or on a
    /// day already off) the next working day (article 6).
    pub(super) fn off_by_law(&self) -> Vec<Day> {
        let (mut off, mut owed) = (Vec::new(), Vec::new());
        for day in &self.fixed {
            let lost = is_weekend(*day) || off.contains(day);
            if lost { &mut owed } else { &mut off }.push(*day);
        }
        for day in owed {
            let mut next = day.plus(1);
            while is_weekend(next) || off.contains(&next) {
                next = next.plus(1);
            }
            off.push(next);
        }
        off
    }
}

/// Most working days one notice borrows for one holiday.
pub(super) fn most_borrowed() -> i32 {
    FILE.most_borrowed
}

/// Last year whose lunar festivals are in the table.
pub(super) fn last_year() -> i32 {
    FILE.year.iter().map(|year| year.year).max().unwrap_or_default()
}

/// New Year's Day of a year, also of the year after the table, whose notice may move days of the December before.
pub(super) fn new_year(year: i32) -> Option<Festival> {
    Some(Festival::short(&FILE.names.new_year, Day::new(year, 1, 1)?))
}

/// The name under which a notice moves days of December: they belong to the notice of the year after.
pub(super) fn new_year_name() -> &'static str {
    &FILE.names.new_year
}

/// Every festival's name, in the order of a year.
pub(super) fn names() -> Vec<&'static str> {
    let Names { new_year, spring, qingming, labour, dragon_boat, mid_autumn, national } = &FILE.names;
    [new_year, spring, qingming, labour, dragon_boat, mid_autumn, national].map(String::as_str).to_vec()
}

/// That name as it is kept for good, if a festival is called so.
pub(super) fn known_name(name: &str) -> Option<&'static str> {
    names().into_iter().find(|known| *known == name)
}

/// Every festival of a year in the table, in the order of the year.
pub(super) fn of_year(year: i32) -> Option<Vec<Festival>> {
    let names = &FILE.names;
    let dates = FILE.year.iter().find(|dates| dates.year == year)?;
    let version = FILE.version.iter().rfind(|version| version.in_force.year() <= year)?;
    let (may_1, october_1) = (Day::new(year, 5, 1)?, Day::new(year, 10, 1)?);
    let moon = dates.mid_autumn;
    let mut festivals = vec![
        new_year(year)?,
        Festival::long(&names.spring, dates.spring, version.spring, FILE.spring_emergency),
        Festival::short(&names.qingming, dates.qingming),
        Festival::long(&names.labour, may_1, version.labour, 0),
        Festival::short(&names.dragon_boat, dates.dragon_boat),
    ];
    // Two days before to seven after 1 October: nothing but a weekend lies between the two festivals.
    if (october_1.plus(-2)..=october_1.plus(7)).contains(&moon) {
        let mut both = Festival::long(&names.national, october_1, version.national_with_mid_autumn, 0);
        both.fixed.push(moon);
        both.fixed.sort();
        if let Custom::Long { begins, .. } = &mut both.custom {
            *begins = both.fixed[0];
        }
        festivals.push(both);
    } else {
        festivals.push(Festival::short(&names.mid_autumn, moon));
        festivals.push(Festival::long(&names.national, october_1, version.national, 0));
        festivals.sort_by_key(|festival| festival.fixed[0]);
    }
    Some(festivals)
}
