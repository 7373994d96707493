//! What is written without being an act: the closed list of architecture.md, in this file and nowhere else. None of it
//! changes anything the bureau answers for, so none of it has a journal entry.

mod exports;
mod imports;
mod jobs;
mod seals;

pub use exports::*;
pub use imports::*;
pub use jobs::*;
pub use seals::*;

use crate::identity::{Proof, SIGN_INS_KEPT_MS, Spent};
use crate::identity::tables::{account, session, sign_in};
use crate::desk::{Bureau, Desk};
use crate::idempotency::{KEPT_MS, idempotency};
use crate::opinions::tables::{attachment, draft};
use crate::store::{OnItsWay, Reads, StoreError, Turn, WriteSet};
use chengguan_statute::day::Instant;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, Insert, IntoActiveModel, QueryFilter, QueryTrait, Update};
use std::net::IpAddr;
use uuid::Uuid;

/// A session is touched at most this often.
const TOUCH_EVERY_MS: i64 = 60_000;

/// Rows of one multi-row insert: far below what the databases bind at most.
const ROWS_A_STATEMENT: usize = 100;

async fn write(desk: &Desk, bureau: i32, set: WriteSet) -> Result<(), StoreError> {
    desk.store().record(None, bureau, set, None).await
}

/// Nothing yet.
fn new_set() -> WriteSet {
    WriteSet::default()
}

fn insert<M: ActiveModelTrait>(row: M) -> WriteSet {
    let mut set = WriteSet::default();
    set.push(None, Insert::one(row).into_query());
    set
}

fn update<M: ActiveModelTrait>(row: M) -> Result<WriteSet, StoreError> {
    let mut set = WriteSet::default();
    set.push(None, Update::one(row).validate()?.into_query());
    Ok(set)
}

/// What became of a session to be.
pub enum Opening {
    /// It is there.
    Opened,
    /// Wrong passwords locked the account meanwhile, until then.
    Locked(Instant),
    /// The code was used meanwhile.
    Used,
    /// The account was disabled meanwhile, or its password is another.
    Shut,
}

/// A new session after a right password; forgets the wrong ones. `checked` is the hash that password fitted: what was
/// taken from the account while it was compared opens nothing.
pub async fn open_session(desk: &Desk, row: session::Model, checked: &str, proof: Option<Proof>) -> Result<Opening, StoreError> {
    let (bureau, account) = (row.bureau_id, row.account_id);
    let (mut turn, found) = lock_account(desk, bureau, account).await?;
    if let Some(until) = found.locked_until.filter(|until| *until > row.created_at) {
        return Ok(Opening::Locked(Instant(until)));
    }
    if found.disabled_at.is_some() || found.password_hash != checked || found.second_factor_at.is_some() != proof.is_some() {
        return Ok(Opening::Shut);
    }
    let spent = match proof {
        None => None,
        Some(proof) => match proof.spend(&mut turn, bureau, account).await? {
            None => return Ok(Opening::Used),
            spent => spent,
        },
    };
    let mut set = insert(session::ActiveModel {
        bureau_id: Set(row.bureau_id),
        id_hash: Set(row.id_hash),
        account_id: Set(row.account_id),
        created_at: Set(row.created_at),
        seen_at: Set(row.seen_at),
        expires_at: Set(row.expires_at),
        id: Set(row.id),
        agent: Set(row.agent),
        address: Set(row.address),
    });
    match spent {
        Some(Spent::Step(update)) => set.push(None, update),
        Some(Spent::Code(delete)) => set.push(None, delete),
        None => {}
    }
    let forget = account::ActiveModel {
        bureau_id: Set(bureau),
        id: Set(account),
        failed_count: Set(0),
        locked_until: Set(None),
        ..Default::default()
    };
    set.push(None, Update::one(forget).validate()?.into_query());
    desk.store().record(Some(turn), bureau, set, None).await?;
    Ok(Opening::Opened)
}

/// Somebody tried to sign in.
pub async fn log_sign_in(desk: &Desk, bureau: i32, account: Option<Uuid>, outcome: &str, address: IpAddr, agent: Option<String>) -> Result<(), StoreError> {
    let row = sign_in::Model { bureau_id: bureau, id: Uuid::now_v7(), at: desk.now().0, account_id: account, outcome: outcome.into(), address: Some(address.to_string()), agent };
    write(desk, bureau, insert(row.into_active_model().reset_all())).await
}

