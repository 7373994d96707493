//! Clocks that run by themselves: yellow, red, escalation, questions that expire. What is due is in the row
//! (`next_alarm_at`), what was done is in the facts, so each happens once, across restarts and while nobody is signed in.

use super::store;
use super::tables::opinion::{self, Column};
use crate::desk::{Bureau, Desk, today};
use crate::problem::Problem;
use crate::store::Reads;
use chengguan_statute::cite::opinion_rules;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{ActedBy, Outcome, answer_expired, turns};
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

/// When a clock of this bureau next has something to record; for the demo, whose year goes by faster.
pub async fn next_at(desk: &Desk, bureau: &Arc<Bureau>) -> Result<Option<Instant>, Problem> {
    let next = opinion::Entity::find()
        .select_only()
        .column(Column::NextAlarmAt)
        .filter(Column::BureauId.eq(bureau.id))
        .filter(Column::NextAlarmAt.is_not_null())
        .order_by_asc(Column::NextAlarmAt)
        .limit(1);
    let row: Option<NextAlarm> = desk.reading().one(next.into_query()).await?;
    Ok(row.map(|row| Instant(row.next_alarm_at)))
}

#[derive(sea_orm::FromQueryResult)]
struct NextAlarm {
    next_alarm_at: i64,
}

async fn turn(desk: &Desk, bureau: &Arc<Bureau>, id: OpinionId) -> Result<(), Problem> {
    let mut act = desk.begin(bureau, ActedBy::Automatic, None);
    let loaded = store::lock(&mut act, id, None).await?;
    let reference = desk.reference(bureau.id);
    let now = today(&reference, act.now());
    let mut facts = turns(&loaded.opinion, &now);
    facts.extend(answer_expired(&loaded.opinion, &now));
    // Nothing to record: another node was first, or the row's alarm is from before a limit changed. The row is worked
    // out anew all the same, so that it is not found again.
    let name = if facts.is_empty() { "clock_reset" } else { "clock" };
    let outcome = Outcome { facts, grounds: vec![opinion_rules(6)] };
    super::carry_out::record(act, &reference, &loaded, &outcome, name).await?;
    Ok(())
}
