//! Roads with house numbers, crossings and landmarks: where a story can happen, and what people call the place.

use super::{Point, drawn, to_degrees};
use chengguan_photos::Random;
use crate::portal::map::District;
use serde::Deserialize;
use std::sync::LazyLock;

/// `words/demo/places.json`, in drawing units.
#[derive(Debug, Deserialize)]
pub struct Sketch {
    pub(super) boundary: Vec<Point>,
    pub(super) river: Vec<Point>,
    pub(super) streets: Vec<StreetSketch>,
    pub(super) roads: Vec<RoadSketch>,
    landmarks: Vec<LandmarkSketch>,
    hundred: String,
    corner: String,
    kilometre: String,
    opposite: String,
    beside: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct StreetSketch {
    pub(super) name: String,
    pub(super) label: Point,
    communities: Vec<Community>,
}

#[derive(Debug, Deserialize)]
struct Community {
    code: String,
    at: Point,
}

#[derive(Debug, Deserialize)]
pub(super) struct RoadSketch {
    pub(super) name: String,
    numbers: u32,
    pub(super) line: Vec<Point>,
}

#[derive(Debug, Deserialize)]
struct LandmarkSketch {
    name: String,
    kind: String,
    at: Point,
    road: String,
}

/// Everything about the district a story needs.
pub struct Places {
    /// As drawn.
    pub sketch: Sketch,
    /// As the platform holds it.
    pub district: District,
    /// Places with names.
    pub landmarks: Vec<Landmark>,
    crossings: Vec<Crossing>,
}

/// A place with a name.
pub struct Landmark {
    /// Kind and number among its kind, such as `food-0`; the words refer to it by this.
    pub key: String,
    /// `estate`, `market`, `food` and so on.
    pub kind: String,
    /// What people call it.
    pub name: String,
    /// The road it stands on.
    pub road: String,
    /// Longitude, latitude.
    pub at: Point,
}

struct Crossing {
    roads: (usize, usize),
    at: Point,
}

/// Where a story happens.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// As a reporter would write it.
    pub address: String,
    /// The road.
    pub road: String,
    /// Longitude in degrees.
    pub longitude: f64,
    /// Latitude in degrees.
    pub latitude: f64,
}

/// The district's places, read once.
pub static PLACES: LazyLock<Places> = LazyLock::new(Places::read);

impl Sketch {
    /// Code and street of the community whose middle is nearest.
    pub(super) fn community_near(&self, point: Point) -> (&str, &str) {
        let mut nearest = (f64::INFINITY, "", "");
        for street in &self.streets {
            for community in &street.communities {
                let (dx, dy) = (community.at[0] - point[0], community.at[1] - point[1]);
                let square = dx * dx + dy * dy;
                if square < nearest.0 {
                    nearest = (square, &community.code, &street.name);
                }
            }
        }
        (nearest.1, nearest.2)
    }

    /// Codes of a street's communities, which begin the names of its cells.
    pub fn communities_of(&self, street: &str) -> Vec<&str> {
        let streets = self.streets.iter().filter(|known| known.name == street);
        streets.flat_map(|street| &street.communities).map(|community| community.code.as_str()).collect()
    }
}

impl Places {
    fn read() -> Self {
        let text = include_str!("../../../../../words/demo/places.json");
        let sketch: Sketch = serde_json::from_str(text).expect("words/demo/places.json is checked by the tests");
        let mut landmarks: Vec<Landmark> = Vec::with_capacity(sketch.landmarks.len());
        for place in &sketch.landmarks {
            let number = landmarks.iter().filter(|known| known.kind == place.kind).count();
            landmarks.push(Landmark {
                key: format!("{}-{number}", place.kind),
                kind: place.kind.clone(),
                name: place.name.clone(),
                road: place.road.clone(),
                at: to_degrees(place.at),
            });
        }
        Self { crossings: crossings(&sketch.roads), district: drawn(&sketch), landmarks, sketch }
    }

    /// A landmark by its key. Panics on one that is not there, which the tests of the words rule out.
    pub fn landmark(&self, key: &str) -> &Landmark {
        self.landmarks.iter().find(|place| place.key == key).expect("a landmark of places.json")
    }

    /// A place where such a thing may happen; landmarks of these kinds are preferred.
    pub fn spot(&self, kinds: &[String], random: &mut Random) -> Spot {
        let fitting: Vec<&Landmark> = self.landmarks.iter().filter(|place| kinds.contains(&place.kind)).collect();
        match random.below(100) {
            0..45 if !fitting.is_empty() => {
                let place = fitting[random.below(fitting.len())];
                self.at_landmark(place, random)
            }
            45..60 => self.at_crossing(random),
            60..64 => self.at_kilometre(random),
            _ => self.at_number(random),
        }
    }

    /// At, or a few steps beside, a landmark.
    pub fn at_landmark(&self, place: &Landmark, random: &mut Random) -> Spot {
        let beside = random.per_mille(350);
        let address = if beside { self.sketch.beside.replace("{landmark}", &place.name) } else { place.name.clone() };
        spot_at(place.at, address, &place.road, random)
    }

