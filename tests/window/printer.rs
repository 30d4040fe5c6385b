//! A print system of one test's own: a real `cupsd` with one real queue that writes a file. Never
//! the machine's printers, and no port: the tools reach it by a socket in its folder.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::driver::wait;

/// The queue's name, as a printer in an office might be called.
pub const QUEUE: &str = "office-printer";

/// A running print system.
pub struct Printer {
    folder: PathBuf,
    server: Child,
}

impl Printer {
    /// Starts `cupsd` and makes the queue.
    pub fn start(name: &str) -> Self {
        // A socket's path may have 108 bytes, so not deep in the target folder.
        let folder = std::env::temp_dir().join(format!("lianfang-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        for inner in ["spool/tmp", "cache", "state", "root", "out", "bin/backend"] {
            fs::create_dir_all(folder.join(inner)).expect("a folder for the print system");
        }
        let at = folder.display();
        write(
            &folder.join("cupsd.conf"),
            &format!(
                "Listen {at}/sock\nBrowsing Off\nDefaultAuthType None\nWebInterface No\nLogLevel debug\n\
             <Location />\nOrder allow,deny\nAllow all\n</Location>\n\
             <Policy default>\n<Limit All>\nOrder deny,allow\nAllow all\n</Limit>\n</Policy>\n"
            ),
        );
        write(
            &folder.join("cups-files.conf"),
            &format!(
                "ServerBin {at}/bin\nServerRoot {at}/root\nRequestRoot {at}/spool\nTempDir {at}/spool/tmp\n\
             CacheDir {at}/cache\nStateDir {at}/state\nAccessLog {at}/access.log\nErrorLog {at}/error.log\n\
             PageLog {at}/page.log\n"
            ),
        );
        // The device at the end of the queue. (CUPS's own file: device takes nothing from a queue
        // without filters, and a filter would no longer show whether the bytes are the stored ones.)
        let device = folder.join("bin/backend/office");
        write(
            &device,
            &format!(
                "#!/bin/sh\n[ $# -eq 0 ] && exit 0\ncat \"${{6:--}}\" > {at}/out/$1.paper\necho \"$4 copies, $5\" > {at}/out/$1.ticket\n"
            ),
        );
        fs::set_permissions(&device, Permissions::from_mode(0o700)).expect("a backend that runs");
        for part in ["daemon", "filter", "notifier"] {
            symlink(Path::new("/usr/lib/cups").join(part), folder.join("bin").join(part)).expect("the rest of CUPS");
        }
        let server = Command::new("/usr/sbin/cupsd")
            .arg("-f")
            .arg("-c")
            .arg(folder.join("cupsd.conf"))
            .arg("-s")
            .arg(folder.join("cups-files.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("cupsd starts (package cups)");
        let printer = Self { folder, server };
        // Its exit code is 0 either way; only the sentence tells.
        wait("cupsd answers (package cups)", || {
            let said = printer.tool("lpstat").arg("-r").output().ok()?.stdout;
            String::from_utf8_lossy(&said).contains("scheduler is running").then_some(())
        });
        let made = printer.tool("lpadmin").args(["-p", QUEUE, "-E", "-v", "office:/tray"]).output().expect("lpadmin (package cups-client)");
        assert!(made.status.success(), "no queue: {}\n{}", String::from_utf8_lossy(&made.stderr), printer.log());
        printer
    }

    /// What a program needs in its environment to print here.
    pub fn environment(&self) -> (&'static str, String) {
        ("CUPS_SERVER", self.folder.join("sock").display().to_string())
    }

    /// Waits until the queue has put out a paper, and gives its bytes and its ticket (the number of
    /// copies and the options that came with them).
    pub fn printed(&self) -> (Vec<u8>, String) {
        let mut papers = self.tray();
        assert_eq!(papers.len(), 1, "one paper\n{}", self.log());
        papers.remove(0)
    }

    /// Waits until the queue has nothing to do, and takes out what it printed, in that order.
    pub fn tray(&self) -> Vec<(Vec<u8>, String)> {
        wait("the queue to finish its jobs", || {
            let done = self.tool("lpstat").args(["-W", "completed", "-o"]).output().ok()?;
            let waiting = self.tool("lpstat").args(["-W", "not-completed", "-o"]).output().ok()?;
            (!done.stdout.is_empty() && waiting.stdout.is_empty()).then_some(())
        });
        let names = fs::read_dir(self.folder.join("out")).expect("a tray").flatten().filter_map(|file| file.file_name().into_string().ok());
        let mut jobs: Vec<u32> = names.filter_map(|name| name.strip_suffix(".paper")?.parse().ok()).collect();
        jobs.sort_unstable();
        jobs.into_iter()
            .map(|job| {
                let [paper, ticket] = ["paper", "ticket"].map(|part| {
                    let file = self.folder.join(format!("out/{job}.{part}"));
                    let bytes = fs::read(&file).unwrap_or_else(|error| panic!("nothing printed: {error}\n{}", self.log()));
                    // Taken out of the tray: the next paper has to be a new one.
                    fs::remove_file(&file).expect("an empty tray");
                    bytes
                });
                (paper, String::from_utf8_lossy(&ticket).into_owned())
            })
            .collect()
    }

    /// The queue takes no more papers, or takes them again.
    pub fn refuse(&self, refuse: bool) {
        let done =
            self.tool(if refuse { "/usr/sbin/cupsreject" } else { "/usr/sbin/cupsaccept" }).arg(QUEUE).status().expect("cups-client");
        assert!(done.success(), "{}", self.log());
    }

    fn tool(&self, name: &str) -> Command {
        let (key, value) = self.environment();
        let mut command = Command::new(name);
        command.env(key, value).env("LC_ALL", "C");
        command
    }

    fn log(&self) -> String {
        let log = fs::read_to_string(self.folder.join("error.log")).unwrap_or_default();
        let from = log.lines().count().saturating_sub(40);
        log.lines().skip(from).collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Printer {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn write(file: &Path, text: &str) {
    fs::write(file, text).expect("the print system's settings");
}
