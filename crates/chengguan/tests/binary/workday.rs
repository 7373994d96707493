//! `workday add|between`, by command-line-contract.md section 3.

use crate::processes::run;
use serde_json::{Value, json};

fn answer(arguments: &[&str]) -> (i32, Value) {
    let ended = run(None, &[&["workday"], arguments, &["--json"]].concat());
    assert_eq!(ended.err, "");
    assert_eq!(ended.out.lines().count(), 1, "exactly one JSON value");
    (ended.code, ended.json())
}

#[test]
fn days_are_counted_over_holidays_and_make_up_days() {
    for (from, n, date) in [
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-14", 1, "2026-02-24"),
        ("2026-04-03", 10, "2026-04-20"),
        ("2026-10-08", -1, "2026-09-30"),
        ("2026-02-24", -3, "2026-02-12"),
        ("2026-10-01", 0, "2026-10-08"),
        ("2026-10-08", 0, "2026-10-08"),
        ("2018-01-01", 0, "2018-01-02"),
        ("2026-12-30", 1, "2026-12-31"),
    ] {
        let (code, value) = answer(&["add", from, &n.to_string()]);
        assert_eq!((code, value), (0, json!({ "from": from, "n": n, "date": date })));
    }
    for (from, to, days) in [("2026-09-30", "2026-10-08", 1), ("2026-02-13", "2026-02-24", 2), ("2026-03-03", "2026-03-03", 0), ("2026-01-03", "2026-01-04", 1)] {
        let (code, value) = answer(&["between", from, to]);
        assert_eq!((code, value), (0, json!({ "from": from, "to": to, "working_days": days })));
    }
    assert_eq!(run(None, &["workday", "add", "2026-09-30", "1"]).out, "2026-10-08\n");
    assert_eq!(run(None, &["workday", "between", "2026-09-30", "2026-10-08"]).out, "1\n");
}

#[test]
fn a_year_not_announced_is_refused_with_its_code_unless_provisional_was_asked_for() {
    for arguments in [&["add", "2026-12-31", "1"][..], &["add", "2017-12-29", "1"], &["add", "2018-01-02", "-2"], &["between", "2026-12-01", "2027-01-04"], &["add", "2026-01-05", "2000000000"]] {
        let (code, value) = answer(arguments);
        assert_eq!((code, value["refusal"]["code"].as_str()), (1, Some("calendar_out_of_range")), "{arguments:?}");
        assert_eq!(value["refusal"]["grounds"], json!([]));
        assert!(value["refusal"]["message"].as_str().unwrap().contains("2026-12-31"));
    }
    let plain = run(None, &["workday", "add", "2026-12-31", "1"]);
    assert_eq!((plain.code, plain.out.as_str()), (1, "只有2018-01-01到2026-12-31的工作日安排\n"));
}

#[test]
fn provisional_days_say_between_which_days_the_true_one_lies() {
    let (code, value) = answer(&["add", "2026-10-02", "90", "--provisional"]);
    assert_eq!((code, value["provisional"].as_bool()), (0, Some(true)));
    let day = |name: &str| value[name].as_str().unwrap().to_owned();
    assert!(day("earliest") <= day("date") && day("date") <= day("latest"), "{value}");
    assert!(day("date").starts_with("2027-02"), "{value}");
    let (code, value) = answer(&["add", "2026-03-03", "10", "--provisional"]);
    assert_eq!((code, value), (0, json!({ "from": "2026-03-03", "n": 10, "date": "2026-03-17", "provisional": false, "earliest": "2026-03-17", "latest": "2026-03-17" })));
}

#[test]
fn nonsense_is_usage_and_prints_nothing_to_read_by_mistake() {
    for arguments in [
        &["add", "2026-02-30", "1"][..], &["add", "2026-2-3", "1"], &["add", "yesterday", "1"], &["add", "2026-03-03", "1.5"], &["add", "2026-03-03"], &["add"],
        &["between", "2026-03-04", "2026-03-03"], &["between", "2026-03-03", "2026-13-01"], &["between", "2026-03-03"], &["subtract", "2026-03-03", "1"], &[],
        &["add", "2026-03-03", "99999999999"],
    ] {
        let ended = run(None, &[&["workday"], arguments, &["--json"]].concat());
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ended.err.is_empty());
    }
}
