//! A small painter: shapes with smooth edges, flat colours and gradients on a canvas of 960 by 720.
//!
//! Coordinates are those of the mock-ups' pictures, 360 by 270, so that a drawing can be laid beside them.

/// Width and height of the canvas in pixels.
pub const WIDTH: usize = 960;
pub const HEIGHT: usize = 720;
/// Pixels to a unit.
const SCALE: f32 = WIDTH as f32 / 360.0;
/// Sides of a drawn circle quarter: smooth at this size.
const QUARTER_SIDES: usize = 10;

/// A row nothing has been drawn on.
const UNTOUCHED: (usize, usize) = (usize::MAX, 0);

/// Red, green, blue.
pub type Colour = [u8; 3];

/// A colour written as in a style sheet, `0x1d2633`.
pub const fn rgb(hex: u32) -> Colour {
    [(hex >> 16) as u8, (hex >> 8) as u8, hex as u8]
}

/// A colour between two, `share` of the way (0 to 1) from the first.
pub fn blend(from: Colour, to: Colour, share: f32) -> Colour {
    let mut mixed = [0; 3];
    for channel in 0..3 {
        let (a, b) = (f32::from(from[channel]), f32::from(to[channel]));
        mixed[channel] = (a + (b - a) * share + 0.5).clamp(0.0, 255.0) as u8;
    }
    mixed
}

/// A point in units.
pub type P = (f32, f32);

/// One or more closed outlines filled together.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    outlines: Vec<Vec<P>>,
}

/// What a shape is filled with.
#[derive(Debug, Clone, Copy)]
pub enum Paint {
    /// One colour, of this strength (1 covers).
    Flat(Colour, f32),
    /// From one colour at the first height to another at the second.
    Down(Colour, Colour, f32, f32),
    /// Light: strongest at a point, gone at a radius.
    Glow(Colour, P, f32, f32),
}

impl From<Colour> for Paint {
    fn from(colour: Colour) -> Self {
        Self::Flat(colour, 1.0)
    }
}

/// Where is painted.
pub struct Canvas {
    pixels: Vec<u8>,
    /// How much each pixel's coverage differs from its left neighbour's; all zero between two fills.
    cover: Vec<f32>,
    /// First and last pixel of each row that a fill has touched.
    touched: Vec<(usize, usize)>,
}

/// A polygon.
pub fn polygon(points: &[P]) -> Shape {
    Shape { outlines: vec![points.to_vec()] }
}

