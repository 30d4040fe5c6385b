//! The program's own log: when, which entry, which event. Never a word from a record, a path the
//! user chose, a name, or the text of a panic (which may quote any of them).

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use desk::Clock as _;

use crate::clock::WallClock;

/// At this size a log becomes `lianfang.log.1`, and the older one goes.
const LARGEST: u64 = 1 << 20;

/// Writes entries to `log/lianfang.log` in the data folder.
#[derive(Debug)]
pub struct Log {
    file: PathBuf,
    entries: AtomicU32,
}

impl Log {
    /// A log in this data folder. A log that cannot be written never stops the program.
    pub fn in_folder(data: &Path) -> Self {
        let folder = data.join("log");
        let file = folder.join("lianfang.log");
        let _ = fs::create_dir_all(&folder);
        if fs::metadata(&file).is_ok_and(|log| log.len() >= LARGEST) {
            let _ = fs::rename(&file, folder.join("lianfang.log.1"));
        }
        Self { file, entries: AtomicU32::new(1) }
    }

    /// Writes one entry and returns its id, such as `20260408-143015-3`, which a dialog can show.
    pub fn note(&self, event: &str) -> String {
        let now = WallClock.now();
        let entry = self.entries.fetch_add(1, Ordering::Relaxed);
        let mut id = String::new();
        let _ = write!(id, "{}-{entry}", now.format("%Y%m%d-%H%M%S"));
        let line = format!("{} {id} {event}\n", now.format("%Y-%m-%dT%H:%M:%S%:z"));
        if let Ok(mut file) = OpenOptions::new().create(true).append(true).open(&self.file) {
            let _ = file.write_all(line.as_bytes());
        }
        id
    }

    /// From now on a panic leaves its place in the log, and nothing else anywhere.
    pub fn catch_panics(self: &std::sync::Arc<Self>) {
        let log = std::sync::Arc::clone(self);
        std::panic::set_hook(Box::new(move |panic| {
            let place = panic.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
            log.note(&format!("panic at {place}"));
        }));
    }
}
