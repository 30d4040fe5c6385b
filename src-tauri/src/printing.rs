//! The seam to the system's printers: the stored bytes go out as they are. Never re-renders,
//! scales or changes a page; what the archive holds is what the queue gets.

#[cfg(not(windows))]
mod cups;
#[cfg(windows)]
mod windows;

use std::path::Path;

use crate::fault::Fault;

#[cfg(not(windows))]
use cups as system;
#[cfg(windows)]
use windows as system;

/// One printer of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// Its name, as the system takes it.
    pub name: String,
    /// Whether the system prints here unless told otherwise.
    pub is_default: bool,
}

/// Which sides of a sheet are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// One.
    One,
    /// Both, the sheet turned over its long edge.
    LongEdge,
    /// Both, the sheet turned over its short edge, for pages that lie.
    ShortEdge,
}

/// What to print, and how often.
#[derive(Debug)]
pub struct Job<'a> {
    /// The paper, a whole PDF.
    pub bytes: &'a [u8],
    /// A printer's name; without one the system's default.
    pub printer: Option<&'a str>,
    /// How many, at least 1.
    pub copies: u32,
    /// Which sides of the sheet.
    pub sides: Sides,
    /// The program's own folder for files that another program must read.
    #[cfg_attr(not(windows), expect(dead_code, reason = "CUPS takes the bytes by standard input"))]
    pub folder: &'a Path,
}

/// More copies than this is a slip of the finger.
pub const MOST_COPIES: u32 = 99;

/// The printers this machine knows.
///
/// # Errors
/// A fault when the system has no printing, or it does not answer.
pub fn printers() -> Result<Vec<Printer>, Fault> {
    system::printers()
}

/// Whether a printer can print both sides by itself; None where it does not say.
///
/// # Errors
/// A fault when the system has no printing, or it does not answer.
pub fn prints_both_sides(printer: &str) -> Result<Option<bool>, Fault> {
    system::prints_both_sides(printer)
}

/// Hands the paper to a printer's queue.
///
/// # Errors
/// A fault when the number of copies is no number of copies, when there is no printer, or when the
/// queue does not take the paper.
pub fn print(job: &Job<'_>) -> Result<(), Fault> {
    if !(1..=MOST_COPIES).contains(&job.copies) {
        let what = format!("份数应当在 1 到 {MOST_COPIES} 之间。");
        return Err(Fault::new("bad_request", what, "请改好份数再打印。"));
    }
    system::print(job)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_have_bounds() {
        for copies in [0, MOST_COPIES + 1] {
            let job = Job { bytes: b"%PDF-", printer: None, copies, sides: Sides::One, folder: Path::new("/nowhere") };
            assert_eq!(print(&job).unwrap_err().code, "bad_request");
        }
    }
}
