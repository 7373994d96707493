//! Who said something is forgotten once the bureau's term is over (article 28): a look now and then, one act an opinion.

use super::carry_out::record_with;
use super::load::{self, Loaded};
use super::store::Contact;
use super::tables::opinion::{self, Column};
use crate::act::{Act, Receipt};
use crate::desk::{Bureau, Desk};
use crate::messages::forget_reporter;
use crate::problem::Problem;
use crate::reference::Reference;
use crate::store::Reads;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{ActedBy, Outcome, forgotten_after};
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use std::sync::Arc;
use uuid::Uuid;

/// Opinions of one look.
const LOOK_ROWS: u64 = 500;
/// Milliseconds of 24 hours.
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Erases name, telephone and where messages to the reporter went, with the fact that says so: one entry of the journal.
/// Their salts go with them, so that the journal's digests of them tell nothing any more and its chain stays valid.
pub async fn erase(mut act: Act, reference: &Reference, loaded: &Loaded, outcome: Outcome) -> Result<Receipt, Problem> {
    forget_reporter(&mut act, loaded.opinion.id);
    record_with(act, reference, loaded, outcome, "forget", Some(&Contact::default())).await
}

/// Forgets whoever is due, the longest ended first; gives how many that were. Without a term nobody is.
pub async fn look(desk: &Desk, bureau: &Arc<Bureau>) -> Result<usize, Problem> {
    let mut forgotten = 0;
    loop {
        let Some(days) = desk.reference(bureau.id).retention.reporter_days else { return Ok(forgotten) };
        let before = desk.now().plus_ms(-i64::from(days) * DAY_MS);
        let mut now = 0;
        for id in due(desk, bureau.id, before).await? {
            now += usize::from(one(desk, bureau, OpinionId(id), days).await?);
        }
        forgotten += now;
        // What is due and was not forgotten this time would not be the next time, either.
        if now == 0 {
            return Ok(forgotten);
        }
    }
}

async fn one(desk: &Desk, bureau: &Arc<Bureau>, id: OpinionId, days: u16) -> Result<bool, Problem> {
    let mut act = desk.begin(bureau, ActedBy::Automatic, None);
    let loaded = load::lock(&mut act, id, None).await?;
    // Another node may have been first.
    let Some(outcome) = forgotten_after(&loaded.opinion, loaded.lead(), days, act.now()) else { return Ok(false) };
    let reference = desk.reference(bureau.id);
    erase(act, &reference, &loaded, outcome).await?;
    Ok(true)
}

/// Ended until then, by itself or with the one it goes on under, and its reporter still held.
async fn due(desk: &Desk, bureau: i32, until: Instant) -> Result<Vec<Uuid>, Problem> {
    let own = ended(bureau, until).filter(held()).order_by_asc(Column::ClosedAt).order_by_asc(Column::Id).limit(LOOK_ROWS);
    let merged = held_ids(bureau).filter(Column::MergedInto.in_subquery(ended(bureau, until).into_query())).filter(held()).limit(LOOK_ROWS);
    let mut ids: Vec<Id> = desk.reading().all(own.into_query()).await?;
    ids.extend(desk.reading().all::<Id>(merged.into_query()).await?);
    Ok(ids.into_iter().map(|found| found.id).collect())
}

/// How many a term of that many days would forget now, counted up to `most`.
pub async fn would_forget(desk: &Desk, bureau: i32, days: u16, most: u64) -> Result<u64, Problem> {
    let until = desk.now().plus_ms(-i64::from(days) * DAY_MS);
    let found: Vec<Id> = desk.reading().all(ended(bureau, until).filter(held()).limit(most).into_query()).await?;
    Ok(found.len() as u64)
}

fn held_ids(bureau: i32) -> Select<opinion::Entity> {
    opinion::Entity::find().select_only().column(Column::Id).filter(Column::BureauId.eq(bureau))
}

fn ended(bureau: i32, until: Instant) -> Select<opinion::Entity> {
    held_ids(bureau).filter(Column::ClosedAt.lte(until.0))
}

fn held() -> Condition {
    Condition::any().add(Column::ContactName.is_not_null()).add(Column::ContactPhone.is_not_null())
}

#[derive(FromQueryResult)]
struct Id {
    id: Uuid,
}
