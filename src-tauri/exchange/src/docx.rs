//! Tables of Word documents: each table of the body becomes a sheet, merged cells included. Never the text
//! between the tables, except the line above one: it is its title.

use crate::ReadError;
use crate::package::{Node, Package, attribute};
use crate::sheet::{Budget, Merge, Sheet, Typed};

/// One sheet for each table that is not inside another.
pub(crate) fn sheets(package: &mut Package<'_>, main: &str, budget: &mut Budget<'_>) -> Result<Vec<Sheet>, ReadError> {
    let mut xml = package.xml(main)?.ok_or(ReadError::damaged("缺少正文"))?;
    let mut body = Body::default();
    loop {
        match xml.next()? {
            Node::Open(element) => {
                let name = element.local_name().into_inner().to_owned();
                let value = attribute(&element, "val");
                body.open(&name, value.as_deref(), budget)?;
            }
            Node::Text(piece) => body.text(&piece, budget)?,
            Node::Close(name) => body.close(&name, budget)?,
            Node::End => return Ok(body.sheets),
        }
    }
}

#[derive(Default)]
struct Body {
    sheets: Vec<Sheet>,
    /// The last line of text outside a table.
    line: String,
    depth: usize,
    in_text: bool,
    row: u32,
    column: u32,
    cell: Option<OpenCell>,
    sheet: Option<Sheet>,
    /// For each column, the first row of the vertical merge that is open there, with its width.
    merging: Vec<Option<(u32, u32)>>,
}

struct OpenCell {
    text: String,
    span: u32,
    merge: Option<bool>,
}

impl Body {
    fn open(&mut self, name: &str, value: Option<&str>, budget: &mut Budget<'_>) -> Result<(), ReadError> {
        match name {
            "tbl" => {
                self.depth += 1;
                if self.depth == 1 {
                    if self.sheets.len() >= budget.limits.sheets {
                        return Err(ReadError::TooMuch { what: "表格" });
                    }
                    let mut sheet = Sheet::new(format!("表{}", self.sheets.len() + 1), false);
                    let title = std::mem::take(&mut self.line);
                    sheet.put(budget, 1, 0, title, Typed::Text)?;
                    self.row = 1;
                    self.sheet = Some(sheet);
                    self.merging.clear();
                }
            }
            "tr" if self.depth == 1 => {
                self.row += 1;
                self.column = 0;
                if self.row > budget.limits.rows {
                    return Err(ReadError::TooManyRows {
                        sheet: format!("表{}", self.sheets.len() + 1),
                        row: self.row,
                        limit: budget.limits.rows,
                    });
                }
            }
            "tc" if self.depth == 1 => self.cell = Some(OpenCell { text: String::new(), span: 1, merge: None }),
            "gridSpan" => {
                if let Some(cell) = &mut self.cell {
                    cell.span = value.and_then(|n| n.parse().ok()).unwrap_or(1).clamp(1, budget.limits.columns);
                }
            }
            "vMerge" => {
                if let Some(cell) = &mut self.cell {
                    cell.merge = Some(value == Some("restart"));
                }
            }
            "t" => self.in_text = true,
            "p" if self.depth == 0 => self.line.clear(),
            "br" | "cr" => self.push("\n"),
            "tab" => self.push(" "),
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, piece: &str) {
        match &mut self.cell {
            Some(cell) => cell.text.push_str(piece),
            None => self.line.push_str(piece),
        }
    }

    fn text(&mut self, piece: &str, budget: &Budget<'_>) -> Result<(), ReadError> {
        if self.in_text {
            self.push(piece);
            let length = self.cell.as_ref().map_or(self.line.len(), |cell| cell.text.len());
            if length > budget.limits.cell_chars.saturating_mul(8) {
                return Err(ReadError::TooMuch { what: "单个单元格的文字" });
            }
        }
        Ok(())
    }

    fn close(&mut self, name: &str, budget: &mut Budget<'_>) -> Result<(), ReadError> {
        match name {
            "t" => self.in_text = false,
            "p" if self.cell.is_some() => self.push("\n"),
            "tc" if self.depth == 1 => self.close_cell(budget)?,
            "tbl" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    for column in 0..self.merging.len() {
                        self.end_merge(column, self.row, budget)?;
                    }
                    self.sheets.extend(self.sheet.take());
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self, budget: &mut Budget<'_>) -> Result<(), ReadError> {
        let (Some(cell), Some(sheet)) = (self.cell.take(), &mut self.sheet) else { return Ok(()) };
        let (column, row) = (self.column, self.row);
        self.column = column.saturating_add(cell.span);
        if cell.merge != Some(false) {
            sheet.put(budget, row, column, cell.text.trim().to_owned(), Typed::Text)?;
            let at = column as usize;
            if at >= budget.limits.columns as usize {
                return Ok(());
            }
            self.end_merge(at, row - 1, budget)?;
            if self.merging.len() <= at {
                self.merging.resize(at + 1, None);
            }
            self.merging[at] = (cell.merge == Some(true) || cell.span > 1).then_some((row, cell.span));
            if cell.merge.is_none() {
                self.end_merge(at, row, budget)?;
            }
        }
        Ok(())
    }

    fn end_merge(&mut self, column: usize, last_row: u32, budget: &mut Budget<'_>) -> Result<(), ReadError> {
        let Some((first_row, span)) = self.merging.get_mut(column).and_then(Option::take) else { return Ok(()) };
        let first_column = u32::try_from(column).unwrap_or(u32::MAX);
        match &mut self.sheet {
            Some(sheet) => {
                sheet.merge(budget, Merge { first_row, last_row, first_column, last_column: first_column.saturating_add(span - 1) })
            }
            None => Ok(()),
        }
    }
}
