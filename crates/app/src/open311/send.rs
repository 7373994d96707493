//! A request comes in and is an opinion on the ledger, by the act that receives residents' own words.

use super::asked::Asked;
use super::form::{Answer, Open311Error};
use super::{keys, offered};
use crate::desk::Desk;
use crate::opinions::answers::AnswersInput;
use crate::opinions::inputs::PlaceInput;
use crate::opinions::receipt::grouped;
use crate::opinions::receive::{Came, ContactInput, OpinionInput};
use crate::portal::api::{draft_hash, receive_once};
use crate::problem::{Field, Problem};
use axum::extract::{Request, State};
use chengguan_statute::ids::AttachmentId;
use chengguan_statute::opinions::{Channel, Kind};
use chengguan_words::{fill, open311 as words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Signs of an address of a picture elsewhere.
const MEDIA_URL_MAX: usize = 500;

/// What the standard's form holds.
#[derive(Deserialize, ToSchema)]
#[allow(dead_code)] // The document's only: what is sent is read field by field, from body and address alike.
pub struct RequestForm {
    /// Of another system; it may stand in the address, too.
    api_key: Option<String>,
    /// The bureau's code.
    jurisdiction_id: Option<String>,
    /// One of those offered.
    service_code: String,
    /// Degrees north, WGS-84.
    lat: Option<f64>,
    /// Degrees east.
    long: Option<f64>,
    /// Where, in words; one of point and address must be there.
    address_string: Option<String>,
    /// Not kept: this bureau numbers no addresses.
    address_id: Option<String>,
    /// What is the matter, 1–4,000 signs. Without it, the name of what is reported.
    description: Option<String>,
    /// How to call the reporter.
    first_name: Option<String>,
    /// Family name.
    last_name: Option<String>,
    /// Where to reach them.
    phone: Option<String>,
    /// Not kept: nothing is written to residents by mail.
    email: Option<String>,
    /// Not kept.
    device_id: Option<String>,
    /// Not kept.
    account_id: Option<String>,
    /// A picture elsewhere; it is not fetched, the handler is told of it.
    media_url: Option<String>,
}

/// What the sending system is told.
#[derive(Serialize, ToSchema)]
pub struct SentView {
    /// The ledger number.
    pub service_request_id: String,
    /// How the reporter follows it up, with the receipt.
    pub service_notice: String,
    /// Always null: residents have no accounts.
    pub account_id: Option<String>,
    /// The receipt's follow-up code: a secret of the reporter, said this once. `tokens/{token}` leads to the request.
    pub token: String,
}

/// Sends a request.
#[utoipa::path(post, path = "/open311/v2/requests", operation_id = "open311_send", tag = "open311",
    params(("jurisdiction_id" = Option<String>, Query), ("api_key" = Option<String>, Query)),
    request_body(content((RequestForm = "application/x-www-form-urlencoded"), (RequestForm = "multipart/form-data"))),
    responses((status = 200, content((Vec<SentView> = "application/json"), (Vec<SentView> = "text/xml"))),
        (status = 400, body = Vec<Open311Error>), (status = 403, body = Vec<Open311Error>), (status = 404, body = Vec<Open311Error>),
        (status = 413, body = Vec<Open311Error>), (status = 415, body = Vec<Open311Error>), (status = 429, body = Vec<Open311Error>), (status = 503, body = Vec<Open311Error>)))]
pub async fn send(State(desk): State<Desk>, request: Request) -> Result<Answer<Vec<SentView>>, Problem> {
    let asked = Asked::with_body(&desk, request).await?;
    keys::check(&desk, &asked).await?;
    let input = input(&desk, &asked)?;
    let came = Came::by(Channel::Open311);
    let draft = (!asked.draft.is_empty()).then(|| draft_hash(&asked.draft));
    let (_, received) = receive_once(&desk, &asked.visitor(), &input, came, draft.as_deref()).await.map_err(in_their_names)?;
    let notice = fill(words::NOTICE, &[("code", &grouped(&received.receipt).join(" ")), ("path", &format!("{}/receipts", asked.base))]);
    let sent = SentView { service_request_id: received.opinion, service_notice: notice, account_id: None, token: received.receipt };
    Ok(asked.answer("service_requests", "request", vec![sent]))
}

