//! A setting as it was at an earlier version: a change like any other, checked by what the bureau has today.

use super::rules::Rules;
use super::{catalogue::Catalogue, Contact, Holidays, Reopening, Retention, Setting, change, history, limits::StepLimits, read_value};
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::messages::{MailSetting, Perhaps, Quiet, SmsSetting, Texts};
use crate::problem::Problem;
use crate::reference::JoinMetres;
use crate::server::{Body, IfMatch};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chengguan_statute::accounts::SignInRules;
use chengguan_statute::clock::WorkingHours;
use chengguan_statute::insight::Targets;
use serde::Deserialize;
use utoipa::ToSchema;

/// Which version is to count again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutBack {
    /// As its history numbers it.
    pub version: i32,
}

/// Puts a setting back to what it was. A password or key of a gateway stays the one there is.
#[utoipa::path(post, path = "/api/v1/settings/{name}/put-back", tag = "system", params(("name" = String, Path), ("If-Match" = String, Header)), request_body = PutBack,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn put_back(State(desk): State<Desk>, mut clerk: May<ManageSettings>, Path(name): Path<String>, expected: IfMatch, Body(asked): Body<PutBack>) -> Result<StatusCode, Problem> {
    let PutBack { version } = asked;
    match name.as_str() {
        Catalogue::NAME => back::<Catalogue>(&desk, &mut clerk, expected, version).await,
        Holidays::NAME => back::<Holidays>(&desk, &mut clerk, expected, version).await,
        Contact::NAME => back::<Contact>(&desk, &mut clerk, expected, version).await,
        WorkingHours::NAME => back::<WorkingHours>(&desk, &mut clerk, expected, version).await,
        Rules::NAME => back::<Rules>(&desk, &mut clerk, expected, version).await,
        Retention::NAME => back::<Retention>(&desk, &mut clerk, expected, version).await,
        Targets::NAME => back::<Targets>(&desk, &mut clerk, expected, version).await,
        JoinMetres::NAME => back::<JoinMetres>(&desk, &mut clerk, expected, version).await,
        StepLimits::NAME => back::<StepLimits>(&desk, &mut clerk, expected, version).await,
        Reopening::NAME => back::<Reopening>(&desk, &mut clerk, expected, version).await,
        SignInRules::NAME => back::<SignInRules>(&desk, &mut clerk, expected, version).await,
        Texts::NAME => back::<Texts>(&desk, &mut clerk, expected, version).await,
        Quiet::NAME => back::<Quiet>(&desk, &mut clerk, expected, version).await,
        MailSetting::NAME => back::<Perhaps<MailSetting>>(&desk, &mut clerk, expected, version).await,
        SmsSetting::NAME => back::<Perhaps<SmsSetting>>(&desk, &mut clerk, expected, version).await,
        _ => Err(Problem::not_found()),
    }?;
    Ok(StatusCode::NO_CONTENT)
}

async fn back<T: Setting>(desk: &Desk, clerk: &mut May<ManageSettings>, expected: IfMatch, version: i32) -> Result<(), Problem> {
    let row = history::version(desk, clerk.bureau.id, T::NAME, version).await?.ok_or_else(Problem::not_found)?;
    let then: T = read_value(&row.value)?;
    change(desk, clerk, expected, |now: &T| Ok(then.put_back(now))).await
}
