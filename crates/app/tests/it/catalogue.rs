//! The catalogue of categories: what is offered, what each asks residents, what becomes of what is closed.

use crate::harness::{Answer, House, house};
use crate::published::page;
use crate::recipes::{By, call};
use axum::body::Body;
use axum::http::{StatusCode, header};
use serde_json::{Value, json};

const PATH: &str = "/api/v1/settings/categories";
const ADMIN: &str = "system-admin";

fn questions() -> Value {
    json!([
        { "code": "when", "asks": "一般什么时候摆", "form": "many", "choices": ["早上", "中午", "晚上"] },
        { "code": "stalls", "asks": "大约几个摊", "form": "number", "choices": [] },
    ])
}

fn category(code: &str, name: &str) -> Value {
    let term = |count| json!({ "count": count, "unit": "work_day" });
    json!({ "code": code, "name": name, "major": "street-order", "major_name": "街面秩序", "approach": "manage",
        "finish": term(10), "finish_urgent": term(3), "questions": [], "closed": false })
}

fn with(mut category: Value, part: &str, value: Value) -> Value {
    category[part] = value;
    category
}

async fn set(house: &House, categories: Value) -> Value {
    house.set(PATH, json!({ "categories": categories })).await
}

/// Stalls ask two things.
async fn asking() -> House {
    let house = house().await;
    set(&house, json!([with(category("street-order/stalls", "占道经营"), "questions", questions())])).await;
    house
}

fn shows(answer: &Answer, words: &str) -> bool {
    answer.body.as_str().unwrap().contains(words)
}

async fn step(house: &House, more: &[(&str, &str)]) -> Answer {
    let mut all = vec![("kind", "complaint"), ("text", "天天占着道"), ("category", "street-order/stalls"), ("idempotency_key", "k-1"), ("from", "what"), ("step", "where")];
    all.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    all.extend(more);
    house.call(&call("POST /speak", None).header("accept", "text/html").form(&all), By::Itself).await
}

#[tokio::test]
async fn a_catalogue_is_checked_whole_and_its_faults_are_named() {
    let house = house().await;
    let good = category("street-order/stalls", "占道经营");
    let question = |part: &str, value: Value| with(good.clone(), "questions", json!([with(questions()[0].clone(), part, value)]));
    let eleven: Vec<Value> = (0..11).map(|at| with(questions()[1].clone(), "code", json!(format!("q{at}")))).collect();
    for (value, expected) in [
        (json!([]), "categories none_open"),
        (json!([with(good.clone(), "closed", json!(true))]), "categories none_open"),
        (json!([good.clone(), good.clone()]), "categories.street-order/stalls.code name_taken"),
        (json!([with(good.clone(), "code", json!("stalls"))]), "categories.stalls.code category_code"),
        (json!([with(good.clone(), "code", json!("other/stalls"))]), "categories.other/stalls.code category_code"),
        (json!([with(good.clone(), "name", json!(" "))]), "categories.street-order/stalls.name text_missing"),
        (json!([with(good.clone(), "name", json!("长".repeat(21)))]), "categories.street-order/stalls.name text_too_long"),
        (json!([with(good.clone(), "finish", json!({ "count": 0, "unit": "work_day" }))]), "categories.street-order/stalls.finish number_range"),
        (json!([with(good.clone(), "finish", json!({ "count": 366, "unit": "work_day" }))]), "categories.street-order/stalls.finish number_range"),
        (json!([question("choices", json!(["早上"]))]), "categories.street-order/stalls.questions.0.choices choices"),
        (json!([question("choices", json!(["早上", "早上"]))]), "categories.street-order/stalls.questions.0.choices choices"),
        (json!([question("form", json!("text"))]), "categories.street-order/stalls.questions.0.choices no_choices"),
        (json!([question("code", json!("什么"))]), "categories.street-order/stalls.questions.0.code question_code"),
        (json!([question("asks", json!(""))]), "categories.street-order/stalls.questions.0.asks text_missing"),
        (json!([with(good.clone(), "questions", json!(eleven))]), "categories.street-order/stalls.questions number_range"),
    ] {
        let version = house.get(ADMIN, PATH).await.headers[header::ETAG].clone();
        let request = house.request("PUT", PATH, Some(ADMIN)).header(header::IF_MATCH, version).body(Body::from(json!({ "categories": value }).to_string()));
        let answer = house.send(request.unwrap()).await;
        let fields: Vec<String> = answer.body["fields"].as_array().unwrap_or(&Vec::new()).iter().map(|field| format!("{} {}", field["path"].as_str().unwrap(), field["code"].as_str().unwrap())).collect();
        assert_eq!((answer.status, fields), (StatusCode::UNPROCESSABLE_ENTITY, vec![expected.to_owned()]), "{}", answer.body);
    }
    let tried = house.set(&format!("{PATH}?dry_run=true"), json!({ "categories": [with(good, "finish", json!({ "count": 5, "unit": "work_day" }))] })).await;
    assert_eq!((&tried["trial"]["tried_on"], &tried["categories"][0]["finish"]["count"]), (&json!(0), &json!(10)), "a trial changes nothing: {tried}");
}

