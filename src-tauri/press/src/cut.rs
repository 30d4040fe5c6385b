//! Some glyphs of a large OpenType face with PostScript outlines (CFF, CID-keyed), read singly from
//! its file and put together as a small font. Never moves a point of an outline: only what it calls, its
//! width and its hints come out of it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use ttf_parser::GlyphId;

use crate::cff::{
    CHAR_STRINGS, Drawn, Entry, FD_ARRAY, FD_SELECT, FONT_BOUNDS, FONT_MATRIX, PRIVATE, ROS, Read, SUBRS, broken, entries, find, number,
};
use crate::flat::{Shelf, flat};
use crate::font_file::{FontSource, directory, font, part};

/// Glyphs from which on all offsets, and all subroutines, are read at once: each calls a dozen.
const MANY: usize = 32;

/// Where everything stands in the CFF table of a file.
pub(crate) struct Outlines {
    /// Where the table begins in the file.
    at: usize,
    /// The edges of all glyphs.
    bounds: Option<Entry>,
    char_strings: Index,
    /// Outlines that were read once: a paper's characters are mostly those of the paper before.
    read: Mutex<BTreeMap<u16, Arc<[u8]>>>,
    /// First glyph and number of the part of the font it belongs to, ascending.
    parts_of: Vec<(u16, u8)>,
    parts: Vec<FontPart>,
    /// Subroutines that the outlines of any part may call.
    common: Index,
}

/// A part of a CID-keyed font.
struct FontPart {
    /// Length and place of its private dictionary in the table.
    private: (usize, usize),
    /// Subroutines that its outlines may call, looked for when one is drawn.
    own: OnceLock<Option<Index>>,
}

/// An array of byte strings in the file.
struct Index {
    at: usize,
    count: usize,
    offset_size: usize,
    /// Its beginning, once that was worth reading at once.
    loaded: OnceLock<Vec<u8>>,
}

impl Index {
    fn open(source: &dyn FontSource, at: usize) -> Read<Self> {
        let head = part(source, at, 3)?;
        let count = number(&head[..2]);
        let offset_size = usize::from(head[2]);
        if count > 0 && !(1..=4).contains(&offset_size) {
            return broken();
        }
        Ok(Index { at, count, offset_size, loaded: OnceLock::new() })
    }

    fn empty() -> Self {
        Index { at: 0, count: 0, offset_size: 1, loaded: OnceLock::new() }
    }

    fn bytes(&self, source: &dyn FontSource, from: usize, length: usize) -> Read<Cow<'_, [u8]>> {
        match self.loaded.get().and_then(|loaded| loaded.get(from..from.checked_add(length)?)) {
            Some(bytes) => Ok(Cow::Borrowed(bytes)),
            None => part(source, self.at + from, length).map(Cow::Owned),
        }
    }

    /// Where the strings begin; their offsets count from 1.
    fn strings(&self) -> usize {
        2 + (self.count + 1) * self.offset_size
    }

    /// Length of the whole array.
    fn length(&self, source: &dyn FontSource) -> Read<usize> {
        if self.count == 0 {
            return Ok(2);
        }
        let last = self.bytes(source, 3 + self.count * self.offset_size, self.offset_size)?;
        Ok(self.strings() + number(&last))
    }

    /// One of the strings.
    fn item(&self, source: &dyn FontSource, which: usize) -> Read<Cow<'_, [u8]>> {
        if which >= self.count {
            return broken();
        }
        let offsets = self.bytes(source, 3 + which * self.offset_size, 2 * self.offset_size)?;
        let (from, to) = offsets.split_at(self.offset_size);
        match number(to).checked_sub(number(from)) {
            Some(length) => self.bytes(source, self.strings() + number(from), length),
            None => broken(),
        }
    }

    /// A subroutine by the number that it is called by: the format shifts them by the count, so that the
    /// most are called by short numbers.
    fn called(&self, source: &dyn FontSource, number: i32) -> Read<Cow<'_, [u8]>> {
        let shift = match self.count {
            0..1240 => 107,
            1240..33900 => 1131,
            _ => 32768,
        };
        usize::try_from(number + shift).map_or_else(|_| broken(), |which| self.item(source, which))
    }

    /// Reads its beginning, or all of it, at once.
    fn load(&self, source: &dyn FontSource, length: usize) -> Read<()> {
        if self.loaded.get().is_none() {
            let read = part(source, self.at, length)?;
            self.loaded.get_or_init(|| read);
        }
        Ok(())
    }
}

impl FontPart {
    fn open(dictionary: &[u8]) -> Read<Self> {
        let dictionary = entries(dictionary)?;
        match find(&dictionary, PRIVATE) {
            Some(&[length, at]) if find(&dictionary, FONT_MATRIX).is_none() => Ok(FontPart { private: (length, at), own: OnceLock::new() }),
            _ => broken(),
        }
    }

    fn own(&self, source: &dyn FontSource, table: usize) -> Read<&Index> {
        let look = || -> Read<Index> {
            let (length, at) = self.private;
            let private = entries(&part(source, table + at, length)?)?;
            let offset = find(&private, SUBRS).and_then(|numbers| numbers.first());
            offset.map_or_else(|| Ok(Index::empty()), |offset| Index::open(source, table + at + offset))
        };
        self.own.get_or_init(|| look().ok()).as_ref().map_or_else(broken, Ok)
    }
}

