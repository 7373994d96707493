//! An opinion as people see it: a row of the ledger, and the whole page.

use super::answers::AnswerView;
use super::clock_view::{FullClock, clock_of_row, full_clock};
use super::load::{self, Loaded};
use super::publication::{self, PublicView};
use super::reporter::{is_named, reporter};
use super::store;
use super::tables::opinion;
use super::timeline::{PhotoView, TimelineEntry, photo_view, timeline};
use crate::closed_lists as closed;
use crate::desk::{Desk, today};
use crate::identity::{May, Needs, out_of_scope, permission::ReadOpinions};
use crate::problem::{Problem, ReasonView};
use crate::refusals::{act_name, reason_view};
use crate::reference::Reference;
use crate::server::Versioned;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chengguan_statute::access::{Clerk, Permission};
use chengguan_statute::day::Instant;
use chengguan_statute::ids::{AccountId, OpinionId, SquadId};
use chengguan_statute::opinions::{ActedBy, Doer, Fact, Kind, Standing, clocks, standing_of_acts};
use chengguan_words::{of, opinions as words};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A code with its Chinese name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Named {
    /// Of a closed list.
    pub code: String,
    /// In Chinese.
    pub name: String,
}

/// Something with an id and a name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedId {
    /// Which.
    pub id: Uuid,
    /// As shown.
    pub name: String,
}

impl NamedId {
    /// A person, by the name of today; the id itself where there is none any more.
    pub fn person(reference: &Reference, id: Uuid) -> Self {
        Self { id, name: reference.person(AccountId(id)).map_or_else(|| id.to_string(), |person| person.name.clone()) }
    }
}

/// The leading clock of a row.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RowClock {
    /// Which clock.
    #[schema(value_type = closed::ClockName)]
    pub clock: String,
    /// On time, late, stopped or done.
    #[schema(value_type = closed::Colour)]
    pub colour: String,
    /// Such as 还剩2个工作日.
    pub text: String,
    /// RFC 3339.
    pub due_at: Option<String>,
    /// Such as 3月5日.
    pub due_text: Option<String>,
    /// Heading of the ledger.
    #[schema(value_type = closed::ClockGroup)]
    pub group: String,
}

/// A row of the ledger.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)] // The names say it; docs/formats/office-api.md says the rest.
pub struct Row {
    pub id: Uuid,
    pub number: String,
    pub version: u32,
    pub title: String,
    #[schema(value_type = closed::Coded<closed::Kind>)]
    pub kind: Named,
    #[schema(value_type = closed::Coded<closed::Channel>)]
    pub channel: Named,
    pub category: Option<Named>,
    pub address: Option<String>,
    pub grid: Option<String>,
    #[schema(value_type = Option<closed::Coded<closed::Approach>>)]
    pub approach: Option<Named>,
    #[schema(value_type = Option<closed::Coded<closed::Urgency>>)]
    pub urgency: Option<Named>,
    #[schema(value_type = closed::Coded<closed::Standing>)]
    pub standing: Named,
    pub squad: Option<NamedId>,
    pub handler: Option<NamedId>,
    pub received_at: String,
    pub closed_at: Option<String>,
    pub clock: Option<RowClock>,
    pub supervised: bool,
    pub merged: i32,
    pub photos: i32,
}

/// Who said it, as far as this person may see.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct Reporter {
    pub name: Option<String>,
    pub phone: Option<String>,
    pub masked: bool,
}

/// Where it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct PlaceView {
    pub longitude: Option<f64>,
    pub latitude: Option<f64>,
    pub address: Option<String>,
    pub grid: Option<String>,
    pub street: Option<String>,
}

/// An act and whether it can be done now.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct ActView {
    #[schema(value_type = closed::Act)]
    pub act: String,
    pub name: String,
    pub possible: bool,
    pub reasons: Vec<ReasonView>,
}

/// Another opinion, by number.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct OtherOpinion {
    pub id: Uuid,
    pub number: String,
    pub title: String,
}

/// An opinion like this one, near by.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct Nearby {
    pub id: Uuid,
    pub number: String,
    pub title: String,
    pub metres: Option<i64>,
    pub longitude: Option<f64>,
    pub latitude: Option<f64>,
    pub shared_words: Vec<String>,
    #[schema(value_type = closed::Coded<closed::Standing>)]
    pub standing: Named,
}

/// An open question to the resident.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct AskedView {
    pub question: String,
    pub until: String,
}

/// Another agency has it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct TransferredView {
    pub unit: String,
    pub until: String,
    /// When it signed for it.
    pub signed_at: Option<String>,
    /// The day passed without its answer.
    pub expired: bool,
}

/// The resident's verdict.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct RatingView {
    pub satisfied: bool,
    pub text: Option<String>,
}

