//! WordprocessingML: a document of paragraphs, tables and charts, written as `.docx` with named styles,
//! real numbering, repeated table heads and the page set-up of a paper. Lengths are points, page measures
//! millimetres. Never knows what a paper says, never a field or a link made of stored text.

mod chart;
mod furniture;
mod package;
mod paragraph;
mod style;
mod table;
mod xml;

use crate::WriteError;

pub use style::{Font, Style};

/// Characters of a line of running text.
pub const CHARACTERS: f64 = 28.0;
/// Points from character to character of running text: 28 fill 156 mm.
pub const CELL: f64 = 156.0 * MM / CHARACTERS;
/// Points from line to line of running text: 22 fill 225 mm.
pub const PITCH: f64 = 225.0 * MM / 22.0;
/// Points in a millimetre.
pub const MM: f64 = 72.0 / 25.4;

/// A colour, as red, green and blue of 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink(pub u8, pub u8, pub u8);

impl Ink {
    pub(crate) fn hex(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

/// A document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Its title among the file's properties.
    pub title: String,
    /// Sections in order; each begins a page.
    pub sections: Vec<Section>,
    /// Words lying across every page, under the text: 演示.
    pub watermark: String,
    /// A small line at the head of every page.
    pub head_note: String,
    /// A small line at the foot of every page.
    pub foot_note: String,
}

/// A stretch of pages with one set-up.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The sheet.
    pub page: Page,
    /// How its pages are numbered.
    pub numbering: Numbering,
    /// Its numbers begin at 1, and its first page is an odd one where `odd` says so.
    pub restart: bool,
    /// It begins on an odd page.
    pub odd: bool,
    /// A first page with a head and a foot of its own, and without a number: 信函格式.
    pub first: Option<FirstPage>,
    /// Its pages in print: shown as their number until the word processor has counted them.
    pub pages: usize,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl Section {
    /// Pages with their blocks, numbered from 1.
    pub fn new(page: Page, numbering: Numbering, blocks: Vec<Block>) -> Self {
        Self { page, numbering, restart: true, odd: false, first: None, pages: 1, blocks }
    }
}

/// Head and foot of a first page that has its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FirstPage {
    /// Where its head begins, in millimetres from the page's top.
    pub head_at: f64,
    /// The head.
    pub head: Vec<Paragraph>,
    /// Where its foot ends, in millimetres from the page's foot.
    pub foot_at: f64,
    /// The foot.
    pub foot: Vec<Paragraph>,
}

/// A sheet: A4, its margins in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Page {
    /// Landscape.
    pub landscape: bool,
    /// Upper margin (天头).
    pub top: f64,
    /// Right margin.
    pub right: f64,
    /// Lower margin.
    pub bottom: f64,
    /// Left margin (订口).
    pub left: f64,
    /// Lines and characters stand on the grid of 22 × 28.
    pub grid: bool,
    /// The number stands at the left edge, turned, where a bound portrait page has it.
    pub number_aside: bool,
}

/// How pages are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// Not at all: covers, forms of one page.
    None,
    /// — 1 —, odd pages right, even pages left.
    Dashed,
    /// 第 1 页 共 9 页, centred.
    Counted,
}

/// What stands in a section, from top to foot.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A heading of level 1 to 4; the number at its front is counted by the word processor where it is the
    /// one that comes next.
    Heading {
        /// 1 to 4.
        level: u8,
        /// Number and words: 一、预警信息采集情况.
        text: String,
    },
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// A table of contents: a field that can be brought up to date, filled in with these entries.
    Contents(Vec<Entry>),
}

/// A line of a table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// 1 or 2.
    pub level: u8,
    /// The heading.
    pub text: String,
    /// Its page.
    pub page: usize,
}

/// A paragraph of one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Its style.
    pub style: Style,
    /// Its text.
    pub runs: Vec<Run>,
    /// Where it differs from its style.
    pub set: Setting,
}

impl Paragraph {
    /// A paragraph of one text; a line end in it breaks the line.
    pub fn new(style: Style, text: impl Into<String>) -> Self {
        Self { style, runs: vec![Run::text(text)], set: Setting::default() }
    }

    /// The same paragraph set so.
    pub fn set(mut self, set: Setting) -> Self {
        self.set = set;
        self
    }
}

