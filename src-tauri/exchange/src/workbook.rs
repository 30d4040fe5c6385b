//! A document as a workbook: each section a sheet of its paper's size, its tables with their merged cells, widths and
//! repeated heads, its paragraphs as merged rows, its charts with figures that can be edited.
//! Never a formula or a link made of stored text, and never a text cut short: what a cell cannot hold is refused.

mod chart;
mod edges;
mod names;
mod table;

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::WriteError;
use crate::word::{Align, Block, Document, FirstPage, Font, Ink, MM, Numbering, Page, Paragraph, Rule, RuleKind, Run, Section, Style};
use crate::write::{CELL, TALLEST};
use edges::Edges;
use names::Names;

/// Beside the words of a cell, both sides together.
const PADDING: f64 = 6.0;
/// A table of so many points goes over more than one page, or nearly.
const LONG: f64 = 300.0;
/// Air of fewer points than this is not worth a row.
const LEAST_AIR: f64 = 3.0;

/// A document as `.xlsx`: the same document gives the same bytes.
///
/// # Errors
/// [`WriteError::TextTooLong`] for a text that a cell cannot hold; [`WriteError::BadTable`] for a cell that reaches past
/// its table; [`WriteError::Failed`].
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    // Neutral properties: no author, no machine, and a fixed day, so that equal papers give equal files.
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&document.title).set_creation_datetime(&epoch));
    let mut names = Names::default();
    let mut figures = chart::Figures::default();
    for section in document.sections.iter().filter(|section| !section.blocks.is_empty()) {
        let name = names.next(title(section).unwrap_or(&document.title));
        book.push_worksheet(sheet(section, &name, document, &mut figures)?);
    }
    if let Some(sheet) = figures.sheet()? {
        book.push_worksheet(sheet);
    }
    Ok(book.save_to_buffer()?)
}

impl From<XlsxError> for WriteError {
    fn from(_: XlsxError) -> Self {
        WriteError::Failed
    }
}

/// What the section calls itself.
fn title(section: &Section) -> Option<&str> {
    section.blocks.iter().find_map(|block| match block {
        Block::Paragraph(own) if matches!(own.style, Style::Title | Style::CoverTitle | Style::ContentsTitle | Style::AnnexTitle) => {
            own.runs.iter().find_map(|run| if let Run::Text { text, .. } = run { Some(text.as_str()) } else { None })
        }
        _ => None,
    })
}

fn sheet(section: &Section, name: &str, document: &Document, figures: &mut chart::Figures) -> Result<Worksheet, WriteError> {
    let mut pen = Pen { sheet: Worksheet::new(), edges: Edges::of(section), row: 0, breaks: Vec::new(), heads: Vec::new(), above: 0.0 };
    pen.sheet.set_name(name)?;
    pen.columns()?;
    if let Some(FirstPage { head, .. }) = &section.first {
        for paragraph in head {
            pen.paragraph(paragraph)?;
        }
    }
    for block in &section.blocks {
        match block {
            Block::Paragraph(paragraph) => pen.paragraph(paragraph)?,
            Block::Heading { level, text } => pen.paragraph(&Paragraph::new(Style::Heading(*level), text))?,
            Block::Table(table) => pen.table(table)?,
            Block::Chart(own) => pen.chart(own, figures)?,
            Block::Contents(entries) => {
                for entry in entries {
                    let indent = "　".repeat(usize::from(entry.level.max(1) - 1) * 2);
                    pen.paragraph(&Paragraph::new(Style::ContentsEntry(entry.level), format!("{indent}{}", entry.text)))?;
                }
            }
        }
    }
    pen.finish(section, document)
}

/// Writes a sheet from top to foot.
struct Pen {
    sheet: Worksheet,
    edges: Edges,
    /// The row that comes next.
    row: u32,
    /// Rows that begin a page.
    breaks: Vec<u32>,
    /// First and last row of each table's head, and how many points the rows under it take.
    heads: Vec<(u32, u32, f64)>,
    /// Points over the foot of the first table's head.
    above: f64,
}

impl Pen {
    fn columns(&mut self) -> Result<(), WriteError> {
        for (column, pixels) in (0u16..).zip(self.edges.pixels()) {
            self.sheet.set_column_width_pixels(column, pixels)?;
        }
        self.sheet.set_screen_gridlines(false);
        Ok(())
    }

    /// Rows so many points high together; the first of them.
    fn rows(&mut self, points: f64) -> Result<(u32, u32), WriteError> {
        let first = self.row;
        let parts = (points / TALLEST).ceil().max(1.0);
        for _ in 0..parts as u32 {
            self.sheet.set_row_height(self.row, (points / parts).max(1.0))?;
            self.row += 1;
        }
        if self.heads.is_empty() {
            self.above += points;
        }
        Ok((first, self.row - 1))
    }

