//! How long each step may take. A change is tried on what is open before it is made.

use super::rules::Trying;
use super::{Setting, SettingVersion, Told, change, shown};
use crate::act::Act;
use crate::desk::{Desk, today};
use crate::identity::{May, permission::ManageSettings};
use crate::opinions::load;
use crate::opinions::tables::opinion::{self, Column};
use crate::problem::{Field, Problem};
use crate::reference::{Category, Reference};
use crate::server::{Body, IfMatch, Versioned};
use crate::store::Reads;
use crate::times;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chengguan_statute::clock::{ClockName, Limit, LimitRow, Unit, find_limit};
use chengguan_statute::opinions::{Colour, Running, Today, Urgency, leading};
use chengguan_words::{fill, of, opinions as opinion_words, settings as words};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::ops::RangeInclusive;
use utoipa::ToSchema;

/// Rows of a bureau.
const ROWS_MAX: usize = 200;
/// Of any unit: up to a year.
pub(super) const COUNT: RangeInclusive<u16> = 1..=365;
/// Open opinions a change is tried on, those due first.
const TRIED_ON: u64 = 500;
/// Those of them that are shown.
const SHOWN: usize = 50;

/// Limits by step and urgency; a step without a row is the platform's own. Those of a category are in the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct StepLimits(Vec<LimitRow>);

impl Setting for StepLimits {
    const NAME: &'static str = "limits";

    /// Clocks that run are looked at again by the new limits.
    fn beside(&self, _before: &Self, act: &mut Act) -> Result<(), Problem> {
        crate::opinions::store::wake_clocks(act);
        Ok(())
    }

    fn check(&self, reference: &Reference) -> Vec<Field> {
        let mut fields = Vec::new();
        if self.0.len() > ROWS_MAX {
            fields.push(Field::range("limits", &(0..=ROWS_MAX)));
        }
        let mut seen = HashSet::new();
        for (at, row) in self.0.iter().enumerate() {
            if !COUNT.contains(&row.limit.count) {
                fields.push(Field::range(format!("limits.{at}.count"), &COUNT));
            }
            if row.category.as_deref().is_some_and(|code| reference.category(code).is_none()) {
                fields.push(Field::new(format!("limits.{at}.category"), "unknown_category", &[]));
            }
            if !seen.insert((row.clock, row.category.as_deref(), row.urgency)) {
                fields.push(Field::new(format!("limits.{at}"), "limit_twice", &[]));
            }
        }
        fields
    }

    fn told(&self, reference: &Reference) -> Vec<Told> {
        let told = |row: &LimitRow| {
            let category = row.category.as_deref().map(|code| reference.category(code).map_or(code, |category| &category.name));
            let urgency = row.urgency.map_or(words::ANY.to_owned(), |urgency| of(opinion_words::EVERY, &format!("urgency_{}", urgency.code())).to_owned());
            let step = of(opinion_words::EVERY, &format!("clock_{}", row.clock.code())).to_owned();
            let template = if category.is_some() { words::LIMIT_OF_CATEGORY } else { words::LIMIT_OF };
            let what = fill(template, &[("step", &step), ("urgency", &urgency), ("category", category.unwrap_or_default())]);
            Told::new(what, times::limit(row.limit))
        };
        self.0.iter().map(told).collect()
    }
}

/// One limit.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitBody {
    /// `sort`, `assign`, `accept`, `finish` or `verify`.
    pub clock: String,
    /// Code of a category; null: any.
    pub category: Option<String>,
    /// `normal` or `urgent`; null: any.
    pub urgency: Option<String>,
    /// How many, 1 to 365.
    pub count: u16,
    /// `urgent_hour`, `urgent_day`, `work_hour` or `work_day`.
    pub unit: String,
}

/// Limits as they are to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitsBody {
    /// The closest fits: category and urgency, then category, then urgency, then neither.
    pub limits: Vec<LimitBody>,
}

/// An open opinion that would be due at another time.
#[derive(Serialize, ToSchema)]
pub struct DueMoved {
    /// Its number.
    pub number: String,
    /// The step it is at.
    pub step: String,
    /// When that is due now.
    pub from: Option<String>,
    /// When it would be due.
    pub to: Option<String>,
    /// It would be past due at once.
    pub late: bool,
}

/// What a trial found.
#[derive(Serialize, ToSchema)]
pub struct LimitsTrial {
    /// Open opinions looked at: those due first.
    pub tried_on: usize,
    /// Those that would be due at another time.
    pub moved: usize,
    /// Those of them past due at once that are not now.
    pub late: usize,
    /// The first of them.
    pub shown: Vec<DueMoved>,
}

/// What counts where the bureau set nothing.
#[derive(Serialize, ToSchema)]
pub struct UsualLimit {
    /// Which step.
    pub clock: String,
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: String,
}

