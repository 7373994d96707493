//! Clocks that run by themselves: yellow, red, escalation, questions that expire. What is due is in the row
//! (`next_alarm_at`), what was done is in the facts, so each happens once, across restarts and while nobody is signed in.

use super::load;
use super::tables::opinion::{self, Column};
use crate::desk::{Bureau, Desk, today};
use crate::problem::Problem;
use crate::store::Reads;
use chengguan_statute::cite::opinion_rules;
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{ActedBy, Opinion, Outcome, Today, answer_expired, transfer_expired, turns};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::sync::Arc;
use std::time::Duration;

/// How often clocks are looked at.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// Opinions of one look; the next look takes the rest.
const LOOK_ROWS: u64 = 200;

/// Runs for as long as the server does.
pub async fn run(desk: Desk) {
    let mut every = tokio::time::interval(LOOK_EVERY);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        for bureau in desk.bureaus() {
            if let Err(why) = look(&desk, &bureau).await {
                tracing::warn!(code = why.code, bureau = bureau.code, "clocks wait for the next look");
            }
        }
    }
}

/// Turns every clock of a bureau that is due, and says how many opinions it found.
pub async fn look(desk: &Desk, bureau: &Arc<Bureau>) -> Result<usize, Problem> {
    let now = desk.now();
    let due = opinion::Entity::find()
        .filter(Column::BureauId.eq(bureau.id))
        .filter(Column::NextAlarmAt.lte(now.0))
        .order_by_asc(Column::NextAlarmAt)
        .limit(LOOK_ROWS);
    let rows: Vec<opinion::Model> = desk.reading().all(due.into_query()).await?;
    let found = rows.len();
    for row in rows {
        turn(desk, bureau, OpinionId(row.id)).await?;
    }
    Ok(found)
}

async fn turn(desk: &Desk, bureau: &Arc<Bureau>, id: OpinionId) -> Result<(), Problem> {
    let mut act = desk.begin(bureau, ActedBy::Automatic, None);
    let loaded = load::lock(&mut act, id, None).await?;
    let reference = desk.reference(bureau.id);
    let now = today(&reference, act.now());
    match called_for(&loaded.opinion, &now) {
        Some(outcome) => super::carry_out::record(act, &reference, &loaded, outcome, "clock").await?,
        // Another node was first, or the row's alarm is from before a limit changed. The row is worked out anew all the
        // same, so that it is not found again.
        None => {
            let nothing = Outcome { facts: Vec::new(), grounds: vec![opinion_rules(6)] };
            super::carry_out::record(act, &reference, &loaded, nothing, "clock_reset").await?
        }
    };
    Ok(())
}

/// What an opinion's clocks call for by now, if anything.
pub fn called_for(opinion: &Opinion, now: &Today) -> Option<Outcome> {
    let mut facts = turns(opinion, now);
    facts.extend(answer_expired(opinion, now));
    facts.extend(transfer_expired(opinion, now));
    (!facts.is_empty()).then(|| Outcome { facts, grounds: vec![opinion_rules(6)] })
}
