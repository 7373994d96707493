//! Invariants of the tree itself (ARCHITECTURE.md): what no compiler checks.

mod writes;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Lines of one file. More is two things in one.
const LINES_MAX: usize = 400;
/// What a pure crate may depend on: no async, no database, no HTTP, no clock, no randomness.
const PURE: [(&str, &[&str]); 3] = [("photos", &["image", "serde"]), ("statute", &["serde", "serde_json", "toml", "uuid"]), ("proof", &["serde", "serde_json", "sm3"])];
/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 9] = ["util", "utils", "common", "helper", "helpers", "manager", "service", "services", "misc"];
/// What is not ours or not written by hand.
const SKIPPED: [&str; 7] = ["target", "node_modules", "dist", ".git", ".local", "test-results", "playwright-report"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder").flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !SKIPPED.contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "no files: the walk is broken");
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn is_chinese(sign: char) -> bool {
    matches!(sign, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{323af}')
}

/// Rust source taken apart: the code without comments and literals, and the literals with their place.
struct Taken {
    code: String,
    literals: Vec<(usize, String)>,
}

fn take_apart(text: &str) -> Taken {
    let signs: Vec<char> = text.chars().collect();
    let mut taken = Taken { code: String::new(), literals: Vec::new() };
    let mut at = 0;
    while at < signs.len() {
        let from = at;
        at = match signs[at] {
            '/' if signs.get(at + 1) == Some(&'/') => line_end(&signs, at),
            '/' if signs.get(at + 1) == Some(&'*') => comment_end(&signs, at),
            '"' => string_end(&signs, at),
            'r' if raw_hashes(&signs, at).is_some() && !in_word(&signs, at) => raw_end(&signs, at),
            '\'' if is_char_literal(&signs, at) => char_end(&signs, at),
            sign => {
                taken.code.push(sign);
                at += 1;
                continue;
            }
        };
        if signs[from] != '/' {
            taken.literals.push((taken.code.len(), signs[from..at].iter().collect()));
        }
    }
    taken
}

fn line_end(signs: &[char], from: usize) -> usize {
    (from..signs.len()).find(|&at| signs[at] == '\n').unwrap_or(signs.len())
}

fn comment_end(signs: &[char], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0);
    while at < signs.len() {
        match (signs[at], signs.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn string_end(signs: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while at < signs.len() && signs[at] != '"' {
        at += if signs[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(signs.len())
}

fn in_word(signs: &[char], at: usize) -> bool {
    at > 0 && (signs[at - 1].is_alphanumeric() || signs[at - 1] == '_') && signs[at - 1] != 'b'
}

fn raw_hashes(signs: &[char], at: usize) -> Option<usize> {
    let hashes = signs[at + 1..].iter().take_while(|sign| **sign == '#').count();
    (signs.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}

fn raw_end(signs: &[char], from: usize) -> usize {
    let hashes = raw_hashes(signs, from).unwrap_or(0);
    let close = |at: usize| signs[at] == '"' && signs[at + 1..].iter().take(hashes).filter(|sign| **sign == '#').count() == hashes;
    (from + 2 + hashes..signs.len()).find(|&at| close(at)).map_or(signs.len(), |at| at + 1 + hashes)
}

fn is_char_literal(signs: &[char], at: usize) -> bool {
    signs.get(at + 1) == Some(&'\\') || signs.get(at + 2) == Some(&'\'')
}

fn char_end(signs: &[char], from: usize) -> usize {
    let mut at = from + if signs[from + 1] == '\\' { 3 } else { 2 };
    while at < signs.len() && signs[at] != '\'' {
        at += 1;
    }
    (at + 1).min(signs.len())
}

const TEST_MARK: &str = "#[cfg(test)]";

/// Where the items marked as tests lie in the code.
fn test_spans(code: &str) -> Vec<(usize, usize)> {
    code.match_indices(TEST_MARK)
        .map(|(from, _)| {
            let rest = &code[from + TEST_MARK.len()..];
            let open = rest.find(['{', ';']).unwrap_or(rest.len());
            if rest[open..].starts_with(';') {
                return (from, from + TEST_MARK.len() + open);
            }
            let mut depth = 0;
            let length = rest[open..].char_indices().find(|(_, sign)| {
                depth += match sign {
                    '{' => 1,
                    '}' => -1,
                    _ => 0,
                };
                depth == 0
            });
            (from, length.map_or(code.len(), |(at, _)| from + TEST_MARK.len() + open + at))
        })
        .collect()
}

/// Files that only exist in tests: named so, or declared by a marked `mod name;`.
fn test_files(sources: &[PathBuf]) -> BTreeSet<PathBuf> {
    let mut only = BTreeSet::new();
    for source in sources {
        let code = take_apart(&fs::read_to_string(source).expect("UTF-8 source")).code;
        let folder = match source.file_stem().and_then(|stem| stem.to_str()) {
            Some("mod" | "lib" | "main") | None => source.with_file_name(""),
            Some(stem) => source.with_file_name(stem),
        };
        for (from, to) in test_spans(&code) {
            let item = &code[from + TEST_MARK.len()..to];
            if let Some((_, name)) = item.rsplit_once("mod ").filter(|(_, name)| !name.contains('{')) {
                only.insert(folder.join(name.trim()));
                only.insert(folder.join(name.trim()).with_extension("rs"));
            }
        }
    }
    only
}

fn is_test(path: &Path, only: &BTreeSet<PathBuf>) -> bool {
    path.ancestors().any(|part| only.contains(part)) || path.iter().any(|part| part == "tests" || part == "tests.rs") || shown(path).starts_with("bench")
}

fn chinese_in_rust(text: &str) -> Vec<String> {
    let taken = take_apart(text);
    let spans = test_spans(&taken.code);
    let inside = |at: usize| spans.iter().any(|(from, to)| (*from..*to).contains(&at));
    taken.literals.into_iter().filter(|(at, literal)| !inside(*at) && literal.chars().any(is_chinese)).map(|(_, literal)| literal).collect()
}

#[test]
fn pure_crates_stay_pure() {
    for (name, allowed) in PURE {
        let manifest = fs::read_to_string(root().join("crates").join(name).join("Cargo.toml")).expect("a manifest");
        let (_, rest) = manifest.split_once("\n[dependencies]\n").expect("dependencies");
        let wanted = rest.lines().take_while(|line| !line.starts_with('[')).filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        for line in wanted {
            let dependency = line.split(['.', '=', ' ']).next().expect("a name");
            assert!(allowed.contains(&dependency), "crates/{name} is pure and may not depend on {dependency}");
        }
        for source in files(&["rs"]).into_iter().filter(|path| shown(path).contains(&format!("crates/{name}/src"))) {
            let code = take_apart(&fs::read_to_string(&source).expect("UTF-8 source")).code;
            for impure in ["std::fs", "std::net", "std::process", "std::thread", "SystemTime::now", "Instant::now", "async fn", "Uuid::now_v7", "Uuid::new_v4"] {
                let spans = test_spans(&code);
                let found = code.match_indices(impure).any(|(at, _)| !spans.iter().any(|(from, to)| (*from..*to).contains(&at)));
                assert!(!found, "{} is pure and uses {impure}", shown(&source));
            }
        }
    }
}

#[test]
fn every_chinese_sentence_is_in_words() {
    let sources = files(&["rs"]);
    let only = test_files(&sources);
    let mut found = Vec::new();
    for source in sources.iter().filter(|path| !is_test(path, &only) && !shown(path).starts_with("words")) {
        for literal in chinese_in_rust(&fs::read_to_string(source).expect("UTF-8 source")) {
            found.push(format!("{}: {literal}", shown(source)));
        }
    }
    for source in files(&["ts", "vue"]).iter().filter(|path| !shown(path).contains(".spec.") && !shown(path).starts_with("e2e")) {
        let text = without_script_comments(&fs::read_to_string(source).expect("UTF-8 source"));
        found.extend(text.lines().filter(|line| line.chars().any(is_chinese)).map(|line| format!("{}: {}", shown(source), line.trim())));
    }
    assert!(found.is_empty(), "Chinese outside words/:\n{}", found.join("\n"));
}

fn without_script_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = ["/*", "//", "<!--"].iter().filter_map(|open| rest.find(open)).min() {
        kept.push_str(&rest[..at]);
        let (close, skip) = if rest[at..].starts_with("//") {
            if kept.ends_with(':') {
                kept.push_str("//");
                rest = &rest[at + 2..];
                continue;
            }
            ("\n", 0)
        } else if rest[at..].starts_with("/*") {
            ("*/", 2)
        } else {
            ("-->", 3)
        };
        rest = rest[at..].find(close).map_or("", |end| &rest[at + end + skip..]);
    }
    kept + rest
}

#[test]
fn files_are_short() {
    let long: Vec<_> = files(&["rs", "ts", "vue", "js", "mjs", "css", "sh", "html"])
        .into_iter()
        .map(|path| (fs::read_to_string(&path).expect("UTF-8 text").lines().count(), path))
        .filter(|(lines, _)| *lines > LINES_MAX)
        .map(|(lines, path)| format!("{}: {lines}", shown(&path)))
        .collect();
    assert!(long.is_empty(), "more than {LINES_MAX} lines:\n{}", long.join("\n"));
}

#[test]
fn names_say_what_is_inside() {
    let mut empty = Vec::new();
    for path in files(&["rs", "ts", "vue", "js", "mjs"]) {
        let words = shown(&path);
        let stems = Path::new(&words).with_extension("").iter().map(|part| part.to_string_lossy().to_lowercase()).collect::<Vec<_>>();
        if stems.iter().any(|stem| stem.split(['_', '-', '.']).any(|word| EMPTY_NAMES.contains(&word))) {
            empty.push(words);
        }
    }
    assert!(empty.is_empty(), "names that say nothing:\n{}", empty.join("\n"));
}

#[test]
fn links_in_documents_lead_somewhere() {
    let mut broken = Vec::new();
    for page in files(&["md"]) {
        let text = fs::read_to_string(&page).expect("UTF-8 text");
        for rest in text.split("](").skip(1) {
            let target = rest.split([')', '#']).next().unwrap_or_default();
            if !target.is_empty() && !target.contains(':') && !target.contains(' ') && !page.with_file_name(target).exists() {
                broken.push(format!("{}: {target}", shown(&page)));
            }
        }
    }
    assert!(broken.is_empty(), "links to nothing:\n{}", broken.join("\n"));
}

#[test]
fn the_tests_named_beside_each_fault_exist() {
    let written: String = files(&["rs"]).iter().map(|path| fs::read_to_string(path).expect("UTF-8 text")).collect();
    let page = fs::read_to_string(root().join("docs/faults.md")).expect("the list");
    let named: Vec<&str> = page.split('`').skip(1).step_by(2).filter_map(|name| name.rsplit_once("::").map(|(_, test)| test)).filter(|test| *test != "name" && *test != "\u{2026}").collect();
    assert!(named.len() >= 25, "{named:?}");
    let missing: Vec<&&str> = named.iter().filter(|test| !written.contains(&format!("fn {test}("))).collect();
    assert!(missing.is_empty(), "docs/faults.md names tests there are not: {missing:?}");
}

#[test]
fn the_reader_of_rust_tells_comments_tests_and_literals_apart() {
    let text = "// 注释\nfn a<'a>() -> &'a str { \"甲\" /* 乙 */ }\n#[cfg(test)]\nmod tests { const B: &str = \"丙}\"; }\nconst C: char = '丁'; const D: &str = r#\"戊\"x\"#;";
    assert_eq!(chinese_in_rust(text), ["\"甲\"", "'丁'", "r#\"戊\"x\"#"]);
}
