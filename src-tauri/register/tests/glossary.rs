//! The glossary against the sources: a term, a type and a table bear one name in every layer. Never a
//! list of its own: what is checked stands in GLOSSARY.md and in the doc comments.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// One line of the glossary.
struct Line {
    term: String,
    identifier: String,
    table: String,
    place: String,
}

fn glossary() -> Vec<Line> {
    let text = fs::read_to_string(here().join("GLOSSARY.md")).unwrap();
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect::<Vec<_>>();
    let lines = text.lines().filter(|line| line.starts_with('|') && !line.starts_with("|---") && !line.starts_with("| 中文"));
    lines
        .map(|line| match cells(line).as_slice() {
            [term, identifier, table, place] => {
                Line { term: term.clone(), identifier: identifier.clone(), table: table.clone(), place: place.clone() }
            }
            _ => panic!("four columns: {line}"),
        })
        .collect()
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files
}

/// The Chinese word that a text begins with.
fn first_term(text: &str) -> String {
    text.chars().take_while(|character| ('\u{4e00}'..='\u{9fff}').contains(character)).collect()
}

/// Types whose doc comment begins with a Chinese term: identifier to term.
fn declared() -> BTreeMap<String, String> {
    let mut declared = BTreeMap::new();
    for file in rust_files(&here().join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        let mut doc = None;
        let mut in_terms = false;
        for line in text.lines() {
            let code = line.trim();
            in_terms = (in_terms || line.starts_with("terms! {")) && !line.starts_with('}');
            if let Some(words) = code.strip_prefix("/// ") {
                doc.get_or_insert_with(|| words.to_owned());
                continue;
            }
            if code.starts_with("#[") {
                continue;
            }
            let name = ["pub struct ", "pub enum "]
                .iter()
                .find_map(|start| code.strip_prefix(start))
                .or_else(|| (in_terms && code.ends_with('{')).then_some(code));
            if let (Some(name), Some(words)) = (name, doc.take()) {
                let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
                let term = first_term(&words);
                if !term.is_empty() && !name.is_empty() {
                    declared.insert(name, term);
                }
            }
        }
    }
    declared
}

fn is_type(identifier: &str) -> bool {
    identifier.starts_with(|character: char| character.is_ascii_uppercase())
}

#[test]
fn every_type_with_a_chinese_name_stands_in_the_glossary_by_that_name() {
    let listed: BTreeMap<_, _> =
        glossary().into_iter().filter(|line| is_type(&line.identifier)).map(|line| (line.identifier, line.term)).collect();
    let declared = declared();
    assert!(declared.len() > 25, "the sources were read: {}", declared.len());
    assert_eq!(declared, listed, "left: the doc comments of register, right: GLOSSARY.md");
}

#[test]
fn a_term_and_an_identifier_stand_once() {
    let (mut terms, mut identifiers) = (BTreeSet::new(), BTreeSet::new());
    for line in glossary() {
        assert!(terms.insert(line.term.clone()), "{} stands twice", line.term);
        assert!(identifiers.insert(line.identifier.clone()), "{} stands twice", line.identifier);
    }
}

#[test]
fn every_identifier_is_used_where_the_glossary_says() {
    for line in glossary() {
        let (crate_name, file) = line.place.split_once('/').unwrap();
        let path = here().join("..").join(crate_name).join("src").join(file);
        let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}: no file {}", line.term, path.display()));
        let words: BTreeSet<&str> = text.split(|character: char| !character.is_ascii_alphanumeric() && character != '_').collect();
        let singular = line.identifier.as_str();
        assert!(
            words.contains(singular) || words.contains(format!("{singular}s").as_str()),
            "{} = {singular} is not in {}",
            line.term,
            line.place
        );
    }
}

#[test]
fn every_table_and_column_is_in_the_schema() {
    let schema = fs::read_to_string(here().join("../store/src/migrations/0001_first.sql")).unwrap();
    let tables: BTreeMap<&str, &str> = schema
        .split("CREATE TABLE ")
        .skip(1)
        .filter_map(|part| part.split_once(" ("))
        .map(|(name, rest)| (name, rest.split(") STRICT").next().unwrap_or("")))
        .collect();
    let mut seen = BTreeSet::new();
    for line in glossary().into_iter().filter(|line| !line.table.is_empty()) {
        let (table, column) = line.table.split_once('.').unwrap_or((&line.table, "id"));
        let body = tables.get(table).unwrap_or_else(|| panic!("{}: no table {table}", line.term));
        let has = |column: &str| body.split([' ', '\n', ',', '(', ')']).any(|word| word == column);
        assert!(has(column) || line.table == table, "{}: no column {column} in {table}", line.term);
        seen.insert(table.to_owned());
    }
    let children = ["outline", "paper_picture", "paper_template", "proposal_measure"];
    let missing: Vec<_> = tables.keys().filter(|table| !seen.contains(**table) && !children.contains(table)).collect();
    assert!(missing.is_empty(), "tables without a term: {missing:?}");
}
