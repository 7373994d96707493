//! Bringing a file (上传台账): kept beside the ledger, nothing of it is on it yet.

use super::describe::describe;
use super::list::{ImportView, view};
use super::tables::import_file;
use super::{FILE_BYTES_MAX, path};
use crate::chores;
use crate::desk::Desk;
use crate::identity::{May, permission::ImportOpinions};
use crate::problem::{Field, Problem};
use crate::server::Versioned;
use axum::extract::multipart::{Field as Part, MultipartError};
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use chengguan_proof::{Sm3, Sm3Stream};
use serde_json::json;
use std::path::Path;
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

/// Signs of a name kept.
const NAME_MAX: usize = 200;

/// Brings a file: a workbook, CSV, or JSON Lines.
#[utoipa::path(post, path = "/api/v1/imports", tag = "opinions",
    responses((status = 201, body = ImportView), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
pub async fn upload(State(desk): State<Desk>, clerk: May<ImportOpinions>, mut form: Multipart) -> Result<Versioned<ImportView>, Problem> {
    let id = Uuid::now_v7();
    let path = path(&desk, id);
    let taken = take(&mut form, &path).await;
    let described = match taken {
        Ok(taken) => describe(path.clone(), None, None).await.map(|described| (taken, described)),
        Err(problem) => Err(problem),
    };
    let ((name, bytes, sm3), described) = match described {
        Ok(found) => found,
        Err(problem) => {
            let _ = tokio::fs::remove_file(&path).await; // It may not have come so far.
            return Err(problem);
        }
    };
    let row = import_file::Model {
        bureau_id: clerk.bureau.id,
        id,
        account_id: clerk.clerk.account.0,
        name,
        bytes: bytes as i64,
        sm3: sm3.to_vec(),
        state: "uploaded".into(),
        version: 1,
        head: Some(json!(described).to_string()),
        mapping: None,
        report: None,
        pass: None,
        rows: 0,
        of_rows: None,
        fault: None,
        batch_id: Uuid::now_v7(),
        uploaded_at: desk.now().0,
        dropped_at: None,
    };
    chores::add_import_file(&desk, row.clone()).await?;
    Ok(Versioned { status: StatusCode::CREATED, version: 1, body: view(&row, &clerk.reference) })
}

type Taken = (String, u64, Sm3);

/// The `file` part of a form, onto the disk piece by piece.
async fn take(form: &mut Multipart, path: &Path) -> Result<Taken, Problem> {
    while let Some(mut part) = form.next_field().await.map_err(broken)? {
        if part.name() != Some("file") {
            continue;
        }
        let name: String = part.file_name().unwrap_or_default().chars().filter(|sign| !sign.is_control()).take(NAME_MAX).collect();
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim().to_owned();
        if name.is_empty() {
            break;
        }
        let (bytes, sm3) = keep(&mut part, path).await?;
        return Ok((name, bytes, sm3));
    }
    Err(Problem::field("file", "required", &[("name", "file")]))
}

async fn keep(part: &mut Part<'_>, path: &Path) -> Result<(u64, Sm3), Problem> {
    let not_written = |why: std::io::Error| {
        tracing::error!(%why, "a file to be imported could not be kept");
        Problem::unavailable()
    };
    if let Some(folder) = path.parent() {
        tokio::fs::create_dir_all(folder).await.map_err(not_written)?;
    }
    let mut file = tokio::fs::File::create(path).await.map_err(not_written)?;
    let (mut bytes, mut digest) = (0, Sm3Stream::default());
    while let Some(chunk) = part.chunk().await.map_err(broken)? {
        bytes += chunk.len() as u64;
        if bytes > FILE_BYTES_MAX as u64 {
            return Err(too_large());
        }
        digest.update(&chunk);
        file.write_all(&chunk).await.map_err(not_written)?;
    }
    file.sync_all().await.map_err(not_written)?;
    if bytes == 0 {
        return Err(Problem::field("file", "text_missing", &[]));
    }
    Ok((bytes, digest.finish()))
}

fn broken(error: MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { Problem::malformed(Field::new("file", "not_multipart", &[])) }
}

fn too_large() -> Problem {
    let mut problem = Problem::field("file", "import_too_large", &[("max", &(FILE_BYTES_MAX / 1024 / 1024).to_string())]);
    problem.status = StatusCode::PAYLOAD_TOO_LARGE.as_u16();
    problem
}
