//! `cargo xtask test`: every check the project has, on one build. `.ci/run` is exactly this. Never
//! a check that only the robot runs.

use std::process::Command;

use crate::figures::{self, Owed};
use crate::needs::{self, For};
use crate::open;
use crate::page;
use crate::shell::{self, Done, Failed, npm, output, program};
use crate::tally::Tally;

/// Runs every test; then a line for each check of reliability, and a last one that sums the tests up.
///
/// # Errors
/// At the first stage that fails, or when a check left no figure.
pub fn test() -> Done {
    let mut tally = Tally::default();
    figures::begin()?;
    let done = stages(&mut tally);
    let made = figures::close(Owed::Test);
    tally.close();
    done.and(made)
}

fn stages(tally: &mut Tally) -> Done {
    tally.stage("what the machine needs", |_| needs::have(For::Testing))?;
    let before = worktree();
    tally.stage("layout of the sources", |tally| tally.run(&mut cargo("fmt --all --check")))?;
    tally.stage("front end: packages", |_| page::packages())?;
    tally.stage("front end: types", |tally| tally.run(&mut npm("run check --silent")))?;
    tally.stage("front end: tests", |tally| tally.run(&mut npm("run test --silent")))?;
    tally.stage("front end: build", |_| page::build())?;
    tally.stage("build", |_| shell::run(&mut cargo("build --locked --workspace")))?;
    tally.stage("tests", |tally| tally.run(&mut cargo("test --locked --workspace --no-fail-fast")))?;
    tally.stage("tests in the window", |tally| tally.run(&mut window_tests()))?;
    // After the build, so that its build scripts (SQLCipher, OpenSSL) are not waited for twice.
    tally.stage("clippy", |tally| tally.run(&mut cargo("clippy --locked --workspace --all-targets -- -D warnings")))?;
    tally.stage("nothing generated is stale", |_| match (before, worktree()) {
        (Some(before), Some(after)) if before != after => {
            Err(Failed(format!("the tests changed files that are committed; commit them too:\n{after}")))
        }
        _ => Ok(()),
    })
}

/// Pictures of the window: the tests in it take them.
///
/// # Errors
/// When something is missing or a test fails.
pub fn screenshots() -> Done {
    needs::have(For::Testing)?;
    page::packages()?;
    page::build()?;
    open::build()?;
    shell::run(&mut window_tests())?;
    println!("图片在 {}", shell::target().join("screenshots").display());
    Ok(())
}

/// In the real window, one after the other: they share two cores and a web engine's patience.
fn window_tests() -> Command {
    cargo("test --locked --workspace --test window -- --test-threads=1")
}

fn cargo(words: &str) -> Command {
    let mut command = figures::told(shell::cargo(words));
    if std::env::var_os("CI").is_some_and(|set| !set.is_empty()) {
        // A machine that builds once gains nothing from what the next build would save.
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// How committed files differ from what is committed; nothing where there is no git.
fn worktree() -> Option<String> {
    output(&mut program("git", ["diff", "--stat"])).ok()
}
