//! Invariant 7: no endpoint runs more statements than its budget, with one row or with fifty.

use crate::endpoints::documented;
use crate::harness::{House, house, postgres};
use crate::recipes::{By, ready};
use serde_json::json;
use std::collections::BTreeMap;

/// Route to the most statements, on SQLite (a set with its entry is one) and on PostgreSQL.
fn budgets() -> BTreeMap<String, (usize, usize)> {
    let of = |(route, most): (String, String)| {
        let (sqlite, postgres) = most.split_once(' ').unwrap();
        (route, (sqlite.parse().unwrap(), postgres.parse().unwrap()))
    };
    crate::endpoints::list(include_str!("../../statement-budgets.txt")).into_iter().map(of).collect()
}

async fn measure(house: &House) -> BTreeMap<String, usize> {
    let mut measured = BTreeMap::new();
    for route in documented().into_keys() {
        let answer = house.call(&ready(house, &route).await, By::Itself).await;
        assert!(answer.status.is_success(), "{route}: {} {}", answer.status, answer.body);
        measured.insert(route, answer.headers["x-statements"].to_str().unwrap().parse().unwrap());
    }
    measured
}

#[tokio::test]
async fn no_endpoint_runs_more_statements_than_its_budget_with_one_row_or_with_fifty() {
    let budgets = budgets();
    let most = |route: &String| budgets.get(route).map_or(0, |most| if postgres().is_some() { most.1 } else { most.0 });
    let few = measure(&house().await).await;
    let house = house().await;
    for n in 0..50 {
        house.published(&format!("第{n}件")).await;
    }
    let many = measure(&house).await;
    let wrong: Vec<String> = few.iter().filter(|(route, few)| **few > most(route) || many[*route] > most(route)).map(|(route, few)| {
        format!("{route} {few} with few rows, {} with many, budget {}", many[route], most(route))
    }).collect();
    assert!(wrong.is_empty(), "above crates/app/statement-budgets.txt:\n{}", wrong.join("\n"));
    let loose: Vec<String> = few.iter().filter(|(route, few)| (**few).max(many[*route]) < most(route)).map(|(route, few)| format!("{route} {few}")).collect();
    assert!(loose.is_empty(), "a budget met is tightened (docs/progress.md), these need fewer:\n{}", loose.join("\n"));
    assert_eq!(few.keys().collect::<Vec<_>>(), budgets.keys().collect::<Vec<_>>(), "a budget for each endpoint and for nothing else");
}

#[tokio::test]
async fn a_page_of_one_opinion_costs_the_same_with_fifty_facts_and_stays_below_eight() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    let cost = async |id: &str| house.get("operator", &format!("/api/v1/opinions/{id}")).await.headers["x-statements"].to_str().unwrap().parse::<usize>().unwrap();
    let before = cost(&id).await;
    for n in 0..50 {
        house.done("operator", &id, "correct", json!({ "target": 1, "change": { "text": format!("占道{n}") }, "reason": "听错了" })).await;
    }
    assert_eq!(cost(&id).await, before);
    let child = house.opinion("占道").await;
    house.done("operator", &child, "merge", json!({ "into": id })).await;
    assert!(cost(&child).await <= 8 && cost(&id).await <= 8, "{} {}", cost(&child).await, cost(&id).await);
}
