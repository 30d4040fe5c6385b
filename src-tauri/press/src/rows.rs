//! Lays ruled tables out: column widths, row heights, the cut between pages.
//! Never splits a row that a page can hold.

use crate::PressError;
use crate::class::Joint;
use crate::fonts::{OpenFonts, Role};
use crate::letter::{Body, Letter, Span, letters};
use crate::line::{Line, Measure, Stand, set};
use crate::ruled::{Align, Cell, Row, Table};
use crate::set::items_of_line;
use crate::sheet::{Ink, Item, MM, Shape, Stroke};
use crate::widths::column_widths;

/// A cell set in its place.
#[derive(Debug, Clone)]
struct SetCell {
    row: usize,
    down: usize,
    column: usize,
    across: usize,
    lines: Vec<Line>,
    /// The same text with （续）, for a merged cell cut by a page.
    again: Vec<Line>,
    top: bool,
    ground: Option<Ink>,
}

/// A table set to a width, ready to be cut between its rows.
#[derive(Debug, Clone)]
pub(crate) struct SetTable {
    /// Left edges of the columns, and the right edge of the last.
    edges: Vec<f64>,
    head: Vec<f64>,
    heights: Vec<f64>,
    /// Whether each row stays with the next.
    keeps: Vec<bool>,
    head_cells: Vec<SetCell>,
    cells: Vec<SetCell>,
    body: Body,
    /// How far right of the type area's edge it stands.
    left: f64,
}

pub(crate) const PAD_X: f64 = 1.2 * MM;
const PAD_Y: f64 = 1.5 * MM;
const LEADING: f64 = 1.35;
const OUTER: Stroke = Stroke::full(0.75, Ink::BLACK);
const INNER: Stroke = Stroke::full(0.35, Ink::BLACK);

/// What a stretch of rows is drawn with.
#[derive(Default)]
struct Drawn {
    grounds: Vec<Item>,
    words: Vec<Item>,
    /// Height, left and right end.
    lying: Vec<(f64, f64, f64)>,
    /// Distance from the left, upper and lower end.
    upright: Vec<(f64, f64, f64)>,
}

/// The rules of the cells, those that meet end to end drawn as one.
fn joined(lying: Vec<(f64, f64, f64)>, upright: Vec<(f64, f64, f64)>) -> Vec<Item> {
    let join = |mut rules: Vec<(f64, f64, f64)>| {
        rules.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        rules.dedup_by(|next, last| {
            let meets = (next.0 - last.0).abs() < 0.01 && (next.1 - last.2).abs() < 0.01;
            if meets {
                last.2 = next.2;
            }
            meets
        });
        rules
    };
    let lying = join(lying).into_iter().map(|(y, from, to)| Item::rule((from, y), (to, y), INNER));
    let upright = join(upright).into_iter().map(|(x, from, to)| Item::rule((x, from), (x, to), INNER));
    lying.chain(upright).collect()
}

/// Sets a table to a width; no row becomes higher than `page`, longer ones are split.
pub(crate) fn set_table(fonts: &OpenFonts<'_>, table: &Table, width: f64, page: f64) -> Result<SetTable, PressError> {
    let bad = || PressError::BadTable { place: table.name.clone() };
    let total: f64 = table.columns.iter().map(|c| c.weight).sum();
    if table.columns.is_empty() || total.is_nan() || total <= 0.0 {
        return Err(bad());
    }
    let body = Body::solid(table.size);
    let mut edges = vec![0.0];
    for own in column_widths(fonts, table, body, width) {
        edges.push(edges[edges.len() - 1] + own);
    }
    let setter = CellSetter { fonts, table, edges: &edges, body };
    let (head_cells, head) = setter.rows(&table.head, true).ok_or_else(bad)?;
    let (cells, heights) = setter.rows(&table.rows, false).ok_or_else(bad)?;
    let mut set = SetTable { edges, head, heights, keeps: table.rows.iter().map(|r| r.keep).collect(), head_cells, cells, body, left: 0.0 };
    set.split_tall_rows(page - set.head.iter().sum::<f64>());
    Ok(set)
}

struct CellSetter<'a, 'f> {
    fonts: &'a OpenFonts<'f>,
    table: &'a Table,
    edges: &'a [f64],
    body: Body,
}

impl CellSetter<'_, '_> {
    /// None when a cell reaches past the last column or row.
    fn rows(&self, rows: &[Row], head: bool) -> Option<(Vec<SetCell>, Vec<f64>)> {
        let columns = self.table.columns.len();
        // Rows that each column is still covered for by a merged cell above.
        let mut covered = vec![0usize; columns];
        let mut cells = Vec::new();
        for (r, row) in rows.iter().enumerate() {
            let mut c = 0;
            for cell in &row.cells {
                while c < columns && covered[c] > 0 {
                    c += 1;
                }
                if c + cell.across > columns || r + cell.down > rows.len() {
                    return None;
                }
                covered[c..c + cell.across].fill(cell.down);
                cells.push(self.cell(cell, r, c, head));
                c += cell.across;
            }
            covered.iter_mut().for_each(|n| *n = n.saturating_sub(1));
        }
        let mut heights: Vec<f64> = rows.iter().map(|r| (r.at_least * MM).max(needed(1, self.body))).collect();
        let mut by_depth: Vec<&SetCell> = cells.iter().collect();
        by_depth.sort_by_key(|c| c.down);
        for cell in by_depth {
            let span = cell.row..cell.row + cell.down;
            let short = needed(cell.lines.len(), self.body) - heights[span].iter().sum::<f64>();
            if short > 0.0 {
                heights[cell.row + cell.down - 1] += short;
            }
        }
        Some((cells, heights))
    }

