//! Importing a ledger: all or nothing, once, and across a crash.

use crate::harness::{House, house};
use chengguan_app::journal::verify_tables;
use chengguan_app::opinions::import::{Options, Report, import, resume};
use chengguan_app::opinions::tables::{import_batch, import_row};
use chengguan_app::store::Reads;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Where the Teddy Cup files are, on a machine that has them.
fn teddycup() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/teddycup2020c");
    let found = std::env::var_os("CHENGGUAN_TEST_DATA").map_or(folder, |data| PathBuf::from(data).join("teddycup2020c"));
    found.exists().then_some(found)
}

fn file(rows: impl Iterator<Item = serde_json::Value>) -> tempfile::NamedTempFile {
    let file = tempfile::Builder::new().suffix(".jsonl").tempfile().unwrap();
    let lines: Vec<String> = rows.map(|row| row.to_string()).collect();
    std::fs::write(file.path(), lines.join("\n")).unwrap();
    file
}

fn good(count: usize) -> impl Iterator<Item = serde_json::Value> {
    (1..=count).map(|n| json!({ "id": n.to_string(), "subject": "占道经营", "detail": format!("第{n}处摊位挡路"), "time": "2025-11-22 16:54:42" }))
}

async fn take(house: &House, file: &Path) -> Report {
    import(&house.desk, &house.bureau, file, &Options::default(), &|_| {}).await.unwrap()
}

async fn count(house: &House) -> i64 {
    house.get("operator", "/api/v1/opinions?channel=import&limit=1").await.body["count"]["value"].as_i64().unwrap()
}

#[derive(sea_orm::FromQueryResult)]
struct RowNumber {
    row: i32,
}

/// Rows waiting where nobody sees them, counted up to 501.
async fn staged(house: &House) -> usize {
    let rows = import_row::Entity::find()
        .select_only()
        .column(import_row::Column::Row)
        .filter(import_row::Column::BureauId.eq(house.bureau.id))
        .limit(501);
    let rows: Vec<RowNumber> = house.desk.reading().all(rows.into_query()).await.unwrap();
    assert!(rows.iter().all(|row| row.row > 0));
    rows.len()
}

#[tokio::test]
async fn one_wrong_row_among_many_sends_the_whole_file_back_with_row_column_value_and_mend() {
    let house = house().await;
    let before = house.journal().await;
    let wrong = json!({ "id": "x", "text": "", "kind": "吐槽" });
    let file = file(good(700).chain([wrong]).chain(good(1_300).skip(700)));
    let report = take(&house, file.path()).await;
    let told: Vec<_> = report.problems.iter().map(|problem| (problem.row, problem.column.as_str(), problem.value.as_str())).collect();
    assert_eq!(told, [(701, "text", ""), (701, "kind", "吐槽")]);
    assert!(report.problems.iter().all(|problem| !problem.mend.is_empty()), "{:?}", report.problems);
    assert_eq!((report.rows, report.imported, report.wrong), (1_301, 0, 2));
    assert_eq!((count(&house).await, staged(&house).await, house.journal().await), (0, 0, before));
}

#[tokio::test]
async fn a_file_is_one_act_whatever_its_size_and_taking_it_in_again_adds_nothing() {
    let house = house().await;
    let before = house.journal().await;
    let file = file(good(900));
    let report = take(&house, file.path()).await;
    assert_eq!((report.rows, report.imported, report.skipped), (900, 900, 0));
    assert_eq!((count(&house).await, staged(&house).await, house.journal().await), (900, 0, before + 1));
    let again = take(&house, file.path()).await;
    assert_eq!((again.imported, again.skipped), (0, 900));
    assert_eq!((count(&house).await, house.journal().await), (900, before + 1));
    let page = house.get("operator", "/api/v1/opinions?channel=import&limit=1").await.body;
    let id = page["items"][0]["id"].as_str().unwrap().to_owned();
    let one = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body;
    let first = one["timeline"].as_array().unwrap().last().unwrap()["text"].as_str().unwrap().to_owned();
    assert!(first.contains("2025年11月22日"), "when it was first written is kept: {first}");
    // An imported opinion goes on like any other, and the file's root still answers for what it was.
    house.done("operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    house.journal().await;
}

#[tokio::test]
async fn a_row_changed_behind_the_platforms_back_breaks_the_root_of_its_file() {
    let house = house().await;
    take(&house, file(good(3)).path()).await;
    assert_eq!(verify_tables(&mut house.desk.reading(), house.bureau.id).await.unwrap(), None);
    house.database().await.execute_unprepared("UPDATE import_batch SET rows = 4").await.unwrap();
    let wrong = verify_tables(&mut house.desk.reading(), house.bureau.id).await.unwrap();
    assert!(wrong.is_some_and(|name| name.ends_with(".jsonl")));
}

#[tokio::test]
async fn a_crash_while_staging_leaves_nothing_and_one_after_accepting_loses_nothing() {
    let house = house().await;
    let file = file(good(5_000));
    stop_when(&house, file.path(), |batch, rows| batch.accepted_at.is_none() && rows >= 500).await;
    assert_eq!(count(&house).await, 0, "nobody sees what is only staged");
    if house.desk.alone() {
        resume(&house.desk).await.unwrap();
        assert_eq!((count(&house).await, staged(&house).await), (0, 0));
    } else {
        // Another node might be at it; after a day nobody is.
        settled(&house).await;
        house.clock("2026-03-04T09:01:00+08:00");
        resume(&house.desk).await.unwrap();
        assert_eq!(staged(&house).await, 0);
    }
    let before = house.journal().await;
    stop_when(&house, file.path(), |batch, rows| batch.accepted_at.is_some() && rows > 0).await;
    resume(&house.desk).await.unwrap();
    // Counting stops at 1,000; that all 5,000 are there is what the root of the file, checked with the journal, says.
    assert_eq!((count(&house).await, staged(&house).await, house.journal().await), (1_000, 0, before + 1));
}

/// Waits until PostgreSQL works on nothing: what a dropped import had handed over runs to its end.
async fn settled(house: &House) {
    let database = house.database().await;
    let sql = "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()";
    loop {
        let row = database.query_one_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, sql)).await.unwrap().unwrap();
        if row.try_get_by_index::<i64>(0).unwrap() == 0 {
            return;
        }
    }
}

