//! Live updates: which opinion changed, for whoever may see it. The page reads it again through its own scope.

use super::inbox::unread;
use crate::desk::Desk;
use crate::identity::{May, permission::ReadOpinions};
use axum::extract::State;
use axum::response::sse::{Event as Sent, KeepAlive, Sse};
use serde_json::json;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio_stream::Stream;

/// Keeps proxies from cutting a quiet line.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// The stream. It ends with the session's own request: a reconnect is checked anew.
#[utoipa::path(get, path = "/api/v1/events", tag = "opinions", responses((status = 200, content_type = "text/event-stream"), (status = 401, body = crate::problem::Problem)))]
pub async fn events(State(desk): State<Desk>, clerk: May<ReadOpinions>) -> Sse<impl Stream<Item = Result<Sent, Infallible>>> {
    let (send, receive) = tokio::sync::mpsc::channel(64);
    let (mut heard, mut jumps) = (desk.events().listen(), desk.clock().jumps());
    tokio::spawn(async move {
        loop {
            let heard = tokio::select! {
                event = heard.recv() => event,
                // The demo's clock jumped, or was to jump back and did not.
                Ok(()) = jumps.changed() => {
                    let data = json!({ "now": desk.now().to_rfc3339(), "refused": desk.clock().refused().map(|at| at.to_rfc3339()) });
                    if send.send(Sent::default().event("clock").data(data.to_string())).await.is_err() {
                        return;
                    }
                    continue;
                }
            };
            let event = match heard {
                Ok(event) => event,
                // Too far behind: the page reads everything again.
                Err(RecvError::Lagged(_)) => {
                    if send.send(Sent::default().event("behind").data("{}")).await.is_err() {
                        return;
                    }
                    continue;
                }
                Err(RecvError::Closed) => return,
            };
            if event.bureau != clerk.bureau.id {
                continue;
            }
            if event.noticed.contains(&clerk.clerk.account) {
                let count = unread(&desk, event.bureau, clerk.clerk.account).await.unwrap_or_default();
                if send.send(Sent::default().event("inbox").data(json!({ "count": count }).to_string())).await.is_err() {
                    return;
                }
            }
            if clerk.reaches(event.squad) {
                let data = json!({ "id": event.opinion, "number": event.number, "act": event.act });
                if send.send(Sent::default().event("opinion").data(data.to_string())).await.is_err() {
                    return;
                }
            }
        }
    });
    let stream = tokio_stream::wrappers::ReceiverStream::new(receive);
    Sse::new(tokio_stream::StreamExt::map(stream, Ok)).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}
