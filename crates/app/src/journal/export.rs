//! Writing the journal as JSON Lines (docs/formats/export.md): one entry a line, the head last.

use super::{chunk, digest, head};
use crate::store::{Reads, StoreError};
use chengguan_proof::{Head, hex};
use std::io::Write;

/// Writes every linked entry and the head; says how many. The bytes of an entry are written as text exactly as hashed.
pub async fn export(reads: &mut (impl Reads + Send), bureau: i32, out: &mut impl Write) -> Result<i64, StoreError> {
    let failed = |why: std::io::Error| StoreError::Busy(format!("the export could not be written: {why}"));
    let newest = head(reads, bureau).await?;
    let mut last = 0;
    while last < newest.sequence {
        let entries = chunk(reads, bureau, last).await?;
        if entries.is_empty() {
            return Err(StoreError::Broken(format!("entries end at {last}, the head is at {}", newest.sequence)));
        }
        for entry in entries.into_iter().filter(|entry| entry.sequence <= newest.sequence) {
            let text = String::from_utf8(entry.payload).map_err(|_| StoreError::Broken("an entry that is not UTF-8".into()))?;
            let line = serde_json::json!({
                "sequence": entry.sequence,
                "entry": text,
                "leaf": hex(&digest(entry.leaf)?),
                "chain": hex(&digest(entry.chain)?),
            });
            writeln!(out, "{line}").map_err(failed)?;
            last = entry.sequence;
        }
    }
    let head = Head { size: newest.sequence, root: hex(&newest.chain) };
    writeln!(out, "{}", serde_json::json!({ "head": head })).map_err(failed)?;
    out.flush().map_err(failed)?;
    Ok(newest.sequence)
}
