//! Puts other outlines into the file of a face, and says in it that it was changed. Never touches what
//! measures: characters, widths, heights and kerning stay as they are.

use super::Done;

/// What the face's version says besides; the GPL asks for a notice with a date.
const CHANGED: &str = "; outlines lightened for Lianfang, November 2026";
/// The name of a version among the names of a font.
const VERSION: u16 = 5;

fn number(bytes: &[u8], at: usize, length: usize) -> Done<usize> {
    let bytes = bytes.get(at..at + length).ok_or("the file ends early")?;
    Ok(bytes.iter().fold(0, |value, byte| value << 8 | usize::from(*byte)))
}

/// Tag and bytes of each table.
fn tables(font: &[u8]) -> Done<Vec<([u8; 4], &[u8])>> {
    let mut out = Vec::new();
    for row in 0..number(font, 4, 2)? {
        let at = 12 + 16 * row;
        let (place, length) = (number(font, at + 8, 4)?, number(font, at + 12, 4)?);
        let tag = font[at..at + 4].try_into()?;
        out.push((tag, font.get(place..place + length).ok_or("the file ends early")?));
    }
    Ok(out)
}

fn table<'a>(font: &'a [u8], tag: &[u8; 4]) -> Done<&'a [u8]> {
    let found = tables(font)?.into_iter().find(|(own, _)| own == tag);
    Ok(found.ok_or_else(|| format!("no table {}", String::from_utf8_lossy(tag)))?.1)
}

/// An array of byte strings: where its strings stand, and where it ends.
fn index(cff: &[u8], at: usize) -> Done<(Vec<std::ops::Range<usize>>, usize)> {
    let count = number(cff, at, 2)?;
    if count == 0 {
        return Ok((Vec::new(), at + 2));
    }
    let size = number(cff, at + 2, 1)?;
    let data = at + 2 + (count + 1) * size;
    let offsets = (0..=count).map(|n| Ok(data + number(cff, at + 3 + n * size, size)?)).collect::<Done<Vec<_>>>()?;
    Ok((offsets.windows(2).map(|w| w[0]..w[1]).collect(), offsets[count]))
}

/// An operand of a dictionary: its operator, where it stands, its value.
struct Operand {
    operator: u16,
    place: std::ops::Range<usize>,
    value: i32,
}

/// The operands of a dictionary; fractions as nought.
fn operands(cff: &[u8], dictionary: std::ops::Range<usize>) -> Done<Vec<Operand>> {
    let (mut out, mut waiting, mut at) = (Vec::new(), Vec::new(), dictionary.start);
    while at < dictionary.end {
        let first = i32::from(cff[at]);
        let second = || Ok::<_, Box<dyn std::error::Error>>(number(cff, at + 1, 1)? as i32);
        let (length, value) = match first {
            0..=21 => {
                let length = if first == 12 { 2 } else { 1 };
                let operator = number(cff, at, length)? as u16;
                out.extend(waiting.drain(..).map(|(place, value)| Operand { operator, place, value }));
                at += length;
                continue;
            }
            28 => (3, number(cff, at + 1, 2)? as i16 as i32),
            29 => (5, number(cff, at + 1, 4)? as i32),
            32..=246 => (1, first - 139),
            247..=250 => (2, (first - 247) * 256 + second()? + 108),
            251..=254 => (2, -(first - 251) * 256 - second()? - 108),
            // A decimal fraction ends with a half byte of ones; none is asked for.
            30 => (2 + cff[at + 1..].iter().take_while(|b| *b & 15 != 15 && *b >> 4 != 15).count(), 0),
            _ => return Err("a dictionary with something else in it".into()),
        };
        waiting.push((at..at + length, value));
        at += length;
    }
    Ok(out)
}

/// Where the parts of the CFF table of such a face stand: one part of the font, no subroutines, the
/// outlines and behind them the dictionaries that are found from them.
struct Places {
    outlines: usize,
    behind: usize,
    /// The two operands that point behind the outlines.
    array: std::ops::Range<usize>,
    private: std::ops::Range<usize>,
    widths: (i32, i32),
}

fn places(cff: &[u8]) -> Done<Places> {
    const CHARSET: u16 = 15;
    const OUTLINES: u16 = 17;
    const PRIVATE: u16 = 18;
    const SUBROUTINES: u16 = 19;
    const ARRAY: u16 = 12 << 8 | 36;
    const SELECT: u16 = 12 << 8 | 37;
    let (_, at) = index(cff, number(cff, 2, 1)?)?;
    let (tops, at) = index(cff, at)?;
    let (_, at) = index(cff, at)?;
    let (common, _) = index(cff, at)?;
    let top = operands(cff, tops[0].clone())?;
    let of = |all: &[Operand], operator| -> Done<Vec<(std::ops::Range<usize>, i32)>> {
        let found: Vec<_> = all.iter().filter(|o| o.operator == operator).map(|o| (o.place.clone(), o.value)).collect();
        if found.is_empty() { Err(format!("no operator {operator}").into()) } else { Ok(found) }
    };
    let outlines = of(&top, OUTLINES)?[0].1 as usize;
    let array = of(&top, ARRAY)?.remove(0);
    let (_, behind) = index(cff, outlines)?;
    let (parts, _) = index(cff, array.1 as usize)?;
    let [part] = &parts[..] else { return Err("a font of several parts".into()) };
    let mut private = of(&operands(cff, part.clone())?, PRIVATE)?;
    let (length, at) = (private[0].1 as usize, private[1].1 as usize);
    let said = operands(cff, at..at + length)?;
    let width = |operator| said.iter().find(|o| o.operator == operator).map_or(0, |o| o.value);
    let others_behind = top.iter().any(|o| [CHARSET, SELECT].contains(&o.operator) && o.value as usize > outlines);
    let calls = !common.is_empty() || said.iter().any(|o| o.operator == SUBROUTINES);
    if calls || others_behind || (array.1 as usize) < behind || at < behind {
        return Err("a font that is made otherwise".into());
    }
    let private = private.remove(1);
    if array.0.len() != 5 || private.0.len() != 5 {
        return Err("a place that is not written in five bytes".into());
    }
    Ok(Places { outlines, behind, array: array.0, private: private.0, widths: (width(20), width(21)) })
}