#[tokio::test]
async fn what_is_closed_is_offered_no_more_and_what_was_sorted_to_it_stays() {
    let house = house().await;
    let id = house.in_hand("摊点占道").await;
    let next = house.opinion("又来了一个摊").await;
    // One left out is closed, not gone.
    let changed = set(&house, json!([category("street-order/goods", "乱堆物料")])).await;
    let codes: Vec<(&str, bool)> = changed["categories"].as_array().unwrap().iter().map(|one| (one["code"].as_str().unwrap(), one["closed"].as_bool().unwrap())).collect();
    assert_eq!(codes, [("street-order/goods", false), ("street-order/stalls", true)]);
    let view = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body;
    assert_eq!(view["category"]["name"], "占道经营", "{view}");
    let sort = |category: &str| json!({ "category": category, "urgency": "normal", "approach": "manage" });
    let refused = house.act("operator", &next, "sort", sort("street-order/stalls")).await;
    assert_eq!((refused.status, &refused.body["fields"][0]["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("unknown_category")), "{}", refused.body);
    house.done("operator", &next, "sort", sort("street-order/goods")).await;
    let services = house.call(&call("GET /open311/v2/services.json", None), By::Itself).await.body;
    assert!(services.to_string().contains("street-order.goods") && !services.to_string().contains("street-order.stalls"), "{services}");
    let filtered = house.call(&call("GET /open311/v2/requests.json", None).at(|path| format!("{path}?service_code=street-order.stalls")), By::Itself).await;
    assert_eq!(filtered.status, StatusCode::OK, "what was sent under it is still asked for: {}", filtered.body);
    assert!(!shows(&page(&house, "/speak").await, "占道经营"));
    // Putting back what it was keeps what came since, closed.
    let now = house.get(ADMIN, PATH).await;
    let request = house.request("POST", "/api/v1/settings/categories/put-back", Some(ADMIN)).header(header::IF_MATCH, now.headers[header::ETAG].clone());
    assert_eq!(house.send(request.body(Body::from(json!({ "version": 1 }).to_string())).unwrap()).await.status, StatusCode::NO_CONTENT);
    let back = house.get(ADMIN, PATH).await.body;
    let closed = |code: &str| back["categories"].as_array().unwrap().iter().find(|one| one["code"] == code).unwrap()["closed"].clone();
    assert_eq!((closed("street-order/stalls"), closed("street-order/goods")), (json!(false), json!(true)));
    assert_eq!(house.get("operator", &format!("/api/v1/opinions/{next}")).await.body["category"]["name"], "乱堆物料");
    house.journal().await;
}

#[tokio::test]
async fn a_resident_is_asked_what_the_category_asks_and_need_not_answer() {
    let house = asking().await;
    assert!(shows(&page(&house, "/speak").await, "由城管来分"));
    let asked = step(&house, &[]).await;
    assert!(shows(&asked, "再问几句") && shows(&asked, "一般什么时候摆") && shows(&asked, "name=\"q.when[]\""), "{}", asked.body);
    assert!(shows(&step(&house, &[("category", "")]).await, "在哪里？有照片吗"), "without a category nothing is asked");
    let wrong = step(&house, &[("from", "more"), ("q.stalls", "好几个"), ("q.when[]", "早上")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shows(&wrong, "填数字") && shows(&wrong, "q-stalls-error") && shows(&wrong, "value=\"早上\" checked"), "{}", wrong.body);
    assert!(shows(&step(&house, &[("from", "more")]).await, "在哪里？有照片吗"), "nobody has to answer");
    let answers = [("q.stalls", "3"), ("q.when[]", "晚上"), ("q.when[]", "早上")];
    let place = step(&house, &[&[("from", "more")], &answers[..]].concat()).await;
    assert!(shows(&place, "name=\"q.stalls\" value=\"3\"") && shows(&place, "name=\"q.when[]\" value=\"晚上\""), "they are carried along: {}", place.body);
    let check = step(&house, &[&[("from", "contact"), ("step", "check"), ("anonymous", "yes")], &answers[..]].concat()).await;
    assert!(shows(&check, "大约几个摊") && shows(&check, "早上、晚上") && shows(&check, "占道经营"), "{}", check.body);
    let forged = step(&house, &[("from", "check"), ("step", "send"), ("category", "street-order/nowhere"), ("anonymous", "yes")]).await;
    assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", forged.body);
    let sent = step(&house, &[&[("from", "check"), ("step", "send"), ("anonymous", "yes")], &answers[..]].concat()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let receipt = sent.headers[header::LOCATION].to_str().unwrap().split('?').next().unwrap().to_owned();
    assert!(shows(&page(&house, &receipt).await, "一般什么时候摆 早上、晚上"), "the receipt says it back");
    let found = house.get("operator", "/api/v1/opinions?view=all").await.body["items"][0]["id"].as_str().unwrap().to_owned();
    let view = house.get("operator", &format!("/api/v1/opinions/{found}")).await.body;
    assert_eq!(view["answers"], json!([{ "asks": "一般什么时候摆", "says": "早上、晚上" }, { "asks": "大约几个摊", "says": "3" }]));
    assert_eq!(view["proposed_category"], "street-order/stalls");
    // What was asked stays as it was asked.
    set(&house, json!([category("street-order/stalls", "占道经营")])).await;
    assert_eq!(house.get("operator", &format!("/api/v1/opinions/{found}")).await.body["answers"], view["answers"]);
    house.journal().await;
}

#[tokio::test]
async fn programs_and_operators_answer_the_same_questions() {
    let house = asking().await;
    let definition = house.call(&call("GET /open311/v2/services/{service_code}", None).about("service_code", "street-order.stalls.json"), By::Itself).await.body;
    let first = &definition["attributes"][0];
    assert_eq!((&first["datatype"], &first["required"], &first["order"], &first["values"][2]["key"]), (&json!("multivaluelist"), &json!(false), &json!(1), &json!("晚上")), "{definition}");
    let xml = house.call(&call("GET /open311/v2/services/{service_code}", None).about("service_code", "street-order.stalls.xml"), By::Itself).await;
    assert!(xml.body.as_str().unwrap().contains("<attributes><attribute>") && xml.body.as_str().unwrap().contains("<values><value><key>早上</key>"), "{}", xml.body);
    let key = chengguan_app::open311::keys::create_key(&house.desk, &house.bureau, "邻市平台").await.unwrap();
    let send = async |more: &[(&str, &str)]| {
        let all = [&[("api_key", key.as_str()), ("service_code", "street-order.stalls"), ("address_string", "锦绣街18号"), ("description", "占道")], more].concat();
        house.call(&call("POST /open311/v2/requests.json", None).form(&all), By::Itself).await
    };
    let sent = send(&[("attribute[stalls]", "2"), ("attribute[when][]", "早上"), ("attribute[when][]", "晚上")]).await;
    let id = house.id_of(sent.body[0]["service_request_id"].as_str().unwrap_or_else(|| panic!("{}", sent.body))).await;
    assert_eq!(house.get("operator", &format!("/api/v1/opinions/{id}")).await.body["answers"][0]["says"], "早上、晚上");
    for (name, value) in [("attribute[stalls]", "两个"), ("attribute[nothing]", "2"), ("attribute[when]", "半夜")] {
        let refused = send(&[(name, value)]).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{name}");
        assert!(refused.body.to_string().contains(name.trim_end_matches("[]")), "{}", refused.body);
    }
    let body = |answers: Value| json!({ "kind": "complaint", "channel": "hotline", "text": "占道", "category": "street-order/stalls", "answers": answers });
    let entered = house.entered(body(json!({ "stalls": ["4"] }))).await;
    assert_eq!(entered["answers"], json!([{ "asks": "大约几个摊", "says": "4" }]));
    let wrong = house.send(house.request("POST", "/api/v1/opinions", Some("operator")).body(Body::from(body(json!({ "stalls": ["4", "5"], "other": ["x"] })).to_string())).unwrap()).await;
    let fields: Vec<&str> = wrong.body["fields"].as_array().unwrap().iter().map(|field| field["path"].as_str().unwrap()).collect();
    assert_eq!((wrong.status, fields), (StatusCode::UNPROCESSABLE_ENTITY, vec!["answers.other", "answers.stalls"]), "{}", wrong.body);
}
