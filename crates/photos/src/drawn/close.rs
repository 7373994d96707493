//! Pictures taken close by: the ground at one's feet, or a wall.

use super::painter::{Canvas, Colour, P, Paint, blend, blob, ellipse, line, polygon, rect, rgb};
use super::parts::{DARK, SHADOW, bag, car, cleaner, day_sky, litter, shade, skyline, tree};
use crate::random::Random;

const PLACE: u64 = 1;
const TROUBLE: u64 = 2;

/// A road seen from its edge: kerb and hedge far away, the surface at one's feet.
fn road(seed: u64) -> Canvas {
    let mut random = Random::of(seed, PLACE);
    let mut canvas = Canvas::new(rgb(0x6d7174));
    day_sky(&mut canvas, &mut random);
    skyline(&mut canvas, rgb(0xb4bfc6), 74.0, &mut random);
    for step in 0..6 {
        let leaves = shade(rgb(0x5d7a52), &mut random);
        tree(&mut canvas, 10.0 + 70.0 * step as f32 + random.real(-10.0, 10.0), 84.0, random.real(0.42, 0.56), leaves, &mut random);
    }
    canvas.fill(&rect(0.0, 70.0, 360.0, 16.0), Paint::Down(rgb(0x66825a), rgb(0x4d6846), 70.0, 86.0));
    canvas.fill(&rect(0.0, 85.0, 360.0, 10.0), rgb(0xbab6ad));
    canvas.fill(&rect(0.0, 94.0, 360.0, 3.0), rgb(0x8f8c85));
    canvas.fill(&rect(0.0, 97.0, 360.0, 173.0), Paint::Down(rgb(0x7d8083), rgb(0x5e6265), 97.0, 270.0));
    canvas.fill(&rect(0.0, 106.0, 360.0, 2.4), rgb(0xd9c27a));
    for (left, right) in [(10.0, 70.0), (120.0, 190.0), (244.0, 322.0)] {
        canvas.fill(&polygon(&[(left, 140.0), (right, 140.0), (right + 4.0, 144.0), (left + 2.0, 144.0)]), rgb(0xdedcd2));
    }
    for _ in 0..420 {
        let (x, y) = (random.real(0.0, 360.0), random.real(98.0, 270.0));
        let size = 0.3 + (y - 98.0) / 200.0;
        let grain = if random.per_mille(500) { rgb(0x9a9da0) } else { rgb(0x4d5154) };
        canvas.fill(&rect(x, y, size * 1.6, size * 0.8), Paint::Flat(grain, 0.45));
    }
    car(&mut canvas, 268.0 + random.real(-30.0, 30.0), 128.0, 0.52, rgb(*random.pick(&[0xd7d9d8, 0x3c4650, 0x8f2f2c])), false);
    canvas
}

/// A jagged outline around a point, wider than high as the ground is seen.
fn jagged(x: f32, y: f32, half_width: f32, half_height: f32, random: &mut Random) -> Vec<P> {
    const DIRECTIONS: [P; 14] = [
        (1.0, 0.0), (0.9, 0.43), (0.62, 0.78), (0.22, 0.97), (-0.22, 0.97), (-0.62, 0.78), (-0.9, 0.43),
        (-1.0, 0.0), (-0.9, -0.43), (-0.62, -0.78), (-0.22, -0.97), (0.22, -0.97), (0.62, -0.78), (0.9, -0.43),
    ];
    DIRECTIONS.iter().map(|(dx, dy)| {
        let reach = random.real(0.78, 1.12);
        (x + dx * half_width * reach, y + dy * half_height * reach)
    }).collect()
}

