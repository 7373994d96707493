//! Lists: pages, counts, statements.

use crate::harness::house;
use axum::http::StatusCode;

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repeat_and_lead_back() {
    let house = house().await;
    for n in 0..23 {
        house.receive(&format!("第{n}件")).await;
    }
    for sort in ["due", "received"] {
        let mut seen = Vec::new();
        let mut after = String::new();
        let last = loop {
            let page = house.get("operator", &format!("/api/v1/opinions?sort={sort}&limit=5&after={after}")).await.body;
            seen.extend(page["items"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap().to_owned()));
            let Some(next) = page["next"].as_str() else {
                break page;
            };
            after = next.to_owned();
        };
        let mut unique = seen.clone();
        unique.sort();
        unique.dedup();
        assert_eq!((seen.len(), unique.len()), (23, 23), "{sort}");
        let before = last["previous"].as_str().unwrap();
        let page = house.get("operator", &format!("/api/v1/opinions?sort={sort}&limit=5&before={before}")).await.body;
        let numbers: Vec<&str> = page["items"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap()).collect();
        assert_eq!(numbers, seen[15..20].iter().map(String::as_str).collect::<Vec<_>>(), "{sort}");
    }
}

#[tokio::test]
async fn statements_of_a_page_do_not_grow_with_its_rows() {
    let house = house().await;
    for n in 0..60 {
        house.receive(&format!("第{n}件")).await;
    }
    let mut counts = Vec::new();
    for limit in [1, 50, 200] {
        let answer = house.get("operator", &format!("/api/v1/opinions?limit={limit}")).await;
        counts.push(answer.headers["x-statements"].to_str().unwrap().to_owned());
    }
    assert_eq!(counts, vec![counts[0].clone(); 3]);
    assert!(counts[0].parse::<usize>().unwrap() <= 4, "{counts:?}");
    let id = house.get("operator", "/api/v1/opinions?limit=1").await.body["items"][0]["id"].as_str().unwrap().to_owned();
    let detail = house.get("operator", &format!("/api/v1/opinions/{id}")).await;
    assert!(detail.headers["x-statements"].to_str().unwrap().parse::<usize>().unwrap() <= 8);
}

#[tokio::test]
async fn names_outside_the_closed_lists_answer_400() {
    let house = house().await;
    for query in [
        "sort=due;drop table opinion", "sort=title", "sort=bureau_id desc", "colour=blue", "standing=open", "order=asc", "view=nothing", "limit=201", "limit=0",
        "after=1", "squad=east", "received_from=yesterday", "kind=complaint' or '1'='1", "bureau_id=2",
    ] {
        let path = format!("/api/v1/opinions?{}", query.replace(' ', "%20").replace('\'', "%27"));
        let answer = house.get("operator", &path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}: {}", answer.body);
        assert!(!answer.body["fields"][0]["mend"].as_str().unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_filter_no_index_answers_stops_after_20000_rows_says_so_and_goes_on_when_asked() {
    let house = house().await;
    let praise = house.receive("先来的一件").await["opinion"].as_str().unwrap().to_owned();
    house.clock("2026-03-03T09:30:00+08:00");
    let file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    let rows: String = (0..20_000).map(|n| format!("{n},help,第{n}处井盖翘起\n")).collect();
    std::fs::write(file.path(), format!("id,kind,text\n{rows}")).unwrap();
    chengguan_app::opinions::import::import(&house.desk, &house.bureau, file.path(), &Default::default(), &|_| {}).await.unwrap();
    let page = house.get("operator", "/api/v1/opinions?kind=complaint&sort=received").await.body;
    assert_eq!((page["items"].as_array().unwrap().len(), &page["stopped"]), (0, &true.into()), "{page}");
    assert_eq!(page["count"], serde_json::json!({ "value": 0, "exact": false }));
    let after = page["next"].as_str().unwrap();
    let page = house.get("operator", &format!("/api/v1/opinions?kind=complaint&sort=received&after={after}")).await.body;
    assert_eq!((page["items"][0]["number"].as_str(), &page["stopped"]), (Some(praise.as_str()), &false.into()));
    let page = house.get("operator", "/api/v1/opinions?kind=help&sort=received").await.body;
    assert_eq!((page["items"].as_array().unwrap().len(), &page["stopped"]), (50, &false.into()));
    assert_eq!(page["count"], serde_json::json!({ "value": 1000, "exact": false }));
}
