//! Clocks as shown: a row's words, and the day strip with its why.

use super::store::NO_DUE;
use super::tables::opinion;
use super::view::RowClock;
use crate::closed_lists as closed;
use crate::problem::Ground;
use crate::reference::Reference;
use crate::times;
use chengguan_statute::cite::opinion_rules;
use chengguan_statute::clock::{ClockName, Due, Unit, Why, remaining};
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::{Colour, Opinion, Running, Standing, Urgency};
use chengguan_words::{fill, of, opinions as words, times as time_words};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// One day of the strip.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)] // docs/formats/office-api.md says what they are.
pub struct StripDay {
    pub day: String,
    pub label: String,
    #[schema(value_type = closed::DayMark)]
    pub mark: String,
    pub past: bool,
    pub today: bool,
}

/// A clock with its reasons.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct FullClock {
    #[schema(value_type = closed::ClockName)]
    pub clock: String,
    pub name: String,
    #[schema(value_type = closed::Colour)]
    pub colour: String,
    pub text: String,
    pub due_at: Option<String>,
    pub due_text: Option<String>,
    pub limit_text: String,
    pub rule_text: String,
    pub skipped_text: Option<String>,
    pub counted_text: Option<String>,
    pub then_text: String,
    pub provisional_text: Option<String>,
    pub grounds: Vec<Ground>,
    pub days: Vec<StripDay>,
}

/// Headings of the ledger, in its order.
pub const GROUPS: [&str; 6] = ["overdue", "today", "soon", "normal", "suspended", "done"];
/// Kinds of days on a strip.
pub const MARKS: [&str; 4] = ["start", "counted", "skipped", "due"];

/// Days a strip shows at most; a longer term keeps its ends.
const STRIP_DAYS: usize = 62;

/// The clock of a row, from what the row holds.
pub fn clock_of_row(row: &opinion::Model, reference: &Reference, now: Instant) -> Option<RowClock> {
    let standing = Standing::from_code(&row.standing)?;
    if !standing.is_open() {
        return Some(done(row, standing));
    }
    if matches!(standing, Standing::Suspended | Standing::Asking) {
        let text = if standing == Standing::Asking { time_words::PAUSED_ASKING } else { time_words::PAUSED };
        return Some(RowClock { clock: "finish".into(), colour: "suspended".into(), text: text.into(), due_at: None, due_text: None, group: "suspended".into() });
    }
    if row.due_at == NO_DUE {
        return None;
    }
    let (clock, unit) = (row.clock.as_deref()?, Unit::from_code(row.clock_unit.as_deref()?)?);
    let due = Instant(row.due_at);
    let colour = if now > due {
        Colour::Red
    } else if row.yellow_at.is_some_and(|yellow| now.0 >= yellow) {
        Colour::Yellow
    } else {
        Colour::OnTime
    };
    let (text, due_text) = times::row_words(due, unit, now, &reference.hours, &reference.calendar);
    let group = match colour {
        Colour::Red => "overdue",
        _ if due <= now.day().at_minute(24 * 60) => "today",
        Colour::Yellow => "soon",
        Colour::OnTime | Colour::Suspended | Colour::Closed => "normal",
    };
    Some(RowClock { clock: clock.into(), colour: colour.code().into(), text, due_at: Some(due.to_rfc3339()), due_text: Some(due_text), group: group.into() })
}

fn done(row: &opinion::Model, standing: Standing) -> RowClock {
    let text = match (standing, row.replied_at, row.finish_due_at) {
        (Standing::Closed, Some(replied), Some(due)) if replied <= due => time_words::DONE_IN_TIME,
        (Standing::Closed, Some(_), Some(_)) => time_words::DONE_LATE,
        _ => of(words::EVERY, match standing {
            Standing::Returned => "standing_returned",
            Standing::Merged => "standing_merged",
            Standing::Withdrawn => "standing_withdrawn",
            _ => "standing_closed",
        }),
    };
    RowClock { clock: "finish".into(), colour: "closed".into(), text: text.into(), due_at: None, due_text: None, group: "done".into() }
}

/// A clock with its strip.
pub fn full_clock(run: &Running, opinion: &Opinion, reference: &Reference, now: Instant) -> FullClock {
    let due = run.due.as_ref();
    let unanswered = match opinion.standing() {
        Standing::Merged => Some("standing_merged"),
        Standing::Returned => Some("standing_returned"),
        Standing::Withdrawn => Some("standing_withdrawn"),
        _ => None,
    };
    let text = match (run.colour, unanswered, due) {
        (Colour::Closed, Some(standing), _) => of(words::EVERY, standing).to_owned(),
        (Colour::Closed, None, Some(due)) if run.stopped_at.is_some_and(|at| at > due.due) => time_words::DONE_LATE.to_owned(),
        (Colour::Closed, None, _) => time_words::DONE_IN_TIME.to_owned(),
        (Colour::Suspended, ..) | (_, _, None) => time_words::PAUSED.to_owned(),
        (Colour::OnTime | Colour::Yellow | Colour::Red, _, Some(due)) => times::left(remaining(due, run.limit, now, &reference.hours, &reference.calendar)),
    };
    FullClock {
        clock: run.clock.code().into(),
        name: of(words::EVERY, &format!("clock_{}", run.clock.code())).into(),
        colour: run.colour.code().into(),
        text,
        due_at: due.map(|due| due.due.to_rfc3339()),
        due_text: due.map(|due| fill(time_words::DUE_MOMENT, &[("moment", &times::deadline(due.due, Some(now)))])),
        limit_text: times::limit(run.limit),
        rule_text: rule(run, opinion, reference),
        skipped_text: due.and_then(skipped),
        counted_text: due.and_then(|due| counted(due, now)),
        then_text: match (run.colour, due) {
            (Colour::Closed, _) => time_words::THEN_DONE.into(),
            (_, Some(due)) => fill(time_words::THEN_FINISH, &[("date", &times::date(due.leader_at.day(), Some(now)))]),
            (_, None) => time_words::THEN_PAUSED.into(),
        },
        provisional_text: due.and_then(|due| due.provisional).map(|bounds| {
            let words_of = |at| times::deadline(at, Some(now));
            fill(time_words::PROVISIONAL, &[("earliest", &words_of(bounds.earliest)), ("latest", &words_of(bounds.latest))])
        }),
        grounds: vec![Ground::from(&opinion_rules(6))],
        days: due.map(|due| strip(due, now)).unwrap_or_default(),
    }
}

