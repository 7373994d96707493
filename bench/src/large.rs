//! A ledger of so many opinions (`BENCH_OPINIONS`, such as 1000000) in a SQLite folder: import, start, memory, lists, page,
//! verification. Opt-in, because it takes some ten minutes and gigabytes. `BENCH_FOLDER` keeps the ledger for the next run.

use crate::bare::connect;
use crate::load::{create, measure};
use crate::reads::{measure_lists, rows_file};
use crate::server::{Server, command, filled, serve};
use chengguan_proof::{Link, chain, leaf};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tokio::process::Child;

/// Entries verified at least: fewer would measure the start of the process.
const ENTRIES: i64 = 300_000;
/// How long a server is left alone before its idle memory is read.
const AT_REST: Duration = Duration::from_secs(5);

/// Measures all of it.
pub async fn large(rows: usize) {
    let own = tempfile::tempdir().expect("a temporary folder");
    let folder = std::env::var_os("BENCH_FOLDER").map_or(own.path().to_owned(), PathBuf::from);
    if !folder.join("chengguan.sqlite").exists() {
        let (mut server, _) = filled(&folder, None).await;
        stop(&mut server.child).await;
        import(&folder, rows).await;
    }
    let token = token(&folder).await;
    let bytes = |name: &str| std::fs::metadata(folder.join(name)).map_or(0, |file| file.len());
    println!("{:<10} {:<34} {:>9} MiB", "SQLite", "size of the database", bytes("chengguan.sqlite") >> 20);
    let began = Instant::now();
    let mut server = serve(&folder, None).await;
    until_ready(&server).await;
    println!("{:<10} {:<34} {:>9.0} ms", "SQLite", format!("start with {rows} opinions"), began.elapsed().as_secs_f64() * 1000.0);
    tokio::time::sleep(AT_REST).await;
    memory(&server.child, "idle", "VmRSS");
    measure_lists("SQLite", &server, &token).await;
    memory(&server.child, "after the lists", "VmRSS");
    under_load(&server, &token).await;
    stop(&mut server.child).await;
    verify(&folder, &["journal", "verify", "--json"], "journal verify").await;
    // On a copy of the journal alone, so that a kept ledger stays what it is.
    let long = tempfile::tempdir().expect("a temporary folder");
    lengthen(&folder, long.path()).await;
    verify(long.path(), &["journal", "verify", "--json"], "journal verify, lengthened").await;
}

/// Rows in, by a command that has the folder to itself.
async fn import(folder: &Path, rows: usize) {
    let file = rows_file(folder, rows);
    let began = Instant::now();
    let mut child = command(folder, None).args(["import", "opinions"]).arg(&file).stdout(std::process::Stdio::null()).spawn().expect("chengguan runs");
    let peak = peak(&mut child, Duration::from_millis(100)).await;
    assert!(child.wait().await.expect("it ended").success(), "the import failed");
    let seconds = began.elapsed().as_secs_f64();
    println!("{:<10} {:<34} {:>9.0} rows/s, {seconds:.0} s, peak {} MiB", "SQLite", format!("import, {rows} rows"), rows as f64 / seconds, peak >> 10);
    std::fs::remove_file(file).expect("there");
}

async fn token(folder: &Path) -> String {
    let made = command(folder, None).args(["token", "create", "--account", "operator", "--scope", "write", "--days", "30"]).output().await.expect("chengguan runs");
    String::from_utf8(made.stdout).expect("a token").trim().to_owned()
}

async fn until_ready(server: &Server) {
    loop {
        if let Ok(mut client) = crate::client::Client::connect(server.address).await
            && client.send("GET", "/health/ready", None, "").await.is_ok_and(|answer| answer.status == 200)
        {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

async fn under_load(server: &Server, token: &str) {
    let token: &'static str = Box::leak(token.to_owned().into_boxed_str());
    let say = |what: &str, (rate, p50, p99): (f64, f64, f64)| println!("{:<10} {what:<34} {rate:>9.0} {p50:>9.2} {p99:>9.2}", "SQLite");
    say("create, 64 clients", measure(server, 64, None, create).await);
    memory(&server.child, "after creating", "VmRSS");
    say("list, newest, 64 clients", measure(server, 64, Some(token), |_| ("GET", "/api/v1/opinions?limit=50&view=all&sort=received", String::new())).await);
    memory(&server.child, "after the load", "VmRSS");
    memory(&server.child, "peak under load", "VmHWM");
}

fn memory(child: &Child, when: &str, field: &str) {
    println!("{:<10} {:<34} {:>9} MiB", "SQLite", format!("memory, {when}"), kib(child, field).unwrap_or(0) >> 10);
}

/// What the kernel says of a process, in KiB.
fn kib(child: &Child, field: &str) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{}/status", child.id()?)).ok()?;
    text.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':')?.trim().trim_end_matches(" kB").parse().ok())
}

