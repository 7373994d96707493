//! One act: read, decide, record. Nothing is written before [`Act::record`].

use crate::desk::{Bureau, Desk};
use crate::events::{Changed, Event};
use crate::idempotency::Once;
use crate::jobs::Job;
use crate::journal::acts::filed;
use crate::problem::Problem;
use crate::store::{EntryRow, OnItsWay, Reads, StoreError, Turn, WriteSet};
use axum::http::StatusCode;
use chengguan_proof::{Sm3, canonical, hex, leaf};
use chengguan_statute::cite::Cite;
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::ActedBy;
use sea_orm::sea_query::{DeleteStatement, SelectStatement, UpdateStatement};
use sea_orm::{ActiveModelTrait, EntityName, EntityTrait, FromQueryResult, Insert, IntoActiveModel, QueryTrait, Update};
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// Rows of one multi-row insert: far below SQLite's 32,766 binds.
const INSERT_ROWS: usize = 100;

/// Behind the act of an attempt that was refused.
pub const REFUSED: &str = ".refused";

/// An act in the making. Dropped before `record`, it has done nothing.
pub struct Act {
    desk: Desk,
    bureau: Arc<Bureau>,
    by: ActedBy,
    now: Instant,
    once: Option<Once>,
    turn: Option<Turn>,
    set: WriteSet,
    jobs: Vec<Job>,
    past: bool,
    event: Option<Changed>,
}

/// What is recorded of an act.
pub struct Entry {
    /// Capability and act, such as `opinions.sort`.
    pub act: String,
    /// Such as `opinion`.
    pub subject_kind: &'static str,
    /// Which one.
    pub subject: Uuid,
    /// Its version after the act.
    pub version: u32,
    /// Its digest after the act.
    pub digest: Sm3,
    /// Articles the act rests on.
    pub grounds: Vec<Cite>,
    /// What changed, without personal data.
    pub payload: Value,
}

/// The entry as it stands in the journal.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The entry.
    pub entry: Uuid,
    /// SM3(0x00 ‖ its bytes), in hexadecimal: what a resident's receipt proves.
    pub leaf: String,
}

impl Act {
    /// Begins an act; who may do it was settled before.
    pub(crate) fn new(desk: Desk, bureau: Arc<Bureau>, by: ActedBy, once: Option<Once>) -> Self {
        let now = desk.now();
        Self { desk, bureau, by, now, once, turn: None, set: WriteSet::default(), jobs: Vec::new(), past: false, event: None }
    }

    /// An act at an instant of the past: for the demo, which does a year of them.
    pub(crate) fn new_at(desk: Desk, bureau: Arc<Bureau>, by: ActedBy, once: Option<Once>, now: Instant) -> Self {
        Self { now, past: true, ..Self::new(desk, bureau, by, once) }
    }

    /// The instant of the act: one for all its facts.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// What it seals with.
    pub(crate) fn secrets(&self) -> &crate::secrets::Secrets {
        self.desk.secrets()
    }

    /// The bureau it belongs to.
    pub fn bureau(&self) -> &Arc<Bureau> {
        &self.bureau
    }

    /// Who does it.
    pub fn by(&self) -> &ActedBy {
        &self.by
    }

    /// Reads rows, and from then on holds a turn.
    pub async fn read<T: FromQueryResult + Send>(&mut self, select: SelectStatement) -> Result<Vec<T>, StoreError> {
        self.held().await?.all(select).await
    }

    /// The turn itself, for reads that several callers share.
    pub async fn reads(&mut self) -> Result<&mut Turn, StoreError> {
        self.held().await
    }

    /// Reads the subject's row so that nobody else changes it before this act is recorded. SQLite's writer is alone
    /// anyway; on PostgreSQL the row is locked.
    pub async fn lock<T: FromQueryResult + Send>(&mut self, select: SelectStatement) -> Result<Option<T>, StoreError> {
        Ok(self.lock_all(select).await?.into_iter().next())
    }

    /// The same with several rows; whoever asks for them sorts by id, so that no two acts wait for each other.
    pub async fn lock_all<T: FromQueryResult + Send>(&mut self, mut select: SelectStatement) -> Result<Vec<T>, StoreError> {
        let turn = self.held().await?;
        if turn.locks_rows() {
            select.lock_exclusive();
        }
        turn.all(select).await
    }

