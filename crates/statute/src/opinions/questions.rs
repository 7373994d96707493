//! 附加问题: what a bureau asks beyond the words, by category, and whether an answer can be kept.
//!
//! Nobody has to answer (article 4: whatever is said is taken as it is said): a question without an answer is left out.

use super::{Said, words_of};
use crate::day::Day;
use serde::{Deserialize, Serialize};

/// Questions of a category.
pub const QUESTIONS_MAX: usize = 10;
/// Characters of one answer.
pub const ANSWER_MAX: usize = 200;

words_of! {
    /// How a question is answered.
    AnswerForm {
        /// In words.
        Text = "text",
        /// By a number.
        Number = "number",
        /// By a day, `YYYY-MM-DD`.
        Day = "day",
        /// By one of its choices.
        One = "one",
        /// By any of its choices.
        Many = "many",
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Stable within its category.
    pub code: String,
    /// As asked.
    pub asks: String,
    /// How it is answered.
    pub form: AnswerForm,
    /// What can be chosen, where something is chosen.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub choices: Vec<String>,
}

/// A question answered: kept as it was asked then, whatever the catalogue says later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredQuestion {
    /// The question's code.
    pub question: String,
    /// As it was asked.
    pub asks: String,
    /// The answer; several choices stand on a line each.
    pub said: Said,
}

impl Question {
    /// The answer as it is kept, one line a choice; nothing where none was given; or the code of what is wrong.
    pub fn answer(&self, given: &[String]) -> Result<Option<String>, &'static str> {
        // Full-width digits are digits, where a number or a day is asked for.
        let narrow = matches!(self.form, AnswerForm::Number | AnswerForm::Day);
        let given: Vec<String> = given.iter().map(|text| if narrow { text.chars().map(half_width).collect() } else { text.clone() }).collect();
        let given: Vec<&str> = given.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        let [first, more @ ..] = given.as_slice() else { return Ok(None) };
        if self.form != AnswerForm::Many && !more.is_empty() {
            return Err("one_answer");
        }
        let fault = match self.form {
            AnswerForm::Text if first.chars().any(char::is_control) => Some("control_character"),
            AnswerForm::Text if first.chars().count() > ANSWER_MAX => Some("answer_too_long"),
            AnswerForm::Number if !first.parse::<f64>().is_ok_and(f64::is_finite) || first.len() > ANSWER_MAX => Some("not_a_number"),
            AnswerForm::Day if first.parse::<Day>().is_err() => Some("not_a_day"),
            AnswerForm::One | AnswerForm::Many if !given.iter().all(|one| self.choices.iter().any(|choice| choice == one)) => Some("not_a_choice"),
            _ => None,
        };
        match fault {
            Some(code) => Err(code),
            // In the order of the choices, each once.
            None if self.form == AnswerForm::Many => {
                let chosen = self.choices.iter().map(String::as_str).filter(|choice| given.contains(choice));
                Ok(Some(chosen.collect::<Vec<_>>().join("\n")))
            }
            None => Ok(Some((*first).to_owned())),
        }
    }
}

/// A full-width digit, point or minus as the plain one.
fn half_width(sign: char) -> char {
    match sign {
        '\u{ff0d}'..='\u{ff19}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(form: AnswerForm, given: &[&str]) -> Result<Option<String>, &'static str> {
        let choices = if matches!(form, AnswerForm::One | AnswerForm::Many) { vec!["a".to_owned(), "b".into(), "c".into()] } else { Vec::new() };
        let given: Vec<String> = given.iter().map(|text| (*text).to_owned()).collect();
        Question { code: "q".into(), asks: "?".into(), form, choices }.answer(&given)
    }

    #[test]
    fn an_answer_is_kept_by_its_form_or_sent_back_and_none_is_demanded() {
        let (long, longer) = ("x".repeat(ANSWER_MAX), "x".repeat(ANSWER_MAX + 1));
        for form in AnswerForm::ALL {
            assert_eq!(answered(*form, &[]), Ok(None), "{form:?}");
            assert_eq!(answered(*form, &[" ", ""]), Ok(None), "{form:?}");
        }
        for (form, given, expected) in [
            (AnswerForm::Text, &[long.as_str()][..], Ok(long.as_str())),
            (AnswerForm::Text, &[longer.as_str()], Err("answer_too_long")),
            (AnswerForm::Text, &["a\u{0}b"], Err("control_character")),
            (AnswerForm::Text, &["a", "b"], Err("one_answer")),
            (AnswerForm::Number, &[" 3.5 "], Ok("3.5")),
            (AnswerForm::Number, &["\u{ff13}\u{ff0e}5"], Ok("3.5")),
            (AnswerForm::Number, &["three"], Err("not_a_number")),
            (AnswerForm::Number, &["NaN"], Err("not_a_number")),
            (AnswerForm::Day, &["2026-02-28"], Ok("2026-02-28")),
            (AnswerForm::Day, &["2026-02-29"], Err("not_a_day")),
            (AnswerForm::One, &["b"], Ok("b")),
            (AnswerForm::One, &["d"], Err("not_a_choice")),
            (AnswerForm::One, &["a", "b"], Err("one_answer")),
            (AnswerForm::Many, &["c", "a", "c"], Ok("a\nc")),
            (AnswerForm::Many, &["a", "d"], Err("not_a_choice")),
        ] {
            assert_eq!(answered(form, given), expected.map(|text| Some(text.to_owned())), "{form:?} {given:?}");
        }
    }
}
