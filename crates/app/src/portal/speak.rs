//! Speaking up: three steps, a page to check, and the act. Nothing is stored before `send`.

use super::api::{DRAFT_COOKIE, draft_cookie, draft_hash, photos_of, receive_once};
use super::fields::{Fields, Sent, ids};
use super::map;
use super::more;
use super::mend::mend;
use super::near::{offered, to_join};
use super::pages::{DraftPhoto, Errors, SpeakCheck, SpeakContact, SpeakForm, SpeakNear, SpeakWhat, SpeakWhere, Step};
use super::visit::{Visit, go_on, html};
use crate::files::{PHOTO_BYTES_MAX, PHOTOS_MAX};
use crate::idempotency::{KEY_MAX, Keyed};
use crate::identity::cookie;
use crate::opinions::attachments::picture;
use crate::opinions::inputs::{self, PlaceInput, TEXT_MAX};
use crate::opinions::receive::{Came, ContactInput, OpinionInput, contact};
use crate::problem::{Field, Problem};
use axum::body::Bytes;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Multipart, Path};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use chengguan_proof::{Sm3, sm3};
use chengguan_statute::ids::AttachmentId;
use chengguan_statute::opinions::{Channel, Kind};
use chengguan_words::{fill, portal as words};
use std::borrow::Cow;
use uuid::Uuid;

/// The steps in order, with the fields each asks for.
const STEPS: [(Step, &[&str]); 3] =
    [(Step::What, &["kind", "text", "category"]), (Step::Where, &["address", "photo"]), (Step::Contact, &["anonymous", "name", "phone"])];

/// `GET /speak`
pub async fn begin(visit: Visit) -> Response {
    let form = SpeakForm { idempotency_key: Uuid::new_v4().to_string(), ..SpeakForm::default() };
    let made = page(&visit, Step::What, form, Errors::default()).await;
    visit.show(made, String::new())
}

/// `POST /speak`
pub async fn go(visit: Visit, body: Result<Bytes, BytesRejection>) -> Response {
    match Fields::of(body).and_then(Fields::read::<SpeakForm>) {
        Ok(form) => turn(visit, form, Vec::new()).await,
        Err(problem) => visit.show(Err(problem), visit.path("/speak")),
    }
}

/// `POST /speak/photos`: as [`go`], with photos. A browser without script sends them here.
pub async fn photos(visit: Visit, form: Result<Multipart, MultipartRejection>) -> Response {
    let back = visit.path("/speak");
    let Ok(form) = form else { return visit.show(Err(Problem::malformed(Field::new("body", "not_utf8", &[]))), back) };
    let sent = match Sent::read(&visit.desk, &visit.visitor, form).await {
        Ok(sent) => sent,
        Err(problem) => return visit.show(Err(problem), back),
    };
    let mut form = match sent.fields.read::<SpeakForm>() {
        Ok(form) => form,
        Err(problem) => return visit.show(Err(problem), back),
    };
    let added = sent.photos.iter().map(|photo| photo.id);
    let kept: Vec<String> = ids(form.attachment_ids()).into_iter().chain(added).map(|id| id.to_string()).collect();
    form.attachments = kept.join(",");
    form.draft = sent.draft;
    turn(visit, form, sent.wrong).await
}

/// Does what the pressed button asks for.
async fn turn(visit: Visit, mut form: SpeakForm, wrong: Vec<Field>) -> Response {
    let from = Step::from_code(&form.from).unwrap_or(Step::What);
    let removed = std::mem::take(&mut form.remove);
    if !removed.is_empty() {
        let left: Vec<&str> = form.attachment_ids().filter(|id| *id != removed).collect();
        form.attachments = left.join(",");
    }
    // A removed photo and the button to add some lead back to the same step.
    let asked = if removed.is_empty() { Step::from_code(&form.step).unwrap_or(from) } else { Step::Where };
    // What the category asks stands between the words and the place.
    let asked = if (from, asked) == (Step::What, Step::Where) && more::asks_something(&visit, &form) { Step::More } else { asked };
    if form.idempotency_key.is_empty() {
        form.idempotency_key = Uuid::new_v4().to_string();
    }
    let errors = if wrong.is_empty() { mends(&check(&visit, &form, from, asked)) } else { mends(&wrong) };
    if !errors.is_empty() {
        let step = step_of(&errors).unwrap_or(from);
        let made = page(&visit, step, form, errors).await.map(unprocessable);
        return visit.show(made, visit.path("/speak"));
    }
    if asked == Step::Contact && from == Step::Where {
        match offered(&visit, &form).await {
            Ok(near) if !near.is_empty() => {
                let mut frame = visit.frame.clone();
                frame.path = visit.path("/speak");
                return html(StatusCode::OK, &SpeakNear { frame, form, near, errors: Errors::default() });
            }
            Ok(_) => {}
            Err(problem) => return visit.show_kept(Err(problem), form),
        }
    }
    if asked == Step::Send || !form.join.is_empty() {
        let made = send(&visit, &form).await;
        return visit.show_kept(made, form);
    }
    let made = page(&visit, asked, form, Errors::default()).await;
    visit.show(made, visit.path("/speak"))
}

