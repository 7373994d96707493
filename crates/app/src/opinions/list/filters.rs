//! What the ledger may be asked for: each filter is *leading*, where an index holds it with the order asked for, or
//! *narrowing*, which only takes away from what is walked.

use super::Sort;
use super::figures::{self, day};
use super::views::View;
use super::walk::Place;
use crate::desk::Desk;
use crate::identity::{May, permission::ReadOpinions};
use crate::opinions::search::{Question, is, sought};
use crate::opinions::store::NUMBER_TAIL;
use crate::opinions::tables::opinion::Column;
use crate::paging::{LIMIT_DEFAULT, limit, unknown_name, unknown_value};
use crate::problem::{Field, Problem};
use chengguan_statute::access::{Permission, Scope};
use chengguan_statute::day::Instant;
use chengguan_statute::ids::SquadId;
use chengguan_statute::opinions::{Approach, Channel, Colour, Kind, Standing, Urgency};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::Condition;
use std::collections::BTreeMap;

/// What was asked.
pub struct Asked {
    pub leading: Condition,
    pub narrowing: Condition,
    /// The index walked does not hold all that the narrowing filters ask about.
    pub looks_up: bool,
    /// A few of the whole ledger, whatever the order.
    pub few: bool,
    pub sort: Sort,
    pub after: Option<Place>,
    pub before: Option<Place>,
    pub limit: u64,
    /// Words to be found, for the search index.
    pub question: Option<Question>,
}

/// What pages a list and not what it holds.
const PAGING: [&str; 3] = ["after", "before", "limit"];

/// What the ledger is asked, as pairs of name and value, kept for later: a file to be made, a view to come back to.
pub type Pairs = Vec<(String, String)>;

/// Reads such a question. Its pages are no part of it; what is wrong with it is said at `question.<name>`.
pub fn question_of(asked: &BTreeMap<String, String>, fields: &mut Vec<Field>) -> Pairs {
    if let Some(name) = asked.keys().find(|name| PAGING.contains(&name.as_str())) {
        fields.push(Field::new(format!("question.{name}"), "unknown_field", &[("name", name)]));
    }
    asked.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name.clone(), value.clone())).collect()
}

impl Asked {
    /// Asks the search index, where words are to be found: from then on what they lead to is all there is. Says whether
    /// they lead to more than that, and whether the index is behind the ledger.
    pub async fn seek(&mut self, desk: &Desk) -> Result<(bool, bool), Problem> {
        let Some(question) = self.question.take() else { return Ok((false, false)) };
        let found = desk.search().find(question).await.ok_or_else(Problem::unavailable)?;
        self.leading = self.leading.clone().add(Column::Id.is_in(found.ids));
        Ok((found.more, found.behind))
    }
}

/// Signs of what is looked for.
const WORDS_MAX: usize = 100;
/// Runs of it.
const RUNS_MAX: usize = 10;

/// Names a caller may use.
const NAMES: &[&str] = &[
    "q", "view", "standing", "squad", "category", "kind", "channel", "urgency", "approach", "colour", "number", "received_from",
    "received_to", "sort", "after", "before", "limit", "closed_from", "closed_to", "due_from", "due_to", "grid", "in_time", "satisfied",
    "handler", "supervised",
];

/// Narrowing filters the three indexes of the whole ledger answer without a look at the table (the migration's `NARROWING`).
const HELD: &[&str] = &["kind", "channel", "urgency", "approach", "category"];

/// Days of the three orders: a stretch of the index walked anyway.
const DATES: &[&str] = &["received_from", "received_to", "closed_from", "closed_to", "due_from", "due_to"];

/// Views that walk one of those three; the narrower indexes hold the order alone.
const WHOLE: &[View] = &[View::All, View::Open, View::Overdue, View::Today];

