//! Text tables: comma, tab or semicolon, with quotes and line breaks in cells. Never skips a line: row
//! numbers are those a spreadsheet shows.

use std::ops::RangeInclusive;

use crate::ReadError;
use crate::sheet::{Budget, Sheet, Typed};

/// The one sheet of a text table; `foreign` are the lines, from 1 and in order, whose letters were in another encoding.
pub(crate) fn sheet(text: &str, name: String, foreign: &[u32], budget: &mut Budget<'_>) -> Result<Sheet, ReadError> {
    let separator = separator(text);
    let mut sheet = Sheet::new(name, false);
    let mut row = 1u32;
    let mut doubtful = Vec::new();
    records(text, separator, |cells, lines| {
        if foreign.get(foreign.partition_point(|line| line < lines.start())).is_some_and(|line| lines.contains(line)) {
            doubtful.push(row);
        }
        for (column, cell) in cells.drain(..).enumerate() {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            // Our own export guards a text that begins like a formula; the guard is no part of it.
            let text = crate::write::unguard(&cell).to_owned();
            sheet.put(budget, row, column, text, Typed::Text)?;
        }
        row = row.saturating_add(1);
        Ok(true)
    })?;
    for row in &mut sheet.rows {
        row.foreign = doubtful.binary_search(&row.number).is_ok();
    }
    Ok(sheet)
}

/// The separator that cuts the first lines into the most cells of equal number.
fn separator(text: &str) -> char {
    let mut best = (0usize, ',');
    for candidate in ['\t', ',', ';'] {
        let mut counts: Vec<usize> = Vec::new();
        let counted = records(text, candidate, |cells, _| {
            counts.push(cells.len());
            cells.clear();
            Ok(counts.len() < 50)
        });
        if counted.is_err() {
            continue;
        }
        counts.sort_unstable();
        let median = counts.get(counts.len() / 2).copied().unwrap_or(0);
        if median > best.0 {
            best = (median, candidate);
        }
    }
    best.1
}

/// Hands each record and its lines to `take`, which empties it and says whether to go on. A quote opens a cell only at its
/// start; a cell left open at the end of the file ends there.
fn records(
    text: &str,
    separator: char,
    mut take: impl FnMut(&mut Vec<String>, RangeInclusive<u32>) -> Result<bool, ReadError>,
) -> Result<(), ReadError> {
    let mut cells: Vec<String> = Vec::new();
    let mut cell = String::new();
    let (mut quoted, mut fresh) = (false, true);
    let mut chars = text.chars().peekable();
    let mut pending = false;
    // Lines as the file has them, which a cell may hold several of.
    let (mut first, mut line) = (1u32, 1u32);
    while let Some(c) = chars.next() {
        pending = true;
        if quoted {
            if c != '"' {
                line += u32::from(c == '\n');
                cell.push(c);
            } else if chars.peek() == Some(&'"') {
                chars.next();
                cell.push('"');
            } else {
                quoted = false;
            }
            continue;
        }
        match c {
            '"' if fresh => quoted = true,
            c if c == separator => cells.push(std::mem::take(&mut cell)),
            '\r' | '\n' => {
                let whole = c == '\n' || chars.peek() == Some(&'\n');
                if c == '\r' && whole {
                    chars.next();
                }
                cells.push(std::mem::take(&mut cell));
                pending = false;
                if !take(&mut cells, first..=line)? {
                    return Ok(());
                }
                line += u32::from(whole);
                first = line;
                cells.clear();
                fresh = true;
                continue;
            }
            c => cell.push(c),
        }
        fresh = c == separator;
    }
    if pending {
        cells.push(cell);
        take(&mut cells, first..=line)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn read(text: &str) -> Vec<(u32, Vec<(u32, String)>)> {
        let limits = Limits::default();
        let sheet = sheet(text, "表".into(), &[], &mut Budget::new(&limits, &|_| true)).unwrap();
        sheet.rows.into_iter().map(|row| (row.number, row.cells.into_iter().map(|cell| (cell.column, cell.text)).collect())).collect()
    }

    #[test]
    fn separators_quotes_and_line_breaks() {
        let want = vec![
            (1, vec![(0, "序号".to_owned()), (1, "内容".to_owned()), (2, "备注".to_owned())]),
            (3, vec![(0, "1".to_owned()), (1, "甲\n乙、“丙”".to_owned()), (2, "他说\"好\",可以;\t".to_owned())]),
        ];
        for s in [",", "\t", ";"] {
            for end in ["\r\n", "\n", "\r"] {
                let text = format!("序号{s}内容{s}备注{end}{end}1{s}\"甲\n乙、“丙”\"{s}\"他说\"\"好\"\",可以;\t\"{end}");
                assert_eq!(read(&text), want, "{s:?} {end:?}");
                assert_eq!(read(text.trim_end_matches(end)), want, "no line end at the end: {s:?}");
            }
        }
    }

    #[test]
    fn a_quote_inside_a_cell_is_text() {
        assert_eq!(read("长5\"管,甲\"乙\n1,2")[0].1, vec![(0, "长5\"管".to_owned()), (1, "甲\"乙".to_owned())]);
        assert_eq!(read("a,\"未关闭\n1,2")[0].1, vec![(0, "a".to_owned()), (1, "未关闭\n1,2".to_owned())]);
    }

    #[test]
    fn limits_hold() {
        let limits = Limits { rows: 3, columns: 3, cell_chars: 5, ..Limits::default() };
        for (text, said) in [("a\nb\nc\nd\n", "第 4 行"), ("a,b,c,d\n", "第 4 列"), ("abcdef,b\n", "5 个字")] {
            let error = sheet(text, "表".into(), &[], &mut Budget::new(&limits, &|_| true)).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
