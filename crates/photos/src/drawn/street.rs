//! Pictures of one street: a row of shops running away to the right, pavement, kerb and road.

use super::painter::{Canvas, Colour, P, Paint, blend, blob, ellipse, line, polygon, rect, rgb};
use super::parts::{DARK, SHADOW, bag, bicycle, car, carton, cleaner, cone, day_sky, litter, person, shade, skyline, tree};
use crate::random::Random;

/// Streams of numbers: what belongs to the place, and what belongs to the trouble.
const PLACE: u64 = 1;
const TROUBLE: u64 = 2;

/// Left and right edge of each shop along the wall.
const SHOPS: [(f32, f32); 5] = [(6.0, 74.0), (82.0, 136.0), (143.0, 187.0), (193.0, 226.0), (230.0, 248.0)];
/// Signs: dull reds and blues, as faded by the weather.
const SIGNS: [u32; 6] = [0xa8443a, 0x33708a, 0x8a6b2f, 0x4a6b52, 0xa8443a, 0x6a4f78];

/// How light the street is.
#[derive(Clone, Copy, PartialEq)]
enum Hour {
    Day,
    Night,
}

/// A point of the wall: along it, and from its top (0) to its foot (1).
fn wall(x: f32, down: f32) -> P {
    let (top, foot) = (20.0 + 62.0 * x / 250.0, 196.0 - 30.0 * x / 250.0);
    (x, top + (foot - top) * down)
}

fn patch(left: f32, right: f32, top: f32, foot: f32) -> super::painter::Shape {
    polygon(&[wall(left, top), wall(right, top), wall(right, foot), wall(left, foot)])
}

/// The street with nobody in it.
fn street(hour: Hour, seed: u64) -> Canvas {
    let mut random = Random::of(seed, PLACE);
    let night = hour == Hour::Night;
    let mut canvas = Canvas::new(rgb(0x1d2633));
    if night {
        canvas.fill(&rect(0.0, 0.0, 360.0, 170.0), Paint::Down(rgb(0x161e2a), rgb(0x2c3644), 0.0, 165.0));
        skyline(&mut canvas, rgb(0x263140), 168.0, &mut random);
        canvas.fill(&ellipse(255.0, 165.0, 120.0, 60.0), Paint::Glow(rgb(0xc99a5a), (255.0, 165.0), 110.0, 0.35));
    } else {
        day_sky(&mut canvas, &mut random);
        skyline(&mut canvas, rgb(0xb4bfc6), 168.0, &mut random);
    }
    shops(&mut canvas, night, &mut random);
    ground(&mut canvas, night);
    let post = if night { DARK } else { rgb(0x59636b) };
    canvas.fill(&line(&[(300.0, 176.0), (300.0, 100.0)], 4.0), post);
    let leaves = if night { rgb(0x25332c) } else { shade(rgb(0x5d7a52), &mut random) };
    tree(&mut canvas, 300.0, 178.0, 1.0, leaves, &mut random);
    canvas
}

