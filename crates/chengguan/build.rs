//! Makes an empty `web/dist` where the front end was not built, so that Rust work needs no Node.

use std::{fs, path::Path};

fn main() {
    let dist = Path::new("../../web/dist");
    if !dist.exists() {
        fs::create_dir_all(dist).expect("the checkout is writable");
    }
    println!("cargo::rerun-if-changed=../../web/dist");
}
