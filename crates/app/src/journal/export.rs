//! Writing the journal as JSON Lines (docs/formats/export.md): one entry a line, the head last.

use super::{chunk, digest, head};
use crate::store::{Reads, StoreError};
use chengguan_proof::{Head, Link, hex};
use std::io::Write;

/// Writes every linked entry and the head; says how many. The bytes of an entry are written as text exactly as hashed.
pub async fn export(reads: &mut (impl Reads + Send), bureau: i32, out: &mut impl Write) -> Result<i64, StoreError> {
    let failed = |why: std::io::Error| StoreError::Busy(format!("the export could not be written: {why}"));
    let mut lines = Lines::begin(reads, bureau).await?;
    while let Some(text) = lines.next(reads).await? {
        out.write_all(&text).map_err(failed)?;
    }
    out.flush().map_err(failed)?;
    Ok(lines.newest.sequence)
}

/// The lines of an export, a chunk at a time: no read outlives a chunk.
pub struct Lines {
    bureau: i32,
    newest: Link,
    last: i64,
    ended: bool,
}

impl Lines {
    /// Up to the newest link there is.
    pub async fn begin(reads: &mut (impl Reads + Send), bureau: i32) -> Result<Self, StoreError> {
        Ok(Self { bureau, newest: head(reads, bureau).await?, last: 0, ended: false })
    }

    /// The next lines; the last of them is the head.
    pub async fn next(&mut self, reads: &mut (impl Reads + Send)) -> Result<Option<Vec<u8>>, StoreError> {
        if self.ended {
            return Ok(None);
        }
        let mut text = String::new();
        if self.last < self.newest.sequence {
            let entries = chunk(reads, self.bureau, self.last).await?;
            if entries.is_empty() {
                self.ended = true;
                return Err(StoreError::Broken(format!("entries end at {}, the head is at {}", self.last, self.newest.sequence)));
            }
            for entry in entries.into_iter().filter(|entry| entry.sequence <= self.newest.sequence) {
                let bytes = String::from_utf8(entry.payload).map_err(|_| StoreError::Broken("an entry that is not UTF-8".into()))?;
                let line = serde_json::json!({
                    "sequence": entry.sequence,
                    "entry": bytes,
                    "leaf": hex(&digest(entry.leaf)?),
                    "chain": hex(&digest(entry.chain)?),
                });
                text.push_str(&format!("{line}\n"));
                self.last = entry.sequence;
            }
        } else {
            let head = Head { size: self.newest.sequence, root: hex(&self.newest.chain) };
            text = format!("{}\n", serde_json::json!({ "head": head }));
            self.ended = true;
        }
        Ok(Some(text.into_bytes()))
    }
}
