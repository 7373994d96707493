//! A request as everybody may see it.

use super::offered::{UNSORTED, code_of};
use crate::desk::{Bureau, Desk};
use crate::opinions::load::{self, Loaded};
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
use chengguan_statute::personal_data::{Signs, found};
use chengguan_words::{of, open311 as words, personal_data, portal};
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
    /// As sent; null where somebody might be named in it.
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
    /// Always null: photos wait for a person.
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

/// Requests with their words: one statement for all of them.
pub async fn shown(desk: &Desk, reads: &mut (impl Reads + Send), bureau: &Bureau, rows: Vec<opinion::Model>, with_notes: bool) -> Result<Vec<RequestView>, Problem> {
    let reference = desk.reference(bureau.id);
    let loaded = load::by_rows(reads, bureau.id, rows).await?;
    Ok(loaded.into_iter().map(|loaded| view(loaded, &reference, bureau, with_notes)).collect())
}

fn view(loaded: Loaded, reference: &Reference, bureau: &Bureau, with_notes: bool) -> RequestView {
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
        description: nameless(description),
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
        media_url: None,
        notes: with_notes.then(|| facts.iter().filter_map(note).collect()),
        service_request_id: row.number,
    }
}

/// Words in which nobody is found.
fn nameless(text: &str) -> Option<String> {
    found(text, &SIGNS).is_empty().then(|| text.to_owned())
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

const SIGNS: Signs<'static> = Signs {
    surnames: personal_data::SURNAMES,
    double_surnames: personal_data::DOUBLE_SURNAMES,
    given: personal_data::GIVEN,
    placeholders: personal_data::PLACEHOLDERS,
    cues: personal_data::CUES,
    titles: personal_data::TITLES,
    nicknames: personal_data::NICKNAMES,
    place_ends: personal_data::PLACE_ENDS,
    plain_words: personal_data::PLAIN_WORDS,
    plate_provinces: personal_data::PLATE_PROVINCES,
    plate_ends: personal_data::PLATE_ENDS,
    numerals: personal_data::NUMERALS,
    numeral_variants: personal_data::NUMERAL_VARIANTS,
    date_marks: personal_data::DATE_MARKS,
};
