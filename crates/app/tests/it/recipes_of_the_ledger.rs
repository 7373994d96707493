//! How files of the ledger and kept views succeed.

use crate::harness::{Answer, House};
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
    /// A text of the library.
    pub async fn keep_text(&self, title: &str) -> Value {
        let answer = self.call(&call("POST /api/v1/reply-texts", Some("operator")).json(text(title)), By::Itself).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.body
    }

    pub async fn keep_view(&self, who: &'static str, body: Value) -> Value {
        let answer = self.call(&call("POST /api/v1/saved-views", Some(who)).json(body), By::Itself).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.body
    }
}

fn text(title: &str) -> Value {
    json!({ "title": title, "text": "您反映的{number}已经办好", "category": null })
}

/// A ledger of three rows, the last of them wrong where that is asked for.
pub fn ledger_csv(wrong: bool) -> Vec<u8> {
    let last = if wrong { "3,,2099-01-01" } else { "3,树倒了,2026-01-03" };
    format!("诉求编号,诉求内容,登记时间\n1,占道,2026-01-01\n2,路灯不亮,2026-01-02\n{last}\n").into_bytes()
}

impl House {
    /// Brings a file to be imported.
    pub async fn bring(&self, name: &str, bytes: &[u8]) -> Answer {
        self.call(&call("POST /api/v1/imports", Some(WHO)).file(name, bytes), By::Itself).await
    }

    /// A call about a file, as it was seen.
    pub fn of_file(&self, route: &str, file: &Value) -> Call {
        call(route, Some(WHO)).about("id", file["id"].as_str().unwrap()).header("if-match", format!("\"{}\"", file["version"]))
    }

    /// Checks a file with the columns it suggests.
    pub async fn check_file(&self, file: &Value) -> Value {
        let answer = self.call(&self.of_file("POST /api/v1/imports/{id}/check", file).json(suggested(file)), By::Itself).await;
        assert_eq!(answer.status, 202, "{}", answer.body);
        self.work().await;
        self.file_now(file).await
    }

    /// A file as it is now.
    pub async fn file_now(&self, file: &Value) -> Value {
        self.get(WHO, &format!("/api/v1/imports/{}", file["id"].as_str().unwrap())).await.body
    }
}

/// What a file's headings suggest.
fn suggested(file: &Value) -> Value {
    let guessed = file["columns"].as_array().unwrap().iter().filter_map(|column| Some((column["guess"].as_str()?.to_owned(), column["name"].clone())));
    json!({ "columns": guessed.collect::<serde_json::Map<_, _>>() })
}

async fn import_call(house: &House, route: &str) -> Call {
    let file = house.bring("台账.csv", &ledger_csv(route.ends_with("/marked"))).await.body;
    let file = if route.ends_with("/take") || route.ends_with("/marked") { house.check_file(&file).await } else { file };
    let call = house.of_file(route, &file);
    match route {
        "POST /api/v1/imports/{id}/sheet" => call.json(json!({ "head_row": 1 })),
        "POST /api/v1/imports/{id}/check" => call.json(suggested(&file)),
        "POST /api/v1/imports/{id}/take" => call.json(json!({})),
        _ => call,
    }
}

pub async fn ledger_call(house: &House, route: &str) -> Call {
    match route {
        "POST /api/v1/imports" => call(route, Some(WHO)).file("台账.csv", &ledger_csv(false)),
        "GET /api/v1/imports/template" | "GET /api/v1/imports" => call(route, Some(WHO)),
        route if route.contains(" /api/v1/imports/") => import_call(house, route).await,
        "GET /api/v1/reply-texts" => call(route, Some(WHO)),
        "POST /api/v1/reply-texts" => call(route, Some(WHO)).json(text(&uuid::Uuid::now_v7().simple().to_string()[2..])),
        "PUT /api/v1/reply-texts/{id}" | "DELETE /api/v1/reply-texts/{id}" => {
            let kept = house.keep_text(&uuid::Uuid::now_v7().simple().to_string()[2..]).await;
            let version = format!("\"{}\"", kept["version"]);
            let call = call(route, Some(WHO)).about("id", kept["id"].as_str().unwrap()).header("if-match", version);
            if route.starts_with("PUT") { call.json(text(&uuid::Uuid::now_v7().simple().to_string()[2..])) } else { call }
        }
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
