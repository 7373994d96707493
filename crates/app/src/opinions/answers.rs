//! 附加问题: what the category named asks beyond the words. Nobody has to answer; what is answered is kept as it was asked.

use super::said::said;
use crate::problem::Field;
use crate::reference::Category;
use chengguan_statute::opinions::{ANSWER_MAX, AnsweredQuestion, Opinion, Question};
use chengguan_words::{fill, marks, portal as portal_words};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Code of a question to what was answered: one text, or one a choice.
pub type AnswersInput = BTreeMap<String, Vec<String>>;

/// A question as asked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QuestionView {
    /// Stable within its category.
    pub code: String,
    /// As asked.
    pub asks: String,
    /// `text`, `number`, `day`, `one` or `many`.
    pub form: String,
    /// What can be chosen.
    pub choices: Vec<String>,
}

impl QuestionView {
    /// Of the catalogue.
    pub fn of(question: &Question) -> Self {
        let Question { code, asks, form, choices } = question;
        Self { code: code.clone(), asks: asks.clone(), form: form.code().into(), choices: choices.clone() }
    }
}

/// An answer as shown.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AnswerView {
    /// As it was asked.
    pub asks: String,
    /// What was answered.
    pub says: String,
}

impl AnswerView {
    /// Several choices stand beside each other.
    pub fn of(answer: &AnsweredQuestion) -> Self {
        Self { asks: answer.asks.clone(), says: answer.said.text.replace('\n', marks::LIST) }
    }
}

/// What was said, and below it what was asked and answered.
pub fn words(opinion: &Opinion) -> String {
    let mut all = opinion.said.text.clone();
    opinion.answers.iter().for_each(|answer| add(&mut all, answer));
    all
}

/// One more answer below the words.
pub fn add(words: &mut String, answer: &AnsweredQuestion) {
    let AnswerView { asks, says } = AnswerView::of(answer);
    words.push_str(&fill(portal_words::ANSWERED_QUESTION, &[("asks", &asks), ("says", &says)]));
}

/// The answers that can be kept, in the order of the questions; what is wrong with the others goes to `fields`.
pub fn answers(input: &AnswersInput, category: Option<&Category>, fields: &mut Vec<Field>) -> Vec<AnsweredQuestion> {
    let questions = category.map(|category| category.questions.as_slice()).unwrap_or_default();
    for code in input.keys().filter(|code| !questions.iter().any(|question| question.code == **code)) {
        fields.push(Field::new(format!("answers.{code}"), "unknown_question", &[]));
    }
    let kept = |question: &Question| match question.answer(input.get(&question.code)?) {
        Ok(text) => text.map(|text| AnsweredQuestion { question: question.code.clone(), asks: question.asks.clone(), said: said(&text) }),
        Err(code) => {
            let choices = question.choices.join(marks::LIST);
            fields.push(Field::new(format!("answers.{}", question.code), code, &[("max", &ANSWER_MAX.to_string()), ("choices", &choices)]));
            None
        }
    };
    questions.iter().filter_map(kept).collect()
}