/// Waits for the end of a process; the most memory it had, in KiB, looked at so often.
async fn peak(child: &mut Child, every: Duration) -> u64 {
    let mut peak = 0;
    loop {
        peak = peak.max(kib(child, "VmHWM").unwrap_or(0));
        if tokio::time::timeout(every, child.wait()).await.is_ok() {
            return peak;
        }
    }
}

async fn verify(folder: &Path, arguments: &[&str], what: &str) {
    let began = Instant::now();
    let mut child = command(folder, None).args(arguments).stdout(std::process::Stdio::piped()).spawn().expect("chengguan runs");
    let peak = peak(&mut child, Duration::from_millis(20)).await;
    let seconds = began.elapsed().as_secs_f64();
    let output = child.wait_with_output().await.expect("it ended");
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(said["valid"], true, "{said}");
    let entries = said["entries"].as_f64().expect("a number");
    println!("{:<10} {what:<34} {:>9.0} entries/s, {entries} entries, peak {} MiB", "SQLite", entries / seconds, peak >> 10);
}

/// The journal alone in a folder of its own, and real entries' bytes chained on again and again, until there are enough.
async fn lengthen(folder: &Path, long: &Path) {
    let bare = connect(&long.join("chengguan.sqlite")).await;
    for statement in include_str!("../../migrations/schema.sqlite.sql").split(";\n") {
        if !statement.trim().is_empty() {
            bare.execute_unprepared(statement).await.expect("the schema is made");
        }
    }
    let copied: String = ["bureau", "journal_head", "journal_entry", "seaql_migrations"].map(|table| format!("INSERT INTO main.{table} SELECT * FROM src.{table}; ")).concat();
    bare.execute_unprepared(&format!("ATTACH '{}' AS src; {copied} DETACH src", folder.join("chengguan.sqlite").display())).await.expect("copied");
    let one = |sql: &str| Statement::from_string(DbBackend::Sqlite, sql.to_owned());
    let rows = bare.query_all_raw(one("SELECT payload FROM journal_entry WHERE bureau_id = 1 ORDER BY sequence LIMIT 10000")).await.expect("read");
    let payloads: Vec<Vec<u8>> = rows.iter().map(|row| row.try_get_by_index(0).expect("bytes")).collect();
    let leaves: Vec<_> = payloads.iter().map(|payload| leaf(payload)).collect();
    let head = bare.query_one_raw(one("SELECT sequence, chain FROM journal_head WHERE bureau_id = 1")).await.expect("read").expect("a head");
    let digest: Vec<u8> = head.try_get_by_index(1).expect("bytes");
    let head = Link { sequence: head.try_get_by_index(0).expect("a number"), chain: digest.try_into().expect("32 bytes") };
    let missing = (ENTRIES - head.sequence).max(0) as usize;
    bare.execute_unprepared("BEGIN").await.expect("begins");
    let mut last = head;
    for (at, link) in chain(head, leaves.iter().copied().cycle().take(missing)).into_iter().enumerate() {
        let id = (link.sequence as u128).to_be_bytes().to_vec();
        let own = at % payloads.len();
        let values: [sea_orm::Value; 5] = [id.into(), payloads[own].clone().into(), leaves[own].to_vec().into(), link.sequence.into(), link.chain.to_vec().into()];
        let sql = "INSERT INTO journal_entry (bureau_id, id, recorded_at, subject_kind, subject_id, payload, leaf, sequence, chain) VALUES (1, ?1, 0, 'bench', ?1, ?2, ?3, ?4, ?5)";
        bare.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)).await.expect("written");
        last = link;
    }
    let moved = Statement::from_sql_and_values(DbBackend::Sqlite, "UPDATE journal_head SET sequence = ?, chain = ? WHERE bureau_id = 1", [last.sequence.into(), last.chain.to_vec().into()]);
    bare.execute_raw(moved).await.expect("written");
    bare.execute_unprepared("COMMIT").await.expect("commits");
    let bytes: usize = payloads.iter().map(Vec::len).sum();
    println!("{:<10} {:<34} {:>9} bytes", "SQLite", "an entry, on average", bytes / payloads.len());
}

async fn stop(child: &mut Child) {
    let id = child.id().expect("it runs").to_string();
    tokio::process::Command::new("kill").args(["-TERM", &id]).status().await.expect("told");
    child.wait().await.expect("it ends");
}
