//! What everybody may read: looked at by a person first, gone from everywhere once taken back.

use crate::harness::{Answer, House, house};
use crate::recipes::{By, call};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chengguan_app::identity::setup::create_settings;
use serde_json::{Value, json};
use std::path::PathBuf;

/// A page as somebody's browser asks for it.
pub async fn page(house: &House, path: &str) -> Answer {
    house.send(Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap()).await
}

async fn number(house: &House, id: &str) -> String {
    house.get("operator", &format!("/api/v1/opinions/{id}")).await.body["number"].as_str().unwrap().to_owned()
}

async fn public_list(house: &House, query: &str) -> Value {
    let answer = house.call(&call(&format!("GET /api/v1/portal/opinions?{query}"), None), By::Nobody).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.body
}

fn codes(answer: &Answer) -> Vec<&str> {
    answer.body["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap()).collect()
}

/// A photo the officer uploaded.
async fn photo(house: &House) -> String {
    let bytes = std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/pictures/home-390.jpg")).unwrap();
    let mut body = b"--cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n".to_vec();
    body.extend(bytes);
    body.extend(b"\r\n--cut--\r\n");
    let request = Request::post("/api/v1/attachments").header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut");
    let request = request.header(header::AUTHORIZATION, format!("Bearer {}", house.tokens["officer"])).body(Body::from(body)).unwrap();
    house.send(request).await.body["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn whoever_looks_is_offered_words_with_stars_and_what_is_left_is_refused_with_grounds() {
    let house = house().await;
    let id = house.in_hand("王先生的摊占道，电话13800001234").await;
    let public = &house.get("operator", &format!("/api/v1/opinions/{id}")).await.body["public"];
    assert_eq!((&public["text"], &public["since"]), (&json!("*先生的摊占道，电话***********"), &Value::Null));
    assert_eq!(house.get("officer", &format!("/api/v1/opinions/{id}")).await.body["public"], Value::Null, "not the handler's matter");

    let before = house.journalled().await.len();
    let left = house.act("operator", &id, "publish", json!({ "text": "王先生的摊占道，电话13800001234" })).await;
    assert_eq!((left.status, codes(&left)), (StatusCode::CONFLICT, vec!["telephone_left", "name_left"]));
    assert!(left.body["reasons"][0]["way"].is_string() && left.body["grounds"][0]["article"] == "25", "{}", left.body);
    assert_eq!(house.journalled().await.len(), before + 1, "the attempt is recorded");
    let number = number(&house, &id).await;
    assert_eq!(page(&house, &format!("/opinions/{number}")).await.status, StatusCode::NOT_FOUND, "it left no trace");

    house.done("editor", &id, "publish", json!({ "text": "*先生的摊占道" })).await;
    let shown = page(&house, &format!("/opinions/{number}")).await;
    let text = shown.body.as_str().unwrap();
    assert_eq!(shown.status, StatusCode::OK);
    assert!(text.contains("*先生的摊占道") && !text.contains("王先生") && !text.contains("13800001234") && !text.contains("锦绣街18号"), "{text}");
    let named = house.act("operator", &id, "publish", json!({ "text": "金华路老王烧烤", "no_names": true })).await;
    assert_eq!(named.status, StatusCode::OK, "somebody looked and says it is a shop: {}", named.body);
    house.journal().await;
}

#[tokio::test]
async fn a_report_of_an_offence_and_what_nobody_sorted_are_never_shown() {
    let house = house().await;
    let body = json!({ "kind": "report", "text": "有人违建" }).to_string();
    let sent = house.send(house.request("POST", "/api/v1/portal/opinions", None).body(Body::from(body)).unwrap()).await.body;
    let found = house.get("operator", &format!("/api/v1/opinions?number={}", sent["opinion"].as_str().unwrap())).await;
    let id = found.body["items"][0]["id"].as_str().unwrap().to_owned();
    let refused = house.act("operator", &id, "publish", json!({ "text": "有人违建" })).await;
    assert_eq!((refused.status, codes(&refused)), (StatusCode::CONFLICT, vec!["report_never_public", "not_sorted"]));
    let acts = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body["acts"].clone();
    let publish = acts.as_array().unwrap().iter().find(|act| act["act"] == "publish").unwrap();
    assert_eq!(publish["possible"], false, "it is said before anybody tries");
    house.done("operator", &id, "withhold", json!({ "reason": "举报不公开" })).await;
    assert!(public_list(&house, "").await["items"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn what_is_taken_back_is_gone_from_page_list_photo_and_open311() {
    let house = house().await;
    let id = house.in_hand("摊点占道").await;
    let photo = photo(&house).await;
    house.done("officer", &id, "handle", json!({ "text": "劝离", "after": [photo] })).await;
    house.done("officer", &id, "reply", json!({ "text": "已经劝离，找李师傅，13900001234" })).await;
    let offered = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body["public"].clone();
    assert_eq!((offered["offered"].as_array().unwrap().len(), &offered["reply"]), (1, &json!("已经劝离，找*师傅，***********")));
    let (number, path) = { let number = number(&house, &id).await; (number.clone(), format!("/opinions/{number}")) };
    let picture = format!("{path}/photos/{photo}/small");
    house.done("operator", &id, "publish", json!({ "text": "摊点占道" })).await;
    assert_eq!(page(&house, &picture).await.status, StatusCode::NOT_FOUND, "not ticked, not shown");
    assert!(!page(&house, &path).await.body.as_str().unwrap().contains("劝离"), "the reply waits, too");

    house.done("operator", &id, "publish", json!({ "text": "摊点占道", "reply": "已经劝离", "photos": [photo] })).await;
    assert!(page(&house, &path).await.body.as_str().unwrap().contains("已经劝离"));
    let shown = page(&house, &picture).await;
    assert_eq!((shown.status, shown.headers[header::CACHE_CONTROL].to_str().unwrap()), (StatusCode::OK, "no-store"));
    let item = public_list(&house, "").await["items"][0].clone();
    assert_eq!((&item["id"], &item["reply"], item["photos"].as_array().unwrap().len()), (&json!(number), &json!("已经劝离"), 1));

    let feed = async || page(&house, "/opinions/feed.atom?standing=open").await.body.as_str().unwrap().to_owned();
    let atom = feed().await;
    let read = roxmltree::Document::parse(&atom).unwrap_or_else(|why| panic!("{why}: {atom}"));
    assert_eq!(read.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "entry"))).count(), 1);
    assert!(atom.contains(&number) && atom.contains("已经劝离") && !atom.contains("锦绣街"), "{atom}");
    assert_eq!(page(&house, "/opinions/feed.atom?near=1").await.status, StatusCode::BAD_REQUEST);

    house.done("operator", &id, "unpublish", json!({ "reason": "还有人名" })).await;
    assert!(!feed().await.contains(&number), "gone from the feed");
    assert_eq!(page(&house, &path).await.status, StatusCode::GONE);
    assert_eq!(page(&house, &picture).await.status, StatusCode::GONE);
    assert!(public_list(&house, "").await["items"].as_array().unwrap().is_empty());
    assert!(!page(&house, "/opinions").await.body.as_str().unwrap().contains(&number));
    house.journal().await;
}

#[tokio::test]
async fn open311_gives_the_words_a_person_released_and_none_once_they_are_taken_back() {
    let house = house().await;
    let key = chengguan_app::open311::keys::create_key(&house.desk, &house.bureau, "邻市平台").await.unwrap();
    let fields = [("api_key", key.as_str()), ("service_code", "street-order.stalls"), ("address_string", "锦绣街18号"), ("description", "占道，找13800001234")];
    let sent = house.call(&call("POST /open311/v2/requests.json", None).form(&fields), By::Itself).await;
    let number = sent.body[0]["service_request_id"].as_str().unwrap().to_owned();
    let found = house.get("operator", &format!("/api/v1/opinions?number={number}")).await;
    let id = found.body["items"][0]["id"].as_str().unwrap().to_owned();
    let words = async || house.call(&call(&format!("GET /open311/v2/requests/{number}.json"), None), By::Itself).await.body[0]["description"].clone();
    assert_eq!(words().await, Value::Null);
    house.done("operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    house.done("operator", &id, "publish", json!({ "text": "占道" })).await;
    assert_eq!(words().await, "占道");
    house.done("operator", &id, "correct", json!({ "target": 1, "change": { "text": "占道经营" }, "reason": "听错了" })).await;
    assert_eq!(words().await, Value::Null, "what was corrected waits for somebody to look again");
    house.done("operator", &id, "publish", json!({ "text": "占道经营" })).await;
    house.done("operator", &id, "unpublish", json!({ "reason": "不宜公开" })).await;
    assert_eq!(words().await, Value::Null);
}

#[tokio::test]
async fn the_list_is_filtered_by_closed_lists_and_told_to_the_block() {
    let house = house().await;
    let ring = |west: f64| json!([[west, 30.9], [west + 0.1, 30.9], [west + 0.1, 31.0], [west, 31.0]]);
    let district = json!({ "boundary": [[118.6, 30.9], [118.9, 30.9], [118.9, 31.0], [118.6, 31.0]], "roads": [], "river": [], "labels": [],
        "cells": [{ "name": "JX-03", "street": "东城街道", "ring": ring(118.7) }, { "name": "XC-01", "street": "西城街道", "ring": ring(118.8) }] });
    create_settings(&house.desk, &house.bureau, &[("district", district)]).await.unwrap();
    house.desk.reload().await.unwrap();
    let shown = house.published("摊点占道").await;
    let done = house.published("已经办完").await;
    house.done("officer", &done, "handle", json!({ "text": "劝离" })).await;
    house.done("officer", &done, "reply", json!({ "text": "好了" })).await;
    house.done("squad-leader", &done, "verify", json!({ "passed": true, "note": "去看过" })).await;
    house.done("operator", &done, "close-out", json!({})).await;
    house.in_hand("没有公开的").await;
    let (shown, done) = (number(&house, &shown).await, number(&house, &done).await);
    let found = async |query: &str| -> Vec<String> {
        public_list(&house, query).await["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(found("").await, [done.clone(), shown.clone()], "newest first, and only what is shown");
    assert_eq!(found("standing=open").await, std::slice::from_ref(&shown));
    assert_eq!(found("standing=done").await, std::slice::from_ref(&done));
    assert_eq!(found("area=%E4%B8%9C%E5%9F%8E%E8%A1%97%E9%81%93&grid=JX-03&category=street-order/stalls").await.len(), 2);
    assert_eq!(found("area=%E8%A5%BF%E5%9F%8E%E8%A1%97%E9%81%93").await, Vec::<String>::new());
    for query in ["area=x", "grid=x", "category=x", "standing=closed", "near=118.7", "kind=help"] {
        let refused = house.call(&call(&format!("GET /api/v1/portal/opinions?{query}"), None), By::Nobody).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{query}: {}", refused.body);
    }
    let item = public_list(&house, "standing=open").await["items"][0].clone();
    assert_eq!((&item["area"], &item["grid"]), (&json!("东城街道"), &json!("JX-03")));
    assert!(item["longitude"].is_null() && !item.to_string().contains("118.7") && !item.to_string().contains("锦绣街"), "{item}");
    let list = page(&house, "/opinions?area=%E4%B8%9C%E5%9F%8E%E8%A1%97%E9%81%93&limit=1").await;
    let text = list.body.as_str().unwrap();
    assert!(list.status.is_success() && text.contains("网格JX-03，1件") && text.contains("after=") && !text.contains("没有公开的"), "{text}");
    assert_eq!(page(&house, "/opinions?area=x").await.status, StatusCode::BAD_REQUEST);
}
