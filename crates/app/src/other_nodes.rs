//! What other processes do on the same database (another node, a command with `--database-url`) is read from the journal:
//! every act has an entry there, and linked entries have numbers without gaps. So one question a bureau, a few times a
//! second, is all it takes (docs/decisions/2026-11-24-nodes-follow-the-journal.md).

use crate::desk::Desk;
use crate::events::Event;
use crate::identity::tables::bureau;
use crate::journal::head;
use crate::store::{Reads, StoreError};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{EntityTrait, FromQueryResult, QueryOrder, QuerySelect, QueryTrait};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;
use uuid::Uuid;

/// How often the journal is looked at. An entry is linked within 200 ms, so a change is known everywhere in half a second.
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// Entries told of one by one. Above this, whoever listens reads everything again.
const ENTRIES_MAX: i64 = 1000;

/// What of an entry matters to others.
#[derive(FromQueryResult)]
struct Entry {
    id: Uuid,
    recorded_at: i64,
    subject_kind: String,
    subject_id: Uuid,
    payload: Vec<u8>,
}

/// An opinion another process changed.
pub(crate) struct Touched {
    /// Which.
    pub opinion: Uuid,
    /// By which act.
    pub act: String,
    /// When.
    pub at: i64,
}

#[derive(FromQueryResult)]
struct Id {
    id: i32,
}

/// The newest entry of each bureau that was taken note of.
#[derive(Default)]
pub struct Followed(BTreeMap<i32, i64>);

/// Follows for as long as the server runs; where nobody else is on the database, not at all.
pub async fn run(desk: Desk) {
    if desk.alone() {
        return;
    }
    let mut followed = Followed::default();
    let mut every = tokio::time::interval(LOOK_EVERY);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        if let Err(why) = followed.look(&desk).await {
            tracing::warn!(%why, "what others do is seen at the next look");
        }
    }
}

impl Followed {
    /// Takes note of everything new. What fails is looked at again the next time.
    pub async fn look(&mut self, desk: &Desk) -> Result<(), StoreError> {
        desk.events().followed();
        let mut reader = desk.reading();
        let ids = bureau::Entity::find().select_only().column(bureau::Column::Id).order_by_asc(bureau::Column::Id).into_query();
        let ids: Vec<Id> = reader.all(ids).await?;
        let mut heads = BTreeMap::new();
        for Id { id } in ids {
            heads.insert(id, head(&mut reader, id).await?.sequence);
        }
        if !heads.keys().eq(self.0.keys()) {
            // After the heads: what is recorded from here on has a number above them.
            desk.reload().await?;
            self.0.retain(|bureau, _| heads.contains_key(bureau));
        }
        for (bureau, head) in heads {
            let last = *self.0.entry(bureau).or_insert(head);
            if last != head {
                tell(desk, bureau, last, head).await?;
                self.0.insert(bureau, head);
            }
        }
        Ok(())
    }
}

async fn tell(desk: &Desk, bureau: i32, last: i64, head: i64) -> Result<(), StoreError> {
    // A head that went back is another journal: a demo whose fill began anew.
    if head < last || head - last > ENTRIES_MAX {
        desk.reload_bureau(bureau).await?;
        desk.events().send(Event::Behind(bureau));
        return Ok(());
    }
    let heard = !desk.events().listeners(bureau).is_empty();
    let entries: Vec<Entry> = desk.reading().all(between(bureau, last, head, heard)).await?;
    let (mut touched, mut reload) = (Vec::new(), false);
    for entry in entries {
        let payload: Value = serde_json::from_slice(&entry.payload).map_err(|why| StoreError::Broken(format!("entry {}: {why}", entry.id)))?;
        let act = payload["act"].as_str().unwrap_or_default();
        reload |= changes_reference(act);
        let facts = payload["payload"]["facts"].as_array().is_some_and(|facts| !facts.is_empty());
        if entry.subject_kind == "opinion" && facts && !desk.events().told(&entry.id) {
            let act = act.rsplit('.').next().unwrap_or_default().to_owned();
            touched.push(Touched { opinion: entry.subject_id, act, at: entry.recorded_at });
        }
    }
    if reload {
        desk.reload_bureau(bureau).await?;
    }
    crate::opinions::live::tell_of_others(desk, bureau, &touched).await
}

/// Entries of opinions are left out where nobody listens: they are nearly all there are.
fn between(bureau: i32, last: i64, head: i64, with_opinions: bool) -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(["id", "recorded_at", "subject_kind", "subject_id", "payload"].map(Alias::new))
        .from(Alias::new("journal_entry"))
        .and_where(Expr::col(Alias::new("bureau_id")).eq(bureau))
        .and_where(Expr::col(Alias::new("sequence")).gt(last))
        .and_where(Expr::col(Alias::new("sequence")).lte(head))
        .order_by(Alias::new("sequence"), Order::Asc)
        .limit(ENTRIES_MAX as u64);
    if !with_opinions {
        select.and_where(Expr::col(Alias::new("subject_kind")).ne("opinion"));
    }
    select.take()
}

/// Whether an act changes what every process keeps in memory. A token is read each time it is shown.
fn changes_reference(act: &str) -> bool {
    let reference = act.starts_with("identity.") && act != "identity.create_token" || act.starts_with("system.") && (act.contains("setting") || act.contains("squad"));
    reference && !act.ends_with(".refused")
}

#[cfg(test)]
mod tests {
    use super::changes_reference;

    #[test]
    fn what_is_kept_in_memory_is_read_again_after_the_acts_that_change_it() {
        let acts = ["identity.create_accounts", "identity.disable_account", "identity.create_token", "identity.create_squads.refused", "opinions.sort", "system.change_setting", "system.open_squad", "system.retry_job"];
        assert_eq!(acts.map(changes_reference), [true, true, false, false, false, true, true, false]);
    }
}
