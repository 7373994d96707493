//! `--demo-clock FILE` on a real server: over a due day, a public holiday and a restart. The folder is one the demo might
//! have filled (a bureau with the mark beside it), only with four people and one opinion in place of a year.

use crate::processes::{Server, run, until};
use chengguan_app::desk::Desk;
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
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

const BEGIN: &str = "2026-03-25T09:00:00+08:00";

struct Demo {
    folder: PathBuf,
    clock: PathBuf,
    tokens: HashMap<&'static str, String>,
}

async fn filled(parent: &Path) -> Demo {
    let folder = parent.join("demo");
    std::fs::create_dir(&folder).unwrap();
    let clock = PlatformClock::default();
    clock.set(Instant::from_rfc3339("2026-03-25T08:30:00+08:00").unwrap());
    let desk = Desk::open(Store::open(&folder, None).await.unwrap(), folder.clone(), clock, Rates::new(true)).await.unwrap();
    let new = NewBureau { code: "demo".into(), short_code: "QT".into(), name: "青棠区城市管理执法局".into(), uscc: None, parent_id: None, demo: true };
    let bureau = create_bureau(&desk, new).await.unwrap();
    let squad = SquadId(uuid::Uuid::now_v7());
    create_squads(&desk, &bureau, &[Squad { id: squad, parent: None, name: "东城中队".into(), closed: false }]).await.unwrap();
    let people = [("operator", Role::Operator, None), ("squad-leader", Role::SquadLeader, Some(squad)), ("officer", Role::Officer, Some(squad)), ("leader", Role::Leader, None)];
    let accounts = people.map(|(login, role, squad)| NewAccount { login: login.into(), name: login.into(), squad, roles: vec![role], password_hash: "none".into() });
    create_accounts(&desk, &bureau, accounts.into()).await.unwrap();
    let limit = |count| Limit { count, unit: Unit::WorkDay };
    let category = json!({ "code": "street-order/stalls", "name": "占道经营", "major": "street-order", "major_name": "街面秩序", "approach": "manage", "finish": limit(10), "finish_urgent": limit(3) });
    let hours = serde_json::to_value(WorkingHours::all_year(&[(510, 720), (840, 1050)])).unwrap();
    create_settings(&desk, &bureau, &[("categories", json!([category])), ("hours", hours), ("reopen_days", json!(15))]).await.unwrap();
    let mut tokens = HashMap::new();
    for (login, _, _) in people {
        tokens.insert(login, create_token(&desk, &bureau, login, "write", 300).await.unwrap());
    }
    desk.close().await;
    std::fs::write(folder.join("demo.json"), json!({ "finished": true, "size": "small" }).to_string()).unwrap();
    let clock = parent.join("clock");
    std::fs::write(&clock, BEGIN).unwrap();
    Demo { folder, clock, tokens }
}

impl Demo {
    fn start(&self) -> Server {
        Server::start(&self.folder, &["demo", "--demo-clock", self.clock.to_str().unwrap()])
    }

    /// Writes the file as an editor does: the new one takes the old one's place at once.
    fn write(&self, text: &str) {
        let beside = self.clock.with_extension("new");
        std::fs::write(&beside, text).unwrap();
        std::fs::rename(beside, &self.clock).unwrap();
    }

    fn now(&self, server: &Server) -> String {
        let (status, me) = server.send("GET", "/api/v1/me", Some(&self.tokens["leader"]), "", "");
        assert_eq!((status, &me["demo_clock"]), (200, &Value::Bool(true)), "the banner shows");
        me["now"].as_str().unwrap().to_owned()
    }

    /// What the banner says of a clock that was to go back.
    fn refused(&self, server: &Server) -> Value {
        server.send("GET", "/api/v1/me", Some(&self.tokens["leader"]), "", "").1["demo_clock_refused"].clone()
    }

    fn jump(&self, server: &Server, at: &str) {
        self.write(at);
        until(at, || (self.now(server).as_str() >= &at[..19]).then_some(()));
    }

    fn act(&self, server: &Server, who: &str, id: &str, act: &str, body: Value) {
        let (_, view) = server.send("GET", &format!("/api/v1/opinions/{id}"), Some(&self.tokens["operator"]), "", "");
        let version = format!("if-match: \"{}\"\r\n", view["version"]);
        let (status, answer) = server.send("POST", &format!("/api/v1/opinions/{id}/{act}"), Some(&self.tokens[who]), &version, &body.to_string());
        assert_eq!(status, 200, "{act}: {answer}");
    }

