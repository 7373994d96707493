//! A COMMIT that fails, a server that goes away, a database from the future: told in the user's words, nothing half done.

use crate::harness::{Answer, House, database_url, house, postgres};
use axum::body::Body;
use axum::http::{StatusCode, header};
use chengguan_app::store::{Store, StoreError};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use serde_json::json;
use std::sync::Arc;

/// Makes every COMMIT with a journal entry in it fail, and nothing before the COMMIT.
async fn break_commits(behind: &DatabaseConnection) {
    let statements: &[&str] = match postgres() {
        None => &[
            "CREATE TABLE trap_ground (id INTEGER PRIMARY KEY)",
            "CREATE TABLE trap (id INTEGER REFERENCES trap_ground (id) DEFERRABLE INITIALLY DEFERRED)",
            "CREATE TRIGGER trap AFTER INSERT ON journal_entry BEGIN INSERT INTO trap VALUES (1); END",
        ],
        Some(_) => &[
            "CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'trap' USING ERRCODE = '40001'; END $$",
            "CREATE CONSTRAINT TRIGGER trap AFTER INSERT ON journal_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION trap()",
        ],
    };
    for statement in statements {
        behind.execute_unprepared(statement).await.unwrap();
    }
}

async fn mend_commits(behind: &DatabaseConnection) {
    let statement = if postgres().is_some() { "DROP TRIGGER trap ON journal_entry" } else { "DROP TRIGGER trap" };
    behind.execute_unprepared(statement).await.unwrap();
}

async fn send(house: Arc<House>, text: String) -> Answer {
    let body = json!({ "kind": "complaint", "text": text }).to_string();
    house.send(house.request("POST", "/api/v1/portal/opinions", None).body(Body::from(body)).unwrap()).await
}

async fn received(house: &House) -> serde_json::Value {
    house.get("operator", "/api/v1/opinions").await.body["count"]["value"].clone()
}

fn told_to_try_again(answer: &Answer) {
    assert_eq!((answer.status, answer.body["code"].as_str()), (StatusCode::SERVICE_UNAVAILABLE, Some("unavailable")), "{}", answer.body);
    assert_eq!(answer.headers[header::RETRY_AFTER], "1");
    assert_eq!(answer.body["title"], "现在没办成，什么都没有改，请稍后再试");
}

#[tokio::test]
async fn a_failed_commit_fails_every_act_of_the_batch_and_the_next_chains_on() {
    let house = Arc::new(house().await);
    send(house.clone(), "先来的一件".into()).await;
    let id = house.in_hand("要办的一件").await;
    let version = house.version(&id).await;
    let before = house.journal().await;
    let behind = house.database().await;
    break_commits(&behind).await;
    let tasks: Vec<_> = (0..24).map(|n| tokio::spawn(send(house.clone(), format!("第{n}件")))).collect();
    for task in tasks {
        told_to_try_again(&task.await.unwrap());
    }
    // This one reads before it decides, so on PostgreSQL its COMMIT is a statement of its own.
    told_to_try_again(&house.act_on("officer", &id, "handle", json!({ "text": "劝离" }), &version).await);
    assert_eq!(received(&house).await, 2);
    assert_eq!(house.version(&id).await, version);
    assert_eq!(house.journal().await, before);
    mend_commits(&behind).await;
    assert_eq!(send(house.clone(), "修好之后".into()).await.status, StatusCode::CREATED);
    house.done("officer", &id, "handle", json!({ "text": "劝离" })).await;
    assert_eq!(received(&house).await, 3);
    assert_eq!(house.journal().await, before + 2);
}

#[tokio::test]
async fn a_commit_refused_for_a_reason_nobody_foresaw_is_told_as_one_to_try_again() {
    let house = house().await;
    let behind = house.database().await;
    let id = house.in_hand("占道").await;
    break_commits(&behind).await;
    if postgres().is_some() {
        behind.execute_unprepared("CREATE OR REPLACE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'trap'; END $$").await.unwrap();
    }
    told_to_try_again(&house.act("officer", &id, "handle", json!({ "text": "劝离" })).await);
    mend_commits(&behind).await;
    house.done("officer", &id, "handle", json!({ "text": "劝离" })).await;
    house.journal().await;
}

