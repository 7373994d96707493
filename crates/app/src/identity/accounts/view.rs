//! An account as the security administrator sees it. Never its password, nor the hash of it.

use super::store::{account_of, by_id};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::devices::{SessionView, sessions};
use crate::identity::tables::account;
use crate::identity::{May, Needs, permission::ReadAccounts};
use crate::opinions::view::{Named, NamedId};
use crate::problem::{Problem, ReasonView};
use crate::reference::Reference;
use crate::refusals::{act_name, reason_view};
use crate::server::Versioned;
use crate::store::Reads;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chengguan_statute::access::{Clerk, Role};
use chengguan_statute::accounts::{self as law, Account};
use chengguan_statute::day::Instant;
use chengguan_statute::ids::AccountId;
use chengguan_statute::opinions::Said;
use chengguan_words::{accounts as words, identity, of};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A row of the list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccountRow {
    /// Which.
    pub id: Uuid,
    /// Counts its changes.
    pub version: u32,
    /// What is typed at sign-in.
    pub login: String,
    /// As shown beside acts.
    pub name: String,
    /// Own squad.
    pub squad: Option<NamedId>,
    /// Posts.
    #[schema(value_type = Vec<closed::Coded<closed::Role>>)]
    pub roles: Vec<Named>,
    /// Whether somebody gets in with it.
    #[schema(value_type = closed::Coded<closed::AccountState>)]
    pub state: Named,
    /// When a lock ends.
    pub locked_until: Option<String>,
    /// Since when it is disabled.
    pub disabled_at: Option<String>,
    /// Why it was last disabled or enabled.
    pub reason: Option<String>,
    /// When it was opened.
    pub created_at: String,
    /// A code is asked for at sign-in beside the password.
    pub second_factor: bool,
    /// The caller's own.
    pub own: bool,
}

/// An act and whether it can be done now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccountActView {
    /// Which.
    #[schema(value_type = closed::AccountAct)]
    pub act: String,
    /// In Chinese.
    pub name: String,
    /// Whether it can be done now.
    pub possible: bool,
    /// Why not.
    pub reasons: Vec<ReasonView>,
}

/// One account with its acts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccountView {
    /// As in the list.
    #[serde(flatten)]
    pub row: AccountRow,
    /// What may be done with it.
    pub acts: Vec<AccountActView>,
    /// Where it is signed in, the latest used first.
    pub sessions: Vec<SessionView>,
}

/// A password made for somebody, said this once.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccountWithPassword {
    /// To hand over; it is stored nowhere.
    pub password: String,
    /// The account as it is now.
    pub account: AccountView,
}

/// A post with its Chinese name.
pub fn role_named(role: Role) -> Named {
    Named { code: role.code().into(), name: of(identity::EVERY, &format!("role_{}", role.code())).into() }
}

/// A row as shown.
pub fn row_view(row: &account::Model, account: &Account, reference: &Reference, clerk: &Clerk, now: Instant) -> AccountRow {
    let squad = account.profile.squad.and_then(|id| reference.squad(id));
    let state = account.state(now);
    let reason: Option<Said> = row.standing_reason.as_deref().and_then(|stored| serde_json::from_str(stored).ok());
    AccountRow {
        id: row.id,
        version: row.version as u32,
        login: row.login.clone(),
        name: row.name.clone(),
        squad: squad.map(|squad| NamedId { id: squad.id.0, name: squad.name.clone() }),
        roles: account.profile.roles.iter().map(|role| role_named(*role)).collect(),
        state: Named { code: state.code().into(), name: of(words::EVERY, &format!("state_{}", state.code())).into() },
        locked_until: row.locked_until.filter(|_| state == law::State::Locked).map(|at| Instant(at).to_rfc3339()),
        disabled_at: row.disabled_at.map(|at| Instant(at).to_rfc3339()),
        reason: reason.map(|said| said.text),
        created_at: Instant(row.created_at).to_rfc3339(),
        second_factor: account.second_factor,
        own: row.id == clerk.account.0,
    }
}

/// One account.
#[utoipa::path(get, path = "/api/v1/accounts/{id}", tag = "identity", params(("id" = Uuid, Path)),
    responses((status = 200, body = AccountView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ReadAccounts>, Path(id): Path<AccountId>) -> Result<Versioned<AccountView>, Problem> {
    page(&desk, &clerk, id).await
}

/// The account as it is now, with its acts.
pub async fn page<P: Needs>(desk: &Desk, may: &May<P>, id: AccountId) -> Result<Versioned<AccountView>, Problem> {
    let row: Option<account::Model> = desk.reading().one(by_id(may.bureau.id, id)).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let (account, now, reference) = (account_of(&row)?, desk.now(), desk.reference(may.bureau.id));
    let others = reference.holders(Role::SecurityAdministrator, None).into_iter().filter(|holder| *holder != id).count();
    let at = law::Desk { clerk: &may.clerk, now, other_security_administrators: others };
    let acts = law::standing_of_acts(&account, &at).into_iter().map(|standing| AccountActView {
        act: standing.act.code().into(),
        name: act_name(standing.act).into(),
        possible: standing.reasons.is_empty(),
        reasons: standing.reasons.iter().map(reason_view).collect(),
    });
    let body = AccountView { row: row_view(&row, &account, &reference, &may.clerk, now), acts: acts.collect(), sessions: sessions(desk, may.bureau.id, id, None).await? };
    Ok(Versioned { status: StatusCode::OK, version: row.version as u32, body })
}
