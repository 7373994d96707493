//! The closed lists of why an act on an opinion is refused, and of what is already met.

use super::Act;
use crate::cite::{Cite, opinion_rules};
use crate::refusal;

/// One reason; its words are in `words/opinions.json`.
pub type Reason = refusal::Reason<Act>;
/// An act on an opinion refused.
pub type Refusal = refusal::Refusal<Act>;
/// An act on an opinion as it stands now.
pub type ActStanding = refusal::ActStanding<Act>;

impl refusal::RuledAct for Act {
    const REASON_CODES: &'static [&'static str] = REASON_CODES;

    fn rule(article: u16) -> Cite {
        opinion_rules(article)
    }

    fn code(self) -> &'static str {
        Self::code(self)
    }
}

/// The closed list of reasons. Each has its words, and a test finds it in the file of an act.
pub const REASON_CODES: &[&str] = &[
    // Who is asking.
    "not_permitted",
    "not_your_squad",
    "not_for_residents",
    "only_reporter",
    "own_handling",
    "own_reply",
    // Where the opinion stands.
    "closed",
    "returned",
    "withdrawn",
    "merged_into",
    "not_merged_here",
    "leads_others",
    "sorting_settled",
    "not_sorted",
    "already_assigned",
    "already_with_squad",
    "no_rule_matches",
    "not_assigned",
    "already_accepted",
    "not_accepted",
    "not_of_the_squad",
    "already_handler",
    "question_open",
    "no_open_question",
    "suspended",
    "already_suspended",
    "not_suspended",
    "already_handled",
    "not_handled",
    "already_replied",
    "not_replied",
    "already_verified",
    "not_verified",
    "already_rated",
    "rated_unsatisfied",
    "merged_rated_unsatisfied",
    "nothing_to_reopen",
    // Another agency, and the telephone.
    "with_other_unit",
    "not_transferred",
    "already_signed",
    "nobody_to_call",
    "already_called_back",
    "nobody_said_so",
    // The opinion it is merged with.
    "same_opinion",
    "lead_closed",
    "lead_returned",
    "lead_withdrawn",
    "lead_not_public",
    "lead_merged",
    "other_category",
    "other_place",
    // What everybody may see.
    "report_never_public",
    "reporter_keeps_private",
    "already_public",
    "not_public",
    "already_withheld",
    "already_private",
    "not_private",
    "telephone_left",
    "identity_left",
    "plate_left",
    "mail_left",
    "name_left",
    "no_such_photo",
    // What the reporter takes back.
    "squad_has_it",
    "others_joined",
    "nothing_amended",
    // What is forgotten.
    "not_ended",
    "already_forgotten",
    // Time.
    "past_due",
    "extension_used_up",
    "before_half_term",
    "clock_stopped",
    "urged_today",
    "rating_window_over",
    "reopening_window_over",
    // What was asked.
    "text_missing",
    "text_too_long",
    "control_character",
    "address_too_long",
    "not_a_point",
    "too_many_photos",
    "too_many_companions",
    "no_after_photo",
    "until_too_soon",
    "until_too_late",
    "extension_days_out_of_range",
    "extension_too_long",
    "no_such_fact",
    "fact_not_correctable",
    "nothing_to_correct",
    "change_does_not_fit",
    "only_words_and_place",
];

