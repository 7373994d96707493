//! Checking the journal: an exported file with nothing but the file, what is stored, and the subjects it speaks of.

use super::{Stored, chunk, digest, head, payload};
use crate::opinions::load::facts_of;
use crate::opinions::tables::{fact, import_batch, opinion};
use crate::store::{Reads, StoreError};
use chengguan_proof::{Broken, Head, Merkle, Sm3, Verifier, from_hex, hex};
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::Dated;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde_json::Value;
use std::io::BufRead;

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything follows.
    Valid(Head),
    /// The first thing that does not.
    Invalid {
        /// Entry number.
        at: i64,
        /// Why.
        why: String,
    },
}

impl From<Broken> for Verdict {
    fn from(broken: Broken) -> Self {
        Self::Invalid { at: broken.at, why: broken.why.into() }
    }
}

/// Checks an exported file.
pub fn verify_file(file: impl BufRead) -> std::io::Result<Verdict> {
    let mut verifier = Verifier::default();
    let mut ended: Option<Head> = None;
    for line in file.lines() {
        let line = match line {
            Ok(line) => line,
            Err(why) if why.kind() == std::io::ErrorKind::InvalidData => return Ok(invalid(&verifier, "a line is not UTF-8")),
            Err(why) => return Err(why),
        };
        if ended.is_some() {
            return Ok(invalid(&verifier, "something follows the head"));
        }
        let Ok(value) = serde_json::from_str::<Value>(&line) else { return Ok(invalid(&verifier, "a line is not JSON")) };
        if let Some(head) = value.get("head") {
            ended = serde_json::from_value(head.clone()).ok();
            if ended.is_none() {
                return Ok(invalid(&verifier, "the head cannot be read"));
            }
            continue;
        }
        let taken = (|| {
            let digest_of = |name: &str| from_hex(value.get(name)?.as_str()?);
            Some((value.get("sequence")?.as_i64()?, value.get("entry")?.as_str()?, digest_of("leaf")?, digest_of("chain")?))
        })();
        let Some((sequence, entry, leaf, chain)) = taken else { return Ok(invalid(&verifier, "an entry cannot be read")) };
        if let Err(broken) = verifier.take(sequence, entry.as_bytes(), leaf, chain) {
            return Ok(broken.into());
        }
    }
    let Some(head) = ended else { return Ok(invalid(&verifier, "the head is missing")) };
    Ok(verifier.finish(&head).map_or_else(Verdict::from, |()| Verdict::Valid(head)))
}

fn invalid(verifier: &Verifier, why: &str) -> Verdict {
    Verdict::Invalid { at: verifier.head().size + 1, why: why.into() }
}

/// Chunks read ahead of the digests: enough that neither waits for the other.
const AHEAD: usize = 2;

/// Checks what is stored against the stored head. Digests are made on a thread of their own while the next chunk is read.
/// `told` hears how many entries were read, and of how many.
pub async fn verify_stored(reads: &mut (impl Reads + Send), bureau: i32, told: &(dyn Fn(i64, i64) + Sync)) -> Result<Verdict, StoreError> {
    let newest = head(reads, bureau).await?;
    let (hand, mut handed) = tokio::sync::mpsc::channel::<Vec<Stored>>(AHEAD);
    let digesting = tokio::task::spawn_blocking(move || {
        let mut verifier = Verifier::default();
        while let Some(entries) = handed.blocking_recv() {
            for entry in entries {
                let (leaf, chain) = (digest(entry.leaf)?, digest(entry.chain)?);
                if let Err(broken) = verifier.take(entry.sequence, &entry.payload, leaf, chain) {
                    return Ok(Err(broken));
                }
            }
        }
        Ok::<_, StoreError>(Ok(verifier))
    });
    let mut last = 0;
    while last < newest.sequence {
        let mut entries = chunk(reads, bureau, last).await?;
        entries.retain(|entry| entry.sequence <= newest.sequence);
        let Some(entry) = entries.last() else { break };
        last = entry.sequence;
        told(last, newest.sequence);
        if hand.send(entries).await.is_err() {
            break; // Something was found: the rest is not looked at.
        }
    }
    drop(hand);
    let head = Head { size: newest.sequence, root: hex(&newest.chain) };
    match digesting.await.map_err(|why| StoreError::Broken(format!("a check ended early: {why}")))?? {
        Ok(verifier) => Ok(verifier.finish(&head).map_or_else(Verdict::from, |()| Verdict::Valid(head))),
        Err(broken) => Ok(broken.into()),
    }
}

