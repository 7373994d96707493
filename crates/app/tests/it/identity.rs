//! Signing in, staying signed in, keys of programs: each limit with its last lawful minute and the next.

use crate::harness::{Answer, House, house};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chengguan_app::identity::setup::{NewAccount, create_accounts};
use chengguan_app::identity::{create_token, hash_password};
use chengguan_statute::access::Role;
use chengguan_statute::day::Instant;
use sea_orm::ConnectionTrait;
use serde_json::json;
use std::sync::Arc;

const RIGHT: &str = "一句只有她知道的话";

/// A house with somebody who has a password.
async fn with_clerk() -> House {
    let house = house().await;
    let new = NewAccount { login: "clerk".into(), name: "林晓".into(), squad: None, roles: vec![Role::Operator], password_hash: hash_password(RIGHT).await };
    create_accounts(&house.desk, &house.bureau, vec![new]).await.unwrap();
    house
}

async fn sign_in(house: &House, password: &str) -> Answer {
    let body = json!({ "account": "clerk", "password": password }).to_string();
    house.send(house.request("POST", "/api/v1/session", None).body(Body::from(body)).unwrap()).await
}

async fn signed_in(house: &House) -> String {
    let answer = sign_in(house, RIGHT).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    cookie.split(';').next().unwrap().to_owned()
}

async fn me(house: &House, cookie: &str) -> StatusCode {
    house.send(Request::builder().uri("/api/v1/me").header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await.status
}

/// Moves the clock on.
fn later(house: &House, minutes: i64) {
    let now = house.desk.now();
    house.desk.clock().jump(now.plus_ms(minutes * 60_000)).unwrap();
}

async fn wrong(house: &House) -> u16 {
    sign_in(house, "猜的").await.status.as_u16()
}

#[tokio::test]
async fn wrong_passwords_lock_the_account_for_longer_each_time_and_the_right_one_forgets_them() {
    let house = with_clerk().await;
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(wrong(&house).await);
    }
    assert_eq!(statuses, [401, 401, 401, 401, 429], "the fifth locks");
    let locked = sign_in(&house, RIGHT).await;
    assert_eq!((locked.status.as_u16(), locked.body["code"].as_str()), (429, Some("locked")), "the right one does not open a locked account");
    let seconds: u32 = locked.headers[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((14 * 60..=15 * 60 + 1).contains(&seconds), "{seconds}");
    for minutes in [15, 30, 60] {
        later(&house, minutes - 1);
        assert_eq!(sign_in(&house, RIGHT).await.status.as_u16(), 429, "the last minute of {minutes}");
        later(&house, 1);
        assert_eq!(wrong(&house).await, 429, "after {minutes} minutes a wrong one locks again, for twice as long");
    }
    later(&house, 120);
    signed_in(&house).await;
    assert_eq!(wrong(&house).await, 401, "the wrong ones of before are forgotten");
}

#[tokio::test]
async fn a_lock_grows_to_a_day_and_no_further() {
    let house = with_clerk().await;
    house.database().await.execute_unprepared("UPDATE account SET failed_count = 2000000000 WHERE login = 'clerk'").await.unwrap();
    assert_eq!(wrong(&house).await, 429);
    later(&house, 24 * 60 - 1);
    assert_eq!(sign_in(&house, RIGHT).await.status.as_u16(), 429);
    later(&house, 1);
    signed_in(&house).await;
}

#[tokio::test]
async fn guesses_sent_side_by_side_are_counted_one_by_one() {
    let house = Arc::new(with_clerk().await);
    let tasks: Vec<_> = (0..12).map(|_| { let house = house.clone(); tokio::spawn(async move { wrong(&house).await }) }).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap());
    }
    let open = answers.iter().filter(|status| **status == 401).count();
    assert_eq!(open, 4, "{answers:?}");
    assert_eq!(sign_in(&house, RIGHT).await.status.as_u16(), 429);
}

#[tokio::test]
async fn nobody_and_a_wrong_password_are_answered_alike() {
    let house = with_clerk().await;
    let wrong = sign_in(&house, "猜的").await;
    let body = json!({ "account": "nobody", "password": "猜的" }).to_string();
    let nobody = house.send(house.request("POST", "/api/v1/session", None).body(Body::from(body)).unwrap()).await;
    let told = |answer: &Answer| (answer.status, answer.body["code"].clone(), answer.body["title"].clone(), answer.body["fields"].clone());
    assert_eq!(told(&wrong), told(&nobody));
}

