//! Photos on a receipt.

use super::receipt_entries::{public_photos, shared_photos};
use super::follow::joined_at;
use super::visit::Visit;
use crate::opinions::attachments::{find, picture};
use crate::opinions::receipt::{code_hash, read_code};
use crate::opinions::load;
use crate::opinions::tables::opinion;
use crate::problem::Problem;
use crate::store::Reads;
use axum::extract::Path;
use axum::response::Response;
use chengguan_statute::ids::{AttachmentId, OpinionId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

/// `GET /receipts/{code}/photos/{id}`
pub async fn large(visit: Visit, Path((code, id)): Path<(String, String)>) -> Response {
    let made = photo(&visit, &code, &id, false).await;
    visit.show(made, visit.path(&format!("/receipts/{code}")))
}

/// `GET /receipts/{code}/photos/{id}/small`
pub async fn small(visit: Visit, Path((code, id)): Path<(String, String)>) -> Response {
    let made = photo(&visit, &code, &id, true).await;
    visit.show(made, visit.path(&format!("/receipts/{code}")))
}

/// Looked up from the photo, so that no code can be tried here without knowing a photo of its opinion.
async fn photo(visit: &Visit, code: &str, id: &str, small: bool) -> Result<Response, Problem> {
    let id = Uuid::parse_str(id).map_err(|_| Problem::not_found())?;
    let bureau = visit.visitor.bureau.id;
    let mut reader = visit.desk.reading();
    let code = read_code(code).ok_or_else(Problem::not_found)?;
    let row = find(&mut reader, bureau, AttachmentId(id)).await?;
    let holder = OpinionId(row.opinion_id.ok_or_else(Problem::not_found)?);
    let select = opinion::Entity::find()
        .filter(opinion::Column::BureauId.eq(bureau))
        .filter(opinion::Column::ReceiptHash.eq(code_hash(&code).to_vec()));
    let own: opinion::Model = reader.one(select.into_query()).await?.ok_or_else(Problem::not_found)?;
    if own.id != holder.0 && own.merged_into != Some(holder.0) {
        return Err(Problem::not_found());
    }
    let loaded = load::by_id(&mut reader, bureau, holder).await?.ok_or_else(Problem::not_found)?;
    let reporter = load::by_row(&mut reader, own.clone()).await?;
    let meant = |at| own.id == holder.0 || joined_at(&reporter).is_none_or(|joined| at >= joined);
    let of_fact = if own.id == holder.0 { public_photos } else { shared_photos };
    if !loaded.facts.iter().any(|dated| meant(dated.at) && of_fact(&dated.fact).iter().any(|photo| photo.id.0 == id)) {
        return Err(Problem::not_found());
    }
    picture(&visit.desk, &row.sm3, small).await
}
