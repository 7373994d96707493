//! The rows of accounts: read, locked for an act, written by it.

use crate::act::Act;
use crate::identity::tables::{account, session, token};
use crate::problem::Problem;
use crate::reference::Person;
use crate::store::{Reads, StoreError};
use chengguan_proof::{Sm3, canonical, sm3};
use chengguan_statute::access::Role;
use chengguan_statute::accounts::{Account, Profile};
use chengguan_statute::day::Instant;
use chengguan_statute::ids::AccountId;
use chengguan_statute::opinions::Said;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Condition, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QueryTrait};
use serde_json::json;

/// An account as read for an act.
pub struct Locked {
    /// Its row.
    pub row: account::Model,
    /// As the rules see it.
    pub account: Account,
    /// Security administrators of the bureau who are not disabled, without this one.
    pub others: Vec<AccountId>,
}

/// An account as the rules see it.
pub fn account_of(row: &account::Model) -> Result<Account, StoreError> {
    let Person { id, name, squad, roles, disabled, .. } = Person::of(row.clone())?;
    Ok(Account { id, profile: Profile { name, squad, roles }, disabled, locked_until: row.locked_until.map(Instant), second_factor: row.second_factor_at.is_some() })
}

/// Those who hold a post. The codes stand quoted in the column, so that no post is found inside another's name.
pub fn holds(role: Role) -> Condition {
    Condition::all().add(account::Column::Roles.like(format!("%\"{}\"%", role.code())))
}

/// Reads an account together with every security administrator who is not disabled, so that nobody else changes any of
/// them before the act is recorded: two who disable each other at the same moment come one after the other. In the order
/// of ids, so that no two acts wait for each other.
pub async fn lock(act: &mut Act, id: AccountId) -> Result<Locked, Problem> {
    use account::Column;
    let able = holds(Role::SecurityAdministrator).add(Column::DisabledAt.is_null());
    let mut select = account::Entity::find()
        .filter(Column::BureauId.eq(act.bureau().id))
        .filter(Condition::any().add(Column::Id.eq(id.0)).add(able))
        .order_by_asc(Column::Id)
        .into_query();
    let turn = act.reads().await?;
    if turn.locks_rows() {
        select.lock_exclusive();
    }
    let rows: Vec<account::Model> = turn.all(select).await?;
    let (own, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.id == id.0);
    let row = own.into_iter().next().ok_or_else(Problem::not_found)?;
    Ok(Locked { account: account_of(&row)?, row, others: others.into_iter().map(|row| AccountId(row.id)).collect() })
}

/// One account's row.
pub fn by_id(bureau: i32, id: AccountId) -> SelectStatement {
    account::Entity::find().filter(account::Column::BureauId.eq(bureau)).filter(account::Column::Id.eq(id.0)).into_query()
}

/// The account of a login, if the bureau has one.
pub fn by_login(bureau: i32, login: &str) -> SelectStatement {
    account::Entity::find().filter(account::Column::BureauId.eq(bureau)).filter(account::Column::Login.eq(login)).into_query()
}

/// What an act writes beside what the rules decided.
#[derive(Default)]
pub struct Written {
    /// A new password's hash.
    pub password_hash: Option<String>,
    /// Since when the new password is its owner's; nothing where it was made for them.
    pub password_since: Option<i64>,
    /// Why it is disabled or enabled.
    pub reason: Option<Said>,
    /// Another mail address, or none any more.
    pub mail: Option<Option<String>>,
}

/// Puts a new account on the write set.
pub fn insert_account(act: &mut Act, login: String, made: &Account, (password_hash, password_since): (String, Option<i64>)) -> Result<account::Model, Problem> {
    let row = account::Model {
        bureau_id: act.bureau().id,
        id: made.id.0,
        login,
        name: made.profile.name.clone(),
        squad_id: made.profile.squad.map(|squad| squad.0),
        roles: roles_column(&made.profile.roles)?,
        password_hash,
        version: 1,
        failed_count: 0,
        locked_until: None,
        disabled_at: None,
        standing_reason: None,
        mail: None,
        password_since,
        second_factor_at: None,
        created_at: act.now().0,
    };
    act.insert_row(row.clone());
    Ok(row)
}

/// Puts what was decided on the write set and gives the row as it is then. What was not touched is not written: a wrong
/// password may be counted meanwhile.
pub fn update(act: &mut Act, before: &account::Model, after: &Account, written: Written) -> Result<account::Model, Problem> {
    let mut row = before.clone();
    let mut set = account::ActiveModel { bureau_id: Set(row.bureau_id), id: Set(row.id), ..Default::default() };
    row.version += 1;
    set.version = Set(row.version);
    row.name = after.profile.name.clone();
    set.name = Set(row.name.clone());
    row.squad_id = after.profile.squad.map(|squad| squad.0);
    set.squad_id = Set(row.squad_id);
    row.roles = roles_column(&after.profile.roles)?;
    set.roles = Set(row.roles.clone());
    if before.locked_until.is_some() && after.locked_until.is_none() || written.password_hash.is_some() {
        (row.locked_until, row.failed_count) = (None, 0);
        (set.locked_until, set.failed_count) = (Set(None), Set(0));
    }
    if before.disabled_at.is_some() != after.disabled {
        row.disabled_at = after.disabled.then_some(act.now().0);
        set.disabled_at = Set(row.disabled_at);
    }
    if before.second_factor_at.is_some() != after.second_factor {
        row.second_factor_at = after.second_factor.then_some(act.now().0);
        set.second_factor_at = Set(row.second_factor_at);
    }
    if let Some(mail) = written.mail {
        row.mail = mail.clone();
        set.mail = Set(mail);
    }
    if let Some(reason) = written.reason {
        row.standing_reason = Some(serde_json::to_string(&reason).map_err(|_| Problem::internal())?);
        set.standing_reason = Set(row.standing_reason.clone());
    }
    if let Some(hash) = written.password_hash {
        (row.password_hash, row.password_since) = (hash.clone(), written.password_since);
        (set.password_hash, set.password_since) = (Set(hash), Set(written.password_since));
    }
    act.update(set)?;
    Ok(row)
}

/// Ends every session of an account but the one at hand, if there is one.
pub fn end_sessions(act: &mut Act, row: &account::Model, at_hand: Option<&[u8]>) {
    let mut ended = Query::delete()
        .from_table(session::Entity)
        .and_where(session::Column::BureauId.eq(row.bureau_id))
        .and_where(session::Column::AccountId.eq(row.id))
        .to_owned();
    if let Some(at_hand) = at_hand {
        ended.and_where(session::Column::IdHash.ne(at_hand.to_vec()));
    }
    act.remove(format!("sessions of {}", row.id), ended);
}

/// Ends every token of an account.
pub fn end_tokens(act: &mut Act, row: &account::Model) {
    let ended = Query::delete()
        .from_table(token::Entity)
        .and_where(token::Column::BureauId.eq(row.bureau_id))
        .and_where(token::Column::AccountId.eq(row.id))
        .to_owned();
    act.remove(format!("tokens of {}", row.id), ended);
}

/// What a version of an account is known by in the journal: everything that decides what it may do. Not the name, which
/// could be guessed from its digest, and nothing of the password.
pub fn digest(row: &account::Model) -> Sm3 {
    let state = json!({
        "id": row.id, "version": row.version, "login": row.login, "squad": row.squad_id, "roles": row.roles, "disabled_at": row.disabled_at,
    });
    sm3(&[&canonical(&state)])
}

fn roles_column(roles: &[Role]) -> Result<String, Problem> {
    serde_json::to_string(roles).map_err(|_| Problem::internal())
}
