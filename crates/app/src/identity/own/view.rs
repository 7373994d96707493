//! What somebody sees of their own account.

use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::accounts::{by_id, role_named};
use crate::identity::devices::{SessionView, sessions};
use crate::identity::session::{ABSOLUTE_MS, IDLE_MS};
use crate::identity::tables::{account, recovery_code, token};
use crate::identity::{May, permission};
use crate::problem::{Ground, Problem};
use crate::reference::Person;
use crate::server::Versioned;
use crate::store::{Reads, StoreError};
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_statute::accounts::{SignInRules, TOKENS_MAX};
use chengguan_statute::cite::account_rules;
use chengguan_statute::day::Instant;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// One's own account.
#[derive(Serialize, ToSchema)]
pub struct OwnAccount {
    /// For `If-Match`.
    pub version: u32,
    /// What is typed at sign-in.
    pub login: String,
    /// As shown beside acts.
    pub name: String,
    /// Posts in Chinese.
    pub posts: Vec<String>,
    /// Own squad.
    pub squad: Option<String>,
    /// Where notices go by mail.
    pub mail: Option<String>,
    /// The password and what is asked of one.
    pub password: PasswordState,
    /// The second factor.
    pub second_factor: SecondFactorState,
    /// Where one is signed in, the latest used first.
    pub sessions: Vec<SessionView>,
    /// Keys of one's own programs, newest first.
    pub tokens: Vec<TokenView>,
    /// Signed out after so many minutes without a request.
    pub idle_minutes: i64,
    /// Signed out after so many hours whatever happens.
    pub hours: i64,
    /// The articles what is asked rests on.
    pub grounds: Vec<Ground>,
}

/// The password and what is asked of one.
#[derive(Serialize, ToSchema)]
pub struct PasswordState {
    /// Since when it is one's own choice; nothing where it was made for one.
    pub since: Option<String>,
    /// When another is due.
    pub due: Option<String>,
    /// Fewest signs.
    pub min: u16,
    /// Fewest kinds of signs.
    pub classes: u16,
    /// None of so many before it.
    pub remembered: u16,
}

/// The second factor.
#[derive(Serialize, ToSchema)]
pub struct SecondFactorState {
    /// Since when it is asked for.
    pub since: Option<String>,
    /// The bureau wants one.
    pub demanded: bool,
    /// Recovery codes not used yet.
    pub recovery_codes: usize,
}

/// A token.
#[derive(Serialize, ToSchema)]
pub struct TokenView {
    /// Which.
    pub id: Uuid,
    /// What it is for.
    pub name: Option<String>,
    /// What it may do.
    #[schema(value_type = closed::TokenScope)]
    pub scope: String,
    /// When it was made.
    pub created_at: String,
    /// Its last instant.
    pub expires_at: String,
}

/// One's own account.
#[utoipa::path(get, path = "/api/v1/own-account", tag = "identity", responses((status = 200, body = OwnAccount), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<permission::OwnAccount>) -> Result<Versioned<OwnAccount>, Problem> {
    page(&desk, &clerk).await
}

/// The account as it is now.
pub async fn page(desk: &Desk, may: &May<permission::OwnAccount>) -> Result<Versioned<OwnAccount>, Problem> {
    let (bureau, id) = (may.bureau.id, may.clerk.account);
    let row: Option<account::Model> = desk.reading().one(by_id(bureau, id)).await?;
    let row = row.ok_or_else(Problem::not_signed_in)?;
    let reference = desk.reference(bureau);
    let (password, second_factor) = (password_state(&row, &reference.sign_in), second_factor_state(desk, &row, &reference.sign_in).await?);
    let version = row.version as u32;
    let person = Person::of(row)?;
    let body = OwnAccount {
        version,
        login: person.login,
        name: person.name,
        posts: person.roles.iter().map(|role| role_named(*role).name).collect(),
        squad: person.squad.and_then(|squad| reference.squad(squad)).map(|squad| squad.name.clone()),
        mail: person.mail,
        password,
        second_factor,
        sessions: sessions(desk, bureau, id, may.session.as_deref()).await?,
        tokens: tokens(desk, bureau, id.0).await?,
        idle_minutes: IDLE_MS / 60_000,
        hours: ABSOLUTE_MS / 3_600_000,
        grounds: [13, 15].map(|article| Ground::from(&account_rules(article))).into(),
    };
    Ok(Versioned { status: StatusCode::OK, version, body })
}

fn password_state(row: &account::Model, rules: &SignInRules) -> PasswordState {
    let since = row.password_since.map(Instant);
    PasswordState {
        since: since.map(Instant::to_rfc3339),
        due: since.and_then(|since| rules.password_due(since)).map(Instant::to_rfc3339),
        min: rules.password_min,
        classes: rules.password_classes,
        remembered: rules.passwords_remembered,
    }
}

async fn second_factor_state(desk: &Desk, row: &account::Model, rules: &SignInRules) -> Result<SecondFactorState, StoreError> {
    use recovery_code::Column::{AccountId, BureauId};
    let select = recovery_code::Entity::find().filter(BureauId.eq(row.bureau_id)).filter(AccountId.eq(row.id));
    let codes: Vec<recovery_code::Model> = desk.reading().all(select.into_query()).await?;
    Ok(SecondFactorState { since: row.second_factor_at.map(|at| Instant(at).to_rfc3339()), demanded: rules.second_factor, recovery_codes: codes.len() })
}

async fn tokens(desk: &Desk, bureau: i32, account: Uuid) -> Result<Vec<TokenView>, StoreError> {
    use token::Column::{AccountId, BureauId, CreatedAt, ExpiresAt};
    let in_force = token::Entity::find().filter(BureauId.eq(bureau)).filter(AccountId.eq(account)).filter(ExpiresAt.gt(desk.now().0));
    let rows: Vec<token::Model> = desk.reading().all(in_force.order_by_desc(CreatedAt).limit(TOKENS_MAX as u64).into_query()).await?;
    let shown = rows.into_iter().filter_map(|row| {
        let (created_at, expires_at) = (Instant(row.created_at).to_rfc3339(), Instant(row.expires_at).to_rfc3339());
        Some(TokenView { id: row.id?, name: row.name, scope: row.scope, created_at, expires_at })
    });
    Ok(shown.collect())
}