/// How far along a step is.
fn place(step: Step) -> usize {
    match step {
        Step::What => 0,
        Step::More => 1,
        Step::Where => 2,
        Step::Contact => 3,
        Step::Near | Step::Check | Step::Send => 4,
    }
}

/// What is wrong in the steps one leaves behind. Going back asks nothing.
fn check(visit: &Visit, form: &SpeakForm, from: Step, to: Step) -> Vec<Field> {
    let mut fields = Vec::new();
    if place(to) <= place(from) && to != Step::Send {
        return fields;
    }
    // The words come first; a page further on is never reached without them.
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
    inputs::code("kind", &form.kind, Kind::from_code, &kinds, &mut fields);
    inputs::text("text", &form.text, TEXT_MAX, &mut fields);
    more::check(visit, form, from, &mut fields);
    if place(to) > place(Step::Where) {
        if let Some(place) = place_input(form) {
            place.read("place", &visit.reference.district, &mut fields);
        }
        let count = form.attachment_ids().count();
        if count > PHOTOS_MAX {
            fields.push(Field::new("photo", "too_many_photos", &[("max", &PHOTOS_MAX.to_string())]));
        }
    }
    if place(to) > place(Step::Contact) {
        contact(contact_input(form).as_ref(), &mut fields);
    }
    fields
}

fn contact_input(form: &SpeakForm) -> Option<ContactInput> {
    let named = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    (!form.is_anonymous()).then(|| ContactInput { name: named(&form.name), phone: named(&form.phone) })
}

fn mends(fields: &[Field]) -> Errors {
    let mut errors = Errors::default();
    for field in fields {
        let name = field_name(&field.path);
        if errors.of(&name).is_none() {
            errors.add(name.as_ref(), mend(&name, field));
        }
    }
    errors
}

/// The form's name of an input.
fn field_name(path: &str) -> Cow<'_, str> {
    if let Some(code) = path.strip_prefix("answers.") {
        return format!("q.{code}").into();
    }
    Cow::Borrowed(match path {
        "place.address" | "place.longitude" | "place.latitude" => "address",
        "contact.name" => "name",
        "contact.phone" => "phone",
        "attachments" | "file" | "photo" => "photo",
        other => other,
    })
}

/// The first step with something to mend.
fn step_of(errors: &Errors) -> Option<Step> {
    if errors.0.iter().all(|error| error.field.starts_with("q.")) && !errors.is_empty() {
        return Some(Step::More);
    }
    STEPS.iter().find(|(_, fields)| errors.0.iter().any(|error| fields.contains(&error.field.as_str()))).map(|(step, _)| *step)
}

pub(super) fn place_input(form: &SpeakForm) -> Option<PlaceInput> {
    let address = Some(form.address.trim().to_owned()).filter(|address| !address.is_empty());
    // What is no number is no point, and is said to be none.
    let degrees = |text: &str| form.has_point().then(|| text.trim().parse().unwrap_or(f64::NAN));
    let (longitude, latitude) = (degrees(&form.longitude), degrees(&form.latitude));
    (address.is_some() || longitude.is_some()).then_some(PlaceInput { longitude, latitude, address })
}

/// Receives it, once however often it is sent.
async fn send(visit: &Visit, form: &SpeakForm) -> Result<Response, Problem> {
    let mut visitor = super::api::Visitor { keyed: None, bureau: visit.visitor.bureau.clone(), address: visit.visitor.address };
    if form.idempotency_key.len() <= KEY_MAX {
        visitor.keyed = Some(Keyed { key: form.idempotency_key.clone(), body: digest(form), route: "POST /speak".into() });
    }
    let input = OpinionInput {
        kind: form.kind.clone(),
        text: form.text.clone(),
        place: place_input(form),
        contact: contact_input(form),
        anonymous: Some(form.is_anonymous()),
        attachments: ids(form.attachment_ids()).into_iter().map(AttachmentId).collect(),
        category: Some(form.category.clone()).filter(|code| !code.is_empty()),
        answers: more::answers(visit, form),
    };
    let draft = (!form.draft.is_empty()).then(|| draft_hash(&form.draft));
    let came = Came { join: to_join(visit, form).await?, ..Came::by(Channel::Portal) };
    match receive_once(&visit.desk, &visitor, &input, came, draft.as_deref()).await {
        Ok((_, received)) => go_on(&visit.path(&format!("/receipts/{}?told=sent", received.receipt))),
        Err(problem) if !problem.fields.is_empty() => {
            let errors = mends(&problem.fields);
            let step = step_of(&errors).unwrap_or(Step::Check);
            page(visit, step, form.clone(), errors).await.map(unprocessable)
        }
        Err(problem) => Err(problem),
    }
}

