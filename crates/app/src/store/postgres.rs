//! PostgreSQL and its relatives: a transaction from the pool for each act that reads first, one folded statement for
//! each act's writes, and a sealer that links entries within a second.
//!
//! Nothing here uses `ON CONFLICT` or advisory locks, so that domestic relatives stay within reach.

mod filling;
mod pool;

use super::write_set::{HeadRow, move_head, select_head};
use super::{EntryRow, OnItsWay, StoreError, WriteSet, rows};
use chengguan_proof::chain;
use filling::Filling;
pub(super) use pool::Pool;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, LockBehavior, LockType, Order, PostgresQueryBuilder, Query, Values};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// Entries linked in one transaction.
const SEAL_ENTRIES: u64 = 2000;
/// How long to wait for another sealer that holds the head.
const SEAL_WAIT: Duration = Duration::from_millis(20);
/// How long nothing is linked when there was nothing to link.
const SEAL_EVERY: Duration = Duration::from_millis(200);

/// The open server.
pub struct Postgres {
    pub(super) pool: Pool,
    /// While the demo fills an empty database.
    filling: RwLock<Option<Filling>>,
}

impl Postgres {
    pub(super) async fn open(url: &str) -> Result<Arc<Self>, StoreError> {
        let pool = Pool::open(url).await?;
        use chengguan_migrations::MigratorTrait;
        super::refuse_newer(&pool.connections).await?;
        chengguan_migrations::Migrator::up(&pool.connections, None).await?;
        let postgres = Arc::new(Self { pool, filling: RwLock::default() });
        tokio::spawn(seal(Arc::downgrade(&postgres)));
        Ok(postgres)
    }

    pub(super) async fn begin(&self) -> Result<DatabaseTransaction, StoreError> {
        self.pool.begin().await
    }

    /// Links everything there is now. Another sealer may hold the head: then this waits for it.
    pub(super) async fn seal_all(&self, bureau: i32) -> Result<(), StoreError> {
        let waiting = Query::select()
            .column(Alias::new("bureau_id"))
            .from(Alias::new("journal_entry"))
            .and_where(Expr::col(Alias::new("bureau_id")).eq(bureau))
            .and_where(Expr::col(Alias::new("sequence")).is_null())
            .limit(1)
            .to_owned();
        while !self.pool.read::<BureauRow>(&waiting).await?.is_empty() {
            if seal_bureau(&self.pool, bureau).await? == 0 {
                tokio::time::sleep(SEAL_WAIT).await;
            }
        }
        Ok(())
    }

    pub(super) async fn count_anew(&self, tables: &[&str]) -> Result<(), StoreError> {
        for table in tables {
            self.pool.connections.execute_unprepared(&format!("ANALYZE {table}")).await?;
        }
        Ok(())
    }

    /// Off only while the demo fills an empty database: acts are then written behind each other ([`Filling`]).
    pub(super) async fn durable(&self, on: bool) -> Result<(), StoreError> {
        let next = if on { None } else { Some(Filling::begin(self.pool.clone())) };
        let before = std::mem::replace(&mut *self.filling.write().unwrap_or_else(PoisonError::into_inner), next);
        match before {
            Some(filling) => filling.end().await,
            None => Ok(()),
        }
    }

    /// As [`Postgres::record`], not waiting during a fill.
    pub(super) async fn hand_over(&self, turn: Option<DatabaseTransaction>, bureau: i32, set: WriteSet, entry: Option<EntryRow>) -> Result<OnItsWay, StoreError> {
        let queue = self.filling.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(Filling::queue);
        match (turn, queue) {
            (None, Some(queue)) => filling::hand_over(&queue, set.for_postgres(bureau, entry.as_ref())).await,
            (turn, _) => self.record(turn, bureau, set, entry).await.map(|()| OnItsWay::Stands),
        }
    }

    async fn record(&self, turn: Option<DatabaseTransaction>, bureau: i32, set: WriteSet, entry: Option<EntryRow>) -> Result<(), StoreError> {
        let statements = set.for_postgres(bureau, entry.as_ref());
        for statement in &statements {
            super::watch::seen(|| statement.clone());
            super::COUNTER.try_with(super::StatementCounter::add).ok(); // Outside a request nobody counts.
        }
        let pool = self.pool.clone();
        whatever_the_caller_does(write(pool, turn, statements)).await
    }
}

async fn write(pool: Pool, turn: Option<DatabaseTransaction>, mut statements: Vec<Statement>) -> Result<(), StoreError> {
    match turn {
        // One statement is a transaction of its own: no BEGIN, no COMMIT, one journey.
        None if statements.len() == 1 => pool.write(statements.remove(0)).await?,
        turn => {
            let transaction = match turn {
                Some(transaction) => transaction,
                None => pool.begin().await?,
            };
            for statement in statements {
                transaction.execute_raw(statement).await?;
            }
            // Whatever it is that a COMMIT fails with, nothing stands, and the same act may well pass the next time.
            transaction.commit().await.map_err(|why| match StoreError::from(why) {
                StoreError::Full => StoreError::Full,
                other => StoreError::Busy(other.to_string()),
            })?;
        }
    }
    Ok(())
}

