//! How the endpoints of one's own account succeed.

use crate::harness::{House, PEOPLE};
use crate::recipes::{Call, call};
use axum::body::Body;
use axum::http::{StatusCode, header};
use chengguan_app::identity::code_of;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

const WHO: &str = "officer";

/// A password the rules take, never the same twice.
pub fn new_password() -> String {
    format!("银杏-{}", uuid::Uuid::now_v7().simple())
}

impl House {
    /// Gives somebody a password they chose themselves.
    pub async fn with_password(&self, login: &str) -> String {
        let id = self.account_of(login).await["id"].as_str().unwrap().to_owned();
        let made = self.account_done(&id, "reset-password", json!({})).await["password"].as_str().unwrap().to_owned();
        let now = self.desk.now().0;
        self.database().await.execute_unprepared(&format!("UPDATE account SET password_since = {now} WHERE login = '{login}'")).await.unwrap();
        made
    }

    /// Signs in and gives the session's cookie.
    pub async fn cookie(&self, login: &str, password: &str) -> String {
        let body = json!({ "account": login, "password": password }).to_string();
        let answer = self.send(self.request("POST", "/api/v1/session", None).body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned()
    }

    /// An act on one's own account that must be possible.
    pub async fn own(&self, login: &str, act: &str, body: Value) -> Value {
        let request = self.request("POST", &format!("/api/v1/own-account/{act}"), Some(login));
        let answer = self.send(request.body(Body::from(body.to_string())).unwrap()).await;
        assert!(answer.status.is_success(), "{act}: {} {}", answer.status, answer.body);
        answer.body
    }

    /// The code of a key, so many time steps from now.
    pub fn code(&self, key: &str, apart: i64) -> String {
        code_of(key, self.desk.now().0.div_euclid(30_000) + apart).unwrap()
    }

    /// Enrols somebody: the key and the recovery codes.
    pub async fn enrolled(&self, login: &str, password: &str) -> (String, Vec<String>) {
        let key = self.own(login, "enrol-second-factor", json!({ "password": password })).await["key"].as_str().unwrap().to_owned();
        let codes = self.own(login, "confirm-second-factor", json!({ "code": self.code(&key, 0) })).await["codes"].clone();
        (key, serde_json::from_value(codes).unwrap())
    }
}

pub async fn own_call(house: &House, route: &str) -> Call {
    assert!(PEOPLE.iter().any(|(login, ..)| *login == WHO));
    let own = call(route, Some(WHO));
    let act = route.rsplit('/').next().unwrap();
    match act {
        "own-account" => return own,
        "end-other-sessions" => return own.json(json!({})),
        "change-mail" => {
            let version = house.get(WHO, "/api/v1/own-account").await.body["version"].to_string();
            return own.json(json!({ "mail": format!("{}@example.cn", uuid::Uuid::now_v7().simple()) })).header("if-match", version);
        }
        _ => {}
    }
    let password = house.with_password(WHO).await;
    match act {
        "change-password" => own.json(json!({ "password": password, "new": new_password() })),
        "create-token" => own.json(json!({ "password": password, "name": "报表", "scope": "read", "days": 7 })),
        "end-session" => {
            house.cookie_of_somebody_with_or_without(&password).await;
            let id = house.get(WHO, "/api/v1/own-account").await.body["sessions"][0]["id"].as_str().unwrap().to_owned();
            own.about("id", &id).json(json!({}))
        }
        "revoke-token" => {
            house.own(WHO, "create-token", json!({ "password": password, "name": "报表", "scope": "read", "days": 7 })).await;
            let tokens = house.get(WHO, "/api/v1/own-account").await.body["tokens"].clone();
            let made = tokens.as_array().unwrap().iter().find(|token| token["name"] == "报表").unwrap();
            own.about("id", made["id"].as_str().unwrap()).json(json!({}))
        }
        "enrol-second-factor" => own.json(json!({ "password": password })),
        "confirm-second-factor" => {
            let key = house.own(WHO, "enrol-second-factor", json!({ "password": password })).await["key"].as_str().unwrap().to_owned();
            own.json(json!({ "code": house.code(&key, 0) }))
        }
        "renew-recovery-codes" => {
            house.enrolled(WHO, &password).await;
            own.json(json!({ "password": password }))
        }
        other => panic!("{other} has no recipe in tests/it/recipes_of_ones_own.rs: say how it succeeds"),
    }
}

impl House {
    /// A session of the recipes' person, whose second factor an earlier recipe may have left.
    async fn cookie_of_somebody_with_or_without(&self, password: &str) {
        self.database().await.execute_unprepared(&format!("UPDATE account SET second_factor_at = NULL WHERE login = '{WHO}'")).await.unwrap();
        self.cookie(WHO, password).await;
    }
}
