//! Tables: fixed widths, merged cells, heads repeated on every page. Never a row that a page may cut, unless it
//! is taller than one.

use super::paragraph::{properties, run};
use super::style::Style;
use super::xml::Xml;
use super::{Align, Cell, Frame, Ink, MM, Row, Run, Setting, Table, twips};
use crate::WriteError;

/// What stands in each column of a row.
#[derive(Clone, Copy)]
enum Place<'a> {
    /// A cell begins.
    Cell(&'a Cell),
    /// A cell above reaches down here, so many columns wide.
    Covered(usize),
}

/// Writes a table.
///
/// # Errors
/// [`WriteError::BadTable`] for a cell that reaches past the table.
pub(super) fn table(xml: &mut Xml, table: &Table) -> Result<(), WriteError> {
    let head = places(&table.head, table.widths.len())?;
    let rows = places(&table.rows, table.widths.len())?;
    xml.open("w:tbl", &[]);
    look(xml, table);
    xml.with("w:tblGrid", &[], |xml| {
        for width in &table.widths {
            xml.empty("w:gridCol", &[("w:w", &twips(*width).to_string())]);
        }
    });
    for (row, places) in table.head.iter().zip(&head) {
        one(xml, table, row, places, true);
    }
    for (row, places) in table.rows.iter().zip(&rows) {
        one(xml, table, row, places, false);
    }
    xml.close();
    Ok(())
}

/// Which cell stands where, those covered from above included.
fn places<'a>(rows: &'a [Row], columns: usize) -> Result<Vec<Vec<Place<'a>>>, WriteError> {
    // For each column: rows still covered, and how wide the cell is that covers it from here.
    let mut covered: Vec<(usize, usize)> = vec![(0, 0); columns];
    let mut all = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let mut own = Vec::new();
        let mut cells = row.cells.iter();
        let mut column = 0;
        while column < columns {
            let (rows_left, wide) = covered[column];
            if rows_left > 0 {
                own.push(Place::Covered(wide));
                covered[column].0 -= 1;
                column += wide.max(1);
                continue;
            }
            let cell = cells.next().ok_or(WriteError::BadTable)?;
            if cell.across == 0 || cell.down == 0 || column + cell.across > columns || at + cell.down > rows.len() {
                return Err(WriteError::BadTable);
            }
            if covered[column..column + cell.across].iter().any(|(rows, _)| *rows > 0) {
                return Err(WriteError::BadTable);
            }
            covered[column] = (cell.down - 1, cell.across);
            own.push(Place::Cell(cell));
            column += cell.across;
        }
        if cells.next().is_some() {
            return Err(WriteError::BadTable);
        }
        all.push(own);
    }
    Ok(all)
}

/// `w:tblPr`.
fn look(xml: &mut Xml, table: &Table) {
    let whole = twips(table.widths.iter().sum()).to_string();
    let foot_at = match table.frame {
        Frame::AtFoot { left } => Some(left),
        Frame::Ruled => None,
    };
    let at_foot = foot_at.is_some();
    xml.with("w:tblPr", &[], |xml| {
        if let Some(left) = foot_at {
            // From the page's edge: of a table as wide as the text LibreOffice believes that it cannot float.
            let place = [
                ("w:leftFromText", "0"),
                ("w:rightFromText", "0"),
                ("w:vertAnchor", "margin"),
                ("w:horzAnchor", "page"),
                ("w:tblpX", &twips(left).to_string()),
                ("w:tblpYSpec", "bottom"),
            ];
            xml.empty("w:tblpPr", &place);
            xml.val("w:tblOverlap", "never");
        }
        xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
        if !at_foot {
            xml.val("w:jc", "center");
        }
        // Outside 0.75 pt, inside 0.35 pt; of 版记 the first and last line 0.35 mm, those between 0.25 mm.
        let (outer, inner) = if at_foot { ("8", "6") } else { ("6", "3") };
        xml.with("w:tblBorders", &[], |xml| {
            for (side, size) in
                [("w:top", outer), ("w:left", outer), ("w:bottom", outer), ("w:right", outer), ("w:insideH", inner), ("w:insideV", inner)]
            {
                let upright = matches!(side, "w:left" | "w:right" | "w:insideV");
                let kind = if at_foot && upright { "nil" } else { "single" };
                xml.empty(side, &[("w:val", kind), ("w:sz", size), ("w:space", "0"), ("w:color", "000000")]);
            }
        });
        xml.val_of("w:tblLayout", "w:type", "fixed");
        let beside = twips(if at_foot { 0.0 } else { 1.2 * MM }).to_string();
        let over = twips(if at_foot { 0.0 } else { 1.3 * MM }).to_string();
        xml.with("w:tblCellMar", &[], |xml| {
            for (side, width) in [("w:top", &over), ("w:left", &beside), ("w:bottom", &over), ("w:right", &beside)] {
                xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
            }
        });
    });
}