/// Reads a query.
pub fn read(clerk: &May<ReadOpinions>, pairs: &[(String, String)], now: Instant) -> Result<Asked, Problem> {
    let given: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).filter(|(name, value)| !value.is_empty() || !NAMES.contains(name)).collect();
    let sort = sort(&given)?;
    let mut asked = Asked { leading: scope(clerk), narrowing: Condition::all(), looks_up: clerk.scope == Scope::Squad, few: false, sort, after: None, before: None, limit: LIMIT_DEFAULT, question: None };
    let mut ends_named = false;
    let mut terms = Terms::default();
    for (name, value) in given {
        match name {
            "after" => asked.after = Some(Place::read(name, value)?),
            "before" => asked.before = Some(Place::read(name, value)?),
            "limit" => asked.limit = limit(value)?,
            "sort" => {}
            "q" => asked.question = Some(question(clerk, value)?),
            _ => {
                terms.add(name, value)?;
                let condition = if name == "view" { view(value)?.filter(clerk, now) } else { filter(name, value, now)? };
                if leads(clerk, name, value, sort) {
                    asked.leading = asked.leading.add(condition);
                    asked.looks_up |= !(DATES.contains(&name) || name == "view" && WHOLE.iter().any(|view| view.code() == value));
                } else {
                    asked.looks_up |= !HELD.contains(&name);
                    asked.narrowing = asked.narrowing.add(condition);
                }
                asked.few |= name == "number";
                ends_named |= matches!(name, "standing" | "number" | "colour") || name == "view" && ![View::All.code(), View::Mine.code()].contains(&value);
            }
        }
    }
    // What is closed is due no more: in order of due only what is open has a place, unless it was asked for by name.
    if sort == Sort::Due && !ends_named {
        asked.leading = asked.leading.add(Column::Open.eq(true));
        terms.all.push(is("open", true));
    }
    if let Some(question) = &mut asked.question {
        (question.all, question.from, question.before) = (terms.all, terms.from, terms.before);
        (asked.few, asked.looks_up) = (true, false);
    }
    Ok(asked)
}

/// What the index is asked beside the words, so that the newest it finds are the newest of those asked for. The ledger
/// has the last word on each.
#[derive(Default)]
struct Terms {
    all: Vec<String>,
    from: Option<i64>,
    before: Option<i64>,
}

impl Terms {
    fn add(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        let open = |open: bool| Some(is("open", open));
        let term = match (name, value) {
            ("standing" | "squad" | "category" | "kind" | "channel" | "urgency" | "approach", value) => Some(is(name, value)),
            ("view", value) => View::from_code(value).and_then(View::standing).map(|code| is("standing", code)).or_else(|| open(true).filter(|_| !["all", "mine"].contains(&value))),
            ("colour", value) => open(Colour::from_code(value) != Some(Colour::Closed)),
            ("received_from" | "received_to", _) => {
                let day = day(name, value)?;
                match name {
                    "received_from" => self.from = Some(day.at_minute(0).0),
                    _ => self.before = Some(day.plus(1).at_minute(0).0),
                }
                None
            }
            _ => None,
        };
        self.all.extend(term);
        Ok(())
    }
}

fn question(clerk: &May<ReadOpinions>, typed: &str) -> Result<Question, Problem> {
    let long = typed.chars().count();
    if long > WORDS_MAX {
        return Err(Problem::malformed(Field::new("q", "text_too_long", &[("max", &WORDS_MAX.to_string()), ("now", &long.to_string())])));
    }
    let sought = sought(typed);
    if sought.is_empty() || sought.len() > RUNS_MAX {
        return Err(Problem::malformed(Field::new("q", "nothing_to_find", &[("max", &RUNS_MAX.to_string())])));
    }
    let any = (clerk.scope != Scope::Bureau).then(|| clerk.clerk.squads.iter().map(|squad| is("squad", squad)).collect());
    let reporters = clerk.clerk.scope(Permission::ReadReporters).is_some_and(|scope| scope >= clerk.scope);
    Ok(Question { bureau: clerk.bureau.id, sought, reporters, all: Vec::new(), any, from: None, before: None })
}

fn view(code: &str) -> Result<View, Problem> {
    View::from_code(code).ok_or_else(|| unknown_value("view", code, &View::codes()))
}

fn sort(given: &[(&str, &str)]) -> Result<Sort, Problem> {
    match given.iter().rev().find(|(name, _)| *name == "sort") {
        Some((_, "due")) => Ok(Sort::Due),
        Some((_, "received")) => Ok(Sort::Received),
        Some((_, "closed")) => Ok(Sort::Closed),
        Some((_, other)) => Err(unknown_value("sort", other, &["due", "received", "closed"])),
        None if given.contains(&("view", "all")) || given.iter().any(|(name, _)| *name == "q") => Ok(Sort::Received),
        None => Ok(Sort::Due),
    }
}

