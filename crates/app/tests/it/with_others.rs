//! What waits for somebody outside the bureau: another agency's answer, a call to whoever reported it.

use crate::harness::{House, house};
use crate::published::page;
use axum::http::StatusCode;
use chengguan_app::opinions::escalate;
use serde_json::{Value, json};

impl House {
    /// Called in by somebody who left a number, handled and replied to.
    pub async fn replied_and_named(&self) -> String {
        let body = json!({ "kind": "complaint", "channel": "hotline", "text": "油烟进屋", "contact": { "name": "王小燕", "phone": "13812345678" } });
        let id = self.entered(body).await["id"].as_str().unwrap().to_owned();
        self.done("operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
        self.done("operator", &id, "assign", json!({})).await;
        self.done("officer", &id, "accept", json!({})).await;
        self.done("officer", &id, "handle", json!({ "text": "装了净化器" })).await;
        self.done("officer", &id, "reply", json!({ "text": "装好了" })).await;
        id
    }

    async fn in_view(&self, view: &str) -> (u64, usize) {
        let views = self.get("operator", "/api/v1/views").await.body;
        let counted = views["items"].as_array().unwrap().iter().find(|one| one["view"] == view).unwrap()["count"]["value"].as_u64().unwrap();
        let listed = self.get("operator", &format!("/api/v1/opinions?view={view}")).await.body;
        (counted, listed["items"].as_array().unwrap().len())
    }
}

fn codes(answer: &crate::harness::Answer) -> Vec<&str> {
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.body);
    answer.body["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap()).collect()
}

fn out(days: u16) -> Value {
    json!({ "unit": "交警大队", "reason": "机动车乱停归交警", "days": days })
}

#[tokio::test]
async fn another_agency_has_it_signs_for_it_and_gives_it_back_and_the_clock_stood_meanwhile() {
    let house = house().await;
    let received = house.receive("车停在盲道上").await;
    let id = house.id_of(received["opinion"].as_str().unwrap()).await;
    house.done("operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    house.done("operator", &id, "assign", json!({})).await;
    house.done("officer", &id, "accept", json!({})).await;
    assert_eq!(house.in_view("with_others").await, (0, 0));
    for (days, code) in [(0, "until_too_soon"), (61, "until_too_late")] {
        assert_eq!(codes(&house.act("operator", &id, "transfer-out", out(days)).await), [code]);
    }
    let moved = house.done("operator", &id, "transfer-out", out(60)).await;
    assert_eq!((&moved["standing"]["code"], &moved["clock"]["colour"]), (&json!("suspended"), &json!("suspended")), "{moved}");
    assert_eq!(house.in_view("with_others").await, (1, 1));
    for (who, act, body) in [("officer", "handle", json!({ "text": "劝离" })), ("officer", "suspend", json!({ "reason": "等" })), ("operator", "transfer-out", out(5))] {
        assert_eq!(codes(&house.act(who, &id, act, body).await), ["with_other_unit"], "{act}");
    }
    let slip = page(&house, &format!("/receipts/{}", received["receipt"].as_str().unwrap())).await;
    assert!(slip.body.as_str().unwrap().contains("转给交警大队办，本局跟着"), "{}", slip.body);
    house.done("operator", &id, "sign-for", json!({ "text": "交警大队值班室签收，文号7" })).await;
    assert_eq!(codes(&house.act("operator", &id, "sign-for", json!({ "text": "又签" })).await), ["already_signed"]);
    house.desk.clock().jump(house.desk.now().plus_ms(3 * 86_400_000)).unwrap();
    let back = house.done("operator", &id, "take-back", json!({ "text": "已拖走，贴了单" })).await;
    assert_eq!((&back["standing"]["code"], house.in_view("with_others").await), (&json!("handling"), (0, 0)), "{back}");
    assert_eq!(codes(&house.act("operator", &id, "take-back", json!({ "text": "又收" })).await), ["not_transferred"]);
    let told: Vec<&str> = back["timeline"].as_array().unwrap().iter().map(|entry| entry["fact"].as_str().unwrap()).collect();
    for fact in ["transferred_out", "signed_for", "taken_back"] {
        assert!(told.contains(&fact), "{told:?}");
    }
    house.journal().await;
}

#[tokio::test]
async fn past_the_day_the_clock_runs_again_once_and_the_operators_are_told() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    house.done("operator", &id, "transfer-out", out(1)).await;
    let number = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body["number"].as_str().unwrap().to_owned();
    // Until 24:00 of the fourth: a minute before nothing happens, a minute after it does, once.
    for (at, standing) in [("2026-03-04T23:59:00+08:00", "suspended"), ("2026-03-05T00:01:00+08:00", "handling")] {
        house.clock(at);
        escalate::look(&house.desk, &house.bureau).await.unwrap();
        escalate::look(&house.desk, &house.bureau).await.unwrap();
        assert_eq!(house.get("operator", &format!("/api/v1/opinions/{id}")).await.body["standing"]["code"], standing, "{at}");
    }
    let view = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body;
    let expired = view["timeline"].as_array().unwrap().iter().filter(|entry| entry["fact"] == "transfer_expired").count();
    assert_eq!((expired, house.in_view("with_others").await), (1, (1, 1)), "it is still out: {view}");
    let inbox = house.get("operator", "/api/v1/inbox").await.body;
    assert!(inbox["items"].as_array().unwrap().iter().any(|notice| notice["kind"] == "transfer_expired" && notice["opinion"]["number"] == number.as_str()), "{inbox}");
    house.done("operator", &id, "take-back", json!({ "text": "交警说不归他们" })).await;
    house.done("officer", &id, "handle", json!({ "text": "劝离" })).await;
    house.journal().await;
}

#[tokio::test]
async fn whoever_left_a_number_is_called_back_and_what_they_say_is_their_rating() {
    let house = house().await;
    let (id, nameless) = (house.replied_and_named().await, house.in_hand("占道").await);
    house.done("officer", &nameless, "handle", json!({ "text": "劝离" })).await;
    house.done("officer", &nameless, "reply", json!({ "text": "好了" })).await;
    assert_eq!(house.in_view("to_call_back").await, (1, 1), "nobody without a number");
    assert_eq!(codes(&house.act("operator", &nameless, "call-back", json!({ "reached": true, "text": "x" })).await), ["nobody_to_call"]);
    assert_eq!(house.act("operator", &id, "call-back", json!({ "reached": true, "text": " " })).await.body["fields"][0]["code"], "text_missing");
    assert_eq!(codes(&house.act("operator", &id, "call-back", json!({ "reached": false, "satisfied": true, "text": "没人接" })).await), ["nobody_said_so"]);
    house.done("operator", &id, "call-back", json!({ "reached": false, "text": "没人接" })).await;
    assert_eq!(house.in_view("to_call_back").await, (1, 1), "nobody was reached: it is tried again");
    let entries = house.journalled().await.len();
    let called = house.done("operator", &id, "call-back", json!({ "reached": true, "satisfied": false, "text": "还有味" })).await;
    assert_eq!((house.journalled().await.len(), &called["rating"]["satisfied"], house.in_view("to_call_back").await), (entries + 1, &json!(false), (0, 0)), "{called}");
    assert_eq!(codes(&house.act("operator", &id, "call-back", json!({ "reached": true, "text": "再打" })).await), ["already_called_back"]);
    let verified = house.done("squad-leader", &id, "verify", json!({ "passed": true, "note": "去看过" })).await;
    assert_eq!(verified["standing"]["code"], "to_close_out");
    assert!(codes(&house.act("operator", &id, "close-out", json!({})).await).contains(&"rated_unsatisfied"), "what was said on the telephone counts");
    house.journal().await;
}
