//! What the system administrator sets, and what it means for residents, clocks, and whoever gets what comes next.

use crate::harness::{House, house};
use axum::body::Body;
use axum::http::{StatusCode, header};
use chengguan_app::opinions::escalate;
use serde_json::{Value, json};

const ADMIN: &str = "system-admin";

/// What is wrong with a setting, at its fields.
async fn wrong(house: &House, path: &str, value: Value) -> Vec<String> {
    let version = house.get(ADMIN, path.split('?').next().unwrap()).await.headers[header::ETAG].clone();
    let request = house.request("PUT", path, Some(ADMIN)).header(header::IF_MATCH, version).body(Body::from(value.to_string()));
    let answer = house.send(request.unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", answer.body);
    let fields = answer.body["fields"].as_array().unwrap();
    assert!(fields.iter().all(|field| !field["mend"].as_str().unwrap().contains(['{', '_'])), "{}", answer.body);
    fields.iter().map(|field| format!("{} {}", field["path"].as_str().unwrap(), field["code"].as_str().unwrap())).collect()
}

fn year(spans: Value) -> Value {
    json!({ "seasons": [{ "from": "01-01", "to": "12-31", "spans": spans }] })
}

#[tokio::test]
async fn hours_cover_a_year_once_and_running_clocks_count_by_the_new_ones() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    let due = || async { house.get("operator", "/api/v1/opinions").await.body["items"][0]["clock"]["due_at"].as_str().unwrap().to_owned() };
    let before = due().await;
    assert!(before.contains("T17:30"), "{before}");
    for (value, expected) in [
        (json!({ "seasons": [] }), "seasons seasons"),
        (year(json!([])), "seasons.0.spans text_missing"),
        (year(json!([[720, 510]])), "seasons.0.spans span"),
        (year(json!([[510, 720], [719, 1050]])), "seasons.0.spans spans_overlap"),
        (json!({ "seasons": [{ "from": "01-01", "to": "12-30", "spans": [[510, 720]] }] }), "seasons season_gap"),
        (json!({ "seasons": [{ "from": "01-01", "to": "13-31", "spans": [[510, 720]] }] }), "seasons no_such_day"),
        (json!({ "seasons": [{ "from": "1st", "to": "12-31", "spans": [[510, 720]] }] }), "seasons.0.from month_day"),
    ] {
        assert_eq!(wrong(&house, "/api/v1/settings/hours", value).await, [expected]);
    }
    assert_eq!(due().await, before, "a wrong setting changes nothing");
    let summer_and_winter = json!({ "seasons": [
        { "from": "05-01", "to": "09-30", "spans": [[480, 720], [900, 1080]] },
        { "from": "10-01", "to": "04-30", "spans": [[510, 720], [810, 1020]] },
    ] });
    let set = house.set("/api/v1/settings/hours", summer_and_winter.clone()).await;
    assert_eq!((&set["seasons"], &set["history"][0]["by"]), (&summer_and_winter["seasons"], &json!(ADMIN)));
    let version = house.version(&id).await;
    house.desk.clock().jump(house.desk.now().plus_ms(5000)).unwrap();
    assert_eq!(escalate::look(&house.desk, &house.bureau).await.unwrap(), 1, "each open one is looked at");
    assert!(due().await.contains("T17:00"), "{}", due().await);
    assert_eq!(house.version(&id).await, version, "nothing was said of it: whoever has it open is not stale");
    house.journal().await;
}

#[tokio::test]
async fn rules_are_tried_before_they_are_set_and_the_first_that_matches_wins() {
    let house = house().await;
    let sorted = house.opinion("占道").await;
    house.done("operator", &sorted, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    let now = house.get(ADMIN, "/api/v1/settings/rules").await.body;
    let squads: Vec<&Value> = now["squads"].as_array().unwrap().iter().map(|squad| &squad["id"]).collect();
    let rule = |name: &str, categories: &[&str], squad: &Value| json!({ "name": name, "categories": categories, "grids": [], "squad": squad });
    let west_first = json!({ "rules": [rule("R-02", &["street-order/stalls"], squads[1]), rule("R-01", &["street-order"], squads[0])] });
    for (value, expected) in [
        (json!({ "rules": [rule("R-01", &["nowhere"], squads[0])] }), "rules.0.categories unknown_category"),
        (json!({ "rules": [rule("R-01", &[], &json!(uuid::Uuid::nil()))] }), "rules.0.squad unknown_squad"),
        (json!({ "rules": [rule("R-01", &[], squads[0]), rule("R-01", &[], squads[1])] }), "rules.1.name name_taken"),
    ] {
        assert_eq!(wrong(&house, "/api/v1/settings/rules", value.clone()).await, [expected]);
        assert_eq!(wrong(&house, "/api/v1/settings/rules?dry_run=true", value).await, [expected]);
    }
    let entries = house.journalled().await.len();
    let tried = house.set("/api/v1/settings/rules?dry_run=true", west_first.clone()).await;
    let trial = &tried["trial"];
    assert_eq!((&trial["tried_on"], &trial["moved"]), (&json!(1), &json!(1)), "{trial}");
    assert_eq!((&trial["shown"][0]["from"], &trial["shown"][0]["to"], &trial["shown"][0]["rule"]), (&json!("东城中队"), &json!("西城中队"), &json!("R-02")));
    assert_eq!((house.journalled().await.len(), &tried["rules"]), (entries, &now["rules"]), "a trial changes nothing");

    house.set("/api/v1/settings/rules", west_first.clone()).await;
    let assigned = house.done("operator", &sorted, "assign", json!({})).await;
    assert_eq!(assigned["squad"]["name"], "西城中队");
    let swapped = json!({ "rules": [west_first["rules"][1], west_first["rules"][0]] });
    house.set("/api/v1/settings/rules", swapped).await;
    let next = house.in_hand("占道").await;
    assert_eq!(house.get("operator", &format!("/api/v1/opinions/{next}")).await.body["squad"]["name"], "东城中队");
    assert_eq!(house.get("operator", &format!("/api/v1/opinions/{sorted}")).await.body["squad"]["name"], "西城中队", "what is assigned stays");
}

#[tokio::test]
async fn residents_see_the_telephone_that_was_set_and_no_other() {
    let house = house().await;
    assert_eq!(wrong(&house, "/api/v1/settings/contact", json!({ "hotline": "打我" })).await, ["hotline phone"]);
    let set = json!({ "hotline": "0557-3021234", "hotline_hours": "全天有人接", "window": "  " });
    let shown = house.set("/api/v1/settings/contact", set).await;
    assert_eq!((&shown["hotline"], &shown["window"]), (&json!("0557-3021234"), &Value::Null));
    let page = house.send(house.request("GET", "/", None).body(Body::empty()).unwrap()).await;
    assert!(page.body.as_str().unwrap().contains("0557-3021234"), "{}", page.body);
    house.set("/api/v1/settings/contact", json!({})).await;
    let page = house.send(house.request("GET", "/", None).body(Body::empty()).unwrap()).await;
    assert!(!page.body.as_str().unwrap().contains("0557-3021234"));
}
