//! Workbooks of Office Open XML, read as streams: sheets, their state, cells as shown, merged areas, hidden
//! rows and columns. Formulas count by their cached value. Never a macro, a link or a second pass over a sheet.

use std::collections::HashMap;
use std::io::BufRead;

use crate::ReadError;
use crate::number_format::{Shown, built_in, custom, show};
use crate::package::{Node, Package, Xml, attribute, truth};
use crate::sheet::{Budget, Merge, Sheet, Typed};

/// Where the main part lies, by the package's own relations.
pub(crate) fn main_part(package: &mut Package<'_>) -> Result<Option<String>, ReadError> {
    let relations = relations(package, "_rels/.rels", "")?;
    Ok(relations.into_values().find(|relation| relation.sort == "officeDocument").map(|relation| relation.target))
}

/// All worksheets of the workbook whose main part is `main`, and whether its days count from 1904.
pub(crate) fn sheets(package: &mut Package<'_>, main: &str, budget: &mut Budget<'_>) -> Result<(Vec<Sheet>, bool), ReadError> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let relations = relations(package, &join(folder, &format!("_rels/{file}.rels")), folder)?;
    let part = |sort: &str| relations.values().find(|relation| relation.sort == sort).map(|relation| relation.target.clone());
    let (entries, from_1904) = workbook(package, main)?;
    if entries.len() > budget.limits.sheets {
        return Err(ReadError::TooMuch { what: "工作表" });
    }
    let strings = match part("sharedStrings") {
        Some(name) => shared_strings(package, &name, budget)?,
        None => Vec::new(),
    };
    let formats = match part("styles") {
        Some(name) => styles(package, &name)?,
        None => Vec::new(),
    };
    let mut sheets = Vec::new();
    for entry in entries {
        let mut sheet = Sheet::new(entry.name, entry.hidden);
        if let Some(relation) = relations.get(&entry.relation).filter(|relation| relation.sort == "worksheet")
            && let Some(xml) = package.xml(&relation.target)?
        {
            Reading { xml, budget, sheet: &mut sheet, strings: &strings, formats: &formats, from_1904 }.read()?;
        }
        sheets.push(sheet);
    }
    Ok((sheets, from_1904))
}

struct Relation {
    sort: String,
    target: String,
}

fn join(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn relations(package: &mut Package<'_>, name: &str, folder: &str) -> Result<HashMap<String, Relation>, ReadError> {
    let mut out = HashMap::new();
    let Some(mut xml) = package.xml(name)? else { return Ok(out) };
    loop {
        match xml.next()? {
            Node::Open(element) if element.local_name().into_inner() == "Relationship" => {
                let (Some(id), Some(sort), Some(target)) =
                    (attribute(&element, "Id"), attribute(&element, "Type"), attribute(&element, "Target"))
                else {
                    continue;
                };
                if attribute(&element, "TargetMode").as_deref() != Some("External") && out.len() < 10_000 {
                    let sort = sort.rsplit('/').next().unwrap_or_default().to_owned();
                    out.insert(id, Relation { sort, target: join(folder, &target) });
                }
            }
            Node::End => return Ok(out),
            _ => {}
        }
    }
}

struct Entry {
    name: String,
    hidden: bool,
    relation: String,
}

fn workbook(package: &mut Package<'_>, main: &str) -> Result<(Vec<Entry>, bool), ReadError> {
    let mut xml = package.xml(main)?.ok_or(ReadError::damaged("缺少工作簿目录"))?;
    let (mut entries, mut from_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Node::Open(element) => match element.local_name().into_inner() {
                "workbookPr" => from_1904 = truth(attribute(&element, "date1904")),
                "sheet" if entries.len() < 10_000 => entries.push(Entry {
                    name: attribute(&element, "name").unwrap_or_default(),
                    hidden: attribute(&element, "state").is_some_and(|state| state != "visible"),
                    relation: attribute(&element, "id").unwrap_or_default(),
                }),
                _ => {}
            },
            Node::End => return Ok((entries, from_1904)),
            _ => {}
        }
    }
}

