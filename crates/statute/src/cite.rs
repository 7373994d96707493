//! Citations: which article a rule rests on, resolved against `laws/`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One place in one instrument. `paragraph` is 款, `item` is 项; both count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cite {
    /// The file name in `laws/` without its ending.
    pub instrument: String,
    /// Article number in Arabic digits; inserted articles as `10之一`.
    pub article: String,
    /// 款, or nothing where the article has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub paragraph: Option<u16>,
    /// 项.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub item: Option<u16>,
}

/// The bureau's own rules on handling opinions (`laws/opinion-handling-rules.toml`).
pub fn opinion_rules(article: u16) -> Cite {
    Cite { instrument: "opinion-handling-rules".into(), article: article.to_string(), paragraph: None, item: None }
}

/// The bureau's own rules on accounts (`laws/account-rules.toml`).
pub fn account_rules(article: u16) -> Cite {
    Cite { instrument: "account-rules".into(), article: article.to_string(), paragraph: None, item: None }
}

/// The bureau's own rules on settings and messages (`laws/system-rules.toml`).
pub fn system_rules(article: u16) -> Cite {
    Cite { instrument: "system-rules".into(), article: article.to_string(), paragraph: None, item: None }
}

/// An instrument as `laws/` describes it: no statute text, only facts about it and our own gist of each article.
#[derive(Debug, Deserialize)]
pub struct Instrument {
    /// Title without 中华人民共和国 in front.
    pub title: String,
    /// Version in force, the date it was passed or issued.
    pub version: String,
    /// Whether somebody has checked it against the text; if not, screens show 未核实.
    pub verified: bool,
    /// Article number to the gist (要点) in our words.
    pub articles: BTreeMap<String, String>,
}

static INSTRUMENTS: LazyLock<BTreeMap<&'static str, Instrument>> = LazyLock::new(|| {
    let read = |text: &str| toml::from_str::<Instrument>(text).expect("laws/*.toml is read by a test");
    BTreeMap::from([
        ("account-rules", read(include_str!("../../../laws/account-rules.toml"))),
        ("opinion-handling-rules", read(include_str!("../../../laws/opinion-handling-rules.toml"))),
        ("system-rules", read(include_str!("../../../laws/system-rules.toml"))),
    ])
});

impl Cite {
    /// The instrument cited. Every citation resolves: a test walks them all.
    pub fn instrument(&self) -> Option<&'static Instrument> {
        INSTRUMENTS.get(self.instrument.as_str())
    }

    /// Our gist of the article cited.
    pub fn gist(&self) -> Option<&'static str> {
        self.instrument()?.articles.get(&self.article).map(String::as_str)
    }
}
