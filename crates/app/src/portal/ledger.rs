//! The public ledger: a list with a map by cell, and a page for each opinion that is shown.

use super::ledger_api::{category_name, street};
use super::map;
use super::pages::{Choice, LedgerPage, LedgerRow, Picture, PublicOpinionPage, Said, Tint};
use super::shown::{self, Shown, Wanted, areas};
use super::visit::{Visit, html};
use crate::opinions::attachments::{find, picture};
use crate::opinions::load;
use crate::opinions::numbers::ledger_number;
use crate::opinions::tables::opinion;
use crate::problem::Problem;
use crate::rates::Rate;
use crate::store::Reads;
use crate::times;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::{AttachmentId, SquadId};
use chengguan_statute::opinions::Fact;
use chengguan_words::{fill, of, opinions as law_words, portal as words};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

/// `GET /opinions`
pub async fn list(visit: Visit, Query(asked): Query<Vec<(String, String)>>) -> Response {
    let made = list_page(&visit, asked).await;
    visit.show(made, visit.path("/opinions"))
}

async fn list_page(visit: &Visit, mut asked: Vec<(String, String)>) -> Result<Response, Problem> {
    visit.desk.limits().address(Rate::Question, visit.visitor.address).map_err(crate::identity::too_many)?;
    if !asked.iter().any(|(name, _)| name == "limit") {
        asked.push(("limit".into(), ROWS.into()));
    }
    let (wanted, page) = Wanted::read(&asked, &visit.reference)?;
    let bureau = visit.visitor.bureau.id;
    let mut reader = visit.desk.reading();
    let (rows, next) = shown::page(&mut reader, bureau, &wanted, &page, &visit.reference).await?;
    let cells = shown::by_cell(&mut reader, bureau).await?;
    let now = visit.desk.now();
    let first = !asked.iter().any(|(name, value)| name == "after" && !value.is_empty());
    let marks: Vec<(String, i64, String)> = cells.iter().map(|cell| (cell.grid.clone(), cell.found, address(visit, &[("grid", &cell.grid)]))).collect();
    let code = |text: &Option<String>| text.clone().unwrap_or_default();
    let chosen = [("area", code(&wanted.area)), ("grid", code(&wanted.grid)), ("category", code(&wanted.category)), ("standing", standing_code(&wanted))];
    let keep: Vec<(&str, &str)> = chosen.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (*name, value.as_str())).collect();
    let onward = next.map(|cursor| address(visit, &[&keep[..], &[("after", cursor.as_str())]].concat()));
    Ok(html(StatusCode::OK, &LedgerPage {
        frame: visit.frame.clone(),
        map: map::ledger(&visit.reference.district, &marks),
        rows: rows.iter().map(|row| row_of(visit, row, now)).collect(),
        areas: areas(&visit.reference).into_iter().map(|area| choice(area, area, &chosen[0].1)).collect(),
        categories: visit.reference.categories.iter().map(|category| choice(&category.code, &category.name, &chosen[2].1)).collect(),
        standing: chosen[3].1.clone(),
        grid: wanted.grid.clone(),
        filtered: !keep.is_empty(),
        first,
        next: onward,
        feed: visit.path(&["/opinions/feed.atom", &asked_for(&keep)].concat()),
    }))
}

/// Rows of a page for people.
const ROWS: &str = "20";

fn standing_code(wanted: &Wanted) -> String {
    wanted.open.map(|open| if open { "open" } else { "done" }.to_owned()).unwrap_or_default()
}

fn choice(code: &str, name: &str, chosen: &str) -> Choice {
    Choice { code: code.to_owned(), name: name.to_owned(), chosen: code == chosen }
}

/// The list's address with these conditions.
fn address(visit: &Visit, conditions: &[(&str, &str)]) -> String {
    visit.path(&["/opinions", &asked_for(conditions)].concat())
}

/// Conditions as they stand behind an address; nothing where there are none.
fn asked_for(conditions: &[(&str, &str)]) -> String {
    let query: Vec<String> = conditions.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) }
}

