//! A full disk, as SQLite reports it in the middle of a batch: it rolls the whole transaction back on its own.

use crate::act::Entry;
use crate::desk::{Bureau, Desk};
use crate::identity::setup::{NewBureau, create_bureau};
use crate::settings::tables::setting;
use crate::journal::{Verdict, verify_stored};
use crate::platform_clock::PlatformClock;
use crate::problem::Problem;
use crate::rates::Rates;
use crate::store::{Reads, Store};
use chengguan_statute::opinions::ActedBy;
use sea_orm::sea_query::Query;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait};
use serde_json::json;
use std::sync::Arc;

/// A page of the file.
const PAGE: usize = 4096;

async fn open(folder: &std::path::Path) -> (Desk, Arc<Bureau>) {
    let store = Store::open(folder, None).await.unwrap();
    let desk = Desk::open(store, folder.into(), PlatformClock::default(), Rates::new(false)).await.unwrap();
    let new = NewBureau { code: "test".into(), short_code: "QT".into(), name: "x".into(), uscc: None, parent_id: None, demo: false };
    let bureau = create_bureau(&desk, new).await.unwrap();
    (desk, bureau)
}

/// Leaves room for so many more pages, or for as many as there may ever be.
async fn room_for(desk: &Desk, pages: Option<i64>) {
    let Store::Sqlite(sqlite) = desk.store() else { unreachable!("opened as a file") };
    let used: i64 = sqlite.writing.query_one_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, "PRAGMA page_count")).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    let most = pages.map_or(i64::from(u32::MAX - 1), |pages| used + pages);
    sqlite.writing.execute_unprepared(&format!("PRAGMA max_page_count = {most}")).await.unwrap();
}

/// An act that writes a row of so many bytes under this name.
async fn write(desk: Desk, bureau: Arc<Bureau>, name: String, bytes: usize) -> Result<String, Problem> {
    let mut act = desk.begin(&bureau, ActedBy::Automatic, None);
    act.insert(setting::ActiveModel {
        bureau_id: Set(bureau.id),
        name: Set(name.clone()),
        value: Set("x".repeat(bytes)),
        version: Set(1),
        changed_at: Set(0),
    });
    let entry = Entry { act: name.clone(), subject_kind: "test", subject: uuid::Uuid::now_v7(), version: 1, digest: [0; 32], grounds: Vec::new(), payload: json!({}) };
    act.record(entry).await.map(|_| name)
}

/// Names of the rows that stand, and names of the acts journalled, each sorted; the chain must hold.
async fn standing(desk: &Desk, bureau: &Bureau) -> (Vec<String>, Vec<String>) {
    let mut reader = desk.reading();
    assert!(matches!(verify_stored(&mut reader, bureau.id, &|_, _| ()).await.unwrap(), Verdict::Valid(_)));
    let select = setting::Entity::find().filter(setting::Column::BureauId.eq(bureau.id)).into_query();
    let mut rows: Vec<String> = reader.all::<setting::Model>(select).await.unwrap().into_iter().map(|row| row.name).collect();
    let entries = crate::journal::chunk(&mut reader, bureau.id, 0).await.unwrap();
    let act = |payload: &[u8]| serde_json::from_slice::<serde_json::Value>(payload).unwrap()["act"].as_str().unwrap().to_owned();
    let mut acts: Vec<String> = entries.iter().map(|entry| act(&entry.payload)).filter(|act| act.starts_with('n')).collect();
    rows.sort();
    acts.sort();
    (rows, acts)
}

#[tokio::test]
async fn a_full_disk_in_the_middle_of_a_batch_tells_every_act_of_it_and_leaves_no_half() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, bureau) = open(folder.path()).await;
    let mut acknowledged = vec![write(desk.clone(), bureau.clone(), "n-first".into(), 10).await.unwrap()];
    room_for(&desk, Some(8)).await;
    // Small ones before and after a large one, handed over together: the large one ends the transaction of all.
    let sizes = (0..20).map(|at| if at == 10 { 20 * PAGE } else { 10 });
    let acts: Vec<_> = sizes.enumerate().map(|(at, bytes)| tokio::spawn(write(desk.clone(), bureau.clone(), format!("n-{at:02}"), bytes))).collect();
    let mut full = 0;
    for act in acts {
        match act.await.unwrap() {
            Ok(name) => acknowledged.push(name),
            Err(problem) => {
                assert_eq!((problem.status, problem.code.as_str(), problem.retry_after), (503, "disk_full", Some(60)));
                assert_eq!(problem.title, chengguan_words::problems::DISK_FULL);
                full += 1;
            }
        }
    }
    assert!(full >= 1, "nothing was refused: the trap is no trap");
    acknowledged.sort();
    assert_eq!(standing(&desk, &bureau).await, (acknowledged.clone(), acknowledged.clone()), "acknowledged = stored = journalled");
    room_for(&desk, None).await;
    acknowledged.push(write(desk.clone(), bureau.clone(), "n-later".into(), 20 * PAGE).await.unwrap());
    acknowledged.sort();
    assert_eq!(standing(&desk, &bureau).await, (acknowledged.clone(), acknowledged));
}

#[tokio::test]
async fn no_room_for_the_entries_fails_the_batch_and_every_set_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, bureau) = open(folder.path()).await;
    room_for(&desk, Some(0)).await;
    let mut acknowledged = Vec::new();
    let mut refused = None;
    for at in 0..200 {
        match write(desk.clone(), bureau.clone(), format!("n-{at:03}"), 10).await {
            Ok(name) => acknowledged.push(name),
            Err(problem) => refused = refused.or(Some(problem.code)),
        }
    }
    assert_eq!(refused.as_deref(), Some("disk_full"));
    assert_eq!(standing(&desk, &bureau).await, (acknowledged.clone(), acknowledged));
    // Reading goes on.
    let select = Query::select().column(setting::Column::Name).from(setting::Entity).and_where(setting::Column::BureauId.eq(bureau.id)).to_owned();
    assert!(matches!(desk.reading().0, super::super::Side::Sqlite(connection) if connection.query_all(&select).await.is_ok()));
}

/// What a COMMIT waits for; nothing short of a power cut shows it otherwise.
#[tokio::test]
async fn a_commit_waits_for_the_disk_and_does_again_after_a_fill() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, _) = open(folder.path()).await;
    let Store::Sqlite(sqlite) = desk.store() else { unreachable!("opened as a file") };
    let pragma = async |name: &str| -> String {
        let asked = sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}"));
        sqlite.writing.query_one_raw(asked).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    };
    assert_eq!((pragma("synchronous").await, pragma("journal_mode").await), ("2".into(), "wal".into()));
    desk.store().durable(false).await.unwrap();
    desk.store().durable(true).await.unwrap();
    assert_eq!(pragma("synchronous").await, "2");
}