/// A hole in the road with its cracks, or the patch over it.
pub fn broken_road(before: bool, seed: u64) -> Canvas {
    let mut canvas = road(seed);
    let mut random = Random::of(seed, TROUBLE);
    let (x, y) = (random.real(140.0, 190.0), 202.0);
    if !before {
        canvas.fill(&polygon(&[(x - 92.0, y - 26.0), (x + 84.0, y - 28.0), (x + 108.0, y + 34.0), (x - 112.0, y + 36.0)]), rgb(0x3f4447));
        canvas.fill(&line(&[(x - 92.0, y - 26.0), (x + 84.0, y - 28.0), (x + 108.0, y + 34.0), (x - 112.0, y + 36.0), (x - 92.0, y - 26.0)], 2.4), rgb(0x2f3437));
        for _ in 0..160 {
            let (px, py) = (x + random.real(-92.0, 88.0), y + random.real(-24.0, 32.0));
            canvas.fill(&rect(px, py, 1.6, 0.9), Paint::Flat(rgb(0x5d6265), 0.8));
        }
        return canvas;
    }
    for (dx, dy) in [(-1.0, -0.2), (0.9, -0.3), (0.8, 0.5), (-0.7, 0.6), (-0.2, -1.0)] {
        let mut at = (x + dx * 60.0, y + dy * 24.0);
        let mut crack = vec![at];
        for _ in 0..5 {
            at = (at.0 + dx * 17.0 + random.real(-8.0, 8.0), at.1 + dy * 9.0 + random.real(-4.0, 4.0));
            crack.push(at);
        }
        canvas.fill(&line(&crack, 1.5), rgb(0x3d4144));
    }
    let outline = jagged(x, y, 80.0, 34.0, &mut random);
    canvas.fill(&polygon(&outline), rgb(0x4a4843));
    let inner: Vec<P> = outline.iter().map(|(px, py)| (x + (px - x) * 0.86, y + 5.0 + (py - y) * 0.8)).collect();
    canvas.fill(&polygon(&inner), Paint::Down(rgb(0x5f564a), rgb(0x84796a), y - 26.0, y + 34.0));
    canvas.fill(&blob(&[(x - 40.0, y + 8.0), (x - 10.0, y - 2.0), (x + 36.0, y + 6.0), (x + 30.0, y + 22.0), (x - 30.0, y + 22.0)]), Paint::Down(rgb(0x93a3ab), rgb(0x6c7a80), y, y + 22.0));
    stones(&mut canvas, 26, (x, y), (100.0, 44.0), &mut random);
    canvas
}

/// Broken bits of asphalt around a point.
fn stones(canvas: &mut Canvas, count: usize, (x, y): P, (half_width, half_height): P, random: &mut Random) {
    for _ in 0..count {
        let (px, py) = (x + random.real(-half_width, half_width), y + random.real(-half_height, half_height));
        let size = random.real(2.0, 5.5);
        let stone = [(px - size, py), (px - size * 0.3, py - size * 0.8), (px + size * 0.9, py - size * 0.3), (px + size * 0.6, py + size * 0.5)];
        canvas.fill(&polygon(&stone), rgb(*random.pick(&[0x3b3f42, 0x565b5e, 0x767a7c])));
    }
}

