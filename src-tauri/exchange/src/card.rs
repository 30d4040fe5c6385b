//! Forms with one record on a sheet: each label stands beside its value, or before it in the same cell.
//! Never a table: that is tried first.

use crate::columns::{Column, Kind};
use crate::grid::Grid;
use crate::layout::{Hints, Layout, Matched, Recognised, base_year, candidates, title_points};
use crate::matching::scores;
use crate::sheet::{Cell, Sheet, Typed};

/// A label of a form with its value.
pub(crate) struct Entry {
    pub label: String,
    pub place: usize,
    pub column: &'static Column,
    pub cell: Cell,
}

/// Recognises a form.
pub(crate) fn recognise(sheet: &Sheet, hints: &Hints) -> Option<Recognised> {
    let grid = Grid::of(sheet);
    let title =
        grid.rows.first().and_then(|row| row.own().next()).map_or_else(|| sheet.name.clone(), |(_, cell)| crate::words::name(&cell.text));
    let mut best: Option<Recognised> = None;
    for kind in candidates(hints) {
        let entries = entries(sheet, kind);
        let has_required = entries.iter().any(|entry| kind.required().contains(&entry.column.name));
        let mut places: Vec<usize> = entries.iter().map(|entry| entry.place).collect();
        places.dedup();
        places.sort_unstable();
        places.dedup();
        // Labels in one column only, with several columns of values: that is a table on its side.
        let widest = grid.rows.iter().map(|row| row.own().count()).max().unwrap_or(0);
        if entries.len() < 4 || !has_required || (places.len() < 2 && widest > 2) {
            continue;
        }
        let confidence = entries.len() * 6 + title_points(kind, sheet, &title, hints);
        if best.as_ref().is_none_or(|best| confidence > best.confidence) {
            best = Some(Recognised {
                kind,
                layout: Layout::Card,
                header_rows: Vec::new(),
                columns: entries
                    .iter()
                    .map(|entry| Matched { heading: entry.label.clone(), place: entry.place, column: Some(entry.column) })
                    .collect(),
                base_year: base_year(&grid, 1.min(grid.rows.len()), sheet, hints),
                title: title.clone(),
                confidence,
            });
        }
    }
    best
}

/// The labels of a form that name a column of `kind`, each with its value.
pub(crate) fn entries(sheet: &Sheet, kind: Kind) -> Vec<Entry> {
    let grid = Grid::of(sheet);
    let mut out: Vec<Entry> = Vec::new();
    for row in &grid.rows {
        let cells: Vec<(usize, &Cell)> = row.own().collect();
        for (n, (place, cell)) in cells.iter().enumerate() {
            let text = crate::words::name(&cell.text);
            let beside = label(kind, &text).map(|column| {
                let value = cells
                    .get(n + 1)
                    .filter(|(_, value)| label(kind, &crate::words::name(&value.text)).is_none() && !is_signature(&value.text));
                (text.clone(), column, value.map(|(_, value)| (*value).clone()))
            });
            let within = || {
                let (before, after) = text.split_once([':', '：'])?;
                let column = label(kind, before)?;
                Some((before.to_owned(), column, Some(Cell { column: cell.column, text: after.trim().to_owned(), value: Typed::Text })))
            };
            if let Some((label, column, value)) = beside.or_else(within)
                && out.iter().all(|entry| entry.column.name != column.name)
            {
                let cell = value.unwrap_or(Cell { column: cell.column, text: String::new(), value: Typed::Text });
                out.push(Entry { label, place: *place, column, cell });
            }
        }
    }
    out
}

/// The column that a label names by one of its own words; a label that only contains one is no label.
fn label(kind: Kind, text: &str) -> Option<&'static Column> {
    let found = scores(kind, text).into_iter().filter(|(score, _)| *score >= 1000);
    found.max_by_key(|(score, _)| *score).map(|(_, column)| column)
}

pub(crate) fn is_signature(text: &str) -> bool {
    ["(签字)", "（签字）", "(签名)", "（签名）", "(盖章)", "（盖章）", "(章)", "（章）"].iter().any(|mark| text.contains(mark))
}