/// Imports, and drops the import at the first moment that fits.
async fn stop_when(house: &House, file: &Path, fits: impl Fn(&import_batch::Model, usize) -> bool) {
    let options = Options::default();
    let mut importing = Box::pin(import(&house.desk, &house.bureau, file, &options, &|_| {}));
    loop {
        let look = async {
            let batches: Vec<import_batch::Model> = house.desk.reading().all(import_batch::Entity::find().filter(import_batch::Column::BureauId.eq(house.bureau.id)).into_query()).await.unwrap();
            let open = batches.into_iter().find(|batch| batch.finished_at.is_none());
            (open, staged(house).await)
        };
        tokio::select! {
            biased;
            (batch, rows) = look => if batch.is_some_and(|batch| fits(&batch, rows)) { return },
            done = &mut importing => panic!("it ended before the moment came: {done:?}"),
        }
    }
}

#[tokio::test]
async fn the_teddy_cup_files_are_taken_in_as_they_are() {
    let Some(folder) = teddycup() else {
        println!("SKIPPED: the Teddy Cup files are not on this machine");
        return;
    };
    let house = house().await;
    let mut imported = 0;
    for name in ["messages_labeled_dev.jsonl", "messages_unlabeled.jsonl", "hot_messages_sample.jsonl", "replies_dev.jsonl", "messages_segmented_dev.csv"] {
        let report = take(&house, &folder.join(name)).await;
        assert_eq!(report.problems, [], "{name}");
        assert_eq!(report.imported + report.skipped, report.rows, "{name}");
        println!("{name}: {} rows, {} imported, {} there before", report.rows, report.imported, report.skipped);
        imported += report.imported;
    }
    assert!(imported > 10_000);
    house.journal().await;
}

#[tokio::test]
async fn an_import_tells_how_many_rows_are_checked_staged_and_placed_of_how_many() {
    use chengguan_app::opinions::import::{Pass, Progress};
    let house = house().await;
    let file = file(good(1_200));
    let told = std::sync::Mutex::new(Vec::new());
    import(&house.desk, &house.bureau, file.path(), &Options::default(), &|progress: Progress| told.lock().unwrap().push(progress)).await.unwrap();
    let told = told.into_inner().unwrap();
    let of_pass = |pass| told.iter().filter(|progress| progress.pass == pass).map(|progress| (progress.rows, progress.of)).collect::<Vec<_>>();
    // Checking goes on while it is told of: only the last is sure to be.
    assert_eq!(of_pass(Pass::Checked).last(), Some(&(1_200, None)));
    let steps = [(500, Some(1_200)), (1_000, Some(1_200)), (1_200, Some(1_200))];
    assert_eq!(of_pass(Pass::Staged), steps);
    assert_eq!(of_pass(Pass::Placed), steps);
    let order: Vec<Pass> = told.iter().map(|progress| progress.pass).collect();
    assert!(order.is_sorted_by_key(|pass| [Pass::Checked, Pass::Staged, Pass::Placed].iter().position(|known| known == pass)), "{order:?}");
}

#[tokio::test]
async fn two_nodes_that_place_the_same_import_place_each_row_once_and_neither_gives_up() {
    let house = house().await;
    if house.desk.alone() {
        return; // Nobody else is on the database.
    }
    let file = file(good(6_000));
    let other = async {
        loop {
            resume(&house.desk).await.unwrap();
        }
    };
    let before = house.journal().await;
    tokio::select! {
        report = take(&house, file.path()) => assert_eq!((report.imported, report.skipped), (6_000, 0)),
        () = other => unreachable!("it goes on for ever"),
    }
    assert_eq!((staged(&house).await, house.journal().await), (0, before + 1));
}
