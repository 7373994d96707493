//! The same pages with least data and with most, every text of them hostile.

use askama::Template;

use super::super::*;
use crate::portal::map::{self, Cell, District, Label, Road};
use crate::portal::qr::Qr;

/// Script, quotes and two rare characters (one outside the basic plane).
const HOSTILE: &str = "𠮷䶮<script>alert(1)</script>\"'&";

fn hostile() -> String {
    HOSTILE.to_owned()
}

fn frame() -> Frame {
    let words = hostile();
    Frame {
        bureau_name: words.clone(),
        demo: true,
        demo_clock: Some(words.clone()),
        demo_clock_refused: Some(words.clone()),
        base: "/b/demo".into(),
        hotline: words.clone(),
        hotline_hours: words,
        path: "/b/demo/receipts?a=\"><script>".into(),
        build: "1".into(),
        ..Frame::default()
    }
}

pub(super) fn form() -> SpeakForm {
    let words = hostile();
    SpeakForm {
        kind: "report".into(),
        text: format!("\n{words}\r\n{words}"),
        address: words.clone(),
        longitude: "118.76".into(),
        latitude: "30.95".into(),
        name: words.clone(),
        phone: words.clone(),
        anonymous: "no".into(),
        draft: words.clone(),
        attachments: format!("{words},b"),
        idempotency_key: words,
        ..SpeakForm::default()
    }
}

fn photos() -> Vec<DraftPhoto> {
    vec![DraftPhoto { id: hostile(), small_url: hostile() }]
}

fn errors(fields: &[&str]) -> Errors {
    Errors(fields.iter().map(|field| FieldError { field: (*field).into(), mend: hostile() }).collect())
}

fn district() -> District {
    let ring = vec![[118.70, 30.90], [118.82, 30.90], [118.82, 31.00], [118.70, 31.00]];
    District {
        cells: vec![Cell { name: hostile(), street: hostile(), ring: ring.clone() }],
        roads: vec![Road { name: hostile(), line: vec![[118.70, 30.95], [118.82, 30.96]] }],
        river: vec![[118.70, 30.92], [118.82, 30.93]],
        labels: vec![Label { name: hostile(), at: [118.76, 30.95] }],
        boundary: ring,
    }
}

fn impossible() -> Possible {
    Possible::No { reason: hostile(), way: Some(hostile()) }
}

pub(super) fn receipt() -> ReceiptPage {
    let words = hostile();
    let why = Why {
        rule: words.clone(),
        skipped: Some(words.clone()),
        counted: Some(words.clone()),
        provisional: Some(words.clone()),
        then: Some(words.clone()),
        grounds: vec![words.clone()],
        days: vec![Day { day: words.clone(), label: words.clone(), ..Day::default() }],
    };
    let entry = Entry {
        name: words.clone(),
        when: words.clone(),
        text: Some(words.clone()),
        said: Some(Said { by: words.clone(), words: words.clone() }),
        pictures: vec![Picture { url: words.clone(), small_url: words.clone(), label: words.clone() }],
        by_resident: true,
        sequence: Some(words.clone()),
        hash: Some(words.clone()),
    };
    ReceiptPage {
        frame: frame(),
        told: Some(Told::Sent),
        lead: Some(words.clone()),
        code: "QT7K4M2P9DXC3F8".into(),
        code_groups: vec!["QT7K".into(), words.clone()],
        qr: Qr::of("https://example.cn/receipts/QT7K4M2P9DXC3F8"),
        number: words.clone(),
        title: words.clone(),
        place: Some(words.clone()),
        received: words.clone(),
        photos: 2,
        clock: Some(Clock { promise: Some(words.clone()), tint: Tint::Yellow, text: words.clone(), why: Some(why) }),
        sequence: Some(words.clone()),
        hash: words.clone(),
        sealed: Some(words.clone()),
        entries: vec![entry.clone(), entry],
        ahead: vec![
            Ahead::Sort,
            Ahead::Assign,
            Ahead::Handle,
            Ahead::Reply { until: Some(words.clone()) },
            Ahead::Verify,
            Ahead::Rate,
            Ahead::CloseOut,
        ],
        reply: Some(Said { by: words.clone(), words: words.clone() }),
        answer: Possible::Yes,
        urge: Possible::Yes,
        rate: Possible::Yes,
        reopen: Possible::Yes,
        withdraw: Possible::Yes,
        amend: Possible::Yes,
        own_words: words.clone(),
        has_contact: true,
        public_url: Some(words.clone()),
        version: words.clone(),
        idempotency_key: words.clone(),
        errors: errors(&["answer.text", "answer.photo", "rate.satisfied", "rate.text", "reopen.reason", "withdraw.reason", "amend.text", "amend.contact.name", "amend.contact.phone"]),
        typed: Typed { text: words.clone(), satisfied: "no".into(), reason: words.clone(), name: words.clone(), phone: words.clone(), choice: words },
        ..ReceiptPage::default()
    }
}

