//! The residents' pages by HTTP, as a browser without script asks for them.
#![allow(clippy::unwrap_used)]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use chengguan_app::act::Act;
use chengguan_app::desk::{Bureau, Desk};
use chengguan_app::identity::setup::{NewBureau, create_bureau, create_settings};
use chengguan_app::opinions::carry_out::record;
use chengguan_app::opinions::load;
use chengguan_app::platform_clock::PlatformClock;
use chengguan_app::rates::Rates;
use chengguan_app::server::{Entrances, router, wrapped};
use chengguan_app::store::{Reads, Store};
use chengguan_statute::clock::{Limit, Unit, WorkingHours};
use chengguan_statute::ids::{OpinionId, SquadId};
use chengguan_statute::opinions::{ActedBy, Approach, Fact, Outcome, Said, Urgency};
use sea_orm::sea_query::{Alias, Query};
use serde_json::json;
use std::sync::Arc;
use tower::ServiceExt;
use uuid::Uuid;

struct House {
    _folder: tempfile::TempDir,
    desk: Desk,
    bureau: Arc<Bureau>,
    router: Router,
}

struct Page {
    status: StatusCode,
    location: String,
    cookies: Vec<String>,
    text: String,
    kind: String,
}

impl Page {
    /// The value of a hidden field.
    fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let rest = self.text.split_once(&start).unwrap_or_else(|| panic!("no field {name} in {}", self.text)).1;
        rest.split('"').next().unwrap().to_owned()
    }
}

async fn house(limited: bool) -> House {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).await.unwrap();
    let desk = Desk::open(store, folder.path().into(), PlatformClock::default(), Rates::new(limited)).await.unwrap();
    let new = NewBureau { code: "demo".into(), short_code: "QT".into(), name: "青棠区城管局".into(), uscc: None, parent_id: None, demo: true };
    let bureau = create_bureau(&desk, new).await.unwrap();
    let limit = Limit { count: 10, unit: Unit::WorkDay };
    let hours = WorkingHours::all_year(&[(510, 720), (840, 1050)]);
    let category = json!({"code": "street/lamp", "name": "路灯", "major": "street", "major_name": "市容", "approach": "assist", "finish": limit, "finish_urgent": limit});
    let settings = [
        ("contact", json!({ "hotline": "12319", "window": "锦绣街18号一楼窗口" })),
        ("hours", json!(hours)),
        ("reopen_days", json!(15)),
        ("categories", json!([category])),
        ("district", json!({"boundary": [[118.70, 30.90], [118.82, 30.90], [118.82, 31.00], [118.70, 31.00], [118.70, 30.90]],
            "cells": [{"name": "JX-03", "street": "东城街道", "ring": [[118.70, 30.90], [118.82, 30.90], [118.82, 31.00], [118.70, 31.00], [118.70, 30.90]]}],
            "roads": [], "river": [], "labels": []})),
    ];
    create_settings(&desk, &bureau, &settings).await.unwrap();
    desk.reload().await.unwrap();
    let router = router(desk.clone(), Entrances { portal: true, office: true }, None);
    House { _folder: folder, desk, bureau, router }
}

