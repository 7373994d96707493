//! The two-level list of categories with limits, the usual means, and how often such a thing happens when.

use super::people::{self, PEOPLE};
use chengguan_photos::drawn::Scene;
use crate::reference;
use chengguan_statute::clock::{ClockName, Limit, LimitRow, Unit};
use chengguan_statute::ids::SquadId;
use chengguan_statute::opinions::{Question, Approach, Rule, Urgency};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The limits of the categories are settings nobody has checked against a standard (未核实).
#[derive(Debug, Deserialize)]
pub struct Categories {
    /// First level.
    pub majors: Vec<Major>,
    /// Second level, in the order screens offer them.
    pub minors: Vec<Category>,
    seasons: BTreeMap<String, [u32; 12]>,
    hours: BTreeMap<String, [u32; 24]>,
    kinds: BTreeMap<String, [u32; 6]>,
}

/// A category of the first level.
#[derive(Debug, Deserialize)]
pub struct Major {
    /// Begins the codes below it.
    pub code: String,
    /// As shown.
    pub name: String,
}

/// A category of the second level.
#[derive(Debug, Deserialize)]
pub struct Category {
    /// `major/minor`, stable.
    pub code: String,
    /// As shown.
    pub name: String,
    /// 办结 limit of an ordinary one.
    pub normal: Limit,
    /// 办结 limit of an urgent one.
    pub urgent: Limit,
    /// How often by service, management, enforcement, in a hundred.
    approach: [u32; 3],
    weight: u32,
    season: String,
    hours: String,
    /// How often it is urgent, in a thousand.
    pub urgent_per_mille: u32,
    kinds: String,
    /// What its photos show; nothing where nobody takes any.
    pub scene: Option<Scene>,
    /// Kinds of landmarks where it happens.
    pub places: Vec<String>,
    /// What it asks beyond the words.
    #[serde(default)]
    pub questions: Vec<Question>,
}

/// The categories, read once.
pub static CATEGORIES: LazyLock<Categories> = LazyLock::new(|| {
    let text = include_str!("../../../../words/demo/categories.json");
    serde_json::from_str(text).expect("words/demo/categories.json is checked by the tests")
});

impl Categories {
    /// The category with that code. Panics where there is none, which the tests of the words rule out.
    pub fn of(&self, code: &str) -> &Category {
        self.minors.iter().find(|category| category.code == code).expect("a code of categories.json")
    }

    /// How often each happens in a month (1 to 12), in the order of `minors`.
    pub fn weights(&self, month: u32) -> Vec<u32> {
        self.minors.iter().map(|minor| minor.weight * self.seasons[&minor.season][month as usize - 1]).collect()
    }

    /// How often it is reported in each hour of the day.
    pub fn hours(&self, category: &Category) -> &[u32; 24] {
        &self.hours[&category.hours]
    }

    /// How often it is said as each kind, in the order of [`Kind::ALL`].
    pub fn kinds(&self, category: &Category) -> &[u32; 6] {
        &self.kinds[&category.kinds]
    }
}

impl Category {
    /// 办结 limit.
    pub fn limit(&self, urgency: Urgency) -> Limit {
        match urgency {
            Urgency::Normal => self.normal,
            Urgency::Urgent => self.urgent,
        }
    }

    /// The means used most.
    pub fn usual_approach(&self) -> Approach {
        let most = (0..3).max_by_key(|at| (self.approach[*at], 3 - at)).unwrap_or_default();
        Approach::ALL[most]
    }

    /// How often by each means, in the order of [`Approach::ALL`].
    pub fn approaches(&self) -> &[u32; 3] {
        &self.approach
    }

    /// It happens, and is dealt with, in the evening.
    pub fn in_the_evening(&self) -> bool {
        self.hours == "evening"
    }

    /// Whether its ordinary limit is counted in days.
    pub fn counts_days(&self) -> bool {
        self.normal.unit == Unit::WorkDay
    }

    /// What a photo of it shows, also where residents rarely take any.
    pub fn any_scene(&self) -> Scene {
        self.scene.unwrap_or(if self.code.starts_with("street-order") { Scene::Shopfront } else { Scene::Park })
    }
}

