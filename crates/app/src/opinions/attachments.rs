//! Photos: uploaded before the act that takes them in, shown to whoever may see the opinion they belong to.

use super::tables::{attachment, opinion};
use crate::desk::Desk;
use crate::files::{PHOTO_BYTES_MAX, Stored};
use crate::identity::{May, out_of_scope, permission::ReadOpinions};
use crate::problem::{Field, Problem};
use crate::store::Reads;
use axum::Json;
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use chengguan_proof::hex;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::{AttachmentId, SquadId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A photo taken in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Uploaded {
    /// To name in the act.
    pub id: Uuid,
    /// Where it shows.
    pub url: String,
    /// SM3 of the stored bytes.
    pub sm3: String,
}

/// Whose upload it is.
#[derive(Clone)]
pub enum Uploader {
    /// A resident's draft.
    Draft(Vec<u8>),
    /// One of the bureau's people.
    Account(Uuid),
}

/// Reads the `file` part of a form, up to the limit.
pub async fn file_part(form: &mut Multipart) -> Result<Vec<u8>, Problem> {
    let broken = |error: MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { Problem::malformed(Field::new("file", "required", &[("name", "file")])) }
    };
    while let Some(mut part) = form.next_field().await.map_err(broken)? {
        if part.name() != Some("file") {
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(broken)? {
            if bytes.len() + chunk.len() > PHOTO_BYTES_MAX {
                return Err(too_large());
            }
            bytes.extend_from_slice(&chunk);
        }
        return Ok(bytes);
    }
    Err(Problem::field("file", "required", &[("name", "file")]))
}

fn too_large() -> Problem {
    let mut problem = Problem::field("file", "photo_too_large", &[]);
    problem.status = StatusCode::PAYLOAD_TOO_LARGE.as_u16();
    problem
}

/// Stores a photo, synced, and its row.
pub async fn take_in(desk: &Desk, bureau: i32, bytes: Vec<u8>, uploader: Uploader) -> Result<Uploaded, Problem> {
    let stored = desk.files().store(bytes).await?;
    let id = Uuid::now_v7();
    crate::chores::add_attachment(desk, row(bureau, id, &stored, uploader, desk.now()), bureau).await?;
    Ok(Uploaded { id, url: format!("/api/v1/attachments/{id}"), sm3: hex(&stored.sm3) })
}

/// A row for a picture stored before: the demo's pool.
pub fn row_of_pool(bureau: i32, id: AttachmentId, stored: &Stored, at: Instant) -> attachment::ActiveModel {
    row(bureau, id.0, stored, Uploader::Draft(Vec::new()), at)
}

fn row(bureau: i32, id: Uuid, stored: &Stored, uploader: Uploader, at: Instant) -> attachment::ActiveModel {
    let (draft, account) = match uploader {
        Uploader::Draft(hash) => (Some(hash), None),
        Uploader::Account(account) => (None, Some(account)),
    };
    attachment::ActiveModel {
        bureau_id: Set(bureau),
        id: Set(id),
        sm3: Set(stored.sm3.to_vec()),
        bytes: Set(stored.bytes as i64),
        width: Set(stored.width as i32),
        height: Set(stored.height as i32),
        draft_hash: Set(draft),
        account_id: Set(account),
        opinion_id: Set(None),
        created_at: Set(at.0),
    }
}

/// Uploads a photo for an act to come.
#[utoipa::path(post, path = "/api/v1/attachments", tag = "opinions",
    responses((status = 201, body = Uploaded), (status = 403, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem)))]
pub async fn upload(State(desk): State<Desk>, clerk: May<ReadOpinions>, mut form: Multipart) -> Result<(StatusCode, Json<Uploaded>), Problem> {
    let bytes = file_part(&mut form).await?;
    let uploaded = take_in(&desk, clerk.bureau.id, bytes, Uploader::Account(clerk.clerk.account.0)).await?;
    Ok((StatusCode::CREATED, Json(uploaded)))
}

/// A photo in full.
#[utoipa::path(get, path = "/api/v1/attachments/{id}", tag = "opinions", params(("id" = Uuid, Path)),
    responses((status = 200, content_type = "image/jpeg"), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn large(State(desk): State<Desk>, clerk: May<ReadOpinions>, Path(id): Path<AttachmentId>) -> Result<Response, Problem> {
    show(&desk, &clerk, id, false).await
}

/// A small copy, for lists.
#[utoipa::path(get, path = "/api/v1/attachments/{id}/small", tag = "opinions", params(("id" = Uuid, Path)),
    responses((status = 200, content_type = "image/jpeg"), (status = 401, body = Problem), (status = 404, body = Problem)))]
pub async fn small(State(desk): State<Desk>, clerk: May<ReadOpinions>, Path(id): Path<AttachmentId>) -> Result<Response, Problem> {
    show(&desk, &clerk, id, true).await
}

async fn show(desk: &Desk, clerk: &May<ReadOpinions>, id: AttachmentId, small: bool) -> Result<Response, Problem> {
    let mut reader = desk.reading();
    let row = find(&mut reader, clerk.bureau.id, id).await?;
    let within = match row.opinion_id {
        Some(opinion_id) => {
            let select = opinion::Entity::find().filter(opinion::Column::BureauId.eq(clerk.bureau.id)).filter(opinion::Column::Id.eq(opinion_id));
            let about: Option<opinion::Model> = reader.one(select.into_query()).await?;
            clerk.reaches(about.and_then(|about| about.squad_id).map(SquadId))
        }
        None => row.account_id == Some(clerk.clerk.account.0),
    };
    if !within {
        return Err(out_of_scope(desk, clerk, "attachment", id.0).await);
    }
    picture(desk, &row.sm3, small).await
}

/// A row by id.
pub async fn find(reads: &mut (impl Reads + Send), bureau: i32, id: AttachmentId) -> Result<attachment::Model, Problem> {
    let select = attachment::Entity::find().filter(attachment::Column::BureauId.eq(bureau)).filter(attachment::Column::Id.eq(id.0));
    reads.one(select.into_query()).await?.ok_or_else(Problem::not_found)
}

/// The stored bytes. The name is a digest, so what was once fetched never changes.
pub async fn picture(desk: &Desk, sm3: &[u8], small: bool) -> Result<Response, Problem> {
    let bytes = tokio::fs::read(desk.files().path(sm3, small)).await.map_err(|why| {
        tracing::error!(%why, sm3 = hex(sm3), "a stored photo could not be read");
        Problem::not_found()
    })?;
    let headers = [(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "private, max-age=31536000, immutable")];
    Ok((headers, bytes).into_response())
}
