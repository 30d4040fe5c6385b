//! A desktop for one test alone: its own X server, its own session bus. Never the developer's
//! screen, and nothing of it stays when the test is over.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// An X server of 1366 × 768, the screen our user has, and a session bus.
pub struct Desktop {
    screen: Child,
    bus: Child,
    display: String,
    bus_address: String,
}

impl Desktop {
    /// Starts both; each says by itself where it can be reached.
    pub fn start() -> Self {
        let mut screen = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts (package xvfb)");
        let mut bus = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts (package dbus)");
        let display = format!(":{}", first_line(screen.stdout.take()));
        let bus_address = first_line(bus.stdout.take());
        Self { screen, bus, display, bus_address }
    }

    /// Makes a program use this desktop and no other.
    pub fn prepare(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("NO_AT_BRIDGE", "1")
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY");
    }

    /// Closes what stands on it, as close buttons do.
    pub fn close_windows(&self) {
        crate::close::every_window(&self.display);
    }

    /// What stands on the screen now, as a PNG.
    pub fn photograph(&self, file: &Path) {
        let taken = Command::new("import").args(["-display", &self.display, "-window", "root"]).arg(file).status();
        assert!(taken.is_ok_and(|done| done.success()), "import takes a picture (package imagemagick)");
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for process in [&mut self.bus, &mut self.screen] {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

fn first_line(output: Option<ChildStdout>) -> String {
    let mut line = String::new();
    BufReader::new(output.expect("its output")).read_line(&mut line).expect("a line");
    assert!(!line.trim().is_empty(), "it ended without saying where it can be reached");
    line.trim().to_owned()
}