fn shared_strings(package: &mut Package<'_>, name: &str, budget: &mut Budget<'_>) -> Result<Vec<Box<str>>, ReadError> {
    let mut out: Vec<Box<str>> = Vec::new();
    let Some(mut xml) = package.xml(name)? else { return Ok(out) };
    let mut text = Text::default();
    loop {
        match xml.next()? {
            Node::Open(element) => text.open(element.local_name().into_inner()),
            Node::Text(piece) => text.add(&piece, budget.limits.cell_chars)?,
            Node::Close(name) if name == "si" => {
                let string = text.take();
                budget.text(string.len())?;
                if out.len().is_multiple_of(8192) {
                    budget.look_up()?;
                }
                if out.len() >= budget.limits.cells {
                    return Err(ReadError::TooMuch { what: "共享文字" });
                }
                out.push(string.into_boxed_str());
            }
            Node::Close(name) => text.close(&name),
            Node::End => return Ok(out),
        }
    }
}

/// The text of `<t>` elements; the phonetic readings of `<rPh>` are no part of it.
#[derive(Default)]
struct Text {
    text: String,
    inside: bool,
    phonetic: bool,
}

impl Text {
    fn open(&mut self, name: &str) {
        match name {
            "t" => self.inside = !self.phonetic,
            "rPh" => self.phonetic = true,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.inside = false,
            "rPh" => self.phonetic = false,
            _ => {}
        }
    }

    fn add(&mut self, piece: &str, limit: usize) -> Result<(), ReadError> {
        if self.inside {
            self.text.push_str(piece);
            if self.text.len() > limit.saturating_mul(8) {
                return Err(ReadError::TooMuch { what: "单个单元格的文字" });
            }
        }
        Ok(())
    }

    fn take(&mut self) -> String {
        self.inside = false;
        self.phonetic = false;
        unescape(std::mem::take(&mut self.text))
    }
}

