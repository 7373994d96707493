//! 类别表: the two-level list of categories, the limits of each, and what each asks residents beyond the words.
//!
//! A category is never taken out, for what was sorted to it stays there: it is closed (停用) and not offered any more.

use super::limits::{COUNT, LimitsTrial, trial};
use super::rules::Trying;
use super::{Setting, SettingVersion, Told, change, shown};
use crate::act::Act;
use crate::desk::{Desk, today};
use crate::identity::{May, permission::ManageSettings};
use crate::opinions::said::check_text;
use crate::problem::{Field, Problem};
use crate::reference::{Category, Reference};
use crate::server::{Body, IfMatch, Versioned};
use crate::times;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chengguan_statute::clock::{Limit, LimitRow, Unit};
use chengguan_statute::opinions::{AnswerForm, Approach, QUESTIONS_MAX, Question, Today};
use chengguan_words::{fill, marks, of, opinions as opinion_words, settings as words};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use std::ops::RangeInclusive;
use utoipa::ToSchema;

/// Categories of a bureau.
const CATEGORIES_MAX: usize = 300;
/// Characters of a name.
const NAME_MAX: usize = 20;
/// Characters of a code's half, and of a question's code.
const CODE_MAX: usize = 40;
/// Characters of a question.
const ASKS_MAX: usize = 60;
/// Characters of a choice.
const CHOICE_MAX: usize = 30;
/// Choices of a question.
const CHOICES: RangeInclusive<usize> = 2..=20;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Catalogue(Vec<Category>);

impl Catalogue {
    /// Of each category, whatever their order.
    fn limits(&self) -> BTreeMap<&str, (Limit, Limit)> {
        self.0.iter().map(|category| (category.code.as_str(), (category.finish, category.finish_urgent))).collect()
    }

    /// What there was and is not named any more is closed, not gone.
    fn with_the_rest_of(mut self, before: &Self) -> Self {
        let known: HashSet<String> = self.0.iter().map(|category| category.code.clone()).collect();
        let rest = before.0.iter().filter(|category| !known.contains(&category.code));
        self.0.extend(rest.map(|category| Category { closed: true, ..category.clone() }));
        self
    }
}

impl Setting for Catalogue {
    const NAME: &'static str = "categories";

    /// Clocks that run are looked at again by new limits, and not for a name or a question.
    fn beside(&self, before: &Self, act: &mut Act) -> Result<(), Problem> {
        if self.limits() != before.limits() {
            crate::opinions::store::wake_clocks(act);
        }
        Ok(())
    }

    fn put_back(self, now: &Self) -> Self {
        self.with_the_rest_of(now)
    }

    fn check(&self, _reference: &Reference) -> Vec<Field> {
        let mut fields = Vec::new();
        if self.0.len() > CATEGORIES_MAX {
            fields.push(Field::range("categories", &(1..=CATEGORIES_MAX)));
        }
        if self.0.iter().all(|category| category.closed) {
            fields.push(Field::new("categories", "none_open", &[]));
        }
        let mut codes = HashSet::new();
        for category in &self.0 {
            let path = format!("categories.{}", category.code);
            if !is_code(&category.code, &category.major) {
                fields.push(Field::new(format!("{path}.code"), "category_code", &[]));
            } else if !codes.insert(category.code.as_str()) {
                fields.push(Field::new(format!("{path}.code"), "name_taken", &[("name", &category.code)]));
            }
            let names = [("name", &category.name), ("major_name", &category.major_name)];
            fields.extend(names.iter().filter_map(|(part, name)| check_text(&format!("{path}.{part}"), name, NAME_MAX)));
            for (part, limit) in [("finish", category.finish), ("finish_urgent", category.finish_urgent)] {
                if !COUNT.contains(&limit.count) {
                    fields.push(Field::range(format!("{path}.{part}"), &COUNT));
                }
            }
            check_questions(&path, &category.questions, &mut fields);
        }
        fields
    }

