//! Receiving an opinion: from the portal, from an operator's form, from another system. One function serves them all.

use super::answers::{AnswersInput, answers};
use super::inputs::{self, Attachments, PlaceInput, TEXT_MAX};
use super::receipt::{code_hash, new_code};
use super::said::{Holder, photos, said};
use super::store::{self, Contact};
use super::view::{self, OpinionView};
use super::carry_out::accept;
use super::load;
use crate::act::{Act, Entry};
use crate::closed_lists as closed;
use crate::desk::{Desk, today};
use crate::identity::{May, permission::ReceiveOpinion};
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use crate::server::Body;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chengguan_proof::Sm3;
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{self as law, Channel, Kind};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

const NAME_MAX: usize = 60;
const PHONE_MAX: usize = 30;
const SOURCE_MAX: usize = 100;

/// A reporter, as far as they say.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ContactInput {
    /// How to call them.
    pub name: Option<String>,
    /// Where to reach them.
    pub phone: Option<String>,
}

/// What a resident sends (contracts.md).
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpinionInput {
    /// What sort of thing it is.
    #[schema(value_type = closed::Kind)]
    pub kind: String,
    /// 1–4,000 signs.
    pub text: String,
    /// Where.
    #[serde(default)]
    pub place: Option<PlaceInput>,
    /// Who.
    #[serde(default)]
    pub contact: Option<ContactInput>,
    /// True without contact.
    #[serde(default)]
    pub anonymous: Option<bool>,
    /// Photos uploaded before.
    #[serde(default)]
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub attachments: Attachments,
    /// The category it seems to be, by its code; sorting settles it.
    #[serde(default)]
    pub category: Option<String>,
    /// What that category asks beyond the words: code of the question to the answer, several where several can be chosen.
    #[serde(default)]
    #[schema(value_type = std::collections::HashMap<String, Vec<String>>)]
    pub answers: AnswersInput,
}

/// What a resident is given.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Received {
    /// The follow-up code: shown once, a bearer secret.
    pub receipt: String,
    /// The ledger number.
    pub opinion: String,
    /// SM3 of the journal entry.
    pub leaf: String,
}

/// How it came in, beside what was said.
pub struct Came {
    /// By which way.
    pub channel: Channel,
    /// The number the sending system gave it.
    pub source_id: Option<String>,
    /// The opinion, shown to everybody, that it is to go on under.
    pub join: Option<OpinionId>,
}

impl Came {
    /// By a way, and nothing else known.
    pub fn by(channel: Channel) -> Self {
        Self { channel, source_id: None, join: None }
    }
}

/// Checks an input and receives it. Gives the opinion's id and what to hand the reporter.
pub async fn receive(desk: &Desk, mut act: Act, reference: &Reference, input: &OpinionInput, came: Came, holder: Option<Holder<'_>>) -> Result<(OpinionId, Received), Problem> {
    let mut fields = Vec::new();
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
    let kind = inputs::code("kind", &input.kind, Kind::from_code, &kinds, &mut fields);
    let words = inputs::text("text", &input.text, TEXT_MAX, &mut fields);
    let place = input.place.as_ref().and_then(|place| place.read("place", &reference.district, &mut fields));
    let contact = contact(input.contact.as_ref(), &mut fields);
    let category = input.category.as_deref().filter(|code| !code.is_empty());
    if let Some(code) = category {
        inputs::category("category", code, reference, &mut fields);
    }
    let answers = answers(&input.answers, category.and_then(|code| reference.category(code)), &mut fields);
    if came.source_id.as_ref().is_some_and(|id| id.chars().count() > SOURCE_MAX) {
        fields.push(Field::new("source_id", "text_too_long", &[("max", &SOURCE_MAX.to_string()), ("now", "")]));
    }
    inputs::all_right(fields)?;
    let Some(kind) = kind else { return Err(Problem::internal()) };
    let bureau = act.bureau().clone();
    let photos = match holder {
        Some(holder) => photos(desk, bureau.id, "attachments", &input.attachments, holder).await?,
        None if input.attachments.is_empty() => Vec::new(),
        None => return Err(Problem::invalid(vec![crate::files::unknown_photo("attachments")])),
    };
    let anonymous = input.anonymous.unwrap_or(contact.name.is_none() && contact.phone.is_none());
    let asked = law::ReceiveAsked { kind, channel: came.channel, said: words, place, anonymous, photos, source_id: came.source_id, written_at: None, proposed: category.map(str::to_owned), answers };
    let outcome = law::receive(&asked).map_err(|errors| Problem::invalid(errors.into_iter().map(|error| Field::new(error.path, error.code, &[])).collect()))?;
    let number = desk.numbers().next(desk, &bureau, act.now().day()).await?;
    let code = new_code(&bureau.short_code);
    let (id, entry_id) = (OpinionId(Uuid::now_v7()), Uuid::now_v7());
    let new = New { id, number: number.clone(), code_hash: code_hash(&code), contact };
    let (act, entry) = match came.join {
        None => {
            let applied = store::create(&mut act, reference, new.id, new.number, new.code_hash, new.contact, &outcome, entry_id)?;
            let entry = applied.entry("receive", outcome.grounds.clone());
            (act, entry)
        }
        Some(lead) => join(act, reference, new, outcome, lead, entry_id).await?,
    };
    let mut act = act;
    let sealed = act.seal(entry_id, &entry);
    let received = Received { receipt: code, opinion: number, leaf: sealed.leaf() };
    act.remember(&json!({ "id": id, "received": received }));
    act.record_sealed(sealed).await?;
    Ok((id, received))
}

