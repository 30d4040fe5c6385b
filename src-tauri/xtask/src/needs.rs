//! What the machine must have: Rust, Node.js, system packages. Installs packages where it may and
//! prints the one line to type where it may not. Never changes the machine's toolchains.

use std::process::{Command, Stdio};

use crate::shell::{Done, Failed, output, program, run};

/// What the window needs to be built and to run.
const BUILD: &[&str] = &[
    "build-essential",
    "file",
    "fonts-noto-cjk",
    "libgtk-3-dev",
    "librsvg2-dev",
    "libwebkit2gtk-4.1-dev",
    "perl",
    "pkg-config",
    "xdg-utils",
];

/// What the tests need besides: a screen, a driver, a bus, a print system, readers of PDF, a word processor.
const TESTS: &[&str] = &[
    "cups",
    "cups-client",
    "dbus",
    "fonts-noto-cjk",
    "imagemagick",
    "libreoffice-writer-nogui",
    "mupdf-tools",
    "poppler-utils",
    "qpdf",
    "time",
    "webkit2gtk-driver",
    "xvfb",
];

/// The oldest Node.js that builds the front end.
const NODE: (u32, u32) = (20, 19);

/// Whether the tests' packages are wanted too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// `run`.
    Running,
    /// `test`.
    Testing,
}

/// Checks the toolchains and installs missing packages.
///
/// # Errors
/// When something is missing that only the person can install: the sentence says what and how.
pub fn have(what: For) -> Done {
    rust()?;
    node()?;
    packages(what)
}

fn rust() -> Done {
    let wanted = least_rust();
    let said = output(&mut program("rustc", ["--version"])).map_err(|_| missing_rust(wanted, "没有找到 Rust"))?;
    match version(&said) {
        Some(found) if found >= wanted => Ok(()),
        _ => Err(missing_rust(wanted, &format!("Rust 太旧（{}）", said.trim()))),
    }
}

fn missing_rust((major, minor): (u32, u32), what: &str) -> Failed {
    Failed(format!("{what}，需要 {major}.{minor} 或更新的版本。安装：https://rustup.rs；更新：rustup update stable"))
}

fn node() -> Done {
    let (major, minor) = NODE;
    let need = format!("需要 {major}.{minor} 或更新的版本。请安装新的 Node.js（含 npm）后再试。");
    let said = output(&mut program("node", ["--version"])).map_err(|_| Failed(format!("没有找到 Node.js，{need}")))?;
    match version(&said) {
        Some(found) if found >= NODE => {}
        _ => return Err(Failed(format!("Node.js 太旧（{}），{need}", said.trim()))),
    }
    output(&mut crate::shell::npm("--version")).map(drop).map_err(|_| Failed("没有找到 npm（通常随 Node.js 一起安装）。".into()))
}

/// The workspace says it once.
fn least_rust() -> (u32, u32) {
    include_str!("../../../Cargo.toml").lines().find_map(|line| version(line.strip_prefix("rust-version")?)).unwrap_or((1, 90))
}

/// The first `major.minor` in a sentence.
fn version(sentence: &str) -> Option<(u32, u32)> {
    let digits = sentence.trim_start_matches(|c: char| !c.is_ascii_digit());
    let mut numbers = digits.split(|c: char| !c.is_ascii_digit());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

fn packages(what: For) -> Done {
    if !cfg!(target_os = "linux") || output(&mut program("apt-get", ["--version"])).is_err() {
        // Other systems have other names for these; the build itself will say what it lacks.
        return Ok(());
    }
    let mut wanted: Vec<&str> = BUILD.to_vec();
    if what == For::Testing {
        wanted.extend(TESTS);
    }
    wanted.retain(|package| !installed(package));
    wanted.dedup();
    if wanted.is_empty() {
        return Ok(());
    }
    println!("需要安装系统软件包：{}", wanted.join(" "));
    let typed = format!("sudo apt-get update && sudo apt-get install -y --no-install-recommends {}", wanted.join(" "));
    let Some(before) = privilege() else {
        return Err(Failed(format!("没有管理员权限，请运行下面这一行，然后再试：\n\n  {typed}\n")));
    };
    let asked = |words: &[&str]| {
        let line: Vec<&str> = before.iter().chain(words).copied().collect();
        let mut command = program(line[0], &line[1..]);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(&mut asked(&["apt-get", "update", "-q"]))?;
    let install = ["apt-get", "install", "-y", "-q", "--no-install-recommends"];
    run(&mut asked(&[&install, &wanted[..]].concat()))
        .map_err(|_| Failed(format!("软件包没有装成，请运行下面这一行看看原因：\n\n  {typed}\n")))
}

fn installed(package: &str) -> bool {
    output(&mut program("dpkg-query", ["-W", "-f", "${db:Status-Status}", package])).is_ok_and(|status| status == "installed")
}

/// What to put before a command that changes the system, if this user may change it at all.
fn privilege() -> Option<&'static [&'static str]> {
    if output(&mut program("id", ["-u"])).is_ok_and(|user| user.trim() == "0") {
        return Some(&[]);
    }
    let may = Command::new("sudo").args(["-n", "true"]).stdin(Stdio::null()).stderr(Stdio::null()).status();
    may.is_ok_and(|status| status.success()).then_some(&["sudo", "-n"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_and_compared_as_numbers() {
        assert_eq!(version("rustc 1.95.0 (59807616e 2026-04-14)"), Some((1, 95)));
        assert_eq!(version("v20.20.2"), Some((20, 20)));
        assert!(version("v9.11.2") < version("v20.19.0"));
        assert_eq!(version("command not found"), None);
    }

    #[test]
    fn the_workspace_names_its_oldest_rust() {
        assert!(least_rust() >= (1, 85), "edition 2024");
    }
}
