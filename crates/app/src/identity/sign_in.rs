//! Signing in and out, and who I am.

use crate::chores::{self, Opening};
use super::devices::{AGENT_MAX, masked};
use super::password::verify_password;
use super::second_factor::{self, Proof};
use super::sign_in_log::OUTCOMES;
use super::session::{ABSOLUTE_MS, SESSION_COOKIE, Signed, bureau_of};
use super::tables::{account, session};
use crate::closed_lists as closed;
use crate::desk::{Bureau, Desk};
use crate::problem::{Field, Problem};
use crate::rates::Rate;
use crate::reference::Person;
use crate::server::{Address, Body};
use crate::store::Reads;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chengguan_proof::{hex, sm3};
use chengguan_statute::access::{Clerk, Scope, bundle};
use chengguan_statute::accounts::Owed;
use chengguan_statute::day::Instant;
use chengguan_words::{identity as words, of};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::ToSchema;

/// Wrong passwords before the account is locked.
const FREE_TRIES: i32 = 5;
/// First lock; each wrong password after it doubles the next.
const FIRST_LOCK_MS: i64 = 15 * 60_000;
/// Longest lock.
const LONGEST_LOCK_MS: i64 = 24 * 3_600_000;

/// What is typed at sign-in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// Login name.
    pub account: String,
    /// Password.
    pub password: String,
    /// Second factor, where the account has one.
    #[serde(default)]
    pub code: Option<String>,
}

/// A squad as named beside people.
#[derive(Serialize, ToSchema)]
pub struct SquadName {
    /// Which.
    pub id: uuid::Uuid,
    /// As shown.
    pub name: String,
}

/// The bureau as screens name it.
#[derive(Serialize, ToSchema)]
pub struct BureauName {
    /// For addresses.
    pub code: String,
    /// As shown.
    pub name: String,
    /// Begins numbers.
    pub short_code: String,
    /// Screens say 演示数据.
    pub demo: bool,
}

impl BureauName {
    /// Of a tenant.
    pub fn of(bureau: &Bureau) -> Self {
        Self { code: bureau.code.clone(), name: bureau.name.clone(), short_code: bureau.short_code.clone(), demo: bureau.demo }
    }
}

/// Who is signed in and what they may do.
#[derive(Serialize, ToSchema)]
pub struct Me {
    /// Login name.
    pub account: String,
    /// The account's id.
    pub id: uuid::Uuid,
    /// As shown.
    pub name: String,
    /// Post in Chinese.
    pub post: String,
    /// Own squad.
    pub squad: Option<SquadName>,
    /// Role codes.
    #[schema(value_type = Vec<closed::Role>)]
    pub roles: Vec<String>,
    /// Permission code to how far it reaches.
    #[schema(value_type = BTreeMap<String, closed::Reach>)]
    pub permissions: BTreeMap<String, String>,
    /// Where.
    pub bureau: BureauName,
    /// Unread notices.
    pub inbox: i64,
    /// The platform's time.
    pub now: String,
    /// What has to be done before anything else.
    #[schema(value_type = Option<closed::Owed>)]
    pub owed: Option<String>,
    /// The clock is set by a file.
    pub demo_clock: bool,
    /// The instant its file last asked to go back to, which it does not.
    pub demo_clock_refused: Option<String>,
}

