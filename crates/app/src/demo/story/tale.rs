//! One opinion as it comes in: who says what, where, and through which channel.

use super::arrivals::Arrival;
use super::course::Lot;
use super::hot::{Hot, Spot as HotSpot};
use super::office::OFFICE;
use super::speech::{Matter, Told};
use super::{Picture, Where};
use crate::demo::categories::{CATEGORIES, Category};
use crate::demo::geometry::cell_at;
use crate::demo::geometry::places::{PLACES, Spot};
use crate::demo::names::{Reporter, reporter};
use crate::demo::people::{PEOPLE, Rule};
use chengguan_photos::drawn::{SEEDS_PER_SCENE, Variant};
use chengguan_photos::Random;
use chengguan_statute::day::Instant;
use chengguan_statute::opinions::{Approach, Channel, Kind, Urgency};

/// What is known of an opinion, and what its course needs besides.
pub struct Facts {
    pub received_at: Instant,
    pub kind: Kind,
    pub channel: Channel,
    pub category: &'static Category,
    pub urgency: Urgency,
    pub approach: Approach,
    pub text: String,
    pub place: Option<Where>,
    pub reporter: Option<Reporter>,
    pub photos: Vec<Picture>,
    pub source_id: Option<String>,
    /// As people call it, also where the reporter named no place.
    pub address: String,
    /// The rule that matches what was reported.
    pub rule: Option<&'static Rule>,
    /// The squad a person would send it to.
    pub squad: &'static str,
}

/// Tells one.
pub fn facts(arrival: &Arrival, lot: Lot, hot: &Hot, told: &mut Told, seed: u64, number: usize) -> Facts {
    let mut random = Random::of(seed ^ 0x7461_6c65, number as u64);
    let spot_of = arrival.hot.map(|(spot, part)| (&hot.spots[spot], part));
    let category = category(arrival, lot, &mut random);
    let kind = Kind::ALL[random.weighted(CATEGORIES.kinds(category))];
    let kind = if spot_of.is_some() { Kind::Complaint } else { kind };
    let mut spot = match spot_of {
        Some((hot, part)) => hot_place(hot, part, &mut random),
        None => PLACES.spot(&category.places, &mut random),
    };
    while cell_at(&PLACES.district, spot.longitude, spot.latitude).is_none() {
        spot = PLACES.spot(&category.places, &mut random);
    }
    let channel = if spot_of.is_some() { Channel::Portal } else { channel(arrival.at, kind, &mut random) };
    let street = cell_at(&PLACES.district, spot.longitude, spot.latitude).map(|cell| cell.street.as_str());
    let pinned = spot_of.is_some() || (lot != Lot::ToAssign && random.per_mille(pinned_per_mille(channel)));
    let matter = Matter { place: &spot.address, road: &spot.road, category: &category.name, squad: "" };
    let text = match spot_of.and_then(|(hot, part)| hot.texts.get(part)) {
        Some(text) => {
            told.remember(text);
            (*text).to_owned()
        }
        None => told.text(&category.code, matter, &mut random),
    };
    let fits_any = |street| PEOPLE.rule_for(&category.code, street);
    let urgency = if !unhurried(lot, spot_of.is_some()) && random.per_mille(category.urgent_per_mille) { Urgency::Urgent } else { Urgency::Normal };
    let named = random.per_mille(named_per_mille(channel, kind));
    Facts {
        received_at: arrival.at,
        kind,
        channel,
        category,
        urgency,
        approach: approach(category, kind, spot_of.map(|(hot, _)| hot), &mut random),
        text,
        rule: fits_any(street.filter(|_| pinned)),
        squad: fits_any(street).map_or("reserve", |rule| rule.squad.as_str()),
        place: place(&spot, pinned, category, &mut random),
        reporter: named.then(|| reporter(seed, &mut random)),
        photos: photos(category, channel, number, spot_of.is_some_and(|(_, part)| part == 0), &mut random),
        source_id: source_id(channel, arrival.at, number),
        address: spot.address,
    }
}

/// Whether it is never urgent: nobody leaves what is urgent lying, and what many wait for is not.
fn unhurried(lot: Lot, hot: bool) -> bool {
    hot || !matches!(lot, Lot::Ordinary)
}

