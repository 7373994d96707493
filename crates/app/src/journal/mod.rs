//! The journal: exported and verified. Entries are written by [`crate::act::Act::record`] and nowhere else.

pub mod acts;
mod check;
mod download;
mod export;
mod list;
mod running;
mod verify;
mod view;

pub use export::export;
pub use list::OUTCOMES;
pub use running::{Check, Running};
pub use verify::{Verdict, verify_file, verify_stored, verify_tables};

use crate::desk::Desk;
use crate::store::{Reads, StoreError};
use chengguan_proof::{Link, Sm3};
use chengguan_statute::day::Instant;
use sea_orm::{DbErr, FromQueryResult, QueryResult};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query};
use utoipa_axum::{router::OpenApiRouter, routes};

/// What somebody had no permission for, whichever it was.
pub const ACCESS: &str = "access";

/// Routes of the auditor.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(check::verify))
        .routes(routes!(check::verification))
        .routes(routes!(download::export))
        .routes(routes!(view::show))
}

/// Entries read at a time: no read transaction outlives a chunk.
const CHUNK: u64 = 5000;

/// A linked entry as stored.
pub struct Stored {
    /// Place in the chain.
    pub sequence: i64,
    /// Canonical bytes.
    pub payload: Vec<u8>,
    /// SM3(0x00 ‖ payload).
    pub leaf: Vec<u8>,
    /// SM3(previous ‖ leaf).
    pub chain: Vec<u8>,
}

/// By place, not by name: looking up four names a row cost as much as the digests.
impl FromQueryResult for Stored {
    fn from_query_result(row: &QueryResult, _prefix: &str) -> Result<Self, DbErr> {
        Ok(Self { sequence: row.try_get_by_index(0)?, payload: row.try_get_by_index(1)?, leaf: row.try_get_by_index(2)?, chain: row.try_get_by_index(3)? })
    }
}

/// The next linked entries after a sequence number.
pub async fn chunk(reads: &mut (impl Reads + Send), bureau: i32, after: i64) -> Result<Vec<Stored>, StoreError> {
    let select = Query::select()
        .columns(["sequence", "payload", "leaf", "chain"].map(Alias::new))
        .from(Alias::new("journal_entry"))
        .and_where(Expr::col(Alias::new("bureau_id")).eq(bureau))
        .and_where(Expr::col(Alias::new("sequence")).gt(after))
        .order_by(Alias::new("sequence"), Order::Asc)
        .limit(CHUNK)
        .to_owned();
    reads.all(select).await
}

#[derive(FromQueryResult)]
struct PayloadRow {
    payload: Vec<u8>,
}

/// Canonical bytes of one entry, linked or not.
pub async fn payload(reads: &mut (impl Reads + Send), bureau: i32, entry: uuid::Uuid) -> Result<Option<Vec<u8>>, StoreError> {
    let select = Query::select()
        .column(Alias::new("payload"))
        .from(Alias::new("journal_entry"))
        .and_where(Expr::col(Alias::new("bureau_id")).eq(bureau))
        .and_where(Expr::col(Alias::new("id")).eq(entry))
        .to_owned();
    let row: Option<PayloadRow> = reads.one(select).await?;
    Ok(row.map(|row| row.payload))
}

#[derive(FromQueryResult)]
struct At {
    recorded_at: i64,
}

/// The instant of the newest of a bureau's last entries. Links need not follow instants, so a chunk of them is looked at.
pub async fn newest_at(reads: &mut (impl Reads + Send), bureau: i32) -> Result<Option<Instant>, StoreError> {
    let select = Query::select()
        .column(Alias::new("recorded_at"))
        .from(Alias::new("journal_entry"))
        .and_where(Expr::col(Alias::new("bureau_id")).eq(bureau))
        .and_where(Expr::col(Alias::new("sequence")).is_not_null())
        .order_by(Alias::new("sequence"), Order::Desc)
        .limit(CHUNK)
        .to_owned();
    let rows: Vec<At> = reads.all(select).await?;
    Ok(rows.into_iter().map(|row| Instant(row.recorded_at)).max())
}

#[derive(FromQueryResult)]
struct HeadRow {
    sequence: i64,
    chain: Vec<u8>,
}

/// The newest link of a bureau.
pub async fn head(reads: &mut (impl Reads + Send), bureau: i32) -> Result<Link, StoreError> {
    let select = Query::select()
        .columns(["sequence", "chain"].map(Alias::new))
        .from(Alias::new("journal_head"))
        .and_where(Expr::col(Alias::new("bureau_id")).eq(bureau))
        .to_owned();
    let row: Option<HeadRow> = reads.one(select).await?;
    let row = row.ok_or_else(|| StoreError::Broken("the bureau has no journal head".into()))?;
    Ok(Link { sequence: row.sequence, chain: digest(row.chain)? })
}

/// 32 bytes.
pub fn digest(bytes: Vec<u8>) -> Result<Sm3, StoreError> {
    bytes.try_into().map_err(|_| StoreError::Broken("a digest that is not 32 bytes".into()))
}
