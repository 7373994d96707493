//! Another key (换密钥): from now on everything is sealed under it, and what was sealed before is sealed anew.

use crate::act::Entry;
use crate::desk::{Bureau, Desk};
use crate::identity::seal_second_factors_anew;
use crate::messages::{seal_channels_anew, seal_messages_anew};
use crate::opinions::reporter;
use crate::problem::Problem;
use chengguan_statute::opinions::ActedBy;
use serde::Serialize;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// What a change of keys did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rotated {
    /// The key in use before.
    pub from: String,
    /// The key in use now.
    pub to: String,
    /// Opinions whose reporter was sealed anew.
    pub reporters: usize,
    /// Messages whose address was.
    pub messages: usize,
    /// Second factors of accounts.
    pub second_factors: usize,
    /// Passwords and keys of gateways.
    pub channels: usize,
}

/// Makes a new key and seals everything under it. Interrupted, it is simply done again. Keys before stay in the file: what a
/// backup holds was sealed under them.
pub async fn rotate(desk: &Desk, told: &(dyn Fn(usize) + Sync)) -> Result<Rotated, Problem> {
    let (from, to) = desk.secrets().rotate().map_err(|why| {
        tracing::error!(%why, "a new key could not be written");
        Problem::unavailable()
    })?;
    let mut all = Rotated { from, to, ..Rotated::default() };
    for bureau in desk.bureaus() {
        record(desk, &bureau, "system.rotate_keys", json!({ "from": all.from, "to": all.to })).await?;
        let mut own = Rotated { from: all.from.clone(), to: all.to.clone(), ..Rotated::default() };
        let before = all.reporters;
        own.reporters = reporter::seal_anew(desk, bureau.id, &|done| told(before + done)).await?;
        own.messages = seal_messages_anew(desk, bureau.id).await?;
        own.second_factors = seal_second_factors_anew(desk, bureau.id).await?;
        own.channels = seal_channels_anew(desk, bureau.id).await?;
        record(desk, &bureau, "system.seal_anew", json!(own)).await?;
        all.reporters += own.reporters;
        all.messages += own.messages;
        all.second_factors += own.second_factors;
        all.channels += own.channels;
        desk.reload_bureau(bureau.id).await?;
    }
    Ok(all)
}

async fn record(desk: &Desk, bureau: &Arc<Bureau>, act: &str, payload: serde_json::Value) -> Result<(), Problem> {
    let entry = Entry { act: act.into(), subject_kind: "keys", subject: Uuid::from_u128(bureau.id as u128), version: 0, digest: [0; 32], grounds: Vec::new(), payload };
    desk.begin(bureau, ActedBy::Automatic, None).record(entry).await?;
    Ok(())
}
