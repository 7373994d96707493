//! My own list: receipts this telephone keeps, because its owner wished it. They stand in a cookie that no script reads;
//! the bureau keeps nothing about who has which.

use super::fields::Fields;
use super::home::asked_in_vain;
use super::api::by_code;
use super::pages::{MinePage, MineRow, Tint};
use super::visit::{Visit, go_on, html};
use crate::identity::cookie;
use crate::opinions::receipt::{code_hash, read_code};
use crate::opinions::tables::opinion;
use crate::opinions::view::named;
use crate::problem::Problem;
use crate::rates::Rate;
use crate::store::Reads;
use crate::times;
use axum::extract::{Path, RawQuery};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use chengguan_statute::day::Instant;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QueryTrait};

/// Name of the cookie.
const COOKIE: &str = "chengguan_receipts";
/// Receipts kept at most; the oldest goes first.
const KEPT_MAX: usize = 20;
/// Kept for a year after the newest.
const SECONDS: u32 = 365 * 24 * 3600;

/// Codes this telephone keeps, newest first. What is no code is none.
pub fn kept(visit: &Visit) -> Vec<String> {
    let text = cookie(&visit.headers, COOKIE).unwrap_or_default();
    text.split('.').filter_map(read_code).take(KEPT_MAX).collect()
}

/// `POST /receipts/{code}/remember`: only of a receipt there is.
pub async fn remember(visit: Visit, Path(code): Path<String>) -> Response {
    if let Err(problem) = by_code(&visit.desk, &visit.visitor, &code).await {
        return asked_in_vain(&visit, &code, problem);
    }
    let code = read_code(&code).unwrap_or_default();
    let others = kept(&visit).into_iter().filter(|kept| *kept != code);
    let codes: Vec<String> = std::iter::once(code.clone()).chain(others).take(KEPT_MAX).collect();
    let made = go_on(&visit.path("/mine?told=kept")).and_then(|response| with_cookie(response, &codes.join("."), SECONDS));
    visit.show(made, String::new())
}

/// `POST /mine/forget`
pub async fn forget(visit: Visit) -> Response {
    let made = go_on(&visit.path("/mine")).and_then(|response| with_cookie(response, "", 0));
    visit.show(made, String::new())
}

fn with_cookie(mut response: Response, codes: &str, seconds: u32) -> Result<Response, Problem> {
    let cookie = format!("{COOKIE}={codes}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    let cookie = HeaderValue::from_str(&cookie).map_err(|_| Problem::internal())?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// `GET /mine`
pub async fn list(visit: Visit, RawQuery(query): RawQuery) -> Response {
    let made = list_page(&visit, Fields::query(query.as_deref()).get("told") == "kept").await;
    visit.show(made, String::new())
}

async fn list_page(visit: &Visit, kept_now: bool) -> Result<Response, Problem> {
    let codes = kept(visit);
    let (mut rows, mut leads): (Vec<opinion::Model>, Vec<opinion::Model>) = Default::default();
    if !codes.is_empty() {
        visit.desk.limits().address(Rate::Receipt, visit.visitor.address).map_err(crate::identity::too_many)?;
        let select = opinion::Entity::find()
            .filter(opinion::Column::BureauId.eq(visit.visitor.bureau.id))
            .filter(opinion::Column::ReceiptHash.is_in(codes.iter().map(|code| code_hash(code).to_vec())))
            .order_by_desc(opinion::Column::ReceivedAt)
            .order_by_desc(opinion::Column::Id);
        let mut reader = visit.desk.reading();
        rows = reader.all(select.into_query()).await?;
        // What goes on under another is answered there, by then.
        let ids: Vec<uuid::Uuid> = rows.iter().filter_map(|row| row.merged_into).collect();
        if !ids.is_empty() {
            let select = opinion::Entity::find().filter(opinion::Column::BureauId.eq(visit.visitor.bureau.id)).filter(opinion::Column::Id.is_in(ids));
            leads = reader.all(select.into_query()).await?;
        }
    }
    let mut frame = visit.frame.clone();
    frame.path = visit.path("/mine");
    let code_of = |row: &opinion::Model| codes.iter().find(|code| code_hash(code)[..] == row.receipt_hash[..]);
    let answering = |row: &opinion::Model| leads.iter().find(|lead| Some(lead.id) == row.merged_into).cloned().unwrap_or_else(|| row.clone());
    let rows = rows.iter().filter_map(|row| Some(mine(visit, row, &answering(row), code_of(row)?)));
    Ok(html(StatusCode::OK, &MinePage { frame, rows: rows.collect(), kept: kept_now }))
}

/// `answering` is the one it goes on under, or itself.
fn mine(visit: &Visit, row: &opinion::Model, answering: &opinion::Model, code: &str) -> MineRow {
    let now = visit.desk.now();
    let awaited = answering.finish_due_at.filter(|_| answering.open && answering.replied_at.is_none());
    let late = awaited.is_some_and(|due| due < now.0);
    MineRow {
        url: visit.path(&format!("/receipts/{code}")),
        title: row.title.clone(),
        number: row.number.clone(),
        when: times::date(Instant(row.received_at).day(), Some(now)),
        tint: if late { Tint::Red } else if answering.open { Tint::Ontime } else { Tint::Closed },
        stands: named("standing", &answering.standing).name,
        due: awaited.map(|due| times::deadline(Instant(due), Some(now))),
    }
}
