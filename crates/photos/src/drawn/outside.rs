//! Pictures of open places: a building site, a roof, a park, a river bank.

use super::painter::{Canvas, P, Paint, blend, blob, ellipse, line, polygon, rect, rgb};
use super::parts::{DARK, SHADOW, bag, cleaner, day_sky, litter, person, shade, skyline, tree};
use crate::random::Random;

const PLACE: u64 = 1;
const TROUBLE: u64 = 2;

/// A building site: bare earth and dust, or covered and wetted.
pub fn site(before: bool, seed: u64) -> Canvas {
    let mut random = Random::of(seed, PLACE);
    let mut canvas = Canvas::new(rgb(0xb9a88c));
    day_sky(&mut canvas, &mut random);
    skyline(&mut canvas, rgb(0xb9c3c8), 132.0, &mut random);
    tower(&mut canvas, 206.0 + random.real(-14.0, 14.0));
    crane(&mut canvas, 120.0 + random.real(-16.0, 16.0));
    canvas.fill(&rect(0.0, 134.0, 360.0, 136.0), Paint::Down(rgb(0xb8a486), rgb(0x98825f), 134.0, 270.0));
    hoarding(&mut canvas);
    for (x, y, width, height) in [(70.0, 192.0, 74.0, 46.0), (228.0, 206.0, 108.0, 58.0)] {
        let ridge = [(x - width, y), (x - width * 0.55, y - height * 0.62), (x - width * 0.1, y - height * 1.1), (x + width * 0.4, y - height * 0.8), (x + width, y), (x, y + 10.0)];
        let ridge: Vec<P> = ridge.iter().map(|(px, py)| (px + random.real(-6.0, 6.0), py + random.real(-4.0, 4.0))).collect();
        let colours = if before { (rgb(0xc9ae83), rgb(0x8e7450)) } else { (rgb(0x5f8a5f), rgb(0x3f6647)) };
        canvas.fill(&ellipse(x, y + 4.0, width * 1.05, 9.0), SHADOW);
        canvas.fill(&blob(&ridge), Paint::Down(colours.0, colours.1, y - height, y));
        if !before {
            for seam in 1..5 {
                let along = x - width * 0.6 + width * 0.3 * seam as f32;
                canvas.fill(&line(&[(along, y - height * 0.55), (along + width * 0.05, y + 2.0)], 0.9), Paint::Flat(rgb(0x2f5038), 0.6));
            }
        }
    }
    let mut trouble = Random::of(seed, TROUBLE);
    truck(&mut canvas, 128.0, 244.0, before);
    if before {
        for _ in 0..16 {
            let at = (trouble.real(10.0, 350.0), trouble.real(120.0, 236.0));
            let size = trouble.real(26.0, 62.0);
            canvas.fill(&ellipse(at.0, at.1, size, size * 0.6), Paint::Glow(rgb(0xe0cfae), at, size, 0.55));
        }
        for step in 0..5 {
            let at = (70.0 - 16.0 * step as f32, 240.0 - 3.0 * step as f32);
            let size = 12.0 + 5.0 * step as f32;
            canvas.fill(&ellipse(at.0, at.1, size, size), Paint::Glow(rgb(0xe6d7b8), at, size, 0.7));
        }
    } else {
        for spray in 0..5 {
            let at = (300.0 - 20.0 * spray as f32, 168.0 - 7.0 * spray as f32);
            canvas.fill(&ellipse(at.0, at.1, 26.0, 20.0), Paint::Glow(rgb(0xf2f7f8), at, 24.0, 0.5));
        }
        canvas.fill(&line(&[(322.0, 214.0), (318.0, 186.0), (300.0, 176.0)], 5.0), rgb(0x4c6d86));
        canvas.fill(&rect(306.0, 206.0, 34.0, 12.0), rgb(0x3f5f78));
        canvas.fill(&ellipse(176.0, 256.0, 120.0, 9.0), Paint::Flat(rgb(0x6d5b40), 0.4));
    }
    canvas
}

fn tower(canvas: &mut Canvas, x: f32) {
    canvas.fill(&rect(x, 22.0, 84.0, 114.0), rgb(0x9d9c97));
    for floor in 0..7 {
        let y = 26.0 + 16.0 * floor as f32;
        for bay in 0..4 {
            canvas.fill(&rect(x + 4.0 + 20.0 * bay as f32, y + 3.0, 15.0, 11.0), rgb(0x5f6467));
        }
        canvas.fill(&rect(x - 3.0, y, 90.0, 2.6), rgb(0xb9b7b0));
    }
    for pole in 0..6 {
        canvas.fill(&line(&[(x - 4.0 + 18.4 * pole as f32, 14.0), (x - 4.0 + 18.4 * pole as f32, 136.0)], 1.0), rgb(0x7a6a4a));
    }
    canvas.fill(&rect(x + 40.0, 60.0, 50.0, 60.0), Paint::Flat(rgb(0x4f7d5a), 0.55));
}

