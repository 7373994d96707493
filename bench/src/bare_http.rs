//! The ceiling of a cheap read: an axum handler in a process of its own, doing one point read, or the two reads a receipt
//! is made of.

use crate::bare::connect;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

/// Serves a filled file until killed.
pub async fn serve(file: &str) {
    let database = connect(std::path::Path::new(file)).await;
    let app = Router::new().route("/{number}", get(read)).route("/{number}/facts", get(read_with_facts)).with_state(database);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    println!("ready: http://{}/", listener.local_addr().expect("bound"));
    axum::serve(listener, app).await.expect("serves");
}

async fn read(State(database): State<DatabaseConnection>, Path(number): Path<String>) -> String {
    let sql = "SELECT title, standing FROM opinion WHERE bureau_id = 1 AND number = ?";
    let row = database.query_one_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, [number.into()])).await.expect("read");
    let row = row.expect("an opinion of that number");
    let (title, standing): (String, String) = (row.try_get_by_index(0).expect("text"), row.try_get_by_index(1).expect("text"));
    serde_json::json!({ "title": title, "standing": standing }).to_string()
}

/// The statements of a follow-up by receipt, their columns and all; nothing is made of what they bring.
async fn read_with_facts(State(database): State<DatabaseConnection>, Path(number): Path<String>) -> String {
    let sql = "SELECT * FROM opinion WHERE bureau_id = 1 AND number = ?";
    let row = database.query_one_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, [number.into()])).await.expect("read");
    let row = row.expect("an opinion of that number");
    let (id, title, standing): (sea_orm::prelude::Uuid, String, String) =
        (row.try_get("", "id").expect("an id"), row.try_get("", "title").expect("text"), row.try_get("", "standing").expect("text"));
    let sql = "SELECT opinion_fact.*, journal_entry.sequence, journal_entry.leaf FROM opinion_fact JOIN journal_entry ON \
               journal_entry.bureau_id = opinion_fact.bureau_id AND journal_entry.id = opinion_fact.entry_id \
               WHERE opinion_fact.bureau_id = 1 AND opinion_id = ? ORDER BY number";
    let rows = database.query_all_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, [id.into()])).await.expect("read");
    let facts: Vec<String> = rows.iter().map(|row| row.try_get("", "body").expect("text")).collect();
    serde_json::json!({ "title": title, "standing": standing, "facts": facts }).to_string()
}
