//! One Chinese term, one English identifier, in every layer. The glossary is the list; this reads
//! it and the sources. Never a term of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Pinyin of the office's words, whole or as people abbreviate them in code. Not one may stand as a
/// part of an identifier.
const PINYIN: &[&str] = &[
    "lianzheng",
    "lianjie",
    "fengxian",
    "fangkong",
    "yujing",
    "tongzhi",
    "huigao",
    "zhongdui",
    "zeren",
    "renwu",
    "gangwei",
    "danwei",
    "renyuan",
    "zhiquan",
    "mulu",
    "dengji",
    "biaoge",
    "jiwei",
    "jijian",
    "xiangzhen",
    "shuji",
    "qingdan",
    "wenhao",
    "songda",
    "cuiban",
    "ducha",
    "chouyang",
    "kaohe",
    "wenze",
    "xiansuo",
    "tanhua",
    "taizhang",
    "bianhao",
];

#[test]
fn every_type_of_the_glossary_lives_in_register() {
    let sources = register_sources();
    let mut missing = Vec::new();
    for (chinese, identifier) in glossary() {
        let declared = ["struct ", "enum ", "type ", "trait "].iter().any(|kind| {
            let words = format!("pub {kind}{identifier}");
            sources.match_indices(&words).any(|(at, _)| !sources[at + words.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'))
                // A macro that declares a type of closed terms names it in the same words.
                || sources.contains(&format!("{kind}{identifier} "))
        });
        if !declared {
            missing.push(format!("{chinese} = {identifier}"));
        }
    }
    assert!(
        missing.is_empty(),
        "in the glossary but not a type of register:\n{}",
        missing.join("\n")
    );
}

#[test]
fn a_term_has_one_identifier_and_an_identifier_one_term() {
    let mut by_term = BTreeMap::new();
    let mut by_identifier = BTreeMap::new();
    for (chinese, identifier) in glossary() {
        if let Some(other) = by_term.insert(chinese.clone(), identifier.clone()) {
            assert_eq!(other, identifier, "{chinese} has two identifiers");
        }
        if let Some(other) = by_identifier.insert(identifier.clone(), chinese.clone()) {
            assert_eq!(other, chinese, "{identifier} has two terms");
        }
    }
    assert!(
        by_term.len() > 10,
        "the glossary was read: {} types",
        by_term.len()
    );
}

#[test]
fn no_identifier_is_pinyin() {
    let sources = register_sources().to_lowercase();
    for word in PINYIN {
        assert!(
            !sources.contains(word),
            "{word} in register: code speaks the glossary's English"
        );
    }
}

/// Rows `| 中文 | Identifier |` whose identifier is a type: it begins with a capital letter. A row
/// with several, split by ` / `, has as many terms.
fn glossary() -> Vec<(String, String)> {
    let file = lianfang_tests::root().join("src-tauri/register/GLOSSARY.md");
    let text =
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [chinese, identifiers, ..] = cells[..] else {
            continue;
        };
        if chinese.is_ascii() {
            continue;
        }
        let terms: Vec<&str> = chinese.split(" / ").map(str::trim).collect();
        let identifiers: Vec<&str> = identifiers
            .split(" / ")
            .map(|one| one.trim().trim_matches('`'))
            .collect();
        for (at, identifier) in identifiers.iter().enumerate() {
            let is_type = identifier.starts_with(|c: char| c.is_ascii_uppercase())
                && identifier.chars().all(|c| c.is_ascii_alphanumeric());
            if is_type {
                let term = if terms.len() == identifiers.len() {
                    terms[at]
                } else {
                    chinese
                };
                rows.push((term.to_owned(), (*identifier).to_owned()));
            }
        }
    }
    rows
}

fn register_sources() -> String {
    fn gather(folder: &Path, all: &mut String) {
        for entry in fs::read_dir(folder).expect("register's sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                gather(&path, all);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                all.push_str(&fs::read_to_string(&path).expect("a source"));
            }
        }
    }
    let mut all = String::new();
    gather(
        &lianfang_tests::root().join("src-tauri/register/src"),
        &mut all,
    );
    all
}
