//! A blank form that is filled in on any computer: the layout locked, places to write open, closed lists as drop-downs.
//! Never a value in it: what comes back is read like any other table.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook,
};

use crate::WriteError;

/// A column of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormColumn {
    /// Its heading.
    pub name: String,
    /// Width, in digits.
    pub width: u16,
    /// What is said when somebody writes in it; empty for nothing.
    pub hint: String,
    /// What can be chosen; empty where anything can be written.
    pub choices: Vec<String>,
}

/// A form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormSheet {
    /// Title over the form.
    pub title: String,
    /// How it is to be filled in, a line each.
    pub hints: Vec<String>,
    /// Its columns, behind the number of the row.
    pub columns: Vec<FormColumn>,
    /// Rows to write in.
    pub rows: u32,
}

/// What the name of the sheet is.
const SHEET: &str = "采集表";
/// A list that is longer cannot stand in a drop-down; the column then takes what is written.
const LIST: usize = 255;

/// The form as a workbook.
///
/// # Errors
/// When it has more columns than a sheet, or the writer itself fails.
pub fn form_sheet(form: &FormSheet) -> Result<Vec<u8>, WriteError> {
    if form.columns.len() > 200 || form.rows > 1_000 {
        return Err(WriteError::TooLarge { rows: form.rows as usize, columns: form.columns.len() });
    }
    build(form).map_err(|_| WriteError::Failed)
}

fn build(form: &FormSheet) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Workbook::new();
    let epoch = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&form.title).set_creation_datetime(&epoch));
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET)?;
    let last = u16::try_from(form.columns.len()).unwrap_or(u16::MAX);
    let title = Format::new()
        .set_font_name("方正小标宋简体")
        .set_font_size(18)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    let hint = Format::new().set_font_name("楷体").set_font_size(11).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let head = Format::new()
        .set_bold()
        .set_font_name("黑体")
        .set_font_size(11)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_background_color("EEF0EC")
        .set_text_wrap();
    let locked = Format::new()
        .set_font_name("仿宋")
        .set_font_size(11)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin);
    let open = Format::new()
        .set_font_name("仿宋")
        .set_font_size(11)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_num_format("@")
        .set_unlocked();
    sheet.merge_range(0, 0, 0, last, &form.title, &title)?;
    sheet.set_row_height(0, 34)?;
    let mut row = 1;
    for line in &form.hints {
        sheet.merge_range(row, 0, row, last, line, &hint)?;
        sheet.set_row_height(row, 20)?;
        row += 1;
    }
    let heading = row;
    sheet.write_string_with_format(heading, 0, "序号", &head)?;
    sheet.set_column_width(0, 6)?;
    sheet.set_row_height(heading, 32)?;
    for (at, column) in (1u16..).zip(&form.columns) {
        sheet.write_string_with_format(heading, at, &column.name, &head)?;
        sheet.set_column_width(at, f64::from(column.width))?;
        if let Some(rule) = rule(column)? {
            sheet.add_data_validation(heading + 1, at, heading + form.rows, at, &rule)?;
        }
    }
    for number in 1..=form.rows {
        let at = heading + number;
        sheet.write_number_with_format(at, 0, number, &locked)?;
        sheet.set_row_height(at, 30)?;
        for column in 1..=last {
            sheet.write_blank(at, column, &open)?;
        }
    }
    // No password: it keeps the layout from a slip of the hand, not from anybody.
    sheet.protect_with_options(&ProtectionOptions { format_rows: true, format_columns: true, ..ProtectionOptions::default() });
    sheet.set_selection(heading + 1, 1, heading + 1, 1)?;
    sheet.set_freeze_panes(heading + 1, 1)?;
    sheet.set_repeat_rows(heading, heading)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.6, 0.6, 0.8, 0.8, 0.3, 0.3);
    book.save_to_buffer()
}

/// The drop-down or the hint of a column; none where it has neither.
fn rule(column: &FormColumn) -> Result<Option<DataValidation>, rust_xlsxwriter::XlsxError> {
    let listed = column.choices.iter().map(|choice| choice.chars().count() + 1).sum::<usize>() <= LIST
        && column.choices.iter().all(|choice| !choice.contains(','));
    let mut rule = if !column.choices.is_empty() && listed {
        let rule = DataValidation::new().allow_list_strings(&column.choices)?;
        rule.set_error_title("请从下拉框中选")?
            .set_error_message("这一栏只能从下拉框中选一项；不清楚的可以空着。")?
            .set_error_style(DataValidationErrorStyle::Stop)
    } else if column.hint.is_empty() {
        return Ok(None);
    } else {
        DataValidation::new()
    };
    if !column.hint.is_empty() {
        let short: String = column.name.chars().take(32).collect();
        rule = rule.set_input_title(short)?.set_input_message(&column.hint)?;
    }
    Ok(Some(rule))
}
