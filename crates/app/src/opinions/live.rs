//! Live updates: which opinion changed, for whoever may see it. The page reads it again through its own scope.

use super::inbox::unread;
use super::tables::{notice, opinion};
use crate::desk::Desk;
use crate::events::{Changed, Event};
use crate::identity::{May, permission::ReadOpinions};
use crate::other_nodes::Touched;
use crate::store::{Reads, StoreError};
use axum::extract::State;
use axum::response::sse::{Event as Sent, KeepAlive, Sse};
use chengguan_statute::ids::{AccountId, OpinionId, SquadId};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait};
use serde_json::json;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio_stream::Stream;
use uuid::Uuid;

/// Keeps proxies from cutting a quiet line.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// Notices looked at for one round of other nodes' acts; more are met in the inbox.
const NOTICES_MAX: u64 = 1000;

/// The stream. It ends with the session's own request: a reconnect is checked anew.
#[utoipa::path(get, path = "/api/v1/events", tag = "opinions", responses((status = 200, content_type = "text/event-stream"), (status = 401, body = crate::problem::Problem)))]
pub async fn events(State(desk): State<Desk>, mut clerk: May<ReadOpinions>) -> Sse<impl Stream<Item = Result<Sent, Infallible>>> {
    let (send, receive) = tokio::sync::mpsc::channel(64);
    let (mut heard, mut jumps) = (desk.events().listen(clerk.bureau.id, clerk.clerk.account), desk.clock().jumps());
    tokio::spawn(async move {
        loop {
            let event = tokio::select! {
                event = heard.next() => event,
                // The demo's clock jumped, or was to jump back and did not.
                Ok(()) = jumps.changed() => {
                    if send.send(clock(&desk)).await.is_err() {
                        return;
                    }
                    continue;
                }
                () = send.closed() => return,
            };
            let event = match event {
                Ok(event) if event.bureau() != clerk.bureau.id => continue,
                Ok(event) => event,
                // Too far behind: the page reads everything again.
                Err(RecvError::Lagged(_)) => Event::Behind(clerk.bureau.id),
                Err(RecvError::Closed) => return,
            };
            // Whoever may not listen any more hears no more.
            let Some(still) = still(&desk, clerk) else { return };
            clerk = still;
            for said in said(&desk, &clerk, event).await {
                if send.send(said).await.is_err() {
                    return;
                }
            }
        }
    });
    let stream = tokio_stream::wrappers::ReceiverStream::new(receive);
    Sse::new(tokio_stream::StreamExt::map(stream, Ok)).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}

/// What the platform's clock shows, and where it was told to go back to and did not.
fn clock(desk: &Desk) -> Sent {
    let data = json!({ "now": desk.now().to_rfc3339(), "refused": desk.clock().refused().map(|at| at.to_rfc3339()) });
    Sent::default().event("clock").data(data.to_string())
}

/// Whoever listens, as of now; nothing where they may not any more.
fn still(desk: &Desk, clerk: May<ReadOpinions>) -> Option<May<ReadOpinions>> {
    let reference = desk.reference(clerk.bureau.id);
    if Arc::ptr_eq(&reference, &clerk.reference) {
        return Some(clerk);
    }
    May::of(desk, &clerk.bureau, reference.clerk(clerk.clerk.account)?)
}

/// What one listener hears of an event.
async fn said(desk: &Desk, clerk: &May<ReadOpinions>, event: Event) -> Vec<Sent> {
    let changed = match event {
        Event::Changed(changed) => changed,
        Event::Behind(_) => return vec![Sent::default().event("behind").data("{}")],
        Event::Reloaded(_) => return Vec::new(),
    };
    let mut said = Vec::new();
    if changed.noticed.contains(&clerk.clerk.account) {
        let count = unread(desk, changed.bureau, clerk.clerk.account).await.unwrap_or_default();
        said.push(Sent::default().event("inbox").data(json!({ "count": count }).to_string()));
    }
    if clerk.reaches(changed.squad) {
        let data = json!({ "id": changed.opinion, "number": changed.number, "act": changed.act });
        said.push(Sent::default().event("opinion").data(data.to_string()));
    }
    said
}

#[derive(FromQueryResult)]
struct Place {
    id: Uuid,
    number: String,
    squad_id: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct Noticed {
    account_id: Uuid,
    opinion_id: Uuid,
}

/// Tells those who listen here of acts of other processes, as the act itself would have.
pub(crate) async fn tell_of_others(desk: &Desk, bureau: i32, touched: &[Touched]) -> Result<(), StoreError> {
    let listeners = desk.events().listeners(bureau);
    let Some(since) = touched.iter().map(|touched| touched.at).min().filter(|_| !listeners.is_empty()) else { return Ok(()) };
    let mut reader = desk.reading();
    let places = opinion::Entity::find()
        .select_only()
        .columns([opinion::Column::Id, opinion::Column::Number, opinion::Column::SquadId])
        .filter(opinion::Column::BureauId.eq(bureau))
        .filter(opinion::Column::Id.is_in(touched.iter().map(|touched| touched.opinion)));
    let places: Vec<Place> = reader.all(places.into_query()).await?;
    // A notice has the instant of its act.
    let notices = notice::Entity::find()
        .select_only()
        .columns([notice::Column::AccountId, notice::Column::OpinionId])
        .filter(notice::Column::BureauId.eq(bureau))
        .filter(notice::Column::AccountId.is_in(listeners.iter().map(|account| account.0)))
        .filter(notice::Column::At.gte(since))
        .limit(NOTICES_MAX);
    let notices: Vec<Noticed> = reader.all(notices.into_query()).await?;
    for one in touched {
        let Some(place) = places.iter().find(|place| place.id == one.opinion) else { continue };
        desk.events().send(Event::Changed(Changed {
            bureau,
            opinion: OpinionId(place.id),
            number: place.number.clone(),
            squad: place.squad_id.map(SquadId),
            act: one.act.clone(),
            noticed: notices.iter().filter(|notice| notice.opinion_id == place.id).map(|notice| AccountId(notice.account_id)).collect(),
        }));
    }
    Ok(())
}