/// A manhole with its cover tilted, or lying flush.
pub fn manhole(before: bool, seed: u64) -> Canvas {
    let mut canvas = road(seed);
    let mut random = Random::of(seed, TROUBLE);
    let (x, y) = (random.real(150.0, 196.0), 204.0);
    canvas.fill(&ellipse(x, y, 74.0, 32.0), rgb(0x54585b));
    if !before {
        cover(&mut canvas, x, y, 1.0);
        canvas.fill(&ellipse(x, y, 74.0, 32.0).and(ellipse(x, y, 66.0, 28.0).reversed()), rgb(0x3f4447));
        return canvas;
    }
    canvas.fill(&ellipse(x, y, 60.0, 25.5), Paint::Down(rgb(0x0b0d0f), rgb(0x23282b), y - 25.0, y + 25.0));
    canvas.fill(&ellipse(x, y + 3.0, 56.0, 22.0), Paint::Flat(rgb(0x090a0c), 0.9));
    // The cover stands on its rim, leaning over the hole.
    let (cx, cy) = (x + 34.0, y - 16.0);
    let lean = |shape: super::painter::Shape| shape.leaned(cx, cy, -0.42);
    canvas.fill(&lean(ellipse(0.0, 5.0, 58.0, 24.0)), rgb(0x24292d));
    canvas.fill(&lean(ellipse(0.0, 0.0, 58.0, 24.0)), rgb(0x6a6f72));
    canvas.fill(&lean(ellipse(0.0, 0.0, 52.0, 21.0)), rgb(0x555a5e));
    for bar in 0..5 {
        let height = -12.0 + 6.0 * bar as f32;
        let half = 44.0 - (height * height) * 0.12;
        canvas.fill(&lean(line(&[(-half, height), (half, height)], 2.2)), rgb(0x777c80));
    }
    stones(&mut canvas, 12, (x, y + 6.0), (96.0, 38.0), &mut random);
    if random.per_mille(500) {
        canvas.fill(&line(&[(x - 20.0, y + 2.0), (x - 64.0, y - 70.0)], 4.0), rgb(0x7a5c3c));
        canvas.fill(&blob(&[(x - 78.0, y - 66.0), (x - 70.0, y - 84.0), (x - 58.0, y - 80.0), (x - 56.0, y - 66.0)]), rgb(0x6b8a4a));
    }
    canvas
}

fn cover(canvas: &mut Canvas, x: f32, y: f32, scale: f32) {
    canvas.fill(&ellipse(0.0, 0.0, 66.0, 28.0).placed(x, y, scale), rgb(0x5e6366));
    canvas.fill(&ellipse(0.0, 0.0, 58.0, 24.0).placed(x, y, scale), rgb(0x686d70));
    for row in 0..7 {
        let height = -18.0 + 6.0 * row as f32;
        let half = 52.0 - height * height * 0.09;
        for stud in 0..9 {
            let place = (stud as f32 / 8.0 * 2.0 - 1.0) * half * 0.92;
            canvas.fill(&ellipse(place, height, 3.0, 1.3).placed(x, y, scale), rgb(0x7f8487));
        }
    }
    for side in [-40.0, 40.0] {
        canvas.fill(&ellipse(side, 0.0, 4.0, 1.8).placed(x, y, scale), DARK);
    }
}

/// Rubble tipped by a wall, or the ground swept.
pub fn rubble(before: bool, seed: u64) -> Canvas {
    let mut random = Random::of(seed, PLACE);
    let mut canvas = Canvas::new(rgb(0xa9a59b));
    day_sky(&mut canvas, &mut random);
    skyline(&mut canvas, rgb(0xb4bfc6), 90.0, &mut random);
    for x in [40.0, 150.0, 300.0] {
        let leaves = shade(rgb(0x5d7a52), &mut random);
        tree(&mut canvas, x + random.real(-20.0, 20.0), 112.0, 0.8, leaves, &mut random);
    }
    brick_wall(&mut canvas, &mut random);
    canvas.fill(&rect(0.0, 178.0, 360.0, 92.0), Paint::Down(rgb(0xa39d90), rgb(0x8b8577), 178.0, 270.0));
    for row in 0..4 {
        let y = 184.0 + 9.0 * row as f32 * (1.0 + 0.45 * row as f32);
        canvas.fill(&line(&[(0.0, y), (360.0, y)], 0.9), Paint::Flat(rgb(0x726c60), 0.5));
    }
    let mut trouble = Random::of(seed, TROUBLE);
    if before {
        heap(&mut canvas, &mut trouble);
    } else {
        for _ in 0..40 {
            let (x, y) = (trouble.real(40.0, 320.0), trouble.real(184.0, 236.0));
            canvas.fill(&ellipse(x, y, trouble.real(6.0, 22.0), 2.0), Paint::Flat(rgb(0xc6c0b2), 0.22));
        }
        cleaner(&mut canvas, 276.0, 226.0, 1.15);
    }
    canvas
}

