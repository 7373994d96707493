//! The auditor's journal: found by its filters, opened, checked, taken away; and nobody else's.

use crate::harness::{House, house, postgres};
use crate::statements::noted;
use axum::body::Body;
use axum::http::StatusCode;
use chengguan_app::journal::{Verdict, acts, verify_file};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

impl House {
    async fn entries(&self, query: &str) -> Value {
        let answer = self.get("auditor", &format!("/api/v1/journal?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.body);
        answer.body
    }
}

fn items(page: &Value) -> &Vec<Value> {
    page["items"].as_array().unwrap()
}

#[tokio::test]
async fn each_filter_finds_its_entries_and_each_entry_says_who_did_what_to_what() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    let number = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body["number"].as_str().unwrap().to_owned();
    house.act("operator", &id, "reveal", json!({ "reason": "回访" })).await;
    assert_eq!(house.act("operator", &id, "handle", json!({ "text": "劝离" })).await.status, StatusCode::FORBIDDEN);
    let about = house.entries(&format!("number={}", number.to_lowercase())).await;
    assert!(items(&about).iter().all(|entry| entry["subject"]["name"] == *number), "{about}");
    assert_eq!(items(&about)[0]["act"]["code"], "opinions.reveal");
    assert_eq!(house.entries("number=QT-20200101-0001").await["count"]["value"], 0);
    let reveals = house.entries("act=opinions.reveal").await;
    let (operator, seen) = (items(&reveals)[0]["who"].clone(), &items(&reveals)[0]);
    assert_eq!((items(&reveals).len(), seen["act"]["name"].as_str()), (1, Some("查看反映人信息")));
    assert_eq!((operator["capacity"].as_str(), operator["post"].as_str()), (Some("staff"), Some("坐席")));
    let refused = house.entries("outcome=refused").await;
    assert_eq!((items(&refused).len(), items(&refused)[0]["act"]["code"].as_str()), (1, Some("access")));
    assert!(!items(&refused)[0]["reasons"][0]["name"].as_str().unwrap().is_empty());
    let own = house.entries(&format!("account={}&outcome=refused", operator["account"]["id"].as_str().unwrap())).await;
    assert_eq!(items(&own).len(), 1);
    let at = seen["at"].as_str().unwrap().replace('+', "%2B");
    assert!(items(&house.entries(&format!("from={at}")).await).iter().any(|entry| entry["id"] == seen["id"]));
    assert!(items(&house.entries(&format!("to={at}")).await).iter().all(|entry| entry["id"] != seen["id"]), "the end is not part of it");
    for wrong in ["act=opinions.sing", "kind=opinion", "outcome=maybe", "account=x", "from=today", "number=%00"] {
        assert_eq!(house.get("auditor", &format!("/api/v1/journal?{wrong}")).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    let all = house.entries("limit=200").await;
    assert!(items(&all).iter().all(|entry| entry["act"]["name"] != entry["act"]["code"]), "every act has a name: {all}");
    assert!(!all.to_string().contains("19900001234"));
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap_and_cost_the_same_with_many() {
    let house = house().await;
    house.in_hand("占道").await;
    let few = house.get("auditor", "/api/v1/journal?limit=2").await;
    house.in_hand("噪声").await;
    let (mut walked, mut after) = (Vec::new(), String::new());
    let whole = house.entries("limit=200").await;
    loop {
        let page = house.get("auditor", &format!("/api/v1/journal?limit=3&after={after}")).await;
        assert_eq!(page.headers["x-statements"], few.headers["x-statements"]);
        walked.extend(items(&page.body).iter().map(|entry| entry["id"].clone()));
        let Some(next) = page.body["next"].as_str() else { break };
        after = next.to_owned();
    }
    assert_eq!(walked, items(&whole).iter().map(|entry| entry["id"].clone()).collect::<Vec<_>>());
}

#[tokio::test]
async fn an_entry_is_shown_with_its_bytes_and_one_that_was_changed_is_named() {
    let house = house().await;
    house.in_hand("占道").await;
    house.desk.seal(house.bureau.id).await.unwrap();
    let entry = items(&house.entries("act=opinions.sort").await)[0].clone();
    let path = format!("/api/v1/journal/{}", entry["id"].as_str().unwrap());
    let whole = house.get("auditor", &path).await.body;
    assert_eq!((&whole["leaf_agrees"], &whole["chain_agrees"]), (&json!(true), &json!(true)), "{whole}");
    let bytes: Value = serde_json::from_str(whole["bytes"].as_str().unwrap()).unwrap();
    assert_eq!(bytes["act"], "opinions.sort");
    let verify = || async { house.send(house.request("POST", "/api/v1/journal/verify", Some("auditor")).body(Body::empty()).unwrap()).await };
    assert!(house.get("auditor", "/api/v1/journal/verification").await.body["last"].is_null());
    let right = verify().await;
    assert_eq!((right.status, &right.body["valid"]), (StatusCode::OK, &json!(true)), "{}", right.body);
    let sql = format!("UPDATE journal_entry SET leaf = chain WHERE bureau_id = {} AND sequence = {}", house.bureau.id, entry["sequence"]);
    house.database().await.execute_unprepared(&sql).await.unwrap();
    assert_eq!(house.get("auditor", &path).await.body["leaf_agrees"], false);
    let wrong = verify().await.body;
    assert_eq!((&wrong["valid"], &wrong["entries"], &wrong["why"]), (&json!(false), &entry["sequence"], &json!("内容被改过")), "{wrong}");
    let last = house.get("auditor", "/api/v1/journal/verification").await.body;
    assert_eq!((&last["last"], &last["entry"]["act"]["code"], &last["done"]), (&wrong, &json!("journal.verify"), &Value::Null));
    assert_eq!(house.get("auditor", &format!("/api/v1/journal/{}", uuid::Uuid::nil())).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_journal_is_taken_away_for_a_reason_and_the_file_proves_itself() {
    let house = house().await;
    house.in_hand("占道").await;
    let export = |body: Value| {
        house.send(house.request("POST", "/api/v1/journal/export", Some("auditor")).body(Body::from(body.to_string())).unwrap())
    };
    assert_eq!(export(json!({ "reason": " " })).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let file = export(json!({ "reason": "市局来查" })).await;
    assert_eq!(file.status, StatusCode::OK);
    let Verdict::Valid(head) = verify_file(file.body.as_str().unwrap().as_bytes()).unwrap() else { panic!("the file does not follow") };
    let newest = items(&house.entries("act=journal.export").await)[0].clone();
    assert_eq!(newest["sequence"], head.size, "the export itself is in it, last");
}

#[tokio::test]
async fn nobody_else_reads_it() {
    let house = house().await;
    for who in ["operator", "leader", "security-admin", "system-admin"] {
        let refused = house.get(who, "/api/v1/journal").await;
        assert_eq!((refused.status, &refused.body["reasons"][0]["code"]), (StatusCode::FORBIDDEN, &json!("not_permitted")), "{who}");
    }
}

#[tokio::test]
async fn every_filter_walks_its_index_in_order() {
    let house = house().await;
    house.in_hand("占道").await;
    let database = house.database().await;
    crate::plans::only_indexes(&database).await;
    for (query, index) in [
        ("".to_owned(), "journal_entry_recorded_at_id"),
        ("from=2026-01-01T00:00:00%2B08:00".into(), "journal_entry_recorded_at_id"),
        (format!("account={}", uuid::Uuid::now_v7()), "journal_entry_account_id_recorded_at_id"),
        (format!("act={}", acts::codes()[0]), "journal_entry_act_recorded_at_id"),
        ("outcome=refused".into(), "journal_entry_outcome_recorded_at_id"),
    ] {
        let far = format!("1700000000000.{}", uuid::Uuid::now_v7().simple());
        for at in ["", far.as_str()] {
            let path = format!("/api/v1/journal?{query}&after={at}");
            let (answer, statements) = noted(house.get("auditor", path.replace("?&", "?").as_str())).await;
            assert_eq!(answer.status, StatusCode::OK, "{query} {at}: {}", answer.body);
            let page = statements.iter().find(|statement| statement.sql.contains("ORDER BY")).unwrap();
            let explain = if postgres().is_some() { "EXPLAIN" } else { "EXPLAIN QUERY PLAN" };
            let column = if postgres().is_some() { "QUERY PLAN" } else { "detail" };
            let lines = database.query_all_raw(Statement { sql: format!("{explain} {}", page.sql), ..page.clone() }).await.unwrap();
            let plan: Vec<String> = lines.iter().map(|line| line.try_get("", column).unwrap()).collect();
            let plan = plan.join("\n");
            assert!(plan.contains(index) && !crate::plans::sorts(&plan), "{query} {at} wants {index}:\n{plan}");
        }
    }
}

#[tokio::test]
async fn a_look_at_a_reporter_says_why_to_the_auditor_and_to_the_journal_only_as_a_hash() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    house.act("operator", &id, "reveal", json!({ "reason": "回访时要打电话" })).await;
    house.act("officer", &id, "reveal", json!({ "reason": "约时间上门" })).await;
    let looks = house.get("auditor", "/api/v1/looks").await.body;
    let seen: Vec<(&str, &str)> = items(&looks).iter().map(|look| (look["who"]["name"].as_str().unwrap(), look["reason"].as_str().unwrap())).collect();
    assert_eq!(seen, [("officer", "约时间上门"), ("operator", "回访时要打电话")]);
    let entry = house.get("auditor", &format!("/api/v1/journal/{}", items(&looks)[0]["id"].as_str().unwrap())).await.body;
    assert_eq!(entry["entry"]["act"]["code"], "opinions.reveal");
    assert!(!entry["bytes"].as_str().unwrap().contains("上门"));
    let who = items(&looks)[1]["who"]["id"].as_str().unwrap();
    assert_eq!(house.get("auditor", &format!("/api/v1/looks?account={who}")).await.body["count"]["value"], 1);
}

#[tokio::test]
async fn every_attempt_to_sign_in_is_listed_with_what_became_of_it_and_no_password() {
    let house = house().await;
    let password = house.with_password("officer").await;
    let attempt = |account: &str, password: &str| house.send(house.request("POST", "/api/v1/session", None).body(Body::from(json!({ "account": account, "password": password }).to_string())).unwrap());
    attempt("officer", "不对的密码").await;
    attempt("我把密码写在这里了", "x").await;
    house.cookie("officer", &password).await;
    let listed = house.get("auditor", "/api/v1/sign-ins").await.body;
    let seen: Vec<(Option<&str>, &str)> = items(&listed).iter().map(|one| (one["who"]["name"].as_str(), one["outcome"]["code"].as_str().unwrap())).collect();
    assert_eq!(seen, [(Some("officer"), "opened"), (None, "wrong_password"), (Some("officer"), "wrong_password")]);
    assert!(!listed.to_string().contains("密码写在这里"), "what was typed as an account may be a password");
    assert_eq!(house.get("auditor", "/api/v1/sign-ins?outcome=opened").await.body["count"]["value"], 1);
    for _ in 0..5 {
        attempt("officer", "不对的密码").await;
    }
    assert_eq!(attempt("officer", &password).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(items(&house.get("auditor", "/api/v1/sign-ins?limit=1").await.body)[0]["outcome"]["name"], "账号锁着");
}