/// Checks that each opinion's facts are those its digest was made of, and that each import holds the rows its entry's
/// root was made of: an `UPDATE` behind the platform's back is found. Names the first that is not as it was.
pub async fn verify_tables(reads: &mut (impl Reads + Send), bureau: i32) -> Result<Option<String>, StoreError> {
    let mut imports = Imports::load(reads, bureau).await?;
    let mut after = uuid::Uuid::nil();
    loop {
        let select = opinion::Entity::find()
            .filter(opinion::Column::BureauId.eq(bureau))
            .filter(opinion::Column::Id.gt(after))
            .order_by_asc(opinion::Column::Id)
            .limit(500);
        let rows: Vec<opinion::Model> = reads.all(select.into_query()).await?;
        let Some(last) = rows.last().map(|row| row.id) else { return Ok(imports.wrong()) };
        let facts: Vec<fact::Model> = reads.all(facts_of(bureau, rows.iter().map(|row| row.id))).await?;
        for row in &rows {
            let own: Vec<&fact::Model> = facts.iter().filter(|fact| fact.opinion_id == row.id).collect();
            if !agrees(row, &own) && !agrees_by_itself(reads, bureau, row.id).await? {
                return Ok(Some(row.number.clone()));
            }
            imports.count_in(&own);
        }
        after = last;
    }
}

/// Looks again at one that did not agree: an act between reading its row and its facts is no fault. It is one where the
/// row was the same before and after its facts were read.
async fn agrees_by_itself(reads: &mut (impl Reads + Send), bureau: i32, id: uuid::Uuid) -> Result<bool, StoreError> {
    let row = || opinion::Entity::find().filter(opinion::Column::BureauId.eq(bureau)).filter(opinion::Column::Id.eq(id)).into_query();
    loop {
        let before: Option<opinion::Model> = reads.one(row()).await?;
        let facts: Vec<fact::Model> = reads.all(facts_of(bureau, [id])).await?;
        if before == reads.one(row()).await? {
            return Ok(before.is_some_and(|row| agrees(&row, &facts.iter().collect::<Vec<_>>())));
        }
    }
}

fn agrees(row: &opinion::Model, facts: &[&fact::Model]) -> bool {
    digest_of(facts.iter().copied()).is_some_and(|digest| digest.as_slice() == row.digest) && facts.len() == row.version as usize
}

fn digest_of<'a>(facts: impl Iterator<Item = &'a fact::Model>) -> Option<Sm3> {
    let mut dated = Vec::new();
    for stored in facts {
        let by = serde_json::from_str(&stored.by).ok()?;
        let fact = serde_json::from_str(&stored.body).ok()?;
        dated.push(Dated { number: stored.number as u32, at: Instant(stored.at), by, fact });
    }
    Some(crate::opinions::store::digest(&[0; 32], &dated).0)
}

/// The trees of imported files, grown anew from the ledger. Ids were given in the order of the rows.
struct Imports(Vec<Imported>);

struct Imported {
    batch: import_batch::Model,
    tree: Merkle,
    /// As the journal's entry names it.
    root: Option<String>,
}

impl Imports {
    /// Those all of whose rows are placed.
    async fn load(reads: &mut (impl Reads + Send), bureau: i32) -> Result<Self, StoreError> {
        let select = import_batch::Entity::find().filter(import_batch::Column::BureauId.eq(bureau)).filter(import_batch::Column::FinishedAt.is_not_null());
        let batches: Vec<import_batch::Model> = reads.all(select.into_query()).await?;
        let mut imports = Vec::with_capacity(batches.len());
        for batch in batches {
            let stored = payload(reads, bureau, batch.entry_id.unwrap_or_default()).await?;
            let payload: Option<Value> = stored.and_then(|payload| serde_json::from_slice(&payload).ok());
            let root = payload.and_then(|entry| entry["payload"]["root"].as_str().map(str::to_owned));
            imports.push(Imported { batch, tree: Merkle::default(), root });
        }
        Ok(Self(imports))
    }

    fn count_in(&mut self, facts: &[&fact::Model]) {
        let Some(entry) = facts.first().map(|fact| fact.entry_id) else { return };
        let Some(import) = self.0.iter_mut().find(|import| import.batch.entry_id == Some(entry)) else { return };
        if let Some(digest) = digest_of(facts.iter().copied().filter(|fact| fact.entry_id == entry)) {
            import.tree.push(&digest);
        }
    }

    fn wrong(self) -> Option<String> {
        let wrong = |import: &Imported| import.root.as_deref() != Some(hex(&import.tree.root()).as_str()) || import.tree.leaves() != import.batch.rows as u64;
        self.0.into_iter().find(wrong).map(|import| import.batch.file_name)
    }
}
