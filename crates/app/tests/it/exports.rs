//! Files of the ledger, and views somebody keeps.

use crate::harness::{Answer, House, house};
use crate::recipes::{By, call};
use axum::http::{StatusCode, header};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

async fn fetched(house: &House, who: &'static str, id: &str) -> Answer {
    house.get(who, &format!("/api/v1/exports/{id}/file")).await
}

async fn csv(house: &House, who: &'static str, order: Value) -> Vec<Vec<String>> {
    let id = house.order_export(who, order).await;
    assert_eq!(house.work().await, 1);
    let file = fetched(house, who, &id).await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.body);
    let text = file.body.as_str().unwrap().strip_prefix('\u{feff}').expect("the mark by which Excel knows UTF-8").to_owned();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn a_file_holds_what_the_list_holds_in_its_order_and_waits_for_whoever_ordered_it() {
    let house = house().await;
    for text in ["=1+1 这是一句话", "路灯不亮", "@ 招牌掉了"] {
        house.receive(text).await;
        house.clock(&house.desk.now().plus_ms(60_000).to_rfc3339());
    }
    house.in_hand("占道经营").await;
    let order = json!({ "form": "csv", "question": { "view": "all" }, "columns": ["number", "received", "title", "standing", "squad", "due"] });
    let rows = csv(&house, "operator", order).await;
    assert_eq!(rows[0], ["编号", "收到时间", "事由", "进展", "中队", "到期"]);
    let listed = house.get("operator", "/api/v1/opinions?view=all").await.body;
    let numbers: Vec<&str> = listed["items"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap()).collect();
    assert_eq!(rows[1..].iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), numbers);
    assert_eq!(rows[1][2..5], ["占道经营", "办理中", "东城中队"]);
    assert_eq!((rows[4][1].as_str(), rows[4][2].as_str()), ("2026-03-03 09:00", "'=1+1 这是一句话"), "a spreadsheet computes nothing somebody wrote");
    assert_eq!(rows[2][2], "'@ 招牌掉了");
    // Narrowed as the list is.
    let rows = csv(&house, "operator", json!({ "form": "csv", "question": { "view": "to_sort" } })).await;
    assert_eq!(rows.len(), 4);
    let acts = house.journalled().await;
    assert_eq!(acts.iter().filter(|act| *act == "opinions.export").count(), 2);
    assert_eq!(house.journal().await, acts.len() as i64);
}