    fn air(&mut self, points: f64) -> Result<(), WriteError> {
        if points >= LEAST_AIR {
            self.rows(points)?;
        }
        Ok(())
    }

    /// A paragraph over the whole width; what follows a tab stands at its right edge.
    fn paragraph(&mut self, own: &Paragraph) -> Result<(), WriteError> {
        if own.set.new_page && self.row > 0 {
            self.breaks.push(self.row);
        }
        self.air(own.set.before.unwrap_or(own.style.before()))?;
        let said = Said::of(own);
        let line = own.set.line.or(own.style.line()).unwrap_or(said.size * 1.3).max(said.size * 1.15);
        if said.text.trim().is_empty() && !said.square {
            self.air(own.set.line.unwrap_or(line))?;
        } else {
            let (left, right) = match said.text.split_once('\t') {
                Some((left, right)) => (left.to_owned(), Some(right.to_owned())),
                None => (said.text.clone(), None),
            };
            let last = self.edges.count() - 1;
            let middle = right.as_ref().and_then(|right| self.edges.between(wide(&left), wide(right)));
            let (left, right, middle) = match (right, middle) {
                (Some(right), Some(middle)) => (left, Some(right), middle),
                // Nothing to part them at: both in one cell.
                (Some(right), None) => (format!("{left}　　{right}"), None, last),
                (None, _) => (left, None, last),
            };
            let lines = lines(&left, said.size, self.edges.width(0, middle) - PADDING);
            let (from, to) = self.rows(lines * line + 2.0)?;
            let format = said.format(own);
            self.put((from, to), (0, middle), &left, &format, &said)?;
            if let Some(right) = right {
                let format = format.set_align(FormatAlign::Right);
                self.put((from, to), (middle + 1, last), &right, &format, &Said { square: false, ..said })?;
            }
        }
        self.air(own.set.after.unwrap_or(own.style.after()))
    }

    /// Text into a cell or into the cells that are merged for it.
    fn put(&mut self, rows: (u32, u32), columns: (u16, u16), text: &str, format: &Format, said: &Said) -> Result<(), WriteError> {
        held(text)?;
        let ((top, bottom), (left, right)) = (rows, columns);
        if rows.0 == rows.1 && columns.0 == columns.1 {
            self.sheet.write_string_with_format(top, left, text, format)?;
        } else {
            self.sheet.merge_range(top, left, bottom, right, text, format)?;
        }
        if let (Some((before, after)), Some(ink)) = (text.split_once(SQUARE), said.square_ink) {
            let plain = format.clone();
            let coloured = format.clone().set_font_color(colour(ink));
            let parts = [(&plain, before), (&coloured, SQUARE), (&plain, after)];
            let parts: Vec<(&Format, &str)> = parts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
            if parts.len() > 1 {
                self.sheet.write_rich_string_with_format(top, left, &parts, format)?;
            }
        }
        Ok(())
    }

    fn finish(mut self, section: &Section, document: &Document) -> Result<Worksheet, WriteError> {
        let Page { landscape, top, right, bottom, left, .. } = section.page;
        let inches = |millimetres: f64| millimetres * MM / 72.0;
        let sheet = &mut self.sheet;
        sheet.set_paper_size(9);
        if landscape {
            sheet.set_landscape();
        }
        sheet.set_margins(inches(left), inches(right), inches(top), inches(bottom), inches(bottom.min(top) / 2.0), inches(bottom / 2.0));
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_print_center_horizontally(true);
        // What stands there is text: a & in it is not a command.
        let plain = |text: &str| text.replace('&', "&&");
        let over = [&document.watermark, &document.head_note].map(|text| plain(text));
        let over: Vec<&str> = over.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        if !over.is_empty() {
            sheet.set_header(format!("&C{}", over.join("　")));
        }
        let number = match section.numbering {
            Numbering::Dashed => "— &P —",
            Numbering::Counted if section.pages > 1 => "第 &P 页　共 &N 页",
            Numbering::Counted | Numbering::None => "",
        };
        let note = plain(&document.foot_note);
        let under: Vec<&str> = [number, &note].into_iter().filter(|text| !text.is_empty()).collect();
        if !under.is_empty() {
            sheet.set_footer(format!("&C{}", under.join("　")));
        }
        sheet.set_page_breaks(&self.breaks)?;
        // A table that ends on its first page would only leave its head over what follows.
        if let [(first, last, under)] = self.heads[..]
            && under > LONG
        {
            sheet.set_repeat_rows(first, last)?;
            // A head that fills half the window would leave no room for the rows.
            if self.row > last + 8 && self.above < 260.0 {
                sheet.set_freeze_panes(last + 1, 0)?;
            }
        }
        Ok(self.sheet)
    }
}

