//! Font files of the bundle, read in parts as a paper needs them. Never a file that the user may change
//! while the program runs: those are read whole.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use press::{FontFile, FontSource};

struct OnDisk {
    file: Mutex<File>,
    size: u64,
}

impl FontSource for OnDisk {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<()> {
        // Whoever stopped while reading left the file as it was: every reading says where.
        let file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        read_exact_at(&file, at, into)
    }
}

/// Opens a font file.
pub(super) fn on_disk(path: &Path) -> io::Result<FontFile> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    Ok(FontFile::Parts(Arc::new(OnDisk { file: Mutex::new(file), size })))
}

#[cfg(unix)]
fn read_exact_at(file: &File, at: u64, into: &mut [u8]) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, into, at)
}

#[cfg(not(unix))]
fn read_exact_at(mut file: &File, at: u64, into: &mut [u8]) -> io::Result<()> {
    use std::io::{Read as _, Seek as _, SeekFrom};
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(into)
}
