//! A request as everybody may see it.

use super::offered::{UNSORTED, code_of};
use crate::desk::{Bureau, Desk};
use crate::opinions::load::{self, Loaded};
use crate::opinions::nameless::nameless;
use crate::opinions::tables::opinion;
use crate::opinions::timeline::fact_code;
use crate::opinions::view::named;
use crate::portal::follow::public_words;
use crate::problem::Problem;
use crate::reference::Reference;
use crate::store::Reads;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::SquadId;
use chengguan_statute::opinions::{Dated, Standing};
use chengguan_words::{of, open311 as words, portal};
use serde::Serialize;
use utoipa::ToSchema;

/// The two the standard knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being worked on.
    Open,
    /// Closed out, not accepted, or going on together with another.
    Closed,
}

/// A request of the standard, with what happened to it.
#[derive(Serialize, ToSchema)]
#[allow(missing_docs)] // GeoReport v2 says what they are; where it leaves a choice, a comment does.
pub struct RequestView {
    pub service_request_id: String,
    pub status: Status,
    /// Where it stands, in the bureau's words.
    pub status_notes: String,
    pub service_name: String,
    /// The category it was sorted into; before that, the one it was sent as.
    pub service_code: String,
    /// As somebody released it; until then as sent, but null where somebody might be named in it. Null once taken back.
    pub description: Option<String>,
    /// The squad that has it, else the bureau.
    pub agency_responsible: String,
    pub service_notice: Option<String>,
    pub requested_datetime: String,
    /// When the newest step was recorded.
    pub updated_datetime: String,
    /// When it is to be done; null until it is sorted.
    pub expected_datetime: Option<String>,
    /// As sent; null where somebody might be named in it.
    pub address: Option<String>,
    pub address_id: Option<String>,
    pub zipcode: Option<String>,
    pub lat: Option<f64>,
    pub long: Option<f64>,
    /// The first photo a person released.
    pub media_url: Option<String>,
    /// Beyond the standard: steps, oldest first; of a list only with `extensions=true`.
    pub notes: Option<Vec<NoteView>>,
}

/// A step, without words that anybody wrote.
#[derive(Serialize, ToSchema)]
pub struct NoteView {
    /// When.
    pub datetime: String,
    /// Which, as in the journal.
    #[serde(rename = "type")]
    #[schema(value_type = crate::closed_lists::FactName)]
    pub kind: String,
    /// In Chinese.
    pub summary: String,
}

/// Requests with their words: one statement for all of them. `root` is what the residents' pages begin with, where known.
pub async fn shown(desk: &Desk, reads: &mut (impl Reads + Send), bureau: &Bureau, rows: Vec<opinion::Model>, root: Option<&str>, with_notes: bool) -> Result<Vec<RequestView>, Problem> {
    let reference = desk.reference(bureau.id);
    let loaded = load::by_rows(reads, bureau.id, rows).await?;
    Ok(loaded.into_iter().map(|loaded| view(loaded, &reference, bureau, root, with_notes)).collect())
}

fn view(loaded: Loaded, reference: &Reference, bureau: &Bureau, root: Option<&str>, with_notes: bool) -> RequestView {
    let Loaded { row, facts, opinion, .. } = loaded;
    let category = row.category.as_deref().or(row.proposed_category.as_deref());
    let known = category.and_then(|code| reference.category(code));
    let squad = row.squad_id.and_then(|id| reference.squad(SquadId(id)));
    let standing = opinion.standing();
    let description = opinion.said.text.split(&format!("\n\n{}", words::MEDIA)).next().unwrap_or_default();
    RequestView {
        status: if standing.is_open() { Status::Open } else { Status::Closed },
        status_notes: if standing == Standing::Merged { words::MERGED.into() } else { named("standing", standing.code()).name },
        service_name: known.map_or_else(|| category.unwrap_or(words::UNSORTED).to_owned(), |category| category.name.clone()),
        service_code: category.map_or_else(|| UNSORTED.into(), code_of),
        description: match &opinion.publication {
            Some(shown) => Some(shown.said.text.clone()),
            None if opinion.kept_back.is_some() || opinion.private.is_some() => None,
            None => nameless(description),
        },
        agency_responsible: squad.map_or_else(|| bureau.name.clone(), |squad| squad.name.clone()),
        service_notice: None,
        requested_datetime: Instant(row.received_at).to_rfc3339(),
        updated_datetime: Instant(row.changed_at).to_rfc3339(),
        expected_datetime: row.finish_due_at.map(|at| Instant(at).to_rfc3339()),
        address: row.address.as_deref().and_then(nameless),
        address_id: None,
        zipcode: None,
        lat: row.latitude,
        long: row.longitude,
        media_url: opinion.publication.as_ref().and_then(|shown| shown.photos.first()).and_then(|photo| {
            root.map(|root| format!("{root}/opinions/{}/photos/{photo}", row.number))
        }),
        notes: with_notes.then(|| facts.iter().filter_map(note).collect()),
        service_request_id: row.number,
    }
}

fn note(dated: &Dated) -> Option<NoteView> {
    // What residents never read of an opinion is not read here, either.
    public_words(&dated.fact)?;
    let kind = fact_code(&dated.fact);
    // The portal speaks to the reporter, this to everybody.
    let (own, portals) = (format!("note_{kind}"), format!("entry_{kind}"));
    let summary = if of(words::EVERY, &own) == own { of(portal::EVERY, &portals) } else { of(words::EVERY, &own) };
    Some(NoteView { datetime: dated.at.to_rfc3339(), summary: summary.into(), kind })
}
