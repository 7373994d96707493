//! What an operator is shown while somebody talks: what this caller said before, what near by or alike is known already,
//! which category such matters were, where a place that was named lies. Nothing of it decides anything.

use super::inputs::{TEXT_MAX, all_right, point_in_china};
use super::nearby::nearest;
use super::reporter::mark;
use super::tables::opinion::{self, Column};
use super::view::{Named, Nearby, named};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::{ReadOpinions, ReceiveOpinion}};
use crate::portal::map::District;
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use crate::server::Body;
use crate::store::Reads;
use axum::Json;
use axum::extract::State;
use chengguan_statute::access::Permission;
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::Kind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// Rows of each list.
const SHOWN: usize = 6;
/// Earlier opinions looked at for what such matters were.
const ALIKE: usize = 60;
/// Digits from which a telephone is looked for.
const DIGITS_MIN: usize = 7;
/// Signs from which words are looked for.
const SIGNS_MIN: usize = 4;
/// Share of what was found from which a category is offered.
const SHARE_MIN: f32 = 0.15;

/// What was typed so far.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Typed {
    /// Of the caller.
    pub phone: Option<String>,
    /// What is said.
    pub text: Option<String>,
    /// Where, in words.
    pub address: Option<String>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// Degrees north.
    pub latitude: Option<f64>,
}

/// An earlier opinion.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Earlier {
    /// Which.
    pub id: Uuid,
    /// On the ledger.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// When it came in.
    pub received_at: String,
    /// Where it stands.
    #[schema(value_type = closed::Coded<closed::Standing>)]
    pub standing: Named,
}

/// A category such matters were.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LikelyCategory {
    /// Which.
    pub code: String,
    /// As shown.
    pub name: String,
    /// Earlier opinions alike that were this.
    pub count: usize,
}

/// A place that was named.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LikelyPlace {
    /// As the map has it.
    pub name: String,
    /// Degrees east.
    pub longitude: f64,
    /// Degrees north.
    pub latitude: f64,
}

/// What is known.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Hints {
    /// What the same telephone said, newest first. Nobody's reports of wrongdoing are among them.
    pub caller: Vec<Earlier>,
    /// Known near by, lately.
    pub near: Vec<Nearby>,
    /// Alike, the likest first.
    pub alike: Vec<Earlier>,
    /// Most likely first.
    pub categories: Vec<LikelyCategory>,
    /// Named in the words or the address.
    pub places: Vec<LikelyPlace>,
}

