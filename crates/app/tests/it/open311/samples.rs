//! What the standard's authors and other cities publish: read where `CHENGGUAN_TEST_DATA` names it.

use super::*;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn samples() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("CHENGGUAN_TEST_DATA")?).join("open311");
    folder.exists().then_some(folder)
}

/// Names from the outermost to the innermost element, each way once.
fn ways(text: &str) -> BTreeSet<String> {
    let document = roxmltree::Document::parse(text).unwrap();
    let way = |node: roxmltree::Node<'_, '_>| {
        let mut names: Vec<&str> = node.ancestors().filter(roxmltree::Node::is_element).map(|node| node.tag_name().name()).collect();
        names.reverse();
        names.join("/")
    };
    document.descendants().filter(roxmltree::Node::is_element).map(way).collect()
}

#[tokio::test]
async fn our_answers_have_every_element_of_the_standards_examples() {
    let Some(folder) = samples() else { return eprintln!("SKIPPED: no open311 folder in CHENGGUAN_TEST_DATA") };
    let house = house().await;
    let key = house.key().await;
    let (number, token) = house.request311(&[]).await;
    let posted = call("POST /open311/v2/requests.xml", None).form(&[("api_key", &key), ("service_code", "0"), ("address_string", "锦绣街"), ("description", "占道")]);
    let wrong = call("POST /open311/v2/requests.xml", None).form(&[("api_key", "wrong")]);
    for (sample, asked) in [
        ("service-list", call("GET /open311/v2/services.xml", None)),
        ("service-definition", call(&format!("GET /open311/v2/services/{STALLS}.xml"), None)),
        ("service-request-post", posted),
        ("request-from-token", call(&format!("GET /open311/v2/tokens/{token}.xml"), None)),
        ("service-requests", call("GET /open311/v2/requests.xml", None)),
        ("service-request", call(&format!("GET /open311/v2/requests/{number}.xml"), None)),
        ("errors", wrong),
    ] {
        let text = std::fs::read_to_string(folder.join(format!("georeport-v2-examples/{sample}.xml"))).unwrap();
        // One of them has a line of HTTP in front.
        let theirs = ways(&text[text.find("<?xml").unwrap()..]);
        let ours = ways(house.call(&asked, By::Itself).await.body.as_str().unwrap());
        // Questions of a category are not there yet.
        let missing: Vec<_> = theirs.difference(&ours).filter(|way| !way.contains("/attributes/")).collect();
        assert!(missing.is_empty(), "{sample}: {missing:?}");
    }
}

#[tokio::test]
async fn requests_of_another_city_come_in_and_its_instants_are_understood() {
    let Some(folder) = samples() else { return eprintln!("SKIPPED: no open311 folder in CHENGGUAN_TEST_DATA") };
    let requests: Vec<Value> = serde_json::from_slice(&std::fs::read(folder.join("chicago-requests.json")).unwrap()).unwrap();
    let house = house().await;
    for request in &requests {
        let text = |key: &str| request[key].as_str().unwrap_or_default();
        let (number, _) = house.request311(&[("description", text("service_name")), ("address_string", text("address")), ("lat", ""), ("long", "")]).await;
        let one = house.ask(&format!("requests/{number}.json")).await.body;
        assert_eq!((&one[0]["description"], &one[0]["lat"]), (&request["service_name"], &Value::Null));
        for query in ["start_date", "end_date", "updated_after"] {
            let answer = house.ask(&format!("requests.json?{query}={}", text("updated_datetime"))).await;
            assert_eq!(answer.status, StatusCode::OK, "{query}={}: {}", text("updated_datetime"), answer.body);
        }
    }
    let listed = house.ask("requests.json").await.body;
    assert_eq!((listed.as_array().unwrap().len(), requests.len()), (50, 50));
}
