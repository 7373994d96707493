//! The ceilings: what the disk costs, and the same rows written by bare prepared statements.

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DbBackend, Statement};
use std::io::Write;
use std::time::{Duration, Instant};

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

/// One opinion, one fact, one entry, one head: through the same driver on one bare connection, with a COMMIT each and
/// with 64 acts a COMMIT. No indexes but the keys, no HTTP, no decision, no digest.
pub async fn sqlite() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut options = ConnectOptions::new(format!("sqlite://{}/bare.sqlite?mode=rwc", folder.path().display()));
    options.max_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| {
        use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
        sqlite.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full)
    });
    let connection = Database::connect(options).await.expect("opens");
    connection.execute_unprepared("CREATE TABLE o (id BLOB PRIMARY KEY, body TEXT); CREATE TABLE f (id BLOB PRIMARY KEY, body TEXT); CREATE TABLE j (id BLOB PRIMARY KEY, body TEXT, s INT UNIQUE)").await.expect("made");
    for acts in [1_u32, 64] {
        let began = Instant::now();
        let mut done: u32 = 0;
        while began.elapsed() < Duration::from_secs(4) {
            connection.execute_unprepared("BEGIN IMMEDIATE").await.expect("begins");
            for _ in 0..acts {
                let id = format!("{acts}-{done}").into_bytes();
                let body = "x".repeat(600);
                let values = vec![id.clone().into(), body.clone().into(), id.clone().into(), body.clone().into(), id.into(), body.into(), (i64::from(done) + i64::from(acts) * 10_000_000).into()];
                let sql = "INSERT INTO o VALUES (?, ?); INSERT INTO f VALUES (?, ?); INSERT INTO j VALUES (?, ?, ?)";
                connection.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)).await.expect("written");
                done += 1;
            }
            connection.execute_unprepared("COMMIT").await.expect("commits");
        }
        println!("{:<10} {:<28} {:>9.0}", "bare", format!("3 rows, {acts} acts a COMMIT"), f64::from(done) / began.elapsed().as_secs_f64());
    }
}
