//! The log of the database as a file: which pages it holds whole. Never their content, and never a byte written.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// Where the log of a database lies.
pub(crate) fn place(office: &Path) -> PathBuf {
    let mut name = OsString::from(office);
    name.push("-wal");
    PathBuf::from(name)
}

/// The pages in it that belong to its present round; none where there is no log.
pub(crate) fn pages(office: &Path) -> BTreeSet<u32> {
    std::fs::read(place(office)).map(|log| read(&log)).unwrap_or_default()
}

fn read(log: &[u8]) -> BTreeSet<u32> {
    let number = |at: usize| log.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_be_bytes);
    let (Some(size), Some(salts)) = (number(8), log.get(16..24)) else { return BTreeSet::new() };
    let step = FRAME_HEADER + usize::try_from(size).unwrap_or_default();
    let whole = (HEADER..log.len()).step_by(step).take_while(|at| log.len() - at >= step);
    whole.filter(|at| log.get(at + 8..at + 16) == Some(salts)).filter_map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_frames_of_this_round_count() {
        let mut log = vec![0; HEADER];
        log[8..12].copy_from_slice(&16_u32.to_be_bytes());
        log[16..24].copy_from_slice(b"saltsalt");
        for (page, salt) in [(3_u32, b"saltsalt"), (5, b"saltsalt"), (9, b"old-salt")] {
            log.extend(page.to_be_bytes());
            log.extend([0; 4]);
            log.extend(salt);
            log.extend([0; 8 + 16]);
        }
        assert_eq!(read(&log), BTreeSet::from([3, 5]));
        log.truncate(HEADER + 2 * 40 - 1);
        assert_eq!(read(&log), BTreeSet::from([3]));
        for short in [0, 7, 11, 23, 40] {
            assert!(read(&log[..short]).is_empty(), "{short}");
        }
    }
}
