//! The Merkle tree of RFC 6962 §2.1 over SM3: leaves SM3(0x00 ‖ data), nodes SM3(0x01 ‖ left ‖ right).

use crate::digest::{Sm3, sm3};

/// A tree that grows leaf by leaf and keeps only its full subtrees: constant work a leaf, 32 bytes a level.
#[derive(Clone, Debug, Default)]
pub struct Merkle {
    /// Full subtrees, largest first: how many leaves, and the root.
    full: Vec<(u64, Sm3)>,
}

impl Merkle {
    /// The next leaf.
    pub fn push(&mut self, data: &[u8]) {
        let mut newest = (1, sm3(&[&[0], data]));
        while let Some((leaves, root)) = self.full.pop_if(|(leaves, _)| *leaves == newest.0) {
            newest = (leaves * 2, node(&root, &newest.1));
        }
        self.full.push(newest);
    }

    /// How many leaves.
    pub fn leaves(&self) -> u64 {
        self.full.iter().map(|(leaves, _)| leaves).sum()
    }

    /// The root; of nothing, SM3 of nothing.
    pub fn root(&self) -> Sm3 {
        let mut roots = self.full.iter().rev().map(|(_, root)| *root);
        match roots.next() {
            None => sm3(&[]),
            Some(smallest) => roots.fold(smallest, |right, left| node(&left, &right)),
        }
    }
}

fn node(left: &Sm3, right: &Sm3) -> Sm3 {
    sm3(&[&[1], left, right])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition, word for word.
    fn mth(leaves: &[Vec<u8>]) -> Sm3 {
        match leaves {
            [] => sm3(&[]),
            [one] => sm3(&[&[0], one]),
            many => {
                let split = many.len().next_power_of_two() / 2;
                sm3(&[&[1], &mth(&many[..split]), &mth(&many[split..])])
            }
        }
    }

    #[test]
    fn grown_leaf_by_leaf_the_root_is_that_of_the_definition() {
        let leaves: Vec<Vec<u8>> = (0..70_u8).map(|n| vec![n; usize::from(n % 5)]).collect();
        let mut tree = Merkle::default();
        for count in 0..=leaves.len() {
            assert_eq!((tree.root(), tree.leaves()), (mth(&leaves[..count]), count as u64), "{count}");
            if let Some(leaf) = leaves.get(count) {
                tree.push(leaf);
            }
        }
    }
}
