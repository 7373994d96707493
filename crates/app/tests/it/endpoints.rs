//! What the server says of itself: the OpenAPI document, the routes beside it, and the checked-in lists about both.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// `POST /api/v1/opinions/{id}/sort`.
pub type Route = String;

/// A checked-in list: what comes first on each line, and what stands behind it.
pub fn list(text: &str) -> BTreeMap<Route, String> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| {
        let mut words = line.split_whitespace();
        let route = format!("{} {}", words.next().unwrap(), words.next().unwrap());
        (route, words.collect::<Vec<_>>().join(" "))
    }).collect()
}

pub fn open() -> BTreeMap<Route, String> {
    list(include_str!("../open-endpoints.txt"))
}

pub fn document() -> Value {
    serde_json::to_value(chengguan_app::server::openapi()).unwrap()
}

/// Every operation of the document.
pub fn documented() -> BTreeMap<Route, Value> {
    let document = document();
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, methods)| {
        methods.as_object().unwrap().iter().map(move |(method, operation)| (format!("{} {path}", method.to_uppercase()), operation.clone()))
    });
    operations.collect()
}

pub fn changes(route: &str) -> bool {
    !route.starts_with("GET ")
}

/// Every changing endpoint, those of pages among them.
pub fn changing() -> BTreeSet<Route> {
    let forms = written_routes().into_iter().filter(|(_, posts)| *posts).map(|(path, _)| format!("POST {path}"));
    documented().into_keys().filter(|route| changes(route)).chain(forms).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Every source of the server.
fn written() -> Vec<PathBuf> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for name in ["app/src", "chengguan/src"] {
        sources(&crates.join(name), &mut files);
    }
    files.sort();
    files
}

/// Names of the types the document describes, as often as they are written: of two with one name it keeps one, and says
/// something wrong of the other.
pub fn described_types() -> Vec<String> {
    let mut names = Vec::new();
    for file in written() {
        let text = std::fs::read_to_string(&file).unwrap();
        for after in text.split("ToSchema)]").skip(1) {
            let item = after.lines().find(|line| line.starts_with("pub struct ") || line.starts_with("pub enum ")).unwrap_or_default();
            names.extend(item.split([' ', '<', '(', '{']).nth(2).map(str::to_owned));
        }
    }
    names.sort();
    names
}

/// Routes registered by hand, beside the document, and whether they take a POST. axum cannot list its routes, so the
/// source is read. A route without a literal path cannot be read and is given as it stands.
pub fn written_routes() -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for file in written() {
        let text = std::fs::read_to_string(&file).unwrap();
        for opening in [".route(", ".route_service(", ".nest(", ".nest_service("] {
            for rest in text.split(opening).skip(1) {
                let rest = rest.trim_start();
                let path = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()).unwrap_or(rest.lines().next().unwrap_or_default());
                let own = rest.split("\n        .").next().unwrap_or_default();
                found.push((path.to_owned(), ["post(", "put(", "patch(", "delete("].iter().any(|method| own.contains(method))));
            }
        }
    }
    found
}