/// Whether an index holds it together with the order: the indexes of the migration, read backwards.
fn leads(clerk: &May<ReadOpinions>, name: &str, value: &str, sort: Sort) -> bool {
    match name {
        "squad" | "number" => true,
        "standing" => sort != Sort::Closed,
        "category" | "grid" | "received_from" | "received_to" => sort == Sort::Received,
        "closed_from" | "closed_to" => sort == Sort::Closed,
        "handler" | "due_from" | "due_to" => sort == Sort::Due,
        "view" => View::from_code(value).is_some_and(|view| view.leads(clerk, sort)),
        _ => false,
    }
}

/// What this person may see at all.
pub fn scope(clerk: &May<ReadOpinions>) -> Condition {
    match clerk.scope {
        Scope::Bureau => Condition::all(),
        Scope::Squad | Scope::Own => Condition::all().add(Column::SquadId.is_in(clerk.clerk.squads.iter().map(|squad| squad.0))),
    }
}

fn filter(name: &str, value: &str, now: Instant) -> Result<Condition, Problem> {
    let one = |column: Column, known: bool, codes: Vec<&str>| {
        if known { Ok(Condition::all().add(column.eq(value))) } else { Err(unknown_value(name, value, &codes)) }
    };
    match name {
        "standing" => one(Column::Standing, Standing::from_code(value).is_some(), Standing::ALL.iter().map(|it| it.code()).collect()),
        "kind" => one(Column::Kind, Kind::from_code(value).is_some(), Kind::ALL.iter().map(|it| it.code()).collect()),
        "channel" => one(Column::Channel, Channel::from_code(value).is_some(), Channel::ALL.iter().map(|it| it.code()).collect()),
        "urgency" => one(Column::Urgency, Urgency::from_code(value).is_some(), Urgency::ALL.iter().map(|it| it.code()).collect()),
        "approach" => one(Column::Approach, Approach::from_code(value).is_some(), Approach::ALL.iter().map(|it| it.code()).collect()),
        "category" => Ok(Condition::all().add(figures::or_none(Column::Category, value))),
        // The last four digits are what people say to each other.
        "number" if value.len() == NUMBER_TAIL && value.bytes().all(|sign| sign.is_ascii_digit()) => Ok(Condition::all().add(Column::NumberTail.eq(value))),
        "number" => Ok(Condition::all().add(Column::Number.eq(value.trim().to_uppercase()))),
        "squad" if value == figures::NONE => Ok(Condition::all().add(Column::SquadId.is_null())),
        "squad" => {
            let squad: SquadId = value.parse().map_err(|_| Problem::malformed(Field::new(name, "not_an_id", &[])))?;
            Ok(Condition::all().add(Column::SquadId.eq(squad.0)))
        }
        "received_from" => Ok(Condition::all().add(Column::ReceivedAt.gte(day(name, value)?.at_minute(0).0))),
        "received_to" => Ok(Condition::all().add(Column::ReceivedAt.lt(day(name, value)?.plus(1).at_minute(0).0))),
        "colour" => colour(value, now),
        other => figures::filter(other, value).unwrap_or_else(|| Err(unknown_name(other, NAMES))),
    }
}

fn colour(value: &str, now: Instant) -> Result<Condition, Problem> {
    let open = Condition::all().add(Column::Open.eq(true));
    let running = open.clone().add(Column::Standing.is_not_in(["suspended", "asking"]));
    match Colour::from_code(value) {
        Some(Colour::Red) => Ok(running.add(Column::DueAt.lt(now.0))),
        Some(Colour::Yellow) => Ok(running.add(Column::DueAt.gte(now.0)).add(Column::YellowAt.lte(now.0))),
        Some(Colour::OnTime) => Ok(running.add(Column::YellowAt.gt(now.0))),
        Some(Colour::Suspended) => Ok(open.add(Column::Standing.is_in(["suspended", "asking"]))),
        Some(Colour::Closed) => Ok(Condition::all().add(Column::Open.eq(false))),
        None => Err(unknown_value("colour", value, &Colour::ALL.iter().map(|it| it.code()).collect::<Vec<_>>())),
    }
}