    fn told(&self, _reference: &Reference) -> Vec<Told> {
        let told = |category: &Category| {
            // The code tells two of one name apart.
            let what = fill(words::CATEGORY, &[("major", &category.major_name), ("name", &category.name), ("code", &category.code)]);
            let question = |question: &Question| {
                let form = of(words::EVERY, &format!("answer_{}", question.form.code())).to_owned();
                let how = if question.choices.is_empty() { form } else { fill(words::ANSWER_CHOICES, &[("form", &form), ("choices", &question.choices.join(marks::LIST))]) };
                fill(words::ASKED, &[("asks", &question.asks), ("how", &how)])
            };
            let questions: Vec<String> = category.questions.iter().map(question).collect();
            let mut says = fill(words::CATEGORY_SAYS, &[
                ("approach", of(opinion_words::EVERY, &format!("approach_{}", category.approach.code()))),
                ("finish", &times::limit(category.finish)),
                ("urgent", &times::limit(category.finish_urgent)),
            ]);
            if !questions.is_empty() {
                says.push_str(&fill(words::CATEGORY_ASKS, &[("questions", &questions.join(marks::LIST))]));
            }
            if category.closed {
                says.push_str(words::CATEGORY_CLOSED);
            }
            Told::new(what, says)
        };
        let mut all: Vec<Told> = self.0.iter().map(told).collect();
        let order: Vec<&str> = self.0.iter().map(|category| category.name.as_str()).collect();
        all.push(Told::new(words::ORDER, order.join(marks::LIST)));
        all
    }
}

/// `major/minor`, both of small letters, digits and dashes.
fn is_code(code: &str, major: &str) -> bool {
    let half = |text: &str| !text.is_empty() && text.len() <= CODE_MAX && text.bytes().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-');
    code.split_once('/').is_some_and(|(first, second)| first == major && half(first) && half(second))
}

fn check_questions(path: &str, questions: &[Question], fields: &mut Vec<Field>) {
    if questions.len() > QUESTIONS_MAX {
        fields.push(Field::range(format!("{path}.questions"), &(0..=QUESTIONS_MAX)));
    }
    let mut codes = HashSet::new();
    for (at, question) in questions.iter().enumerate() {
        let path = format!("{path}.questions.{at}");
        let plain = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, b'-' | b'_');
        if question.code.is_empty() || question.code.len() > CODE_MAX || !question.code.bytes().all(plain) {
            fields.push(Field::new(format!("{path}.code"), "question_code", &[]));
        } else if !codes.insert(question.code.as_str()) {
            fields.push(Field::new(format!("{path}.code"), "name_taken", &[("name", &question.code)]));
        }
        fields.extend(check_text(&format!("{path}.asks"), &question.asks, ASKS_MAX));
        let chosen = matches!(question.form, AnswerForm::One | AnswerForm::Many);
        let distinct: HashSet<&String> = question.choices.iter().collect();
        let said = |choice: &String| check_text("", choice, CHOICE_MAX).is_none() && !choice.contains('\n');
        let right = if chosen { CHOICES.contains(&question.choices.len()) && distinct.len() == question.choices.len() && question.choices.iter().all(said) } else { question.choices.is_empty() };
        if !right {
            fields.push(Field::new(format!("{path}.choices"), if chosen { "choices" } else { "no_choices" }, &[("min", &CHOICES.start().to_string()), ("max", &CHOICES.end().to_string())]));
        }
    }
}

/// So many of a unit.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TermBody {
    /// 1 to 365.
    pub count: u16,
    /// `urgent_hour`, `urgent_day`, `work_hour` or `work_day`.
    pub unit: String,
}

/// One question.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionBody {
    /// Stable within its category: small letters, digits, dashes.
    pub code: String,
    /// As asked.
    pub asks: String,
    /// `text`, `number`, `day`, `one` or `many`.
    pub form: String,
    /// 2 to 20 where something is chosen, else none.
    pub choices: Vec<String>,
}

/// One category.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryBody {
    /// `major/minor`, stable.
    pub code: String,
    /// As shown.
    pub name: String,
    /// Code of the first level.
    pub major: String,
    /// Its name.
    pub major_name: String,
    /// `assist`, `manage` or `enforce`: by what means such a matter is usually handled.
    pub approach: String,
    /// 办结 limit of an ordinary one.
    pub finish: TermBody,
    /// 办结 limit of an urgent one.
    pub finish_urgent: TermBody,
    /// What it asks beyond the words, in order; 10 at most.
    pub questions: Vec<QuestionBody>,
    /// Not offered any more.
    pub closed: bool,
}

/// The list as it is to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogueBody {
    /// In the order screens offer them. One left out is closed.
    pub categories: Vec<CategoryBody>,
}

