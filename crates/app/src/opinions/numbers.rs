//! Ledger numbers `<short code>-<YYYYMMDD>-<NNNN>`. A node takes a block at a time, so that numbers cost no lock an act;
//! what is left of a block when the process ends stays unused. The ledger has gaps, never a repeat.

use super::tables::opinion;
use crate::desk::{Bureau, Desk};
use crate::store::{Reads, StoreError};
use chengguan_statute::day::Day;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait};
use std::collections::HashMap;
use tokio::sync::Mutex;
use uuid::Uuid;

/// First block of a day: a quiet day wastes few.
const SMALL_BLOCK: i32 = 8;
/// Later blocks: a busy one asks seldom.
const LARGE_BLOCK: i32 = 256;

/// Blocks in hand.
#[derive(Default)]
pub struct Numbers(Mutex<HashMap<i32, Block>>);

struct Block {
    day: Day,
    next: i32,
    end: i32,
}

impl Numbers {
    /// The next number of that day. A day left behind is not asked for again but by the demo, which takes a new block.
    pub async fn next(&self, desk: &Desk, bureau: &Bureau, day: Day) -> Result<String, StoreError> {
        let mut blocks = self.0.lock().await;
        let first_of_day = blocks.get(&bureau.id).is_none_or(|block| block.day != day);
        let used_up = blocks.get(&bureau.id).is_none_or(|block| block.next == block.end);
        if first_of_day || used_up {
            let count = if first_of_day { SMALL_BLOCK } else { LARGE_BLOCK };
            let first = crate::chores::take_numbers(desk, bureau.id, day.0, count).await?;
            blocks.insert(bureau.id, Block { day, next: first, end: first + count });
        }
        let block = blocks.get_mut(&bureau.id).ok_or_else(|| StoreError::Broken("a block that was just taken".into()))?;
        let number = block.next;
        block.next += 1;
        let (year, month, day) = day.civil();
        Ok(format!("{}-{year:04}{month:02}{day:02}-{number:04}", bureau.short_code))
    }
}

#[derive(FromQueryResult)]
struct Numbered {
    id: Uuid,
    number: String,
}

/// The numbers of opinions: one statement, whatever their number.
pub async fn numbers_of(reads: &mut (impl Reads + Send), bureau: i32, ids: impl IntoIterator<Item = Uuid>) -> Result<HashMap<Uuid, String>, StoreError> {
    let select = opinion::Entity::find()
        .select_only()
        .columns([opinion::Column::Id, opinion::Column::Number])
        .filter(opinion::Column::BureauId.eq(bureau))
        .filter(opinion::Column::Id.is_in(ids));
    let rows: Vec<Numbered> = reads.all(select.into_query()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.number)).collect())
}

/// Signs of a ledger number, two more than the longest of today.
const NUMBER_MAX: usize = 20;

/// A ledger number as it is stored; nothing for what is none, which one of the databases would not even look up.
pub fn ledger_number(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let plain = typed.len() <= NUMBER_MAX && typed.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-');
    plain.then(|| typed.to_ascii_uppercase())
}
