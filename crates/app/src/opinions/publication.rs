//! What everybody may read of an opinion, kept beside it: the row, and what whoever looks at it before is shown.

use super::nameless::covered;
use super::store::title;
use super::tables::publication;
use super::timeline::{PhotoView, photo_view};
use crate::act::Act;
use crate::problem::Problem;
use chengguan_statute::access::{Clerk, Permission};
use chengguan_statute::ids::{AttachmentId, OpinionId};
use chengguan_statute::opinions::{Dated, Fact, Opinion, Photo, Publication, corrected_facts, newest_reply, showable_photos};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;

/// Puts what changed of it on the write set.
pub fn put(act: &mut Act, id: OpinionId, before: Option<&Publication>, after: Option<&Publication>) -> Result<(), Problem> {
    match (before, after) {
        (None, None) => {}
        (Some(before), Some(after)) if before == after => {}
        (None, Some(after)) => act.insert(row(act, id, after)?),
        (Some(_), Some(after)) => act.update(row(act, id, after)?)?,
        (Some(_), None) => {
            let bureau = publication::Column::BureauId.eq(act.bureau().id);
            let gone = publication::Entity::delete_many().filter(bureau).filter(publication::Column::OpinionId.eq(id.0));
            act.remove(format!("publication of {id}"), gone.into_query());
        }
    }
    Ok(())
}

fn row(act: &Act, id: OpinionId, shown: &Publication) -> Result<publication::ActiveModel, Problem> {
    Ok(publication::ActiveModel {
        bureau_id: Set(act.bureau().id),
        opinion_id: Set(id.0),
        published_at: Set(shown.at.0),
        title: Set(title(&shown.said.text)),
        said: Set(shown.said.text.clone()),
        reply: Set(shown.reply.as_ref().map(|reply| reply.text.clone())),
        photos: Set(serde_json::to_string(&shown.photos).map_err(|_| Problem::internal())?),
    })
}

/// For whoever decides what everybody may read.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PublicView {
    /// Since when it is shown, RFC 3339; null while it is not.
    pub since: Option<String>,
    /// The words as shown; until then as sent, with stars over whoever is found in them.
    pub text: String,
    /// The newest reply, in the same way; null while there is none.
    pub reply: Option<String>,
    /// The reply is among what is shown.
    pub shows_reply: bool,
    /// Photos shown.
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub photos: Vec<AttachmentId>,
    /// Photos that may be shown.
    pub offered: Vec<PhotoView>,
    /// Its reporter does not want it shown.
    pub private: bool,
    /// Decided against, or shown and taken back.
    pub kept_back: bool,
}

/// Nothing for anybody else.
pub fn view(opinion: &Opinion, facts: &[Dated], clerk: &Clerk) -> Option<PublicView> {
    if !clerk.may(Permission::PublishOpinion, opinion.assignment.as_ref().map(|assignment| assignment.squad)) {
        return None;
    }
    let shown = opinion.publication.as_ref();
    let corrected = corrected_facts(facts);
    let facts = corrected.as_deref().unwrap_or(facts);
    let reply = opinion.replied.as_ref().and_then(|_| newest_reply(facts)).map(|(_, said)| said.text.as_str());
    let shown_reply = shown.and_then(|shown| shown.reply.as_ref());
    Some(PublicView {
        since: shown.map(|shown| shown.at.to_rfc3339()),
        text: shown.map_or_else(|| covered(&opinion.said.text), |shown| shown.said.text.clone()),
        reply: shown_reply.map(|reply| reply.text.clone()).or_else(|| reply.map(covered)),
        shows_reply: shown_reply.is_some(),
        photos: shown.map(|shown| shown.photos.clone()).unwrap_or_default(),
        offered: facts.iter().flat_map(|dated| offered(&dated.fact)).map(|photo| photo_view(&photo, "")).collect(),
        private: opinion.private.is_some(),
        kept_back: opinion.kept_back.is_some(),
    })
}

fn offered(fact: &Fact) -> Vec<Photo> {
    let showable = showable_photos(fact);
    super::store::photos_of(fact).into_iter().filter(|photo| showable.contains(&photo.id)).collect()
}
