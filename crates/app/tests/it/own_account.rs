//! Everybody's own account: password, mail address, sessions, tokens, second factor; what is owed before anything else;
//! and that nobody reaches another's.

use crate::harness::{Answer, House, house};
use crate::recipes_of_ones_own::new_password;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};

async fn by_cookie(house: &House, cookie: &str, method: &str, path: &str, body: Value) -> Answer {
    let request = Request::builder().method(method).uri(path).header(header::COOKIE, cookie).header(header::CONTENT_TYPE, "application/json");
    let request = if method == "POST" { request.header("sec-fetch-site", "same-origin") } else { request };
    house.send(request.body(Body::from(body.to_string())).unwrap()).await
}

async fn own(house: &House, login: &str, act: &str, body: Value) -> Answer {
    let request = house.request("POST", &format!("/api/v1/own-account/{act}"), Some(login));
    house.send(request.body(Body::from(body.to_string())).unwrap()).await
}

async fn sign_in(house: &House, password: &str, code: Option<&str>) -> Answer {
    let body = json!({ "account": "officer", "password": password, "code": code }).to_string();
    house.send(house.request("POST", "/api/v1/session", None).body(Body::from(body)).unwrap()).await
}

fn reasons(answer: &Answer) -> Vec<String> {
    let listed = answer.body["reasons"].as_array().cloned().unwrap_or_default();
    listed.iter().map(|reason| reason["code"].as_str().unwrap().to_owned()).collect()
}

async fn status(house: &House, cookie: &str) -> u16 {
    by_cookie(house, cookie, "GET", "/api/v1/me", json!({})).await.status.as_u16()
}

#[tokio::test]
async fn a_changed_password_ends_every_other_session_and_is_the_only_one_that_opens() {
    let house = house().await;
    let old = house.with_password("officer").await;
    let (here, phone) = (house.cookie("officer", &old).await, house.cookie("officer", &old).await);
    let new = new_password();
    let before = house.journal().await;
    let done = by_cookie(&house, &here, "POST", "/api/v1/own-account/change-password", json!({ "password": old, "new": new })).await;
    assert_eq!(done.status, StatusCode::NO_CONTENT, "{}", done.body);
    assert_eq!(house.journal().await, before + 1);
    assert_eq!((status(&house, &here).await, status(&house, &phone).await), (200, 401));
    assert_eq!((sign_in(&house, &old, None).await.status.as_u16(), sign_in(&house, &new, None).await.status.as_u16()), (401, 200));
}

#[tokio::test]
async fn a_password_is_long_enough_new_and_asked_for_with_the_present_one() {
    let house = house().await;
    let first = house.with_password("officer").await;
    let refused = |answer: Answer| (answer.status.as_u16(), reasons(&answer));
    let change = |password: String, new: String| { let house = &house; async move { own(house, "officer", "change-password", json!({ "password": password, "new": new })).await } };
    assert_eq!(refused(change(first.clone(), "Ab-34567890".into()).await), (409, vec!["password_too_short".to_owned()]), "eleven signs");
    assert_eq!(refused(change("wrong".into(), new_password()).await), (409, vec!["password_wrong".to_owned()]));
    let short = change(first.clone(), String::new()).await;
    assert_eq!((short.status.as_u16(), short.body["fields"][0]["path"].as_str()), (422, Some("new")));
    assert_eq!(change(first.clone(), "Ab-345678901".into()).await.status, StatusCode::NO_CONTENT, "twelve signs");
    let mut last = "Ab-345678901".to_owned();
    for n in 0..5 {
        assert_eq!(refused(change(last.clone(), first.clone()).await), (409, vec!["password_used_before".to_owned()]), "{n} after it");
        let next = new_password();
        assert_eq!(change(last, next.clone()).await.status, StatusCode::NO_CONTENT);
        house.desk.clock().jump(house.desk.now().plus_ms(1000)).unwrap();
        last = next;
    }
    assert_eq!(change(last, first).await.status, StatusCode::NO_CONTENT, "five others lie between");
}

#[tokio::test]
async fn guessing_the_present_password_locks_the_account() {
    let house = house().await;
    house.with_password("officer").await;
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(own(&house, "officer", "change-password", json!({ "password": "猜的", "new": new_password() })).await.status.as_u16());
    }
    assert_eq!(statuses, [409, 409, 409, 409, 429]);
}