/// Runs to its end even when the caller is dropped. sqlx 0.9 counts a transaction only once the server has answered
/// `BEGIN`: dropped before, it sends no `ROLLBACK`, and the connection goes back to the pool inside a transaction nobody
/// will commit. The next act's single statement would be answered as done, and lost. An act handed over stands, as on
/// SQLite.
async fn whatever_the_caller_does<T: Send + 'static>(work: impl Future<Output = Result<T, StoreError>> + Send + 'static) -> Result<T, StoreError> {
    let done = tokio::spawn(work).await;
    done.map_err(|why| StoreError::Broken(format!("a database task ended early: {why}")))?
}

/// Links what is not linked, bureau by bureau. Several nodes may run it: the head's row lock makes one of them work.
async fn seal(postgres: std::sync::Weak<Postgres>) {
    let mut every = tokio::time::interval(SEAL_EVERY);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        let Some(postgres) = postgres.upgrade() else { return };
        while match seal_once(&postgres.pool).await {
            Ok(full) => full,
            Err(why) => {
                tracing::warn!(%why, "entries wait for the next round to be linked");
                false
            }
        } {}
    }
}

#[derive(sea_orm::FromQueryResult)]
struct BureauRow {
    bureau_id: i32,
}

#[derive(sea_orm::FromQueryResult)]
struct Unlinked {
    id: uuid::Uuid,
    leaf: Vec<u8>,
}

/// One round; says whether a bureau may have more.
async fn seal_once(pool: &Pool) -> Result<bool, StoreError> {
    let waiting = Query::select()
        .distinct()
        .column(Alias::new("bureau_id"))
        .from(Alias::new("journal_entry"))
        .and_where(Expr::col(Alias::new("sequence")).is_null())
        .to_owned();
    let mut full = false;
    for BureauRow { bureau_id } in pool.read(&waiting).await? {
        full |= seal_bureau(pool, bureau_id).await? == SEAL_ENTRIES as usize;
    }
    Ok(full)
}

/// Links up to `SEAL_ENTRIES` of one bureau and says how many.
pub(super) async fn seal_bureau(pool: &Pool, bureau: i32) -> Result<usize, StoreError> {
    let transaction = pool.begin().await?;
    let claim = select_head(bureau).lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).to_owned();
    let Some(head) = rows::<HeadRow>(&transaction, &claim).await?.into_iter().next() else { return Ok(0) };
    let unlinked = Query::select()
        .columns(["id", "leaf"].map(Alias::new))
        .from(Alias::new("journal_entry"))
        .and_where(Expr::col(Alias::new("bureau_id")).eq(bureau))
        .and_where(Expr::col(Alias::new("sequence")).is_null())
        .order_by(Alias::new("recorded_at"), Order::Asc)
        .order_by(Alias::new("id"), Order::Asc)
        .limit(SEAL_ENTRIES)
        .to_owned();
    let entries: Vec<Unlinked> = rows(&transaction, &unlinked).await?;
    let leaves: Option<Vec<_>> = entries.iter().map(|entry| entry.leaf.clone().try_into().ok()).collect();
    let leaves = leaves.ok_or_else(|| StoreError::Broken("a leaf that is not 32 bytes".into()))?;
    let links = chain(head.link()?, leaves);
    let Some(last) = links.last().copied() else { return Ok(0) };
    let (sql, Values(values)) = move_head(bureau, last).build(PostgresQueryBuilder);
    for statement in [link_all(bureau, &entries, &links), Statement::from_sql_and_values(DbBackend::Postgres, sql, values)] {
        super::watch::seen(|| statement.clone());
        transaction.execute_raw(statement).await?;
    }
    transaction.commit().await?;
    Ok(entries.len())
}

/// One update for all, joined with the values; the query builder has no `UPDATE … FROM (VALUES …)`.
fn link_all(bureau: i32, entries: &[Unlinked], links: &[chengguan_proof::Link]) -> Statement {
    let mut sql = String::from("UPDATE journal_entry SET sequence = l.sequence, chain = l.chain FROM (VALUES ");
    let mut values: Vec<sea_orm::Value> = vec![bureau.into()];
    for (at, (entry, link)) in entries.iter().zip(links).enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        let first = values.len() + 1;
        sql.push_str(&format!("{comma}(${first}::uuid, ${}::bigint, ${}::bytea)", first + 1, first + 2));
        values.extend([entry.id.into(), link.sequence.into(), link.chain.to_vec().into()]);
    }
    sql.push_str(") AS l (id, sequence, chain) WHERE journal_entry.bureau_id = $1 AND journal_entry.id = l.id");
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
