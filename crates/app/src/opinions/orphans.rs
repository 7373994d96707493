//! Photos nobody took in: uploads of dropped drafts and of acts never done, and files whose row was never written. They
//! go after 24 hours; what any opinion refers to stays.

use super::tables::attachment;
use crate::chores;
use crate::desk::Desk;
use crate::identity::tables::bureau;
use crate::portal::DRAFT_MS;
use crate::store::{Reads, StoreError};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashSet;
use uuid::Uuid;

/// An upload is taken in until `DRAFT_MS` and dropped this much later: no act that still saw it is under way by then.
const MARGIN_MS: i64 = 10 * 60_000;
/// Rows read at a time.
const CHUNK: u64 = 5000;

/// One round, over every bureau: they share the folder, and the same picture is one file.
pub async fn sweep(desk: &Desk) -> Result<usize, StoreError> {
    let before = desk.now().plus_ms(-DRAFT_MS - MARGIN_MS);
    // Read anew: a bureau another node founded has photos here, too.
    let bureaus: Vec<bureau::Model> = desk.reading().all(bureau::Entity::find().into_query()).await?;
    for bureau in &bureaus {
        chores::drop_uploads(desk, bureau.id, before).await?;
    }
    let failed = |why: std::io::Error| StoreError::Busy(format!("the folder of photos: {why}"));
    let files = desk.files().clone();
    let old = tokio::task::spawn_blocking(move || files.older_than(before)).await.map_err(|why| StoreError::Broken(why.to_string()))?.map_err(failed)?;
    if old.is_empty() {
        return Ok(0);
    }
    let mut wanted = HashSet::new();
    for bureau in &bureaus {
        collect(desk, bureau.id, &mut wanted).await?;
    }
    let mut removed = 0;
    for (digest, path) in old {
        if digest.is_none_or(|digest| !wanted.contains(&short(&digest))) {
            removed += usize::from(desk.files().remove_if_older(&path, before).map_err(failed)?);
        }
    }
    Ok(removed)
}

/// Digests of every row there is. Eight bytes of each are enough: where two agree, a file stays that could go.
async fn collect(desk: &Desk, bureau: i32, wanted: &mut HashSet<u64>) -> Result<(), StoreError> {
    let mut last = Uuid::nil();
    loop {
        let select = attachment::Entity::find()
            .select_only()
            .columns([attachment::Column::Id, attachment::Column::Sm3])
            .filter(attachment::Column::BureauId.eq(bureau))
            .filter(attachment::Column::Id.gt(last))
            .order_by_asc(attachment::Column::Id)
            .limit(CHUNK);
        let rows: Vec<Row> = desk.reading().all(select.into_query()).await?;
        let Some(newest) = rows.last() else { return Ok(()) };
        last = newest.id;
        wanted.extend(rows.iter().map(|row| short(&row.sm3)));
    }
}

#[derive(sea_orm::FromQueryResult)]
struct Row {
    id: Uuid,
    sm3: Vec<u8>,
}

fn short(digest: &[u8]) -> u64 {
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
