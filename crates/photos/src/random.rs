//! Numbers that look random and are the same on every machine: SplitMix64 (Steele, Lea, Flood 2014).
//!
//! The demo is made again from its seed wherever it runs, so nothing here depends on a library's next release.

/// A stream of numbers fixed by its seed.
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The stream of that seed.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Another stream, fixed by this seed and the label and by nothing drawn in between from elsewhere.
    pub fn of(seed: u64, label: u64) -> Self {
        Self::new(mix(seed ^ mix(label.wrapping_add(0x9E37_79B9_7F4A_7C15))))
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.state)
    }

    /// Evenly from 0 up to but not including `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.bits()) * end as u128) >> 64) as usize
    }

    /// Evenly from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        debug_assert!(low <= high);
        low + self.below((high - low + 1) as usize) as i64
    }

    /// True so many times in a thousand.
    pub fn per_mille(&mut self, times: u32) -> bool {
        self.below(1000) < times as usize
    }

    /// One of them, all as likely. Panics on none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// The place of one of them, each as likely as its weight says. 0 where all weigh nothing.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let total: usize = weights.iter().map(|weight| *weight as usize).sum();
        let mut left = self.below(total);
        for (place, weight) in weights.iter().enumerate() {
            if left < *weight as usize {
                return place;
            }
            left -= *weight as usize;
        }
        0
    }

    /// Evenly from 0 up to but not including 1, for drawing only.
    pub fn unit(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / (1u32 << 24) as f32
    }

    /// Evenly between two numbers, for drawing only.
    pub fn real(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }
}

/// The finishing step of SplitMix64: every bit of the answer depends on every bit of the question.
pub fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_that_of_the_published_algorithm() {
        let mut random = Random::new(1_234_567);
        let drawn: Vec<u64> = (0..3).map(|_| random.bits()).collect();
        assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn weights_of_nothing_are_never_drawn() {
        let mut random = Random::new(7);
        let mut seen = [0; 4];
        for _ in 0..4000 {
            seen[random.weighted(&[1, 0, 3, 0])] += 1;
        }
        assert!(seen[1] == 0 && seen[3] == 0 && seen[2] > 2 * seen[0], "{seen:?}");
        assert_eq!(random.weighted(&[0, 0]), 0);
        assert_eq!(random.below(0), 0);
    }

    #[test]
    fn both_ends_of_a_range_are_drawn() {
        let mut random = Random::new(3);
        let drawn: Vec<i64> = (0..200).map(|_| random.between(-1, 2)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&-1), Some(&2)));
    }
}
