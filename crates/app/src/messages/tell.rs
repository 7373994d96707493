//! Writes the messages an act called for: one a person, each with the work that sends it.

use super::order::ToTell;
use super::sealed::seal_address;
use super::tables::message;
use super::texts::text_of;
use crate::chores::Written;
use crate::desk::{Bureau, Desk};
use crate::jobs::tables::job;
use crate::jobs::{Fault, Job};
use crate::opinions::reporter::reporter;
use crate::opinions::tables::opinion::{self, Column};
use crate::reference::Reference;
use crate::secrets::Secrets;
use crate::store::Reads;
use chengguan_statute::day::Instant;
use chengguan_statute::system::{Channel, JobKind, MessageKind, MessageState, mobile, short_messages};
use chengguan_words::{fill, notices, of, system as words};
use sea_orm::sea_query::Condition;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde_json::Value;
use std::sync::Arc;
use uuid::Uuid;

/// Reporters told at once of one opinion: it and what was merged into it.
const REPORTERS_MAX: u64 = 1000;

/// One message to be.
pub(super) struct Draft<'a> {
    pub kind: MessageKind,
    pub channel: Channel,
    pub opinion: Option<Uuid>,
    pub address: String,
    pub subject: Option<String>,
    pub values: &'a [(&'a str, &'a str)],
}

impl Draft<'_> {
    /// As rows: the message, and the work that sends it where its channel is connected.
    pub(super) fn rows(self, bureau: &Bureau, reference: &Reference, secrets: &Secrets, now: Instant) -> (message::ActiveModel, Option<Job>) {
        let body = fill(text_of(reference, self.kind, self.channel), self.values);
        let id = Uuid::now_v7();
        let connected = connected(reference, self.channel);
        let row = message::ActiveModel {
            bureau_id: Set(bureau.id),
            id: Set(id),
            kind: Set(self.kind.code().into()),
            channel: Set(self.channel.code().into()),
            opinion_id: Set(self.opinion),
            address: Set(seal_address(secrets, bureau.id, id, &self.address)),
            subject: Set(self.subject),
            parts: Set(if self.channel == Channel::Sms { short_messages(&body) as i32 } else { 1 }),
            body: Set(body),
            state: Set(if connected { MessageState::Waiting } else { MessageState::NotConnected }.code().into()),
            ordered_at: Set(now.0),
            sent_at: Set(None),
            gateway_id: Set(None),
            fault: Set(None),
        };
        // Only what goes to residents waits for the morning (article 4).
        let quiet = reference.quiet.filter(|_| self.channel == Channel::Sms && self.kind != MessageKind::Trial);
        let run_at = quiet.map_or(now, |quiet| quiet.after(now));
        (row, connected.then_some(Job { kind: JobKind::Send, subject: id, body: Value::Null, run_at }))
    }
}

/// Whether somebody has connected a channel.
pub(super) fn connected(reference: &Reference, channel: Channel) -> bool {
    match channel {
        Channel::Sms => reference.sms.is_some(),
        Channel::Mail => reference.mail.is_some(),
    }
}

/// Does the work.
pub async fn tell(desk: &Desk, bureau: &Arc<Bureau>, job: &job::Model) -> Result<Written, Fault> {
    let asked: ToTell = serde_json::from_str(&job.body).map_err(|_| Fault::Last("internal"))?;
    let reference = desk.reference(bureau.id);
    let concerned = Condition::any().add(Column::Id.eq(job.subject_id)).add(Column::MergedInto.eq(job.subject_id));
    let select = opinion::Entity::find().filter(Column::BureauId.eq(bureau.id)).filter(concerned).limit(REPORTERS_MAX);
    let opinions: Vec<opinion::Model> = desk.reading().all(select.into_query()).await?;
    let mut written = Written::default();
    for kind in &asked.reporters {
        for row in &opinions {
            let Some(address) = reporter(desk.secrets(), row).phone.as_deref().and_then(mobile) else { continue };
            let (finish, days) = (moment(row.finish_due_at), reference.reopen_days.to_string());
            let until = moment(asked.until);
            let hotline = reference.hotline.as_deref().unwrap_or(words::NO_HOTLINE);
            let values = [
                ("bureau", bureau.name.as_str()),
                ("number", row.number.as_str()),
                ("hotline", hotline),
                ("answer_by", &until),
                ("finish_by", &finish),
                ("reopen_days", &days),
            ];
            put(&mut written, Draft { kind: *kind, channel: Channel::Sms, opinion: Some(row.id), address, subject: None, values: &values }, (bureau, &reference, desk));
        }
    }
    let Some(about) = opinions.iter().find(|row| row.id == job.subject_id) else { return Ok(written) };
    for (account, notice) in &asked.staff {
        let Some(person) = reference.person(*account).filter(|person| !person.disabled) else { continue };
        let Some(address) = person.mail.clone() else { continue };
        let notice = of(notices::EVERY, notice);
        let values = [("bureau", bureau.name.as_str()), ("number", &about.number), ("title", &about.title), ("name", &person.name), ("notice", notice)];
        let subject = Some(fill(words::TEXT_NOTICE_MAIL_SUBJECT, &values));
        put(&mut written, Draft { kind: MessageKind::Notice, channel: Channel::Mail, opinion: Some(about.id), address, subject, values: &values }, (bureau, &reference, desk));
    }
    Ok(written)
}

fn put(written: &mut Written, draft: Draft<'_>, (bureau, reference, desk): (&Bureau, &Reference, &Desk)) {
    let (row, send) = draft.rows(bureau, reference, desk.secrets(), desk.now());
    written.insert(row);
    written.jobs.extend(send);
}

fn moment(at: Option<i64>) -> String {
    at.map(|at| crate::times::deadline(Instant(at), None)).unwrap_or_default()
}
