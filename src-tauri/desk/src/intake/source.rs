//! Where a table comes from, and what a person has said of it. Never a register's meaning.

use std::path::Path;
use std::sync::Arc;

use exchange::{FileFormat, Hints, Intake, Limits, ReadError, Workbook};

use super::to_table;
use crate::book::Book;
use crate::headway::Underway;
use crate::no::No;
use crate::wire::intake::{ChangeImport, ColumnMatch, SheetHeader};
use crate::wire::record::Kind;

/// A file that was read.
#[derive(Clone)]
pub(super) struct Source {
    /// Its name without folder.
    pub(super) file_name: String,
    /// Its sheets.
    pub(super) workbook: Arc<Workbook>,
}

/// What stands for the file's name where there is no file.
const PASTED: &str = "粘贴的内容";

impl Source {
    /// Reads a file.
    /// `mixed` is the person's word that a text in two encodings is to be read cell by cell.
    pub(super) fn of_file(path: &Path, mixed: bool, act: &Underway) -> Result<Self, No> {
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let unreadable = |error| No::File(file_name.clone(), error);
        let limits = Limits::default();
        let size = std::fs::metadata(path).map_err(unreadable)?.len();
        if size > limits.file_bytes {
            return Err(refuse(ReadError::FileTooLarge { megabytes: size >> 20, limit: limits.file_bytes >> 20 }));
        }
        let bytes = std::fs::read(path).map_err(unreadable)?;
        Self::of(&bytes, file_name, mixed, act)
    }

    /// Reads what was copied: the table of a web page where there is one, else cells with tabs between them.
    pub(super) fn of_clipboard(text: &str, html: Option<&str>, act: &Underway) -> Result<Self, No> {
        let table = html.filter(|html| html.contains("<table") || html.contains("<TABLE"));
        // What stands before the page itself (of some spreadsheets: sizes and offsets) is no part of it.
        let table = table.and_then(|html| html.find('<').map(|at| &html[at..]));
        let read = |content: &str| Self::of(content.as_bytes(), PASTED.to_owned(), false, act);
        match table.map(read) {
            Some(Ok(source)) => Ok(source),
            _ => read(text),
        }
    }

    fn of(bytes: &[u8], file_name: String, mixed: bool, act: &Underway) -> Result<Self, No> {
        act.stage("正在读取文件", 0);
        let read = if mixed { exchange::read_mixed } else { exchange::read_watched };
        let workbook = read(bytes, &file_name, &Limits::default(), &|cells| act.at(cells)).map_err(refuse)?;
        Ok(Self { file_name, workbook: Arc::new(workbook) })
    }

    /// Whether a person could see a table in it: something beside and below something else.
    pub(super) fn has_a_grid(&self) -> bool {
        self.workbook.sheets.iter().any(|sheet| sheet.rows.len() > 1 && sheet.rows.iter().any(|row| row.cells.len() > 1))
    }

    /// What sort of file it is, with its encoding.
    pub(super) fn format(&self) -> String {
        let label = self.workbook.format.label();
        match self.workbook.encoding {
            Some(encoding) if self.workbook.format == FileFormat::Delimited => format!("{label}，{encoding} 编码"),
            _ => label.to_owned(),
        }
    }
}

/// What a person said of a table. What is empty is left to the program.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) kind: Option<Kind>,
    pub(super) sheets: Vec<String>,
    pub(super) header_rows: Vec<SheetHeader>,
    pub(super) mapping: Vec<ColumnMatch>,
    pub(super) base_year: Option<i32>,
    /// Without what was kept of earlier tables.
    pub(super) afresh: bool,
}

impl Asked {
    /// The kind and the sheet that were named with the file.
    pub(super) fn of(kind: Option<Kind>, sheet: Option<String>) -> Self {
        Self { kind, sheets: sheet.into_iter().collect(), ..Self::default() }
    }

    /// What was set in the window.
    pub(super) fn by_hand(request: ChangeImport) -> Self {
        let ChangeImport { token: _, kind, sheets, header_rows, mapping, base_year } = request;
        Self { kind, sheets, header_rows, mapping, base_year, afresh: true }
    }

    /// Whether columns or headings were set by hand.
    pub(super) fn is_by_hand(&self) -> bool {
        !self.mapping.is_empty() || !self.header_rows.is_empty()
    }

    /// The same for exchange.
    pub(super) fn hints(&self, file_name: &str) -> Hints {
        Hints {
            kind: self.kind.and_then(to_table),
            sheets: self.sheets.clone(),
            header_rows: self.header_rows.iter().map(|header| (header.sheet.clone(), header.rows.clone())).collect(),
            file_name: file_name.to_owned(),
            base_year: self.base_year,
            mapping: self
                .mapping
                .iter()
                .map(|known| (known.heading.clone(), Some(known.column.clone()).filter(|column| !column.is_empty())))
                .collect(),
            ..Hints::default()
        }
    }
}

/// The same with the names of the office.
pub(super) fn hints(source: &Source, asked: &Asked, book: &Book) -> Hints {
    let live_units = || book.units.iter().filter(|kept| kept.live());
    Hints {
        units: live_units().map(|kept| kept.item.short_name.clone()).chain(live_units().map(|kept| kept.item.full_name.clone())).collect(),
        posts: book.posts.iter().filter(|kept| kept.live()).map(|kept| kept.item.name.clone()).collect(),
        ..asked.hints(&source.file_name)
    }
}

/// The records of a file.
pub(super) fn recognise(source: &Source, hints: &Hints, act: &Underway) -> Result<Intake, ReadError> {
    act.stage("正在辨认表头和各行", source.workbook.sheets.iter().map(|sheet| sheet.rows.len()).sum());
    exchange::records_watched(&source.workbook, hints, &|rows| act.at(rows))
}

/// A file that is refused as a whole.
pub(super) fn refuse(error: ReadError) -> No {
    match error {
        ReadError::Stopped => No::refuse("stopped", error.to_string()),
        ReadError::Mixed { .. } => No::field("path", "mixed", error.to_string()),
        error => No::field("path", "unreadable", error.to_string()),
    }
}
