//! Invariant 3, walked over the whole API: every route is in the document, every changing endpoint wants a permission and
//! leaves a journal entry, and what is out of reach answers 404 and is journalled. Exceptions are checked-in lists.

use crate::endpoints::{changes, changing, documented, list, open, written_routes};
use crate::harness::{House, PEOPLE, house};
use crate::recipes::{By, ready};
use axum::http::StatusCode;
use chengguan_app::identity::create_token;
use std::collections::{BTreeMap, BTreeSet};

fn not_acts() -> BTreeMap<String, String> {
    list(include_str!("../not-acts.txt"))
}

fn permissions() -> BTreeMap<String, String> {
    list(include_str!("../endpoint-permissions.txt"))
}

/// Permission to the roles that hold it, as printed for the office.
fn matrix() -> BTreeMap<String, BTreeSet<String>> {
    let text = include_str!("../../../../access-matrix.txt");
    let mut lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let roles = lines.next().unwrap();
    let holders = |cells: &[&str]| cells.iter().zip(&roles).skip(1).filter(|(cell, _)| **cell != ".").map(|(_, role)| (*role).to_owned()).collect();
    lines.map(|cells| (cells[0].to_owned(), holders(&cells))).collect()
}

async fn count(house: &House) -> usize {
    house.journalled().await.len()
}

#[test]
fn every_route_beside_the_document_is_on_the_list_and_none_is_a_programs() {
    let listed: BTreeSet<&str> = include_str!("../undocumented-routes.txt").lines().filter(|line| !line.starts_with('#')).collect();
    let written = written_routes();
    let found: BTreeSet<&str> = written.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(found, listed, "document it with routes!(…), or list it if it is a page");
    let programs: Vec<_> = found.iter().filter(|path| path.starts_with("/api/") && **path != "/api/v1/openapi.json").collect();
    assert!(programs.is_empty(), "{programs:?} is the API's and must be documented");
}

#[tokio::test]
async fn every_path_of_the_document_answers_its_methods_and_no_other() {
    let house = house().await;
    let documented = documented();
    let paths: BTreeSet<&str> = documented.keys().map(|route| route.split_once(' ').unwrap().1).collect();
    for path in paths {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            let address = path.replace("{id}", &uuid::Uuid::nil().to_string()).replace("{code}", "QT0000000000000").replace("{channel}", "sms");
            let answer = house.send(house.request(method, &address, None).body(axum::body::Body::empty()).unwrap()).await;
            let routed = answer.status != StatusCode::METHOD_NOT_ALLOWED;
            assert_eq!(routed, documented.contains_key(&format!("{method} {path}")), "{method} {path}: {}", answer.status);
        }
    }
    let served = house.get("operator", "/api/v1/openapi.json").await.body;
    assert_eq!(served["paths"], crate::endpoints::document()["paths"], "what is served is what is printed");
}

#[test]
fn the_checked_in_lists_name_only_what_there_is() {
    let (documented, changing) = (documented(), changing());
    for (name, listed, known) in [
        ("open-endpoints.txt", open(), changing.clone()),
        ("not-acts.txt", not_acts(), changing),
        ("endpoint-permissions.txt", permissions(), documented.keys().cloned().collect()),
    ] {
        let gone: Vec<_> = listed.keys().filter(|route| !known.contains(*route)).collect();
        assert!(gone.is_empty(), "{name} lists what is no endpoint: {gone:?}");
    }
    let missing: Vec<_> = documented.keys().filter(|route| !permissions().contains_key(*route)).collect();
    assert!(missing.is_empty(), "endpoint-permissions.txt does not say who may: {missing:?}");
}

#[tokio::test]
async fn every_changing_endpoint_wants_a_sign_in_and_a_token_that_writes() {
    let house = house().await;
    for route in changing() {
        let call = ready(&house, &route).await;
        let open = open().contains_key(&route);
        let reading = create_token(&house.desk, &house.bureau, call.who.unwrap_or("operator"), "read", 1).await.unwrap();
        let before = count(&house).await;
        if !open {
            let anonymous = house.call(&call, By::Nobody).await;
            assert!(matches!(anonymous.status.as_u16(), 401 | 403), "{route} without sign-in: {}", anonymous.status);
            assert_eq!(count(&house).await, before, "{route} without sign-in is only logged");
            let read_only = house.call(&call, By::Token(&reading)).await;
            assert_eq!((read_only.status, read_only.body["reasons"][0]["code"].as_str()), (StatusCode::FORBIDDEN, Some("read_only_token")), "{route} with a token that only reads");
        }
        let done = house.call(&call, By::Itself).await;
        assert!(done.status.is_success() || done.status == StatusCode::SEE_OTHER, "{route}: {} {}", done.status, done.body);
        assert_eq!(open, call.who.is_none() && !route.starts_with("DELETE"), "{route} is on open-endpoints.txt and needs no sign-in");
    }
}

