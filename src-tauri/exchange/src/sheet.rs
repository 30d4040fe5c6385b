//! What a table file holds, whatever its format: sheets of sparse rows of cells. Never a meaning: that a
//! column is a deadline is found in `layout`, that a text is a date in `convert`.

use chrono::NaiveDate;

use crate::ReadError;

/// How much of a file is read before it is refused. The defaults are the product's; tests tighten or lift them.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Size of the file itself, in bytes.
    pub file_bytes: u64,
    /// Entries in a zip directory.
    pub zip_entries: usize,
    /// Uncompressed size of all entries, in bytes, declared or real.
    pub unpacked_bytes: u64,
    /// Uncompressed to compressed size of one entry.
    pub zip_ratio: u64,
    /// Entries smaller than this may have any ratio: small honest files compress well.
    pub ratio_floor: u64,
    /// Last row number that may hold a value.
    pub rows: u32,
    /// Last column, counted from 1, that may hold a value.
    pub columns: u32,
    /// Characters in one cell.
    pub cell_chars: usize,
    /// Cells with a value in the whole file.
    pub cells: usize,
    /// Bytes of text in the whole file.
    pub text_bytes: usize,
    /// Sheets in the file.
    pub sheets: usize,
    /// Cells covered by merged areas in the whole file.
    pub merged_cells: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 50 << 20,
            zip_entries: 2_000,
            unpacked_bytes: 200 << 20,
            zip_ratio: 100,
            ratio_floor: 16 << 20,
            // 20,000 records, and the lines above and below them.
            rows: 20_200,
            columns: 200,
            cell_chars: 32_767,
            cells: 1_000_000,
            text_bytes: 64 << 20,
            sheets: 200,
            merged_cells: 4_000_000,
        }
    }
}

/// What sort of file the content showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// Office Open XML workbook (.xlsx, .xlsm), whatever the name says.
    Xlsx,
    /// Binary workbook of Excel 97–2003.
    Xls,
    /// A web page with tables, often named .xls.
    Html,
    /// Text with separators (.csv, .txt).
    Delimited,
    /// Tables of an Office Open XML document (.docx).
    Docx,
}

impl FileFormat {
    /// The Chinese name shown in the import wizard.
    pub fn label(self) -> &'static str {
        match self {
            Self::Xlsx => "Excel 工作簿（xlsx）",
            Self::Xls => "Excel 97-2003 工作簿（xls）",
            Self::Html => "网页表格（html）",
            Self::Delimited => "文本表格（csv/txt）",
            Self::Docx => "Word 文档中的表格（docx）",
        }
    }
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// By content, not by name.
    pub format: FileFormat,
    /// Text encoding where the format has a choice, e.g. `GB18030`.
    pub encoding: Option<&'static str>,
    /// Whether serial day numbers count from 1904.
    pub from_1904: bool,
    /// All sheets, hidden ones too, in the order of the file.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name as the file has it.
    pub name: String,
    /// Whether the office hid it: then it is not imported, only reported.
    pub hidden: bool,
    /// Rows with at least one value, top down.
    pub rows: Vec<Row>,
    /// Merged areas, clipped to the grid that is read.
    pub merges: Vec<Merge>,
    /// Hidden columns, counted from 0: not imported, reported.
    pub hidden_columns: Vec<u32>,
}

/// One row with at least one value.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Row number as the spreadsheet shows it, from 1.
    pub number: u32,
    /// Hidden rows are imported and reported.
    pub hidden: bool,
    /// Its letters were in another encoding than those of the file: it is imported and asked about.
    pub foreign: bool,
    /// Cells with a value, left to right.
    pub cells: Vec<Cell>,
}

/// One cell with a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Column, from 0.
    pub column: u32,
    /// The text as shown; true dates as ISO.
    pub text: String,
    /// What the cell is beneath its text.
    pub value: Typed,
}

/// The typed value of a cell. Formulas count by their cached value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Typed {
    /// Only text.
    Text,
    /// A number without a date format.
    Number(f64),
    /// A number with a date format, or an ISO date cell.
    Date(NaiveDate),
    /// TRUE or FALSE.
    Flag(bool),
}

/// A merged area; rows from 1 and columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row.
    pub first_row: u32,
    /// Last row.
    pub last_row: u32,
    /// First column.
    pub first_column: u32,
    /// Last column.
    pub last_column: u32,
}

