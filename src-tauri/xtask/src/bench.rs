//! `cargo xtask bench`: the product's own measurements, in one run, one line a figure. Never a pass
//! or a fail: it prints, and the limits stand beside the figures.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::needs::{self, For};
use crate::page;
use crate::shell::{Done, Failed, cargo, run, target};

/// Starts of each window, taken in turn so that a busy moment hits both.
const STARTS: usize = 15;

/// Measures the release build.
///
/// # Errors
/// When something is missing or a step fails.
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
    start_up(&release.join("lianfang"))?;
    run(Command::new(release.join("lianfang-cli")).arg("bench"))
}

fn start_up(program: &Path) -> Done {
    let folder = target().join("bench-office");
    let _ = fs::remove_dir_all(&folder);
    let screen = Screen::open()?;
    let start = |word: &str| -> Done<f64> {
        let mut window = Command::new(program);
        window.arg(word).env("DISPLAY", &screen.display).env("LIANFANG_BENCH", "1").env("LIANFANG_DATA", &folder);
        window.env_remove("WAYLAND_DISPLAY").env("NO_AT_BRIDGE", "1").stdout(Stdio::null()).stderr(Stdio::null());
        let begun = Instant::now();
        let ended = window.status().map_err(|error| Failed(format!("{}：{error}", program.display())))?;
        if ended.success() { Ok(begun.elapsed().as_secs_f64()) } else { Err(Failed("窗口没有走到可用就退出了".into())) }
    };
    // The first start of each makes folders, and the training office its data.
    start("--sample")?;
    start("--empty")?;
    let (mut office, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        empty.push(start("--empty")?);
        office.push(start("--sample")?);
    }
    let (office, empty) = (median(&mut office), median(&mut empty));
    println!("empty window, start to end: {:.0} ms (median of {STARTS})", empty * 1000.0);
    println!("training office shown, start to end: {:.0} ms", office * 1000.0);
    println!("ratio: {:.2} (limit 1.5)", office / empty);
    Ok(())
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// A screen of our own, so that nobody's desktop is in the figures.
struct Screen {
    server: std::process::Child,
    display: String,
}

impl Screen {
    fn open() -> Done<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failed(format!("Xvfb：{error}")))?;
        let mut line = String::new();
        if let Some(output) = server.stdout.take() {
            let _ = std::io::BufRead::read_line(&mut std::io::BufReader::new(output), &mut line);
        }
        Ok(Self { server, display: format!(":{}", line.trim()) })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
