//! What a resident says: of what kind, about what, where, by which way, and who speaks.

use super::arrivals::{Arrival, Halt, Part, minor};
use super::words::{HOT, Manner, said};
use super::worktime::{between, room};
use super::{Teller, words};
use crate::demo::categories::{CATALOGUE, Minor, squad_for};
use crate::demo::geometry::cell_at;
use crate::demo::geometry::places::{PLACES, Spot};
use crate::demo::people::SquadKey;
use crate::demo::photos::{Scene, before_of};
use crate::demo::random::Random;
use chengguan_statute::opinions::{Approach, Channel, Kind, Urgency};

/// The least working minutes from receipt to due in which a matter can be gone through. What would leave less, such
/// as a burst pipe at midnight, is telephoned to the duty desk and is none of the demo's.
const LEAST_ROOM: i64 = 50;
/// How often another category is drawn before the commonest is taken.
const DRAWS: usize = 80;
/// Channels with their weights.
const CHANNELS: [(Channel, u32); 4] = [(Channel::Portal, 560), (Channel::Hotline, 360), (Channel::Visit, 50), (Channel::Letter, 30)];
/// The category taken where no other fits.
const COMMONEST: &str = "street-order/occupying-road";
/// Reporters who speak again and again, and all there are.
const REGULARS: usize = 60;
const REPORTERS: usize = 90_000;

/// What a resident says, without the words.
pub struct Telling {
    pub(super) minor: &'static Minor,
    pub(super) kind: Kind,
    pub(super) urgency: Urgency,
    pub(super) approach: Approach,
    pub(super) channel: Channel,
    pub(super) spot: Spot,
    /// The squad the rules send it to.
    pub(super) squad: SquadKey,
    /// Working minutes from receipt to due.
    pub(super) room: i64,
    /// Number of the reporter, who may be known from before; nothing where the name was not given.
    pub(super) reporter: Option<usize>,
    pub(super) photos: Vec<u32>,
    /// Which of the places drawn for its scene it is.
    pub(super) picture: u64,
}

/// Tells an arrival, without the words. The same arrival is told the same way each time.
pub fn tell(teller: &Teller, arrival: &Arrival) -> Telling {
    let mut random = teller.stream(arrival, 0);
    let (minor, urgency, spot) = match (arrival.part, teller.leading(arrival)) {
        (Part::HotLead(spot) | Part::HotChild(spot, _, _), _) => {
            let hot = &HOT.spots[spot as usize];
            let landmark = PLACES.landmark(&hot.landmark);
            let crossing = landmark.kind == "food";
            let spot = if crossing { PLACES.at_crossing_near(landmark, &mut random) } else { PLACES.at_landmark(landmark, &mut random) };
            (minor(&hot.category), Urgency::Normal, spot)
        }
        (_, Some((lead, _))) => {
            let told = tell(teller, lead);
            let mut moved = |degrees: f64| ((degrees * 1e6).round() + random.between(-200, 200) as f64) / 1e6;
            let spot = Spot { longitude: moved(told.spot.longitude), latitude: moved(told.spot.latitude), ..told.spot };
            (told.minor, Urgency::Normal, spot)
        }
        (_, None) => {
            let (minor, urgency) = matter(teller, arrival, &mut random);
            (minor, urgency, PLACES.spot(&minor.places, &mut random))
        }
    };
    let kind = Kind::ALL[random.weighted(&CATALOGUE.kinds[&minor.kinds])];
    let approach = Approach::ALL[random.weighted(&minor.approach)];
    let channel = CHANNELS[random.weighted(&CHANNELS.map(|(_, weight)| weight))].0;
    let picture = random.next() % 2;
    let street = cell_at(&PLACES.district, spot.longitude, spot.latitude).map(|cell| cell.street.as_str());
    Telling {
        minor,
        kind,
        urgency,
        approach,
        channel,
        squad: squad_for(&minor.code, street).unwrap_or("reserve"),
        room: room(arrival.at, minor.limit(urgency)),
        reporter: reporter(kind, channel, &mut random),
        photos: photos(minor, channel, picture, &mut random),
        picture,
        spot,
    }
}

