//! Invariant 2: only the store writes. Nobody else holds a connection, so nobody else can run SQL or open a transaction;
//! and only the act and the closed list of what is no act hand a set to the store.

use super::{files, is_test, shown, take_apart, test_files, test_spans};
use std::fs;

/// Who may hold a connection. The bench compares with a bare database; migrations make the schema.
const MAY_WRITE: [&str; 3] = ["crates/app/src/store/", "migrations/", "bench/"];
/// A connection, a transaction, or what runs SQL on one. SeaORM's `insert(db)`, `save(db)`, `exec(db)` all want one.
const WRITES: [&str; 14] = [
    "sqlx", "DatabaseConnection", "DatabaseTransaction", "ConnectionTrait", "TransactionTrait", "Statement::from_s", "Database::connect",
    ".execute(", ".execute_raw(", ".execute_unprepared(", ".exec(", ".begin_with_config(", ".query_all(", "sea_orm_migration",
];
/// Who may hand a set to the store.
const MAY_RECORD: [&str; 3] = ["crates/app/src/act.rs", "crates/app/src/chores.rs", "crates/app/src/chores/jobs.rs"];
/// Handing over, and the set itself, without which nothing is handed over.
const RECORDS: [&str; 5] = [".store().record(", ".store().hand_over(", "Store::record", "Store::hand_over", "WriteSet"];

/// What is found of `wanted` outside tests.
fn found(text: &str, wanted: &[&str]) -> Vec<String> {
    // Comments are gone; white space goes too, because a call may be broken over lines.
    let code = take_apart(text).code;
    let spans = test_spans(&code);
    let kept: String = code.char_indices().filter(|(at, _)| !spans.iter().any(|(from, to)| (*from..*to).contains(at))).map(|(_, sign)| sign).collect();
    let dense: String = kept.chars().filter(|sign| !sign.is_whitespace()).collect();
    wanted.iter().filter(|word| dense.contains(*word)).map(|word| (*word).to_owned()).collect()
}

fn outside(allowed: &[&str], wanted: &[&str]) -> Vec<String> {
    let sources = files(&["rs"]);
    let only = test_files(&sources);
    let others = sources.iter().filter(|path| !is_test(path, &only) && !allowed.iter().any(|folder| shown(path).starts_with(folder)));
    others.flat_map(|path| {
        let text = fs::read_to_string(path).expect("UTF-8 source");
        found(&text, wanted).into_iter().map(move |word| format!("{}: {word}", shown(path)))
    }).collect()
}

#[test]
fn only_the_store_holds_a_connection() {
    assert_eq!(outside(&MAY_WRITE, &WRITES), Vec::<String>::new(), "these can run SQL and are not the store");
}

#[test]
fn only_acts_and_the_list_of_what_is_none_hand_a_set_to_the_store() {
    let allowed = [&MAY_RECORD[..], &["crates/app/src/store/", "bench/"]].concat();
    assert_eq!(outside(&allowed, &RECORDS), Vec::<String>::new(), "these write without an act");
    for file in MAY_RECORD {
        let text = fs::read_to_string(super::root().join(file)).expect("UTF-8 source");
        assert!(!found(&text, &RECORDS[..2]).is_empty(), "{file} records nothing: the list shrinks");
    }
}

/// How a row of a table is written: what SeaORM calls it.
const ROWS: [&str; 5] = ["::ActiveModel", "::Entity::insert", "::Entity::update", "::Entity::delete", "::Model::into_active"];

#[test]
fn a_table_is_written_by_its_own_capability_and_an_opinion_only_by_its_store() {
    let tables: Vec<(String, String)> = files(&["rs"]).iter().filter(|path| path.ends_with("tables.rs")).flat_map(|path| {
        let folder = shown(&path.with_file_name("")).trim_end_matches('/').to_owned() + "/";
        let code = take_apart(&fs::read_to_string(path).expect("UTF-8 source")).code;
        let names: Vec<String> = code.split("pub mod ").skip(1).filter_map(|rest| rest.split([' ', '{']).next().map(str::to_owned)).collect();
        names.into_iter().map(move |name| (folder.clone(), name))
    }).collect();
    assert!(tables.len() >= 12, "the walk is broken: {tables:?}");
    for (folder, table) in tables {
        let own = if matches!(table.as_str(), "opinion" | "fact") { format!("{folder}store.rs") } else { folder };
        let allowed = [own.as_str(), "crates/app/src/chores.rs", "crates/app/src/chores/", "bench/"];
        let words: Vec<String> = ["(", "=", ":", "<", "{", ";", ",", ">", "&", "|"].iter().flat_map(|before| ROWS.map(|row| format!("{before}{table}{row}"))).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(outside(&allowed, &words), Vec::<String>::new(), "{table} is written by others");
    }
}

#[test]
fn the_reader_of_sources_sees_a_call_broken_over_lines_and_skips_comments_and_tests() {
    let text = "// .execute(\nfn a() { desk\n .store()\n .record(set) }\n#[cfg(test)]\nmod tests { fn b() { db.execute(); } }";
    assert_eq!(found(text, &[".store().record(", ".execute("]), [".store().record("]);
}
