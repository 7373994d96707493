//! What several pictures share: sky, houses, trees, people, small things of a street.

use super::painter::{Canvas, Colour, P, Paint, blend, blob, ellipse, line, polygon, rect, rgb};
use crate::random::Random;

/// Nearly black, for posts, tyres and outlines.
pub const DARK: Colour = rgb(0x171b20);
/// Shadow on the ground, used faintly.
pub const SHADOW: Paint = Paint::Flat(rgb(0x10151a), 0.22);

/// A colour a little lighter or darker, so that no two houses are quite alike.
pub fn shade(colour: Colour, random: &mut Random) -> Colour {
    let share = random.real(-0.10, 0.12);
    if share < 0.0 { blend(colour, rgb(0x20262c), -share) } else { blend(colour, rgb(0xffffff), share) }
}

/// A day sky: clear, hazy or towards evening.
pub fn day_sky(canvas: &mut Canvas, random: &mut Random) {
    let skies = [(0x9fc0d8, 0xe4eaea), (0xb7c7d0, 0xe8e6de), (0x8fb2cf, 0xf0e3cf)];
    let (top, bottom) = *random.pick(&skies);
    canvas.fill(&rect(0.0, 0.0, 360.0, 170.0), Paint::Down(rgb(top), rgb(bottom), 0.0, 150.0));
}

/// Houses far away, as one line of roofs.
pub fn skyline(canvas: &mut Canvas, colour: Colour, base: f32, random: &mut Random) {
    let mut points = vec![(-2.0, base)];
    let mut x = -2.0;
    while x < 362.0 {
        let (width, height) = (random.real(18.0, 44.0), random.real(22.0, 76.0));
        points.extend([(x, base - height), (x + width, base - height)]);
        x += width;
    }
    points.push((x, base));
    canvas.fill(&polygon(&points), colour);
}

/// A round tree with its foot at a point.
pub fn tree(canvas: &mut Canvas, x: f32, y: f32, scale: f32, leaves: Colour, random: &mut Random) {
    canvas.fill(&ellipse(0.0, 0.0, 30.0, 4.0).placed(x, y, scale), SHADOW);
    canvas.fill(&polygon(&[(-3.0, 0.0), (-2.0, -60.0), (2.0, -60.0), (3.5, 0.0)]).placed(x, y, scale), blend(rgb(0x4a3d32), DARK, 0.25));
    let mut crown = Vec::new();
    for (px, py) in [(-2.0, -118.0), (24.0, -108.0), (38.0, -86.0), (34.0, -62.0), (14.0, -50.0), (-14.0, -50.0), (-36.0, -62.0), (-38.0, -88.0), (-22.0, -110.0)] {
        crown.push((px + random.real(-5.0, 5.0), py + random.real(-5.0, 5.0)));
    }
    canvas.fill(&blob(&crown).placed(x, y, scale), leaves);
    let light: Vec<P> = crown.iter().map(|(px, py)| (px * 0.55 - 8.0, (py + 84.0) * 0.55 - 92.0)).collect();
    canvas.fill(&blob(&light).placed(x, y, scale), Paint::Flat(blend(leaves, rgb(0xdfe8b8), if leaves[1] < 0x50 { 0.12 } else { 0.4 }), 0.45));
}

/// Somebody standing, feet at a point.
pub fn person(canvas: &mut Canvas, x: f32, y: f32, scale: f32, coat: Colour) {
    canvas.fill(&ellipse(0.0, 0.0, 12.0, 2.5).placed(x, y, scale), SHADOW);
    let body = [(-9.0, -38.0), (9.0, -38.0), (12.0, -16.0), (6.0, -16.0), (4.0, 0.0), (1.0, 0.0), (0.0, -14.0), (-1.0, 0.0), (-4.0, 0.0), (-6.0, -16.0), (-12.0, -16.0)];
    canvas.fill(&polygon(&body).placed(x, y, scale), coat);
    canvas.fill(&polygon(&[(-6.0, -16.0), (6.0, -16.0), (4.0, 0.0), (1.0, 0.0), (0.0, -14.0), (-1.0, 0.0), (-4.0, 0.0)]).placed(x, y, scale), blend(coat, DARK, 0.55));
    canvas.fill(&ellipse(0.0, -45.0, 5.6, 6.2).placed(x, y, scale), blend(rgb(0xc79f80), coat, 0.3));
    canvas.fill(&polygon(&[(-5.8, -45.5), (-5.0, -50.5), (0.0, -52.2), (5.0, -50.5), (5.8, -45.5), (3.4, -48.6), (-3.0, -48.8)]).placed(x, y, scale), rgb(0x2a2724));
}

