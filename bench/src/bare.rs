//! The ceilings: what the disk costs, and the same rows written, or the same row read, with nothing around it.

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// Rows kept as samples: more than the page cache would make the ceiling measure reading.
const SAMPLES: u32 = 20_000;
const RUN: Duration = Duration::from_secs(6);

/// Milliseconds of one fdatasync of 4 KiB appended, the middle of 50.
pub fn sync_ms() -> f64 {
    let mut file = tempfile::tempfile().expect("a temporary file");
    let mut times: Vec<f64> = (0..50).map(|_| {
        file.write_all(&[0; 4096]).expect("writable");
        let began = Instant::now();
        file.sync_data().expect("syncs");
        began.elapsed().as_secs_f64() * 1000.0
    }).collect();
    times.sort_by(f64::total_cmp);
    times[25]
}

/// One connection as the platform's writer has it.
pub async fn connect(file: &Path) -> DatabaseConnection {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
    options.max_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| {
        use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
        sqlite.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full).pragma("cache_size", "-65536")
    });
    Database::connect(options).await.expect("opens")
}

/// The rows the platform wrote in this run (opinion, fact, entry, head), written again into the same schema with all its
/// indexes, over one bare connection: with a COMMIT each, and with 64 acts a COMMIT. No HTTP, no decision, no digest.
pub async fn sqlite(filled: &Path) {
    for acts in [1_u32, 64] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let bare = connect(&folder.path().join("bare.sqlite")).await;
        for statement in include_str!("../../migrations/schema.sqlite.sql").split(";\n") {
            if !statement.trim().is_empty() {
                bare.execute_unprepared(statement).await.expect("the schema is made");
            }
        }
        bare.execute_unprepared(&format!("PRAGMA temp_store=MEMORY; ATTACH '{}' AS src", filled.display())).await.expect("attached");
        let samples = format!(
            "INSERT INTO main.bureau SELECT * FROM src.bureau; INSERT INTO main.journal_head SELECT * FROM src.journal_head; \
             CREATE TEMP TABLE o AS SELECT * FROM src.opinion LIMIT {SAMPLES}; \
             CREATE TEMP TABLE f AS SELECT f.* FROM temp.o JOIN src.opinion_fact f ON f.bureau_id = o.bureau_id AND f.opinion_id = o.id AND f.number = 1 ORDER BY o.rowid; \
             CREATE TEMP TABLE j AS SELECT j.* FROM temp.f JOIN src.journal_entry j ON j.bureau_id = f.bureau_id AND j.id = f.entry_id ORDER BY f.rowid; \
             DETACH src"
        );
        bare.execute_unprepared(&samples).await.expect("sampled");
        let write = "INSERT INTO main.opinion SELECT * FROM temp.o WHERE rowid = ?; INSERT INTO main.opinion_fact SELECT * FROM temp.f WHERE rowid = ?; \
                     INSERT INTO main.journal_entry SELECT * FROM temp.j WHERE rowid = ?; UPDATE main.journal_head SET sequence = ?";
        let began = Instant::now();
        let mut done: u32 = 0;
        while began.elapsed() < RUN && done + acts < SAMPLES {
            bare.execute_unprepared("BEGIN IMMEDIATE").await.expect("begins");
            for _ in 0..acts {
                done += 1;
                let values = [done; 4].map(sea_orm::Value::from);
                bare.execute_raw(sea_orm::Statement::from_sql_and_values(sea_orm::DbBackend::Sqlite, write, values)).await.expect("written");
            }
            bare.execute_unprepared("COMMIT").await.expect("commits");
        }
        println!("{:<10} {:<34} {:>9.0}", "bare", format!("same rows, {acts} acts a COMMIT"), f64::from(done) / began.elapsed().as_secs_f64());
    }
}

/// pgbench, 16 prepared clients, running the same single statement: the sampled rows under new ids.
pub async fn pgbench(url: &str) {
    let connection = Database::connect(url).await.expect("the server answers");
    let columns = async |table: &str| -> Vec<String> {
        let sql = format!("SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' AND table_schema = 'public' ORDER BY ordinal_position");
        let rows = connection.query_all_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, sql)).await.expect("columns");
        rows.iter().map(|row| row.try_get_by_index(0).expect("a name")).collect()
    };
    let sample = "CREATE TABLE sample_o AS SELECT row_number() OVER () AS k, o.* FROM (SELECT * FROM opinion WHERE version = 1 LIMIT 1000) o; \
                  CREATE TABLE sample_f AS SELECT o.k, f.* FROM sample_o o JOIN opinion_fact f ON f.bureau_id = o.bureau_id AND f.opinion_id = o.id AND f.number = 1; \
                  CREATE TABLE sample_j AS SELECT f.k, j.* FROM sample_f f JOIN journal_entry j ON j.bureau_id = f.bureau_id AND j.id = f.entry_id; \
                  ALTER TABLE sample_o ADD PRIMARY KEY (k); ALTER TABLE sample_f ADD PRIMARY KEY (k); ALTER TABLE sample_j ADD PRIMARY KEY (k); ANALYZE";
    connection.execute_unprepared(sample).await.expect("sampled");
    let part = async |table: &str, sample: &str, new: &[(&str, &str)]| {
        let columns = columns(table).await;
        let value = |column: &String| new.iter().find(|(name, _)| name == column).map_or(format!("s.{column}"), |(_, value)| (*value).to_owned());
        let values: Vec<String> = columns.iter().map(value).collect();
        format!("INSERT INTO {table} ({}) SELECT {} FROM {sample} s, n WHERE s.k = :k", columns.join(", "), values.join(", "))
    };
    let opinion = part("opinion", "sample_o", &[("id", "n.id"), ("number", "left(n.id::text, 20)"), ("receipt_hash", "sha256(n.id::text::bytea)"), ("source_id", "NULL")]).await;
    let fact = part("opinion_fact", "sample_f", &[("opinion_id", "n.id")]).await;
    let entry = part("journal_entry", "sample_j", &[("id", "n.id"), ("sequence", "NULL"), ("chain", "NULL")]).await;
    let script = tempfile::NamedTempFile::new().expect("a temporary file");
    let sql = format!("\\set k random(1, 1000)\nWITH n AS MATERIALIZED (SELECT gen_random_uuid() AS id), a AS ({opinion}), b AS ({fact}) {entry};\n");
    std::fs::write(script.path(), sql).expect("writable");
    let run = tokio::process::Command::new("pgbench")
        .args(["--no-vacuum", "--protocol=prepared", "--client=16", "--jobs=2", "--time=6", "--file"])
        .arg(script.path())
        .arg(url)
        .output()
        .await;
    let Ok(output) = run else { return println!("{:<10} pgbench is not installed: no ceiling for PostgreSQL", "bare") };
    let text = String::from_utf8_lossy(&output.stdout);
    match text.lines().find_map(|line| line.strip_prefix("tps = ")) {
        Some(rate) => println!("{:<10} {:<34} {:>9}", "pgbench", "same statement, 16 prepared clients", rate.split('.').next().unwrap_or(rate)),
        None => println!("pgbench: {text} {}", String::from_utf8_lossy(&output.stderr)),
    }
}
