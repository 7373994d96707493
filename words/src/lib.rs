//! Every Chinese sentence of the platform. One JSON file a capability; the web front end reads the same files.

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The text of a key made at run time, such as `refusal_` + code. Falls back to the key itself, which a test forbids
/// for every code there is.
pub fn of<'a>(all: &'a [(&'static str, &'static str)], key: &'a str) -> &'a str {
    known(all, key).unwrap_or(key)
}

/// The text of a key that may not be there.
pub fn known(all: &[(&'static str, &'static str)], key: &str) -> Option<&'static str> {
    all.binary_search_by(|(known, _)| (*known).cmp(key)).ok().map(|at| all[at].1)
}

/// Fills `{name}`s from pairs. A name without a pair stays as it is, which a test forbids.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + close];
        filled.push_str(&rest[..open]);
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.push_str(&rest[open..=open + close]),
        }
        rest = &rest[open + close + 1..];
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_placeholder_is_not_filled_again() {
        assert_eq!(fill("{a}-{b}-{c}", &[("a", "{b}"), ("b", "2")]), "{b}-2-{c}");
    }
}
