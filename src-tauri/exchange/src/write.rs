//! Tables out: xlsx in the layout that offices know, and csv that a spreadsheet opens with its Chinese whole.
//! Stored text stays text: never a formula, a link or a number that was not typed as one.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

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

/// What stands around the cells of a workbook. None of it is read back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// Words at the left over the headings: 填报单位.
    pub left: String,
    /// Words at the right over the headings: the day and how many there are.
    pub right: String,
    /// A line at the head of every printed page: 演示.
    pub mark: String,
    /// Columns at the left that stay while the others scroll and are printed on every page.
    pub key_columns: usize,
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

/// A workbook with one sheet: merged title, headings that stay while scrolling, filter, and repeat on every printed
/// page, widths by content, A4 across; a table too wide for one legible page goes on beside it, its key columns again.
///
/// # Errors
/// A text longer than a cell holds, or more rows than a sheet.
pub fn xlsx(table: &Table, look: &Look) -> Result<Vec<u8>, WriteError> {
    check(table)?;
    Ok(build(table, look)?)
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

fn build(table: &Table, look: &Look) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Neutral properties: no author, no machine, and a fixed day, so that equal tables give equal files.
    let epoch = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&table.title).set_creation_datetime(&epoch));
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    let widths: Vec<f64> = (0..table.columns.len()).map(|column| width(table, column)).collect();
    let across = pages_across(&widths);
    let last = index(table.columns.len().max(1) - 1);
    let key = look.key_columns.min(table.columns.len());
    let head = over(sheet, table, look, &widths, across)?;
    let heading = text_format("黑体").set_bold().set_align(FormatAlign::Center).set_background_color(Color::RGB(0x00ed_eded));
    let body = text_format("仿宋").set_num_format("@");
    for (at, column) in (0u16..).zip(&table.columns) {
        sheet.write_string_with_format(head, at, column, &heading)?;
        sheet.set_column_width(at, widths.get(usize::from(at)).copied().unwrap_or(8.0))?;
    }
    for (row, cells) in (head + 1..).zip(&table.rows) {
        sheet.set_row_height(row, height(cells, &widths))?;
        for at in 0..=last {
            sheet.write_string_with_format(row, at, cells.get(usize::from(at)).map_or("", String::as_str), &body)?;
        }
    }
    if !table.rows.is_empty() {
        sheet.autofilter(head, 0, head + u32::try_from(table.rows.len()).unwrap_or_default(), last)?;
    }
    sheet.set_freeze_panes(head + 1, index(key))?;
    sheet.set_repeat_rows(0, head)?;
    if key > 0 && across > 1 {
        sheet.set_repeat_columns(0, index(key - 1))?;
    }
    page(sheet, look, across);
    book.save_to_buffer()
}

/// A column of a form to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BlankColumn {
    /// Its heading.
    pub heading: String,
    /// What may stand there; empty for anything. Other words can be typed all the same: whoever reads the form asks.
    pub choices: Vec<String>,
    /// Must be filled in: its heading is red.
    pub required: bool,
    /// Running text: a wide column.
    pub long: bool,
}

/// Lines of an empty form.
const BLANK_ROWS: u32 = 30;

/// An empty form that a spreadsheet fills in and this program reads back: title, who fills it in, headings, ruled
/// lines, and lists to choose from.
///
/// # Errors
/// [`WriteError::Failed`].
pub fn blank(title: &str, columns: &[BlankColumn], look: &Look) -> Result<Vec<u8>, WriteError> {
    Ok(build_blank(title, columns, look)?)
}

fn build_blank(title: &str, columns: &[BlankColumn], look: &Look) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let epoch = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&epoch));
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(title))?;
    let headings = columns.iter().map(|column| column.heading.clone()).collect();
    let table = Table { title: title.to_owned(), columns: headings, rows: Vec::new() };
    let widths: Vec<f64> =
        columns.iter().enumerate().map(|(at, column)| width(&table, at).max(if column.long { 30.0 } else { 12.0 })).collect();
    let across = pages_across(&widths);
    let head = over(sheet, &table, look, &widths, across)?;
    let heading = text_format("黑体").set_bold().set_align(FormatAlign::Center).set_background_color(Color::RGB(0x00ed_eded));
    let body = text_format("仿宋").set_num_format("@");
    for (at, column) in (0u16..).zip(columns) {
        let own = if column.required { heading.clone().set_font_color(Color::RGB(0x00c0_0000)) } else { heading.clone() };
        sheet.write_string_with_format(head, at, &column.heading, &own)?;
        sheet.set_column_width(at, widths.get(usize::from(at)).copied().unwrap_or(12.0))?;
        for row in 1..=BLANK_ROWS {
            sheet.write_blank(head + row, at, &body)?;
        }
        // A longer list than a spreadsheet takes is left out: the words can be typed.
        if !column.choices.is_empty() && column.choices.iter().map(|choice| choice.chars().count() + 1).sum::<usize>() <= 255 {
            let list = DataValidation::new().allow_list_strings(&column.choices)?.set_error_style(DataValidationErrorStyle::Warning);
            sheet.add_data_validation(head + 1, at, head + BLANK_ROWS, at, &list)?;
        }
    }
    for row in 1..=BLANK_ROWS {
        sheet.set_row_height(head + row, 24)?;
    }
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.set_repeat_rows(0, head)?;
    page(sheet, look, across);
    book.save_to_buffer()
}

