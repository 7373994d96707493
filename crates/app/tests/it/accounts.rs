//! The security administrator's accounts: opened, changed, disabled, enabled, unlocked, given a new password; and what
//! each of it means at the next request of whoever holds the account.

use crate::harness::{Answer, House, house};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chengguan_app::identity::create_token;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use std::sync::Arc;

impl House {
    /// One account as the security administrator sees it.
    pub async fn account(&self, id: &str) -> Value {
        let answer = self.get("security-admin", &format!("/api/v1/accounts/{id}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert_eq!(answer.headers[header::ETAG].to_str().unwrap(), format!("\"{}\"", answer.body["version"]));
        answer.body
    }

    /// The account of a login.
    pub async fn account_of(&self, login: &str) -> Value {
        let found = self.get("security-admin", &format!("/api/v1/accounts?q={login}&limit=200")).await.body;
        found["items"].as_array().unwrap().iter().find(|row| row["login"] == login).unwrap().clone()
    }

    /// An act on the version given.
    pub async fn account_act(&self, who: &str, id: &str, act: &str, body: Value, version: &str) -> Answer {
        let request = self.request("POST", &format!("/api/v1/accounts/{id}/{act}"), Some(who)).header(header::IF_MATCH, version);
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// An act on the newest version that must be possible.
    pub async fn account_done(&self, id: &str, act: &str, body: Value) -> Value {
        let version = self.account(id).await["version"].to_string();
        let answer = self.account_act("security-admin", id, act, body, &version).await;
        assert_eq!(answer.status, StatusCode::OK, "{act}: {}", answer.body);
        answer.body
    }

    /// As so many wrong passwords leave it.
    pub async fn lock_account(&self, login: &str) {
        let until = self.desk.now().plus_ms(15 * 60_000).0;
        let update = format!("UPDATE account SET failed_count = 5, locked_until = {until} WHERE login = '{login}'");
        self.database().await.execute_unprepared(&update).await.unwrap();
    }
}

async fn open(house: &House, body: Value) -> Answer {
    house.send(house.request("POST", "/api/v1/accounts", Some("security-admin")).body(Body::from(body.to_string())).unwrap()).await
}

/// Opens an account: its id and its first password.
async fn opened(house: &House, login: &str, roles: &[&str], squad: Option<&Value>) -> (String, String) {
    let answer = open(house, json!({ "login": login, "name": "林晓", "squad": squad, "roles": roles })).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    assert_eq!(answer.headers[header::ETAG], "\"1\"");
    // As after the change everybody owes first (tests/it/own_account.rs).
    let changed = format!("UPDATE account SET password_since = 1 WHERE login = '{}'", login.to_lowercase());
    house.database().await.execute_unprepared(&changed).await.unwrap();
    (answer.body["account"]["id"].as_str().unwrap().to_owned(), answer.body["password"].as_str().unwrap().to_owned())
}

async fn sign_in(house: &House, login: &str, password: &str) -> Answer {
    let body = json!({ "account": login, "password": password }).to_string();
    house.send(house.request("POST", "/api/v1/session", None).body(Body::from(body)).unwrap()).await
}

async fn signed_in(house: &House, login: &str, password: &str) -> String {
    let answer = sign_in(house, login, password).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned()
}

async fn with(house: &House, name: header::HeaderName, value: &str, path: &str) -> u16 {
    house.send(Request::builder().uri(path).header(name, value).body(Body::empty()).unwrap()).await.status.as_u16()
}

fn codes(answer: &Answer) -> Vec<&str> {
    answer.body["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn an_account_from_its_first_password_to_its_last() {
    let house = house().await;
    let before = house.journalled().await.len();
    let squad = house.get("security-admin", "/api/v1/accounts").await.body["squads"][0]["id"].clone();
    let (id, first) = opened(&house, "Lin.Xiao-2", &["officer"], Some(&squad)).await;
    assert_eq!(house.account(&id).await["login"], "lin.xiao-2", "capitals are lowered");
    let cookie = signed_in(&house, "LIN.xiao-2", &first).await;
    let ledger = |cookie: String| { let house = &house; async move { with(house, header::COOKIE, &cookie, "/api/v1/opinions").await } };
    assert_eq!(ledger(cookie.clone()).await, 200);

    house.account_done(&id, "change", json!({ "name": "林晓", "roles": ["trainer"] })).await;
    assert_eq!(ledger(cookie.clone()).await, 403, "the permission goes with the post, at the next request");
    assert_eq!(with(&house, header::COOKIE, &cookie, "/api/v1/me").await, 200, "still signed in");
    house.account_done(&id, "change", json!({ "name": "林晓", "squad": squad, "roles": ["squad_leader"] })).await;
    assert_eq!(ledger(cookie.clone()).await, 200);

    let token = format!("Bearer {}", create_token(&house.desk, &house.bureau, "lin.xiao-2", "write", 3).await.unwrap());
    assert_eq!(with(&house, header::AUTHORIZATION, &token, "/api/v1/me").await, 200);
    let disabled = house.account_done(&id, "disable", json!({ "reason": "调去市局" })).await;
    assert_eq!((disabled["state"]["code"].as_str(), disabled["reason"].as_str()), (Some("disabled"), Some("调去市局")));
    assert_eq!(ledger(cookie.clone()).await, 401);
    assert_eq!(with(&house, header::AUTHORIZATION, &token, "/api/v1/me").await, 401);
    assert_eq!(sign_in(&house, "lin.xiao-2", &first).await.body["code"], "wrong_password");

    house.account_done(&id, "enable", json!({ "reason": "回来了" })).await;
    assert_eq!((ledger(cookie).await, with(&house, header::AUTHORIZATION, &token, "/api/v1/me").await), (401, 401), "what ended does not come back");
    let again = signed_in(&house, "lin.xiao-2", &first).await;
    let reset = house.account_done(&id, "reset-password", json!({})).await;
    let second = reset["password"].as_str().unwrap();
    assert_ne!(second, first);
    assert_eq!(ledger(again).await, 401, "whoever signed in with the old one is out");
    assert_eq!(sign_in(&house, "lin.xiao-2", &first).await.body["code"], "wrong_password");
    signed_in(&house, "lin.xiao-2", second).await;

    let acts = house.journalled().await.split_off(before);
    let acts: Vec<&str> = acts.iter().map(String::as_str).filter(|act| act.starts_with("identity.")).collect();
    let expected = ["open_account", "change_account", "change_account", "create_token", "disable_account", "enable_account", "reset_password"];
    assert_eq!(acts, expected.map(|act| format!("identity.{act}")));
    house.journal().await;
    nothing_secret(&house, &[&first, second, "argon2", "林晓", "调去市局", "回来了"]).await;
}

/// No entry holds any of these.
async fn nothing_secret(house: &House, words: &[&str]) {
    let entries = chengguan_app::journal::chunk(&mut house.desk.reading(), house.bureau.id, 0).await.unwrap();
    for entry in entries {
        let text = String::from_utf8(entry.payload).unwrap();
        for word in words {
            assert!(!text.contains(word), "{word} in {text}");
        }
    }
}

#[tokio::test]
async fn what_somebody_has_not_seen_is_not_changed() {
    let house = house().await;
    let id = house.account_of("operator").await["id"].as_str().unwrap().to_owned();
    let body = json!({ "name": "坐席一", "roles": ["operator"] });
    let missing = house.request("POST", &format!("/api/v1/accounts/{id}/change"), Some("security-admin")).body(Body::from(body.to_string())).unwrap();
    assert_eq!(house.send(missing).await.status, StatusCode::PRECONDITION_REQUIRED);
    assert_eq!(house.account_act("security-admin", &id, "change", body.clone(), "\"1\"").await.status, StatusCode::OK);
    let stale = house.account_act("security-admin", &id, "disable", json!({ "reason": "走了" }), "\"1\"").await;
    assert_eq!((stale.status, stale.body["code"].as_str()), (StatusCode::PRECONDITION_FAILED, Some("stale")));
    let same = house.account_act("security-admin", &id, "change", body, "\"2\"").await;
    assert_eq!((same.status, codes(&same)), (StatusCode::CONFLICT, vec!["nothing_changed"]));
    assert_eq!(house.account(&id).await["version"], 2);
    let unknown = uuid::Uuid::now_v7().to_string();
    assert_eq!(house.account_act("security-admin", &unknown, "unlock", json!({}), "\"1\"").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_decides_on_their_own_account_and_one_security_administrator_stays() {
    let house = house().await;
    let own = house.account_of("security-admin").await;
    assert_eq!(own["own"], true);
    let id = own["id"].as_str().unwrap();
    let before = house.journal().await;
    let last = ["own_account", "last_security_administrator"];
    for (act, body, expected) in [
        ("change", json!({ "name": "x", "roles": ["auditor"] }), &last[..]),
        ("change", json!({ "name": "x", "roles": ["security_administrator"] }), &last[..1]),
        ("disable", json!({ "reason": "走了" }), &last),
        ("reset-password", json!({}), &last[..1]),
    ] {
        let refused = house.account_act("security-admin", id, act, body, "1").await;
        assert_eq!((refused.status, codes(&refused)), (StatusCode::CONFLICT, expected.to_vec()), "{act}");
        assert!(refused.body["entry"].is_string() && refused.body["grounds"][0]["verified"] == false, "{}", refused.body);
    }
    assert_eq!(house.journal().await, before + 4, "each attempt is journalled");
    let acts = house.account(id).await["acts"].clone();
    assert!(acts.as_array().unwrap().iter().all(|act| act["possible"] == (act["act"] == "end-sessions")), "{acts}");
    // With a second one, the first may go: the second stays.
    let (second, password) = opened(&house, "security-2", &["security_administrator"], None).await;
    let cookie = signed_in(&house, "security-2", &password).await;
    let request = Request::builder().method("POST").uri(format!("/api/v1/accounts/{id}/disable")).header(header::COOKIE, cookie);
    let request = request.header(header::CONTENT_TYPE, "application/json").header(header::IF_MATCH, "1");
    let done = house.send(request.body(Body::from(json!({ "reason": "换人" }).to_string())).unwrap()).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert_eq!(house.account_act("security-admin", &second, "disable", json!({ "reason": "换人" }), "1").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn two_who_disable_each_other_at_the_same_moment_leave_one() {
    let house = Arc::new(house().await);
    let first = house.account_of("security-admin").await["id"].as_str().unwrap().to_owned();
    let (second, _) = opened(&house, "security-2", &["security_administrator"], None).await;
    let token = create_token(&house.desk, &house.bureau, "security-2", "write", 3).await.unwrap();
    let disable = |token: String, id: String| {
        let house = house.clone();
        tokio::spawn(async move {
            let request = Request::builder().method("POST").uri(format!("/api/v1/accounts/{id}/disable")).header(header::CONTENT_TYPE, "application/json");
            let request = request.header(header::AUTHORIZATION, format!("Bearer {token}")).header(header::IF_MATCH, "1");
            house.send(request.body(Body::from(json!({ "reason": "换人" }).to_string())).unwrap()).await.status.as_u16()
        })
    };
    let both = (disable(house.tokens["security-admin"].clone(), second), disable(token, first));
    let mut statuses = [both.0.await.unwrap(), both.1.await.unwrap()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401]);
    let left = house.desk.reference(house.bureau.id).holders(chengguan_statute::access::Role::SecurityAdministrator, None);
    assert_eq!(left.len(), 1);
}

#[tokio::test]
async fn what_is_typed_wrongly_is_named_field_by_field_and_a_login_is_somebodys_once() {
    let house = house().await;
    let wrong = open(&house, json!({ "login": "a", "name": " ", "squad": uuid::Uuid::nil(), "roles": ["mayor"] })).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let paths: Vec<&str> = wrong.body["fields"].as_array().unwrap().iter().map(|field| field["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["login", "name", "squad", "roles"]);
    assert!(!wrong.body.to_string().contains("{min}"), "{}", wrong.body);
    let refused = open(&house, json!({ "login": "Officer", "name": "林晓", "roles": ["officer", "auditor"] })).await;
    assert_eq!((refused.status, codes(&refused)), (StatusCode::CONFLICT, vec!["login_taken", "roles_exclude", "squad_missing"]));
    assert_eq!(refused.body["fields"].as_array().unwrap().len(), 3, "each stands at its field");
    let none = open(&house, json!({ "login": "lin", "name": "林晓", "roles": [] })).await;
    assert_eq!(codes(&none), ["no_role"]);
    // Sent twice because no answer came: one account, and the same password.
    let twice = || {
        let request = house.request("POST", "/api/v1/accounts", Some("security-admin")).header("idempotency-key", "k-1");
        house.send(request.body(Body::from(json!({ "login": "lin", "name": "林晓", "roles": ["editor"] }).to_string())).unwrap())
    };
    let (one, two) = (twice().await, twice().await);
    assert_eq!((one.status, two.status, &one.body), (StatusCode::CREATED, StatusCode::CREATED, &two.body));
    let id = one.body["account"]["id"].as_str().unwrap();
    let reset = || {
        let request = house.request("POST", &format!("/api/v1/accounts/{id}/reset-password"), Some("security-admin")).header("idempotency-key", "k-2");
        house.send(request.header(header::IF_MATCH, "1").body(Body::empty()).unwrap())
    };
    let (one, two) = (reset().await, reset().await);
    assert_eq!((one.status, &one.body), (StatusCode::OK, &two.body));
    signed_in(&house, "lin", two.body["password"].as_str().unwrap()).await;
}

#[tokio::test]
async fn a_lock_is_shown_and_taken_off() {
    let house = house().await;
    let (id, password) = opened(&house, "lin", &["editor"], None).await;
    for _ in 0..5 {
        sign_in(&house, "lin", "猜的").await;
    }
    assert_eq!(sign_in(&house, "lin", &password).await.status, StatusCode::TOO_MANY_REQUESTS);
    let locked = house.get("security-admin", "/api/v1/accounts?state=locked").await.body;
    assert_eq!((locked["items"][0]["id"].as_str(), locked["count"]["value"].as_i64()), (Some(id.as_str()), Some(1)));
    assert!(locked["items"][0]["locked_until"].is_string());
    let version = house.account(&id).await["version"].to_string();
    house.account_done(&id, "unlock", json!({})).await;
    signed_in(&house, "lin", &password).await;
    let again = house.account_act("security-admin", &id, "unlock", json!({}), &(version.parse::<u32>().unwrap() + 1).to_string()).await;
    assert_eq!(codes(&again), ["not_locked"]);
    house.account_done(&id, "disable", json!({ "reason": "走了" })).await;
    for act in ["unlock", "reset-password"] {
        let refused = house.account_act("security-admin", &id, act, json!({}), "3").await;
        assert_eq!((codes(&refused), &refused.body["reasons"][0]["way_out"]), (vec!["account_disabled"], &json!(["enable"])), "{act}");
    }
}

#[tokio::test]
async fn the_list_is_filtered_and_paged_and_costs_the_same_with_many_and_says_nothing_secret() {
    let house = house().await;
    let get = |query: &str| { let (house, path) = (&house, format!("/api/v1/accounts?{query}")); async move { house.get("security-admin", &path).await } };
    let logins = |page: &Value| page["items"].as_array().unwrap().iter().map(|row| row["login"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let few = get("").await;
    assert_eq!((few.body["count"]["value"].as_i64(), few.body["count"]["exact"].as_bool()), (Some(14), Some(true)));
    assert_eq!(logins(&get("q=OFF").await.body), ["officer", "officer2", "officer3"]);
    assert_eq!(logins(&get("q=%25").await.body), Vec::<String>::new(), "a sign that means anything to LIKE means itself");
    assert_eq!(logins(&get("role=squad_leader").await.body), ["squad-leader"]);
    let squad = few.body["squads"][0]["id"].as_str().unwrap();
    assert_eq!(get(&format!("squad={squad}")).await.body["count"]["value"], 3);
    let id = house.account_of("editor").await["id"].as_str().unwrap().to_owned();
    house.account_done(&id, "disable", json!({ "reason": "走了" })).await;
    assert_eq!(logins(&get("state=disabled").await.body), ["editor"]);
    assert_eq!(get("state=able").await.body["count"]["value"], 13);
    for wrong in ["state=gone", "role=mayor", "squad=x", "name=x", "after=1", "after=1.%00", "q=%00", "limit=0"] {
        assert_eq!(get(wrong).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    for n in 0..60 {
        opened_quickly(&house, &format!("many-{n:02}")).await;
    }
    let many = get("").await;
    assert_eq!(many.headers["x-statements"], few.headers["x-statements"]);
    assert_eq!((many.body["items"].as_array().unwrap().len(), many.body["count"]["value"].as_i64()), (50, Some(74)));
    let rest = get(&format!("after={}", many.body["next"].as_str().unwrap())).await.body;
    assert_eq!((rest["items"].as_array().unwrap().len(), rest["count"]["value"].as_i64(), rest["next"].is_null()), (24, Some(74), true));
    assert!(!many.body.to_string().contains("argon2") && !house.account(&id).await.to_string().contains("argon2"));
}

/// Without the work of a password.
async fn opened_quickly(house: &House, login: &str) {
    use chengguan_app::identity::setup::{NewAccount, create_accounts};
    let new = NewAccount { login: login.into(), name: "某人".into(), squad: None, roles: vec![chengguan_statute::access::Role::Trainer], password_hash: "$argon2id$none".into() };
    create_accounts(&house.desk, &house.bureau, vec![new]).await.unwrap();
}