/// An upright rectangle.
pub fn rect(x: f32, y: f32, width: f32, height: f32) -> Shape {
    polygon(&[(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
}

/// An ellipse around a point.
pub fn ellipse(x: f32, y: f32, half_width: f32, half_height: f32) -> Shape {
    // Points of a square pushed out to the circle: no sines, the same everywhere.
    let mut points = Vec::with_capacity(4 * QUARTER_SIDES);
    for quarter in 0..4 {
        for side in 0..QUARTER_SIDES {
            let t = side as f32 / QUARTER_SIDES as f32;
            let (a, b) = (1.0 - t, t);
            let length = (a * a + b * b).sqrt();
            let (dx, dy) = (a / length, b / length);
            let (dx, dy) = match quarter {
                0 => (dx, dy),
                1 => (-dy, dx),
                2 => (-dx, -dy),
                _ => (dy, -dx),
            };
            points.push((x + dx * half_width, y + dy * half_height));
        }
    }
    Shape { outlines: vec![points] }
}

/// A line of some width through points, with flat ends.
pub fn line(points: &[P], width: f32) -> Shape {
    let mut shape = Shape::default();
    for pair in points.windows(2) {
        let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        let length = (dx * dx + dy * dy).sqrt().max(1e-3);
        let (nx, ny) = (-dy / length * width / 2.0, dx / length * width / 2.0);
        let (a, b) = (pair[0], pair[1]);
        shape.outlines.push(vec![(a.0 + nx, a.1 + ny), (b.0 + nx, b.1 + ny), (b.0 - nx, b.1 - ny), (a.0 - nx, a.1 - ny)]);
    }
    if width > 1.5 {
        for joint in points.get(1..points.len() - 1).unwrap_or_default() {
            let mut round = ellipse(joint.0, joint.1, width / 2.0, width / 2.0);
            round.outlines[0].reverse();
            shape.outlines.append(&mut round.outlines);
        }
    }
    shape
}

/// A smooth blob through points: each corner is rounded from middle to middle.
pub fn blob(points: &[P]) -> Shape {
    let count = points.len();
    let mut outline = Vec::with_capacity(count * 6);
    for at in 0..count {
        let (before, corner, after) = (points[(at + count - 1) % count], points[at], points[(at + 1) % count]);
        let from = ((before.0 + corner.0) / 2.0, (before.1 + corner.1) / 2.0);
        let to = ((corner.0 + after.0) / 2.0, (corner.1 + after.1) / 2.0);
        for step in 0..6 {
            let t = step as f32 / 6.0;
            let u = 1.0 - t;
            outline.push((
                u * u * from.0 + 2.0 * u * t * corner.0 + t * t * to.0,
                u * u * from.1 + 2.0 * u * t * corner.1 + t * t * to.1,
            ));
        }
    }
    Shape { outlines: vec![outline] }
}

impl Shape {
    /// The same shape moved and made larger or smaller about the origin first.
    pub fn placed(mut self, x: f32, y: f32, scale: f32) -> Self {
        for point in self.outlines.iter_mut().flatten() {
            *point = (x + point.0 * scale, y + point.1 * scale);
        }
        self
    }

    /// The same shape leaning: what lies to the right comes up by so much for each unit, and all of it is then moved.
    pub fn leaned(mut self, x: f32, y: f32, slope: f32) -> Self {
        for point in self.outlines.iter_mut().flatten() {
            *point = (x + point.0, y + point.1 + point.0 * slope);
        }
        self
    }

    /// The same outlines run the other way: laid inside another shape they cut a hole.
    pub fn reversed(mut self) -> Self {
        self.outlines.iter_mut().for_each(|outline| outline.reverse());
        self
    }

    /// Both shapes as one.
    pub fn and(mut self, mut other: Shape) -> Self {
        self.outlines.append(&mut other.outlines);
        self
    }
}

impl Canvas {
    /// A canvas of one colour.
    pub fn new(colour: Colour) -> Self {
        Self {
            pixels: colour.repeat(WIDTH * HEIGHT),
            cover: vec![0.0; WIDTH * HEIGHT],
            touched: vec![UNTOUCHED; HEIGHT],
        }
    }

    /// The bytes, three a pixel, row by row.
    pub fn bytes(&self) -> &[u8] {
        &self.pixels
    }

    /// Turns left and right round.
    pub fn mirror(&mut self) {
        for row in self.pixels.chunks_exact_mut(WIDTH * 3) {
            for x in 0..WIDTH / 2 {
                let (left, right) = row.split_at_mut((WIDTH - 1 - x) * 3);
                left[x * 3..][..3].swap_with_slice(&mut right[..3]);
            }
        }
    }

    /// Fills a shape.
    pub fn fill(&mut self, shape: &Shape, paint: impl Into<Paint>) {
        let paint = paint.into();
        let (mut top, mut bottom) = (HEIGHT, 0);
        for outline in &shape.outlines {
            for at in 0..outline.len() {
                let pixel = |p: P| (p.0 * SCALE, p.1 * SCALE);
                let (from, to) = (pixel(outline[at]), pixel(outline[(at + 1) % outline.len()]));
                let (low, high) = (from.1.min(to.1), from.1.max(to.1));
                top = top.min(low.max(0.0) as usize);
                bottom = bottom.max((high.ceil().max(0.0) as usize).min(HEIGHT));
                self.edge(from, to);
            }
        }
        for row in top..bottom {
            let (first, last) = std::mem::replace(&mut self.touched[row], UNTOUCHED);
            if first <= last {
                self.row(row, first, last, paint);
            }
        }
    }

    /// Paints one row and leaves its coverage at zero.
    fn row(&mut self, row: usize, first: usize, last: usize, paint: Paint) {
        let y = row as f32 / SCALE;
        let (colour, strength) = match paint {
            Paint::Flat(colour, strength) | Paint::Glow(colour, _, _, strength) => (colour, strength),
            Paint::Down(from, to, high, low) => (blend(from, to, ((y - high) / (low - high)).clamp(0.0, 1.0)), 1.0),
        };
        let start = row * WIDTH + first;
        let pixels = self.pixels[start * 3..(row * WIDTH + last + 1) * 3].chunks_exact_mut(3);
        let mut sum = 0.0;
        for (at, (pixel, cover)) in pixels.zip(&mut self.cover[start..]).enumerate() {
            sum += std::mem::take(cover);
            let covered = f32::min(sum.abs(), 1.0);
            if covered < 0.004 {
                continue;
            }
            let near = match paint {
                Paint::Glow(_, (x, centre), radius, _) => {
                    let (dx, dy) = ((first + at) as f32 / SCALE - x, y - centre);
                    let left = (1.0 - (dx * dx + dy * dy) / (radius * radius)).max(0.0);
                    left * left
                }
                _ => 1.0,
            };
            let weight = (covered * strength * near * 256.0) as i32;
            if weight >= 255 {
                pixel.copy_from_slice(&colour);
                continue;
            }
            for (channel, to) in pixel.iter_mut().zip(colour) {
                let from = i32::from(*channel);
                *channel = (from + (((i32::from(to) - from) * weight) >> 8)) as u8;
            }
        }
    }

    /// Adds one edge to the coverage table (the method of font-rs: exact areas, summed along each row afterwards).
    fn edge(&mut self, from: P, to: P) {
        if from.1 == to.1 {
            return;
        }
        let (turn, a, b) = if from.1 < to.1 { (1.0, from, to) } else { (-1.0, to, from) };
        let slope = (b.0 - a.0) / (b.1 - a.1);
        let mut x = if a.1 < 0.0 { a.0 - a.1 * slope } else { a.0 };
        let last = (b.1.ceil().max(0.0) as usize).min(HEIGHT);
        for row in (a.1.max(0.0) as usize)..last {
            let step = ((row + 1) as f32).min(b.1) - (row as f32).max(a.1);
            let x_next = x + slope * step;
            row_of_edge(&mut self.cover[row * WIDTH..][..WIDTH], &mut self.touched[row], turn * step, x, x_next);
            x = x_next;
        }
    }
}

/// What one edge adds within one row.
fn row_of_edge(cover: &mut [f32], touched: &mut (usize, usize), area: f32, x: f32, x_next: f32) {
    let (left, right) = if x < x_next { (x, x_next) } else { (x_next, x) };
    let (left, right) = (left.clamp(0.0, WIDTH as f32), right.clamp(0.0, WIDTH as f32));
    let (first, left_floor) = (left.floor() as usize, left.floor());
    let (end, right_ceil) = (right.ceil() as usize, right.ceil());
    touched.0 = touched.0.min(first);
    touched.1 = touched.1.max(end.max(first + 1).min(WIDTH - 1));
    if first >= WIDTH {
        return;
    }
    let mut add = |at: usize, value: f32| {
        // What falls beyond the row's end would only cover pixels that are not there.
        if at < WIDTH {
            cover[at] += value;
        }
    };
    if end <= first + 1 {
        let middle = (left + right) / 2.0 - left_floor;
        add(first, area - area * middle);
        add(first + 1, area * middle);
        return;
    }
    let per = 1.0 / (right - left);
    let into = left - left_floor;
    let first_part = 0.5 * per * (1.0 - into) * (1.0 - into);
    let beyond = right - right_ceil + 1.0;
    let last_part = 0.5 * per * beyond * beyond;
    add(first, area * first_part);
    if end == first + 2 {
        add(first + 1, area * (1.0 - first_part - last_part));
    } else {
        let second = per * (1.5 - into);
        add(first + 1, area * (second - first_part));
        for at in first + 2..end - 1 {
            add(at, area * per);
        }
        let sum = second + (end - first - 3) as f32 * per;
        add(end - 1, area * (1.0 - sum - last_part));
    }
    add(end, area * last_part);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixel(canvas: &Canvas, x: usize, y: usize) -> &[u8] {
        &canvas.bytes()[(y * WIDTH + x) * 3..][..3]
    }

    #[test]
    fn a_rectangle_covers_its_pixels_and_half_of_those_on_its_edge() {
        let mut canvas = Canvas::new([0; 3]);
        canvas.fill(&rect(0.0, 0.0, 10.5 / SCALE, 4.0 / SCALE), [255; 3]);
        assert_eq!(pixel(&canvas, 9, 3), [255; 3]);
        assert!((120..=135).contains(&pixel(&canvas, 10, 3)[0]));
        assert_eq!(pixel(&canvas, 12, 3), [0; 3]);
        assert_eq!(pixel(&canvas, 9, 4), [0; 3]);
    }

    #[test]
    fn shapes_that_reach_over_the_edges_of_the_canvas_are_cut() {
        let mut canvas = Canvas::new([0; 3]);
        canvas.fill(&ellipse(0.0, 0.0, 500.0, 500.0), [9; 3]);
        canvas.fill(&polygon(&[(-50.0, 300.0), (400.0, -30.0), (500.0, 400.0)]), [90; 3]);
        canvas.fill(&rect(-20.0, -20.0, 5.0, 5.0), [200; 3]);
        assert_eq!(pixel(&canvas, 0, 0), [9; 3]);
        assert_eq!(pixel(&canvas, WIDTH - 1, HEIGHT - 1), [90; 3]);
    }

    #[test]
    fn a_circle_is_round() {
        let mut canvas = Canvas::new([0; 3]);
        canvas.fill(&ellipse(100.0, 100.0, 30.0, 30.0), [255; 3]);
        let lit = canvas.bytes().iter().step_by(3).map(|value| f64::from(*value) / 255.0).sum::<f64>();
        let expected = std::f64::consts::PI * f64::from(30.0 * SCALE) * f64::from(30.0 * SCALE);
        assert!((lit / expected - 1.0).abs() < 0.01, "{lit} {expected}");
    }
}
