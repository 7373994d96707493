//! A ledger brought on the screen: looked at, its columns named, checked, mended, taken in once.

use crate::harness::{House, house};
use crate::recipes::By;
use crate::recipes_of_the_ledger::ledger_csv;
use chengguan_app::opinions::import_files::sweep;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};

const DAY_MS: i64 = 24 * 3_600_000;

/// What a clerk's workbook looks like: an empty sheet before, a title over all columns, a note, headings with breaks and
/// stars, a cell for several rows, dates of all sorts, full-width digits, a total below.
fn messy() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").unwrap();
    let sheet = book.add_worksheet().set_name("三月").unwrap();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 5, "某区热线工单台账", &plain).unwrap();
    sheet.write(1, 0, "制表单位：局办公室").unwrap();
    for (at, name) in ["工单\n编号", "*诉求内容（必填）", "诉求类型", "地  址", "登记时间", "联系电话"].into_iter().enumerate() {
        sheet.write(2, at as u16, name).unwrap();
    }
    let day = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    sheet.write(3, 0, "Ａ－００１").unwrap();
    sheet.write(3, 1, "占道经营，推车过不去").unwrap();
    sheet.write(3, 2, "投诉").unwrap();
    sheet.merge_range(3, 3, 4, 3, "菜市场东门", &plain).unwrap();
    sheet.write_with_format(3, 4, ExcelDateTime::from_ymd(2026, 2, 1).unwrap().and_hms(9, 5, 0).unwrap(), &day).unwrap();
    sheet.write(3, 5, 13_800_000_001.0).unwrap();
    sheet.write(4, 0, "A-002").unwrap();
    sheet.write(4, 1, "=HYPERLINK(\"http://x\")路灯不亮").unwrap();
    sheet.write(4, 2, "求助").unwrap();
    sheet.write(4, 4, "２０２６年２月２日１６时５分").unwrap();
    sheet.write(4, 5, "０５６３－３０２２１１２").unwrap();
    book.save_to_buffer().unwrap()
}

async fn count(house: &House) -> i64 {
    house.get("operator", "/api/v1/opinions?channel=import&limit=1").await.body["count"]["value"].as_i64().unwrap()
}

async fn take(house: &House, file: &Value) -> u16 {
    let answer = house.call(&house.of_file("POST /api/v1/imports/{id}/take", file).json(json!({})), By::Itself).await;
    house.work().await;
    answer.status.as_u16()
}

#[tokio::test]
async fn a_clerks_workbook_is_understood_checked_and_taken_in_by_one_act_of_theirs() {
    let house = house().await;
    let file = house.bring("三月台账.xlsx", &messy()).await.body;
    let guessed: Vec<(&str, &str)> = file["columns"].as_array().unwrap().iter().map(|column| (column["name"].as_str().unwrap(), column["guess"].as_str().unwrap_or("-"))).collect();
    assert_eq!(guessed, [("工单\n编号", "source_id"), ("*诉求内容（必填）", "detail"), ("诉求类型", "kind"), ("地  址", "address"), ("登记时间", "time"), ("联系电话", "phone")]);
    assert_eq!((&file["sheet"], &file["head_row"], &file["sheets"]), (&json!("三月"), &json!(3), &json!(["说明", "三月"])));
    let before = house.journal().await;
    let checked = house.check_file(&file).await;
    assert_eq!((&checked["state"]["code"], &checked["report"]["imported"], &checked["report"]["wrong"]), (&json!("checked"), &json!(2), &json!(0)), "{}", checked["report"]);
    assert_eq!((count(&house).await, house.journal().await), (0, before), "checking takes nothing in");
    assert_eq!(take(&house, &checked).await, 202);
    let taken = house.file_now(&checked).await;
    assert_eq!((&taken["state"]["code"], &taken["imported"]), (&json!("taken"), &json!(2)));
    assert_eq!((count(&house).await, house.journal().await), (2, before + 2), "ordered, and accepted: two acts whatever the size");
    let newest = house.get("auditor", "/api/v1/journal?act=opinions.import&limit=1").await.body;
    assert_eq!(newest["items"][0]["who"]["name"], house.get("operator", "/api/v1/me").await.body["name"], "{newest}");
    let rows = house.get("operator", "/api/v1/opinions?channel=import").await.body;
    let addresses: Vec<&str> = rows["items"].as_array().unwrap().iter().map(|row| row["address"].as_str().unwrap()).collect();
    assert_eq!(addresses, ["菜市场东门"; 2], "a cell for two rows stands for both");
    let one = rows["items"].as_array().unwrap().iter().find(|row| row["title"].as_str().unwrap().contains("占道")).unwrap();
    let whole = house.get("operator", &format!("/api/v1/opinions/{}", one["id"].as_str().unwrap())).await.body;
    assert_eq!(whole["source_id"], "A-001", "full width is the same number: {whole}");
    assert_eq!(whole["reporter"]["phone"], "*******0001");
}

