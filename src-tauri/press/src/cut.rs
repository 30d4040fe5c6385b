//! Some glyphs of a large OpenType face with PostScript outlines (CFF, CID-keyed), read singly from
//! its file and put together as a small font. Never draws or changes an outline: `subsetter` and
//! `ttf-parser` do their work on the small font as they would on the large one.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use ttf_parser::GlyphId;

use crate::font_file::{FontSource, directory, font, part};

/// Operators of a CFF dictionary; those of two bytes begin with 12.
const CHARSET: u16 = 15;
const ENCODING: u16 = 16;
const CHAR_STRINGS: u16 = 17;
const PRIVATE: u16 = 18;
const SUBRS: u16 = 19;
const ROS: u16 = 12 << 8 | 30;
const FD_ARRAY: u16 = 12 << 8 | 36;
const FD_SELECT: u16 = 12 << 8 | 37;

/// Glyphs from which on all offsets are read at once.
const MANY: usize = 32;

/// Where everything stands in the CFF table of a file.
pub(crate) struct Outlines {
    /// Name, strings and common subroutines, as they are.
    names: Vec<u8>,
    strings: Vec<u8>,
    common: Vec<u8>,
    top: Vec<Entry>,
    char_strings: Index,
    /// Outlines that were read once: a paper's characters are mostly those of the paper before.
    read: Mutex<BTreeMap<u16, Arc<[u8]>>>,
    /// First glyph and number of the part of the font it belongs to, ascending.
    parts_of: Vec<(u16, u8)>,
    parts: Vec<FontPart>,
}

/// A part of a CID-keyed font: its dictionary, and what its outlines call.
struct FontPart {
    dictionary: Vec<Entry>,
    private: Vec<Entry>,
    /// Where its subroutines stand in the file.
    subroutines: Option<usize>,
    /// They are read when a glyph of this part is drawn.
    read: OnceLock<Option<Vec<u8>>>,
}

/// An operator with its operands as they stand.
struct Entry {
    operator: u16,
    operands: Vec<u8>,
    numbers: Vec<usize>,
}

/// An array of byte strings in the file.
struct Index {
    at: usize,
    count: usize,
    offset_size: usize,
}

type Read<T> = io::Result<T>;

fn broken<T>() -> Read<T> {
    Err(io::ErrorKind::InvalidData.into())
}

fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |value, byte| value << 8 | usize::from(*byte))
}

impl Index {
    fn open(source: &dyn FontSource, at: usize) -> Read<Self> {
        let head = part(source, at, 3)?;
        let count = number(&head[..2]);
        let offset_size = usize::from(head[2]);
        if count > 0 && !(1..=4).contains(&offset_size) {
            return broken();
        }
        Ok(Index { at, count, offset_size })
    }

    fn offsets(&self, source: &dyn FontSource, first: usize, count: usize) -> Read<Vec<usize>> {
        let bytes = part(source, self.at + 3 + first * self.offset_size, count * self.offset_size)?;
        Ok(bytes.chunks_exact(self.offset_size).map(number).collect())
    }

    /// Length of the whole array.
    fn length(&self, source: &dyn FontSource) -> Read<usize> {
        if self.count == 0 {
            return Ok(2);
        }
        let last = self.offsets(source, self.count, 1)?[0];
        Ok(2 + (self.count + 1) * self.offset_size + last)
    }

    /// One of the strings; its two offsets where they are known.
    fn item(&self, source: &dyn FontSource, which: usize, offsets: Option<Vec<usize>>) -> Read<Vec<u8>> {
        if which >= self.count {
            return broken();
        }
        let offsets = offsets.map_or_else(|| self.offsets(source, which, 2), Ok)?;
        let data = self.at + 2 + (self.count + 1) * self.offset_size;
        if offsets[1] < offsets[0] {
            return broken();
        }
        part(source, data + offsets[0], offsets[1] - offsets[0])
    }

    fn whole(&self, source: &dyn FontSource) -> Read<Vec<u8>> {
        part(source, self.at, self.length(source)?)
    }
}

