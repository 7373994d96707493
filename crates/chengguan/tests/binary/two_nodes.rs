//! Two servers on one PostgreSQL database, and commands with `--database-url` beside them. Without a server to make
//! databases on (`CHENGGUAN_TEST_DATABASE_URL`) nothing here can be tried, which is said.

use crate::processes::{PATIENCE, Server, init_with, run, until};
use chengguan_app::desk::{Bureau, Desk};
use chengguan_app::identity::create_token;
use chengguan_app::identity::setup::{NewAccount, NewBureau, create_accounts, create_bureau, create_settings, create_squads};
use chengguan_app::platform_clock::PlatformClock;
use chengguan_app::rates::Rates;
use chengguan_app::reference::Squad;
use chengguan_app::store::Store;
use chengguan_statute::access::Role;
use chengguan_statute::clock::{Limit, Unit, WorkingHours};
use chengguan_statute::day::Instant;
use chengguan_statute::ids::SquadId;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Lines, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Arc;

const BEGIN: &str = "2026-03-25T09:00:00+08:00";

/// A bureau in a database of its own, and a desk in this process that works on it as a third node.
struct Place {
    parent: tempfile::TempDir,
    url: String,
    desk: Desk,
    bureau: Arc<Bureau>,
    squad: SquadId,
    tokens: HashMap<&'static str, String>,
}

async fn place() -> Option<Place> {
    let Ok(server) = std::env::var("CHENGGUAN_TEST_DATABASE_URL") else {
        println!("SKIPPED: no CHENGGUAN_TEST_DATABASE_URL here, so nothing is tried on two nodes");
        return None;
    };
    let name = format!("n{}", uuid::Uuid::now_v7().simple());
    Database::connect(&server).await.unwrap().execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let url = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
    let parent = tempfile::tempdir().unwrap();
    let clock = PlatformClock::default();
    clock.set(Instant::from_rfc3339(BEGIN).unwrap());
    let store = Store::open(parent.path(), Some(&url)).await.unwrap();
    let desk = Desk::open(store, parent.path().join("third"), clock, Rates::new(false)).await.unwrap();
    let new = NewBureau { code: "demo".into(), short_code: "QT".into(), name: "青棠区城市管理执法局".into(), uscc: None, parent_id: None, demo: true };
    let bureau = create_bureau(&desk, new).await.unwrap();
    let squad = SquadId(uuid::Uuid::now_v7());
    create_squads(&desk, &bureau, &[Squad { id: squad, parent: None, name: "东城中队".into(), closed: false }]).await.unwrap();
    let people = [("operator", Role::Operator, None), ("squad-leader", Role::SquadLeader, Some(squad)), ("officer", Role::Officer, Some(squad)), ("leader", Role::Leader, None)];
    create_accounts(&desk, &bureau, people.map(|(login, role, squad)| account(login, role, squad)).into()).await.unwrap();
    let limit = |count| Limit { count, unit: Unit::WorkDay };
    let category = json!({ "code": "street-order/stalls", "name": "占道经营", "major": "street-order", "major_name": "街面秩序", "approach": "manage", "finish": limit(10), "finish_urgent": limit(3) });
    let hours = serde_json::to_value(WorkingHours::all_year(&[(510, 720), (840, 1050)])).unwrap();
    create_settings(&desk, &bureau, &[("categories", json!([category])), ("hours", hours)]).await.unwrap();
    let mut tokens = HashMap::new();
    for (login, _, _) in people {
        tokens.insert(login, create_token(&desk, &bureau, login, "write", 300).await.unwrap());
    }
    Some(Place { parent, url, desk, bureau, squad, tokens })
}

fn account(login: &str, role: Role, squad: Option<SquadId>) -> NewAccount {
    NewAccount { login: login.into(), name: login.into(), squad, roles: vec![role], password_hash: "none".into() }
}

impl Place {
    fn folder(&self, name: &str) -> PathBuf {
        self.parent.path().join(name)
    }

    fn node(&self, name: &str) -> Server {
        Server::start(&self.folder(name), &["--database-url", &self.url, "serve"])
    }

    async fn behind(&self) -> DatabaseConnection {
        Database::connect(&self.url).await.unwrap()
    }

    fn command(&self, arguments: &[&str]) -> crate::processes::Ended {
        run(Some(&self.folder("commands")), &[&["--database-url", self.url.as_str()], arguments].concat())
    }

