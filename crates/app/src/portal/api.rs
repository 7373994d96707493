//! The residents' API (contracts.md): a word without signing in, photos before it, follow-up by receipt.

use crate::closed_lists as closed;
use crate::desk::{Bureau, Desk};
use crate::idempotency::{Found, Keyed, Once};
use crate::identity::{bureau_of, cookie};
use crate::opinions::attachments::{Uploaded, Uploader, file_part, take_in};
use crate::opinions::receipt::{code_hash, read_code};
use crate::opinions::receive::{Came, OpinionInput, Received, receive};
use crate::opinions::said::Holder;
use crate::opinions::load::{self, Loaded};
use crate::opinions::tables::{attachment, draft, opinion};
use crate::problem::Problem;
use crate::rates::Rate;
use crate::server::{Address, Body};
use crate::store::Reads;
use axum::Json;
use axum::extract::{FromRequestParts, Multipart, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chengguan_proof::{hex, sm3};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{ActedBy, Channel};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde::Serialize;
use std::net::IpAddr;
use std::sync::Arc;
use utoipa::ToSchema;

/// Name of the draft's cookie.
pub const DRAFT_COOKIE: &str = "chengguan_draft";

/// Somebody at the residents' entrance.
pub struct Visitor {
    /// Whose entrance.
    pub bureau: Arc<Bureau>,
    /// From where.
    pub address: IpAddr,
    /// The key of a repeatable request.
    pub keyed: Option<Keyed>,
}

impl Visitor {
    /// Looks the key up: the first run goes on, a repeat gets the kept answer.
    pub async fn once(&self, desk: &Desk) -> Result<Option<Found>, Problem> {
        match &self.keyed {
            Some(keyed) => Ok(Some(Once::find(&mut desk.reading(), self.bureau.id, &self.address.to_string(), keyed).await?)),
            None => Ok(None),
        }
    }
}

impl FromRequestParts<Desk> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Problem> {
        let Address(address) = Address::from_request_parts(parts, desk).await?;
        Ok(Self { bureau: bureau_of(parts)?, address, keyed: parts.extensions.get::<Keyed>().cloned() })
    }
}

