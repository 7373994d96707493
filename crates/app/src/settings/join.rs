//! How near a matter is offered to whoever is about to say the same.

use super::rules::{Choice, choices};
use super::{Setting, SettingVersion, Told, change, shown};
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::problem::{Field, Problem};
use crate::reference::{JoinMetres, Reference};
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_words::{fill, settings as words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use utoipa::ToSchema;

/// Metres: from the next shop to what lies in the cells around a place (`opinions::nearby`); further is not looked.
const METRES: RangeInclusive<u16> = 10..=300;

impl Setting for JoinMetres {
    const NAME: &'static str = "join_metres";

    fn check(&self, reference: &Reference) -> Vec<Field> {
        let beyond = |path: String, metres: u16| {
            (!METRES.contains(&metres)).then(|| Field::range(path, &METRES))
        };
        let mut fields: Vec<Field> = beyond("usual".into(), self.usual).into_iter().collect();
        for (code, metres) in &self.of_category {
            let path = format!("of_category.{code}");
            match reference.category(code) {
                None => fields.push(Field::new(path, "unknown_category", &[])),
                Some(_) => fields.extend(beyond(path, *metres)),
            }
        }
        fields
    }

    fn told(&self, reference: &Reference) -> Vec<Told> {
        let metres = |n: u16| fill(words::METRES, &[("n", &n.to_string())]);
        let mut told = vec![Told::new(words::JOIN_USUAL, metres(self.usual))];
        told.extend(self.of_category.iter().map(|(code, own)| {
            let name = reference.category(code).map_or(code.as_str(), |category| &category.name);
            Told::new(fill(words::JOIN_OF, &[("category", name)]), metres(*own))
        }));
        told
    }
}

/// Metres as they are to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinBody {
    /// Where a category has none of its own, 10 to 300.
    pub usual: u16,
    /// Code of a category to metres, 10 to 300.
    #[serde(default)]
    pub of_category: BTreeMap<String, u16>,
}

/// As shown.
#[derive(Serialize, ToSchema)]
pub struct JoinSet {
    /// Where a category has none of its own.
    pub usual: u16,
    /// Code of a category to metres.
    pub of_category: BTreeMap<String, u16>,
    /// Categories there are, each first level before what is below it.
    pub categories: Vec<Choice>,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

async fn view(desk: &Desk, may: &May<ManageSettings>) -> Result<Versioned<JoinSet>, Problem> {
    let (JoinMetres { usual, of_category }, version, history) = shown::<JoinMetres>(desk, may).await?;
    Ok(Versioned { status: StatusCode::OK, version, body: JoinSet { usual, of_category, categories: choices(&may.reference), history } })
}

/// How near a matter is offered.
#[utoipa::path(get, path = "/api/v1/settings/joining", tag = "system", responses((status = 200, body = JoinSet), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<JoinSet>, Problem> {
    view(&desk, &clerk).await
}

/// Sets how near a matter is offered.
#[utoipa::path(put, path = "/api/v1/settings/joining", tag = "system", params(("If-Match" = String, Header)), request_body = JoinBody,
    responses((status = 200, body = JoinSet), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, expected: IfMatch, Body(asked): Body<JoinBody>) -> Result<Versioned<JoinSet>, Problem> {
    change(&desk, &mut clerk, expected, |_| Ok(JoinMetres { usual: asked.usual, of_category: asked.of_category })).await?;
    view(&desk, &clerk).await
}
