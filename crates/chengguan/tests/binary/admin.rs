//! Commands on a folder that is being served: through `admin.sock`, as if they were alone.

use crate::processes::{Ended, Server, init, run};
use serde_json::json;
use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

const TOKEN: &[&str] = &["token", "create", "--account", "admin", "--scope", "read", "--days", "3"];

fn data(parent: &tempfile::TempDir) -> PathBuf {
    let folder = parent.path().join("data");
    assert_eq!(init(&folder, "one", "QT").code, 0);
    folder
}

fn file(parent: &tempfile::TempDir, name: &str, text: &str) -> String {
    let path = parent.path().join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn say(server: &Server, prefix: &str, text: &str) -> u16 {
    server.send("POST", &format!("{prefix}/api/v1/portal/opinions"), None, "", &json!({ "kind": "help", "text": text }).to_string()).0
}

/// What ends the same way however often it is done.
fn repeatable(folder: &Path, files: &[String]) -> Vec<Ended> {
    let [good, bad, missing] = files else { panic!("three files") };
    let commands: &[&[&str]] = &[
        &["journal", "verify"],
        &["journal", "verify", "--tables", "--json"],
        &["journal", "export"],
        &["journal", "export", "--bureau", "none"],
        &["import", "opinions", good, "--dry-run", "--json"],
        &["import", "opinions", bad, "--json"],
        &["import", "opinions", bad],
        &["import", "opinions", missing],
        &["token", "create", "--account", "nobody", "--scope", "read", "--days", "3"],
        &["token", "create", "--account", "admin", "--scope", "all", "--days", "3"],
        &["token", "create", "--account", "admin", "--scope", "read", "--days", "many"],
        &["init", "--name", "x", "--code", "one", "--short-code", "ZZ", "--admin", "a", "--password-file", good],
    ];
    commands.iter().map(|command| run(Some(folder), command)).collect()
}

#[test]
fn output_and_exit_code_beside_a_server_are_those_without_one() {
    let parent = tempfile::tempdir().unwrap();
    let folder = data(&parent);
    let files = [
        file(&parent, "good.jsonl", "{\"id\":\"a-1\",\"text\":\"路灯不亮，楼道里也黑\"}\n"),
        file(&parent, "bad.csv", "source_id,text\n1,井盖翘起\n2,\n"),
        parent.path().join("none.csv").to_str().unwrap().to_owned(),
    ];
    let alone = repeatable(&folder, &files);
    let codes: Vec<i32> = alone.iter().map(|ended| ended.code).collect();
    assert_eq!(codes, [0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 2, 1], "{alone:?}");
    let server = Server::start(&folder, &["serve"]);
    assert_eq!(repeatable(&folder, &files), alone);
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn what_a_command_changes_the_running_server_knows_at_once() {
    let parent = tempfile::tempdir().unwrap();
    let folder = data(&parent);
    let server = Server::start(&folder, &["serve"]);
    let made = run(Some(&folder), &[TOKEN, &["--json"]].concat());
    assert_eq!(made.code, 0, "{}", made.err);
    let token = made.json()["token"].as_str().unwrap().to_owned();
    let (status, me) = server.send("GET", "/api/v1/me", Some(&token), "", "");
    assert_eq!((status, me["account"].as_str()), (200, Some("admin")));
    let good = file(&parent, "好的.jsonl", "{\"id\":\"a-1\",\"text\":\"路灯不亮\"}\n{\"id\":\"a-2\",\"text\":\"井盖翘起\"}\n");
    let imported = run(Some(&folder), &["import", "opinions", &good, "--json"]);
    assert_eq!((imported.code, imported.json()["imported"].as_u64()), (0, Some(2)));
    assert_eq!(say(&server, "", "一句话"), 201);
    let exported = run(Some(&folder), &["journal", "export"]);
    let acts = |name: &str| exported.out.lines().filter(|line| line.contains(name)).count();
    assert_eq!((acts("identity.create_token"), acts("opinions.import"), acts("opinions.receive\\\"")), (1, 1, 1), "{}", exported.out);
    assert!(exported.out.contains("好的.jsonl") && exported.out.lines().last().unwrap().starts_with("{\"head\":"));
    let saved = file(&parent, "export.jsonl", &exported.out);
    assert_eq!(run(None, &["journal", "verify", &saved]).code, 0);
    assert_eq!(init(&folder, "two", "ZW").code, 0);
    assert_eq!(say(&server, "/b/two", "给第二个单位"), 201);
    assert_eq!(run(Some(&folder), &["journal", "verify"]).code, 1, "which bureau?");
    assert_eq!(run(Some(&folder), &["journal", "verify", "--tables", "--bureau", "two"]).code, 0);
    assert_eq!(server.stop(), Some(0));
    let workshop = fs::read_dir(&folder).unwrap().flatten().map(|entry| entry.file_name().into_string().unwrap()).filter(|name| name.contains("admin")).count();
    assert_eq!(workshop, 0, "the socket ends with the server, and nothing it took in is left");
}

#[test]
fn only_the_owner_reaches_the_socket_and_one_who_says_nothing_stops_nobody() {
    let parent = tempfile::tempdir().unwrap();
    let folder = data(&parent);
    let _server = Server::start(&folder, &["serve"]);
    let socket = folder.join("admin.sock");
    let found = fs::metadata(&socket).unwrap();
    assert!(found.file_type().is_socket());
    assert_eq!(found.permissions().mode() & 0o777, 0o600);
    let _silent: Vec<UnixStream> = (0..3).map(|_| UnixStream::connect(&socket).unwrap()).collect();
    assert_eq!(run(Some(&folder), TOKEN).code, 0);
    let before = run(Some(&folder), &["journal", "verify", "--json"]).json();
    for nonsense in [&b"GET / HTTP/1.1\r\n\r\n"[..], b"\0\0\0\x02{}", b"\xff\xff\xff\xff", b"\0\0\0\x7f"] {
        let mut stream = UnixStream::connect(&socket).unwrap();
        std::io::Write::write_all(&mut stream, nonsense).unwrap();
        drop(stream);
    }
    assert_eq!(run(Some(&folder), &["journal", "verify", "--json"]).json(), before);
}

#[test]
fn a_socket_left_by_a_killed_server_is_in_nobodys_way() {
    let parent = tempfile::tempdir().unwrap();
    let folder = data(&parent);
    Server::start(&folder, &["serve"]).kill();
    assert!(folder.join("admin.sock").exists(), "the trap is set");
    assert_eq!(run(Some(&folder), TOKEN).code, 0, "alone");
    let server = Server::start(&folder, &["serve"]);
    assert_eq!(run(Some(&folder), TOKEN).code, 0, "through the new one");
    server.kill();
    // Somebody holds the folder and answers nobody: refused by name, not hung.
    let lock = fs::File::options().write(true).open(folder.join("lock")).unwrap();
    lock.lock().unwrap();
    let refused = run(Some(&folder), TOKEN);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains(&folder.display().to_string()), "{}", refused.err);
}

#[test]
fn a_folder_deeper_than_a_sockets_path_may_be_is_served_too() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("深".repeat(40)).join("data");
    fs::create_dir_all(folder.parent().unwrap()).unwrap();
    assert_eq!(init(&folder, "one", "QT").code, 0);
    let _server = Server::start(&folder, &["serve"]);
    assert!(folder.join("admin.sock").exists());
    assert_eq!(run(Some(&folder), TOKEN).code, 0);
}

