//! Counting tests and seconds over all stages, for the lines at the end. Never hides a stage that
//! failed: the first failure stops the run, and the summary still stands.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::shell::{Done, Failed, line};

/// What has been run so far.
#[derive(Debug, Default)]
pub struct Tally {
    stages: Vec<(String, f64)>,
    passed: u64,
    failed: u64,
}

impl Tally {
    /// One stage, timed; it counts nothing by itself.
    ///
    /// # Errors
    /// What the stage says.
    pub fn stage(&mut self, name: &str, work: impl FnOnce(&mut Self) -> Done) -> Done {
        println!("\n== {name}");
        let begun = Instant::now();
        let done = work(self);
        self.stages.push((name.to_owned(), begun.elapsed().as_secs_f64()));
        done
    }

    /// Runs a command whose closing lines count tests, and adds them up. A command that counts none
    /// is one check that passes or fails.
    ///
    /// # Errors
    /// When it fails.
    pub fn run(&mut self, command: &mut Command) -> Done {
        let typed = line(command);
        println!("$ {typed}");
        let failure = |error: std::io::Error| Failed(format!("cannot run {typed}: {error}"));
        let mut child = command.stdout(Stdio::piped()).spawn().map_err(failure)?;
        let mut counted = (0, 0);
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                println!("{line}");
                let (passed, failed) = counts(&line);
                counted = (counted.0 + passed, counted.1 + failed);
            }
        }
        let success = child.wait().map_err(failure)?.success();
        if counted == (0, 0) {
            counted = (u64::from(success), u64::from(!success));
        } else if !success && counted.1 == 0 {
            counted.1 = 1;
        }
        self.passed += counted.0;
        self.failed += counted.1;
        if success { Ok(()) } else { Err(Failed(format!("failed: {typed}"))) }
    }

    /// Seconds for each stage, and one plain line that sums up the tests.
    pub fn close(&self) {
        println!("\nseconds  stage");
        for (name, seconds) in &self.stages {
            println!("{seconds:>7.1}  {name}");
        }
        println!("{:>7.1}  in all", self.stages.iter().map(|(_, seconds)| seconds).sum::<f64>());
        println!("\n{} passed, {} failed", self.passed, self.failed);
    }
}

/// Tests passed and failed in a closing line of cargo's test runner or of vitest.
fn counts(line: &str) -> (u64, u64) {
    let plain = without_colours(line);
    let plain = plain.trim();
    let closing = plain.strip_prefix("test result:").or_else(|| plain.strip_prefix("Tests "));
    let Some(closing) = closing else {
        return (0, 0);
    };
    let words: Vec<&str> = closing.split(|c: char| c.is_whitespace() || ";|.,".contains(c)).filter(|word| !word.is_empty()).collect();
    let before = |what: &str| words.windows(2).find(|pair| pair[1] == what).and_then(|pair| pair[0].parse().ok()).unwrap_or(0);
    (before("passed"), before("failed"))
}

fn without_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut coloured = false;
    for character in line.chars() {
        match character {
            '\u{1b}' => coloured = true,
            'm' if coloured => coloured = false,
            _ if coloured => {}
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted() {
        assert_eq!(counts("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s"), (12, 0));
        assert_eq!(counts("test result: FAILED. 6 passed; 1 failed; 0 ignored"), (6, 1));
        assert_eq!(counts("      Tests  7 passed (7)"), (7, 0));
        assert_eq!(
            counts(" \u{1b}[2m     Tests \u{1b}[22m \u{1b}[1m\u{1b}[31m1 failed\u{1b}[39m\u{1b}[22m | \u{1b}[32m6 passed\u{1b}[39m (7)"),
            (6, 1)
        );
        assert_eq!(counts(" Test Files  2 passed (2)"), (0, 0), "files are no tests");
        assert_eq!(counts("running 12 tests"), (0, 0));
    }
}
