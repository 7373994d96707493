//! Setting a bureau up: the tenant itself, its squads, accounts and settings. Each is an act, so the journal begins with
//! how the bureau came to be.

use super::accounts::insert_account;
use super::tables::{bureau, squad};
pub use crate::settings::create as create_settings;
use crate::act::Entry;
use crate::desk::{Bureau, Desk};
use crate::problem::{Field, Problem};
use crate::reference::Squad;
use chengguan_statute::access::{Role, roles_agree};
use chengguan_statute::accounts::{Account, Profile};
use chengguan_statute::ids::{AccountId, SquadId};
use chengguan_statute::opinions::ActedBy;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, Query};
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// Shortest password taken (outside the demo): length is what counts (NIST SP 800-63B, 3.1.1.2: at least 15 without a
/// second factor is advised, 8 the least; we take 12).
pub const PASSWORD_MIN: usize = 12;

/// A bureau to be.
pub struct NewBureau {
    /// For addresses: letters, digits, hyphens.
    pub code: String,
    /// Two letters.
    pub short_code: String,
    /// As shown.
    pub name: String,
    /// 统一社会信用代码.
    pub uscc: Option<String>,
    /// The bureau above.
    pub parent_id: Option<i32>,
    /// Screens say 演示数据.
    pub demo: bool,
}

/// An account to be.
pub struct NewAccount {
    /// What is typed at sign-in.
    pub login: String,
    /// As shown.
    pub name: String,
    /// Own squad.
    pub squad: Option<SquadId>,
    /// Roles; the three administrators exclude every other.
    pub roles: Vec<Role>,
    /// PHC string.
    pub password_hash: String,
}

/// Founds a bureau.
pub async fn create_bureau(desk: &Desk, new: NewBureau) -> Result<Arc<Bureau>, Problem> {
    check(&new)?;
    let id = desk.bureaus().iter().map(|bureau| bureau.id).max().unwrap_or(0) + 1;
    let founded = Arc::new(Bureau { id, code: new.code.clone(), short_code: new.short_code.clone(), name: new.name.clone(), demo: new.demo });
    let mut act = desk.begin(&founded, ActedBy::Automatic, None);
    let now = act.now();
    act.insert(bureau::ActiveModel {
        id: Set(id),
        code: Set(new.code.clone()),
        short_code: Set(new.short_code),
        name: Set(new.name.clone()),
        uscc: Set(new.uscc.clone()),
        parent_id: Set(new.parent_id),
        demo: Set(new.demo),
        created_at: Set(now.0),
    });
    let head = Query::insert()
        .into_table(Alias::new("journal_head"))
        .columns(["bureau_id", "sequence", "chain"].map(Alias::new))
        .values_panic([id.into(), 0_i64.into(), vec![0_u8; 32].into()])
        .to_owned();
    act.put("journal_head", head);
    let payload = json!({ "code": new.code, "name": new.name, "uscc": new.uscc, "demo": new.demo });
    act.record(entry("create_bureau", "bureau", Uuid::from_u128(id as u128), payload)).await?;
    desk.reload().await?;
    Ok(founded)
}

fn check(new: &NewBureau) -> Result<(), Problem> {
    let mut fields = Vec::new();
    let plain = |text: &str| text.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-');
    if new.code.is_empty() || new.code.len() > 40 || !plain(&new.code) {
        fields.push(Field::new("code", "unknown_value", &[("value", &new.code), ("choices", "a-z 0-9 -")]));
    }
    if new.short_code.len() != 2 || !new.short_code.chars().all(|sign| sign.is_ascii_uppercase()) {
        fields.push(Field::new("short_code", "unknown_value", &[("value", &new.short_code), ("choices", "AA–ZZ")]));
    }
    if new.name.trim().is_empty() {
        fields.push(Field::new("name", "text_missing", &[]));
    }
    if fields.is_empty() { Ok(()) } else { Err(Problem::invalid(fields)) }
}

/// Adds squads; parents before children.
pub async fn create_squads(desk: &Desk, bureau: &Arc<Bureau>, squads: &[Squad]) -> Result<(), Problem> {
    let mut act = desk.begin(bureau, ActedBy::Automatic, None);
    for (position, new) in squads.iter().enumerate() {
        act.insert(squad::ActiveModel {
            bureau_id: Set(bureau.id),
            id: Set(new.id.0),
            parent_id: Set(new.parent.map(|parent| parent.0)),
            name: Set(new.name.clone()),
            position: Set(position as i32),
            version: Set(1),
            closed_at: Set(new.closed.then_some(act.now().0)),
        });
    }
    let names: Vec<&str> = squads.iter().map(|squad| squad.name.as_str()).collect();
    act.record(entry("create_squads", "bureau", Uuid::from_u128(bureau.id as u128), json!({ "squads": names }))).await?;
    desk.reload().await?;
    Ok(())
}

/// Opens accounts, all or none.
pub async fn create_accounts(desk: &Desk, bureau: &Arc<Bureau>, accounts: Vec<NewAccount>) -> Result<Vec<AccountId>, Problem> {
    let mut act = desk.begin(bureau, ActedBy::Automatic, None);
    let mut ids = Vec::new();
    let mut opened = Vec::new();
    for new in accounts {
        if !roles_agree(&new.roles) {
            let codes: Vec<&str> = new.roles.iter().map(|role| role.code()).collect();
            return Err(Problem::field("roles", "roles_exclude", &[("roles", &codes.join(chengguan_words::marks::LIST))]));
        }
        let id = AccountId(Uuid::now_v7());
        opened.push(json!({ "account": id, "roles": new.roles }));
        let profile = Profile { name: new.name, squad: new.squad, roles: new.roles };
        let account = Account { id, profile, disabled: false, locked_until: None, second_factor: false };
        // Typed at the server by whoever will use it.
        let since = Some(act.now().0);
        insert_account(&mut act, new.login.to_lowercase(), &account, (new.password_hash, since))?;
        ids.push(id);
    }
    act.record(entry("create_accounts", "bureau", Uuid::from_u128(bureau.id as u128), json!({ "accounts": opened }))).await?;
    desk.reload().await?;
    Ok(ids)
}

fn entry(act: &str, kind: &'static str, subject: Uuid, payload: Value) -> Entry {
    Entry { act: format!("identity.{act}"), subject_kind: kind, subject, version: 1, digest: [0; 32], grounds: Vec::new(), payload }
}
