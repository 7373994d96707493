//! How to mend a field, in the words of its label.

use crate::problem::Field;
use chengguan_words::portal as words;

/// The words for a field of the residents' forms.
pub fn mend(name: &str, field: &Field) -> String {
    let own = match (name, field.code.as_str()) {
        ("kind", _) => Some(words::MEND_KIND),
        ("text", "text_missing") => Some(words::MEND_TEXT),
        ("address", "not_a_point") => Some(words::MEND_POINT),
        ("answer.text", "text_missing") => Some(words::MEND_ANSWER),
        ("rate.satisfied", _) => Some(words::MEND_SATISFIED),
        ("withdraw.reason", "text_missing") => Some(words::MEND_WITHDRAW),
        ("amend.text", "text_missing") => Some(words::MEND_AMEND),
        ("reopen.reason", "text_missing") => Some(words::MEND_REASON),
        _ => None,
    };
    own.map_or_else(|| field.mend.clone(), str::to_owned)
}