fn brick_wall(canvas: &mut Canvas, random: &mut Random) {
    let brick = shade(rgb(*random.pick(&[0x9a6a55, 0xa89a88, 0x8d7a6a])), random);
    canvas.fill(&rect(0.0, 92.0, 360.0, 90.0), brick);
    for row in 0..10 {
        let y = 96.0 + 9.0 * row as f32;
        canvas.fill(&rect(0.0, y, 360.0, 0.9), Paint::Flat(rgb(0xd8cfc2), 0.35));
        let mut x = if row % 2 == 0 { 0.0 } else { -11.0 };
        while x < 360.0 {
            canvas.fill(&rect(x, y, 0.9, 9.0), Paint::Flat(rgb(0xd8cfc2), 0.3));
            if random.per_mille(120) {
                canvas.fill(&rect(x, y, 22.0, 9.0), Paint::Flat(DARK, 0.10));
            }
            x += 22.0;
        }
    }
    canvas.fill(&rect(0.0, 88.0, 360.0, 7.0), rgb(0xc3bcb0));
    canvas.fill(&rect(0.0, 172.0, 360.0, 10.0), Paint::Flat(DARK, 0.18));
}

fn heap(canvas: &mut Canvas, random: &mut Random) {
    canvas.fill(&ellipse(176.0, 228.0, 150.0, 14.0), SHADOW);
    let ridge = [(34.0, 232.0), (60.0, 204.0), (96.0, 178.0), (136.0, 154.0), (176.0, 140.0), (214.0, 156.0), (252.0, 184.0), (292.0, 212.0), (322.0, 232.0), (180.0, 242.0)];
    let ridge: Vec<P> = ridge.iter().map(|(x, y)| (x + random.real(-8.0, 8.0), y + random.real(-6.0, 6.0))).collect();
    canvas.fill(&blob(&ridge), Paint::Down(rgb(0xa8a094), rgb(0x7b7466), 140.0, 240.0));
    for _ in 0..150 {
        let across = random.real(-1.0, 1.0);
        let x = 178.0 + 132.0 * across;
        let top = 150.0 + 78.0 * (across * across * 0.7 + across.abs() * 0.3);
        let y = random.real(top, 236.0);
        let size = random.real(3.0, 9.0);
        let piece = [(x - size, y), (x - size * 0.4, y - size * 0.8), (x + size, y - size * 0.5), (x + size * 0.7, y + size * 0.45)];
        let colour = rgb(*random.pick(&[0x9a5f48, 0xb8b0a2, 0x8a8274, 0xcfc8ba, 0x6f685c, 0x8c7a66]));
        canvas.fill(&polygon(&piece), colour);
        canvas.fill(&polygon(&[piece[0], piece[1], (x + size * 0.1, y - size * 0.2)]), Paint::Flat(rgb(0xffffff), 0.16));
    }
    for (from, to) in [((120.0, 214.0), (204.0, 150.0)), ((196.0, 226.0), (250.0, 170.0)), ((70.0, 226.0), (128.0, 196.0))] {
        canvas.fill(&line(&[from, to], 4.0), rgb(0x9c7b52));
    }
    for (x, y, size) in [(46.0, 244.0, 1.5), (78.0, 250.0, 1.7), (300.0, 246.0, 1.5)] {
        bag(canvas, x, y, size, rgb(*random.pick(&[0xd4cfc0, 0xb9c0b4, 0xcdbf9a])));
    }
    litter(canvas, 30, (30.0, 236.0), (330.0, 262.0), random);
}

