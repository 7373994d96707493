//! SIGKILL at random under 64 clients: what was acknowledged is stored and journalled, once, and the chain holds.

use crate::client::Client;
use crate::server::{export, fresh_database, init, serve, verify};
use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

/// Kills one server after another on the same data; says how many rounds failed.
pub async fn kills(database: Option<&str>, rounds: usize) -> usize {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let own = match database {
        Some(server) => Some(fresh_database(server, "chengguan_torture").await),
        None => None,
    };
    init(folder.path(), own.as_deref()).await;
    let acknowledged: Arc<Mutex<HashSet<String>>> = Arc::default();
    let mut failed = 0;
    for round in 1..=rounds {
        one_round(folder.path(), own.as_deref(), &acknowledged).await;
        if let Err(why) = verify(folder.path(), own.as_deref()).await {
            println!("round {round}: {why}");
            failed += 1;
        }
    }
    let exported = export(folder.path(), own.as_deref()).await;
    let entries: Vec<&str> = exported.lines().filter(|line| line.contains("opinions.receive")).collect();
    let leaves: HashSet<String> = entries.iter().filter_map(|line| Some(serde_json::from_str::<serde_json::Value>(line).ok()?["leaf"].as_str()?.to_owned())).collect();
    let acknowledged = acknowledged.lock().expect("no client panicked");
    let lost = acknowledged.iter().filter(|leaf| !leaves.contains(*leaf)).count();
    let doubled = entries.len() - leaves.len();
    let name = if database.is_some() { "PostgreSQL" } else { "SQLite" };
    println!("{name}: {rounds} kills, {} acknowledged, {} journalled, {lost} lost, {doubled} doubled, {failed} rounds with a broken chain", acknowledged.len(), entries.len());
    failed + usize::from(lost > 0 || doubled > 0 || acknowledged.is_empty())
}

async fn one_round(folder: &std::path::Path, database: Option<&str>, acknowledged: &Arc<Mutex<HashSet<String>>>) {
    let mut server = serve(folder, database).await;
    let clients: Vec<_> = (0..64).map(|client| {
        let (address, acknowledged) = (server.address, acknowledged.clone());
        tokio::spawn(async move {
            let Ok(mut connection) = Client::connect(address).await else { return };
            for n in 0.. {
                let body = format!(r#"{{"kind":"complaint","text":"client {client}, word {n}"}}"#);
                // Killed while it answered: not acknowledged, whatever stands.
                let Ok(answer) = connection.send("POST", "/api/v1/portal/opinions", None, &body).await else { return };
                if answer.status == 201 {
                    let value: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
                    acknowledged.lock().expect("no client panicked").insert(value["leaf"].as_str().expect("a leaf").to_owned());
                }
            }
        })
    }).collect();
    let nanos = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.subsec_nanos());
    tokio::time::sleep(Duration::from_millis(60 + u64::from(nanos % 400))).await;
    server.child.kill().await.expect("killed");
    for client in clients {
        let _ = client.await; // Ended with its connection.
    }
}
