//! What a reporter takes back or mends of their own words, with the receipt.

use super::pages::Told;
use super::receipt_acts::{again, do_once_with, with_form};
use super::visit::Visit;
use crate::opinions::inputs::{STAFF_TEXT_MAX, TEXT_MAX, text};
use crate::opinions::load::Loaded;
use crate::opinions::receive::{ContactInput, contact};
use crate::opinions::store::Contact;
use crate::problem::Field;
use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::rejection::BytesRejection;
use axum::response::Response;
use chengguan_statute::opinions::{self as law, Doer};

/// `POST /receipts/{code}/withdraw`
pub async fn withdraw(visit: Visit, Path(code): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    with_form(&visit, &code, Told::Withdrawn, body, async |loaded: &Loaded, sending| {
        let mut wrong = Vec::new();
        let reason = text("reason", &sending.typed.reason, STAFF_TEXT_MAX, &mut wrong);
        if !wrong.is_empty() {
            return again(&visit, loaded, sending, "withdraw", &wrong).await;
        }
        do_once_with(&visit, loaded, sending, "withdraw", None, |loaded, today| {
            law::withdraw(&loaded.opinion, &law::WithdrawAsked { reason }, Doer::Resident, today)
        })
        .await
    })
    .await
}

/// `POST /receipts/{code}/amend`
pub async fn amend(visit: Visit, Path(code): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    with_form(&visit, &code, Told::Amended, body, async |loaded: &Loaded, sending| {
        let mut wrong: Vec<Field> = Vec::new();
        let typed = &sending.typed;
        let said = text("text", &typed.text, TEXT_MAX, &mut wrong);
        let anonymous = typed.choice == "anonymous";
        let given = ContactInput { name: Some(typed.name.clone()), phone: Some(typed.phone.clone()) };
        let given = if anonymous { Contact::default() } else { contact(Some(&given), &mut wrong) };
        if !wrong.is_empty() {
            return again(&visit, loaded, sending, "amend", &wrong).await;
        }
        let is_given = given.name.is_some() || given.phone.is_some();
        let change = (anonymous || is_given).then_some(given);
        let asked = law::AmendAsked { said: Some(said), contact: change.as_ref().map(|_| is_given) };
        do_once_with(&visit, loaded, sending, "amend", change.as_ref(), |loaded, today| {
            law::amend(&loaded.opinion, &asked, Doer::Resident, today)
        })
        .await
    })
    .await
}

/// `POST /receipts/{code}/keep-private`
pub async fn keep_private(visit: Visit, Path(code): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    with_form(&visit, &code, Told::Private, body, async |loaded: &Loaded, sending| {
        let private = sending.typed.choice != "no";
        do_once_with(&visit, loaded, sending, "keep-private", None, |loaded, today| {
            law::keep_private(&loaded.opinion, private, Doer::Resident, today)
        })
        .await
    })
    .await
}
