//! A font file: whole in memory, or read as needed through the caller's hands. Of a large OpenType
//! face only the tables that measuring needs are read, and of its outlines those that a paper draws:
//! the bundle is 37 MB, a notice needs a hundredth of it. Never opens a file itself.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

use crate::cut::Outlines;

/// A font file that can be read in parts, handed in by whoever may open files. It must not change
/// while the program runs.
pub trait FontSource: Send + Sync {
    /// Length in bytes.
    fn size(&self) -> u64;

    /// Fills `into` from `at` bytes after the file's beginning.
    ///
    /// # Errors
    /// When the file ends before or cannot be read.
    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<()>;
}

/// The file of one face.
#[derive(Clone)]
pub enum FontFile {
    /// Its bytes.
    Whole(Arc<[u8]>),
    /// Its parts, read as needed.
    Parts(Arc<dyn FontSource>),
}

impl From<Arc<[u8]>> for FontFile {
    fn from(bytes: Arc<[u8]>) -> Self {
        FontFile::Whole(bytes)
    }
}

/// A file in memory that is nevertheless read in parts: what a part gives does not hang on where it lies.
struct InMemory(Arc<[u8]>);

impl FontSource for InMemory {
    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<()> {
        let part = self.0.get(at as usize..).and_then(|rest| rest.get(..into.len()));
        into.copy_from_slice(part.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }
}

impl FontFile {
    /// The same file, to be read in parts.
    pub(crate) fn in_parts(self) -> Self {
        match self {
            FontFile::Whole(bytes) => FontFile::Parts(Arc::new(InMemory(bytes))),
            parts => parts,
        }
    }
}

/// Some bytes of a source.
pub(crate) fn part(source: &dyn FontSource, at: usize, length: usize) -> io::Result<Vec<u8>> {
    // A damaged file may claim any length.
    if (at as u64).saturating_add(length as u64) > source.size() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let mut bytes = vec![0; length];
    source.read_at(at as u64, &mut bytes)?;
    Ok(bytes)
}

/// A file with what was read of it.
pub(crate) struct Opened {
    file: FontFile,
    /// A small font of the tables that measuring needs, or the whole file where it has no outlines
    /// that can be read singly.
    measured: OnceLock<Option<Vec<u8>>>,
    outlines: OnceLock<Option<Outlines>>,
}

/// A font that holds at least some glyphs, and their numbers in it.
pub(crate) struct Cut<'a> {
    pub bytes: Cow<'a, [u8]>,
    /// New numbers; None where they are the file's own.
    numbers: Option<BTreeMap<u16, u16>>,
}

impl Cut<'_> {
    /// The number of a glyph of the file; 0, the missing glyph, for one that was not asked for.
    pub fn number(&self, glyph: u16) -> u16 {
        self.numbers.as_ref().map_or(glyph, |numbers| numbers.get(&glyph).copied().unwrap_or(0))
    }
}

impl Opened {
    pub fn new(file: FontFile) -> Self {
        Opened { file, measured: OnceLock::new(), outlines: OnceLock::new() }
    }

    /// Whether it is a font at first sight: of a file in parts only the first bytes are looked at.
    pub fn is_font(&self) -> bool {
        match &self.file {
            FontFile::Whole(bytes) => ttf_parser::Face::parse(bytes, 0).is_ok(),
            FontFile::Parts(source) => part(source.as_ref(), 0, 4).is_ok_and(|magic| MAGIC.contains(&magic.as_slice())),
        }
    }

    /// Bytes to measure with: metrics, characters, names.
    pub fn measured(&self) -> Option<&[u8]> {
        match &self.file {
            FontFile::Whole(bytes) => Some(bytes),
            FontFile::Parts(source) => {
                self.measured.get_or_init(|| measured(source.as_ref(), self.outlines(source.as_ref()).is_some()).ok()).as_deref()
            }
        }
    }

