//! Opinions that may be the same matter: near by, lately.

use super::load::Loaded;
use super::tables::opinion::{self, Column};
use super::view::{Nearby, OtherOpinion, named};
use crate::problem::Problem;
use crate::store::Reads;
use chengguan_statute::access::{Clerk, Permission, Scope};
use chengguan_statute::day::{DAY_MS, Instant};
use chengguan_statute::opinions::{Place, Said, metres_between};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

/// Days looked back.
const DAYS: i64 = 30;
/// Metres around.
const METRES: f64 = 300.0;
/// Shown at most.
const SHOWN: usize = 6;
/// Rows looked at.
const LOOKED_AT: u64 = 200;
/// Degrees of a cell, east and north: nowhere in China (north of 54° nothing is) less than `METRES` across, so that what
/// is near lies in the cell or in one of the eight around it.
const CELL: (f64, f64) = (0.005, 0.003);
/// Cells of one row round the earth, and some: a cell is one number.
const ROW: i64 = 100_000;

/// The cell of a point, degrees in WGS-84.
pub fn cell(longitude: f64, latitude: f64) -> i64 {
    ((latitude + 90.0) / CELL.1).floor() as i64 * ROW + ((longitude + 180.0) / CELL.0).floor() as i64
}

/// The cell of a point and the eight around it.
pub fn cells_around(longitude: f64, latitude: f64) -> Vec<i64> {
    let here = cell(longitude, latitude);
    [-ROW, 0, ROW].into_iter().flat_map(|row| [-1, 0, 1].map(|column| here + row + column)).collect()
}

/// A point as a place.
pub fn point(longitude: f64, latitude: f64) -> Place {
    Place { longitude: Some(longitude), latitude: Some(latitude), address: Said { text: String::new(), salt: String::new() }, grid: None }
}

/// Opinions merged with this one, either way: one statement, none where there are none.
pub async fn others(reads: &mut (impl Reads + Send), loaded: &Loaded) -> Result<Vec<OtherOpinion>, Problem> {
    let ids: Vec<uuid::Uuid> = loaded.opinion.absorbed.iter().chain(&loaded.opinion.merged_into).map(|id| id.0).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let select = opinion::Entity::find().filter(Column::BureauId.eq(loaded.row.bureau_id)).filter(Column::Id.is_in(ids));
    let rows: Vec<opinion::Model> = reads.all(select.into_query()).await?;
    Ok(rows.into_iter().map(|row| OtherOpinion { id: row.id, number: row.number, title: row.title }).collect())
}

/// The nearest of the last thirty days, within this person's reach.
pub async fn nearby(reads: &mut (impl Reads + Send), loaded: &Loaded, clerk: &Clerk, now: Instant) -> Result<Vec<Nearby>, Problem> {
    let (Some(longitude), Some(latitude)) = (loaded.row.longitude, loaded.row.latitude) else { return Ok(Vec::new()) };
    nearest(reads, loaded.row.bureau_id, clerk, (longitude, latitude), &loaded.opinion.said.text, Some(loaded.row.id), now).await
}

/// The nearest of the last thirty days to a point, within somebody's reach; those first that share words with a text.
pub async fn nearest(reads: &mut (impl Reads + Send), bureau: i32, clerk: &Clerk, (longitude, latitude): (f64, f64), text: &str, but: Option<uuid::Uuid>, now: Instant) -> Result<Vec<Nearby>, Problem> {
    let mut select = opinion::Entity::find()
        .filter(Column::BureauId.eq(bureau))
        .filter(Column::PlaceCell.is_in(cells_around(longitude, latitude)))
        .filter(Column::ReceivedAt.gt(now.0 - DAYS * DAY_MS))
        .filter(Column::MergedInto.is_null())
        // No order: SQLite would walk the month for it instead of the nine cells.
        .limit(LOOKED_AT);
    if clerk.scope(Permission::ReadOpinions) == Some(Scope::Squad) {
        select = select.filter(Column::SquadId.is_in(clerk.squads.iter().map(|squad| squad.0)));
    }
    if let Some(id) = but {
        select = select.filter(Column::Id.ne(id));
    }
    let rows: Vec<opinion::Model> = reads.all(select.into_query()).await?;
    let here = &point(longitude, latitude);
    let mut near: Vec<Nearby> = rows.into_iter().filter_map(|row| {
        let metres = metres_between(here, &point(row.longitude?, row.latitude?))?;
        Some(Nearby {
            id: row.id,
            metres: Some(metres.round() as i64),
            longitude: row.longitude,
            latitude: row.latitude,
            shared_words: shared(text, &row.title),
            standing: named("standing", &row.standing),
            number: row.number,
            title: row.title,
        })
    }).filter(|near| near.metres.is_some_and(|metres| metres <= METRES as i64)).collect();
    near.sort_by_key(|near| (std::cmp::Reverse(near.shared_words.len()), near.metres));
    near.truncate(SHOWN);
    Ok(near)
}

/// Pairs of signs both have, joined where they follow each other: enough to show why two are alike until sorting learns.
fn shared(text: &str, title: &str) -> Vec<String> {
    let signs: Vec<char> = title.chars().collect();
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while at + 1 < signs.len() {
        let mut end = at + 2;
        while end <= signs.len() && signs[at..end].iter().all(|sign| sign.is_alphanumeric()) && text.contains(&signs[at..end].iter().collect::<String>()) {
            end += 1;
        }
        if end > at + 2 {
            let word: String = signs[at..end - 1].iter().collect();
            if !found.contains(&word) {
                found.push(word);
            }
            at = end - 1;
        } else {
            at += 1;
        }
    }
    found.truncate(4);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_within_300_metres_lies_in_the_nine_cells() {
        for latitude in [18.2, 30.95, 39.9, 53.5] {
            for (east, north) in [(0.0, 0.0), (0.0049, 0.0029), (0.0025, 0.0001)] {
                let (x, y) = (118.75 + east, latitude + north);
                let cells = cells_around(x, y);
                for turn in 0..72 {
                    let angle = f64::from(turn * 5).to_radians();
                    let (dx, dy) = (METRES * angle.cos() / (111_195.0 * y.to_radians().cos()), METRES * angle.sin() / 111_195.0);
                    assert!(metres_between(&point(x, y), &point(x + dx, y + dy)).unwrap() > METRES - 1.0);
                    assert!(cells.contains(&cell(x + dx, y + dy)), "{x} {y} {turn}");
                }
            }
        }
    }

    #[test]
    fn words_both_have_are_shown_longest_first_found() {
        assert_eq!(shared("锦绣街夜市烧烤摊占道、油烟进屋", "夜市摊到半夜，油烟呛人"), ["夜市", "油烟"]);
        assert!(shared("路灯不亮", "井盖翘起").is_empty());
    }
}
