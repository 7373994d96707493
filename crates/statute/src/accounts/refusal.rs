//! Why an act on an account cannot be done now, on what grounds, and what would make it possible.

use super::Act;
use crate::cite::{Cite, account_rules};
use serde_json::Value;

/// One reason. `code` is the key of its words in `words/accounts.json` (`refusal_<code>`, `refusal_<code>_way`), whose
/// `{name}`s are filled from `values`; `roles` is a list of role codes.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Which rule stands in the way.
    pub code: &'static str,
    /// The articles it rests on.
    pub grounds: Vec<Cite>,
    /// Facts to fill into the words.
    pub values: Vec<(&'static str, Value)>,
    /// Acts that would clear it.
    pub way_out: Vec<Act>,
    /// The field of what was asked that is wrong; nothing where the account or the person stands in the way.
    pub field: Option<&'static str>,
}

impl Reason {
    /// A reason that rests on one article of the bureau's own rules.
    pub fn new(code: &'static str, article: u16) -> Self {
        debug_assert!(REASON_CODES.contains(&code), "{code} is not in the closed list of reasons");
        Self { code, grounds: vec![account_rules(article)], values: Vec::new(), way_out: Vec::new(), field: None }
    }

    /// Adds a fact for the words.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Adds an act that would clear it.
    pub fn cleared_by(mut self, act: Act) -> Self {
        self.way_out.push(act);
        self
    }

    /// Says which field of what was asked is wrong.
    pub fn at_field(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
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
];

/// An act refused: every reason that stands in the way, not only the first.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The act asked for.
    pub act: Act,
    /// At least one.
    pub reasons: Vec<Reason>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::State;
    use crate::accounts::fixture::WORDS;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_its_words_and_comes_from_an_act() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/accounts");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| !path.ends_with("refusal.rs"));
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
        for article in 1..=11 {
            assert!(account_rules(article).gist().is_some_and(|gist| gist.ends_with('\u{3002}')), "{article}");
        }
        assert_eq!(account_rules(12).gist(), None);
        assert!(account_rules(1).instrument().is_some_and(|found| !found.verified));
    }
}
