//! Open311: each call in both forms, what is tolerated, what is refused and how, and what is never told.

mod samples;
mod shown;

use crate::harness::{Answer, House, house};
use crate::recipes::{By, Call, call};
use axum::http::StatusCode;
use chengguan_app::open311::keys::create_key;
use serde_json::{Value, json};

/// A code as it stands in addresses.
const STALLS: &str = "street-order.stalls";

impl House {
    async fn key(&self) -> String {
        create_key(&self.desk, &self.bureau, "邻市平台").await.unwrap()
    }

    async fn ask(&self, path: &str) -> Answer {
        self.call(&call(&format!("GET /open311/v2/{path}"), None), By::Itself).await
    }

    /// Sends a request and gives its number and token.
    async fn request311(&self, fields: &[(&str, &str)]) -> (String, String) {
        let key = self.key().await;
        let mut all = vec![("api_key", key.as_str()), ("service_code", STALLS), ("lat", "30.95"), ("long", "118.75"), ("address_string", "锦绣街18号")];
        all.retain(|(name, _)| fields.iter().all(|(other, _)| other != name));
        all.extend(fields);
        let sent = self.call(&call("POST /open311/v2/requests.json", None).form(&all), By::Itself).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
        let text = |key: &str| sent.body[0][key].as_str().unwrap().to_owned();
        (text("service_request_id"), text("token"))
    }

    /// The opinion's id on the ledger.
    async fn on_ledger(&self, number: &str) -> String {
        let found = self.get("operator", &format!("/api/v1/opinions?number={number}")).await;
        found.body["items"][0]["id"].as_str().unwrap().to_owned()
    }
}

/// How each endpoint succeeds, for the walks.
pub async fn recipe(house: &House, route: &str) -> Call {
    match route {
        "GET /open311/v2/discovery" | "GET /open311/v2/services" => call(route, None),
        "GET /open311/v2/services/{service_code}" => call(route, None).about("service_code", STALLS),
        "GET /open311/v2/requests" => {
            house.request311(&[]).await;
            call(route, None)
        }
        "POST /open311/v2/requests" => {
            let key = house.key().await;
            call(route, None).form(&[("api_key", &key), ("service_code", STALLS), ("address_string", "锦绣街18号"), ("description", "占道")])
        }
        "GET /open311/v2/requests/{service_request_id}" => call(route, None).about("service_request_id", &house.request311(&[]).await.0),
        "GET /open311/v2/tokens/{token}" => call(route, None).about("token", &house.request311(&[]).await.1),
        other => panic!("{other} has no recipe in tests/it/open311.rs: say how it succeeds"),
    }
}

/// XML as a tree of names and texts, read by a parser that is not ours.
fn tree(answer: &Answer) -> Value {
    assert!(answer.headers["content-type"].to_str().unwrap().starts_with("text/xml"), "{}", answer.body);
    fn of(node: roxmltree::Node<'_, '_>) -> Value {
        let children: Vec<_> = node.children().filter(roxmltree::Node::is_element).collect();
        if children.is_empty() {
            return node.text().unwrap_or_default().into();
        }
        let first = children[0].tag_name().name();
        if node.tag_name().name() == format!("{first}s") || node.tag_name().name() == "service_requests" {
            return children.into_iter().map(of).collect();
        }
        Value::Object(children.into_iter().map(|child| (child.tag_name().name().to_owned(), of(child))).collect())
    }
    let text = answer.body.as_str().unwrap();
    let document = roxmltree::Document::parse(text).unwrap_or_else(|why| panic!("{why}: {text}"));
    json!({ document.root_element().tag_name().name(): of(document.root_element()) })
}

/// JSON as XML shows it: texts, and nothing for null and for an empty list.
fn flat(value: &Value) -> Value {
    match value {
        Value::Null => "".into(),
        Value::Bool(_) | Value::Number(_) => value.to_string().into(),
        Value::Array(items) if items.is_empty() => "".into(),
        Value::Array(items) => items.iter().map(flat).collect(),
        Value::Object(fields) => Value::Object(fields.iter().map(|(key, value)| (key.clone(), flat(value))).collect()),
        text => text.clone(),
    }
}

#[tokio::test]
async fn every_question_is_answered_in_json_and_in_xml_alike() {
    let house = house().await;
    let (number, token) = house.request311(&[("description", "烧烤摊 <占道> & 油烟𠮷")]).await;
    for (path, root) in [
        ("discovery".to_owned(), "discovery"),
        ("services".into(), "services"),
        (format!("services/{STALLS}"), "service_definition"),
        ("requests".into(), "service_requests"),
        (format!("requests/{number}"), "service_requests"),
        (format!("tokens/{token}"), "service_requests"),
    ] {
        let json = house.ask(&format!("{path}.json")).await;
        assert_eq!((json.status, json.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "application/json"), "{path}");
        let xml = house.ask(&format!("{path}.xml")).await;
        assert_eq!((xml.status, tree(&xml)), (StatusCode::OK, json!({ root: flat(&json.body) })), "{path}");
        let bare = house.ask(&path).await;
        assert_eq!(bare.body, json.body, "{path} without an ending");
    }
    let one = house.ask(&format!("requests/{number}.json")).await.body;
    assert_eq!(one[0]["description"], "烧烤摊 <占道> & 油烟𠮷");
}