    fn in_hand(&self, server: &Server) {
        let body = json!({ "kind": "complaint", "text": "夜市占道" }).to_string();
        let (status, received) = server.send("POST", "/api/v1/portal/opinions", None, "", &body);
        assert_eq!(status, 201, "{received}");
        let (_, page) = server.send("GET", "/api/v1/opinions", Some(&self.tokens["operator"]), "", "");
        let id = page["items"][0]["id"].as_str().unwrap().to_owned();
        let (_, reference) = server.send("GET", "/api/v1/reference", Some(&self.tokens["operator"]), "", "");
        let squad = reference["squads"][0]["id"].clone();
        self.act(server, "operator", &id, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" }));
        self.act(server, "operator", &id, "assign", json!({ "squad": squad }));
        self.act(server, "officer", &id, "accept", json!({}));
    }

    /// What the clocks did, with the minute it is journalled at, oldest first; the journal must be whole.
    fn turned(&self) -> Vec<String> {
        let exported = run(Some(&self.folder), &["journal", "export"]);
        assert_eq!(exported.code, 0, "{}", exported.err);
        let mut turned = Vec::new();
        for line in exported.out.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let Some(entry) = line["entry"].as_str() else { continue };
            let entry: Value = serde_json::from_str(entry).unwrap();
            let at = Instant(entry["at"].as_i64().unwrap()).to_rfc3339();
            for dated in entry["payload"]["facts"].as_array().into_iter().flatten() {
                let what = match dated["fact"].as_str() {
                    Some("clock_turned") => dated["colour"].as_str(),
                    Some("escalated") => dated["to"].as_str(),
                    _ => None,
                };
                turned.extend(what.map(|what| format!("{what} {}", &at[5..16])));
            }
        }
        assert_eq!(run(Some(&self.folder), &["journal", "verify", "--tables"]).code, 0);
        turned
    }

    fn until_turned(&self, wanted: &[&str]) {
        let mut last = Vec::new();
        until(&format!("{wanted:?}"), || {
            last = self.turned();
            (last.len() >= wanted.len()).then_some(())
        });
        assert_eq!(last, wanted);
    }
}

#[tokio::test]
async fn clocks_turn_once_each_over_a_holiday_a_due_day_and_a_restart() {
    let parent = tempfile::tempdir().unwrap();
    let demo = filled(parent.path()).await;
    let server = demo.start();
    demo.in_hand(&server);
    // Ten working days after Wednesday 25 March, with 清明节 from Saturday 4 to Monday 6 April: Thursday 9 April, 17:30.
    // Two are left from the opening of Tuesday the 7th; without the holiday it would be the Monday.
    demo.jump(&server, "2026-04-06T12:00:00+08:00");
    demo.jump(&server, "2026-04-07T08:29:00+08:00");
    assert_eq!(demo.turned(), Vec::<String>::new());
    demo.jump(&server, "2026-04-07T08:30:00+08:00");
    demo.until_turned(&["yellow 04-07T08:30"]);
    assert_eq!(server.stop(), Some(0));

    let server = demo.start();
    demo.jump(&server, "2026-04-09T17:29:00+08:00");
    demo.jump(&server, "2026-04-09T17:30:00+08:00");
    demo.until_turned(&["yellow 04-07T08:30", "red 04-09T17:30", "squad_leader 04-09T17:30"]);
    // Ended without a word, and down while the next is due.
    server.kill();
    demo.write("2026-04-10T17:31:00+08:00");
    let server = demo.start();
    let all = ["yellow 04-07T08:30", "red 04-09T17:30", "squad_leader 04-09T17:30", "bureau_leader 04-10T17:31"];
    demo.until_turned(&all);
    demo.jump(&server, "2026-05-10T12:00:00+08:00");
    let (_, inbox) = server.send("GET", "/api/v1/inbox", Some(&demo.tokens["leader"]), "", "");
    assert_eq!(inbox["items"].as_array().unwrap().len(), 1, "{inbox}");
    assert_eq!(demo.turned(), all);
}

#[tokio::test]
async fn backwards_and_nonsense_are_refused_and_shown_and_time_goes_on() {
    let parent = tempfile::tempdir().unwrap();
    let demo = filled(parent.path()).await;
    let server = demo.start();
    demo.jump(&server, "2026-04-08T10:00:00+08:00");
    demo.in_hand(&server);
    for (text, shown) in [("2026-04-08T09:00:00+08:00", "does not go backwards"), ("tomorrow", "RFC 3339")] {
        demo.write(text);
        until(shown, || server.said().contains(shown).then_some(()));
        assert!(demo.now(&server).starts_with("2026-04-08T10:"), "{text}");
        assert!(demo.refused(&server).as_str().is_some_and(|at| at.starts_with("2026-04-08T09:00:00")), "{text}");
    }
    demo.write("2026-04-08T09:00:00+08:00");
    assert_eq!(server.stop(), Some(0));
    // At a start, too: what is recorded would lie in the future.
    let server = demo.start();
    until("said", || server.said().contains("不往回走").then_some(()));
    assert!(demo.now(&server).starts_with("2026-04-08T10:"));
    assert!(demo.refused(&server).as_str().is_some_and(|at| at.starts_with("2026-04-08T09:00:0")));
    demo.jump(&server, "2026-04-09T10:00:00+08:00");
    assert_eq!(demo.refused(&server), Value::Null);
}
