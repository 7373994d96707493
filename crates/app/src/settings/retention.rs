//! How long a reporter's name and telephone are kept after the end (opinion-handling rules, article 28).

use super::{Setting, SettingVersion, Told, change, shown};
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::opinions::forget::would_forget;
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_words::{fill, settings as words};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use utoipa::ToSchema;

/// Days: not before anything the reporter may still ask for is over, and not beyond ten years.
const DAYS: RangeInclusive<u16> = 30..=3650;
/// Counted at most.
const COUNTED: u64 = 10_000;

/// The term; nothing: they are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    /// Days of 24 hours after the end.
    pub reporter_days: Option<u16>,
}

impl Setting for Retention {
    const NAME: &'static str = "retention";

    fn told(&self, _reference: &Reference) -> Vec<Told> {
        let days = self.reporter_days.map(|days| fill(words::DAYS, &[("n", &days.to_string())]));
        vec![Told::optional(words::REPORTER_DAYS, days.as_deref())]
    }

    fn check(&self, _reference: &Reference) -> Vec<Field> {
        let beyond = self.reporter_days.filter(|days| !DAYS.contains(days));
        beyond.map(|_| Field::range("reporter_days", &DAYS)).into_iter().collect()
    }
}

/// The term as it is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionBody {
    /// Days after close-out, return or withdrawal, 30 to 3,650; null: kept for good.
    pub reporter_days: Option<u16>,
}

/// As shown.
#[derive(Serialize, ToSchema)]
pub struct RetentionSet {
    /// Days after the end; null: kept for good.
    pub reporter_days: Option<u16>,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

/// What a term would do.
#[derive(Serialize, ToSchema)]
pub struct RetentionTried {
    /// Opinions whose reporter would be forgotten at the next look.
    pub opinions: u64,
    /// There are more than were counted.
    pub more: bool,
}

async fn view(desk: &Desk, may: &May<ManageSettings>) -> Result<Versioned<RetentionSet>, Problem> {
    let (Retention { reporter_days }, version, history) = shown::<Retention>(desk, may).await?;
    Ok(Versioned { status: StatusCode::OK, version, body: RetentionSet { reporter_days, history } })
}

/// How long reporters are kept.
#[utoipa::path(get, path = "/api/v1/settings/retention", tag = "system", responses((status = 200, body = RetentionSet), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<RetentionSet>, Problem> {
    view(&desk, &clerk).await
}

/// Sets how long reporters are kept. Whoever is past the term by then is forgotten within the hour, and nothing brings them back.
#[utoipa::path(put, path = "/api/v1/settings/retention", tag = "system", params(("If-Match" = String, Header)), request_body = RetentionBody,
    responses((status = 200, body = RetentionSet), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, expected: IfMatch, Body(asked): Body<RetentionBody>) -> Result<Versioned<RetentionSet>, Problem> {
    change(&desk, &mut clerk, expected, |_| Ok(Retention { reporter_days: asked.reporter_days })).await?;
    view(&desk, &clerk).await
}

/// How many a term would forget now. Changes nothing.
#[utoipa::path(post, path = "/api/v1/settings/retention/trial", tag = "system", request_body = RetentionBody,
    responses((status = 200, body = RetentionTried), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn try_out(State(desk): State<Desk>, clerk: May<ManageSettings>, Body(asked): Body<RetentionBody>) -> Result<axum::Json<RetentionTried>, Problem> {
    let fields = Retention { reporter_days: asked.reporter_days }.check(&clerk.reference);
    if !fields.is_empty() {
        return Err(Problem::invalid(fields));
    }
    let opinions = match asked.reporter_days {
        Some(days) => would_forget(&desk, clerk.bureau.id, days, COUNTED + 1).await?,
        None => 0,
    };
    Ok(axum::Json(RetentionTried { opinions: opinions.min(COUNTED), more: opinions > COUNTED }))
}