fn shops(canvas: &mut Canvas, night: bool, random: &mut Random) {
    let wall_colour = if night { rgb(0x3b4048) } else { shade(rgb(*random.pick(&[0xcfc6b6, 0xc9b8a4, 0xb9c0c0, 0xd6cdbf])), random) };
    canvas.fill(&patch(0.0, 250.0, 0.0, 1.0), wall_colour);
    canvas.fill(&patch(0.0, 250.0, 0.0, 0.1), blend(wall_colour, DARK, 0.18));
    let first_sign = random.below(SIGNS.len());
    for (shop, (left, right)) in SHOPS.into_iter().enumerate() {
        let sign = rgb(SIGNS[(first_sign + shop) % SIGNS.len()]);
        let sign = if night { sign } else { blend(sign, rgb(0xffffff), 0.12) };
        let lit = !night || random.per_mille(900);
        let (glass, strength) = match (night, lit) {
            (true, true) => (rgb(0xf0d59c), 0.95 - 0.09 * shop as f32),
            (true, false) => (rgb(0x23282f), 0.9),
            (false, _) => (rgb(0x5c6c74), 0.92),
        };
        canvas.fill(&patch(left, right, 0.50, 0.965), Paint::Flat(glass, strength));
        if !night {
            canvas.fill(&patch(left, left + (right - left) * 0.42, 0.50, 0.965), Paint::Flat(rgb(0xdfe7e8), 0.22));
        }
        canvas.fill(&patch(left, right, 0.34, 0.475), sign);
        canvas.fill(&patch(left, right, 0.34, 0.36), Paint::Flat(rgb(0xffffff), 0.15));
        let (low, middle) = (wall((left + right) / 2.0, 0.5), wall((left + right) / 2.0, 0.97));
        canvas.fill(&line(&[low, middle], 2.0), if night { wall_colour } else { rgb(0x4b565c) });
        for (from, to) in [(0.14, 0.38), (0.60, 0.84)] {
            let (from, to) = (left + (right - left) * from, left + (right - left) * to);
            let glow = if night { random.per_mille(550) } else { false };
            let pane = if glow { Paint::Flat(rgb(0xf0d59c), 0.8) } else { Paint::Flat(if night { rgb(0x2a313a) } else { rgb(0x7f929b) }, 0.9) };
            canvas.fill(&patch(from, to, 0.13, 0.285), pane);
        }
        if night && lit {
            let foot = wall((left + right) / 2.0, 1.0);
            let reach = (right - left) * 0.9;
            canvas.fill(&ellipse(foot.0, foot.1 + 8.0, reach, 26.0), Paint::Glow(rgb(0xf0d59c), (foot.0, foot.1 + 6.0), reach, 0.30));
        }
    }
}

fn ground(canvas: &mut Canvas, night: bool) {
    let (pavement, joint, road, dash) = if night { (0x4a4c4e, 0x414345, 0x303438, 0x82827a) } else { (0xb3b0a8, 0x9f9c94, 0x6d7174, 0xdedcd2) };
    canvas.fill(&polygon(&[(0.0, 196.0), (250.0, 166.0), (360.0, 160.0), (360.0, 200.0), (0.0, 250.0)]), Paint::Flat(rgb(pavement), if night { 0.92 } else { 1.0 }));
    for (left, right) in [(206.0, 167.0), (218.0, 175.0), (232.0, 184.0)] {
        canvas.fill(&line(&[(0.0, left), (360.0, right)], 1.0), rgb(joint));
    }
    for step in 0..9 {
        let x = -20.0 + 46.0 * step as f32;
        canvas.fill(&line(&[(x + 34.0, 196.0 - 0.11 * x), (x, 250.0 - 0.139 * x)], 0.9), rgb(joint));
    }
    canvas.fill(&line(&[(0.0, 238.0), (360.0, 192.0)], 5.0), Paint::Flat(rgb(0xc9a64a), if night { 0.75 } else { 0.85 }));
    canvas.fill(&polygon(&[(0.0, 250.0), (360.0, 198.0), (360.0, 270.0), (0.0, 270.0)]), Paint::Down(rgb(road), blend(rgb(road), DARK, 0.18), 200.0, 270.0));
    canvas.fill(&line(&[(0.0, 249.0), (360.0, 197.5)], 2.6), blend(rgb(pavement), rgb(0xffffff), 0.18));
    for (from, to) in [((60.0, 270.0), (150.0, 254.0)), ((196.0, 246.0), (268.0, 233.5)), ((304.0, 227.0), (352.0, 218.5))] {
        canvas.fill(&line(&[from, to], 3.6), Paint::Flat(rgb(dash), 0.8));
    }
}

