//! Working hours by season: what every clock in working hours and working days counts.

use super::{Setting, SettingVersion, Told, change, minute, shown};
use crate::act::Act;
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_statute::clock::{HoursError, MonthDay, Season, WorkingHours};
use chengguan_words::{fill, settings as words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One season.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeasonBody {
    /// First day, `MM-DD`.
    pub from: String,
    /// Last day, `MM-DD`; before `from` where it reaches over New Year.
    pub to: String,
    /// Spans of a working day, in minutes from midnight: first, and first after.
    pub spans: Vec<(u16, u16)>,
}

/// The hours of a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoursBody {
    /// Every day of a year is in exactly one.
    pub seasons: Vec<SeasonBody>,
}

/// As shown.
#[derive(Serialize, ToSchema)]
pub struct HoursView {
    /// In the order they were written.
    pub seasons: Vec<SeasonBody>,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

impl Setting for WorkingHours {
    const NAME: &'static str = "hours";

    /// Clocks that run are looked at again by the new hours.
    fn beside(&self, _before: &Self, act: &mut Act) -> Result<(), Problem> {
        crate::opinions::store::wake_clocks(act);
        Ok(())
    }

    fn told(&self, _reference: &Reference) -> Vec<Told> {
        let span = |(from, to): &(u16, u16)| fill(words::SPAN, &[("from", &minute(*from)), ("to", &minute(*to))]);
        let season = |season: &Season| {
            let days = fill(words::DAY_SPAN, &[("from", &named(season.from)), ("to", &named(season.to))]);
            Told::new(days, season.spans.iter().map(span).collect::<Vec<_>>().join(chengguan_words::marks::LIST))
        };
        self.seasons().iter().map(season).collect()
    }

    /// There are none that are wrong: `WorkingHours::new` makes them.
    fn check(&self, _reference: &Reference) -> Vec<Field> {
        Vec::new()
    }
}

fn day(path: &str, text: &str) -> Result<MonthDay, Problem> {
    let read = || {
        let (month, day) = text.split_once('-')?;
        Some(MonthDay { month: month.parse().ok()?, day: day.parse().ok()? })
    };
    read().ok_or_else(|| Problem::invalid(vec![Field::new(path, "month_day", &[])]))
}

fn read(asked: &HoursBody) -> Result<WorkingHours, Problem> {
    let mut seasons = Vec::with_capacity(asked.seasons.len());
    for (at, season) in asked.seasons.iter().enumerate() {
        let (from, to) = (day(&format!("seasons.{at}.from"), &season.from)?, day(&format!("seasons.{at}.to"), &season.to)?);
        seasons.push(Season { from, to, spans: season.spans.clone() });
    }
    WorkingHours::new(seasons).map_err(|why| Problem::invalid(vec![wrong(why)]))
}

/// `04-01`.
fn named(day: MonthDay) -> String {
    format!("{:02}-{:02}", day.month, day.day)
}

/// What is wrong, at the season it is wrong with.
fn wrong(why: HoursError) -> Field {
    let at = |season: usize, part: &str| format!("seasons.{}.{part}", season.saturating_sub(1));
    match why {
        HoursError::NoSeason | HoursError::TooManySeasons => Field::new("seasons", "seasons", &[]),
        HoursError::NoHours(season) => Field::new(at(season, "spans"), "text_missing", &[]),
        HoursError::BadSpan(season) => Field::new(at(season, "spans"), "span", &[]),
        HoursError::SpansOverlap(season) => Field::new(at(season, "spans"), "spans_overlap", &[]),
        HoursError::NoSuchDay(day) => Field::new("seasons", "no_such_day", &[("day", &named(day))]),
        HoursError::Gap(day) => Field::new("seasons", "season_gap", &[("day", &named(day))]),
        HoursError::SeasonsOverlap(day) => Field::new("seasons", "seasons_overlap", &[("day", &named(day))]),
    }
}

async fn view(desk: &Desk, may: &May<ManageSettings>) -> Result<Versioned<HoursView>, Problem> {
    let (hours, version, history) = shown::<WorkingHours>(desk, may).await?;
    let seasons = hours.seasons().iter().map(|season| SeasonBody { from: named(season.from), to: named(season.to), spans: season.spans.clone() });
    Ok(Versioned { status: StatusCode::OK, version, body: HoursView { seasons: seasons.collect(), history } })
}

/// The working hours.
#[utoipa::path(get, path = "/api/v1/settings/hours", tag = "system", responses((status = 200, body = HoursView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<HoursView>, Problem> {
    view(&desk, &clerk).await
}

/// Sets the working hours. Clocks that run are worked out anew when they are looked at next.
#[utoipa::path(put, path = "/api/v1/settings/hours", tag = "system", params(("If-Match" = String, Header)), request_body = HoursBody,
    responses((status = 200, body = HoursView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, expected: IfMatch, Body(asked): Body<HoursBody>) -> Result<Versioned<HoursView>, Problem> {
    let hours = read(&asked)?;
    change(&desk, &mut clerk, expected, |_| Ok(hours)).await?;
    view(&desk, &clerk).await
}
