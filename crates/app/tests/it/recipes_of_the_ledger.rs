//! How files of the ledger and kept views succeed.

use crate::harness::House;
use crate::recipes::{By, Call, call};
use serde_json::{Value, json};

const WHO: &str = "operator";

/// A name never used before.
fn named() -> String {
    uuid::Uuid::now_v7().simple().to_string()[12..].to_owned()
}

fn view() -> Value {
    json!({ "name": named(), "question": { "view": "open", "kind": "complaint" }, "shared": true })
}

impl House {
    /// Orders a file.
    pub async fn order_export(&self, who: &'static str, body: Value) -> String {
        let answer = self.call(&call("POST /api/v1/exports", Some(who)).json(body), By::Itself).await;
        assert_eq!(answer.status, 202, "{}", answer.body);
        answer.body["id"].as_str().unwrap().to_owned()
    }

    /// Keeps a view.
    pub async fn keep_view(&self, who: &'static str, body: Value) -> Value {
        let answer = self.call(&call("POST /api/v1/saved-views", Some(who)).json(body), By::Itself).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.body
    }
}

pub async fn ledger_call(house: &House, route: &str) -> Call {
    match route {
        "GET /api/v1/exports" | "GET /api/v1/saved-views" => call(route, Some(WHO)),
        "POST /api/v1/saved-views" => call(route, Some(WHO)).json(view()),
        "POST /api/v1/exports" => {
            house.work().await; // Nobody has more than three in the making.
            call(route, Some(WHO)).json(json!({ "form": "csv", "question": { "view": "all" } }))
        }
        "GET /api/v1/exports/{id}" | "GET /api/v1/exports/{id}/file" => {
            house.receive("占道").await;
            let id = house.order_export(WHO, json!({ "form": "csv" })).await;
            house.work().await;
            call(route, Some(WHO)).about("id", &id)
        }
        route => {
            let kept = house.keep_view(WHO, view()).await;
            let call = call(route, Some(WHO)).about("id", kept["id"].as_str().unwrap());
            if route.starts_with("PUT") { call.json(view()).header("if-match", "\"1\"") } else { call }
        }
    }
}
