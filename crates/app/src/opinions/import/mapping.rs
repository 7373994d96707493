//! Which of a file's columns is which of ours: said by a mapping, or guessed from how offices of this country head their
//! ledgers.

use chengguan_statute::opinions::Kind;
use chengguan_words::{import as words, marks, of, opinions};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// Columns that are known by their own names.
const COLUMNS: [&str; 12] = ["id", "source_id", "text", "subject", "detail", "tokens", "kind", "address", "time", "row", "name", "phone"];

/// Columns a person maps, in the order offered. `id`, `tokens` and `row` are names other programs write.
pub const OFFERED: [&str; 9] = ["source_id", "text", "subject", "detail", "kind", "address", "time", "name", "phone"];

/// Those that are guessed, the surest first: a column is taken once.
const GUESSED: [&str; 8] = ["phone", "name", "time", "address", "kind", "subject", "detail", "source_id"];

/// What a file calls our columns and kinds, where it does not use our names. Written in TOML, or chosen on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// Our column = theirs.
    pub columns: HashMap<String, String>,
    /// Their word = our code of the kind.
    pub kinds: HashMap<String, String>,
    /// The sheet of a workbook; the first that says anything where none is named.
    pub sheet: Option<String>,
    /// The row the headings stand in, from 1; found where it is not named.
    pub head: Option<usize>,
}

impl Mapping {
    /// Reads one; says what is wrong with it.
    pub fn read(file: &Path) -> Result<Self, String> {
        let mapping: Self = toml::from_str(&std::fs::read_to_string(file).map_err(|why| why.to_string())?).map_err(|why| why.to_string())?;
        match mapping.unknown() {
            Some(ours) => Err(format!("columns.{ours}: {}", COLUMNS.join(", "))),
            None => Ok(mapping),
        }
    }

    /// The first of its columns that is none of ours.
    pub fn unknown(&self) -> Option<&str> {
        self.columns.keys().map(String::as_str).find(|ours| !COLUMNS.contains(ours))
    }

    /// With what the headings suggest, where nobody said which column is which.
    pub fn completed(&self, head: &[String]) -> Self {
        if self.columns.is_empty() { Self { columns: guess(head).into_iter().collect(), ..self.clone() } } else { self.clone() }
    }

    /// What the file calls a column of ours.
    pub fn theirs<'a>(&'a self, ours: &'a str) -> &'a str {
        self.columns.get(ours).map_or(ours, String::as_str)
    }

    /// The code of a kind, where the word is the mapping's or our own.
    pub fn kind(&self, word: String) -> String {
        if let Some(code) = self.kinds.get(&word) {
            return code.clone();
        }
        let named = |kind: &&Kind| of(opinions::EVERY, &format!("kind_{}", kind.code())) == word;
        Kind::ALL.iter().find(named).map_or(word, |kind| kind.code().to_owned())
    }

    /// Whether something is taken from a column.
    pub fn takes(&self, column: &str) -> bool {
        COLUMNS.iter().any(|ours| self.theirs(ours) == column)
    }
}

/// Our columns with the headings that most likely mean them; those headed by our own names need none.
pub fn guess(head: &[String]) -> BTreeMap<String, String> {
    let mut free: Vec<(&String, String)> = head.iter().filter(|name| !COLUMNS.contains(&name.as_str())).map(|name| (name, plain(name))).collect();
    let mut found = BTreeMap::new();
    for exact in [true, false] {
        for ours in GUESSED {
            if found.contains_key(ours) || head.iter().any(|name| name == ours) {
                continue;
            }
            let key = format!("named_{ours}");
            let mut names: Vec<&str> = of(words::EVERY, &key).split(marks::LIST).collect();
            names.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
            let fits = |name: &str, plain: &str| if exact { plain == name } else { name.chars().count() > 1 && plain.contains(name) };
            let hit = names.iter().find_map(|name| free.iter().position(|(_, plain)| fits(name, plain)));
            if let Some(at) = hit {
                found.insert(ours.to_owned(), free.remove(at).0.clone());
            }
        }
    }
    found
}

/// How many headings of a row mean something: tells the headings from titles and notes above them.
pub fn headings(row: &[String]) -> usize {
    row.iter().filter(|name| COLUMNS.contains(&name.as_str())).count() + guess(row).len()
}

/// A heading without what clerks put around it: spaces, breaks, brackets with what they hold, stars, colons, full width.
fn plain(name: &str) -> String {
    let mut depth = 0;
    let signs = name.nfkc().filter(|sign| {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth -= 1;
                return false;
            }
            _ => {}
        }
        depth <= 0 && !sign.is_whitespace() && !matches!(sign, '*' | ':' | '#')
    });
    signs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn guessed(names: &[&str]) -> Vec<(String, String)> {
        guess(&head(names)).into_iter().collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(ours, theirs)| ((*ours).to_owned(), (*theirs).to_owned())).collect()
    }

    #[test]
    fn headings_of_offices_are_guessed_each_once() {
        assert_eq!(
            guessed(&["留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "一级标签"]),
            pairs(&[("detail", "留言详情"), ("source_id", "留言编号"), ("subject", "留言主题"), ("time", "留言时间")])
        );
        assert_eq!(
            guessed(&["序号", "诉求内容（必填）", " 联系\n电话 ", "＊地址", "反映人"]),
            pairs(&[("address", "＊地址"), ("detail", "诉求内容（必填）"), ("name", "反映人"), ("phone", " 联系\n电话 "), ("source_id", "序号")])
        );
    }

    #[test]
    fn what_is_headed_by_our_own_names_is_not_guessed_at() {
        assert_eq!(guessed(&["detail", "内容", "time"]), []);
        assert_eq!(Mapping::default().completed(&head(&["text"])), Mapping::default());
    }

    #[test]
    fn who_said_which_column_is_which_is_not_second_guessed() {
        let said = Mapping { columns: [("text".to_owned(), "甲".to_owned())].into(), ..Mapping::default() };
        assert_eq!(said.completed(&head(&["甲", "联系电话"])), said);
    }

    #[test]
    fn kinds_are_known_by_their_names() {
        let mapping: Mapping = toml::from_str("[kinds]\n'吐槽' = 'complaint'").unwrap();
        assert_eq!(mapping.kind("举报".into()), "report");
        assert_eq!(mapping.kind("吐槽".into()), "complaint");
        assert_eq!(mapping.kind("闲聊".into()), "闲聊");
    }
}
