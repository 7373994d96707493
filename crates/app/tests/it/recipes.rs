//! How each endpoint succeeds: what has to be there before, and what is sent. A new endpoint needs a line here, and is
//! then walked, counted and refused like all others.

use crate::harness::{Answer, House};
use crate::recipes_of_ones_own::own_call;
use crate::recipes_of_the_ledger::ledger_call;
use crate::recipes_of_the_system::system_call;
use axum::body::Body;
use axum::http::{Request, header};
use chengguan_app::identity::hash_password;
use chengguan_app::identity::setup::{NewAccount, create_accounts};
use chengguan_statute::access::Role;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

/// A request that succeeds.
pub struct Call {
    pub method: String,
    pub path: String,
    /// Whose token it carries.
    pub who: Option<&'static str>,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// Whom a call is sent by instead.
pub enum By<'a> {
    Itself,
    Nobody,
    Token(&'a str),
}

impl House {
    pub async fn call(&self, call: &Call, by: By<'_>) -> Answer {
        let mut request = Request::builder().method(call.method.as_str()).uri(&call.path);
        for (name, value) in &call.headers {
            if matches!(by, By::Itself) || *name != "cookie" {
                request = request.header(*name, value);
            }
        }
        let token = match by {
            By::Itself => call.who.map(|who| self.tokens[who].clone()),
            By::Nobody => None,
            By::Token(token) => Some(token.to_owned()),
        };
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        self.send(request.body(Body::from(call.body.clone())).unwrap()).await
    }
}

const JSON: &str = "application/json";

pub fn call(route: &str, who: Option<&'static str>) -> Call {
    let (method, path) = route.split_once(' ').unwrap();
    Call { method: method.into(), path: path.into(), who, headers: Vec::new(), body: Vec::new() }
}

impl Call {
    /// The same at another address.
    pub fn at(mut self, other: impl FnOnce(&str) -> String) -> Self {
        self.path = other(&self.path);
        self
    }

    pub fn about(mut self, name: &str, value: &str) -> Self {
        self.path = self.path.replace(&format!("{{{name}}}"), value);
        self
    }

    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn json(mut self, body: Value) -> Self {
        self.body = body.to_string().into_bytes();
        self.header("content-type", JSON)
    }

    pub fn form(mut self, fields: &[(&str, &str)]) -> Self {
        let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
        self.body = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&").into_bytes();
        self.header("content-type", "application/x-www-form-urlencoded")
    }

