//! Joining what was said already, and the receipts a telephone keeps.

use crate::harness::{Answer, House, house};
use crate::published::page;
use crate::recipes::{By, call};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;

/// A step of speaking up, about a stall 40 metres east of where the others are.
async fn step(house: &House, more: &[(&str, &str)]) -> Answer {
    let mut all = vec![("kind", "complaint"), ("text", "又摆出来了"), ("longitude", "118.7504"), ("latitude", "30.95"), ("address", "锦绣街"), ("idempotency_key", "k-1"), ("from", "where"), ("step", "contact")];
    all.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    all.extend(more);
    house.call(&call("POST /speak", None).header("accept", "text/html").form(&all), By::Itself).await
}

async fn number(house: &House, id: &str) -> String {
    house.get("operator", &format!("/api/v1/opinions/{id}")).await.body["number"].as_str().unwrap().to_owned()
}

fn shows(answer: &Answer, words: &str) -> bool {
    answer.body.as_str().unwrap().contains(words)
}

#[tokio::test]
async fn only_what_everybody_may_read_is_open_and_near_is_offered() {
    let house = house().await;
    let shown = house.published("摊点占道").await;
    house.in_hand("没有公开的摊").await;
    let near = step(&house, &[]).await;
    assert!(near.status.is_success() && shows(&near, "已经有人说了这件事") && shows(&near, "摊点占道") && !shows(&near, "没有公开的摊"), "{}", near.body);
    // 100 metres by default, 95.35 metres to a thousandth of a degree here: on this side and on the other.
    assert!(shows(&step(&house, &[("longitude", "118.75104")]).await, "摊点占道"));
    assert!(shows(&step(&house, &[("longitude", "118.75106")]).await, "怎么回您"));
    for kind in ["report", "praise"] {
        assert!(shows(&step(&house, &[("kind", kind)]).await, "怎么回您"), "{kind} is nobody else's");
    }
    assert!(shows(&step(&house, &[("longitude", ""), ("latitude", "")]).await, "怎么回您"), "an address alone is near to nothing");
    assert!(shows(&step(&house, &[("from", "near")]).await, "怎么回您"), "it asks once");
    house.done("operator", &shown, "unpublish", json!({ "reason": "有人名" })).await;
    assert!(shows(&step(&house, &[]).await, "怎么回您"));
}

#[tokio::test]
async fn who_joins_has_a_receipt_an_answer_and_a_rating_of_their_own_and_reads_nothing_that_was_not_for_them() {
    let house = house().await;
    let lead = house.published("摊点占道").await;
    house.done("officer", &lead, "handle", json!({ "text": "劝离" })).await;
    house.done("officer", &lead, "reply", json!({ "text": "王先生，摊子搬走了" })).await;
    house.done("squad-leader", &lead, "verify", json!({ "passed": false, "note": "又来了" })).await;
    let lead_number = number(&house, &lead).await;
    let before = house.journalled().await.len();
    let joined = step(&house, &[("from", "near"), ("step", ""), ("join", &lead_number)]).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.body);
    assert_eq!(house.journalled().await[before..], ["opinions.join"], "one act, both opinions");
    let again = step(&house, &[("from", "near"), ("step", ""), ("join", &lead_number)]).await;
    assert_eq!(again.headers[header::LOCATION], joined.headers[header::LOCATION], "pressed twice, received once");
    let receipt = joined.headers[header::LOCATION].to_str().unwrap().split('?').next().unwrap().to_owned();
    let slip = page(&house, &receipt).await;
    assert!(shows(&slip, "并在一起办") && shows(&slip, "又摆出来了") && !shows(&slip, "王先生"), "{}", slip.body);
    let view = house.get("operator", &format!("/api/v1/opinions/{lead}")).await.body;
    assert_eq!((view["absorbed"].as_array().unwrap().len(), &view["public"]["since"].is_string()), (1, &true));

    house.done("officer", &lead, "handle", json!({ "text": "再劝离" })).await;
    house.done("officer", &lead, "reply", json!({ "text": "这次管住了" })).await;
    let slip = page(&house, &receipt).await;
    let code = receipt.rsplit('/').next().unwrap();
    let list = mine(&house, &format!("chengguan_receipts={code}")).await;
    assert!(shows(&list, "又摆出来了") && shows(&list, "待核实"), "it stands where the one it goes on under stands: {}", list.body);
    assert!(shows(&slip, "这次管住了") && shows(&slip, "您满意吗"), "what is answered from now on is answered to them: {}", slip.body);
    house.journal().await;
}

#[tokio::test]
async fn what_is_not_shown_cannot_be_joined_by_its_number() {
    let house = house().await;
    let hidden = house.in_hand("没有公开的摊").await;
    let hidden = number(&house, &hidden).await;
    let tries = async |number: &str| step(&house, &[("from", "near"), ("step", ""), ("join", number), ("idempotency_key", number)]).await.status;
    for number in [hidden.as_str(), "QT-20200101-0001", "../etc"] {
        assert_eq!(tries(number).await, StatusCode::NOT_FOUND, "{number}: both answer alike");
    }
    let far = house.published("摊点占道").await;
    let far = number(&house, &far).await;
    let refused = step(&house, &[("from", "near"), ("step", ""), ("join", &far), ("longitude", "118.76")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert_eq!(house.get("operator", "/api/v1/opinions?view=all").await.body["items"].as_array().unwrap().len(), 2, "it left no trace on the ledger");
}

async fn mine(house: &House, cookie: &str) -> Answer {
    house.send(Request::get("/mine").header(header::ACCEPT, "text/html").header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_telephone_keeps_receipts_when_its_owner_wishes_and_forgets_them() {
    let house = house().await;
    let (mut cookie, mut last) = (String::new(), String::new());
    for n in 0..22 {
        let received = house.receive(&format!("第{n}件")).await;
        let code = received["receipt"].as_str().unwrap();
        last = code.to_owned();
        let kept = house.call(&call(&format!("POST /receipts/{code}/remember"), None).header("cookie", cookie.clone()), By::Itself).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
        let set = kept.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
        cookie = set.split(';').next().unwrap().to_owned();
    }
    let list = mine(&house, &cookie).await;
    assert!(shows(&list, "第21件") && shows(&list, "第2件") && !shows(&list, "第1件") && !shows(&list, "第0件"), "twenty, the newest: {}", list.body);
    assert!(shows(&list, &format!("/receipts/{last}")) && shows(&list, "前答复"));
    assert!(shows(&mine(&house, "chengguan_receipts=QT0000000000000.x.<script>").await, "没有记着回执"));
    let nobodys = house.call(&call("POST /receipts/QT0000000000000/remember", None), By::Itself).await;
    assert_eq!((nobodys.status, nobodys.headers.get(header::SET_COOKIE)), (StatusCode::NOT_FOUND, None));
    let forgotten = house.call(&call("POST /mine/forget", None).header("cookie", cookie), By::Itself).await;
    assert!(forgotten.headers[header::SET_COOKIE].to_str().unwrap().starts_with("chengguan_receipts=; ") && forgotten.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    assert!(shows(&page(&house, "/mine").await, "没有记着回执"));
}