/// A stall: awning, posts, table with its goods.
fn stall(canvas: &mut Canvas, (x, y): P, scale: f32, awning: Colour, random: &mut Random) {
    canvas.fill(&ellipse(0.0, 2.0, 46.0, 5.0).placed(x, y, scale), SHADOW);
    canvas.fill(&ellipse(0.0, -26.0, 44.0, 30.0).placed(x, y, scale), Paint::Glow(rgb(0xffe2a0), (x, y - 32.0 * scale), 44.0 * scale, 0.55));
    for post in [-36.0, 36.0] {
        canvas.fill(&line(&[(post, -46.0), (post, 0.0)], 2.5).placed(x, y, scale), DARK);
    }
    canvas.fill(&polygon(&[(-42.0, -50.0), (0.0, -72.0), (42.0, -50.0), (36.0, -44.0), (-36.0, -44.0)]).placed(x, y, scale), awning);
    canvas.fill(&polygon(&[(0.0, -72.0), (14.0, -44.0), (-14.0, -44.0)]).placed(x, y, scale), Paint::Flat(rgb(0xffffff), 0.16));
    canvas.fill(&rect(-40.0, -18.0, 80.0, 16.0).placed(x, y, scale), rgb(0x7a6044));
    canvas.fill(&rect(-40.0, -18.0, 80.0, 4.0).placed(x, y, scale), Paint::Flat([0; 3], 0.25));
    for left in [-32.0, -12.0, 8.0] {
        let (height, tint) = (random.real(8.0, 15.0), *random.pick(&[0x33383f, 0x4c4238, 0x5a4a3a]));
        canvas.fill(&rect(left + random.real(0.0, 4.0), -18.0 - height, 14.0, height).placed(x, y, scale), rgb(tint));
    }
    canvas.fill(&ellipse(0.0, -42.0, 2.6, 3.0).placed(x, y, scale), rgb(0xfff1c8));
}

fn smoke(canvas: &mut Canvas, x: f32, y: f32, random: &mut Random) {
    let mut at = (x, y);
    for puff in 0..7 {
        let size = 5.0 + 2.4 * puff as f32;
        canvas.fill(&ellipse(at.0, at.1, size, size * 1.15), Paint::Glow(rgb(0xc8ccd0), at, size, 0.30));
        at = (at.0 + random.real(-5.0, 8.0), at.1 - 13.0);
    }
}

/// A night street with stalls on the pavement, or with the pavement free.
pub fn night_market(before: bool, seed: u64) -> Canvas {
    let mut canvas = street(Hour::Night, seed);
    let mut random = Random::of(seed, TROUBLE);
    if !before {
        person(&mut canvas, 252.0, 192.0, 0.62, rgb(0x4c5a66));
        canvas.fill(&rect(306.0, 166.0, 10.0, 15.0), rgb(0x2f5d57));
        canvas.fill(&rect(305.0, 164.0, 12.0, 3.0), rgb(0x25332c));
        return canvas;
    }
    let awnings = [0x2c5f62, 0xa2503c, 0x3f5f86, 0x8a6b2f, 0x2c5f62];
    let first = random.below(awnings.len());
    let places = [((250.0, 188.0), 0.58), ((212.0, 195.0), 0.74), ((136.0, 212.0), 0.98), ((46.0, 234.0), 1.24)];
    let skipped = if random.per_mille(400) { Some(random.below(2)) } else { None };
    for (number, (place, scale)) in places.into_iter().enumerate() {
        if Some(number) != skipped {
            stall(&mut canvas, place, scale, rgb(awnings[(first + number) % awnings.len()]), &mut random);
        }
    }
    carton(&mut canvas, 92.0, 246.0, 24.0, 17.0, rgb(0x7a6044));
    carton(&mut canvas, 98.0, 230.0, 19.0, 13.0, rgb(0x6d553c));
    carton(&mut canvas, 176.0, 219.0, 15.0, 11.0, rgb(0x7a6044));
    smoke(&mut canvas, 60.0, 176.0, &mut random);
    smoke(&mut canvas, 146.0, 168.0, &mut random);
    let coats = [0x4c5a66, 0x6d5a4c, 0x7a3f3a, 0x3f5a4c, 0x54506a];
    for (x, y, scale) in [(174.0, 216.0, 0.8), (254.0, 196.0, 0.62), (90.0, 226.0, 0.92), (196.0, 206.0, 0.7)] {
        if random.per_mille(800) {
            person(&mut canvas, x, y, scale, rgb(*random.pick(&coats)));
        }
    }
    canvas
}