/// What a new opinion is kept under.
struct New {
    id: OpinionId,
    number: String,
    code_hash: Sm3,
    contact: Contact,
}

/// Receives it and, in the same act, has it go on under another that everybody may read.
async fn join(mut act: Act, reference: &Reference, new: New, received: law::Outcome, lead: OpinionId, entry_id: Uuid) -> Result<(Act, Entry), Problem> {
    let lead = load::lock(&mut act, lead, None).await?;
    let dated = |(at, fact): (usize, &law::Fact)| law::Dated { number: at as u32 + 1, at: act.now(), by: act.by().clone(), fact: fact.clone() };
    let facts: Vec<law::Dated> = received.facts.iter().enumerate().map(dated).collect();
    let own = law::Opinion::fold(new.id, new.number.clone(), &facts).map_err(|_| Problem::internal())?;
    let decided = law::join(&own, &lead.opinion, &today(reference, act.now()));
    let (mut act, merging) = accept(act, &lead, decided).await?;
    let outcome = law::Outcome { facts: [received.facts, merging.child.facts].concat(), grounds: [received.grounds, merging.child.grounds].concat() };
    let applied = store::create(&mut act, reference, new.id, new.number, new.code_hash, new.contact, &outcome, entry_id)?;
    let other = store::apply(&mut act, reference, lead.before()?, &merging.lead, "join", entry_id)?;
    let mut entry = applied.entry("join", outcome.grounds);
    entry.payload["also"] = vec![other.also()].into();
    Ok((act, entry))
}

/// Checks how a reporter can be reached.
pub(crate) fn contact(input: Option<&ContactInput>, fields: &mut Vec<Field>) -> Contact {
    let given = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let Some(input) = input else { return Contact::default() };
    let (name, phone) = (given(&input.name), given(&input.phone));
    if name.as_ref().is_some_and(|name| name.chars().count() > NAME_MAX) {
        fields.push(Field::new("contact.name", "name_too_long", &[]));
    }
    let digits = |phone: &String| phone.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '-' | '+' | ' ')) && phone.len() <= PHONE_MAX;
    if phone.as_ref().is_some_and(|phone| !digits(phone)) {
        fields.push(Field::new("contact.phone", "phone", &[]));
    }
    Contact { name: name.map(|name| said(&name)), phone: phone.map(|phone| said(&phone)) }
}

/// What an operator enters.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IntakeBody {
    /// As for residents.
    #[schema(value_type = closed::Kind)]
    pub kind: String,
    /// How it came: by telephone, in person, by letter, by a consultation.
    #[schema(value_type = closed::Channel)]
    pub channel: String,
    /// What was said.
    pub text: String,
    /// Where.
    #[serde(default)]
    pub place: Option<PlaceInput>,
    /// Who.
    #[serde(default)]
    pub contact: Option<ContactInput>,
    /// True without contact.
    #[serde(default)]
    pub anonymous: Option<bool>,
    /// Photos uploaded before.
    #[serde(default)]
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub attachments: Attachments,
    /// The number another system gave it.
    #[serde(default)]
    pub source_id: Option<String>,
    /// What the operator takes it for; sorting settles it.
    #[serde(default)]
    pub category: Option<String>,
    /// As for residents.
    #[serde(default)]
    #[schema(value_type = std::collections::HashMap<String, Vec<String>>)]
    pub answers: AnswersInput,
}

/// The receipt to read out, and the opinion.
#[derive(Serialize, ToSchema)]
pub struct Intake {
    /// The follow-up code.
    pub receipt: String,
    /// SM3 of the journal entry.
    pub leaf: String,
    /// As on its page.
    pub opinion: OpinionView,
}

/// Receives what an operator enters for somebody.
#[utoipa::path(post, path = "/api/v1/opinions", tag = "opinions", request_body = IntakeBody,
    responses((status = 201, body = Intake), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn intake(State(desk): State<Desk>, mut clerk: May<ReceiveOpinion>, Body(asked): Body<IntakeBody>) -> Result<Response, Problem> {
    let kept = clerk.repeated().map(|answer| answer.cloned());
    let (id, received) = match kept {
        Some(Some(answer)) => {
            let received: Received = serde_json::from_value(answer["received"].clone()).map_err(|_| Problem::internal())?;
            (serde_json::from_value(answer["id"].clone()).map_err(|_| Problem::internal())?, received)
        }
        Some(None) => return Err(Problem::unavailable()),
        None => {
            let mut fields = Vec::new();
            let choices = ["hotline", "visit", "letter", "consultation"];
            let by_hand = |code: &str| Channel::from_code(code).filter(|_| choices.contains(&code));
            let channel = inputs::code("channel", &asked.channel, by_hand, &choices, &mut fields);
            inputs::all_right(fields)?;
            let Some(channel) = channel else { return Err(Problem::internal()) };
            let source_id = asked.source_id.as_deref().map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned);
            let input = OpinionInput { kind: asked.kind, text: asked.text, place: asked.place, contact: asked.contact, anonymous: asked.anonymous, attachments: asked.attachments, category: asked.category, answers: asked.answers };
            let (act, reference) = (clerk.begin(&desk), clerk.reference.clone());
            let holder = Holder::Account(clerk.clerk.account.0);
            receive(&desk, act, &reference, &input, Came { source_id, ..Came::by(channel) }, Some(holder)).await?
        }
    };
    let opinion = view::page_after(&desk, &clerk, id).await?.body;
    Ok((StatusCode::CREATED, Json(Intake { receipt: received.receipt, leaf: received.leaf, opinion })).into_response())
}