#[tokio::test]
async fn a_password_made_for_somebody_is_changed_before_anything_else() {
    let house = house().await;
    let id = house.account_of("officer").await["id"].as_str().unwrap().to_owned();
    let made = house.account_done(&id, "reset-password", json!({})).await["password"].as_str().unwrap().to_owned();
    let cookie = house.cookie("officer", &made).await;
    let me = by_cookie(&house, &cookie, "GET", "/api/v1/me", json!({})).await;
    assert_eq!(me.body["owed"], "password");
    for path in ["/api/v1/opinions", "/api/v1/inbox", "/api/v1/reference"] {
        let shut = by_cookie(&house, &cookie, "GET", path, json!({})).await;
        assert_eq!((shut.status.as_u16(), shut.body["code"].as_str()), (403, Some("password_owed")), "{path}");
    }
    let token = by_cookie(&house, &cookie, "POST", "/api/v1/own-account/create-token", json!({ "password": made, "name": "x", "scope": "write", "days": 1 })).await;
    assert_eq!(token.body["code"], "password_owed", "no door around it");
    let done = by_cookie(&house, &cookie, "POST", "/api/v1/own-account/change-password", json!({ "password": made, "new": new_password() })).await;
    assert_eq!(done.status, StatusCode::NO_CONTENT, "{}", done.body);
    assert_eq!(by_cookie(&house, &cookie, "GET", "/api/v1/opinions", json!({})).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_code_is_taken_one_step_early_or_late_once_and_wrong_ones_lock() {
    let house = house().await;
    let password = house.with_password("officer").await;
    let (key, _) = house.enrolled("officer", &password).await;
    let asked = sign_in(&house, &password, None).await;
    assert_eq!((asked.status.as_u16(), asked.body["code"].as_str()), (401, Some("code_wanted")));
    let used = sign_in(&house, &password, Some(&house.code(&key, 0))).await;
    assert_eq!(used.body["code"], "code_wrong", "the one that confirmed it is used");
    house.desk.clock().jump(house.desk.now().plus_ms(300_000)).unwrap();
    for (apart, taken) in [(-2, 401), (2, 401), (-1, 200), (-1, 401), (0, 200), (1, 200), (1, 401)] {
        let answer = sign_in(&house, &password, Some(&house.code(&key, apart))).await;
        assert_eq!(answer.status.as_u16(), taken, "{apart}: {}", answer.body);
    }
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(sign_in(&house, &password, Some("000000")).await.status.as_u16());
    }
    assert_eq!((statuses.first(), statuses.last()), (Some(&401), Some(&429)));
}

#[tokio::test]
async fn a_recovery_code_opens_once_and_new_ones_end_the_old() {
    let house = house().await;
    let password = house.with_password("officer").await;
    let (_, codes) = house.enrolled("officer", &password).await;
    assert_eq!(codes.len(), 10);
    assert_eq!(sign_in(&house, &password, Some(&codes[0].to_uppercase())).await.status.as_u16(), 200);
    assert_eq!(sign_in(&house, &password, Some(&codes[0])).await.status.as_u16(), 401);
    assert_eq!(house.get("officer", "/api/v1/own-account").await.body["second_factor"]["recovery_codes"], 9);
    house.own("officer", "renew-recovery-codes", json!({ "password": password })).await;
    assert_eq!(sign_in(&house, &password, Some(&codes[1])).await.status.as_u16(), 401);
}

#[tokio::test]
async fn where_the_bureau_wants_a_second_factor_one_enrols_before_anything_else_and_the_administrator_takes_it_off() {
    let house = house().await;
    house.set("/api/v1/sign-in-rules", json!({ "second_factor": true, "password_min": 12, "password_classes": 2, "passwords_remembered": 5 })).await;
    let password = house.with_password("officer").await;
    let cookie = house.cookie("officer", &password).await;
    assert_eq!(by_cookie(&house, &cookie, "GET", "/api/v1/opinions", json!({})).await.body["code"], "second_factor_owed");
    let enrol = by_cookie(&house, &cookie, "POST", "/api/v1/own-account/enrol-second-factor", json!({ "password": password })).await;
    let key = enrol.body["key"].as_str().unwrap().to_owned();
    let wrong = by_cookie(&house, &cookie, "POST", "/api/v1/own-account/confirm-second-factor", json!({ "code": house.code(&key, 2) })).await;
    assert_eq!((wrong.status.as_u16(), reasons(&wrong)), (409, vec!["code_wrong".to_owned()]));
    let confirmed = by_cookie(&house, &cookie, "POST", "/api/v1/own-account/confirm-second-factor", json!({ "code": house.code(&key, 0) })).await;
    assert_eq!(confirmed.status, StatusCode::OK, "{}", confirmed.body);
    assert_eq!(by_cookie(&house, &cookie, "GET", "/api/v1/opinions", json!({})).await.status, StatusCode::OK);
    let id = house.account_of("officer").await["id"].as_str().unwrap().to_owned();
    let account = house.account_done(&id, "take-off-second-factor", json!({ "reason": "手机丢了，当面核实过" })).await;
    assert_eq!((&account["second_factor"], account["sessions"].as_array().unwrap().len()), (&json!(false), 0));
    assert_eq!(sign_in(&house, &password, None).await.body["owed"], "second_factor");
}

#[tokio::test]
async fn one_ends_ones_own_sessions_and_tokens_and_nobody_elses() {
    let house = house().await;
    let password = house.with_password("officer").await;
    let (here, phone, third) = (house.cookie("officer", &password).await, house.cookie("officer", &password).await, house.cookie("officer", &password).await);
    let page = by_cookie(&house, &here, "GET", "/api/v1/own-account", json!({})).await.body;
    let sessions = page["sessions"].as_array().unwrap();
    assert_eq!((sessions.len(), sessions.iter().filter(|one| one["at_hand"] == true).count()), (3, 1));
    assert_eq!(sessions[0]["address"], "127.0.0.*");
    let at_hand = sessions.iter().find(|one| one["at_hand"] == true).unwrap()["id"].as_str().unwrap().to_owned();
    let own_one = by_cookie(&house, &here, "POST", &format!("/api/v1/own-account/sessions/{at_hand}/end-session"), json!({})).await;
    assert_eq!(reasons(&own_one), ["this_session"]);
    let before = house.journal().await;
    let other = own(&house, "officer2", &format!("sessions/{at_hand}/end-session"), json!({})).await;
    assert_eq!((other.status.as_u16(), house.journal().await), (404, before + 1));
    assert_eq!(house.get("officer2", &format!("/api/v1/accounts/{}", page["login"].as_str().unwrap())).await.status.as_u16(), 403, "nobody reads another's");
    let done = by_cookie(&house, &here, "POST", "/api/v1/own-account/end-other-sessions", json!({})).await;
    assert_eq!(done.status, StatusCode::NO_CONTENT, "{}", done.body);
    assert_eq!((status(&house, &here).await, status(&house, &phone).await, status(&house, &third).await), (200, 401, 401));
    let id = house.account_of("officer").await["id"].as_str().unwrap().to_owned();
    assert_eq!(house.account_done(&id, "end-sessions", json!({})).await["sessions"], json!([]));
    assert_eq!(status(&house, &here).await, 401);
    let made = house.own("officer", "create-token", json!({ "password": password, "name": "报表", "scope": "read", "days": 366 })).await;
    let read = Request::builder().uri("/api/v1/me").header(header::AUTHORIZATION, format!("Bearer {}", made["token"].as_str().unwrap()));
    assert_eq!(house.send(read.body(Body::empty()).unwrap()).await.status, StatusCode::OK);
    let long = own(&house, "officer", "create-token", json!({ "password": password, "name": "报表", "scope": "read", "days": 367 })).await;
    assert_eq!((long.status.as_u16(), long.body["fields"][0]["path"].as_str()), (422, Some("days")));
}

#[tokio::test]
async fn a_mail_address_is_ones_own_to_set_and_a_stale_edit_changes_nothing() {
    let house = house().await;
    let set = |mail: &'static str, version: &'static str| { let house = &house; async move {
        let request = house.request("POST", "/api/v1/own-account/change-mail", Some("officer")).header(header::IF_MATCH, version);
        house.send(request.body(Body::from(json!({ "mail": mail }).to_string())).unwrap()).await
    } };
    let wrong = set("nobody", "1").await;
    assert_eq!((wrong.status.as_u16(), wrong.body["fields"][0]["code"].as_str()), (422, Some("mail_address")));
    let done = set(" lin@example.cn ", "1").await;
    assert_eq!((done.status.as_u16(), done.body["mail"].as_str()), (200, Some("lin@example.cn")));
    assert_eq!(set("other@example.cn", "1").await.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(reasons(&set("lin@example.cn", "2").await), ["nothing_changed"]);
    assert_eq!(set("", "2").await.body["mail"], Value::Null);
}
