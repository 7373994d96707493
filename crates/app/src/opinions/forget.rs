//! Who said something is forgotten once the bureau's term is over (article 28): a look now and then, one act an opinion.

use super::carry_out::record;
use super::load;
use super::reporter::held;
use super::tables::opinion::{self, Column};
use crate::desk::{Bureau, Desk};
use crate::problem::Problem;
use crate::store::Reads;
use chengguan_statute::day::{DAY_MS, Instant};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{ActedBy, forgotten_after};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use std::sync::Arc;
use uuid::Uuid;

/// Opinions of one look.
const LOOK_ROWS: u64 = 500;

/// Forgets whoever is due, the longest ended first; gives how many that were. Without a term nobody is.
pub async fn look(desk: &Desk, bureau: &Arc<Bureau>) -> Result<usize, Problem> {
    let mut forgotten = 0;
    loop {
        let Some(days) = desk.reference(bureau.id).retention.reporter_days else { return Ok(forgotten) };
        let mut now = 0;
        for id in due(desk, bureau.id, days).await? {
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
    record(act, &reference, &loaded, outcome, "forget").await?;
    Ok(true)
}

/// Ended that many days ago, by itself or with the one it goes on under, and its reporter still held.
async fn due(desk: &Desk, bureau: i32, days: u16) -> Result<Vec<Uuid>, Problem> {
    let until = ago(desk, days);
    let own = ended(bureau, until).filter(held()).order_by_asc(Column::ClosedAt).order_by_asc(Column::Id).limit(LOOK_ROWS);
    let merged = ids(bureau).filter(Column::MergedInto.in_subquery(ended(bureau, until).into_query())).filter(held()).limit(LOOK_ROWS);
    let mut found: Vec<Id> = desk.reading().all(own.into_query()).await?;
    found.extend(desk.reading().all::<Id>(merged.into_query()).await?);
    Ok(found.into_iter().map(|found| found.id).collect())
}

/// How many a term of that many days would forget now, counted up to `most`.
pub async fn would_forget(desk: &Desk, bureau: i32, days: u16, most: u64) -> Result<u64, Problem> {
    let found: Vec<Id> = desk.reading().all(ended(bureau, ago(desk, days)).filter(held()).limit(most).into_query()).await?;
    Ok(found.len() as u64)
}

fn ago(desk: &Desk, days: u16) -> Instant {
    desk.now().plus_ms(-i64::from(days) * DAY_MS)
}

fn ids(bureau: i32) -> Select<opinion::Entity> {
    opinion::Entity::find().select_only().column(Column::Id).filter(Column::BureauId.eq(bureau))
}

fn ended(bureau: i32, until: Instant) -> Select<opinion::Entity> {
    ids(bureau).filter(Column::ClosedAt.lte(until.0))
}

#[derive(FromQueryResult)]
struct Id {
    id: Uuid,
}
