//! `chengguan-bench bench|torture [--kills N]`: loads a real server in a process of its own, over HTTP, and prints ours
//! beside the same work done bare. With `DATABASE_URL` PostgreSQL is measured, too; with `BENCH_OPINIONS=1000000` only a
//! ledger of that size is.

mod bare;
mod bare_http;
mod client;
mod large;
mod load;
mod reads;
mod server;
mod torture;

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let kills = arguments.iter().position(|word| word == "--kills").and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(50);
    let postgres = std::env::var("DATABASE_URL").ok();
    let databases: Vec<Option<String>> = std::iter::once(None).chain(postgres.map(Some)).collect();
    let mut failed = 0;
    match arguments.first().map(String::as_str) {
        Some("bench") => {
            println!("one fdatasync here: {:.2} ms", bare::sync_ms());
            println!("{:<10} {:<34} {:>9} {:>9} {:>9}", "database", "work", "per s", "p50 ms", "p99 ms");
            if let Some(opinions) = std::env::var("BENCH_OPINIONS").ok().and_then(|opinions| opinions.parse().ok()) {
                large::large(opinions).await;
                return ExitCode::SUCCESS;
            }
            for database in &databases {
                load::bench(database.as_deref()).await;
            }
            for database in databases {
                reads::reads(database.as_deref()).await;
            }
        }
        Some("torture") => {
            for database in databases {
                failed += torture::kills(database.as_deref(), kills).await;
            }
            println!("{} passed, {failed} failed", usize::from(failed == 0));
        }
        Some("bare-http") => bare_http::serve(arguments.get(1).map_or("", String::as_str)).await,
        _ => {
            eprintln!("chengguan-bench bench | torture [--kills N]");
            return ExitCode::from(2);
        }
    }
    ExitCode::from(u8::from(failed > 0))
}
