//! Wrong input: a clear error or the right result, and nothing lost.

use crate::harness::house;
use axum::body::Body;
use axum::http::StatusCode;
use serde_json::json;

#[tokio::test]
async fn what_a_resident_may_send_and_what_is_sent_back() {
    let house = house().await;
    let cases = [
        (json!({ "kind": "complaint", "text": "字".repeat(4000) }).to_string(), 201, ""),
        (json!({ "kind": "complaint", "text": "字".repeat(4001) }).to_string(), 422, "text_too_long"),
        (json!({ "kind": "complaint", "text": "  \n " }).to_string(), 422, "text_missing"),
        (json!({ "kind": "complain", "text": "x" }).to_string(), 422, "unknown_value"),
        (json!({ "kind": "complaint" }).to_string(), 422, "required"),
        (json!({ "kind": "complaint", "text": "x", "admin": true }).to_string(), 422, "unknown_field"),
        (json!({ "kind": "complaint", "text": "x", "place": { "longitude": 200, "latitude": 30 } }).to_string(), 422, "not_a_point"),
        (json!({ "kind": "complaint", "text": "x", "contact": { "phone": "打给我" } }).to_string(), 422, "phone"),
        (json!({ "kind": "complaint", "text": "x", "attachments": [uuid::Uuid::nil()] }).to_string(), 422, "unknown_photo"),
        (json!({ "kind": "complaint", "text": "a\u{0}b" }).to_string(), 422, "control_character"),
        ("{\"kind\":".into(), 400, "not_json"),
        (json!({ "kind": "complaint", "text": "䶮家巷𠮷祥里<script>alert(1)</script>" }).to_string(), 201, ""),
    ];
    for (body, status, code) in cases {
        let answer = house.send(house.request("POST", "/api/v1/portal/opinions", None).body(Body::from(body.clone())).unwrap()).await;
        assert_eq!(answer.status.as_u16(), status, "{}: {}", body.chars().take(80).collect::<String>(), answer.body);
        if status >= 400 {
            assert_eq!(answer.body["fields"][0]["code"], code);
            assert!(!answer.body["fields"][0]["mend"].as_str().unwrap().contains('{'), "{}", answer.body);
        }
    }
    let page = house.get("operator", "/api/v1/opinions").await.body;
    assert_eq!(page["count"]["value"], 2);
    assert!(page["items"].as_array().unwrap().iter().any(|row| row["title"] == "䶮家巷𠮷祥里<script>alert(1)</script>"));
}

#[tokio::test]
async fn broken_utf8_is_named_and_a_body_too_large_too() {
    let house = house().await;
    let broken = house.send(house.request("POST", "/api/v1/portal/opinions", None).body(Body::from(vec![b'{', 0xff, 0xfe])).unwrap()).await;
    assert_eq!((broken.status, broken.body["fields"][0]["code"].as_str()), (StatusCode::BAD_REQUEST, Some("not_utf8")));
    let large = house.send(house.request("POST", "/api/v1/portal/opinions", None).body(Body::from(vec![b' '; 300 * 1024])).unwrap()).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn names_that_climb_out_of_the_folder_find_nothing() {
    let house = house().await;
    for path in ["/api/v1/attachments/..%2f..%2fchengguan.sqlite", "/api/v1/attachments/../../lock", "/office/..%2f..%2fCargo.toml", "/assets/..%2f..%2fCargo.toml"] {
        let answer = house.get("operator", path).await;
        assert!(matches!(answer.status.as_u16(), 400 | 404), "{path}: {}", answer.status);
    }
    let wrong = house.get("operator", "/api/v1/portal/receipts/QT0000000000000").await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
}
