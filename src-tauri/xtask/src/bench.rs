//! `cargo xtask bench`: the product's own measurements, in one run, one line a figure. Never a pass
//! or a fail: it prints, and the limits stand beside the figures.

mod meter;
mod paper;
mod peers;
mod start;

use std::fs;
use std::process::Command;

use crate::needs::{self, For};
use crate::page;
use crate::shell::{Done, Failed, cargo, run, target};

/// Measures the release build: sizes, starts, main acts, paper.
///
/// # Errors
/// When something is missing or a step fails; a missing peer is a line, not an error.
pub fn bench() -> Done {
    needs::have(For::Testing)?;
    page::packages()?;
    page::build()?;
    run(&mut cargo("build --locked --release --workspace"))?;
    let release = target().join("release");
    println!();
    for name in ["lianfang", "lianfang-cli"] {
        let size = fs::metadata(release.join(name)).map_err(|error| Failed(format!("{name}：{error}")))?.len();
        println!("size of {name}: {:.1} MB (limit 40 MB)", size as f64 / 1e6);
    }
    start::start_up(&release.join("lianfang"))?;
    run(Command::new(release.join("lianfang-cli")).arg("bench"))?;
    paper::paper()
}

/// The paper alone, without building the window.
///
/// # Errors
/// When a step fails; a missing peer is a line, not an error.
pub fn bench_paper() -> Done {
    paper::paper()
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
