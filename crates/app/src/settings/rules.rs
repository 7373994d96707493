//! Assignment rules: in order, the first that matches wins. A change is tried on what came lately before it is made.

use super::{Setting, SettingVersion, Told, change, shown};
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::opinions::said::check_text;
use crate::opinions::tables::opinion::{self, Column};
use crate::opinions::view::NamedId;
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use crate::server::{Body, IfMatch, Versioned};
use crate::store::Reads;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chengguan_statute::ids::SquadId;
use chengguan_statute::opinions::{Rule, match_rules};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use chengguan_words::{fill, marks, settings as words};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Rules of a bureau.
const RULES_MAX: usize = 200;
/// Signs of a rule's name, and of the beginning of a cell's code.
const NAME_MAX: usize = 20;
/// Sorted opinions a change is tried on, newest first.
const TRIED_ON: u64 = 500;
/// Those of them that are shown where they would go elsewhere.
const SHOWN: usize = 50;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Rules(Vec<Rule>);

impl Setting for Rules {
    const NAME: &'static str = "rules";

    fn told(&self, reference: &Reference) -> Vec<Told> {
        let listed = |all: Vec<&str>, none: &str| if all.is_empty() { none.to_owned() } else { all.join(marks::LIST) };
        let told = |(at, rule): (usize, &Rule)| {
            let categories = rule.categories.iter().map(|code| name_of(reference, code).unwrap_or(code)).collect();
            let grids = rule.grids.iter().map(String::as_str).collect();
            let values = [
                ("name", rule.name.as_str()),
                ("categories", &listed(categories, words::RULE_ANY_CATEGORY)),
                ("grids", &listed(grids, words::RULE_ANYWHERE)),
                ("squad", reference.squad(rule.squad).map_or(&rule.squad_name, |squad| &squad.name)),
            ];
            Told::new(fill(words::RULE, &[("n", &(at + 1).to_string())]), fill(words::RULE_SAYS, &values))
        };
        self.0.iter().enumerate().map(told).collect()
    }

    fn check(&self, reference: &Reference) -> Vec<Field> {
        let mut fields = Vec::new();
        if self.0.len() > RULES_MAX {
            fields.push(Field::range("rules", &(0..=RULES_MAX)));
        }
        let mut names = HashSet::new();
        for (at, rule) in self.0.iter().enumerate() {
            let path = format!("rules.{at}.name");
            match check_text(&path, &rule.name, NAME_MAX) {
                Some(wrong) => fields.push(wrong),
                None if !names.insert(rule.name.as_str()) => fields.push(Field::new(path, "name_taken", &[("name", &rule.name)])),
                None => {}
            }
            if !rule.categories.iter().all(|code| name_of(reference, code).is_some()) {
                fields.push(Field::new(format!("rules.{at}.categories"), "unknown_category", &[]));
            }
            if reference.open_squad(rule.squad).is_none() {
                fields.push(Field::new(format!("rules.{at}.squad"), "unknown_squad", &[]));
            }
            fields.extend(rule.grids.iter().filter_map(|grid| check_text(&format!("rules.{at}.grids"), grid, NAME_MAX)));
        }
        fields
    }
}

/// One rule as sent.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleBody {
    /// Short, shown with every match.
    pub name: String,
    /// Categories it is for, or whole first levels; none: any.
    pub categories: Vec<String>,
    /// Beginnings of cell codes; none: anywhere.
    pub grids: Vec<String>,
    /// The squad that gets it.
    pub squad: Uuid,
}

/// All of them, in order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RulesBody {
    /// The first that matches wins.
    pub rules: Vec<RuleBody>,
}

/// Whether only to try.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Trying {
    /// Tries the rules and changes nothing.
    #[serde(default)]
    pub dry_run: bool,
}

/// One rule as shown.
#[derive(Serialize, ToSchema)]
pub struct RuleView {
    /// Short.
    pub name: String,
    /// Codes of categories, or of first levels.
    pub categories: Vec<String>,
    /// Beginnings of cell codes.
    pub grids: Vec<String>,
    /// The squad that gets it.
    pub squad: NamedId,
}

/// An opinion that would go elsewhere.
#[derive(Serialize, ToSchema)]
pub struct Moved {
    /// Its number.
    pub number: String,
    /// The squad by the rules as they are, if one matches.
    pub from: Option<String>,
    /// The squad by the rules tried, if one matches.
    pub to: Option<String>,
    /// The rule tried that matches.
    pub rule: Option<String>,
}

/// What a trial found.
#[derive(Serialize, ToSchema)]
pub struct Trial {
    /// Opinions looked at: the newest that are sorted.
    pub tried_on: usize,
    /// Those that would go elsewhere.
    pub moved: usize,
    /// The newest of them.
    pub shown: Vec<Moved>,
}

/// A category a rule may name.
#[derive(Serialize, ToSchema)]
pub struct Choice {
    /// Code.
    pub code: String,
    /// In Chinese.
    pub name: String,
    /// A first level.
    pub major: bool,
}

