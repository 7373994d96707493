//! What a holiday notice not yet issued may do. Around each festival lies a *window* of days that a notice may change,
//! with every *plan* the notice may follow; outside the windows weekdays are worked and weekends are not.
//!
//! The plans rest on the law and on what every notice since 2014 has done:
//!
//! 1. The days fixed by law are off (articles 2 and 6). A notice may also move nothing.
//! 2. A holiday runs on without gaps. One fixed day makes three days off where it touches a weekend; where one working
//!    day lies between it and the weekend, that day may be borrowed, and the day left of the torn weekend is worked
//!    instead. On a Wednesday it stays alone.
//! 3. Spring Festival, Labour Day and National Day have their usual lengths. They begin on the first fixed day (Spring
//!    Festival: on lunar New Year's Eve, which before 2025 was not fixed) or in the weekend before.
//! 4. Every borrowed working day is made up, at most two a holiday, on free days of the nearest weekend before or after.
//! 5. In an emergency Spring Festival may grow by three days, with nothing made up for them (2020).

use super::festivals::{self, Custom, Festival, Habit};
use super::is_weekend;
use crate::day::Day;

/// Days a window may span: its days are bits of one word.
const WINDOW_DAYS: i32 = 64;

/// Days on which one or two neighbouring festivals may change what the week alone says.
#[derive(Clone, Debug)]
pub(super) struct Window {
    /// First day, bit 0 of every mask.
    first: Day,
    /// Number of days.
    days: i32,
    /// Monday to Friday.
    weekdays: u64,
    /// Days that every plan works.
    always: u64,
    /// Days that no plan works.
    never: u64,
    /// Every plan a notice may follow.
    plans: Vec<Masks>,
}

/// A plan over the bits of its window.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Masks {
    /// Weekdays that are off.
    off: u64,
    /// Weekend days that may be worked instead.
    makeup: u64,
    /// Least and greatest number of those that are.
    made_up: (u32, u32),
}

impl Window {
    /// The days of the window.
    pub(super) fn range(&self) -> impl Iterator<Item = Day> + use<> {
        let first = self.first;
        (0..self.days).map(move |n| first.plus(n))
    }

    /// First and last day off of every plan for one festival alone, with the weekends that touch it.
    #[cfg(test)]
    pub(super) fn holidays(festival: &Festival) -> Vec<(Day, Day)> {
        plans(festival, &|_| false).iter().map(|plan| around(plan.holiday.0, plan.holiday.1)).collect()
    }

    /// The bit of one of its days.
    pub(super) fn bit(&self, day: Day) -> u64 {
        1 << (day.0 - self.first.0)
    }

    /// Whether the day is worked or off in every plan; nothing where the plans differ.
    pub(super) fn settled(&self, day: Day) -> Option<bool> {
        let bit = self.bit(day);
        if self.always & bit != 0 { Some(true) } else { (self.never & bit != 0).then_some(false) }
    }

    /// Least and greatest number of working days among the days `seen`, over all plans.
    pub(super) fn worked(&self, seen: u64) -> (u32, u32) {
        let (mut low, mut high) = (u32::MAX, 0);
        for plan in &self.plans {
            let plain = (seen & self.weekdays & !plan.off).count_ones();
            let seen_makeup = (seen & plan.makeup).count_ones();
            let unseen_makeup = plan.makeup.count_ones() - seen_makeup;
            low = low.min(plain + plan.made_up.0.saturating_sub(unseen_makeup));
            high = high.max(plain + plan.made_up.1.min(seen_makeup));
        }
        (low, high)
    }
}

/// One way a notice may arrange a festival.
#[derive(Clone, Debug)]
struct Plan {
    /// First and last day off.
    holiday: (Day, Day),
    /// Weekdays off.
    off: Vec<Day>,
    /// Weekend days that may be worked instead.
    makeup: Vec<Day>,
    /// Least and greatest number of those that are.
    made_up: (u32, u32),
}

impl Plan {
    fn touches(&self, day: Day) -> bool {
        (self.holiday.0..=self.holiday.1).contains(&day) || self.makeup.contains(&day)
    }

    /// Both festivals as planned.
    fn with(&self, other: &Plan) -> Plan {
        Plan {
            holiday: (self.holiday.0.min(other.holiday.0), self.holiday.1.max(other.holiday.1)),
            off: [&self.off[..], &other.off].concat(),
            makeup: [&self.makeup[..], &other.makeup].concat(),
            made_up: (self.made_up.0 + other.made_up.0, self.made_up.1 + other.made_up.1),
        }
    }
}

/// The windows of one year's festivals. Neighbours less than two weeks apart (Mid-Autumn before National Day) share
/// one, because the second passes over weekends the first has taken.
pub(super) fn windows(festivals: &[Festival]) -> Vec<Window> {
    let mut windows = Vec::new();
    let mut rest = festivals;
    while let Some((festival, after)) = rest.split_first() {
        rest = after;
        let mut plans = plans(festival, &|_| false);
        if let Some((next, after)) = rest.split_first().filter(|(next, _)| next.fixed[0].0 - festival.fixed[0].0 < 14) {
            rest = after;
            plans = plans.iter().flat_map(|one| joined(one, next)).collect();
        }
        windows.push(window(&plans));
    }
    windows
}

fn joined(one: &Plan, next: &Festival) -> Vec<Plan> {
    plans(next, &|day| one.touches(day)).iter().map(|other| one.with(other)).collect()
}

