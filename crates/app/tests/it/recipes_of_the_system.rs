//! How the system administrator's endpoints succeed.

use crate::harness::House;
use crate::recipes::{Call, call};
use axum::body::Body;
use axum::http::{StatusCode, header};
use chengguan_app::jobs;
use serde_json::{Value, json};

const ADMIN: &str = "system-admin";

/// A gateway nobody answers at: port 9 of this machine, discard, which is not served.
pub fn nobodys_gateway() -> Value {
    json!({ "url": "http://127.0.0.1:9/", "form": "json", "body": "{\"to\":\"{mobile}\",\"text\":\"{text}\"}", "key": "k", "accepted": "ok" })
}

impl House {
    /// Sets a setting on its newest version.
    pub async fn set(&self, path: &str, value: Value) -> Value {
        let version = self.get(ADMIN, path).await.headers[header::ETAG].clone();
        let request = self.request("PUT", path, Some(ADMIN)).header(header::IF_MATCH, version);
        let answer = self.send(request.body(Body::from(value.to_string())).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        answer.body
    }

    /// Work due now, done.
    pub async fn work(&self) -> usize {
        jobs::look(&self.desk, &self.bureau).await.unwrap()
    }

    /// A message by its state, and the work that was to send it.
    async fn first(&self, path: &str) -> String {
        let found = self.get(ADMIN, path).await.body;
        found["items"][0]["id"].as_str().unwrap_or_else(|| panic!("{path}: {found}")).to_owned()
    }
}

pub async fn system_call(house: &House, route: &str) -> Call {
    let (_, path) = route.split_once(' ').unwrap();
    let set = |value: Value| async move {
        let version = house.get(ADMIN, path).await.headers[header::ETAG].to_str().unwrap().to_owned();
        call(route, Some(ADMIN)).header("if-match", version).json(value)
    };
    // Never the same twice: a setting that does not change is refused.
    let unlike = uuid::Uuid::now_v7().simple().to_string();
    match route {
        "PUT /api/v1/messages/texts" => set(json!({ "replied": format!("{{number}} {unlike}") })).await,
        "PUT /api/v1/messages/quiet" => {
            let minute = u16::from_str_radix(&unlike[28..], 16).unwrap() % 1000;
            set(json!({ "from": 1200 + minute % 200, "until": minute })).await
        }
        "PUT /api/v1/sign-in-rules" => {
            let days = 30 + u16::from_str_radix(&unlike[28..], 16).unwrap() % 700;
            set(json!({ "second_factor": false, "password_min": 12, "password_classes": 2, "passwords_remembered": 5, "password_days": days })).await
        }
        "PUT /api/v1/channels/mail" => set(json!({ "host": unlike, "port": 9, "security": "none", "from": "a@example.cn" })).await,
        "PUT /api/v1/channels/sms" => {
            let mut gateway = nobodys_gateway();
            gateway["accepted"] = unlike.into();
            set(gateway).await
        }
        "POST /api/v1/squads" => call(route, Some(ADMIN)).json(json!({ "name": &unlike[2..], "parent": null })),
        "PUT /api/v1/squads/{id}" => {
            let line = &house.get(ADMIN, "/api/v1/squads").await.body["squads"][0];
            let id = line["id"].as_str().unwrap();
            call(route, Some(ADMIN)).about("id", id).header("if-match", format!("\"{}\"", line["version"])).json(json!({ "name": &unlike[2..], "parent": null }))
        }
        route if route.contains(" /api/v1/settings/") => settings_call(house, route).await,
        "POST /api/v1/channels/{channel}/try" => {
            connect(house).await;
            call(route, Some(ADMIN)).about("channel", "sms").json(json!({ "address": "13800001234" }))
        }
        "POST /api/v1/messages/{id}/resend" | "POST /api/v1/jobs/{id}/retry" => {
            house.failed_message().await;
            let list = if route.contains("/jobs/") { "/api/v1/jobs?state=dead" } else { "/api/v1/messages?state=failed" };
            call(route, Some(ADMIN)).about("id", &house.first(list).await).json(json!({}))
        }
        "GET /api/v1/messages/texts/preview" => call(route, Some(ADMIN)).at(|path| format!("{path}?kind=replied&text=%7Bnumber%7D")),
        route => call(route, Some(ADMIN)),
    }
}

async fn settings_call(house: &House, route: &str) -> Call {
    let (_, path) = route.split_once(' ').unwrap();
    let set = |value: Value| async move {
        let version = house.get(ADMIN, path).await.headers[header::ETAG].to_str().unwrap().to_owned();
        call(route, Some(ADMIN)).header("if-match", version).json(value)
    };
    // Never the same twice: a setting that does not change is refused.
    let unlike = uuid::Uuid::now_v7().simple().to_string();
    match route {
        "PUT /api/v1/settings/contact" => set(json!({ "window": unlike })).await,
        "PUT /api/v1/settings/retention" => set(json!({ "reporter_days": 30 + u16::from_str_radix(&unlike[28..], 16).unwrap() % 3000 })).await,
        "POST /api/v1/settings/retention/trial" => call(route, Some(ADMIN)).json(json!({ "reporter_days": 365 })),
        "PUT /api/v1/settings/targets" => {
            let shares: Vec<u32> = [26, 28, 30].iter().map(|at| u32::from_str_radix(&unlike[*at..at + 2], 16).unwrap() * 40 / 256).collect();
            set(json!({ "assist": 10 + shares[0], "assist_and_manage": 50 + shares[1], "in_time": 50 + shares[2] })).await
        }
        "PUT /api/v1/settings/categories" => {
            let mut now = house.get(ADMIN, path).await.body;
            now["categories"][0]["questions"] = json!([{ "code": "q", "asks": unlike, "form": "text", "choices": [] }]);
            set(json!({ "categories": now["categories"] })).await
        }
        "PUT /api/v1/settings/holidays" => set(json!({ "notices": [crate::settings::invented_2027(&unlike)] })).await,
        "PUT /api/v1/settings/joining" => {
            let now = house.get(ADMIN, path).await.body["usual"].as_u64().unwrap();
            set(json!({ "usual": 10 + (now - 9) % 290 })).await
        },
        "PUT /api/v1/settings/limits" => {
            let count = 1 + u16::from_str_radix(&unlike[28..], 16).unwrap() % 300;
            set(json!({ "limits": [{ "clock": "verify", "category": null, "urgency": null, "count": count, "unit": "work_day" }] })).await
        }
        "PUT /api/v1/settings/reopening" => {
            // Within the bounds, and not what it is.
            let now = house.get(ADMIN, path).await.body["days"].as_u64().unwrap();
            set(json!({ "days": 7 + (now - 6) % 60 })).await
        }
        "POST /api/v1/settings/{name}/put-back" => {
            let contact = "/api/v1/settings/contact";
            house.set(contact, json!({ "window": unlike })).await;
            house.set(contact, json!({})).await;
            let now = house.get(ADMIN, contact).await;
            let version = now.body["history"][1]["version"].clone();
            call(route, Some(ADMIN)).about("name", "contact").header("if-match", now.headers[header::ETAG].to_str().unwrap()).json(json!({ "version": version }))
        }
        "PUT /api/v1/settings/hours" => {
            let minute = u16::from_str_radix(&unlike[28..], 16).unwrap() % 400;
            set(json!({ "seasons": [{ "from": "01-01", "to": "12-31", "spans": [[400 + minute, 800 + minute]] }] })).await
        }
        "PUT /api/v1/settings/rules" => {
            let squad = house.get(ADMIN, path).await.body["squads"][0]["id"].clone();
            set(json!({ "rules": [{ "name": &unlike[..20], "categories": ["street-order"], "grids": [], "squad": squad }] })).await
        }
        route => call(route, Some(ADMIN)),
    }
}

async fn connect(house: &House) {
    if house.get(ADMIN, "/api/v1/channels/sms").await.body["connected"] == false {
        house.set("/api/v1/channels/sms", nobodys_gateway()).await;
    }
}

impl House {
    /// A message nobody took, and its dead letter.
    pub async fn failed_message(&self) {
        connect(self).await;
        let tried = self.request("POST", "/api/v1/channels/sms/try", Some(ADMIN)).body(Body::from(json!({ "address": "13800001234" }).to_string()));
        assert_eq!(self.send(tried.unwrap()).await.status, StatusCode::CREATED);
        self.give_up().await;
    }

    /// Past all tries of what is due now.
    pub async fn give_up(&self) {
        self.work().await;
        for wait in chengguan_statute::system::WAITS_MS {
            self.desk.clock().jump(self.desk.now().plus_ms(wait)).unwrap();
            self.work().await;
        }
    }
}
