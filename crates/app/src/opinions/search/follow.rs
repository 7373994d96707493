//! Follows the ledger: whatever changed is taken into the index again. The index is not part of an act; it is a moment
//! behind, and says so where it is more.

use super::Search;
use super::index::{Entry, Reached, Words, is};
use crate::desk::Desk;
use crate::opinions::load::{self, Loaded};
use crate::opinions::reporter::{Reporter, reporter};
use crate::opinions::tables::opinion::{self, Column};
use crate::secrets::Secrets;
use crate::store::{Reads, StoreError};
use chengguan_statute::opinions::{Channel, Fact, Kind, corrected_facts};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use uuid::Uuid;

/// How often the ledger is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Opinions read in one go.
const CHUNK: usize = 500;
/// Opinions of one commit of the index.
const COMMIT: usize = 5_000;
/// Between two goes the index rests this many times as long as the last one took: people's work comes first.
const REST: u32 = 2;
/// An act is dated when it begins and stands when it is committed: looked at again is what changed so shortly before the
/// newest change taken in.
const OVERLAP_MS: i64 = 10_000;
/// Of so many at most.
const LATELY_MAX: u64 = 100_000;
/// How often that is done.
const AGAIN_EVERY: u32 = 5;

/// What follows the ledger remembers between two looks.
#[derive(Default)]
struct Following {
    looks: u32,
    /// When each opinion taken in lately had changed.
    lately: HashMap<Uuid, i64>,
}

/// Follows for as long as the server runs.
pub async fn run(desk: Desk) {
    let mut following = Following::default();
    let mut every = tokio::time::interval(LOOK_EVERY);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        if let Err(why) = following.look(&desk, REST).await {
            tracing::warn!(%why, "the search index takes in what changed at the next look");
        }
    }
}

/// Takes in everything there is: for tests and commands.
pub async fn catch_up(desk: &Desk) -> Result<(), StoreError> {
    Following::default().look(desk, 0).await
}

