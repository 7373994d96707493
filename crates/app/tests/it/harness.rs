//! A bureau in our words: `house.officer()`, `house.receive(…)`, `house.act(…)`.

use crate::statements;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chengguan_app::desk::{Bureau, Desk};
use chengguan_app::identity::create_token;
use chengguan_app::identity::setup::{NewAccount, NewBureau, create_accounts, create_bureau, create_settings, create_squads};
use chengguan_app::platform_clock::PlatformClock;
use chengguan_app::rates::Rates;
use chengguan_app::reference::Squad;
use chengguan_app::server::{Entrances, router};
use chengguan_app::store::Store;
use chengguan_statute::access::Role;
use chengguan_statute::accounts::SignInRules;
use chengguan_statute::clock::{Limit, Unit, WorkingHours};
use chengguan_statute::day::Instant;
use chengguan_statute::ids::SquadId;
use http_body_util::BodyExt;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;
use tower::ServiceExt;

pub struct House {
    pub desk: Desk,
    pub bureau: Arc<Bureau>,
    pub app: Router,
    pub tokens: HashMap<&'static str, String>,
    pub url: Option<String>,
    pub folder: tempfile::TempDir,
}

/// Whatever a test does, each of its statements is bound to one bureau (architecture.md, invariant 9).
impl Drop for House {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(statements::unbound(), Vec::<String>::new(), "statements not bound to one bureau");
        }
    }
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: Value,
    /// As they came.
    pub bytes: axum::body::Bytes,
}

pub fn postgres() -> Option<String> {
    std::env::var("CHENGGUAN_TEST_DATABASE_URL").ok()
}

/// A database of its own on the server named, because two tests must not see each other.
pub async fn database_url() -> Option<String> {
    let server = postgres()?;
    let admin = Database::connect(&server).await.unwrap();
    let name = format!("t{}", uuid::Uuid::now_v7().simple());
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    Some(format!("{base}/{name}"))
}

pub const PEOPLE: &[(&str, Role, u8)] = &[
    ("operator", Role::Operator, 0),
    ("squad-leader", Role::SquadLeader, 1),
    ("officer", Role::Officer, 1),
    ("officer2", Role::Officer, 1),
    ("officer3", Role::Officer, 2),
    ("reviewer", Role::Reviewer, 0),
    ("leader", Role::Leader, 0),
    ("personnel", Role::Personnel, 0),
    ("trainer", Role::Trainer, 0),
    ("action-office", Role::ActionOffice, 0),
    ("editor", Role::Editor, 0),
    ("system-admin", Role::SystemAdministrator, 0),
    ("security-admin", Role::SecurityAdministrator, 0),
    ("auditor", Role::Auditor, 0),
];

/// Tuesday 3 March 2026, 9:00: a working day in the middle of an announced year.
pub const MORNING: &str = "2026-03-03T09:00:00+08:00";

pub async fn house() -> House {
    statements::watch_all();
    let folder = tempfile::tempdir().unwrap();
    let url = database_url().await;
    let store = Store::open(folder.path(), url.as_deref()).await.unwrap();
    let clock = PlatformClock::default();
    clock.set(Instant::from_rfc3339(MORNING).unwrap());
    let desk = Desk::open(store, folder.path().into(), clock, Rates::new(false)).await.unwrap();
    let (bureau, tokens) = peopled(&desk, "test", "QT").await;
    let app = router(desk.clone(), Entrances { portal: true, office: true }, None);
    House { desk, bureau, app, tokens, url, folder }
}

/// A bureau with two squads and somebody at each post; tokens by login.
pub async fn peopled(desk: &Desk, code: &str, short_code: &str) -> (Arc<Bureau>, HashMap<&'static str, String>) {
    let new = NewBureau { code: code.into(), short_code: short_code.into(), name: "青棠区城市管理执法局".into(), uscc: None, parent_id: None, demo: false };
    let bureau = create_bureau(desk, new).await.unwrap();
    let (east, west) = (SquadId(uuid::Uuid::now_v7()), SquadId(uuid::Uuid::now_v7()));
    let squads = [Squad { id: east, parent: None, name: "东城中队".into(), closed: false }, Squad { id: west, parent: None, name: "西城中队".into(), closed: false }];
    create_squads(desk, &bureau, &squads).await.unwrap();
    let account = |(login, role, squad): &(&str, Role, u8)| NewAccount {
        login: (*login).into(),
        name: (*login).into(),
        squad: match squad { 1 => Some(east), 2 => Some(west), _ => None },
        roles: vec![*role],
        password_hash: "$argon2id$none".into(),
    };
    create_accounts(desk, &bureau, PEOPLE.iter().map(account).collect()).await.unwrap();
    create_settings(desk, &bureau, &settings(east)).await.unwrap();
    let mut tokens = HashMap::new();
    for (login, _, _) in PEOPLE {
        tokens.insert(*login, create_token(desk, &bureau, login, "write", 300).await.unwrap());
    }
    (bureau, tokens)
}

fn settings(east: SquadId) -> Vec<(&'static str, Value)> {
    let limit = |count| Limit { count, unit: Unit::WorkDay };
    let category = json!({
        "code": "street-order/stalls", "name": "占道经营", "major": "street-order", "major_name": "街面秩序",
        "approach": "manage", "finish": limit(10), "finish_urgent": limit(3),
    });
    let rule = json!({ "name": "R-01", "categories": ["street-order"], "grids": [], "squad": east, "squad_name": "东城中队" });
    vec![
        ("categories", json!([category])),
        ("rules", json!([rule])),
        ("hours", serde_json::to_value(WorkingHours::all_year(&[(510, 720), (840, 1050)])).unwrap()),
        ("reopen_days", json!(15)),
        // Tests of other things sign in with a password alone.
        ("sign_in", serde_json::to_value(SignInRules { second_factor: false, ..SignInRules::default() }).unwrap()),
    ]
}