    async fn held(&mut self) -> Result<&mut Turn, StoreError> {
        if self.turn.is_none() {
            self.turn = Some(self.desk.store().turn().await?);
        }
        self.turn.as_mut().ok_or_else(|| StoreError::Broken("a turn that was just taken".into()))
    }

    /// Puts a new row on the write set.
    pub fn insert<M: ActiveModelTrait>(&mut self, row: M) {
        let name = row_name(&row);
        self.set.push(name, Insert::one(row).into_query());
    }

    /// Puts many new rows of one table on the write set.
    pub fn insert_many<M: ActiveModelTrait>(&mut self, rows: Vec<M>) {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let some: Vec<M> = rows.by_ref().take(INSERT_ROWS).collect();
            self.set.push(None, Insert::many(some).into_query());
        }
    }

    /// Puts a changed row on the write set; only the columns set are written.
    pub fn update<M: ActiveModelTrait>(&mut self, row: M) -> Result<(), StoreError> {
        let name = row_name(&row);
        let update = Update::one(row).validate()?.into_query();
        self.set.push(name, update);
        Ok(())
    }

    /// Puts an update of chosen rows on the write set. `what` names them, for rows an act touches nowhere else.
    pub fn change(&mut self, what: impl Into<String>, update: UpdateStatement) {
        self.set.push(Some(what.into()), update);
    }

    /// Puts the removal of chosen rows on the write set. `what` names them, for rows an act touches nowhere else.
    pub fn remove(&mut self, what: impl Into<String>, delete: DeleteStatement) {
        self.set.push(Some(what.into()), delete);
    }

    /// Puts a built insert on the write set, for a table that has no rows of its own type.
    pub fn put(&mut self, what: impl Into<String>, insert: sea_orm::sea_query::InsertStatement) {
        self.set.push(Some(what.into()), insert);
    }

    /// Orders work to be done once the act stands. An act of the past orders none: nobody is told today of what was
    /// said a year ago.
    pub fn job(&mut self, job: Job) {
        if !self.past {
            self.jobs.push(job);
        }
    }

    /// Says what to tell listeners once the act stands.
    pub fn announce(&mut self, event: Changed) {
        self.event = Some(event);
    }

    /// Keeps an answer for a repeat of the same request, sealed under the caller's own key.
    pub fn remember(&mut self, answer: &Value) {
        if let Some(once) = &mut self.once {
            once.remember(answer);
        }
    }

    /// What the entry will be, so that an answer can name its leaf before it is written.
    pub fn seal(&self, id: Uuid, entry: &Entry) -> Sealed {
        let payload = canonical(&self.entry_value(id, entry));
        let named = entry.act.strip_suffix(REFUSED);
        let (act, refused) = (filed(named.unwrap_or(&entry.act)).to_owned(), named.is_some());
        Sealed { id, act, refused, subject_kind: entry.subject_kind, subject: entry.subject, leaf: leaf(&payload), payload }
    }

    /// Writes the set and the entry, together, and commits. There is no other commit.
    pub async fn record(self, entry: Entry) -> Result<Receipt, Problem> {
        self.record_as(Uuid::now_v7(), entry).await
    }

    /// As [`Act::record`], under an id that rows of the set already name.
    pub async fn record_as(self, id: Uuid, entry: Entry) -> Result<Receipt, Problem> {
        let sealed = self.seal(id, &entry);
        self.record_sealed(sealed).await
    }

    /// As [`Act::record`], for an entry sealed before.
    pub async fn record_sealed(mut self, sealed: Sealed) -> Result<Receipt, Problem> {
        let receipt = Receipt { entry: sealed.id, leaf: hex(&sealed.leaf) };
        let (desk, event) = (self.desk.clone(), self.event.take());
        self.hand_over(sealed).await?.stands().await?;
        if let Some(event) = event {
            desk.events().send_own(receipt.entry, Event::Changed(event));
        }
        Ok(receipt)
    }

    /// Hands the set and the entry over without waiting for the commit; nobody is told of it.
    pub(crate) async fn hand_over(mut self, sealed: Sealed) -> Result<OnItsWay, StoreError> {
        if let Some(once) = self.once.take() {
            self.insert(once.row(self.bureau.id, self.now));
        }
        for job in std::mem::take(&mut self.jobs) {
            self.insert(job.row(self.bureau.id, self.now, Some(sealed.id)));
        }
        let row = EntryRow {
            id: sealed.id,
            recorded_at: self.now.0,
            subject_kind: sealed.subject_kind,
            subject_id: sealed.subject,
            act: sealed.act,
            refused: sealed.refused,
            account_id: match &self.by {
                ActedBy::Staff { account, .. } => Some(account.0),
                ActedBy::Resident | ActedBy::Automatic => None,
            },
            payload: sealed.payload,
            leaf: sealed.leaf,
        };
        self.desk.store().hand_over(self.turn, self.bureau.id, self.set, Some(row)).await
    }

    /// Ends the act where the law says no: nothing changes, the attempt and its grounds are journalled, the reply names
    /// them. Attempts above the limit of one person are only logged, so that nobody can fill the disk by being refused.
    pub async fn refuse(mut self, subject_kind: &'static str, subject: Uuid, refusal: Refused) -> Problem {
        self.set = WriteSet::default();
        self.jobs.clear();
        self.once = None;
        self.turn = None;
        let mut problem = refusal.problem;
        if !self.desk.limits().refusal(&self.by) {
            tracing::warn!(code = problem.code, "refused too often to be journalled");
            problem.status = StatusCode::TOO_MANY_REQUESTS.as_u16();
            return problem;
        }
        let entry = Entry {
            act: format!("{}{REFUSED}", refusal.act),
            subject_kind,
            subject,
            version: refusal.version,
            digest: refusal.digest,
            grounds: refusal.grounds,
            payload: json!({ "reasons": refusal.codes }),
        };
        match self.record(entry).await {
            Ok(receipt) => problem.entry = Some(receipt.entry.to_string()),
            Err(failed) => return failed,
        }
        problem
    }

    fn entry_value(&self, id: Uuid, entry: &Entry) -> Value {
        let actor = match &self.by {
            ActedBy::Staff { account, post, .. } => json!({ "capacity": "staff", "account": account, "post": post }),
            ActedBy::Resident => json!({ "capacity": "resident" }),
            ActedBy::Automatic => json!({ "capacity": "automatic" }),
        };
        json!({
            "id": id,
            "bureau": self.bureau.code,
            "at": self.now.0,
            "actor": actor,
            "act": entry.act,
            "subject": { "kind": entry.subject_kind, "id": entry.subject, "version": entry.version, "digest": hex(&entry.digest) },
            "grounds": entry.grounds,
            "payload": entry.payload,
        })
    }
}

