//! 收件: what waits to be looked at, newest first.

use super::tables::{notice, opinion};
use super::view::OtherOpinion;
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{Signed, bureau_of};
use crate::paging::{Count, Cursor, Found, Newest, counting};
use crate::problem::Problem;
use crate::server::Body;
use crate::store::Reads;
use axum::Json;
use axum::extract::{Query, Request, State};
use axum::http::StatusCode;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::AccountId;
use chengguan_words::{notices as words, of};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryTrait};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A notice.
#[derive(Serialize, ToSchema)]
pub struct NoticeView {
    /// Which.
    pub id: Uuid,
    /// Which words.
    #[schema(value_type = closed::NoticeKind)]
    pub kind: String,
    /// The words.
    pub text: String,
    /// When.
    pub at: String,
    /// Seen before.
    pub read: bool,
    /// About which opinion.
    pub opinion: OtherOpinion,
}

/// A page of notices.
#[derive(Serialize, ToSchema)]
pub struct InboxPage {
    /// Newest first.
    pub items: Vec<NoticeView>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// Unread ones.
    pub count: Count,
}

/// Which notices were read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadBody {
    /// These.
    #[serde(default)]
    pub ids: Vec<Uuid>,
    /// Or all.
    #[serde(default)]
    pub all: bool,
}

/// Unread notices of somebody, bounded.
pub async fn unread(desk: &Desk, bureau: i32, account: AccountId) -> Result<i64, Problem> {
    use notice::Column::{AccountId as Account, BureauId, ReadAt};
    let mine = Condition::all().add(BureauId.eq(bureau)).add(Account.eq(account.0)).add(ReadAt.is_null());
    let row: Option<Found> = desk.reading().one(counting(notice::Entity, mine)).await?;
    Ok(row.map_or(0, |row| row.found))
}

/// My inbox.
#[utoipa::path(get, path = "/api/v1/inbox", tag = "opinions", params(("after" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = InboxPage), (status = 400, body = Problem), (status = 401, body = Problem)))]
pub async fn inbox(State(desk): State<Desk>, signed: Signed, Query(asked): Query<Vec<(String, String)>>, request: Request) -> Result<Json<InboxPage>, Problem> {
    let bureau = bureau_of(&request.into_parts().0)?;
    let page = Newest::read(&asked, &["after", "limit"], |_, _| Ok(()))?;
    let own = notice::Entity::find().filter(notice::Column::BureauId.eq(bureau.id)).filter(notice::Column::AccountId.eq(signed.clerk.account.0));
    let mut reader = desk.reading();
    let mut rows: Vec<notice::Model> = reader.all(page.of(own, notice::Column::At, notice::Column::Id)).await?;
    let next = page.cut(&mut rows, |row| Cursor { value: row.at, id: row.id });
    let about = opinion::Entity::find()
        .filter(opinion::Column::BureauId.eq(bureau.id))
        .filter(opinion::Column::Id.is_in(rows.iter().map(|row| row.opinion_id)));
    let opinions: Vec<opinion::Model> = reader.all(about.into_query()).await?;
    let items = rows.into_iter().filter_map(|row| {
        let about = opinions.iter().find(|opinion| opinion.id == row.opinion_id)?;
        Some(NoticeView {
            id: row.id,
            text: of(words::EVERY, &row.kind).into(),
            at: Instant(row.at).to_rfc3339(),
            read: row.read_at.is_some(),
            opinion: OtherOpinion { id: about.id, number: about.number.clone(), title: about.title.clone() },
            kind: row.kind,
        })
    });
    let items = items.collect();
    let count = Count::bounded(unread(&desk, bureau.id, signed.clerk.account).await?);
    Ok(Json(InboxPage { items, next, count }))
}

/// Marks notices read.
#[utoipa::path(post, path = "/api/v1/inbox/read", tag = "opinions", request_body = ReadBody, responses((status = 204), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub async fn mark_read(State(desk): State<Desk>, signed: Signed, request: Request) -> Result<StatusCode, Problem> {
    let (parts, body) = request.into_parts();
    let bureau = bureau_of(&parts)?;
    let asked: ReadBody = Body::read(body).await?;
    let ids = if asked.all { None } else { Some(asked.ids) };
    crate::chores::read_notices(&desk, bureau.id, signed.clerk.account.0, ids, desk.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