#[tokio::test]
async fn a_request_is_an_opinion_on_the_ledger_at_once_with_its_receipt() {
    let house = house().await;
    let key = house.key().await;
    let before = house.journalled().await.len();
    let fields = [
        ("api_key", key.as_str()), ("jurisdiction_id", "test"), ("service_code", STALLS), ("lat", "30.95"), ("long", "118.75"), ("address_string", "锦绣街18号"),
        ("description", "烧烤摊占道"), ("last_name", "张"), ("first_name", "三"), ("phone", "13800001234"), ("media_url", "https://example.com/a.jpg"),
    ];
    let sent = house.call(&call("POST /open311/v2/requests.xml", None).form(&fields), By::Itself).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    let answer = &tree(&sent)["service_requests"][0];
    let (number, token) = (answer["service_request_id"].as_str().unwrap(), answer["token"].as_str().unwrap());
    assert!(answer["service_notice"].as_str().unwrap().contains("/receipts") && answer["account_id"] == "", "{answer}");
    assert_eq!(house.journalled().await[before..], ["opinions.receive"]);
    // The reporter's receipt and the office see the same opinion.
    let receipt = house.get("operator", &format!("/api/v1/portal/receipts/{token}")).await.body;
    assert_eq!(receipt["opinion"], number);
    let id = house.on_ledger(number).await;
    let opinion = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body;
    assert_eq!((&opinion["channel"]["code"], &opinion["place"]["address"]), (&json!("open311"), &json!("锦绣街18号")));
    assert!(opinion["text"].as_str().unwrap().starts_with("烧烤摊占道") && opinion["text"].as_str().unwrap().ends_with("https://example.com/a.jpg"), "the handler is told of the picture");
    let revealed = house.act_on("operator", &id, "reveal", json!({ "reason": "回电" }), "\"1\"").await.body;
    assert_eq!(revealed, json!({ "name": "张三", "phone": "13800001234" }));
    // In the answers at once, with place and status.
    let listed = house.ask("requests.json").await.body;
    assert_eq!(listed.as_array().unwrap().len(), 1);
    let expected = json!({ "service_request_id": number, "status": "open", "service_code": STALLS, "service_name": "占道经营", "description": "烧烤摊占道", "address": "锦绣街18号",
        "lat": 30.95, "long": 118.75, "media_url": null, "agency_responsible": "青棠区城市管理执法局", "status_notes": "待分类", "notes": null });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&listed[0][key], value, "{key}");
    }
}

#[tokio::test]
async fn photos_sent_along_reach_the_handler_and_wait_for_a_person() {
    let house = house().await;
    let key = house.key().await;
    let fields = [("api_key", key.as_str()), ("service_code", "0"), ("address_string", "锦绣街18号"), ("description", "井盖翘起")];
    let sent = house.call(&call("POST /open311/v2/requests.json", None).parts(&fields, Some("media")), By::Itself).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    let number = sent.body[0]["service_request_id"].as_str().unwrap();
    let opinion = house.get("operator", &format!("/api/v1/opinions/{}", house.on_ledger(number).await)).await.body;
    assert_eq!(opinion["photo_list"].as_array().unwrap().len(), 1);
    let one = house.ask(&format!("requests/{number}.json")).await.body;
    assert_eq!((&one[0]["media_url"], &one[0]["service_code"]), (&Value::Null, &json!("0")));
}

#[tokio::test]
async fn what_other_systems_write_differently_is_understood() {
    let house = house().await;
    let key = house.key().await;
    let (number, _) = house.request311(&[("description", "占道")]).await;
    // The key behind the question mark; a doubled slash; a repeat with the same key is one request.
    let fields = [("service_code", STALLS), ("address_string", "锦绣街18号"), ("description", "占道二")];
    let route = format!("POST /open311//v2//requests.json?api_key={key}&jurisdiction_id=test");
    let first = house.call(&call(&route, None).form(&fields).header("idempotency-key", "once"), By::Itself).await;
    let again = house.call(&call(&route, None).form(&fields).header("idempotency-key", "once"), By::Itself).await;
    assert_eq!((first.status, &again.body), (StatusCode::OK, &first.body));
    for path in [format!("service/{STALLS}.json"), "services/street-order%2Fstalls.json".into(), format!("/services/{STALLS}.json")] {
        assert_eq!(house.ask(&path).await.body["service_code"], STALLS, "{path}");
    }
    assert_eq!(house.ask(&format!("request/{number}.json?jurisdiction_id=")).await.body[0]["service_request_id"], number.as_str());
    // Without a form in the address, what is accepted decides.
    let xml = house.call(&call("GET /open311/v2/services", None).header("accept", "text/xml"), By::Itself).await;
    assert!(tree(&xml)["services"].is_array());
    // Without words, what is reported is named; a name in Latin letters keeps its gap.
    let (bare, _) = house.request311(&[("first_name", "Ann"), ("last_name", "Lee")]).await;
    assert_eq!(house.ask(&format!("requests/{bare}.json")).await.body[0]["description"], "占道经营");
}

