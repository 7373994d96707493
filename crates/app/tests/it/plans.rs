//! Each leading filter of the ledger with each sort: the index gives the order, and nothing is sorted. Shown by the plans
//! of the very statements a request runs, on both databases.

use crate::harness::{House, house, postgres};
use crate::statements::noted;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

/// Who asks, what for, and the index that answers in order.
const INDEXED: &[(&str, &str, &str)] = &[
    ("operator", "view=all&sort=received", "opinion_received_at_id"),
    ("operator", "view=all&sort=closed", "opinion_closed_at_id"),
    ("operator", "view=open&sort=due", "opinion_open_due_at_id"),
    ("operator", "view=overdue&sort=due", "opinion_open_due_at_id"),
    ("operator", "view=today&sort=due", "opinion_open_due_at_id"),
    ("operator", "view=to_reply&sort=due", "opinion_standing_due_at_id"),
    ("operator", "standing=to_reply&sort=due", "opinion_standing_due_at_id"),
    ("operator", "standing=closed&sort=received", "opinion_standing_received_at_id"),
    ("operator", "squad=SQUAD&view=open&sort=due", "opinion_squad_id_open_due_at_id"),
    ("operator", "squad=SQUAD&sort=received", "opinion_squad_id_received_at_id"),
    ("operator", "squad=SQUAD&sort=closed", "opinion_squad_id_closed_at_id"),
    ("squad-leader", "view=open&sort=due", "opinion_squad_id_open_due_at_id"),
    ("squad-leader", "view=all&sort=received", "opinion_squad_id_received_at_id"),
    ("squad-leader", "view=all&sort=closed", "opinion_squad_id_closed_at_id"),
    ("officer", "view=mine&sort=due", "opinion_handler_id_open_due_at_id"),
    ("operator", "category=street-order/stalls&sort=received", "opinion_category_received_at_id"),
    ("operator", "grid=JX-01&received_from=2026-03-01&sort=received", "opinion_grid_received_at_id"),
    ("leader", "closed_from=2026-03-01&closed_to=2026-03-31&sort=closed", "opinion_closed_at_id"),
    ("leader", "view=open&due_from=2026-03-01&due_to=2026-03-31&sort=due", "opinion_open_due_at_id"),
];

/// Filters that only narrow: the walk is along the index of the order, and ends after 20,000 rows.
const NARROWING: &[(&str, &str, &str)] = &[
    ("operator", "view=all&sort=due", "opinion_open_due_at_id"),
    ("operator", "view=mine&sort=due", "opinion_open_due_at_id"),
    ("operator", "squad=SQUAD&sort=due", "opinion_squad_id_open_due_at_id"),
    ("operator", "category=street-order/stalls&sort=due", "opinion_open_due_at_id"),
    ("operator", "kind=help&sort=received", "opinion_received_at_id"),
];

/// The plan of the ledger's page, near and far.
async fn plan(house: &House, database: &DatabaseConnection, who: &str, query: &str) -> Vec<String> {
    let squad = house.get("operator", "/api/v1/opinions?view=open").await.body["items"][0]["squad"]["id"].as_str().unwrap().to_owned();
    let far = format!("after=1700000000000.{}.7", uuid::Uuid::now_v7().simple());
    let mut plans = Vec::new();
    for at in ["", &far] {
        let path = format!("/api/v1/opinions?{}&{at}", query.replace("SQUAD", &squad));
        let (answer, statements) = noted(house.get(who, path.trim_end_matches('&'))).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        let page = statements.iter().find(|statement| statement.sql.contains("ORDER BY")).expect("the page is one statement");
        let explain = if postgres().is_some() { "EXPLAIN" } else { "EXPLAIN QUERY PLAN" };
        let asked = Statement { sql: format!("{explain} {}", page.sql), ..page.clone() };
        let column = if postgres().is_some() { "QUERY PLAN" } else { "detail" };
        let lines = database.query_all_raw(asked).await.unwrap();
        plans.push(lines.iter().map(|line| line.try_get::<String>("", column).unwrap()).collect::<Vec<_>>().join("\n"));
    }
    plans
}

