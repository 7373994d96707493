//! The words of the stories: what residents say and what the bureau answers, put together from hand-written parts.

use crate::demo::categories::Minor;
use crate::demo::geometry::places::Spot;
use crate::demo::random::Random;
use chengguan_statute::opinions::{Approach, Kind};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How many in a thousand close with a sentence of their own.
const CLOSERS_PER_MILLE: u32 = 650;

#[derive(Debug, Deserialize)]
struct Texts {
    texts: BTreeMap<String, Vec<String>>,
    closers: Closers,
    phrases: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
struct Closers {
    any: Vec<String>,
    evening: Vec<String>,
    contact: Vec<String>,
    photo: Vec<String>,
}

/// `words/demo/acts.json`: what is said later.
#[derive(Debug, Deserialize)]
pub struct ActWords {
    handled: BTreeMap<String, Vec<String>>,
    replied: BTreeMap<String, Vec<String>>,
    pub(super) returned: Vec<String>,
    pub(super) handed_back: Vec<String>,
    pub(super) asked: Vec<Question>,
    pub(super) added: Vec<String>,
    pub(super) suspended: Vec<String>,
    pub(super) extended: Vec<String>,
    pub(super) supervised: Vec<String>,
    pub(super) verified: Vec<String>,
    pub(super) verified_not: Vec<String>,
    pub(super) rated_well: Vec<String>,
    pub(super) rated_badly: Vec<String>,
    pub(super) reopened: Vec<String>,
}

/// A question with the answer it got.
#[derive(Debug, Deserialize)]
pub struct Question {
    pub(super) question: String,
    pub(super) answer: String,
}

/// `words/demo/hot.json`: places that many speak of.
#[derive(Debug, Deserialize)]
pub struct Hot {
    pub(super) spots: Vec<HotSpot>,
}

/// One of them.
#[derive(Debug, Deserialize)]
pub struct HotSpot {
    pub(super) landmark: String,
    pub(super) category: String,
    pub(super) work_days: i32,
    pub(super) minute: i64,
    pub(super) children: usize,
    pub(super) supervised: bool,
    pub(super) lead: String,
    pub(super) texts: Vec<String>,
}

static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../../words/demo/texts.json")).expect("words/demo/texts.json is checked by the tests")
});
/// What is said later, read once.
pub static ACTS: LazyLock<ActWords> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../../words/demo/acts.json")).expect("words/demo/acts.json is checked by the tests")
});
/// The hot spots, read once.
pub static HOT: LazyLock<Hot> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../../words/demo/hot.json")).expect("words/demo/hot.json is checked by the tests")
});

/// What else decides which closing sentence fits.
pub struct Manner {
    /// Of what kind.
    pub kind: Kind,
    /// A telephone was left.
    pub contact: bool,
    /// Photos were handed in.
    pub photo: bool,
}

/// What a resident says.
pub fn said(minor: &Minor, spot: &Spot, manner: &Manner, random: &mut Random) -> String {
    let templates = TEXTS.texts.get(&minor.code).or_else(|| TEXTS.texts.get("generic"));
    let mut text = templates.map_or_else(String::new, |templates| random.pick(templates).clone());
    let plain = matches!(manner.kind, Kind::Complaint | Kind::Report | Kind::Help);
    if plain && random.per_mille(CLOSERS_PER_MILLE) {
        text += closer(minor, manner, random);
    }
    filled(&text, &[("place", &spot.address), ("road", &spot.road), ("category", &minor.name)], random)
}

fn closer(minor: &Minor, manner: &Manner, random: &mut Random) -> &'static str {
    let closers = &TEXTS.closers;
    let mut fitting: Vec<&String> = closers.any.iter().collect();
    for (fits, more) in [(minor.hours == "evening", &closers.evening), (manner.contact, &closers.contact), (manner.photo, &closers.photo)] {
        if fits {
            fitting.extend(more);
        }
    }
    random.pick(&fitting)
}

/// What was done on the spot.
pub fn handled(minor: &Minor, kind: Kind, random: &mut Random) -> String {
    let scene = minor.scene.map(|scene| scene.code());
    let key = if kind == Kind::Suggestion { "words" } else { scene.unwrap_or("generic") };
    let templates = ACTS.handled.get(key).unwrap_or(&ACTS.handled["generic"]);
    filled(random.pick(templates), &[], random)
}

/// What the resident is told.
pub fn replied(kind: Kind, approach: Approach, address: &str, squad_name: &str, random: &mut Random) -> String {
    let key = match kind {
        Kind::Suggestion | Kind::Praise | Kind::Enquiry => kind.code(),
        Kind::Complaint | Kind::Report | Kind::Help => approach.code(),
    };
    filled(random.pick(&ACTS.replied[key]), &[("place", address), ("squad", squad_name)], random)
}

/// A text with every `{…}` filled in: what is given, a number of `{n:2-5}`, or one of the phrases of that name.
fn filled(template: &str, given: &[(&str, &str)], random: &mut Random) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        text.push_str(before);
        match (given.iter().find(|(known, _)| *known == name), number_of(name, random), TEXTS.phrases.get(name)) {
            (Some((_, value)), _, _) => text.push_str(value),
            (None, Some(number), _) => text.push_str(&number.to_string()),
            (None, None, Some(phrases)) => text.push_str(random.pick(phrases)),
            (None, None, None) => text.push_str(name),
        }
        rest = after;
    }
    text + rest
}

fn number_of(name: &str, random: &mut Random) -> Option<i64> {
    let (low, high) = name.strip_prefix("n:")?.split_once('-')?;
    Some(random.between(low.parse().ok()?, high.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gap_of_every_text_has_something_to_fill_it() {
        let texts = TEXTS.texts.values().flatten().chain(ACTS.handled.values().flatten()).chain(ACTS.replied.values().flatten());
        for text in texts {
            for gap in text.split('{').skip(1).filter_map(|after| after.split('}').next()) {
                let known = ["place", "road", "category", "squad"].contains(&gap) || TEXTS.phrases.contains_key(gap);
                assert!(known || number_of(gap, &mut Random::new(1)).is_some(), "{gap} in {text}");
            }
        }
    }
}
