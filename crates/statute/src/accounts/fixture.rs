//! People and accounts for the tests of this folder.

use super::{Account, Desk, Profile, Refusal};
use crate::access::{Clerk, Role};
use crate::day::Instant;
use crate::ids::{AccountId, SquadId};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use uuid::Uuid;

/// Now.
pub const NOW: Instant = Instant(1_772_500_000_000);
/// An account that is nobody's who decides.
pub const SOMEBODY: AccountId = AccountId(Uuid::from_u128(7));
const SQUAD: SquadId = SquadId(Uuid::from_u128(70));

/// The Chinese words, read as the server reads them.
pub static WORDS: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../words/accounts.json")).unwrap());

pub fn clerk(account: u128, roles: &[Role]) -> Clerk {
    Clerk { account: AccountId(Uuid::from_u128(account)), name: "somebody".into(), squad: None, squads: Vec::new(), roles: roles.to_vec() }
}

/// Who decides.
pub fn security() -> Clerk {
    clerk(1, &[Role::SecurityAdministrator])
}

pub fn desk(clerk: &Clerk, other_security_administrators: usize) -> Desk<'_> {
    Desk { clerk, now: NOW, other_security_administrators }
}

pub fn profile(squad: bool, roles: &[Role]) -> Profile {
    Profile { name: "Somebody".into(), squad: squad.then_some(SQUAD), roles: roles.to_vec() }
}

/// Somebody of a squad with these posts.
pub fn account(roles: &[Role]) -> Account {
    Account { id: SOMEBODY, profile: profile(true, roles), disabled: false, locked_until: None, second_factor: false }
}

/// The account of whoever decides.
pub fn of(clerk: &Clerk) -> Account {
    Account { id: clerk.account, profile: profile(false, &clerk.roles), disabled: false, locked_until: None, second_factor: false }
}

pub fn locked(account: &Account) -> Account {
    Account { locked_until: Some(NOW.plus_ms(60_000)), ..account.clone() }
}

/// Compares what stands in the way with what should, situation by situation, and that it can be said.
pub fn check(situations: &[(&str, Result<(), Refusal>, &[&str])]) {
    for (situation, decided, expected) in situations {
        let reasons = decided.as_ref().err().map_or(&[][..], |refusal| &refusal.reasons);
        assert_eq!(reasons.iter().map(|reason| reason.code).collect::<Vec<_>>(), *expected, "{situation}");
        for reason in reasons {
            for key in [format!("refusal_{}", reason.code), format!("refusal_{}_way", reason.code)] {
                for name in WORDS[&key].split('{').skip(1).map(|rest| rest.split('}').next().unwrap()) {
                    assert!(reason.values.iter().any(|(known, _)| *known == name), "{situation}: {key} wants {{{name}}}");
                }
            }
            assert!(reason.grounds.iter().all(|cite| cite.gist().is_some()), "{situation}: {:?}", reason.grounds);
        }
    }
}
