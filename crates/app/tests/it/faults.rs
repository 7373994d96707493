//! Faults others had (docs/faults.md has the whole list): script in a text, expressions in a template, the least that may
//! be said, signs few fonts have.

use crate::harness::{Answer, House, house};
use crate::published::page;
use crate::recipes::{By, call};
use axum::body::Body;
use chengguan_app::opinions::search::catch_up;
use axum::http::StatusCode;
use serde_json::{Value, json};

const SCRIPT: &str = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";

async fn shown(house: &House, path: &str) -> String {
    let answer = page(house, path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    String::from_utf8(answer.bytes.to_vec()).unwrap()
}

async fn said(house: &House, body: Value) -> (Value, String) {
    let answer = house.send(house.request("POST", "/api/v1/portal/opinions", None).body(Body::from(body.to_string())).unwrap()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    let id = house.id_of(answer.body["opinion"].as_str().unwrap()).await;
    (answer.body, id)
}

/// Fault 9: whatever field it stands in, a script is text on every page and in every document.
#[tokio::test]
async fn fault_09_a_script_in_any_field_shows_as_text() {
    let house = house().await;
    let place = json!({ "longitude": 118.75, "latitude": 30.95, "address": SCRIPT });
    let (receipt, id) = said(&house, json!({ "kind": "complaint", "text": SCRIPT, "place": place, "contact": { "name": SCRIPT, "phone": "13812345678" } })).await;
    house.done("operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    house.done("operator", &id, "assign", json!({})).await;
    house.done("officer", &id, "accept", json!({})).await;
    house.done("officer", &id, "ask", json!({ "question": SCRIPT, "days": 3 })).await;
    house.done("operator", &id, "answer", json!({ "text": SCRIPT })).await;
    house.done("officer", &id, "handle", json!({ "text": SCRIPT })).await;
    house.done("officer", &id, "reply", json!({ "text": SCRIPT })).await;
    house.done("operator", &id, "publish", json!({ "text": SCRIPT, "reply": SCRIPT, "no_names": true })).await;
    let number = receipt["opinion"].as_str().unwrap();
    for path in [format!("/receipts/{}", receipt["receipt"].as_str().unwrap()), format!("/opinions/{number}"), "/opinions".into()] {
        let html = shown(&house, &path).await;
        assert!(html.contains("&lt;script&gt;") || html.contains("&#60;script&#62;"), "{path}: it is shown: {html}");
        assert!(!html.contains("<script>alert") && !html.contains("<img src=x"), "{path}: {html}");
    }
    let key = chengguan_app::open311::keys::create_key(&house.desk, &house.bureau, "邻市平台").await.unwrap();
    let fields = [("api_key", key.as_str()), ("service_code", "street-order.stalls"), ("address_string", SCRIPT), ("description", SCRIPT), ("first_name", "x")];
    let sent = house.call(&call("POST /open311/v2/requests.json", None).form(&fields), By::Itself).await;
    let sent = sent.body[0]["service_request_id"].as_str().unwrap_or_else(|| panic!("{}", sent.body)).to_owned();
    let found = house.id_of(&sent).await;
    house.done("operator", &found, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    house.done("operator", &found, "publish", json!({ "text": SCRIPT, "no_names": true })).await;
    for path in ["/opinions/feed.atom", "/open311/v2/requests.xml"] {
        let text = shown(&house, path).await;
        assert!(text.contains("alert(1)") && !text.contains("<script>") && !text.contains("<img src=x"), "{path}: {text}");
    }
}

/// Fault 7: a text with a template's, a shell's or a database's expressions in it goes out as it was written.
#[tokio::test]
async fn fault_07_expressions_in_templates_names_and_filters_are_text() {
    let house = house().await;
    catch_up(&house.desk).await.unwrap();
    for hostile in ["{{7*7}}", "${jndi:ldap://x}", "#{7*7}", "<%= 7*7 %>", "'; DROP TABLE opinion; --", "{number.constructor}"] {
        let encoded: String = hostile.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let preview = house.get("system-admin", &format!("/api/v1/messages/texts/preview?kind=replied&text={encoded}")).await;
        let text = preview.body["example"].as_str().map(str::to_owned);
        assert!(preview.status == StatusCode::UNPROCESSABLE_ENTITY || text.as_deref() == Some(hostile), "{hostile}: {}", preview.body);
        let found = house.get("operator", &format!("/api/v1/opinions?view=all&q={encoded}")).await;
        assert!(found.status == StatusCode::OK || found.status.is_client_error(), "{hostile}: {}", found.body);
        let (_, id) = said(&house, json!({ "kind": "complaint", "text": hostile })).await;
        let kept = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body;
        assert_eq!(kept["text"], hostile, "{kept}");
    }
    assert_eq!(house.get("operator", "/api/v1/opinions?view=all").await.body["count"]["value"], 6, "the ledger is still there");
}

/// Fault 8: the longest filter and the most rules stay inside their limits; what is longer is refused and not tried.
#[tokio::test]
async fn fault_08_a_filter_or_a_rule_beyond_its_length_is_refused() {
    let house = house().await;
    let long = "%e7%83%a7".repeat(400);
    let refused = house.get("operator", &format!("/api/v1/opinions?view=all&q={long}")).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{}", refused.body);
    let squad = house.get("system-admin", "/api/v1/settings/rules").await.body["squads"][0]["id"].clone();
    let rules: Vec<Value> = (0..1000).map(|at| json!({ "name": format!("R-{at:04}"), "categories": ["street-order"], "grids": [], "squad": squad })).collect();
    let version = house.get("system-admin", "/api/v1/settings/rules").await.headers["etag"].clone();
    let request = house.request("PUT", "/api/v1/settings/rules", Some("system-admin")).header("if-match", version);
    let answer: Answer = house.send(request.body(Body::from(json!({ "rules": rules }).to_string())).unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
}

/// Fault 25: with the least that may be said, and with signs beyond the basic plane, every page and document is whole;
/// a unit nobody knows is refused by name.
#[tokio::test]
async fn fault_25_the_least_data_and_rare_signs_render_and_unknown_units_are_refused_by_name() {
    let house = house().await;
    for text in ["灯", "𠮷祥里䶮家巷𬺈"] {
        let (receipt, id) = said(&house, json!({ "kind": "complaint", "text": text })).await;
        house.done("operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
        house.done("operator", &id, "publish", json!({ "text": text, "no_names": true })).await;
        let number = receipt["opinion"].as_str().unwrap();
        for path in [format!("/receipts/{}", receipt["receipt"].as_str().unwrap()), format!("/opinions/{number}"), "/opinions".into(), "/opinions/feed.atom".into()] {
            assert!(shown(&house, &path).await.contains(text), "{path}");
        }
        let office = house.get("operator", &format!("/api/v1/opinions/{id}")).await;
        assert_eq!((office.status, office.body["text"].as_str()), (StatusCode::OK, Some(text)));
        let nowhere = house.act("operator", &id, "assign", json!({ "squad": uuid::Uuid::nil() })).await;
        assert_eq!((nowhere.status.as_u16(), &nowhere.body["fields"][0]["path"]), (422, &json!("squad")), "{}", nowhere.body);
        let nothing = house.act("operator", &id, "sort", json!({ "category": "no/such", "urgency": "normal", "approach": "assist" })).await;
        assert_eq!((nothing.status.as_u16(), &nothing.body["fields"][0]["path"]), (422, &json!("category")), "{}", nothing.body);
    }
}
