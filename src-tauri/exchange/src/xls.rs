//! Binary workbooks of Excel 97–2003 (BIFF8), record by record: cells as shown, merged areas, hidden sheets,
//! rows and columns. Formulas count by their cached value. Never builds a grid between far cells.

use std::collections::HashMap;

use crate::ReadError;
use crate::number_format::{Shown, built_in, custom, general, show};
use crate::ole::Compound;
use crate::sheet::{Budget, Merge, Sheet, Typed};

/// All worksheets of a compound file, and whether its days count from 1904.
pub(crate) fn sheets(bytes: &[u8], budget: &mut Budget<'_>) -> Result<(Vec<Sheet>, bool), ReadError> {
    let file = Compound::open(bytes).ok_or(ReadError::damaged("文件结构读不出"))?;
    if file.has("EncryptedPackage") {
        return Err(ReadError::Encrypted);
    }
    for (stream, what) in [("WordDocument", "Word 文档"), ("PowerPoint Document", "演示文稿")] {
        if file.has(stream) {
            return Err(ReadError::NotATable { what });
        }
    }
    let name = ["Workbook", "Book"]
        .into_iter()
        .find(|name| file.has(name))
        .ok_or(ReadError::NotATable { what: "不含工作簿的复合文件" })?;
    let stream = file.stream(name).ok_or(ReadError::damaged("工作簿内容不完整"))?;
    workbook(&stream, budget)
}

/// One record: its sort, its data, and where the next begins.
fn record(stream: &[u8], at: usize) -> Option<(u16, &[u8], usize)> {
    let head = stream.get(at..at + 4)?;
    let (sort, length) = (u16::from_le_bytes([head[0], head[1]]), usize::from(u16::from_le_bytes([head[2], head[3]])));
    Some((sort, stream.get(at + 4..at + 4 + length)?, at + 4 + length))
}

fn u16_at(data: &[u8], at: usize) -> Result<u16, ReadError> {
    data.get(at..at + 2).map(|b| u16::from_le_bytes([b[0], b[1]])).ok_or(ReadError::damaged("单元格记录不完整"))
}

fn u32_at(data: &[u8], at: usize) -> Result<u32, ReadError> {
    Ok(u32::from(u16_at(data, at)?) | u32::from(u16_at(data, at + 2)?) << 16)
}

fn f64_at(data: &[u8], at: usize) -> Result<f64, ReadError> {
    Ok(f64::from_bits(u64::from(u32_at(data, at)?) | u64::from(u32_at(data, at + 4)?) << 32))
}

/// The number in an RK value: 30 bits of a double or an integer, perhaps in hundredths.
fn rk(raw: u32) -> f64 {
    let value = if raw & 2 != 0 { f64::from((raw as i32) >> 2) } else { f64::from_bits(u64::from(raw & !3) << 32) };
    if raw & 1 != 0 { value / 100.0 } else { value }
}

#[derive(Default)]
struct Globals {
    sheets: Vec<(usize, Sheet)>,
    strings: Vec<Box<str>>,
    formats: Vec<Shown>,
    from_1904: bool,
}

fn workbook(stream: &[u8], budget: &mut Budget<'_>) -> Result<(Vec<Sheet>, bool), ReadError> {
    let globals = globals(stream, budget)?;
    let mut out = Vec::new();
    for (offset, mut sheet) in globals.sheets.iter().map(|(offset, sheet)| (*offset, sheet.clone())) {
        read_sheet(stream, offset, &globals, &mut sheet, budget)?;
        out.push(sheet);
    }
    Ok((out, globals.from_1904))
}