/// Somebody of the cleaning crew, in orange with a bright band.
pub fn cleaner(canvas: &mut Canvas, x: f32, y: f32, scale: f32) {
    person(canvas, x, y, scale, rgb(0xcf6a2c));
    canvas.fill(&rect(-10.0, -28.0, 20.0, 3.0).placed(x, y, scale), rgb(0xe9e4b0));
    canvas.fill(&line(&[(14.0, -34.0), (22.0, 0.0)], 1.6).placed(x, y, scale), rgb(0x8a6b45));
    canvas.fill(&polygon(&[(19.0, -3.0), (24.0, -4.0), (30.0, 2.0), (18.0, 2.0)]).placed(x, y, scale), rgb(0xb59a56));
}

/// A traffic cone.
pub fn cone(canvas: &mut Canvas, x: f32, y: f32, scale: f32) {
    canvas.fill(&ellipse(0.0, 0.0, 13.0, 3.0).placed(x, y, scale), SHADOW);
    canvas.fill(&polygon(&[(-11.0, 0.0), (-10.0, -3.0), (10.0, -3.0), (11.0, 0.0)]).placed(x, y, scale), rgb(0xb2451f));
    canvas.fill(&polygon(&[(-7.0, -3.0), (-1.6, -30.0), (1.6, -30.0), (7.0, -3.0)]).placed(x, y, scale), rgb(0xd9591f));
    canvas.fill(&polygon(&[(-5.0, -13.0), (-3.4, -21.0), (3.4, -21.0), (5.0, -13.0)]).placed(x, y, scale), rgb(0xf1efe6));
}

/// A tied bag of rubbish.
pub fn bag(canvas: &mut Canvas, x: f32, y: f32, scale: f32, colour: Colour) {
    canvas.fill(&blob(&[(-10.0, 0.0), (-12.0, -10.0), (-5.0, -17.0), (-2.0, -22.0), (3.0, -22.0), (5.0, -17.0), (12.0, -9.0), (10.0, 1.0)]).placed(x, y, scale), colour);
    canvas.fill(&blob(&[(-6.0, -5.0), (-6.0, -11.0), (-2.0, -15.0), (0.0, -9.0)]).placed(x, y, scale), Paint::Flat(rgb(0xffffff), 0.16));
}

/// A box seen from the front, with its top.
pub fn carton(canvas: &mut Canvas, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
    canvas.fill(&rect(x, y - height, width, height), colour);
    let (left, lift) = (x + width * 0.16, height * 0.28);
    canvas.fill(&polygon(&[(x, y - height), (left, y - height - lift), (left + width, y - height - lift), (x + width, y - height)]), blend(colour, rgb(0xffffff), 0.22));
    let side = [(x + width, y), (x + width, y - height), (left + width, y - height - lift), (left + width, y - lift)];
    canvas.fill(&polygon(&side), blend(colour, DARK, 0.3));
}

