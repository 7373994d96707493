//! The whole story, its refusals, its clocks.

use crate::harness::{House, house};
use axum::http::StatusCode;
use chengguan_app::opinions::escalate;
use serde_json::{Value, json};

fn standing(view: &Value) -> &str {
    view["standing"]["code"].as_str().unwrap()
}

fn reasons(view: &Value) -> Vec<&str> {
    view["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn from_a_residents_word_to_close_out() {
    let house = house().await;
    let received = house.receive("夜市占道，油烟进屋。").await;
    let number = received["opinion"].as_str().unwrap();
    assert_eq!(&number[..12], "QT-20260303-");
    let id = house.get("operator", &format!("/api/v1/opinions?number={number}")).await.body["items"][0]["id"].as_str().unwrap().to_owned();
    let view = house.done("operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    assert_eq!(standing(&view), "to_assign");
    let view = house.done("operator", &id, "assign", json!({})).await;
    assert_eq!(view["squad"]["name"], "东城中队");
    assert!(view["timeline"][0]["text"].as_str().unwrap().contains("R-01"), "the match is explained");
    let view = house.done("officer", &id, "accept", json!({})).await;
    assert_eq!((standing(&view), view["handler"]["name"].as_str()), ("handling", Some("officer")));
    let early = house.act("operator", &id, "close-out", json!({})).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(!early.body["grounds"].as_array().unwrap().is_empty(), "the refusal names its article");
    assert!(early.body["entry"].is_string(), "and is journalled");
    house.done("officer", &id, "handle", json!({ "text": "劝离4处，说明错峰经营" })).await;
    let view = house.done("officer", &id, "reply", json!({ "text": "已经劝离，晚上有人巡查。" })).await;
    assert_eq!(standing(&view), "to_verify");
    let own = house.act("officer", &id, "verify", json!({ "passed": true, "note": "好了" })).await;
    assert_eq!(own.status, StatusCode::CONFLICT, "the handler does not verify");
    let view = house.done("squad-leader", &id, "verify", json!({ "passed": true, "note": "去看过，确实好了" })).await;
    assert_eq!(standing(&view), "to_close_out");
    house.done("operator", &id, "rate", json!({ "satisfied": true })).await;
    let view = house.done("operator", &id, "close-out", json!({})).await;
    assert_eq!(standing(&view), "closed");
    let code = received["receipt"].as_str().unwrap();
    let receipt = house.get("operator", &format!("/api/v1/portal/receipts/{code}")).await;
    assert_eq!((receipt.status, receipt.body["reply"].as_str()), (StatusCode::OK, Some("已经劝离，晚上有人巡查。")));
    assert_eq!(receipt.body["leaf"], received["leaf"]);
    house.journal().await;
}

#[tokio::test]
async fn another_squads_opinion_answers_404_and_the_look_is_journalled() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    let own = house.get("officer2", &format!("/api/v1/opinions/{id}")).await;
    assert_eq!(own.status, StatusCode::OK);
    let other = house.get("officer3", &format!("/api/v1/opinions/{id}")).await;
    assert_eq!((other.status, other.body["code"].as_str()), (StatusCode::NOT_FOUND, Some("not_found")));
    assert!(house.journalled().await.contains(&"access.read_opinions.refused".to_owned()));
    let before = house.journal().await;
    let unknown = house.get("officer3", &format!("/api/v1/opinions/{}", uuid::Uuid::now_v7())).await;
    assert_eq!((unknown.status, house.journal().await), (StatusCode::NOT_FOUND, before), "an unknown id is only logged");
    assert_eq!(house.get("officer3", "/api/v1/opinions").await.body["count"]["value"], 0);
    let act = house.act("officer3", &id, "reply", json!({ "text": "不是我的" })).await;
    assert_eq!(act.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn handing_back_is_answered_though_it_ends_ones_own_reach() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    let before = house.journal().await;
    let view = house.done("officer", &id, "hand-back", json!({ "reason": "在区界外" })).await;
    assert_eq!((standing(&view), house.journal().await), ("to_assign", before + 1), "done, and nothing refused");
    assert_eq!(house.get("officer", &format!("/api/v1/opinions/{id}")).await.status, StatusCode::NOT_FOUND, "a look of one's own is another matter");
}

#[tokio::test]
async fn who_holds_no_permission_gets_403_and_nothing_happens() {
    let house = house().await;
    let id = house.opinion("井盖").await;
    for (who, act) in [("officer", "sort"), ("auditor", "sort"), ("leader", "close-out"), ("operator", "handle")] {
        let answer = house.act(who, &id, act, json!({})).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{who} {act}");
    }
    assert_eq!(house.get("auditor", "/api/v1/opinions").await.status, StatusCode::FORBIDDEN);
    let anonymous = house.send(house.request("GET", "/api/v1/opinions", None).body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(anonymous.status, StatusCode::UNAUTHORIZED);
    assert_eq!(house.version(&id).await, "\"1\"");
}

#[tokio::test]
async fn a_stale_edit_is_told_and_a_missing_version_too() {
    let house = house().await;
    let id = house.opinion("井盖").await;
    let sort = json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" });
    house.done("operator", &id, "sort", sort.clone()).await;
    let stale = house.act_on("operator", &id, "sort", sort.clone(), "\"1\"").await;
    assert_eq!((stale.status, stale.body["code"].as_str()), (StatusCode::PRECONDITION_FAILED, Some("stale")));
    let request = house.request("POST", &format!("/api/v1/opinions/{id}/sort"), Some("operator"));
    let missing = house.send(request.body(axum::body::Body::from(sort.to_string())).unwrap()).await;
    assert_eq!(missing.status, StatusCode::PRECONDITION_REQUIRED);
}

#[tokio::test]
async fn a_correction_changes_what_is_shown_and_keeps_what_was_written() {
    let house = house().await;
    let id = house.opinion("锦锈街占道").await;
    let view = house.done("operator", &id, "correct", json!({ "target": 1, "change": { "text": "锦绣街占道" }, "reason": "听错了字" })).await;
    assert_eq!((view["text"].as_str(), view["title"].as_str()), (Some("锦绣街占道"), Some("锦绣街占道")));
    assert_eq!(view["timeline"].as_array().unwrap().len(), 2);
    house.journal().await;
}

async fn turned(house: &House, id: &str) -> Vec<String> {
    while escalate::look(&house.desk, &house.bureau).await.unwrap() > 0 {}
    let view = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body;
    let facts = view["timeline"].as_array().unwrap().iter().rev();
    facts.filter(|entry| entry["by"]["capacity"] == "automatic").map(|entry| entry["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn clocks_turn_yellow_red_and_escalate_once_each_over_days_and_a_restart() {
    let house = house().await;
    let id = house.in_hand("夜市").await;
    // Ten working days after Tuesday 3 March: Tuesday 17 March, 17:30. Two are left from Friday 13 March's opening.
    house.clock("2026-03-13T08:29:00+08:00");
    assert_eq!(turned(&house, &id).await, Vec::<String>::new());
    house.clock("2026-03-13T08:30:00+08:00");
    assert_eq!(turned(&house, &id).await.len(), 1, "yellow");
    // Not 17:30:00 itself: real time runs on, and the clock is red a millisecond later.
    house.clock("2026-03-17T17:29:00+08:00");
    assert_eq!(turned(&house, &id).await.len(), 1, "the last minute is in time");
    house.clock("2026-03-17T17:31:00+08:00");
    assert_eq!(turned(&house, &id).await.len(), 3, "red, and the squad leader is told");
    house.desk.reload().await.unwrap();
    assert_eq!(turned(&house, &id).await.len(), 3, "once");
    house.clock("2026-03-18T17:31:00+08:00");
    assert_eq!(turned(&house, &id).await.len(), 4, "a working day later the bureau leader is told");
    house.clock("2026-04-18T17:31:00+08:00");
    assert_eq!(turned(&house, &id).await.len(), 4, "and never again");
    let inbox = house.get("leader", "/api/v1/inbox").await.body;
    assert_eq!(inbox["items"].as_array().unwrap().len(), 1);
    house.journal().await;
}

#[tokio::test]
async fn a_merged_reporter_keeps_receipt_answer_and_rating() {
    let house = house().await;
    let lead = house.in_hand("夜市油烟").await;
    let second = house.receive("夜市油烟进屋").await;
    let number = second["opinion"].as_str().unwrap();
    let child = house.get("operator", &format!("/api/v1/opinions?number={number}")).await.body["items"][0]["id"].as_str().unwrap().to_owned();
    let view = house.done("operator", &child, "merge", json!({ "into": lead })).await;
    assert_eq!((standing(&view), view["clocks"][0]["text"].as_str()), ("merged", Some("已并入")), "no reply of its own was in time");
    house.done("officer", &lead, "handle", json!({ "text": "劝离" })).await;
    house.done("officer", &lead, "reply", json!({ "text": "好了" })).await;
    let code = second["receipt"].as_str().unwrap();
    let receipt = house.get("operator", &format!("/api/v1/portal/receipts/{code}")).await.body;
    assert_eq!(receipt["standing"]["code"], "to_verify", "the lead's standing is this reporter's");
    assert_eq!(receipt["reply"], "好了", "and the lead's reply");
    house.done("officer2", &lead, "verify", json!({ "passed": true, "note": "看过" })).await;
    let page = house.get("operator", &format!("/receipts/{code}")).await.body.as_str().unwrap().to_owned();
    let hidden = |name: &str| page.split(&format!(r#"name="{name}" value=""#)).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let form = format!("version={}&idempotency_key={}&satisfied=no&text=%E8%BF%98%E6%9C%89%E7%83%9F", hidden("version"), hidden("idempotency_key"));
    let sent = axum::http::Request::post(format!("/receipts/{code}/rate")).header("content-type", "application/x-www-form-urlencoded");
    assert_eq!(house.send(sent.body(form.into()).unwrap()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.get("operator", &format!("/api/v1/opinions/{child}")).await.body["rating"], json!({ "satisfied": false, "text": "还有烟" }));

    let refused = house.act("operator", &lead, "close-out", json!({})).await;
    assert_eq!((refused.status, reasons(&refused.body)), (StatusCode::CONFLICT, vec!["merged_rated_unsatisfied"]));
    let said = refused.body["reasons"][0]["text"].as_str().unwrap();
    assert!(said.contains(number), "whose: {said}");
    let inbox = house.get("officer", "/api/v1/inbox").await.body;
    assert_eq!((inbox["items"][0]["kind"].as_str(), inbox["items"][0]["opinion"]["id"].as_str()), (Some("unsatisfied"), Some(lead.as_str())));
    house.done("officer", &lead, "reply", json!({ "text": "又去了一次" })).await;
    house.done("officer2", &lead, "verify", json!({ "passed": true, "note": "看过" })).await;
    assert_eq!(standing(&house.done("operator", &lead, "close-out", json!({})).await), "closed");
    let again = house.done("operator", &child, "rate", json!({ "satisfied": true })).await;
    assert_eq!(again["rating"]["satisfied"], true, "each reply once, also after it was closed out");

    let apart = house.done("operator", &child, "unmerge", json!({ "reason": "不是同一家" })).await;
    assert_eq!(standing(&apart), "to_sort");
    house.journal().await;
}

#[tokio::test]
async fn refusals_name_every_reason_and_the_way_out() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    let refused = house.act("operator", &id, "close-out", json!({})).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(reasons(&refused.body).len() >= 2, "no reply, no verification: {}", refused.body);
    let view = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body;
    let act = view["acts"].as_array().unwrap().iter().find(|act| act["act"] == "close-out").unwrap();
    let listed: Vec<&str> = act["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap()).collect();
    assert_eq!(listed, reasons(&refused.body), "the screen says what the decision says");
}

#[tokio::test]
async fn a_leader_corrects_their_own_order_and_nobody_elses_words() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    let page = house.done("leader", &id, "supervise", json!({ "order": "今天班完" })).await;
    let entries = page["timeline"].as_array().unwrap();
    let correctable: Vec<u64> = entries.iter().filter(|entry| entry["correctable"] == true).map(|entry| entry["number"].as_u64().unwrap()).collect();
    assert_eq!(correctable.len(), 1, "only what they wrote themselves: {entries:?}");
    let own = json!({ "target": correctable[0], "change": { "text": "今天办完" }, "reason": "打错了" });
    let page = house.done("leader", &id, "correct", own).await;
    let order = page["timeline"].as_array().unwrap().iter().find(|entry| entry["number"] == correctable[0]).unwrap();
    assert_eq!((&order["said"], &order["corrected"]), (&json!("今天办完"), &json!(true)));
    let others = house.act("leader", &id, "correct", json!({ "target": 1, "change": { "text": "没有的事" }, "reason": "改一改" })).await;
    assert_eq!((others.status, others.body["reasons"][0]["code"].as_str()), (StatusCode::CONFLICT, Some("not_permitted")), "{}", others.body);
    house.journal().await;
}