fn globals(stream: &[u8], budget: &mut Budget<'_>) -> Result<Globals, ReadError> {
    let mut out = Globals::default();
    let (mut codes, mut styles): (HashMap<u16, Shown>, Vec<u16>) = (HashMap::new(), Vec::new());
    let mut at = 0;
    loop {
        let (sort, data, mut next) = record(stream, at).ok_or(ReadError::damaged("工作簿目录不完整"))?;
        match sort {
            0x0809 if u16_at(data, 0)? != 0x0600 => return Err(ReadError::OldExcel),
            0x0009 | 0x0209 | 0x0409 => return Err(ReadError::OldExcel),
            0x002f => return Err(ReadError::Encrypted),
            0x0022 => out.from_1904 = u16_at(data, 0)? == 1,
            0x041e => {
                let code = Strings::new(vec![data.get(2..).unwrap_or_default()]).text_u16()?;
                codes.insert(u16_at(data, 0)?, custom(&code));
            }
            0x00e0 => styles.push(u16_at(data, 2)?),
            0x0085 => {
                if out.sheets.len() >= budget.limits.sheets {
                    return Err(ReadError::TooMuch { what: "工作表" });
                }
                let name = Strings::new(vec![data.get(6..).unwrap_or_default()]).text_u8()?;
                let (state, kind) = (data[4] & 3, data[5]);
                if kind == 0 {
                    out.sheets.push((u32_at(data, 0)? as usize, Sheet::new(name, state != 0)));
                }
            }
            0x00fc => {
                let mut parts = vec![data];
                while let Some((0x003c, more, after)) = record(stream, next) {
                    parts.push(more);
                    next = after;
                }
                out.strings = shared(parts, budget)?;
            }
            0x000a => break,
            _ => {}
        }
        at = next;
    }
    out.formats = styles.iter().map(|id| codes.get(id).cloned().unwrap_or_else(|| built_in(u32::from(*id)))).collect();
    Ok(out)
}

fn shared(parts: Vec<&[u8]>, budget: &mut Budget<'_>) -> Result<Vec<Box<str>>, ReadError> {
    let mut reader = Strings::new(parts);
    reader.skip(4)?;
    let count = reader.u32()? as usize;
    if count > budget.limits.cells {
        return Err(ReadError::TooMuch { what: "共享文字" });
    }
    let mut out = Vec::new();
    for _ in 0..count {
        let text = reader.text_u16()?;
        budget.text(text.len())?;
        out.push(text.into_boxed_str());
    }
    Ok(out)
}

/// Reads the unicode strings of the format over the borders of continued records.
struct Strings<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl<'a> Strings<'a> {
    fn new(parts: Vec<&'a [u8]>) -> Self {
        Self { parts, part: 0, at: 0 }
    }

    fn byte(&mut self) -> Result<u8, ReadError> {
        loop {
            let part = self.parts.get(self.part).ok_or(ReadError::damaged("文字表不完整"))?;
            if let Some(byte) = part.get(self.at) {
                self.at += 1;
                return Ok(*byte);
            }
            self.part += 1;
            self.at = 0;
        }
    }

