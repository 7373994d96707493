//! Assign (派单): to the squad responsible, by ordered rules with the match explained, or by hand.

use super::conditions::Conditions;
use super::{Act, Doer, Fact, Opinion, Outcome, Reason, Refusal, RuleMatch, Today};
use crate::access::Permission;
use crate::ids::SquadId;
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct AssignAsked {
    /// Which squad.
    pub squad: SquadId,
    /// Its name today.
    pub squad_name: String,
    /// The rule a person followed, where they took what the rules proposed.
    pub rule: Option<RuleMatch>,
}

/// One assignment rule. The bureau keeps them in order; the first that matches decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Short name shown with every match, such as `R-07`.
    pub name: String,
    /// Categories it is for; a major one such as `street-order` covers all below it. Empty: any.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Beginnings of grid cell codes, such as `JX-`. Empty: anywhere, also where there is no cell.
    #[serde(default)]
    pub grids: Vec<String>,
    /// The squad that gets it.
    pub squad: SquadId,
    /// Its name.
    pub squad_name: String,
}

impl Rule {
    fn matches(&self, category: &str, grid: Option<&str>) -> bool {
        let covers = |wider: &String| {
            category.strip_prefix(wider.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let lies_in = |beginning: &String| grid.is_some_and(|cell| cell.starts_with(beginning.as_str()));
        (self.categories.is_empty() || self.categories.iter().any(covers))
            && (self.grids.is_empty() || self.grids.iter().any(lies_in))
    }

    /// What made it match, for the words beside the assignment.
    pub fn explained(&self, category: &str, grid: Option<&str>) -> RuleMatch {
        RuleMatch {
            rule: self.name.clone(),
            grid: grid.filter(|_| !self.grids.is_empty()).map(str::to_owned),
            category: (!self.categories.is_empty()).then(|| category.to_owned()),
        }
    }
}

/// The first rule for that category and grid cell.
pub fn match_rules<'a>(rules: &'a [Rule], category: &str, grid: Option<&str>) -> Option<&'a Rule> {
    rules.iter().find(|rule| rule.matches(category, grid))
}

/// Article 8: a sorted opinion goes to one squad. Until somebody there has accepted it, it may be sent to another;
/// after that it is handed back first.
pub fn may_assign(opinion: &Opinion, doer: Doer, _today: &Today) -> Result<(), Refusal> {
    conditions(opinion, doer).verdict()
}

fn conditions(opinion: &Opinion, doer: Doer) -> Conditions {
    in_order(Conditions::of(Act::Assign).permitted(opinion, doer, Permission::AssignOpinion), opinion)
}

fn in_order(weighed: Conditions, opinion: &Opinion) -> Conditions {
    weighed
        .open(opinion)
        .need("sorted", opinion.sorting.is_some(), || Reason::new("not_sorted", 8).cleared_by(Act::Sort))
        .not_accepted(opinion, 8)
}

/// Assigns by hand. A squad leader may pass it on only within the own squad and those below it.
pub fn assign(opinion: &Opinion, asked: &AssignAsked, doer: Doer, _today: &Today) -> Result<Outcome, Refusal> {
    let within_reach = match doer {
        Doer::Staff(clerk) => clerk.may(Permission::AssignOpinion, Some(asked.squad)),
        Doer::Resident => false,
    };
    conditions(opinion, doer)
        .settled()?
        .refuse_if(!within_reach, || Reason::new("not_your_squad", 3).with("squad_name", asked.squad_name.as_str()))
        .refuse_if(is_with(opinion, asked.squad), || {
            Reason::new("already_with_squad", 8).with("squad_name", asked.squad_name.as_str()).at_field("squad")
        })
        .verdict()?;
    let AssignAsked { squad, squad_name, rule } = asked.clone();
    Ok(Outcome::of(Fact::Assigned { squad, squad_name, rule }, 8))
}

fn is_with(opinion: &Opinion, squad: SquadId) -> bool {
    opinion.assignment.as_ref().is_some_and(|assignment| assignment.squad == squad)
}

