//! Turns each `words/<capability>.json` (flat: key to text) into a module of constants, so that a key that is not
//! there does not compile.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

fn main() {
    let mut code = String::new();
    let mut files: Vec<_> = fs::read_dir(".")
        .expect("the folder of this package")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    for path in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a UTF-8 name").replace('-', "_");
        let text = fs::read_to_string(&path).expect("readable words");
        let words: BTreeMap<String, String> =
            serde_json::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        // The last of two would count, and nobody would know.
        let keys = text.lines().filter(|line| line.trim_start().starts_with('"')).count();
        assert_eq!(keys, words.len(), "{}: a key stands there twice", path.display());
        writeln!(code, "#[allow(missing_docs)]\npub mod {name} {{").expect("a String grows");
        for (key, value) in &words {
            writeln!(code, "    pub const {}: &str = {value:?};", key.to_uppercase()).expect("a String grows");
        }
        writeln!(code, "    /// Every key of this file with its text, for keys made of codes.").expect("grows");
        writeln!(code, "    pub const EVERY: &[(&str, &str)] = &[").expect("a String grows");
        for (key, value) in &words {
            writeln!(code, "        ({key:?}, {value:?}),").expect("a String grows");
        }
        code.push_str("    ];\n}\n");
    }
    println!("cargo::rerun-if-changed=.");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("words.rs"), code).expect("the build folder is writable");
}