#[tokio::test]
async fn every_changing_endpoint_that_succeeds_leaves_one_entry_or_is_listed_as_no_act() {
    let house = house().await;
    for route in changing() {
        let call = ready(&house, &route).await;
        let before = count(&house).await;
        let done = house.call(&call, By::Itself).await;
        assert!(done.status.is_success() || done.status == StatusCode::SEE_OTHER, "{route}: {} {}", done.status, done.body);
        let entries = count(&house).await - before;
        assert_eq!(entries, usize::from(!not_acts().contains_key(&route)), "entries of {route}");
    }
    house.journal().await;
}

#[tokio::test]
async fn every_endpoint_answers_403_to_exactly_those_whom_the_access_matrix_does_not_name() {
    let house = house().await;
    let matrix = matrix();
    for (route, permission) in permissions() {
        let call = ready(&house, &route).await;
        let holders = matrix.get(&permission);
        assert!(holders.is_some() || matches!(permission.as_str(), "open" | "signed_in"), "{permission} is no permission");
        for (login, role, _) in PEOPLE {
            let answer = house.call(&call, By::Token(&house.tokens[login])).await;
            let may = holders.is_none_or(|holders| holders.contains(role.code()));
            assert_eq!(answer.status == StatusCode::FORBIDDEN, !may, "{route} by {login}: {}", answer.status);
            assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{route} by {login}");
            if !may {
                says_who_may(&route, &answer.body);
            }
        }
        let anonymous = house.call(&call, By::Nobody).await;
        assert_eq!(anonymous.status == StatusCode::UNAUTHORIZED, permission != "open", "{route} by nobody: {}", anonymous.status);
    }
}

fn route_of_the_system(route: &str) -> bool {
    permissions()[route] == "manage_settings"
}

/// As every refusal: the act, the reason, its article, the way out, where it is recorded.
fn says_who_may(route: &str, problem: &serde_json::Value) {
    let act = route.rsplit_once("}/").map(|(_, act)| act).filter(|act| !matches!(*act, "reveal" | "put-back") && !route.starts_with("GET ") && !route.contains("/imports/"));
    assert_eq!(problem["act"].as_str(), act, "{route}: {problem}");
    // The bureau has one set of rules on settings, and others on opinions and accounts.
    let article = if route_of_the_system(route) { "1" } else { "3" };
    let reason = &problem["reasons"][0];
    assert_eq!(reason["code"], "not_permitted", "{route}: {problem}");
    assert!(reason["text"].as_str().is_some_and(|text| !text.contains('{')) && reason["way"].is_string(), "{route}: {problem}");
    assert_eq!((&problem["grounds"], problem["grounds"][0]["article"].as_str()), (&reason["grounds"], Some(article)), "{route}");
    assert!(problem["entry"].is_string() && problem["detail"] == reason["text"], "{route}: {problem}");
}

#[tokio::test]
async fn what_is_out_of_reach_answers_404_and_is_journalled_and_an_unknown_id_is_not() {
    let house = house().await;
    for route in documented().into_keys().filter(|route| route.contains("{id}")) {
        let call = ready(&house, &route).await;
        let who = PEOPLE.iter().find(|(login, role, _)| *login == "officer3" && matrix()[&permissions()[&route]].contains(role.code()));
        let Some((login, _, _)) = who else { continue }; // Only people of the whole bureau may, and nothing is out of their reach.
        let before = count(&house).await;
        let other = house.call(&call, By::Token(&house.tokens[login])).await;
        assert_eq!((other.status, count(&house).await), (StatusCode::NOT_FOUND, before + 1), "{route} out of reach");
        assert!(other.body["entry"].is_null(), "{route}: the answer does not tell that there is something");
        let unknown = call.at(unknown);
        let none = house.call(&unknown, By::Token(&house.tokens[login])).await;
        assert_eq!((none.status, count(&house).await), (StatusCode::NOT_FOUND, before + 1), "{route} unknown");
        assert_eq!(none.body["title"], other.body["title"], "{route}: both answer alike");
    }
}

/// The same address with an id that never was.
fn unknown(path: &str) -> String {
    let id = path.split('/').find(|part| uuid::Uuid::parse_str(part).is_ok()).unwrap();
    path.replace(id, &uuid::Uuid::now_v7().to_string())
}

#[test]
fn reading_is_told_from_changing() {
    assert!(changes("DELETE /api/v1/session") && !changes("GET /api/v1/me"));
    assert!(changing().contains("POST /receipts/{code}/urge"), "forms are among them");
    assert!(changing().len() >= 35);
}
