//! A demo whose fill was interrupted is taken out whole, and nothing beside it.

use crate::harness::{house, postgres};
use chengguan_app::chores::forget_unfinished_demo;
use chengguan_app::identity::create_token;
use chengguan_app::open311::keys::create_key;
use chengguan_app::identity::setup::{NewAccount, NewBureau, create_accounts, create_bureau, create_settings};
use chengguan_statute::access::Role;
use sea_orm::{FromQueryResult, Statement};
use serde_json::json;

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

#[tokio::test]
async fn every_row_of_the_demo_goes_and_another_bureau_stays_whole() {
    let house = house().await;
    house.receive("留下的一件").await;
    let entries = house.journal().await;
    let new = NewBureau { code: "demo".into(), short_code: "YS".into(), name: "演示".into(), uscc: None, parent_id: None, demo: true };
    let demo = create_bureau(&house.desk, new).await.unwrap();
    create_settings(&house.desk, &demo, &[("reopen_days", json!(15))]).await.unwrap();
    let account = NewAccount { login: "operator".into(), name: "x".into(), squad: None, roles: vec![Role::Operator], password_hash: "none".into() };
    create_accounts(&house.desk, &demo, vec![account]).await.unwrap();
    create_token(&house.desk, &demo, "operator", "write", 3).await.unwrap();
    create_key(&house.desk, &demo, "邻市平台").await.unwrap();
    assert!(forget_unfinished_demo(&house.desk, &house.bureau).await.is_err(), "a real bureau is never taken out");
    forget_unfinished_demo(&house.desk, &demo).await.unwrap();
    assert_eq!(house.desk.bureaus().len(), 1);
    let behind = house.database().await;
    let every = match postgres() {
        None => "SELECT m.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'bureau_id'",
        Some(_) => "SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'bureau_id' AND table_schema = current_schema()",
    };
    let backend = behind.get_database_backend();
    let tables = Name::find_by_statement(Statement::from_string(backend, every)).all(&behind).await.unwrap();
    let source = include_str!("../../src/chores.rs");
    for Name { name } in &tables {
        assert!(source.contains(&format!("\"{name}\"")), "{name} is not in the list of what is taken out");
        let left = Statement::from_string(backend, format!("SELECT count(*) AS count FROM {name} WHERE bureau_id = {}", demo.id));
        assert_eq!(Count::find_by_statement(left).one(&behind).await.unwrap().unwrap().count, 0, "{name}");
    }
    assert!(tables.len() >= 16, "the query finds the tables");
    assert_eq!(house.journal().await, entries);
}