/// As shown.
#[derive(Serialize, ToSchema)]
pub struct CatalogueSet {
    /// In the order screens offer them.
    pub categories: Vec<CategoryBody>,
    /// What a trial on what is open found, where one was asked for.
    pub trial: Option<LimitsTrial>,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

fn read(asked: CatalogueBody) -> Result<Catalogue, Problem> {
    let mut fields = Vec::new();
    let mut categories = Vec::with_capacity(asked.categories.len());
    for body in asked.categories {
        let path = format!("categories.{}", body.code);
        let mut unknown = |part: String, value: &str, choices: Vec<&str>| {
            fields.push(Field::new(format!("{path}.{part}"), "unknown_value", &[("value", value), ("choices", &choices.join(marks::LIST))]));
        };
        let mut limit = |part: &str, term: &TermBody| match Unit::from_code(&term.unit) {
            Some(unit) => Some(Limit { count: term.count, unit }),
            None => { unknown(part.into(), &term.unit, Unit::ALL.iter().map(|it| it.code()).collect()); None }
        };
        let limits = (limit("finish", &body.finish), limit("finish_urgent", &body.finish_urgent));
        let approach = Approach::from_code(&body.approach);
        if approach.is_none() {
            unknown("approach".into(), &body.approach, Approach::ALL.iter().map(|it| it.code()).collect());
        }
        let mut questions = Vec::with_capacity(body.questions.len());
        for (at, question) in body.questions.into_iter().enumerate() {
            match AnswerForm::from_code(&question.form) {
                Some(form) => questions.push(Question { code: question.code.trim().into(), asks: question.asks.trim().into(), form, choices: question.choices.iter().map(|choice| choice.trim().to_owned()).collect() }),
                None => unknown(format!("questions.{at}.form"), &question.form, AnswerForm::ALL.iter().map(|it| it.code()).collect()),
            }
        }
        if let ((Some(finish), Some(finish_urgent)), Some(approach)) = (limits, approach) {
            categories.push(Category { code: body.code.trim().into(), name: body.name.trim().into(), major: body.major.trim().into(), major_name: body.major_name.trim().into(), approach, finish, finish_urgent, questions, closed: body.closed });
        }
    }
    if fields.is_empty() { Ok(Catalogue(categories)) } else { Err(Problem::invalid(fields)) }
}

fn body(category: Category) -> CategoryBody {
    let term = |limit: Limit| TermBody { count: limit.count, unit: limit.unit.code().into() };
    let question = |question: Question| QuestionBody { code: question.code, asks: question.asks, form: question.form.code().into(), choices: question.choices };
    CategoryBody {
        code: category.code,
        name: category.name,
        major: category.major,
        major_name: category.major_name,
        approach: category.approach.code().into(),
        finish: term(category.finish),
        finish_urgent: term(category.finish_urgent),
        questions: category.questions.into_iter().map(question).collect(),
        closed: category.closed,
    }
}

async fn view(desk: &Desk, may: &May<ManageSettings>, trial: Option<LimitsTrial>) -> Result<Versioned<CatalogueSet>, Problem> {
    let (Catalogue(categories), version, history) = shown::<Catalogue>(desk, may).await?;
    let body = CatalogueSet { categories: categories.into_iter().map(body).collect(), trial, history };
    Ok(Versioned { status: StatusCode::OK, version, body })
}

/// The categories.
#[utoipa::path(get, path = "/api/v1/settings/categories", tag = "system", responses((status = 200, body = CatalogueSet), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<CatalogueSet>, Problem> {
    view(&desk, &clerk, None).await
}

/// Sets the categories, or only tries their limits on what is open. Clocks that run are worked out anew.
#[utoipa::path(put, path = "/api/v1/settings/categories", tag = "system", params(("If-Match" = String, Header), Trying), request_body = CatalogueBody,
    responses((status = 200, body = CatalogueSet), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, Query(trying): Query<Trying>, expected: IfMatch, Body(asked): Body<CatalogueBody>) -> Result<Versioned<CatalogueSet>, Problem> {
    let catalogue = read(asked)?;
    if trying.dry_run {
        let wrong = catalogue.check(&clerk.reference);
        if !wrong.is_empty() {
            return Err(Problem::invalid(wrong));
        }
        let limits: Vec<LimitRow> = clerk.reference.limits.iter().filter(|row| !of_a_category(row, &clerk.reference)).cloned().chain(catalogue.0.iter().flat_map(Category::limits)).collect();
        let then = Today { limits: &limits, ..today(&clerk.reference, desk.now()) };
        let found = trial(&desk, &clerk, &then).await?;
        return view(&desk, &clerk, Some(found)).await;
    }
    change(&desk, &mut clerk, expected, |before| Ok(catalogue.with_the_rest_of(before))).await?;
    view(&desk, &clerk, None).await
}

/// Whether a row of the limits is a category's own.
fn of_a_category(row: &LimitRow, reference: &Reference) -> bool {
    row.category.as_deref().and_then(|code| reference.category(code)).is_some_and(|category| category.limits().contains(row))
}
