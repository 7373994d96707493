//! Creating, listing, following up, at 1, 4 and 64 clients.

use crate::client::Client;
use crate::bare;
use crate::server::{Server, bare_http, fresh_database, init, serve};
use std::time::{Duration, Instant};

/// How long each measurement runs.
const RUN: Duration = Duration::from_secs(4);

/// Measures one database.
pub async fn bench(database: Option<&str>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let own = match database {
        Some(server) => Some(fresh_database(server, "chengguan_bench").await),
        None => None,
    };
    init(folder.path(), own.as_deref()).await;
    let server = serve(folder.path(), own.as_deref()).await;
    let name = if database.is_some() { "PostgreSQL" } else { "SQLite" };
    for clients in [1, 4, 64] {
        let (rate, p50, p99) = measure(&server, clients, None, create).await;
        println!("{name:<10} {:<34} {rate:>9.0} {p50:>9.2} {p99:>9.2}", format!("create, {clients} clients"));
    }
    let mut client = Client::connect(server.address).await.expect("it listens");
    let answer = client.send("POST", "/api/v1/portal/opinions", None, r#"{"kind":"praise","text":"bench"}"#).await.expect("an answer");
    let code = serde_json::from_slice::<serde_json::Value>(&answer.body).expect("JSON")["receipt"].as_str().expect("a receipt").to_owned();
    let path: &'static str = Box::leak(format!("/api/v1/portal/receipts/{code}").into_boxed_str());
    match &own {
        None => bare::sqlite(&folder.path().join("chengguan.sqlite")).await,
        Some(url) => bare::pgbench(url).await,
    }
    for clients in [1, 16] {
        let (rate, p50, p99) = measure(&server, clients, None, move |_| ("GET", path, String::new())).await;
        println!("{name:<10} {:<34} {rate:>9.0} {p50:>9.2} {p99:>9.2}", format!("follow up, {clients} clients"));
    }
    if own.is_none() {
        let number = serde_json::from_slice::<serde_json::Value>(&answer.body).expect("JSON")["opinion"].as_str().expect("a number").to_owned();
        let bare = bare_http(&folder.path().join("chengguan.sqlite")).await;
        for (path, what) in [(format!("/{number}"), "one point read"), (format!("/{number}/facts"), "the same two reads")] {
            let path: &'static str = Box::leak(path.into_boxed_str());
            for clients in [1, 16] {
                let (rate, p50, p99) = measure(&bare, clients, None, move |_| ("GET", path, String::new())).await;
                println!("{:<10} {:<34} {rate:>9.0} {p50:>9.2} {p99:>9.2}", "bare", format!("axum, {what}, {clients} clients"));
            }
        }
    }
}

/// A resident's word.
pub fn create(n: usize) -> (&'static str, &'static str, String) {
    let body = format!(r#"{{"kind":"complaint","text":"第{n}件：锦绣街夜市占道，油烟进屋，请来看看。","place":{{"longitude":118.75,"latitude":30.95,"address":"锦绣街{n}号"}},"contact":{{"name":"王小明","phone":"19900001234"}}}}"#);
    ("POST", "/api/v1/portal/opinions", body)
}

/// Runs the same kind of request from so many clients; gives requests a second and two times in milliseconds.
pub async fn measure<F>(server: &Server, clients: usize, token: Option<&'static str>, request: F) -> (f64, f64, f64)
where
    F: Fn(usize) -> (&'static str, &'static str, String) + Clone + Send + 'static,
{
    let began = Instant::now();
    let tasks: Vec<_> = (0..clients).map(|client| {
        let (request, address) = (request.clone(), server.address);
        tokio::spawn(async move {
            let mut connection = Client::connect(address).await.expect("it listens");
            let mut times = Vec::new();
            let mut n = client;
            while began.elapsed() < RUN {
                let (method, path, body) = request(n);
                let sent = Instant::now();
                let answer = connection.send(method, path, token, &body).await.expect("an answer");
                assert!(answer.status < 300, "{} {}", answer.status, String::from_utf8_lossy(&answer.body));
                times.push(sent.elapsed());
                n += clients;
            }
            times
        })
    }).collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await.expect("no client panics"));
    }
    let rate = times.len() as f64 / began.elapsed().as_secs_f64();
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    (rate, at(0.5), at(0.99))
}
