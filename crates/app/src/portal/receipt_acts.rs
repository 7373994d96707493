//! What a resident does with a receipt: answer or add, urge, rate, ask that it be done again.

use super::api::{Visitor, by_code, draft_hash};
use super::fields::{Fields, Sent};
use super::home::asked_in_vain;
use super::mend::mend;
use super::pages::{Errors, Told, Typed};
use super::receipt_page::page;
use super::visit::{Visit, go_on};
use crate::desk::today;
use crate::idempotency::{Found, KEY_MAX, Keyed};
use crate::opinions::carry_out::{accept, record_with, terms};
use crate::opinions::inputs::{STAFF_TEXT_MAX, TEXT_MAX, text};
use crate::opinions::said::{Holder, photos};
use crate::opinions::load::{self, Loaded};
use crate::opinions::store::Contact;
use crate::problem::{Field, Problem};
use axum::body::Bytes;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Multipart, Path};
use axum::response::Response;
use chengguan_proof::Sm3;
use chengguan_statute::ids::AttachmentId;
use chengguan_statute::opinions::{self as law, ActedBy, Doer, Halves, Refusal, Today};

/// One form of the receipt, as sent.
pub(super) struct Sending {
    code: String,
    told: Told,
    key: String,
    version: u32,
    digest: Sm3,
    /// What was typed into it.
    pub(super) typed: Typed,
}

impl Sending {
    fn read(code: &str, told: Told, fields: &Fields, digest: Sm3) -> Result<Self, Problem> {
        Ok(Self {
            code: code.to_owned(),
            told,
            key: fields.get("idempotency_key").to_owned(),
            // A version that is none was never seen.
            version: fields.get("version").parse().map_err(|_| Problem::stale())?,
            digest,
            typed: Typed { text: fields.get("text").to_owned(), satisfied: fields.get("satisfied").to_owned(), reason: fields.get("reason").to_owned(), name: fields.get("name").to_owned(), phone: fields.get("phone").to_owned(), choice: fields.get("choice").to_owned() },
        })
    }
}

/// `POST /receipts/{code}/answer`
pub async fn answer(visit: Visit, Path(code): Path<String>, form: Result<Multipart, MultipartRejection>) -> Response {
    let back = visit.path(&format!("/receipts/{code}"));
    let loaded = match by_code(&visit.desk, &visit.visitor, &code).await {
        Ok(loaded) => loaded,
        Err(problem) => return asked_in_vain(&visit, &code, problem),
    };
    let made = match form {
        Ok(form) => answer_with(&visit, &loaded, &code, form).await,
        Err(_) => Err(Problem::malformed(Field::new("body", "not_utf8", &[]))),
    };
    visit.show(made, back)
}

async fn answer_with(visit: &Visit, loaded: &Loaded, code: &str, form: Multipart) -> Result<Response, Problem> {
    let sent = Sent::read(&visit.desk, &visit.visitor, form).await?;
    let sending = Sending::read(code, Told::Answered, &sent.fields, sent.fields.digest(&sent.photos))?;
    let mut wrong: Vec<Field> = sent.wrong.into_iter().map(|field| Field { path: "photo".into(), ..field }).collect();
    let said = text("text", &sending.typed.text, TEXT_MAX, &mut wrong);
    if !wrong.is_empty() {
        return again(visit, loaded, sending, "answer", &wrong).await;
    }
    let ids: Vec<AttachmentId> = sent.photos.iter().map(|photo| AttachmentId(photo.id)).collect();
    let hash = draft_hash(&sent.draft);
    let photos = photos(&visit.desk, visit.visitor.bureau.id, "photo", &ids, Holder::Draft(&hash)).await?;
    do_once(visit, loaded, sending, "answer", |loaded, today| {
        law::answer(&loaded.opinion, &law::AnswerAsked { said, photos }, Doer::Resident, today)
    })
    .await
}

/// `POST /receipts/{code}/urge`
pub async fn urge(visit: Visit, Path(code): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    with_form(&visit, &code, Told::Urged, body, async |loaded: &Loaded, sending| {
        do_once(&visit, loaded, sending, "urge", |loaded, today| {
            law::urge(&loaded.opinion, Doer::Resident, today, terms(&loaded.opinion, today).half_term_at)
        })
        .await
    })
    .await
}

