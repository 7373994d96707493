//! The library of reply texts: kept by operators, found by whoever replies.

use crate::harness::house;
use crate::recipes::{By, call};
use axum::http::StatusCode;
use serde_json::json;

#[tokio::test]
async fn a_text_is_kept_found_changed_and_removed_and_titles_are_used_once() {
    let house = house().await;
    let body = |title: &str, text: &str, category: Option<&str>| json!({ "title": title, "text": text, "category": category });
    let add = async |who: &'static str, body: serde_json::Value| house.call(&call("POST /api/v1/reply-texts", Some(who)).json(body), By::Itself).await;
    for (title, text, category, expected) in [
        (" ", "x", None, "title text_missing"),
        (&"长".repeat(31), "x", None, "title text_too_long"),
        ("占道", "", None, "text text_missing"),
        ("占道", &"长".repeat(1001), None, "text text_too_long"),
        ("占道", "x", Some("nowhere"), "category unknown_category"),
    ] {
        let answer = add("operator", body(title, text, category)).await;
        let field = &answer.body["fields"][0];
        assert_eq!(format!("{} {}", field["path"].as_str().unwrap(), field["code"].as_str().unwrap()), expected, "{}", answer.body);
    }
    let made = add("operator", body("占道劝离", "{address}的摊点已经劝离", Some("street-order/stalls"))).await;
    assert_eq!((made.status, &made.body["category"]["name"]), (StatusCode::CREATED, &json!("占道经营")), "{}", made.body);
    assert_eq!(add("operator", body("占道劝离", "又一篇", None)).await.body["fields"][0]["code"], "name_taken");
    assert_eq!(add("officer", body("我的", "x", None)).await.status, StatusCode::FORBIDDEN);
    let found = house.get("officer", "/api/v1/reply-texts").await.body;
    assert_eq!((found["texts"].as_array().unwrap().len(), &found["texts"][0]["text"]), (1, &json!("{address}的摊点已经劝离")), "whoever replies finds it");
    let id = made.body["id"].as_str().unwrap();
    let change = async |version: i64, title: &str| {
        let call = call("PUT /api/v1/reply-texts/{id}", Some("operator")).about("id", id).header("if-match", format!("\"{version}\"")).json(body(title, "改过的", None));
        house.call(&call, By::Itself).await
    };
    assert_eq!(change(1, "占道").await.body["version"], 2);
    assert_eq!(change(1, "占道经营").await.status, StatusCode::PRECONDITION_FAILED);
    add("operator", body("噪声", "x", None)).await;
    assert_eq!(change(2, "噪声").await.body["fields"][0]["code"], "name_taken");
    let remove = async |version: &str| house.call(&call("DELETE /api/v1/reply-texts/{id}", Some("operator")).about("id", id).header("if-match", version), By::Itself).await.status;
    assert_eq!((remove("\"1\"").await, remove("\"2\"").await, remove("\"2\"").await), (StatusCode::PRECONDITION_FAILED, StatusCode::NO_CONTENT, StatusCode::NOT_FOUND));
    let acts: Vec<String> = house.journalled().await.into_iter().filter(|act| act.contains("reply_text") && !act.contains("refused")).collect();
    assert_eq!(acts, ["opinions.add_reply_text", "opinions.change_reply_text", "opinions.add_reply_text", "opinions.remove_reply_text"]);
    house.journal().await;
}