impl Following {
    async fn look(&mut self, desk: &Desk, rest: u32) -> Result<(), StoreError> {
        let words = opened(desk.search())?;
        self.looks = self.looks.wrapping_add(1);
        for bureau in desk.bureaus() {
            if self.looks % AGAIN_EVERY == 1 {
                self.overlooked(desk, bureau.id, &words).await?;
            }
            self.onward(desk, bureau.id, &words, rest).await?;
        }
        desk.search().behind.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// From where the index got to up to the newest change.
    async fn onward(&mut self, desk: &Desk, bureau: i32, words: &Arc<Words>, rest: u32) -> Result<(), StoreError> {
        let mut reached = words.reached();
        let mut entries = Vec::new();
        loop {
            let began = std::time::Instant::now();
            let (at, id) = reached.of(bureau);
            let after = Expr::tuple([Expr::col(Column::ChangedAt), Expr::col(Column::Id)]).gt(Expr::tuple([Expr::val(at), Expr::val(id)]));
            let named: Vec<Named> = desk.reading().all(changed(bureau, &Condition::all().add(after), CHUNK as u64)).await?;
            let more = named.len() == CHUNK;
            if let Some(last) = named.last() {
                reached.set(bureau, (last.changed_at, last.id));
                desk.search().behind.fetch_or(more, Ordering::Relaxed);
                entries.extend(self.read(desk, bureau, named.iter().map(|row| row.id)).await?);
            }
            if !entries.is_empty() && (!more || entries.len() >= COMMIT) {
                take(words, std::mem::take(&mut entries), reached.clone()).await?;
            }
            if !more {
                let (at, _) = reached.of(bureau);
                self.lately.retain(|_, changed_at| *changed_at > at.saturating_sub(2 * OVERLAP_MS));
                return Ok(());
            }
            tokio::time::sleep(began.elapsed() * rest).await;
        }
    }

    /// What was dated before the newest change taken in and stood only after it was looked at.
    async fn overlooked(&mut self, desk: &Desk, bureau: i32, words: &Arc<Words>) -> Result<(), StoreError> {
        let reached = words.reached();
        let (at, _) = reached.of(bureau);
        let lately = Condition::all().add(Column::ChangedAt.gt(at.saturating_sub(OVERLAP_MS))).add(Column::ChangedAt.lte(at));
        let named: Vec<Named> = desk.reading().all(changed(bureau, &lately, LATELY_MAX)).await?;
        let missed: Vec<Uuid> = named.into_iter().filter(|row| self.lately.get(&row.id) != Some(&row.changed_at)).map(|row| row.id).collect();
        for some in missed.chunks(CHUNK) {
            let entries = self.read(desk, bureau, some.iter().copied()).await?;
            take(words, entries, reached.clone()).await?;
        }
        Ok(())
    }

    async fn read(&mut self, desk: &Desk, bureau: i32, ids: impl Iterator<Item = Uuid>) -> Result<Vec<Entry>, StoreError> {
        let rows = opinion::Entity::find().filter(Column::BureauId.eq(bureau)).filter(Column::Id.is_in(ids));
        let mut reader = desk.reading();
        let rows = reader.all(rows.into_query()).await?;
        let loaded = load::by_rows(&mut reader, bureau, rows).await?;
        self.lately.extend(loaded.iter().map(|one| (one.row.id, one.row.changed_at)));
        Ok(loaded.iter().map(|loaded| entry(desk.secrets(), loaded)).collect())
    }
}

#[derive(FromQueryResult)]
struct Named {
    id: Uuid,
    changed_at: i64,
}

/// What changed and when, oldest first: an index has it channel by channel, and each is asked for its first.
fn changed(bureau: i32, when: &Condition, most: u64) -> SelectStatement {
    let of_channel = |channel: &Channel| {
        let some = opinion::Entity::find().select_only().columns([Column::Id, Column::ChangedAt]);
        let some = some.filter(Column::BureauId.eq(bureau)).filter(Column::Channel.eq(channel.code())).filter(when.clone());
        let some = some.order_by_asc(Column::ChangedAt).order_by_asc(Column::Id).limit(most).into_query();
        Query::select().columns([Column::Id, Column::ChangedAt]).from_subquery(some, opinion::Entity).take()
    };
    let mut every = Channel::ALL.iter().map(of_channel);
    let mut all = every.next().unwrap_or_default();
    for one in every {
        all.union(UnionType::All, one);
    }
    Query::select().columns([Column::Id, Column::ChangedAt]).from_subquery(all, opinion::Entity).order_by(Column::ChangedAt, Order::Asc).order_by(Column::Id, Order::Asc).limit(most).take()
}

fn opened(search: &Search) -> Result<Arc<Words>, StoreError> {
    if let Some(words) = search.words.get() {
        return Ok(words.clone());
    }
    let words = Words::open(&search.folder, search.secrets.marker()).map_err(broken)?;
    Ok(search.words.get_or_init(|| Arc::new(words)).clone())
}

async fn take(words: &Arc<Words>, entries: Vec<Entry>, reached: Reached) -> Result<(), StoreError> {
    let words = words.clone();
    let taken = tokio::task::spawn_blocking(move || words.take(entries, reached)).await;
    taken.map_err(|why| StoreError::Broken(why.to_string()))?.map_err(broken)
}

fn broken(why: tantivy::TantivyError) -> StoreError {
    StoreError::Broken(format!("the search index: {why}"))
}

/// What an opinion is found by. Nobody finds who made a report of wrongdoing (举报): not even that somebody did.
fn entry(secrets: &Secrets, loaded: &Loaded) -> Entry {
    let (row, opinion) = (&loaded.row, &loaded.opinion);
    let mut terms = vec![is("open", row.open), is("standing", &row.standing), is("kind", &row.kind), is("channel", &row.channel), is("supervised", row.supervised)];
    let some = [("category", &row.category), ("urgency", &row.urgency), ("approach", &row.approach)];
    terms.extend(some.into_iter().filter_map(|(name, value)| Some(is(name, value.as_ref()?))));
    terms.extend(row.squad_id.map(|squad| is("squad", squad)));
    terms.extend(row.handler_id.map(|handler| is("handler", handler)));
    let mut words = vec![crate::opinions::answers::words(opinion), row.number.clone()];
    words.extend(opinion.place.as_ref().map(|place| place.address.text.clone()));
    words.extend(row.source_id.clone());
    let facts = corrected_facts(&loaded.facts).unwrap_or_default();
    words.extend(facts.iter().filter_map(|dated| match &dated.fact {
        Fact::Answered { said, .. } | Fact::Replied { said } => Some(said.text.clone()),
        _ => None,
    }));
    let told = if opinion.kind == Kind::Report { Reporter::default() } else { reporter(secrets, row) };
    Entry { id: row.id, bureau: row.bureau_id, received_at: row.received_at, is: terms, words, reporter: [told.name, told.phone].into_iter().flatten().collect() }
}
