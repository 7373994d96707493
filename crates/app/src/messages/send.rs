//! Sends one message.

use super::gateway::NotTaken;
use super::sealed::address;
use super::tables::message::{self, Column};
use super::{mail, sms};
use crate::chores::Written;
use crate::desk::{Bureau, Desk};
use crate::jobs::Fault;
use crate::jobs::tables::job;
use crate::settings::Setting;
use crate::store::{Reads, StoreError};
use chengguan_statute::system::{Channel, MessageState};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use std::sync::Arc;

/// Does the work. What went out before is not sent again.
pub async fn send(desk: &Desk, bureau: &Arc<Bureau>, job: &job::Model) -> Result<Written, Fault> {
    let select = message::Entity::find().filter(Column::BureauId.eq(bureau.id)).filter(Column::Id.eq(job.subject_id));
    let row: Option<message::Model> = desk.reading().one(select.into_query()).await?;
    let Some(row) = row.filter(|row| row.state != MessageState::Sent.code()) else { return Ok(Written::default()) };
    let changed = match over_its_channel(desk, bureau, &row).await {
        Ok(id) => message::ActiveModel { state: Set(MessageState::Sent.code().into()), sent_at: Set(Some(desk.now().0)), gateway_id: Set(id), fault: Set(None), ..key(&row) },
        Err(NotTaken { code: "not_connected", .. }) => message::ActiveModel { state: Set(MessageState::NotConnected.code().into()), ..key(&row) },
        Err(NotTaken { code, said, last }) => {
            tracing::warn!(message = %row.id, code, "a message was not taken");
            return Err(Fault::Said { code, said, last });
        }
    };
    let mut written = Written::default();
    written.update(changed)?;
    Ok(written)
}

async fn over_its_channel(desk: &Desk, bureau: &Bureau, row: &message::Model) -> Result<Option<String>, NotTaken> {
    let reference = desk.reference(bureau.id);
    let address = address(desk.secrets(), row).ok_or_else(unreadable)?;
    let not_connected = || NotTaken::new("not_connected", "", true);
    match Channel::from_code(&row.channel) {
        Some(Channel::Sms) => {
            let setting = reference.sms.as_ref().ok_or_else(not_connected)?;
            let key = setting.key.as_ref().map(|key| desk.secrets().unseal(super::SmsSetting::NAME, key).ok_or_else(unreadable)).transpose()?;
            sms::send(setting, key, &address, &row.body).await
        }
        Some(Channel::Mail) => {
            let setting = reference.mail.as_ref().ok_or_else(not_connected)?;
            let password = setting.password.as_ref().map(|sealed| desk.secrets().unseal(super::MailSetting::NAME, sealed).ok_or_else(unreadable)).transpose()?;
            mail::send(setting, password, row.id, (&address, row.subject.as_deref().unwrap_or_default(), &row.body)).await
        }
        None => Err(NotTaken::new("internal", "channel", true)),
    }
}

/// The key file is another than the one it was sealed under: whoever set it sets it again.
fn unreadable() -> NotTaken {
    NotTaken::new("internal", "secret", true)
}

/// How a message stands after its work failed: given up, or what was said last.
pub fn after_fault(bureau: i32, job: &job::Model, fault: &Fault, given_up: bool) -> Result<Written, StoreError> {
    let mut changed = message::ActiveModel { bureau_id: Set(bureau), id: Set(job.subject_id), ..Default::default() };
    if given_up {
        changed.state = Set(MessageState::Failed.code().into());
    }
    changed.fault = Set(Some(fault.said().to_owned()).filter(|said| !said.is_empty()));
    let mut written = Written::default();
    written.update(changed)?;
    Ok(written)
}

fn key(row: &message::Model) -> message::ActiveModel {
    message::ActiveModel { bureau_id: Set(row.bureau_id), id: Set(row.id), ..Default::default() }
}
