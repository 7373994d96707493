//! The demo's district, which exists nowhere: boundary, grid, roads, river, and the cell a point lies in.
//!
//! It is drawn in the units of `words/demo/places.json` and then laid over the box the contract names (118.70–118.82 E,
//! 30.90–31.00 N), which it contains with room to spare. Only addition, multiplication, division and square roots are
//! used, which are exact to the bit on every machine.

pub mod places;

use chengguan_photos::Random;
use crate::portal::map::{Cell, District, Label, Road};
use places::{PLACES, Sketch};

/// A point, in drawing units or in degrees.
pub type Point = [f64; 2];

/// Width and height of a grid cell before its corners are moved, in drawing units (about 950 m).
const CELL_WIDTH: f64 = 40.0;
const CELL_HEIGHT: f64 = 39.0;
/// How far a corner of the grid may be moved each way, in tenths of a unit: less than a quarter cell keeps cells convex.
const CORNER_MOVES: i64 = 85;
/// Columns and rows of the grid, enough to cover the drawing.
const COLUMNS: usize = 22;
const ROWS: usize = 19;
/// A piece of a cell at the boundary smaller than this share of a cell is not worth a name.
const SMALLEST_SHARE: f64 = 0.06;
/// The seed of the grid. It is the district's, not the opinions': the same map under every seed.
const GRID_SEED: u64 = 20_180_306;
/// Points drawn on each of the river's two bends.
const BEND_POINTS: usize = 20;

/// The whole district.
pub fn district() -> District {
    PLACES.district.clone()
}

/// The district of a sketch.
fn drawn(sketch: &Sketch) -> District {
    let on_map = |line: &[Point]| line.iter().map(|point| to_degrees(*point)).collect::<Vec<_>>();
    District {
        boundary: closed(on_map(&sketch.boundary)),
        cells: cells(sketch),
        roads: sketch.roads.iter().map(|road| Road { name: road.name.clone(), line: on_map(&road.line) }).collect(),
        river: on_map(&within(&bends(&sketch.river), &sketch.boundary)),
        labels: sketch.streets.iter().map(|street| Label { name: street.name.clone(), at: to_degrees(street.label) }).collect(),
    }
}

/// The cell a point lies in. A point on a border belongs to one of its two cells, never to both.
///
/// It looks at every cell: about 300 rings of five points, most of them left after four comparisons, is a microsecond.
pub fn cell_at(district: &District, longitude: f64, latitude: f64) -> Option<&Cell> {
    district.cells.iter().find(|cell| contains(&cell.ring, [longitude, latitude]))
}

/// Whether a ring contains a point. Of two rings that share an edge exactly one contains a point on it, because the
/// edge is always computed from its southern end.
pub fn contains(ring: &[Point], [x, y]: Point) -> bool {
    let mut inside = false;
    for pair in ring.windows(2) {
        let (low, high) = if pair[0][1] <= pair[1][1] { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
        if low[1] <= y && y < high[1] && x < low[0] + (high[0] - low[0]) * (y - low[1]) / (high[1] - low[1]) {
            inside = !inside;
        }
    }
    inside
}

/// The area of a closed ring, in the square of its units.
pub fn area(ring: &[Point]) -> f64 {
    ring.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum::<f64>().abs() / 2.0
}

/// Drawing units to degrees, rounded to a tenth of a metre so that neighbours share their corners to the bit.
pub fn to_degrees([x, y]: Point) -> Point {
    let rounded = |value: f64| (value * 1e6).round() / 1e6;
    [rounded(118.70 + (x - 210.0) * 0.12 / 460.0), rounded(31.00 - (y - 125.0) * 0.10 / 447.0)]
}

fn closed(mut ring: Vec<Point>) -> Vec<Point> {
    if let Some(first) = ring.first().copied().filter(|first| ring.last() != Some(first)) {
        ring.push(first);
    }
    ring
}

/// The grid, clipped to the boundary, named by community and counted from north-west to south-east.
fn cells(sketch: &Sketch) -> Vec<Cell> {
    let corners = corners();
    let boundary = closed(sketch.boundary.clone());
    let mut counted: Vec<(&str, usize)> = Vec::new();
    let mut cells = Vec::new();
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let at = |row: usize, column: usize| corners[row * (COLUMNS + 1) + column];
            let quad = [at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column)];
            let piece = clip(&boundary, &quad);
            if area(&piece) < SMALLEST_SHARE * CELL_WIDTH * CELL_HEIGHT {
                continue;
            }
            let (code, street) = sketch.community_near(middle(&piece));
            let number = match counted.iter_mut().find(|(known, _)| *known == code) {
                Some((_, number)) => {
                    *number += 1;
                    *number
                }
                None => {
                    counted.push((code, 1));
                    1
                }
            };
            let ring = closed(piece.iter().map(|point| to_degrees(*point)).collect());
            cells.push(Cell { name: format!("{code}-{number:02}"), street: street.to_owned(), ring });
        }
    }
    cells
}