/// Digest of what the bureau would receive.
fn digest(form: &SpeakForm) -> Sm3 {
    let (name, phone) = if form.is_anonymous() { ("", "") } else { (form.name.as_str(), form.phone.as_str()) };
    let parts = [&form.join, &form.kind, &form.text, &form.address, &form.longitude, &form.latitude, &form.attachments];
    let parts = parts.map(String::as_str).into_iter().chain([name, phone]).map(str::to_owned);
    let more = std::iter::once(("category", form.category.as_str())).chain(form.answer_fields()).map(|(name, value)| format!("{name}={value}"));
    let parts: Vec<String> = parts.chain(more).map(|part| format!("{}:{part}", part.len())).collect();
    sm3(&[parts.concat().as_bytes()])
}

fn unprocessable(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

/// Draws a step.
async fn page(visit: &Visit, step: Step, mut form: SpeakForm, errors: Errors) -> Result<Response, Problem> {
    let mut frame = visit.frame.clone();
    frame.path = visit.path("/speak");
    let draft = form.draft.clone();
    let nameless = form.name.is_empty() && form.phone.is_empty();
    let photos = if matches!(step, Step::Where | Step::Check | Step::Send) { waiting(visit, &mut form).await? } else { Vec::new() };
    let mut response = match step {
        Step::What => html(StatusCode::OK, &SpeakWhat { frame, form, text_max: TEXT_MAX as u32, majors: more::majors(visit), errors }),
        Step::More => html(StatusCode::OK, &more::page(visit, frame, form, errors)),
        Step::Where => {
            let map = map::chooser(&visit.reference.district);
            let photo_megabytes_max = (PHOTO_BYTES_MAX / 1024 / 1024) as u32;
            html(StatusCode::OK, &SpeakWhere { frame, form, photos, photos_max: PHOTOS_MAX, photo_megabytes_max, map, errors })
        }
        Step::Contact | Step::Near => html(StatusCode::OK, &SpeakContact { frame, form, errors }),
        Step::Check | Step::Send => {
            let place_note = place_note(visit, &form);
            let (category, answered) = more::told(visit, &form);
            html(StatusCode::OK, &SpeakCheck { frame, form, photos, place_note, category, answered, errors })
        }
    };
    // The page's pictures are fetched by the cookie; the form may have come from another tab.
    if !draft.is_empty()
        && cookie(&visit.headers, DRAFT_COOKIE) != Some(draft.as_str())
        && let Ok(cookie) = draft_cookie(&draft)
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    // The browser's way back leads to a step as it was; who somebody is stays on no disk.
    if nameless {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
    Ok(response)
}

/// The form's photos that are still there, in its order; the others are taken off the form.
async fn waiting(visit: &Visit, form: &mut SpeakForm) -> Result<Vec<DraftPhoto>, Problem> {
    let named = ids(form.attachment_ids());
    if named.is_empty() {
        form.attachments.clear();
        return Ok(Vec::new());
    }
    let rows = photos_of(&mut visit.desk.reading(), visit.visitor.bureau.id, &draft_hash(&form.draft)).await?;
    let there: Vec<String> = named.iter().filter(|id| rows.iter().any(|row| row.id == **id)).map(Uuid::to_string).collect();
    form.attachments = there.join(",");
    let photo = |id: String| DraftPhoto { small_url: visit.path(&format!("/speak/photos/{id}/small")), id };
    Ok(there.into_iter().map(photo).collect())
}

fn place_note(visit: &Visit, form: &SpeakForm) -> Option<String> {
    let (longitude, latitude) = (form.longitude.parse().ok()?, form.latitude.parse().ok()?);
    let cell = crate::demo::geometry::cell_at(&visit.reference.district, longitude, latitude)?;
    Some(fill(words::PLACE_NOTE, &[("cell", &cell.name), ("street", &cell.street)]))
}

/// `GET /speak/photos/{id}/small`: only for whoever holds the draft.
pub async fn small(visit: Visit, Path(id): Path<String>) -> Response {
    let made = small_picture(&visit, &id).await;
    visit.show(made, visit.path("/speak"))
}

async fn small_picture(visit: &Visit, id: &str) -> Result<Response, Problem> {
    let token = cookie(&visit.headers, DRAFT_COOKIE).ok_or_else(Problem::not_found)?;
    let rows = photos_of(&mut visit.desk.reading(), visit.visitor.bureau.id, &draft_hash(token)).await?;
    let row = rows.iter().find(|row| row.id.to_string() == id).ok_or_else(Problem::not_found)?;
    picture(&visit.desk, &row.sm3, true).await
}
