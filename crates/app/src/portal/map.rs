//! The district as a drawing: no tiles, nothing loaded from outside. Longitude and latitude become drawing units by an
//! equirectangular projection at the district's middle latitude, which over the dozen kilometres of a district is
//! wrong by less than a metre in a thousand. The page's script does the same sums from the `data-` attributes.

use askama::Template;
use serde::{Deserialize, Serialize};

/// Width of a drawing, in its own units.
const WIDTH: f64 = 1000.0;
/// Share of the width left free on each side.
const MARGIN: f64 = 0.03;
/// A road's name is written about this often along it, so that it stays in sight when the map is enlarged.
const NAME_EVERY: f64 = 130.0;
/// A road shorter than this carries no name.
const NAME_FROM: f64 = 60.0;

/// A district's places, as `/api/v1/map` gives them. Points are longitude, latitude in degrees.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct District {
    /// The boundary, a ring.
    pub boundary: Vec<[f64; 2]>,
    /// The grid.
    pub cells: Vec<Cell>,
    /// The roads that are drawn.
    pub roads: Vec<Road>,
    /// The river's middle line, or empty.
    pub river: Vec<[f64; 2]>,
    /// Names of streets and towns, where they are written.
    pub labels: Vec<Label>,
}

/// One grid cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Cell {
    /// Its name.
    pub name: String,
    /// The street or town it belongs to.
    pub street: String,
    /// Its outline, a ring.
    pub ring: Vec<[f64; 2]>,
}

/// One road.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Road {
    /// Its name.
    pub name: String,
    /// Its middle line.
    pub line: Vec<[f64; 2]>,
}

/// A name on the map.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Label {
    /// The name.
    pub name: String,
    /// Where it is written.
    pub at: [f64; 2],
}

/// From degrees to drawing units and back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    /// The longitude of the drawing's left edge.
    pub west: f64,
    /// The latitude of its upper edge.
    pub north: f64,
    /// Units to a degree of longitude.
    pub per_longitude: f64,
    /// Units to a degree of latitude.
    pub per_latitude: f64,
    /// The drawing's height in units; its width is always 1000.
    pub height: f64,
}

impl Projection {
    /// Fits the boundary into the drawing. None without an area.
    pub fn of(boundary: &[[f64; 2]]) -> Option<Projection> {
        let span = |axis: usize| {
            boundary.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), point| {
                (low.min(point[axis]), high.max(point[axis]))
            })
        };
        let ((west, east), (south, north)) = (span(0), span(1));
        let (wide, tall) = (east - west, north - south);
        if !(wide.is_finite() && tall.is_finite() && wide > 0.0 && tall > 0.0) {
            return None;
        }
        let per_longitude = WIDTH * (1.0 - 2.0 * MARGIN) / wide;
        let per_latitude = per_longitude / f64::midpoint(south, north).to_radians().cos();
        let margin = WIDTH * MARGIN;
        Some(Projection {
            west: west - margin / per_longitude,
            north: north + margin / per_latitude,
            per_longitude,
            per_latitude,
            height: (tall * per_latitude + 2.0 * margin).round(),
        })
    }

    /// Longitude, latitude to x, y.
    pub fn to_drawing(&self, [longitude, latitude]: [f64; 2]) -> [f64; 2] {
        [(longitude - self.west) * self.per_longitude, (self.north - latitude) * self.per_latitude]
    }

    /// x, y to longitude, latitude.
    pub fn to_degrees(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [self.west + x / self.per_longitude, self.north - y / self.per_latitude]
    }

    /// The `d` of a path, to a tenth of a unit (about a metre).
    fn path(&self, points: &[[f64; 2]], closed: bool) -> String {
        let points = match points {
            [first, rest @ ..] if closed && rest.last() == Some(first) => &points[..points.len() - 1],
            _ => points,
        };
        let mut path = String::with_capacity(points.len() * 12);
        for (at, point) in points.iter().enumerate() {
            let [x, y] = self.to_drawing(*point);
            path.push_str(if at == 0 {
                "M"
            } else if at == 1 {
                "L"
            } else {
                " "
            });
            path.push_str(&format!("{} {}", tenth(x), tenth(y)));
        }
        if closed {
            path.push('z');
        }
        path
    }
}

