//! How wide the columns of a table become. Never wider together than the table.

use crate::fonts::{Fonts, OpenFonts, Role};
use crate::letter::{Body, Letter, Span, letters};
use crate::rows::PAD_X;
use crate::ruled::Table;

impl Table {
    /// The widths of its columns on paper, in points, where it is so wide.
    pub fn widths(&self, fonts: &Fonts, width: f64) -> Vec<f64> {
        column_widths(&fonts.open(), self, Body::solid(self.size), width)
    }
}

/// Widths by weight, except that a column is at least as wide as its longest number, date or word
/// that must not be broken; what it takes, the others give by weight.
pub(crate) fn column_widths(fonts: &OpenFonts<'_>, table: &Table, body: Body, width: f64) -> Vec<f64> {
    // Two characters, or less where so many columns stand side by side that they must be narrow.
    let even = width / table.columns.len() as f64;
    let two = (2.0 * body.size + 2.0 * PAD_X).min(0.7 * even);
    let mut least = vec![two.max(body.size + 2.0 * PAD_X); table.columns.len()];
    let heads = table.head.iter().map(|row| (row, Role::Hei));
    let rows = table.rows.iter().map(|row| (row, table.role));
    for (row, role) in heads.chain(rows) {
        // Rows that lean on a merged cell above begin in a later column: they are not asked.
        if row.cells.iter().map(|c| c.across).sum::<usize>() != table.columns.len() {
            continue;
        }
        let mut column = 0;
        for cell in &row.cells {
            if cell.across == 1 {
                let set = letters(fonts, &[Span::new(cell.role.unwrap_or(role), &*cell.text)], body);
                let need = longest_whole(&set) + 2.0 * PAD_X + 0.1;
                least[column] = least[column].max(need);
            }
            column += cell.across;
        }
    }
    let most = even * 2.0;
    let mut widths = vec![0.0; table.columns.len()];
    let mut fixed = vec![false; table.columns.len()];
    loop {
        let taken: f64 = (0..widths.len()).filter(|&i| fixed[i]).map(|i| widths[i]).sum();
        let free = |i: &usize| !fixed[*i];
        let weights: f64 = (0..widths.len()).filter(free).map(|i| table.columns[i].weight).sum();
        let mut grew = None;
        for i in (0..widths.len()).filter(free) {
            widths[i] = (width - taken).max(0.0) * table.columns[i].weight / weights;
            if widths[i] < least[i].min(most) && grew.is_none() {
                grew = Some(i);
            }
        }
        match grew {
            Some(i) if fixed.iter().filter(|f| !**f).count() > 1 => {
                widths[i] = least[i].min(most);
                fixed[i] = true;
            }
            _ => return within(widths, width),
        }
    }
}

/// What cannot all be had is shared: the table keeps its width, and words break instead.
fn within(mut widths: Vec<f64>, width: f64) -> Vec<f64> {
    let whole: f64 = widths.iter().sum();
    if whole > width {
        for own in &mut widths {
            *own *= width / whole;
        }
    }
    widths
}

/// The widest stretch of letters that may not be broken lightly.
fn longest_whole(letters: &[Letter]) -> f64 {
    let (mut longest, mut own) = (0.0f64, 0.0);
    for letter in letters {
        own += letter.advance;
        if letter.character == '\n' {
            own = 0.0;
        }
        longest = longest.max(own);
        if letter.joint == crate::class::Joint::Free {
            own = 0.0;
        }
    }
    longest
}
