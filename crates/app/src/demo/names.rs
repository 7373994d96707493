//! Reporters who do not exist: names put together by chance, telephone numbers from a block nobody has.

use chengguan_photos::Random;
use serde::Deserialize;
use std::sync::LazyLock;

/// So many people speak up again and again; the rest mostly once.
const REGULARS: usize = 60;
/// How often, in a thousand, it is one of them.
const BY_REGULARS: u32 = 180;

/// Somebody who gave a name and a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reporter {
    /// Full name, or surname and title.
    pub name: String,
    /// Eleven digits beginning 1990000.
    pub phone: String,
}

#[derive(Deserialize)]
struct Names {
    surnames: String,
    given: Vec<String>,
    titles: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let text = include_str!("../../../../words/demo/people.json");
    serde_json::from_str(text).expect("words/demo/people.json is checked by the tests")
});

/// Somebody; now and then somebody who has spoken up before.
pub fn reporter(seed: u64, random: &mut Random) -> Reporter {
    let number = if random.per_mille(BY_REGULARS) { random.below(REGULARS) } else { REGULARS + random.below(10_000 - REGULARS) };
    numbered(seed, number)
}

/// The person with that number (below 10,000), the same each time.
fn numbered(seed: u64, number: usize) -> Reporter {
    let mut random = Random::of(seed ^ 0x6e61_6d65, number as u64);
    let surnames: Vec<char> = NAMES.surnames.chars().collect();
    let surname = surnames[random.below(surnames.len())];
    let rest = if random.per_mille(300) { random.pick(&NAMES.titles) } else { random.pick(&NAMES.given) };
    Reporter { name: format!("{surname}{rest}"), phone: format!("1990000{number:04}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_always_belongs_to_the_same_person() {
        let mut random = Random::new(1);
        for _ in 0..2000 {
            let somebody = reporter(9, &mut random);
            assert!(somebody.phone.starts_with("1990000") && somebody.phone.len() == 11);
            assert_eq!(numbered(9, somebody.phone[7..].parse().unwrap()), somebody);
        }
    }

    #[test]
    fn some_speak_up_again() {
        let mut random = Random::new(2);
        let mut said: Vec<String> = (0..600).map(|_| reporter(9, &mut random).phone).collect();
        said.sort();
        let most = said.chunk_by(|a, b| a == b).map(<[_]>::len).max();
        assert!(most >= Some(3), "{most:?}");
    }
}