/// Signing out.
pub async fn close_session(desk: &Desk, bureau: i32, id_hash: &[u8]) -> Result<(), StoreError> {
    let mut set = WriteSet::default();
    let delete = session::Entity::delete_many()
        .filter(session::Column::BureauId.eq(bureau))
        .filter(session::Column::IdHash.eq(id_hash.to_vec()));
    set.push(None, delete.into_query());
    write(desk, bureau, set).await
}

/// Moves the idle limit on, at most once a minute.
pub async fn touch(desk: &Desk, row: &session::Model, now: Instant) -> Result<(), StoreError> {
    if now.0 - row.seen_at < TOUCH_EVERY_MS {
        return Ok(());
    }
    let touched = session::ActiveModel {
        bureau_id: Set(row.bureau_id),
        id_hash: Set(row.id_hash.clone()),
        seen_at: Set(now.0),
        ..Default::default()
    };
    write(desk, row.bureau_id, update(touched)?).await
}

/// Counts a wrong password; `lock` says until when so many lock the account. Counted on the row as it is now, so that
/// guesses sent side by side cannot all be the first.
pub async fn count_failure(desk: &Desk, bureau: i32, account: Uuid, now: Instant, lock: impl Fn(i32) -> Option<Instant>) -> Result<Option<Instant>, StoreError> {
    let (turn, found) = lock_account(desk, bureau, account).await?;
    if let Some(until) = found.locked_until.filter(|until| *until > now.0) {
        return Ok(Some(Instant(until)));
    }
    let failed = found.failed_count.saturating_add(1);
    let until = lock(failed);
    let counted = account::ActiveModel {
        bureau_id: Set(bureau),
        id: Set(account),
        failed_count: Set(failed),
        locked_until: Set(until.map(|until| until.0)),
        ..Default::default()
    };
    desk.store().record(Some(turn), bureau, update(counted)?, None).await?;
    Ok(until)
}

/// An account's row as it is now, and the turn in which nobody else changes it.
async fn lock_account(desk: &Desk, bureau: i32, id: Uuid) -> Result<(Turn, account::Model), StoreError> {
    let select = account::Entity::find().filter(account::Column::BureauId.eq(bureau)).filter(account::Column::Id.eq(id));
    let (turn, row) = lock_row(desk, select.into_query()).await?;
    Ok((turn, row.ok_or_else(|| StoreError::Broken("an account that was just there".into()))?))
}

/// A row as it is now, and the turn in which nobody else changes it.
async fn lock_row<T: FromQueryResult + Send>(desk: &Desk, mut select: SelectStatement) -> Result<(Turn, Option<T>), StoreError> {
    let mut turn = desk.store().turn().await?;
    if turn.locks_rows() {
        select.lock_exclusive();
    }
    let row = turn.one(select).await?;
    Ok((turn, row))
}

/// A photo uploaded, before any act takes it in.
pub async fn add_attachment(desk: &Desk, row: attachment::ActiveModel, bureau: i32) -> Result<(), StoreError> {
    write(desk, bureau, insert(row)).await
}

/// The demo's photos of one act, not waited for.
pub async fn hand_over_attachments(desk: &Desk, bureau: i32, rows: Vec<attachment::ActiveModel>) -> Result<OnItsWay, StoreError> {
    let mut set = WriteSet::default();
    set.push(None, Insert::many(rows).into_query());
    desk.store().hand_over(None, bureau, set, None).await
}

/// A new draft.
pub async fn add_draft(desk: &Desk, bureau: i32, token_hash: Vec<u8>, now: Instant) -> Result<(), StoreError> {
    let row = draft::ActiveModel { bureau_id: Set(bureau), token_hash: Set(token_hash), created_at: Set(now.0) };
    write(desk, bureau, insert(row)).await
}

/// Drops uploads made before an instant that no act took in.
pub async fn drop_uploads(desk: &Desk, bureau: i32, before: Instant) -> Result<(), StoreError> {
    let delete = attachment::Entity::delete_many()
        .filter(attachment::Column::BureauId.eq(bureau))
        .filter(attachment::Column::OpinionId.is_null())
        .filter(attachment::Column::CreatedAt.lt(before.0));
    let mut set = WriteSet::default();
    set.push(None, delete.into_query());
    write(desk, bureau, set).await
}

