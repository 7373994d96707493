//! What may be reported: the bureau's categories, and one for whoever does not know which.

use super::asked::Asked;
use super::form::{Answer, Open311Error};
use crate::desk::Desk;
use crate::problem::{Field, Problem};
use crate::reference::{Category, Reference};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chengguan_statute::opinions::{AnswerForm, Question};
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
    /// Whether its definition asks something beyond the standard's fields.
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
    /// What the bureau asks beyond the standard's fields. Nobody has to answer.
    pub attributes: Vec<AttributeView>,
}

/// A question of the standard.
#[derive(Serialize, ToSchema)]
pub struct AttributeView {
    /// Always true: it asks for an answer.
    pub variable: bool,
    /// Which; the answer is `attribute[code]`.
    pub code: String,
    /// `string`, `number`, `datetime`, `singlevaluelist` or `multivaluelist`.
    pub datatype: &'static str,
    /// Never: whatever is said is taken as it is said.
    pub required: bool,
    /// How it is to be answered; nothing where the datatype says it.
    pub datatype_description: Option<String>,
    /// Its place, from 1.
    pub order: usize,
    /// As asked.
    pub description: String,
    /// What can be chosen.
    pub values: Vec<AttributeValue>,
}

/// A choice.
#[derive(Serialize, ToSchema)]
pub struct AttributeValue {
    /// As it is sent.
    pub key: String,
    /// As it is shown.
    pub name: String,
}

fn attribute((at, question): (usize, &Question)) -> AttributeView {
    let (datatype, how) = match question.form {
        AnswerForm::Text => ("string", None),
        AnswerForm::Number => ("number", None),
        AnswerForm::Day => ("datetime", Some(words::DAY_FORM.to_owned())),
        AnswerForm::One => ("singlevaluelist", None),
        AnswerForm::Many => ("multivaluelist", None),
    };
    let values = question.choices.iter().map(|choice| AttributeValue { key: choice.clone(), name: choice.clone() }).collect();
    AttributeView { variable: true, code: question.code.clone(), datatype, required: false, datatype_description: how, order: at + 1, description: question.asks.clone(), values }
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
    let body = reference.open_categories().map(view).chain([other]).collect();
    Ok(asked.answer("services", "service", body))
}

/// What is asked beyond the standard fields.
#[utoipa::path(get, path = "/open311/v2/services/{service_code}", operation_id = "open311_service", tag = "open311",
    params(("service_code" = String, Path), ("jurisdiction_id" = Option<String>, Query)),
    responses((status = 200, content((DefinitionView = "application/json"), (DefinitionView = "text/xml"))),
        (status = 400, body = Vec<Open311Error>), (status = 404, body = Vec<Open311Error>), (status = 429, body = Vec<Open311Error>)))]
pub async fn definition(State(desk): State<Desk>, asked: Asked, Path(code): Path<String>) -> Result<Answer<DefinitionView>, Problem> {
    let reference = desk.reference(asked.bureau.id);
    let category = offered_category(&reference, &code)?;
    let body = DefinitionView { service_code: category.map_or(UNSORTED.into(), |category| code_of(&category.code)), attributes: category.map(|category| category.questions.iter().enumerate().map(attribute).collect()).unwrap_or_default() };
    Ok(asked.answer("service_definition", "", body))
}

fn view(category: &Category) -> OfferedView {
    OfferedView {
        service_code: code_of(&category.code),
        service_name: category.name.clone(),
        description: fill(words::DESCRIPTION, &[("major", &category.major_name), ("name", &category.name)]),
        metadata: !category.questions.is_empty(),
        kind: "realtime",
        keywords: format!("{}, {}", category.major_name, category.name),
        group: category.major_name.clone(),
    }
}

/// A category's code as it stands in addresses.
pub fn code_of(category: &str) -> String {
    category.replace('/', ".")
}

/// The category of a code that can be sent, nothing for what has none yet; 404 for a code that is not offered any more.
pub fn offered_category<'a>(reference: &'a Reference, code: &str) -> Result<Option<&'a Category>, Problem> {
    match category_of(reference, code)? {
        Some(category) if category.closed => Err(unknown()),
        found => Ok(found),
    }
}

fn unknown() -> Problem {
    Problem { fields: vec![Field::new("service_code", "unknown_service", &[])], ..Problem::new(StatusCode::NOT_FOUND, "not_found") }
}

/// The category of a code, closed ones too, nothing for what has none yet; 404 for a code there never was.
pub fn category_of<'a>(reference: &'a Reference, code: &str) -> Result<Option<&'a Category>, Problem> {
    if code == UNSORTED {
        return Ok(None);
    }
    let found = reference.categories.iter().find(|category| category.code == code || code_of(&category.code) == code);
    found.map(Some).ok_or_else(unknown)
}
