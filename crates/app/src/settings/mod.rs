//! Values a bureau sets for itself, each a document of its own type, changed whole by one act of the system administrator.
//! Every version stays, with its author: `setting_version`.

mod catalogue;
mod contact;
mod history;
mod holidays;
mod hours;
mod join;
mod limits;
mod put_back;
mod reopening;
mod retention;
mod rules;
pub mod tables;
mod targets;
mod told;

pub use contact::Contact;
pub use history::SettingVersion;
pub use holidays::Holidays;
pub use reopening::Reopening;
pub use retention::Retention;
pub use told::{Changed, Told, minute};

use crate::act::{Act, Entry};
use crate::desk::{Bureau, Desk};
use crate::identity::{May, permission::ManageSettings};
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use crate::refusals::refused;
use crate::server::IfMatch;
use crate::store::Reads;
use chengguan_proof::{Sm3, canonical, hex, sm3};
use chengguan_statute::cite::system_rules;
use chengguan_statute::opinions::ActedBy;
use chengguan_statute::system::change as decide;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;
use tables::{setting, setting_version};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// One setting.
pub trait Setting: Clone + PartialEq + Serialize + DeserializeOwned + Default + Send + Sync {
    /// As stored, and as the reference snapshot knows it.
    const NAME: &'static str;

    /// What is wrong with it, in itself and beside what else the bureau has.
    fn check(&self, reference: &Reference) -> Vec<Field>;

    /// What it says, in words and without what is secret.
    fn told(&self, reference: &Reference) -> Vec<Told>;

    /// As it comes back from an earlier version, where this is how it is now: what is secret stays the one there is.
    fn put_back(self, _now: &Self) -> Self {
        self
    }

    /// What else changes with it, where it was that before.
    fn beside(&self, _before: &Self, _act: &mut Act) -> Result<(), Problem> {
        Ok(())
    }

    /// Without what is secret.
    fn without_secrets(self) -> Self {
        self
    }

    /// As the journal has it: without what is secret.
    fn open_part(&self) -> Value {
        json!(self)
    }
}

fn of_name(bureau: i32, name: &str) -> sea_orm::Select<setting::Entity> {
    setting::Entity::find().filter(setting::Column::BureauId.eq(bureau)).filter(setting::Column::Name.eq(name))
}

fn read<T: Setting>(row: Option<setting::Model>) -> Result<(T, u32), Problem> {
    let Some(row) = row else { return Ok((T::default(), 0)) };
    Ok((read_value(&row.value)?, row.version as u32))
}

fn read_value<T: Setting>(value: &str) -> Result<T, Problem> {
    serde_json::from_str(value).map_err(|why| {
        tracing::error!(%why, name = T::NAME, "a setting cannot be read");
        Problem::internal()
    })
}

/// A setting as it is, and its version; 0 where the bureau never set it.
async fn stored<T: Setting>(desk: &Desk, bureau: i32) -> Result<(T, u32), Problem> {
    read(desk.reading().one(of_name(bureau, T::NAME).into_query()).await?)
}

/// A setting as its page shows it: the value, its version, and what it was, newest first.
pub async fn shown<T: Setting>(desk: &Desk, may: &May<ManageSettings>) -> Result<(T, u32, Vec<SettingVersion>), Problem> {
    let (value, version) = stored::<T>(desk, may.bureau.id).await?;
    let history = history::history::<T>(desk, &may.bureau, &desk.reference(may.bureau.id)).await?;
    Ok((value, version, history))
}

