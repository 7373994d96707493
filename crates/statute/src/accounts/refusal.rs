//! The closed list of why an act on an account is refused.

use super::Act;
use crate::cite::{Cite, account_rules};
use crate::refusal;

/// One reason; its words are in `words/accounts.json`.
pub type Reason = refusal::Reason<Act>;
/// An act on an account refused.
pub type Refusal = refusal::Refusal<Act>;
/// An act on an account as it stands now.
pub type ActStanding = refusal::ActStanding<Act>;

impl refusal::RuledAct for Act {
    const REASON_CODES: &'static [&'static str] = REASON_CODES;

    fn rule(article: u16) -> Cite {
        account_rules(article)
    }

    fn code(self) -> &'static str {
        Self::code(self)
    }
}

/// The closed list of reasons. Each has its words, and a test finds it in the file of an act.
pub const REASON_CODES: &[&str] = &[
    // Who is asking.
    "not_permitted",
    "own_account",
    // What the bureau must keep.
    "last_security_administrator",
    // Where the account stands.
    "account_disabled",
    "not_disabled",
    "not_locked",
    // What was asked.
    "login_taken",
    "no_role",
    "roles_exclude",
    "squad_missing",
    "reason_missing",
    "nothing_changed",
    "no_second_factor",
    // What people ask of their own account.
    "password_wrong",
    "password_too_short",
    "password_too_plain",
    "password_has_login",
    "password_common",
    "password_used_before",
    "code_wrong",
    "nothing_pending",
    "too_many_tokens",
    "this_session",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::State;
    use crate::accounts::fixture::WORDS;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_its_words_and_comes_from_an_act() {
        let folders = ["/src/accounts", "/src/accounts/own"].map(|folder| format!("{}{folder}", env!("CARGO_MANIFEST_DIR")));
        let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
        let files = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file() && !path.ends_with("refusal.rs"));
        let code: String = files.map(|path| std::fs::read_to_string(path).unwrap().split("#[cfg(test)]").next().unwrap().to_owned()).collect();
        for reason in REASON_CODES {
            for key in [format!("refusal_{reason}"), format!("refusal_{reason}_way")] {
                assert!(WORDS.get(&key).is_some_and(|text| text.ends_with('\u{3002}')), "{key} is no sentence");
            }
            assert!(code.contains(&format!("\"{reason}\"")), "no act is refused for {reason}");
        }
        let known: BTreeSet<String> = REASON_CODES.iter().flat_map(|code| [format!("refusal_{code}"), format!("refusal_{code}_way")]).collect();
        let spoken = WORDS.keys().filter(|key| key.starts_with("refusal_"));
        assert_eq!(spoken.filter(|key| !known.contains(*key)).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    #[test]
    fn every_act_and_state_has_its_name_and_every_article_its_gist() {
        let names = Act::ALL.iter().map(|act| format!("act_{}", act.code().replace('-', "_")));
        for key in names.chain(State::ALL.iter().map(|state| format!("state_{}", state.code()))) {
            assert!(WORDS.contains_key(&key), "{key}");
        }
        for article in 1..=18 {
            assert!(account_rules(article).gist().is_some_and(|gist| gist.ends_with('\u{3002}')), "{article}");
        }
        assert_eq!(account_rules(19).gist(), None);
        assert!(account_rules(1).instrument().is_some_and(|found| !found.verified));
    }
}
