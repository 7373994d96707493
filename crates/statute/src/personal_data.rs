//! What tells who somebody is: telephone and identity numbers, plates, addresses of mail, names. What residents wrote is
//! shown to everybody only where none of it is found; where it is doubtful it counts as found, and a person looks.
//!
//! The lists of signs and words are arguments (`words/personal-data.json`): the code knows shapes, not Chinese.

mod names;
mod numbers;

use std::ops::Range;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A telephone number, of a mobile, a house or a hotline.
    Telephone,
    /// A number of an identity card, old or new.
    Identity,
    /// A vehicle's plate.
    Plate,
    /// An address of mail.
    Mail,
    /// Somebody's name, or a surname with a title.
    Name,
}

/// The lists the shapes are made of. Words are parted by spaces, signs are not.
#[derive(Clone, Debug, Default)]
pub struct Signs<'a> {
    /// Surnames of one sign.
    pub surnames: &'a str,
    /// Surnames of two.
    pub double_surnames: &'a str,
    /// Signs given names are made of.
    pub given: &'a str,
    /// Names everybody uses for nobody.
    pub placeholders: &'a str,
    /// Words a name stands behind.
    pub cues: &'a str,
    /// Words that stand behind a name.
    pub titles: &'a str,
    /// Signs before a surname, among friends.
    pub nicknames: &'a str,
    /// Signs that make the name of a place of what stands before them.
    pub place_ends: &'a str,
    /// Words that only look like names.
    pub plain_words: &'a str,
    /// Signs plates begin with.
    pub plate_provinces: &'a str,
    /// Signs special plates end with.
    pub plate_ends: &'a str,
    /// Digits from nought to nine, nought twice.
    pub numerals: &'a str,
    /// Other digits, each before the Arabic one.
    pub numeral_variants: &'a str,
    /// Signs of a written date.
    pub date_marks: &'a str,
}

/// Everything found in a text, each kind once.
pub fn found(text: &str, signs: &Signs<'_>) -> Vec<Kind> {
    let plain: Vec<char> = text.chars().map(narrow).collect();
    let mut found: Vec<Kind> = spans(&plain, signs).into_iter().map(|(kind, _)| kind).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The text with `cover` over every sign of what was found, so that nothing is found in it any more: what a person goes on
/// from who makes words fit to be shown.
pub fn masked(text: &str, cover: char, signs: &Signs<'_>) -> String {
    let mut shown: Vec<char> = text.chars().collect();
    loop {
        let plain: Vec<char> = shown.iter().copied().map(narrow).collect();
        let spans = spans(&plain, signs);
        // Each round covers at least one sign that was none before; what is covered is found no more.
        if spans.is_empty() {
            return shown.into_iter().collect();
        }
        for (_, span) in spans {
            shown[span].iter_mut().filter(|sign| sign.is_alphanumeric() || **sign == '@').for_each(|sign| *sign = cover);
        }
    }
}

/// Where what was found stands.
fn spans(plain: &[char], signs: &Signs<'_>) -> Vec<(Kind, Range<usize>)> {
    let digits: Vec<char> = plain.iter().map(|sign| numbers::arabic(*sign, signs)).collect();
    let mut spans = numbers::found(plain, &digits, signs);
    spans.extend(names::found(plain, signs).into_iter().map(|span| (Kind::Name, span)));
    spans
}

/// Wide letters and digits as their narrow ones; white space of any kind as a space.
fn narrow(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        sign if sign.is_whitespace() => ' ',
        sign => sign,
    }
}

#[cfg(test)]
pub(crate) mod tests;