/// Signs in.
#[utoipa::path(post, path = "/api/v1/session", tag = "identity", request_body = Credentials,
    responses((status = 200, body = Me), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn sign_in(State(desk): State<Desk>, Address(address): Address, request: Request) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let bureau = bureau_of(&parts)?;
    let typed: Credentials = Body::read(body).await?;
    let mut missing = Vec::new();
    for (path, value) in [("account", &typed.account), ("password", &typed.password)] {
        if value.is_empty() {
            missing.push(Field::new(path, "text_missing", &[]));
        }
    }
    if !missing.is_empty() {
        return Err(Problem::invalid(missing));
    }
    desk.limits().address(Rate::SignIn, address).map_err(too_many)?;
    let login = typed.account.trim().to_lowercase();
    let select = account::Entity::find().filter(account::Column::BureauId.eq(bureau.id)).filter(account::Column::Login.eq(login));
    let row: Option<account::Model> = desk.reading().one(select.into_query()).await?;
    let account = row.as_ref().map(|row| row.id);
    let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let agent: Option<String> = agent.map(|agent| agent.chars().take(AGENT_MAX).collect());
    let place = Place { agent: agent.clone(), address: masked(address) };
    let answer = enter(&desk, &bureau, row, &typed, place).await;
    let outcome = answer.as_ref().map_or_else(|problem| problem.code.as_str(), |_| "opened");
    if OUTCOMES.contains(&outcome) {
        chores::log_sign_in(&desk, bureau.id, account, outcome, address, agent).await?;
    }
    answer
}

async fn enter(desk: &Desk, bureau: &Arc<Bureau>, row: Option<account::Model>, typed: &Credentials, place: Place) -> Result<Response, Problem> {
    let now = desk.now();
    if let Some(until) = row.as_ref().and_then(|row| row.locked_until).filter(|until| *until > now.0) {
        return Err(locked(Instant(until), now));
    }
    let stored = row.as_ref().filter(|row| row.disabled_at.is_none()).map(|row| row.password_hash.clone());
    let right = verify_password(&typed.password, stored).await;
    let Some(row) = row else { return Err(Problem::new(StatusCode::UNAUTHORIZED, "wrong_password")) };
    if !right {
        return Err(wrong(desk, &row, now, "wrong_password").await?);
    }
    let proof = match (row.second_factor_at, typed.code.as_deref().map(str::trim).filter(|code| !code.is_empty())) {
        (None, _) => None,
        (Some(_), None) => return Err(Problem::new(StatusCode::UNAUTHORIZED, "code_wanted")),
        (Some(_), Some(code)) => match second_factor::proof(desk, &row, code, now).await? {
            Some(proof) => Some(proof),
            None => return Err(wrong(desk, &row, now, "code_wrong").await?),
        },
    };
    open(desk, bureau, row, now, proof, place).await
}

/// Where somebody signs in.
struct Place {
    agent: Option<String>,
    address: String,
}

/// Counts what was wrong; `code` names it.
pub(super) async fn wrong(desk: &Desk, row: &account::Model, now: Instant, code: &str) -> Result<Problem, Problem> {
    let lock = |failed: i32| {
        let doubled = FIRST_LOCK_MS << (failed - FREE_TRIES).clamp(0, 10);
        (failed >= FREE_TRIES).then(|| now.plus_ms(doubled.min(LONGEST_LOCK_MS)))
    };
    Ok(match chores::count_failure(desk, row.bureau_id, row.id, now, lock).await? {
        Some(until) => locked(until, now),
        None => Problem::new(StatusCode::UNAUTHORIZED, code),
    })
}

pub(super) fn locked(until: Instant, now: Instant) -> Problem {
    let mut problem = Problem::new(StatusCode::TOO_MANY_REQUESTS, "locked");
    problem.retry_after = Some(((until.0 - now.0) / 1000 + 1) as u32);
    problem.detail = Some(crate::times::until(until, now));
    problem
}

