//! Who is asking: a session cookie of a browser, or a token of a program.

use super::tables::{session, token};
use crate::desk::{Bureau, Desk};
use crate::problem::Problem;
use crate::store::Reads;
use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, Method, header, request::Parts};
use chengguan_proof::sm3;
use chengguan_statute::access::Clerk;
use chengguan_statute::ids::AccountId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use std::sync::Arc;

/// Name of the cookie.
pub const SESSION_COOKIE: &str = "chengguan_session";
/// Signed out after so long without a request.
pub const IDLE_MS: i64 = 30 * 60_000;
/// Signed out after so long whatever happens: one shift and its hand-over.
pub const ABSOLUTE_MS: i64 = 12 * 3_600_000;

/// Somebody signed in.
pub struct Signed {
    /// Who, with permissions.
    pub clerk: Clerk,
    /// The session's row, where it is a browser.
    pub session: Option<session::Model>,
    /// A token of scope `read`.
    pub read_only: bool,
}

impl FromRequestParts<Desk> for Signed {
    type Rejection = Problem;

    /// For handlers that need no permission but a sign-in: a token that only reads changes nothing there, either.
    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Problem> {
        let signed = Self::find(parts, desk).await?;
        if signed.read_only && !reads(&parts.method) {
            return Err(Problem::reading_token());
        }
        Ok(signed)
    }
}

/// Whether a request with this method changes nothing.
pub fn reads(method: &Method) -> bool {
    method == Method::GET || method == Method::HEAD
}

impl Signed {
    /// Who is asking, whatever they ask for.
    pub(super) async fn find(parts: &mut Parts, desk: &Desk) -> Result<Self, Problem> {
        let bureau = bureau_of(parts)?;
        if let Some(secret) = bearer(&parts.headers) {
            return by_token(desk, &bureau, secret).await;
        }
        let secret = cookie(&parts.headers, SESSION_COOKIE).ok_or_else(Problem::not_signed_in)?;
        let select = session::Entity::find()
            .filter(session::Column::BureauId.eq(bureau.id))
            .filter(session::Column::IdHash.eq(sm3(&[secret.as_bytes()]).to_vec()));
        let row: Option<session::Model> = desk.reading().one(select.into_query()).await?;
        let now = desk.now();
        let row = row.filter(|row| now.0 < row.expires_at && now.0 - row.seen_at < IDLE_MS).ok_or_else(Problem::not_signed_in)?;
        crate::chores::touch(desk, &row, now).await?;
        let clerk = desk.reference(bureau.id).clerk(AccountId(row.account_id)).ok_or_else(Problem::not_signed_in)?;
        Ok(Self { clerk, session: Some(row), read_only: false })
    }
}

async fn by_token(desk: &Desk, bureau: &Bureau, secret: &str) -> Result<Signed, Problem> {
    let select = token::Entity::find()
        .filter(token::Column::BureauId.eq(bureau.id))
        .filter(token::Column::TokenHash.eq(sm3(&[secret.as_bytes()]).to_vec()));
    let row: Option<token::Model> = desk.reading().one(select.into_query()).await?;
    let row = row.filter(|row| desk.now().0 < row.expires_at).ok_or_else(Problem::not_signed_in)?;
    let clerk = desk.reference(bureau.id).clerk(AccountId(row.account_id)).ok_or_else(Problem::not_signed_in)?;
    Ok(Signed { clerk, session: None, read_only: row.scope == "read" })
}

/// The bureau the request is for, as the outer layer worked it out.
pub fn bureau_of(parts: &Parts) -> Result<Arc<Bureau>, Problem> {
    parts.extensions.get::<Arc<Bureau>>().cloned().ok_or_else(Problem::not_found)
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}
