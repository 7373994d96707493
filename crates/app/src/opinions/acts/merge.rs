//! Merging (合并) one opinion into another, and taking it apart again: one act on two subjects.

use crate::act::{Act, Entry, Receipt};
use crate::desk::{Desk, today};
use crate::identity::{May, Needs, out_of_scope, permission::{MergeOpinion, UnmergeOpinion}};
use crate::opinions::carry_out::{accept, locked};
use crate::opinions::load::{self, Loaded};
use crate::opinions::store::{self, Applied, Before};
use crate::opinions::view::{self, OpinionView};
use crate::problem::Problem;
use crate::reference::Reference;
use crate::server::{Body, IfMatch, Reasoned, Versioned};
use axum::extract::{Path, State};
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{self as law, Doer, Outcome};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Into which.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeBody {
    /// The opinion that leads.
    #[schema(value_type = uuid::Uuid)]
    pub into: OpinionId,
}

/// Merges.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/merge", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = MergeBody, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn merge(State(desk): State<Desk>, mut clerk: May<MergeOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<MergeBody>) -> Result<Versioned<OpinionView>, Problem> {
    if clerk.repeated().is_none() {
        let mut act = clerk.begin(&desk);
        if asked.into == id {
            return Err(Problem::field("into", "unknown_opinion", &[]));
        }
        let (child, lead) = lock_both(&desk, &mut act, &clerk, id, asked.into).await?;
        expected.check(child.opinion.version)?;
        let reference = clerk.reference.clone();
        let decided = law::merge(&child.opinion, &lead.opinion, Doer::Staff(&clerk.clerk), &today(&reference, act.now()));
        let (act, merging) = accept(act, &child, decided).await?;
        record_both(act, &reference, (&child, &merging.child), (&lead, &merging.lead), "merge").await?;
    }
    view::page_after(&desk, &clerk, id).await
}

/// Unmerges.
#[utoipa::path(post, path = "/api/v1/opinions/{id}/unmerge", tag = "opinions", params(("id" = uuid::Uuid, Path), ("If-Match" = String, Header)),
    request_body = Reasoned, responses((status = 200, body = OpinionView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn unmerge(State(desk): State<Desk>, mut clerk: May<UnmergeOpinion>, Path(id): Path<OpinionId>, expected: IfMatch, Body(asked): Body<Reasoned>) -> Result<Versioned<OpinionView>, Problem> {
    let reason = asked.read()?;
    if clerk.repeated().is_none() {
        let (act, child) = locked(&desk, &mut clerk, id, expected).await?;
        let reference = clerk.reference.clone();
        let Some(lead) = &child.lead else {
            let refused = law::may_unmerge(&child.opinion, None, Doer::Staff(&clerk.clerk), &today(&reference, act.now()));
            accept(act, &child, refused).await?;
            return Err(Problem::stale());
        };
        reach(&desk, &clerk, lead).await?;
        let decided = law::unmerge(&child.opinion, &lead.opinion, &law::UnmergeAsked { reason }, Doer::Staff(&clerk.clerk), &today(&reference, act.now()));
        let (act, merging) = accept(act, &child, decided).await?;
        record_both(act, &reference, (&child, &merging.child), (lead, &merging.lead), "unmerge").await?;
    }
    view::page_after(&desk, &clerk, id).await
}

/// Locks both in the order of their ids, so that two merges of the same pair cannot wait for each other.
async fn lock_both<P: Needs>(desk: &Desk, act: &mut Act, clerk: &May<P>, child: OpinionId, lead: OpinionId) -> Result<(Loaded, Loaded), Problem> {
    let first = load::lock(act, child.min(lead), None).await?;
    let second = load::lock(act, child.max(lead), None).await?;
    let (child, lead) = if child < lead { (first, second) } else { (second, first) };
    for loaded in [&child, &lead] {
        reach(desk, clerk, loaded).await?;
    }
    Ok((child, lead))
}

async fn reach<P: Needs>(desk: &Desk, clerk: &May<P>, loaded: &Loaded) -> Result<(), Problem> {
    if clerk.reaches(loaded.opinion.assignment.as_ref().map(|assignment| assignment.squad)) {
        return Ok(());
    }
    Err(out_of_scope(desk, clerk, "opinion", loaded.row.id).await)
}

/// One entry and what it makes of both.
pub struct Both {
    /// About the child, and the lead also.
    pub entry: Entry,
    /// As it is then.
    pub child: Applied,
    /// As it is then.
    pub lead: Applied,
}

/// Puts both halves on the write set, under one entry.
pub fn entry_of_both(act: &mut Act, reference: &Reference, child: (Before<'_>, &Outcome), lead: (Before<'_>, &Outcome), name: &str, entry_id: Uuid) -> Result<Both, Problem> {
    let applied = store::apply(act, reference, child.0, child.1, name, entry_id)?;
    let other = store::apply(act, reference, lead.0, lead.1, name, entry_id)?;
    let mut entry = applied.entry(name, child.1.grounds.clone());
    entry.payload["also"] = vec![other.also()].into();
    Ok(Both { entry, child: applied, lead: other })
}

/// Records one act on two opinions.
pub async fn record_both(mut act: Act, reference: &Reference, child: (&Loaded, &Outcome), lead: (&Loaded, &Outcome), name: &str) -> Result<Receipt, Problem> {
    let entry_id = Uuid::now_v7();
    let both = entry_of_both(&mut act, reference, (child.0.before()?, child.1), (lead.0.before()?, lead.1), name, entry_id)?;
    act.record_as(entry_id, both.entry).await
}
