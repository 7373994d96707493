//! What a request shows as work goes on, what is found by which filter, and what is never told.

use super::*;
use crate::harness::postgres;
use crate::statements::noted;
use chengguan_app::identity::setup::{NewBureau, create_bureau};
use sea_orm::{ConnectionTrait, Statement};

fn numbers(body: &Value) -> Vec<&str> {
    body.as_array().unwrap().iter().map(|request| request["service_request_id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_request_follows_the_work_with_its_steps_and_without_inner_words() {
    let house = house().await;
    let (number, _) = house.request311(&[("description", "占道"), ("last_name", "钱"), ("first_name", "内线"), ("phone", "13912345678")]).await;
    let id = house.on_ledger(&number).await;
    house.done("operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    house.done("operator", &id, "assign", json!({})).await;
    house.done("officer", &id, "accept", json!({})).await;
    house.done("squad-leader", &id, "supervise", json!({ "order": "内情甲" })).await;
    house.done("officer", &id, "suspend", json!({ "reason": "内情乙" })).await;
    house.done("officer", &id, "resume", json!({})).await;
    house.done("officer", &id, "handle", json!({ "text": "内情丙" })).await;
    house.done("officer", &id, "reply", json!({ "text": "答复丁，13912345678" })).await;
    let one = house.ask(&format!("requests/{number}.json")).await.body;
    assert_eq!((&one[0]["status"], &one[0]["agency_responsible"], &one[0]["status_notes"]), (&json!("open"), &json!("东城中队"), &json!("待核实")));
    assert!(one[0]["expected_datetime"].is_string());
    let notes: Vec<&str> = one[0]["notes"].as_array().unwrap().iter().map(|note| note["type"].as_str().unwrap()).collect();
    assert_eq!(notes, ["received", "sorted", "assigned", "accepted", "suspended", "resumed", "handled", "replied"], "supervision is an inner matter");
    house.done("squad-leader", &id, "verify", json!({ "passed": true, "note": "内情戊" })).await;
    house.done("operator", &id, "rate", json!({ "satisfied": true })).await;
    house.done("operator", &id, "close-out", json!({})).await;
    for path in [format!("requests/{number}"), "requests".into()] {
        for ending in ["json", "xml"] {
            let text = house.ask(&format!("{path}.{ending}?extensions=true")).await.body.to_string();
            assert!(text.contains("closed") && text.contains("closed_out"), "{text}");
            for hidden in ["内情", "内线", "13912345678", "答复丁", "officer", "leader"] {
                assert!(!text.contains(hidden), "{hidden} in {text}");
            }
        }
    }
}

#[tokio::test]
async fn words_that_name_somebody_wait_until_a_person_has_taken_the_name_out() {
    let house = house().await;
    let (number, _) = house.request311(&[("description", "找王建国，13800001234"), ("address_string", "张三家楼下")]).await;
    let path = format!("requests/{number}.json");
    let one = house.ask(&path).await.body;
    assert_eq!((&one[0]["description"], &one[0]["address"], &one[0]["lat"]), (&Value::Null, &Value::Null, &json!(30.95)), "place and status are there");
    let id = house.on_ledger(&number).await;
    house.done("operator", &id, "correct", json!({ "target": 1, "change": { "text": "烧烤摊天天占道" }, "reason": "隐去姓名电话" })).await;
    assert_eq!(house.ask(&path).await.body[0]["description"], "烧烤摊天天占道");
}

#[tokio::test]
async fn what_came_another_way_and_what_reports_an_offence_is_not_answered() {
    let house = house().await;
    let received = house.receive("从网页来的").await;
    let own = received["opinion"].as_str().unwrap();
    let (reported, token) = house.request311(&[("description", "举报")]).await;
    let id = house.on_ledger(&reported).await;
    house.done("operator", &id, "correct", json!({ "target": 1, "change": { "kind": "report" }, "reason": "是举报" })).await;
    assert_eq!(house.ask("requests.json").await.body, json!([]));
    for path in [format!("requests/{own}"), format!("requests/{reported}"), format!("tokens/{token}"), format!("tokens/{}", received["receipt"].as_str().unwrap())] {
        assert_eq!(house.ask(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(house.ask(&format!("requests.json?service_request_id={own},{reported}")).await.body, json!([]));
}

#[tokio::test]
async fn with_two_bureaus_the_jurisdiction_is_named_and_the_others_stay_hidden() {
    let house = house().await;
    let (number, token) = house.request311(&[("description", "占道")]).await;
    let key = house.key().await;
    let neighbour = NewBureau { code: "neighbour".into(), short_code: "NB".into(), name: "邻区".into(), uscc: None, parent_id: None, demo: false };
    create_bureau(&house.desk, neighbour).await.unwrap();
    let unnamed = house.ask("requests.json").await;
    assert_eq!((unnamed.status, unnamed.body[0]["code"].as_u64()), (StatusCode::BAD_REQUEST, Some(400)));
    assert!(unnamed.body[0]["description"].as_str().unwrap().contains("jurisdiction_id"));
    assert_eq!(numbers(&house.ask("requests.json?jurisdiction_id=test").await.body), [number.as_str()]);
    assert_eq!(house.ask("requests.json?jurisdiction_id=neighbour").await.body, json!([]));
    for path in [format!("requests/{number}"), format!("tokens/{token}")] {
        assert_eq!(house.ask(&format!("{path}.json?jurisdiction_id=neighbour")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let fields = [("api_key", key.as_str()), ("jurisdiction_id", "neighbour"), ("service_code", "0"), ("address_string", "x"), ("description", "占道")];
    assert_eq!(house.call(&call("POST /open311/v2/requests", None).form(&fields), By::Itself).await.status, StatusCode::FORBIDDEN, "a key opens one bureau");
    let prefixed = |rest: &str| call(&format!("GET /b/test/open311/v2/{rest}"), None);
    assert_eq!(numbers(&house.call(&prefixed("requests.json"), By::Itself).await.body), [number.as_str()]);
    assert_eq!(house.call(&prefixed("requests.json?jurisdiction_id=neighbour"), By::Itself).await.status, StatusCode::NOT_FOUND);
    let discovery = house.call(&prefixed("discovery.json").header("host", "chengguan.example.cn"), By::Itself).await.body;
    assert_eq!(discovery["endpoints"][0]["url"], "http://chengguan.example.cn/b/test/open311/v2");
}

#[tokio::test]
async fn requests_are_found_by_number_date_category_status_and_change() {
    let house = house().await;
    let (oldest, _) = house.request311(&[("description", "一")]).await;
    house.clock("2026-06-01T09:00:00+08:00"); // 90 days later to the minute.
    let (middle, _) = house.request311(&[("description", "二"), ("service_code", "0")]).await;
    house.clock("2026-06-02T09:00:00+08:00");
    let (newest, _) = house.request311(&[("description", "三")]).await;
    let asked = async |query: &str| {
        let answer = house.ask(&format!("requests.json?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.body);
        numbers(&answer.body).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(asked("").await, [&*newest, &*middle], "the last 90 days, newest first");
    assert_eq!(asked(&format!("service_request_id={oldest},%20{newest}&status=closed&start_date=2020-01-01")).await, [&*newest, &*oldest], "numbers override all else");
    assert_eq!(asked("start_date=2026-03-03T09:00:00+08:00").await, [&*oldest], "90 days from the one end, to the second; a plus sign that was not encoded");
    assert_eq!(asked("start_date=2026-03-03T09:00:00%2B08:00").await, [&*oldest]);
    assert_eq!(asked("start_date=2026-03-03T09:30:00%2B08:00").await, [&*middle]);
    assert_eq!(asked("start_date=2026-03-03T01:01:00Z&end_date=2026-06-01").await, [&*middle]);
    assert_eq!(asked("end_date=2026-03-03").await, [&*oldest], "a day named as an end is meant whole");
    assert_eq!(asked("end_date=2026-03-02").await, [""; 0]);
    assert_eq!(asked(&format!("service_code={STALLS}")).await, [&*newest]);
    assert_eq!(asked(&format!("service_code=0,{STALLS}")).await, [&*newest, &*middle]);
    assert_eq!(asked("page=1&page_size=1").await, [&*newest]);
    assert_eq!(asked("page=2&page_size=1").await, [&*middle]);
    assert_eq!(asked("page=3&page_size=1").await, [""; 0]);
    assert_eq!(asked("status=open,closed").await, [&*newest, &*middle]);
    house.clock("2026-06-03T09:00:00+08:00");
    house.done("operator", &house.on_ledger(&oldest).await, "return", json!({ "reason": "不属于本区" })).await;
    assert_eq!(asked("updated_after=2026-06-02").await, [&*newest, &*oldest], "in order of change, whenever it came");
    assert_eq!(asked("updated_after=2026-06-02&status=closed").await, [&*oldest]);
    // Sorted into another category, it is found there and no longer where it was sent.
    house.done("operator", &house.on_ledger(&middle).await, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    assert_eq!(asked("service_code=0").await, [""; 0]);
    assert_eq!(asked(&format!("service_code={STALLS}")).await, [&*newest, &*middle]);
}

#[tokio::test]
async fn a_request_merged_with_another_is_closed_and_says_so() {
    let house = house().await;
    let (number, _) = house.request311(&[("description", "占道")]).await;
    let lead = house.in_hand("占道").await;
    let id = house.on_ledger(&number).await;
    house.done("operator", &id, "merge", json!({ "into": lead })).await;
    let one = house.ask(&format!("requests/{number}.json")).await.body;
    assert_eq!((&one[0]["status"], &one[0]["status_notes"]), (&json!("closed"), &json!("和同一处的同一件事并在一起办")));
    house.done("operator", &id, "unmerge", json!({ "reason": "不是同一家" })).await;
    assert_eq!(house.ask(&format!("requests/{number}.json")).await.body[0]["status"], "open");
}

#[tokio::test]
async fn requests_walk_an_index_in_order_and_sort_nothing() {
    let house = house().await;
    house.request311(&[("description", "占道")]).await;
    let database = house.database().await;
    crate::plans::only_indexes(&database).await;
    for (query, index) in [
        ("", "opinion_channel_received_at_id"), ("status=open&service_code=0", "opinion_channel_received_at_id"), ("page=3&page_size=1", "opinion_channel_received_at_id"),
        ("updated_after=2026-03-01", "opinion_channel_changed_at_id"),
    ] {
        let (answer, statements) = noted(house.ask(&format!("requests?{query}"))).await;
        assert_eq!(answer.status, StatusCode::OK);
        let page = statements.iter().find(|statement| statement.sql.contains("LIMIT")).expect("the page is one statement");
        let (explain, column) = if postgres().is_some() { ("EXPLAIN", "QUERY PLAN") } else { ("EXPLAIN QUERY PLAN", "detail") };
        let lines = database.query_all_raw(Statement { sql: format!("{explain} {}", page.sql), ..page.clone() }).await.unwrap();
        let plan = lines.iter().map(|line| line.try_get::<String>("", column).unwrap()).collect::<Vec<_>>().join("\n");
        assert!(plan.contains(index) && !crate::plans::sorts(&plan), "{query}:\n{plan}");
    }
}