    fn u16(&mut self) -> Result<u16, ReadError> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Result<u32, ReadError> {
        Ok(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), ReadError> {
        while bytes > 0 {
            let part = self.parts.get(self.part).ok_or(ReadError::damaged("文字表不完整"))?;
            let step = bytes.min(part.len().saturating_sub(self.at));
            self.at += step;
            bytes -= step;
            if bytes > 0 {
                self.part += 1;
                self.at = 0;
            }
        }
        Ok(())
    }

    /// A string with a length of one byte (names of sheets).
    fn text_u8(&mut self) -> Result<String, ReadError> {
        let length = usize::from(self.byte()?);
        self.text(length)
    }

    /// A string with a length of two bytes.
    fn text_u16(&mut self) -> Result<String, ReadError> {
        let length = usize::from(self.u16()?);
        self.text(length)
    }

    fn text(&mut self, length: usize) -> Result<String, ReadError> {
        if length == 0 && self.part + 1 == self.parts.len() && self.at >= self.parts[self.part].len() {
            return Ok(String::new());
        }
        let flags = self.byte()?;
        let mut wide = flags & 1 != 0;
        let runs = if flags & 8 != 0 { usize::from(self.u16()?) * 4 } else { 0 };
        let extra = if flags & 4 != 0 { self.u32()? as usize } else { 0 };
        let mut units = Vec::with_capacity(length);
        while units.len() < length {
            if self.parts.get(self.part).is_some_and(|part| self.at >= part.len()) {
                // A continued record begins with its own width.
                self.part += 1;
                self.at = 0;
                wide = self.byte()? & 1 != 0;
            }
            units.push(if wide { self.u16()? } else { u16::from(self.byte()?) });
        }
        self.skip(runs)?;
        self.skip(extra)?;
        Ok(String::from_utf16_lossy(&units))
    }
}

fn read_sheet(stream: &[u8], offset: usize, globals: &Globals, sheet: &mut Sheet, budget: &mut Budget<'_>) -> Result<(), ReadError> {
    let (mut at, mut depth, mut hidden_rows) = (offset, 0usize, Vec::new());
    let mut waiting: Option<(u32, u32)> = None;
    loop {
        let (sort, data, next) = record(stream, at).ok_or(ReadError::damaged("工作表内容不完整"))?;
        at = next;
        match sort {
            0x0809 => depth += 1,
            0x000a => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            // Charts inside a sheet are substreams of their own.
            _ if depth != 1 => {}
            0x0208 if u16_at(data, 12)? & 0x20 != 0 => {
                hidden_rows.push(u32::from(u16_at(data, 0)?) + 1);
            }
            0x007d if u16_at(data, 8)? & 1 != 0 => {
                let last = u32::from(u16_at(data, 2)?).min(budget.limits.columns);
                sheet.hidden_columns.extend(u32::from(u16_at(data, 0)?)..=last);
            }
            0x00e5 => {
                for n in 0..usize::from(u16_at(data, 0)?) {
                    let part = |k: usize| u16_at(data, 2 + 8 * n + 2 * k).map(u32::from);
                    sheet.merge(
                        budget,
                        Merge { first_row: part(0)? + 1, last_row: part(1)? + 1, first_column: part(2)?, last_column: part(3)? },
                    )?;
                }
            }
            0x00bd => {
                let (row, first) = (u32::from(u16_at(data, 0)?) + 1, u32::from(u16_at(data, 2)?));
                let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
                for (column, cell) in (first..).zip(cells.chunks_exact(6)) {
                    let style = usize::from(u16_at(cell, 0)?);
                    number(sheet, budget, globals, (row, column), style, rk(u32_at(cell, 2)?))?;
                }
            }
            0x0207 => {
                if let Some((row, column)) = waiting.take() {
                    let text = Strings::new(vec![data]).text_u16()?;
                    sheet.put(budget, row, column, text, Typed::Text)?;
                }
            }
            0x00fd | 0x0204 | 0x00d6 | 0x0203 | 0x027e | 0x0006 | 0x0205 => {
                let place = (u32::from(u16_at(data, 0)?) + 1, u32::from(u16_at(data, 2)?));
                let style = usize::from(u16_at(data, 4)?);
                match sort {
                    0x00fd => {
                        let index = u32_at(data, 6)? as usize;
                        let text = globals.strings.get(index).ok_or(ReadError::damaged("文字表缺少内容"))?;
                        sheet.put(budget, place.0, place.1, text.to_string(), Typed::Text)?;
                    }
                    0x0204 | 0x00d6 => {
                        let text = Strings::new(vec![data.get(6..).unwrap_or_default()]).text_u16()?;
                        sheet.put(budget, place.0, place.1, text, Typed::Text)?;
                    }
                    0x0203 => number(sheet, budget, globals, place, style, f64_at(data, 6)?)?,
                    0x027e => number(sheet, budget, globals, place, style, rk(u32_at(data, 6)?))?,
                    0x0205 => flag(sheet, budget, place, u16_at(data, 6)?)?,
                    _ => match (u16_at(data, 12)?, data[6]) {
                        (0xffff, 0) => waiting = Some(place),
                        (0xffff, 1) => flag(sheet, budget, place, u16::from(data[8]))?,
                        (0xffff, _) => {}
                        _ => number(sheet, budget, globals, place, style, f64_at(data, 6)?)?,
                    },
                }
            }
            _ => {}
        }
    }
    hidden_rows.sort_unstable();
    sheet.hide_rows(&hidden_rows);
    Ok(())
}

/// TRUE or FALSE; an error value (high byte set) has no text of its own.
fn flag(sheet: &mut Sheet, budget: &mut Budget<'_>, place: (u32, u32), raw: u16) -> Result<(), ReadError> {
    if raw > 1 {
        return sheet.put(budget, place.0, place.1, "#N/A".to_owned(), Typed::Text);
    }
    let text = if raw == 1 { "TRUE" } else { "FALSE" };
    sheet.put(budget, place.0, place.1, text.to_owned(), Typed::Flag(raw == 1))
}

fn number(
    sheet: &mut Sheet,
    budget: &mut Budget<'_>,
    globals: &Globals,
    place: (u32, u32),
    style: usize,
    value: f64,
) -> Result<(), ReadError> {
    let (text, typed) = match globals.formats.get(style) {
        Some(shown) => show(value, shown, globals.from_1904),
        None => (general(value), Typed::Number(value)),
    };
    sheet.put(budget, place.0, place.1, text, typed)
}
