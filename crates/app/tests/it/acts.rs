//! The traps of the act: abandoned, cancelled, taken, slow.

use crate::harness::{House, house, postgres};
use axum::body::Body;
use axum::http::StatusCode;
use chengguan_app::act::Entry;
use chengguan_statute::opinions::ActedBy;
use serde_json::json;
use std::sync::Arc;
use std::task::Poll;

fn entry(act: &str) -> Entry {
    Entry { act: act.into(), subject_kind: "test", subject: uuid::Uuid::now_v7(), version: 1, digest: [0; 32], grounds: Vec::new(), payload: json!({}) }
}

fn nothing() -> sea_orm::sea_query::SelectStatement {
    use sea_orm::sea_query::{Alias, Query};
    Query::select().column(Alias::new("id")).from(Alias::new("bureau")).to_owned()
}

#[derive(sea_orm::FromQueryResult)]
struct Row {
    #[allow(dead_code)]
    id: i32,
}

#[tokio::test]
async fn an_abandoned_act_leaves_nothing_and_the_next_goes_on() {
    let house = house().await;
    let before = house.journal().await;
    let mut abandoned = house.desk.begin(&house.bureau, ActedBy::Automatic, None);
    abandoned.read::<Row>(nothing()).await.unwrap();
    drop(abandoned);
    let mut next = house.desk.begin(&house.bureau, ActedBy::Automatic, None);
    next.read::<Row>(nothing()).await.unwrap();
    next.record(entry("test.next")).await.unwrap();
    assert_eq!(house.journal().await, before + 1);
}

#[tokio::test]
async fn a_client_gone_while_its_turn_opens_takes_no_later_act_with_it() {
    let house = house().await;
    let before = house.journal().await;
    let mut recorded = 0;
    // Dropped after one, two, three … looks at its turn: somewhere in between the database has begun and not yet said so.
    for looks in 1..60 {
        let mut gone = house.desk.begin(&house.bureau, ActedBy::Automatic, None);
        let mut reading = Box::pin(gone.read::<Row>(nothing()));
        for _ in 0..looks {
            let ready = std::future::poll_fn(|context| Poll::Ready(reading.as_mut().poll(context).is_ready()));
            if ready.await {
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(reading);
        drop(gone);
        house.desk.begin(&house.bureau, ActedBy::Automatic, None).record(entry("test.after")).await.unwrap();
        recorded += 1;
        // Reads and drops again, which rolls back whatever was left open on that connection.
        let mut looks_only = house.desk.begin(&house.bureau, ActedBy::Automatic, None);
        looks_only.read::<Row>(nothing()).await.unwrap();
    }
    assert_eq!(house.journal().await, before + recorded);
}

#[tokio::test]
async fn a_slow_holder_of_a_turn_is_sent_away_and_writes_nothing() {
    let house = house().await;
    if postgres().is_some() {
        return; // There every act has a transaction of its own.
    }
    let before = house.journal().await;
    let mut slow = house.desk.begin(&house.bureau, ActedBy::Automatic, None);
    slow.read::<Row>(nothing()).await.unwrap();
    // This one waits until the turn is taken back, so no sleep is needed to be slower than the limit.
    house.desk.begin(&house.bureau, ActedBy::Automatic, None).record(entry("test.quick")).await.unwrap();
    let problem = slow.record(entry("test.slow")).await.unwrap_err();
    assert_eq!((problem.status, problem.retry_after), (503, Some(1)));
    assert_eq!(house.journal().await, before + 1);
}

#[tokio::test]
async fn a_taken_key_in_the_middle_of_a_batch_fails_alone() {
    let house = Arc::new(house().await);
    let intake = |house: Arc<House>, source: String| async move {
        let body = json!({ "kind": "help", "channel": "hotline", "text": "井盖翘起", "source_id": source }).to_string();
        house.send(house.request("POST", "/api/v1/opinions", Some("operator")).body(Body::from(body)).unwrap()).await.status
    };
    let tasks: Vec<_> = (0..30).map(|n| tokio::spawn(intake(house.clone(), format!("12345-{}", if n % 10 == 5 { 5 } else { n })))).collect();
    let mut statuses = Vec::new();
    for task in tasks {
        statuses.push(task.await.unwrap());
    }
    let of = |status: StatusCode| statuses.iter().filter(|other| **other == status).count();
    assert_eq!((of(StatusCode::CREATED), of(StatusCode::CONFLICT)), (28, 2), "{statuses:?}");
    let count = house.get("operator", "/api/v1/opinions?channel=hotline").await.body["count"]["value"].clone();
    assert_eq!(count, 28);
    house.journal().await;
}

#[tokio::test]
async fn sixteen_of_eighty_clients_hanging_up_lose_no_acknowledged_word() {
    let house = Arc::new(house().await);
    let mut tasks = Vec::new();
    for n in 0..80 {
        let own = house.clone();
        let task = tokio::spawn(async move { own.receive(&format!("第{n}个人说的话")).await });
        if n % 5 == 3 {
            // At whatever point it is: before its turn, in it, after it handed over.
            for _ in 0..n {
                tokio::task::yield_now().await;
            }
            task.abort();
        }
        tasks.push(task);
    }
    let mut acknowledged = Vec::new();
    for task in tasks {
        if let Ok(received) = task.await {
            acknowledged.push(received["opinion"].as_str().unwrap().to_owned());
        }
    }
    assert!(acknowledged.len() >= 64);
    let page = house.get("operator", "/api/v1/opinions?limit=200&sort=received").await.body;
    let stored: Vec<&str> = page["items"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap()).collect();
    assert!(acknowledged.iter().all(|number| stored.contains(&number.as_str())));
    let received = house.journalled().await.iter().filter(|act| *act == "opinions.receive").count();
    assert_eq!(received, stored.len(), "stored and journalled are the same");
    house.journal().await;
}

#[tokio::test]
async fn a_repeated_request_is_done_once_and_answered_alike() {
    let house = house().await;
    let send = |text: &'static str| {
        let body = json!({ "kind": "complaint", "text": text }).to_string();
        house.send(house.request("POST", "/api/v1/portal/opinions", None).header("idempotency-key", "k-1").body(Body::from(body)).unwrap())
    };
    let (first, again) = (send("路灯不亮").await, send("路灯不亮").await);
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.body, again.body);
    let other = send("别的话").await;
    assert_eq!((other.status, other.body["code"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some("reused_key")));
    assert_eq!(house.get("operator", "/api/v1/opinions").await.body["count"]["value"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_beside_people_at_work_raises_no_alarm() {
    let house = Arc::new(house().await);
    let id = house.in_hand("占道").await;
    let working = {
        let house = house.clone();
        tokio::spawn(async move {
            for n in 0..60 {
                house.done("operator", &id, "correct", json!({ "target": 1, "change": { "text": format!("占道{n}") }, "reason": "听错了" })).await;
            }
        })
    };
    let mut checks = 0;
    while !working.is_finished() {
        let wrong = chengguan_app::journal::verify_tables(&mut house.desk.reading(), house.bureau.id).await.unwrap();
        assert_eq!(wrong, None, "after {checks} checks");
        checks += 1;
    }
    working.await.unwrap();
    assert!(checks > 1, "nothing was checked while somebody worked");
}
