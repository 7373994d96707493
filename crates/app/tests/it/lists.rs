//! Invariant 4: no list without paging and a limit. Every endpoint of the document that answers `items` is held to it.

use crate::endpoints::{document, documented, list};
use crate::harness::house;
use axum::http::StatusCode;
use serde_json::Value;
use std::collections::BTreeSet;

/// The schema of an operation's 200, references followed.
fn answered<'a>(document: &'a Value, operation: &'a Value) -> &'a Value {
    let schema = &operation["responses"]["200"]["content"]["application/json"]["schema"];
    match schema["$ref"].as_str() {
        Some(reference) => &document["components"]["schemas"][reference.rsplit('/').next().unwrap()],
        None => schema,
    }
}

/// Every GET that answers `items`, and whether it is whole in one answer.
fn lists() -> Vec<(String, bool)> {
    let (document, whole) = (document(), list(include_str!("../unpaged-lists.txt")));
    // GeoReport's lists are bare arrays with `page` and `page_size`; `open311.rs` holds them to their limit.
    let ours = |(route, _): &(String, Value)| !route.contains(" /open311/");
    let of = |(route, operation): (String, Value)| {
        let schema = answered(&document, &operation);
        let bare = schema["type"] == "array";
        let paged = !schema["properties"]["items"].is_null();
        (route.starts_with("GET ") && (bare || paged)).then(|| (route.clone(), whole.contains_key(&route)))
    };
    let found: Vec<_> = documented().into_iter().filter(ours).filter_map(of).collect();
    assert!(found.len() >= 3 && whole.keys().all(|route| found.iter().any(|(other, _)| other == route)), "{found:?}");
    found
}

/// Somebody who may read a list.
fn reader(route: &str) -> &'static str {
    match route {
        "GET /api/v1/accounts" => "security-admin",
        "GET /api/v1/journal" => "auditor",
        "GET /api/v1/jobs" | "GET /api/v1/messages" => "system-admin",
        "GET /api/v1/imports" => "operator",
        "GET /api/v1/looks" | "GET /api/v1/sign-ins" => "auditor",
        _ => "squad-leader",
    }
}

#[test]
fn every_list_says_in_the_document_that_it_pages() {
    let (document, operations) = (document(), documented());
    for (route, _) in lists().into_iter().filter(|(_, whole)| !whole) {
        let names: BTreeSet<&str> = operations[&route]["parameters"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
        assert!(names.contains("limit") && names.contains("after"), "{route}: {names:?}");
        let properties = &answered(&document, &operations[&route])["properties"];
        assert!(properties["next"].is_object() && properties["count"].is_object(), "{route}: {properties}");
    }
}

#[tokio::test]
async fn every_list_refuses_a_limit_out_of_range_and_names_it_does_not_know() {
    let house = house().await;
    for (route, whole) in lists() {
        let path = route.strip_prefix("GET ").unwrap();
        let ranges: &[&str] = if whole { &[] } else { &["limit=201", "limit=0", "limit=-1", "limit=many", "after=1"] };
        for query in ["sorted_by=title", "bureau_id=2", "sort=title"].iter().chain(ranges) {
            let answer = house.get(reader(&route), &format!("{path}?{query}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{route}?{query}: {}", answer.body);
            assert!(!answer.body["fields"][0]["mend"].as_str().unwrap().contains('{'), "{route}?{query}: {}", answer.body);
        }
        assert_eq!(house.get(reader(&route), path).await.status, StatusCode::OK, "{route}");
    }
}

#[tokio::test]
async fn every_list_gives_as_many_as_asked_and_leads_on_to_the_rest() {
    let house = house().await;
    for n in 0..5 {
        house.published(&format!("第{n}件")).await;
        house.failed_message().await;
        house.order_export("squad-leader", serde_json::json!({ "form": "csv" })).await;
        house.work().await;
        let id = house.opinion("占道").await;
        house.act("operator", &id, "reveal", serde_json::json!({ "reason": "回访" })).await;
        house.send(house.request("POST", "/api/v1/session", None).body(axum::body::Body::from(r#"{"account":"x","password":"x"}"#)).unwrap()).await;
        house.bring("台账.csv", &crate::recipes_of_the_ledger::ledger_csv(false)).await;
        house.keep_view("squad-leader", serde_json::json!({ "name": format!("第{n}个"), "question": {} })).await;
    }
    for (route, _) in lists().into_iter().filter(|(_, whole)| !whole) {
        let path = route.strip_prefix("GET ").unwrap();
        let (mut seen, mut after) = (Vec::new(), String::new());
        let all = house.get(reader(&route), path).await.body["items"].as_array().unwrap().len();
        assert!(all >= 5, "{route}: {all}");
        for _ in 0..all.div_ceil(2) {
            let page = house.get(reader(&route), &format!("{path}?limit=2&after={after}")).await.body;
            seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
            assert!(page["count"]["value"].is_i64() && page["count"]["exact"].is_boolean(), "{route}");
            let Some(next) = page["next"].as_str() else { break };
            after = next.to_owned();
        }
        let different: BTreeSet<&String> = seen.iter().collect();
        assert_eq!((seen.len(), different.len()), (all, all), "{route}");
    }
}