/// Stickers on a wall, or the wall washed.
pub fn wall(before: bool, seed: u64) -> Canvas {
    let mut random = Random::of(seed, PLACE);
    let mut canvas = Canvas::new(rgb(0xd0c8ba));
    let plaster = shade(rgb(*random.pick(&[0xd3ccbe, 0xc6cdc9, 0xd9ccb4])), &mut random);
    canvas.fill(&rect(0.0, 0.0, 360.0, 232.0), Paint::Down(plaster, blend(plaster, DARK, 0.08), 0.0, 232.0));
    canvas.fill(&rect(0.0, 176.0, 360.0, 56.0), Paint::Flat(rgb(0x8a8f8c), 0.55));
    canvas.fill(&rect(0.0, 174.0, 360.0, 3.0), Paint::Flat(rgb(0xffffff), 0.35));
    canvas.fill(&rect(0.0, 232.0, 360.0, 38.0), Paint::Down(rgb(0x8f8b83), rgb(0x7a766e), 232.0, 270.0));
    door(&mut canvas, blend(rgb(0x4f6a63), plaster, 0.1));
    canvas.fill(&rect(196.0, 62.0, 34.0, 52.0), rgb(0x9aa3a5));
    canvas.fill(&rect(199.0, 65.0, 28.0, 46.0), rgb(0xb9c1c2));
    canvas.fill(&line(&[(214.0, 0.0), (214.0, 62.0)], 2.2), rgb(0x7f888b));
    canvas.fill(&line(&[(346.0, 0.0), (346.0, 236.0)], 8.0), rgb(0xb5b0a4));
    let mut trouble = Random::of(seed, TROUBLE);
    if before {
        stickers(&mut canvas, &mut trouble);
    } else {
        for _ in 0..16 {
            let (x, y) = (trouble.real(124.0, 320.0), trouble.real(24.0, 166.0));
            canvas.fill(&rect(x, y, trouble.real(12.0, 30.0), trouble.real(9.0, 20.0)), Paint::Flat(rgb(0xffffff), 0.13));
        }
        cleaner(&mut canvas, 292.0, 258.0, 1.5);
    }
    canvas
}

fn door(canvas: &mut Canvas, colour: Colour) {
    canvas.fill(&rect(24.0, 46.0, 84.0, 190.0), rgb(0x8d8578));
    canvas.fill(&rect(30.0, 52.0, 72.0, 184.0), colour);
    for (x, y) in [(36.0, 60.0), (70.0, 60.0), (36.0, 130.0), (70.0, 130.0)] {
        canvas.fill(&rect(x, y, 26.0, 58.0), blend(colour, DARK, 0.22));
        canvas.fill(&rect(x + 1.5, y + 1.5, 23.0, 55.0), blend(colour, rgb(0xffffff), 0.06));
    }
    canvas.fill(&ellipse(96.0, 150.0, 2.6, 4.0), rgb(0xc9b06a));
}

fn stickers(canvas: &mut Canvas, random: &mut Random) {
    let colours = [0xe9e3d2, 0xd9b13f, 0xbe4a3a, 0x4a7fa6, 0x6f9a5a, 0xf1ede2, 0xcf7f9a];
    for _ in 0..46 {
        let (width, height) = (random.real(11.0, 24.0), random.real(8.0, 16.0));
        let (x, y) = (random.real(112.0, 328.0), random.real(20.0, 168.0));
        let lean = random.real(-2.5, 2.5);
        let sheet = [(x, y), (x + width, y + lean), (x + width - lean * 0.5, y + height + lean), (x - lean * 0.5, y + height)];
        canvas.fill(&polygon(&sheet).placed(0.8, 1.2, 1.0), Paint::Flat(DARK, 0.16));
        canvas.fill(&polygon(&sheet), rgb(*random.pick(&colours)));
        for row in 0..2 {
            let ry = y + height * (0.3 + 0.3 * row as f32);
            canvas.fill(&line(&[(x + 2.5, ry), (x + width - 3.0, ry + lean * 0.8)], 1.4), Paint::Flat(rgb(0x3a3f44), 0.55));
        }
    }
    for (x, y) in [(44.0, 96.0), (74.0, 82.0), (60.0, 150.0)] {
        canvas.fill(&rect(x, y, 18.0, 12.0), rgb(*random.pick(&colours)));
    }
    litter(canvas, 14, (110.0, 240.0), (330.0, 262.0), random);
}
