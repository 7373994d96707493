//! Where residents reach the bureau: telephone, its hours, where to come.

use super::{Setting, SettingVersion, Told, change, shown};
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::opinions::said::check_text;
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_words::settings as words;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Signs of one line.
const LINE_MAX: usize = 100;

/// What the portal shows; what is left out is not shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Telephone.
    #[serde(default)]
    pub hotline: Option<String>,
    /// When somebody answers it, in the bureau's words.
    #[serde(default)]
    pub hotline_hours: Option<String>,
    /// Where residents can come in person.
    #[serde(default)]
    pub window: Option<String>,
}

impl Setting for Contact {
    const NAME: &'static str = "contact";

    fn told(&self, _reference: &Reference) -> Vec<Told> {
        let lines = [(words::HOTLINE, &self.hotline), (words::HOTLINE_HOURS, &self.hotline_hours), (words::WINDOW, &self.window)];
        lines.map(|(what, line)| Told::optional(what, line.as_deref())).into()
    }

    fn check(&self, _reference: &Reference) -> Vec<Field> {
        let lines = [("hotline", &self.hotline), ("hotline_hours", &self.hotline_hours), ("window", &self.window)];
        let mut fields: Vec<Field> = lines.iter().filter_map(|(path, text)| check_text(path, text.as_deref()?, LINE_MAX)).collect();
        let dialled = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | ' ' | '+');
        if self.hotline.as_deref().is_some_and(|hotline| !hotline.chars().all(dialled)) {
            fields.push(Field::new("hotline", "phone", &[]));
        }
        fields
    }
}

/// As shown.
#[derive(Serialize, ToSchema)]
pub struct ContactView {
    /// Telephone.
    pub hotline: Option<String>,
    /// When somebody answers it.
    pub hotline_hours: Option<String>,
    /// Where to come.
    pub window: Option<String>,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

async fn view(desk: &Desk, may: &May<ManageSettings>) -> Result<Versioned<ContactView>, Problem> {
    let (Contact { hotline, hotline_hours, window }, version, history) = shown::<Contact>(desk, may).await?;
    Ok(Versioned { status: StatusCode::OK, version, body: ContactView { hotline, hotline_hours, window, history } })
}

/// Where residents reach the bureau.
#[utoipa::path(get, path = "/api/v1/settings/contact", tag = "system", responses((status = 200, body = ContactView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<ContactView>, Problem> {
    view(&desk, &clerk).await
}

/// Sets where residents reach the bureau.
#[utoipa::path(put, path = "/api/v1/settings/contact", tag = "system", params(("If-Match" = String, Header)), request_body = Contact,
    responses((status = 200, body = ContactView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, expected: IfMatch, Body(asked): Body<Contact>) -> Result<Versioned<ContactView>, Problem> {
    let line = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let contact = Contact { hotline: line(asked.hotline), hotline_hours: line(asked.hotline_hours), window: line(asked.window) };
    change(&desk, &mut clerk, expected, |_| Ok(contact)).await?;
    view(&desk, &clerk).await
}
