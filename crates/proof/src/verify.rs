//! Verification of an exported or stored journal, one entry after another, in constant memory.

use crate::chain::{Link, chain, leaf};
use crate::digest::{Sm3, from_hex, hex};
use serde::{Deserialize, Serialize};

/// What an export ends with: how many entries there are and what the last one hangs on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number of entries.
    pub size: i64,
    /// Chain value of the last entry, in hexadecimal.
    pub root: String,
}

/// The first thing found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Sequence number at which it shows.
    pub at: i64,
    /// Why, in English; commands put it in the reader's words.
    pub why: &'static str,
}

/// Everything a [`Verifier`] finds wrong.
pub mod why {
    /// An entry is missing, stands twice or elsewhere.
    pub const ORDER: &str = "sequence number out of order";
    /// An entry is not what its leaf was made of.
    pub const BYTES: &str = "the entry's bytes were changed";
    /// An entry does not hang on the one before.
    pub const CHAIN: &str = "the chain value does not follow from the entry before";
    /// Entries are missing at the end, or came on after it.
    pub const SIZE: &str = "the head speaks of another number of entries";
    /// The head is of another journal.
    pub const ROOT: &str = "the head has another root";
}

/// Walks a journal from its first entry.
#[derive(Clone, Debug)]
pub struct Verifier {
    head: Link,
}

impl Default for Verifier {
    fn default() -> Self {
        Self { head: Link::START }
    }
}

impl Verifier {
    /// Goes on from a link already verified.
    pub fn from(head: Link) -> Self {
        Self { head }
    }

    /// Takes the next entry: its sequence, stored bytes, leaf and chain.
    pub fn take(&mut self, sequence: i64, payload: &[u8], stored_leaf: Sm3, stored_chain: Sm3) -> Result<(), Broken> {
        let expected = self.head.sequence + 1;
        let broken = |why| Err(Broken { at: expected, why });
        if sequence != expected {
            return broken(why::ORDER);
        }
        let own_leaf = leaf(payload);
        if own_leaf != stored_leaf {
            return broken(why::BYTES);
        }
        let link = chain(self.head, [own_leaf])[0];
        if link.chain != stored_chain {
            return broken(why::CHAIN);
        }
        self.head = link;
        Ok(())
    }

    /// Checks the head an export ends with.
    pub fn finish(&self, head: &Head) -> Result<(), Broken> {
        let broken = |why| Err(Broken { at: self.head.sequence, why });
        if head.size != self.head.sequence {
            return broken(why::SIZE);
        }
        if from_hex(&head.root) != Some(self.head.chain) {
            return broken(why::ROOT);
        }
        Ok(())
    }

    /// The head of what was taken so far.
    pub fn head(&self) -> Head {
        Head { size: self.head.sequence, root: hex(&self.head.chain) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn journal(size: usize) -> Vec<(i64, Vec<u8>, Sm3, Sm3)> {
        let payloads: Vec<Vec<u8>> = (0..size).map(|n| format!("{{\"n\":{n}}}").into_bytes()).collect();
        let links = chain(Link::START, payloads.iter().map(|payload| leaf(payload)));
        payloads.into_iter().zip(links).map(|(payload, link)| {
            let own = leaf(&payload);
            (link.sequence, payload, own, link.chain)
        }).collect()
    }

    fn verify(entries: &[(i64, Vec<u8>, Sm3, Sm3)], head: &Head) -> Result<(), Broken> {
        let mut verifier = Verifier::default();
        for (sequence, payload, leaf, chain) in entries {
            verifier.take(*sequence, payload, *leaf, *chain)?;
        }
        verifier.finish(head)
    }

    fn head_of(entries: &[(i64, Vec<u8>, Sm3, Sm3)]) -> Head {
        entries.last().map_or(Verifier::default().head(), |last| Head { size: last.0, root: hex(&last.3) })
    }

    proptest! {
        #[test]
        fn any_flipped_byte_is_found(size in 1usize..20, entry in 0usize..20, byte in 0usize..200, bit in 0u8..8) {
            let mut entries = journal(size);
            let head = head_of(&entries);
            let entry = entry % size;
            let (_, payload, leaf, chain) = &mut entries[entry];
            let length = payload.len();
            match byte % (length + 64) {
                at if at < length => payload[at] ^= 1 << bit,
                at if at < length + 32 => leaf[at - length] ^= 1 << bit,
                at => chain[at - length - 32] ^= 1 << bit,
            }
            prop_assert_eq!(verify(&entries, &head).unwrap_err().at, entry as i64 + 1);
        }

        #[test]
        fn deletion_repetition_reordering_and_a_cut_tail_are_found(size in 2usize..20, at in 0usize..20) {
            let whole = journal(size);
            let head = head_of(&whole);
            prop_assert!(verify(&whole, &head).is_ok());
            let at = at % size;
            let mut deleted = whole.clone();
            deleted.remove(at);
            prop_assert!(verify(&deleted, &head).is_err());
            let mut repeated = whole.clone();
            repeated.insert(at, whole[at].clone());
            prop_assert!(verify(&repeated, &head).is_err());
            let mut swapped = whole.clone();
            swapped.swap(at, (at + 1) % size);
            prop_assert!(verify(&swapped, &head).is_err());
            prop_assert!(verify(&whole[..size - 1], &head).is_err());
        }
    }
}
