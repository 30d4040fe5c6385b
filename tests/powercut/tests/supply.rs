//! what the program is built of: every outside crate and package with its licence, the version of SQLite, and a
//! list of it all with its digest, to be printed on the release card. Never a network: the lock files are read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Licences under which the program may be passed on; each of an expression's alternatives, or all of what it joins.
const TAKEN: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Whether an SPDX expression can be met with licences that are taken.
fn taken(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    let all = |joined: &str| joined.split(" AND ").all(|one| TAKEN.contains(&one.trim()));
    // Where something is joined and something is a choice, each choice must be met by itself.
    plain.split(" OR ").any(all)
}

/// What is linked into the program and its command line: name and version.
fn linked() -> Vec<(String, String)> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .args(["--package", "lianfang", "--package", "lianfang-cli"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8_lossy(&tree.stdout).into_owned();
    let mut all: Vec<(String, String)> = tree
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?.to_owned(), words.next()?.trim_start_matches('v').to_owned()))
        })
        .collect();
    all.sort();
    all.dedup();
    all
}

/// Licences of every crate that cargo knows here.
fn licences() -> BTreeMap<(String, String), (String, bool)> {
    // Of this platform: what others need was never fetched here.
    let about = Command::new("rustc").arg("-vV").output().unwrap();
    let about = String::from_utf8_lossy(&about.stdout).into_owned();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", host])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages.map(|one| ((text(&one["name"]), text(&one["version"])), (text(&one["license"]), one["source"].is_null()))).collect()
}

#[test]
fn what_is_built_in_is_known_and_may_be_passed_on() {
    let (linked, licences) = (linked(), licences());
    assert!(linked.len() > 100, "the tree was read: {}", linked.len());
    let mut list = String::new();
    let (mut outside, mut refused) = (0, Vec::new());
    for crate_ in &linked {
        let (licence, own) = licences.get(crate_).cloned().unwrap_or_default();
        if own {
            continue;
        }
        outside += 1;
        if !taken(&licence) {
            refused.push(format!("{} {}: {licence:?}", crate_.0, crate_.1));
        }
        writeln!(list, "crate {} {} {licence}", crate_.0, crate_.1).unwrap();
    }
    let lock: Value = serde_json::from_str(&fs::read_to_string(root().join("ui/package-lock.json")).unwrap()).unwrap();
    for (place, one) in lock["packages"].as_object().unwrap() {
        // Packages that only build or test the page are not in it.
        if place.is_empty() || one["dev"] == true {
            continue;
        }
        outside += 1;
        let licence = one["license"].as_str().unwrap_or_default();
        if !taken(licence) {
            refused.push(format!("{place}: {licence:?}"));
        }
        writeln!(list, "package {} {} {licence}", place.trim_start_matches("node_modules/"), one["version"].as_str().unwrap_or_default())
            .unwrap();
    }
    assert!(refused.is_empty(), "licences that nobody looked at:\n{}", refused.join("\n"));
    let copies = linked.iter().filter(|(name, _)| name.starts_with("libsqlite3-sys")).count();
    assert_eq!(copies, 1, "one SQLite in the program");
    assert!(rusqlite::version_number() >= 3_051_003, "older ones lose data in WAL mode: {}", rusqlite::version());
    writeln!(list, "sqlite {}", rusqlite::version()).unwrap();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("parts.txt");
    fs::write(&file, &list).unwrap();
    figures::line(
        "R-49",
        &format!(
            "what it is built of: {outside} outside parts, every licence known; one SQLite {}; list {} sha256 {}",
            rusqlite::version(),
            file.file_name().unwrap().to_string_lossy(),
            digest(list.as_bytes())
        ),
    );
}

#[test]
fn licence_expressions_are_read() {
    for (expression, wanted) in [
        ("MIT OR Apache-2.0", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0-only", false),
        ("GPL-3.0-only OR MIT", true),
        ("MIT AND GPL-2.0-only", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("", false),
    ] {
        assert_eq!(taken(expression), wanted, "{expression}");
    }
}

/// SHA-256 as the system's own tools give it.
fn digest(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