    pub fn parts(mut self, fields: &[(&str, &str)], photo: Option<&str>) -> Self {
        for (name, value) in fields {
            self.body.extend(format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        if let Some(name) = photo {
            let head = format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n");
            self.body.extend(head.bytes());
            self.body.extend(jpeg());
            self.body.extend(b"\r\n");
        }
        self.body.extend(b"--cut--\r\n");
        self.header("content-type", "multipart/form-data; boundary=cut")
    }
}

impl Call {
    /// A file in a form.
    pub fn file(mut self, name: &str, bytes: &[u8]) -> Self {
        self.body.extend(format!("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n").bytes());
        self.body.extend(bytes);
        self.body.extend(b"\r\n--cut--\r\n");
        self.header("content-type", "multipart/form-data; boundary=cut")
    }
}

fn jpeg() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(8, 8, image::Rgb([90, 120, 90])).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// A call that succeeds once, with everything it needs made before.
pub async fn ready(house: &House, route: &str) -> Call {
    match route.split_once("/api/v1/opinions/{id}/") {
        Some((_, act)) => act_call(house, route, act).await,
        None if route.contains(" /open311/") => crate::open311::recipe(house, route).await,
        None if route.contains(" /api/v1/portal/") || !route.contains(" /api/v1/") => resident_call(house, route).await,
        None => office_call(house, route).await,
    }
}

async fn office_call(house: &House, route: &str) -> Call {
    match route {
        "POST /api/v1/session" | "DELETE /api/v1/session" => session_call(house, route).await,
        "GET /api/v1/me" | "GET /api/v1/inbox" | "GET /api/v1/reference" | "GET /api/v1/events" => call(route, Some("squad-leader")),
        "GET /api/v1/map" => call(route, None),
        "POST /api/v1/inbox/read" => call(route, Some("squad-leader")).json(json!({ "all": true })),
        "GET /api/v1/views" | "GET /api/v1/opinions" => call(route, Some("operator")),
        "POST /api/v1/officers/{id}/hand-over" => {
            house.in_hand("占道").await;
            let body = json!({ "to": house.person("officer2").await, "reason": "请假" });
            call(route, Some("squad-leader")).about("id", &house.person("officer").await).json(body)
        }
        "GET /api/v1/loads" | "GET /api/v1/overview" => call(route, Some("squad-leader")),
        "POST /api/v1/person-exports" => call(route, Some("operator")).json(json!({ "phone": "13800001234", "reason": "本人来要" })),
        "POST /api/v1/opinion-hints" => {
            house.receive("井盖翘起").await;
            call(route, Some("operator")).json(json!({ "phone": "13800001234", "text": "井盖翘起", "longitude": 118.75, "latitude": 30.95 }))
        }
        "POST /api/v1/opinions" => {
            house.receive("井盖翘起").await; // The first of a day takes a block of numbers.
            call(route, Some("operator")).json(json!({ "kind": "help", "channel": "hotline", "text": "井盖翘起" }))
        }
        "GET /api/v1/opinions/{id}" => call(route, Some("operator")).about("id", &house.in_hand("占道").await),
        "POST /api/v1/attachments" => call(route, Some("officer")).parts(&[], Some("file")),
        "GET /api/v1/attachments/{id}" | "GET /api/v1/attachments/{id}/small" => {
            let upload = call("POST /api/v1/attachments", Some("officer")).parts(&[], Some("file"));
            let photo = house.call(&upload, By::Itself).await.body["id"].as_str().unwrap().to_owned();
            let id = house.in_hand("占道").await;
            house.done("officer", &id, "handle", json!({ "text": "劝离", "after": [photo] })).await;
            call(route, Some("officer")).about("id", &photo)
        }
        route if [" /api/v1/jobs", " /api/v1/messages", " /api/v1/channels", " /api/v1/settings", " /api/v1/sign-in-rules", " /api/v1/squads"].iter().any(|path| route.contains(path)) => system_call(house, route).await,
        route if [" /api/v1/exports", " /api/v1/saved-views", " /api/v1/reply-texts", " /api/v1/imports"].iter().any(|path| route.contains(path)) => ledger_call(house, route).await,
        route if route.contains(" /api/v1/own-account") => own_call(house, route).await,
        "GET /api/v1/journal" | "GET /api/v1/looks" | "GET /api/v1/sign-ins" | "GET /api/v1/journal/verification" | "POST /api/v1/journal/verify" => call(route, Some("auditor")),
        "POST /api/v1/journal/export" => call(route, Some("auditor")).json(json!({ "reason": "市局来查" })),
        "GET /api/v1/journal/{id}" => {
            house.desk.seal(house.bureau.id).await.unwrap(); // One that is not linked yet costs a statement less.
            let newest = house.get("auditor", "/api/v1/journal?limit=1").await.body["items"][0]["id"].as_str().unwrap().to_owned();
            call(route, Some("auditor")).about("id", &newest)
        }
        route if route.contains(" /api/v1/accounts") => account_call(house, route).await,
        other => panic!("{other} has no recipe in tests/it/recipes.rs: say how it succeeds"),
    }
}

async fn account_call(house: &House, route: &str) -> Call {
    let admin = Some("security-admin");
    let login = format!("p{}", &uuid::Uuid::now_v7().simple().to_string()[16..]);
    match route {
        "GET /api/v1/accounts" => return call(route, admin),
        "POST /api/v1/accounts" => return call(route, admin).json(json!({ "login": login, "name": "打字员", "roles": ["operator"] })),
        _ => {}
    }
    let new = NewAccount { login: login.clone(), name: "打字员".into(), squad: None, roles: vec![Role::Operator], password_hash: "$argon2id$none".into() };
    let id = create_accounts(&house.desk, &house.bureau, vec![new]).await.unwrap()[0].to_string();
    let body = match route.rsplit('/').next().unwrap() {
        "{id}" => return call(route, admin).about("id", &id),
        "change" => json!({ "name": "打字员", "roles": ["operator", "trainer"] }),
        "disable" => json!({ "reason": "调走了" }),
        "enable" => {
            house.account_done(&id, "disable", json!({ "reason": "调走了" })).await;
            json!({ "reason": "回来了" })
        }
        "unlock" => {
            house.lock_account(&login).await;
            json!({})
        }
        "reset-password" | "end-sessions" => json!({}),
        "take-off-second-factor" => {
            house.database().await.execute_unprepared(&format!("UPDATE account SET second_factor_at = 1 WHERE login = '{login}'")).await.unwrap();
            json!({ "reason": "手机丢了" })
        }
        other => panic!("{other} has no recipe in tests/it/recipes.rs: say how it succeeds"),
    };
    let version = house.account(&id).await["version"].to_string();
    call(route, admin).about("id", &id).json(body).header("if-match", version)
}

async fn session_call(house: &House, route: &str) -> Call {
    let login = format!("typist-{}", uuid::Uuid::now_v7().simple());
    let new = NewAccount { login: login.clone(), name: "打字员".into(), squad: None, roles: vec![Role::Operator], password_hash: hash_password("chengguan").await };
    create_accounts(&house.desk, &house.bureau, vec![new]).await.unwrap();
    house.desk.reload().await.unwrap();
    let sign_in = call("POST /api/v1/session", None).json(json!({ "account": login, "password": "chengguan" }));
    if route.starts_with("POST") {
        return sign_in;
    }
    let opened = house.call(&sign_in, By::Itself).await;
    let cookie = opened.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
    call(route, None).header("cookie", cookie)
}

async fn resident_call(house: &House, route: &str) -> Call {
    let word = json!({ "kind": "help", "text": "路灯不亮", "contact": { "name": "张三", "phone": "19900001234" } });
    match route {
        "POST /api/v1/portal/opinions" => call(route, None).json(word),
        "GET /api/v1/portal/opinions" => {
            house.published("路灯不亮").await;
            call(route, None)
        }
        "POST /api/v1/portal/drafts" => call(route, None),
        "POST /api/v1/portal/attachments" => call(route, None).header("draft", draft(house).await).parts(&[], Some("file")),
        "GET /api/v1/portal/receipts/{code}" => call(route, None).about("code", house.receive("路灯不亮").await["receipt"].as_str().unwrap()),
        "POST /speak" => {
            call(route, None).form(&[("kind", "help"), ("text", "路灯不亮"), ("idempotency_key", "k-1"), ("from", "check"), ("step", "send")])
        }
        "POST /speak/photos" => {
            let fields = [("kind", "help"), ("text", "路灯不亮"), ("idempotency_key", "k-2"), ("from", "place"), ("step", "check")];
            call(route, None).parts(&fields, Some("photo"))
        }
        "POST /mine/forget" => call(route, None),
        "POST /receipts/{code}/remember" => call(route, None).about("code", house.receive("路灯不亮").await["receipt"].as_str().unwrap()),
        "POST /receipts" => call(route, None).form(&[("code", house.receive("路灯不亮").await["receipt"].as_str().unwrap())]),
        other => receipt_call(house, other).await,
    }
}

async fn draft(house: &House) -> String {
    let answer = house.call(&call("POST /api/v1/portal/drafts", None), By::Itself).await;
    answer.body["draft"].as_str().unwrap().to_owned()
}

async fn receipt_call(house: &House, route: &str) -> Call {
    let received = house.receive("油烟进屋").await;
    let (code, number) = (received["receipt"].as_str().unwrap(), received["opinion"].as_str().unwrap());
    let found = house.get("operator", &format!("/api/v1/opinions?number={number}")).await;
    let id = found.body["items"][0]["id"].as_str().unwrap().to_owned();
    if !route.ends_with("/withdraw") {
        take_in_hand(house, &id).await;
    }
    match route {
        "POST /receipts/{code}/withdraw" | "POST /receipts/{code}/amend" | "POST /receipts/{code}/keep-private" => {}
        "POST /receipts/{code}/urge" => house.past_half_the_term(),
        "POST /receipts/{code}/answer" => drop(house.done("officer", &id, "ask", json!({ "question": "哪一家？", "days": 3 })).await),
        "POST /receipts/{code}/rate" | "POST /receipts/{code}/reopen" => reply(house, &id).await,
        other => panic!("{other} has no recipe in tests/it/recipes.rs: say how it succeeds"),
    }
    let version = house.version(&id).await.replace('"', "");
    let fields = [("idempotency_key", "k-3"), ("version", &version), ("text", "好了"), ("satisfied", "yes"), ("reason", "还有烟")];
    let call = call(route, None).about("code", code);
    if route.ends_with("answer") { call.parts(&fields, None) } else { call.form(&fields) }
}

async fn take_in_hand(house: &House, id: &str) {
    house.done("operator", id, "sort", sort()).await;
    house.done("operator", id, "assign", json!({})).await;
    house.done("officer", id, "accept", json!({})).await;
}

async fn reply(house: &House, id: &str) {
    house.done("officer", id, "handle", json!({ "text": "劝离" })).await;
    house.done("officer", id, "reply", json!({ "text": "好了" })).await;
}

fn sort() -> Value {
    json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })
}

impl House {
    /// Ten working days are at most sixteen natural ones here; nine are past the half and before the end.
    fn past_half_the_term(&self) {
        let later = self.desk.now().plus_ms(9 * 86_400_000);
        self.desk.clock().jump(later).unwrap();
    }
}

async fn act_call(house: &House, route: &str, act: &str) -> Call {
    let reason = || json!({ "reason": "不属于本区" });
    let (id, who, body) = match act {
        "sort" => (house.opinion("占道").await, "operator", sort()),
        "return" => (house.opinion("占道").await, "operator", reason()),
        "merge" => (house.opinion("占道").await, "operator", json!({ "into": house.in_hand("占道").await })),
        "correct" => (house.opinion("占道").await, "operator", json!({ "target": 1, "change": { "text": "占道经营" }, "reason": "听错了" })),
        "reveal" => (house.opinion("占道").await, "operator", reason()),
        "hand-back" => (house.in_hand("占道").await, "officer", reason()),
        "hand-over" => (house.in_hand("占道").await, "squad-leader", json!({ "to": house.person("officer2").await, "reason": "请假" })),
        "ask" => (house.in_hand("占道").await, "officer", json!({ "question": "哪一家？", "days": 3 })),
        "suspend" => (house.in_hand("占道").await, "officer", reason()),
        "extend" => (house.in_hand("占道").await, "squad-leader", json!({ "work_days": 2, "reason": "下雨" })),
        "transfer-out" => (house.in_hand("占道").await, "operator", json!({ "unit": "交警大队", "reason": "机动车乱停", "days": 5 })),
        "sign-for" | "take-back" => {
            let id = house.in_hand("占道").await;
            house.done("operator", &id, "transfer-out", json!({ "unit": "交警大队", "reason": "机动车乱停", "days": 5 })).await;
            (id, "operator", json!({ "text": "第7号" }))
        }
        "call-back" => (house.replied_and_named().await, "operator", json!({ "reached": true, "text": "说好了" })),
        "supervise" => (house.in_hand("占道").await, "squad-leader", json!({ "order": "今天办完" })),
        "handle" => (house.in_hand("占道").await, "officer", json!({ "text": "劝离" })),
        "publish" => (house.in_hand("占道").await, "operator", json!({ "text": "占道", "no_names": true })),
        "forget" => {
            let id = house.opinion("占道").await;
            house.done("operator", &id, "return", reason()).await;
            (id, "operator", reason())
        }
        "withhold" => (house.opinion("占道").await, "operator", reason()),
        "unpublish" => (house.published("占道").await, "operator", reason()),
        later => later_act(house, later).await,
    };
    let mut call = call(route, Some(who)).about("id", &id).json(body);
    if act != "reveal" {
        call = call.header("if-match", house.version(&id).await);
    }
    call
}

async fn later_act(house: &House, act: &str) -> (String, &'static str, Value) {
    if matches!(act, "assign" | "accept" | "unmerge") {
        let id = house.opinion("占道").await;
        if act == "unmerge" {
            house.done("operator", &id, "merge", json!({ "into": house.in_hand("占道").await })).await;
            return (id, "operator", json!({ "reason": "不是同一家" }));
        }
        house.done("operator", &id, "sort", sort()).await;
        if act == "assign" {
            return (id, "operator", json!({}));
        }
        house.done("operator", &id, "assign", json!({})).await;
        return (id, "officer", json!({}));
    }
    let id = house.in_hand("占道").await;
    match act {
        "answer" => drop(house.done("officer", &id, "ask", json!({ "question": "哪一家？", "days": 3 })).await),
        "resume" => drop(house.done("officer", &id, "suspend", json!({ "reason": "下雨" })).await),
        "urge" => house.past_half_the_term(),
        "reply" => drop(house.done("officer", &id, "handle", json!({ "text": "劝离" })).await),
        "verify" | "rate" | "reopen" | "close-out" => reply(house, &id).await,
        other => panic!("{other} has no recipe in tests/it/recipes.rs: say how it succeeds"),
    }
    if act == "close-out" {
        house.done("squad-leader", &id, "verify", json!({ "passed": true, "note": "去看过" })).await;
        house.done("operator", &id, "rate", json!({ "satisfied": true })).await;
    }
    let (who, body) = match act {
        "answer" => ("operator", json!({ "text": "东头第二家" })),
        "resume" => ("officer", json!({})),
        "reply" => ("officer", json!({ "text": "好了" })),
        "verify" => ("squad-leader", json!({ "passed": true, "note": "去看过" })),
        "rate" => ("operator", json!({ "satisfied": true })),
        "reopen" => ("operator", json!({ "reason": "还有烟" })),
        _ => ("operator", json!({})),
    };
    (id, who, body)
}