fn window(plans: &[Plan]) -> Window {
    let days = || plans.iter().flat_map(|plan| plan.off.iter().chain(&plan.makeup).copied());
    let first = days().min().unwrap_or(Day(0));
    let last = days().max().unwrap_or(first);
    assert!(last.0 - first.0 < WINDOW_DAYS, "the festivals of {first} lie too far apart for one window");
    let mut window = Window { first, days: last.0 - first.0 + 1, weekdays: 0, always: 0, never: 0, plans: Vec::new() };
    window.weekdays = window.range().filter(|day| !is_weekend(*day)).fold(0, |mask, day| mask | window.bit(day));
    for plan in plans {
        let mask = |days: &[Day]| days.iter().fold(0, |mask, day| mask | window.bit(*day));
        let masks = Masks { off: mask(&plan.off), makeup: mask(&plan.makeup), made_up: plan.made_up };
        if !window.plans.contains(&masks) {
            window.plans.push(masks);
        }
    }
    let plain = |plan: &Masks| window.weekdays & !plan.off;
    let always = window.plans.iter().fold(u64::MAX, |days, plan| days & plain(plan));
    let ever = window.plans.iter().fold(0, |days, plan| days | plain(plan) | plan.makeup);
    Window { always, never: !ever, ..window }
}

/// Every plan for one festival. `taken` days belong to its neighbour.
fn plans(festival: &Festival, taken: &dyn Fn(Day) -> bool) -> Vec<Plan> {
    let off = festival.off_by_law();
    let last = festival.fixed.iter().chain(&off).copied().max().unwrap_or(festival.fixed[0]);
    let mut plans = vec![Plan { holiday: around(festival.fixed[0], last), off, makeup: Vec::new(), made_up: (0, 0) }];
    match festival.custom {
        Custom::Short => plans.extend(bridged(festival.fixed[0])),
        Custom::Long { begins, habit, or_short, emergency } => {
            if or_short {
                plans.extend(bridged(festival.fixed[0]));
            }
            for plan in long(festival, begins, habit, taken) {
                if emergency > 0 {
                    plans.push(lengthened(&plan, emergency));
                }
                plans.push(plan);
            }
        }
    }
    plans
}

/// A stretch of days with the weekend days that touch it.
pub(super) fn around(mut first: Day, mut last: Day) -> (Day, Day) {
    while is_weekend(first.plus(-1)) {
        first = first.plus(-1);
    }
    while is_weekend(last.plus(1)) {
        last = last.plus(1);
    }
    (first, last)
}

/// One fixed day on a Tuesday or Thursday: the Monday or Friday is borrowed and the day left of that weekend worked.
fn bridged(day: Day) -> Option<Plan> {
    let toward = match day.weekday() {
        1 => -1,
        3 => 1,
        _ => return None,
    };
    let holiday = (day.min(day.plus(2 * toward)), day.max(day.plus(2 * toward)));
    let off = vec![day, day.plus(toward)];
    Some(Plan { holiday, off, makeup: vec![day.plus(3 * toward)], made_up: (1, 1) })
}

/// Every holiday of the usual lengths that holds the fixed days and borrows no more than the notices do.
fn long(festival: &Festival, begins: Day, habit: Habit, taken: &dyn Fn(Day) -> bool) -> Vec<Plan> {
    let first_fixed = festival.fixed[0];
    let last_fixed = festival.fixed[festival.fixed.len() - 1];
    let (earliest, _) = around(begins, begins);
    let mut plans = Vec::new();
    for first in (earliest.0..=first_fixed.0).map(Day) {
        for length in habit.shortest..=habit.longest {
            let last = first.plus(length - 1);
            let off: Vec<Day> = (first.0..=last.0).map(Day).filter(|day| !is_weekend(*day)).collect();
            let borrowed = off.len() as i32 - festival.fixed.len() as i32;
            if last < last_fixed || !(0..=festivals::most_borrowed()).contains(&borrowed) {
                continue;
            }
            let mut makeup = free_weekend(first, -1, taken);
            makeup.extend(free_weekend(last, 1, taken));
            let made_up = borrowed as u32;
            plans.push(Plan { holiday: (first, last), off, makeup, made_up: (made_up, made_up) });
        }
    }
    plans
}

/// The free days of the nearest weekend before (`step` −1) or after (1) a day: one where the weekend is torn, else two.
fn free_weekend(edge: Day, step: i32, taken: &dyn Fn(Day) -> bool) -> Vec<Day> {
    let mut day = edge.plus(step);
    while !is_weekend(day) || taken(day) {
        day = day.plus(step);
    }
    let other = day.plus(step);
    if is_weekend(other) && !taken(other) { vec![day, other] } else { vec![day] }
}

/// A plan lengthened by days that nobody makes up; make-up days among them are lost.
fn lengthened(plan: &Plan, days: i32) -> Plan {
    let last = plan.holiday.1.plus(days);
    let added = (plan.holiday.1.0 + 1..=last.0).map(Day);
    let makeup: Vec<Day> = plan.makeup.iter().copied().filter(|day| !(plan.holiday.1..=last).contains(day)).collect();
    let lost = (plan.makeup.len() - makeup.len()) as u32;
    let off = plan.off.iter().copied().chain(added.filter(|day| !is_weekend(*day))).collect();
    let made_up = (plan.made_up.0.saturating_sub(lost), plan.made_up.1);
    Plan { holiday: (plan.holiday.0, last), off, makeup, made_up }
}