#[tokio::test]
async fn a_sheet_is_whole_and_words_are_words_in_it() {
    let house = house().await;
    house.receive("=HYPERLINK(\"http://a\",\"b\")").await;
    let id = house.order_export("leader", json!({ "form": "xlsx", "question": { "view": "all" } })).await;
    let before = house.get("leader", &format!("/api/v1/exports/{id}")).await.body;
    assert_eq!((&before["state"], &before["expected"]), (&"waiting".into(), &json!({ "value": 1, "exact": true })));
    assert_eq!(fetched(&house, "leader", &id).await.status, StatusCode::NOT_FOUND, "not whole yet");
    house.work().await;
    let after = house.get("leader", &format!("/api/v1/exports/{id}")).await.body;
    assert_eq!((&after["state"], &after["rows"]), (&"done".into(), &1.into()));
    assert_eq!(after["name"], "意见台账-20260303-0900.xlsx");
    let file = fetched(&house, "leader", &id).await;
    assert!(file.headers[header::CONTENT_TYPE].to_str().unwrap().contains("spreadsheetml"));
    assert!(file.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment; filename*=UTF-8''%E6%84%8F"));
    assert!(file.body.as_str().unwrap().starts_with("PK"));
}

#[tokio::test]
async fn nobody_takes_out_what_they_may_not_see_nor_fetches_what_another_ordered() {
    let house = house().await;
    house.in_hand("东城的事").await;
    let request = house.request("POST", "/api/v1/opinions", Some("operator"));
    let body = json!({ "kind": "report", "channel": "hotline", "text": "有人收保护费", "contact": { "name": "钱多多", "phone": "19900005678" } });
    house.send(request.body(body.to_string().into()).unwrap()).await;
    let columns = json!(["title", "reporter_name", "reporter_phone"]);
    let rows = csv(&house, "operator", json!({ "form": "csv", "question": { "view": "all" }, "columns": columns })).await;
    assert_eq!(rows[1], ["有人收保护费", "", ""], "who made a report of wrongdoing is in no file");
    let rows = csv(&house, "squad-leader", json!({ "form": "csv", "question": { "view": "all" }, "columns": ["title"] })).await;
    assert_eq!(rows[1..], [["东城的事"]], "only the squad's own");
    for (who, order, status) in [
        ("officer", json!({ "form": "csv" }), StatusCode::FORBIDDEN),
        ("action-office", json!({ "form": "csv", "columns": ["reporter_phone"] }), StatusCode::UNPROCESSABLE_ENTITY),
        ("operator", json!({ "form": "pdf" }), StatusCode::UNPROCESSABLE_ENTITY),
        ("operator", json!({ "form": "csv", "columns": ["password_hash"] }), StatusCode::UNPROCESSABLE_ENTITY),
        ("operator", json!({ "form": "csv", "question": { "limit": "5" } }), StatusCode::UNPROCESSABLE_ENTITY),
        ("operator", json!({ "form": "csv", "question": { "sort": "title" } }), StatusCode::BAD_REQUEST),
    ] {
        let answer = house.call(&call("POST /api/v1/exports", Some(who)).json(order.clone()), By::Itself).await;
        assert_eq!(answer.status, status, "{who} {order}: {}", answer.body);
    }
    let id = house.order_export("operator", json!({ "form": "csv" })).await;
    house.work().await;
    for path in ["", "/file"] {
        assert_eq!(house.get("leader", &format!("/api/v1/exports/{id}{path}")).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(house.journalled().await.iter().filter(|act| *act == "access.export_opinions.refused").count(), 3, "the officer's attempt and the leader's two");
    // Whoever may no more gets nothing, though it was ordered while they might.
    let id = house.order_export("squad-leader", json!({ "form": "csv" })).await;
    house.database().await.execute_unprepared("UPDATE account SET roles = '[\"officer\"]' WHERE login = 'squad-leader'").await.unwrap();
    house.desk.reload().await.unwrap();
    house.work().await;
    let jobs = house.get("system-admin", "/api/v1/jobs?state=dead").await.body;
    assert_eq!(jobs["items"][0]["fault"], "已经没有导出的权限", "{jobs} {id}");
}

#[tokio::test]
async fn three_files_at_once_are_enough_and_after_a_week_they_go() {
    let house = house().await;
    house.receive("路灯不亮").await;
    let order = || call("POST /api/v1/exports", Some("operator")).json(json!({ "form": "csv", "question": { "view": "all" } }));
    for _ in 0..3 {
        house.call(&order(), By::Itself).await;
    }
    assert_eq!(house.call(&order(), By::Itself).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(house.work().await, 3);
    let again = order().header("idempotency-key", "once");
    let first = house.call(&again, By::Itself).await;
    let repeat = house.call(&again, By::Itself).await;
    assert_eq!((first.status, &first.body["id"]), (repeat.status, &repeat.body["id"]), "the same request twice is one file");
    house.work().await;
    let id = first.body["id"].as_str().unwrap();
    let ordered = house.desk.now();
    for (at, status, state) in [(0, StatusCode::OK, "done"), (60_000, StatusCode::NOT_FOUND, "dropped")] {
        house.desk.clock().jump(ordered.plus_ms(7 * 86_400_000 - 30_000 + at)).unwrap();
        chengguan_app::opinions::export::sweep(&house.desk, house.bureau.id).await.unwrap();
        assert_eq!(fetched(&house, "operator", id).await.status, status);
        let listed = house.get("operator", "/api/v1/exports").await.body;
        assert!(listed["items"].as_array().unwrap().iter().all(|row| row["state"] == state), "{listed}");
    }
    assert_eq!(std::fs::read_dir(house.folder.path().join("exports")).unwrap().count(), 0);
}

#[tokio::test]
async fn a_view_is_kept_shared_changed_and_removed_by_its_owner_alone() {
    let house = house().await;
    let view = |name: &str, shared: bool| json!({ "name": name, "question": { "view": "open", "category": "street-order/stalls" }, "shared": shared });
    let kept = house.keep_view("operator", view("占道", false)).await;
    let id = kept["id"].as_str().unwrap().to_owned();
    let names = |answer: Answer| answer.body["items"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(house.get("operator", "/api/v1/saved-views").await), ["占道"]);
    assert_eq!(names(house.get("leader", "/api/v1/saved-views").await), [""; 0], "one's own is nobody else's");
    let change = |who, version: &str, name: &str| call("PUT /api/v1/saved-views/{id}", Some(who)).about("id", &id).json(view(name, true)).header("if-match", format!("\"{version}\""));
    assert_eq!(house.call(&change("leader", "1", "我的"), By::Itself).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.call(&change("operator", "1", "占道经营"), By::Itself).await.status, StatusCode::OK);
    assert_eq!(house.call(&change("operator", "1", "别的"), By::Itself).await.status, StatusCode::PRECONDITION_FAILED);
    let shared = house.get("leader", "/api/v1/saved-views").await.body;
    assert_eq!((&shared["items"][0]["name"], &shared["items"][0]["own"], &shared["items"][0]["owner"]), (&"占道经营".into(), &false.into(), &"operator".into()));
    let remove = |who| call("DELETE /api/v1/saved-views/{id}", Some(who)).about("id", &id);
    assert_eq!(house.call(&remove("leader"), By::Itself).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.call(&remove("operator"), By::Itself).await.status, StatusCode::NO_CONTENT);
    assert_eq!(house.call(&remove("operator"), By::Itself).await.status, StatusCode::NOT_FOUND);
    for (body, path) in [
        (json!({ "name": "", "question": {} }), "name"),
        (json!({ "name": "长".repeat(21), "question": {} }), "name"),
        (json!({ "name": "坏", "question": { "sort": "title" } }), "question.sort"),
        (json!({ "name": "坏", "question": { "after": "1" } }), "question.after"),
    ] {
        let answer = house.call(&call("POST /api/v1/saved-views", Some("operator")).json(body), By::Itself).await;
        assert_eq!((answer.status, answer.body["fields"][0]["path"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some(path)), "{}", answer.body);
    }
    house.journal().await;
}
