//! What the system administrator sets, and what it means for residents, clocks, and whoever gets what comes next.

use crate::harness::{House, house};
use axum::body::Body;
use axum::http::{StatusCode, header};
use chengguan_app::opinions::escalate;
use serde_json::{Value, json};

const ADMIN: &str = "system-admin";

/// What is wrong with a setting, at its fields.
async fn wrong(house: &House, path: &str, value: Value) -> Vec<String> {
    let version = house.get(ADMIN, path.split('?').next().unwrap()).await.headers[header::ETAG].clone();
    let request = house.request("PUT", path, Some(ADMIN)).header(header::IF_MATCH, version).body(Body::from(value.to_string()));
    let answer = house.send(request.unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", answer.body);
    let fields = answer.body["fields"].as_array().unwrap();
    assert!(fields.iter().all(|field| !field["mend"].as_str().unwrap().contains(['{', '_'])), "{}", answer.body);
    fields.iter().map(|field| format!("{} {}", field["path"].as_str().unwrap(), field["code"].as_str().unwrap())).collect()
}

fn year(spans: Value) -> Value {
    json!({ "seasons": [{ "from": "01-01", "to": "12-31", "spans": spans }] })
}

#[tokio::test]
async fn hours_cover_a_year_once_and_running_clocks_count_by_the_new_ones() {
    let house = house().await;
    let id = house.in_hand("占道").await;
    let due = || async { house.get("operator", "/api/v1/opinions").await.body["items"][0]["clock"]["due_at"].as_str().unwrap().to_owned() };
    let before = due().await;
    assert!(before.contains("T17:30"), "{before}");
    for (value, expected) in [
        (json!({ "seasons": [] }), "seasons seasons"),
        (year(json!([])), "seasons.0.spans text_missing"),
        (year(json!([[720, 510]])), "seasons.0.spans span"),
        (year(json!([[510, 720], [719, 1050]])), "seasons.0.spans spans_overlap"),
        (json!({ "seasons": [{ "from": "01-01", "to": "12-30", "spans": [[510, 720]] }] }), "seasons season_gap"),
        (json!({ "seasons": [{ "from": "01-01", "to": "13-31", "spans": [[510, 720]] }] }), "seasons no_such_day"),
        (json!({ "seasons": [{ "from": "1st", "to": "12-31", "spans": [[510, 720]] }] }), "seasons.0.from month_day"),
    ] {
        assert_eq!(wrong(&house, "/api/v1/settings/hours", value).await, [expected]);
    }
    assert_eq!(due().await, before, "a wrong setting changes nothing");
    let summer_and_winter = json!({ "seasons": [
        { "from": "05-01", "to": "09-30", "spans": [[480, 720], [900, 1080]] },
        { "from": "10-01", "to": "04-30", "spans": [[510, 720], [810, 1020]] },
    ] });
    let set = house.set("/api/v1/settings/hours", summer_and_winter.clone()).await;
    assert_eq!((&set["seasons"], &set["history"][0]["by"]), (&summer_and_winter["seasons"], &json!(ADMIN)));
    let version = house.version(&id).await;
    house.desk.clock().jump(house.desk.now().plus_ms(5000)).unwrap();
    assert_eq!(escalate::look(&house.desk, &house.bureau).await.unwrap(), 1, "each open one is looked at");
    assert!(due().await.contains("T17:00"), "{}", due().await);
    assert_eq!(house.version(&id).await, version, "nothing was said of it: whoever has it open is not stale");
    house.journal().await;
}

#[tokio::test]
async fn rules_are_tried_before_they_are_set_and_the_first_that_matches_wins() {
    let house = house().await;
    let sorted = house.opinion("占道").await;
    house.done("operator", &sorted, "sort", json!({ "category": "street-order/stalls", "urgency": "normal", "approach": "assist" })).await;
    let now = house.get(ADMIN, "/api/v1/settings/rules").await.body;
    let squads: Vec<&Value> = now["squads"].as_array().unwrap().iter().map(|squad| &squad["id"]).collect();
    let rule = |name: &str, categories: &[&str], squad: &Value| json!({ "name": name, "categories": categories, "grids": [], "squad": squad });
    let west_first = json!({ "rules": [rule("R-02", &["street-order/stalls"], squads[1]), rule("R-01", &["street-order"], squads[0])] });
    for (value, expected) in [
        (json!({ "rules": [rule("R-01", &["nowhere"], squads[0])] }), "rules.0.categories unknown_category"),
        (json!({ "rules": [rule("R-01", &[], &json!(uuid::Uuid::nil()))] }), "rules.0.squad unknown_squad"),
        (json!({ "rules": [rule("R-01", &[], squads[0]), rule("R-01", &[], squads[1])] }), "rules.1.name name_taken"),
    ] {
        assert_eq!(wrong(&house, "/api/v1/settings/rules", value.clone()).await, [expected]);
        assert_eq!(wrong(&house, "/api/v1/settings/rules?dry_run=true", value).await, [expected]);
    }
    let entries = house.journalled().await.len();
    let tried = house.set("/api/v1/settings/rules?dry_run=true", west_first.clone()).await;
    let trial = &tried["trial"];
    assert_eq!((&trial["tried_on"], &trial["moved"]), (&json!(1), &json!(1)), "{trial}");
    assert_eq!((&trial["shown"][0]["from"], &trial["shown"][0]["to"], &trial["shown"][0]["rule"]), (&json!("东城中队"), &json!("西城中队"), &json!("R-02")));
    assert_eq!((house.journalled().await.len(), &tried["rules"]), (entries, &now["rules"]), "a trial changes nothing");

    house.set("/api/v1/settings/rules", west_first.clone()).await;
    let assigned = house.done("operator", &sorted, "assign", json!({})).await;
    assert_eq!(assigned["squad"]["name"], "西城中队");
    let swapped = json!({ "rules": [west_first["rules"][1], west_first["rules"][0]] });
    house.set("/api/v1/settings/rules", swapped).await;
    let next = house.in_hand("占道").await;
    assert_eq!(house.get("operator", &format!("/api/v1/opinions/{next}")).await.body["squad"]["name"], "东城中队");
    assert_eq!(house.get("operator", &format!("/api/v1/opinions/{sorted}")).await.body["squad"]["name"], "西城中队", "what is assigned stays");
}

#[tokio::test]
async fn residents_see_the_telephone_that_was_set_and_no_other() {
    let house = house().await;
    assert_eq!(wrong(&house, "/api/v1/settings/contact", json!({ "hotline": "打我" })).await, ["hotline phone"]);
    let set = json!({ "hotline": "0557-3021234", "hotline_hours": "全天有人接", "window": "  " });
    let shown = house.set("/api/v1/settings/contact", set).await;
    assert_eq!((&shown["hotline"], &shown["window"]), (&json!("0557-3021234"), &Value::Null));
    let page = house.send(house.request("GET", "/", None).body(Body::empty()).unwrap()).await;
    assert!(page.body.as_str().unwrap().contains("0557-3021234"), "{}", page.body);
    house.set("/api/v1/settings/contact", json!({})).await;
    let page = house.send(house.request("GET", "/", None).body(Body::empty()).unwrap()).await;
    assert!(!page.body.as_str().unwrap().contains("0557-3021234"));
}

/// What a change of a setting changed, as its page tells it: what, before, after.
fn told(change: &Value) -> Vec<[Option<&str>; 3]> {
    change["changes"].as_array().unwrap().iter().map(|one| ["what", "before", "after"].map(|part| one[part].as_str())).collect()
}

async fn put_back(house: &House, name: &str, path: &str, version: i64) -> crate::harness::Answer {
    let now = house.get(ADMIN, path).await.headers[header::ETAG].clone();
    let request = house.request("POST", &format!("/api/v1/settings/{name}/put-back"), Some(ADMIN)).header(header::IF_MATCH, now);
    house.send(request.body(Body::from(json!({ "version": version }).to_string())).unwrap()).await
}

#[tokio::test]
async fn each_change_is_told_with_before_and_after_and_can_be_put_back() {
    let house = house().await;
    let path = "/api/v1/settings/reopening";
    let founded = house.get(ADMIN, path).await.body;
    assert_eq!((&founded["days"], founded["history"].as_array().unwrap().len()), (&json!(15), 1), "{founded}");
    assert_eq!((&founded["history"][0]["by"], told(&founded["history"][0])), (&json!("建局时"), vec![]));
    for (days, expected) in [(6, false), (7, true), (90, true), (91, false)] {
        match expected {
            true => assert_eq!(house.set(path, json!({ "days": days })).await["days"], days),
            false => assert_eq!(wrong(&house, path, json!({ "days": days })).await, ["days number_range"]),
        }
    }
    let changed = house.get(ADMIN, path).await.body;
    let what = "答复后多少天内可以要求重办";
    let history: Vec<_> = changed["history"].as_array().unwrap().iter().map(told).collect();
    assert_eq!(history, [vec![[Some(what), Some("7天"), Some("90天")]], vec![[Some(what), Some("15天"), Some("7天")]], vec![]]);

    let entries = house.journalled().await.len();
    assert_eq!(put_back(&house, "reopen_days", path, 1).await.status, StatusCode::NO_CONTENT);
    let back = house.get(ADMIN, path).await.body;
    assert_eq!((&back["days"], &back["history"][0]["version"], told(&back["history"][0])), (&json!(15), &json!(4), vec![[Some(what), Some("90天"), Some("15天")]]));
    let journalled = house.journalled().await;
    assert_eq!(journalled.len(), entries + 1, "a change like any other");
    let again = put_back(&house, "reopen_days", path, 1).await;
    assert_eq!((again.status, &again.body["reasons"][0]["code"]), (StatusCode::CONFLICT, &json!("nothing_changed")), "{}", again.body);
    assert_eq!(put_back(&house, "reopen_days", path, 99).await.status, StatusCode::NOT_FOUND);
    assert_eq!(put_back(&house, "nothing", path, 1).await.status, StatusCode::NOT_FOUND);
    let stale = house.request("POST", "/api/v1/settings/reopen_days/put-back", Some(ADMIN)).header(header::IF_MATCH, "\"3\"");
    assert_eq!(house.send(stale.body(Body::from(json!({ "version": 2 }).to_string())).unwrap()).await.status, StatusCode::PRECONDITION_FAILED);
    house.journal().await;
}

#[tokio::test]
async fn a_gateway_put_back_keeps_the_key_there_is_and_no_answer_says_one() {
    let house = house().await;
    let gateway = |key: Option<&str>, accepted: &str| json!({ "url": "http://127.0.0.1:9/", "form": "json", "body": "{\"to\":\"{mobile}\",\"text\":\"{text}\"}", "key": key, "accepted": accepted });
    let path = "/api/v1/channels/sms";
    for (key, accepted) in [(Some("first-key"), "ok"), (Some("second-key"), "ok"), (None, "fine")] {
        house.set(path, gateway(key, accepted)).await;
    }
    let shown = house.get(ADMIN, path).await.body;
    assert_eq!(told(&shown["history"][0]), [[Some("收下的标志"), Some("ok"), Some("fine")]]);
    assert_eq!(told(&shown["history"][1]), [[Some("密钥"), Some("（存着，不显示）"), Some("（换了新的，不显示）")]]);
    assert!(!shown.to_string().contains("-key") && !shown.to_string().contains("k1."), "{shown}");
    let key = || async { let reference = house.desk.reference(house.bureau.id); serde_json::to_value(reference.sms.clone()).unwrap()["key"].clone() };
    let newest = key().await;
    assert_eq!(put_back(&house, "sms", path, 1).await.status, StatusCode::NO_CONTENT);
    assert_eq!((key().await, &house.get(ADMIN, path).await.body["accepted"]), (newest, &json!("ok")));
    // The key goes to no other address, and comes back to nobody once the connection was ended.
    let keyed = |url: &str, key: Option<&str>| json!({ "url": url, "form": "json", "body": "{\"to\":\"{mobile}\",\"text\":\"{text}\",\"k\":\"{key}\"}", "key": key, "accepted": "ok" });
    house.set(path, keyed("http://127.0.0.1:9/one", Some("first-key"))).await;
    house.set(path, keyed("http://127.0.0.1:9/two", Some("second-key"))).await;
    let version = |body: &Value, at: usize| body["history"][at]["version"].as_i64().unwrap();
    let shown = house.get(ADMIN, path).await.body;
    let elsewhere = put_back(&house, "sms", path, version(&shown, 1)).await;
    assert_eq!((elsewhere.status, &elsewhere.body["fields"][0]["path"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("key")), "{}", elsewhere.body);
    house.set(path, json!({ "url": "", "form": "json", "body": "", "key": null, "accepted": "" })).await;
    let ended = put_back(&house, "sms", path, version(&shown, 0)).await;
    assert_eq!((ended.status, &ended.body["fields"][0]["path"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("key")), "{}", ended.body);
    // A rule put back names a squad and categories the bureau has today, or it is refused like one that is typed.
    let squad = house.get(ADMIN, "/api/v1/settings/rules").await.body["squads"][0]["id"].clone();
    house.set("/api/v1/settings/rules", json!({ "rules": [{ "name": "R-9", "categories": [], "grids": ["QT1"], "squad": squad }] })).await;
    let rules = house.get(ADMIN, "/api/v1/settings/rules").await.body;
    assert_eq!(told(&rules["history"][0]), [[Some("第1条"), Some("R-01：街面秩序，不论网格，派东城中队"), Some("R-9：不论类别，QT1，派东城中队")]]);
}

#[tokio::test]
async fn limits_are_tried_on_what_is_open_and_running_clocks_count_by_them() {
    let house = house().await;
    let id = house.opinion("占道").await;
    let path = "/api/v1/settings/limits";
    let row = |clock: &str, urgency: Option<&str>, count: u16, unit: &str| json!({ "clock": clock, "category": null, "urgency": urgency, "count": count, "unit": unit });
    let limits = |rows: &[Value]| json!({ "limits": rows });
    for (value, expected) in [
        (limits(&[row("sort", None, 0, "work_hour")]), "limits.0.count number_range"),
        (limits(&[row("sort", None, 366, "work_hour")]), "limits.0.count number_range"),
        (limits(&[row("nap", None, 1, "work_hour")]), "limits.0.clock unknown_value"),
        (limits(&[row("sort", Some("soon"), 1, "work_hour")]), "limits.0.urgency unknown_value"),
        (limits(&[row("sort", None, 1, "work_hour"), row("sort", None, 2, "work_hour")]), "limits.1 limit_twice"),
        (limits(&[json!({ "clock": "finish", "category": "nowhere", "urgency": null, "count": 1, "unit": "work_day" })]), "limits.0.category unknown_category"),
    ] {
        assert_eq!(wrong(&house, path, value.clone()).await, [expected]);
        assert_eq!(wrong(&house, &format!("{path}?dry_run=true"), value).await, [expected]);
    }
    // Received at nine, to be sorted within four working hours: until half past two. The platform's clock runs on meanwhile.
    let shorter = limits(&[row("sort", None, 1, "work_hour")]);
    let entries = house.journalled().await.len();
    for (at, late) in [("09:59", 0), ("10:01", 1)] {
        house.clock(&format!("2026-03-03T{at}:00+08:00"));
        let tried = house.set(&format!("{path}?dry_run=true"), shorter.clone()).await;
        let trial = &tried["trial"];
        assert_eq!((&trial["tried_on"], &trial["moved"], &trial["late"], &trial["shown"][0]["step"]), (&json!(1), &json!(1), &json!(late), &json!("分类")), "{at}: {trial}");
    }
    let same = house.set(&format!("{path}?dry_run=true"), limits(&[row("sort", None, 4, "work_hour")])).await;
    assert_eq!(same["trial"]["moved"], 0, "{}", same["trial"]);
    assert_eq!(house.journalled().await.len(), entries, "a trial changes nothing");
    let colour = || async {
        let shown = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body;
        shown["clocks"].as_array().unwrap().iter().find(|clock| clock["clock"] == "sort").unwrap()["colour"].clone()
    };
    assert_eq!(colour().await, "on_time");
    house.set(path, shorter).await;
    assert_eq!(colour().await, "red");
    let set = house.get(ADMIN, path).await.body;
    assert_eq!(told(&set["history"][0]), Vec::<[Option<&str>; 3]>::new(), "nothing was set before, so nothing is told of it");
    assert_eq!(set["history"][0]["says"], json!([{ "what": "分类，不论", "says": "1个工作时" }]));
}

#[tokio::test]
async fn a_matter_is_offered_to_join_as_near_as_the_bureau_says() {
    let house = house().await;
    let path = "/api/v1/settings/joining";
    for (value, expected) in [
        (json!({ "usual": 9 }), "usual number_range"),
        (json!({ "usual": 301 }), "usual number_range"),
        (json!({ "usual": 100, "of_category": { "nowhere": 50 } }), "of_category.nowhere unknown_category"),
        (json!({ "usual": 100, "of_category": { "street-order/stalls": 5 } }), "of_category.street-order/stalls number_range"),
    ] {
        assert_eq!(wrong(&house, path, value).await, [expected]);
    }
    let set = house.set(path, json!({ "usual": 10, "of_category": { "street-order/stalls": 300 } })).await;
    assert_eq!((&set["usual"], &set["of_category"]["street-order/stalls"]), (&json!(10), &json!(300)));
    let reference = house.desk.reference(house.bureau.id);
    assert_eq!((reference.join_metres.of(None), reference.join_metres.of(Some("street-order/stalls"))), (10, 300));
}

/// Invented, and such as could be: every day off by law is in it.
pub fn invented_2027(number: &str) -> Value {
    let span = |festival: &str, from: &str, to: &str, workdays: &[&str]| json!({ "festival": festival, "from": from, "to": to, "workdays": workdays });
    json!({ "year": 2027, "number": number, "spans": [
        span("元旦", "2027-01-01", "2027-01-03", &[]),
        span("春节", "2027-02-05", "2027-02-12", &["2027-01-31", "2027-02-14"]),
        span("清明节", "2027-04-03", "2027-04-05", &[]),
        span("劳动节", "2027-05-01", "2027-05-05", &["2027-05-08"]),
        span("端午节", "2027-06-09", "2027-06-09", &[]),
        span("中秋节", "2027-09-15", "2027-09-15", &[]),
        span("国庆节", "2027-10-01", "2027-10-07", &["2027-09-26", "2027-10-09"]),
    ] })
}

#[tokio::test]
async fn a_notice_of_a_new_year_settles_the_clocks_that_were_provisional() {
    let house = house().await;
    let path = "/api/v1/settings/holidays";
    house.clock("2026-12-21T09:00:00+08:00");
    let id = house.in_hand("占道").await;
    let finish = || async {
        let shown = house.get("operator", &format!("/api/v1/opinions/{id}")).await.body;
        shown["clocks"].as_array().unwrap().iter().find(|clock| clock["clock"] == "finish").unwrap().clone()
    };
    let before = finish().await;
    assert!(before["provisional_text"].is_string(), "{before}");
    let mut wrong_day = invented_2027("x");
    wrong_day["spans"][6]["to"] = json!("2027-10-02");
    for (value, expected) in [
        (json!({ "notices": [wrong_day] }), "notices.0.spans holiday_missing"),
        (json!({ "notices": [invented_2027(" ")] }), "notices.0.number text_missing"),
        (json!({ "notices": [{ "year": 2026, "number": "x", "spans": [] }] }), "notices.0.year holiday_year"),
        (json!({ "notices": [{ "year": 2027, "number": "x", "spans": [{ "festival": "元旦", "from": "1月1日", "to": "2027-01-03", "workdays": [] }] }] }), "notices.0.spans.0.from not_a_day"),
    ] {
        assert_eq!(wrong(&house, path, value).await, [expected]);
    }
    let notices = json!({ "notices": [invented_2027("国办发明电〔2026〕0号")] });
    let tried = house.set(&format!("{path}?dry_run=true"), notices.clone()).await;
    assert_eq!((&tried["trial"]["tried_on"], &tried["settled_until"]), (&json!(1), &json!(2026)), "{}", tried["trial"]);
    assert_eq!(finish().await, before, "a trial changes nothing");
    let set = house.set(path, notices).await;
    assert_eq!(set["settled_until"], 2027);
    let after = finish().await;
    assert!(after["provisional_text"].is_null(), "{after}");
    assert!(set["history"][0]["says"][0]["says"].as_str().unwrap().contains("春节：2027-02-05到2027-02-12放假，2027-01-31、2027-02-14上班"), "{}", set["history"][0]);
    house.journal().await;
}
