//! One thing that a table spreads over columns of its own, as one column: a level that is ticked under 高 中 低 or 红 黄 蓝,
//! a day under 月 and 日. Never a guess: under such headings stands nothing but ticks, numbers of points, or days.

use crate::rows::total;
use crate::sheet::{Cell, Row, Sheet, Typed};
use crate::words;

/// Rows at the top among which headings are looked for.
const TOP: usize = 40;
/// Groups that are looked through, and joined, at most: a table has one or two.
const TRIES: usize = 8;

/// What the columns of a group say together.
#[derive(Clone, Copy)]
enum Meaning {
    Level([&'static str; 3]),
    Day,
}

/// Neighbouring columns that are one.
#[derive(Clone, Copy)]
struct Group {
    first: u32,
    width: u32,
    meaning: Meaning,
}

/// What stands under one of the headings of a level.
enum Under {
    Tick,
    Count(u32),
    Other,
}

/// The sheet with each such group of columns as one; none where there is no group.
pub(crate) fn joined(sheet: &Sheet) -> Option<Sheet> {
    let mut joined = one_less(sheet)?;
    for _ in 1..TRIES {
        let Some(next) = one_less(&joined) else { break };
        joined = next;
    }
    Some(joined)
}

/// The sheet with its first group as one column.
fn one_less(sheet: &Sheet) -> Option<Sheet> {
    let rows = 0..sheet.rows.len().min(TOP);
    let named = rows.flat_map(|at| Group::named(&sheet.rows[at].cells).map(move |group| (at, group)));
    let (at, group) = named.take(TRIES).find(|(at, group)| group.holds(&sheet.rows[at + 1..]))?;
    let mut joined = sheet.clone();
    let mut below = joined.rows.split_off(at + 1);
    match group.meaning {
        Meaning::Level(grades) => {
            let data = below.iter().filter(|row| !is_total(row));
            let counted = data.flat_map(|row| group.cells(row)).any(|cell| matches!(under(cell), Under::Count(1..)));
            below.iter_mut().for_each(|row| group.put(row, level(&group, row, &grades, counted)));
        }
        Meaning::Day => {
            let mut month = None;
            below.iter_mut().for_each(|row| group.put(row, day(&group, row, &mut month)));
        }
    }
    joined.rows.extend(below);
    group.head(&mut joined, at);
    let merges = joined.merges.iter_mut().filter(|merge| merge.first_column == group.first);
    merges.for_each(|merge| merge.last_column = merge.last_column.min(group.first));
    joined.rows.retain(|row| !row.cells.is_empty());
    Some(joined)
}

impl Group {
    /// The groups whose headings stand among these cells.
    fn named(cells: &[Cell]) -> impl Iterator<Item = Self> {
        let neighbours = |some: &[Cell]| some.windows(2).all(|two| two[0].column + 1 == two[1].column);
        let levels = cells.windows(3).filter(move |three| neighbours(three)).filter_map(|three| {
            let grades = [grade(&three[0].text)?, grade(&three[1].text)?, grade(&three[2].text)?];
            let all = ["高", "中", "低"].iter().all(|grade| grades.contains(grade));
            all.then_some(Self { first: three[0].column, width: 3, meaning: Meaning::Level(grades) })
        });
        let days = cells.windows(2).filter(move |two| neighbours(two)).filter_map(|two| {
            let named = words::name(&two[0].text) == "月" && words::name(&two[1].text) == "日";
            named.then_some(Self { first: two[0].column, width: 2, meaning: Meaning::Day })
        });
        levels.chain(days)
    }

    /// Whether what stands below is what the headings promise, at least once.
    fn holds(&self, below: &[Row]) -> bool {
        let mut marks = below.iter().filter(|row| !is_total(row)).flat_map(|row| self.cells(row)).peekable();
        marks.peek().is_some()
            && marks.all(|cell| match self.meaning {
                Meaning::Level(_) => !matches!(under(cell), Under::Other),
                Meaning::Day => number(cell).is_some_and(|number| (1..=31).contains(&number)) || is_ditto(cell),
            })
    }

    /// The cells of a row that lie in the group.
    fn cells<'a>(&self, row: &'a Row) -> impl Iterator<Item = &'a Cell> + use<'a> {
        let columns = self.first..self.first + self.width;
        row.cells.iter().filter(move |cell| columns.contains(&cell.column))
    }

    /// Puts a text into the place of the group's cells.
    fn put(&self, row: &mut Row, text: String) {
        let columns = self.first..self.first + self.width;
        row.cells.retain(|cell| !columns.contains(&cell.column));
        if !text.is_empty() {
            let place = row.cells.partition_point(|cell| cell.column < self.first);
            row.cells.insert(place, Cell { column: self.first, text, value: Typed::Text });
        }
    }

    /// The heading over the group: the one above it where the group's stand in a row of their own, else a common word.
    fn head(&self, sheet: &mut Sheet, at: usize) {
        let alone = sheet.rows[at].cells.len() == self.width as usize;
        let above = at.checked_sub(1).is_some_and(|above| sheet.rows[above].cells.iter().any(|cell| cell.column == self.first));
        let word = match self.meaning {
            Meaning::Level(_) => "等级",
            Meaning::Day => "日期",
        };
        self.put(&mut sheet.rows[at], if alone && above { String::new() } else { word.to_owned() });
    }
}

/// Whether a row only adds up.
fn is_total(row: &Row) -> bool {
    row.cells.first().is_some_and(|cell| total(&register::text::key(&cell.text)).is_some())
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

fn number(cell: &Cell) -> Option<u32> {
    register::text::key(&cell.text).trim_end_matches(['月', '日']).trim_end_matches(".0").parse().ok()
}

/// 〃: the same as above.
fn is_ditto(cell: &Cell) -> bool {
    matches!(register::text::key(&cell.text).as_str(), "〃" | "\"" | "″" | "同上")
}

fn under(cell: &Cell) -> Under {
    let text = register::text::key(&cell.text);
    match text.parse() {
        Ok(count) => Under::Count(count),
        // Never the word 高: rows of a table may hold all three levels side by side.
        Err(_) if matches!(text.as_str(), "√" | "✓" | "✔" | "☑" | "■" | "●" | "v" | "是") => Under::Tick,
        Err(_) if words::is_nothing(&text) || matches!(text.as_str(), "□" | "○" | "×" | "否") => Under::Count(0),
        Err(_) => Under::Other,
    }
}

/// What is ticked in a row, or how many points of each level.
fn level(group: &Group, row: &Row, grades: &[&str; 3], counted: bool) -> String {
    let mut said = String::new();
    for cell in group.cells(row) {
        let grade = grades.get((cell.column - group.first) as usize).copied().unwrap_or_default();
        match under(cell) {
            Under::Tick if counted => said.push_str(&format!("1{grade}")),
            Under::Tick => said.push_str(grade),
            Under::Count(count @ 1..) => said.push_str(&format!("{count}{grade}")),
            Under::Count(_) | Under::Other => {}
        }
    }
    said
}

/// The day of a row; a month that is not written again is the one above.
fn day(group: &Group, row: &Row, month: &mut Option<u32>) -> String {
    let at = |column: u32| group.cells(row).find(|cell| cell.column == column).and_then(number);
    if let Some(own) = at(group.first) {
        *month = Some(own);
    }
    match (*month, at(group.first + 1)) {
        (Some(month), Some(day)) => format!("{month}月{day}日"),
        _ => String::new(),
    }
}
