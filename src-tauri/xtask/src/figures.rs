//! One line for each acceptance check, with its figure: the tests write them into a file, and the run prints them at its
//! end. Never a pass while a line is missing: a check that was not made does not count.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::shell::{Done, Failed, target};

/// The variable that names the file, as the tests know it.
const FILE: &str = "LIANFANG_FIGURES";

/// The checks of `cargo xtask test`, by number and by what they try.
const CHECKS: &[(&str, &str)] = &[
    ("R-01", "power cut"),
    ("R-02", "program killed"),
    ("R-04", "disk full or failing at every step"),
    ("R-05", "files cut off while they are written"),
    ("R-08", "a backup is really good"),
    ("R-09", "which backups are kept"),
    ("R-10", "a damaged database at the start"),
    ("R-11", "files put side by side by hand"),
    ("R-15", "started twice, or opened by another program"),
    ("R-17", "brought to a newer schema"),
    ("R-18", "an older program and a newer file"),
    ("R-19", "many records changed at once"),
    ("R-20", "everything undone"),
    ("R-21", "tampering"),
    ("R-22", "every act leaves a trace"),
    ("R-24", "nothing in the clear"),
    ("R-26", "a forgotten password"),
    ("R-27", "a lost key file"),
    ("R-28", "left alone, and what a lock leaves in memory"),
    ("R-29", "commands while locked"),
    ("R-30", "killed while the password changes"),
    ("R-31", "files that mean harm"),
    ("R-32", "encodings"),
    ("R-33", "formulas in texts"),
    ("R-34", "a package that was tampered with"),
    ("R-35", "names of files"),
    ("R-36", "script in texts"),
    ("R-37", "what the page is allowed"),
    ("R-38", "no network"),
    ("R-39", "words in the search box"),
    ("R-40", "attachments"),
    ("R-41", "what a search finds"),
    ("R-42", "dates and terms"),
    ("R-43", "document numbers"),
    ("R-44", "a complaint for a higher level"),
    ("R-45", "masked numbers of identity cards"),
    ("R-46", "characters without a glyph"),
    ("R-47", "a destroyed record"),
    ("R-50", "half-typed forms"),
];
/// Those that only `cargo xtask soak` makes besides.
const SOAK: &[(&str, &str)] = &[("R-03", "a disk that lies"), ("R-48", "ten years"), ("R-49", "what it is built of")];

/// Which checks a run owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    /// Those of `test`.
    Test,
    /// These only.
    Only(&'static [&'static str]),
}

/// The file of this run.
fn file() -> PathBuf {
    target().join("figures.txt")
}

/// Begins a run: no line of an earlier one counts.
///
/// # Errors
/// When the old file cannot be removed.
pub fn begin() -> Done {
    let file = file();
    if file.exists() {
        fs::remove_file(&file).map_err(|error| Failed(format!("cannot remove {}: {error}", file.display())))?;
    }
    Ok(())
}

/// Tells a command where the lines go.
pub fn told(mut command: Command) -> Command {
    command.env(FILE, file());
    command
}

/// Prints a line for every check that is owed.
///
/// # Errors
/// When one is missing.
pub fn close(owed: Owed) -> Done {
    let written = fs::read_to_string(file()).unwrap_or_default();
    let lines = by_check(&written);
    println!();
    let mut missing = Vec::new();
    for (check, what) in CHECKS.iter().chain(SOAK) {
        let wanted = match owed {
            Owed::Test => CHECKS.iter().any(|(own, _)| own == check),
            Owed::Only(only) => only.contains(check),
        };
        match lines.get(check) {
            Some(words) => words.iter().for_each(|words| println!("{check} {words}")),
            None if wanted => {
                println!("{check} {what}: NOT MADE");
                missing.push(*check);
            }
            None => {}
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(Failed(format!("checks without a figure: {}", missing.join(" ")))) }
}

/// The lines of each check, each once, in the order in which they came.
fn by_check(written: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut lines: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (check, words) in written.lines().filter_map(|line| line.split_once(' ')) {
        let of = lines.entry(check).or_default();
        if !of.contains(&words) {
            of.push(words);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_by_their_check_and_once() {
        let lines = by_check("R-02 killed: 100\nR-01 cut\nR-02 killed: 100\nR-02 more\n\n");
        assert_eq!(lines["R-02"], ["killed: 100", "more"]);
        assert_eq!(lines["R-01"], ["cut"]);
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn every_check_stands_once_and_in_order() {
        let all: Vec<&str> = CHECKS.iter().map(|(check, _)| *check).collect();
        assert!(all.is_sorted_by(|one, next| one < next));
        assert!(SOAK.iter().all(|(check, _)| !all.contains(check)));
    }
}
