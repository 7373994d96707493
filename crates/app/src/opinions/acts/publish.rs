//! Showing (公开) an opinion to everybody, as somebody looked at it: words, photos, the newest reply.

use crate::desk::Desk;
use crate::identity::{May, permission::PublishOpinion};
use crate::opinions::carry_out::carry_out;
use crate::opinions::inputs::{self, TEXT_MAX};
use crate::opinions::nameless::SIGNS;
use crate::opinions::view::OpinionView;
use crate::problem::{Field, Problem};
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::{AttachmentId, OpinionId};
use chengguan_statute::opinions as law;
use serde::Deserialize;
use utoipa::ToSchema;

/// Photos named at most: as many as an opinion with its answers usually holds, and some.
const PHOTOS_MAX: usize = 60;

/// What everybody will read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishBody {
    /// The words, without anything that tells who somebody is.
    pub text: String,
    /// The newest reply, in the same way; without one, none is shown.
    #[serde(default)]
    pub reply: Option<String>,
    /// Photos to show, of those offered.
    #[serde(default)]
    #[schema(value_type = Vec<uuid::Uuid>, max_items = 60)]
    pub photos: Vec<AttachmentId>,
    /// Whoever looked says that what reads like a name is none.
    #[serde(default)]
    pub no_names: bool,
}

/// Publishes, or renews what is shown.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/publish", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = PublishBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn publish(State(desk): State<Desk>, clerk: May<PublishOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<PublishBody>) -> Result<Versioned<OpinionView>, Problem> {
    let mut fields = Vec::new();
    let said = inputs::text("text", &asked.text, TEXT_MAX, &mut fields);
    let reply = asked.reply.as_deref().filter(|reply| !reply.trim().is_empty());
    let reply = reply.map(|reply| inputs::text("reply", reply, TEXT_MAX, &mut fields));
    if asked.photos.len() > PHOTOS_MAX {
        fields.push(Field::new("photos", "too_many_photos", &[("max", &PHOTOS_MAX.to_string())]));
    }
    inputs::all_right(fields)?;
    let asked = law::PublishAsked { said, photos: asked.photos, reply, no_names: asked.no_names };
    carry_out(&desk, clerk, id, expected, "publish", |loaded, doer, today| {
        law::publish(&loaded.opinion, &loaded.facts, &asked, &SIGNS, doer, today)
    })
    .await
}
