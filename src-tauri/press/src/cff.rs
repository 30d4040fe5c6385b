//! The words of CFF, the format of PostScript outlines in OpenType fonts: its dictionaries and arrays,
//! taken apart and put together. Never reads a file, and never looks into an outline.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

/// Operators of a CFF dictionary; those of two bytes begin with 12.
pub(crate) const FONT_BOUNDS: u16 = 5;
const CHARSET: u16 = 15;
pub(crate) const CHAR_STRINGS: u16 = 17;
pub(crate) const PRIVATE: u16 = 18;
pub(crate) const SUBRS: u16 = 19;
pub(crate) const FONT_MATRIX: u16 = 12 << 8 | 7;
pub(crate) const ROS: u16 = 12 << 8 | 30;
const CID_COUNT: u16 = 12 << 8 | 34;
pub(crate) const FD_ARRAY: u16 = 12 << 8 | 36;
pub(crate) const FD_SELECT: u16 = 12 << 8 | 37;

/// An operator with its operands as they stand.
pub(crate) struct Entry {
    pub operator: u16,
    pub operands: Vec<u8>,
    pub numbers: Vec<usize>,
}

pub(crate) type Read<T> = io::Result<T>;

pub(crate) fn broken<T>() -> Read<T> {
    Err(io::ErrorKind::InvalidData.into())
}

pub(crate) fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |value, byte| value << 8 | usize::from(*byte))
}

/// The entries of a dictionary.
pub(crate) fn entries(bytes: &[u8]) -> Read<Vec<Entry>> {
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

pub(crate) fn find(entries: &[Entry], operator: u16) -> Option<&[usize]> {
    entries.iter().find(|e| e.operator == operator).map(|e| e.numbers.as_slice())
}

fn put_operator(out: &mut Vec<u8>, operator: u16) {
    if operator >> 8 == 12 {
        out.push(12);
    }
    out.push(operator as u8);
}

/// An entry with places or lengths: five bytes each, whatever they are.
fn put_places(out: &mut Vec<u8>, places: &[usize], operator: u16) {
    for place in places {
        out.push(29);
        out.extend_from_slice(&(*place as u32).to_be_bytes());
    }
    put_operator(out, operator);
}

/// A number as outlines and dictionaries keep it: they differ in nothing that 16 bits can say.
fn put_number(out: &mut Vec<u8>, value: i16) {
    let wide = i32::from(value);
    match wide {
        -107..=107 => out.push((wide + 139) as u8),
        108..=1131 => out.extend_from_slice(&[((wide - 108) / 256 + 247) as u8, ((wide - 108) % 256) as u8]),
        -1131..=-108 => out.extend_from_slice(&[((-wide - 108) / 256 + 251) as u8, ((-wide - 108) % 256) as u8]),
        _ => {
            out.push(28);
            out.extend_from_slice(&value.to_be_bytes());
        }
    }
}

/// An array of byte strings.
fn index<B: AsRef<[u8]>>(items: &[B]) -> Vec<u8> {
    let length: usize = items.iter().map(|item| item.as_ref().len()).sum();
    let size = (1..4).find(|size| length + 1 < 1 << (8 * size)).unwrap_or(4);
    let mut out = Vec::with_capacity(3 + (items.len() + 1) * size + length);
    out.extend_from_slice(&(items.len() as u16).to_be_bytes());
    if items.is_empty() {
        return out;
    }
    out.push(size as u8);
    let mut at = 1u32;
    out.extend_from_slice(&at.to_be_bytes()[4 - size..]);
    for item in items {
        at += item.as_ref().len() as u32;
        out.extend_from_slice(&at.to_be_bytes()[4 - size..]);
    }
    items.iter().for_each(|item| out.extend_from_slice(item.as_ref()));
    out
}

/// Adobe, Identity and 0, the first two as the first strings of the font's own: the glyphs are known by
/// their numbers.
const IDENTITY: &[u8] = &[248, 27, 248, 28, 139];

/// Ends an outline.
const END: u8 = 14;
const USUAL_WIDTH: u16 = 20;
const NOMINAL_WIDTH: u16 = 21;

/// A glyph to be embedded.
pub(crate) struct Drawn {
    /// In thousandths of an em.
    pub advance: u16,
    /// Whole in itself, without a width in front and an end behind.
    pub outline: Arc<[u8]>,
}

/// A CID-keyed font, the form in which a PDF keeps Chinese outlines: glyph 0 draws nothing, the others
/// are numbered from 1.
pub(crate) fn font(name: &str, bounds: Option<&Entry>, glyphs: &[Drawn]) -> Vec<u8> {
    let usual = usual_advance(glyphs);
    let mut private = Vec::new();
    for operator in [USUAL_WIDTH, NOMINAL_WIDTH] {
        put_number(&mut private, usual);
        put_operator(&mut private, operator);
    }
    let count = glyphs.len() + 1;
    // Every place is written in five bytes, so the length is known before the places are.
    let head = |charset: usize, select: usize, array: usize, outlines: usize| {
        let mut top = IDENTITY.to_vec();
        put_operator(&mut top, ROS);
        if let Some(bounds) = bounds {
            top.extend_from_slice(&bounds.operands);
            put_operator(&mut top, bounds.operator);
        }
        for (place, operator) in [(count, CID_COUNT), (charset, CHARSET), (select, FD_SELECT), (array, FD_ARRAY), (outlines, CHAR_STRINGS)]
        {
            put_places(&mut top, &[place], operator);
        }
        // The last array: no common subroutines.
        [vec![1, 0, 4, 4], index(&[name]), index(&[top]), index(&["Adobe", "Identity"]), index::<&[u8]>(&[])].concat()
    };
    // One range: the characters are numbered as the glyphs.
    let mut charset = vec![2, 0, 1];
    charset.extend_from_slice(&(glyphs.len().saturating_sub(1) as u16).to_be_bytes());
    // All glyphs belong to the one part.
    let mut select = vec![3, 0, 1, 0, 0, 0];
    select.extend_from_slice(&(count as u16).to_be_bytes());
    let charset_at = head(0, 0, 0, 0).len();
    let select_at = charset_at + charset.len();
    let private_at = select_at + select.len();
    let array_at = private_at + private.len();
    let mut part = Vec::new();
    put_places(&mut part, &[private.len(), private_at], PRIVATE);
    let array = index(&[part]);
    let outlines: Vec<Vec<u8>> = std::iter::once(vec![END]).chain(glyphs.iter().map(|glyph| glyph.whole(usual))).collect();
    [head(charset_at, select_at, array_at, array_at + array.len()), charset, select, private, array, index(&outlines)].concat()
}

/// The advance of most glyphs, which need not state it.
fn usual_advance(glyphs: &[Drawn]) -> i16 {
    let mut counts = BTreeMap::<u16, usize>::new();
    for glyph in glyphs {
        *counts.entry(glyph.advance).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map_or(0, |(advance, _)| advance as i16)
}

impl Drawn {
    /// With its width, where it is not the usual one, and its end.
    fn whole(&self, usual: i16) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.outline.len() + 4);
        if self.advance as i16 != usual {
            put_number(&mut out, (self.advance as i16).wrapping_sub(usual));
        }
        out.extend_from_slice(&self.outline);
        out.push(END);
        out
    }
}
