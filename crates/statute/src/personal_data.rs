//! What tells who somebody is: telephone and identity numbers, plates, addresses of mail, names. What residents wrote is
//! shown to everybody only where none of it is found; where it is doubtful it counts as found, and a person looks.
//!
//! The lists of signs and words are arguments (`words/personal-data.json`): the code knows shapes, not Chinese.

mod names;
mod numbers;

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
    let digits: Vec<char> = plain.iter().map(|sign| numbers::arabic(*sign, signs)).collect();
    let mut found = numbers::found(&plain, &digits, signs);
    if names::named(&plain, signs) {
        found.push(Kind::Name);
    }
    found.sort_unstable();
    found.dedup();
    found
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
mod tests;