/// 429 with the seconds to wait.
pub fn too_many(seconds: u32) -> Problem {
    Problem { retry_after: Some(seconds), ..Problem::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests") }
}

async fn open(desk: &Desk, bureau: &Arc<Bureau>, row: account::Model, now: Instant, proof: Option<Proof>, place: Place) -> Result<Response, Problem> {
    let secret = format!("{}.{}", bureau.short_code, hex(&crate::random::bytes::<32>()));
    let opened = session::Model {
        bureau_id: bureau.id,
        id_hash: sm3(&[secret.as_bytes()]).to_vec(),
        account_id: row.id,
        created_at: now.0,
        seen_at: now.0,
        expires_at: now.0 + ABSOLUTE_MS,
        id: Some(uuid::Uuid::now_v7()),
        agent: place.agent,
        address: Some(place.address),
    };
    match chores::open_session(desk, opened, &row.password_hash, proof).await? {
        Opening::Opened => {}
        Opening::Locked(until) => return Err(locked(until, now)),
        Opening::Used => return Err(wrong(desk, &row, now, "code_wrong").await?),
        Opening::Shut => return Err(Problem::new(StatusCode::UNAUTHORIZED, "wrong_password")),
    }
    // From the row itself: an account opened on another node a moment ago is not in the snapshot yet.
    let reference = desk.reference(bureau.id);
    let owed = reference.sign_in.owed(row.password_since.map(Instant), row.second_factor_at.is_some(), now);
    let person = Person::of(row)?;
    let clerk = reference.clerk_of(&person).ok_or_else(Problem::not_signed_in)?;
    let me = describe(desk, bureau, &clerk, (person.login, owed)).await?;
    let mut response = Json(me).into_response();
    let cookie = format!("{SESSION_COOKIE}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}", ABSOLUTE_MS / 1000);
    let value = HeaderValue::from_str(&cookie).map_err(|_| Problem::internal())?;
    response.headers_mut().insert(header::SET_COOKIE, value);
    Ok(response)
}

/// Signs out.
#[utoipa::path(delete, path = "/api/v1/session", tag = "identity", responses((status = 204), (status = 401, body = Problem)))]
pub async fn sign_out(State(desk): State<Desk>, signed: Signed) -> Result<Response, Problem> {
    if let Some(row) = signed.session {
        chores::close_session(&desk, row.bureau_id, &row.id_hash).await?;
    }
    let gone = format!("{SESSION_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    let value = HeaderValue::from_str(&gone).map_err(|_| Problem::internal())?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, value)]).into_response())
}

/// Who I am.
#[utoipa::path(get, path = "/api/v1/me", tag = "identity", responses((status = 200, body = Me), (status = 401, body = Problem)))]
pub async fn me(State(desk): State<Desk>, signed: Signed, request: Request) -> Result<Json<Me>, Problem> {
    let (parts, _) = request.into_parts();
    let bureau = bureau_of(&parts)?;
    Ok(Json(describe(&desk, &bureau, &signed.clerk, (signed.login, signed.owed)).await?))
}

async fn describe(desk: &Desk, bureau: &Bureau, clerk: &Clerk, (login, owed): (String, Option<Owed>)) -> Result<Me, Problem> {
    let reference = desk.reference(bureau.id);
    let permissions = clerk.roles.iter().flat_map(|role| bundle(*role)).map(|(permission, _)| {
        let scope = match clerk.scope(permission) {
            Some(Scope::Bureau) => "bureau",
            Some(Scope::Squad) => "squad",
            _ => "own",
        };
        (permission.code().to_owned(), scope.to_owned())
    });
    let post = clerk.roles.first().map(|role| of(words::EVERY, &format!("role_{}", role.code())).to_owned());
    let squad = clerk.squad.and_then(|id| reference.squad(id)).map(|squad| SquadName { id: squad.id.0, name: squad.name.clone() });
    Ok(Me {
        account: login,
        id: clerk.account.0,
        name: clerk.name.clone(),
        post: post.unwrap_or_default(),
        squad,
        roles: clerk.roles.iter().map(|role| role.code().to_owned()).collect(),
        permissions: permissions.collect(),
        bureau: BureauName::of(bureau),
        inbox: crate::opinions::unread(desk, bureau.id, clerk.account).await?,
        now: desk.now().to_rfc3339(),
        owed: owed.map(|owed| owed.code().to_owned()),
        demo_clock: desk.clock().is_set(),
        demo_clock_refused: desk.clock().refused().map(|at| at.to_rfc3339()),
    })
}