fn crane(canvas: &mut Canvas, x: f32) {
    let yellow = rgb(0xc79a34);
    canvas.fill(&line(&[(x, 140.0), (x, 12.0)], 3.4), yellow);
    for step in 0..15 {
        let y = 136.0 - 8.4 * step as f32;
        canvas.fill(&line(&[(x - 2.4, y), (x + 2.4, y - 8.0)], 0.9), blend(yellow, DARK, 0.35));
    }
    canvas.fill(&line(&[(x - 34.0, 22.0), (x + 110.0, 22.0)], 2.8), yellow);
    canvas.fill(&line(&[(x - 32.0, 22.0), (x, 8.0), (x + 90.0, 22.0)], 0.9), rgb(0x59523f));
    canvas.fill(&rect(x - 34.0, 22.0, 15.0, 9.0), rgb(0x6a6d6f));
    canvas.fill(&rect(x - 4.0, 22.0, 8.0, 9.0), rgb(0xb7bec2));
    canvas.fill(&line(&[(x + 74.0, 22.0), (x + 74.0, 66.0)], 0.9), DARK);
    canvas.fill(&rect(x + 64.0, 66.0, 20.0, 4.0), rgb(0x8a6b45));
}

fn hoarding(canvas: &mut Canvas) {
    canvas.fill(&rect(0.0, 122.0, 360.0, 22.0), rgb(0x4b7ba0));
    canvas.fill(&rect(0.0, 122.0, 360.0, 4.0), rgb(0x8fb2cc));
    for panel in 0..15 {
        canvas.fill(&rect(24.0 * panel as f32, 124.0, 1.2, 20.0), Paint::Flat(rgb(0x2f536f), 0.8));
    }
}

fn truck(canvas: &mut Canvas, x: f32, y: f32, loose: bool) {
    canvas.fill(&ellipse(x, y + 1.0, 70.0, 6.0), SHADOW);
    canvas.fill(&polygon(&[(x - 62.0, y - 46.0), (x + 22.0, y - 46.0), (x + 18.0, y - 14.0), (x - 56.0, y - 14.0)]), rgb(0xb5562f));
    canvas.fill(&polygon(&[(x - 62.0, y - 46.0), (x + 22.0, y - 46.0), (x + 21.0, y - 40.0), (x - 61.0, y - 40.0)]), rgb(0xd07a4c));
    if loose {
        canvas.fill(&blob(&[(x - 64.0, y - 45.0), (x - 46.0, y - 62.0), (x - 18.0, y - 68.0), (x + 8.0, y - 60.0), (x + 24.0, y - 45.0)]), rgb(0x8e7450));
    } else {
        canvas.fill(&blob(&[(x - 66.0, y - 44.0), (x - 44.0, y - 56.0), (x - 16.0, y - 58.0), (x + 10.0, y - 55.0), (x + 25.0, y - 44.0)]), rgb(0x4c7a55));
    }
    canvas.fill(&polygon(&[(x + 26.0, y - 14.0), (x + 26.0, y - 50.0), (x + 48.0, y - 50.0), (x + 58.0, y - 32.0), (x + 60.0, y - 14.0)]), rgb(0xd9d4c6));
    canvas.fill(&polygon(&[(x + 34.0, y - 32.0), (x + 34.0, y - 46.0), (x + 46.0, y - 46.0), (x + 54.0, y - 32.0)]), rgb(0x3a4750));
    canvas.fill(&rect(x - 60.0, y - 14.0, 120.0, 5.0), rgb(0x33383c));
    for wheel in [-44.0, -24.0, 42.0] {
        canvas.fill(&ellipse(x + wheel, y - 8.0, 11.0, 11.0), DARK);
        canvas.fill(&ellipse(x + wheel, y - 8.0, 4.6, 4.6), rgb(0x8f959a));
    }
}

