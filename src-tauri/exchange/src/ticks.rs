//! A level that is ticked under one of three headings (高 中 低, or 红 黄 蓝, a column each) as one column. Never a guess: under
//! them stands nothing but ticks, or numbers of points.

use crate::sheet::{Cell, Row, Sheet, Typed};
use crate::words;

/// Rows at the top among which headings are looked for.
const TOP: usize = 40;
const WIDTH: usize = 3;

/// What stands under one of the headings.
enum Under {
    Tick,
    Count(u32),
    Other,
}

/// The sheet with each such group of columns as one; none where there is no group.
pub(crate) fn joined(sheet: &Sheet) -> Option<Sheet> {
    let (at, first) = (0..sheet.rows.len().min(TOP)).find_map(|at| Some((at, group(sheet, at)?)))?;
    let grades: Vec<&'static str> = cells(&sheet.rows[at], first).filter_map(|cell| grade(&cell.text)).collect();
    let mut joined = sheet.clone();
    let below = joined.rows.split_off(at + 1);
    let counted =
        below.iter().filter(|row| !is_total(row)).any(|row| cells(row, first).any(|cell| matches!(under(cell), Under::Count(1..))));
    joined.rows.extend(below.into_iter().map(|row| in_one(row, first, &grades, counted)));
    head(&mut joined, at, first);
    let merges = joined.merges.iter_mut().filter(|merge| merge.first_column == first);
    merges.for_each(|merge| merge.last_column = merge.last_column.min(first));
    joined.rows.retain(|row| !row.cells.is_empty());
    Some(self::joined(&joined).unwrap_or(joined))
}

/// The first column of three neighbours that name the three levels and have only ticks or counts below.
fn group(sheet: &Sheet, at: usize) -> Option<u32> {
    let below = &sheet.rows[at + 1..];
    let mut starts = sheet.rows[at].cells.windows(WIDTH).filter(|three| {
        let mut named: Vec<&str> = three.iter().filter_map(|cell| grade(&cell.text)).collect();
        named.sort_unstable();
        named.dedup();
        named.len() == WIDTH && three.windows(2).all(|two| two[0].column + 1 == two[1].column)
    });
    let three = starts.next()?;
    let first = three[0].column;
    let mut marks = below.iter().flat_map(|row| cells(row, first)).map(under).peekable();
    marks.peek()?;
    marks.all(|mark| !matches!(mark, Under::Other)).then_some(first)
}

/// The cells of a row that lie in the group.
fn cells(row: &Row, first: u32) -> impl Iterator<Item = &Cell> {
    row.cells.iter().filter(move |cell| (first..first + WIDTH as u32).contains(&cell.column))
}

/// 高, 中 or 低 that a short heading names, in any of the ways of writing but a bare number or letter.
fn grade(heading: &str) -> Option<&'static str> {
    let text = words::name(heading);
    if text.chars().count() > 8 || !text.contains(['高', '中', '低', '红', '黄', '蓝', '级']) {
        return None;
    }
    let of_level = |level| match level {
        "红色" => "高",
        "黄色" => "中",
        _ => "低",
    };
    words::grade(&text).or_else(|| words::level(&text).map(of_level))
}

fn under(cell: &Cell) -> Under {
    let text = register::text::key(&cell.text);
    match text.parse() {
        Ok(count) => Under::Count(count),
        Err(_) if words::yes_no(&text) == Some(true) || matches!(text.as_str(), "■" | "●" | "✔" | "v") => Under::Tick,
        Err(_) if words::is_nothing(&text) || words::yes_no(&text) == Some(false) => Under::Count(0),
        Err(_) => Under::Other,
    }
}

/// Whether a row only adds up.
fn is_total(row: &Row) -> bool {
    row.cells
        .first()
        .is_some_and(|cell| ["合计", "总计", "小计", "共计"].iter().any(|word| register::text::key(&cell.text).starts_with(word)))
}

/// A row with what is ticked, or how many points of each level, in the first column of the group.
fn in_one(mut row: Row, first: u32, grades: &[&str], counted: bool) -> Row {
    let mut said = String::new();
    for cell in cells(&row, first) {
        let grade = grades.get((cell.column - first) as usize).copied().unwrap_or_default();
        match under(cell) {
            Under::Tick if counted => said.push_str(&format!("1{grade}")),
            Under::Tick => said.push_str(grade),
            Under::Count(count @ 1..) => said.push_str(&format!("{count}{grade}")),
            Under::Count(_) | Under::Other => {}
        }
    }
    row.cells.retain(|cell| !(first..first + WIDTH as u32).contains(&cell.column));
    if !said.is_empty() {
        let place = row.cells.partition_point(|cell| cell.column < first);
        row.cells.insert(place, Cell { column: first, text: said, value: Typed::Text });
    }
    row
}

/// The heading over the group: the one above it where the three stand in a row of their own, else 等级.
fn head(sheet: &mut Sheet, at: usize, first: u32) {
    let alone = sheet.rows[at].cells.len() == WIDTH;
    let above = at.checked_sub(1).is_some_and(|above| sheet.rows[above].cells.iter().any(|cell| cell.column == first));
    let row = &mut sheet.rows[at];
    row.cells.retain(|cell| !(first..first + WIDTH as u32).contains(&cell.column));
    if !(alone && above) {
        let place = row.cells.partition_point(|cell| cell.column < first);
        row.cells.insert(place, Cell { column: first, text: "等级".to_owned(), value: Typed::Text });
    }
}