/// The entries of a dictionary.
fn entries(bytes: &[u8]) -> Read<Vec<Entry>> {
    let mut entries = Vec::new();
    let (mut at, mut begun, mut numbers) = (0, 0, Vec::new());
    while let Some(&first) = bytes.get(at) {
        let length = match first {
            0..=21 => {
                let (operator, length) = match (first, bytes.get(at + 1)) {
                    (12, Some(&second)) => (12 << 8 | u16::from(second), 2),
                    (12, None) => return broken(),
                    _ => (u16::from(first), 1),
                };
                let operands = bytes[begun..at].to_vec();
                entries.push(Entry { operator, operands, numbers: std::mem::take(&mut numbers) });
                begun = at + length;
                length
            }
            28 => 3,
            29 => 5,
            // A decimal fraction ends with a half byte of ones.
            30 => 2 + bytes[at + 1..].iter().take_while(|b| *b & 15 != 15).count(),
            32..=246 => 1,
            247..=254 => 2,
            _ => return broken(),
        };
        if first > 21 {
            let Some(operand) = bytes.get(at..at + length) else { return broken() };
            // Only places and lengths are looked at, which are whole and positive.
            numbers.push(match first {
                28 | 29 => number(&operand[1..]),
                32..=246 => usize::from(first).saturating_sub(139),
                247..=250 => (usize::from(first) - 247) * 256 + usize::from(operand[1]) + 108,
                _ => 0,
            });
        }
        at += length;
    }
    Ok(entries)
}

fn find(entries: &[Entry], operator: u16) -> Option<&[usize]> {
    entries.iter().find(|e| e.operator == operator).map(|e| e.numbers.as_slice())
}

/// The dictionary without some operators, and with others of fixed length behind.
fn dictionary(entries: &[Entry], fixed: &[(u16, &[usize])]) -> Vec<u8> {
    let mut out = Vec::new();
    let operator = |out: &mut Vec<u8>, operator: u16| {
        if operator >> 8 == 12 {
            out.push(12);
        }
        out.push(operator as u8);
    };
    for entry in entries.iter().filter(|e| fixed.iter().all(|(o, _)| *o != e.operator)) {
        out.extend_from_slice(&entry.operands);
        operator(&mut out, entry.operator);
    }
    for (which, numbers) in fixed.iter().filter(|(_, numbers)| !numbers.is_empty()) {
        for value in *numbers {
            out.push(29);
            out.extend_from_slice(&(*value as u32).to_be_bytes());
        }
        operator(&mut out, *which);
    }
    out
}

/// An array of byte strings.
fn index<B: AsRef<[u8]>>(items: &[B]) -> Vec<u8> {
    let mut out = (items.len() as u16).to_be_bytes().to_vec();
    if items.is_empty() {
        return out;
    }
    out.push(4);
    let mut at = 1u32;
    out.extend_from_slice(&at.to_be_bytes());
    for item in items {
        at += item.as_ref().len() as u32;
        out.extend_from_slice(&at.to_be_bytes());
    }
    items.iter().for_each(|item| out.extend_from_slice(item.as_ref()));
    out
}

impl Outlines {
    /// Looks where everything stands; an error for a font that is made otherwise.
    pub fn find(source: &dyn FontSource) -> Read<Self> {
        let Some((_, cff, _)) = directory(source)?.into_iter().find(|(tag, ..)| tag == b"CFF ") else { return broken() };
        let header = usize::from(part(source, cff, 4)?[2]);
        let names = Index::open(source, cff + header)?;
        let tops = Index::open(source, names.at + names.length(source)?)?;
        let strings = Index::open(source, tops.at + tops.length(source)?)?;
        let common = Index::open(source, strings.at + strings.length(source)?)?;
        let top = entries(&tops.item(source, 0, None)?)?;
        let place = |operator| match find(&top, operator) {
            Some([at]) => Ok(cff + at),
            _ => broken(),
        };
        if find(&top, ROS).is_none() {
            return broken();
        }
        let char_strings = Index::open(source, place(CHAR_STRINGS)?)?;
        let array = Index::open(source, place(FD_ARRAY)?)?;
        let parts = (0..array.count).map(|n| FontPart::open(source, cff, &array.item(source, n, None)?)).collect::<Read<_>>()?;
        let parts_of = parts_of(source, place(FD_SELECT)?, char_strings.count)?;
        let (names, strings, common) = (names.whole(source)?, strings.whole(source)?, common.whole(source)?);
        Ok(Outlines { names, strings, common, top, char_strings, read: Mutex::default(), parts_of, parts })
    }

