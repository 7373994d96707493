//! Somebody looking at a page: their bureau, their reading aids, and how an answer or a failure becomes a page.

use super::api::Visitor;
use super::assets;
use super::pages::{Frame, Ground, RefusedPage, Size, SpeakForm, Trouble, TroublePage};
use crate::desk::Desk;
use crate::identity::cookie;
use crate::problem::Problem;
use crate::reference::Reference;
use crate::server::{Base, RequestNumber};
use crate::times;
use askama::Template;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chengguan_statute::day::Instant;
use chengguan_words::{fill, portal as words};
use std::sync::Arc;

/// The reader's font size.
pub const SIZE_COOKIE: &str = "chengguan_size";
/// The reader's mode.
pub const MODE_COOKIE: &str = "chengguan_mode";
/// The mode with fewer choices.
pub const ELDER: &str = "elder";

/// Somebody at a page.
pub struct Visit {
    /// Everything.
    pub desk: Desk,
    /// Who asks.
    pub visitor: Visitor,
    /// The bureau's reference data as of the request.
    pub reference: Arc<Reference>,
    /// Around the page.
    pub frame: Frame,
    /// The request's headers.
    pub headers: HeaderMap,
    /// The number to quote.
    number: String,
}

impl FromRequestParts<Desk> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Response> {
        let number = parts.extensions.get::<RequestNumber>().map(|number| number.0.clone()).unwrap_or_default();
        let base = parts.extensions.get::<Base>().map(|base| base.0.clone()).unwrap_or_default();
        let headers = parts.headers.clone();
        let path = format!("{base}{}", parts.uri.path_and_query().map_or("/", |path| path.as_str()));
        let aids = Frame {
            size: cookie(&headers, SIZE_COOKIE).and_then(Size::from_code).unwrap_or_default(),
            elder: cookie(&headers, MODE_COOKIE) == Some(ELDER),
            build: assets::build().to_owned(),
            base,
            path,
            ..Frame::default()
        };
        let visitor = match Visitor::from_request_parts(parts, desk).await {
            Ok(visitor) => visitor,
            Err(problem) => return Err(trouble(aids, problem, String::new(), None, &number)),
        };
        let State(desk) = State::<Desk>::from_request_parts(parts, desk).await.unwrap_or_else(|never| match never {});
        let reference = desk.reference(visitor.bureau.id);
        let moved = visitor.bureau.demo && desk.clock().is_set();
        let frame = Frame {
            bureau_name: visitor.bureau.name.clone(),
            demo: visitor.bureau.demo,
            demo_clock: moved.then(|| times::moment(desk.now(), None)),
            demo_clock_refused: desk.clock().refused().filter(|_| visitor.bureau.demo).map(|at| times::moment(at, None)),
            hotline: reference.hotline.clone().unwrap_or_default(),
            hotline_hours: reference.hotline_hours.clone().unwrap_or_default(),
            ..aids
        };
        Ok(Self { desk, visitor, reference, frame, headers, number })
    }
}

impl Visit {
    /// A path on this host, prefix included.
    pub fn path(&self, rest: &str) -> String {
        format!("{}{rest}", self.frame.base)
    }

    /// An answer, or the page that says why there is none. `back` is where to go from there.
    pub fn show(&self, made: Result<Response, Problem>, back: String) -> Response {
        made.unwrap_or_else(|problem| trouble(self.frame.clone(), problem, back, None, &self.number))
    }

    /// As [`Visit::show`], for a form whose contents are kept.
    pub fn show_kept(&self, made: Result<Response, Problem>, form: SpeakForm) -> Response {
        made.unwrap_or_else(|problem| trouble(self.frame.clone(), problem, self.path("/speak"), Some(form), &self.number))
    }
}

/// A page.
pub fn html(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => {
            // Paths hold receipt numbers: no other host is told them, and forms here still say where they come from.
            let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::REFERRER_POLICY, "same-origin")];
            (status, headers, text).into_response()
        }
        Err(why) => {
            tracing::error!(%why, "a page could not be drawn");
            Problem::internal().into_response()
        }
    }
}

/// Goes on to another page, so that going back or reloading sends nothing again.
pub fn go_on(path: &str) -> Result<Response, Problem> {
    let location = HeaderValue::from_str(path).map_err(|_| Problem::not_found())?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

/// Seconds in words.
pub fn wait(seconds: Option<u32>) -> String {
    match seconds.unwrap_or(1).max(1) {
        few @ 0..60 => fill(words::WAIT_SECONDS, &[("n", &few.to_string())]),
        many => fill(words::WAIT_MINUTES, &[("n", &many.div_ceil(60).to_string())]),
    }
}

/// The page of a problem, with the problem's status.
fn trouble(frame: Frame, problem: Problem, back: String, resend: Option<SpeakForm>, number: &str) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = if problem.reasons.is_empty() || status != StatusCode::CONFLICT {
        let trouble = what(&problem, status);
        let resend = resend.filter(|_| matches!(trouble, Trouble::Failed | Trouble::Unavailable | Trouble::TooMany { .. }));
        let request = (status.is_server_error() && !number.is_empty()).then(|| number.to_owned());
        html(status, &TroublePage { frame, trouble, resend, back, request })
    } else {
        html(status, &refused(frame, &problem, back))
    };
    if let Some(seconds) = problem.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

fn what(problem: &Problem, status: StatusCode) -> Trouble {
    match status {
        StatusCode::GONE => Trouble::Gone,
        StatusCode::NOT_FOUND | StatusCode::FORBIDDEN => Trouble::NotFound,
        StatusCode::PRECONDITION_FAILED => Trouble::Stale,
        StatusCode::PAYLOAD_TOO_LARGE => Trouble::TooLarge { limit: words::UPLOAD_LIMIT.into() },
        StatusCode::TOO_MANY_REQUESTS => Trouble::TooMany { wait: wait(problem.retry_after) },
        StatusCode::SERVICE_UNAVAILABLE => Trouble::Unavailable,
        status if status.is_client_error() => Trouble::Unreadable,
        _ => Trouble::Failed,
    }
}

/// An instant of the API in words.
pub fn earliest(text: &str) -> Option<String> {
    Instant::from_rfc3339(text).ok().map(|at| times::moment(at, None))
}

fn refused(frame: Frame, problem: &Problem, back: String) -> RefusedPage {
    let grounds = problem.reasons.iter().map(|reason| {
        let ground = reason.grounds.first();
        let article = |ground: &crate::problem::Ground| fill(words::LAW, &[("law", &ground.law), ("article", &ground.article)]);
        Ground {
            text: reason.text.clone(),
            law: ground.map(article),
            gist: ground.and_then(|ground| ground.gist.clone()),
            way: reason.way.clone(),
            earliest: reason.earliest.as_deref().and_then(earliest),
        }
    });
    RefusedPage {
        title: problem.title.clone(),
        lead: None,
        grounds: grounds.collect(),
        // Whose post it is concerns the bureau's people only.
        met: problem.met.iter().filter(|met| *met != chengguan_words::opinions::MET_PERMITTED).cloned().collect(),
        recorded: problem.entry.as_ref().map(|_| words::RECORDED.to_owned()),
        back,
        frame,
    }
}
