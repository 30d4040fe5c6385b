//! How long the window takes to open, beside an empty one. Never on somebody's desktop.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use super::median;
use crate::shell::{Done, Failed, target};

/// Starts of each window, taken in turn so that a busy moment hits both.
const STARTS: usize = 15;

/// Prints the starts of the training office and of an empty window.
///
/// # Errors
/// When a window does not come up.
pub fn start_up(program: &Path) -> Done {
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
