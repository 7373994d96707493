//! What a reporter takes back or mends with the receipt: what was first said stays, and what was shown is gone.

use crate::harness::{Answer, House, house};
use crate::published::page;
use crate::recipes::{By, call};
use axum::http::StatusCode;
use serde_json::{Value, json};

struct Held {
    code: String,
    number: String,
    id: String,
}

async fn said(house: &House, text: &str) -> Held {
    let received = house.receive(text).await;
    let number = received["opinion"].as_str().unwrap().to_owned();
    let id = house.id_of(&number).await;
    Held { code: received["receipt"].as_str().unwrap().to_owned(), number, id }
}

/// A form of the receipt, at the newest version or at another.
async fn sends(house: &House, held: &Held, form: &str, fields: &[(&str, &str)]) -> Answer {
    let version = house.version(&held.id).await.replace('"', "");
    let mut all = vec![("version", version.as_str())];
    all.retain(|(name, _)| fields.iter().all(|(other, _)| other != name));
    all.extend(fields);
    house.call(&call(&format!("POST /receipts/{}/{form}", held.code), None).header("accept", "text/html").form(&all), By::Itself).await
}

async fn opinion(house: &House, held: &Held) -> Value {
    house.get("operator", &format!("/api/v1/opinions/{}", held.id)).await.body
}

#[tokio::test]
async fn taken_back_before_a_squad_begins_it_is_closed_and_afterwards_it_is_not() {
    let house = house().await;
    let held = said(&house, "摊点占道").await;
    let empty = sends(&house, &held, "withdraw", &[("reason", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.as_str().unwrap().contains("说说为什么撤回"));
    let stale = sends(&house, &held, "withdraw", &[("reason", "已经走了"), ("version", "0")]).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(sends(&house, &held, "withdraw", &[("reason", "已经走了")]).await.status, StatusCode::SEE_OTHER);
    let after = opinion(&house, &held).await;
    assert_eq!((&after["standing"]["code"], &after["timeline"][0]["said"]), (&json!("withdrawn"), &json!("已经走了")));
    assert!(after["clocks"].as_array().unwrap().iter().all(|clock| clock["colour"] == "closed"), "{}", after["clocks"]);
    assert!(page(&house, &format!("/receipts/{}", held.code)).await.body.as_str().unwrap().contains("您撤回了"));
    let sorted = house.act("operator", &held.id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    assert_eq!((sorted.status, sorted.body["reasons"][0]["code"].as_str()), (StatusCode::CONFLICT, Some("withdrawn")));

    let begun = Held { id: String::new(), ..said(&house, "井盖翘起").await };
    let found = house.get("operator", &format!("/api/v1/opinions?number={}", begun.number)).await;
    let begun = Held { id: found.body["items"][0]["id"].as_str().unwrap().to_owned(), ..begun };
    house.done("operator", &begun.id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    house.done("operator", &begun.id, "assign", json!({})).await;
    house.done("officer", &begun.id, "accept", json!({})).await;
    let before = house.journalled().await.len();
    let refused = sends(&house, &begun, "withdraw", &[("reason", "已经走了")]).await;
    let text = refused.body.as_str().unwrap();
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(text.contains("中队已经接手了") && text.contains("补充一句") && text.contains("第26条"), "{text}");
    assert_eq!(house.journalled().await.len(), before + 1, "the attempt is recorded");
    house.journal().await;
}

#[tokio::test]
async fn taken_back_it_no_longer_goes_on_under_another_which_goes_on_without_it() {
    let house = house().await;
    let (held, lead) = (said(&house, "摊点占道").await, house.in_hand("还是那个摊").await);
    house.done("operator", &held.id, "merge", json!({ "into": lead })).await;
    let led = Held { code: held.code.clone(), number: held.number.clone(), id: held.id.clone() };
    assert_eq!(sends(&house, &led, "withdraw", &[("reason", "不关我的事了")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(opinion(&house, &held).await["standing"]["code"], "withdrawn");
    let lead = house.get("operator", &format!("/api/v1/opinions/{lead}")).await.body;
    assert_eq!((lead["absorbed"].as_array().unwrap().len(), &lead["standing"]["code"]), (0, &json!("handling")));
    house.journal().await;
}

#[tokio::test]
async fn mended_words_are_the_ones_worked_on_and_the_first_ones_stay() {
    let house = house().await;
    let held = said(&house, "摊点占道").await;
    house.done("operator", &held.id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    house.done("operator", &held.id, "publish", json!({ "text": "摊点占道" })).await;
    let wrong = sends(&house, &held, "amend", &[("text", "只有周五晚上"), ("phone", "打我电话")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.as_str().unwrap().contains("只有周五晚上"), "what was typed is kept");
    assert_eq!(sends(&house, &held, "amend", &[("text", "只有周五晚上"), ("phone", "19900001234")]).await.status, StatusCode::SEE_OTHER);
    let after = opinion(&house, &held).await;
    assert_eq!((&after["text"], &after["title"], &after["reporter"]["phone"], &after["anonymous"]), (&json!("只有周五晚上"), &json!("只有周五晚上"), &json!("*******1234"), &json!(false)));
    let received = after["timeline"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(received["said"], "摊点占道", "what was first said stays");
    assert_eq!(page(&house, &format!("/opinions/{}", held.number)).await.status, StatusCode::GONE, "until somebody looks again");
    let entries = chengguan_app::journal::chunk(&mut house.desk.reading(), house.bureau.id, 0).await.unwrap();
    let journal: String = entries.iter().map(|entry| String::from_utf8_lossy(&entry.payload).into_owned()).collect();
    assert!(!journal.contains("19900001234") && !journal.contains("周五"), "the journal holds no words and no number");

    assert_eq!(sends(&house, &held, "amend", &[("text", "只有周五晚上"), ("choice", "anonymous")]).await.status, StatusCode::SEE_OTHER);
    let after = opinion(&house, &held).await;
    assert_eq!((&after["reporter"], &after["anonymous"]), (&Value::Null, &json!(true)));
    let nothing = sends(&house, &held, "amend", &[("text", "只有周五晚上")]).await;
    assert_eq!(nothing.status, StatusCode::CONFLICT);
    house.journal().await;
}

#[tokio::test]
async fn a_reporter_who_does_not_want_it_shown_is_heard_at_once_and_until_they_change_their_mind() {
    let house = house().await;
    let held = said(&house, "摊点占道").await;
    house.done("operator", &held.id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    house.done("operator", &held.id, "publish", json!({ "text": "摊点占道" })).await;
    let path = format!("/opinions/{}", held.number);
    assert!(page(&house, &format!("/receipts/{}", held.code)).await.body.as_str().unwrap().contains(&path));
    assert_eq!(sends(&house, &held, "keep-private", &[("choice", "yes")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(page(&house, &path).await.status, StatusCode::GONE);
    let refused = house.act("operator", &held.id, "publish", json!({ "text": "摊点占道" })).await;
    assert_eq!((refused.status, refused.body["reasons"][0]["code"].as_str()), (StatusCode::CONFLICT, Some("reporter_keeps_private")));
    assert_eq!(opinion(&house, &held).await["public"]["private"], true);
    assert_eq!(sends(&house, &held, "keep-private", &[("choice", "no")]).await.status, StatusCode::SEE_OTHER);
    house.done("operator", &held.id, "publish", json!({ "text": "摊点占道" })).await;
    assert_eq!(page(&house, &path).await.status, StatusCode::OK);
    house.journal().await;
}
