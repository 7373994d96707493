//! What a setting was, since when, by whom.

use crate::desk::{Bureau, Desk};
use super::tables::setting_version::{self, Column};
use crate::problem::Problem;
use crate::reference::Reference;
use crate::store::Reads;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::AccountId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;

/// Changes of a setting that its page shows; the journal has them all.
const SHOWN: u64 = 20;

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
    pub entry: uuid::Uuid,
}

/// The newest changes of a setting, newest first.
pub async fn history(desk: &Desk, bureau: &Bureau, reference: &Reference, name: &str) -> Result<Vec<SettingVersion>, Problem> {
    let select = setting_version::Entity::find()
        .filter(Column::BureauId.eq(bureau.id))
        .filter(Column::Name.eq(name))
        .order_by_desc(Column::Version)
        .limit(SHOWN);
    let rows: Vec<setting_version::Model> = desk.reading().all(select.into_query()).await?;
    let shown = rows.into_iter().map(|row| SettingVersion {
        version: row.version,
        at: Instant(row.changed_at).to_rfc3339(),
        by: reference.person(AccountId(row.account_id)).map(|person| person.name.clone()).unwrap_or_default(),
        entry: row.entry_id,
    });
    Ok(shown.collect())
}
