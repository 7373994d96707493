//! The public ledger as an Atom feed (RFC 4287): what is shown now, by the same conditions as the list. What is taken back
//! is gone from it.

use super::ledger::place;
use super::ledger_api::category_name;
use super::pages::{FeedEntry, FeedPage};
use super::receipt_page::absolute;
use super::shown::{self, Shown, Wanted};
use super::visit::Visit;
use crate::problem::Problem;
use crate::rates::Rate;
use askama::Template;
use axum::extract::{Query, RawQuery};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chengguan_statute::day::Instant;

/// `GET /opinions/feed.atom`
pub async fn feed(visit: Visit, RawQuery(query): RawQuery, Query(asked): Query<Vec<(String, String)>>) -> Response {
    let made = feed_of(&visit, query.as_deref().unwrap_or_default(), &asked).await;
    visit.show(made, visit.path("/opinions"))
}

async fn feed_of(visit: &Visit, query: &str, asked: &[(String, String)]) -> Result<Response, Problem> {
    visit.desk.limits().address(Rate::Question, visit.visitor.address).map_err(crate::identity::too_many)?;
    let (wanted, page) = Wanted::read(asked, &visit.reference)?;
    let (rows, _) = shown::page(&mut visit.desk.reading(), visit.visitor.bureau.id, &wanted, &page, &visit.reference).await?;
    // Without a host in the request the addresses are those of this host.
    let root = absolute(&visit.headers, &visit.frame.base).unwrap_or_else(|| visit.frame.base.clone());
    let newest = rows.iter().map(updated).max().unwrap_or(Instant(0));
    let feed = FeedPage {
        bureau_name: visit.frame.bureau_name.clone(),
        url: format!("{root}/opinions/feed.atom{}{query}", if query.is_empty() { "" } else { "?" }),
        list: format!("{root}/opinions{}{query}", if query.is_empty() { "" } else { "?" }),
        updated: newest.to_rfc3339(),
        entries: rows.iter().map(|row| entry(visit, row, &root)).collect(),
    };
    let text = feed.render().map_err(|_| Problem::internal())?;
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], text).into_response())
}

/// When what is shown last changed for a reader: shown, or answered.
fn updated(row: &Shown) -> Instant {
    Instant(row.published_at.max(row.replied_at.filter(|_| row.reply.is_some()).unwrap_or_default()))
}

fn entry(visit: &Visit, row: &Shown, root: &str) -> FeedEntry {
    FeedEntry {
        url: format!("{root}/opinions/{}", row.number),
        title: row.title.clone(),
        text: row.said.clone(),
        place: place(visit, row),
        category: row.category.as_deref().map(|code| category_name(&visit.reference, code)),
        reply: row.reply.clone(),
        published: Instant(row.published_at).to_rfc3339(),
        updated: updated(row).to_rfc3339(),
    }
}