impl Outlines {
    /// Looks where everything stands; an error for a font that is made otherwise.
    pub fn find(source: &dyn FontSource) -> Read<Self> {
        let Some((_, at, _)) = directory(source)?.into_iter().find(|(tag, ..)| tag == b"CFF ") else { return broken() };
        let header = usize::from(part(source, at, 4)?[2]);
        let names = Index::open(source, at + header)?;
        let tops = Index::open(source, names.at + names.length(source)?)?;
        let strings = Index::open(source, tops.at + tops.length(source)?)?;
        let common = Index::open(source, strings.at + strings.length(source)?)?;
        let mut top = entries(&tops.item(source, 0)?)?;
        let place = |operator| match find(&top, operator) {
            Some([place]) => Ok(at + place),
            _ => broken(),
        };
        // A font of other than a thousand units per em says so here or in its parts.
        if find(&top, ROS).is_none() || find(&top, FONT_MATRIX).is_some() {
            return broken();
        }
        let char_strings = Index::open(source, place(CHAR_STRINGS)?)?;
        let array = Index::open(source, place(FD_ARRAY)?)?;
        array.load(source, array.length(source)?)?;
        let parts = (0..array.count).map(|n| FontPart::open(&array.item(source, n)?)).collect::<Read<_>>()?;
        let parts_of = parts_of(source, place(FD_SELECT)?, char_strings.count)?;
        let bounds = top.iter().position(|entry| entry.operator == FONT_BOUNDS).map(|n| top.swap_remove(n));
        Ok(Outlines { at, bounds, char_strings, read: Mutex::default(), parts_of, parts, common })
    }

    /// The outlines of some glyphs, each whole in itself.
    fn read(&self, source: &dyn FontSource, glyphs: &[u16]) -> Read<Vec<Arc<[u8]>>> {
        // What is in the map is whole, whoever stopped while adding to it.
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted: BTreeSet<u16> = glyphs.iter().copied().filter(|g| !read.contains_key(g)).collect();
        let many = wanted.len() > MANY;
        if many {
            self.char_strings.load(source, self.char_strings.strings() + 1)?;
            self.common.load(source, self.common.length(source)?)?;
        }
        for glyph in wanted {
            let own = self.part_of(glyph)?.own(source, self.at)?;
            if many {
                own.load(source, own.length(source)?)?;
            }
            let subroutines = |shelf, number| match shelf {
                Shelf::Own => own.called(source, number),
                Shelf::Common => self.common.called(source, number),
            };
            let outline = self.char_strings.item(source, usize::from(glyph))?;
            read.insert(glyph, flat(&outline, &subroutines)?.into());
        }
        Ok(glyphs.iter().filter_map(|g| read.get(g).cloned()).collect())
    }

    fn part_of(&self, glyph: u16) -> Read<&FontPart> {
        let range = self.parts_of.partition_point(|(first, _)| *first <= glyph).checked_sub(1);
        range.and_then(|range| self.parts.get(usize::from(self.parts_of[range].1))).map_or_else(broken, Ok)
    }

    /// Some glyphs with their advances as a font for a PDF, numbered from 1 in their order.
    pub fn embedded(&self, source: &dyn FontSource, name: &str, glyphs: &[(u16, u16)]) -> Read<Vec<u8>> {
        let numbers: Vec<u16> = glyphs.iter().map(|(glyph, _)| *glyph).collect();
        let outlines = self.read(source, &numbers)?;
        let drawn: Vec<Drawn> = glyphs.iter().zip(outlines).map(|((_, advance), outline)| Drawn { advance: *advance, outline }).collect();
        Ok(crate::cff::font(name, self.bounds.as_ref(), &drawn))
    }

    /// A small font with the missing glyph and those asked for, numbered in their order.
    pub fn cut(&self, source: &dyn FontSource, measured: &[u8], glyphs: &BTreeSet<u16>) -> Read<(Vec<u8>, BTreeMap<u16, u16>)> {
        let Ok(face) = ttf_parser::Face::parse(measured, 0) else { return broken() };
        let kept: Vec<u16> = glyphs.iter().copied().filter(|g| *g != 0).collect();
        let numbers = (1..).zip(&kept).map(|(new, old)| (*old, new)).collect();
        let advance = |glyph: u16| face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
        let drawn: Vec<(u16, u16)> = kept.iter().map(|glyph| (*glyph, advance(*glyph))).collect();
        let metrics = std::iter::once(0).chain(kept).flat_map(|glyph| {
            let (advance, bearing) = (advance(glyph), face.glyph_hor_side_bearing(GlyphId(glyph)).unwrap_or(0));
            advance.to_be_bytes().into_iter().chain(bearing.to_be_bytes())
        });
        let raw = face.raw_face();
        let table = |tag: &[u8; 4]| raw.table(ttf_parser::Tag::from_bytes(tag)).map(<[u8]>::to_vec).unwrap_or_default();
        let count = (drawn.len() as u16 + 1).to_be_bytes();
        let (mut hhea, mut maxp) = (table(b"hhea"), table(b"maxp"));
        if hhea.len() < 36 || maxp.len() < 6 {
            return broken();
        }
        hhea[34..36].copy_from_slice(&count);
        maxp[4..6].copy_from_slice(&count);
        let tables = [
            (*b"CFF ", self.embedded(source, "Cut", &drawn)?),
            (*b"OS/2", table(b"OS/2")),
            (*b"head", table(b"head")),
            (*b"hhea", hhea),
            (*b"hmtx", metrics.collect()),
            (*b"maxp", maxp),
            (*b"name", table(b"name")),
        ];
        Ok((font(&tables), numbers))
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