impl House {
    /// The database itself, for what no request shows: its schema, its plans.
    pub async fn database(&self) -> DatabaseConnection {
        let file = format!("sqlite://{}", self.folder.path().join("chengguan.sqlite").display());
        let mut options = ConnectOptions::new(self.url.as_deref().unwrap_or(&file));
        options.max_connections(1).sqlx_logging(false); // What is SET holds for the next statement.
        Database::connect(options).await.unwrap()
    }

    pub fn clock(&self, at: &str) {
        self.desk.clock().jump(Instant::from_rfc3339(at).unwrap()).unwrap();
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        if parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream") {
            return Answer { status: parts.status, headers: parts.headers, body: Value::Null, bytes: Default::default() }; // It never ends.
        }
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::String(String::from_utf8_lossy(&bytes).into()));
        Answer { status: parts.status, headers: parts.headers, body, bytes }
    }

    pub fn request(&self, method: &str, path: &str, who: Option<&str>) -> axum::http::request::Builder {
        let builder = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json");
        match who {
            Some(who) => builder.header(header::AUTHORIZATION, format!("Bearer {}", self.tokens[who])),
            None => builder,
        }
    }

    pub async fn get(&self, who: &str, path: &str) -> Answer {
        self.send(self.request("GET", path, Some(who)).body(Body::empty()).unwrap()).await
    }

    pub async fn receive(&self, text: &str) -> Value {
        let body = json!({ "kind": "complaint", "text": text, "place": { "longitude": 118.75, "latitude": 30.95, "address": "锦绣街18号" } }).to_string();
        let answer = self.send(self.request("POST", "/api/v1/portal/opinions", None).body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.body
    }

    /// Receives and finds the opinion's id.
    pub async fn opinion(&self, text: &str) -> String {
        let received = self.receive(text).await;
        self.id_of(received["opinion"].as_str().unwrap()).await
    }

    /// The id of what has that number.
    pub async fn id_of(&self, number: &str) -> String {
        let found = self.get("operator", &format!("/api/v1/opinions?number={number}")).await;
        found.body["items"][0]["id"].as_str().unwrap().to_owned()
    }

    /// What an operator enters for somebody who called, as it is on the ledger.
    pub async fn entered(&self, body: Value) -> Value {
        let request = self.request("POST", "/api/v1/opinions", Some("operator")).body(Body::from(body.to_string()));
        let answer = self.send(request.unwrap()).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.body["opinion"].clone()
    }

    pub async fn version(&self, id: &str) -> String {
        let answer = self.get("operator", &format!("/api/v1/opinions/{id}")).await;
        answer.headers[header::ETAG].to_str().unwrap().to_owned()
    }

    pub async fn act_on(&self, who: &str, id: &str, act: &str, body: Value, version: &str) -> Answer {
        let request = self.request("POST", &format!("/api/v1/opinions/{id}/{act}"), Some(who)).header(header::IF_MATCH, version);
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// An act on the newest version.
    pub async fn act(&self, who: &str, id: &str, act: &str, body: Value) -> Answer {
        let version = self.version(id).await;
        self.act_on(who, id, act, body, &version).await
    }

    /// An act that must be possible.
    pub async fn done(&self, who: &str, id: &str, act: &str, body: Value) -> Value {
        let answer = self.act(who, id, act, body).await;
        assert_eq!(answer.status, StatusCode::OK, "{act} by {who}: {}", answer.body);
        answer.body
    }

    /// Up to the point where an officer has it.
    pub async fn in_hand(&self, text: &str) -> String {
        let id = self.opinion(text).await;
        self.done("operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
        self.done("operator", &id, "assign", json!({})).await;
        self.done("officer", &id, "accept", json!({})).await;
        id
    }

    /// In hand, and shown to everybody in these words.
    pub async fn published(&self, text: &str) -> String {
        let id = self.in_hand(text).await;
        self.done("operator", &id, "publish", json!({ "text": text })).await;
        id
    }

    /// Links what PostgreSQL has not linked yet, and checks the whole journal. Says how many entries there are.
    pub async fn journal(&self) -> i64 {
        use chengguan_app::journal::{Verdict, verify_stored, verify_tables};
        self.desk.seal(self.bureau.id).await.unwrap();
        let mut reader = self.desk.reading();
        assert_eq!(verify_tables(&mut reader, self.bureau.id).await.unwrap(), None);
        match verify_stored(&mut reader, self.bureau.id, &|_, _| ()).await.unwrap() {
            Verdict::Valid(head) => head.size,
            invalid => panic!("{invalid:?}"),
        }
    }

    /// The newest entries' acts.
    pub async fn journalled(&self) -> Vec<String> {
        self.desk.seal(self.bureau.id).await.unwrap();
        let entries = chengguan_app::journal::chunk(&mut self.desk.reading(), self.bureau.id, 0).await.unwrap();
        entries.iter().map(|entry| serde_json::from_slice::<Value>(&entry.payload).unwrap()["act"].as_str().unwrap().to_owned()).collect()
    }
}