/// As shown.
#[derive(Serialize, ToSchema)]
pub struct LimitsSet {
    /// What the bureau set.
    pub limits: Vec<LimitBody>,
    /// What counts where it set nothing.
    pub usual: Vec<UsualLimit>,
    /// What a trial found, where one was asked for.
    pub trial: Option<LimitsTrial>,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

fn read(asked: LimitsBody) -> Result<StepLimits, Problem> {
    let mut fields = Vec::new();
    let mut rows = Vec::with_capacity(asked.limits.len());
    for (at, row) in asked.limits.into_iter().enumerate() {
        let (clock, unit) = (ClockName::from_code(&row.clock), Unit::from_code(&row.unit));
        let urgency = row.urgency.as_deref().map(Urgency::from_code);
        let mut unknown = |part: &str, value: &str, choices: Vec<&str>| {
            fields.push(Field::new(format!("limits.{at}.{part}"), "unknown_value", &[("value", value), ("choices", &choices.join(chengguan_words::marks::LIST))]));
        };
        match (clock, unit, urgency) {
            (None, ..) => unknown("clock", &row.clock, ClockName::ALL.iter().map(|it| it.code()).collect()),
            (_, None, _) => unknown("unit", &row.unit, Unit::ALL.iter().map(|it| it.code()).collect()),
            (.., Some(None)) => unknown("urgency", &row.urgency.unwrap_or_default(), Urgency::ALL.iter().map(|it| it.code()).collect()),
            (Some(clock), Some(unit), urgency) => rows.push(LimitRow { clock, category: row.category, urgency: urgency.flatten(), limit: Limit { count: row.count, unit } }),
        }
    }
    if fields.is_empty() { Ok(StepLimits(rows)) } else { Err(Problem::invalid(fields)) }
}

/// The clock each open opinion shows, by what counts now and by what would count then.
pub(super) async fn trial(desk: &Desk, clerk: &May<ManageSettings>, then: &Today<'_>) -> Result<LimitsTrial, Problem> {
    let reference = &clerk.reference;
    let select = opinion::Entity::find().filter(Column::BureauId.eq(clerk.bureau.id)).filter(Column::Open.eq(true)).order_by_asc(Column::DueAt).order_by_asc(Column::Id).limit(TRIED_ON);
    let rows: Vec<opinion::Model> = desk.reading().all(select.into_query()).await?;
    let loaded = load::by_rows(&mut desk.reading(), clerk.bureau.id, rows).await?;
    let now = today(reference, desk.now());
    let mut trial = LimitsTrial { tried_on: loaded.len(), moved: 0, late: 0, shown: Vec::new() };
    for one in loaded {
        let (from, to) = (leading(&one.opinion, &now), leading(&one.opinion, then));
        let due = |run: &Option<Running>| run.as_ref().and_then(|run| run.due.as_ref()).map(|due| due.due);
        if due(&from) == due(&to) {
            continue;
        }
        let red = |run: &Option<Running>| run.as_ref().is_some_and(|run| run.colour == Colour::Red);
        let late = red(&to) && !red(&from);
        trial.moved += 1;
        trial.late += usize::from(late);
        if trial.shown.len() < SHOWN {
            let told = |run: &Option<Running>| due(run).map(|due| times::deadline(due, Some(now.now)));
            let step = to.as_ref().map(|run| of(opinion_words::EVERY, &format!("clock_{}", run.clock.code())).to_owned()).unwrap_or_default();
            trial.shown.push(DueMoved { number: one.row.number, step, from: told(&from), to: told(&to), late });
        }
    }
    Ok(trial)
}

async fn view(desk: &Desk, may: &May<ManageSettings>, trial: Option<LimitsTrial>) -> Result<Versioned<LimitsSet>, Problem> {
    let (StepLimits(rows), version, history) = shown::<StepLimits>(desk, may).await?;
    let limit = |row: LimitRow| LimitBody {
        clock: row.clock.code().into(),
        category: row.category,
        urgency: row.urgency.map(|urgency| urgency.code().into()),
        count: row.limit.count,
        unit: row.limit.unit.code().into(),
    };
    let usual = ClockName::ALL.iter().map(|clock| {
        let Limit { count, unit } = find_limit(&[], *clock, None, None);
        UsualLimit { clock: clock.code().into(), count, unit: unit.code().into() }
    });
    let body = LimitsSet { limits: rows.into_iter().map(limit).collect(), usual: usual.collect(), trial, history };
    Ok(Versioned { status: StatusCode::OK, version, body })
}

/// The limits of the steps.
#[utoipa::path(get, path = "/api/v1/settings/limits", tag = "system", responses((status = 200, body = LimitsSet), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<LimitsSet>, Problem> {
    view(&desk, &clerk, None).await
}

/// Sets the limits of the steps, or only tries them on what is open. Clocks that run are worked out anew.
#[utoipa::path(put, path = "/api/v1/settings/limits", tag = "system", params(("If-Match" = String, Header), Trying), request_body = LimitsBody,
    responses((status = 200, body = LimitsSet), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, Query(trying): Query<Trying>, expected: IfMatch, Body(asked): Body<LimitsBody>) -> Result<Versioned<LimitsSet>, Problem> {
    let limits = read(asked)?;
    if trying.dry_run {
        let wrong = limits.check(&clerk.reference);
        if !wrong.is_empty() {
            return Err(Problem::invalid(wrong));
        }
        let rows: Vec<LimitRow> = limits.0.iter().cloned().chain(clerk.reference.categories.iter().flat_map(Category::limits)).collect();
        let then = Today { limits: &rows, ..today(&clerk.reference, desk.now()) };
        let found = trial(&desk, &clerk, &then).await?;
        return view(&desk, &clerk, Some(found)).await;
    }
    change(&desk, &mut clerk, expected, |_| Ok(limits)).await?;
    view(&desk, &clerk, None).await
}