fn category(arrival: &Arrival, lot: Lot, random: &mut Random) -> &'static Category {
    let drawn = &CATEGORIES.minors[arrival.category];
    let fits = |category: &Category| match lot {
        Lot::ToSort | Lot::ToAccept => category.urgent_per_mille < 300,
        // No rule may match: neither by category nor, without a pin, by street.
        Lot::ToAssign => category.urgent_per_mille < 300 && PEOPLE.rule_for(&category.code, None).is_none(),
        Lot::Asking | Lot::Suspended => category.counts_days() && category.normal.count >= 5 && !category.code.starts_with("other/"),
        _ => true,
    };
    if fits(drawn) {
        return drawn;
    }
    let weights = CATEGORIES.weights(arrival.at.day().civil().1);
    loop {
        let other = &CATEGORIES.minors[random.weighted(&weights)];
        if fits(other) {
            return other;
        }
    }
}

/// Before the very landmark for the first, a few steps from it for the others.
fn hot_place(hot: &HotSpot, part: usize, random: &mut Random) -> Spot {
    let mut spot = if part.is_multiple_of(3) { PLACES.at_crossing_near(hot.landmark, random) } else { PLACES.at_landmark(hot.landmark, random) };
    if part == 0 {
        [spot.longitude, spot.latitude] = hot.landmark.at;
    }
    spot
}

fn channel(at: Instant, kind: Kind, random: &mut Random) -> Channel {
    // Portal, hotline, visit, letter, consultation, Open311: in the order below.
    let weights: [u32; 6] = match kind {
        Kind::Suggestion => [38, 14, 5, 9, 32, 2],
        Kind::Praise => [44, 30, 4, 18, 4, 0],
        Kind::Enquiry => [40, 52, 7, 1, 0, 0],
        Kind::Report => [62, 30, 3, 4, 0, 1],
        Kind::Complaint | Kind::Help => [55, 34, 2, 1, 2, 6],
    };
    let drawn = [Channel::Portal, Channel::Hotline, Channel::Visit, Channel::Letter, Channel::Consultation, Channel::Open311][random.weighted(&weights)];
    let in_person = matches!(drawn, Channel::Visit | Channel::Letter | Channel::Consultation);
    if in_person && !OFFICE.open(at) { Channel::Portal } else { drawn }
}

fn pinned_per_mille(channel: Channel) -> u32 {
    match channel {
        Channel::Portal => 900,
        Channel::Open311 => 1_000,
        Channel::Hotline | Channel::Visit => 860,
        Channel::Letter | Channel::Consultation | Channel::Import => 620,
    }
}

fn named_per_mille(channel: Channel, kind: Kind) -> u32 {
    match (channel, kind) {
        (_, Kind::Report) => 480,
        (Channel::Hotline | Channel::Visit | Channel::Letter, _) => 930,
        (Channel::Open311, _) => 250,
        _ => 620,
    }
}

fn approach(category: &Category, kind: Kind, hot: Option<&HotSpot>, random: &mut Random) -> Approach {
    match kind {
        Kind::Suggestion | Kind::Praise | Kind::Enquiry => Approach::Assist,
        _ if hot.is_some_and(|hot| hot.supervised) => Approach::Enforce,
        _ if hot.is_some() => category.usual_approach(),
        Kind::Complaint | Kind::Report | Kind::Help => Approach::ALL[random.weighted(category.approaches())],
    }
}

/// Who asks something often names no place at all.
fn place(spot: &Spot, pinned: bool, category: &Category, random: &mut Random) -> Option<Where> {
    if !pinned && category.code == "other/enquiry" && random.per_mille(700) {
        return None;
    }
    Some(Where { address: spot.address.clone(), point: pinned.then_some([spot.longitude, spot.latitude]) })
}

fn photos(category: &Category, channel: Channel, number: usize, always: bool, random: &mut Random) -> Vec<Picture> {
    let often = match channel {
        Channel::Portal => 560,
        Channel::Open311 => 800,
        Channel::Visit | Channel::Letter | Channel::Consultation => 120,
        Channel::Hotline | Channel::Import => 0,
    };
    let Some(scene) = category.scene.filter(|_| always || random.per_mille(often)) else { return Vec::new() };
    let count = if always || random.per_mille(350) { 2 } else { 1 };
    (0..count).map(|at| Picture { scene, variant: Variant::Before, seed: (number as u64 + at) % SEEDS_PER_SCENE }).collect()
}

fn source_id(channel: Channel, at: Instant, number: usize) -> Option<String> {
    let (year, month, day) = at.day().civil();
    match channel {
        Channel::Hotline => Some(format!("RX{year}{month:02}{day:02}-{:05}", number % 100_000)),
        Channel::Consultation => Some(format!("ZQ{year}-{:05}", number % 100_000)),
        Channel::Open311 => Some(format!("SR-{year}-{number:06}")),
        Channel::Portal | Channel::Visit | Channel::Letter | Channel::Import => None,
    }
}
