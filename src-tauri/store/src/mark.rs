//! The mark beside an open office: while it lies there, the office was not closed. It also holds the number of the last
//! journal entry that was committed, so that a log that lost its end shows. Never trusted for more than that: without a
//! number in it nothing is said.

use std::fs::{File, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// The mark of an office that is open.
#[derive(Debug)]
pub(crate) struct Mark(File);

/// Where it lies.
pub(crate) fn place(office: &Path) -> PathBuf {
    office.with_extension("running")
}

/// The last entry that a mark left behind tells of.
pub(crate) fn noted(office: &Path) -> Option<i64> {
    std::fs::read_to_string(place(office)).ok()?.trim().parse().ok()
}

impl Mark {
    /// Sets the mark; the newest entry is `seq`.
    pub(crate) fn set(office: &Path, seq: i64) -> std::io::Result<Self> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(place(office))?;
        let mut mark = Self(file);
        mark.write(seq)?;
        Ok(mark)
    }

    /// Notes the newest entry. Not synced: a number that lags behind is no harm, and one ahead of the log cannot be, for
    /// the log is synced first. That it cannot be written costs a warning at most.
    pub(crate) fn note(&mut self, seq: i64) {
        let _ = self.write(seq);
    }

    /// Always of one length, so that no mark is ever half old and half new.
    fn write(&mut self, seq: i64) -> std::io::Result<()> {
        self.0.seek(SeekFrom::Start(0))?;
        let line = format!("{seq:020}\n");
        self.0.write_all(line.as_bytes())
    }
}
