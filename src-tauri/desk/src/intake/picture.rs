//! The beginning of a sheet as it looks: merged areas, headings, and in words what each row was taken for. Never
//! more of it than a person looks through.

use std::collections::HashMap;

use exchange::{Layout, Recognised, Sheet};

use super::show::shown_name;
use super::{Pending, judge::Judged};
use crate::wire::count;
use crate::wire::intake::{PictureCell, PictureColumn, PictureRow, RowVerdict, SheetPicture};

/// Rows and columns that are drawn.
const ROWS: u32 = 60;
const COLUMNS: u32 = 40;
/// Characters of a place.
const TEXT: usize = 60;

pub(super) fn picture(pending: &Pending, name: &str) -> Option<SheetPicture> {
    let sheet = pending.source.workbook.sheets.iter().find(|sheet| shown_name(&sheet.name) == name)?;
    let layout = pending.table.as_ref().and_then(|table| {
        let at = table.sheets.iter().position(|taken| taken == name)?;
        table.layouts.get(at)
    });
    let last = sheet.rows.last().map_or(0, |row| row.number);
    let width = sheet.rows.iter().flat_map(|row| row.cells.last()).map(|cell| cell.column + 1).max().unwrap_or(0).min(COLUMNS);
    let marks = marks(pending, name, layout);
    let shown = last.min(ROWS);
    let hidden: Vec<u32> = sheet.rows.iter().filter(|row| row.hidden).map(|row| row.number).collect();
    let row = |number: u32| {
        let header = layout.is_some_and(|layout| layout.header_rows.contains(&number));
        let (mut mark, reason) = match marks.get(&number) {
            _ if header => ("表头".to_owned(), String::new()),
            Some(known) => known.clone(),
            None if layout.is_some_and(|layout| layout.header_rows.first().is_some_and(|first| number < *first)) => {
                ("标题".to_owned(), String::new())
            }
            None => (String::new(), String::new()),
        };
        if hidden.contains(&number) {
            mark.push_str("（隐藏行）");
        }
        PictureRow { number, mark, reason, header, cells: cells(sheet, number, width, shown) }
    };
    Some(SheetPicture {
        columns: (0..width).map(|at| column(sheet, layout, at)).collect(),
        rows: (1..=shown).map(row).collect(),
        more: count(sheet.rows.iter().filter(|row| row.number > shown).count()),
    })
}

/// What each row was taken for, in a word, and why.
fn marks(pending: &Pending, name: &str, layout: Option<&Recognised>) -> HashMap<u32, (String, String)> {
    if layout.is_none_or(|layout| layout.layout != Layout::Table) {
        return HashMap::new();
    }
    let mut number = 0;
    let mut out: HashMap<u32, (String, String)> = HashMap::new();
    for row in pending.rows.iter().filter(|row| row.sheet == name) {
        if row.verdict != RowVerdict::LeftOut {
            number += 1;
        }
        match out.get_mut(&row.row) {
            // Several records of one row.
            Some((mark, _)) => *mark = format!("{}至{number}条", mark.split(['条', '至']).next().unwrap_or_default()),
            None => drop(out.insert(row.row, mark(row, number))),
        }
    }
    out
}

fn mark(row: &Judged, number: usize) -> (String, String) {
    let reason = row.reasons.join("；");
    match row.verdict {
        RowVerdict::LeftOut if reason.starts_with("分节行") => ("分节".to_owned(), reason),
        RowVerdict::LeftOut => ("不是数据".to_owned(), reason),
        RowVerdict::Reject => (format!("第{number}条"), format!("拒绝：{reason}")),
        _ => (format!("第{number}条"), reason),
    }
}

fn cells(sheet: &Sheet, number: u32, width: u32, shown: u32) -> Vec<PictureCell> {
    let row = sheet.rows.binary_search_by_key(&number, |row| row.number).ok().map(|at| &sheet.rows[at]);
    let merges: Vec<_> = sheet.merges.iter().filter(|merge| merge.first_row <= number && number <= merge.last_row).collect();
    let mut out = Vec::new();
    for column in 0..width {
        let merge = merges.iter().find(|merge| merge.first_column <= column && column <= merge.last_column);
        let (mut rows, mut columns) = (1, 1);
        if let Some(merge) = merge {
            if merge.first_row != number || merge.first_column != column {
                continue;
            }
            rows = merge.last_row.min(shown) - number + 1;
            columns = merge.last_column.min(width.saturating_sub(1)) - column + 1;
        }
        let text = row.and_then(|row| row.cells.iter().find(|cell| cell.column == column)).map_or("", |cell| cell.text.as_str());
        out.push(PictureCell { text: short(text), rows, columns });
    }
    out
}

fn column(sheet: &Sheet, layout: Option<&Recognised>, at: u32) -> PictureColumn {
    let hidden = sheet.hidden_columns.contains(&at);
    let known = layout
        .filter(|layout| layout.layout == Layout::Table)
        .and_then(|layout| layout.columns.iter().find(|known| known.place == at as usize));
    let mark = match known {
        _ if hidden => "隐藏列，不导入".to_owned(),
        Some(known) => known.column.map_or_else(|| "不导入".to_owned(), |column| column.register.to_owned()),
        None => String::new(),
    };
    PictureColumn { letters: letters(at), mark }
}

/// A, B … Z, AA ….
fn letters(at: u32) -> String {
    let letter = |n: u32| char::from(b'A' + (n % 26) as u8);
    if at < 26 { letter(at).to_string() } else { format!("{}{}", letter(at / 26 - 1), letter(at)) }
}

fn short(text: &str) -> String {
    if text.chars().count() <= TEXT { text.to_owned() } else { format!("{}…", text.chars().take(TEXT).collect::<String>()) }
}