/// Counts what a file has used of its limits while it is read.
pub(crate) struct Budget<'a> {
    pub limits: &'a Limits,
    watch: &'a dyn Fn(usize) -> bool,
    cells: usize,
    text: usize,
    merged: u64,
}

impl<'a> Budget<'a> {
    /// `watch` is told now and then how many cells were read, and says whether to go on.
    pub fn new(limits: &'a Limits, watch: &'a dyn Fn(usize) -> bool) -> Self {
        Self { limits, watch, cells: 0, text: 0, merged: 0 }
    }

    /// Asks whether to go on.
    pub fn look_up(&self) -> Result<(), ReadError> {
        if (self.watch)(self.cells) { Ok(()) } else { Err(ReadError::Stopped) }
    }

    /// Counts text that is kept beside the cells (shared strings).
    pub fn text(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.text += bytes;
        if self.text > self.limits.text_bytes { Err(ReadError::TooMuch { what: "文字" }) } else { Ok(()) }
    }
}

impl Sheet {
    pub(crate) fn new(name: String, hidden: bool) -> Self {
        Self { name, hidden, rows: Vec::new(), merges: Vec::new(), hidden_columns: Vec::new() }
    }

    /// Adds a value at `row` (from 1) and `column` (from 0); blank text is no value. Refuses what lies
    /// outside the limits, so that two far cells can never ask for the grid between them.
    pub(crate) fn put(&mut self, budget: &mut Budget<'_>, row: u32, column: u32, text: String, value: Typed) -> Result<(), ReadError> {
        if register::text::trim(&text).is_empty() {
            return Ok(());
        }
        let limits = budget.limits;
        if row == 0 || row > limits.rows {
            return Err(ReadError::TooManyRows { sheet: self.name.clone(), row, limit: limits.rows });
        }
        if column >= limits.columns {
            return Err(ReadError::TooManyColumns {
                sheet: self.name.clone(),
                row,
                column: column.saturating_add(1),
                limit: limits.columns,
            });
        }
        if text.len() > limits.cell_chars && text.chars().count() > limits.cell_chars {
            return Err(ReadError::CellTooLong { sheet: self.name.clone(), row, limit: limits.cell_chars });
        }
        budget.cells += 1;
        if budget.cells > limits.cells {
            return Err(ReadError::TooMuch { what: "单元格" });
        }
        if budget.cells.is_multiple_of(4096) {
            budget.look_up()?;
        }
        budget.text(text.len())?;
        let cell = Cell { column, text, value };
        let at = match self.rows.last() {
            Some(last) if last.number < row => self.rows.len(),
            Some(last) if last.number == row => self.rows.len() - 1,
            _ => self.rows.partition_point(|other| other.number < row),
        };
        if self.rows.get(at).is_none_or(|other| other.number != row) {
            self.rows.insert(at, Row { number: row, hidden: false, foreign: false, cells: Vec::new() });
        }
        let cells = &mut self.rows[at].cells;
        let at = if cells.last().is_none_or(|last| last.column < column) {
            cells.len()
        } else {
            cells.partition_point(|other| other.column < column)
        };
        match cells.get_mut(at) {
            Some(same) if same.column == column => *same = cell,
            _ => cells.insert(at, cell),
        }
        Ok(())
    }

    /// Adds a merged area, clipped to the grid that is read.
    pub(crate) fn merge(&mut self, budget: &mut Budget<'_>, merge: Merge) -> Result<(), ReadError> {
        let last_row = merge.last_row.min(budget.limits.rows);
        let last_column = merge.last_column.min(budget.limits.columns.saturating_sub(1));
        if merge.first_row == 0 || merge.first_row > last_row || merge.first_column > last_column {
            return Ok(());
        }
        budget.merged += u64::from(last_row - merge.first_row + 1) * u64::from(last_column - merge.first_column + 1);
        if budget.merged > budget.limits.merged_cells {
            return Err(ReadError::TooMuch { what: "合并单元格" });
        }
        self.merges.push(Merge { last_row, last_column, ..merge });
        Ok(())
    }

    /// Marks a row as hidden; rows without a value are not kept.
    pub(crate) fn hide_rows(&mut self, hidden: &[u32]) {
        for row in &mut self.rows {
            row.hidden = hidden.binary_search(&row.number).is_ok();
        }
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
