//! What a whole process costs, taken from outside of it: CPU of the process and its children as bash
//! counts them, peak memory as GNU time does. Never the process's own word for it.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::median;
use crate::shell::{Done, Failed, line, target};

/// One run, or the medians of several.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Seconds of CPU, user and system.
    pub cpu: f64,
    /// Seconds on the wall.
    pub wall: f64,
    /// Peak resident memory of the largest process, in MB.
    pub memory: f64,
}

/// How a run ended.
#[derive(Debug, Clone, Copy)]
pub enum Ended {
    /// It did its work.
    Well(Cost),
    /// It was stopped after so many seconds.
    TooSlow(u32),
    /// It said that it failed.
    Badly,
}

/// The first run: GNU time takes the memory, `timeout` stops a slow program with its children. Both
/// are processes themselves, and a notice of ours costs little more than they do.
const FIRST: &str = r#"
TIMEFORMAT='%3R %3U %3S'; said=$1 memory=$2 limit=$3; shift 3
time timeout -k 5 "$limit" /usr/bin/time -q -o "$memory" -f %M "$@" >"$said" 2>&1
"#;
/// Every further run: nothing but the program, counted in milliseconds.
const FURTHER: &str = r#"
TIMEFORMAT='%3R %3U %3S'; said=$1; shift 3
time "$@" >"$said" 2>&1
"#;

/// Runs it once and counts; the first run also takes the memory, which the further ones are told.
///
/// # Errors
/// When bash or GNU time is missing.
pub fn once(command: &Command, limit: u32, first: Option<Cost>) -> Done<Ended> {
    let folder = target().join("bench-paper");
    fs::create_dir_all(&folder).map_err(|error| Failed(format!("{}：{error}", folder.display())))?;
    let (said, memory) = (folder.join("said.txt"), folder.join("memory.txt"));
    let mut bash = Command::new("bash");
    bash.args(["-c", if first.is_some() { FURTHER } else { FIRST }, "bench"]).arg(&said).arg(&memory).arg(limit.to_string());
    bash.arg(command.get_program()).args(command.get_args()).stdin(Stdio::null());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            bash.env(name, value);
        }
    }
    let done = bash.output().map_err(|error| Failed(format!("bash：{error}")))?;
    if !Path::new("/usr/bin/time").exists() {
        return Err(Failed("没有 /usr/bin/time，请安装软件包 time。".into()));
    }
    match done.status.code() {
        Some(0) => counted(&String::from_utf8_lossy(&done.stderr), &memory, first, command),
        Some(124 | 137) => Ok(Ended::TooSlow(limit)),
        _ => Ok(Ended::Badly),
    }
}

fn counted(times: &str, memory: &Path, first: Option<Cost>, command: &Command) -> Done<Ended> {
    let odd = || Failed(format!("没有量到：{}", line(command)));
    let seconds: Vec<f64> = times.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [wall, user, system] = seconds[..] else { return Err(odd()) };
    let taken = || Some(fs::read_to_string(memory).ok()?.trim().parse::<f64>().ok()? / 1024.0);
    let memory = first.map(|cost| cost.memory).or_else(taken).ok_or_else(odd)?;
    Ok(Ended::Well(Cost { cpu: user + system, wall, memory }))
}

/// The median of each count.
pub fn medians(costs: &[Cost]) -> Cost {
    let of = |count: fn(&Cost) -> f64| median(&mut costs.iter().map(count).collect::<Vec<_>>());
    Cost { cpu: of(|c| c.cpu), wall: of(|c| c.wall), memory: of(|c| c.memory) }
}
