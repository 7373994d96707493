//! Looking for words in the ledger.

use crate::harness::{House, house};
use axum::http::StatusCode;
use chengguan_app::opinions::search::catch_up;
use serde_json::json;

/// Percent-encoded.
fn query(typed: &str) -> String {
    typed.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

async fn found(house: &House, who: &str, typed: &str, more: &str) -> Vec<String> {
    catch_up(&house.desk).await.unwrap();
    let answer = house.get(who, &format!("/api/v1/opinions?q={}{more}", query(typed))).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let rows = answer.body["items"].as_array().unwrap();
    assert_eq!(answer.body["count"]["value"], rows.len(), "the count tells of nothing more");
    rows.iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn words_places_and_numbers_are_found_newest_first_and_as_they_are_now() {
    let house = house().await;
    let first = house.opinion("河畔花园北门的共享单车堵住了消防通道").await;
    house.clock("2026-03-03T09:10:00+08:00");
    house.receive("新棠路工地凌晨三点打桩,消防通道也占了").await;
    assert_eq!(found(&house, "operator", "消防通道", "").await, ["新棠路工地凌晨三点打桩,消防通道也占了", "河畔花园北门的共享单车堵住了消防通道"]);
    assert_eq!(found(&house, "operator", "ＫＴＶ", "").await, [""; 0]);
    assert_eq!(found(&house, "operator", "打桩 消防", "").await.len(), 1);
    assert_eq!(found(&house, "operator", "锦绣街", "").await.len(), 2, "the place");
    let number = house.get("operator", &format!("/api/v1/opinions/{first}")).await.body["number"].as_str().unwrap().to_owned();
    assert_eq!(found(&house, "operator", &number.to_lowercase(), "").await, ["河畔花园北门的共享单车堵住了消防通道"]);
    // Words corrected are found as they are now, and no more as they were.
    let change = json!({ "target": 1, "reason": "写错了地方", "change": { "text": "河畔花园南门的共享单车太多" } });
    house.done("operator", &first, "correct", change).await;
    assert_eq!(found(&house, "operator", "北门", "").await, [""; 0]);
    assert_eq!(found(&house, "operator", "南门", "&sort=due").await.len(), 1);
}

#[tokio::test]
async fn filters_orders_and_pages_hold_for_what_is_found() {
    let house = house().await;
    for n in 0..7 {
        house.receive(&format!("第{n}处井盖松动")).await;
    }
    house.in_hand("井盖丢了,电动车差点掉进去").await;
    assert_eq!(found(&house, "operator", "井盖", "").await.len(), 8);
    assert_eq!(found(&house, "operator", "井盖", "&view=to_sort").await.len(), 7);
    assert_eq!(found(&house, "operator", "井盖", "&standing=handling").await, ["井盖丢了,电动车差点掉进去"]);
    assert_eq!(found(&house, "operator", "井盖", "&colour=closed").await, [""; 0]);
    assert_eq!(found(&house, "operator", "井盖", "&received_to=2026-03-02").await, [""; 0]);
    assert_eq!(found(&house, "operator", "井盖", "&received_from=2026-03-03&received_to=2026-03-03").await.len(), 8);
    let (mut seen, mut after) = (Vec::new(), String::new());
    for _ in 0..3 {
        let page = house.get("operator", &format!("/api/v1/opinions?q={}&sort=due&limit=3{after}", query("井盖"))).await.body;
        seen.extend(page["items"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap().to_owned()));
        assert_eq!((&page["more_found"], &page["index_behind"], &page["stopped"]), (&false.into(), &false.into(), &false.into()));
        after = page["next"].as_str().map(|next| format!("&after={next}")).unwrap_or_default();
    }
    seen.sort();
    seen.dedup();
    assert_eq!((seen.len(), after.as_str()), (8, ""));
}

#[tokio::test]
async fn nobody_finds_what_they_may_not_see_and_reporters_only_who_may_see_them() {
    let house = house().await;
    let body = |kind: &str, text: &str, phone: &str| json!({ "kind": kind, "channel": "hotline", "text": text, "contact": { "name": "钱多多", "phone": phone } });
    for (kind, text, phone) in [("complaint", "夜里装修吵得睡不着", "19900001234"), ("report", "有人收保护费", "19900005678")] {
        let request = house.request("POST", "/api/v1/opinions", Some("operator"));
        let answer = house.send(request.body(body(kind, text, phone).to_string().into()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    }
    house.in_hand("夜里有人倒渣土").await;
    assert_eq!(found(&house, "operator", "夜里", "").await.len(), 2);
    assert_eq!(found(&house, "officer", "夜里", "").await, ["夜里有人倒渣土"], "only the squad's own");
    assert_eq!(found(&house, "officer3", "夜里", "").await, [""; 0], "another squad's");
    assert_eq!(found(&house, "leader", "夜里", "").await.len(), 2);
    assert_eq!(found(&house, "operator", "1234", "").await, ["夜里装修吵得睡不着"], "by telephone");
    assert_eq!(found(&house, "operator", "钱多多", "").await, ["夜里装修吵得睡不着"], "and not who made a report of wrongdoing");
    assert_eq!(found(&house, "action-office", "钱多多", "").await, [""; 0], "who may not see reporters does not find by them");
    assert_eq!(found(&house, "action-office", "5678", "").await, [""; 0]);
}

#[tokio::test]
async fn what_is_imported_is_found_and_what_nobody_could_mean_is_refused_in_words() {
    let house = house().await;
    catch_up(&house.desk).await.unwrap();
    house.clock("2026-03-03T09:30:00+08:00");
    let file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    let rows: String = (0..1_200).map(|n| format!("a-{n},help,第{n}处花坛缺花\n")).collect();
    std::fs::write(file.path(), format!("id,kind,text\n{rows}")).unwrap();
    chengguan_app::opinions::import::import(&house.desk, &house.bureau, file.path(), &Default::default(), &|_| {}).await.unwrap();
    assert_eq!(found(&house, "operator", "第77处花坛", "").await, ["第77处花坛缺花"]);
    let page = house.get("operator", &format!("/api/v1/opinions?q={}", query("花坛"))).await.body;
    assert_eq!((&page["more_found"], &page["count"]["value"]), (&true.into(), &1000.into()));
    for typed in ["，。", "a b c d e f g h i j k", &"长".repeat(101)] {
        let answer = house.get("operator", &format!("/api/v1/opinions?q={}", query(typed))).await;
        assert_eq!((answer.status, answer.body["fields"][0]["path"].as_str()), (StatusCode::BAD_REQUEST, Some("q")), "{typed}");
    }
    // What looks like another language of questions is words, too.
    assert_eq!(found(&house, "operator", "花坛 OR 1=1 AND *", "").await, [""; 0]);
}

#[tokio::test]
async fn what_was_dated_before_and_stood_after_it_was_looked_at_is_found_all_the_same() {
    let house = house().await;
    house.receive("先到的一件,路灯不亮").await;
    assert_eq!(found(&house, "operator", "路灯", "").await.len(), 1);
    let late = house.opinion("后到的一件,路灯也不亮").await;
    // An act is dated when it begins: this one began before the first and was committed after it.
    let earlier = house.desk.now().plus_ms(-8_000).0;
    let sql = format!("UPDATE opinion SET changed_at = {earlier} WHERE number_tail = '0002'");
    sea_orm::ConnectionTrait::execute_unprepared(&house.database().await, &sql).await.unwrap();
    assert_eq!(found(&house, "operator", "路灯", "").await.len(), 2, "{late}");
}