/// The two-level list as the bureau's settings hold it.
pub fn categories() -> Vec<reference::Category> {
    let shown = |minor: &Category| {
        let major = CATEGORIES.majors.iter().find(|major| minor.code.strip_prefix(&major.code).is_some_and(|rest| rest.starts_with('/')));
        reference::Category {
            code: minor.code.clone(),
            name: minor.name.clone(),
            major: major.map(|major| major.code.clone()).unwrap_or_default(),
            major_name: major.map(|major| major.name.clone()).unwrap_or_default(),
            approach: minor.usual_approach(),
            finish: minor.normal,
            finish_urgent: minor.urgent,
            questions: minor.questions.clone(),
            closed: false,
        }
    };
    CATEGORIES.minors.iter().map(shown).collect()
}

/// The limits of every step, the categories' own aside; what is urgent goes to a squad and is accepted within the hour.
pub fn limits() -> Vec<LimitRow> {
    let row = |clock, urgency, count, unit| LimitRow { clock, category: None, urgency, limit: Limit { count, unit } };
    vec![
        row(ClockName::Sort, None, 4, Unit::WorkHour),
        row(ClockName::Assign, Some(Urgency::Urgent), 1, Unit::WorkHour),
        row(ClockName::Assign, None, 4, Unit::WorkHour),
        row(ClockName::Accept, Some(Urgency::Urgent), 1, Unit::WorkHour),
        row(ClockName::Accept, None, 4, Unit::WorkHour),
        row(ClockName::Finish, None, 10, Unit::WorkDay),
        row(ClockName::Verify, None, 2, Unit::WorkDay),
    ]
}

/// The assignment rules in their order, with the squads as they were set up.
pub fn rules(squad_id: impl Fn(&str) -> SquadId) -> Vec<Rule> {
    let rule = |words: &people::Rule| Rule {
        name: words.name.clone(),
        categories: words.categories.clone(),
        grids: words.grids(),
        squad: squad_id(&words.squad),
        squad_name: PEOPLE.squad_name(&words.squad).to_owned(),
    };
    PEOPLE.rules.iter().map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chengguan_statute::opinions::Kind;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_used_once_and_begin_with_their_major() {
        let codes: BTreeSet<&str> = CATEGORIES.minors.iter().map(|minor| minor.code.as_str()).collect();
        assert_eq!(codes.len(), CATEGORIES.minors.len());
        for code in codes {
            let (major, minor) = code.split_once('/').unwrap();
            assert!(CATEGORIES.majors.iter().any(|known| known.code == major) && !minor.is_empty(), "{code}");
            assert!(code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'/'), "{code}");
        }
    }

    #[test]
    fn the_54_events_of_the_fact_list_and_the_demo_s_own_are_there() {
        let below = |major: &str| CATEGORIES.minors.iter().filter(|minor| minor.code.starts_with(&format!("{major}/"))).count();
        let own = 1; // street-order/occupying-road
        let events = ["city-appearance", "advertising", "construction", "emergency", "street-order"].map(below);
        assert_eq!(events, [19, 5, 6, 10, 14 + own]);
        assert!(below("component") >= 3 && below("other") == 3);
    }

    #[test]
    fn every_category_has_limits_a_season_hours_and_kinds() {
        for minor in &CATEGORIES.minors {
            assert!(minor.normal.count > 0 && minor.urgent.count > 0, "{}", minor.code);
            assert_eq!(minor.approach.iter().sum::<u32>(), 100, "{}", minor.code);
            assert!(CATEGORIES.hours(minor).iter().sum::<u32>() > 0 && CATEGORIES.kinds(minor).iter().sum::<u32>() > 0);
        }
        for month in 1..=12 {
            assert_eq!(CATEGORIES.weights(month).len(), CATEGORIES.minors.len());
        }
        assert_eq!(Kind::ALL.len(), 6);
    }

    #[test]
    fn about_seven_in_ten_are_settled_by_service_and_one_by_enforcement() {
        let total: u32 = CATEGORIES.minors.iter().map(|minor| minor.weight).sum();
        let share = |means: usize| CATEGORIES.minors.iter().map(|minor| minor.weight * minor.approach[means]).sum::<u32>() / total;
        assert!((55..=75).contains(&share(0)), "service {}", share(0));
        assert!((8..=20).contains(&share(2)), "enforcement {}", share(2));
    }
}