/// `_x000D_` is how the format writes characters that XML cannot hold.
fn unescape(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(2..6).filter(|hex| rest.get(6..7) == Some("_") && hex.chars().all(|c| c.is_ascii_hexdigit()));
        match code.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &rest[7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// What each cell style does with a number.
fn styles(package: &mut Package<'_>, name: &str) -> Result<Vec<Shown>, ReadError> {
    let (mut codes, mut out) = (HashMap::new(), Vec::new());
    let Some(mut xml) = package.xml(name)? else { return Ok(out) };
    let mut in_cells = false;
    loop {
        match xml.next()? {
            Node::Open(element) => match element.local_name().into_inner() {
                "numFmt" => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                    if let (Some(id), Some(code)) = (id, attribute(&element, "formatCode"))
                        && codes.len() < 10_000
                    {
                        codes.insert(id, custom(&code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    if out.len() >= 100_000 {
                        return Err(ReadError::TooMuch { what: "单元格样式" });
                    }
                    out.push(codes.get(&id).cloned().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Node::Close(name) if name == "cellXfs" => in_cells = false,
            Node::End => return Ok(out),
            _ => {}
        }
    }
}

/// One pass over a sheet.
struct Reading<'a, 'b, R> {
    xml: Xml<R>,
    budget: &'a mut Budget<'b>,
    sheet: &'a mut Sheet,
    strings: &'a [Box<str>],
    formats: &'a [Shown],
    from_1904: bool,
}

#[derive(Default)]
struct OpenCell {
    row: u32,
    column: u32,
    sort: String,
    style: usize,
    value: String,
    text: Text,
}

impl<R: BufRead> Reading<'_, '_, R> {
    fn read(mut self) -> Result<(), ReadError> {
        let (mut row, mut column) = (0u32, 0u32);
        let mut cell: Option<OpenCell> = None;
        let (mut in_value, mut hidden_rows) = (false, Vec::new());
        let limit = self.budget.limits.cell_chars;
        loop {
            match self.xml.next()? {
                Node::Open(element) => match element.local_name().into_inner() {
                    "row" => {
                        row = attribute(&element, "r").and_then(|r| r.parse().ok()).unwrap_or(row.saturating_add(1));
                        column = 0;
                        if truth(attribute(&element, "hidden")) && hidden_rows.len() < 100_000 {
                            hidden_rows.push(row);
                        }
                    }
                    "c" => {
                        let at = match attribute(&element, "r") {
                            Some(reference) => place(&reference).ok_or(ReadError::damaged("单元格位置无效"))?,
                            None => (row, column),
                        };
                        column = at.1.saturating_add(1);
                        cell = Some(OpenCell {
                            row: at.0,
                            column: at.1,
                            sort: attribute(&element, "t").unwrap_or_default(),
                            style: attribute(&element, "s").and_then(|s| s.parse().ok()).unwrap_or(0),
                            ..OpenCell::default()
                        });
                    }
                    "v" => in_value = true,
                    "col" if truth(attribute(&element, "hidden")) => {
                        let end = |name| attribute(&element, name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(0);
                        let (first, last) = (end("min"), end("max").min(self.budget.limits.columns));
                        self.sheet.hidden_columns.extend((first.max(1)..=last).map(|n| n - 1));
                    }
                    "mergeCell" => {
                        if let Some((first, last)) = attribute(&element, "ref").as_deref().and_then(area) {
                            let merge = Merge { first_row: first.0, last_row: last.0, first_column: first.1, last_column: last.1 };
                            self.sheet.merge(self.budget, merge)?;
                        }
                    }
                    name => {
                        if let Some(cell) = &mut cell {
                            cell.text.open(name);
                        }
                    }
                },
                Node::Text(piece) => {
                    if let Some(cell) = &mut cell {
                        if in_value {
                            cell.value.push_str(&piece);
                            if cell.value.len() > limit.saturating_mul(8) {
                                return Err(ReadError::TooMuch { what: "单个单元格的文字" });
                            }
                        } else {
                            cell.text.add(&piece, limit)?;
                        }
                    }
                }
                Node::Close(name) => match name.as_str() {
                    "v" => in_value = false,
                    "c" => {
                        if let Some(cell) = cell.take() {
                            self.put(cell)?;
                        }
                    }
                    name => {
                        if let Some(cell) = &mut cell {
                            cell.text.close(name);
                        }
                    }
                },
                Node::End => break,
            }
        }
        hidden_rows.sort_unstable();
        self.sheet.hide_rows(&hidden_rows);
        Ok(())
    }

    fn put(&mut self, mut cell: OpenCell) -> Result<(), ReadError> {
        let (text, value) = match cell.sort.as_str() {
            "s" => {
                let string = cell.value.trim().parse::<usize>().ok().and_then(|index| self.strings.get(index));
                if string.is_none() && !cell.value.is_empty() {
                    return Err(ReadError::damaged("文字表缺少内容"));
                }
                (string.map_or_else(String::new, ToString::to_string), Typed::Text)
            }
            "inlineStr" => (cell.text.take(), Typed::Text),
            "str" | "e" => (unescape(cell.value), Typed::Text),
            "b" => match cell.value.trim() {
                "1" | "true" => ("TRUE".to_owned(), Typed::Flag(true)),
                "" => return Ok(()),
                _ => ("FALSE".to_owned(), Typed::Flag(false)),
            },
            "d" => {
                let on = register::deadline::read_date(&cell.value, None::<i32>);
                (on.map_or(cell.value, |on| on.to_string()), on.map_or(Typed::Text, Typed::Date))
            }
            _ => match cell.value.trim().parse::<f64>() {
                Ok(number) => show(number, self.formats.get(cell.style).unwrap_or(&Shown::General), self.from_1904),
                Err(_) => (cell.value, Typed::Text),
            },
        };
        self.sheet.put(self.budget, cell.row, cell.column, text, value)
    }
}

/// `B5` → row 5, column 1.
fn place(reference: &str) -> Option<(u32, u32)> {
    let split = reference.find(|c: char| c.is_ascii_digit())?;
    let mut column = 0u32;
    for c in reference[..split].chars().filter(|c| *c != '$') {
        let letter = c.to_ascii_uppercase();
        if !letter.is_ascii_uppercase() {
            return None;
        }
        column = column.checked_mul(26)?.checked_add(u32::from(letter) - u32::from('A') + 1)?;
    }
    let row = reference[split..].parse().ok().filter(|row| *row > 0)?;
    Some((row, column.checked_sub(1)?))
}

fn area(reference: &str) -> Option<((u32, u32), (u32, u32))> {
    let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
    Some((place(&first.replace('$', ""))?, place(&last.replace('$', ""))?))
}
