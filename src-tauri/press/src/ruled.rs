//! Tables and forms with ruled cells: the model that the papers fill in.
//! Never knows what a column means.

use crate::PressError;
use crate::fonts::{OpenFonts, Role};
use crate::sheet::Ink;

/// How text stands across its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Flush left, spread over the cell where the cell is wide.
    #[default]
    Left,
    /// Centred.
    Middle,
    /// Flush right: figures.
    Right,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Share of the table's width, against the sum of all weights.
    pub weight: f64,
    /// How its cells stand unless they say otherwise.
    pub align: Align,
}

impl Column {
    /// A column of running text.
    pub fn text(weight: f64) -> Self {
        Column { weight, align: Align::Left }
    }

    /// A column of short words, dates or numbers.
    pub fn middle(weight: f64) -> Self {
        Column { weight, align: Align::Middle }
    }
}

/// A cell; an empty text is a blank for handwriting.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The text; line ends in it are kept.
    pub text: String,
    /// Columns it reaches over, at least 1.
    pub across: usize,
    /// Rows it reaches over, at least 1.
    pub down: usize,
    /// How it stands, where its column is not asked.
    pub align: Option<Align>,
    /// What it is set in, where the table is not asked.
    pub role: Option<Role>,
    /// Text stands at the top of the cell instead of its middle.
    pub top: bool,
    /// The ground it stands on.
    pub ground: Option<Ink>,
}

impl Cell {
    /// A cell of one row and one column.
    pub fn new(text: impl Into<String>) -> Self {
        Cell { text: text.into(), across: 1, down: 1, align: None, role: None, top: false, ground: None }
    }

    /// The label of a field: 黑体, centred.
    pub fn label(text: impl Into<String>) -> Self {
        Cell::new(text).set_in(Role::Hei).stand(Align::Middle)
    }

    /// The same cell over several columns.
    pub fn across(mut self, columns: usize) -> Self {
        self.across = columns.max(1);
        self
    }

    /// The same cell over several rows.
    pub fn down(mut self, rows: usize) -> Self {
        self.down = rows.max(1);
        self
    }

    /// The same cell standing so.
    pub fn stand(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }

    /// The same cell set in this role.
    pub fn set_in(mut self, role: Role) -> Self {
        self.role = Some(role);
        self
    }

    /// The same cell with its text at the top.
    pub fn at_top(mut self) -> Self {
        self.top = true;
        self
    }

    /// The same cell on a ground.
    pub fn on(mut self, ground: Ink) -> Self {
        self.ground = Some(ground);
        self
    }
}

/// A row: cells from left to right, those of merged cells above left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Height in millimetres that it has at least: room for handwriting.
    pub at_least: f64,
    /// Stays on the page of the next row: section rows.
    pub keep: bool,
}

impl Row {
    /// A row as high as its text.
    pub fn new(cells: Vec<Cell>) -> Self {
        Row { cells, ..Row::default() }
    }

    /// The same row, never the last on its page.
    pub fn keep(mut self) -> Self {
        self.keep = true;
        self
    }

    /// The same row, so many millimetres high at least.
    pub fn high(mut self, millimetres: f64) -> Self {
        self.at_least = millimetres;
        self
    }
}

/// A table or a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it is called where a complaint must name it; not printed.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Rows repeated at the top of every page; 黑体 on a tint.
    pub head: Vec<Row>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Size of its text in points; 5号 is 10.5.
    pub size: f64,
    /// What its cells are set in.
    pub role: Role,
}

impl Table {
    /// An empty table in 5号仿宋.
    pub fn new(name: impl Into<String>, columns: Vec<Column>) -> Self {
        Table { name: name.into(), columns, head: Vec::new(), rows: Vec::new(), size: crate::grid::SIZE_5, role: Role::FangSong }
    }

    /// The same table with one header row of these words.
    pub fn headed(mut self, words: &[&str]) -> Self {
        self.head.push(Row::new(words.iter().map(|w| Cell::new(*w)).collect()));
        self
    }

    /// Refuses a character without a glyph, naming the row and the column by its header.
    pub(crate) fn check(&self, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
        for row in &self.head {
            for cell in &row.cells {
                fonts.check(Role::Hei, &cell.text, &format!("{}表头", self.name))?;
            }
        }
        for (n, row) in self.rows.iter().enumerate() {
            for cell in &row.cells {
                let role = cell.role.unwrap_or(self.role);
                fonts.check(role, &cell.text, &format!("{}第{}行", self.name, n + 1))?;
            }
        }
        Ok(())
    }
}
