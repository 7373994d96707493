//! What every request passes through: its bureau, its number, its idempotency key, its headers.

use crate::desk::{Bureau, Desk};
use crate::idempotency::{KEY_MAX, Keyed};
use crate::problem::{Field, Problem};
use crate::store::counted;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use chengguan_proof::{hex, sm3};
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

/// Bytes of a body that is no upload: 4,000 signs of text and their JSON are far below.
pub const BODY_MAX: usize = 256 * 1024;
/// What an office page may load: only from here, no inline script or style.
const OFFICE_POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
static STATEMENTS: HeaderName = HeaderName::from_static("x-statements");

/// The router with everything around it.
pub fn wrapped(router: Router<Desk>, desk: Desk) -> Router {
    // The bureau's path prefix is taken off before anything is routed, so the routes hang below the layers.
    Router::new()
        .fallback_service(router.with_state(desk.clone()))
        .layer(from_fn(keyed))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(|_| Problem::internal().into_response()))
        .layer(from_fn(in_words))
        .layer(from_fn(crate::open311::in_form))
        .layer(from_fn_with_state(desk.clone(), crate::portal::in_pages))
        .layer(from_fn_with_state(desk, of_bureau))
        .layer(from_fn(numbered))
        .layer(CatchPanicLayer::custom(|_| Problem::internal().into_response()))
        .layer(CompressionLayer::new())
}

/// Gives the request a number to quote, counts its statements, sets the headers every answer carries.
async fn numbered(mut request: Request, next: Next) -> Response {
    let number = hex(&crate::random::bytes::<8>());
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let office = path.starts_with("/office");
    request.extensions_mut().insert(RequestNumber(number.clone()));
    let began = std::time::Instant::now();
    let (mut response, statements) = counted(next.run(request)).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        response = renumbered(response, problem, &number);
    }
    let status = response.status();
    // A follow-up code is a secret and stands in the path: it is not logged.
    let shown = if ["/receipts/", "/tokens/", "/token/"].iter().any(|secret| path.contains(secret)) { "/…/receipts/…" } else { path.as_str() };
    if status.is_server_error() {
        tracing::error!(%method, path = shown, %status, request = number, "failed");
    } else {
        tracing::debug!(%method, path = shown, %status, request = number, statements, ms = began.elapsed().as_millis() as u64, "answered");
    }
    let headers = response.headers_mut();
    let set = |headers: &mut axum::http::HeaderMap, name: HeaderName, value: &str| {
        if let (false, Ok(value)) = (headers.contains_key(&name), HeaderValue::from_str(value)) {
            headers.insert(name, value);
        }
    };
    set(headers, REQUEST_ID.clone(), &number);
    set(headers, STATEMENTS.clone(), &statements.to_string());
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, header::REFERRER_POLICY, "no-referrer");
    set(headers, header::CACHE_CONTROL, "no-store");
    set(headers, header::CONTENT_SECURITY_POLICY, if office { OFFICE_POLICY } else { crate::portal::pages::CONTENT_SECURITY_POLICY });
    response
}

/// What the API refuses before any handler is told in the form of every other problem: an id that is none is an id of
/// nothing, a query that is none is malformed, a form from elsewhere is not permitted.
async fn in_words(request: Request, next: Next) -> Response {
    let of_api = request.uri().path().starts_with("/api/");
    let response = next.run(request).await;
    if !of_api || !response.status().is_client_error() || response.extensions().get::<Problem>().is_some() {
        return response;
    }
    let status = response.status();
    let why = to_bytes(response.into_body(), BODY_MAX).await.unwrap_or_default();
    let problem = match status {
        StatusCode::BAD_REQUEST if why.starts_with(b"Invalid URL") => Problem::not_found(),
        StatusCode::FORBIDDEN => Problem::new(status, "from_elsewhere"),
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(status, "too_large"),
        _ => Problem::new(status, "malformed"),
    };
    problem.into_response()
}

/// The number of the request being answered.
#[derive(Clone)]
pub struct RequestNumber(pub String);

fn renumbered(response: Response, mut problem: Problem, number: &str) -> Response {
    problem.request_id = Some(number.to_owned());
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(serde_json::to_vec(&problem).unwrap_or_default()))
}

/// Finds the bureau: path prefix `/b/{code}`, else the secret's short code, else the only one.
async fn of_bureau(State(desk): State<Desk>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let bureaus = desk.bureaus();
    let mut base = String::new();
    let mut found: Option<Arc<Bureau>> = None;
    if let Some(rest) = path.strip_prefix("/b/") {
        let code = rest.split('/').next().unwrap_or_default();
        found = bureaus.iter().find(|bureau| bureau.code == code).cloned();
        if found.is_none() {
            return crate::portal::readable(&desk, request, Problem::not_found()).await;
        }
        base = format!("/b/{code}");
        let inner = &path[base.len()..];
        let inner = if inner.is_empty() { "/" } else { inner };
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        match format!("{inner}{query}").parse::<Uri>() {
            Ok(uri) => *request.uri_mut() = uri,
            Err(_) => return Problem::not_found().into_response(),
        }
    }
    let found = found.or_else(|| by_secret(&bureaus, &request)).or_else(|| if bureaus.len() == 1 { bureaus.first().cloned() } else { None });
    if let Some(bureau) = found {
        request.extensions_mut().insert(bureau);
    }
    request.extensions_mut().insert(Base(base));
    next.run(request).await
}

/// The path prefix of the request, for links.
#[derive(Clone, Default)]
pub struct Base(pub String);

fn by_secret(bureaus: &[Arc<Bureau>], request: &Request) -> Option<Arc<Bureau>> {
    let headers = request.headers();
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| value.strip_prefix("Bearer "));
    let secret = bearer.or_else(|| crate::identity::cookie(headers, crate::identity::SESSION_COOKIE))?;
    bureaus.iter().find(|bureau| secret.starts_with(&bureau.short_code)).cloned()
}

/// Reads the body of a keyed request once, so that its digest is known before anything is done.
async fn keyed(request: Request, next: Next) -> Response {
    let key = request.headers().get("idempotency-key").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let Some(key) = key.filter(|_| request.method() == Method::POST) else { return next.run(request).await };
    if key.is_empty() || key.len() > KEY_MAX {
        let range = [("max", KEY_MAX.to_string()), ("now", key.len().to_string())];
        let pairs: Vec<(&str, &str)> = range.iter().map(|(name, value)| (*name, value.as_str())).collect();
        return Problem::malformed(Field::new("Idempotency-Key", "text_too_long", &pairs)).into_response();
    }
    let (mut parts, body) = request.into_parts();
    let route = format!("{} {}", parts.method, parts.uri.path());
    let Ok(bytes) = to_bytes(body, crate::files::PHOTO_BYTES_MAX + BODY_MAX).await else {
        return Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large").into_response();
    };
    parts.extensions.insert(Keyed { key, body: sm3(&[&bytes]), route });
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}
