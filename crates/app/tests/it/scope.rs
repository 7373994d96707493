//! What belongs to another squad is nowhere: not in a list, a count, a search, beside another opinion, in a figure, a file
//! or what is told live (faults 4 and 5 of docs/faults.md).

use crate::harness::{House, house};
use axum::body::Body;
use axum::http::StatusCode;
use chengguan_app::opinions::search::catch_up;
use serde_json::{Value, json};

const WORDS: &str = "锦绣街夜里烧烤摊油烟大";

/// At the one place everything here is about.
async fn entered(house: &House, text: &str) -> String {
    let place = json!({ "longitude": 118.75, "latitude": 30.95, "address": "锦绣街1号" });
    let entered = house.entered(json!({ "kind": "complaint", "channel": "hotline", "text": text, "place": place })).await;
    entered["id"].as_str().unwrap().to_owned()
}

/// In the hands of the east squad, with a child merged into it; officer3 is of the west squad.
async fn in_the_east(house: &House) -> (String, String) {
    let ids = (entered(house, WORDS).await, entered(house, "锦绣街烧烤摊又出来了").await);
    house.done("operator", &ids.0, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    house.done("operator", &ids.0, "assign", json!({})).await;
    house.done("operator", &ids.1, "merge", json!({ "into": ids.0 })).await;
    house.done("officer", &ids.0, "accept", json!({})).await;
    catch_up(&house.desk).await.unwrap();
    ids
}

/// Everything an answer says, as one text.
async fn told(house: &House, who: &str, path: &str) -> String {
    let answer = house.get(who, path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path} by {who}: {}", answer.body);
    answer.body.to_string()
}

#[tokio::test]
async fn lists_counts_search_and_figures_hold_nothing_of_another_squad() {
    let house = house().await;
    let (lead, child) = in_the_east(&house).await;
    let lists = ["/api/v1/opinions?view=all", "/api/v1/opinions?view=open", "/api/v1/opinions?view=all&q=烧烤摊", "/api/v1/opinions?view=all&category=street-order/stalls", "/api/v1/inbox"];
    for path in lists {
        let (own, other) = (told(&house, "officer", path).await, told(&house, "officer3", path).await);
        assert!(path.contains("inbox") || own.contains(&lead), "{path}: the east squad has it");
        assert!(!other.contains(&lead) && !other.contains(&child) && !other.contains("烧烤摊"), "{path}: {other}");
    }
    let counted = |who: &'static str| async { house.get(who, "/api/v1/opinions?view=all").await.body["count"]["value"].clone() };
    assert_eq!((counted("officer3").await, counted("operator").await), (json!(0), json!(2)));
    let views = house.get("officer3", "/api/v1/views").await.body;
    let every = views["items"].as_array().unwrap();
    assert!(!every.is_empty() && every.iter().all(|view| view["count"]["value"] == 0), "{views}");
    for id in [&lead, &child] {
        assert_eq!(house.get("officer3", &format!("/api/v1/opinions/{id}")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn beside_an_opinion_of_ones_own_nothing_of_another_squad_is_shown() {
    let house = house().await;
    let (lead, child) = in_the_east(&house).await;
    // The west squad's own, at the same place and about the same.
    let own = entered(&house, "锦绣街烧烤摊的油污").await;
    let west = house.squad("西城中队").await;
    house.done("operator", &own, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    house.done("operator", &own, "assign", json!({ "squad": west })).await;
    let seen = |who: &'static str| async { told(&house, who, &format!("/api/v1/opinions/{own}")).await };
    let (operators, officers) = (seen("operator").await, seen("officer3").await);
    assert!(operators.contains(&lead), "the operator is shown what is near by");
    assert!(!officers.contains(&lead) && !officers.contains(&child), "{officers}");
}

#[tokio::test]
async fn a_file_written_for_a_squad_leader_holds_the_squads_own_alone() {
    let house = house().await;
    in_the_east(&house).await;
    let other = house.opinion("井盖翘起").await;
    let order = |who: &'static str| {
        let request = house.request("POST", "/api/v1/exports", Some(who)).body(Body::from(json!({ "form": "csv", "question": { "view": "all" } }).to_string()));
        house.send(request.unwrap())
    };
    let ids: Vec<Value> = [order("squad-leader").await, order("operator").await].map(|answer| answer.body["id"].clone()).into();
    house.work().await;
    let file = |who: &'static str, id: &Value| house.get(who, format!("/api/v1/exports/{}/file", id.as_str().unwrap()).leak());
    let (squads, bureaus) = (file("squad-leader", &ids[0]).await, file("operator", &ids[1]).await);
    let text = |answer: &crate::harness::Answer| String::from_utf8_lossy(&answer.bytes).into_owned();
    assert!(text(&bureaus).contains("井盖翘起") && text(&bureaus).contains("烧烤摊"), "{}", text(&bureaus));
    assert!(!text(&squads).contains("井盖翘起") && text(&squads).contains("烧烤摊"), "{}", text(&squads));
    assert_eq!(file("squad-leader", &ids[1]).await.status, StatusCode::NOT_FOUND, "another's file");
    drop(other);
}
