//! What people are told outside the platform: written after the act, sent over a connected channel, tried again, given up,
//! sent again by hand; and what is said where no channel is connected.

use crate::gateways::{MailServer, SmsGateway};
use crate::harness::{Answer, House, house};
use axum::body::Body;
use axum::http::{StatusCode, header};
use chengguan_statute::system::WAITS_MS;
use serde_json::{Value, json};

const ADMIN: &str = "system-admin";
/// The clock of a test runs on: nothing here happens so near to the end of a wait that this is too little.
const HALF_A_MINUTE: i64 = 30_000;

/// An opinion with a mobile number, handled up to where it can be answered.
async fn handled(house: &House, phone: &str) -> (String, String) {
    let body = json!({ "kind": "complaint", "text": "烧烤摊占了人行道", "contact": { "name": "许女士", "phone": phone } }).to_string();
    let received = house.send(house.request("POST", "/api/v1/portal/opinions", None).body(Body::from(body)).unwrap()).await.body;
    let number = received["opinion"].as_str().unwrap().to_owned();
    let found = house.get("operator", &format!("/api/v1/opinions?number={number}")).await;
    let id = found.body["items"][0]["id"].as_str().unwrap().to_owned();
    house.done("operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    house.done("operator", &id, "assign", json!({})).await;
    house.done("officer", &id, "accept", json!({})).await;
    house.done("officer", &id, "handle", json!({ "text": "劝离" })).await;
    (id, number)
}

async fn messages(house: &House) -> Vec<Value> {
    house.get(ADMIN, "/api/v1/messages").await.body["items"].as_array().unwrap().clone()
}

async fn post(house: &House, path: &str, body: Value) -> Answer {
    house.send(house.request("POST", path, Some(ADMIN)).body(Body::from(body.to_string())).unwrap()).await
}

fn codes(answer: &Answer) -> Vec<&str> {
    answer.body["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_reporter_with_a_mobile_number_is_told_of_the_answer_and_nobody_else_reads_the_number() {
    let (house, gateway) = (house().await, SmsGateway::open().await);
    house.set("/api/v1/channels/sms", gateway.setting()).await;
    let (id, number) = handled(&house, "138 0000-1234").await;
    assert_eq!((house.work().await, gateway.sent().len()), (0, 0), "nothing is to be told yet");
    house.done("officer", &id, "reply", json!({ "text": "摊位已经劝离，许女士您放心" })).await;
    assert_eq!(house.work().await, 2, "one piece of work writes the message, one sends it");
    let sent = gateway.sent();
    assert_eq!((sent.len(), &sent[0]["to"], &sent[0]["key"]), (1, &json!("13800001234"), &json!("s3cret")));
    let text = sent[0]["text"].as_str().unwrap();
    assert!(text.contains(&number) && text.contains("15天") && !text.contains("许女士") && !text.contains("摊位"), "{text}");
    let shown = &messages(&house).await[0];
    assert_eq!((&shown["state"]["code"], &shown["address"], &shown["opinion"]["name"]), (&json!("sent"), &json!("138****1234"), &json!(number)));
    assert_eq!(house.work().await, 0, "and it is sent once");
    house.journal().await;
}

#[tokio::test]
async fn nobody_without_a_mobile_number_is_sent_anything_and_a_merged_reporter_is_told_too() {
    let (house, gateway) = (house().await, SmsGateway::open().await);
    house.set("/api/v1/channels/sms", gateway.setting()).await;
    let (lead, _) = handled(&house, "0557-3021234").await;
    let other = json!({ "kind": "complaint", "text": "烧烤摊还在", "contact": { "name": "王先生", "phone": "13900005678" } }).to_string();
    let received = house.send(house.request("POST", "/api/v1/portal/opinions", None).body(Body::from(other)).unwrap()).await.body;
    let found = house.get("operator", &format!("/api/v1/opinions?number={}", received["opinion"].as_str().unwrap())).await;
    house.done("operator", found.body["items"][0]["id"].as_str().unwrap(), "merge", json!({ "into": lead })).await;
    house.done("officer", &lead, "reply", json!({ "text": "好了" })).await;
    house.work().await;
    let sent = gateway.sent();
    assert_eq!((sent.len(), &sent[0]["to"]), (1, &json!("13900005678")));
    assert!(sent[0]["text"].as_str().unwrap().contains(received["opinion"].as_str().unwrap()), "by their own number");
}

#[tokio::test]
async fn a_gateway_down_past_all_tries_leaves_one_dead_letter_that_is_sent_once_by_hand() {
    let (house, gateway) = (house().await, SmsGateway::open().await);
    house.set("/api/v1/channels/sms", gateway.setting()).await;
    gateway.answers(503, "down");
    let (id, _) = handled(&house, "13800001234").await;
    house.done("officer", &id, "reply", json!({ "text": "好了" })).await;
    house.work().await;
    for (tries, wait) in WAITS_MS.iter().enumerate() {
        assert_eq!(gateway.sent().len(), tries + 1);
        house.desk.clock().jump(house.desk.now().plus_ms(wait - HALF_A_MINUTE)).unwrap();
        assert_eq!(house.work().await, 0, "not before the wait is over");
        house.desk.clock().jump(house.desk.now().plus_ms(HALF_A_MINUTE)).unwrap();
        assert_eq!(house.work().await, 1);
    }
    let failed = &messages(&house).await[0];
    assert_eq!((&failed["state"]["code"], failed["fault"].as_str()), (&json!("failed"), Some("503 down")));
    let dead = house.get(ADMIN, "/api/v1/jobs").await.body;
    assert_eq!((&dead["count"]["value"], &dead["items"][0]["attempts"], dead["items"][0]["fault"].as_str()), (&json!(1), &json!(6), Some("网关没有收")));

    gateway.answers(200, "{\"code\":\"ok\"}");
    let path = format!("/api/v1/messages/{}/resend", failed["id"].as_str().unwrap());
    assert_eq!(post(&house, &path, json!({})).await.status, StatusCode::OK);
    let again = post(&house, &path, json!({})).await;
    assert_eq!((again.status, codes(&again)), (StatusCode::CONFLICT, vec!["message_not_failed"]), "it is on its way already");
    assert_eq!((house.work().await, gateway.sent().len()), (1, 7));
    assert_eq!(messages(&house).await[0]["state"]["code"], "sent");
    assert_eq!(house.get(ADMIN, "/api/v1/jobs").await.body["count"]["value"], 0, "no dead letter is left");
    let last = post(&house, &path, json!({})).await;
    assert_eq!((codes(&last), &last.body["grounds"][0]["article"]), (vec!["message_not_failed"], &json!("6")));
    assert_eq!(house.journalled().await.iter().filter(|act| *act == "system.resend_message").count(), 1);
}

#[tokio::test]
async fn what_the_gateway_refuses_for_good_is_not_tried_again() {
    let (house, gateway) = (house().await, SmsGateway::open().await);
    house.set("/api/v1/channels/sms", gateway.setting()).await;
    gateway.answers(200, "{\"code\":\"blocked number\"}");
    let (id, _) = handled(&house, "13800001234").await;
    house.done("officer", &id, "reply", json!({ "text": "好了" })).await;
    house.give_up().await;
    assert_eq!((gateway.sent().len(), messages(&house).await[0]["state"]["code"].as_str()), (1, Some("failed")));
}

#[tokio::test]
async fn a_channel_nobody_connected_is_said_to_be_so_and_carries_the_message_once_it_is() {
    let (house, gateway) = (house().await, SmsGateway::open().await);
    let (id, _) = handled(&house, "13800001234").await;
    house.done("officer", &id, "reply", json!({ "text": "好了" })).await;
    assert_eq!(house.work().await, 1);
    let waiting = &messages(&house).await[0];
    assert_eq!(waiting["state"]["code"], "not_connected");
    let resend = format!("/api/v1/messages/{}/resend", waiting["id"].as_str().unwrap());
    assert_eq!(codes(&post(&house, &resend, json!({})).await), ["channel_not_connected"]);
    assert_eq!(codes(&post(&house, "/api/v1/channels/sms/try", json!({ "address": "13800001234" })).await), ["channel_not_connected"]);
    house.set("/api/v1/channels/sms", gateway.setting()).await;
    assert_eq!(house.work().await, 0, "what was not sent then is not sent by itself now");
    assert_eq!(post(&house, &resend, json!({})).await.status, StatusCode::OK);
    assert_eq!((house.work().await, gateway.sent().len()), (1, 1));
}

#[tokio::test]
async fn at_night_a_resident_is_not_woken_and_a_trial_goes_out_at_once() {
    let (house, gateway) = (house().await, SmsGateway::open().await);
    house.set("/api/v1/channels/sms", gateway.setting()).await;
    house.set("/api/v1/messages/quiet", json!({ "from": 1290, "until": 450 })).await;
    let (id, _) = handled(&house, "13800001234").await;
    house.clock("2026-03-03T21:30:00+08:00");
    house.done("officer", &id, "reply", json!({ "text": "好了" })).await;
    assert_eq!(post(&house, "/api/v1/channels/sms/try", json!({ "address": "13700001111" })).await.status, StatusCode::CREATED);
    house.work().await;
    house.clock("2026-03-04T07:29:00+08:00");
    house.work().await;
    assert_eq!(gateway.sent().iter().map(|sent| sent["to"].as_str().unwrap().to_owned()).collect::<Vec<_>>(), ["13700001111"]);
    house.clock("2026-03-04T07:30:00+08:00");
    assert_eq!((house.work().await, gateway.sent().len()), (1, 2));
}

#[tokio::test]
async fn mail_goes_out_in_utf_8_and_an_address_that_does_not_exist_is_not_tried_again() {
    let (house, server) = (house().await, MailServer::open().await);
    house.set("/api/v1/channels/mail", server.setting()).await;
    assert_eq!(post(&house, "/api/v1/channels/mail/try", json!({ "address": "zhou@example.gov.cn" })).await.status, StatusCode::CREATED);
    house.work().await;
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    let id = messages(&house).await[0]["id"].as_str().unwrap().to_owned();
    assert!(mails[0].contains(&format!("Message-ID: <{id}@example.gov.cn>")) && mails[0].contains("charset=utf-8"), "{}", mails[0]);
    assert_eq!(post(&house, "/api/v1/channels/mail/try", json!({ "address": "nobody@example.gov.cn" })).await.status, StatusCode::CREATED);
    house.give_up().await;
    let failed = &messages(&house).await[0];
    assert_eq!((&failed["state"]["code"], failed["address"].as_str()), (&json!("failed"), Some("n***@example.gov.cn")));
    assert!(failed["fault"].as_str().unwrap().contains("no such mailbox"), "{failed}");
    assert_eq!(house.get(ADMIN, "/api/v1/jobs").await.body["items"][0]["attempts"], 1);
}

#[tokio::test]
async fn a_key_goes_in_and_never_comes_out_and_every_change_keeps_its_author() {
    let (house, gateway) = (house().await, SmsGateway::open().await);
    let shown = house.set("/api/v1/channels/sms", gateway.setting()).await;
    assert_eq!((&shown["key"], &shown["connected"], &shown["history"][0]["by"]), (&json!(true), &json!(true), &json!(ADMIN)));
    let mut without_key = gateway.setting();
    without_key.as_object_mut().unwrap().remove("key");
    without_key["accepted"] = "ok".into();
    let kept = house.set("/api/v1/channels/sms", without_key.clone()).await;
    assert_eq!((&kept["key"], kept["history"].as_array().unwrap().len()), (&json!(true), 2), "the key stays");
    let stale = house.request("PUT", "/api/v1/channels/sms", Some(ADMIN)).header(header::IF_MATCH, "1").body(Body::from(gateway.setting().to_string()));
    assert_eq!(house.send(stale.unwrap()).await.status, StatusCode::PRECONDITION_FAILED);
    let same = house.request("PUT", "/api/v1/channels/sms", Some(ADMIN)).header(header::IF_MATCH, "2").body(Body::from(without_key.to_string()));
    let same = house.send(same.unwrap()).await;
    assert_eq!((same.status, codes(&same)), (StatusCode::CONFLICT, vec!["nothing_changed"]));
    house.desk.seal(house.bureau.id).await.unwrap();
    let entries = chengguan_app::journal::chunk(&mut house.desk.reading(), house.bureau.id, 0).await.unwrap();
    let all: String = entries.iter().map(|entry| String::from_utf8_lossy(&entry.payload).into_owned()).collect();
    assert!(all.contains("system.change_setting") && !all.contains("s3cret"), "the journal has no secret");
    let ended = house.set("/api/v1/channels/sms", json!({ "url": "", "form": "json", "body": "", "accepted": "" })).await;
    assert_eq!((&ended["connected"], &ended["key"]), (&json!(false), &json!(false)));
}

#[tokio::test]
async fn what_is_wrong_with_a_connection_or_a_text_stands_at_its_field() {
    let house = house().await;
    let put = |path: &'static str, body: Value| {
        let house = &house;
        async move {
            let request = house.request("PUT", path, Some(ADMIN)).header(header::IF_MATCH, "0").body(Body::from(body.to_string()));
            let answer = house.send(request.unwrap()).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", answer.body);
            answer.body["fields"].as_array().unwrap().iter().map(|field| format!("{} {}", field["path"].as_str().unwrap(), field["code"].as_str().unwrap())).collect::<Vec<_>>()
        }
    };
    let sms = |url: &str, body: &str| json!({ "url": url, "form": "json", "body": body, "accepted": "ok" });
    assert_eq!(put("/api/v1/channels/sms", sms("ftp://a", "{mobile}{text}")).await, ["url web_address"]);
    assert_eq!(put("/api/v1/channels/sms", sms("http://a", "{\"to\":\"{mobile}\"}")).await, ["body placeholder_missing"]);
    assert_eq!(put("/api/v1/channels/sms", sms("http://a", "{mobile}{text}")).await, ["body not_json"]);
    let mail = |from: &str, port: u16, user: Option<&str>| json!({ "host": "mail", "port": port, "security": "tls", "from": from, "user": user });
    assert_eq!(put("/api/v1/channels/mail", mail("nobody", 0, Some("u"))).await, ["from mail_address", "port number_range", "password text_missing"]);
    assert_eq!(put("/api/v1/messages/texts", json!({ "replied": "{name}" })).await, ["texts.replied unknown_placeholder"]);
    assert_eq!(put("/api/v1/messages/quiet", json!({ "from": 1440, "until": 0 })).await, ["from number_range"]);
    assert_eq!(put("/api/v1/messages/quiet", json!({ "from": 1 })).await, ["until text_missing"]);
    assert_eq!(house.get(ADMIN, "/api/v1/channels/sms").await.body["connected"], false);
}

#[tokio::test]
async fn a_worker_that_died_is_followed_when_its_lease_is_over_and_what_it_says_later_counts_for_nothing() {
    use chengguan_app::chores::{Ended, claim_job, end_job};
    let (house, gateway) = (house().await, SmsGateway::open().await);
    house.set("/api/v1/channels/sms", gateway.setting()).await;
    let (id, _) = handled(&house, "13800001234").await;
    house.done("officer", &id, "reply", json!({ "text": "好了" })).await;
    let job = house.get(ADMIN, "/api/v1/jobs?state=waiting").await.body["items"][0]["id"].as_str().unwrap().parse().unwrap();
    let dying = claim_job(&house.desk, house.bureau.id, job, 120_000).await.unwrap().unwrap();
    assert!(claim_job(&house.desk, house.bureau.id, job, 120_000).await.unwrap().is_none(), "one worker at a time");
    house.desk.clock().jump(house.desk.now().plus_ms(120_000 - HALF_A_MINUTE)).unwrap();
    assert_eq!(house.work().await, 0);
    house.desk.clock().jump(house.desk.now().plus_ms(HALF_A_MINUTE)).unwrap();
    assert_eq!((house.work().await, gateway.sent().len()), (2, 1));
    assert!(!end_job(&house.desk, &dying, Ended::Dead("internal"), Default::default()).await.unwrap());
    assert_eq!(house.get(ADMIN, "/api/v1/jobs").await.body["count"]["value"], 0);
}