/// Hands an errand over by hand and gives back the frames: kind and bytes.
fn frames(folder: &Path, errand: serde_json::Value, file: &str, bytes: &[u8]) -> Vec<(char, Vec<u8>)> {
    use std::io::{Read, Write};
    let mut stream = UnixStream::connect(folder.join("admin.sock")).unwrap();
    let request = json!({ "version": env!("CARGO_PKG_VERSION"), "json": true, "file": file, "errand": errand }).to_string();
    stream.write_all(&u32::try_from(request.len()).unwrap().to_be_bytes()).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    stream.write_all(&(bytes.len() as u64).to_be_bytes()).unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let (mut frames, mut rest) = (Vec::new(), &answer[..]);
    while let [kind, a, b, c, d, after @ ..] = rest {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        frames.push((char::from(*kind), after[..length].to_vec()));
        rest = &after[length..];
    }
    frames
}

#[test]
fn an_import_in_the_running_server_tells_the_command_how_far_it_is_before_its_result() {
    let parent = tempfile::tempdir().unwrap();
    let folder = data(&parent);
    let _server = Server::start(&folder, &["serve"]);
    let rows: String = (0..1_200).map(|n| format!("{{\"id\":\"a-{n}\",\"text\":\"路灯不亮\"}}\n")).collect();
    let options = serde_json::to_value(chengguan_app::opinions::import::Options::default()).unwrap();
    let frames = frames(&folder, json!({ "Import": { "options": options, "bureau": null } }), "rows.jsonl", rows.as_bytes());
    let kinds: String = frames.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds.trim_start_matches('p'), "od", "progress, then the result, then the end");
    let told: Vec<serde_json::Value> = frames.iter().filter(|(kind, _)| *kind == 'p').map(|(_, bytes)| serde_json::from_slice(bytes).unwrap()).collect();
    for pass in ["checked", "staged", "placed"] {
        assert!(told.iter().any(|progress| progress["pass"] == pass), "{pass}: {told:?}");
    }
    assert_eq!(told.last(), Some(&json!({ "pass": "placed", "rows": 1_200, "of": 1_200 })));
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&frames[frames.len() - 2].1).unwrap()["imported"], 1_200);
}

#[test]
fn where_standard_error_is_no_terminal_a_short_import_says_nothing_there_and_json_stands_alone() {
    let parent = tempfile::tempdir().unwrap();
    let folder = data(&parent);
    let rows: String = (0..1_200).map(|n| format!("{{\"id\":\"a-{n}\",\"text\":\"路灯不亮\"}}\n")).collect();
    let good = file(&parent, "good.jsonl", &rows);
    let _server = Server::start(&folder, &["serve"]);
    for (imported, skipped) in [(1_200, 0), (0, 1_200)] {
        let done = run(Some(&folder), &["import", "opinions", &good, "--json"]);
        assert_eq!((done.code, done.err.as_str(), done.out.lines().count()), (0, "", 1));
        assert_eq!((done.json()["imported"].as_u64(), done.json()["skipped"].as_u64()), (Some(imported), Some(skipped)));
    }
}
