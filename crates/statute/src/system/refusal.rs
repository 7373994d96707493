//! The closed list of why an act of the system administrator is refused.

use super::Act;
use crate::access::{Clerk, Permission, roles_with};
use crate::cite::{Cite, system_rules};
use crate::refusal;

/// One reason; its words are in `words/system.json`.
pub type Reason = refusal::Reason<Act>;
/// An act refused.
pub type Refusal = refusal::Refusal<Act>;

impl refusal::RuledAct for Act {
    const REASON_CODES: &'static [&'static str] = REASON_CODES;

    fn rule(article: u16) -> Cite {
        system_rules(article)
    }

    fn code(self) -> &'static str {
        Self::code(self)
    }
}

/// The closed list of reasons. Each has its words, and a test finds it in the file of an act.
pub const REASON_CODES: &[&str] = &["not_permitted", "nothing_changed", "job_not_dead", "message_not_failed", "channel_not_connected", "squad_name_taken", "squad_parent_closed", "squad_below_itself", "squad_has_people", "squad_has_opinions", "squad_has_rules", "squad_has_squads"];

/// The post lacks the permission: these have it (article 1).
pub fn another_posts(permission: Permission) -> Reason {
    let roles: Vec<&str> = roles_with(permission).into_iter().map(|(role, _)| role.code()).collect();
    Reason::new("not_permitted", 1).with("roles", roles)
}

/// Weighs who asks, and one condition of the act.
pub(super) fn weigh(act: Act, clerk: &Clerk, holds: bool, otherwise: impl FnOnce() -> Reason) -> Result<(), Refusal> {
    let mut reasons = Vec::new();
    if !clerk.may(Permission::ManageSettings, None) {
        reasons.push(another_posts(Permission::ManageSettings));
    }
    if !holds {
        reasons.push(otherwise());
    }
    if reasons.is_empty() { Ok(()) } else { Err(Refusal { act, reasons, met: Vec::new() }) }
}

#[cfg(test)]
pub(super) mod fixture {
    use super::*;
    use crate::access::Role;
    use crate::ids::AccountId;

    pub fn clerk(role: Role) -> Clerk {
        Clerk { account: AccountId(uuid::Uuid::from_u128(1)), name: "somebody".into(), squad: None, squads: Vec::new(), roles: vec![role] }
    }

    pub fn codes<T>(decided: Result<T, Refusal>) -> Vec<&'static str> {
        decided.err().map(|refusal| refusal.reasons.iter().map(|reason| reason.code).collect()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::RuledAct;
    use crate::system::{Channel, JobKind, JobState, MessageKind, MessageState};
    use std::collections::BTreeMap;

    #[test]
    fn every_code_act_and_state_has_its_words_and_every_article_its_gist() {
        let words: BTreeMap<String, String> = serde_json::from_str(include_str!("../../../../words/system.json")).unwrap();
        for reason in REASON_CODES {
            for key in [format!("refusal_{reason}"), format!("refusal_{reason}_way")] {
                assert!(words.get(&key).is_some_and(|text| text.ends_with('\u{3002}')), "{key} is no sentence");
            }
        }
        let names = Act::ALL.iter().map(|it| format!("act_{}", it.code().replace('-', "_")));
        let names = names.chain(Channel::ALL.iter().map(|it| format!("channel_{}", it.code())));
        let names = names.chain(MessageKind::ALL.iter().map(|it| format!("message_kind_{}", it.code())));
        let names = names.chain(MessageState::ALL.iter().map(|it| format!("message_state_{}", it.code())));
        let names = names.chain(JobKind::ALL.iter().map(|it| format!("job_kind_{}", it.code())));
        for key in names.chain(JobState::ALL.iter().map(|it| format!("job_state_{}", it.code()))) {
            assert!(words.contains_key(&key), "{key}");
        }
        for article in 1..=9 {
            assert!(Act::rule(article).gist().is_some_and(|gist| gist.ends_with('\u{3002}')), "{article}");
        }
        assert_eq!(Act::rule(10).gist(), None);
    }
}
