//! Who is on what, and giving it to somebody else: one, or all that an officer has, in one act.

use crate::harness::{Answer, House, house};
use axum::body::Body;
use axum::http::StatusCode;
use chengguan_app::identity::create_token;
use chengguan_app::identity::setup::{NewAccount, create_accounts};
use chengguan_statute::access::Role;
use chengguan_statute::ids::SquadId;
use serde_json::{Value, json};

impl House {
    /// Somebody's id by their name.
    pub async fn person(&self, name: &str) -> String {
        let reference = self.get("operator", "/api/v1/reference").await.body;
        let people = reference["people"].as_array().unwrap();
        people.iter().find(|person| person["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
    }

    /// A squad's id by its name.
    pub async fn squad(&self, name: &str) -> String {
        let reference = self.get("operator", "/api/v1/reference").await.body;
        let squads = reference["squads"].as_array().unwrap();
        squads.iter().find(|squad| squad["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
    }

    async fn hand_over_all(&self, token: &str, from: &str, body: Value) -> Answer {
        let request = self.request("POST", &format!("/api/v1/officers/{from}/hand-over"), None).header("authorization", format!("Bearer {token}"));
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }
}

async fn loads(house: &House, who: &str) -> Vec<(String, [i64; 4])> {
    let answer = house.get(who, "/api/v1/loads").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let mut found = Vec::new();
    for officer in answer.body["officers"].as_array().unwrap() {
        let values = ["in_hand", "today", "overdue", "closed"].map(|name| &officer[name]);
        for figure in values {
            let query: Vec<String> = figure["opens"].as_object().unwrap().iter().map(|(name, value)| format!("{name}={}", value.as_str().unwrap())).collect();
            let list = house.get(who, &format!("/api/v1/opinions?{}&limit=1", query.join("&"))).await.body;
            assert_eq!(list["count"]["value"], figure["value"], "{who} {query:?}");
        }
        found.push((officer["person"]["name"].as_str().unwrap().to_owned(), values.map(|figure| figure["value"].as_i64().unwrap())));
    }
    found
}

/// The leader of the western squad.
async fn west_leader(house: &House) -> String {
    let squads = house.get("operator", "/api/v1/reference").await.body["squads"].clone();
    let west: SquadId = squads.as_array().unwrap().iter().find(|squad| squad["name"] == "西城中队").unwrap()["id"].as_str().unwrap().parse().unwrap();
    let new = NewAccount { login: "west".into(), name: "west".into(), squad: Some(west), roles: vec![Role::SquadLeader], password_hash: "$argon2id$none".into() };
    create_accounts(&house.desk, &house.bureau, vec![new]).await.unwrap();
    create_token(&house.desk, &house.bureau, "west", "write", 300).await.unwrap()
}

#[tokio::test]
async fn everything_an_officer_has_moves_in_one_act_with_a_list_of_what_moved() {
    let house = house().await;
    let mut ids = Vec::new();
    for text in ["第一件", "第二件", "第三件"] {
        ids.push(house.in_hand(text).await);
    }
    house.done("officer", &ids[1], "handle", json!({ "text": "劝离" })).await;
    let own = house.in_hand("别人的").await;
    house.done("squad-leader", &own, "hand-over", json!({ "to": house.person("officer2").await, "reason": "他熟悉" })).await;
    assert_eq!(loads(&house, "squad-leader").await, [("officer".into(), [3, 0, 0, 0]), ("officer2".into(), [1, 0, 0, 0]), ("squad-leader".into(), [0; 4])]);
    let (officer, officer2) = (house.person("officer").await, house.person("officer2").await);
    let before = house.journalled().await.len();
    let moved = house.hand_over_all(&house.tokens["squad-leader"].clone(), &officer, json!({ "to": officer2, "reason": "调走了" })).await;
    assert_eq!(moved.status, StatusCode::OK, "{}", moved.body);
    let titles: Vec<&str> = moved.body["moved"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!((titles, &moved.body["more"]), (vec!["第一件", "第二件", "第三件"], &json!(false)));
    assert_eq!(house.journalled().await.len(), before + 1, "one entry for all of them");
    assert_eq!(loads(&house, "leader").await[..2], [("officer".into(), [0; 4]), ("officer2".into(), [4, 0, 0, 0])]);
    let first = house.get("officer2", &format!("/api/v1/opinions/{}", ids[0])).await.body;
    assert_eq!((&first["handler"]["name"], &first["timeline"][0]["said"]), (&json!("officer2"), &json!("调走了")));
    // Whoever took part before may not verify, and the new handler goes on where the old one stopped.
    house.done("officer2", &ids[1], "reply", json!({ "text": "好了" })).await;
    let refused = house.act("officer", &ids[1], "verify", json!({ "passed": true, "note": "去看过" })).await;
    assert_eq!(refused.body["reasons"][0]["code"], "own_handling", "{}", refused.body);
    assert_eq!(house.get("officer2", "/api/v1/inbox").await.body["items"][0]["kind"], "handed_over");
    // Nothing in hand: nothing moves and nothing is recorded.
    let before = house.journalled().await.len();
    let none = house.hand_over_all(&house.tokens["squad-leader"].clone(), &officer, json!({ "to": officer2, "reason": "调走了" })).await;
    assert_eq!((none.status, none.body["moved"].as_array().unwrap().len(), house.journalled().await.len()), (StatusCode::OK, 0, before));
    house.journal().await;
}

#[tokio::test]
async fn what_may_not_change_hands_is_refused_whole_and_leaves_no_trace_on_the_opinions() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    let version = house.version(&id).await;
    let (officer, token) = (house.person("officer").await, house.tokens["squad-leader"].clone());
    for (to, reason, status, code) in [
        ("officer3", "调走了", 409, "not_of_the_squad"),
        ("officer", "调走了", 409, "already_handler"),
        ("officer2", " ", 422, "text_missing"),
    ] {
        let refused = house.hand_over_all(&token, &officer, json!({ "to": house.person(to).await, "reason": reason })).await;
        let found = if status == 409 { &refused.body["reasons"][0]["code"] } else { &refused.body["fields"][0]["code"] };
        assert_eq!((refused.status.as_u16(), found), (status, &json!(code)), "{to}: {}", refused.body);
    }
    let unknown = house.hand_over_all(&token, &officer, json!({ "to": uuid::Uuid::nil(), "reason": "调走了" })).await;
    assert_eq!(unknown.body["fields"][0]["code"], "unknown_person");
    assert_eq!(house.version(&id).await, version);
    // Another squad's leader does not learn that there is such an officer.
    let (west, before) = (west_leader(&house).await, house.journalled().await.len());
    let body = json!({ "to": house.person("officer3").await, "reason": "调走了" });
    let other = house.hand_over_all(&west, &officer, body.clone()).await;
    assert_eq!((other.status, house.journalled().await.len()), (StatusCode::NOT_FOUND, before + 1));
    let nobody = house.hand_over_all(&west, &uuid::Uuid::now_v7().to_string(), body).await;
    assert_eq!((nobody.status, &nobody.body["title"], house.journalled().await.len()), (StatusCode::NOT_FOUND, &other.body["title"], before + 1));
}

#[tokio::test]
async fn whoever_left_is_listed_until_the_last_one_is_handed_over_and_a_repeat_moves_nothing_again() {
    let house = house().await;
    house.in_hand("占道").await;
    let officer = house.person("officer").await;
    house.account_done(&officer, "disable", json!({ "reason": "调去市局" })).await;
    let listed = house.get("squad-leader", "/api/v1/loads").await.body;
    assert_eq!((&listed["officers"][0]["person"]["name"], &listed["officers"][0]["disabled"]), (&json!("officer"), &json!(true)));
    let body = json!({ "to": house.person("officer2").await, "reason": "调走了" }).to_string();
    let send = || {
        let request = house.request("POST", &format!("/api/v1/officers/{officer}/hand-over"), Some("squad-leader")).header("idempotency-key", "k-1");
        house.send(request.body(Body::from(body.clone())).unwrap())
    };
    let (first, again) = (send().await, send().await);
    assert_eq!((first.status, &first.body), (again.status, &again.body));
    assert_eq!(first.body["moved"].as_array().unwrap().len(), 1);
    assert!(loads(&house, "squad-leader").await.iter().all(|(name, _)| name != "officer"));
    house.journal().await;
}
