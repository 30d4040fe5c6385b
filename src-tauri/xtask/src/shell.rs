//! Running other programs from the project's root, and saying so. Never in silence, and never a
//! failure that goes on.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Why a command could not go on, as a sentence for the person who typed it.
#[derive(Debug)]
pub struct Failed(pub String);

/// What a step gives.
pub type Done<T = ()> = Result<T, Failed>;

/// The project's root.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map(PathBuf::from).unwrap_or(here)
}

/// Where cargo builds: one folder for all of them, so that nothing is built twice.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program with its arguments, in the project's root.
pub fn program<I: AsRef<OsStr>>(name: &str, arguments: impl IntoIterator<Item = I>) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root());
    command
}

/// The cargo that runs us.
pub fn cargo(words: &str) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    program(&cargo, words.split_whitespace())
}

/// npm in the front end's folder.
pub fn npm(words: &str) -> Command {
    // On Windows npm is a script, which no program can start by its bare name.
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" }, words.split_whitespace());
    command.current_dir(root().join("ui"));
    command
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    if let Some(name) = PathBuf::from(&line).file_name() {
        line = name.to_string_lossy().into_owned();
    }
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// Runs it with its output shown.
///
/// # Errors
/// When it cannot start or says that it failed.
pub fn run(command: &mut Command) -> Done {
    let typed = line(command);
    println!("$ {typed}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failed(format!("没有做成：{typed}"))),
        Err(error) => Err(Failed(format!("不能运行 {typed}：{error}"))),
    }
}

/// Runs it and gives what it printed.
///
/// # Errors
/// When it cannot start or says that it failed; its own words are passed on.
pub fn output(command: &mut Command) -> Done<String> {
    let typed = line(command);
    match command.stdin(Stdio::null()).output() {
        Ok(done) if done.status.success() => Ok(String::from_utf8_lossy(&done.stdout).into_owned()),
        Ok(done) => Err(Failed(format!("没有做成：{typed}\n{}", String::from_utf8_lossy(&done.stderr)))),
        Err(error) => Err(Failed(format!("不能运行 {typed}：{error}"))),
    }
}
