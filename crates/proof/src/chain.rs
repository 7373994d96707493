//! The chain: each entry's leaf hangs on all that went before.

use crate::digest::{Sm3, sm3};

/// Where an entry stands in its bureau's chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// From 1, without gaps.
    pub sequence: i64,
    /// SM3 of the previous link's chain and this entry's leaf.
    pub chain: Sm3,
}

impl Link {
    /// Before the first entry: sequence 0 and 32 zero bytes.
    pub const START: Link = Link { sequence: 0, chain: [0; 32] };
}

/// `SM3(0x00 ‖ canonical bytes)`. The prefix keeps leaves apart from inner nodes of the Merkle tree (RFC 6962 §2.1).
pub fn leaf(payload: &[u8]) -> Sm3 {
    sm3(&[&[0], payload])
}

/// Links leaves one after another onto `head`. The only place where sequence and chain are made.
pub fn chain(head: Link, leaves: impl IntoIterator<Item = Sm3>) -> Vec<Link> {
    let mut last = head;
    leaves
        .into_iter()
        .map(|leaf| {
            last = Link { sequence: last.sequence + 1, chain: sm3(&[&last.chain, &leaf]) };
            last
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::hex;

    /// The vector of docs/formats/entry.md, made with OpenSSL.
    #[test]
    fn leaf_and_chain_are_those_openssl_makes() {
        let leaf = leaf(br#"{"act":"opinions.receive","at":1772499600000,"bureau":"test"}"#);
        assert_eq!(hex(&leaf), "7452df3a4a052f6c58cea818dbd53e91b67d18624a6f1a5fa32a7a1f28f582c8");
        assert_eq!(hex(&chain(Link::START, [leaf])[0].chain), "3eee326251188608d350c51abcf79fd0626d70c1333a5ea9488c5fdb335997d3");
    }
}
