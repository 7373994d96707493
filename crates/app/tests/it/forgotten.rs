//! Who said something is forgotten, because they ask for it or because the bureau's term is over; what was said stays.

use crate::harness::{House, house};
use axum::body::Body;
use axum::http::StatusCode;
use chengguan_app::opinions::forget::look;
use chengguan_app::opinions::search::catch_up;
use serde_json::{Value, json};

const PHONE: &str = "13812345678";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

async fn told(house: &House, text: &str) -> String {
    let entered = house.entered(json!({ "kind": "complaint", "channel": "hotline", "text": text, "contact": { "name": "王小燕", "phone": PHONE } })).await;
    entered["id"].as_str().unwrap().to_owned()
}

async fn returned(house: &House, text: &str) -> String {
    let id = told(house, text).await;
    house.done("operator", &id, "return", json!({ "reason": "不属于本区" })).await;
    id
}

async fn reporter(house: &House, id: &str) -> Value {
    house.get("operator", &format!("/api/v1/opinions/{id}")).await.body["reporter"].clone()
}

fn why(answer: &crate::harness::Answer) -> (u16, &str) {
    (answer.status.as_u16(), answer.body["reasons"][0]["code"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn a_reporter_who_asks_for_it_is_forgotten_everywhere_and_what_was_said_stays() {
    let house = house().await;
    house.set("/api/v1/channels/sms", crate::recipes_of_the_system::nobodys_gateway()).await;
    let id = told(&house, "夜里烧烤摊油烟大").await;
    let wanted = || json!({ "reason": "本人来电要求删除" });
    assert_eq!(why(&house.act("operator", &id, "forget", wanted()).await), (409, "not_ended"));
    house.done("operator", &id, "return", json!({ "reason": "不属于本区" })).await;
    house.work().await;
    assert_eq!(house.act("officer", &id, "forget", wanted()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.act_on("operator", &id, "forget", wanted(), "\"1\"").await.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(house.act("operator", &id, "forget", json!({ "reason": " " })).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let after = house.done("operator", &id, "forget", wanted()).await;
    let newest = &after["timeline"][0];
    assert_eq!((&newest["fact"], &newest["said"]), (&json!("forgotten"), &json!("本人来电要求删除")), "{newest}");
    assert_eq!(reporter(&house, &id).await, Value::Null);
    assert_eq!(why(&house.act("operator", &id, "forget", wanted()).await), (409, "already_forgotten"));
    catch_up(&house.desk).await.unwrap();
    for asked in ["5678", "王小燕"] {
        assert_eq!(house.get("operator", &format!("/api/v1/opinions?view=all&q={asked}")).await.body["count"]["value"], 0, "{asked}");
    }
    assert_eq!(house.get("operator", "/api/v1/opinions?view=all&q=烧烤摊").await.body["count"]["value"], 1);
    let sent = house.get("system-admin", "/api/v1/messages").await.body;
    assert!(!sent["items"].as_array().unwrap().is_empty() && sent["items"].as_array().unwrap().iter().all(|message| message["address"] == "（已删除）"), "{sent}");
    house.journal().await;
}

#[tokio::test]
async fn past_the_bureaus_term_reporters_are_forgotten_on_the_day_and_not_before() {
    let house = house().await;
    let (id, held) = (returned(&house, "占道经营").await, told(&house, "井盖翘起").await);
    assert_eq!(look(&house.desk, &house.bureau).await.unwrap(), 0, "without a term nobody is");
    let ended = house.desk.now();
    house.set("/api/v1/settings/retention", json!({ "reporter_days": 30 })).await;
    house.desk.clock().jump(ended.plus_ms(30 * DAY_MS - 60_000)).unwrap();
    assert_eq!((look(&house.desk, &house.bureau).await.unwrap(), reporter(&house, &id).await["name"].clone()), (0, json!("王**")));
    house.desk.clock().jump(ended.plus_ms(30 * DAY_MS)).unwrap();
    assert_eq!((look(&house.desk, &house.bureau).await.unwrap(), look(&house.desk, &house.bureau).await.unwrap()), (1, 0));
    assert_eq!(reporter(&house, &id).await["name"], Value::Null);
    assert_eq!(reporter(&house, &held).await["name"], "王**", "what is open is kept");
    let acts = house.journalled().await;
    assert_eq!(acts.iter().filter(|act| act.contains("opinions.forget")).count(), 1, "{acts:?}");
    house.journal().await;
}

#[tokio::test]
async fn a_merged_reporter_is_forgotten_with_the_opinion_it_goes_on_under() {
    let house = house().await;
    let lead = told(&house, "占道经营").await;
    let child = told(&house, "又占道经营").await;
    house.done("operator", &child, "merge", json!({ "into": lead })).await;
    assert_eq!(why(&house.act("operator", &child, "forget", json!({ "reason": "本人要求" })).await), (409, "not_ended"));
    for (who, act, body) in [
        ("operator", "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })),
        ("operator", "assign", json!({})),
        ("officer", "accept", json!({})),
        ("officer", "handle", json!({ "text": "劝离" })),
        ("officer", "reply", json!({ "text": "好了" })),
        ("squad-leader", "verify", json!({ "passed": true, "note": "去看过" })),
        ("operator", "rate", json!({ "satisfied": true })),
        ("operator", "close-out", json!({})),
    ] {
        house.done(who, &lead, act, body).await;
    }
    house.set("/api/v1/settings/retention", json!({ "reporter_days": 30 })).await;
    house.desk.clock().jump(house.desk.now().plus_ms(31 * DAY_MS)).unwrap();
    assert_eq!(look(&house.desk, &house.bureau).await.unwrap(), 2);
    assert_eq!((&reporter(&house, &lead).await["name"], &reporter(&house, &child).await["name"]), (&Value::Null, &Value::Null));
}

#[tokio::test]
async fn a_term_is_within_bounds_and_says_beforehand_how_many_it_would_forget() {
    let house = house().await;
    returned(&house, "占道经营").await;
    house.desk.clock().jump(house.desk.now().plus_ms(40 * DAY_MS)).unwrap();
    let tried = |days: Value| {
        let request = house.request("POST", "/api/v1/settings/retention/trial", Some("system-admin"));
        house.send(request.body(Body::from(json!({ "reporter_days": days }).to_string())).unwrap())
    };
    for (days, count) in [(json!(30), 1), (json!(41), 0), (Value::Null, 0)] {
        assert_eq!(tried(days).await.body, json!({ "opinions": count, "more": false }));
    }
    for days in [29, 3651] {
        let wrong = tried(json!(days)).await;
        assert_eq!((wrong.status.as_u16(), &wrong.body["fields"][0]["code"]), (422, &json!("number_range")), "{days}");
    }
    assert_eq!(tried(json!(3650)).await.status, StatusCode::OK);
    assert_eq!(house.get("operator", "/api/v1/settings/retention").await.status, StatusCode::FORBIDDEN);
}