/// Changes a setting: what it was goes in, what it is to be comes out.
pub async fn change<T: Setting>(desk: &Desk, may: &mut May<ManageSettings>, expected: IfMatch, make: impl FnOnce(&T) -> Result<T, Problem>) -> Result<(), Problem> {
    if may.repeated().is_some() {
        return Ok(());
    }
    let bureau = may.bureau.id;
    let mut act = may.begin(desk);
    let row: Option<setting::Model> = act.lock(of_name(bureau, T::NAME).into_query()).await?;
    let new_row = row.is_none();
    let (before, version) = read::<T>(row)?;
    expected.check(version)?;
    let after = make(&before)?;
    let fields = after.check(&may.reference);
    if !fields.is_empty() {
        return Err(Problem::invalid(fields));
    }
    // A subject's id is always the same one for a bureau and a name, as its entries want it.
    let subject = subject(bureau, T::NAME);
    if let Err(refusal) = decide(&before, &after, &may.clerk) {
        return Err(act.refuse("setting", subject, refused("system.change_setting".into(), version, digest(&before), &refusal)).await);
    }
    after.beside(&before, &mut act)?;
    let entry_id = Uuid::now_v7();
    let value = serde_json::to_string(&after).map_err(|_| Problem::internal())?;
    let (version, now) = (version as i32 + 1, act.now().0);
    let row = setting::ActiveModel { bureau_id: Set(bureau), name: Set(T::NAME.into()), value: Set(value.clone()), version: Set(version), changed_at: Set(now) };
    if new_row { act.insert(row) } else { act.update(row)? }
    act.insert(setting_version::ActiveModel {
        bureau_id: Set(bureau),
        name: Set(T::NAME.into()),
        version: Set(version),
        value: Set(value),
        changed_at: Set(now),
        account_id: Set(may.clerk.account.0),
        entry_id: Set(entry_id),
    });
    let entry = Entry {
        act: "system.change_setting".into(),
        subject_kind: "setting",
        subject,
        version: version as u32,
        digest: digest(&after),
        grounds: vec![system_rules(1)],
        payload: json!({ "name": T::NAME, "before": before.open_part(), "after": after.open_part() }),
    };
    act.record_as(entry_id, entry).await?;
    desk.reload_bureau(bureau).await?;
    Ok(())
}

/// Sets values for the first time, when a bureau is founded.
pub async fn create(desk: &Desk, bureau: &Arc<Bureau>, settings: &[(&str, Value)]) -> Result<(), Problem> {
    let mut act = desk.begin(bureau, ActedBy::Automatic, None);
    let now = act.now();
    let (mut digests, entry_id) = (serde_json::Map::new(), Uuid::now_v7());
    for (name, value) in settings {
        digests.insert((*name).into(), hex(&sm3(&[&canonical(value)])).into());
        act.insert(setting::ActiveModel {
            bureau_id: Set(bureau.id),
            name: Set((*name).into()),
            value: Set(value.to_string()),
            version: Set(1),
            changed_at: Set(now.0),
        });
        act.insert(setting_version::ActiveModel {
            bureau_id: Set(bureau.id),
            name: Set((*name).into()),
            version: Set(1),
            value: Set(value.to_string()),
            changed_at: Set(now.0),
            account_id: Set(history::FOUNDER),
            entry_id: Set(entry_id),
        });
    }
    let entry = Entry {
        act: "system.create_settings".into(),
        subject_kind: "bureau",
        subject: Uuid::from_u128(bureau.id as u128),
        version: 1,
        digest: [0; 32],
        grounds: Vec::new(),
        payload: json!({ "sm3": digests }),
    };
    act.record_as(entry_id, entry).await?;
    desk.reload().await?;
    Ok(())
}

/// Routes of the system administrator's settings.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(contact::show, contact::set))
        .routes(routes!(hours::show, hours::set))
        .routes(routes!(rules::show, rules::set))
        .routes(routes!(retention::show, retention::set))
        .routes(routes!(retention::try_out))
        .routes(routes!(targets::show, targets::set))
        .routes(routes!(catalogue::show, catalogue::set))
        .routes(routes!(holidays::show, holidays::set))
        .routes(routes!(join::show, join::set))
        .routes(routes!(limits::show, limits::set))
        .routes(routes!(reopening::show, reopening::set))
        .routes(routes!(put_back::put_back))
}

fn digest<T: Setting>(value: &T) -> Sm3 {
    sm3(&[&canonical(&json!(value))])
}

/// The first half of SM3 over bureau and name, as an id.
fn subject(bureau: i32, name: &str) -> Uuid {
    let digest = sm3(&[&bureau.to_be_bytes(), name.as_bytes()]);
    let mut half = [0; 16];
    half.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(half).into_uuid()
}
