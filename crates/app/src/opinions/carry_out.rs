//! The way every act on an opinion goes: begin → lock → decide → accept or refuse → apply → record → answer.

use super::refusals::refused;
use super::acts::merge::record_both;
use super::load::{self, Loaded};
use super::store;
use super::view::{self, OpinionView};
use crate::act::Act;
use crate::desk::{Desk, today};
use crate::identity::{May, Needs, out_of_scope};
use crate::problem::Problem;
use crate::server::{IfMatch, Versioned};
use chengguan_statute::day::Instant;
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{Doer, Halves, Opinion, Refusal, Today, clocks};
use uuid::Uuid;

/// The terms a decision may need that are worked out from the finish clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terms {
    /// When the finish clock is due.
    pub finish_due: Option<Instant>,
    /// Half of it: from then on it may be urged.
    pub half_term_at: Option<Instant>,
}

/// Works the terms out.
pub fn terms(opinion: &Opinion, today: &Today) -> Terms {
    let finish = clocks(opinion, today).into_iter().find(|clock| clock.clock == chengguan_statute::clock::ClockName::Finish);
    let Some(finish) = finish else { return Terms::default() };
    let due = finish.due.map(|due| due.due);
    let half = due.map(|due| Instant(finish.term.start.0 + (due.0 - finish.term.start.0) / 2));
    Terms { finish_due: due, half_term_at: half }
}

/// Carries out an act by one of the bureau's people and answers with the opinion as it is then.
pub async fn carry_out<P: Needs, T: Into<Halves>>(
    desk: &Desk,
    mut may: May<P>,
    id: OpinionId,
    expected: IfMatch,
    name: &str,
    decide: impl FnOnce(&Loaded, Doer<'_>, &Today<'_>) -> Result<T, Refusal>,
) -> Result<Versioned<OpinionView>, Problem> {
    if may.repeated().is_none() {
        let (act, loaded) = locked(desk, &mut may, id, expected).await?;
        let reference = may.reference.clone();
        let decided = decide(&loaded, Doer::Staff(&may.clerk), &today(&reference, act.now()));
        let (act, outcome) = accept(act, &loaded, decided).await?;
        record(act, &reference, &loaded, outcome, name).await?;
    }
    view::page_after(desk, &may, id).await
}

/// Begins an act on an opinion this person reaches and has seen as it is.
pub async fn locked<P: Needs>(desk: &Desk, may: &mut May<P>, id: OpinionId, expected: IfMatch) -> Result<(Act, Loaded), Problem> {
    let (act, loaded) = reached(desk, may, id).await?;
    expected.check(loaded.opinion.version)?;
    Ok((act, loaded))
}

/// Begins an act on an opinion this person reaches.
pub async fn reached<P: Needs>(desk: &Desk, may: &mut May<P>, id: OpinionId) -> Result<(Act, Loaded), Problem> {
    let mut act = may.begin(desk);
    let loaded = load::lock(&mut act, id, None).await?;
    if !may.reaches(loaded.opinion.assignment.as_ref().map(|assignment| assignment.squad)) {
        drop(act);
        return Err(out_of_scope(desk, may, "opinion", id.0).await);
    }
    Ok((act, loaded))
}

/// Goes on with a decision, or ends the act where it was refused.
pub async fn accept<T>(act: Act, loaded: &Loaded, decided: Result<T, Refusal>) -> Result<(Act, T), Problem> {
    match decided {
        Ok(outcome) => Ok((act, outcome)),
        Err(refusal) => Err(act.refuse("opinion", loaded.row.id, refused(loaded, &refusal)).await),
    }
}

/// Applies what was decided and records it.
pub async fn record(act: Act, reference: &crate::reference::Reference, loaded: &Loaded, made: impl Into<Halves>, name: &str) -> Result<crate::act::Receipt, Problem> {
    record_with(act, reference, loaded, made, name, None).await
}

/// As [`record`], where the reporter gives another name or telephone.
pub async fn record_with(mut act: Act, reference: &crate::reference::Reference, loaded: &Loaded, made: impl Into<Halves>, name: &str, contact: Option<&store::Contact>) -> Result<crate::act::Receipt, Problem> {
    let Halves { own: outcome, lead: half } = &made.into();
    if let (Some(lead), Some(half)) = (&loaded.lead, half) {
        return record_both(act, reference, (loaded, outcome), (lead, half), name).await;
    }
    let entry_id = Uuid::now_v7();
    let applied = store::apply_with(&mut act, reference, loaded.before()?, outcome, name, entry_id, contact)?;
    let entry = applied.entry(name, outcome.grounds.clone());
    act.record_as(entry_id, entry).await
}
