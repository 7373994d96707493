//! Words as the index compares them. Chinese has no spaces, and dictionaries miss names of roads and shops: so every pair
//! of neighbouring signs is indexed with its place, and what is sought is found wherever it stands, word by word exact.

use crate::secrets::Marker;
use chengguan_proof::hex;
use std::ops::Range;
use tantivy::tokenizer::{PreTokenizedString, Token};
use unicode_normalization::UnicodeNormalization;

/// Stands behind the last sign of a run, so that each sign begins one pair.
const END: char = '\u{1}';
/// Signs between two texts of one field: nothing is found across them.
const APART: usize = 2;

/// The texts of one field, as pairs. Texts are kept apart from each other, and so are runs within a text.
pub fn pairs<'a>(texts: impl IntoIterator<Item = &'a str>) -> PreTokenizedString {
    let (mut tokens, mut position) = (Vec::new(), 0);
    for run in texts.into_iter().flat_map(runs) {
        for (at, sign) in run.iter().enumerate() {
            let next = run.get(at + 1).copied().unwrap_or(END);
            tokens.push(Token { offset_from: 0, offset_to: 0, position, text: [*sign, next].iter().collect(), position_length: 1 });
            position += 1;
        }
        position += APART;
    }
    PreTokenizedString { text: String::new(), tokens }
}

/// Pairs as marks: the index on disk tells nobody a name or a telephone. Each sign is marked beside the pair it begins, for
/// whoever seeks a single one.
pub fn marked(mut pairs: PreTokenizedString, marker: &Marker) -> PreTokenizedString {
    let signs: Vec<Token> = pairs.tokens.iter().filter_map(|token| Some(Token { text: marked_text(&token.text.chars().next()?.to_string(), marker), ..token.clone() })).collect();
    for token in &mut pairs.tokens {
        token.text = marked_text(&token.text, marker);
    }
    pairs.tokens.extend(signs);
    // Places must not go back.
    pairs.tokens.sort_by_key(|token| token.position);
    pairs
}

/// The mark of a sign or a pair.
pub fn marked_text(text: &str, marker: &Marker) -> String {
    hex(&marker.mark("search", text)[..8])
}

/// One run of what is sought.
#[derive(Debug, PartialEq, Eq)]
pub enum Sought {
    /// A single sign: whatever pair begins with it.
    Sign(char),
    /// Pairs that follow each other.
    Pairs(Vec<String>),
}

/// What somebody typed, run by run; all of them must be found.
pub fn sought(typed: &str) -> Vec<Sought> {
    let one = |run: Vec<char>| match run.as_slice() {
        [sign] => Sought::Sign(*sign),
        signs => Sought::Pairs(signs.windows(2).map(|pair| pair.iter().collect()).collect()),
    };
    runs(typed).into_iter().map(one).collect()
}

/// The half-open range of pairs that begin with a sign.
pub fn beginning_with(sign: char) -> Range<String> {
    let after = char::from_u32(sign as u32 + 1).unwrap_or(char::MAX);
    sign.to_string()..after.to_string()
}

/// Full-width signs are the ordinary ones, capitals are small; punctuation and space end a run.
fn runs(text: &str) -> Vec<Vec<char>> {
    let signs: Vec<char> = text.nfkc().flat_map(char::to_lowercase).collect();
    signs.split(|sign| !sign.is_alphanumeric()).filter(|run| !run.is_empty()).map(<[char]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<(usize, String)> {
        pairs(texts.iter().copied()).tokens.into_iter().map(|token| (token.position, token.text)).collect()
    }

    #[test]
    fn neighbouring_signs_are_pairs_and_nothing_reaches_over_a_stop() {
        assert_eq!(texts(&["占道,油"]), [(0, "占道".into()), (1, "道\u{1}".into()), (4, "油\u{1}".into())]);
        assert_eq!(texts(&["井", "盖"]), [(0, "井\u{1}".into()), (3, "盖\u{1}".into())]);
    }

    #[test]
    fn full_width_signs_and_capitals_are_sought_as_the_ordinary_ones() {
        assert_eq!(sought("ＱＴ－１２"), sought("qt-12"));
        assert_eq!(sought("QT-12"), [Sought::Pairs(vec!["qt".into()]), Sought::Pairs(vec!["12".into()])]);
        assert_eq!(sought(" 井 "), [Sought::Sign('井')]);
        assert_eq!(sought("𠮷祥里"), [Sought::Pairs(vec!["𠮷祥".into(), "祥里".into()])]);
        assert!(sought("，。 !").is_empty());
    }

    #[test]
    fn one_sign_finds_every_pair_it_begins() {
        let range = beginning_with('井');
        assert!(range.contains(&"井盖".to_owned()) && range.contains(&"井\u{1}".to_owned()) && !range.contains(&"盖井".to_owned()));
    }
}
