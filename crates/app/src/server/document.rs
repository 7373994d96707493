//! What the derived document leaves unsaid: an answer always has all its keys, null ones too; and every operation may
//! end in the problems that go before its handler.

use crate::problem::Problem;
use utoipa::ToSchema;
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::schema::AdditionalProperties;
use utoipa::openapi::{Content, ContentBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder, Schema};

/// The media type of a problem (RFC 9457, section 3).
pub const PROBLEM_TYPE: &str = "application/problem+json";

/// Operations of the API that ask for nobody's name.
const OPEN: &[&str] = &["/api/v1/portal/", "/api/v1/session"];

/// Keys an answer leaves out where there is nothing to say.
const LEFT_OUT: &[(&str, &[&str])] = &[("Problem", &["act", "reasons", "met", "entry", "request_id"])];

/// The document with what it leaves unsaid.
pub fn completed(mut document: OpenApi) -> OpenApi {
    always_sent(&mut document);
    problems_told(&mut document);
    document
}

/// Says of every answer which keys it always has. What callers send is told from it by taking no unknown keys.
fn always_sent(document: &mut OpenApi) {
    let Some(components) = &mut document.components else { return };
    for (name, schema) in &mut components.schemas {
        let left_out = LEFT_OUT.iter().find(|(known, _)| known == name).map_or(&[][..], |(_, keys)| keys);
        if let RefOr::T(schema) = schema {
            require(schema, left_out);
        }
    }
}

/// Adds to each operation of the API the problems that are told before its handler is reached, and says of every problem
/// that it comes as [`PROBLEM_TYPE`]. Open311 tells errors in its own form.
fn problems_told(document: &mut OpenApi) {
    if let Some(components) = &mut document.components {
        components.responses.insert(Problem::name().into_owned(), RefOr::T(problem()));
    }
    for (path, item) in &mut document.paths.paths {
        if !path.starts_with("/api/") {
            continue;
        }
        let changing = [&mut item.post, &mut item.put, &mut item.delete, &mut item.patch].into_iter().flatten();
        for operation in changing {
            tell(operation, &before_a_change(path, operation));
        }
        if let Some(operation) = &mut item.get {
            tell(operation, &before(path, operation));
        }
    }
}

/// Statuses any operation may end in.
fn before(path: &str, operation: &Operation) -> Vec<u16> {
    let mut statuses = vec![400, 429, 500, 503];
    if !OPEN.iter().any(|open| path.starts_with(open)) {
        statuses.extend([401, 403]);
    }
    let parameters = operation.parameters.iter().flatten();
    for parameter in parameters {
        let RefOr::T(parameter) = parameter else { continue };
        match parameter.parameter_in {
            ParameterIn::Path => statuses.push(404),
            ParameterIn::Header if parameter.name == "If-Match" => statuses.extend([412, 428]),
            _ => {}
        }
    }
    statuses
}

/// Statuses what changes something may end in beside those: a form from elsewhere, a body too large or wrong.
fn before_a_change(path: &str, operation: &Operation) -> Vec<u16> {
    let mut statuses = before(path, operation);
    statuses.push(403);
    if operation.request_body.is_some() {
        statuses.extend([413, 422]);
    }
    statuses
}

fn tell(operation: &mut Operation, statuses: &[u16]) {
    let responses = &mut operation.responses.responses;
    for status in statuses {
        responses.insert(status.to_string(), told());
    }
    for response in responses.values_mut().filter(|response| is_problem(response)) {
        *response = told();
    }
}

/// Where the document says once how a problem is told.
fn told() -> RefOr<Response> {
    RefOr::Ref(Ref::from_response_name(Problem::name()))
}

fn problem() -> Response {
    let schema = Ref::from_schema_name(Problem::name());
    ResponseBuilder::new().content(PROBLEM_TYPE, ContentBuilder::new().schema(Some(schema)).build()).build()
}

fn is_problem(response: &RefOr<Response>) -> bool {
    let RefOr::T(Response { content, .. }) = response else { return false };
    matches!(content.get("application/json"), Some(RefOr::T(Content { schema: Some(RefOr::Ref(to)), .. })) if to.ref_location.ends_with("/Problem"))
}

fn require(schema: &mut Schema, left_out: &[&str]) {
    match schema {
        Schema::Object(object) if !matches!(object.additional_properties.as_deref(), Some(AdditionalProperties::FreeForm(false))) => {
            object.required = object.properties.keys().filter(|key| !left_out.contains(&key.as_str())).cloned().collect();
        }
        // A flattened part beside the rest.
        Schema::AllOf(all) => {
            for part in &mut all.items {
                if let RefOr::T(part) = part {
                    require(part, left_out);
                }
            }
        }
        _ => {}
    }
}