/// The width that a charstring need not state, and the one that it tells others from.
pub fn widths(font: &[u8]) -> Done<(i32, i32)> {
    Ok(places(table(font, b"CFF ")?)?.widths)
}

/// The charstrings of a face.
pub fn outlines(font: &[u8]) -> Done<Vec<&[u8]>> {
    let cff = table(font, b"CFF ")?;
    let (strings, _) = index(cff, places(cff)?.outlines)?;
    strings.into_iter().map(|string| cff.get(string).ok_or_else(|| "the file ends early".into())).collect()
}

/// The same face with these outlines.
pub fn with_outlines(font: &[u8], outlines: &[Vec<u8>]) -> Done<Vec<u8>> {
    let mut out = Vec::new();
    for (tag, bytes) in tables(font)? {
        out.push((
            tag,
            match &tag {
                b"CFF " => outlines_changed(bytes, outlines)?,
                b"name" => version_changed(bytes)?,
                _ => bytes.to_vec(),
            },
        ));
    }
    Ok(file(out))
}

fn outlines_changed(cff: &[u8], outlines: &[Vec<u8>]) -> Done<Vec<u8>> {
    let places = places(cff)?;
    let mut strings = (outlines.len() as u16).to_be_bytes().to_vec();
    strings.push(3);
    let mut at = 1u32;
    strings.extend_from_slice(&at.to_be_bytes()[1..]);
    for outline in outlines {
        at += outline.len() as u32;
        strings.extend_from_slice(&at.to_be_bytes()[1..]);
    }
    outlines.iter().for_each(|outline| strings.extend_from_slice(outline));
    let moved = places.outlines as i64 + strings.len() as i64 - places.behind as i64;
    let mut out = cff.to_vec();
    for operand in [places.array, places.private] {
        let place = &mut out[operand.start + 1..operand.end];
        let value = i64::from(u32::from_be_bytes((&*place).try_into()?)) + moved;
        place.copy_from_slice(&(value as u32).to_be_bytes());
    }
    out.splice(places.outlines..places.behind, strings);
    Ok(out)
}

/// The names of the face, the version with [`CHANGED`] behind.
fn version_changed(names: &[u8]) -> Done<Vec<u8>> {
    let (count, strings) = (number(names, 2, 2)?, number(names, 4, 2)?);
    let mut out = names[..6 + 12 * count].to_vec();
    let begins = out.len();
    out[4..6].copy_from_slice(&(begins as u16).to_be_bytes());
    for row in (6..begins).step_by(12) {
        let (platform, name) = (number(names, row, 2)?, number(names, row + 6, 2)? as u16);
        let (length, at) = (number(names, row + 8, 2)?, strings + number(names, row + 10, 2)?);
        let mut text = names.get(at..at + length).ok_or("the file ends early")?.to_vec();
        if name == VERSION {
            // Of the Macintosh's names each letter is a byte.
            let wide: Vec<u8> = CHANGED.encode_utf16().flat_map(u16::to_be_bytes).collect();
            text.extend_from_slice(if platform == 1 { CHANGED.as_bytes() } else { &wide });
        }
        let place = (out.len() - begins) as u16;
        out[row + 8..row + 10].copy_from_slice(&(text.len() as u16).to_be_bytes());
        out[row + 10..row + 12].copy_from_slice(&place.to_be_bytes());
        out.extend_from_slice(&text);
    }
    Ok(out)
}

fn sum(bytes: &[u8]) -> u32 {
    let word = |four: &[u8]| (0..4).fold(0, |value, n| value << 8 | u32::from(four.get(n).copied().unwrap_or(0)));
    bytes.chunks(4).map(word).fold(0, u32::wrapping_add)
}

/// An OpenType file of these tables, its sums reckoned.
fn file(mut tables: Vec<([u8; 4], Vec<u8>)>) -> Vec<u8> {
    let head = tables.iter().position(|(tag, _)| tag == b"head");
    if let Some((_, bytes)) = head.map(|head| &mut tables[head]) {
        bytes[8..12].fill(0);
    }
    let count = tables.len() as u16;
    let power = count.checked_ilog2().unwrap_or(0) as u16;
    let mut out = b"OTTO".to_vec();
    for number in [count, 16 << power, power, (count << 4) - (16 << power)] {
        out.extend_from_slice(&number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    let mut head_at = 0;
    for (n, (tag, bytes)) in tables.iter().enumerate() {
        if Some(n) == head {
            head_at = at;
        }
        out.extend_from_slice(tag);
        for number in [sum(bytes), at as u32, bytes.len() as u32] {
            out.extend_from_slice(&number.to_be_bytes());
        }
        at += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in &tables {
        out.extend_from_slice(bytes);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    let whole = 0xb1b0_afba_u32.wrapping_sub(sum(&out));
    out[head_at + 8..head_at + 12].copy_from_slice(&whole.to_be_bytes());
    out
}