/// A number to one decimal, without a needless `.0`.
fn tenth(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded == 0.0 { "0".into() } else { format!("{rounded}") }
}

/// A cell's outline with what the script says about it.
struct Area {
    name: String,
    street: String,
    path: String,
}

/// A name, where and at what slope it is written.
struct Name {
    text: String,
    x: String,
    y: String,
    slope: String,
}

/// How many are shown in a cell, at its middle.
struct Mark {
    name: String,
    count: i64,
    url: String,
    x: String,
    y: String,
}

/// Draws a district; the words around it stand in the template.
#[derive(Template)]
#[template(path = "map.html")]
struct Drawing {
    chooser: bool,
    projection: Projection,
    boundary: String,
    areas: Vec<Area>,
    marks: Vec<Mark>,
    river: Option<String>,
    roads: Vec<String>,
    road_names: Vec<Name>,
    labels: Vec<Name>,
}

/// The district as a picture: boundary, grid, river, main names. None without a boundary.
pub fn overview(district: &District) -> Option<String> {
    draw(district, false)
}

/// The district to point at: with road names, and each cell with its name for the script. None without a boundary.
pub fn chooser(district: &District) -> Option<String> {
    draw(district, true)
}

/// The district with how many are shown in each cell: name of the cell, how many, where they are listed. None without a
/// boundary.
pub fn ledger(district: &District, counted: &[(String, i64, String)]) -> Option<String> {
    let projection = Projection::of(&district.boundary)?;
    let mark = |(name, count, url): &(String, i64, String)| {
        let cell = district.cells.iter().find(|cell| cell.name == *name)?;
        let [x, y] = projection.to_drawing(middle(&cell.ring)?);
        Some(Mark { name: name.clone(), count: *count, url: url.clone(), x: tenth(x), y: tenth(y) })
    };
    draw_with(district, false, counted.iter().filter_map(mark).collect())
}

/// The middle of a ring's corners.
fn middle(ring: &[[f64; 2]]) -> Option<[f64; 2]> {
    let corners = if ring.len() > 1 && ring.first() == ring.last() { &ring[1..] } else { ring };
    let sum = |axis: usize| corners.iter().map(|corner| corner[axis]).sum::<f64>() / corners.len() as f64;
    (!corners.is_empty()).then(|| [sum(0), sum(1)])
}

fn draw(district: &District, chooser: bool) -> Option<String> {
    draw_with(district, chooser, Vec::new())
}

fn draw_with(district: &District, chooser: bool, marks: Vec<Mark>) -> Option<String> {
    let projection = Projection::of(&district.boundary)?;
    let drawing = Drawing {
        chooser,
        marks,
        projection,
        boundary: projection.path(&district.boundary, true),
        areas: district
            .cells
            .iter()
            .map(|cell| Area {
                name: cell.name.clone(),
                street: cell.street.clone(),
                path: projection.path(&cell.ring, true),
            })
            .collect(),
        river: (district.river.len() > 1).then(|| projection.path(&district.river, false)),
        roads: district.roads.iter().map(|road| projection.path(&road.line, false)).collect(),
        road_names: if chooser {
            district.roads.iter().flat_map(|road| names_along(&projection, road)).collect()
        } else {
            Vec::new()
        },
        labels: district
            .labels
            .iter()
            .map(|label| {
                let [x, y] = projection.to_drawing(label.at);
                Name { text: label.name.clone(), x: tenth(x), y: tenth(y), slope: "0".into() }
            })
            .collect(),
    };
    drawing.render().ok()
}

/// Writes a road's name along it, at even distances, never upside down.
fn names_along(projection: &Projection, road: &Road) -> Vec<Name> {
    let points: Vec<[f64; 2]> = road.line.iter().map(|point| projection.to_drawing(*point)).collect();
    let length: f64 = points.windows(2).map(|pair| distance(pair[0], pair[1])).sum();
    if length < NAME_FROM || road.name.is_empty() {
        return Vec::new();
    }
    let count = (length / NAME_EVERY).ceil().max(1.0);
    (0..count as usize)
        .filter_map(|at| point_along(&points, length * (at as f64 + 0.5) / count))
        .map(|([x, y], slope)| Name {
            text: road.name.clone(),
            x: tenth(x),
            y: tenth(y),
            slope: format!("{}", slope.round()),
        })
        .collect()
}

