//! What the category a resident chose asks beyond the words: a page of its own, which nobody has to fill in.

use super::pages::{Asks, Errors, Frame, Major, SpeakForm, SpeakMore, Step};
use super::visit::Visit;
use crate::opinions::answers::{AnswerView, AnswersInput, answers as read};
use crate::problem::Field;
use crate::reference::Category;
use chengguan_statute::opinions::{AnswerForm, Question};

/// Categories that can be chosen, by their first levels.
pub fn majors(visit: &Visit) -> Vec<Major> {
    let mut majors: Vec<Major> = Vec::new();
    for category in visit.reference.open_categories() {
        let minor = (category.code.clone(), category.name.clone());
        match majors.iter_mut().find(|major| major.name == category.major_name) {
            Some(major) => major.minors.push(minor),
            None => majors.push(Major { name: category.major_name.clone(), minors: vec![minor] }),
        }
    }
    majors
}

fn category<'a>(visit: &'a Visit, form: &SpeakForm) -> Option<&'a Category> {
    visit.reference.open_category(&form.category)
}

/// Whether there is something to ask.
pub fn asks_something(visit: &Visit, form: &SpeakForm) -> bool {
    category(visit, form).is_some_and(|category| !category.questions.is_empty())
}

/// What was answered to the questions there are; the answers to those of another category stay behind.
pub fn answers(visit: &Visit, form: &SpeakForm) -> AnswersInput {
    let questions = category(visit, form).map(|category| category.questions.as_slice()).unwrap_or_default();
    let answered = |question: &Question| (question.code.clone(), form.answer(&question.code).into_iter().map(str::to_owned).collect::<Vec<_>>());
    questions.iter().map(answered).filter(|(_, given)| !given.is_empty()).collect()
}

/// Checks the category once it was chosen, and the answers once they were given.
pub fn check(visit: &Visit, form: &SpeakForm, from: Step, fields: &mut Vec<Field>) {
    let chosen = category(visit, form);
    if chosen.is_none() && !form.category.is_empty() {
        fields.push(Field::new("category", "unknown_category", &[]));
    }
    if from != Step::What {
        read(&answers(visit, form), chosen, fields);
    }
}

/// The page of questions.
pub fn page(visit: &Visit, frame: Frame, form: SpeakForm, errors: Errors) -> SpeakMore {
    let chosen = category(visit, &form);
    let questions = chosen.map(|category| category.questions.as_slice()).unwrap_or_default();
    let asks = |question: &Question| {
        let given = form.answer(&question.code);
        let several = if question.form == AnswerForm::Many { "[]" } else { "" };
        Asks {
            field: format!("q.{}", question.code),
            name: format!("q.{}{several}", question.code),
            asks: question.asks.clone(),
            form: question.form.code().into(),
            choices: question.choices.iter().map(|choice| (choice.clone(), given.contains(&choice.as_str()))).collect(),
            typed: given.first().copied().unwrap_or_default().to_owned(),
        }
    };
    SpeakMore { asks: questions.iter().map(asks).collect(), category: chosen.map(|category| category.name.clone()).unwrap_or_default(), frame, form, errors }
}

/// The category and the answers as the page to check shows them.
pub fn told(visit: &Visit, form: &SpeakForm) -> (String, Vec<(String, String)>) {
    let chosen = category(visit, form);
    let answered = read(&answers(visit, form), chosen, &mut Vec::new());
    let told = answered.iter().map(AnswerView::of).map(|answer| (answer.asks, answer.says));
    (chosen.map(|category| category.name.clone()).unwrap_or_default(), told.collect())
}