/// Drops answers and drafts past their time. Their photos go in [`crate::opinions::orphans`].
pub async fn sweep(desk: &Desk, bureau: i32, now: Instant) -> Result<(), StoreError> {
    let mut set = WriteSet::default();
    set.push(
        None,
        idempotency::Entity::delete_many()
            .filter(idempotency::Column::BureauId.eq(bureau))
            .filter(idempotency::Column::RecordedAt.lt(now.0 - KEPT_MS))
            .into_query(),
    );
    set.push(
        None,
        draft::Entity::delete_many()
            .filter(draft::Column::BureauId.eq(bureau))
            .filter(draft::Column::CreatedAt.lt(now.0 - crate::portal::DRAFT_MS))
            .into_query(),
    );
    set.push(
        None,
        session::Entity::delete_many()
            .filter(session::Column::BureauId.eq(bureau))
            .filter(session::Column::ExpiresAt.lt(now.0))
            .into_query(),
    );
    set.push(
        None,
        sign_in::Entity::delete_many()
            .filter(sign_in::Column::BureauId.eq(bureau))
            .filter(sign_in::Column::At.lt(now.0 - SIGN_INS_KEPT_MS))
            .into_query(),
    );
    write(desk, bureau, set).await
}

/// Takes the next block of a day's ledger numbers; the row may not be there yet.
pub async fn take_numbers(desk: &Desk, bureau: i32, day: i32, count: i32) -> Result<i32, StoreError> {
    use crate::opinions::tables::number_block;
    let select = number_block::Entity::find()
        .filter(number_block::Column::BureauId.eq(bureau))
        .filter(number_block::Column::Day.eq(day));
    let (turn, row) = lock_row::<number_block::Model>(desk, select.into_query()).await?;
    let first = row.as_ref().map_or(1, |row| row.next);
    let mut set = WriteSet::default();
    let taken = number_block::ActiveModel { bureau_id: Set(bureau), day: Set(day), next: Set(first + count) };
    match row {
        Some(_) => set.push(None, Update::one(taken).validate()?.into_query()),
        None => set.push(None, Insert::one(taken).into_query()),
    }
    desk.store().record(Some(turn), bureau, set, None).await?;
    Ok(first)
}

/// Marks everybody's notices up to an instant read: nobody begins the demo with a year of them.
pub async fn read_old_notices(desk: &Desk, bureau: i32, until: Instant) -> Result<(), StoreError> {
    use crate::opinions::tables::notice;
    let update = notice::Entity::update_many()
        .col_expr(notice::Column::ReadAt, Expr::value(until.0))
        .filter(notice::Column::BureauId.eq(bureau))
        .filter(notice::Column::ReadAt.is_null())
        .filter(notice::Column::At.lt(until.0));
    let mut set = WriteSet::default();
    set.push(None, update.into_query());
    write(desk, bureau, set).await
}

/// Marks notices read.
pub async fn read_notices(desk: &Desk, bureau: i32, account: Uuid, ids: Option<Vec<Uuid>>, now: Instant) -> Result<(), StoreError> {
    use crate::opinions::tables::notice;
    let mut update = notice::Entity::update_many()
        .col_expr(notice::Column::ReadAt, Expr::value(now.0))
        .filter(notice::Column::BureauId.eq(bureau))
        .filter(notice::Column::AccountId.eq(account))
        .filter(notice::Column::ReadAt.is_null());
    if let Some(ids) = ids {
        update = update.filter(notice::Column::Id.is_in(ids));
    }
    let mut set = WriteSet::default();
    set.push(None, update.into_query());
    write(desk, bureau, set).await
}


/// Every table of a bureau; a test holds the list against the schema. The head first: whoever links entries holds it, and
/// two who took entries and head in another order would wait for each other.
const TABLES: [&str; 30] = [
    "journal_head", "account", "attachment", "draft", "export", "idempotency", "import_batch", "import_file", "import_row", "job", "journal_entry", "look",
    "message", "notice", "number_block", "open311_key", "opinion", "opinion_fact", "past_password", "publication", "recovery_code", "reply_text", "saved_view",
    "second_factor", "session", "setting", "setting_version", "sign_in", "squad", "token",
];

/// Takes a demo bureau whose fill was interrupted out of a database, so that it can be filled again. Any other is refused:
/// nothing else here removes what was journalled.
pub async fn forget_unfinished_demo(desk: &Desk, bureau: &Bureau) -> Result<(), StoreError> {
    if !bureau.demo {
        return Err(StoreError::Broken("only a demo bureau is ever taken out".into()));
    }
    let mut set = WriteSet::default();
    for table in TABLES {
        let delete = Query::delete().from_table(Alias::new(table)).and_where(Expr::col(Alias::new("bureau_id")).eq(bureau.id)).to_owned();
        set.push(None, delete);
    }
    set.push(None, Query::delete().from_table(Alias::new("bureau")).and_where(Expr::col(Alias::new("id")).eq(bureau.id)).to_owned());
    write(desk, bureau.id, set).await?;
    desk.reload().await
}