#[tokio::test]
async fn what_is_wrong_is_said_in_the_standards_form_and_leaves_no_trace() {
    let house = house().await;
    let key = house.key().await;
    let good = [("api_key", key.as_str()), ("service_code", STALLS), ("address_string", "锦绣街18号"), ("description", "占道")];
    let with = |change: &[(&'static str, &'static str)]| {
        let mut fields: Vec<(&str, &str)> = good.iter().copied().filter(|(name, _)| change.iter().all(|(other, _)| other != name)).collect();
        fields.extend(change.iter().filter(|(_, value)| !value.is_empty()));
        fields
    };
    let before = house.journalled().await.len();
    for (change, status, says) in [
        (&[("api_key", "")][..], 403, "api_key"),
        (&[("api_key", "demo-open311")], 403, "api_key"),
        (&[("service_code", "")], 400, "service_code"),
        (&[("service_code", "street-order.castles")], 404, "service_code"),
        (&[("jurisdiction_id", "elsewhere")], 404, "jurisdiction_id"),
        (&[("address_string", "")], 400, "address_string"),
        (&[("lat", "200"), ("long", "118")], 400, "lat, long"),
        (&[("lat", "north"), ("long", "118")], 400, "lat, long"),
        (&[("lat", "30.9")], 400, "lat, long"),
        (&[("phone", "打给我")], 400, "phone"),
        (&[("media_url", "javascript:alert(1)")], 400, "media_url"),
        (&[("attribute[WHISHETN]", "123")], 400, "attribute[WHISHETN]"),
        (&[("description", "a\u{0}b")], 400, "description"),
    ] {
        for ending in ["json", "xml"] {
            let answer = house.call(&call(&format!("POST /open311/v2/requests.{ending}"), None).form(&with(change)), By::Itself).await;
            assert_eq!(answer.status.as_u16(), status, "{change:?}: {}", answer.body);
            let errors = if ending == "xml" { tree(&answer)["errors"].clone() } else { flat(&answer.body) };
            assert_eq!(errors[0]["code"], status.to_string(), "{change:?}: {errors}");
            let description = errors[0]["description"].as_str().unwrap();
            assert!(description.contains(says) && !description.contains('{'), "{change:?}: {description}");
        }
    }
    let long = "字".repeat(4001);
    let fields = [("api_key", key.as_str()), ("service_code", STALLS), ("address_string", "x"), ("description", &long)];
    assert_eq!(house.call(&call("POST /open311/v2/requests.json", None).form(&fields), By::Itself).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(house.journalled().await.len(), before, "nothing was received");
    assert_eq!(house.ask("requests.json").await.body, json!([]));
}

#[tokio::test]
async fn questions_that_cannot_be_answered_say_how_to_ask() {
    let house = house().await;
    for (path, status) in [
        ("services/nothing.json", 404), ("requests/QT-20260303-9999.json", 404), ("requests/%00.json", 404), ("tokens/12345.json", 404), ("nothing.json", 404), ("requests.html", 404),
        ("requests.json?jurisdiction_id=elsewhere", 404), ("requests.json?service_code=nothing", 404), ("requests.json?status=done", 400), ("requests.json?start_date=yesterday", 400),
        ("requests.json?start_date=2026-01-01&end_date=2025-12-31", 400), ("requests.json?start_date=2025-11-01&end_date=2026-02-01", 400), ("requests.json?page_size=1001", 400),
        ("requests.json?page_size=0", 400), ("requests.json?page=102", 400), ("requests.json?updated_after=x", 400), ("requests.json?service_cod=1", 400), ("requests.json?start_date=%FF", 400), ("requests.json?service_code=%00", 404), ("requests/%FF.json", 400),
    ] {
        let answer = house.ask(path).await;
        assert_eq!((answer.status.as_u16(), answer.body[0]["code"].as_u64()), (status, Some(u64::from(status))), "{path}: {}", answer.body);
        assert!(answer.body[0]["description"].as_str().is_some_and(|text| !text.is_empty() && !text.contains('{')), "{path}: {}", answer.body);
    }
    assert_eq!(house.ask("requests.json?service_request_id=%00,%F0%A0%AE%B7").await.body, json!([]), "what is no number is nobody's");
    let wrong_method = house.call(&call("DELETE /open311/v2/requests.xml", None), By::Itself).await;
    assert_eq!((wrong_method.status, &tree(&wrong_method)["errors"][0]["code"]), (StatusCode::METHOD_NOT_ALLOWED, &json!("405")));
    let page = house.call(&call("GET /open311/v2/requests/1.json", None).header("accept", "text/html"), By::Itself).await;
    assert_eq!(page.body[0]["code"], 404, "a browser, too, is told in the standard's form");
}