/// What is known about what was typed so far. A look, no act: the telephone stands in the body, so that no log has it.
#[utoipa::path(post, path = "/api/v1/opinion-hints", tag = "opinions", request_body = Typed,
    responses((status = 200, body = Hints), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn hints(State(desk): State<Desk>, clerk: May<ReceiveOpinion>, Body(typed): Body<Typed>) -> Result<Json<Hints>, Problem> {
    let mut fields = Vec::new();
    if typed.text.as_ref().is_some_and(|text| text.chars().count() > TEXT_MAX) {
        fields.push(Field::new("text", "text_too_long", &[("max", &TEXT_MAX.to_string()), ("now", "")]));
    }
    let point = point_in_china("longitude", typed.longitude, typed.latitude, &mut fields);
    all_right(fields)?;
    let words = [typed.text.as_deref(), typed.address.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let mut hints = Hints { places: places(&clerk.reference.district, &words), ..Hints::default() };
    let Some(reads) = May::<ReadOpinions>::of(&desk, &clerk.bureau, clerk.clerk.clone()) else { return Ok(Json(hints)) };
    if let Some(phone) = typed.phone.as_deref().filter(|phone| phone.chars().filter(char::is_ascii_digit).count() >= DIGITS_MIN)
        && clerk.clerk.scope(Permission::ReadReporters).is_some_and(|scope| scope >= reads.scope)
    {
        hints.caller = caller(&desk, &clerk, phone).await?;
    }
    if let Some(point) = point {
        let text = typed.text.as_deref().unwrap_or_default();
        hints.near = nearest(&mut desk.reading(), clerk.bureau.id, &reads.clerk, point, text, None, desk.now()).await?;
    }
    if let Some(text) = typed.text.as_deref().filter(|text| text.chars().count() >= SIGNS_MIN) {
        alike(&desk, &clerk, text, &mut hints).await?;
    }
    Ok(Json(hints))
}

async fn caller(desk: &Desk, clerk: &May<ReceiveOpinion>, phone: &str) -> Result<Vec<Earlier>, Problem> {
    let Some(mark) = mark(desk.secrets(), phone) else { return Ok(Vec::new()) };
    let select = opinion::Entity::find()
        .filter(Column::BureauId.eq(clerk.bureau.id))
        .filter(Column::ContactPhoneMark.eq(mark))
        .filter(Column::Kind.ne(Kind::Report.code()))
        .order_by_desc(Column::ReceivedAt)
        .limit(SHOWN as u64);
    let rows: Vec<opinion::Model> = desk.reading().all(select.into_query()).await?;
    Ok(rows.iter().map(earlier).collect())
}

fn earlier(row: &opinion::Model) -> Earlier {
    Earlier { id: row.id, number: row.number.clone(), title: row.title.clone(), received_at: Instant(row.received_at).to_rfc3339(), standing: named("standing", &row.standing) }
}

/// What the words lead to in the index, and what it was sorted as.
async fn alike(desk: &Desk, clerk: &May<ReceiveOpinion>, text: &str, hints: &mut Hints) -> Result<(), Problem> {
    let found = desk.search().alike(clerk.bureau.id, text, ALIKE).await;
    if found.is_empty() {
        return Ok(());
    }
    let select = opinion::Entity::find().filter(Column::BureauId.eq(clerk.bureau.id)).filter(Column::Id.is_in(found.iter().map(|(id, _)| *id)));
    let rows: Vec<opinion::Model> = desk.reading().all(select.into_query()).await?;
    let of: HashMap<Uuid, &opinion::Model> = rows.iter().map(|row| (row.id, row)).collect();
    let ranked: Vec<(&opinion::Model, f32)> = found.iter().filter_map(|(id, score)| Some((*of.get(id)?, *score))).collect();
    hints.categories = categories(&ranked, &clerk.reference);
    hints.alike = ranked.iter().filter(|(row, _)| row.kind != Kind::Report.code()).take(SHOWN).map(|(row, _)| earlier(row)).collect();
    Ok(())
}

fn categories(ranked: &[(&opinion::Model, f32)], reference: &Reference) -> Vec<LikelyCategory> {
    let mut weights: HashMap<&str, (f32, usize)> = HashMap::new();
    for (row, score) in ranked {
        let Some(code) = row.category.as_deref() else { continue };
        let weight = weights.entry(code).or_default();
        // The likest speak loudest.
        *weight = (weight.0 + score * score, weight.1 + 1);
    }
    let all: f32 = weights.values().map(|(weight, _)| weight).sum();
    let mut likely: Vec<(&str, f32, usize)> = weights.into_iter().map(|(code, (weight, count))| (code, weight / all, count)).filter(|(_, share, _)| *share >= SHARE_MIN).collect();
    likely.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(other.0)));
    let named = |(code, _, count): (&str, f32, usize)| Some(LikelyCategory { code: code.to_owned(), name: reference.open_category(code)?.name.clone(), count });
    likely.into_iter().filter_map(named).take(3).collect()
}

/// Roads and quarters of the map that are named in the words, the longest name first.
fn places(district: &District, words: &str) -> Vec<LikelyPlace> {
    let roads = district.roads.iter().filter_map(|road| Some((&road.name, *road.line.get(road.line.len() / 2)?)));
    let labels = district.labels.iter().map(|label| (&label.name, label.at));
    let mut found: Vec<LikelyPlace> = roads.chain(labels).filter(|(name, _)| name.chars().count() > 1 && words.contains(name.as_str())).map(|(name, [longitude, latitude])| LikelyPlace { name: name.clone(), longitude, latitude }).collect();
    found.sort_by_key(|place| std::cmp::Reverse(place.name.chars().count()));
    found.dedup_by(|one, other| one.name == other.name);
    found.truncate(SHOWN);
    found
}
