//! One's own tokens: opened with the password and said once (开令牌), ended (作废令牌).

use super::carry_out::{begin, begin_compared, compare, decided, record};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::tables::token;
use crate::identity::{May, out_of_scope, permission::OwnAccount, token as made};
use crate::opinions::said::check_text;
use crate::problem::Problem;
use crate::server::{Body, Nothing, Versioned};
use crate::store::Reads;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chengguan_statute::accounts as law;
use chengguan_statute::day::Instant;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait, Select};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// Signs of a token's name.
const NAME_MAX: usize = 40;

/// A token to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenBody {
    /// One's own password.
    pub password: String,
    /// What it is for, 1–40 signs.
    pub name: String,
    /// What it may do.
    #[schema(value_type = closed::TokenScope)]
    pub scope: String,
    /// Its life in days, 1 to 366.
    pub days: u32,
}

/// A token just made, said this once.
#[derive(Serialize, ToSchema)]
pub struct TokenOnce {
    /// To put into the program; it is stored nowhere.
    pub token: String,
    /// Its last instant.
    pub expires_at: String,
}

fn of_bureau(bureau: i32) -> Select<token::Entity> {
    token::Entity::find().filter(token::Column::BureauId.eq(bureau))
}

/// Opens a token of one's own.
#[utoipa::path(post, path = "/api/v1/own-account/create-token", tag = "identity", request_body = TokenBody,
    responses((status = 201, body = TokenOnce), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn create_token(State(desk): State<Desk>, mut clerk: May<OwnAccount>, Body(asked): Body<TokenBody>) -> Result<Versioned<TokenOnce>, Problem> {
    let answer = |token: &str, expires_at: i64| Versioned {
        status: StatusCode::CREATED,
        version: 1,
        body: TokenOnce { token: token.into(), expires_at: Instant(expires_at).to_rfc3339() },
    };
    if let Some(kept) = clerk.repeated() {
        let read = kept.and_then(|kept| Some(answer(kept["token"].as_str()?, kept["expires_at"].as_i64()?)));
        return read.ok_or_else(Problem::unavailable);
    }
    let mut fields = made::faults(&asked.scope, asked.days);
    fields.extend(check_text("name", &asked.name, NAME_MAX));
    if !fields.is_empty() {
        return Err(Problem::invalid(fields));
    }
    let compared = compare(&desk, &clerk, &asked.password).await?;
    let (mut act, row) = begin_compared(&desk, &mut clerk, &compared).await?;
    let in_force = of_bureau(row.bureau_id).filter(token::Column::AccountId.eq(row.id)).filter(token::Column::ExpiresAt.gt(act.now().0));
    let there = act.read::<token::Model>(in_force.into_query()).await?.len();
    let (mut act, grounds) = decided(act, &row, law::create_token(compared.right, there)).await?;
    let (secret, expires_at) = made::put(&mut act, row.id, &asked.scope, asked.days, Some(asked.name.trim().into()));
    act.remember(&json!({ "token": secret, "expires_at": expires_at }));
    record(act, &row, law::Act::CreateToken, grounds, json!({ "scope": asked.scope, "expires_at": expires_at })).await?;
    Ok(answer(&secret, expires_at))
}

/// Ends a token of one's own.
#[utoipa::path(post, path = "/api/v1/own-account/tokens/{id}/revoke-token", tag = "identity", params(("id" = Uuid, Path)), request_body = Nothing,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn revoke_token(State(desk): State<Desk>, mut clerk: May<OwnAccount>, Path(id): Path<Uuid>, Body(Nothing {}): Body<Nothing>) -> Result<StatusCode, Problem> {
    if clerk.repeated().is_some() {
        return Ok(StatusCode::NO_CONTENT);
    }
    let found: Option<token::Model> = desk.reading().one(of_bureau(clerk.bureau.id).filter(token::Column::Id.eq(id)).into_query()).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    if found.account_id != clerk.clerk.account.0 {
        return Err(out_of_scope(&desk, &clerk, "token", id).await);
    }
    let (mut act, row) = begin(&desk, &mut clerk).await?;
    let delete = Query::delete()
        .from_table(token::Entity)
        .and_where(token::Column::BureauId.eq(row.bureau_id))
        .and_where(token::Column::TokenHash.eq(found.token_hash))
        .to_owned();
    act.remove(format!("token {id}"), delete);
    record(act, &row, law::Act::RevokeToken, law::revoke_token(), json!({ "token": id })).await?;
    Ok(StatusCode::NO_CONTENT)
}