/// A flat roof with a shed of blue sheet metal, or free.
pub fn roof(before: bool, seed: u64) -> Canvas {
    let mut random = Random::of(seed, PLACE);
    let mut canvas = Canvas::new(rgb(0xcfd6d8));
    day_sky(&mut canvas, &mut random);
    skyline(&mut canvas, rgb(0xb4bfc6), 190.0, &mut random);
    let leaves = shade(rgb(0x5d7a52), &mut random);
    tree(&mut canvas, 26.0, 268.0, 1.35, leaves, &mut random);
    let front = shade(rgb(*random.pick(&[0xd2c7b4, 0xc4b09a, 0xbcc3c2])), &mut random);
    canvas.fill(&polygon(&[(58.0, 128.0), (318.0, 128.0), (318.0, 270.0), (58.0, 270.0)]), Paint::Down(front, blend(front, DARK, 0.10), 128.0, 270.0));
    canvas.fill(&polygon(&[(318.0, 128.0), (346.0, 116.0), (346.0, 270.0), (318.0, 270.0)]), blend(front, DARK, 0.28));
    canvas.fill(&polygon(&[(58.0, 128.0), (92.0, 114.0), (346.0, 114.0), (318.0, 128.0)]), rgb(0xa7a296));
    for floor in 0..4 {
        for bay in 0..5 {
            let (x, y) = (72.0 + 49.0 * bay as f32, 144.0 + 34.0 * floor as f32);
            canvas.fill(&rect(x - 1.5, y - 1.5, 37.0, 23.0), rgb(0xe6e1d6));
            canvas.fill(&rect(x, y, 34.0, 20.0), if random.per_mille(250) { rgb(0x9aa9ae) } else { rgb(0x5f7078) });
            canvas.fill(&rect(x + 16.0, y, 1.8, 20.0), rgb(0xe6e1d6));
            if random.per_mille(450) {
                canvas.fill(&rect(x + 20.0, y + 22.5, 13.0, 7.0), rgb(0xd9dcda));
                canvas.fill(&rect(x + 21.5, y + 24.0, 6.0, 4.0), rgb(0xa5abab));
            }
        }
    }
    canvas.fill(&rect(54.0, 124.0, 268.0, 6.0), rgb(0xddd6c8));
    let mut trouble = Random::of(seed, TROUBLE);
    if before { shed(&mut canvas, &mut trouble) } else { bare_roof(&mut canvas) }
    canvas
}

fn shed(canvas: &mut Canvas, random: &mut Random) {
    let sheet = rgb(*random.pick(&[0x3d74a8, 0x4a7f8f, 0x3d74a8]));
    let (left, right) = (96.0 + random.real(-10.0, 10.0), 268.0 + random.real(-14.0, 20.0));
    canvas.fill(&rect(left, 86.0, right - left, 38.0), rgb(0xd7d9d6));
    for rib in 0..((right - left) / 6.0) as usize {
        canvas.fill(&rect(left + 6.0 * rib as f32, 86.0, 1.0, 38.0), Paint::Flat(rgb(0x9aa2a4), 0.6));
    }
    for window in 0..3 {
        let x = left + 14.0 + (right - left) / 3.2 * window as f32;
        canvas.fill(&rect(x, 94.0, 28.0, 18.0), rgb(0x566770));
        canvas.fill(&rect(x + 13.0, 94.0, 1.6, 18.0), rgb(0xe6e8e6));
    }
    canvas.fill(&polygon(&[(left - 9.0, 88.0), (left + 16.0, 66.0), (right + 16.0, 66.0), (right + 8.0, 88.0)]), sheet);
    for rib in 0..((right - left) / 8.0) as usize {
        let x = left + 8.0 * rib as f32;
        canvas.fill(&line(&[(x - 5.0, 88.0), (x + 17.0, 66.0)], 1.0), blend(sheet, rgb(0xffffff), 0.25));
    }
    canvas.fill(&polygon(&[(left - 9.0, 88.0), (right + 8.0, 88.0), (right + 8.0, 91.0), (left - 9.0, 91.0)]), blend(sheet, DARK, 0.35));
    for (from, to) in [((right + 20.0, 124.0), (right + 20.0, 84.0)), ((right + 34.0, 120.0), (right + 34.0, 80.0))] {
        canvas.fill(&line(&[from, to], 2.0), rgb(0x7b848a));
    }
    canvas.fill(&line(&[(right + 8.0, 84.0), (right + 40.0, 80.0)], 2.0), rgb(0x7b848a));
    person(canvas, right + 26.0, 124.0, 0.62, rgb(0xb58a3a));
}

