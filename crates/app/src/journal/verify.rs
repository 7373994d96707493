//! Checking the journal: an exported file with nothing but the file, what is stored, and the subjects it speaks of.

use super::{chunk, digest, head};
use crate::opinions::tables::{fact, opinion};
use crate::store::{Reads, StoreError};
use chengguan_proof::{Broken, Head, Verifier, from_hex, hex};
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

/// Checks what is stored against the stored head.
pub async fn verify_stored(reads: &mut (impl Reads + Send), bureau: i32) -> Result<Verdict, StoreError> {
    let newest = head(reads, bureau).await?;
    let mut verifier = Verifier::default();
    loop {
        let last = verifier.head().size;
        let entries = chunk(reads, bureau, last).await?;
        if entries.is_empty() {
            break;
        }
        for entry in entries.into_iter().filter(|entry| entry.sequence <= newest.sequence) {
            let (leaf, chain) = (digest(entry.leaf)?, digest(entry.chain)?);
            if let Err(broken) = verifier.take(entry.sequence, &entry.payload, leaf, chain) {
                return Ok(broken.into());
            }
        }
        if verifier.head().size == last || verifier.head().size >= newest.sequence {
            break;
        }
    }
    let head = Head { size: newest.sequence, root: hex(&newest.chain) };
    Ok(verifier.finish(&head).map_or_else(Verdict::from, |()| Verdict::Valid(head)))
}

/// Checks that each opinion's facts are those its digest was made of: an `UPDATE` behind the platform's back is found.
pub async fn verify_tables(reads: &mut (impl Reads + Send), bureau: i32) -> Result<Option<String>, StoreError> {
    let mut after = uuid::Uuid::nil();
    loop {
        let select = opinion::Entity::find()
            .filter(opinion::Column::BureauId.eq(bureau))
            .filter(opinion::Column::Id.gt(after))
            .order_by_asc(opinion::Column::Id)
            .limit(500);
        let rows: Vec<opinion::Model> = reads.all(select.into_query()).await?;
        let Some(last) = rows.last().map(|row| row.id) else { return Ok(None) };
        let facts = fact::Entity::find()
            .filter(fact::Column::BureauId.eq(bureau))
            .filter(fact::Column::OpinionId.is_in(rows.iter().map(|row| row.id)))
            .order_by_asc(fact::Column::OpinionId)
            .order_by_asc(fact::Column::Number);
        let facts: Vec<fact::Model> = reads.all(facts.into_query()).await?;
        for row in &rows {
            if !agrees(row, facts.iter().filter(|fact| fact.opinion_id == row.id)) {
                return Ok(Some(row.number.clone()));
            }
        }
        after = last;
    }
}

fn agrees<'a>(row: &opinion::Model, facts: impl Iterator<Item = &'a fact::Model>) -> bool {
    let mut dated = Vec::new();
    for stored in facts {
        let (Ok(by), Ok(fact)) = (serde_json::from_str(&stored.by), serde_json::from_str(&stored.body)) else { return false };
        dated.push(Dated { number: stored.number as u32, at: Instant(stored.at), by, fact });
    }
    let (digest, _) = crate::opinions::store::digest(&[0; 32], &dated);
    digest.as_slice() == row.digest && dated.len() == row.version as usize
}
