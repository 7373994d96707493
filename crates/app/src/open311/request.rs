//! One request, by its number.

use super::asked::Asked;
use super::form::{Answer, Open311Error};
use super::requests::published;
use super::view::{self, RequestView};
use crate::desk::Desk;
use crate::opinions::numbers::ledger_number;
use crate::opinions::tables::opinion;
use crate::problem::Problem;
use crate::store::Reads;
use axum::extract::{Path, State};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};

/// How a request stands, with what happened to it.
#[utoipa::path(get, path = "/open311/v2/requests/{service_request_id}", operation_id = "open311_request", tag = "open311",
    params(("service_request_id" = String, Path), ("jurisdiction_id" = Option<String>, Query)),
    responses((status = 200, content((Vec<RequestView> = "application/json"), (Vec<RequestView> = "text/xml"))),
        (status = 400, body = Vec<Open311Error>), (status = 404, body = Vec<Open311Error>), (status = 429, body = Vec<Open311Error>)))]
pub async fn one(State(desk): State<Desk>, asked: Asked, Path(number): Path<String>) -> Result<Answer<Vec<RequestView>>, Problem> {
    let number = ledger_number(&number).ok_or_else(Problem::not_found)?;
    let mut reader = desk.reading();
    let select = opinion::Entity::find().filter(published(asked.bureau.id)).filter(opinion::Column::Number.eq(number));
    let row: opinion::Model = reader.one(select.into_query()).await?.ok_or_else(Problem::not_found)?;
    let body = view::shown(&desk, &mut reader, &asked.bureau, vec![row], asked.root.as_deref(), true).await?;
    Ok(asked.answer("service_requests", "request", body))
}
