//! What an operator is shown while somebody talks.

use crate::harness::{Answer, House, house};
use chengguan_app::opinions::search::catch_up;
use serde_json::{Value, json};

const STALLS: &str = "street-order/stalls";

async fn hints(house: &House, typed: Value) -> Value {
    let request = house.request("POST", "/api/v1/opinion-hints", Some("operator")).body(axum::body::Body::from(typed.to_string())).unwrap();
    let answer: Answer = house.send(request).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    answer.body
}

async fn entered(house: &House, kind: &str, text: &str, phone: &str) -> Value {
    house.entered(json!({ "kind": kind, "channel": "hotline", "text": text, "contact": { "phone": phone } })).await
}

fn titles(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_callers_earlier_words_are_there_however_the_number_is_written_but_no_report_of_wrongdoing() {
    let house = house().await;
    entered(&house, "complaint", "夜里烧烤摊油烟大", "13812345678").await;
    entered(&house, "report", "某队员收了摊贩的钱", "13812345678").await;
    entered(&house, "help", "井盖翘起", "13812345679").await;
    for phone in ["13812345678", "138 1234 5678", "+86-138-1234-5678"] {
        let known = hints(&house, json!({ "phone": phone })).await;
        assert_eq!(titles(&known["caller"]), ["夜里烧烤摊油烟大"], "{phone}");
    }
    assert_eq!(hints(&house, json!({ "phone": "138123" })).await["caller"], json!([]), "six digits are nobody's number");
    let nowhere = house.send(house.request("POST", "/api/v1/opinion-hints", Some("operator")).body(axum::body::Body::from(json!({ "longitude": -5e-196, "latitude": 1.8e135 }).to_string())).unwrap()).await;
    assert_eq!((nowhere.status.as_u16(), &nowhere.body["fields"][0]["code"]), (422, &json!("not_a_point")), "{}", nowhere.body);
    assert_eq!(hints(&house, json!({})).await, json!({ "caller": [], "near": [], "alike": [], "categories": [], "places": [] }));
}

#[tokio::test]
async fn what_such_matters_were_sorted_as_is_offered_and_what_the_operator_takes_it_for_waits_to_be_sorted() {
    let house = house().await;
    for n in 0..4 {
        let id = house.opinion(&format!("菜市场门口摊位占道经营，第{n}天了")).await;
        house.done("operator", &id, "sort", json!({ "category": STALLS, "urgency": "normal", "approach": "assist" })).await;
    }
    house.opinion("路灯不亮").await;
    catch_up(&house.desk).await.unwrap();
    let known = hints(&house, json!({ "text": "小区门口有摊位占道经营" })).await;
    assert_eq!((known["categories"][0]["code"].as_str(), known["categories"][0]["count"].as_i64()), (Some(STALLS), Some(4)), "{known}");
    assert!(titles(&known["alike"]).iter().all(|title| title.contains("占道经营")), "{known}");
    let body = json!({ "kind": "complaint", "channel": "hotline", "text": "小区门口有摊位占道经营", "category": STALLS });
    let request = house.request("POST", "/api/v1/opinions", Some("operator")).body(axum::body::Body::from(body.to_string())).unwrap();
    let new = house.send(request).await.body["opinion"].clone();
    assert_eq!((&new["proposed_category"], &new["category"], &new["standing"]["code"]), (&json!(STALLS), &Value::Null, &json!("to_sort")), "{new}");
    let body = json!({ "kind": "complaint", "channel": "hotline", "text": "占道", "category": "nowhere/nothing" });
    let request = house.request("POST", "/api/v1/opinions", Some("operator")).body(axum::body::Body::from(body.to_string())).unwrap();
    assert_eq!(house.send(request).await.body["fields"][0]["path"], "category");
}

#[tokio::test]
async fn the_same_matter_near_by_is_shown_before_it_is_entered_twice() {
    let house = house().await;
    house.receive("锦绣街井盖翘起").await;
    let known = hints(&house, json!({ "text": "井盖翘起绊人", "longitude": 118.7501, "latitude": 30.9501 })).await;
    assert_eq!(titles(&known["near"]), ["锦绣街井盖翘起"]);
    assert!(known["near"][0]["metres"].as_i64().is_some_and(|metres| metres < 30), "{known}");
    let far = hints(&house, json!({ "text": "井盖翘起绊人", "longitude": 118.76, "latitude": 30.95 })).await;
    assert_eq!(far["near"], json!([]));
}

#[tokio::test]
async fn all_that_is_held_about_a_person_is_taken_out_for_a_reason_and_journalled_without_their_number() {
    let house = house().await;
    let one = entered(&house, "complaint", "夜里烧烤摊油烟大", "13812345678").await;
    entered(&house, "report", "某队员收了摊贩的钱", "13812345678").await;
    entered(&house, "help", "别人的事", "13812345679").await;
    let take = |who: &'static str, body: Value| (who, body.to_string());
    let send = async |(who, body): (&'static str, String)| house.send(house.request("POST", "/api/v1/person-exports", Some(who)).body(axum::body::Body::from(body)).unwrap()).await;
    let before = house.journal().await;
    let taken = send(take("operator", json!({ "phone": "138-1234-5678", "reason": "本人持身份证来要" }))).await;
    assert_eq!(taken.status.as_u16(), 200, "{}", taken.body);
    let opinions = taken.body["opinions"].as_array().unwrap();
    assert_eq!((opinions.len(), &opinions[0]["number"], &opinions[0]["phone"]), (1, &one["number"], &json!("13812345678")), "{}", taken.body);
    assert!(opinions[0]["entries"].as_array().is_some_and(|entries| !entries.is_empty()));
    assert_eq!(house.journal().await, before + 1);
    let entry = house.get("auditor", &format!("/api/v1/journal/{}", taken.body["entry"].as_str().unwrap())).await.body.to_string();
    assert!(!entry.contains("13812345678") && !entry.contains("本人持身份证来要"), "{entry}");
    assert_eq!(send(take("officer", json!({ "phone": "13812345678", "reason": "看看" }))).await.status.as_u16(), 403);
    for (body, path) in [(json!({ "phone": "没有", "reason": "本人来要" }), "phone"), (json!({ "phone": "13812345678", "reason": " " }), "reason")] {
        assert_eq!(send(take("operator", body)).await.body["fields"][0]["path"], path);
    }
}
