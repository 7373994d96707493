//! Photos nobody took in are swept after a day; what an opinion refers to stays.

use crate::harness::{Answer, House, house};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chengguan_app::opinions::orphans;
use serde_json::{Value, json};
use std::path::PathBuf;

/// A real photo; each name is another one.
fn photo(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/pictures").join(format!("{name}.jpg"))).unwrap()
}

async fn upload(house: &House, path: &str, head: (&str, &str), bytes: Vec<u8>) -> String {
    let mut body = b"--cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n".to_vec();
    body.extend(bytes);
    body.extend(b"\r\n--cut--\r\n");
    let request = Request::builder().method("POST").uri(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut").header(head.0, head.1);
    let answer = house.send(request.body(Body::from(body)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    answer.body["id"].as_str().unwrap().to_owned()
}

async fn draft(house: &House) -> String {
    house.send(house.request("POST", "/api/v1/portal/drafts", None).body(Body::empty()).unwrap()).await.body["draft"].as_str().unwrap().to_owned()
}

async fn by_officer(house: &House, bytes: Vec<u8>) -> String {
    upload(house, "/api/v1/attachments", ("authorization", &format!("Bearer {}", house.tokens["officer"])), bytes).await
}

async fn send(house: &House, draft: &str, photos: Value) -> Answer {
    let body = json!({ "kind": "complaint", "text": "占道", "attachments": photos }).to_string();
    house.send(house.request("POST", "/api/v1/portal/opinions", None).header("draft", draft).body(Body::from(body)).unwrap()).await
}

fn on_disk(house: &House) -> usize {
    let shelves = std::fs::read_dir(house.folder.path().join("files")).unwrap().flatten();
    shelves.map(|shelf| std::fs::read_dir(shelf.path()).unwrap().count()).sum()
}

/// Ten minutes are the sweep's margin.
const LAST_MINUTE: &str = "2026-03-04T09:08:00+08:00";
const NEXT_MINUTE: &str = "2026-03-04T09:12:00+08:00";

#[tokio::test]
async fn uploads_of_a_dropped_draft_and_files_without_a_row_go_after_a_day_and_what_is_referred_to_stays() {
    let house = house().await;
    let (sent, dropped) = (draft(&house).await, draft(&house).await);
    let kept = upload(&house, "/api/v1/portal/attachments", ("draft", &sent), photo("home-390")).await;
    assert_eq!(send(&house, &sent, json!([kept])).await.status, StatusCode::CREATED);
    upload(&house, "/api/v1/portal/attachments", ("draft", &dropped), photo("receipt-390")).await;
    // The same picture as the one kept, in a draft that is dropped: one file, and it stays.
    upload(&house, "/api/v1/portal/attachments", ("draft", &dropped), photo("home-390")).await;
    by_officer(&house, photo("ledger-390")).await;
    house.desk.files().store(photo("inbox-1440")).await.unwrap();
    assert_eq!(on_disk(&house), 8, "four pictures, large and small");
    house.clock(LAST_MINUTE);
    assert_eq!(orphans::sweep(&house.desk).await.unwrap(), 0);
    assert_eq!(on_disk(&house), 8);
    house.clock(NEXT_MINUTE);
    assert_eq!(orphans::sweep(&house.desk).await.unwrap(), 6);
    assert_eq!(on_disk(&house), 2);
    for path in [format!("/api/v1/attachments/{kept}"), format!("/api/v1/attachments/{kept}/small")] {
        assert_eq!(house.get("operator", &path).await.status, StatusCode::OK);
    }
    assert_eq!(orphans::sweep(&house.desk).await.unwrap(), 0);
    house.journal().await;
}

#[tokio::test]
async fn a_photo_sent_again_when_its_file_is_old_is_not_swept_before_its_row_is_written() {
    let house = house().await;
    house.desk.files().store(photo("home-390")).await.unwrap();
    house.clock(NEXT_MINUTE);
    house.desk.files().store(photo("home-390")).await.unwrap();
    assert_eq!((orphans::sweep(&house.desk).await.unwrap(), on_disk(&house)), (0, 2));
}

#[tokio::test]
async fn an_upload_about_to_be_swept_is_no_longer_taken_in() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    let photo = by_officer(&house, photo("home-390")).await;
    house.clock("2026-03-04T08:58:00+08:00");
    let second = by_officer(&house, self::photo("receipt-390")).await;
    house.clock("2026-03-04T09:01:00+08:00");
    let late = house.act("officer", &id, "handle", json!({ "text": "劝离", "after": [photo] })).await;
    assert_eq!((late.status.as_u16(), late.body["fields"][0]["code"].as_str()), (422, Some("unknown_photo")));
    house.done("officer", &id, "handle", json!({ "text": "劝离", "after": [second] })).await;
}
