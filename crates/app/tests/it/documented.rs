//! Every answer is what the document says: no key beside it, none missing, closed lists closed.

use crate::endpoints::{described_types, document, documented};
use crate::harness::{House, house};
use crate::recipes::{By, ready};
use axum::body::Body;
use serde_json::{Value, json};

struct Document(Value);

impl Document {
    fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(at) => self.0.pointer(at.trim_start_matches('#')).unwrap_or_else(|| panic!("{at} leads nowhere")),
            None => schema,
        }
    }

    /// What does not fit, each with where it stands.
    fn faults(&self, at: &str, schema: &Value, value: &Value, found: &mut Vec<String>) {
        let schema = self.resolved(schema);
        if let Some(choices) = schema["oneOf"].as_array() {
            let mut best: Option<Vec<String>> = None;
            for choice in choices {
                let mut faults = Vec::new();
                self.faults(at, choice, value, &mut faults);
                best = Some(match best { Some(best) if best.len() <= faults.len() => best, _ => faults });
            }
            return found.extend(best.unwrap_or_default());
        }
        let nullable = schema["type"] == "null" || schema["type"].as_array().is_some_and(|types| types.contains(&json!("null")));
        if value.is_null() && !nullable {
            found.push(format!("{at} is null"));
        }
        if let Some(list) = schema["enum"].as_array() && !value.is_null() && !list.contains(value) {
            found.push(format!("{at}: {value} is in no list"));
        }
        match value {
            Value::Object(object) => self.keys(at, schema, object, found),
            Value::Array(items) => items.iter().for_each(|item| self.faults(&format!("{at}[]"), &schema["items"], item, found)),
            _ => {}
        }
    }

    fn keys(&self, at: &str, schema: &Value, object: &serde_json::Map<String, Value>, found: &mut Vec<String>) {
        let parts = schema["allOf"].as_array().cloned().unwrap_or_else(|| vec![schema.clone()]);
        let parts: Vec<&Value> = parts.iter().map(|part| self.resolved(part)).collect();
        let property = |key: &str| parts.iter().find_map(|part| part["properties"].get(key));
        for key in parts.iter().flat_map(|part| part["required"].as_array().cloned().unwrap_or_default()) {
            if !object.contains_key(key.as_str().unwrap()) {
                found.push(format!("{at}.{key} is missing"));
            }
        }
        for (key, value) in object {
            let others = parts.iter().map(|part| &part["additionalProperties"]).find(|others| others.is_object());
            match property(key).or(others) {
                Some(schema) => self.faults(&format!("{at}.{key}"), schema, value, found),
                None => found.push(format!("{at}.{key} is in no document")),
            }
        }
    }
}

async fn faults_of(house: &House, document: &Document, route: &str, operation: &Value) -> Vec<String> {
    let call = ready(house, route).await;
    let answer = house.call(&call, By::Itself).await;
    let schema = &operation["responses"][answer.status.as_str()]["content"]["application/json"]["schema"];
    let mut found = Vec::new();
    if schema.is_object() {
        document.faults(route, schema, &answer.body, &mut found);
    }
    found
}

#[tokio::test]
async fn every_answer_has_the_keys_and_the_codes_of_the_document() {
    let house = house().await;
    let document = Document(document());
    // Something of everything, so that lists are not empty.
    let id = house.in_hand("占道").await;
    house.done("officer", &id, "ask", json!({ "question": "哪一段", "days": 3 })).await;
    let mut found = Vec::new();
    for (route, operation) in documented() {
        found.extend(faults_of(&house, &document, &route, &operation).await);
    }
    let refused = house.act("operator", &id, "close-out", json!({})).await;
    document.faults("refusal", &json!({ "$ref": "#/components/schemas/Problem" }), &refused.body, &mut found);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn closed_lists_are_enums_and_what_may_be_null_is_always_there() {
    let document = Document(document());
    let schemas = &document.0["components"]["schemas"];
    let list = |name: &str| schemas[name]["enum"].as_array().map_or(0, Vec::len);
    let lists = ["Colour", "ClockGroup", "DayMark", "Capacity", "Standing", "Act", "ReasonCode", "FactName", "View", "Reach"];
    assert_eq!(lists.map(|name| list(name) > 1), [true; 10]);
    for (schema, field, list) in [("RowClock", "colour", "Colour"), ("RowClock", "group", "ClockGroup"), ("StripDay", "mark", "DayMark"), ("ByView", "capacity", "Capacity")] {
        assert_eq!(schemas[schema]["properties"][field]["$ref"], format!("#/components/schemas/{list}"), "{schema}.{field}");
    }
    let required = |name: &str| schemas[name]["required"].as_array().cloned().unwrap_or_default();
    assert!(required("Row").contains(&json!("category")) && required("RowClock").contains(&json!("due_at")));
    assert!(!required("Problem").contains(&json!("entry")) && required("Problem").contains(&json!("detail")));
    assert!(!required("OpinionInput").contains(&json!("place")), "what a caller may leave out stays so");
}

#[test]
fn no_two_types_of_the_document_have_one_name() {
    let names = described_types();
    assert!(names.len() > 60, "the walk is broken: {names:?}");
    let twice: Vec<&String> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert_eq!(twice, Vec::<&String>::new());
}

#[tokio::test]
async fn what_goes_wrong_before_a_handler_is_documented_and_told_in_one_form() {
    let house = house().await;
    let document = Document(document());
    let mut wrong = Vec::new();
    let operations = documented().into_iter().filter(|(route, _)| route.contains(" /api/"));
    for (route, operation) in operations {
        let (method, path) = route.split_once(' ').unwrap();
        let path: String = path.split('/').map(|part| if part.starts_with('{') { "/null,null".into() } else { format!("/{part}") }).collect();
        let path = format!("{}?limit=%ff", path.trim_start_matches('/').replacen("api", "/api", 1));
        for who in [None, Some("operator")] {
            let answer = house.send(house.request(method, &path, who).body(Body::from("[")).unwrap()).await;
            let told = document.resolved(&operation["responses"][answer.status.as_str()]);
            if answer.status.is_success() {
                continue;
            }
            let kind = answer.headers["content-type"].to_str().unwrap();
            if !told["content"][kind].is_object() || answer.body["title"].as_str().is_none_or(str::is_empty) {
                wrong.push(format!("{route}: {} {kind}", answer.status));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