/// The closed list of conditions shown as already met (`met_<code>` in the words).
pub const MET_CODES: &[&str] = &[
    "permitted",
    "open",
    "sorted",
    "assigned",
    "accepted",
    "handled",
    "replied",
    "verified",
    "merged",
    "not_assigned",
    "not_accepted",
    "not_handled",
    "not_replied",
    "not_verified",
    "not_rated",
    "leads_none",
    "lead_open",
    "same_category",
    "same_place",
    "rule_matches",
    "question_open",
    "no_question_open",
    "suspended",
    "not_suspended",
    "before_due",
    "extension_left",
    "half_term_passed",
    "not_urged_today",
    "within_window",
    "another_person",
    "no_objection",
    "fact_correctable",
    "not_public",
    "public",
    "not_withheld",
    "no_squad_has_it",
    "nobody_joined",
    "lead_public",
    "ended",
    "not_forgotten",
    "transferred",
    "not_signed",
    "somebody_to_call",
    "not_called_back",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::ClockName;
    use crate::opinions::fixture::{WORDS, placeholders};
    use crate::opinions::{Approach, Channel, Colour, Kind, Standing, Urgency};
    use std::collections::BTreeSet;
    use std::path::Path;

    /// The files of the acts, without their tests.
    fn files() -> Vec<(String, String)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/opinions");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let text = |path: &Path| std::fs::read_to_string(path).unwrap();
        files
            .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
            .map(|path| (path.display().to_string(), text(&path).split("#[cfg(test)]").next().unwrap().to_owned()))
            .collect()
    }

    #[test]
    fn every_code_has_its_words_and_comes_from_an_act() {
        let code = files().into_iter().filter(|(path, _)| !path.ends_with("refusal.rs"));
        let code: String = code.map(|(_, text)| text).collect();
        for reason in REASON_CODES {
            for key in [format!("refusal_{reason}"), format!("refusal_{reason}_way")] {
                assert!(WORDS.get(&key).is_some_and(|text| text.ends_with('\u{3002}')), "{key} is no sentence");
            }
            assert!(code.contains(&format!("\"{reason}\"")), "no act is refused for {reason}");
        }
        for met in MET_CODES {
            let key = format!("met_{met}");
            assert!(WORDS.get(&key).is_some_and(|text| placeholders(text).is_empty()), "{key}");
            assert!(code.contains(&format!("\"{met}\"")), "no act asks whether {met}");
        }
        let known: BTreeSet<String> = REASON_CODES
            .iter()
            .flat_map(|code| [format!("refusal_{code}"), format!("refusal_{code}_way")])
            .chain(MET_CODES.iter().map(|code| format!("met_{code}")))
            .collect();
        let spoken = WORDS.keys().filter(|key| key.starts_with("refusal_") || key.starts_with("met_"));
        assert_eq!(spoken.filter(|key| !known.contains(*key)).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    #[test]
    fn every_article_cited_has_its_gist() {
        for article in 1..=30 {
            assert!(opinion_rules(article).gist().is_some_and(|gist| gist.ends_with('\u{3002}')), "{article}");
        }
        assert_eq!(opinion_rules(31).gist(), None);
        let articles = files().into_iter().flat_map(|(_, text)| {
            let cited = |text: &str| -> Vec<u16> {
                let after = text.split("Article ").skip(1).chain(text.split("(article ").skip(1));
                after.filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()).collect()
            };
            cited(&text)
        });
        assert!(articles.inspect(|article| assert!((1..=30).contains(article), "{article}")).count() > 20);
    }

    #[test]
    fn every_code_of_the_ledger_has_its_name() {
        let mut missing = Vec::new();
        let mut want = |kind: &str, codes: Vec<&str>| {
            let keys = codes.into_iter().map(|code| format!("{kind}_{}", code.replace('-', "_")));
            missing.extend(keys.filter(|key| !WORDS.contains_key(key)));
        };
        want("act", Act::ALL.iter().map(|it| it.code()).collect());
        want("standing", Standing::ALL.iter().map(|it| it.code()).collect());
        want("kind", Kind::ALL.iter().map(|it| it.code()).collect());
        want("channel", Channel::ALL.iter().map(|it| it.code()).collect());
        want("urgency", Urgency::ALL.iter().map(|it| it.code()).collect());
        want("approach", Approach::ALL.iter().map(|it| it.code()).collect());
        want("colour", Colour::ALL.iter().map(|it| it.code()).collect());
        want("clock", ClockName::ALL.iter().map(|it| it.code()).collect());
        let facts = crate::opinions::walk::every_fact()
            .into_iter()
            .map(|fact| serde_json::to_value(&fact).unwrap()["fact"].as_str().unwrap().to_owned());
        let facts: Vec<String> = facts.collect();
        want("fact", facts.iter().map(String::as_str).collect());
        assert_eq!(missing, Vec::<String>::new());
        let identity = include_str!("../../../../words/identity.json");
        for role in crate::access::Role::ALL {
            assert!(identity.contains(&format!("\"role_{}\"", role.code())), "{role:?}");
        }
    }
}
