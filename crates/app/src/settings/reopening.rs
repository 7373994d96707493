//! For how long after the reply a resident may have the matter taken up again.

use super::{Setting, SettingVersion, Told, change, shown};
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::problem::{Field, Problem};
use crate::reference::{REOPEN_DAYS, Reference};
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_words::{fill, settings as words};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use utoipa::ToSchema;

/// Natural days a bureau may choose. No statute says a number; a window shorter than a week nobody would notice in time.
const DAYS: RangeInclusive<u16> = 7..=90;

/// The window, in natural days after the reply. A setting, 未核实.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reopening(pub u16);

impl Default for Reopening {
    fn default() -> Self {
        Self(REOPEN_DAYS)
    }
}

impl Setting for Reopening {
    const NAME: &'static str = "reopen_days";

    fn check(&self, _reference: &Reference) -> Vec<Field> {
        let beyond = (!DAYS.contains(&self.0)).then(|| Field::range("days", &DAYS));
        beyond.into_iter().collect()
    }

    fn told(&self, _reference: &Reference) -> Vec<Told> {
        vec![Told::new(words::REOPEN_DAYS, fill(words::DAYS, &[("n", &self.0.to_string())]))]
    }
}

/// The window as it is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReopeningBody {
    /// Natural days after the reply, 7 to 90.
    pub days: u16,
}

/// As shown.
#[derive(Serialize, ToSchema)]
pub struct ReopeningSet {
    /// Natural days after the reply.
    pub days: u16,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

async fn view(desk: &Desk, may: &May<ManageSettings>) -> Result<Versioned<ReopeningSet>, Problem> {
    let (Reopening(days), version, history) = shown::<Reopening>(desk, may).await?;
    Ok(Versioned { status: StatusCode::OK, version, body: ReopeningSet { days, history } })
}

/// For how long a matter may be taken up again.
#[utoipa::path(get, path = "/api/v1/settings/reopening", tag = "system", responses((status = 200, body = ReopeningSet), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<ReopeningSet>, Problem> {
    view(&desk, &clerk).await
}

/// Sets for how long a matter may be taken up again. It counts at once, also for what was answered before.
#[utoipa::path(put, path = "/api/v1/settings/reopening", tag = "system", params(("If-Match" = String, Header)), request_body = ReopeningBody,
    responses((status = 200, body = ReopeningSet), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, expected: IfMatch, Body(asked): Body<ReopeningBody>) -> Result<Versioned<ReopeningSet>, Problem> {
    change(&desk, &mut clerk, expected, |_| Ok(Reopening(asked.days))).await?;
    view(&desk, &clerk).await
}
