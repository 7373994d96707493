//! The tree of squads: set up, changed, closed once nothing hangs on it, and what becomes of what it did.

use crate::harness::{Answer, House, house};
use axum::body::Body;
use axum::http::{StatusCode, header};
use serde_json::{Value, json};

const ADMIN: &str = "system-admin";

async fn lines(house: &House) -> Vec<Value> {
    house.get(ADMIN, "/api/v1/squads").await.body["squads"].as_array().unwrap().clone()
}

async fn line(house: &House, name: &str) -> Value {
    lines(house).await.into_iter().find(|line| line["name"] == name).unwrap_or_else(|| panic!("no {name}"))
}

async fn open(house: &House, name: &str, parent: Option<&Value>) -> Answer {
    let body = json!({ "name": name, "parent": parent });
    house.send(house.request("POST", "/api/v1/squads", Some(ADMIN)).body(Body::from(body.to_string())).unwrap()).await
}

async fn change(house: &House, line: &Value, body: Value) -> Answer {
    let path = format!("/api/v1/squads/{}", line["id"].as_str().unwrap());
    let request = house.request("PUT", &path, Some(ADMIN)).header(header::IF_MATCH, format!("\"{}\"", line["version"]));
    house.send(request.body(Body::from(body.to_string())).unwrap()).await
}

fn codes(answer: &Answer) -> Vec<&str> {
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.body);
    assert!(answer.body["grounds"][0]["article"].is_string() && answer.body["entry"].is_string(), "{}", answer.body);
    answer.body["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_squad_is_set_up_and_takes_people_rules_and_opinions() {
    let house = house().await;
    let east = line(&house, "东城中队").await;
    assert_eq!((east["people"].as_u64().unwrap() > 0, &east["rules"]), (true, &json!(1)), "{east}");
    let made = open(&house, "南城中队", Some(&east["id"])).await;
    assert_eq!((made.status, &made.body["parent"], &made.body["version"]), (StatusCode::CREATED, &east["id"], &json!(1)), "{}", made.body);
    assert_eq!(codes(&open(&house, "南城中队", None).await), ["squad_name_taken"]);
    assert_eq!(open(&house, " ", None).await.body["fields"][0]["code"], "text_missing");
    assert_eq!(open(&house, &"长".repeat(31), None).await.body["fields"][0]["code"], "text_too_long");
    let id = house.opinion("占道").await;
    house.done("operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    let assigned = house.done("operator", &id, "assign", json!({ "squad": made.body["id"] })).await;
    assert_eq!(assigned["squad"]["name"], "南城中队");
    assert_eq!(line(&house, "南城中队").await["opinions"], 1);
    // The squad above reaches it.
    assert_eq!(house.get("officer", &format!("/api/v1/opinions/{id}")).await.status, StatusCode::OK);
    assert!(house.journalled().await.contains(&"system.open_squad".to_owned()));
    house.journal().await;
}

#[tokio::test]
async fn a_squad_is_renamed_moved_and_closed_and_what_it_did_stays_under_its_name() {
    let house = house().await;
    let (east, west) = (line(&house, "东城中队").await, line(&house, "西城中队").await);
    let renamed = change(&house, &west, json!({ "name": "城西中队", "parent": null })).await;
    assert_eq!((renamed.status, &renamed.body["version"]), (StatusCode::OK, &json!(2)), "{}", renamed.body);
    assert_eq!(change(&house, &west, json!({ "name": "又一个", "parent": null })).await.status, StatusCode::PRECONDITION_FAILED, "somebody was first");
    assert_eq!(codes(&change(&house, &renamed.body, json!({ "name": "城西中队", "parent": null })).await), ["nothing_changed"]);
    assert_eq!(codes(&change(&house, &east, json!({ "name": "东城中队", "parent": east["id"] })).await), ["squad_below_itself"]);
    let id = house.in_hand("占道").await;
    open(&house, "东城一组", Some(&east["id"])).await;
    let refused = change(&house, &east, json!({ "name": "东城中队", "parent": null, "closed": true })).await;
    assert_eq!(codes(&refused), ["squad_has_people", "squad_has_opinions", "squad_has_rules", "squad_has_squads"]);
    assert!(refused.body["reasons"][1]["text"].as_str().unwrap().contains('1'), "{}", refused.body);

    let group = line(&house, "东城一组").await;
    let closed = change(&house, &group, json!({ "name": "东城一组", "parent": east["id"], "closed": true })).await;
    assert_eq!((closed.status, &closed.body["closed"]), (StatusCode::OK, &json!(true)));
    let other = house.opinion("又一件").await;
    house.done("operator", &other, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    let unknown = house.act("operator", &other, "assign", json!({ "squad": group["id"] })).await;
    assert_eq!((unknown.status, &unknown.body["fields"][0]["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("unknown_squad")));
    let offered = house.get("security-admin", "/api/v1/accounts").await.body["squads"].to_string();
    assert!(offered.contains("城西中队") && !offered.contains("东城一组"), "{offered}");
    assert_eq!(codes(&open(&house, "东城二组", Some(&group["id"])).await), ["squad_parent_closed"]);
    let back = change(&house, &closed.body, json!({ "name": "东城一组", "parent": east["id"] })).await;
    assert_eq!((back.status, &back.body["closed"]), (StatusCode::OK, &json!(false)), "{}", back.body);
    assert_eq!(house.get("operator", &format!("/api/v1/opinions/{id}")).await.body["squad"]["name"], "东城中队");
    house.journal().await;
}