/// The point a way along a line, and the line's slope there in degrees between -90 and 90.
fn point_along(points: &[[f64; 2]], way: f64) -> Option<([f64; 2], f64)> {
    let mut left = way;
    for pair in points.windows(2) {
        let step = distance(pair[0], pair[1]);
        if step > 0.0 && left <= step {
            let share = left / step;
            let (dx, dy) = (pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]);
            let slope = dy.atan2(dx).to_degrees();
            let upright = if slope > 90.0 {
                slope - 180.0
            } else if slope <= -90.0 {
                slope + 180.0
            } else {
                slope
            };
            return Some(([pair[0][0] + dx * share, pair[0][1] + dy * share], upright));
        }
        left -= step;
    }
    None
}

fn distance(from: [f64; 2], to: [f64; 2]) -> f64 {
    (to[0] - from[0]).hypot(to[1] - from[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> District {
        District {
            boundary: vec![[118.70, 30.90], [118.82, 30.90], [118.82, 31.00], [118.70, 31.00], [118.70, 30.90]],
            cells: vec![Cell {
                name: "JX-03<".into(),
                street: "东城\"街道".into(),
                ring: vec![[118.70, 30.90], [118.76, 30.90], [118.76, 30.95]],
            }],
            roads: vec![Road { name: "锦绣街".into(), line: vec![[118.82, 30.95], [118.70, 30.95]] }],
            river: vec![[118.70, 30.92], [118.82, 30.93]],
            labels: vec![Label { name: "𠮷祥街道".into(), at: [118.76, 30.95] }],
        }
    }

    #[test]
    fn degrees_survive_the_way_to_the_drawing_and_back() {
        let projection = Projection::of(&square().boundary).expect("an area");
        for point in [[118.70, 30.90], [118.7612, 30.9534], [118.9, 31.2]] {
            let [longitude, latitude] = projection.to_degrees(projection.to_drawing(point));
            assert!((longitude - point[0]).abs() < 1e-9 && (latitude - point[1]).abs() < 1e-9);
        }
    }

    #[test]
    fn the_boundary_lies_inside_the_drawing_and_north_is_up() {
        let projection = Projection::of(&square().boundary).expect("an area");
        let [west, north] = projection.to_drawing([118.70, 31.00]);
        let [east, south] = projection.to_drawing([118.82, 30.90]);
        assert!((west - 30.0).abs() < 0.1 && (east - 970.0).abs() < 0.1);
        assert!(north < south && south < projection.height);
    }

    #[test]
    fn a_kilometre_is_as_long_to_the_east_as_to_the_north() {
        let projection = Projection::of(&square().boundary).expect("an area");
        let ratio = projection.per_longitude / projection.per_latitude;
        assert!((ratio - 30.95_f64.to_radians().cos()).abs() < 1e-9);
    }

    #[test]
    fn without_an_area_there_is_no_drawing() {
        assert_eq!(chooser(&District::default()), None);
        assert_eq!(Projection::of(&[[118.7, 30.9], [118.7, 31.0]]), None);
        assert_eq!(Projection::of(&[[f64::NAN, 30.9], [118.7, 31.0]]).map(|p| p.height), None);
    }

    #[test]
    fn a_name_written_along_a_road_is_never_upside_down() {
        let projection = Projection::of(&square().boundary).expect("an area");
        let names = names_along(&projection, &square().roads[0]);
        assert_eq!(names.len(), 8);
        assert!(names.iter().all(|name| name.slope == "0"));
        assert!(
            names_along(&projection, &Road { name: "短".into(), line: vec![[118.70, 30.95], [118.701, 30.95]] })
                .is_empty()
        );
    }

    #[test]
    fn names_are_escaped_and_rare_characters_stay() {
        let drawing = chooser(&square()).expect("a drawing");
        assert!(drawing.contains("JX-03&#60;") && !drawing.contains("JX-03<"));
        assert!(drawing.contains("东城&#34;街道") && drawing.contains("𠮷祥街道"));
        let overview = overview(&square()).expect("a drawing");
        assert!(!overview.contains("data-name"), "the picture says nothing it does not need");
    }
}