/// Ends every connection of the platform, as a server that restarts does, and waits until they are gone.
async fn cut(behind: &DatabaseConnection) {
    let ours = "datname = current_database() AND pid <> pg_backend_pid()";
    let began = sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, "SELECT clock_timestamp()::text");
    let began: String = behind.query_one_raw(began).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    behind.execute_unprepared(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {ours}")).await.unwrap();
    let left = format!("SELECT count(*) FROM pg_stat_activity WHERE {ours} AND backend_start < '{began}'");
    while count(behind, &left).await > 0 {}
}

async fn count(behind: &DatabaseConnection, sql: &str) -> i64 {
    let row = behind.query_one_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, sql)).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

#[derive(sea_orm::FromQueryResult)]
struct Row {
    #[allow(dead_code)]
    id: i32,
}

fn any_bureau() -> sea_orm::sea_query::SelectStatement {
    use sea_orm::sea_query::{Alias, Query};
    Query::select().column(Alias::new("id")).from(Alias::new("bureau")).to_owned()
}

#[tokio::test]
async fn a_server_that_goes_away_in_the_middle_of_an_act_leaves_nothing_half_written() {
    use chengguan_app::act::Entry;
    use chengguan_statute::opinions::ActedBy;
    if postgres().is_none() {
        return; // There the database is in this process.
    }
    let house = Arc::new(house().await);
    let id = house.in_hand("占道").await;
    let before = house.journal().await;
    let behind = house.database().await;
    let mut act = house.desk.begin(&house.bureau, ActedBy::Automatic, None);
    act.read::<Row>(any_bureau()).await.unwrap();
    cut(&behind).await;
    let entry = Entry { act: "test.cut".into(), subject_kind: "test", subject: uuid::Uuid::now_v7(), version: 1, digest: [0; 32], grounds: Vec::new(), payload: json!({}) };
    let problem = act.record(entry).await.unwrap_err();
    assert_eq!((problem.status, problem.retry_after), (503, Some(1)), "{problem:?}");
    // Connections that lay idle are gone, too: nobody notices.
    house.done("officer", &id, "handle", json!({ "text": "劝离" })).await;
    assert_eq!(house.journal().await, before + 1);
}

/// A bureau with an opinion in hand, whose every connection was ended by a restart of the server.
async fn restarted() -> Option<(Arc<House>, DatabaseConnection, String, String)> {
    postgres()?; // Else the database is in this process.
    let house = Arc::new(house().await);
    let id = house.in_hand("占道").await;
    let version = house.version(&id).await;
    // As many connections as there may be.
    let busy: Vec<_> = (0..60).map(|n| tokio::spawn(send(house.clone(), format!("第{n}件")))).collect();
    for sent in busy {
        assert_eq!(sent.await.unwrap().status, StatusCode::CREATED);
    }
    let behind = house.database().await;
    cut(&behind).await;
    Some((house, behind, id, version))
}

