//! Every route, and the OpenAPI document they make.

use super::document::completed;
use super::layers::wrapped;
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::problem::Problem;
use axum::Router;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::get;
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Which entrances one listener serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entrances {
    /// Residents' pages and their API.
    pub portal: bool,
    /// The office and its API.
    pub office: bool,
}

#[derive(OpenApi)]
#[openapi(info(title = "Chengguan", description = "An open platform for a district urban-management law-enforcement bureau", license(name = "Apache-2.0")),
    components(schemas(Problem, closed::Kind, closed::Channel, closed::Urgency, closed::Approach, closed::Standing, closed::Colour, closed::View, closed::Sort, closed::PublicStanding, closed::Role, closed::AccountState, closed::Outcome, closed::SignInOutcome, closed::MessageState, closed::JobState, closed::MessageChannel, closed::YesNo, closed::Period)))]
struct Document;

fn office() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(crate::identity::sign_in::sign_in, crate::identity::sign_in::sign_out))
        .routes(routes!(crate::identity::sign_in::me))
        .merge(crate::identity::accounts::routes())
        .merge(crate::identity::squads::routes())
        .merge(crate::identity::own_routes())
        .merge(crate::opinions::routes())
        .merge(crate::journal::routes())
        .merge(crate::jobs::routes())
        .merge(crate::messages::routes())
        .merge(crate::settings::routes())
        .merge(crate::insight::routes())
}

fn api(entrances: Entrances) -> OpenApiRouter<Desk> {
    let mut all = OpenApiRouter::with_openapi(Document::openapi());
    if entrances.office {
        all = all.merge(office());
    }
    if entrances.portal {
        all = all.merge(crate::portal::api_routes()).merge(crate::open311::routes());
    }
    all
}

/// The OpenAPI 3.1 document of everything.
pub fn openapi() -> utoipa::openapi::OpenApi {
    completed(api(Entrances { portal: true, office: true }).into_openapi())
}

/// The whole server. `front` serves the office's files.
pub fn router(desk: Desk, entrances: Entrances, front: Option<Router<Desk>>) -> Router {
    let (mut router, document) = api(entrances).split_for_parts();
    let document = axum::Json(completed(document));
    if entrances.portal {
        router = router.merge(crate::portal::page_routes());
    }
    if let Some(front) = front.filter(|_| entrances.office) {
        router = router.merge(front);
    }
    let router = router
        .route("/api/v1/openapi.json", get(move || async move { document }))
        .route("/health/live", get(|| async { "ok" }))
        .route("/health/ready", get(ready))
        .fallback(|| async { Problem::not_found() })
        .method_not_allowed_fallback(|| async { Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed") });
    wrapped(router, desk)
}

/// Ready once the database answers.
async fn ready(axum::extract::State(desk): axum::extract::State<Desk>) -> impl IntoResponse {
    if desk.answers().await { Ok("ready") } else { Err(Problem::unavailable()) }
}
