//! A refused act on an opinion, for the journal and the caller.

use super::load::Loaded;
use crate::act::Refused;
use crate::refusals;
use chengguan_statute::opinions::Refusal;

/// With the version and digest of the opinion it was asked of.
pub fn refused(loaded: &Loaded, refusal: &Refusal) -> Refused {
    let digest = loaded.row.digest.clone().try_into().unwrap_or_default();
    refusals::refused(format!("opinions.{}", refusal.act.code()), loaded.opinion.version, digest, refusal)
}