/// Where a coloured square stands in a text.
const SQUARE: &str = "■";

/// The words of a paragraph and how they look.
#[derive(Clone)]
struct Said {
    text: String,
    font: &'static str,
    size: f64,
    ink: Option<Ink>,
    square: bool,
    square_ink: Option<Ink>,
}

impl Said {
    fn of(own: &Paragraph) -> Self {
        let mut said = Said {
            text: String::new(),
            font: face(own.style.font()),
            size: own.style.size(),
            ink: (own.style == Style::Mark).then_some(Ink(0xd8, 0x10, 0x1a)),
            square: false,
            square_ink: None,
        };
        let align = own.set.align.unwrap_or(own.style.align());
        let indent = own.set.indent.unwrap_or_default();
        let first = if own.set.indent.is_some() { indent.left + indent.first } else { own.style.first() };
        if matches!(align, Align::Left | Align::Both) && first > 0.0 {
            said.text.push_str(&"　".repeat(first.round() as usize));
        }
        for (at, run) in own.runs.iter().enumerate() {
            match run {
                Run::Text { text, font, size, ink } => {
                    said.text.push_str(text);
                    if at == 0 || said.text == *text {
                        said.font = font.map_or(said.font, face);
                        said.size = size.unwrap_or(said.size);
                        said.ink = ink.or(said.ink);
                    }
                }
                Run::Square(ink) => {
                    said.text.push_str(SQUARE);
                    (said.square, said.square_ink) = (true, Some(*ink));
                }
                // Pages are counted by the spreadsheet, at the foot.
                Run::PageNumber | Run::SmallPageNumber | Run::PageCount { .. } => {}
            }
        }
        if align == Align::Right && indent.right > 0.0 {
            said.text.push_str(&"　".repeat(indent.right.round() as usize));
        }
        said
    }

    fn format(&self, own: &Paragraph) -> Format {
        let align = own.set.align.unwrap_or(own.style.align());
        let mut format = base(self.font, self.size).set_align(stand(align));
        if align == Align::Both {
            // Running text begins where its rows do: a row too many is air under it.
            format = format.set_align(FormatAlign::Top);
        }
        if let Some(ink) = self.ink {
            format = format.set_font_color(colour(ink));
        }
        if let Some(Rule { kind, width, ink, .. }) = own.set.rule {
            let border = match kind {
                RuleKind::Dashed => FormatBorder::Dashed,
                RuleKind::Single if width < 1.0 => FormatBorder::Thin,
                RuleKind::Single => FormatBorder::Medium,
                RuleKind::ThickThin | RuleKind::ThinThick => FormatBorder::Double,
            };
            format = format.set_border_bottom(border).set_border_bottom_color(colour(ink));
        }
        format
    }
}

/// The name under which every Windows has the font: a workbook cannot name a second one for where the first is missing.
fn face(font: Font) -> &'static str {
    match font {
        Font::FangSong => "仿宋",
        Font::Kai => "楷体",
        Font::Hei | Font::Song | Font::XiaoBiaoSong => font.name(),
    }
}

/// Wrapped text, in the middle of its height; a number stays the text that it is.
fn base(font: &str, size: f64) -> Format {
    Format::new().set_font_name(font).set_font_size(size).set_align(FormatAlign::VerticalCenter).set_text_wrap().set_num_format("@")
}

fn stand(align: Align) -> FormatAlign {
    match align {
        Align::Left | Align::Both => FormatAlign::Left,
        Align::Middle => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    }
}

fn colour(ink: Ink) -> Color {
    Color::RGB(u32::from(ink.0) << 16 | u32::from(ink.1) << 8 | u32::from(ink.2))
}

/// Refuses what a cell cannot hold.
fn held(text: &str) -> Result<(), WriteError> {
    // Characters beyond the basic plane count twice in a spreadsheet.
    let length = if text.len() <= CELL { 0 } else { text.encode_utf16().count() };
    if length > CELL {
        let start = text.trim_start().chars().take(12).collect();
        return Err(WriteError::TextTooLong { start, length });
    }
    Ok(())
}

/// Width of a text in letters of its size, line ends apart.
fn wide(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.55 } else { 1.0 }).sum()
}

/// Lines that a text takes in so many points.
fn lines(text: &str, size: f64, points: f64) -> f64 {
    let room = (points / size).floor().max(1.0);
    text.split('\n').map(|line| (wide(line) / room).ceil().max(1.0)).sum()
}
