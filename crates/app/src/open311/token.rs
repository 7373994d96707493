//! From a token to the request. The token is the receipt's follow-up code: only who sent the request has it.

use super::asked::Asked;
use super::form::{Answer, Open311Error};
use super::requests::published;
use crate::desk::Desk;
use crate::opinions::receipt::{code_hash, read_code};
use crate::opinions::tables::opinion;
use crate::problem::Problem;
use crate::rates::Rate;
use crate::store::Reads;
use axum::extract::{Path, State};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;

/// A token and its request.
#[derive(Serialize, ToSchema)]
pub struct RequestToken {
    /// The ledger number.
    pub service_request_id: String,
    /// As sent.
    pub token: String,
}

/// The request of a token. A wrong one and one that never was answer alike.
#[utoipa::path(get, path = "/open311/v2/tokens/{token}", operation_id = "open311_token", tag = "open311",
    params(("token" = String, Path), ("jurisdiction_id" = Option<String>, Query)),
    responses((status = 200, content((Vec<RequestToken> = "application/json"), (Vec<RequestToken> = "text/xml"))),
        (status = 400, body = Vec<Open311Error>), (status = 404, body = Vec<Open311Error>), (status = 429, body = Vec<Open311Error>)))]
pub async fn resolve(State(desk): State<Desk>, asked: Asked, Path(token): Path<String>) -> Result<Answer<Vec<RequestToken>>, Problem> {
    desk.limits().address(Rate::Receipt, asked.visitor().address).map_err(crate::identity::too_many)?;
    let code = read_code(&token).ok_or_else(Problem::not_found)?;
    let select = opinion::Entity::find().filter(published(asked.bureau.id)).filter(opinion::Column::ReceiptHash.eq(code_hash(&code).to_vec()));
    let row: opinion::Model = desk.reading().one(select.into_query()).await?.ok_or_else(Problem::not_found)?;
    Ok(asked.answer("service_requests", "request", vec![RequestToken { service_request_id: row.number, token }]))
}
