//! `fuzz`: changes good tables at random and reads them, each reader for some minutes, in child processes with bounded
//! memory. What breaks one is kept as a file. Never a pass while something was found.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::shell::{Done, Failed, cargo, program, root, run, target};

/// What reads a table, with the ending that its files get.
const READERS: &[(&str, &str)] =
    &[("xlsx", "xlsx"), ("xls", "xls"), ("html", "html"), ("csv", "csv"), ("docx", "docx"), ("encodings", "txt")];
/// Minutes of each, where none are named.
const MINUTES: u64 = 10;
/// Address space of a child, in KB.
const MEMORY: u64 = 1_500_000;

/// `fuzz [--minutes N] [READER…]`.
///
/// # Errors
/// When a reader broke on something, or the words do not fit.
pub fn fuzz(words: &[String]) -> Done {
    let mut minutes = MINUTES;
    let mut readers: Vec<&(&str, &str)> = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--minutes" {
            minutes = words.next().and_then(|number| number.parse().ok()).ok_or_else(|| Failed("--minutes 后面要写分钟数。".into()))?;
        } else {
            let named = READERS.iter().find(|(name, _)| name == word);
            readers.push(named.ok_or_else(|| {
                Failed(format!("没有“{word}”；可用：{}。", READERS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" ")))
            })?);
        }
    }
    if readers.is_empty() {
        readers = READERS.iter().collect();
    }
    run(&mut cargo("build --package exchange --example fuzz --profile fuzz"))?;
    let findings = target().join("fuzz-findings");
    fs::create_dir_all(&findings).map_err(|error| Failed(format!("写不了 {}：{error}", findings.display())))?;
    let mut found = Vec::new();
    for (reader, ending) in readers {
        found.extend(one(reader, ending, Duration::from_secs(minutes * 60), &findings)?);
    }
    if found.is_empty() {
        return Ok(());
    }
    let files: Vec<String> = found.iter().map(|file| file.display().to_string()).collect();
    Err(Failed(format!("找到 {} 个读不好的文件，请改好并写成测试：\n{}", files.len(), files.join("\n"))))
}

/// One reader until its time is over; a child that breaks is followed by another.
fn one(reader: &str, ending: &str, time: Duration, findings: &Path) -> Done<Vec<PathBuf>> {
    let (begun, mut found) = (Instant::now(), Vec::new());
    let fuzzer = target().join("fuzz/examples/fuzz");
    let mut rounds = 0u64;
    #[expect(clippy::disallowed_methods, reason = "a moment of the clock, so that no run repeats another")]
    let mut seed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(1, |since| since.as_secs()) << 8;
    while begun.elapsed() < time && found.len() < 20 {
        seed += 1;
        let left = (time - begun.elapsed()).as_secs().max(1);
        let corpus = root().join("tests/office");
        let order = format!(
            "ulimit -v {MEMORY}; exec '{}' {reader} {left} {seed} '{}' '{}'",
            fuzzer.display(),
            corpus.display(),
            findings.display()
        );
        let child = program("sh", ["-c", &order]).stderr(Stdio::piped()).stdout(Stdio::piped()).output();
        let child = child.map_err(|error| Failed(format!("开不了子进程：{error}")))?;
        let said = String::from_utf8_lossy(&child.stdout);
        rounds += said.split_whitespace().next().and_then(|number| number.parse::<u64>().ok()).unwrap_or(0);
        if child.status.success() {
            break;
        }
        let current = findings.join(format!("{reader}-{seed}.current"));
        let kept = findings.join(format!("{reader}-{seed}.{ending}"));
        fs::rename(&current, &kept)
            .map_err(|error| Failed(format!("子进程没有留下文件（{error}）：{}", String::from_utf8_lossy(&child.stderr))))?;
        println!("  {reader}：{}\n{}", kept.display(), String::from_utf8_lossy(&child.stderr).trim());
        found.push(kept);
    }
    println!("{reader}：{} 秒，{rounds} 个文件，{} 处出错", begun.elapsed().as_secs(), found.len());
    Ok(found)
}