    fn cell(&self, cell: &Cell, row: usize, column: usize, head: bool) -> SetCell {
        let own = self.table.columns[column].align;
        let align = match (cell.align, head) {
            (Some(align), _) => align,
            (None, true) => Align::Middle,
            (None, false) => own,
        };
        let role = match (cell.role, head) {
            (Some(role), _) => role,
            (None, true) => Role::Hei,
            (None, false) => self.table.role,
        };
        let width = self.edges[column + cell.across] - self.edges[column] - 2.0 * PAD_X;
        let wide = width > 14.0 * self.body.cell;
        let measure = Measure {
            width,
            first: 0.0,
            rest: 0.0,
            cell: self.body.cell,
            stand: match align {
                Align::Left if wide => Stand::Spread,
                Align::Left => Stand::Left,
                Align::Middle => Stand::Middle,
                Align::Right => Stand::Right,
            },
        };
        let lines = |text: &str| {
            let spans = [Span::new(role, text)];
            let letters = letters(self.fonts, &spans, self.body);
            if align == Align::Middle { balanced(&letters, measure) } else { set(&letters, measure) }
        };
        // （续） stands behind the text where one line holds both, else under it: it breaks no word.
        let again = match (cell.down > 1 && !cell.text.is_empty()).then(|| lines(&format!("{}（续）", cell.text))) {
            Some(one) if one.len() == 1 => one,
            Some(_) => lines(&format!("{}\n（续）", cell.text)),
            None => Vec::new(),
        };
        SetCell {
            row,
            down: cell.down,
            column,
            across: cell.across,
            lines: lines(&cell.text),
            again,
            top: cell.top,
            ground: cell.ground.or(head.then_some(Ink::TINT)),
        }
    }
}

/// Sets centred words in as few lines as they need, each about as long as the others.
pub(crate) fn balanced(letters: &[Letter], measure: Measure) -> Vec<Line> {
    let mut best = set(letters, measure);
    if best.len() < 2 || best.len() > 6 {
        return best;
    }
    let mut narrower = measure.width - measure.cell;
    while narrower > measure.cell {
        let tried = set(letters, Measure { width: narrower, ..measure });
        let fits = tried.iter().all(|l| l.end - l.start <= narrower + 1e-6);
        if tried.len() > best.len() || !fits || unwilling(&tried) > unwilling(&best) {
            break;
        }
        // Set for the narrow measure, centred in the real one.
        let shift = (measure.width - narrower) * 0.5;
        best = tried.into_iter().map(|line| line.moved(shift)).collect();
        narrower -= measure.cell;
    }
    best
}

/// How many lines end inside what should stay whole.
fn unwilling(lines: &[Line]) -> usize {
    let ends = lines.len().saturating_sub(1);
    lines[..ends].iter().filter(|l| l.letters.last().is_some_and(|s| s.letter.joint > Joint::Free)).count()
}

fn needed(lines: usize, body: Body) -> f64 {
    2.0 * PAD_Y + text_height(lines, body)
}

fn text_height(lines: usize, body: Body) -> f64 {
    body.size * (1.0 + LEADING * (lines.max(1) as f64 - 1.0))
}

impl SetTable {
    pub fn rows(&self) -> usize {
        self.heights.len()
    }

    /// Moves it right of the edge of the type area.
    pub fn shift(&mut self, by: f64) {
        self.left += by;
    }

    /// Its height when no page cuts it.
    pub fn whole_height(&self) -> f64 {
        self.head.iter().chain(&self.heights).sum::<f64>() + OUTER.width
    }

    /// What its header and first row need: less room than this is no place to begin.
    pub fn first_height(&self) -> f64 {
        let kept = self.keeps.iter().take_while(|k| **k).count();
        self.head.iter().chain(self.heights.iter().take(kept + 1)).sum()
    }

    /// The end of the longest run of rows from `from` that fits, with the header, in `room`.
    pub fn rows_that_fit(&self, from: usize, room: f64) -> usize {
        let mut to = from;
        let mut used = self.head.iter().sum::<f64>() + OUTER.width;
        while to < self.rows() && used + self.heights[to] <= room {
            used += self.heights[to];
            to += 1;
        }
        // A merged cell cut here must still hold its text on both sides.
        while to > from && to < self.rows() && used + self.shortage(from, to) > room {
            to -= 1;
            used -= self.heights[to];
        }
        // A section row is never the last on its page.
        let mut kept = to;
        while kept > from && kept < self.rows() && self.keeps[kept - 1] {
            kept -= 1;
        }
        if kept > from { kept } else { to }
    }