fn one(xml: &mut Xml, table: &Table, row: &Row, places: &[Place<'_>], head: bool) {
    xml.with("w:tr", &[], |xml| {
        xml.with("w:trPr", &[], |xml| {
            if !row.splits {
                xml.empty("w:cantSplit", &[]);
            }
            if row.at_least > 0.0 {
                xml.empty("w:trHeight", &[("w:val", &twips(row.at_least).to_string()), ("w:hRule", "atLeast")]);
            }
            if head {
                xml.empty("w:tblHeader", &[]);
            }
        });
        let mut column = 0;
        for place in places {
            let across = match place {
                Place::Cell(cell) => cell.across,
                Place::Covered(wide) => (*wide).max(1),
            };
            let width: f64 = table.widths[column..column + across].iter().sum();
            cell(xml, table, row, *place, (width, across), head);
            column += across;
        }
    });
}

fn cell(xml: &mut Xml, table: &Table, row: &Row, place: Place<'_>, (width, across): (f64, usize), head: bool) {
    xml.with("w:tc", &[], |xml| {
        xml.with("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &twips(width).to_string()), ("w:type", "dxa")]);
            if across > 1 {
                xml.val("w:gridSpan", across);
            }
            let Place::Cell(cell) = place else {
                xml.val("w:vMerge", "continue");
                return;
            };
            if cell.down > 1 {
                xml.val("w:vMerge", "restart");
            }
            if let Some(Ink(..)) = cell.ground {
                let fill = cell.ground.map(Ink::hex).unwrap_or_default();
                xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &fill)]);
            }
            xml.val("w:vAlign", if cell.top { "top" } else { "center" });
        });
        let (text, align, font) = match place {
            Place::Cell(cell) => (cell.text.as_str(), cell.align, Some(cell.font)),
            Place::Covered(_) => ("", Align::Left, None),
        };
        let style = match table.frame {
            Frame::AtFoot { .. } => Style::Imprint,
            Frame::Ruled if head => Style::TableHead,
            Frame::Ruled => Style::TableText,
        };
        let line = (table.frame == Frame::Ruled).then_some(table.size * 1.35);
        let set = Setting { align: Some(align), line, keep: row.keep || head, ..Setting::default() };
        for line in text.split('\n') {
            xml.with("w:p", &[], |xml| {
                properties(xml, style, &set);
                let font = font.filter(|font| *font != style.font());
                let size = (table.size - style.size()).abs() > 0.01;
                run(xml, &Run::Text { text: line.to_owned(), font, size: size.then_some(table.size), ink: None });
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word::Font;

    fn cell(text: &str, across: usize, down: usize) -> Cell {
        Cell { text: text.to_owned(), across, down, align: Align::Left, font: Font::FangSong, top: false, ground: None }
    }

    #[test]
    fn cells_past_the_table_are_refused() {
        let fits = [
            Row { cells: vec![cell("甲", 1, 2), cell("乙", 2, 1)], ..Row::default() },
            Row { cells: vec![cell("丙", 2, 1)], ..Row::default() },
        ];
        assert!(places(&fits, 3).is_ok());
        assert!(places(&fits, 2).is_err());
        assert!(places(&fits[..1], 3).is_err(), "reaches down past the last row");
        assert!(places(&fits, 4).is_err(), "a column without a cell");
    }
}