/// The whole page of an opinion.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[allow(missing_docs)]
pub struct OpinionView {
    #[serde(flatten)]
    pub row: Row,
    pub text: String,
    /// What its category asked beyond the words, as far as it was answered.
    pub answers: Vec<AnswerView>,
    pub anonymous: bool,
    pub reporter: Option<Reporter>,
    pub place: Option<PlaceView>,
    pub photo_list: Vec<PhotoView>,
    pub timeline: Vec<TimelineEntry>,
    pub clocks: Vec<FullClock>,
    pub acts: Vec<ActView>,
    pub nearby: Vec<Nearby>,
    pub merged_into: Option<OtherOpinion>,
    pub absorbed: Vec<OtherOpinion>,
    pub asked: Option<AskedView>,
    pub transferred: Option<TransferredView>,
    pub rating: Option<RatingView>,
    pub source_id: Option<String>,
    /// What whoever entered it took it for.
    pub proposed_category: Option<String>,
    /// For whoever decides what everybody may read; null for others.
    pub public: Option<PublicView>,
}

/// A code with its name from `words/opinions.json`.
pub fn named(kind: &str, code: &str) -> Named {
    let key = format!("{kind}_{}", code.replace('-', "_"));
    Named { code: code.into(), name: of(words::EVERY, &key).into() }
}

/// A row as shown.
pub fn row_view(row: &opinion::Model, reference: &Reference, now: Instant) -> Row {
    let squad = row.squad_id.and_then(|id| reference.squad(SquadId(id)));
    let handler = row.handler_id.and_then(|id| reference.person(AccountId(id)));
    let category = row.category.as_deref().map(|code| {
        let name = reference.category(code).map_or(code, |category| category.name.as_str());
        Named { code: code.into(), name: name.into() }
    });
    Row {
        id: row.id,
        number: row.number.clone(),
        version: row.version as u32,
        title: row.title.clone(),
        kind: named("kind", &row.kind),
        channel: named("channel", &row.channel),
        category,
        address: row.address.clone(),
        grid: row.grid.clone(),
        approach: row.approach.as_deref().map(|code| named("approach", code)),
        urgency: row.urgency.as_deref().map(|code| named("urgency", code)),
        standing: named("standing", &row.standing),
        squad: squad.map(|squad| NamedId { id: squad.id.0, name: squad.name.clone() }),
        handler: handler.map(|person| NamedId { id: person.id.0, name: person.name.clone() }),
        received_at: Instant(row.received_at).to_rfc3339(),
        closed_at: row.closed_at.map(|at| Instant(at).to_rfc3339()),
        clock: clock_of_row(row, reference, now),
        supervised: row.supervised,
        merged: row.merged_count,
        photos: row.photos,
    }
}