/// A car from the side, wheels on a point's height.
pub fn car(canvas: &mut Canvas, x: f32, y: f32, scale: f32, colour: Colour, night: bool) {
    canvas.fill(&ellipse(0.0, 1.0, 48.0, 5.0).placed(x, y, scale), SHADOW);
    let body = [(-46.0, -6.0), (-47.0, -18.0), (-40.0, -24.0), (-26.0, -26.0), (-14.0, -38.0), (14.0, -38.0), (28.0, -26.0), (44.0, -22.0), (48.0, -14.0), (47.0, -6.0)];
    canvas.fill(&polygon(&body).placed(x, y, scale), colour);
    canvas.fill(&polygon(&[(-46.0, -6.0), (-47.0, -12.0), (48.0, -12.0), (47.0, -6.0)]).placed(x, y, scale), blend(colour, DARK, 0.3));
    let glass = if night { rgb(0x222a33) } else { rgb(0x36434d) };
    canvas.fill(&polygon(&[(-22.0, -26.0), (-12.0, -35.0), (-1.0, -35.0), (-1.0, -26.0)]).placed(x, y, scale), glass);
    canvas.fill(&polygon(&[(2.0, -26.0), (2.0, -35.0), (12.0, -35.0), (22.0, -26.0)]).placed(x, y, scale), glass);
    for wheel in [-27.0, 28.0] {
        canvas.fill(&ellipse(wheel, -6.0, 9.0, 9.0).placed(x, y, scale), DARK);
        canvas.fill(&ellipse(wheel, -6.0, 4.2, 4.2).placed(x, y, scale), rgb(0x9aa1a6));
    }
    canvas.fill(&rect(43.0, -19.0, 4.0, 4.0).placed(x, y, scale), rgb(0xf3e6b0));
    canvas.fill(&rect(-47.0, -18.0, 3.0, 5.0).placed(x, y, scale), rgb(0xa33227));
}

/// A bicycle of a hire firm, standing.
pub fn bicycle(canvas: &mut Canvas, x: f32, y: f32, scale: f32, colour: Colour) {
    for wheel in [-15.0, 15.0] {
        let ring = ellipse(wheel, -11.0, 11.0, 11.0).and(ellipse(wheel, -11.0, 9.2, 9.2).reversed());
        canvas.fill(&ring.placed(x, y, scale), rgb(0x22262a));
    }
    let frame = [(-15.0, -11.0), (-4.0, -28.0), (11.0, -29.0), (15.0, -11.0)];
    canvas.fill(&line(&frame, 2.6).placed(x, y, scale), colour);
    canvas.fill(&line(&[(-4.0, -28.0), (1.0, -12.0), (11.0, -29.0)], 2.4).placed(x, y, scale), colour);
    canvas.fill(&line(&[(-15.0, -11.0), (1.0, -12.0)], 2.0).placed(x, y, scale), blend(colour, DARK, 0.35));
    canvas.fill(&line(&[(11.0, -29.0), (9.0, -36.0), (15.0, -37.5)], 2.0).placed(x, y, scale), rgb(0x2a2f34));
    canvas.fill(&rect(-9.0, -32.0, 9.0, 2.8).placed(x, y, scale), rgb(0x2a2f34));
    canvas.fill(&polygon(&[(12.0, -31.0), (21.0, -32.0), (19.5, -24.0), (13.5, -24.0)]).placed(x, y, scale), Paint::Flat(rgb(0x4b5258), 0.9));
}

/// Many small bits on the ground within a box; nearer ones are larger.
pub fn litter(canvas: &mut Canvas, count: usize, (left, top): P, (right, bottom): P, random: &mut Random) {
    let colours = [0xd8d4c8, 0xb9b2a0, 0xc9bda0, 0x9fb0b8, 0xb56a4a, 0xe6e2d8];
    for _ in 0..count {
        let depth = random.unit();
        let (x, y) = (random.real(left, right), top + (bottom - top) * depth);
        let size = 1.4 + 3.2 * depth;
        let mut corner = |dx: f32, dy: f32| (x + dx * size * random.real(0.6, 1.4), y + dy * size * random.real(0.4, 0.9));
        let bit = [corner(-1.0, -0.4), corner(0.3, -0.9), corner(1.1, 0.1), corner(-0.2, 0.8)];
        let colour = rgb(*random.pick(&colours));
        canvas.fill(&polygon(&bit), colour);
    }
}