/// Goods, tables and racks in front of shops, or taken in.
pub fn shopfront(before: bool, seed: u64) -> Canvas {
    let mut canvas = street(Hour::Day, seed);
    let mut random = Random::of(seed, TROUBLE);
    if !before {
        person(&mut canvas, 208.0, 196.0, 0.72, rgb(0x55677a));
        person(&mut canvas, 222.0, 195.0, 0.70, rgb(0x8a5f52));
        return canvas;
    }
    let cartons = [0xb08d5e, 0xa47f52, 0xc0a073, 0x8f9aa0];
    for (x, y, size) in [(228.0, 178.0, 9.0), (204.0, 186.0, 12.0), (150.0, 200.0, 16.0), (116.0, 206.0, 19.0), (30.0, 224.0, 26.0), (66.0, 222.0, 25.0)] {
        let mut foot = y;
        for _ in 0..1 + random.below(3) {
            let height = size * random.real(0.6, 0.85);
            carton(&mut canvas, x + random.real(-3.0, 3.0), foot, size, height, rgb(*random.pick(&cartons)));
            foot -= height;
        }
    }
    for (x, y, scale) in [(182.0, 196.0, 0.75), (96.0, 218.0, 1.05)] {
        rack(&mut canvas, x, y, scale, &mut random);
    }
    canvas.fill(&polygon(&[(128.0, 214.0), (172.0, 207.0), (178.0, 211.0), (134.0, 219.0)]), rgb(0x8e6f4e));
    for x in [132.0, 174.0] {
        canvas.fill(&rect(x, 212.0, 2.4, 18.0), rgb(0x5a4632));
    }
    for x in [140.0, 150.0, 160.0] {
        canvas.fill(&ellipse(x, 209.5 - (x - 140.0) * 0.16, 4.2, 3.2), rgb(*random.pick(&[0xb5533c, 0x7d9a4d, 0xd0a23e])));
    }
    person(&mut canvas, 208.0, 204.0, 0.78, rgb(0x7a4f62));
    canvas
}

/// A rail with clothes.
fn rack(canvas: &mut Canvas, x: f32, y: f32, scale: f32, random: &mut Random) {
    canvas.fill(&line(&[(-20.0, 0.0), (-20.0, -44.0), (20.0, -44.0), (20.0, 0.0)], 2.0).placed(x, y, scale), rgb(0x4f565c));
    for hanger in 0..6 {
        let left = -18.0 + 6.2 * hanger as f32;
        let colour = rgb(*random.pick(&[0x9a4a4a, 0x46627a, 0xc2ad7c, 0x5d7a62, 0x77668a, 0xd9d3c7]));
        let length = random.real(20.0, 30.0);
        canvas.fill(&polygon(&[(left, -42.0), (left + 5.0, -42.0), (left + 7.0, -42.0 + length), (left - 1.0, -42.0 + length)]).placed(x, y, scale), colour);
    }
}

/// Hired bicycles heaped before a gate, or in their racks.
pub fn bicycles(before: bool, seed: u64) -> Canvas {
    let mut canvas = street(Hour::Day, seed);
    let mut random = Random::of(seed, TROUBLE);
    gate(&mut canvas);
    let colours = [0x2f7f8f, 0xc9962e, 0x3e7d4a, 0x2f7f8f];
    if before {
        for row in 0..3 {
            for place in 0..(7 - row) {
                let scale = 0.62 + 0.22 * row as f32;
                let x = 40.0 + 34.0 * place as f32 * (0.8 + 0.18 * row as f32) + random.real(-7.0, 7.0);
                let y = 200.0 + 17.0 * row as f32 - 0.06 * x + random.real(-3.0, 3.0);
                bicycle(&mut canvas, x, y + 8.0, scale, rgb(*random.pick(&colours)));
            }
        }
        return canvas;
    }
    canvas.fill(&line(&[(196.0, 206.0), (352.0, 186.0)], 1.6), rgb(0xf2f0e6));
    canvas.fill(&line(&[(212.0, 220.0), (358.0, 199.0)], 1.6), rgb(0xf2f0e6));
    for place in 0..9 {
        let x = 218.0 + 15.0 * place as f32;
        bicycle(&mut canvas, x, 214.0 - 0.14 * (x - 218.0), 0.6, rgb(*random.pick(&colours)));
    }
    person(&mut canvas, 96.0, 222.0, 0.86, rgb(0x55677a));
    canvas
}