/// What it is about and how pressing, by season and hour.
fn matter(teller: &Teller, arrival: &Arrival, random: &mut Random) -> (&'static Minor, Urgency) {
    let (month, hour) = (arrival.at.day().civil().1 as usize - 1, (arrival.at.minute_of_day() / 60) as usize);
    let spoken = |minor: &Minor| minor.weight * CATALOGUE.seasons[&minor.season][month] * CATALOGUE.hours[&minor.hours][hour];
    let weights: Vec<u32> = CATALOGUE.minors.iter().map(spoken).collect();
    let since = between(arrival.at, teller.end);
    for _ in 0..DRAWS {
        let minor = &CATALOGUE.minors[random.weighted(&weights)];
        let pressing = random.per_mille(minor.urgent_per_mille);
        let urgency = if pressing && arrival.part == Part::Plain { Urgency::Urgent } else { Urgency::Normal };
        for urgency in [urgency, Urgency::Normal] {
            if fits(arrival.part, minor, room(arrival.at, minor.limit(urgency)), since) {
                return (minor, urgency);
            }
        }
    }
    (minor(COMMONEST), Urgency::Normal)
}

/// Whether what is to stand there at the end can: in time, or past due where that is wanted.
fn fits(part: Part, minor: &Minor, room: i64, since: i64) -> bool {
    let worked_on = matches!(minor.kinds.as_str(), "nuisance" | "offence" | "need");
    match part {
        Part::UnderWay(Halt::Overdue) => worked_on && (400..since - 150).contains(&room),
        Part::UnderWay(Halt::Suspended) => worked_on && room > 1_600,
        Part::UnderWay(Halt::ToSort | Halt::ToAssign | Halt::ToAccept) => room > since.max(LEAST_ROOM) + 60,
        Part::UnderWay(_) => worked_on && room > since + 60,
        Part::Plain | Part::Echo(_) | Part::HotLead(_) | Part::HotChild(..) => room >= LEAST_ROOM,
    }
}

/// Who reports wants to stay unknown more often than who asks for help.
fn reporter(kind: Kind, channel: Channel, random: &mut Random) -> Option<usize> {
    let unknown = match (kind, channel) {
        (Kind::Report, _) => 420,
        (Kind::Enquiry | Kind::Help, _) => 90,
        (_, Channel::Hotline | Channel::Visit) => 60,
        _ => 260,
    };
    let regular = random.per_mille(90);
    let number = random.below(if regular { REGULARS } else { REPORTERS });
    (!random.per_mille(unknown)).then_some(number)
}

/// Pictures handed in: the place as it was found, sometimes with a second view.
fn photos(minor: &Minor, channel: Channel, picture: u64, random: &mut Random) -> Vec<u32> {
    let Some(scene) = minor.scene else { return Vec::new() };
    let weights = if channel == Channel::Portal { [30, 55, 15] } else { [88, 11, 1] };
    (0..random.weighted(&weights) as u64).map(|view| before_of(scene, picture + view)).collect()
}

impl Telling {
    /// The words, drawn afresh each time; at a hot spot they are fixed.
    pub(super) fn text(&self, arrival: &Arrival, random: &mut Random) -> String {
        match arrival.part {
            Part::HotLead(spot) => HOT.spots[spot as usize].lead.clone(),
            Part::HotChild(spot, text, _) => {
                let texts: &[String] = &words::HOT.spots[spot as usize].texts;
                texts[text as usize % texts.len()].clone()
            }
            Part::Plain | Part::UnderWay(_) | Part::Echo(_) => {
                let manner = Manner { kind: self.kind, contact: self.reporter.is_some(), photo: !self.photos.is_empty() };
                said(self.minor, &self.spot, &manner, random)
            }
        }
    }

    /// The scene of the photos of its handling.
    pub(super) fn scene(&self) -> Scene {
        self.minor.scene.unwrap_or(Scene::Shopfront)
    }
}
