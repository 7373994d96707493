//! What is written without being an act: the closed list of architecture.md, in this file and nowhere else. None of it
//! changes anything the bureau answers for, so none of it has a journal entry.

use crate::identity::tables::{account, session};
use crate::desk::Desk;
use crate::idempotency::{KEPT_MS, idempotency};
use crate::opinions::tables::{attachment, draft};
use crate::store::{OnItsWay, StoreError, WriteSet};
use chengguan_statute::day::Instant;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, Insert, QueryFilter, QueryTrait, Update};
use uuid::Uuid;

/// A session is touched at most this often.
const TOUCH_EVERY_MS: i64 = 60_000;

async fn write(desk: &Desk, bureau: i32, set: WriteSet) -> Result<(), StoreError> {
    desk.store().record(None, bureau, set, None).await
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

/// A new session after a right password; forgets the wrong ones.
pub async fn open_session(desk: &Desk, row: session::Model) -> Result<(), StoreError> {
    let (bureau, account) = (row.bureau_id, row.account_id);
    let mut set = insert(session::ActiveModel {
        bureau_id: Set(row.bureau_id),
        id_hash: Set(row.id_hash),
        account_id: Set(row.account_id),
        created_at: Set(row.created_at),
        seen_at: Set(row.seen_at),
        expires_at: Set(row.expires_at),
    });
    let forget = account::ActiveModel {
        bureau_id: Set(bureau),
        id: Set(account),
        failed_count: Set(0),
        locked_until: Set(None),
        ..Default::default()
    };
    set.push(None, Update::one(forget).validate()?.into_query());
    write(desk, bureau, set).await
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

/// Counts a wrong password and locks the account for longer each time.
pub async fn count_failure(desk: &Desk, row: &account::Model, locked_until: Option<i64>) -> Result<(), StoreError> {
    let mut set = WriteSet::default();
    let count = Query::update()
        .table(Alias::new("account"))
        .value(Alias::new("failed_count"), Expr::col(Alias::new("failed_count")).add(1))
        .value(Alias::new("locked_until"), locked_until)
        .and_where(Expr::col(Alias::new("bureau_id")).eq(row.bureau_id))
        .and_where(Expr::col(Alias::new("id")).eq(row.id))
        .to_owned();
    set.push(None, count);
    write(desk, row.bureau_id, set).await
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

/// Drops answers and drafts past their time. Photos of drafts go with the sweep of the folder.
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
    write(desk, bureau, set).await
}

/// Takes the next block of a day's ledger numbers; the row may not be there yet.
pub async fn take_numbers(desk: &Desk, bureau: i32, day: i32, count: i32) -> Result<i32, StoreError> {
    use crate::opinions::tables::number_block;
    let mut turn = desk.store().turn().await?;
    let select = number_block::Entity::find()
        .filter(number_block::Column::BureauId.eq(bureau))
        .filter(number_block::Column::Day.eq(day));
    let mut select = select.into_query();
    if turn.locks_rows() {
        select.lock_exclusive();
    }
    use crate::store::Reads;
    let row: Option<number_block::Model> = turn.one(select).await?;
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