/// The gate of a housing estate in the wall.
fn gate(canvas: &mut Canvas) {
    canvas.fill(&patch(60.0, 160.0, 0.36, 1.0), rgb(0x8d9699));
    canvas.fill(&patch(66.0, 154.0, 0.44, 1.0), rgb(0x48535a));
    canvas.fill(&patch(58.0, 162.0, 0.30, 0.38), rgb(0x6f4a3f));
    for bar in 0..12 {
        let x = 69.0 + 7.2 * bar as f32;
        canvas.fill(&line(&[wall(x, 0.50), wall(x, 0.99)], 1.3), rgb(0xa9b2b6));
    }
    for height in [0.52, 0.74, 0.96] {
        canvas.fill(&line(&[wall(66.0, height), wall(154.0, height)], 1.6), rgb(0xa9b2b6));
    }
}

/// Cars on the pavement, or the pavement free behind posts.
pub fn parking(before: bool, seed: u64) -> Canvas {
    let mut canvas = street(Hour::Day, seed);
    let mut random = Random::of(seed, TROUBLE);
    let paints = [0xd7d9d8, 0x3c4650, 0x8f2f2c, 0x9aa3a8, 0x2f4b6b];
    let first = random.below(paints.len());
    if before {
        for (number, (x, y, scale)) in [(262.0, 186.0, 0.5), (196.0, 200.0, 0.74), (84.0, 226.0, 1.12)].into_iter().enumerate() {
            car(&mut canvas, x, y, scale, rgb(paints[(first + number) % paints.len()]), false);
        }
        person(&mut canvas, 150.0, 246.0, 0.95, rgb(0x7a4f62));
        return canvas;
    }
    for post in 0..9 {
        let x = 20.0 + 40.0 * post as f32;
        let y = 240.0 - 0.132 * x;
        canvas.fill(&rect(x, y - 17.0 + 0.02 * x, 3.4, 17.0 - 0.02 * x), rgb(0x59636b));
        canvas.fill(&rect(x, y - 15.0 + 0.02 * x, 3.4, 3.0), rgb(0xe6c04a));
    }
    person(&mut canvas, 120.0, 216.0, 0.82, rgb(0x7a4f62));
    person(&mut canvas, 134.0, 214.0, 0.60, rgb(0xb5653c));
    canvas
}

