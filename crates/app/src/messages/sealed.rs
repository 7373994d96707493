//! Where a message goes, sealed as it lies in the database, and what opens a gateway: sealed anew under another key.

use super::tables::message;
use super::{MailSetting, SmsSetting};
use crate::act::Act;
use crate::chores;
use crate::desk::Desk;
use crate::secrets::{Sealed, Secrets};
use crate::settings::Setting;
use crate::settings::tables::setting;
use crate::store::{Reads, StoreError};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::system::Channel;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

/// Rows of one turn.
const CHUNK: u64 = 500;

fn place(bureau: i32, message: Uuid) -> String {
    format!("{bureau}|message|{message}|address")
}

/// Seals an address for one message.
pub fn seal_address(secrets: &Secrets, bureau: i32, message: Uuid, address: &str) -> String {
    secrets.seal(&place(bureau, message), address).text()
}

/// Opens it; nothing where its key is not here.
pub fn address(secrets: &Secrets, row: &message::Model) -> Option<String> {
    secrets.open_text(&place(row.bureau_id, row.id), &row.address)
}

/// Where messages about an opinion went to whoever said it is forgotten: residents are told by SMS alone. Empty from then on.
pub fn forget_reporter(act: &mut Act, opinion: OpinionId) {
    let update = message::Entity::update_many()
        .col_expr(message::Column::Address, Expr::value(""))
        .filter(message::Column::BureauId.eq(act.bureau().id))
        .filter(message::Column::OpinionId.eq(opinion.0))
        .filter(message::Column::Channel.eq(Channel::Sms.code()));
    act.change("addresses of an opinion's messages", update.into_query());
}

/// Seals the addresses of a bureau's messages under the key in use; gives how many were not.
pub async fn seal_messages_anew(desk: &Desk, bureau: i32) -> Result<usize, StoreError> {
    let (secrets, newest) = (desk.secrets(), desk.secrets().in_use());
    let (mut after, mut done) = (Uuid::nil(), 0);
    loop {
        let some = message::Entity::find().filter(message::Column::BureauId.eq(bureau)).filter(message::Column::Id.gt(after)).order_by_asc(message::Column::Id).limit(CHUNK);
        let rows: Vec<message::Model> = desk.reading().all(some.into_query()).await?;
        let Some(last) = rows.last() else { return Ok(done) };
        after = last.id;
        let due = rows.iter().filter(|row| Sealed::key(&row.address) != Some(newest.as_str()));
        // One that cannot be opened stays as it is: it was sent or given up long ago.
        let sealed: Vec<(Uuid, String)> = due.filter_map(|row| Some((row.id, seal_address(secrets, bureau, row.id, &address(secrets, row)?)))).collect();
        done += sealed.len();
        chores::seal_addresses_anew(desk, bureau, sealed).await?;
    }
}

/// Seals the passwords and keys of gateways under the key in use.
pub async fn seal_channels_anew(desk: &Desk, bureau: i32) -> Result<usize, StoreError> {
    let select = setting::Entity::find().filter(setting::Column::BureauId.eq(bureau)).filter(setting::Column::Name.is_in([SmsSetting::NAME, MailSetting::NAME]));
    let mut done = 0;
    for row in desk.reading().all::<setting::Model>(select.into_query()).await? {
        let broken = |why: serde_json::Error| StoreError::Broken(format!("setting {}: {why}", row.name));
        let mut value: serde_json::Value = serde_json::from_str(&row.value).map_err(broken)?;
        let held = value.get_mut(if row.name == SmsSetting::NAME { "key" } else { "password" });
        let Some(held) = held.filter(|held| held.is_string()) else { continue };
        let sealed: Sealed = serde_json::from_value(held.clone()).map_err(broken)?;
        let Some(open) = desk.secrets().unseal(&row.name, &sealed) else { continue };
        *held = desk.secrets().seal(&row.name, &open).text().into();
        chores::seal_setting_anew(desk, &row, value.to_string()).await?;
        done += 1;
    }
    Ok(done)
}
