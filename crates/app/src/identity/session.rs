//! Who is asking: a session cookie of a browser, or a token of a program.

use super::tables::{account, session, token};
use crate::desk::{Bureau, Desk};
use crate::problem::Problem;
use crate::reference::Person;
use crate::store::{Reads, StoreError};
use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, Method, header, request::Parts};
use chengguan_proof::sm3;
use chengguan_statute::access::Clerk;
use chengguan_statute::accounts::Owed;
use chengguan_statute::day::Instant;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, FromQueryResult, IdenStatic, Iterable};
use std::sync::Arc;
use uuid::Uuid;

/// Name of the cookie.
pub const SESSION_COOKIE: &str = "chengguan_session";
/// Signed out after so long without a request.
pub const IDLE_MS: i64 = 30 * 60_000;
/// Signed out after so long whatever happens: one shift and its hand-over.
pub const ABSOLUTE_MS: i64 = 12 * 3_600_000;

/// What a session is for while its owner owes another password or a second factor: mending that, and leaving.
const OPEN_WHILE_OWED: [&str; 6] = [
    "/api/v1/me",
    "/api/v1/session",
    "/api/v1/own-account",
    "/api/v1/own-account/change-password",
    "/api/v1/own-account/enrol-second-factor",
    "/api/v1/own-account/confirm-second-factor",
];

/// Somebody signed in.
pub struct Signed {
    /// Who, with permissions.
    pub clerk: Clerk,
    /// Login name.
    pub login: String,
    /// The session's row, where it is a browser.
    pub session: Option<session::Model>,
    /// A token of scope `read`.
    pub read_only: bool,
    /// What has to be done before anything else; a token owes nothing.
    pub owed: Option<Owed>,
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
        let columns = session::Column::iter();
        let select = with_account(session::Entity, columns, session::Column::IdHash, bureau.id, secret);
        let row: Option<OfSession> = desk.reading().one(select).await?;
        let now = desk.now();
        let in_time = |row: &session::Model| now.0 < row.expires_at && now.0 - row.seen_at < IDLE_MS;
        let row = row.filter(|row| in_time(&row.session)).ok_or_else(Problem::not_signed_in)?;
        crate::chores::touch(desk, &row.session, now).await?;
        let reference = desk.reference(bureau.id);
        let owed = reference.sign_in.owed(row.holder.password_since.map(Instant), row.holder.second_factor_at.is_some(), now);
        if let Some(owed) = owed.filter(|_| !OPEN_WHILE_OWED.contains(&parts.uri.path())) {
            return Err(Problem::owed(owed));
        }
        let person = row.holder.person(row.session.account_id)?;
        let clerk = reference.clerk_of(&person).ok_or_else(Problem::not_signed_in)?;
        Ok(Self { clerk, login: person.login, session: Some(row.session), read_only: false, owed })
    }
}

async fn by_token(desk: &Desk, bureau: &Bureau, secret: &str) -> Result<Signed, Problem> {
    let select = with_account(token::Entity, token::Column::iter(), token::Column::TokenHash, bureau.id, secret);
    let row: Option<OfToken> = desk.reading().one(select).await?;
    let row = row.filter(|row| desk.now().0 < row.token.expires_at).ok_or_else(Problem::not_signed_in)?;
    let person = row.holder.person(row.token.account_id)?;
    let clerk = desk.reference(bureau.id).clerk_of(&person).ok_or_else(Problem::not_signed_in)?;
    Ok(Signed { clerk, login: person.login, session: None, read_only: row.token.scope == "read", owed: None })
}

#[derive(FromQueryResult)]
struct OfSession {
    #[sea_orm(nested)]
    session: session::Model,
    #[sea_orm(nested)]
    holder: Holder,
}

#[derive(FromQueryResult)]
struct OfToken {
    #[sea_orm(nested)]
    token: token::Model,
    #[sea_orm(nested)]
    holder: Holder,
}

/// The account behind a secret.
#[derive(FromQueryResult)]
struct Holder {
    login: String,
    holder_name: String,
    squad_id: Option<Uuid>,
    roles: String,
    disabled_at: Option<i64>,
    password_since: Option<i64>,
    second_factor_at: Option<i64>,
}

impl Holder {
    fn person(self, id: Uuid) -> Result<Person, StoreError> {
        Person::read(id, self.login, self.holder_name, self.squad_id, &self.roles, self.disabled_at.is_some())
    }
}

/// A secret's row together with its account. Not from the snapshot: what was taken from somebody on another node is taken
/// at once.
fn with_account<C: ColumnTrait>(table: impl IdenStatic, columns: impl Iterator<Item = C>, key: C, bureau: i32, secret: &str) -> SelectStatement {
    use account::Column::{BureauId, DisabledAt, Id, Login, Name, PasswordSince, Roles, SecondFactorAt, SquadId};
    let own = |column: &str| Expr::col((Alias::new(table.as_str()), Alias::new(column)));
    Query::select()
        .columns(columns.map(|column| (Alias::new(table.as_str()), column)))
        .columns([Login, SquadId, Roles, DisabledAt, PasswordSince, SecondFactorAt].map(|column| (account::Entity, column)))
        // A token has a name of its own.
        .expr_as(Expr::col((account::Entity, Name)), Alias::new("holder_name"))
        .from(Alias::new(table.as_str()))
        .inner_join(
            account::Entity,
            Expr::col((account::Entity, BureauId)).eq(own("bureau_id")).and(Expr::col((account::Entity, Id)).eq(own("account_id"))),
        )
        .and_where(own("bureau_id").eq(bureau))
        .and_where(Expr::col((Alias::new(table.as_str()), key)).eq(sm3(&[secret.as_bytes()]).to_vec()))
        .to_owned()
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
