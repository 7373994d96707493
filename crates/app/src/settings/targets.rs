//! What the bureau measures itself against on the overview.

use super::{Setting, SettingVersion, Told, change, shown};
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_statute::insight::Targets;
use chengguan_words::{fill, settings as words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

impl Setting for Targets {
    const NAME: &'static str = "targets";

    fn told(&self, _reference: &Reference) -> Vec<Told> {
        let shares = [(words::ASSIST, self.assist), (words::ASSIST_AND_MANAGE, self.assist_and_manage), (words::IN_TIME, self.in_time)];
        shares.map(|(what, share)| Told::new(what, fill(words::PER_CENT, &[("n", &share.to_string())]))).into()
    }

    fn check(&self, _reference: &Reference) -> Vec<Field> {
        let field = |(path, min, max): (&'static str, u8, u8)| Field::range(path, &(min..=max));
        self.fault().map(field).into_iter().collect()
    }
}

/// Targets in per cent, 0 to 100.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetsBody {
    /// Handled by service (服务), at least.
    pub assist: u8,
    /// Handled by service or management (管理), at least; not less than by service alone.
    pub assist_and_manage: u8,
    /// Replied to within the finish term, at least.
    pub in_time: u8,
}

/// As shown.
#[derive(Serialize, ToSchema)]
pub struct TargetsSet {
    /// Handled by service, at least.
    pub assist: u8,
    /// Handled by service or management, at least.
    pub assist_and_manage: u8,
    /// Replied to within the finish term, at least.
    pub in_time: u8,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

async fn view(desk: &Desk, may: &May<ManageSettings>) -> Result<Versioned<TargetsSet>, Problem> {
    let (Targets { assist, assist_and_manage, in_time }, version, history) = shown::<Targets>(desk, may).await?;
    Ok(Versioned { status: StatusCode::OK, version, body: TargetsSet { assist, assist_and_manage, in_time, history } })
}

/// The targets of the overview.
#[utoipa::path(get, path = "/api/v1/settings/targets", tag = "system", responses((status = 200, body = TargetsSet), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<TargetsSet>, Problem> {
    view(&desk, &clerk).await
}

/// Sets the targets of the overview.
#[utoipa::path(put, path = "/api/v1/settings/targets", tag = "system", params(("If-Match" = String, Header)), request_body = TargetsBody,
    responses((status = 200, body = TargetsSet), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, expected: IfMatch, Body(asked): Body<TargetsBody>) -> Result<Versioned<TargetsSet>, Problem> {
    let targets = Targets { assist: asked.assist, assist_and_manage: asked.assist_and_manage, in_time: asked.in_time };
    change(&desk, &mut clerk, expected, |_| Ok(targets)).await?;
    view(&desk, &clerk).await
}
