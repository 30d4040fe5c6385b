//! A table's cells in the columns of a sheet. Never a cell that reaches past its table.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::{PADDING, Pen, Said, base, colour, face, lines, stand, wide};
use crate::WriteError;
use crate::word::{Cell, Frame, Row, Table};

/// A cell and where it stands: its first column.
type Placed<'a> = (usize, &'a Cell);

impl Pen {
    pub(super) fn table(&mut self, table: &Table) -> Result<(), WriteError> {
        let head = placed(&table.head, table.widths.len())?;
        let body = placed(&table.rows, table.widths.len())?;
        let first = self.row;
        self.rows_of(table, &table.head, &head, true)?;
        let headed = self.row > first;
        if headed {
            self.heads.push((first, self.row - 1, 0.0));
        }
        let under = self.rows_of(table, &table.rows, &body, false)?;
        if let Some(head) = self.heads.last_mut().filter(|_| headed) {
            head.2 = under;
        }
        Ok(())
    }

    /// Writes rows; how many points they take together.
    fn rows_of(&mut self, table: &Table, rows: &[Row], placed: &[Vec<Placed<'_>>], head: bool) -> Result<f64, WriteError> {
        let heights = heights(table, rows, placed);
        let mut own = Vec::with_capacity(rows.len());
        for height in &heights {
            own.push(self.rows(*height)?);
        }
        for (at, cells) in placed.iter().enumerate() {
            for (column, cell) in cells {
                let left: f64 = table.widths.iter().take(*column).sum();
                let right = left + width(table, *column, cell.across);
                let columns = (self.edges.column(left), self.edges.column(right).max(1) - 1);
                let last = own.get(at + cell.down - 1).ok_or(WriteError::BadTable)?.1;
                let said = Said { text: String::new(), font: "", size: table.size, ink: None, square: false, square_ink: None };
                let (rows, columns) = ((own[at].0, last), (columns.0, columns.1.max(columns.0)));
                let look = format(table, cell, head);
                match self.both_ends(table, &cell.text) {
                    Some((left, right, middle)) if (columns.0..columns.1).contains(&middle) => {
                        self.put(rows, (columns.0, middle), left, &look, &said)?;
                        self.put(rows, (middle + 1, columns.1), right, &look.set_align(FormatAlign::Right), &said)?;
                    }
                    _ => self.put(rows, columns, &cell.text, &look, &said)?,
                }
            }
        }
        Ok(heights.iter().sum())
    }

    /// 版记 has something at both ends of a line: the two, and the last column of the first. Elsewhere a tab is text.
    fn both_ends<'a>(&self, table: &Table, text: &'a str) -> Option<(&'a str, &'a str, u16)> {
        let (left, right) = text.split_once('\t').filter(|_| table.frame != Frame::Ruled)?;
        Some((left, right, self.edges.between(wide(left), wide(right))?))
    }
}

fn width(table: &Table, column: usize, across: usize) -> f64 {
    table.widths.iter().skip(column).take(across).sum()
}

/// Which cell stands where.
fn placed(rows: &[Row], columns: usize) -> Result<Vec<Vec<Placed<'_>>>, WriteError> {
    let mut covered = vec![0usize; columns];
    let mut all = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let mut own = Vec::with_capacity(row.cells.len());
        let mut column = 0;
        for cell in &row.cells {
            while covered.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            if cell.across == 0 || cell.down == 0 || at + cell.down > rows.len() {
                return Err(WriteError::BadTable);
            }
            covered.get_mut(column..column + cell.across).ok_or(WriteError::BadTable)?.fill(cell.down);
            own.push((column, cell));
            column += cell.across;
        }
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        all.push(own);
    }
    Ok(all)
}

/// Points that each row needs for its words.
fn heights(table: &Table, rows: &[Row], placed: &[Vec<Placed<'_>>]) -> Vec<f64> {
    let line = table.size * 1.35;
    let tall = |column: usize, cell: &Cell| lines(&cell.text, table.size, width(table, column, cell.across) - PADDING) * line + 5.0;
    let mut heights: Vec<f64> = rows
        .iter()
        .zip(placed)
        .map(|(row, cells)| {
            let own = cells.iter().filter(|(_, cell)| cell.down == 1).map(|(column, cell)| tall(*column, cell));
            own.fold(row.at_least.max(line + 5.0), f64::max)
        })
        .collect();
    for (at, cells) in placed.iter().enumerate() {
        for (column, cell) in cells.iter().filter(|(_, cell)| cell.down > 1) {
            let have: f64 = heights.iter().skip(at).take(cell.down).sum();
            if let Some(last) = heights.get_mut(at + cell.down - 1) {
                *last += (tall(*column, cell) - have).max(0.0);
            }
        }
    }
    heights
}

fn format(table: &Table, cell: &Cell, head: bool) -> Format {
    let mut format = base(face(cell.font), table.size).set_align(stand(cell.align));
    format = match table.frame {
        Frame::Ruled => format.set_border(FormatBorder::Thin),
        Frame::AtFoot { .. } => format.set_border_top(FormatBorder::Thin).set_border_bottom(FormatBorder::Thin),
    };
    if cell.top {
        format = format.set_align(FormatAlign::Top);
    }
    if head {
        format = format.set_bold();
    }
    match cell.ground {
        Some(ink) => format.set_background_color(colour(ink)),
        None => format,
    }
}