fn bare_roof(canvas: &mut Canvas) {
    for (x, y) in [(116.0, 120.0), (160.0, 120.0)] {
        canvas.fill(&polygon(&[(x, y), (x + 10.0, y - 24.0), (x + 34.0, y - 24.0), (x + 24.0, y)]), rgb(0x3f4d5c));
        canvas.fill(&line(&[(x + 9.0, y - 26.0), (x + 36.0, y - 26.0)], 6.0), rgb(0xd5d9da));
    }
    canvas.fill(&rect(252.0, 92.0, 34.0, 32.0), rgb(0xcdc5b6));
    canvas.fill(&rect(249.0, 89.0, 40.0, 5.0), rgb(0xb3ab9c));
    canvas.fill(&rect(262.0, 102.0, 13.0, 22.0), rgb(0x6a757a));
    canvas.fill(&line(&[(222.0, 122.0), (222.0, 84.0)], 1.6), rgb(0x7b848a));
    canvas.fill(&line(&[(214.0, 90.0), (230.0, 90.0)], 1.4), rgb(0x7b848a));
}

/// A lawn trodden and strewn, or clean.
pub fn park(before: bool, seed: u64) -> Canvas {
    let mut random = Random::of(seed, PLACE);
    let mut canvas = Canvas::new(rgb(0x7f9a63));
    day_sky(&mut canvas, &mut random);
    skyline(&mut canvas, rgb(0xb7c3c6), 112.0, &mut random);
    for step in 0..9 {
        let leaves = shade(rgb(*random.pick(&[0x5d7a52, 0x6b8850, 0x4f6f52, 0x8a8a4a])), &mut random);
        tree(&mut canvas, 8.0 + 44.0 * step as f32 + random.real(-12.0, 12.0), 134.0 + random.real(-5.0, 7.0), random.real(0.6, 0.95), leaves, &mut random);
    }
    canvas.fill(&blob(&[(-40.0, 128.0), (60.0, 118.0), (180.0, 126.0), (300.0, 116.0), (410.0, 126.0), (410.0, 310.0), (-40.0, 310.0)]), Paint::Down(rgb(0x93ad70), rgb(0x6b8a50), 122.0, 270.0));
    for _ in 0..150 {
        let (x, y) = (random.real(0.0, 360.0), random.real(150.0, 268.0));
        canvas.fill(&line(&[(x, y), (x + 1.4, y - 3.0 - (y - 150.0) / 40.0)], 0.9), Paint::Flat(rgb(0x57763f), 0.55));
    }
    canvas.fill(&blob(&[(250.0, 126.0), (276.0, 126.0), (262.0, 160.0), (200.0, 200.0), (120.0, 290.0), (-60.0, 300.0), (20.0, 230.0), (170.0, 176.0)]), rgb(0xc9bfa9));
    bench(&mut canvas, 284.0, 196.0);
    let mut trouble = Random::of(seed, TROUBLE);
    if before {
        for (x, y, width) in [(200.0, 236.0, 70.0), (306.0, 240.0, 44.0)] {
            canvas.fill(&blob(&[(x - width, y), (x - width * 0.4, y - 12.0), (x + width * 0.5, y - 10.0), (x + width, y + 2.0), (x + width * 0.3, y + 14.0), (x - width * 0.5, y + 12.0)]), Paint::Flat(rgb(0x9a8560), 0.85));
        }
        litter(&mut canvas, 110, (130.0, 178.0), (350.0, 262.0), &mut trouble);
        for (x, y, size) in [(250.0, 206.0, 0.9), (318.0, 214.0, 1.1), (232.0, 250.0, 1.4)] {
            bag(&mut canvas, x, y, size, rgb(*trouble.pick(&[0x2b2f33, 0xb9beb4, 0xc7a79a])));
        }
    } else {
        person(&mut canvas, 206.0, 190.0, 0.8, rgb(0x8a5f52));
        person(&mut canvas, 220.0, 189.0, 0.6, rgb(0x4f7a8a));
        for _ in 0..14 {
            let (x, y) = (trouble.real(200.0, 350.0), trouble.real(216.0, 262.0));
            canvas.fill(&ellipse(x, y, 2.0, 1.8), rgb(*trouble.pick(&[0xe8dc9a, 0xe3e8ee, 0xd9a0b0])));
        }
    }
    canvas
}

