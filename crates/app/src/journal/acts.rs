//! Which acts the journal knows, and their names.

use super::ACCESS;
use chengguan_statute::opinions;
use chengguan_words::{accounts, identity, journal as words, known, of, opinions as opinion_words, system};

/// Acts that are no act of a closed list of their own.
const OTHERS: [&str; 7] = ["opinions.receive", "opinions.import", "opinions.order_import", "opinions.reveal", "opinions.export_person", "opinions.clock", "opinions.clock_reset"];

/// Every act as the journal files it: those of the opinions, and all others the words name.
pub fn codes() -> Vec<String> {
    let opinions = opinions::Act::ALL.iter().map(|act| format!("opinions.{}", act.code()));
    let named = words::EVERY.iter().filter_map(|(key, _)| key.strip_prefix("act_")).filter(|key| !key.starts_with("opinions_"));
    let named = named.map(|key| key.replacen('_', ".", 1));
    OTHERS.iter().map(|act| (*act).to_owned()).chain(opinions).chain(named).collect()
}

/// The column an act is found by: whatever somebody had no permission for is one act.
pub fn filed(act: &str) -> &str {
    if act.starts_with("access.") { ACCESS } else { act }
}

/// In Chinese; the code itself where there are no words.
pub fn name(act: &str) -> String {
    let plain = |text: &str| text.replace(['.', '-'], "_");
    let own = format!("act_{}", plain(act));
    if let Some(own) = known(words::EVERY, &own) {
        return own.to_owned();
    }
    let Some(opinion_act) = act.strip_prefix("opinions.") else { return act.to_owned() };
    of(opinion_words::EVERY, &format!("act_{}", plain(opinion_act))).to_owned()
}

/// Why an act was refused. The entry holds codes only, so what would be filled in then is left out.
pub fn reason(act: &str, code: &str) -> String {
    let key = format!("refusal_{code}");
    let own = match act.split('.').next() {
        Some("identity") => accounts::EVERY,
        Some("system") => system::EVERY,
        _ => opinion_words::EVERY,
    };
    let text = known(words::EVERY, &format!("reason_{code}")).or_else(|| known(own, &key)).unwrap_or(code);
    let mut plain = String::new();
    for (at, part) in text.split('{').enumerate() {
        match part.split_once('}') {
            Some((_, rest)) if at > 0 => plain.push_str(&format!("{}{rest}", words::LEFT_OUT)),
            _ => plain.push_str(part),
        }
    }
    plain
}

/// The name of a post.
pub fn post(code: &str) -> Option<String> {
    known(identity::EVERY, &format!("role_{code}")).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_has_a_name_and_no_reason_shows_a_gap_that_was_never_filled() {
        for code in codes() {
            assert_ne!(name(&code), code);
            assert!(!name(&code).starts_with("act_"), "{code}");
        }
        assert!(!reason("opinions.merge", "other_category").contains('{'));
        assert_eq!(reason("access.read_opinions", "out_of_scope"), words::REASON_OUT_OF_SCOPE);
    }
}