    fn get(&self, node: &Server, who: &str, path: &str) -> (u16, Value) {
        node.send("GET", path, Some(&self.tokens[who]), "", "")
    }

    fn receive(&self, node: &Server) -> String {
        let (status, received) = node.send("POST", "/api/v1/portal/opinions", None, "", &json!({ "kind": "complaint", "text": "夜市占道" }).to_string());
        assert_eq!(status, 201, "{received}");
        let (_, page) = self.get(node, "operator", &format!("/api/v1/opinions?number={}", received["opinion"].as_str().unwrap()));
        page["items"][0]["id"].as_str().unwrap().to_owned()
    }

    fn act(&self, node: &Server, who: &str, id: &str, act: &str, body: Value) {
        let (_, view) = self.get(node, "operator", &format!("/api/v1/opinions/{id}"));
        let version = format!("if-match: \"{}\"\r\n", view["version"]);
        let (status, answer) = node.send("POST", &format!("/api/v1/opinions/{id}/{act}"), Some(&self.tokens[who]), &version, &body.to_string());
        assert_eq!(status, 200, "{act}: {answer}");
    }

    fn sort_and_assign(&self, node: &Server, id: &str) {
        self.act(node, "operator", id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" }));
        self.act(node, "operator", id, "assign", json!({ "squad": self.squad }));
    }

    /// A screen: the stream of live updates of somebody at a node.
    fn screen(&self, node: &Server, who: &str) -> Screen {
        let mut stream = TcpStream::connect(&node.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET /api/v1/events HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {}\r\n\r\n", node.address, self.tokens[who]).unwrap();
        let mut lines = BufReader::new(stream).lines();
        assert!(lines.next().unwrap().unwrap().contains("200"));
        while !lines.next().unwrap().unwrap().is_empty() {}
        Screen(lines)
    }
}

struct Screen(Lines<BufReader<TcpStream>>);

impl Screen {
    /// The next event: its name and what it says; nothing once the stream has ended.
    fn next(&mut self) -> Option<(String, Value)> {
        let began = std::time::Instant::now();
        loop {
            let line = self.0.next()?.unwrap();
            // What keeps the line open comes for ever.
            assert!(began.elapsed() < PATIENCE, "nothing more is told, and the stream does not end");
            if line == "0" {
                return None; // The last chunk.
            }
            let Some(name) = line.strip_prefix("event: ") else { continue };
            let data = self.0.next()?.unwrap();
            return Some((name.to_owned(), serde_json::from_str(data.strip_prefix("data: ").unwrap()).unwrap()));
        }
    }

    /// Acts told of an opinion, up to and with one.
    fn acts_until(&mut self, id: &str, last: &str) -> Vec<String> {
        let mut acts = Vec::new();
        while acts.last().is_none_or(|act| act != last) {
            let (name, data) = self.next().unwrap();
            if name == "opinion" && data["id"] == id {
                acts.push(data["act"].as_str().unwrap().to_owned());
            }
        }
        acts
    }
}

#[tokio::test]
async fn an_act_on_one_node_reaches_a_screen_on_the_other_and_is_told_once_on_each() {
    let Some(place) = place().await else { return };
    let (a, b) = (place.node("a"), place.node("b"));
    let (mut near, mut far, mut leader) = (place.screen(&a, "operator"), place.screen(&b, "operator"), place.screen(&b, "squad-leader"));
    let id = place.receive(&a);
    place.sort_and_assign(&a, &id);
    assert_eq!(far.acts_until(&id, "assign"), ["receive", "sort", "assign"]);
    // The leader of the squad hears of it from then on, and of the notice.
    let (name, data) = leader.next().unwrap();
    assert_eq!((name.as_str(), &data["count"]), ("inbox", &json!(1)));
    leader.acts_until(&id, "assign");
    place.act(&b, "officer", &id, "accept", json!({}));
    assert_eq!(near.acts_until(&id, "accept"), ["receive", "sort", "assign", "accept"], "its own acts come once, though the journal has them, too");
    assert_eq!(far.acts_until(&id, "accept"), ["accept"]);
}

#[tokio::test]
async fn an_account_or_a_role_taken_away_is_refused_by_every_node_at_the_next_request() {
    let Some(place) = place().await else { return };
    let (a, b) = (place.node("a"), place.node("b"));
    let id = place.receive(&a);
    place.sort_and_assign(&a, &id);
    let mut screen = place.screen(&b, "officer");
    for node in [&a, &b] {
        assert_eq!(place.get(node, "officer", "/api/v1/me").0, 200);
    }
    let behind = place.behind().await;
    behind.execute_unprepared("UPDATE account SET roles = '[\"auditor\"]' WHERE login = 'squad-leader'").await.unwrap();
    behind.execute_unprepared("UPDATE account SET disabled_at = 1 WHERE login = 'officer'").await.unwrap();
    for node in [&a, &b] {
        assert_eq!(place.get(node, "officer", "/api/v1/me").0, 401);
        assert_eq!(place.get(node, "squad-leader", &format!("/api/v1/opinions/{id}")).0, 403);
    }
    // The change above went past the acts. With the next act on accounts every node reads them anew, and a stream that was
    // open ends.
    create_accounts(&place.desk, &place.bureau, vec![account("later", Role::Officer, Some(place.squad))]).await.unwrap();
    while let Some((name, _)) = screen.next() {
        assert_ne!(name, "behind");
    }
}

#[tokio::test]
async fn squads_people_and_settings_changed_on_one_node_are_in_force_on_the_others() {
    let Some(place) = place().await else { return };
    let (a, b) = (place.node("a"), place.node("b"));
    let west = SquadId(uuid::Uuid::now_v7());
    create_squads(&place.desk, &place.bureau, &[Squad { id: west, parent: None, name: "西城中队".into(), closed: false }]).await.unwrap();
    create_accounts(&place.desk, &place.bureau, vec![account("later", Role::SquadLeader, Some(west))]).await.unwrap();
    create_settings(&place.desk, &place.bureau, &[("contact", json!({ "hotline": "0557-1234567" }))]).await.unwrap();
    let made = place.command(&["token", "create", "--account", "later", "--scope", "read", "--days", "3", "--json"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let token = made.json()["token"].as_str().unwrap().to_owned();
    for node in [&a, &b] {
        until("the squad", || place.get(node, "operator", "/api/v1/reference").1["squads"].as_array().unwrap().iter().any(|squad| squad["name"] == "西城中队").then_some(()));
        until("the telephone", || node.send("GET", "/", None, "", "").1.as_str().unwrap().contains("0557-1234567").then_some(()));
        let (status, me) = node.send("GET", "/api/v1/me", Some(&token), "", "");
        assert_eq!((status, me["account"].as_str(), me["squad"]["name"].as_str()), (200, Some("later"), Some("西城中队")));
    }
    // The new leader is told of what comes to the squad, whichever node it came from.
    let id = place.receive(&a);
    place.act(&a, "operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" }));
    place.act(&a, "operator", &id, "assign", json!({ "squad": west }));
    assert_eq!(b.send("GET", "/api/v1/inbox", Some(&token), "", "").1["count"]["value"], 1);
}

#[tokio::test]
async fn a_bureau_founded_beside_running_servers_is_served_by_all_of_them() {
    let Some(place) = place().await else { return };
    let (a, b) = (place.node("a"), place.node("b"));
    assert_eq!(a.send("GET", "/b/two/", None, "", "").0, 404);
    let founded = init_with(&place.folder("commands"), "two", "ZW", &["--database-url", &place.url]);
    assert_eq!(founded.code, 0, "{}", founded.err);
    let made = place.command(&["token", "create", "--account", "admin", "--scope", "read", "--days", "3", "--bureau", "two", "--json"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let token = made.json()["token"].as_str().unwrap().to_owned();
    let body = json!({ "kind": "help", "text": "给第二个单位" }).to_string();
    for node in [&a, &b] {
        until("the second bureau", || (node.send("POST", "/b/two/api/v1/portal/opinions", None, "", &body).0 == 201).then_some(()));
        let (status, me) = node.send("GET", "/api/v1/me", Some(&token), "", "");
        assert_eq!((status, me["bureau"]["code"].as_str()), (200, Some("two")), "the token's short code names it");
        assert_eq!(place.get(node, "operator", "/api/v1/me").0, 200, "the first goes on");
    }
    // What is brought in from a file is there for both, too.
    let file = place.folder("good.jsonl");
    std::fs::write(&file, "{\"id\":\"a-1\",\"text\":\"路灯不亮\"}\n").unwrap();
    assert_eq!(place.command(&["import", "opinions", file.to_str().unwrap(), "--bureau", "demo"]).code, 0);
    for node in [&a, &b] {
        assert_eq!(place.get(node, "operator", "/api/v1/opinions?channel=import").1["count"]["value"], 1);
    }
    for code in ["two", "demo"] {
        assert_eq!(place.command(&["journal", "verify", "--tables", "--bureau", code]).code, 0);
    }
}

/// What the clocks did, from the journal, which must be whole.
fn turned(place: &Place) -> Vec<String> {
    let exported = place.command(&["journal", "export"]);
    assert_eq!(exported.code, 0, "{}", exported.err);
    let entries = exported.out.lines().filter_map(|line| serde_json::from_str::<Value>(serde_json::from_str::<Value>(line).unwrap()["entry"].as_str()?).ok());
    let facts = entries.flat_map(|entry| entry["payload"]["facts"].as_array().cloned().unwrap_or_default());
    let mut turned: Vec<String> = facts.filter_map(|dated| match dated["fact"].as_str() {
        Some("clock_turned") => dated["colour"].as_str().map(str::to_owned),
        Some("escalated") => dated["to"].as_str().map(str::to_owned),
        _ => None,
    }).collect();
    turned.sort();
    turned
}

#[tokio::test]
async fn two_nodes_turn_each_clock_once_link_each_entry_once_and_share_the_sweep() {
    let Some(place) = place().await else { return };
    let clock = place.folder("clock");
    std::fs::write(&clock, BEGIN).unwrap();
    // One folder of photos for both, as a mount is.
    std::fs::create_dir_all(place.folder("photos")).unwrap();
    for name in ["a", "b"] {
        std::fs::create_dir_all(place.folder(name)).unwrap();
        std::os::unix::fs::symlink(place.folder("photos"), place.folder(name).join("files")).unwrap();
        std::fs::write(place.folder(name).join("demo.json"), json!({ "finished": true, "size": "small" }).to_string()).unwrap();
    }
    let start = |name: &str| Server::start(&place.folder(name), &["--database-url", &place.url, "demo", "--demo-clock", clock.to_str().unwrap()]);
    let (a, b) = (start("a"), start("b"));
    let nodes = [&a, &b];
    let ids: Vec<String> = (0..20).map(|n| place.receive(nodes[n % 2])).collect();
    for (n, id) in ids.iter().enumerate() {
        place.sort_and_assign(nodes[n % 2], id);
        place.act(nodes[(n + 1) % 2], "officer", id, "accept", json!({}));
    }
    let shelf = place.folder("photos").join("ab");
    std::fs::create_dir(&shelf).unwrap();
    for n in 0..300 {
        std::fs::write(shelf.join(format!(".{n}.part")), "never finished").unwrap();
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        std::fs::File::options().write(true).open(shelf.join(format!(".{n}.part"))).unwrap().set_modified(long_ago).unwrap();
    }
    // Ten working days and one more: yellow, red, the squad's leader, the bureau's leader, of each opinion.
    let beside = place.folder("clock.new");
    std::fs::write(&beside, "2026-04-10T17:31:00+08:00").unwrap();
    std::fs::rename(&beside, &clock).unwrap();
    let wanted = 20 * 4;
    let mut seen = Vec::new();
    until("every clock has turned", || {
        seen = turned(&place);
        (seen.len() >= wanted).then_some(())
    });
    // Both sweep when they start.
    assert_eq!((a.stop(), b.stop()), (Some(0), Some(0)));
    let (a, b) = (start("a"), start("b"));
    until("the sweep", || (std::fs::read_dir(&shelf).unwrap().count() == 0).then_some(()));
    for node in [&a, &b] {
        assert_eq!(node.send("GET", "/health/ready", None, "", "").0, 200);
        assert!(!node.said().contains("next sweep"), "{}", node.said());
    }
    let colours = ["bureau_leader", "red", "squad_leader", "yellow"];
    let expected: Vec<&str> = colours.into_iter().flat_map(|colour| [colour; 20]).collect();
    assert_eq!(turned(&place), expected);
    let verified = place.command(&["journal", "verify", "--tables", "--json"]);
    assert_eq!(verified.code, 0, "{}", verified.out);
}