    /// The outlines of some glyphs.
    fn read(&self, source: &dyn FontSource, glyphs: &[u16]) -> Read<Vec<Arc<[u8]>>> {
        // What is in the map is whole, whoever stopped while adding to it.
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted: Vec<u16> = glyphs.iter().copied().filter(|g| !read.contains_key(g)).collect();
        // For many glyphs one reading of all offsets is cheaper than one for each.
        let offsets = if wanted.len() > MANY { Some(self.char_strings.offsets(source, 0, self.char_strings.count + 1)?) } else { None };
        for glyph in wanted {
            let at = usize::from(glyph);
            let pair = match &offsets {
                Some(all) => all.get(at..at + 2).map(<[usize]>::to_vec),
                None => None,
            };
            read.insert(glyph, self.char_strings.item(source, at, pair)?.into());
        }
        Ok(glyphs.iter().filter_map(|g| read.get(g).cloned()).collect())
    }

    fn part_of(&self, glyph: u16) -> u8 {
        let at = self.parts_of.partition_point(|(first, _)| *first <= glyph);
        at.checked_sub(1).map_or(0, |at| self.parts_of[at].1)
    }

    /// A small font with the missing glyph and those asked for, numbered in their order.
    pub fn cut(&self, source: &dyn FontSource, measured: &[u8], glyphs: &BTreeSet<u16>) -> Read<(Vec<u8>, BTreeMap<u16, u16>)> {
        let Ok(face) = ttf_parser::Face::parse(measured, 0) else { return broken() };
        let kept: Vec<u16> = std::iter::once(0).chain(glyphs.iter().copied().filter(|g| *g != 0)).collect();
        let numbers = kept.iter().enumerate().map(|(new, old)| (*old, new as u16)).collect();
        let mut metrics = Vec::new();
        for glyph in &kept {
            let advance = face.glyph_hor_advance(GlyphId(*glyph)).unwrap_or(0);
            metrics.extend_from_slice(&advance.to_be_bytes());
            metrics.extend_from_slice(&face.glyph_hor_side_bearing(GlyphId(*glyph)).unwrap_or(0).to_be_bytes());
        }
        let raw = face.raw_face();
        let table = |tag: &[u8; 4]| raw.table(ttf_parser::Tag::from_bytes(tag)).map(<[u8]>::to_vec).unwrap_or_default();
        let count = (kept.len() as u16).to_be_bytes();
        let (mut hhea, mut maxp) = (table(b"hhea"), table(b"maxp"));
        if hhea.len() < 36 || maxp.len() < 6 {
            return broken();
        }
        hhea[34..36].copy_from_slice(&count);
        maxp[4..6].copy_from_slice(&count);
        let tables = [
            (*b"CFF ", self.cut_outlines(source, &kept)?),
            (*b"OS/2", table(b"OS/2")),
            (*b"head", table(b"head")),
            (*b"hhea", hhea),
            (*b"hmtx", metrics),
            (*b"maxp", maxp),
            (*b"name", table(b"name")),
        ];
        Ok((font(&tables), numbers))
    }

