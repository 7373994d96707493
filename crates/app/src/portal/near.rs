//! What was said already and everybody may read, near where somebody is about to say the same: offered to join.

use super::ledger::{place, stands};
use super::pages::{NearRow, SpeakForm};
use super::shown::{self, Shown};
use super::speak::place_input;
use super::visit::Visit;
use crate::opinions::inputs::is_in_china;
use crate::opinions::nearby::{cells_around, point};
use crate::opinions::numbers::ledger_number;
use crate::problem::Problem;
use crate::times;
use chengguan_statute::day::Instant;
use chengguan_statute::ids::OpinionId;
use chengguan_statute::opinions::{Kind, metres_between};

/// Offered at most.
const OFFERED: usize = 5;
/// Rows looked at.
const LOOKED_AT: u64 = 200;

/// Nearest first; none without a point on the map, and none for what is said for oneself alone: a report of an offence is
/// nobody else's to know, praise and questions are no matter to be dealt with together.
pub async fn offered(visit: &Visit, form: &SpeakForm) -> Result<Vec<NearRow>, Problem> {
    let together = matches!(Kind::from_code(&form.kind), Some(Kind::Complaint | Kind::Help));
    let here = place_input(form).and_then(|place| place.longitude.zip(place.latitude)).filter(|point| together && is_in_china(*point));
    let Some((longitude, latitude)) = here else { return Ok(Vec::new()) };
    let here = point(longitude, latitude);
    let rows = shown::open_in_squares(&mut visit.desk.reading(), visit.visitor.bureau.id, cells_around(longitude, latitude), LOOKED_AT).await?;
    let metres = |row: &Shown| metres_between(&here, &point(row.longitude?, row.latitude?));
    let mut near: Vec<(f64, Shown)> = rows.into_iter().filter_map(|row| Some((metres(&row)?, row))).collect();
    near.retain(|(metres, row)| *metres <= f64::from(visit.reference.join_metres.of(row.category.as_deref())));
    near.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    near.truncate(OFFERED);
    Ok(near.into_iter().map(|(_, row)| near_row(visit, &row)).collect())
}

fn near_row(visit: &Visit, row: &Shown) -> NearRow {
    let (tint, stands) = stands(row);
    NearRow {
        number: row.number.clone(),
        title: row.title.clone(),
        url: visit.path(&format!("/opinions/{}", row.number)),
        place: place(visit, row),
        when: times::date(Instant(row.received_at).day(), Some(visit.desk.now())),
        tint,
        stands: stands.to_owned(),
        joined: row.merged_count.max(0) as usize,
    }
}

/// The one chosen. What is not shown any more answers as what never was.
pub async fn to_join(visit: &Visit, form: &SpeakForm) -> Result<Option<OpinionId>, Problem> {
    if form.join.is_empty() {
        return Ok(None);
    }
    let number = ledger_number(&form.join).ok_or_else(Problem::not_found)?;
    let row = shown::by_number(&mut visit.desk.reading(), visit.visitor.bureau.id, &number).await?;
    Ok(Some(row.ok_or_else(Problem::not_found)?.id()))
}