/// The corners of the grid, each moved a little, row by row.
fn corners() -> Vec<Point> {
    let mut random = Random::new(GRID_SEED);
    let mut moved = |value: f64| value + random.between(-CORNER_MOVES, CORNER_MOVES) as f64 / 10.0;
    let mut corners = Vec::with_capacity((ROWS + 1) * (COLUMNS + 1));
    for row in 0..=ROWS {
        for column in 0..=COLUMNS {
            let x = moved(column as f64 * CELL_WIDTH - 6.0);
            let y = moved(row as f64 * CELL_HEIGHT - 4.0);
            corners.push([x, y]);
        }
    }
    corners
}

fn middle(ring: &[Point]) -> Point {
    let points = &ring[..ring.len() - 1];
    let sum = points.iter().fold([0.0, 0.0], |sum, point| [sum[0] + point[0], sum[1] + point[1]]);
    [sum[0] / points.len() as f64, sum[1] / points.len() as f64]
}

/// What of the boundary lies in a convex quad (Sutherland and Hodgman): a closed ring, empty if nothing does.
fn clip(boundary: &[Point], quad: &[Point; 4]) -> Vec<Point> {
    let mut ring = boundary[..boundary.len() - 1].to_vec();
    for side in 0..4 {
        let (from, to) = (quad[side], quad[(side + 1) % 4]);
        // The quad runs clockwise on the screen, so inside is where the cross product is not negative.
        let depth = |p: Point| (to[0] - from[0]) * (p[1] - from[1]) - (to[1] - from[1]) * (p[0] - from[0]);
        let mut kept = Vec::with_capacity(ring.len() + 4);
        for (at, point) in ring.iter().enumerate() {
            let before = ring[(at + ring.len() - 1) % ring.len()];
            let (was, is) = (depth(before), depth(*point));
            if (was < 0.0) != (is < 0.0) {
                let share = was / (was - is);
                kept.push([before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share]);
            }
            if is >= 0.0 {
                kept.push(*point);
            }
        }
        ring = kept;
    }
    let near = |a: Point, b: Point| (a[0] - b[0]).abs() < 1e-6 && (a[1] - b[1]).abs() < 1e-6;
    for point in &mut ring {
        if let Some(corner) = quad.iter().find(|corner| near(**corner, *point)) {
            *point = *corner;
        }
    }
    ring.dedup_by(|a, b| near(*a, *b));
    while ring.len() > 1 && near(ring[0], ring[ring.len() - 1]) {
        ring.pop();
    }
    closed(ring)
}

/// Two Bézier bends through seven points.
fn bends(control: &[Point]) -> Vec<Point> {
    let mut line = Vec::new();
    for bend in control.windows(4).step_by(3) {
        for step in 0..=BEND_POINTS {
            let t = step as f64 / BEND_POINTS as f64;
            let weigh = |axis: usize| {
                let u = 1.0 - t;
                u * u * u * bend[0][axis] + 3.0 * u * u * t * bend[1][axis] + 3.0 * u * t * t * bend[2][axis] + t * t * t * bend[3][axis]
            };
            line.push([weigh(0), weigh(1)]);
        }
    }
    line.dedup();
    line
}