    fn cut_outlines(&self, source: &dyn FontSource, kept: &[u16]) -> Read<Vec<u8>> {
        let outlines = self.read(source, kept)?;
        let parts_of: Vec<u8> = kept.iter().map(|g| self.part_of(*g)).collect();
        let mut used = Vec::new();
        for (n, each) in self.parts.iter().enumerate() {
            let drawn = parts_of.iter().any(|p| usize::from(*p) == n);
            used.push(each.private(source, drawn)?);
        }
        let fixed = |charset: usize, select: usize, outlines: usize, array: usize| {
            let places = [(CHARSET, charset), (FD_SELECT, select), (CHAR_STRINGS, outlines), (FD_ARRAY, array)];
            let mut changed: Vec<(u16, &[usize])> = places.iter().map(|(operator, at)| (*operator, std::slice::from_ref(at))).collect();
            changed.extend([(PRIVATE, &[][..]), (ENCODING, &[][..])]);
            index(&[dictionary(&self.top, &changed)])
        };
        let length: usize = used.iter().map(|(_, bytes)| bytes.len()).chain(outlines.iter().map(|o| o.len() + 16)).sum();
        let mut out = Vec::with_capacity(length + self.names.len() + self.strings.len() + self.common.len() + 4096);
        out.extend_from_slice(&[1, 0, 4, 4]);
        out.extend_from_slice(&self.names);
        // Every place is written in five bytes, so the length is known before the places are.
        let top_at = out.len();
        let before = top_at + fixed(0, 0, 0, 0).len() + self.strings.len() + self.common.len();
        // Charset 2 with one range: the characters are numbered as the glyphs.
        let mut charset = vec![2, 0, 1];
        charset.extend_from_slice(&(kept.len().saturating_sub(2) as u16).to_be_bytes());
        let charset = if kept.len() > 1 { charset } else { vec![0] };
        let mut select = vec![0];
        select.extend_from_slice(&parts_of);
        let outlines = index(&outlines);
        let select_at = before + charset.len();
        let outlines_at = select_at + select.len();
        let array_at = outlines_at + outlines.len();
        let array = |mut at: usize| {
            let dictionaries: Vec<Vec<u8>> = self
                .parts
                .iter()
                .zip(&used)
                .map(|(each, (length, bytes))| {
                    let place = [*length, at];
                    at += bytes.len();
                    dictionary(&each.dictionary, &[(PRIVATE, &place)])
                })
                .collect();
            index(&dictionaries)
        };
        let privates_at = array_at + array(0).len();
        out.extend_from_slice(&fixed(before, select_at, outlines_at, array_at));
        for bytes in [&self.strings, &self.common, &charset, &select, &outlines, &array(privates_at)] {
            out.extend_from_slice(bytes);
        }
        used.iter().for_each(|(_, bytes)| out.extend_from_slice(bytes));
        Ok(out)
    }
}

impl FontPart {
    fn open(source: &dyn FontSource, cff: usize, bytes: &[u8]) -> Read<Self> {
        let dictionary = entries(bytes)?;
        let Some(&[length, at]) = find(&dictionary, PRIVATE) else { return broken() };
        let private = entries(&part(source, cff + at, length)?)?;
        let subroutines = find(&private, SUBRS).and_then(|n| n.first()).map(|offset| cff + at + offset);
        Ok(FontPart { dictionary, private, subroutines, read: OnceLock::new() })
    }

    /// The length of the private dictionary, and its bytes with the subroutines behind where a glyph
    /// is drawn that may call them.
    fn private(&self, source: &dyn FontSource, drawn: bool) -> Read<(usize, Vec<u8>)> {
        let Some(at) = self.subroutines.filter(|_| drawn) else {
            let bytes = dictionary(&self.private, &[(SUBRS, &[])]);
            return Ok((bytes.len(), bytes));
        };
        let read = self.read.get_or_init(|| Index::open(source, at).and_then(|index| index.whole(source)).ok());
        let Some(subroutines) = read else { return broken() };
        let length = dictionary(&self.private, &[(SUBRS, &[0])]).len();
        let mut bytes = dictionary(&self.private, &[(SUBRS, &[length])]);
        bytes.reserve_exact(subroutines.len());
        bytes.extend_from_slice(subroutines);
        Ok((length, bytes))
    }
}

/// Which part of the font each glyph belongs to.
fn parts_of(source: &dyn FontSource, at: usize, glyphs: usize) -> Read<Vec<(u16, u8)>> {
    match part(source, at, 1)?[0] {
        0 => {
            let all = part(source, at + 1, glyphs)?;
            Ok(all.into_iter().enumerate().map(|(glyph, part)| (glyph as u16, part)).collect())
        }
        3 => {
            let ranges = number(&part(source, at + 1, 2)?);
            let bytes = part(source, at + 3, ranges * 3)?;
            Ok(bytes.chunks_exact(3).map(|row| (number(&row[..2]) as u16, row[2])).collect())
        }
        _ => broken(),
    }
}
