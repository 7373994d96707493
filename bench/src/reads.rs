//! The ledger and the page of an opinion, on the demo bureau with a long ledger imported on top.

use crate::client::Client;
use crate::load::measure;
use crate::server::{Demo, Server, demo};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Rows imported on top of the demo's 2,000; `BENCH_ROWS` changes it.
const ROWS: usize = 100_000;

/// Ledger queries: what a clerk asks for, near and far.
const QUERIES: [(&str, &str); 7] = [
    ("list, newest", "view=all&sort=received"),
    ("list, due first", "view=open&sort=due"),
    ("list, closed", "view=all&sort=closed"),
    ("list, one category", "category=street-order/stalls&sort=received"),
    ("list, one kind", "kind=help&sort=received"),
    ("list, one channel, due first", "channel=portal&sort=due"),
    ("list, last four digits", "number=0007&sort=received"),
];

/// Measures one database.
pub async fn reads(database: Option<&str>) {
    let name = if database.is_some() { "PostgreSQL" } else { "SQLite" };
    let rows = std::env::var("BENCH_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(ROWS);
    let served = demo(database).await;
    let began = Instant::now();
    import(&served, rows).await;
    println!("{name:<10} {:<34} {:>9.0}", format!("import, {rows} rows, to the ledger"), rows as f64 / began.elapsed().as_secs_f64());
    served.settle().await;
    measure_lists(name, &served.server, &served.token("operator")).await;
    for period in ["last_30", "this_year"] {
        say(name, &format!("overview, {period}"), &served.server, &format!("/api/v1/overview?period={period}"), &served.token("leader")).await;
    }
}

/// Lists near and far, the page of an opinion, and what a list costs in statements.
pub async fn measure_lists(name: &str, server: &Server, token: &str) {
    let mut client = Client::connect(server.address).await.expect("it listens");
    for (what, query) in QUERIES {
        let path = format!("/api/v1/opinions?limit=50&{query}");
        let first = client.send("GET", &path, Some(token), "").await.expect("an answer");
        if first.status != 200 {
            println!("{name:<10} {what:<34} answers {}: {}", first.status, String::from_utf8_lossy(&first.body));
            continue;
        }
        say(name, what, server, &path, token).await;
        let mut next: serde_json::Value = serde_json::from_slice(&first.body).expect("JSON");
        for _ in 0..20 {
            let Some(after) = next["next"].as_str() else { break };
            let page = client.send("GET", &format!("{path}&after={after}"), Some(token), "").await.expect("an answer");
            next = serde_json::from_slice(&page.body).expect("JSON");
        }
        if let Some(after) = next["next"].as_str() {
            say(name, &format!("{what}, 21 pages on"), server, &format!("{path}&after={after}"), token).await;
        }
    }
    let page = client.send("GET", "/api/v1/opinions?standing=closed&sort=closed&limit=1", Some(token), "").await.expect("an answer");
    let page: serde_json::Value = serde_json::from_slice(&page.body).expect("JSON");
    let id = page["items"][0]["id"].as_str().expect("a closed opinion").to_owned();
    say(name, "page of an opinion", server, &format!("/api/v1/opinions/{id}"), token).await;
    let mut statements = Vec::new();
    for limit in [1, 50, 200] {
        let answer = client.send("GET", &format!("/api/v1/opinions?sort=received&limit={limit}"), Some(token), "").await.expect("an answer");
        statements.push(format!("{limit} rows: {}", answer.statements));
    }
    println!("{name:<10} statements of a list, {}", statements.join(", "));
}

async fn say(name: &str, what: &str, server: &Server, path: &str, token: &str) {
    let (path, token): (&'static str, &'static str) = (Box::leak(path.to_owned().into_boxed_str()), Box::leak(token.to_owned().into_boxed_str()));
    let (rate, p50, p99) = measure(server, 1, Some(token), move |_| ("GET", path, String::new())).await;
    println!("{name:<10} {what:<34} {rate:>9.0} {p50:>9.2} {p99:>9.2}");
}

async fn import(served: &Demo, rows: usize) {
    let file = rows_file(served.folder.path(), rows);
    served.import(&file).await;
}

/// A file of so many rows, in the folder.
pub fn rows_file(folder: &Path, rows: usize) -> PathBuf {
    let file = folder.join("rows.jsonl");
    let mut out = std::io::BufWriter::new(std::fs::File::create(&file).expect("writable"));
    for n in 0..rows {
        let line = serde_json::json!({ "id": format!("bench-{n}"), "subject": format!("第{n}处占道经营"), "detail": "每天晚上摊位摆到车行道上，油烟进屋，请来看看。", "time": "2025-11-22 16:54:42" });
        writeln!(out, "{line}").expect("writable");
    }
    out.flush().expect("written");
    file
}
