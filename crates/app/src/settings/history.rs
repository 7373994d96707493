//! What a setting was, since when, by whom, and what each change changed.

use super::told::{Changed, Told, changed};
use super::tables::setting_version::{self, Column};
use super::{Setting, read_value};
use crate::desk::{Bureau, Desk};
use crate::problem::Problem;
use crate::reference::Reference;
use crate::store::Reads;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::AccountId;
use chengguan_words::settings as words;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Changes of a setting that its page shows; the journal has them all.
const SHOWN: usize = 20;
/// Whose a value is that came with the bureau: nobody's account.
pub(super) const FOUNDER: Uuid = Uuid::nil();

/// One change.
#[derive(Serialize, ToSchema)]
pub struct SettingVersion {
    /// Which.
    pub version: i32,
    /// When.
    pub at: String,
    /// Who.
    pub by: String,
    /// The entry that has what it was before and after.
    pub entry: Uuid,
    /// What it said from then on.
    pub says: Vec<Told>,
    /// What it changed of the version before; nothing where that is not known any more.
    pub changes: Vec<Changed>,
}

/// The newest changes of a setting, newest first.
pub async fn history<T: Setting>(desk: &Desk, bureau: &Bureau, reference: &Reference) -> Result<Vec<SettingVersion>, Problem> {
    // One more than is shown: what the oldest of them changed is told by the one before it.
    let select = of_name(bureau.id, T::NAME).order_by_desc(Column::Version).limit(SHOWN as u64 + 1);
    let rows: Vec<setting_version::Model> = desk.reading().all(select.into_query()).await?;
    let told = |row: &setting_version::Model| Ok(read_value::<T>(&row.value)?.told(reference));
    let says = rows.iter().map(told).collect::<Result<Vec<_>, Problem>>()?;
    let shown = rows.iter().enumerate().take(SHOWN).map(|(at, row)| SettingVersion {
        version: row.version,
        at: Instant(row.changed_at).to_rfc3339(),
        by: by(reference, row.account_id),
        entry: row.entry_id,
        says: says[at].clone(),
        changes: says.get(at + 1).map(|before| changed(before, &says[at])).unwrap_or_default(),
    });
    Ok(shown.collect())
}

/// One version of a setting, if it is kept.
pub async fn version(desk: &Desk, bureau: i32, name: &str, version: i32) -> Result<Option<setting_version::Model>, Problem> {
    Ok(desk.reading().one(of_name(bureau, name).filter(Column::Version.eq(version)).into_query()).await?)
}

fn of_name(bureau: i32, name: &str) -> sea_orm::Select<setting_version::Entity> {
    setting_version::Entity::find().filter(Column::BureauId.eq(bureau)).filter(Column::Name.eq(name))
}

fn by(reference: &Reference, account: Uuid) -> String {
    if account == FOUNDER {
        return words::FOUNDED.to_owned();
    }
    reference.person(AccountId(account)).map(|person| person.name.clone()).unwrap_or_default()
}
