//! What may be reported: the bureau's categories, and one for whoever does not know which.

use super::asked::Asked;
use super::form::{Answer, Open311Error};
use crate::desk::Desk;
use crate::problem::{Field, Problem};
use crate::reference::{Category, Reference};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chengguan_words::{fill, open311 as words};
use serde::Serialize;
use utoipa::ToSchema;

/// Code of what has no category yet; GeoReport's clients send it where nothing was chosen.
pub const UNSORTED: &str = "0";

/// One of the standard's services.
#[derive(Serialize, ToSchema)]
pub struct OfferedView {
    /// A category's code with points for slashes, so that it stands in an address.
    pub service_code: String,
    /// As shown.
    pub service_name: String,
    /// What belongs there.
    pub description: String,
    /// No further questions are asked: definitions are empty.
    pub metadata: bool,
    /// `realtime`: the number is in the answer.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// To find it by.
    pub keywords: String,
    /// The first level of the list.
    pub group: String,
}

/// Further questions of a category: none yet.
#[derive(Serialize, ToSchema)]
pub struct DefinitionView {
    /// Which.
    pub service_code: String,
    /// Empty.
    pub attributes: Vec<AttributeView>,
}

/// A question of the standard.
#[derive(Serialize, ToSchema)]
pub struct AttributeView {
    /// Which.
    pub code: String,
}

/// Every category.
#[utoipa::path(get, path = "/open311/v2/services", operation_id = "open311_services", tag = "open311", params(("jurisdiction_id" = Option<String>, Query)),
    responses((status = 200, content((Vec<OfferedView> = "application/json"), (Vec<OfferedView> = "text/xml"))),
        (status = 400, body = Vec<Open311Error>), (status = 404, body = Vec<Open311Error>), (status = 429, body = Vec<Open311Error>)))]
pub async fn list(State(desk): State<Desk>, asked: Asked) -> Result<Answer<Vec<OfferedView>>, Problem> {
    let reference = desk.reference(asked.bureau.id);
    let other = OfferedView {
        service_code: UNSORTED.into(),
        service_name: words::UNSORTED.into(),
        description: words::UNSORTED_DESCRIPTION.into(),
        metadata: false,
        kind: "realtime",
        keywords: words::UNSORTED.into(),
        group: words::UNSORTED.into(),
    };
    let body = reference.categories.iter().map(view).chain([other]).collect();
    Ok(asked.answer("services", "service", body))
}

/// What is asked beyond the standard fields.
#[utoipa::path(get, path = "/open311/v2/services/{service_code}", operation_id = "open311_service", tag = "open311",
    params(("service_code" = String, Path), ("jurisdiction_id" = Option<String>, Query)),
    responses((status = 200, content((DefinitionView = "application/json"), (DefinitionView = "text/xml"))),
        (status = 400, body = Vec<Open311Error>), (status = 404, body = Vec<Open311Error>), (status = 429, body = Vec<Open311Error>)))]
pub async fn definition(State(desk): State<Desk>, asked: Asked, Path(code): Path<String>) -> Result<Answer<DefinitionView>, Problem> {
    let reference = desk.reference(asked.bureau.id);
    let category = category_of(&reference, &code)?;
    let body = DefinitionView { service_code: category.map_or(UNSORTED.into(), |category| code_of(&category.code)), attributes: Vec::new() };
    Ok(asked.answer("service_definition", "", body))
}

fn view(category: &Category) -> OfferedView {
    OfferedView {
        service_code: code_of(&category.code),
        service_name: category.name.clone(),
        description: fill(words::DESCRIPTION, &[("major", &category.major_name), ("name", &category.name)]),
        metadata: false,
        kind: "realtime",
        keywords: format!("{}, {}", category.major_name, category.name),
        group: category.major_name.clone(),
    }
}

/// A category's code as it stands in addresses.
pub fn code_of(category: &str) -> String {
    category.replace('/', ".")
}

/// The category of a code, nothing for what has none yet; 404 for a code that is not offered.
pub fn category_of<'a>(reference: &'a Reference, code: &str) -> Result<Option<&'a Category>, Problem> {
    if code == UNSORTED {
        return Ok(None);
    }
    let found = reference.categories.iter().find(|category| category.code == code || code_of(&category.code) == code);
    let unknown = || Problem { fields: vec![Field::new("service_code", "unknown_service", &[])], ..Problem::new(StatusCode::NOT_FOUND, "not_found") };
    found.map(Some).ok_or_else(unknown)
}
