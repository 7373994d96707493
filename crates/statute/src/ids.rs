//! Typed identifiers. Every one is a UUIDv7 made by the caller (this crate has no randomness).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map($name)
            }
        }
    )+};
}

typed_id! {
    /// One opinion on the ledger.
    OpinionId,
    /// One account of the bureau's people.
    AccountId,
    /// One squad (中队) of the bureau's tree.
    SquadId,
    /// One stored photo, named by its bureau and not by its bytes.
    AttachmentId,
}