/// PostgreSQL sorts a handful of rows rather than walk an index, so these ways are closed: what is still sorted has no index.
pub async fn only_indexes(database: &DatabaseConnection) {
    if postgres().is_some() {
        for way in ["enable_seqscan", "enable_bitmapscan", "enable_sort", "enable_incremental_sort"] {
            database.execute_unprepared(&format!("SET {way} = off")).await.unwrap();
        }
    }
}

pub fn sorts(plan: &str) -> bool {
    // What a narrowing filter looks at comes from the walk itself, row by row.
    let own = usize::from(plan.contains("CO-ROUTINE opinion"));
    plan.contains("Sort") || plan.contains("TEMP B-TREE") || plan.matches("SCAN").count() > own
}

#[tokio::test]
async fn every_leading_filter_with_every_sort_walks_its_index_and_sorts_nothing() {
    let house = house().await;
    house.in_hand("占道").await;
    let database = house.database().await;
    only_indexes(&database).await;
    let mut wrong = Vec::new();
    for (who, query, index) in INDEXED.iter().chain(NARROWING) {
        for plan in plan(&house, &database, who, query).await {
            // For a single row the squad's order costs PostgreSQL as much as the handler's; with many its statistics choose.
            let as_good = postgres().is_some() && *query == "view=mine&sort=due" && plan.contains("opinion_squad_id_open_due_at_id");
            if sorts(&plan) || !plan.contains(index) && !as_good {
                wrong.push(format!("{who} {query} wants {index}:\n{plan}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[tokio::test]
async fn the_last_four_digits_are_looked_up_whatever_the_order() {
    let house = house().await;
    house.in_hand("占道").await;
    let database = house.database().await;
    only_indexes(&database).await;
    if postgres().is_some() {
        database.execute_unprepared("SET enable_sort = on").await.unwrap();
    }
    for sort in ["received", "due", "closed"] {
        for plan in plan(&house, &database, "operator", &format!("number=0001&sort={sort}")).await {
            // Which index PostgreSQL takes for a handful of rows is its statistics' choice; that it walks no order is ours.
            let looked_up = if postgres().is_some() { plan.contains("Sort Key") } else { plan.contains("opinion_number_tail") };
            assert!(looked_up && plan.contains("number_tail"), "{sort}:\n{plan}");
        }
    }
}

#[tokio::test]
async fn what_is_near_an_opinion_is_found_by_its_cells_and_not_by_walking_the_month() {
    let house = house().await;
    let place = serde_json::json!({ "longitude": 118.75, "latitude": 30.95 });
    let body = serde_json::json!({ "kind": "help", "channel": "hotline", "text": "井盖翘起", "place": place }).to_string();
    let made = house.send(house.request("POST", "/api/v1/opinions", Some("operator")).body(axum::body::Body::from(body)).unwrap()).await.body;
    let database = house.database().await;
    only_indexes(&database).await;
    if postgres().is_some() {
        // For a single row every index costs the same, and the newest is taken: those of another question go.
        let others = ["contact_phone_mark_received_at", "channel_received_at_id", "channel_changed_at_id", "grid_received_at_id", "squad_id_received_at_id", "squad_id_closed_at_id", "squad_id_open_due_at_id", "waits_due_at_id", "waits_received_at_id"];
        let named = others.map(|of| format!("opinion_{of}")).join(", ");
        database.execute_unprepared(&format!("DROP INDEX {named}")).await.unwrap();
    }
    let path = format!("/api/v1/opinions/{}", made["opinion"]["id"].as_str().unwrap());
    let (_, statements) = noted(house.get("operator", &path)).await;
    let near = statements.iter().find(|statement| statement.sql.contains(r#""place_cell" IN"#)).expect("what is near is one statement");
    let explain = if postgres().is_some() { "EXPLAIN" } else { "EXPLAIN QUERY PLAN" };
    let lines = database.query_all_raw(Statement { sql: format!("{explain} {}", near.sql), ..near.clone() }).await.unwrap();
    let column = if postgres().is_some() { "QUERY PLAN" } else { "detail" };
    let plan: Vec<String> = lines.iter().map(|line| line.try_get("", column).unwrap()).collect();
    assert!(plan.join("\n").contains("opinion_place_cell_received_at"), "{plan:?}");
}