/// One opinion.
#[utoipa::path(get, path = "/api/v1/opinions/{id}", tag = "opinions", params(("id" = Uuid, Path)),
    responses((status = 200, body = OpinionView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ReadOpinions>, Path(id): Path<OpinionId>) -> Result<Versioned<OpinionView>, Problem> {
    page(&desk, &clerk, id).await
}

/// The page, for whoever may see it.
async fn page<P: Needs>(desk: &Desk, may: &May<P>, id: OpinionId) -> Result<Versioned<OpinionView>, Problem> {
    page_if(desk, may, id, |loaded| within(may, loaded)).await
}

/// The page as the answer to an act. Handing back or assigning elsewhere ends one's own reach: what the act made is still
/// shown to whoever did it, and to a repeat of the request, until somebody else adds to it.
pub async fn page_after<P: Needs>(desk: &Desk, may: &May<P>, id: OpinionId) -> Result<Versioned<OpinionView>, Problem> {
    page_if(desk, may, id, |loaded| {
        let newest = loaded.facts.last().map(|dated| &dated.by);
        let own = matches!(newest, Some(ActedBy::Staff { account, .. }) if *account == may.clerk.account);
        own || within(may, loaded)
    })
    .await
}

fn within<P: Needs>(may: &May<P>, loaded: &Loaded) -> bool {
    let squad = loaded.opinion.assignment.as_ref().map(|assignment| assignment.squad);
    may.clerk.may(Permission::ReadOpinions, squad) || may.reaches(squad)
}

async fn page_if<P: Needs>(desk: &Desk, may: &May<P>, id: OpinionId, shown: impl FnOnce(&Loaded) -> bool) -> Result<Versioned<OpinionView>, Problem> {
    let mut reader = desk.reading();
    let loaded = load::by_id(&mut reader, may.bureau.id, id).await?.ok_or_else(Problem::not_found)?;
    if !shown(&loaded) {
        return Err(out_of_scope(desk, may, "opinion", id.0).await);
    }
    let body = whole(desk, &mut reader, &may.clerk, &may.reference, &loaded).await?;
    Ok(Versioned { status: StatusCode::OK, version: loaded.opinion.version, body })
}

async fn whole(desk: &Desk, reader: &mut crate::store::Reader, clerk: &Clerk, reference: &Reference, loaded: &Loaded) -> Result<OpinionView, Problem> {
    let now = desk.now();
    let today = today(reference, now);
    let opinion = &loaded.opinion;
    let terms = super::carry_out::terms(opinion, &today);
    let others = super::nearby::others(reader, loaded).await?;
    let nearby = super::nearby::nearby(reader, loaded, clerk, now).await?;
    let acts = standing_of_acts(opinion, loaded.lead(), Doer::Staff(clerk), &today, terms.finish_due, terms.half_term_at);
    let question = loaded.facts.iter().rev().find_map(|dated| match &dated.fact {
        Fact::Asked { question, until } => Some(AskedView { question: question.text.clone(), until: until.to_rfc3339() }),
        _ => None,
    });
    Ok(OpinionView {
        row: row_view(&loaded.row, reference, now),
        text: opinion.said.text.clone(),
        answers: opinion.answers.iter().map(AnswerView::of).collect(),
        anonymous: opinion.anonymous,
        reporter: shown_reporter(desk, loaded, clerk),
        place: opinion.place.as_ref().map(|place| PlaceView {
            longitude: place.longitude,
            latitude: place.latitude,
            address: Some(place.address.text.clone()).filter(|address| !address.is_empty()),
            street: place.grid.as_ref().and_then(|grid| reference.district.cells.iter().find(|cell| cell.name == *grid)).map(|cell| cell.street.clone()),
            grid: place.grid.clone(),
        }),
        photo_list: store::photos_of(&loaded.facts[0].fact).iter().map(|photo| photo_view(photo, "")).collect(),
        timeline: timeline(loaded, reference, clerk, now),
        clocks: shown_clocks(opinion, &today).iter().map(|clock| full_clock(clock, opinion, reference, now)).collect(),
        acts: acts.into_iter().map(|standing| ActView {
            act: standing.act.code().into(),
            name: act_name(standing.act).into(),
            possible: standing.reasons.is_empty(),
            reasons: standing.reasons.iter().map(reason_view).collect(),
        }).collect(),
        nearby,
        merged_into: others.iter().find(|other| Some(other.id) == opinion.merged_into.map(|id| id.0)).cloned(),
        absorbed: opinion.absorbed.iter().filter_map(|id| others.iter().find(|other| other.id == id.0)).cloned().collect(),
        asked: question.filter(|_| opinion.asked.is_some()),
        transferred: opinion.transferred.as_ref().map(|transfer| TransferredView {
            unit: transfer.unit.clone(),
            until: transfer.until.to_rfc3339(),
            signed_at: transfer.signed.map(Instant::to_rfc3339),
            expired: transfer.expired,
        }),
        rating: loaded.facts.iter().rev().find_map(|dated| match &dated.fact {
            Fact::Rated { satisfied, said } => Some(RatingView { satisfied: *satisfied, text: said.as_ref().map(|said| said.text.clone()) }),
            _ => None,
        }),
        source_id: loaded.row.source_id.clone(),
        proposed_category: loaded.row.proposed_category.clone().filter(|code| reference.open_category(code).is_some()),
        public: publication::view(opinion, &loaded.facts, clerk),
    })
}

/// 办结 first, whatever it shows; of the other steps only what still runs.
fn shown_clocks(opinion: &chengguan_statute::opinions::Opinion, today: &chengguan_statute::opinions::Today) -> Vec<chengguan_statute::opinions::Running> {
    let (finish, steps): (Vec<_>, Vec<_>) = clocks(opinion, today).into_iter().partition(|run| run.clock == chengguan_statute::clock::ClockName::Finish);
    finish.into_iter().chain(steps.into_iter().filter(|run| run.is_running())).collect()
}

/// Name and telephone are masked until revealed by an act of its own; of a 举报 nothing shows but that there is somebody.
fn shown_reporter(desk: &Desk, loaded: &Loaded, clerk: &Clerk) -> Option<Reporter> {
    if !is_named(&loaded.row) {
        return None;
    }
    let squad = loaded.opinion.assignment.as_ref().map(|assignment| assignment.squad);
    let shown = loaded.opinion.kind != Kind::Report && clerk.may(Permission::ReadReporters, squad);
    let told = if shown { reporter(desk.secrets(), &loaded.row) } else { Default::default() };
    Some(Reporter { name: told.name.as_deref().map(mask_name), phone: told.phone.as_deref().map(mask_phone), masked: true })
}

/// First sign and stars.
pub fn mask_name(name: &str) -> String {
    let rest = name.chars().count().saturating_sub(1).clamp(1, 2);
    name.chars().take(1).chain(std::iter::repeat_n('*', rest)).collect()
}

/// Last four digits.
pub fn mask_phone(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().collect();
    let shown = digits.len().saturating_sub(4);
    digits.iter().enumerate().map(|(at, digit)| if at < shown && digit.is_ascii_digit() { '*' } else { *digit }).collect()
}

/// Whether a standing is one whose clock group is "done".
pub fn is_done(standing: &str) -> bool {
    Standing::from_code(standing).is_some_and(|standing| !standing.is_open())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_name_and_telephone_tell_little() {
        assert_eq!(mask_name("欧阳修文"), "欧**");
        assert_eq!(mask_name("𠮷"), "𠮷*");
        assert_eq!(mask_phone("19900001234"), "*******1234");
        assert_eq!(mask_phone("0563-1234"), "****-1234");
    }
}
