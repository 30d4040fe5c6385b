//! Compound files (.xls and encrypted .xlsx): finds a stream by name. Every chain is bounded by the size of
//! the file, so a loop in it ends. Never writes, and never follows storages.

/// An opened compound file.
pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    shift: u32,
    fat: Vec<u32>,
    entries: Vec<Entry>,
    mini_fat: Vec<u32>,
    mini_stream: Vec<u8>,
    mini_cutoff: u64,
}

struct Entry {
    name: String,
    sort: u8,
    start: u32,
    size: u64,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|b| u16::from_le_bytes([b[0], b[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

const MINI_SHIFT: u32 = 6;
const LAST: u32 = 0xffff_fffa;

impl<'a> Compound<'a> {
    /// Reads the tables of the file; `None` if it is cut off or nonsense.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u32::from(u16_at(bytes, 0x1e)?);
        if !matches!(shift, 9 | 12) || u16_at(bytes, 0x20)? != MINI_SHIFT as u16 {
            return None;
        }
        let most = (bytes.len() >> shift) + 1;
        let mut file = Self {
            bytes,
            shift,
            fat: Vec::new(),
            entries: Vec::new(),
            mini_fat: Vec::new(),
            mini_stream: Vec::new(),
            mini_cutoff: u64::from(u32_at(bytes, 0x38)?),
        };
        let mut tables: Vec<u32> = (0..109).filter_map(|n| u32_at(bytes, 0x4c + 4 * n)).collect();
        let (mut next, mut seen) = (u32_at(bytes, 0x44)?, 0);
        while next < LAST && seen < most {
            let sector = file.sector(next)?;
            let count = (sector.len() / 4).checked_sub(1)?;
            tables.extend((0..count).filter_map(|n| u32_at(sector, 4 * n)));
            next = u32_at(sector, 4 * count)?;
            seen += 1;
        }
        for table in tables.into_iter().filter(|table| *table < LAST).take(most) {
            // A cut-off file still lists tables that lie behind its end.
            let Some(sector) = file.sector(table) else { break };
            file.fat.extend(sector.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])));
        }
        let directory = file.chain(u32_at(bytes, 0x30)?, u64::MAX)?;
        file.entries = directory.chunks_exact(128).filter_map(entry).collect();
        let mini_fat = file.chain(u32_at(bytes, 0x3c)?, u64::MAX).unwrap_or_default();
        file.mini_fat = mini_fat.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
        if let Some(root) = file.entries.iter().find(|entry| entry.sort == 5) {
            file.mini_stream = file.chain(root.start, root.size).unwrap_or_default();
        }
        Some(file)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let size = 1usize << self.shift;
        let from = (number as usize).checked_add(1)?.checked_mul(size)?;
        self.bytes.get(from..from + size).or_else(|| self.bytes.get(from..).filter(|rest| !rest.is_empty()))
    }

    fn chain(&self, start: u32, size: u64) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let (mut next, mut seen) = (start, 0usize);
        while next < LAST && (out.len() as u64) < size {
            out.extend_from_slice(self.sector(next)?);
            next = *self.fat.get(next as usize)?;
            seen += 1;
            if seen > self.fat.len() {
                return None;
            }
        }
        out.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        Some(out)
    }

    fn mini_chain(&self, start: u32, size: u64) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let (mut next, mut seen) = (start, 0usize);
        while next < LAST && (out.len() as u64) < size {
            let from = (next as usize) << MINI_SHIFT;
            out.extend_from_slice(self.mini_stream.get(from..from + (1 << MINI_SHIFT))?);
            next = *self.mini_fat.get(next as usize)?;
            seen += 1;
            if seen > self.mini_fat.len() {
                return None;
            }
        }
        out.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        Some(out)
    }

    /// Whether there is a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.sort == 2 && entry.name.eq_ignore_ascii_case(name))
    }

    /// The content of a stream; `None` if there is none, or its chain is broken or too short.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.sort == 2 && entry.name.eq_ignore_ascii_case(name))?;
        if entry.size > self.bytes.len() as u64 {
            return None;
        }
        let content =
            if entry.size < self.mini_cutoff { self.mini_chain(entry.start, entry.size) } else { self.chain(entry.start, entry.size) }?;
        (content.len() as u64 == entry.size).then_some(content)
    }
}

fn entry(raw: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(raw, 64)?).min(64);
    let units: Vec<u16> = raw[..length.saturating_sub(2)].chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
    let size = u64::from(u32_at(raw, 120)?);
    Some(Entry { name: String::from_utf16_lossy(&units), sort: raw[66], start: u32_at(raw, 116)?, size })
}
