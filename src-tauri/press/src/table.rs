//! A table paper: a register, a catalogue, any list as it stands in the window. Header rows on every
//! page, equal values of a group merged, landscape or portrait. Never sorts and never leaves a row out.

use crate::PressError;
use crate::fonts::{Fonts, OpenFonts, Role};
use crate::furniture::{Label, Numbering};
use crate::grid::{Frame, PITCH, SIZE_2, SIZE_5};
use crate::line::Stand;
use crate::marks::Marks;
use crate::piece::{Part, Piece, paginate};
use crate::rows::set_table;
use crate::ruled::{Align, Cell, Column, Row, Table};
use crate::set::centred_title;
use crate::sheet::{Bookmark, Item, Sheets};

/// A column of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListColumn {
    /// Its header.
    pub title: String,
    /// Share of the width, against the sum of all weights; a column is never narrower than its
    /// longest date or number.
    pub weight: f64,
    /// How its cells stand.
    pub align: Align,
    /// Equal values in following rows become one merged cell, within the merged cell to the left.
    pub group: bool,
}

impl ListColumn {
    /// A column of running text.
    pub fn text(title: impl Into<String>, weight: f64) -> Self {
        ListColumn { title: title.into(), weight, align: Align::Left, group: false }
    }

    /// A column of short words, dates or numbers, centred.
    pub fn middle(title: impl Into<String>, weight: f64) -> Self {
        ListColumn { align: Align::Middle, ..ListColumn::text(title, weight) }
    }

    /// The same column with equal values merged.
    pub fn grouped(mut self) -> Self {
        self.group = true;
        self
    }
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListRow {
    /// A heading over the full width: 一、惩治机制（8项）.
    Section(String),
    /// One value for each column; missing ones are blank.
    Cells(Vec<String>),
    /// Sums, in 黑体.
    Total(Vec<String>),
}

/// How the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lie {
    /// Landscape pages.
    #[default]
    Landscape,
    /// Portrait pages.
    Portrait,
    /// Landscape, turned on portrait sheets: for binding with running text. The table's top lies
    /// at the sheet's left edge, the page number where portrait pages have it.
    Turned,
}

/// Everything that stands on a list.
#[derive(Debug, Clone, PartialEq)]
pub struct TablePaper {
    /// Title; a line end in it is a break that the user chose.
    pub title: String,
    /// Words at the left over the table: 编制单位：…
    pub left: String,
    /// Words at the right over the table: date, edition, filter.
    pub right: String,
    /// The columns.
    pub columns: Vec<ListColumn>,
    /// The rows in order.
    pub rows: Vec<ListRow>,
    /// Printed across the table when there are no rows.
    pub when_empty: String,
    /// Words under the table, one line each.
    pub notes: Vec<String>,
    /// How it lies.
    pub lie: Lie,
    /// Size of the cells in points: 10.5 is 5号, 9 is 小5.
    pub size: f64,
    /// Training mark, anchor, verification code.
    pub marks: Marks,
}

impl TablePaper {
    /// An empty landscape list in 5号.
    pub fn new(title: impl Into<String>, columns: Vec<ListColumn>) -> Self {
        TablePaper {
            title: title.into(),
            left: String::new(),
            right: String::new(),
            columns,
            rows: Vec::new(),
            when_empty: "（无记录）".to_string(),
            notes: Vec::new(),
            lie: Lie::default(),
            size: SIZE_5,
            marks: Marks::default(),
        }
    }
}

/// Lays a list out.
///
/// # Errors
/// [`PressError::MissingGlyph`], naming row and column; [`PressError::BadTable`] without columns.
pub fn lay_out(paper: &TablePaper, fonts: &Fonts) -> Result<Sheets, PressError> {
    let open = fonts.open();
    check(paper, &open)?;
    let frame = match paper.lie {
        Lie::Portrait => Frame::PORTRAIT,
        Lie::Landscape => Frame::REGISTER,
        Lie::Turned => Frame::TURNED,
    };
    let mut parts = centred_title(&open, &paper.title, Role::XiaoBiaoSong, SIZE_2, frame.width);
    parts.push(Part::Piece(over_table(paper, &open, frame)));
    let table = set_table(&open, &ruled(paper), frame.width, frame.height)?;
    parts.push(Part::Table(Box::new(table)));
    for note in &paper.notes {
        parts.extend(note_parts(&open, note, frame.width));
    }
    let paged = paginate(&parts, frame, 0.0);
    let total = paged.pages.len();
    let pages = paged
        .pages
        .into_iter()
        .enumerate()
        .map(|(n, items)| {
            let (frame, mut items) = match paper.lie {
                Lie::Turned => (Frame::PORTRAIT, turned(items)),
                Lie::Portrait | Lie::Landscape => (frame, items),
            };
            let number = paper.marks.number(&open, frame, (n + 1, total), Numbering::Counted);
            items.extend(number);
            paper.marks.page(&open, frame, items)
        })
        .collect();
    let title = paper.title.replace('\n', "");
    Ok(Sheets { bookmarks: vec![Bookmark { level: 1, title: title.clone(), page: 0, y: frame.top }], title, pages })
}

/// The items of a landscape page on a portrait sheet.
pub(crate) fn turned(items: Vec<Item>) -> Vec<Item> {
    let width = Frame::TURNED.page.0;
    items.into_iter().map(|i| i.turned(width)).collect()
}