#[tokio::test]
async fn what_is_wrong_comes_back_marked_is_mended_there_and_taken_in() {
    let house = house().await;
    let file = house.bring("台账.csv", &ledger_csv(true)).await.body;
    let wrong = house.check_file(&file).await;
    assert_eq!(wrong["state"]["code"], "wrong");
    let told: Vec<(i64, &str)> = wrong["report"]["problems"].as_array().unwrap().iter().map(|problem| (problem["row"].as_i64().unwrap(), problem["column"].as_str().unwrap())).collect();
    assert_eq!(told, [(4, "诉求内容"), (4, "登记时间")]);
    assert_eq!(take(&house, &wrong).await, 409, "only what was found right is taken in");
    let marked = house.call(&house.of_file("GET /api/v1/imports/{id}/marked", &wrong), By::Itself).await;
    assert_eq!(marked.status.as_u16(), 200);
    // As it is, brought again: the same two cells, and what was marked is no column of anybody's.
    let again = house.bring("台账-要改的地方.xlsx", &marked.bytes).await.body;
    let still = house.check_file(&again).await;
    assert_eq!((&still["state"]["code"], &still["report"]["wrong"], &still["report"]["rows"]), (&json!("wrong"), &json!(2), &json!(3)));
    assert_eq!(count(&house).await, 0);
    let mended = house.check_file(&house.bring("台账.csv", &ledger_csv(false)).await.body).await;
    assert_eq!(take(&house, &mended).await, 202);
    assert_eq!(count(&house).await, 3);
}

#[tokio::test]
async fn the_same_ledger_again_adds_nothing_and_says_so_beforehand() {
    let house = house().await;
    let first = house.check_file(&house.bring("台账.csv", &ledger_csv(false)).await.body).await;
    take(&house, &first).await;
    let again = house.check_file(&house.bring("台账.csv", &ledger_csv(false)).await.body).await;
    assert_eq!((&again["report"]["imported"], &again["report"]["skipped"]), (&json!(0), &json!(3)));
    take(&house, &again).await;
    assert_eq!(count(&house).await, 3);
}

#[tokio::test]
async fn whoever_takes_a_file_in_has_seen_what_was_checked_and_nobody_takes_it_twice() {
    let house = house().await;
    let file = house.bring("台账.csv", &ledger_csv(false)).await.body;
    let checked = house.check_file(&file).await;
    assert_eq!(take(&house, &file).await, 412, "seen before it was checked");
    assert_eq!(take(&house, &checked).await, 202);
    let taken = house.file_now(&checked).await;
    assert_eq!(take(&house, &taken).await, 409);
    assert_eq!(count(&house).await, 3);
    let discarded = house.call(&house.of_file("DELETE /api/v1/imports/{id}", &taken), By::Itself).await;
    assert_eq!(discarded.status.as_u16(), 409, "what stands on the ledger is not discarded with its file");
}

#[tokio::test]
async fn columns_are_named_once_and_words_for_kinds_can_be_told() {
    let house = house().await;
    let file = house.bring("a.csv", "内容,类别名\n占道,城管类\n路灯,市政类\n".as_bytes()).await.body;
    let check = |body: Value| house.of_file("POST /api/v1/imports/{id}/check", &file).json(body);
    for (columns, code) in [(json!({ "address": "内容" }), "no_column_of_words"), (json!({ "detail": "没有" }), "no_such_column"), (json!({ "detail": "内容", "subject": "内容" }), "column_used_twice"), (json!({ "tokens": "内容", "detail": "类别名" }), "unknown_value")] {
        let refused = house.call(&check(json!({ "columns": columns })), By::Itself).await;
        assert_eq!((refused.status.as_u16(), &refused.body["fields"][0]["code"]), (422, &json!(code)), "{columns}");
    }
    house.call(&check(json!({ "columns": { "detail": "内容", "kind": "类别名" } })), By::Itself).await;
    house.work().await;
    let wrong = house.file_now(&file).await;
    assert_eq!(wrong["report"]["unknown_kinds"], json!(["城管类", "市政类"]));
    let told = json!({ "columns": { "detail": "内容", "kind": "类别名" }, "kinds": { "城管类": "complaint", "市政类": "help" } });
    house.call(&house.of_file("POST /api/v1/imports/{id}/check", &wrong).json(told), By::Itself).await;
    house.work().await;
    assert_eq!(house.file_now(&file).await["state"]["code"], "checked");
}