#[tokio::test]
async fn a_session_ends_after_half_an_hour_without_a_request() {
    let house = with_clerk().await;
    let cookie = signed_in(&house).await;
    for _ in 0..3 {
        later(&house, 29);
        assert_eq!(me(&house, &cookie).await, StatusCode::OK, "each request moves the limit on");
    }
    later(&house, 30);
    assert_eq!(me(&house, &cookie).await, StatusCode::UNAUTHORIZED);
    let again = signed_in(&house).await;
    assert_eq!((me(&house, &again).await, me(&house, &cookie).await), (StatusCode::OK, StatusCode::UNAUTHORIZED));
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_however_busy() {
    let house = with_clerk().await;
    let cookie = signed_in(&house).await;
    for _ in 0..28 {
        later(&house, 25);
        assert_eq!(me(&house, &cookie).await, StatusCode::OK);
    }
    later(&house, 19);
    assert_eq!(me(&house, &cookie).await, StatusCode::OK, "11:59");
    later(&house, 1);
    assert_eq!(me(&house, &cookie).await, StatusCode::UNAUTHORIZED, "12:00");
}

#[tokio::test]
async fn signing_out_ends_this_session_and_no_other() {
    let house = with_clerk().await;
    let (desk, phone) = (signed_in(&house).await, signed_in(&house).await);
    let out = Request::builder().method("DELETE").uri("/api/v1/session").header(header::COOKIE, &desk).body(Body::empty()).unwrap();
    let answer = house.send(out).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert!(answer.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!((me(&house, &desk).await, me(&house, &phone).await), (StatusCode::UNAUTHORIZED, StatusCode::OK), "a copied cookie is worth nothing");
}

#[tokio::test]
async fn a_token_ends_to_the_minute_and_one_for_reading_changes_nothing() {
    let house = house().await;
    let made = house.desk.now();
    let read = create_token(&house.desk, &house.bureau, "operator", "read", 3).await.unwrap();
    let with = |method: &str, path: &str, body: String| {
        let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json").header(header::AUTHORIZATION, format!("Bearer {read}"));
        request.body(Body::from(body)).unwrap()
    };
    let opinion = json!({ "kind": "help", "channel": "hotline", "text": "井盖翘起" }).to_string();
    let before = house.journal().await;
    let refused = house.send(with("POST", "/api/v1/opinions", opinion.clone())).await;
    assert_eq!((refused.status, refused.body["code"].as_str()), (StatusCode::FORBIDDEN, Some("not_permitted")));
    assert_eq!(house.journal().await, before + 1, "the attempt is journalled, the opinion is not");
    assert_eq!(house.send(with("GET", "/api/v1/opinions", String::new())).await.body["count"]["value"], 0);
    let to_the_minute = |minutes: i64| Instant(made.0 + (3 * 24 * 60 + minutes) * 60_000);
    house.desk.clock().jump(to_the_minute(-1)).unwrap();
    assert_eq!(house.send(with("GET", "/api/v1/me", String::new())).await.status, StatusCode::OK);
    house.desk.clock().jump(to_the_minute(1)).unwrap();
    assert_eq!(house.send(with("GET", "/api/v1/me", String::new())).await.status, StatusCode::UNAUTHORIZED);
    let written = house.send(house.request("POST", "/api/v1/opinions", Some("operator")).body(Body::from(opinion)).unwrap()).await;
    assert_eq!(written.status, StatusCode::CREATED, "the same account's token for writing does");
}

#[tokio::test]
async fn tokens_are_made_for_known_people_known_scopes_and_a_year_at_most() {
    let house = house().await;
    for (login, scope, days, path) in [("operator", "all", 3, "scope"), ("operator", "read", 0, "days"), ("operator", "read", 367, "days"), ("nobody", "read", 3, "account")] {
        let problem = create_token(&house.desk, &house.bureau, login, scope, days).await.unwrap_err();
        assert_eq!((problem.status, problem.fields[0].path.as_str()), (422, path));
    }
    create_token(&house.desk, &house.bureau, "operator", "read", 366).await.unwrap();
}

#[tokio::test]
async fn a_disabled_account_is_shut_out_by_every_door() {
    let house = with_clerk().await;
    let cookie = signed_in(&house).await;
    let token = create_token(&house.desk, &house.bureau, "clerk", "write", 3).await.unwrap();
    let by_token = || Request::builder().uri("/api/v1/me").header(header::AUTHORIZATION, format!("Bearer {token}")).body(Body::empty()).unwrap();
    assert_eq!(house.send(by_token()).await.status, StatusCode::OK);
    house.database().await.execute_unprepared("UPDATE account SET disabled_at = 1 WHERE login = 'clerk'").await.unwrap();
    house.desk.reload().await.unwrap();
    assert_eq!(me(&house, &cookie).await, StatusCode::UNAUTHORIZED);
    assert_eq!(house.send(by_token()).await.status, StatusCode::UNAUTHORIZED);
    let refused = sign_in(&house, RIGHT).await;
    assert_eq!((refused.status, refused.body["code"].as_str()), (StatusCode::UNAUTHORIZED, Some("wrong_password")), "nobody learns that it is only disabled");
    assert_eq!(create_token(&house.desk, &house.bureau, "clerk", "write", 3).await.unwrap_err().status, 422);
}