/// Percent signs for all but what is plain in every part of an address.
fn encoded(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    text.bytes().map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn row_of(visit: &Visit, row: &Shown, now: Instant) -> LedgerRow {
    let (tint, stands) = stands(row);
    LedgerRow {
        url: visit.path(&format!("/opinions/{}", row.number)),
        title: row.title.clone(),
        place: place(visit, row),
        category: row.category.as_deref().map(|code| category_name(&visit.reference, code)),
        when: times::date(Instant(row.received_at).day(), Some(now)),
        tint,
        stands: stands.to_owned(),
        joined: row.merged_count.max(0) as usize,
        photos: row.photo_ids().len(),
    }
}

/// Where it stands, for whoever passes by.
pub fn stands(row: &Shown) -> (Tint, &'static str) {
    match (row.open, row.replied_at) {
        (true, None) => (Tint::Ontime, words::STANDS_IN_HAND),
        (true, Some(_)) => (Tint::Closed, words::STANDS_REPLIED),
        (false, _) => (Tint::Closed, words::STANDS_DONE),
    }
}

/// To the block, never nearer.
pub fn place(visit: &Visit, row: &Shown) -> Option<String> {
    let cell = row.grid.as_deref()?;
    let street = street(&visit.reference, Some(cell))?;
    Some(fill(words::BLOCK, &[("street", &street), ("cell", cell)]))
}

/// `GET /opinions/{number}`
pub async fn opinion(visit: Visit, Path(number): Path<String>) -> Response {
    let made = opinion_page(&visit, &number).await;
    visit.show(made, visit.path("/opinions"))
}

async fn opinion_page(visit: &Visit, number: &str) -> Result<Response, Problem> {
    visit.desk.limits().address(Rate::Question, visit.visitor.address).map_err(crate::identity::too_many)?;
    let row = shown_or_gone(visit, number).await?;
    let now = visit.desk.now();
    let (tint, stands) = stands(&row);
    let squad = row.squad_id.and_then(|id| visit.reference.squad(SquadId(id))).map(|squad| squad.name.clone());
    let pictures = row.photo_ids().into_iter().enumerate().map(|(at, id)| {
        let url = visit.path(&format!("/opinions/{}/photos/{id}", row.number));
        Picture { small_url: format!("{url}/small"), url, label: fill(words::PHOTO, &[("n", &(at + 1).to_string())]) }
    });
    let reply = row.reply.as_ref().map(|reply| {
        let when = row.replied_at.map(|at| times::moment(Instant(at), Some(now))).unwrap_or_default();
        let by = fill(words::REPLIED_BY, &[("squad", squad.as_deref().unwrap_or_default()), ("when", &when)]);
        Said { by: by.trim().to_owned(), words: reply.clone() }
    });
    let due = row.finish_due_at.filter(|_| row.open && row.replied_at.is_none());
    Ok(html(StatusCode::OK, &PublicOpinionPage {
        frame: visit.frame.clone(),
        number: row.number.clone(),
        title: row.title.clone(),
        text: row.said.clone(),
        kind: of(law_words::EVERY, &format!("kind_{}", row.kind)).to_owned(),
        place: place(visit, &row),
        category: row.category.as_deref().map(|code| category_name(&visit.reference, code)),
        received: times::date(Instant(row.received_at).day(), Some(now)),
        since: times::date(Instant(row.published_at).day(), Some(now)),
        due: due.map(|at| times::deadline(Instant(at), Some(now))),
        squad,
        tint,
        stands: stands.to_owned(),
        reply_waits: row.reply.is_none() && row.replied_at.is_some(),
        reply,
        pictures: pictures.collect(),
        joined: row.merged_count.max(0) as usize,
        open: row.open,
    }))
}

/// The opinion while it is shown; 410 where it was and no longer is, 404 otherwise: nobody learns what was never shown.
async fn shown_or_gone(visit: &Visit, number: &str) -> Result<Shown, Problem> {
    let number = ledger_number(number).ok_or_else(Problem::not_found)?;
    let bureau = visit.visitor.bureau.id;
    let mut reader = visit.desk.reading();
    if let Some(row) = shown::by_number(&mut reader, bureau, &number).await? {
        return Ok(row);
    }
    let select = opinion::Entity::find().filter(opinion::Column::BureauId.eq(bureau)).filter(opinion::Column::Number.eq(number));
    let row: opinion::Model = reader.one(select.into_query()).await?.ok_or_else(Problem::not_found)?;
    let loaded = load::by_rows(&mut reader, bureau, vec![row]).await?;
    let was_shown = loaded.iter().flat_map(|loaded| &loaded.facts).any(|dated| matches!(dated.fact, Fact::Published { .. }));
    Err(if was_shown { Problem::new(StatusCode::GONE, "gone") } else { Problem::not_found() })
}

/// `GET /opinions/{number}/photos/{id}`
pub async fn large(visit: Visit, Path((number, id)): Path<(String, String)>) -> Response {
    let made = photo(&visit, &number, &id, false).await;
    visit.show(made, visit.path("/opinions"))
}

/// `GET /opinions/{number}/photos/{id}/small`
pub async fn small(visit: Visit, Path((number, id)): Path<(String, String)>) -> Response {
    let made = photo(&visit, &number, &id, true).await;
    visit.show(made, visit.path("/opinions"))
}

async fn photo(visit: &Visit, number: &str, id: &str, small: bool) -> Result<Response, Problem> {
    let id = AttachmentId(Uuid::parse_str(id).map_err(|_| Problem::not_found())?);
    let row = shown_or_gone(visit, number).await?;
    if !row.photo_ids().contains(&id) {
        return Err(Problem::not_found());
    }
    let stored = find(&mut visit.desk.reading(), visit.visitor.bureau.id, id).await?;
    let mut response = picture(&visit.desk, &stored.sm3, small).await?;
    // What is taken back is gone at once, also from the caches of browsers.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