    /// The crossing nearest to a landmark, as people who stand there would call it.
    pub fn at_crossing_near(&self, place: &Landmark, random: &mut Random) -> Spot {
        let distance = |crossing: &Crossing| {
            let (dx, dy) = (crossing.at[0] - place.at[0], crossing.at[1] - place.at[1]);
            dx * dx + dy * dy
        };
        let nearest = self.crossings.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        self.spot_of(nearest.expect("roads cross"), place.at, random)
    }

    fn at_crossing(&self, random: &mut Random) -> Spot {
        let crossing = random.pick(&self.crossings);
        self.spot_of(crossing, crossing.at, random)
    }

    fn spot_of(&self, crossing: &Crossing, at: Point, random: &mut Random) -> Spot {
        let (road, other) = (&self.sketch.roads[crossing.roads.0].name, &self.sketch.roads[crossing.roads.1].name);
        spot_at(at, self.sketch.corner.replace("{road}", road).replace("{other}", other), road, random)
    }

    fn at_number(&self, random: &mut Random) -> Spot {
        let road = random.pick(&self.sketch.roads);
        let number = 1 + random.below(road.numbers as usize);
        let form = if random.per_mille(120) { &self.sketch.opposite } else { &self.sketch.hundred };
        let address = form.replace("{road}", &road.name).replace("{number}", &number.to_string());
        let at = along(&road.line, number as f64 / f64::from(road.numbers + 1));
        spot_at(to_degrees(at), address, &road.name, random)
    }

    fn at_kilometre(&self, random: &mut Random) -> Spot {
        let long: Vec<&RoadSketch> = self.sketch.roads.iter().filter(|road| road.numbers > 250).collect();
        let road = random.pick(&long);
        let hundreds = 2 + random.below(38);
        let address = self.sketch.kilometre.replace("{road}", &road.name).replace("{kilometre}", &(hundreds / 10).to_string());
        let address = address.replace("{metres}", &format!("{:03}", hundreds % 10 * 100));
        let at = along(&road.line, (hundreds as f64 + 0.5) / 41.0);
        spot_at(to_degrees(at), address, &road.name, random)
    }
}

/// A spot within some thirty metres of a point.
fn spot_at([longitude, latitude]: Point, address: String, road: &str, random: &mut Random) -> Spot {
    let mut moved = |degrees: f64| ((degrees * 1e6).round() + random.between(-250, 250) as f64) / 1e6;
    Spot { address, road: road.to_owned(), longitude: moved(longitude), latitude: moved(latitude) }
}

/// The point that share of the way along a line.
fn along(line: &[Point], share: f64) -> Point {
    let length = |a: Point, b: Point| ((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1])).sqrt();
    let mut left = share * line.windows(2).map(|pair| length(pair[0], pair[1])).sum::<f64>();
    for pair in line.windows(2) {
        let step = length(pair[0], pair[1]);
        if left <= step {
            let part = left / step;
            return [pair[0][0] + (pair[1][0] - pair[0][0]) * part, pair[0][1] + (pair[1][1] - pair[0][1]) * part];
        }
        left -= step;
    }
    line[line.len() - 1]
}

/// Where two roads cross or meet, once a pair.
fn crossings(roads: &[RoadSketch]) -> Vec<Crossing> {
    let mut found = Vec::new();
    for first in 0..roads.len() {
        for second in first + 1..roads.len() {
            let pieces = roads[first].line.windows(2).flat_map(|a| roads[second].line.windows(2).map(move |b| (a, b)));
            let at = pieces.into_iter().find_map(|(a, b)| crossing_of([a[0], a[1]], [b[0], b[1]]));
            if let Some(at) = at {
                found.push(Crossing { roads: (first, second), at: to_degrees(at) });
            }
        }
    }
    found
}

fn crossing_of([a, b]: [Point; 2], [c, d]: [Point; 2]) -> Option<Point> {
    let (r, s) = ([b[0] - a[0], b[1] - a[1]], [d[0] - c[0], d[1] - c[1]]);
    let cross = r[0] * s[1] - r[1] * s[0];
    if cross == 0.0 {
        return None;
    }
    let (dx, dy) = (c[0] - a[0], c[1] - a[1]);
    let (t, u) = ((dx * s[1] - dy * s[0]) / cross, (dx * r[1] - dy * r[0]) / cross);
    let on = |share: f64| (-0.01..=1.01).contains(&share);
    (on(t) && on(u)).then(|| [a[0] + r[0] * t, a[1] + r[1] * t])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::geometry::cell_at;

    #[test]
    fn every_place_lies_in_a_cell_of_the_district() {
        let mut random = Random::new(5);
        for place in &PLACES.landmarks {
            assert!(cell_at(&PLACES.district, place.at[0], place.at[1]).is_some(), "{}", place.name);
            assert!(PLACES.sketch.roads.iter().any(|road| road.name == place.road), "{}", place.road);
        }
        for _ in 0..4000 {
            let spot = PLACES.spot(&["market".to_owned()], &mut random);
            assert!(cell_at(&PLACES.district, spot.longitude, spot.latitude).is_some(), "{spot:?}");
            assert!(!spot.address.contains('{'), "{}", spot.address);
        }
    }

    #[test]
    fn roads_cross_often_enough_to_name_corners() {
        assert!(PLACES.crossings.len() >= 20, "{}", PLACES.crossings.len());
    }
}