/// `POST /receipts/{code}/rate`
pub async fn rate(visit: Visit, Path(code): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    with_form(&visit, &code, Told::Rated, body, async |loaded: &Loaded, sending| {
        let mut wrong = Vec::new();
        let satisfied = match sending.typed.satisfied.as_str() {
            "yes" => true,
            "no" => false,
            _ => {
                wrong.push(Field::new("satisfied", "required", &[("name", "satisfied")]));
                false
            }
        };
        let typed = Some(sending.typed.text.clone()).filter(|text| !text.trim().is_empty());
        let said = typed.map(|typed| text("text", &typed, STAFF_TEXT_MAX, &mut wrong));
        if !wrong.is_empty() {
            return again(&visit, loaded, sending, "rate", &wrong).await;
        }
        do_once(&visit, loaded, sending, "rate", |loaded, today| {
            law::rate(&loaded.opinion, loaded.lead(), &law::RateAsked { satisfied, said }, Doer::Resident, today)
        })
        .await
    })
    .await
}

/// `POST /receipts/{code}/reopen`
pub async fn reopen(visit: Visit, Path(code): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    with_form(&visit, &code, Told::Reopened, body, async |loaded: &Loaded, sending| {
        let mut wrong = Vec::new();
        let reason = text("reason", &sending.typed.reason, STAFF_TEXT_MAX, &mut wrong);
        if !wrong.is_empty() {
            return again(&visit, loaded, sending, "reopen", &wrong).await;
        }
        do_once(&visit, loaded, sending, "reopen", |loaded, today| {
            law::reopen(&loaded.opinion, &law::ReopenAsked { reason }, Doer::Resident, today)
        })
        .await
    })
    .await
}

/// `GET` of a form's address, as after reloading a page with errors: back to the receipt.
pub async fn back(visit: Visit, Path(code): Path<String>) -> Response {
    visit.show(go_on(&visit.path(&format!("/receipts/{code}"))), String::new())
}

/// Finds the opinion and reads the form.
pub(super) async fn with_form(visit: &Visit, code: &str, told: Told, body: Result<Bytes, BytesRejection>, then: impl AsyncFnOnce(&Loaded, Sending) -> Result<Response, Problem>) -> Response {
    let loaded = match by_code(&visit.desk, &visit.visitor, code).await {
        Ok(loaded) => loaded,
        Err(problem) => return asked_in_vain(visit, code, problem),
    };
    let read = Fields::of(body).and_then(|fields| Sending::read(code, told, &fields, fields.digest(&[])));
    let made = match read {
        Ok(sending) => then(&loaded, sending).await,
        Err(problem) => Err(problem),
    };
    visit.show(made, visit.path(&format!("/receipts/{code}")))
}

/// The page again, with what was typed and what to mend.
pub(super) async fn again(visit: &Visit, loaded: &Loaded, sending: Sending, form: &str, wrong: &[Field]) -> Result<Response, Problem> {
    let mut errors = Errors::default();
    for field in wrong {
        let name = format!("{form}.{}", field.path);
        if errors.of(&name).is_none() {
            let words = mend(&name, field);
            errors.add(name, words);
        }
    }
    page(visit, &sending.code, loaded, None, errors, sending.typed).await
}

/// Decides and records, once however often the form is sent, and goes back to the receipt.
async fn do_once<T: Into<Halves>>(
    visit: &Visit,
    found: &Loaded,
    sending: Sending,
    name: &str,
    decide: impl FnOnce(&Loaded, &Today<'_>) -> Result<T, Refusal>,
) -> Result<Response, Problem> {
    do_once_with(visit, found, sending, name, None, decide).await
}

/// As [`do_once`], where the form may give another name or telephone.
pub(super) async fn do_once_with<T: Into<Halves>>(
    visit: &Visit,
    found: &Loaded,
    sending: Sending,
    name: &str,
    contact: Option<&Contact>,
    decide: impl FnOnce(&Loaded, &Today<'_>) -> Result<T, Refusal>,
) -> Result<Response, Problem> {
    let done = visit.path(&format!("/receipts/{}?told={}", sending.code, sending.told.code()));
    let keyed = (1..=KEY_MAX).contains(&sending.key.len()).then(|| {
        let route = format!("POST /receipts/{}/{name}", found.row.id);
        Keyed { key: sending.key.clone(), body: sending.digest, route }
    });
    let visitor = Visitor { bureau: visit.visitor.bureau.clone(), address: visit.visitor.address, keyed };
    let once = match visitor.once(&visit.desk).await? {
        Some(Found::Again(_)) => return go_on(&done),
        Some(Found::First(once)) => Some(once),
        None => None,
    };
    let mut act = visit.desk.begin(&visitor.bureau, ActedBy::Resident, once);
    let loaded = load::lock(&mut act, found.opinion.id, Some(sending.version)).await?;
    let decided = decide(&loaded, &today(&visit.reference, act.now()));
    let (act, outcome) = accept(act, &loaded, decided).await?;
    record_with(act, &visit.reference, &loaded, outcome, name, contact).await?;
    go_on(&done)
}
