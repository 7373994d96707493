//! Invariant 9: every statement on a bureau's table binds one `bureau_id`. Every test of this binary holds its own
//! statements to it (`House::drop`); this one makes sure that there was something to hold.

use crate::harness::house;
use crate::recipes::By;
use crate::{schema, statements};
use axum::body::Body;
use serde_json::json;

#[tokio::test]
async fn the_main_story_touches_nearly_every_table_and_binds_one_bureau_each_time() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    house.done("operator", &id, "publish", json!({ "text": "占道" })).await;
    house.done("officer", &id, "handle", json!({ "text": "劝离" })).await;
    house.done("squad-leader", &id, "supervise", json!({ "order": "今天办完" })).await;
    house.set("/api/v1/messages/quiet", json!({ "from": 1290, "until": 450 })).await;
    house.failed_message().await;
    for path in ["/api/v1/opinions", "/api/v1/views", "/api/v1/inbox", "/api/v1/me", "/", "/opinions"] {
        assert_eq!(house.get("officer", path).await.status, 200, "{path}");
    }
    house.send(house.request("POST", "/api/v1/portal/drafts", None).body(Body::empty()).unwrap()).await;
    house.call(&crate::open311::recipe(&house, "POST /open311/v2/requests").await, By::Itself).await;
    chengguan_app::chores::sweep(&house.desk, house.bureau.id, house.desk.now()).await.unwrap();
    house.act("operator", &id, "reveal", json!({ "reason": "回访" })).await;
    house.order_export("operator", json!({ "form": "csv" })).await;
    house.bring("台账.csv", &crate::recipes_of_the_ledger::ledger_csv(false)).await;
    house.keep_text("占道答复").await;
    house.keep_view("operator", json!({ "name": "占道", "question": {} })).await;
    house.journal().await;
    let untouched: Vec<&str> = schema::bureau_tables().iter().map(String::as_str).filter(|table| !statements::tables_seen().contains(*table)).collect();
    assert_eq!(untouched, ["attachment", "import_row", "past_password", "recovery_code", "second_factor"], "tables the story does not reach");
    assert_eq!(statements::unbound(), Vec::<String>::new());
}