fn ledger(frame: Frame) -> LedgerPage {
    let words = hostile();
    let choice = Choice { code: words.clone(), name: words.clone(), chosen: true };
    let row = LedgerRow {
        url: words.clone(),
        title: words.clone(),
        place: Some(words.clone()),
        category: Some(words.clone()),
        when: words.clone(),
        tint: Tint::Closed,
        stands: words.clone(),
        joined: 2,
        photos: 1,
    };
    LedgerPage {
        frame,
        map: map::ledger(&district(), &[(words.clone(), 3, words.clone())]),
        rows: vec![row.clone(), row],
        areas: vec![choice.clone()],
        categories: vec![choice],
        standing: "open".into(),
        grid: Some(words.clone()),
        filtered: true,
        first: false,
        next: Some(words.clone()),
        feed: words,
    }
}

fn near() -> SpeakNear {
    let words = hostile();
    let row = NearRow {
        number: words.clone(),
        title: words.clone(),
        url: words.clone(),
        place: Some(words.clone()),
        when: words.clone(),
        stands: words,
        joined: 1,
        ..NearRow::default()
    };
    SpeakNear { frame: frame(), form: form(), near: vec![row.clone(), row], errors: Errors::default() }
}

fn more() -> SpeakMore {
    let words = hostile();
    let asks = |form: &str, several: &str| Asks {
        field: format!("q.{form}"),
        name: format!("q.{form}{several}"),
        asks: words.clone(),
        form: form.into(),
        choices: if matches!(form, "one" | "many") { vec![(words.clone(), true), ("b".into(), false)] } else { Vec::new() },
        typed: words.clone(),
    };
    let all = vec![asks("text", ""), asks("number", ""), asks("day", ""), asks("one", ""), asks("many", "[]")];
    SpeakMore { frame: frame(), form: form(), category: words.clone(), asks: all, errors: errors(&["q.text", "q.number", "q.day", "q.one", "q.many"]) }
}

fn mine() -> MinePage {
    let words = hostile();
    let row = MineRow {
        url: words.clone(),
        title: words.clone(),
        number: words.clone(),
        when: words.clone(),
        stands: words.clone(),
        due: Some(words),
        ..MineRow::default()
    };
    MinePage { frame: frame(), rows: vec![row.clone(), row], kept: true }
}

fn shown() -> PublicOpinionPage {
    let words = hostile();
    PublicOpinionPage {
        frame: frame(),
        number: words.clone(),
        title: words.clone(),
        text: format!("{words}\n{words}"),
        kind: words.clone(),
        place: Some(words.clone()),
        category: Some(words.clone()),
        received: words.clone(),
        since: words.clone(),
        due: Some(words.clone()),
        squad: Some(words.clone()),
        stands: words.clone(),
        reply: Some(Said { by: words.clone(), words: words.clone() }),
        pictures: vec![Picture { url: words.clone(), small_url: words.clone(), label: words }],
        joined: 2,
        open: true,
        ..PublicOpinionPage::default()
    }
}

