//! The journal as a file to take away: an act with a reason, then the very bytes `chengguan journal export` writes.

use super::check::SUBJECT_KIND;
use super::export::Lines;
use crate::act::Entry;
use crate::desk::Desk;
use crate::identity::{May, permission::ReadJournal};
use crate::problem::Problem;
use crate::server::{Body, Reasoned};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use uuid::Uuid;

/// Chunks made ahead of a slow reader.
const AHEAD: usize = 2;

/// Exports. The reason goes into the journal as written: it is the auditor's account of an act, not a resident's words.
#[utoipa::path(post, path = "/api/v1/journal/export", tag = "journal", request_body = Reasoned,
    responses((status = 200, body = String, content_type = "application/jsonl"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn export(State(desk): State<Desk>, mut clerk: May<ReadJournal>, Body(asked): Body<Reasoned>) -> Result<Response, Problem> {
    let reason = asked.read()?;
    let bureau = clerk.bureau.id;
    if clerk.repeated().is_none() {
        let entry = Entry {
            act: "journal.export".into(),
            subject_kind: SUBJECT_KIND,
            subject: Uuid::from_u128(bureau as u128),
            version: 0,
            digest: [0; 32],
            grounds: Vec::new(),
            payload: json!({ "reason": reason.text }),
        };
        clerk.begin(&desk).record(entry).await?;
    }
    desk.seal(bureau).await?;
    let mut lines = Lines::begin(&mut desk.reading(), bureau).await?;
    let (send, receive) = tokio::sync::mpsc::channel::<Result<Vec<u8>, std::io::Error>>(AHEAD);
    tokio::spawn(async move {
        let mut reader = desk.reading();
        loop {
            let sent = match lines.next(&mut reader).await {
                Ok(None) => return,
                Ok(Some(text)) => send.send(Ok(text)).await,
                Err(why) => send.send(Err(std::io::Error::other(why.to_string()))).await,
            };
            if sent.is_err() {
                return; // Nobody is reading any more.
            }
        }
    });
    let name = format!("attachment; filename=\"journal-{}.jsonl\"", clerk.bureau.code);
    let body = axum::body::Body::from_stream(tokio_stream::wrappers::ReceiverStream::new(receive));
    Ok(([(header::CONTENT_TYPE, "application/jsonl".to_owned()), (header::CONTENT_DISPOSITION, name)], body).into_response())
}