/// Bins too full, or emptied.
pub fn bins(before: bool, seed: u64) -> Canvas {
    let mut canvas = street(Hour::Day, seed);
    let mut random = Random::of(seed, TROUBLE);
    if before {
        litter(&mut canvas, 70, (40.0, 200.0), (250.0, 244.0), &mut random);
    }
    let colours = [0x3f6b4d, 0x4d5860, 0x2f5a86];
    for (number, colour) in colours.into_iter().enumerate() {
        let (x, y) = (62.0 + 52.0 * number as f32, 226.0 - 6.0 * number as f32);
        let colour = rgb(colour);
        canvas.fill(&ellipse(x + 19.0, y, 26.0, 5.0), SHADOW);
        canvas.fill(&polygon(&[(x, y - 58.0), (x + 40.0, y - 58.0), (x + 36.0, y), (x + 4.0, y)]), colour);
        canvas.fill(&polygon(&[(x + 24.0, y - 58.0), (x + 40.0, y - 58.0), (x + 36.0, y), (x + 24.0, y)]), Paint::Flat(DARK, 0.18));
        if before {
            for (dx, dy, size) in [(2.0, -56.0, 0.8), (20.0, -60.0, 0.95), (36.0, -55.0, 0.75), (18.0, -72.0, 0.75)] {
                bag(&mut canvas, x + dx + random.real(-2.0, 2.0), y + dy, size, rgb(*random.pick(&[0x2b2f33, 0x7f8a80, 0x565d63, 0xa5a79c])));
            }
            canvas.fill(&polygon(&[(x - 4.0, y - 62.0), (x - 14.0, y - 96.0), (x - 10.0, y - 98.0), (x + 1.0, y - 64.0)]), blend(colour, DARK, 0.2));
        } else {
            canvas.fill(&polygon(&[(x - 3.0, y - 64.0), (x + 43.0, y - 64.0), (x + 42.0, y - 57.0), (x - 2.0, y - 57.0)]), blend(colour, DARK, 0.25));
        }
        canvas.fill(&rect(x + 12.0, y - 38.0, 16.0, 12.0), Paint::Flat(rgb(0xffffff), 0.5));
    }
    if before {
        for (x, y, size) in [(48.0, 234.0, 1.1), (100.0, 236.0, 1.0), (112.0, 240.0, 1.25), (168.0, 224.0, 1.0), (218.0, 214.0, 0.9), (60.0, 244.0, 1.3)] {
            bag(&mut canvas, x + random.real(-6.0, 6.0), y, size, rgb(*random.pick(&[0x2b2f33, 0x3a4046, 0x8b8f86])));
        }
        carton(&mut canvas, 190.0, 226.0, 22.0, 14.0, rgb(0xb08d5e));
    } else {
        cleaner(&mut canvas, 246.0, 214.0, 0.9);
    }
    canvas
}

/// Water over pavement and road, or gone.
pub fn flood(before: bool, seed: u64) -> Canvas {
    let mut canvas = street(Hour::Day, seed);
    let mut random = Random::of(seed, TROUBLE);
    canvas.fill(&rect(0.0, 0.0, 360.0, 270.0), Paint::Flat(rgb(0x5b6670), if before { 0.32 } else { 0.12 }));
    if before {
        let edge = [(-10.0, 236.0), (60.0, 212.0), (150.0, 206.0), (236.0, 190.0), (370.0, 184.0), (370.0, 290.0), (-10.0, 290.0)];
        canvas.fill(&polygon(&edge), Paint::Down(rgb(0x9aa8ad), rgb(0x6f7f86), 186.0, 270.0));
        for _ in 0..26 {
            let (x, y) = (random.real(0.0, 360.0), random.real(216.0, 266.0));
            let width = random.real(10.0, 42.0);
            canvas.fill(&ellipse(x, y, width, 1.1), Paint::Flat(rgb(0xd5dee0), 0.55));
        }
        car(&mut canvas, 250.0, 222.0, 0.85, rgb(*random.pick(&[0xc9cbca, 0x3c4650, 0x8f2f2c])), false);
        canvas.fill(&rect(205.0, 214.0, 92.0, 12.0), Paint::Flat(rgb(0x87969c), 0.9));
        for _ in 0..46 {
            let (x, y) = (random.real(0.0, 360.0), random.real(0.0, 250.0));
            canvas.fill(&line(&[(x, y), (x - 3.0, y + 13.0)], 0.8), Paint::Flat(rgb(0xe8eef0), 0.4));
        }
        cone(&mut canvas, 90.0, 240.0, 0.9);
        return canvas;
    }
    for (x, y, width, height) in [(120.0, 258.0, 40.0, 4.0), (250.0, 238.0, 30.0, 3.0), (70.0, 226.0, 26.0, 3.0)] {
        canvas.fill(&ellipse(x, y, width, height), Paint::Flat(rgb(0x59636a), 0.45));
    }
    canvas.fill(&polygon(&[(160.0, 236.0), (196.0, 230.6), (198.0, 235.0), (162.0, 241.0)]), DARK);
    for bar in 0..6 {
        let x = 164.0 + 6.0 * bar as f32;
        canvas.fill(&line(&[(x, 235.4 - 0.15 * (x - 160.0)), (x + 1.5, 240.2 - 0.15 * (x - 160.0))], 1.6), rgb(0x767d82));
    }
    cleaner(&mut canvas, 214.0, 236.0, 0.95);
    canvas
}