#[tokio::test]
async fn after_a_server_restarted_the_first_read_is_answered() {
    let Some((house, _behind, id, _)) = restarted().await else { return };
    assert_eq!(house.get("operator", &format!("/api/v1/opinions/{id}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn after_a_server_restarted_it_is_still_ready() {
    let Some((house, ..)) = restarted().await else { return };
    assert!(house.desk.answers().await);
}

#[tokio::test]
async fn after_a_server_restarted_the_first_act_is_done() {
    let Some((house, _behind, id, version)) = restarted().await else { return };
    assert_eq!(house.act_on("officer", &id, "handle", json!({ "text": "劝离" }), &version).await.status, StatusCode::OK);
    house.journal().await;
}

#[tokio::test]
async fn after_a_server_restarted_a_transaction_that_was_not_begun_is_begun_anew() {
    use chengguan_statute::opinions::ActedBy;
    let Some((house, ..)) = restarted().await else { return };
    house.desk.begin(&house.bureau, ActedBy::Automatic, None).read::<Row>(any_bureau()).await.unwrap();
}

/// A write that looks at nothing is never sent twice, so somebody else must have noticed: the sealer does, within a moment.
#[tokio::test]
async fn after_a_server_restarted_and_somebody_noticed_a_write_without_a_look_stands() {
    let Some((house, behind, ..)) = restarted().await else { return };
    reconnected(&behind).await;
    assert_eq!(send(house.clone(), "重启之后".into()).await.status, StatusCode::CREATED);
    house.journal().await;
}

/// Waits until the platform has connected anew.
async fn reconnected(behind: &DatabaseConnection) {
    let sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    while count(behind, sql).await == 0 {}
}

#[tokio::test]
async fn an_act_whose_connection_breaks_while_it_is_written_is_not_sent_again() {
    if postgres().is_none() {
        return; // As above.
    }
    let house = Arc::new(house().await);
    let behind = house.database().await;
    let before = house.journal().await;
    // The backend that writes the entry ends itself, the first time only: sent again, the act would stand.
    let trap = [
        "CREATE SEQUENCE tried",
        "CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF nextval('tried') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(0); END IF; RETURN NEW; END $$",
        "CREATE TRIGGER trap BEFORE INSERT ON journal_entry FOR EACH ROW EXECUTE FUNCTION trap()",
    ];
    for statement in trap {
        behind.execute_unprepared(statement).await.unwrap();
    }
    told_to_try_again(&send(house.clone(), "写到一半".into()).await);
    assert_eq!((received(&house).await, house.journal().await), (json!(0), before));
    assert_eq!(send(house.clone(), "再来一次".into()).await.status, StatusCode::CREATED);
}

/// How long a COMMIT waits is for whoever runs the server to say. SQLite is asked in `store/sqlite/tests.rs`.
#[tokio::test]
async fn no_connection_of_ours_takes_the_servers_word_that_a_commit_waits_for_its_log() {
    use chengguan_app::store::Reads;
    use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
    #[derive(Debug, PartialEq, sea_orm::FromQueryResult)]
    struct Setting {
        setting: String,
        source: String,
    }
    let Some(url) = database_url().await else { return };
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), Some(&url)).await.unwrap();
    let columns = ["setting", "source"].map(Alias::new);
    let asked = Query::select().columns(columns).from(Alias::new("pg_settings")).and_where(Expr::col(Alias::new("name")).eq("synchronous_commit")).to_owned();
    let seen: Vec<Setting> = store.reader().all(asked.clone()).await.unwrap();
    let inside: Vec<Setting> = store.turn().await.unwrap().all(asked).await.unwrap();
    assert_eq!(seen, inside, "the same inside a transaction");
    // Never `client` (asked for at the connection), `session` (by SET), `database` or `user`.
    assert!(["default", "configuration file", "command line"].contains(&seen[0].source.as_str()), "{seen:?}");
}

#[tokio::test]
async fn a_database_of_a_newer_release_is_refused_by_name_and_left_alone() {
    let house = house().await;
    let behind = house.database().await;
    behind.execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000001_later', 0)").await.unwrap();
    let refused = Store::open(house.folder.path(), house.url.as_deref()).await.err().unwrap();
    assert_eq!(refused, StoreError::Newer("m20991231_000001_later".into()));
    behind.execute_unprepared("DELETE FROM seaql_migrations WHERE version = 'm20991231_000001_later'").await.unwrap();
    Store::open(house.folder.path(), house.url.as_deref()).await.unwrap();
    let fresh = tempfile::tempdir().unwrap();
    Store::open(fresh.path(), database_url().await.as_deref()).await.unwrap();
}