/// Cells with thin rules, wrapped.
fn text_format(font: &str) -> Format {
    let format = Format::new().set_font_name(font).set_font_size(11).set_align(FormatAlign::VerticalCenter);
    format.set_border(FormatBorder::Thin).set_text_wrap()
}

/// Title and the words over the headings, as wide as the first printed page; the row that the headings get.
fn over(sheet: &mut Worksheet, table: &Table, look: &Look, widths: &[f64], across: usize) -> Result<u32, XlsxError> {
    let last = index(first_page(widths, across));
    let title = Format::new()
        .set_font_name("方正小标宋简体")
        .set_font_size(18)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    merged(sheet, 0, (0, last), &table.title, &title)?;
    sheet.set_row_height(0, 36)?;
    if look.left.is_empty() && look.right.is_empty() {
        return Ok(1);
    }
    let small = Format::new().set_font_name("仿宋").set_font_size(11).set_align(FormatAlign::VerticalCenter);
    if last == 0 || across > 1 {
        // Where a page ends is only known when it is printed: nothing stands at that edge.
        let both = [look.left.as_str(), look.right.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        merged(sheet, 1, (0, last), &both.join("　　"), &small)?;
    } else {
        let middle = last / 2;
        merged(sheet, 1, (0, middle), &look.left, &small)?;
        merged(sheet, 1, (middle + 1, last), &look.right, &small.clone().set_align(FormatAlign::Right))?;
    }
    sheet.set_row_height(1, 20)?;
    Ok(2)
}

fn merged(sheet: &mut Worksheet, row: u32, (first, last): (u16, u16), text: &str, format: &Format) -> Result<(), XlsxError> {
    if first == last {
        sheet.write_string_with_format(row, first, text, format)?;
    } else {
        sheet.merge_range(row, first, row, last, text, format)?;
    }
    Ok(())
}

fn page(sheet: &mut Worksheet, look: &Look, across: usize) {
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(index(across), 0).set_page_order(true);
    sheet.set_margins(0.6, 0.6, 0.8, 0.8, 0.3, 0.3);
    if !look.mark.is_empty() {
        sheet.set_header(format!("&C{}", look.mark.replace('&', "&&")));
    }
    sheet.set_footer("&C第 &P 页，共 &N 页");
}

fn index(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// A4.
const A4: u8 = 9;
/// Digits of 11 points that stand side by side on A4 across.
const PAGE: f64 = 140.0;
/// No page is made smaller than this share: 11 points stay 7.7.
const SMALLEST: f64 = 0.7;

/// Pages side by side that keep the letters legible.
fn pages_across(widths: &[f64]) -> usize {
    (widths.iter().sum::<f64>() * SMALLEST / PAGE).ceil().max(1.0) as usize
}

/// The last column of the first page.
fn first_page(widths: &[f64], across: usize) -> usize {
    let room = if across > 1 { PAGE } else { f64::INFINITY };
    let mut used = 0.0;
    let fit = widths.iter().take_while(|width| {
        used += **width;
        used <= room
    });
    fit.count().clamp(2.min(widths.len()), widths.len().max(1)).max(1) - 1
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

/// Digits that a text is wide; a Chinese letter is a little wider than two of them.
fn digits(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 1.05 } else { 2.1 }).sum()
}

/// Width in digits: the heading whole, the text up to a third of a page.
fn width(table: &Table, column: usize) -> f64 {
    let wide = |text: &str| text.lines().map(digits).fold(0.0, f64::max);
    let head = table.columns.get(column).map_or(0.0, |head| wide(head));
    let mut widths: Vec<f64> = table.rows.iter().take(500).filter_map(|row| row.get(column)).map(|cell| wide(cell)).collect();
    widths.sort_by(f64::total_cmp);
    let most = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0.0);
    // The button of the filter stands beside the heading.
    (most.max(head + 2.0) + 1.5).clamp(6.0, 46.0)
}

/// Points that a row needs for its words: spreadsheets do not all find that out themselves.
fn height(cells: &[String], widths: &[f64]) -> f64 {
    let lines = |cell: &String, width: f64| -> f64 { cell.split('\n').map(|line| (digits(line) / (width - 0.7)).ceil().max(1.0)).sum() };
    let most = cells.iter().zip(widths).map(|(cell, width)| lines(cell, *width)).fold(1.0, f64::max);
    (most * 15.0 + 4.0).min(TALLEST)
}

/// Most points that a row can be high.
pub(crate) const TALLEST: f64 = 409.0;