/// Lamps that are out, or that burn.
pub fn lamp(before: bool, seed: u64) -> Canvas {
    let mut random = Random::of(seed, PLACE);
    let mut canvas = Canvas::new(rgb(0x141a23));
    canvas.fill(&rect(0.0, 0.0, 360.0, 200.0), Paint::Down(rgb(0x10161f), rgb(0x27313f), 0.0, 190.0));
    skyline(&mut canvas, rgb(0x1c2530), 190.0, &mut random);
    for _ in 0..34 {
        let (x, y) = (random.real(4.0, 352.0), random.real(128.0, 182.0));
        canvas.fill(&rect(x, y, 3.0, 3.6), Paint::Flat(rgb(0xf0d59c), 0.35));
    }
    canvas.fill(&polygon(&[(0.0, 190.0), (360.0, 190.0), (360.0, 270.0), (0.0, 270.0)]), rgb(0x23282e));
    canvas.fill(&polygon(&[(150.0, 190.0), (206.0, 190.0), (360.0, 262.0), (360.0, 270.0), (10.0, 270.0)]), rgb(0x2c3137));
    for (from, to) in [((180.0, 200.0), (182.0, 214.0)), ((185.0, 224.0), (190.0, 246.0)), ((194.0, 256.0), (198.0, 270.0))] {
        canvas.fill(&line(&[from, to], 3.0), Paint::Flat(rgb(0x8a8a80), 0.6));
    }
    let posts: [(f32, f32, f32); 4] = [(132.0, 196.0, 60.0), (110.0, 206.0, 92.0), (78.0, 224.0, 138.0), (30.0, 252.0, 204.0)];
    for (x, y, height) in posts {
        lamp_post_right(&mut canvas, x, y, height);
        let head = (x + height * 0.22, y - height - 2.0);
        if !before {
            let reach = height * 0.9;
            canvas.fill(&polygon(&[(head.0 - 2.0, head.1), (head.0 + 4.0, head.1), (head.0 + reach * 0.7, y + 4.0), (head.0 - reach * 0.5, y + 4.0)]), Paint::Flat(rgb(0xffe2a0), 0.10));
            canvas.fill(&ellipse(head.0, head.1, reach, reach), Paint::Glow(rgb(0xffe2a0), head, reach * 0.8, 0.4));
            canvas.fill(&ellipse(head.0, y + 6.0, reach * 0.7, reach * 0.16), Paint::Glow(rgb(0xffe2a0), (head.0, y + 6.0), reach * 0.7, 0.5));
            canvas.fill(&ellipse(head.0, head.1, height * 0.045, height * 0.025), rgb(0xfff6dc));
        }
    }
    let leaves = if before { rgb(0x1a2420) } else { rgb(0x33443a) };
    tree(&mut canvas, 292.0, 232.0, 1.25, leaves, &mut random);
    person(&mut canvas, 226.0, 226.0, 0.72, if before { rgb(0x2a323a) } else { rgb(0x5a6672) });
    canvas
}

fn lamp_post_right(canvas: &mut Canvas, x: f32, y: f32, height: f32) {
    let width = 1.2 + height * 0.016;
    canvas.fill(&line(&[(x, y), (x, y - height), (x + height * 0.10, y - height - height * 0.03), (x + height * 0.16, y - height - height * 0.03)], width), rgb(0x4a535c));
    let head = [(x + height * 0.15, y - height - height * 0.045), (x + height * 0.27, y - height - height * 0.03), (x + height * 0.26, y - height - height * 0.008), (x + height * 0.15, y - height - height * 0.015)];
    canvas.fill(&blob(&head), rgb(0x59636c));
}
