//! Runs the binary: a command to its end, or a server that is ended with the test.

use serde_json::Value;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Far longer than anything here takes: a test that waits so long has failed.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How a command ended and what it printed.
#[derive(Debug, PartialEq, Eq)]
pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ended {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|why| panic!("{why}: {self:?}"))
    }
}

fn command(folder: Option<&Path>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chengguan"));
    command.env_remove("CHENGGUAN_DATA").env_remove("CHENGGUAN_DATABASE_URL").env_remove("CHENGGUAN_LOG").env("CHENGGUAN_RATE_LIMIT", "off");
    if let Some(folder) = folder {
        command.arg("--data").arg(folder);
    }
    command
}

/// A command to its end.
pub fn run(folder: Option<&Path>, arguments: &[&str]) -> Ended {
    let done = command(folder).args(arguments).stdin(Stdio::null()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ended { code: done.status.code().unwrap_or(-1), out: text(done.stdout), err: text(done.stderr) }
}

/// Founds a bureau.
pub fn init(folder: &Path, code: &str, short_code: &str) -> Ended {
    init_with(folder, code, short_code, &[])
}

/// Founds a bureau, with further arguments.
pub fn init_with(folder: &Path, code: &str, short_code: &str, further: &[&str]) -> Ended {
    let password = folder.with_extension("password");
    std::fs::write(&password, "a long enough password\n").unwrap();
    let password = password.to_str().unwrap();
    let own = ["init", "--name", "青棠区城市管理执法局", "--code", code, "--short-code", short_code, "--admin", "admin", "--password-file", password];
    run(Some(folder), &[&own, further].concat())
}

/// A server; killed with the test that started it.
pub struct Server {
    child: Child,
    pub address: String,
    log: PathBuf,
}

impl Server {
    /// Starts `serve` or `demo` and waits until it says it is ready.
    pub fn start(folder: &Path, arguments: &[&str]) -> Self {
        let log = folder.with_extension(format!("{}.log", Instant::now().elapsed().as_nanos()));
        let mut child = command(Some(folder)).args(arguments).args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(File::create(&log).unwrap()).spawn().unwrap();
        let ready = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap).find(|line| line.starts_with("ready: "));
        let ready = ready.unwrap_or_else(|| panic!("{}", std::fs::read_to_string(&log).unwrap()));
        let address = ready.trim_start_matches("ready: http://").trim_end_matches('/').to_owned();
        Self { child, address, log }
    }

    /// What it has said on standard error.
    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM, and its exit code.
    pub fn stop(mut self) -> Option<i32> {
        let told = Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status().unwrap();
        assert!(told.success());
        self.child.wait().unwrap().code()
    }

    /// One request; status and body.
    pub fn send(&self, method: &str, path: &str, token: Option<&str>, headers: &str, body: &str) -> (u16, Value) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let token = token.map(|token| format!("authorization: Bearer {token}\r\n")).unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-type: application/json\r\n{token}{headers}content-length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, serde_json::from_str(body).unwrap_or(Value::String(body.to_owned())))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill(); // Ended before: nothing to kill.
        let _ = self.child.wait();
    }
}

/// A demo that is filling its folder; killed with the test.
pub struct Filling(Child);

impl Filling {
    pub fn start(folder: &Path) -> Self {
        let child = command(Some(folder)).args(["demo", "--json", "--listen", "127.0.0.1:0"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Self(child.unwrap())
    }
}

impl Drop for Filling {
    fn drop(&mut self) {
        let _ = self.0.kill(); // As above.
        let _ = self.0.wait();
    }
}

/// Looks again and again until it is so. How long it takes decides nothing; that it never comes does.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "never: {what}");
        std::thread::yield_now();
    }
}