/// The part of a line inside the boundary, with a point on the boundary at either end (it enters and leaves once).
fn within(line: &[Point], boundary: &[Point]) -> Vec<Point> {
    let ring = closed(boundary.to_vec());
    let mut kept = Vec::new();
    for pair in line.windows(2) {
        match (contains(&ring, pair[0]), contains(&ring, pair[1])) {
            (true, true) => kept.push(pair[0]),
            (true, false) => kept.extend([pair[0], crossing(&ring, pair[0], pair[1])]),
            (false, true) => kept.push(crossing(&ring, pair[1], pair[0])),
            (false, false) => {}
        }
    }
    kept
}

/// Where the way from a point inside to a point outside leaves, found by halving.
fn crossing(ring: &[Point], mut inside: Point, mut outside: Point) -> Point {
    for _ in 0..30 {
        let half = [(inside[0] + outside[0]) / 2.0, (inside[1] + outside[1]) / 2.0];
        if contains(ring, half) { inside = half } else { outside = half }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// How many cells contain the point; by the rule, one.
    fn cells_with(district: &District, point: Point) -> usize {
        district.cells.iter().filter(|cell| contains(&cell.ring, point)).count()
    }

    #[test]
    fn every_point_of_the_box_in_the_contract_finds_exactly_one_cell() {
        let district = district();
        let mut random = Random::new(1);
        for _ in 0..20_000 {
            let point = [118.70 + 0.12 * f64::from(random.unit()), 30.90 + 0.10 * f64::from(random.unit())];
            assert_eq!(cells_with(&district, point), 1, "{point:?}");
        }
        for (longitude, latitude) in [(118.70, 30.90), (118.82, 30.90), (118.70, 31.00), (118.82, 31.00), (118.76, 30.95)] {
            assert!(cell_at(&district, longitude, latitude).is_some());
        }
        assert_eq!(cell_at(&district, 118.5, 30.95), None);
    }

    #[test]
    fn a_corner_shared_by_four_cells_belongs_to_one() {
        let district = district();
        let inner = district.cells.iter().flat_map(|cell| &cell.ring).filter(|p| p[0] > 118.70 && p[0] < 118.82 && p[1] > 30.90 && p[1] < 31.0);
        for corner in inner {
            assert_eq!(cells_with(&district, *corner), 1, "{corner:?}");
        }
    }

    #[test]
    fn the_cells_cover_the_district_and_their_rings_are_closed() {
        let district = district();
        assert!((160..=420).contains(&district.cells.len()), "{}", district.cells.len());
        for cell in &district.cells {
            assert!(cell.ring.len() >= 4 && cell.ring.first() == cell.ring.last(), "{}", cell.name);
        }
        assert_eq!(district.boundary.first(), district.boundary.last());
        let covered: f64 = district.cells.iter().map(|cell| area(&cell.ring)).sum();
        let share = covered / area(&district.boundary);
        assert!((0.99..=1.000_1).contains(&share), "{share}");
    }

    #[test]
    fn names_of_cells_are_used_once_and_each_community_lies_in_one_street() {
        let district = district();
        let names: BTreeSet<&str> = district.cells.iter().map(|cell| cell.name.as_str()).collect();
        assert_eq!(names.len(), district.cells.len());
        let pairs: BTreeSet<(&str, &str)> = district.cells.iter().map(|cell| (&cell.name[..2], cell.street.as_str())).collect();
        let communities: BTreeSet<&str> = pairs.iter().map(|pair| pair.0).collect();
        assert_eq!(pairs.len(), communities.len());
        let streets: BTreeSet<&str> = pairs.iter().map(|pair| pair.1).collect();
        assert_eq!(streets.len(), district.labels.len());
    }

    #[test]
    fn roads_and_river_lie_inside_the_boundary() {
        let district = district();
        assert!((10..=16).contains(&district.roads.len()));
        for road in &district.roads {
            for point in &road.line {
                assert!(contains(&district.boundary, *point), "{} {point:?}", road.name);
            }
        }
        assert!(district.river.len() > 20);
        let inner = &district.river[1..district.river.len() - 1];
        assert!(inner.iter().all(|point| contains(&district.boundary, *point)));
    }

    #[test]
    fn the_crossing_of_the_mock_up_lies_in_its_cell() {
        let places = &places::PLACES;
        let market = places.landmarks.iter().find(|place| place.key == "food-0").unwrap();
        let cell = cell_at(&places.district, market.at[0], market.at[1]).unwrap();
        assert_eq!(cell.name, "JX-03");
    }
}