/// Assigns by the bureau's rules, as the platform does by itself once an opinion is sorted. Where no rule matches it
/// waits for a person.
pub fn assign_by_rule(opinion: &Opinion, rules: &[Rule], _today: &Today) -> Result<Outcome, Refusal> {
    let category = opinion.sorting.as_ref().map_or("", |sorting| sorting.category.as_str());
    let grid = opinion.place.as_ref().and_then(|place| place.grid.as_deref());
    let rule = match_rules(rules, category, grid).filter(|_| opinion.sorting.is_some());
    in_order(Conditions::of(Act::Assign), opinion)
        .settled()?
        .need("rule_matches", rule.is_some(), || Reason::new("no_rule_matches", 8).cleared_by(Act::Assign))
        .refuse_if(rule.is_some_and(|rule| is_with(opinion, rule.squad)), || {
            let squad_name = rule.map_or("", |rule| rule.squad_name.as_str());
            Reason::new("already_with_squad", 8).with("squad_name", squad_name)
        })
        .verdict()?;
    let assigned = rule.map(|rule| Fact::Assigned {
        squad: rule.squad,
        squad_name: rule.squad_name.clone(),
        rule: Some(rule.explained(category, grid)),
    });
    Ok(Outcome { facts: assigned.into_iter().collect(), grounds: vec![crate::cite::opinion_rules(8)] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opinions::fixture::*;

    fn rule(name: &str, categories: &[&str], grids: &[&str]) -> Rule {
        let owned = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect();
        let (categories, grids) = (owned(categories), owned(grids));
        Rule { name: name.into(), categories, grids, squad: SQUAD_1, squad_name: "first".into() }
    }

    #[test]
    fn a_sorted_opinion_may_change_squads_until_it_is_accepted() {
        let may = |story: &Story, who: &Clerk| may_assign(&story.opinion(), Doer::Staff(who), &story.today());
        check(&[
            ("not sorted", may(&received(), &operator()), &["not_sorted"]),
            ("sorted", may(&sorted(), &operator()), &[]),
            ("with a squad, not accepted", may(&assigned(), &operator()), &[]),
            ("accepted", may(&accepted(), &operator()), &["already_accepted"]),
            ("reopened, handler as before", may(&replied().reopened(), &operator()), &["already_accepted"]),
            ("closed out", may(&closed(), &operator()), &["closed", "already_accepted"]),
            ("merged", may(&sorted().merged(), &operator()), &["merged_into"]),
            ("own squad leader", may(&assigned(), &squad_leader()), &[]),
            ("another squad's leader", may(&assigned(), &other_leader()), &["not_your_squad"]),
            ("a squad leader, before any squad", may(&sorted(), &squad_leader()), &["not_permitted"]),
            ("an officer", may(&assigned(), &officer()), &["not_permitted"]),
        ]);
    }

    #[test]
    fn a_squad_leader_passes_on_only_downwards() {
        let decide = |who: &Clerk, squad| {
            let asked = AssignAsked { squad, squad_name: "there".into(), rule: None };
            assign(&assigned().opinion(), &asked, Doer::Staff(who), &assigned().today()).map(drop)
        };
        check(&[
            ("operator to another squad", decide(&operator(), SQUAD_2), &[]),
            ("operator to the same", decide(&operator(), SQUAD_1), &["already_with_squad"]),
            ("leader to a squad below", decide(&squad_leader(), SQUAD_BELOW_1), &[]),
            ("leader to another squad", decide(&squad_leader(), SQUAD_2), &["not_your_squad"]),
        ]);
    }

    #[test]
    fn the_first_rule_that_matches_decides() {
        let rules = [
            rule("R-01", &["street-order/stalls"], &["JX-"]),
            rule("R-02", &["street-order"], &[]),
            rule("R-03", &[], &["JX-", "TX-1"]),
        ];
        let found = |category, grid| match_rules(&rules, category, grid).map_or("-", |rule| rule.name.as_str());
        for (category, grid, expected) in [
            ("street-order/stalls", Some("JX-03"), "R-01"),
            ("street-order/stalls", Some("TX-03"), "R-02"),
            ("street-order/stalls", None, "R-02"),
            ("street-order", Some("JX-03"), "R-02"),
            ("street-orderly/queues", Some("JX-03"), "R-03"),
            ("lighting", Some("TX-12"), "R-03"),
            ("lighting", Some("TX-21"), "-"),
            ("lighting", None, "-"),
        ] {
            assert_eq!(found(category, grid), expected, "{category} in {grid:?}");
        }
    }

    #[test]
    fn a_match_is_explained_by_what_the_rule_asked_for() {
        let found = |rules: &[Rule]| assign_by_rule(&sorted().opinion(), rules, &sorted().today());
        let matched = |grid: Option<&str>, category: Option<&str>| RuleMatch {
            rule: "R-01".into(),
            grid: grid.map(str::to_owned),
            category: category.map(str::to_owned),
        };
        for (categories, grids, expected) in [
            (&["street-order"][..], &["JX-"][..], matched(Some("JX-03"), Some("street-order/stalls"))),
            (&[], &["JX-"], matched(Some("JX-03"), None)),
            (&[], &[], matched(None, None)),
        ] {
            let outcome = found(&[rule("R-01", categories, grids)]).unwrap();
            let Fact::Assigned { rule, .. } = &outcome.facts[0] else { panic!("{outcome:?}") };
            assert_eq!(rule.as_ref(), Some(&expected));
        }
        let unsorted = assign_by_rule(&received().opinion(), &[rule("R-01", &[], &[])], &received().today());
        let again = assign_by_rule(&assigned().opinion(), &[rule("R-01", &[], &[])], &assigned().today());
        check(&[
            ("no rule", found(&[rule("R-01", &["lighting"], &[])]).map(drop), &["no_rule_matches"]),
            ("not sorted", unsorted.map(drop), &["not_sorted"]),
            ("there already", again.map(drop), &["already_with_squad"]),
        ]);
    }
}