impl House {
    async fn ask(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let header = |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        let (location, kind) = (header(header::LOCATION), header(header::CONTENT_TYPE));
        let cookies = response.headers().get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap().to_owned()).collect();
        let bytes = to_bytes(response.into_body(), 64 << 20).await.unwrap();
        Page { status, location, cookies, text: String::from_utf8_lossy(&bytes).into_owned(), kind }
    }

    async fn get(&self, path: &str) -> Page {
        self.get_with(path, "").await
    }

    async fn get_with(&self, path: &str, cookie: &str) -> Page {
        let request = Request::get(path).header(header::HOST, "portal.test").header(header::ACCEPT, "text/html").header(header::COOKIE, cookie);
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let request = Request::post(path).header(header::HOST, "portal.test").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body.join("&"))).unwrap()).await
    }

    async fn post_parts(&self, path: &str, fields: &[(&str, &str)], photos: &[Vec<u8>]) -> Page {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        for photo in photos {
            body.extend(b"--cut\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"../../a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n");
            body.extend(photo);
            body.extend(b"\r\n");
        }
        body.extend(b"--cut--\r\n");
        let request = Request::post(path).header(header::HOST, "portal.test").header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    /// One opinion of few words; its code and the address to it.
    async fn spoken(&self, text: &str) -> String {
        let key = Uuid::new_v4().to_string();
        let sent = self.post("/speak", &[("kind", "help"), ("text", text), ("idempotency_key", &key), ("from", "check"), ("step", "send")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        sent.location.strip_prefix("/receipts/").unwrap().strip_suffix("?told=sent").unwrap().to_owned()
    }

    /// Puts facts of the bureau on the newest opinion.
    async fn staff(&self, facts: Vec<Fact>) {
        for fact in facts {
            let select = Query::select().column(Alias::new("id")).from(Alias::new("opinion")).order_by(Alias::new("received_at"), sea_orm::Order::Desc).limit(1).to_owned();
            #[derive(sea_orm::FromQueryResult)]
            struct Row {
                id: Uuid,
            }
            let row: Row = self.desk.reading().one(select).await.unwrap().unwrap();
            let by = ActedBy::Staff { account: Uuid::new_v4().to_string().parse::<Uuid>().map(chengguan_statute::ids::AccountId).unwrap(), name: "王强".into(), squad: None, post: "officer".into() };
            let mut act: Act = self.desk.begin(&self.bureau, by, None);
            let loaded = load::lock(&mut act, OpinionId(row.id), None).await.unwrap();
            record(act, &self.desk.reference(self.bureau.id), &loaded, Outcome::of(fact, 8), "test").await.unwrap();
        }
    }

    async fn count(&self, table: &str) -> usize {
        #[derive(sea_orm::FromQueryResult)]
        struct Row {
            #[allow(dead_code)]
            bureau_id: i32,
        }
        let select = Query::select().column(Alias::new("bureau_id")).from(Alias::new(table)).to_owned();
        self.desk.reading().all::<Row>(select).await.unwrap().len()
    }
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { (byte as char).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn jpeg(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut bytes).encode_image(&image::RgbImage::new(side, side)).unwrap();
    bytes
}

fn said(text: &str) -> Said {
    Said { text: text.into(), salt: "00".repeat(16) }
}

fn handled_and_replied() -> Vec<Fact> {
    vec![
        Fact::Sorted { category: "street/lamp".into(), urgency: Urgency::Normal, approach: Approach::Assist, place: None },
        Fact::Assigned { squad: SquadId(Uuid::new_v4()), squad_name: "锦绣中队".into(), rule: None },
        Fact::Accepted,
        Fact::Handled { said: said("换了灯泡，内部说明"), companions: Vec::new(), before: Vec::new(), after: Vec::new() },
        Fact::Replied { said: said("路灯修好了。") },
    ]
}

#[tokio::test]
async fn home_help_and_what_is_nowhere() {
    let house = house(false).await;
    let home = house.get("/").await;
    assert_eq!((home.status, home.kind.as_str()), (StatusCode::OK, "text/html; charset=utf-8"));
    assert!(home.text.contains("12319") && home.text.contains("锦绣街18号一楼窗口（工作日8:30–12:00、14:00–17:30）"));
    assert!(!home.text.contains("办得怎么样"), "no figures of nothing");
    let gone = house.get("/nowhere").await;
    assert!(gone.status == StatusCode::NOT_FOUND && gone.text.contains("没有这一页"));
    let api = house.get("/api/v1/nowhere").await;
    assert!(api.kind.starts_with("application/problem+json"));
    let prefixed = house.get("/b/demo/").await;
    assert!(prefixed.text.contains("href=\"/b/demo/speak\""));
    for link in prefixed.text.split("\"/assets/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert_eq!(house.get(&format!("/assets/{link}")).await.status, StatusCode::OK, "{link}");
    }
    assert_eq!(house.get("/favicon.svg").await.kind, "image/svg+xml");
    assert_eq!(house.get("/assets/..%2f..%2fCargo.toml").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whatever_goes_wrong_a_reader_gets_a_page_and_a_program_a_problem() {
    let mut house = house(false).await;
    let broken = Router::new().route("/speak", axum::routing::get(|| async { if true { panic!("a defect of ours") } }));
    let (whole, broken) = (house.router.clone(), wrapped(broken, house.desk.clone()));
    let request = |method: &str, path: &str, accept: &str, origin: &str| {
        let asked = Request::builder().method(method).uri(path).header(header::HOST, "portal.test").header(header::ORIGIN, origin);
        asked.header(header::ACCEPT, accept).body(Body::empty()).unwrap()
    };
    for (router, method, path, origin, status) in [
        (&whole, "PUT", "/speak", "http://portal.test", StatusCode::METHOD_NOT_ALLOWED),
        (&whole, "POST", "/speak", "http://elsewhere.test", StatusCode::BAD_REQUEST),
        (&whole, "GET", "/b/nowhere/", "http://portal.test", StatusCode::NOT_FOUND),
        (&broken, "GET", "/speak", "http://portal.test", StatusCode::INTERNAL_SERVER_ERROR),
    ] {
        house.router = router.clone();
        let page = house.ask(request(method, path, "text/html", origin)).await;
        assert_eq!((page.status, page.kind.as_str()), (status, "text/html; charset=utf-8"), "{method} {path}");
        assert!(page.text.contains("<h1>") && page.text.contains("回首页"), "{method} {path}: {}", page.text);
        let program = house.ask(request(method, path, "application/json", origin)).await;
        assert_ne!(program.kind, "text/html; charset=utf-8", "{method} {path} for a program");
        assert_eq!(page.text.contains("问起来可以报这个编号"), status.is_server_error(), "a defect has a number to quote");
    }
    house.router = whole;
    assert_eq!(house.ask(request("PUT", "/api/v1/me", "text/html", "http://portal.test")).await.kind, "application/problem+json", "the API has no pages");
}

#[tokio::test]
async fn a_demo_clock_that_was_to_go_back_says_so_on_every_page() {
    let house = house(false).await;
    let clock = house.desk.clock();
    let at = |text| chengguan_statute::day::Instant::from_rfc3339(text).unwrap();
    clock.jump(at("2030-03-05T09:00:00+08:00")).unwrap();
    clock.jump(at("2030-03-03T09:00:00+08:00")).unwrap_err();
    let page = house.get("/").await.text;
    assert!(page.contains("现在是3月5日 9:00") && page.contains("时钟文件写的是3月3日 9:00"), "{page}");
    clock.jump(at("2030-03-06T09:00:00+08:00")).unwrap();
    assert!(!house.get("/").await.text.contains("时钟不往回走"));
}

#[tokio::test]
async fn reading_aids_stay_and_lead_back_only_here() {
    let house = house(false).await;
    let set = house.get("/display?size=large&mode=elder&back=%2Freceipts%3Fa%3D1").await;
    assert_eq!((set.status, set.location.as_str()), (StatusCode::SEE_OTHER, "/receipts?a=1"));
    assert_eq!(set.cookies.len(), 2);
    for elsewhere in ["//evil.test", "/%5Cevil.test", "https://evil.test", "/a%0D%0Ab", ""] {
        assert_eq!(house.get(&format!("/display?size=huge&back={elsewhere}")).await.location, "/", "{elsewhere}");
    }
    let elder = house.get_with("/", "chengguan_size=large; chengguan_mode=elder").await;
    assert!(elder.text.contains("data-mode=\"elder\"") && elder.text.contains("data-size=\"large\""));
}

#[tokio::test]
async fn the_three_steps_without_script_end_in_one_receipt() {
    let house = house(false).await;
    let begin = house.get("/speak").await;
    let key = begin.hidden("idempotency_key");
    let nothing = house.post("/speak", &[("from", "what"), ("step", "where"), ("idempotency_key", &key)]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("还差2处") && nothing.text.contains("选一选是哪一类"));

    let words = "路灯不亮𠮷䶮<script>\r\n三天了";
    let first = [("kind", "help"), ("text", words), ("from", "what"), ("step", "where"), ("idempotency_key", &key)];
    let place = house.post("/speak", &first).await;
    assert_eq!(place.status, StatusCode::OK);
    assert!(place.text.contains("在哪里？") && place.text.contains("𠮷䶮&#60;script&#62;") && place.text.contains("<svg class=\"map"));

    let fields = [("kind", "help"), ("text", words), ("from", "where"), ("step", "where"), ("idempotency_key", &key), ("draft", ""), ("attachments", ""), ("address", "锦绣街")];
    let added = house.post_parts("/speak/photos", &fields, &[jpeg(40), jpeg(60)]).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.text);
    let (draft, photos) = (added.hidden("draft"), added.hidden("attachments"));
    assert_eq!(photos.split(',').count(), 2);
    let id = photos.split(',').next().unwrap();
    let small = format!("/speak/photos/{id}/small");
    assert_eq!(house.get(&small).await.status, StatusCode::NOT_FOUND);
    let cookie = added.cookies[0].split(';').next().unwrap();
    assert_eq!(house.get_with(&small, cookie).await.kind, "image/jpeg");
    let wrong = house.post_parts("/speak/photos", &[fields[0], fields[1], fields[2], fields[3], ("draft", &draft), ("attachments", &photos)], &[b"<svg>".to_vec()]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text.contains("只收JPEG"));
    assert_eq!(wrong.hidden("attachments"), photos, "the others stay");
    let mut removing = vec![("draft", draft.as_str()), ("attachments", photos.as_str()), ("remove", id)];
    removing.extend(fields.iter().filter(|(name, _)| !["draft", "attachments", "step"].contains(name)));
    let removed = house.post_parts("/speak/photos", &removing, &[]).await;
    let photos = removed.hidden("attachments");
    assert!(removed.text.contains("在哪里？") && photos.split(',').count() == 1 && !photos.contains(id));

    let all = |step: &'static str, from: &'static str| {
        [("kind", "help"), ("text", words), ("address", "锦绣街"), ("longitude", "118.76"), ("latitude", "30.95"), ("name", "陈阿姨"), ("phone", "138 0000 0000"), ("anonymous", "no"), ("from", from), ("step", step)]
    };
    let whole = |step, from| {
        let mut fields: Vec<(&str, &str)> = all(step, from).to_vec();
        fields.extend([("idempotency_key", key.as_str()), ("draft", draft.as_str()), ("attachments", photos.as_str())]);
        fields
    };
    let check = house.post("/speak", &whole("check", "contact")).await;
    assert!(check.text.contains("请您核对") && check.text.contains("网格JX-03，东城街道") && check.text.contains("陈阿姨"));
    assert_eq!(house.count("opinion").await, 0, "nothing is stored before it is sent");

    let sent = house.post("/speak", &whole("send", "check")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let twice = house.post("/speak", &whole("send", "check")).await;
    assert_eq!((twice.status, &twice.location), (StatusCode::SEE_OTHER, &sent.location));
    assert_eq!(house.count("opinion").await, 1);
    let receipt = house.get(&sent.location).await;
    assert_eq!(receipt.status, StatusCode::OK);
    for part in ["收到了", "QT-", "锦绣街", "1张", "前答复您", "data-sent", "data-qr", "𠮷䶮&#60;script&#62;"] {
        assert!(receipt.text.contains(part), "{part} is missing");
    }
    assert!(!receipt.text.contains("13800000000") && !receipt.text.contains("陈阿姨"), "the receipt names nobody");
    let picture = receipt.text.split("<img src=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(house.get(picture).await.kind, "image/jpeg");
    let other = house.spoken("另一件").await;
    let other = picture.replace(sent.location.split(['/', '?']).nth(2).unwrap(), &other);
    assert_eq!(house.get(&other).await.status, StatusCode::NOT_FOUND, "another receipt shows it not");
}

#[tokio::test]
async fn a_wrong_input_leads_back_to_its_step_and_nothing_is_lost() {
    let house = house(false).await;
    let send = |phone: &'static str, longitude: &'static str| {
        [("kind", "help"), ("text", "路灯不亮"), ("phone", phone), ("anonymous", "no"), ("longitude", longitude), ("latitude", "30"), ("from", "check"), ("step", "send"), ("idempotency_key", "k")]
    };
    let phone = house.post("/speak", &send("打我", "118")).await;
    assert_eq!(phone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(phone.text.contains("怎么回您？") && phone.text.contains("value=\"打我\"") && phone.text.contains("电话写数字"));
    let early = [("kind", "help"), ("text", "路灯不亮"), ("phone", "打我"), ("anonymous", "no"), ("from", "contact"), ("step", "check")];
    let early = house.post("/speak", &early).await;
    assert!(early.status == StatusCode::UNPROCESSABLE_ENTITY && early.text.contains("电话写数字"), "told where it was typed, not at the end");
    let point = house.post("/speak", &send("12319", "abc")).await;
    assert!(point.status == StatusCode::UNPROCESSABLE_ENTITY && point.text.contains("重新指一下"));
    let long = "长".repeat(4001);
    let long = house.post("/speak", &[("kind", "help"), ("text", &long), ("from", "what"), ("step", "where")]).await;
    assert!(long.status == StatusCode::UNPROCESSABLE_ENTITY && long.text.contains("现在4001个"));
    let huge = "a".repeat(300 * 1024);
    let huge = house.post("/speak", &[("text", &huge)]).await;
    assert!(huge.status == StatusCode::PAYLOAD_TOO_LARGE && huge.text.contains("太大了"));
    let broken = Request::post("/speak").body(Body::from("text=%ff%fe")).unwrap();
    let broken = house.ask(broken).await;
    assert!(broken.status == StatusCode::BAD_REQUEST && broken.text.contains("没有看懂"));
    assert_eq!(house.count("opinion").await, 0);
}

#[tokio::test]
async fn a_receipt_is_found_however_it_is_typed_and_tries_are_limited() {
    let house = house(true).await;
    let code = house.spoken("路灯不亮").await;
    let typed = code.to_lowercase().chars().collect::<Vec<_>>().chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" - ");
    let found = house.post("/receipts", &[("code", &typed)]).await;
    assert_eq!((found.status, found.location), (StatusCode::SEE_OTHER, format!("/receipts/{code}")));
    assert_eq!(house.post("/receipts", &[("code", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = house.post("/receipts", &[("code", "QT123")]).await;
    assert!(wrong.status == StatusCode::NOT_FOUND && wrong.text.contains("没有查到") && wrong.text.contains("value=\"QT123\""));
    let mut last = house.get("/receipts/QT0000000000000").await;
    assert!(last.status == StatusCode::NOT_FOUND && last.text.contains("没有查到"));
    for _ in 0..30 {
        last = house.get(&format!("/receipts/{code}")).await;
    }
    assert!(last.status == StatusCode::TOO_MANY_REQUESTS && last.text.contains("查得太多了"));
}

#[tokio::test]
async fn a_resident_answers_rates_and_has_it_done_again() {
    let house = house(false).await;
    let code = house.spoken("路灯不亮").await;
    let page = format!("/receipts/{code}");
    let sorted = Fact::Sorted { category: "street/lamp".into(), urgency: Urgency::Normal, approach: Approach::Assist, place: None };
    house.staff(vec![sorted, Fact::Asked { question: said("哪一盏？"), until: house.desk.now().plus_ms(3 * 86_400_000) }]).await;
    let receipt = house.get(&page).await;
    assert!(receipt.text.contains("有件事想问您") && receipt.text.contains("哪一盏？") && receipt.text.contains("clk-suspended"));
    let (key, version) = (receipt.hidden("idempotency_key"), receipt.hidden("version"));
    let act = |name: &str| format!("{page}/{name}");
    let silent = house.post_parts(&act("answer"), &[("idempotency_key", &key), ("version", &version), ("text", " ")], &[]).await;
    assert!(silent.status == StatusCode::UNPROCESSABLE_ENTITY && silent.text.contains("写上要说的情况"));
    let early = house.post(&act("urge"), &[("idempotency_key", &key), ("version", &version)]).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.text.contains("现在不能催办") && early.text.contains("怎样才可以") && early.text.contains(&format!("href=\"{page}\"")));
    let fields = [("idempotency_key", key.as_str()), ("version", &version), ("text", "第三盏")];
    let answered = house.post_parts(&act("answer"), &fields, &[jpeg(30)]).await;
    assert_eq!((answered.status, answered.location.clone()), (StatusCode::SEE_OTHER, format!("{page}?told=answer")), "{}", answered.text);
    let again = house.post_parts(&act("answer"), &fields, &[jpeg(30)]).await;
    assert_eq!(again.location, answered.location, "pressed twice, recorded once");
    let stale = house.post(&act("urge"), &[("idempotency_key", "other"), ("version", &version)]).await;
    assert!(stale.status == StatusCode::PRECONDITION_FAILED && stale.text.contains("这件事刚有新进展"));
    let after = house.get(&answered.location).await;
    assert!(after.text.contains("您说的记下了") && after.text.matches("第三盏").count() == 1 && after.text.contains("发来的照片1"));
    house.staff(vec![Fact::Suspended { reason: said("等鉴定。") }]).await;
    let stopped = house.get(&page).await.text;
    assert!(stopped.contains("先停一停") && stopped.contains("原因：等鉴定。恢复以后接着办") && !stopped.contains("正在办"));

    house.staff([vec![Fact::Resumed], handled_and_replied()].concat()).await;
    let receipt = house.get(&page).await;
    assert!(receipt.text.contains("答复您了") && receipt.text.contains("路灯修好了。") && receipt.text.contains("锦绣中队"));
    assert!(!receipt.text.contains("内部说明") && !receipt.text.contains("王强"), "inner words and names stay inside");
    let (key, version) = (receipt.hidden("idempotency_key"), receipt.hidden("version"));
    let undecided = house.post(&act("rate"), &[("idempotency_key", &key), ("version", &version), ("text", "还行")]).await;
    assert!(undecided.status == StatusCode::UNPROCESSABLE_ENTITY && undecided.text.contains("选一选满意不满意") && undecided.text.contains("还行</textarea>"));
    let rated = house.post(&act("rate"), &[("idempotency_key", &key), ("version", &version), ("satisfied", "no"), ("text", "又灭了")]).await;
    assert_eq!(rated.location, format!("{page}?told=rate"), "{}", rated.text);
    let receipt = house.get(&rated.location).await;
    assert!(receipt.text.contains("您的评价记下了") && receipt.text.contains("您评了不满意。要重办") && receipt.text.contains("又灭了"));
    let (key, version) = (receipt.hidden("idempotency_key"), receipt.hidden("version"));
    let reopened = house.post(&act("reopen"), &[("idempotency_key", &key), ("version", &version), ("reason", "又灭了")]).await;
    assert_eq!(reopened.location, format!("{page}?told=reopen"), "{}", reopened.text);
    assert!(house.get(&reopened.location).await.text.contains("正在办"));
    assert_eq!(house.get(&act("rate")).await.location, page, "reloading a form's address leads to the receipt");
}
