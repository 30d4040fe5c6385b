//! Files outside the database, written whole. Never half a file, and never an old one lost for a new one
//! that was not finished.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Writes a file: beside it first, then renamed. What is answered is on the disk.
///
/// # Errors
/// When the disk does not take it; an older file of that name is then still whole.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or(OsStr::new("file")).to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let write = || {
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, path)
    };
    write().inspect_err(|_| {
        // The unfinished file is of no use to anyone; that it may stay is not worse than the fault itself.
        let _ = fs::remove_file(&part);
    })
}
