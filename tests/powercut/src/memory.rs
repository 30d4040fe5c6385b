//! Looking through everything that a running program holds in memory. Never a program that is not a test's own.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt as _;

/// Something that must not be there, in one of the forms in which it could be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Needle {
    /// What it is called in a complaint.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Needle {
    /// Each quarter of some bytes: a block of memory that was let go is soon written over in part.
    pub fn of_bytes(name: &str, bytes: &[u8]) -> Vec<Self> {
        let quarters = bytes.chunks(bytes.len().div_ceil(4));
        (1..).zip(quarters).map(|(n, quarter)| Self { name: format!("{name}, quarter {n}"), bytes: quarter.to_vec() }).collect()
    }

    /// A text as this program holds it and as a web page does.
    pub fn of_text(name: &str, text: &str) -> Vec<Self> {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [Self::of_bytes(name, text.as_bytes()), Self::of_bytes(&format!("{name}, wide"), &wide)].concat()
    }
}

/// What a look through a program's memory found.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Bytes that were read.
    pub bytes: usize,
    /// Needles that are there, each by its name and by the part of the memory, in their order.
    pub found: Vec<(String, String)>,
}

impl Seen {
    /// Whether this one is there.
    pub fn has(&self, needle: &Needle) -> bool {
        self.found.iter().any(|(name, _)| *name == needle.name)
    }
}

/// Reads so much at once.
const PIECE: u64 = 1 << 20;

/// Looks through every part of a process's memory that can be read. Pages that hold nothing are passed over: a web view
/// sets aside thousands of times what it uses.
///
/// # Errors
/// When the system does not show it.
pub fn look(process: u32, needles: &[Needle]) -> io::Result<Seen> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps"))?;
    let memory = File::open(format!("/proc/{process}/mem"))?;
    let pages = Pages::of(process)?;
    let search = Search::of(needles);
    let mut seen = Seen::default();
    for (from, to, name) in maps.lines().filter_map(part) {
        for (from, to) in pages.held(from, to) {
            let mut at = from;
            while at < to {
                // The pieces overlap, so that nothing is missed between two of them.
                let length = (to - at).min(PIECE + search.longest);
                let mut piece = vec![0; usize::try_from(length).unwrap_or_default()];
                // What the system keeps for itself cannot be read, nor what was let go since the list was made.
                let Ok(read) = memory.read_at(&mut piece, at) else { break };
                if read == 0 {
                    break;
                }
                search.through(&piece[..read], |needle| seen.found.push((needle.name.clone(), name.to_owned())));
                let walked = PIECE.min(read as u64);
                seen.bytes += usize::try_from(walked).unwrap_or_default();
                at += walked;
            }
        }
    }
    seen.found.sort();
    seen.found.dedup();
    Ok(seen)
}

/// Where a readable part of the memory begins and ends, and what it is called.
fn part(line: &str) -> Option<(u64, u64, &str)> {
    let mut words = line.split_whitespace();
    let (from, to) = words.next()?.split_once('-')?;
    let readable = words.next()?.starts_with('r');
    let name = words.nth(3).unwrap_or("nameless");
    let ends = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
    readable.then_some((ends.0, ends.1, name))
}

/// Which pages of a process hold something, in memory or swapped out.
struct Pages {
    entries: File,
    size: u64,
}

impl Pages {
    fn of(process: u32) -> io::Result<Self> {
        let size = fs::read_to_string("/proc/self/smaps")?
            .lines()
            .find_map(|line| line.strip_prefix("KernelPageSize:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok())
            .ok_or(io::ErrorKind::Unsupported)?;
        Ok(Self { entries: File::open(format!("/proc/{process}/pagemap"))?, size: size * 1024 })
    }

    /// The runs of such pages between two addresses.
    fn held(&self, from: u64, to: u64) -> Vec<(u64, u64)> {
        const ENTRY: usize = 8;
        const AT_ONCE: u64 = 1 << 17;
        const HELD: u8 = 0b1100_0000;
        let mut runs: Vec<(u64, u64)> = Vec::new();
        let (mut page, last) = (from / self.size, to.div_ceil(self.size));
        while page < last {
            let mut entries = vec![0; usize::try_from((last - page).min(AT_ONCE)).unwrap_or_default() * ENTRY];
            let Ok(read @ 1..) = self.entries.read_at(&mut entries, page * ENTRY as u64) else { break };
            for (n, entry) in (page..).zip(entries[..read].chunks_exact(ENTRY)) {
                if entry[ENTRY - 1] & HELD != 0 {
                    let (begins, ends) = (n * self.size, (n + 1) * self.size);
                    match runs.last_mut() {
                        Some(run) if run.1 == begins => run.1 = ends,
                        _ => runs.push((begins, ends)),
                    }
                }
            }
            page += (read / ENTRY) as u64;
        }
        runs
    }
}

/// The needles by their first two bytes, so that one walk finds all of them.
struct Search<'a> {
    by_beginning: Vec<Vec<&'a Needle>>,
    longest: u64,
}

impl<'a> Search<'a> {
    fn of(needles: &'a [Needle]) -> Self {
        let mut by_beginning = vec![Vec::new(); 1 << 16];
        for needle in needles {
            by_beginning[beginning(needle.bytes[0], needle.bytes[1])].push(needle);
        }
        Self { by_beginning, longest: needles.iter().map(|needle| needle.bytes.len() as u64).max().unwrap_or_default() }
    }

    fn through(&self, bytes: &[u8], mut found: impl FnMut(&Needle)) {
        for at in 0..bytes.len().saturating_sub(1) {
            let here = &self.by_beginning[beginning(bytes[at], bytes[at + 1])];
            for needle in here {
                if bytes[at..].starts_with(&needle.bytes) {
                    found(needle);
                }
            }
        }
    }
}

fn beginning(first: u8, second: u8) -> usize {
    usize::from(u16::from_le_bytes([first, second]))
}