fn bench(canvas: &mut Canvas, x: f32, y: f32) {
    canvas.fill(&ellipse(x, y + 1.0, 40.0, 4.0), SHADOW);
    for leg in [-28.0, 26.0] {
        canvas.fill(&rect(x + leg, y - 14.0, 3.0, 15.0), rgb(0x3c4246));
    }
    canvas.fill(&rect(x - 36.0, y - 17.0, 72.0, 4.0), rgb(0x8e6a45));
    for slat in [-34.0, -27.0] {
        canvas.fill(&rect(x - 34.0, y + slat, 68.0, 4.4), rgb(0x9b774f));
    }
}

/// A river bank with rubbish washed up, or clean.
pub fn river(before: bool, seed: u64) -> Canvas {
    let mut random = Random::of(seed, PLACE);
    let mut canvas = Canvas::new(rgb(0x8fb0b8));
    day_sky(&mut canvas, &mut random);
    skyline(&mut canvas, rgb(0xb0bcc2), 120.0, &mut random);
    canvas.fill(&rect(0.0, 112.0, 360.0, 14.0), Paint::Down(rgb(0x6f8a5f), rgb(0x59734e), 112.0, 126.0));
    canvas.fill(&rect(0.0, 124.0, 360.0, 90.0), Paint::Down(rgb(0xa9c2c8), if before { rgb(0x7b9088) } else { rgb(0x6f97a6) }, 124.0, 214.0));
    for _ in 0..34 {
        let (x, y) = (random.real(0.0, 360.0), random.real(130.0, 208.0));
        let width = 4.0 + (y - 124.0) / 4.0 * random.unit();
        canvas.fill(&ellipse(x, y, width, 0.9), Paint::Flat(rgb(0xdfe9ea), 0.55));
    }
    bridge(&mut canvas);
    let bank = [(-10.0, 206.0), (90.0, 196.0), (190.0, 212.0), (300.0, 206.0), (370.0, 220.0), (370.0, 280.0), (-10.0, 280.0)];
    canvas.fill(&polygon(&bank), Paint::Down(rgb(0x8c9a68), rgb(0x64784a), 200.0, 270.0));
    let mut stone = 0.0;
    while stone < 360.0 {
        let width = random.real(14.0, 26.0);
        canvas.fill(&blob(&[(stone, 218.0), (stone + 3.0, 206.0), (stone + width, 207.0), (stone + width + 3.0, 220.0), (stone + width * 0.5, 224.0)]), shade(rgb(0x9a978c), &mut random));
        stone += width + 1.0;
    }
    let leaves = shade(rgb(0x6b8850), &mut random);
    tree(&mut canvas, 330.0, 236.0, 1.2, leaves, &mut random);
    let mut trouble = Random::of(seed, TROUBLE);
    if before {
        canvas.fill(&blob(&[(40.0, 200.0), (110.0, 184.0), (220.0, 190.0), (262.0, 202.0), (180.0, 212.0), (90.0, 210.0)]), Paint::Flat(rgb(0x75805a), 0.75));
        litter(&mut canvas, 90, (50.0, 184.0), (250.0, 214.0), &mut trouble);
        litter(&mut canvas, 40, (20.0, 222.0), (280.0, 262.0), &mut trouble);
        for (x, y, size) in [(96.0, 208.0, 0.9), (168.0, 206.0, 0.8), (60.0, 246.0, 1.3)] {
            bag(&mut canvas, x, y, size, rgb(*trouble.pick(&[0xd9d6cc, 0x3b4146, 0xb9c0c4])));
        }
    } else {
        cleaner(&mut canvas, 118.0, 250.0, 1.1);
    }
    canvas
}

fn bridge(canvas: &mut Canvas) {
    let stone = rgb(0xb3aca0);
    canvas.fill(&polygon(&[(150.0, 112.0), (360.0, 92.0), (360.0, 106.0), (150.0, 124.0)]), stone);
    canvas.fill(&line(&[(150.0, 106.0), (360.0, 84.0)], 1.6), blend(stone, DARK, 0.3));
    for post in 0..12 {
        let x = 152.0 + 18.6 * post as f32;
        canvas.fill(&line(&[(x, 105.8 - 0.105 * (x - 150.0)), (x, 113.0 - 0.095 * (x - 150.0))], 1.4), blend(stone, DARK, 0.3));
    }
    for pier in [190.0, 246.0, 310.0] {
        let top = 120.0 - 0.09 * (pier - 150.0);
        canvas.fill(&polygon(&[(pier - 4.0, top), (pier + 4.0, top), (pier + 6.0, 138.0), (pier - 6.0, 138.0)]), blend(stone, DARK, 0.18));
    }
}
