//! Photos drawn by code: flat pictures of what residents and officers photograph, as it was found and as it was left.
//!
//! A picture is fixed by scene, variant and seed. Both variants of one seed show the same place, because what belongs
//! to the place and what belongs to the trouble are drawn from two streams of numbers. No picture holds letters: the
//! screens say 演示数据 beside it.

mod close;
mod outside;
mod painter;
mod parts;
mod street;

use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use painter::{Canvas, HEIGHT, WIDTH};
use serde::{Deserialize, Serialize};

/// Good enough that edges stay clean, small enough that two thousand opinions stay a small folder.
const JPEG_QUALITY: u8 = 82;

/// How many seeds of each scene are worth drawing: 15 scenes, 2 variants and 2 seeds make a pool of 60 pictures.
pub const SEEDS_PER_SCENE: u64 = 2;

/// What the picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// Stalls under awnings in a night street.
    NightMarket,
    /// Goods and tables in front of shops by day.
    Shopfront,
    /// Shared bicycles before a gate.
    Bicycles,
    /// Cars on the pavement.
    Parking,
    /// Bins, and what does not fit in.
    Bins,
    /// Rubble by a wall.
    Rubble,
    /// A building site and its dust.
    Site,
    /// A hole in the road.
    BrokenRoad,
    /// A manhole and its cover.
    Manhole,
    /// Water over a street.
    Flood,
    /// A street lamp at night.
    Lamp,
    /// A shed of sheet metal on a roof.
    Roof,
    /// Stickers on a wall.
    Wall,
    /// A lawn in a park.
    Park,
    /// A river bank.
    River,
}

/// As it was found, or as it was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    /// 处理前
    Before,
    /// 处理后
    After,
}

impl Scene {
    /// The word used in `words/demo`.
    pub fn code(self) -> &'static str {
        match self {
            Scene::NightMarket => "night_market",
            Scene::Shopfront => "shopfront",
            Scene::Bicycles => "bicycles",
            Scene::Parking => "parking",
            Scene::Bins => "bins",
            Scene::Rubble => "rubble",
            Scene::Site => "site",
            Scene::BrokenRoad => "broken_road",
            Scene::Manhole => "manhole",
            Scene::Flood => "flood",
            Scene::Lamp => "lamp",
            Scene::Roof => "roof",
            Scene::Wall => "wall",
            Scene::Park => "park",
            Scene::River => "river",
        }
    }

    /// Every one.
    pub const ALL: [Scene; 15] = [
        Scene::NightMarket,
        Scene::Shopfront,
        Scene::Bicycles,
        Scene::Parking,
        Scene::Bins,
        Scene::Rubble,
        Scene::Site,
        Scene::BrokenRoad,
        Scene::Manhole,
        Scene::Flood,
        Scene::Lamp,
        Scene::Roof,
        Scene::Wall,
        Scene::Park,
        Scene::River,
    ];
}

/// How many pictures the demo shares among its opinions: pairs of before (even) and after (odd).
pub const POOL: usize = 2 * SEEDS_PER_SCENE as usize * Scene::ALL.len();

/// The number in the pool of a scene as it was found; the next is the same place as it was left.
pub fn before_of(scene: Scene, seed: u64) -> usize {
    let place = Scene::ALL.iter().position(|known| *known == scene).unwrap_or_default();
    2 * (place * SEEDS_PER_SCENE as usize + (seed % SEEDS_PER_SCENE) as usize)
}

/// The picture of that number, counted round the pool.
pub fn picture(index: usize) -> Vec<u8> {
    let (pair, variant) = (index % POOL / 2, if index.is_multiple_of(2) { Variant::Before } else { Variant::After });
    let seeds = SEEDS_PER_SCENE as usize;
    draw(Scene::ALL[pair / seeds], variant, (pair % seeds) as u64)
}

/// Draws one picture as JPEG bytes. The same three arguments give the same bytes.
pub fn draw(scene: Scene, variant: Variant, seed: u64) -> Vec<u8> {
    let canvas = paint(scene, variant, seed);
    let mut bytes = Vec::with_capacity(96 * 1024);
    JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)
        .encode(canvas.bytes(), WIDTH as u32, HEIGHT as u32, ExtendedColorType::Rgb8)
        .expect("a canvas of a lawful size is written to memory");
    bytes
}

fn paint(scene: Scene, variant: Variant, seed: u64) -> Canvas {
    let before = variant == Variant::Before;
    let mut canvas = match scene {
        Scene::NightMarket => street::night_market(before, seed),
        Scene::Shopfront => street::shopfront(before, seed),
        Scene::Bicycles => street::bicycles(before, seed),
        Scene::Parking => street::parking(before, seed),
        Scene::Bins => street::bins(before, seed),
        Scene::Flood => street::flood(before, seed),
        Scene::Lamp => street::lamp(before, seed),
        Scene::Rubble => close::rubble(before, seed),
        Scene::Wall => close::wall(before, seed),
        Scene::BrokenRoad => close::broken_road(before, seed),
        Scene::Manhole => close::manhole(before, seed),
        Scene::Site => outside::site(before, seed),
        Scene::Roof => outside::roof(before, seed),
        Scene::Park => outside::park(before, seed),
        Scene::River => outside::river(before, seed),
    };
    // Every second seed is taken from the other side of the street.
    if seed % 2 == 1 {
        canvas.mirror();
    }
    canvas
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_picture_is_the_same_each_time_and_unlike_every_other() {
        let mut seen = BTreeSet::new();
        for scene in Scene::ALL {
            for variant in [Variant::Before, Variant::After] {
                for seed in 0..SEEDS_PER_SCENE {
                    let bytes = draw(scene, variant, seed);
                    assert!(seen.insert(bytes), "{scene:?} {variant:?} {seed}");
                }
            }
        }
        assert_eq!(seen.len(), 60);
        assert!(seen.contains(&draw(Scene::Bins, Variant::Before, 1)));
        assert_eq!((POOL, picture(before_of(Scene::Park, 1) + 1)), (60, draw(Scene::Park, Variant::After, 1)));
    }

    #[test]
    fn a_picture_is_a_jpeg_of_960_by_720_and_of_modest_size() {
        let bytes = draw(Scene::NightMarket, Variant::Before, 0);
        let size = image::load_from_memory(&bytes).map(|picture| (picture.width(), picture.height()));
        assert_eq!(size.ok(), Some((960, 720)));
        assert!((15_000..120_000).contains(&bytes.len()), "{}", bytes.len());
    }
}