/// An entry with its bytes and leaf made.
pub struct Sealed {
    id: Uuid,
    act: String,
    refused: bool,
    subject_kind: &'static str,
    subject: Uuid,
    payload: Vec<u8>,
    leaf: Sm3,
}

impl Sealed {
    /// The entry's id.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// The leaf in hexadecimal.
    pub fn leaf(&self) -> String {
        hex(&self.leaf)
    }
}

/// A refusal on its way into the journal and to the caller.
pub struct Refused {
    /// Capability and act.
    pub act: String,
    /// Version of the subject, unchanged.
    pub version: u32,
    /// Digest of the subject, unchanged.
    pub digest: Sm3,
    /// Articles of all reasons.
    pub grounds: Vec<Cite>,
    /// Codes of all reasons.
    pub codes: Vec<String>,
    /// What the caller is told.
    pub problem: Problem,
}

fn row_name<M: ActiveModelTrait>(row: &M) -> Option<String> {
    let key = row.get_primary_key_value()?;
    Some(format!("{}/{key:?}", <M::Entity as Default>::default().table_name()))
}

/// So that rows can be put as models, too.
impl Act {
    /// Puts a complete row on the write set.
    pub fn insert_row<M>(&mut self, row: M)
    where
        M: sea_orm::ModelTrait + IntoActiveModel<<<M as sea_orm::ModelTrait>::Entity as EntityTrait>::ActiveModel>,
    {
        let active = row.into_active_model().reset_all();
        self.insert(active);
    }
}
