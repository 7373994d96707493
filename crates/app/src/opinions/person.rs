//! All that is held about one person (个人信息的查阅、复制), by the telephone they gave: an act with a reason, for whoever
//! sees every reporter. Reports of wrongdoing are not among it: who made one is told to nobody.

use super::load;
use super::reporter::{mark, reporter};
use super::said::{said, veiled};
use super::tables::opinion::{self, Column};
use super::timeline::told;
use crate::act::Entry;
use crate::desk::Desk;
use crate::identity::{May, permission::ExportPerson};
use crate::messages::of_opinions;
use crate::problem::{Field, Problem};
use crate::server::{Body, Reasoned};
use crate::store::Reads;
use axum::Json;
use axum::extract::State;
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::Kind;
use chengguan_words::{of, system};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// Opinions of one export; nobody said more.
const OPINIONS_MAX: u64 = 500;

/// Whose.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonAsked {
    /// The telephone they gave.
    pub phone: String,
    /// Why it is taken out: who asked, and how it was made sure that it is theirs.
    pub reason: String,
}

/// One thing that happened with an opinion.
#[derive(Serialize, ToSchema)]
pub struct HeldEntry {
    /// When.
    pub at: String,
    /// What.
    pub what: String,
    /// In which words.
    pub text: Option<String>,
}

/// An opinion of the person.
#[derive(Serialize, ToSchema)]
pub struct HeldOpinion {
    /// On the ledger.
    pub number: String,
    /// When it came in.
    pub received_at: String,
    /// By which way, in words.
    pub channel: String,
    /// What sort, in words.
    pub kind: String,
    /// As they said it.
    pub text: String,
    /// Where, in words.
    pub address: Option<String>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// As they gave it.
    pub name: Option<String>,
    /// As they gave it.
    pub phone: Option<String>,
    /// Photos held of it.
    pub photos: i32,
    /// Everybody may read it, masked.
    pub public: bool,
    /// What happened, newest first.
    pub entries: Vec<HeldEntry>,
}

/// A message sent to the person.
#[derive(Serialize, ToSchema)]
pub struct HeldMessage {
    /// When it was ordered.
    pub at: String,
    /// Over which channel, in words.
    pub channel: String,
    /// What it said.
    pub body: String,
    /// What became of it, in words.
    pub state: String,
}

/// Everything.
#[derive(Serialize, ToSchema)]
pub struct HeldOfPerson {
    /// Who holds it.
    pub bureau: String,
    /// As asked.
    pub phone: String,
    /// When.
    pub taken_at: String,
    /// What they said, newest first.
    pub opinions: Vec<HeldOpinion>,
    /// What they were sent, newest first.
    pub messages: Vec<HeldMessage>,
    /// The journal entry of taking it out.
    pub entry: Uuid,
}

/// Takes out all that is held about one person.
#[utoipa::path(post, path = "/api/v1/person-exports", tag = "opinions", request_body = PersonAsked,
    responses((status = 200, body = HeldOfPerson), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn person(State(desk): State<Desk>, mut clerk: May<ExportPerson>, Body(asked): Body<PersonAsked>) -> Result<Json<HeldOfPerson>, Problem> {
    let reason = Reasoned { reason: asked.reason }.read()?;
    let mark = mark(desk.secrets(), &asked.phone).filter(|_| asked.phone.chars().count() <= 30).ok_or_else(|| Problem::invalid(vec![Field::new("phone", "phone", &[])]))?;
    let select = opinion::Entity::find()
        .filter(Column::BureauId.eq(clerk.bureau.id))
        .filter(Column::ContactPhoneMark.eq(mark))
        .filter(Column::Kind.ne(Kind::Report.code()))
        .order_by_desc(Column::ReceivedAt)
        .limit(OPINIONS_MAX);
    let mut reader = desk.reading();
    let rows: Vec<opinion::Model> = reader.all(select.into_query()).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let loaded = load::by_rows(&mut reader, clerk.bureau.id, rows).await?;
    let messages: Vec<HeldMessage> = of_opinions(&mut reader, clerk.bureau.id, &ids).await?.into_iter().map(|row| HeldMessage {
        at: Instant(row.ordered_at).to_rfc3339(),
        channel: of(system::EVERY, &format!("channel_{}", row.channel)).into(),
        body: row.body,
        state: of(system::EVERY, &format!("message_state_{}", row.state)).into(),
    }).collect();
    let now = desk.now();
    let opinions: Vec<HeldOpinion> = loaded.iter().map(|one| held(&desk, &clerk, one, now)).collect();
    let entry = Uuid::now_v7();
    let act = clerk.begin(&desk);
    let payload = veiled(json!({ "phone": said(asked.phone.trim()), "reason": &reason, "opinions": ids.len(), "messages": messages.len() }));
    act.record_as(entry, Entry { act: "opinions.export_person".into(), subject_kind: "person", subject: entry, version: 0, digest: [0; 32], grounds: Vec::new(), payload }).await?;
    Ok(Json(HeldOfPerson { bureau: clerk.bureau.name.clone(), phone: asked.phone.trim().to_owned(), taken_at: now.to_rfc3339(), opinions, messages, entry }))
}

fn held(desk: &Desk, clerk: &May<ExportPerson>, loaded: &load::Loaded, now: Instant) -> HeldOpinion {
    let (row, own) = (&loaded.row, &loaded.opinion);
    let person = reporter(desk.secrets(), row);
    let word = |list: &str, code: &str| super::view::named(list, code).name;
    HeldOpinion {
        number: row.number.clone(),
        received_at: Instant(row.received_at).to_rfc3339(),
        channel: word("channel", &row.channel),
        kind: word("kind", &row.kind),
        text: super::answers::words(own),
        address: row.address.clone(),
        longitude: row.longitude,
        latitude: row.latitude,
        name: person.name,
        phone: person.phone,
        photos: row.photos,
        public: own.publication.is_some(),
        entries: told(loaded, &clerk.reference, now).into_iter().map(|(at, what, text)| HeldEntry { at: at.to_rfc3339(), what, text }).collect(),
    }
}