/// The form as a resident's word.
fn input(desk: &Desk, asked: &Asked) -> Result<OpinionInput, Problem> {
    let reference = desk.reference(asked.bureau.id);
    let mut fields = Vec::new();
    let Some(code) = asked.get("service_code") else {
        return Err(Problem::field("service_code", "required", &[("name", "service_code")]));
    };
    let category = offered::offered_category(&reference, code)?;
    let place = place(asked, &mut fields);
    let media_url = asked.get("media_url");
    if media_url.is_some_and(|url| url.chars().count() > MEDIA_URL_MAX || !["http://", "https://"].iter().any(|scheme| url.starts_with(scheme)) || url.contains(char::is_whitespace)) {
        fields.push(Field::new("media_url", "media_url", &[("max", &MEDIA_URL_MAX.to_string())]));
    }
    crate::opinions::inputs::all_right(fields)?;
    let described = asked.get("description").or(category.map(|category| category.name.as_str())).unwrap_or(words::UNSORTED);
    let input = OpinionInput {
        kind: Kind::Complaint.code().into(),
        text: media_url.map_or_else(|| described.to_owned(), |url| format!("{described}\n\n{}{url}", words::MEDIA)),
        place,
        contact: Some(ContactInput { name: name(asked), phone: asked.get("phone").map(str::to_owned) }),
        anonymous: None,
        attachments: asked.photos.iter().copied().map(AttachmentId).collect(),
        category: category.map(|category| category.code.clone()),
        answers: answers(asked),
    };
    Ok(input)
}

/// `attribute[code]`, and `attribute[code][]` where several can be chosen.
fn answers(asked: &Asked) -> AnswersInput {
    let code = |name: &str| Some(name.strip_prefix("attribute[")?.split_once(']')?.0.to_owned());
    let given = asked.names().filter_map(|name| Some((code(name)?, asked.get(name)?.split('\n').map(str::to_owned).collect())));
    given.collect()
}

fn place(asked: &Asked, fields: &mut Vec<Field>) -> Option<PlaceInput> {
    // What is no number is no point, and is said to be none.
    let degrees = |name: &str| asked.get(name).map(|typed| typed.parse::<f64>().unwrap_or(f64::NAN));
    let place = PlaceInput { longitude: degrees("long"), latitude: degrees("lat"), address: asked.get("address_string").map(str::to_owned) };
    if place.longitude.is_none() && place.latitude.is_none() && place.address.is_none() {
        fields.push(Field::new("lat, long, address_string", "no_place", &[]));
        return None;
    }
    Some(place)
}

/// Family name first where it is written in Chinese.
fn name(asked: &Asked) -> Option<String> {
    let (first, last) = (asked.get("first_name").unwrap_or_default(), asked.get("last_name").unwrap_or_default());
    let joined = if format!("{first}{last}").is_ascii() { format!("{first} {last}") } else { format!("{last}{first}") };
    Some(joined.trim().to_owned()).filter(|name| !name.is_empty())
}

/// What was wrong, by the names the standard's form has.
fn in_their_names(mut problem: Problem) -> Problem {
    const NAMES: [(&str, &str); 7] = [
        ("text", "description"), ("place.longitude", "lat, long"), ("place.address", "address_string"), ("contact.name", "first_name, last_name"), ("contact.phone", "phone"),
        ("attachments", "media"), ("place.latitude", "lat, long"),
    ];
    for field in &mut problem.fields {
        if let Some(code) = field.path.strip_prefix("answers.") {
            field.path = format!("attribute[{code}]");
        }
        if let Some((_, theirs)) = NAMES.iter().find(|(ours, _)| *ours == field.path) {
            field.path = (*theirs).into();
        }
    }
    problem
}
