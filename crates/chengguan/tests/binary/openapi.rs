//! `chengguan openapi`: what the front end's types are made from.

use crate::processes::run;
use serde_json::Value;

#[test]
fn the_document_the_front_end_was_built_from_is_the_one_the_server_gives() {
    let printed = run(None, &["openapi"]);
    assert_eq!((printed.code, printed.err.as_str()), (0, ""));
    let checked_in: Value = serde_json::from_str(include_str!("../../../../web/openapi.json")).unwrap();
    assert!(printed.json() == checked_in, "the API changed: run scripts/api-types.sh, and see what the front end makes of it");
    assert!(checked_in["openapi"].as_str().unwrap().starts_with("3.1"));
}
