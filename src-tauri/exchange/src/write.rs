//! Tables out: xlsx in the layout that offices know, and csv that a spreadsheet opens with its Chinese whole.
//! Stored text stays text: never a formula, a link or a number that was not typed as one.

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook};

use crate::WriteError;

/// A table to write: all cells are text already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Title over the table and name of the sheet.
    pub title: String,
    /// Headings.
    pub columns: Vec<String>,
    /// Rows; a shorter row is filled with empty cells.
    pub rows: Vec<Vec<String>>,
}

/// Most characters of one cell, counted in UTF-16 units as spreadsheets do.
pub(crate) const CELL: usize = 32_767;

/// UTF-8 with BOM and CRLF. A text that a spreadsheet would run as a formula gets a `'` before it.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    for row in std::iter::once(&table.columns).chain(&table.rows) {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            let guarded = if guard_needed(cell) { format!("'{cell}") } else { cell.clone() };
            if guarded.contains([',', '"', '\n', '\r', ';', '\t'])
                || guarded.starts_with([' ', '\u{3000}'])
                || guarded.ends_with([' ', '\u{3000}'])
            {
                out.push('"');
                out.push_str(&guarded.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(&guarded);
            }
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

/// Begins like a formula, or like a text that was guarded before: so that reading back takes off exactly one.
fn guard_needed(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// Takes the `'` off that [`csv`] put before a text.
pub(crate) fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if guard_needed(rest) => rest,
        _ => cell,
    }
}

/// A workbook with one sheet: merged title row, headings that stay while scrolling and repeat on every printed
/// page, widths by content, A4 across, one page wide.
///
/// # Errors
/// A text longer than a cell holds, or more rows than a sheet.
pub fn xlsx(table: &Table) -> Result<Vec<u8>, WriteError> {
    check(table)?;
    build(table).map_err(|_| WriteError::Failed)
}

fn check(table: &Table) -> Result<(), WriteError> {
    let columns = table.columns.len();
    if table.rows.len() > 1_048_000 || columns > 16_000 || table.rows.iter().any(|row| row.len() > columns) {
        return Err(WriteError::TooLarge { rows: table.rows.len(), columns });
    }
    for (at, row) in table.rows.iter().enumerate() {
        for (cell, column) in row.iter().zip(&table.columns) {
            // Characters beyond the basic plane count twice in a spreadsheet.
            let length = if cell.len() <= CELL { 0 } else { cell.encode_utf16().count() };
            if length > CELL {
                return Err(WriteError::CellTooLong { row: at + 1, column: column.clone(), length });
            }
        }
    }
    Ok(())
}

fn build(table: &Table) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Workbook::new();
    // Neutral properties: no author, no machine, and a fixed day, so that equal tables give equal files.
    let epoch = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&table.title).set_creation_datetime(&epoch));
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    let last = u16::try_from(table.columns.len().max(1) - 1).unwrap_or(u16::MAX);
    let title = Format::new()
        .set_bold()
        .set_font_name("方正小标宋简体")
        .set_font_size(18)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    let head = Format::new()
        .set_bold()
        .set_font_name("黑体")
        .set_font_size(11)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_text_wrap();
    let body = Format::new()
        .set_font_name("仿宋")
        .set_font_size(11)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_num_format("@");
    if last > 0 {
        sheet.merge_range(0, 0, 0, last, &table.title, &title)?;
    } else {
        sheet.write_string_with_format(0, 0, &table.title, &title)?;
    }
    sheet.set_row_height(0, 32)?;
    for (at, column) in (0u16..).zip(&table.columns) {
        sheet.write_string_with_format(1, at, column, &head)?;
        sheet.set_column_width(at, width(table, usize::from(at)))?;
    }
    for (row, cells) in (2u32..).zip(&table.rows) {
        for at in 0..=last {
            sheet.write_string_with_format(row, at, cells.get(usize::from(at)).map_or("", String::as_str), &body)?;
        }
    }
    sheet.set_freeze_panes(2, 0)?;
    sheet.set_repeat_rows(0, 1)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.6, 0.6, 0.8, 0.8, 0.3, 0.3);
    sheet.set_footer("&C第 &P 页，共 &N 页");
    book.save_to_buffer()
}

/// A name that a spreadsheet accepts for a sheet.
pub(crate) fn sheet_name(title: &str) -> String {
    let name: String = title.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !c.is_control()).collect();
    let (mut short, mut units) = (String::new(), 0);
    for c in name.trim().chars() {
        units += c.len_utf16();
        if units > 31 {
            break;
        }
        short.push(c);
    }
    if short.is_empty() || short.eq_ignore_ascii_case("history") { "表".to_owned() } else { short }
}

/// Width in digits: the heading whole, the text up to a third of a page.
fn width(table: &Table, column: usize) -> f64 {
    let wide =
        |text: &str| text.lines().map(|line| line.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum::<f64>()).fold(0.0, f64::max);
    let head = table.columns.get(column).map_or(0.0, |head| wide(head));
    let mut widths: Vec<f64> = table.rows.iter().take(500).filter_map(|row| row.get(column)).map(|cell| wide(cell)).collect();
    widths.sort_by(f64::total_cmp);
    let most = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0.0);
    (most.max(head) + 2.0).clamp(6.0, 46.0)
}