/// A page's text, under its name.
pub(super) type Page = (&'static str, String);

pub(super) fn page(name: &'static str, page: &impl Template) -> Page {
    (name, page.render().unwrap_or_else(|error| panic!("{name}: {error}")))
}

pub(super) fn least() -> Vec<Page> {
    vec![
        page("home", &HomePage::default()),
        page("home, elder", &HomePage { frame: Frame { elder: true, ..Frame::default() }, ..HomePage::default() }),
        page("follow", &FollowPage::default()),
        page("ledger", &LedgerPage::default()),
        page("shown", &PublicOpinionPage::default()),
        page("near", &SpeakNear::default()),
        page("mine", &MinePage::default()),
        page("what", &SpeakWhat::default()),
        page("more", &SpeakMore::default()),
        page("where", &SpeakWhere::default()),
        page("contact", &SpeakContact::default()),
        page("check", &SpeakCheck::default()),
        page("receipt", &ReceiptPage::default()),
        page("refused", &RefusedPage::default()),
        page("trouble", &TroublePage::default()),
    ]
}

#[allow(clippy::too_many_lines)] // One page after another, each written out whole.
pub(super) fn most() -> Vec<Page> {
    let words = hostile();
    let window = Some(Window { address: words.clone(), hours: words.clone() });
    let figures = Some(Figures {
        month: words.clone(),
        received: words.clone(),
        on_time: Some(words.clone()),
        satisfied: Some(words.clone()),
    });
    let elder = || Frame { elder: true, size: Size::Largest, ..frame() };
    let asked = Some(Question { question: words.clone(), until: words.clone() });
    let ground = Ground {
        text: words.clone(),
        law: Some(words.clone()),
        gist: Some(words.clone()),
        way: Some(words.clone()),
        earliest: Some(words.clone()),
    };
    let place = SpeakWhere {
        frame: frame(),
        form: form(),
        photos: photos(),
        photos_max: 6,
        photo_megabytes_max: 20,
        map: map::chooser(&district()),
        errors: errors(&["address", "photo"]),
    };
    let trouble = |trouble| TroublePage {
        frame: frame(),
        trouble,
        resend: Some(form()),
        back: hostile(),
        request: Some(hostile()),
    };
    vec![
        page(
            "home",
            &HomePage {
                frame: frame(),
                window: window.clone(),
                figures,
                map: map::overview(&district()),
                reopen_days: 15,
            },
        ),
        page("home, elder", &HomePage { frame: elder(), window, ..HomePage::default() }),
        page(
            "follow, empty",
            &FollowPage { frame: frame(), typed: words.clone(), trouble: Some(FollowTrouble::Empty) },
        ),
        page(
            "follow, not found",
            &FollowPage { frame: frame(), typed: words.clone(), trouble: Some(FollowTrouble::NotFound) },
        ),
        page(
            "follow, too many",
            &FollowPage {
                frame: elder(),
                typed: words.clone(),
                trouble: Some(FollowTrouble::TooMany { wait: words.clone() }),
            },
        ),
        page("what", &SpeakWhat { frame: frame(), form: form(), text_max: 4_000, majors: vec![Major { name: words.clone(), minors: vec![(words.clone(), words.clone())] }], errors: errors(&["kind", "text", "category"]) }),
        page("more", &more()),
        page("where", &place),
        page("where, elder", &SpeakWhere { frame: elder(), ..place.clone() }),
        page("where, full", &SpeakWhere { photos_max: 1, ..place }),
        page(
            "contact",
            &SpeakContact { frame: frame(), form: form(), errors: errors(&["anonymous", "name", "phone"]) },
        ),
        page(
            "check",
            &SpeakCheck {
                frame: frame(),
                form: form(),
                photos: photos(),
                place_note: Some(words.clone()),
                category: words.clone(),
                answered: vec![(words.clone(), words.clone())],
                errors: errors(&["kind", "text", "address", "photo", "name", "phone"]),
            },
        ),
        page("ledger", &ledger(frame())),
        page("ledger, elder", &ledger(elder())),
        page("shown", &shown()),
        page("near", &near()),
        page("mine", &mine()),
        page("receipt", &receipt()),
        page(
            "receipt, asking",
            &ReceiptPage {
                question: asked,
                stage: Stage::Asking,
                told: Some(Told::Answered),
                frame: elder(),
                ..receipt()
            },
        ),
        page(
            "receipt, nothing possible",
            &ReceiptPage {
                answer: impossible(),
                urge: impossible(),
                rate: impossible(),
                reopen: impossible(),
                withdraw: impossible(),
                amend: impossible(),
                private: true,
                errors: Errors::default(),
                ..receipt()
            },
        ),
        page(
            "refused",
            &RefusedPage {
                frame: frame(),
                title: words.clone(),
                lead: Some(words.clone()),
                grounds: vec![ground],
                met: vec![words.clone()],
                recorded: Some(words.clone()),
                back: words.clone(),
            },
        ),
        page("not found", &trouble(Trouble::NotFound)),
        page("stale", &TroublePage { resend: None, ..trouble(Trouble::Stale) }),
        page("too large", &trouble(Trouble::TooLarge { limit: words.clone() })),
        page("unreadable", &trouble(Trouble::Unreadable)),
        page("too many", &trouble(Trouble::TooMany { wait: words })),
        page("failed", &trouble(Trouble::Failed)),
        page("unavailable", &trouble(Trouble::Unavailable)),
    ]
}
