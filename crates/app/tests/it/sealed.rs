//! Reporters' names and telephones as they lie in the database, and another key for them.

use crate::harness::{House, house};
use chengguan_app::keys::rotate;
use chengguan_app::messages::tables::message;
use chengguan_app::opinions::search::catch_up;
use chengguan_app::opinions::tables::opinion;
use chengguan_app::store::Reads;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::json;

const NAME: &str = "王小燕";
const PHONE: &str = "13812345678";

async fn named(house: &House, kind: &str) -> String {
    let entered = house.entered(json!({ "kind": kind, "channel": "hotline", "text": "占道经营", "contact": { "name": NAME, "phone": PHONE } })).await;
    entered["id"].as_str().unwrap().to_owned()
}

async fn rows(house: &House) -> Vec<opinion::Model> {
    house.desk.reading().all(opinion::Entity::find().filter(opinion::Column::BureauId.eq(house.bureau.id)).into_query()).await.unwrap()
}

async fn revealed(house: &House, id: &str) -> (String, String) {
    let told = house.act("operator", id, "reveal", json!({ "reason": "回访" })).await.body;
    (told["name"].as_str().unwrap().to_owned(), told["phone"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_copy_of_the_database_tells_nobody_who_said_it() {
    let house = house().await;
    let id = named(&house, "complaint").await;
    house.done("operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    for row in rows(&house).await {
        let held = format!("{row:?}");
        assert!(!held.contains(NAME) && !held.contains(&PHONE[3..]), "{held}");
    }
    house.work().await;
    assert_eq!(revealed(&house, &id).await, (NAME.to_owned(), PHONE.to_owned()));
    let seen = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body;
    assert_eq!(seen["reporter"], json!({ "name": "王**", "phone": "*******5678", "masked": true }));
}

#[tokio::test]
async fn a_reporter_put_on_another_opinion_is_not_theirs() {
    let house = house().await;
    let (one, other) = (named(&house, "complaint").await, named(&house, "help").await);
    let sealed = rows(&house).await.into_iter().find(|row| row.id.to_string() == one).unwrap().contact_name.unwrap();
    house.database().await.execute_unprepared(&format!("UPDATE opinion SET contact_name = '{sealed}' WHERE kind = 'help'")).await.unwrap();
    assert_ne!(revealed(&house, &other).await.0, NAME);
    assert_eq!(revealed(&house, &one).await.0, NAME);
}

#[tokio::test]
async fn under_another_key_everything_says_what_it_said_and_the_journal_has_both_acts() {
    let house = house().await;
    let (id, report) = (named(&house, "complaint").await, named(&house, "report").await);
    let plain = named(&house, "help").await;
    // As rows of an earlier release were: not sealed at all.
    let unsealed = format!("UPDATE opinion SET contact_name = '{NAME}', contact_phone = '{PHONE}', contact_phone_mark = NULL WHERE kind = 'help'");
    house.database().await.execute_unprepared(&unsealed).await.unwrap();
    assert_eq!(revealed(&house, &plain).await, (NAME.to_owned(), PHONE.to_owned()));
    catch_up(&house.desk).await.unwrap();
    let before = house.journal().await;
    let done = rotate(&house.desk, &|_| {}).await.unwrap();
    assert_eq!((done.from.as_str(), done.to.as_str(), done.reporters), ("k1", "k2", 3));
    assert_eq!(house.journal().await, before + 2);
    let all = rows(&house).await;
    let under = |held: &Option<String>| held.as_deref().is_some_and(|held| held.starts_with("k2."));
    assert!(all.iter().all(|row| under(&row.contact_name) && under(&row.contact_phone)), "{all:?}");
    assert!(all.windows(2).all(|two| two[0].contact_phone_mark.is_some() && two[0].contact_phone_mark == two[1].contact_phone_mark), "one telephone, one mark");
    for id in [&id, &plain] {
        assert_eq!(revealed(&house, id).await, (NAME.to_owned(), PHONE.to_owned()));
    }
    let hidden = house.get("operator", &format!("/api/v1/opinions/{report}")).await.body;
    assert_eq!(hidden["reporter"], json!({ "name": null, "phone": null, "masked": true }));
    let found = house.get("operator", &format!("/api/v1/opinions?view=all&q={}", "5678")).await.body;
    assert_eq!(found["count"]["value"], 2, "found by the end of a telephone all the same, but for who made a report: {found}");
    house.journal().await;
}

#[tokio::test]
async fn where_a_message_went_is_sealed_and_it_is_known_again_all_the_same() {
    let house = house().await;
    house.failed_message().await;
    let sent: Vec<message::Model> = house.desk.reading().all(message::Entity::find().filter(message::Column::BureauId.eq(house.bureau.id)).into_query()).await.unwrap();
    assert!(!sent.is_empty() && sent.iter().all(|row| row.address.starts_with("k1.")), "{sent:?}");
    let before = house.get("system-admin", "/api/v1/messages").await.body;
    let done = rotate(&house.desk, &|_| {}).await.unwrap();
    assert_eq!((done.messages, done.channels), (sent.len(), 1));
    let after = house.get("system-admin", "/api/v1/messages").await.body;
    assert_eq!(before["items"][0]["address"], after["items"][0]["address"]);
    assert!(before["items"][0]["address"].as_str().is_some_and(|address| address.contains("****")), "{before}");
}
