//! A sheet as a person sees it: rows of cells with merged areas filled in and hidden columns left out. Borrows
//! the cells; never as large as the distance between them.

use std::collections::HashMap;

use crate::sheet::{Cell, Merge, Sheet};
use crate::words::clean;

/// Where the text of a place comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Its own cell.
    Own,
    /// A merged area that begins in a row above.
    Above,
    /// A merged area that begins to the left in the same row.
    Left,
}

#[derive(Debug, Clone)]
pub(crate) struct GridRow<'a> {
    pub number: u32,
    pub hidden: bool,
    /// Its letters were in another encoding.
    pub foreign: bool,
    pub places: Vec<Option<(&'a Cell, Origin)>>,
}

impl<'a> GridRow<'a> {
    /// The cells of this row itself, with their columns.
    pub fn own(&self) -> impl Iterator<Item = (usize, &'a Cell)> + '_ {
        self.places
            .iter()
            .enumerate()
            .filter_map(|(column, place)| place.filter(|(_, origin)| *origin == Origin::Own).map(|(cell, _)| (column, cell)))
    }

    /// The cell at a column, merged areas from above filled down; areas from the left are not spread out.
    pub fn down(&self, column: usize) -> Option<&'a Cell> {
        self.places.get(column).copied().flatten().filter(|(_, origin)| *origin != Origin::Left).map(|(cell, _)| cell)
    }

    /// The text at a column, merged areas filled both ways (for headings).
    pub fn heading(&self, column: usize) -> String {
        self.places.get(column).copied().flatten().map_or_else(String::new, |(cell, _)| clean(&cell.text).split('\n').collect())
    }

    /// How many columns the merged area covers whose cell, the only one of its row, is at `column`; a hidden
    /// column in the middle does not end it.
    pub fn width_at(&self, column: usize) -> usize {
        1 + self.places.iter().skip(column + 1).filter(|place| matches!(place, Some((_, Origin::Left)))).count()
    }
}

pub(crate) struct Grid<'a> {
    pub rows: Vec<GridRow<'a>>,
    pub merges: &'a [Merge],
    pub width: usize,
}

impl<'a> Grid<'a> {
    /// Lays the cells of a sheet out.
    pub fn of(sheet: &'a Sheet) -> Self {
        let used = sheet.rows.iter().flat_map(|row| row.cells.last()).map(|cell| cell.column as usize + 1).max().unwrap_or(0);
        let mut rows: Vec<GridRow<'a>> = Vec::with_capacity(sheet.rows.len());
        let mut at: HashMap<u32, usize> = HashMap::with_capacity(sheet.rows.len());
        for row in &sheet.rows {
            let mut places = vec![None; used];
            for cell in &row.cells {
                places[cell.column as usize] = Some((cell, Origin::Own));
            }
            at.insert(row.number, rows.len());
            rows.push(GridRow { number: row.number, hidden: row.hidden, foreign: row.foreign, places });
        }
        for merge in &sheet.merges {
            let first = merge.first_column as usize;
            let Some(source) =
                at.get(&merge.first_row).and_then(|row| rows[*row].places.get(first).copied().flatten()).map(|(cell, _)| cell)
            else {
                continue;
            };
            let last = (merge.last_column as usize).min(used.saturating_sub(1));
            let from = rows.partition_point(|row| row.number < merge.first_row);
            for row in rows[from..].iter_mut().take_while(|row| row.number <= merge.last_row) {
                for column in first..=last {
                    if row.places[column].is_none() {
                        let origin = if column > first { Origin::Left } else { Origin::Above };
                        row.places[column] = Some((source, origin));
                    }
                }
            }
        }
        for row in &mut rows {
            for column in &sheet.hidden_columns {
                if let Some(place) = row.places.get_mut(*column as usize) {
                    *place = None;
                }
            }
        }
        Self { rows, merges: &sheet.merges, width: used }
    }
}

/// The sheet with rows and columns exchanged, for tables that lie on their side.
pub(crate) fn turned(sheet: &Sheet) -> Sheet {
    let mut columns: Vec<(u32, Vec<Cell>)> = Vec::new();
    for row in &sheet.rows {
        for cell in &row.cells {
            let at = columns.partition_point(|(column, _)| *column < cell.column);
            if columns.get(at).is_none_or(|(column, _)| *column != cell.column) {
                columns.insert(at, (cell.column, Vec::new()));
            }
            columns[at].1.push(Cell { column: row.number.saturating_sub(1), ..cell.clone() });
        }
    }
    let merges = sheet.merges.iter().map(|merge| Merge {
        first_row: merge.first_column + 1,
        last_row: merge.last_column + 1,
        first_column: merge.first_row.saturating_sub(1),
        last_column: merge.last_row.saturating_sub(1),
    });
    let rows = columns.into_iter().map(|(column, cells)| crate::Row {
        number: column + 1,
        hidden: sheet.hidden_columns.contains(&column),
        foreign: false,
        cells,
    });
    Sheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        rows: rows.collect(),
        merges: merges.collect(),
        hidden_columns: sheet.rows.iter().filter(|row| row.hidden).map(|row| row.number.saturating_sub(1)).collect(),
    }
}
