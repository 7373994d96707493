//! The overview: every figure is the number of records it opens to, for everybody who may see it.

use crate::harness::{House, house, postgres};
use crate::statements::noted;
use axum::http::StatusCode;
use chengguan_app::identity::setup::create_settings;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

/// Two cells side by side; what `House::receive` receives lies in the first.
async fn with_cells(house: &House) {
    let ring = |west: f64| json!([[west, 30.9], [west + 0.05, 30.9], [west + 0.05, 31.0], [west, 31.0]]);
    let cells = json!([{ "name": "JX-01", "street": "锦绣街道", "ring": ring(118.72) }, { "name": "JX-02", "street": "锦绣街道", "ring": ring(118.77) }]);
    let district = json!({ "boundary": [[118.72, 30.9], [118.82, 30.9], [118.82, 31.0], [118.72, 31.0]], "cells": cells, "roads": [], "river": [], "labels": [] });
    create_settings(&house.desk, &house.bureau, &[("district", district)]).await.unwrap();
}

async fn squads(house: &House) -> [String; 2] {
    let reference = house.get("operator", "/api/v1/reference").await.body;
    ["东城中队", "西城中队"].map(|name| reference["squads"].as_array().unwrap().iter().find(|squad| squad["name"] == name).unwrap()["id"].as_str().unwrap().to_owned())
}

/// From handling to close-out.
async fn finished(house: &House, id: &str) {
    house.done("officer", id, "handle", json!({ "text": "劝离" })).await;
    house.done("officer", id, "reply", json!({ "text": "好了" })).await;
    house.done("squad-leader", id, "verify", json!({ "passed": true, "note": "去看过" })).await;
    house.done("operator", id, "close-out", json!({})).await;
}

/// Opinions in every standing, over two months, with two squads and with none.
async fn history(house: &House) {
    with_cells(house).await;
    let [_, west] = squads(house).await;
    let reason = json!({ "reason": "等检测" });
    let (in_time, late) = (house.in_hand("按时").await, house.in_hand("超期").await);
    finished(house, &in_time).await;
    house.done("operator", &in_time, "rate", json!({ "satisfied": true })).await;
    let rest = house.in_hand("在办").await;
    house.done("officer", &rest, "handle", json!({ "text": "劝离" })).await;
    house.clock("2026-03-25T09:00:00+08:00");
    finished(house, &late).await;
    house.done("operator", &late, "rate", json!({ "satisfied": false })).await;
    let (asking, suspended) = (house.in_hand("等补充").await, house.in_hand("暂停").await);
    house.done("officer", &asking, "ask", json!({ "question": "哪一家？", "days": 7 })).await;
    house.done("officer", &suspended, "suspend", reason.clone()).await;
    let moved = house.opinion("别的中队").await;
    house.done("operator", &moved, "sort", json!({ "category": "street-order/stalls", "urgency": "urgent", "approach": "enforce" })).await;
    house.done("operator", &moved, "assign", json!({ "squad": west })).await;
    let returned = house.opinion("不受理").await;
    house.done("operator", &returned, "return", reason).await;
    house.clock("2026-03-30T09:00:00+08:00");
    let near = house.in_hand("临期").await;
    house.done("squad-leader", &near, "supervise", json!({ "order": "今天办完" })).await;
    house.done("operator", &house.opinion("合并").await, "merge", json!({ "into": near })).await;
    house.clock("2026-04-10T15:00:00+08:00");
    house.in_hand("刚收").await;
    house.receive("没分类").await;
    let body = json!({ "kind": "help", "channel": "hotline", "text": "没有位置" }).to_string();
    house.send(house.request("POST", "/api/v1/opinions", Some("operator")).body(body.into()).unwrap()).await;
    // On its last day, at half past five.
    house.clock("2026-04-14T10:00:00+08:00");
}

