//! Two bureaus on one database know nothing of each other: whatever is named of the one is unknown to the other, and
//! neither's state nor journal changes for it (fault 5 of docs/faults.md).

use crate::endpoints::{changes, documented};
use crate::harness::{House, house, peopled};
use crate::recipes::{By, Call, call, ready};
use axum::http::StatusCode;
use serde_json::{Value, json};

/// Every endpoint that takes an id, with a call that would succeed for the bureau whose id it is.
async fn calls(house: &House) -> Vec<(String, Call)> {
    let mut calls = Vec::new();
    for route in documented().into_keys().filter(|route| route.contains("{id}") && route.contains(" /api/v1/")) {
        let call = ready(house, &route).await;
        calls.push((route, call));
    }
    assert!(calls.len() > 50, "the walk is broken: {}", calls.len());
    calls
}

/// Everything the first bureau's people see of the ledger, and how long its journal is.
async fn state(house: &House) -> (Value, i64) {
    let ledger = house.get("operator", "/api/v1/opinions?view=all&limit=200").await.body;
    (ledger, house.journal().await)
}

#[tokio::test]
async fn whatever_is_named_of_one_bureau_is_unknown_to_the_other_and_stays_as_it_is() {
    let house = house().await;
    let calls = calls(&house).await;
    let before = state(&house).await;
    let (_, others) = peopled(&house.desk, "other", "XS").await;
    for (route, call) in &calls {
        let who = call.who.unwrap_or("operator");
        let answer = house.call(call, By::Token(&others[who])).await;
        // Where the body names somebody of the first bureau, that is unknown before anything else is.
        let unknown = answer.body["fields"][0]["code"].as_str().is_some_and(|code| code.starts_with("unknown_"));
        assert!(answer.status == StatusCode::NOT_FOUND || unknown, "{route} by the other bureau's {who}: {}", answer.body);
    }
    assert_eq!(state(&house).await, before, "nothing of the first bureau changed");
    assert!(calls.iter().filter(|(route, _)| changes(route)).count() > 30);
}

#[tokio::test]
async fn lists_counts_search_figures_and_files_of_one_bureau_hold_nothing_of_the_other() {
    let house = house().await;
    let (_, others) = peopled(&house.desk, "other", "XS").await;
    let received = json!({ "kind": "complaint", "channel": "hotline", "text": "夜里烧烤摊油烟大", "place": { "longitude": 118.75, "latitude": 30.95, "address": "人民路1号" }, "contact": { "name": "王小燕", "phone": "13812345678" } });
    house.entered(received).await;
    chengguan_app::opinions::search::catch_up(&house.desk).await.unwrap();
    let as_other = async |call: Call| house.call(&call, By::Token(&others["operator"])).await;
    for (path, holds) in [
        ("/api/v1/opinions?view=all", true),
        ("/api/v1/opinions?view=all&q=烧烤摊", true),
        ("/api/v1/opinions?view=all&q=5678", true),
        ("/api/v1/opinions?view=all&number=0001", true),
        ("/api/v1/inbox", false),
        ("/api/v1/exports", false),
    ] {
        let own = house.get("operator", path).await;
        let other = as_other(call(&format!("GET {path}"), None)).await;
        assert_eq!((own.status, other.status), (StatusCode::OK, StatusCode::OK), "{path}: {}", other.body);
        assert_eq!(!own.body["items"].as_array().unwrap().is_empty(), holds, "{path}");
        assert_eq!(other.body["items"], json!([]), "{path}");
    }
    let hints = as_other(call("POST /api/v1/opinion-hints", None).json(json!({ "phone": "13812345678", "text": "夜里烧烤摊油烟大", "longitude": 118.75, "latitude": 30.95 }))).await;
    assert_eq!((&hints.body["caller"], &hints.body["near"], &hints.body["alike"]), (&json!([]), &json!([]), &json!([])), "{}", hints.body);
    let views = as_other(call("GET /api/v1/views", None)).await.body;
    assert!(!views.to_string().contains("\"value\":1"), "{views}");
    let person = as_other(call("POST /api/v1/person-exports", None).json(json!({ "phone": "13812345678", "reason": "本人来要" }))).await;
    assert_eq!(person.body["opinions"].as_array().map(Vec::len), Some(0), "{}", person.body);
}