    /// Bytes to draw or embed some glyphs with. None when the file cannot be read.
    pub fn cut(&self, glyphs: &BTreeSet<u16>) -> Option<Cut<'_>> {
        let FontFile::Parts(source) = &self.file else {
            return Some(Cut { bytes: Cow::Borrowed(self.measured()?), numbers: None });
        };
        let measured = self.measured()?;
        match self.outlines(source.as_ref()) {
            // All of a file that cannot be cut was read for measuring.
            None => Some(Cut { bytes: Cow::Borrowed(measured), numbers: None }),
            Some(outlines) => {
                let (bytes, numbers) = outlines.cut(source.as_ref(), measured, glyphs).ok()?;
                Some(Cut { bytes: Cow::Owned(bytes), numbers: Some(numbers) })
            }
        }
    }

    /// Some glyphs with their advances as a font for a PDF, numbered from 1 in their order. None where the
    /// outlines of the file cannot be read singly.
    pub fn embedded(&self, name: &str, glyphs: &[(u16, u16)]) -> Option<io::Result<Vec<u8>>> {
        let FontFile::Parts(source) = &self.file else { return None };
        Some(self.outlines(source.as_ref())?.embedded(source.as_ref(), name, glyphs))
    }

    fn outlines(&self, source: &dyn FontSource) -> Option<&Outlines> {
        self.outlines.get_or_init(|| Outlines::find(source).ok()).as_ref()
    }

    /// SHA-256 of the whole file, 64 hexadecimal digits; None when it cannot be read.
    pub fn digest(&self) -> Option<String> {
        let digest = match &self.file {
            FontFile::Whole(bytes) => Sha256::digest(bytes),
            FontFile::Parts(source) => {
                let mut digest = Sha256::new();
                let (mut at, size) = (0, source.size());
                let mut buffer = vec![0; 1 << 16];
                while at < size {
                    let length = (size - at).min(buffer.len() as u64) as usize;
                    source.read_at(at, &mut buffer[..length]).ok()?;
                    digest.update(&buffer[..length]);
                    at += length as u64;
                }
                digest.finalize()
            }
        };
        Some(digest.iter().map(|b| format!("{b:02x}")).collect())
    }
}

/// What font files begin with: OpenType, TrueType, a collection of either.
const MAGIC: [&[u8]; 4] = [b"OTTO", &[0, 1, 0, 0], b"true", b"ttcf"];

/// The tables that measuring needs.
const MEASURES: [&[u8; 4]; 7] = [b"OS/2", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name"];

fn measured(source: &dyn FontSource, single: bool) -> io::Result<Vec<u8>> {
    if !single {
        return part(source, 0, source.size() as usize);
    }
    let tables: Vec<_> = directory(source)?.into_iter().filter(|(tag, ..)| MEASURES.contains(&tag)).collect();
    let size = source.size();
    if tables.iter().any(|(_, at, length)| (*at as u64).saturating_add(*length as u64) > size) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let lengths: Vec<_> = tables.iter().map(|(tag, _, length)| (*tag, *length)).collect();
    let (mut font, places) = frame(&lengths);
    // Each table is read where it is to stand: together they are some hundred kilobytes.
    for ((_, at, length), place) in tables.iter().zip(places) {
        source.read_at(*at as u64, &mut font[place..place + length])?;
    }
    Ok(font)
}

/// Tag, place and length of each table of an OpenType file with PostScript outlines.
pub(crate) fn directory(source: &dyn FontSource) -> io::Result<Vec<([u8; 4], usize, usize)>> {
    let head = part(source, 0, 12)?;
    if !head.starts_with(b"OTTO") {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let count = usize::from(u16::from_be_bytes([head[4], head[5]]));
    let number = |bytes: &[u8]| bytes.iter().fold(0, |value, byte| value << 8 | usize::from(*byte));
    let rows = part(source, 12, 16 * count)?;
    Ok(rows.chunks_exact(16).map(|row| ([row[0], row[1], row[2], row[3]], number(&row[8..12]), number(&row[12..16]))).collect())
}

/// An OpenType font of some tables, in the order of their tags.
pub(crate) fn font(tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let lengths: Vec<_> = tables.iter().map(|(tag, bytes)| (*tag, bytes.len())).collect();
    let (mut font, places) = frame(&lengths);
    for ((_, bytes), place) in tables.iter().zip(places) {
        font[place..place + bytes.len()].copy_from_slice(bytes);
    }
    font
}

/// An OpenType font whose tables are empty yet, and where they stand.
fn frame(tables: &[([u8; 4], usize)]) -> (Vec<u8>, Vec<usize>) {
    let begins = 12 + 16 * tables.len();
    let mut font = vec![0; begins + tables.iter().map(|(_, length)| length.next_multiple_of(4)).sum::<usize>()];
    font[..4].copy_from_slice(b"OTTO");
    // Behind it stand hints for a binary search that nobody makes among ten tables.
    font[4..6].copy_from_slice(&(tables.len() as u16).to_be_bytes());
    let (mut at, mut places) = (begins, Vec::with_capacity(tables.len()));
    for ((tag, length), row) in tables.iter().zip(font[12..begins].chunks_exact_mut(16)) {
        row[..4].copy_from_slice(tag);
        // No reader of ours adds up a table.
        row[8..12].copy_from_slice(&(at as u32).to_be_bytes());
        row[12..].copy_from_slice(&(*length as u32).to_be_bytes());
        places.push(at);
        at += length.next_multiple_of(4);
    }
    (font, places)
}