/// Receives what a resident says.
#[utoipa::path(post, path = "/api/v1/portal/opinions", tag = "portal", request_body = OpinionInput,
    responses((status = 201, body = Received), (status = 400, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn send(State(desk): State<Desk>, visitor: Visitor, headers: HeaderMap, Body(input): Body<OpinionInput>) -> Result<Response, Problem> {
    let draft = draft_of(&headers).map(draft_hash);
    let came = Came::by(Channel::Portal);
    let (_, received) = receive_once(&desk, &visitor, &input, came, draft.as_deref()).await?;
    Ok((StatusCode::CREATED, Json(received)).into_response())
}

/// Receives once, whatever is repeated: what residents say here, and what another system sends for them.
pub async fn receive_once(desk: &Desk, visitor: &Visitor, input: &OpinionInput, came: Came, draft: Option<&[u8]>) -> Result<(OpinionId, Received), Problem> {
    let once = match visitor.once(desk).await? {
        Some(Found::Again(Some(answer))) => {
            let parsed = (serde_json::from_value(answer["id"].clone()), serde_json::from_value(answer["received"].clone()));
            return match parsed {
                (Ok(id), Ok(received)) => Ok((id, received)),
                _ => Err(Problem::internal()),
            };
        }
        Some(Found::Again(None)) => return Err(Problem::unavailable()),
        Some(Found::First(once)) => Some(once),
        None => None,
    };
    let rate = if came.channel == Channel::Open311 { Rate::System } else { Rate::Receive };
    desk.limits().address(rate, visitor.address).map_err(crate::identity::too_many)?;
    let act = desk.begin(&visitor.bureau, ActedBy::Resident, once);
    let reference = desk.reference(visitor.bureau.id);
    receive(desk, act, &reference, input, came, draft.map(Holder::Draft)).await
}

/// The draft a request names: a program in the header `draft`, a browser by its cookie.
fn draft_of(headers: &HeaderMap) -> Option<&str> {
    headers.get("draft").and_then(|value| value.to_str().ok()).or_else(|| cookie(headers, DRAFT_COOKIE))
}

/// A draft's token.
#[derive(Serialize, ToSchema)]
pub struct DraftToken {
    /// Also set as a cookie.
    pub draft: String,
}

/// Begins a draft that photos can be added to.
#[utoipa::path(post, path = "/api/v1/portal/drafts", tag = "portal", responses((status = 201, body = DraftToken), (status = 429, body = Problem)))]
pub async fn draft(State(desk): State<Desk>, visitor: Visitor) -> Result<Response, Problem> {
    desk.limits().address(Rate::Upload, visitor.address).map_err(crate::identity::too_many)?;
    let token = new_draft(&desk, &visitor.bureau).await?;
    let mut response = (StatusCode::CREATED, Json(DraftToken { draft: token.clone() })).into_response();
    response.headers_mut().insert(header::SET_COOKIE, draft_cookie(&token)?);
    Ok(response)
}

/// Makes a draft.
pub async fn new_draft(desk: &Desk, bureau: &Bureau) -> Result<String, Problem> {
    let token = format!("{}.d.{}", bureau.short_code, hex(&crate::random::bytes::<16>()));
    crate::chores::add_draft(desk, bureau.id, draft_hash(&token), desk.now()).await?;
    Ok(token)
}

/// The cookie that carries a draft.
pub fn draft_cookie(token: &str) -> Result<HeaderValue, Problem> {
    let cookie = format!("{DRAFT_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}", super::DRAFT_MS / 1000);
    HeaderValue::from_str(&cookie).map_err(|_| Problem::internal())
}

/// What is stored of a draft's token.
pub fn draft_hash(token: &str) -> Vec<u8> {
    sm3(&[b"draft", token.as_bytes()]).to_vec()
}

/// Adds a photo to a draft.
#[utoipa::path(post, path = "/api/v1/portal/attachments", operation_id = "upload_to_draft", tag = "portal",
    responses((status = 201, body = Uploaded), (status = 403, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn upload(State(desk): State<Desk>, visitor: Visitor, headers: HeaderMap, mut form: Multipart) -> Result<(StatusCode, Json<Uploaded>), Problem> {
    let token = draft_of(&headers).ok_or_else(Problem::not_permitted)?.to_owned();
    let bytes = file_part(&mut form).await?;
    let uploaded = add_photo(&desk, &visitor, &token, bytes).await?;
    Ok((StatusCode::CREATED, Json(uploaded)))
}

/// Adds a photo, if the draft is there and has room.
pub async fn add_photo(desk: &Desk, visitor: &Visitor, token: &str, bytes: Vec<u8>) -> Result<Uploaded, Problem> {
    desk.limits().address(Rate::Upload, visitor.address).map_err(crate::identity::too_many)?;
    let hash = draft_hash(token);
    let bureau = visitor.bureau.id;
    let mut reader = desk.reading();
    if !alive(&mut reader, desk, bureau, &hash).await? {
        return Err(Problem::not_permitted());
    }
    if photos_of(&mut reader, bureau, &hash).await?.len() >= crate::files::PHOTOS_MAX {
        return Err(Problem::field("file", "too_many_photos", &[("max", &crate::files::PHOTOS_MAX.to_string())]));
    }
    take_in(desk, bureau, bytes, Uploader::Draft(hash)).await
}

/// Whether a draft is there and not too old.
pub async fn alive(reads: &mut (impl Reads + Send), desk: &Desk, bureau: i32, draft_hash: &[u8]) -> Result<bool, Problem> {
    let select = draft::Entity::find()
        .filter(draft::Column::BureauId.eq(bureau))
        .filter(draft::Column::TokenHash.eq(draft_hash.to_vec()))
        .filter(draft::Column::CreatedAt.gt(desk.now().0 - super::DRAFT_MS));
    Ok(reads.one::<draft::Model>(select.into_query()).await?.is_some())
}

/// Photos of a draft not yet sent.
pub async fn photos_of(reads: &mut (impl Reads + Send), bureau: i32, draft_hash: &[u8]) -> Result<Vec<attachment::Model>, Problem> {
    let select = attachment::Entity::find()
        .filter(attachment::Column::BureauId.eq(bureau))
        .filter(attachment::Column::DraftHash.eq(draft_hash.to_vec()))
        .filter(attachment::Column::OpinionId.is_null())
        .limit(crate::files::PHOTOS_MAX as u64 * 2);
    Ok(reads.all(select.into_query()).await?)
}

/// One public line of what happened.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PublicEntry {
    /// What, in public words.
    pub text: String,
    /// When.
    pub at: String,
}

/// What a receipt shows.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReceiptView {
    /// The ledger number.
    pub opinion: String,
    /// First words.
    pub title: String,
    /// Where it stands.
    #[schema(value_type = closed::Coded<closed::Standing>)]
    pub standing: crate::opinions::view::Named,
    /// RFC 3339.
    pub received_at: String,
    /// When the reply is due.
    pub due_at: Option<String>,
    /// Oldest first.
    pub timeline: Vec<PublicEntry>,
    /// The reply.
    pub reply: Option<String>,
    /// SM3 of the entry that received it.
    pub leaf: String,
    /// Version, for acts.
    pub version: u32,
}

/// Follows an opinion by its receipt.
#[utoipa::path(get, path = "/api/v1/portal/receipts/{code}", tag = "portal", params(("code" = String, Path)),
    responses((status = 200, body = ReceiptView), (status = 404, body = Problem), (status = 429, body = Problem)))]
pub async fn follow(State(desk): State<Desk>, visitor: Visitor, Path(code): Path<String>) -> Result<Json<ReceiptView>, Problem> {
    let loaded = by_code(&desk, &visitor, &code).await?;
    Ok(Json(super::follow::public_view(&desk, &loaded)))
}

/// The opinion of a code. A wrong one and one that never was answer alike.
pub async fn by_code(desk: &Desk, visitor: &Visitor, code: &str) -> Result<Loaded, Problem> {
    desk.limits().address(Rate::Receipt, visitor.address).map_err(crate::identity::too_many)?;
    let code = read_code(code).ok_or_else(Problem::not_found)?;
    let mut reader = desk.reading();
    let select = opinion::Entity::find()
        .filter(opinion::Column::BureauId.eq(visitor.bureau.id))
        .filter(opinion::Column::ReceiptHash.eq(code_hash(&code).to_vec()));
    let row: opinion::Model = reader.one(select.into_query()).await?.ok_or_else(Problem::not_found)?;
    Ok(load::by_row(&mut reader, row).await?)
}