/// Text and what stands among it.
#[derive(Debug, Clone, PartialEq)]
pub enum Run {
    /// Letters, in the paragraph's font, size and ink where none is named.
    Text {
        /// The letters.
        text: String,
        /// Another font.
        font: Option<Font>,
        /// Another size, in points.
        size: Option<f64>,
        /// Another colour.
        ink: Option<Ink>,
    },
    /// A small square filled with a colour and edged in black.
    Square(Ink),
    /// The number of the page.
    PageNumber,
    /// The same in 小5: 第 1 页.
    SmallPageNumber,
    /// How many pages there are, in 小5.
    PageCount {
        /// Of the whole document, else of the section.
        alone: bool,
        /// What is shown until they are counted.
        pages: usize,
    },
}

impl Run {
    /// Letters as the paragraph sets them.
    pub fn text(text: impl Into<String>) -> Self {
        Run::Text { text: text.into(), font: None, size: None, ink: None }
    }
}

/// Where a paragraph differs from its style.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Setting {
    /// How it stands.
    pub align: Option<Align>,
    /// Indents.
    pub indent: Option<Indent>,
    /// Points over it.
    pub before: Option<f64>,
    /// Points under it.
    pub after: Option<f64>,
    /// Exact points from line to line.
    pub line: Option<f64>,
    /// It stays with what follows.
    pub keep: bool,
    /// It begins a page.
    pub new_page: bool,
    /// A line under it.
    pub rule: Option<Rule>,
    /// What follows a tab ends this many points from the left.
    pub right_tab: Option<f64>,
}

/// Indents in characters of running text.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Indent {
    /// Of every line, from the left.
    pub left: f64,
    /// Of every line, from the right.
    pub right: f64,
    /// Of the first line besides; less than nothing where the others hang.
    pub first: f64,
}

/// A line under a paragraph, as wide as it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// What it looks like.
    pub kind: RuleKind,
    /// Points thick.
    pub width: f64,
    /// Colour.
    pub ink: Ink,
    /// Points under the line of text, 31 at most.
    pub space: f64,
}

/// The look of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleKind {
    /// One line.
    Single,
    /// Dashes: where to cut.
    Dashed,
    /// Thick over thin.
    ThickThin,
    /// Thin over thick.
    ThinThick,
}

/// How text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Flush left.
    #[default]
    Left,
    /// Centred.
    Middle,
    /// Flush right.
    Right,
    /// Spread over the line.
    Both,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Widths of its columns in points.
    pub widths: Vec<f64>,
    /// Rows repeated at the top of every page.
    pub head: Vec<Row>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Size of its text in points.
    pub size: f64,
    /// What it looks like.
    pub frame: Frame,
}

/// The look of a table.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Frame {
    /// Ruled cells.
    #[default]
    Ruled,
    /// 版记: lines between the rows only, at the foot of the page it comes to.
    AtFoot {
        /// Points from the page's left edge.
        left: f64,
    },
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its cells; those of merged cells above are left out.
    pub cells: Vec<Cell>,
    /// Points high at least.
    pub at_least: f64,
    /// Stays on the page of the next row.
    pub keep: bool,
    /// May be cut by a page: taller than one.
    pub splits: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The text; each line of it is a paragraph.
    pub text: String,
    /// Columns it reaches over, at least 1.
    pub across: usize,
    /// Rows it reaches over, at least 1.
    pub down: usize,
    /// How its text stands.
    pub align: Align,
    /// What it is set in.
    pub font: Font,
    /// Its text stands at its top.
    pub top: bool,
    /// The ground it stands on.
    pub ground: Option<Ink>,
}

/// A chart, with its figures in a sheet of its own that can be edited.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its kind.
    pub kind: ChartKind,
    /// The categories in order.
    pub categories: Vec<String>,
    /// The series in order.
    pub series: Vec<Series>,
    /// The unit over the axis.
    pub unit: String,
    /// What it shows, for those who cannot see it.
    pub caption: String,
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
}

/// The kind of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars side by side.
    Bars,
    /// Bars piled.
    Stacked,
    /// Lying bars, piled.
    Lying,
    /// Lines.
    Lines,
}

/// A row of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// One value for each category.
    pub values: Vec<f64>,
    /// Its colour.
    pub ink: Ink,
    /// Its pattern: it differs without colour.
    pub pattern: Pattern,
}

/// The pattern of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// Full.
    Full,
    /// Slanting lines.
    Slanting,
    /// Lying lines.
    Lying,
    /// An outline.
    Hollow,
}

/// A file name in words and the document as `.docx`: the same document gives the same bytes.
///
/// # Errors
/// [`WriteError::Failed`]; [`WriteError::BadTable`] for a cell that reaches past its table.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    package::write(document)
}

/// Twentieths of a point.
fn twips(points: f64) -> i64 {
    (points * 20.0).round() as i64
}
