//! What the bureau asks of passwords and sign-ins, set by the system administrator.

use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::problem::{Field, Problem};
use crate::server::{Body, IfMatch, Versioned};
use crate::reference::Reference;
use crate::settings::{self, Setting, SettingVersion, Told};
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_statute::accounts::{PASSWORD_CLASSES, PASSWORD_DAYS, PASSWORD_MIN, PASSWORDS_REMEMBERED, SignInRules};
use chengguan_words::{fill, settings as words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

impl Setting for SignInRules {
    const NAME: &'static str = "sign_in";

    fn told(&self, _reference: &Reference) -> Vec<Told> {
        let days = self.password_days.map(|days| fill(words::DAYS, &[("n", &days.to_string())]));
        vec![
            Told::switch(words::SECOND_FACTOR, self.second_factor),
            Told::new(words::PASSWORD_MIN, self.password_min.to_string()),
            Told::new(words::PASSWORD_CLASSES, self.password_classes.to_string()),
            Told::new(words::PASSWORDS_REMEMBERED, self.passwords_remembered.to_string()),
            Told::optional(words::PASSWORD_DAYS, days.as_deref()),
        ]
    }

    fn check(&self, _reference: &Reference) -> Vec<Field> {
        let ranges = [
            ("password_min", Some(self.password_min), PASSWORD_MIN),
            ("password_classes", Some(self.password_classes), PASSWORD_CLASSES),
            ("passwords_remembered", Some(self.passwords_remembered), PASSWORDS_REMEMBERED),
            ("password_days", self.password_days, PASSWORD_DAYS),
        ];
        let beyond = ranges.into_iter().filter(|(_, value, range)| value.is_some_and(|value| !range.contains(&value)));
        beyond.map(|(path, _, range)| Field::range(path, &range)).collect()
    }
}

/// The rules as sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInRulesBody {
    /// Everybody has a second factor.
    pub second_factor: bool,
    /// Fewest signs of a password: 8 to 64.
    pub password_min: u16,
    /// Fewest kinds of signs of a password: 1 to 4.
    pub password_classes: u16,
    /// A password is none of so many before it: 0 to 24.
    pub passwords_remembered: u16,
    /// Days after which another is due, 30 to 730; nothing where none ever is.
    #[serde(default)]
    pub password_days: Option<u16>,
}

/// The rules as shown.
#[derive(Serialize, ToSchema)]
pub struct SignInRulesView {
    /// Everybody has a second factor.
    pub second_factor: bool,
    /// Fewest signs of a password.
    pub password_min: u16,
    /// Fewest kinds of signs of a password.
    pub password_classes: u16,
    /// A password is none of so many before it.
    pub passwords_remembered: u16,
    /// Days after which another is due.
    pub password_days: Option<u16>,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

async fn view(desk: &Desk, may: &May<ManageSettings>) -> Result<Versioned<SignInRulesView>, Problem> {
    let (rules, version, history) = settings::shown::<SignInRules>(desk, may).await?;
    let SignInRules { second_factor, password_min, password_classes, passwords_remembered, password_days } = rules;
    let body = SignInRulesView { second_factor, password_min, password_classes, passwords_remembered, password_days, history };
    Ok(Versioned { status: StatusCode::OK, version, body })
}

/// The rules on signing in.
#[utoipa::path(get, path = "/api/v1/sign-in-rules", tag = "system", responses((status = 200, body = SignInRulesView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<SignInRulesView>, Problem> {
    view(&desk, &clerk).await
}

/// Sets the rules on signing in.
#[utoipa::path(put, path = "/api/v1/sign-in-rules", tag = "system", params(("If-Match" = String, Header)), request_body = SignInRulesBody,
    responses((status = 200, body = SignInRulesView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, expected: IfMatch, Body(asked): Body<SignInRulesBody>) -> Result<Versioned<SignInRulesView>, Problem> {
    let SignInRulesBody { second_factor, password_min, password_classes, passwords_remembered, password_days } = asked;
    let rules = SignInRules { second_factor, password_min, password_classes, passwords_remembered, password_days };
    settings::change(&desk, &mut clerk, expected, |_: &SignInRules| Ok(rules)).await?;
    view(&desk, &clerk).await
}