fn check(paper: &TablePaper, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
    fonts.check(Role::XiaoBiaoSong, &paper.title, "标题")?;
    fonts.check(Role::FangSong, &paper.left, "表头左侧")?;
    fonts.check(Role::FangSong, &paper.right, "表头右侧")?;
    fonts.check(Role::FangSong, &paper.when_empty, "空表说明")?;
    for column in &paper.columns {
        fonts.check(Role::Hei, &column.title, "表头")?;
    }
    for (n, row) in paper.rows.iter().enumerate() {
        let (cells, role) = match row {
            ListRow::Section(text) => {
                fonts.check(Role::Hei, text, &format!("第{}行", n + 1))?;
                continue;
            }
            ListRow::Cells(cells) => (cells, Role::FangSong),
            ListRow::Total(cells) => (cells, Role::Hei),
        };
        for (cell, column) in cells.iter().zip(&paper.columns) {
            fonts.check(role, cell, &format!("第{}行“{}”", n + 1, column.title))?;
        }
    }
    for note in &paper.notes {
        fonts.check(Role::FangSong, note, "表后说明")?;
    }
    paper.marks.check(fonts)
}

fn over_table(paper: &TablePaper, fonts: &OpenFonts<'_>, frame: Frame) -> Piece {
    if paper.left.is_empty() && paper.right.is_empty() {
        return Piece { height: 0.3 * PITCH, keep: true, ..Piece::default() };
    }
    let height = 0.9 * PITCH;
    let top = height - SIZE_5 - 4.0;
    let mut items = Vec::new();
    for (text, stand) in [(&paper.left, Stand::Left), (&paper.right, Stand::Right)] {
        let label = Label::new(Role::FangSong, SIZE_5, text);
        items.extend(label.items(fonts, 0.0, frame.width, top, stand));
    }
    Piece { height, items, keep: true, ..Piece::default() }
}

/// Small lines under a table.
pub(crate) fn note_parts(fonts: &OpenFonts<'_>, note: &str, width: f64) -> Vec<Part> {
    use crate::letter::{Body, Span};
    use crate::line::Measure;
    let measure = Measure { width, first: 0.0, rest: 0.0, cell: SIZE_5, stand: Stand::Spread };
    let mut parts = crate::set::strips(fonts, &[Span::new(Role::FangSong, note)], Body::solid(SIZE_5), measure);
    for part in &mut parts {
        if let Part::Piece(piece) = part {
            piece.snap = false;
            piece.height = SIZE_5 * 1.6;
            let items = std::mem::take(&mut piece.items);
            piece.items = items.into_iter().map(|i| i.moved(0.0, 4.0)).collect();
        }
    }
    parts
}

/// The list as a ruled table: equal values of grouped columns merged, sections across.
pub fn ruled(paper: &TablePaper) -> Table {
    let count = paper.columns.len();
    let mut table = Table::new(&paper.title, paper.columns.iter().map(|c| Column { weight: c.weight, align: c.align }).collect());
    table.size = paper.size;
    let titles: Vec<&str> = paper.columns.iter().map(|c| c.title.as_str()).collect();
    table = table.headed(&titles);
    if paper.rows.is_empty() {
        let cell = Cell::new(&paper.when_empty).across(count).stand(Align::Middle);
        table.rows.push(Row::new(vec![cell]).high(12.0));
        return table;
    }
    let spans = spans(paper);
    for (n, row) in paper.rows.iter().enumerate() {
        table.rows.push(match row {
            ListRow::Section(text) => {
                let cell = Cell::new(text).across(count).set_in(Role::Hei).stand(Align::Left);
                Row::new(vec![cell]).keep()
            }
            ListRow::Total(cells) => Row::new((0..count).map(|c| Cell::new(value(cells, c)).set_in(Role::Hei)).collect()),
            ListRow::Cells(cells) => {
                let mut own =
                    Row::new((0..count).filter(|&c| spans[n][c] > 0).map(|c| Cell::new(value(cells, c)).down(spans[n][c])).collect());
                // Sums never begin a page without a row that they sum.
                own.keep = matches!(paper.rows.get(n + 1), Some(ListRow::Total(_)));
                own
            }
        });
    }
    table
}

fn value(cells: &[String], column: usize) -> &str {
    cells.get(column).map_or("", String::as_str)
}

/// How many rows each cell reaches over; 0 where a cell above covers it.
fn spans(paper: &TablePaper) -> Vec<Vec<usize>> {
    let count = paper.columns.len();
    let mut spans = vec![vec![1; count]; paper.rows.len()];
    // Where a merged cell of the columns to the left begins, a new one begins too.
    let mut starts = vec![false; paper.rows.len()];
    let mut previous: Option<&Vec<String>> = None;
    for (start, row) in starts.iter_mut().zip(&paper.rows) {
        let cells = match row {
            ListRow::Cells(cells) => Some(cells),
            ListRow::Section(_) | ListRow::Total(_) => None,
        };
        *start = cells.is_none() || previous.is_none();
        previous = cells;
    }
    for column in (0..count).filter(|&c| paper.columns[c].group) {
        let mut head = 0;
        for row in 0..paper.rows.len() {
            let ListRow::Cells(cells) = &paper.rows[row] else {
                continue;
            };
            let same = !starts[row]
                && matches!(&paper.rows[head], ListRow::Cells(above)
                    if value(above, column) == value(cells, column))
                && !value(cells, column).is_empty();
            if same {
                spans[head][column] += 1;
                spans[row][column] = 0;
            } else {
                head = row;
                starts[row] = true;
            }
        }
    }
    spans
}
