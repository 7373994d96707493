//! JSON or XML, and the standard's form of errors. Works on the address before anything is routed: the ending chooses the
//! form, doubled slashes count once, `service` and `request` mean their plurals.

use super::xml;
use crate::problem::Problem;
use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chengguan_words::{fill, problems};
use serde::Serialize;
use utoipa::ToSchema;

/// Begins every address.
const ROOT: &str = "/open311/";

/// What an answer is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.json`, and where nothing was said.
    Json,
    /// `.xml`, or where the caller accepts nothing else.
    Xml,
}

/// An answer in the form asked for. `root` and `item` name the elements of XML.
pub struct Answer<T> {
    /// Which form.
    pub format: Format,
    /// The outermost element.
    pub root: &'static str,
    /// Each element of a list.
    pub item: &'static str,
    /// The body.
    pub body: T,
}

impl<T: Serialize> IntoResponse for Answer<T> {
    fn into_response(self) -> Response {
        if self.format == Format::Json {
            return Json(self.body).into_response();
        }
        match serde_json::to_value(&self.body) {
            Ok(value) => ([(header::CONTENT_TYPE, HeaderValue::from_static("text/xml; charset=utf-8"))], xml::document(self.root, self.item, &value)).into_response(),
            Err(_) => Problem::internal().into_response(),
        }
    }
}

/// One error of the standard.
#[derive(Serialize, ToSchema)]
pub struct Open311Error {
    /// The HTTP status again.
    pub code: u16,
    /// What is wrong and how to mend it, in Chinese.
    pub description: String,
}

/// Makes addresses plain, and turns every problem into the standard's form, whoever found it.
pub async fn in_form(mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let Some((plain, ending)) = plain(&path) else { return next.run(request).await };
    let format = ending.unwrap_or_else(|| accepted(request.headers()));
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    match format!("{plain}{query}").parse::<Uri>() {
        Ok(uri) => *request.uri_mut() = uri,
        Err(_) => return errors(format, &Problem::not_found()),
    }
    request.extensions_mut().insert(format);
    let mut response = next.run(request).await;
    match response.extensions_mut().remove::<Problem>() {
        Some(problem) => errors(format, &problem),
        // Refused before any handler: a browser's form that came from elsewhere, an address that is not UTF-8.
        None if !response.status().is_success() => errors(format, &Problem::new(response.status(), "malformed")),
        None => response,
    }
}

/// The address as it is routed, and the form its ending chooses. Nothing where it is another's.
fn plain(path: &str) -> Option<(String, Option<Format>)> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let joined = format!("/{}", parts.join("/"));
    let rest = joined.strip_prefix(ROOT)?;
    let (rest, format) = match (rest.strip_suffix(".json"), rest.strip_suffix(".xml")) {
        (Some(rest), _) => (rest, Some(Format::Json)),
        (_, Some(rest)) => (rest, Some(Format::Xml)),
        _ => (rest, None),
    };
    let rest = match rest.split('/').collect::<Vec<_>>()[..] {
        // The standard's samples say both.
        [version, "service", code] => format!("{version}/services/{code}"),
        [version, "request", id] => format!("{version}/requests/{id}"),
        [version, "token", id] => format!("{version}/tokens/{id}"),
        _ => rest.to_owned(),
    };
    Some((format!("{ROOT}{rest}"), format))
}

fn accepted(headers: &HeaderMap) -> Format {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // A browser accepts everything; only who wants XML and no page gets it unasked.
    let xml = accept.contains("xml") && !accept.contains("json") && !accept.contains("html");
    if xml { Format::Xml } else { Format::Json }
}

fn errors(format: Format, problem: &Problem) -> Response {
    // The standard knows no 422.
    let code = if problem.status == 422 { 400 } else { problem.status };
    let described: Vec<String> = if problem.fields.is_empty() {
        let detail = problem.detail.as_ref().map(|detail| fill(problems::OPEN311_DETAIL, &[("title", &problem.title), ("detail", detail)]));
        vec![detail.unwrap_or_else(|| problem.title.clone())]
    } else {
        problem.fields.iter().map(|field| fill(problems::OPEN311_FIELD, &[("name", &field.path), ("mend", &field.mend)])).collect()
    };
    let body: Vec<Open311Error> = described.into_iter().map(|description| Open311Error { code, description }).collect();
    let mut response = Answer { format, root: "errors", item: "error", body }.into_response();
    *response.status_mut() = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(seconds) = problem.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_tolerated_as_other_systems_write_them() {
        for (path, expected, format) in [
            ("/open311/v2/requests.json", "/open311/v2/requests", Some(Format::Json)),
            ("/open311/v2//requests.xml", "/open311/v2/requests", Some(Format::Xml)),
            ("//open311/v2/requests", "/open311/v2/requests", None),
            ("/open311/v2/service/a.b.json", "/open311/v2/services/a.b", Some(Format::Json)),
            ("/open311/v2/request/QT-1.xml", "/open311/v2/requests/QT-1", Some(Format::Xml)),
            ("/open311/v2/services/a.b", "/open311/v2/services/a.b", None),
        ] {
            assert_eq!(plain(path), Some((expected.to_owned(), format)), "{path}");
        }
        assert_eq!(plain("/api/v1/opinions.json"), None);
    }

    #[test]
    fn too_many_questions_are_told_how_long_to_wait() {
        let answer = errors(Format::Xml, &crate::identity::too_many(7));
        assert_eq!((answer.status(), answer.headers()[header::RETRY_AFTER].to_str().unwrap()), (StatusCode::TOO_MANY_REQUESTS, "7"));
    }
}
