//! Where somebody is signed in, in words they know their own devices by.

use super::tables::session::{self, Column};
use crate::desk::Desk;
use crate::identity::session::IDLE_MS;
use crate::store::{Reads, StoreError};
use chengguan_statute::day::Instant;
use chengguan_statute::ids::AccountId;
use chengguan_words::identity as words;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use std::net::IpAddr;
use utoipa::ToSchema;
use uuid::Uuid;

/// Signs kept of what a browser says it is.
pub const AGENT_MAX: usize = 300;
/// Sessions shown of one account.
const SHOWN: u64 = 50;

/// One session.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SessionView {
    /// Which.
    pub id: Uuid,
    /// Browser and system, as far as the browser says.
    pub device: String,
    /// Where from, its end left out.
    pub address: Option<String>,
    /// Since when.
    pub since: String,
    /// Its last request, to the minute.
    pub seen: String,
    /// Ends then whatever happens.
    pub until: String,
    /// The one that asks.
    pub at_hand: bool,
}

/// The sessions of an account that are not over, the latest used first.
pub async fn sessions(desk: &Desk, bureau: i32, account: AccountId, at_hand: Option<&[u8]>) -> Result<Vec<SessionView>, StoreError> {
    let now = desk.now().0;
    let select = session::Entity::find()
        .filter(Column::BureauId.eq(bureau))
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::SeenAt.gt(now - IDLE_MS))
        .order_by_desc(Column::SeenAt)
        .limit(SHOWN);
    let rows: Vec<session::Model> = desk.reading().all(select.into_query()).await?;
    let shown = rows.into_iter().filter_map(|row| {
        Some(SessionView {
            id: row.id?,
            device: device(row.agent.as_deref().unwrap_or_default()),
            address: row.address,
            since: Instant(row.created_at).to_rfc3339(),
            seen: Instant(row.seen_at).to_rfc3339(),
            until: Instant(row.expires_at).to_rfc3339(),
            at_hand: at_hand == Some(&row.id_hash),
        })
    });
    Ok(shown.collect())
}

/// An address without its end: enough to know one's own by.
pub fn masked(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.*")
        }
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => masked(IpAddr::V4(mapped)),
            None => {
                let [a, b, c, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:*")
            }
        },
    }
}

/// Browser and system. The first that fits: later names stand in what earlier ones say, too.
fn device(agent: &str) -> String {
    let first = |list: &[(&'static str, &'static str)]| list.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    let browser = first(&[
        ("MicroMessenger", words::DEVICE_WECHAT),
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")]);
    let named: Vec<&str> = browser.into_iter().chain(system).collect();
    if named.is_empty() { words::DEVICE_UNKNOWN.into() } else { named.join(" · ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_named_by_browser_and_system() {
        for (agent, expected) in [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge · Windows"),
            ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36", "Chrome · Android"),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1", "Safari · iPhone"),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox · Linux"),
            ("curl/8.5", words::DEVICE_UNKNOWN),
            ("", words::DEVICE_UNKNOWN),
        ] {
            assert_eq!(device(agent), expected);
        }
    }

    #[test]
    fn an_address_is_shown_without_its_end() {
        for (address, expected) in [("203.0.113.7", "203.0.113.*"), ("::ffff:203.0.113.7", "203.0.113.*"), ("2001:db8:1:2::7", "2001:db8:1:*")] {
            assert_eq!(masked(address.parse().unwrap()), expected);
        }
    }
}
