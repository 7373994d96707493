//! Words without what tells who somebody is, by the shipped lists.

use chengguan_statute::personal_data::{Signs, found, masked};
use chengguan_words::{marks, personal_data};

/// What personal data is told by.
pub const SIGNS: Signs<'static> = Signs {
    surnames: personal_data::SURNAMES,
    double_surnames: personal_data::DOUBLE_SURNAMES,
    given: personal_data::GIVEN,
    placeholders: personal_data::PLACEHOLDERS,
    cues: personal_data::CUES,
    titles: personal_data::TITLES,
    nicknames: personal_data::NICKNAMES,
    place_ends: personal_data::PLACE_ENDS,
    plain_words: personal_data::PLAIN_WORDS,
    plate_provinces: personal_data::PLATE_PROVINCES,
    plate_ends: personal_data::PLATE_ENDS,
    numerals: personal_data::NUMERALS,
    numeral_variants: personal_data::NUMERAL_VARIANTS,
    date_marks: personal_data::DATE_MARKS,
};

/// The words, where nobody is found in them.
pub fn nameless(text: &str) -> Option<String> {
    found(text, &SIGNS).is_empty().then(|| text.to_owned())
}

/// The words with stars over whoever is found in them.
pub fn covered(text: &str) -> String {
    masked(text, marks::COVER.chars().next().unwrap_or('*'), &SIGNS)
}
