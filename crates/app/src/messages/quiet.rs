//! 免打扰时段: hours in which no resident is sent a short message.

use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::problem::{Field, Problem};
use crate::server::{Body, IfMatch, Versioned};
use crate::reference::Reference;
use crate::settings::{self, Setting, SettingVersion, Told, minute};
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_statute::system::{DAY_MINUTES, QuietHours};
use chengguan_words::{fill, settings as words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// As stored; nothing where every hour will do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Quiet(Option<QuietHours>);

impl Setting for Quiet {
    const NAME: &'static str = "quiet";

    fn told(&self, _reference: &Reference) -> Vec<Told> {
        let span = self.0.map(|hours| fill(words::SPAN, &[("from", &minute(hours.from)), ("to", &minute(hours.until))]));
        vec![Told::optional(words::QUIET, span.as_deref())]
    }

    fn check(&self, _reference: &Reference) -> Vec<Field> {
        let Some(hours) = self.0 else { return Vec::new() };
        let last = (DAY_MINUTES - 1).to_string();
        let beyond = [("from", hours.from), ("until", hours.until)].into_iter().filter(|(_, minute)| *minute >= DAY_MINUTES);
        beyond.map(|(path, _)| Field::new(path, "number_range", &[("min", "0"), ("max", &last)])).collect()
    }
}

/// The quiet hours; both ends left out where there are none.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuietBody {
    /// First quiet minute of the day.
    pub from: Option<u16>,
    /// First minute that is not quiet any more.
    pub until: Option<u16>,
}

/// The quiet hours as shown.
#[derive(Serialize, ToSchema)]
pub struct QuietView {
    /// First quiet minute of the day.
    pub from: Option<u16>,
    /// First minute that is not quiet any more.
    pub until: Option<u16>,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

async fn view(desk: &Desk, may: &May<ManageSettings>) -> Result<Versioned<QuietView>, Problem> {
    let (Quiet(hours), version, history) = settings::shown::<Quiet>(desk, may).await?;
    let body = QuietView { from: hours.map(|hours| hours.from), until: hours.map(|hours| hours.until), history };
    Ok(Versioned { status: StatusCode::OK, version, body })
}

/// The quiet hours.
#[utoipa::path(get, path = "/api/v1/messages/quiet", tag = "system", responses((status = 200, body = QuietView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<QuietView>, Problem> {
    view(&desk, &clerk).await
}

/// Sets the quiet hours.
#[utoipa::path(put, path = "/api/v1/messages/quiet", tag = "system", params(("If-Match" = String, Header)), request_body = QuietBody,
    responses((status = 200, body = QuietView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, expected: IfMatch, Body(asked): Body<QuietBody>) -> Result<Versioned<QuietView>, Problem> {
    let hours = match (asked.from, asked.until) {
        (Some(from), Some(until)) => Some(QuietHours { from, until }),
        (None, None) => None,
        (from, _) => return Err(Problem::invalid(vec![Field::new(if from.is_none() { "from" } else { "until" }, "text_missing", &[])])),
    };
    settings::change(&desk, &mut clerk, expected, |_| Ok(Quiet(hours))).await?;
    view(&desk, &clerk).await
}
