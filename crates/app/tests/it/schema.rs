//! Invariants 8 and 9: the checked-in schemas equal the sum of migrations, and `bureau_id` leads every key.
//! `UPDATE_SCHEMA=1` writes the files anew.

use crate::harness::postgres;
use chengguan_app::store::Store;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

const REFERENCE_TABLES: &str = include_str!("../../../../migrations/reference-tables.txt");

fn reference_tables() -> BTreeSet<&'static str> {
    REFERENCE_TABLES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_whitespace().next()).collect()
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(name)
}

/// Every table of the checked-in schema that belongs to bureaus.
pub fn bureau_tables() -> &'static BTreeSet<String> {
    static TABLES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let schema = std::fs::read_to_string(file("schema.sqlite.sql")).unwrap_or_default();
        let named = schema.lines().filter_map(|line| line.strip_prefix("CREATE TABLE \"")?.split('"').next());
        named.filter(|name| !reference_tables().contains(name)).map(str::to_owned).collect()
    });
    &TABLES
}

async fn texts(database: &DatabaseConnection, sql: &str) -> Vec<Vec<String>> {
    let rows = database.query_all_raw(Statement::from_string(database.get_database_backend(), sql)).await.unwrap();
    let columns = |row: &sea_orm::QueryResult| (0..row.column_names().len()).map(|at| row.try_get_by_index::<Option<String>>(at).unwrap().unwrap_or_default()).collect();
    rows.iter().map(columns).collect()
}

async fn sqlite() -> (tempfile::TempDir, DatabaseConnection) {
    let folder = tempfile::tempdir().unwrap();
    Store::open(folder.path(), None).await.unwrap().close().await;
    let database = Database::connect(format!("sqlite://{}", folder.path().join("chengguan.sqlite").display())).await.unwrap();
    (folder, database)
}

fn compare(name: &str, found: &str) {
    if std::env::var("UPDATE_SCHEMA").is_ok() {
        std::fs::write(file(name), found).unwrap();
    }
    let kept = std::fs::read_to_string(file(name)).unwrap_or_default();
    let first = kept.lines().zip(found.lines()).find(|(kept, found)| kept != found);
    assert!(kept == found, "migrations/{name} is not the sum of migrations (UPDATE_SCHEMA=1 renews it); first difference: {first:?}");
}

/// One column a line, so that a change of one is a change of one line.
fn laid_out(sql: &str) -> String {
    let (mut depth, mut shown) = (0, String::new());
    for sign in sql.chars() {
        match sign {
            '(' if depth == 0 && sql.starts_with("CREATE TABLE") => (depth, shown) = (1, shown + "(\n "),
            '(' => (depth, shown) = (depth + 1, shown + "("),
            ')' if depth == 1 && sql.starts_with("CREATE TABLE") => (depth, shown) = (0, shown.trim_end().to_owned() + "\n)"),
            ')' => (depth, shown) = (depth - 1, shown + ")"),
            ',' if depth == 1 && sql.starts_with("CREATE TABLE") => shown.push_str(",\n "),
            _ => shown.push(sign),
        }
    }
    shown.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn the_schema_of_sqlite_is_the_sum_of_migrations() {
    let (_folder, database) = sqlite().await;
    let rows = texts(&database, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name").await;
    let found: Vec<String> = rows.iter().map(|row| laid_out(&row[0]) + ";\n").collect();
    compare("schema.sqlite.sql", &found.join("\n"));
}

#[tokio::test]
async fn the_schema_of_postgresql_is_the_sum_of_migrations() {
    let Some(url) = crate::harness::database_url().await else {
        // The suite runs twice (scripts/test.sh): the second time with a server, and then this is no longer skipped.
        eprintln!("SKIPPED: no PostgreSQL in CHENGGUAN_TEST_DATABASE_URL; schema.postgres.sql was not compared");
        return;
    };
    Store::open(&std::env::temp_dir(), Some(&url)).await.unwrap();
    let database = Database::connect(&url).await.unwrap();
    let columns = "SELECT table_name::text, '  ' || column_name || ' ' || data_type || COALESCE('(' || character_maximum_length || ')', '') \
        || COALESCE(' DEFAULT ' || column_default, '') || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END \
        FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position";
    let constraints = "SELECT conrelid::regclass::text, '  CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint \
        WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY conrelid::regclass::text, conname";
    let indexes = "SELECT i.tablename::text, i.indexdef FROM pg_indexes i WHERE i.schemaname = 'public' \
        AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname) ORDER BY i.tablename, i.indexname";
    let (columns, constraints, indexes) = (texts(&database, columns).await, texts(&database, constraints).await, texts(&database, indexes).await);
    let tables: BTreeSet<&String> = columns.iter().map(|row| &row[0]).collect();
    let of = |rows: &[Vec<String>], table: &str| rows.iter().filter(|row| row[0] == *table).map(|row| row[1].clone()).collect::<Vec<_>>();
    let shown = tables.iter().map(|table| {
        let inside = [of(&columns, table), of(&constraints, table)].concat().join(",\n");
        let outside: String = of(&indexes, table).iter().map(|index| format!("{index};\n")).collect();
        format!("CREATE TABLE {table} (\n{inside}\n);\n{outside}")
    });
    compare("schema.postgres.sql", &shown.collect::<Vec<_>>().join("\n"));
    assert_eq!(database.get_database_backend(), DbBackend::Postgres);
    assert!(postgres().is_some());
}

#[tokio::test]
async fn bureau_id_leads_every_key_but_those_of_reference_tables() {
    let (_folder, database) = sqlite().await;
    let tables = texts(&database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").await;
    let mut without = BTreeSet::new();
    for table in tables.iter().map(|row| row[0].as_str()) {
        let key = texts(&database, &format!("SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk")).await;
        if key.first().is_none_or(|column| column[0] != "bureau_id") {
            without.insert(table.to_owned());
            continue;
        }
        let indexes = format!("SELECT l.name, (SELECT i.name FROM pragma_index_info(l.name) i WHERE i.seqno = 0) FROM pragma_index_list('{table}') l");
        for index in texts(&database, &indexes).await {
            assert_eq!(index[1], "bureau_id", "index {} of {table} begins with something else", index[0]);
        }
        let foreign = format!("SELECT \"table\", group_concat(\"from\" || '=' || \"to\") FROM pragma_foreign_key_list('{table}') GROUP BY id");
        for key in texts(&database, &foreign).await.into_iter().filter(|key| !reference_tables().contains(key[0].as_str())) {
            assert!(key[1].split(',').any(|pair| pair == "bureau_id=bureau_id"), "{table} points at {} of any bureau: {}", key[0], key[1]);
        }
    }
    let listed: BTreeSet<String> = reference_tables().into_iter().map(str::to_owned).collect();
    assert_eq!(without, listed, "migrations/reference-tables.txt");
}