#[tokio::test]
async fn a_file_that_is_none_is_refused_in_words_and_leaves_nothing() {
    let house = house().await;
    let mut broken = messy();
    broken.truncate(broken.len() / 2);
    for (name, bytes, code) in [("a.xlsx", broken.as_slice(), "not_json"), ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), "old_workbook"), ("a.csv", b"\n\n".as_slice(), "no_headings")] {
        let refused = house.bring(name, bytes).await;
        assert_eq!((refused.status.as_u16(), &refused.body["fields"][0]["code"]), (400, &json!(code)), "{name}: {}", refused.body);
        assert!(refused.body["fields"][0]["mend"].as_str().is_some_and(|mend| !mend.is_empty()));
    }
    assert_eq!(house.bring("a.csv", b"").await.status.as_u16(), 422);
    assert_eq!(house.get("operator", "/api/v1/imports").await.body["count"]["value"], 0);
    assert_eq!(std::fs::read_dir(house.desk.imports()).map_or(0, Iterator::count), 0);
}

#[tokio::test]
async fn a_workbook_that_unpacks_without_end_is_not_unpacked() {
    use std::io::Write;
    let house = house().await;
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut bytes);
    archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let nought = vec![b' '; 1024 * 1024];
    for _ in 0..129 {
        archive.write_all(&nought).unwrap();
    }
    archive.finish().unwrap();
    let bomb = bytes.into_inner();
    assert!(bomb.len() < 1024 * 1024, "small as it comes: {}", bomb.len());
    let refused = house.bring("a.xlsx", &bomb).await;
    assert_eq!((refused.status.as_u16(), &refused.body["fields"][0]["code"]), (400, &json!("workbook_too_large")), "{}", refused.body);
}

#[tokio::test]
async fn after_a_week_the_file_and_what_was_quoted_from_it_are_gone() {
    let house = house().await;
    let file = house.bring("台账.csv", &ledger_csv(false)).await.body;
    let brought = house.desk.now();
    house.desk.clock().jump(brought.plus_ms(7 * DAY_MS - 60_000)).unwrap();
    sweep(&house.desk, house.bureau.id).await.unwrap();
    assert_eq!(house.file_now(&file).await["id"], file["id"]);
    house.desk.clock().jump(brought.plus_ms(7 * DAY_MS + 60_000)).unwrap();
    sweep(&house.desk, house.bureau.id).await.unwrap();
    assert_eq!(house.get("operator", &format!("/api/v1/imports/{}", file["id"].as_str().unwrap())).await.status.as_u16(), 404);
    assert_eq!(std::fs::read_dir(house.desk.imports()).unwrap().count(), 0);
}

/// Fault "hostile XLSX": what clerks and others put into 20,000 rows.
#[tokio::test]
async fn twenty_thousand_hostile_rows_give_a_report_a_clerk_can_act_on() {
    let house = house().await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().unwrap();
    for (at, name) in ["编号", "内容", "类型", "时间", "电话"].into_iter().enumerate() {
        sheet.write(0, at as u16, name).unwrap();
    }
    let long = "很".repeat(32_000);
    for row in 1..=20_000_u32 {
        let texts: [&str; 5] = match row % 10 {
            0 => ["", "", "", "", " "],
            1 => ["1", &long, "投诉", "2026-01-01", ""],
            2 => ["2", "<script>alert(1)</script>", "投诉", "昨天", ""],
            3 => ["3", "=cmd|' /C calc'!A0", "闲聊", "2026-01-01", ""],
            4 => ["4", "𠮷䶮\u{202e}反写", "投诉", "1/2/2026", "电话不详"],
            _ => ["5", "占道经营", "投诉", "2026年1月1日", "13800000000"],
        };
        for (at, text) in texts.into_iter().enumerate() {
            let id = if at == 0 && !text.is_empty() { format!("{text}-{row}") } else { text.to_owned() };
            sheet.write(row, at as u16, if row % 200 == 1 || at != 1 || text != long { id } else { "短".into() }).unwrap();
        }
    }
    let file = house.bring("大台账.xlsx", &book.save_to_buffer().unwrap()).await.body;
    let wrong = house.check_file(&file).await;
    let report = &wrong["report"];
    assert_eq!((&report["rows"], &wrong["state"]["code"]), (&json!(18_000), &json!("wrong")), "rows with nothing in them are none");
    // Too long: every 200th; no time: two of ten; no kind: one of ten; no telephone: one of ten.
    assert_eq!(report["wrong"], 100 + 2 * 2_000 + 2_000 + 2_000);
    assert_eq!(report["problems"].as_array().unwrap().len(), 200, "the first are told, the rest counted");
    assert_eq!(report["unknown_kinds"], json!(["闲聊"]));
    let marked = house.call(&house.of_file("GET /api/v1/imports/{id}/marked", &wrong), By::Itself).await;
    let again = house.bring("again.xlsx", &marked.bytes).await.body;
    assert_eq!(house.check_file(&again).await["report"]["wrong"], report["wrong"], "every wrong cell is in the marked file, not only those told");
    assert_eq!(count(&house).await, 0);
}