/// The rules as shown.
#[derive(Serialize, ToSchema)]
pub struct RulesView {
    /// In order.
    pub rules: Vec<RuleView>,
    /// Squads there are.
    pub squads: Vec<NamedId>,
    /// Categories there are, each first level before what is below it.
    pub categories: Vec<Choice>,
    /// What a trial found, where one was asked for.
    pub trial: Option<Trial>,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

/// A category by its code, or a first level by its.
fn name_of<'a>(reference: &'a Reference, code: &str) -> Option<&'a str> {
    let major = || reference.categories.iter().find(|category| category.major == code).map(|category| category.major_name.as_str());
    reference.category(code).map(|category| category.name.as_str()).or_else(major)
}

fn read(asked: RulesBody, reference: &Reference) -> Rules {
    let rule = |rule: RuleBody| {
        let squad = SquadId(rule.squad);
        Rule {
            name: rule.name.trim().into(),
            categories: rule.categories,
            grids: rule.grids.iter().map(|grid| grid.trim().to_owned()).collect(),
            squad,
            squad_name: reference.squad(squad).map(|squad| squad.name.clone()).unwrap_or_default(),
        }
    };
    Rules(asked.rules.into_iter().map(rule).collect())
}

#[derive(sea_orm::FromQueryResult)]
struct Sorted {
    number: String,
    category: Option<String>,
    grid: Option<String>,
}

async fn trial(desk: &Desk, bureau: i32, now: &[Rule], tried: &[Rule]) -> Result<Trial, Problem> {
    let newest = opinion::Entity::find()
        .select_only()
        .columns([Column::Number, Column::Category, Column::Grid])
        .filter(Column::BureauId.eq(bureau))
        .filter(Column::Category.is_not_null())
        .order_by_desc(Column::ReceivedAt)
        .limit(TRIED_ON);
    let rows: Vec<Sorted> = desk.reading().all(newest.into_query()).await?;
    let mut trial = Trial { tried_on: rows.len(), moved: 0, shown: Vec::new() };
    for row in rows {
        let category = row.category.as_deref().unwrap_or_default();
        let (from, to) = (match_rules(now, category, row.grid.as_deref()), match_rules(tried, category, row.grid.as_deref()));
        if from.map(|rule| rule.squad) == to.map(|rule| rule.squad) {
            continue;
        }
        trial.moved += 1;
        if trial.shown.len() < SHOWN {
            let squad = |rule: Option<&Rule>| rule.map(|rule| rule.squad_name.clone());
            trial.shown.push(Moved { number: row.number, from: squad(from), to: squad(to), rule: to.map(|rule| rule.name.clone()) });
        }
    }
    Ok(trial)
}

pub(super) fn choices(reference: &Reference) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for category in &reference.categories {
        if !choices.iter().any(|choice| choice.code == category.major) {
            choices.push(Choice { code: category.major.clone(), name: category.major_name.clone(), major: true });
        }
        choices.push(Choice { code: category.code.clone(), name: category.name.clone(), major: false });
    }
    choices
}

async fn view(desk: &Desk, may: &May<ManageSettings>, trial: Option<Trial>) -> Result<Versioned<RulesView>, Problem> {
    let reference = desk.reference(may.bureau.id);
    let (Rules(rules), version, history) = shown::<Rules>(desk, may).await?;
    let rule_view = |rule: Rule| {
        let name = reference.squad(rule.squad).map_or(rule.squad_name, |squad| squad.name.clone());
        RuleView { name: rule.name, categories: rule.categories, grids: rule.grids, squad: NamedId { id: rule.squad.0, name } }
    };
    let body = RulesView {
        rules: rules.into_iter().map(rule_view).collect(),
        squads: reference.open_squads().map(|squad| NamedId { id: squad.id.0, name: squad.name.clone() }).collect(),
        categories: choices(&reference),
        trial,
        history,
    };
    Ok(Versioned { status: StatusCode::OK, version, body })
}

/// The assignment rules.
#[utoipa::path(get, path = "/api/v1/settings/rules", tag = "system", responses((status = 200, body = RulesView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<RulesView>, Problem> {
    view(&desk, &clerk, None).await
}

/// Sets the assignment rules, or only tries them on what came lately. What is assigned already stays where it is.
#[utoipa::path(put, path = "/api/v1/settings/rules", tag = "system", params(("If-Match" = String, Header), Trying), request_body = RulesBody,
    responses((status = 200, body = RulesView), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set(State(desk): State<Desk>, mut clerk: May<ManageSettings>, Query(trying): Query<Trying>, expected: IfMatch, Body(asked): Body<RulesBody>) -> Result<Versioned<RulesView>, Problem> {
    let rules = read(asked, &clerk.reference);
    if trying.dry_run {
        let wrong = rules.check(&clerk.reference);
        if !wrong.is_empty() {
            return Err(Problem::invalid(wrong));
        }
        let found = trial(&desk, clerk.bureau.id, &clerk.reference.rules, &rules.0).await?;
        return view(&desk, &clerk, Some(found)).await;
    }
    change(&desk, &mut clerk, expected, |_| Ok(rules)).await?;
    view(&desk, &clerk, None).await
}
