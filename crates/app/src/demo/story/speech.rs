//! What people say: templates of `words/demo/texts.json` and `acts.json`, filled by chance.

use chengguan_photos::Random;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// No text is told again within so many; a few more than the tests ask for.
const REMEMBERED: usize = 60;
/// How often, in a thousand, a resident adds a closing sentence, and then a second one.
const CLOSES: u32 = 700;
const CLOSES_AGAIN: u32 = 250;

/// After so many attempts even praise gets a closing sentence; after so many a text may be told again.
const ENDS_BY_ITSELF: usize = 8;
const ATTEMPTS: usize = 400;

/// What residents say.
#[derive(Deserialize)]
struct Texts {
    texts: BTreeMap<String, Vec<String>>,
    closers: Vec<String>,
    phrases: BTreeMap<String, Vec<String>>,
}

/// What is said later, by officers and residents. Each list holds at least one text.
#[derive(Deserialize)]
pub struct Acts {
    /// By what the matter looks like.
    handled: BTreeMap<String, Vec<String>>,
    /// By means, or by kind where nothing was handled.
    replied: BTreeMap<String, Vec<String>>,
    /// Why it is not accepted.
    pub returned: Vec<String>,
    /// Why a reporter takes it back.
    pub withdrawn: Vec<String>,
    /// Why a squad gives it back.
    pub handed_back: Vec<String>,
    /// Questions with their answers.
    pub asked: Vec<Question>,
    /// What residents add unasked.
    pub added: Vec<String>,
    /// What is waited for.
    pub suspended: Vec<String>,
    /// Why it takes longer.
    pub extended: Vec<String>,
    /// Orders of leaders.
    pub supervised: Vec<String>,
    /// What was found to be so.
    pub verified: Vec<String>,
    /// What was found not to be so.
    pub verified_not: Vec<String>,
    /// With a good rating; may be empty.
    pub rated_well: Vec<String>,
    /// With a bad rating.
    pub rated_badly: Vec<String>,
    /// What is not settled.
    pub reopened: Vec<String>,
}

/// A question to a resident.
#[derive(Deserialize)]
pub struct Question {
    /// As asked.
    pub question: String,
    /// As answered.
    pub answer: String,
}

/// What the placeholders stand for.
#[derive(Clone, Copy, Default)]
pub struct Matter<'a> {
    /// Address, or landmark.
    pub place: &'a str,
    /// Road.
    pub road: &'a str,
    /// Name of the category.
    pub category: &'a str,
    /// Name of the squad.
    pub squad: &'a str,
}

static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    let text = include_str!("../../../../../words/demo/texts.json");
    serde_json::from_str(text).expect("words/demo/texts.json is checked by the tests")
});

/// Words of the acts, read once.
pub static ACTS: LazyLock<Acts> = LazyLock::new(|| {
    let text = include_str!("../../../../../words/demo/acts.json");
    serde_json::from_str(text).expect("words/demo/acts.json is checked by the tests")
});

/// Texts told lately, so that none is told twice in a row of many.
#[derive(Default)]
pub struct Told {
    lately: Vec<String>,
    next: usize,
}

impl Told {
    /// What a resident says about a matter of that category.
    pub fn text(&mut self, category: &str, matter: Matter, random: &mut Random) -> String {
        let templates = TEXTS.texts.get(category).unwrap_or(&TEXTS.texts["generic"]);
        // Praise, suggestions and questions end by themselves, while there are enough of them.
        let ends_by_itself = category.starts_with("other/");
        let mut attempt = 0;
        loop {
            attempt += 1;
            let mut text = fill(random.pick(templates).as_str(), matter, random);
            if (!ends_by_itself || attempt >= ENDS_BY_ITSELF) && random.per_mille(CLOSES) {
                text.push_str(&fill(random.pick(&TEXTS.closers).as_str(), matter, random));
                if random.per_mille(CLOSES_AGAIN) {
                    let closer = fill(random.pick(&TEXTS.closers).as_str(), matter, random);
                    if !text.ends_with(&closer) {
                        text.push_str(&closer);
                    }
                }
            }
            if self.remember(&text) || attempt == ATTEMPTS {
                return text;
            }
        }
    }

    /// Remembers a text; false where it was told lately.
    pub fn remember(&mut self, text: &str) -> bool {
        if self.lately.iter().any(|told| told == text) {
            return false;
        }
        if self.lately.len() < REMEMBERED {
            self.lately.push(text.to_owned());
        } else {
            self.lately[self.next] = text.to_owned();
            self.next = (self.next + 1) % REMEMBERED;
        }
        true
    }
}

/// What was done on the spot; `scene` as in the file.
pub fn handled(scene: &str, matter: Matter, random: &mut Random) -> String {
    let templates = ACTS.handled.get(scene).unwrap_or(&ACTS.handled["generic"]);
    fill(random.pick(templates).as_str(), matter, random)
}

/// What the resident is told; `means` as in the file.
pub fn replied(means: &str, matter: Matter, random: &mut Random) -> String {
    fill(random.pick(&ACTS.replied[means]).as_str(), matter, random)
}

/// Fills a template: what the matter gives, a number of a range (`n:2-5`), or one of the phrases of that name.
pub fn fill(template: &str, matter: Matter, random: &mut Random) -> String {
    let mut filled = String::with_capacity(template.len() + 60);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(before);
        match name {
            "place" => filled.push_str(matter.place),
            "road" => filled.push_str(matter.road),
            "category" => filled.push_str(matter.category),
            "squad" => filled.push_str(matter.squad),
            _ => filled.push_str(&by_chance(name, random)),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn by_chance(name: &str, random: &mut Random) -> String {
    let range = name.strip_prefix("n:").and_then(|range| range.split_once('-'));
    if let Some((low, high)) = range.and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?))) {
        return random.between(low, high).to_string();
    }
    random.pick(&TEXTS.phrases[name]).clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::categories::CATEGORIES;

    #[test]
    fn every_template_can_be_filled() {
        let mut random = Random::new(1);
        let matter = Matter { place: "P", road: "R", category: "C", squad: "S" };
        let later = ACTS.handled.values().chain(ACTS.replied.values());
        for template in TEXTS.texts.values().chain([&TEXTS.closers]).chain(later).flatten() {
            let text = fill(template, matter, &mut random);
            assert!(!text.contains(['{', '}']) && !text.is_empty(), "{text}");
        }
        let plain = [&ACTS.returned, &ACTS.withdrawn, &ACTS.handed_back, &ACTS.added, &ACTS.suspended, &ACTS.extended, &ACTS.supervised];
        for texts in plain.into_iter().chain([&ACTS.verified, &ACTS.verified_not, &ACTS.rated_badly, &ACTS.reopened]) {
            assert!(!texts.is_empty() && texts.iter().all(|text| !text.is_empty() && !text.contains('{')));
        }
    }

    #[test]
    fn the_commonest_categories_have_at_least_four_tales_each() {
        assert!(TEXTS.texts.keys().all(|code| code == "generic" || CATEGORIES.minors.iter().any(|minor| minor.code == *code)));
        let rich = TEXTS.texts.values().filter(|texts| texts.len() >= 4).count();
        assert!(rich >= 26, "{rich}");
    }

    #[test]
    fn a_text_is_not_told_again_soon() {
        let mut told = Told::default();
        let mut random = Random::new(4);
        let texts: Vec<String> = (0..200).map(|_| told.text("other/praise", Matter { place: "P", ..Matter::default() }, &mut random)).collect();
        for window in texts.windows(50) {
            assert!(window[1..].iter().all(|text| *text != window[0]));
        }
    }
}