    fn visible(&self, from: usize, to: usize) -> impl Iterator<Item = &SetCell> {
        self.cells.iter().filter(move |c| c.row < to && c.row + c.down > from)
    }

    /// What the last row of a page must grow by, so that cut cells hold their text.
    fn shortage(&self, from: usize, to: usize) -> f64 {
        let mut worst = 0.0f64;
        for cell in self.visible(from, to).filter(|c| c.down > 1) {
            let end = (cell.row + cell.down).min(to);
            if end != to {
                continue;
            }
            let room: f64 = self.heights[cell.row.max(from)..end].iter().sum();
            let lines = if cell.row < from { &cell.again } else { &cell.lines };
            worst = worst.max(needed(lines.len(), self.body) - room);
        }
        worst
    }

    /// Draws header and rows `from..to`; the items count from the table's top left corner.
    pub fn draw(&self, from: usize, to: usize) -> (Vec<Item>, f64) {
        let mut drawn = Drawn::default();
        let mut y = 0.0;
        let mut draw = |cells: &mut dyn Iterator<Item = &SetCell>, heights: &[f64], from: usize, top: f64| {
            let mut tops = vec![top];
            for h in heights {
                tops.push(tops[tops.len() - 1] + h);
            }
            let to = from + heights.len();
            for cell in cells {
                let upper = tops[cell.row.max(from) - from];
                let lower = tops[(cell.row + cell.down).min(to) - from];
                let lines = if cell.row < from && !cell.again.is_empty() { &cell.again } else { &cell.lines };
                self.cell_items(cell, lines, upper, lower, &mut drawn);
            }
            tops[tops.len() - 1]
        };
        if !self.head.is_empty() {
            y = draw(&mut self.head_cells.iter(), &self.head, 0, y);
        }
        let mut heights = self.heights[from..to].to_vec();
        if let Some(last) = heights.last_mut() {
            *last += self.shortage(from, to).max(0.0);
        }
        y = draw(&mut self.visible(from, to), &heights, from, y);
        let width = self.edges[self.edges.len() - 1];
        let mut items = drawn.grounds;
        items.extend(drawn.words);
        items.extend(joined(drawn.lying, drawn.upright));
        items.push(Item::Shape(Shape::rectangle(0.0, 0.0, width, y).outlined(OUTER)));
        (items.into_iter().map(|i| i.moved(self.left, 0.0)).collect(), y + OUTER.width)
    }

    fn cell_items(&self, cell: &SetCell, lines: &[Line], upper: f64, lower: f64, drawn: &mut Drawn) {
        let left = self.edges[cell.column];
        let right = self.edges[cell.column + cell.across];
        if let Some(ink) = cell.ground {
            drawn.grounds.push(Item::Shape(Shape::rectangle(left, upper, right - left, lower - upper).filled(ink)));
        }
        let room = lower - upper;
        let height = text_height(lines.len(), self.body);
        let mut y = if cell.top { upper + PAD_Y } else { upper + (room - height).max(0.0) * 0.5 };
        for line in lines {
            let items = items_of_line(line, self.body, left + PAD_X, y);
            drawn.words.extend(items);
            y += self.body.size * LEADING;
        }
        if upper > 0.0 {
            drawn.lying.push((upper, left, right));
        }
        if cell.column > 0 {
            drawn.upright.push((left, upper, lower));
        }
    }

    /// A row taller than a page becomes several, each with the lines that fit.
    fn split_tall_rows(&mut self, page: f64) {
        let most = (((page - 2.0 * PAD_Y) / self.body.size - 1.0) / LEADING + 1.0).floor();
        let most = (most as usize).max(1);
        let mut row = 0;
        while row < self.heights.len() {
            if self.heights[row] <= page || self.heights[row] <= needed(most, self.body) {
                row += 1;
                continue;
            }
            self.split_row(row, most);
            row += 1;
        }
    }

    fn split_row(&mut self, row: usize, most: usize) {
        let mut rest: Vec<SetCell> = Vec::new();
        let mut longest = 1;
        for cell in &mut self.cells {
            if cell.row > row {
                cell.row += 1;
            } else if cell.row == row && cell.down == 1 {
                let mut tail = cell.clone();
                tail.row += 1;
                tail.lines = cell.lines.split_off(most.min(cell.lines.len()));
                longest = longest.max(tail.lines.len());
                cell.top = true;
                tail.top = true;
                rest.push(tail);
            } else if cell.row + cell.down > row {
                cell.down += 1;
            }
        }
        self.cells.extend(rest);
        self.cells.sort_by_key(|c| (c.row, c.column));
        self.heights[row] = needed(most, self.body);
        self.heights.insert(row + 1, needed(longest, self.body));
        self.keeps.insert(row, false);
    }
}