/// Every figure under a value, with where it stands.
fn figures(at: &str, value: &Value, found: &mut Vec<(String, i64, String)>) {
    match value {
        Value::Object(fields) if fields.contains_key("opens") => {
            let query = fields["opens"].as_object().unwrap().iter().map(|(name, value)| format!("{name}={}", value.as_str().unwrap())).collect::<Vec<_>>().join("&");
            found.push((at.to_owned(), fields["value"].as_i64().unwrap(), query));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, value)| figures(&format!("{at}.{name}"), value, found)),
        Value::Array(values) => values.iter().enumerate().for_each(|(n, value)| figures(&format!("{at}.{n}"), value, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_figure_is_the_number_of_records_it_opens_to_for_everybody_who_may_see_it() {
    let house = house().await;
    history(&house).await;
    let [east, west] = squads(&house).await;
    let mut seen = std::collections::BTreeMap::new();
    for (who, query) in [
        ("leader", String::new()),
        ("leader", "period=this_year".into()),
        ("leader", format!("squad={west}&period=last_90")),
        ("leader", "from=2026-03-01&to=2026-03-31".into()),
        ("action-office", "period=last_90".into()),
        ("squad-leader", "period=last_90".into()),
        ("squad-leader", format!("squad={east}&period=this_month")),
    ] {
        let answer = house.get(who, &format!("/api/v1/overview?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{who} {query}: {}", answer.body);
        let mut found = Vec::new();
        figures("", &answer.body, &mut found);
        assert!(found.len() > 50, "{who} {query}: {}", found.len());
        for (at, value, opens) in found {
            let list = house.get(who, &format!("/api/v1/opinions?{opens}&limit=1")).await;
            assert_eq!(list.status, StatusCode::OK, "{who} {at} {opens}: {}", list.body);
            assert_eq!((&list.body["count"]["value"], &list.body["count"]["exact"]), (&json!(value), &json!(true)), "{who} {query} {at} opens to {opens}");
            *seen.entry(at).or_insert(0) += value;
        }
    }
    let never: Vec<&String> = seen.iter().filter(|(at, sum)| **sum == 0 && !["due", "months", "squads"].iter().any(|part| at.contains(part))).map(|(at, _)| at).collect();
    assert_eq!(never, [".categories.1.received.before", ".cells.1.received.before", ".cells.1.received.now", ".nowhere.before"], "what was never more than nothing was not tried");
}

#[tokio::test]
async fn the_figures_are_what_happened() {
    let house = house().await;
    history(&house).await;
    let [_, west] = squads(&house).await;
    let whole = house.get("leader", "/api/v1/overview?from=2026-03-01&to=2026-04-14").await.body;
    let value = |path: &str| whole.pointer(path).unwrap_or_else(|| panic!("{path}: {whole}"))["value"].as_i64().unwrap();
    for (path, expected) in [
        ("/received/now", 12), ("/received/before", 0), ("/closed/now", 2), ("/in_time/now", 1), ("/satisfied", 1), ("/not_satisfied", 1), ("/now/in_hand", 8),
        ("/now/stopped", 2), ("/nowhere/now", 1), ("/cells/0/received/now", 11), ("/cells/1/received/now", 0),
    ] {
        assert_eq!(value(path), expected, "{path}");
    }
    let months = whole["months"].as_array().unwrap();
    assert_eq!((months.len(), months[4]["first"].as_str(), months[4]["assist"]["value"].as_i64()), (6, Some("2026-03-01"), Some(2)));
    let lines: Vec<&Value> = whole["squads"].as_array().unwrap().iter().map(|line| &line["squad"]["name"]).collect();
    assert_eq!(lines, [&json!("东城中队"), &json!("西城中队"), &Value::Null], "in the bureau's order, and what no squad has");
    assert_eq!((&whole["targets"], whole["period"].is_null()), (&json!({ "assist": 70, "assist_and_manage": 90, "in_time": 95, "verified": false }), true));
    // A squad leader sees the own squad's alone, in figures and in names.
    let own = house.get("squad-leader", "/api/v1/overview?period=last_90").await.body;
    assert_eq!((own["squads"].as_array().unwrap().len(), own["choices"].as_array().unwrap().len()), (1, 1));
    assert!(!own.to_string().contains(&west) && !own.to_string().contains("西城"), "{own}");
    let before = house.journalled().await.len();
    let other = house.get("squad-leader", &format!("/api/v1/overview?squad={west}")).await;
    assert_eq!((other.status, house.journalled().await.len()), (StatusCode::NOT_FOUND, before + 1));
    house.journal().await;
}

#[tokio::test]
async fn a_target_is_the_bureaus_own_and_shown_as_set() {
    let house = house().await;
    let set = house.set("/api/v1/settings/targets", json!({ "assist": 60, "assist_and_manage": 85, "in_time": 90 })).await;
    assert_eq!((&set["history"][0]["by"], &set["assist"]), (&json!("system-admin"), &json!(60)));
    let targets = house.get("leader", "/api/v1/overview").await.body["targets"].clone();
    assert_eq!(targets, json!({ "assist": 60, "assist_and_manage": 85, "in_time": 90, "verified": false }));
}

#[tokio::test]
async fn what_is_asked_wrongly_is_said_in_words() {
    let house = house().await;
    for (query, field) in [
        ("period=last_31", "period"), ("from=yesterday", "from"), ("from=2026-03-03&to=2026-03-02", "to"), ("from=2025-01-01&to=2026-03-03", "to"),
        ("squad=east", "squad"), ("squad=00000000-0000-0000-0000-000000000000", "squad"), ("bureau_id=2", "bureau_id"),
    ] {
        let answer = house.get("leader", &format!("/api/v1/overview?{query}")).await;
        assert_eq!((answer.status, &answer.body["fields"][0]["path"]), (StatusCode::BAD_REQUEST, &json!(field)), "{query}: {}", answer.body);
        assert!(!answer.body["fields"][0]["mend"].as_str().unwrap().contains("{"), "{query}: {}", answer.body);
    }
    for (query, status) in [("to=2026-03-02", 200), ("from=2025-03-03&to=2026-03-03", 200), ("from=2025-03-02&to=2026-03-03", 400)] {
        assert_eq!(house.get("leader", &format!("/api/v1/overview?{query}")).await.status.as_u16(), status, "{query}");
    }
    for wrong in ["in_time=maybe", "satisfied=1", "handler=me", "closed_from=x", "due_to=x", "supervised="] {
        let status = house.get("leader", &format!("/api/v1/opinions?{wrong}")).await.status.as_u16();
        assert_eq!(status, if wrong.ends_with('=') { 200 } else { 400 }, "{wrong}");
    }
}

#[tokio::test]
async fn counting_looks_at_indexes_alone() {
    if postgres().is_some() {
        return; // Which index a handful of rows is counted by is its statistics' choice.
    }
    let house = house().await;
    history(&house).await;
    let database = house.database().await;
    for (who, query) in [("leader", ""), ("squad-leader", "period=this_year")] {
        let (_, statements) = noted(house.get(who, &format!("/api/v1/overview?{query}"))).await;
        let counting: Vec<&Statement> = statements.iter().filter(|statement| statement.sql.contains("GROUP BY")).collect();
        assert_eq!(counting.len(), 4);
        for statement in counting {
            let lines = database.query_all_raw(Statement { sql: format!("EXPLAIN QUERY PLAN {}", statement.sql), ..statement.clone() }).await.unwrap();
            let plan: Vec<String> = lines.iter().map(|line| line.try_get("", "detail").unwrap()).collect();
            let rows: Vec<&String> = plan.iter().filter(|line| line.starts_with("SEARCH") || line.starts_with("SCAN opinion")).collect();
            assert!(!rows.is_empty() && rows.iter().all(|line| line.contains("COVERING INDEX")), "{who} {}\n{plan:#?}", statement.sql);
        }
    }
}
