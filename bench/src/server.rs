//! A real `chengguan serve` in a folder of its own.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// The server under load.
pub struct Server {
    pub child: Child,
    pub address: SocketAddr,
}

/// The binary beside this one.
pub fn binary() -> PathBuf {
    let own = std::env::current_exe().expect("this program has a path");
    own.with_file_name("chengguan")
}

/// The binary on a folder, alone on its machine.
pub fn command(folder: &Path, database: Option<&str>) -> Command {
    let mut command = Command::new(binary());
    command.env("CHENGGUAN_RATE_LIMIT", "off").env("CHENGGUAN_LOG", "error").arg("--data").arg(folder);
    if let Some(database) = database {
        command.arg("--database-url").arg(database);
    }
    command
}

/// Founds a bureau and makes a token for its operator-like administrator.
pub async fn init(folder: &Path, database: Option<&str>) {
    let password = folder.join("password");
    std::fs::write(&password, "a long enough password\n").expect("the folder is writable");
    let status = command(folder, database)
        .args(["init", "--name", "Bench", "--code", "bench", "--short-code", "BE", "--admin", "admin", "--password-file"])
        .arg(&password)
        .stdout(std::process::Stdio::null())
        .status()
        .await
        .expect("chengguan runs");
    assert!(status.success(), "init failed");
}

/// Starts serving on a free port.
pub async fn serve(folder: &Path, database: Option<&str>) -> Server {
    started(command(folder, database).args(["serve", "--listen", "127.0.0.1:0"])).await
}

async fn started(command: &mut Command) -> Server {
    let mut child = command.stdout(std::process::Stdio::piped()).kill_on_drop(true).spawn().expect("chengguan runs");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let ready = lines.next_line().await.expect("readable").expect("it says when it is ready");
    let address = ready.trim_start_matches("ready: http://").trim_end_matches('/').parse().expect("an address");
    Server { child, address }
}

/// The demo bureau, served.
pub struct Demo {
    pub server: Server,
    pub folder: tempfile::TempDir,
    database: Option<String>,
    tokens: serde_json::Value,
}

/// Fills a demo bureau and serves it.
pub async fn demo(database: Option<&str>) -> Demo {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let own = match database {
        Some(server) => Some(fresh_database(server, "chengguan_bench_demo").await),
        None => None,
    };
    let (server, tokens) = filled(folder.path(), own.as_deref()).await;
    Demo { server, folder, database: own, tokens }
}

/// Fills a folder, and serves it; with everybody's tokens.
pub async fn filled(folder: &Path, database: Option<&str>) -> (Server, serde_json::Value) {
    let mut child = command(folder, database).args(["--json", "demo", "--listen", "127.0.0.1:0"]).stdout(std::process::Stdio::piped()).kill_on_drop(true).spawn().expect("chengguan runs");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let said = lines.next_line().await.expect("readable").expect("it says when it is ready");
    let value: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let address = value["url"].as_str().expect("a URL").trim_start_matches("http://").trim_end_matches('/').parse().expect("an address");
    (Server { child, address }, value["tokens"].clone())
}

impl Demo {
    pub fn token(&self, account: &str) -> String {
        self.tokens[account].as_str().expect("a token").to_owned()
    }

    pub async fn import(&self, file: &Path) {
        let status = command(self.folder.path(), self.database.as_deref()).args(["import", "opinions"]).arg(file).stdout(std::process::Stdio::null()).status().await.expect("chengguan runs");
        assert!(status.success(), "the import failed");
    }

    /// What PostgreSQL does by itself within a minute of an import: statistics, and which pages everybody may see.
    pub async fn settle(&self) {
        use sea_orm::{ConnectionTrait, Database};
        let Some(url) = &self.database else { return };
        let database = Database::connect(url).await.expect("it answers");
        database.execute_unprepared("VACUUM ANALYZE").await.expect("it can be tidied");
    }
}

/// This program as the bare server of a filled file.
pub async fn bare_http(file: &Path) -> Server {
    let own = std::env::current_exe().expect("this program has a path");
    let mut child = Command::new(own).arg("bare-http").arg(file).stdout(std::process::Stdio::piped()).kill_on_drop(true).spawn().expect("it runs");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let ready = lines.next_line().await.expect("readable").expect("it says when it is ready");
    Server { address: ready.trim_start_matches("ready: http://").trim_end_matches('/').parse().expect("an address"), child }
}

/// Checks the stored journal and its subjects; says how many entries there are.
pub async fn verify(folder: &Path, database: Option<&str>) -> Result<i64, String> {
    let output = command(folder, database).args(["journal", "verify", "--tables", "--json"]).output().await.expect("chengguan runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let value: serde_json::Value = serde_json::from_str(text.trim()).map_err(|why| format!("{why}: {text} {}", String::from_utf8_lossy(&output.stderr)))?;
    if value["valid"] == true { value["entries"].as_i64().ok_or(text) } else { Err(text) }
}

/// Exports the journal.
pub async fn export(folder: &Path, database: Option<&str>) -> String {
    let output = command(folder, database).args(["journal", "export"]).output().await.expect("chengguan runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A database of its own on the server named.
pub async fn fresh_database(server: &str, name: &str) -> String {
    use sea_orm::{ConnectionTrait, Database};
    let admin = Database::connect(server).await.expect("the server named answers");
    admin.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await.expect("dropped");
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("created");
    let (base, _) = server.rsplit_once('/').expect("a URL with a database");
    format!("{base}/{name}")
}