fn rule(run: &Running, opinion: &Opinion, reference: &Reference) -> String {
    let sorting = opinion.sorting.as_ref();
    let category = sorting.and_then(|sorting| reference.category(&sorting.category)).map_or(time_words::UNSORTED, |category| category.name.as_str());
    let urgency = match sorting.map(|sorting| sorting.urgency) {
        Some(Urgency::Urgent) => time_words::URGENT,
        Some(Urgency::Normal) | None => time_words::NORMAL,
    };
    let template = of(time_words::EVERY, match run.clock {
        ClockName::Sort => "rule_sort",
        ClockName::Assign => "rule_assign",
        ClockName::Accept => "rule_accept",
        ClockName::Finish => "rule_finish",
        ClockName::Verify => "rule_verify",
    });
    let unit = of(time_words::EVERY, match run.limit.unit {
        Unit::UrgentHour => "rule_urgent_hour",
        Unit::UrgentDay => "rule_urgent_day",
        Unit::WorkHour => "rule_work_hour",
        Unit::WorkDay => "rule_work_day",
    });
    let rule = fill(template, &[("category", category), ("urgency", urgency), ("limit", &times::limit(run.limit))]);
    fill(chengguan_words::marks::RULE_AND_UNIT, &[("rule", &rule), ("unit", unit)])
}

/// `春节放假9天，周末3天`.
fn skipped(due: &Due) -> Option<String> {
    let mut holidays: Vec<(&str, u32)> = Vec::new();
    let (mut weekend, mut paused) = (0, 0);
    for day in &due.trace {
        match day.why {
            Why::Weekend => weekend += 1,
            Why::Paused => paused += 1,
            Why::Holiday(name) => match holidays.iter_mut().find(|(known, _)| *known == name) {
                Some((_, count)) => *count += 1,
                None => holidays.push((name, 1)),
            },
            Why::Start | Why::Counted(_) | Why::Extended(_) | Why::Minutes(_) => {}
        }
    }
    let mut parts: Vec<String> = holidays.iter().map(|(name, count)| fill(time_words::SKIPPED_HOLIDAY, &[("name", name), ("n", &count.to_string())])).collect();
    for (count, template) in [(weekend, time_words::SKIPPED_WEEKEND), (paused, time_words::SKIPPED_PAUSED)] {
        if count > 0 {
            parts.push(fill(template, &[("n", &count.to_string())]));
        }
    }
    (!parts.is_empty()).then(|| parts.join(chengguan_words::marks::CLAUSE))
}

/// `调休上班2天（2月14日、2月28日）`.
fn counted(due: &Due, now: Instant) -> Option<String> {
    let make_up: Vec<String> = due.trace.iter().filter(|day| day.make_up && day.why != Why::Start).map(|day| times::date(day.day, Some(now))).collect();
    let extended = due.trace.iter().filter(|day| matches!(day.why, Why::Extended(_))).count();
    let mut parts = BTreeMap::new();
    if !make_up.is_empty() {
        parts.insert(0, fill(time_words::COUNTED_MAKE_UP, &[("n", &make_up.len().to_string()), ("days", &make_up.join(chengguan_words::marks::LIST))]));
    }
    if extended > 0 {
        parts.insert(1, fill(time_words::COUNTED_EXTENDED, &[("n", &extended.to_string())]));
    }
    (!parts.is_empty()).then(|| parts.into_values().collect::<Vec<_>>().join(chengguan_words::marks::CLAUSE))
}

fn strip(due: &Due, now: Instant) -> Vec<StripDay> {
    let today = now.day();
    let days = due.trace.iter().skip(due.trace.len().saturating_sub(STRIP_DAYS));
    days.map(|day| {
        let (mark, label) = match day.why {
            Why::Start => ("start", time_words::START_LABEL.to_owned()),
            Why::Counted(n) | Why::Extended(n) => ("counted", n.to_string()),
            Why::Minutes(_) => ("counted", String::new()),
            Why::Weekend | Why::Holiday(_) | Why::Paused => ("skipped", String::new()),
        };
        let mark = if day.day == due.on && mark == "counted" { "due" } else { mark };
        StripDay { day: day.day.to_string(), label, mark: mark.into(), past: day.day < today, today: day.day == today }
    })
    .collect()
}
