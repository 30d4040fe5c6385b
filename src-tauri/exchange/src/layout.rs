//! What a sheet is: its kind, title, year, header rows and columns; a table, a card, or a table on its side.
//! Never looks at the records themselves beyond their place.

use register::text::key;

use crate::card;
use crate::columns::{ASIDE, Column, Kind, Shape};
use crate::grid::{Grid, Origin, turned};
use crate::matching::{Heading, assign, squash};
use crate::sheet::Sheet;
use crate::spread;

/// What the person (or the command line) already knows about a file.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// The kind asked for; `None` = find out.
    pub kind: Option<Kind>,
    /// Only these sheets, hidden ones too; none = all that are shown.
    pub sheets: Vec<String>,
    /// Rows of the headings set by hand, sheet by sheet; what stands there is taken as it is.
    pub header_rows: Vec<(String, Vec<u32>)>,
    /// Name of the file: its year and its words help.
    pub file_name: String,
    /// The year to use where neither title nor file name gives one.
    pub base_year: Option<i32>,
    /// Headings matched by hand: heading of the file, and the canonical column or none.
    pub mapping: Vec<(String, Option<String>)>,
    /// Short and full names of the office's units, to take 对象 texts apart.
    pub units: Vec<String>,
    /// Names of posts, for the same.
    pub posts: Vec<String>,
}

/// How the records lie on the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Headings above, one record a row.
    Table,
    /// One record on the sheet, each heading beside its value.
    Card,
    /// Headings at the left, one record a column.
    Sideways,
}

/// One column of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Matched {
    /// Its heading as written, line breaks dropped.
    pub heading: String,
    /// Column from 0 (row for a sideways table).
    pub place: usize,
    /// The canonical column; `None` = not imported.
    pub column: Option<&'static Column>,
}

/// What a sheet was recognised as.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    /// Kind of the records.
    pub kind: Kind,
    /// How they lie.
    pub layout: Layout,
    /// Rows of the headings as the spreadsheet counts; empty for a card.
    pub header_rows: Vec<u32>,
    /// All columns with a heading.
    pub columns: Vec<Matched>,
    /// The first line above the headings, or the sheet's name.
    pub title: String,
    /// The year that dates without one belong to.
    pub base_year: Option<i32>,
    /// How sure this is; compared between sheets only.
    pub(crate) confidence: usize,
}

/// Recognises one sheet; `None` if it holds no table of the kind wanted, or of any.
pub fn recognise(sheet: &Sheet, hints: &Hints) -> Option<Recognised> {
    let whole = spread::joined(sheet);
    let sheet = whole.as_ref().unwrap_or(sheet);
    let table = table(sheet, hints);
    if table.is_some() || set_by_hand(sheet, hints).is_some() {
        return table;
    }
    if let Some(card) = card::recognise(sheet, hints) {
        return Some(card);
    }
    let rows = sheet.rows.len();
    if !(3..=200).contains(&rows) {
        return None;
    }
    let on_side = turned(sheet);
    let mut found = self::table(&on_side, hints).filter(|found| found.header_rows.iter().all(|row| *row <= 3))?;
    found.layout = Layout::Sideways;
    found.header_rows.clear();
    Some(found)
}

/// Points for words of a title that speak for a kind.
pub(crate) fn title_points(kind: Kind, sheet: &Sheet, title: &str, hints: &Hints) -> usize {
    let words = |text: &str| kind.titles().iter().filter(|word| text.contains(**word)).count();
    words(&key(title)) * 4 + words(&key(&sheet.name)) * 2 + words(&key(&hints.file_name)) * 2
}

/// The kinds to try.
pub(crate) fn candidates(hints: &Hints) -> Vec<Kind> {
    hints.kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind])
}

/// The rows of the headings that a person named for this sheet.
fn set_by_hand<'a>(sheet: &Sheet, hints: &'a Hints) -> Option<&'a [u32]> {
    let name = crate::words::name(&sheet.name);
    let set = hints.header_rows.iter().find(|(of, rows)| crate::words::name(of) == name && !rows.is_empty());
    set.map(|(_, rows)| rows.as_slice())
}

/// Where headings may stand: index of the first row, and how many rows they take.
fn places(grid: &Grid<'_>, by_hand: Option<&[u32]>) -> Vec<(usize, usize)> {
    if let Some(rows) = by_hand {
        let at = grid.rows.iter().position(|row| rows.contains(&row.number));
        let depth = grid.rows.iter().filter(|row| rows.contains(&row.number)).count();
        return at.map(|at| (at, depth.min(grid.rows.len() - at))).into_iter().collect();
    }
    let begins = |row: &crate::grid::GridRow<'_>| {
        // Else it is a title, perhaps merged over all columns; or a lower level of headings that began above.
        row.own().count() >= 2 && !row.places.iter().any(|place| matches!(place, Some((_, Origin::Above))))
    };
    let starts = (0..grid.rows.len().min(40)).filter(|at| begins(&grid.rows[*at]));
    starts.flat_map(|at| (1..=depth(grid, at)).map(move |depth| (at, depth))).collect()
}

/// The headings of every row of a sheet where a table may begin, as they are compared, with their rows: what a layout
/// that was seen before is known by.
pub fn heading_rows(sheet: &Sheet) -> Vec<(Vec<u32>, String)> {
    let whole = spread::joined(sheet);
    let grid = Grid::of(whole.as_ref().unwrap_or(sheet));
    let known = |(at, depth): (usize, usize)| {
        let leaves = headings(&grid, at, depth).into_iter().map(|heading| heading.leaf);
        (grid.rows[at..at + depth].iter().map(|row| row.number).collect(), joined(leaves))
    };
    places(&grid, None).into_iter().map(known).collect()
}

fn joined(headings: impl Iterator<Item = String>) -> String {
    headings.filter(|heading| !heading.is_empty()).map(|heading| squash(&heading)).collect::<Vec<_>>().join("\n")
}

impl Recognised {
    /// All headings as they are compared, in their order; equal to one of [`heading_rows`] of the same sheet.
    pub fn headings(&self) -> String {
        joined(self.columns.iter().map(|known| known.heading.clone()))
    }
}

fn table(sheet: &Sheet, hints: &Hints) -> Option<Recognised> {
    let grid = Grid::of(sheet);
    let by_hand = set_by_hand(sheet, hints);
    let mut best: Option<Recognised> = None;
    for (at, depth) in places(&grid, by_hand) {
        let headings = headings(&grid, at, depth);
        let filled: Vec<usize> = (0..headings.len()).filter(|column| !headings[*column].leaf.is_empty()).collect();
        if filled.len() < 2 && by_hand.is_none() || filled.is_empty() {
            continue;
        }
        let title = title(&grid, at, sheet);
        for kind in candidates(hints) {
            let mut columns = assign(kind, &headings);
            if kind == Kind::Signals {
                whole_object(&headings, &mut columns);
            }
            match_by_hand(kind, hints, &headings, &mut columns);
            let named = by_hand.map(|_| columns.iter().flatten().count());
            let weighed: Vec<usize> = filled
                .iter()
                .copied()
                .filter(|at| columns[*at].is_some() || !ASIDE.contains(&squash(&headings[*at].leaf).as_str()))
                .collect();
            let Some(confidence) = confidence(kind, &columns, &weighed, hints).or(named) else { continue };
            let confidence = confidence + title_points(kind, sheet, &title, hints);
            // As good with fewer rows: the row above is a title, not a level of headings.
            if best
                .as_ref()
                .is_none_or(|best| confidence > best.confidence || confidence == best.confidence && depth < best.header_rows.len())
            {
                let matched = filled.iter().map(|place| Matched {
                    heading: headings[*place].leaf.clone(),
                    place: *place,
                    column: columns[*place].map(|(column, _)| column),
                });
                best = Some(Recognised {
                    kind,
                    layout: Layout::Table,
                    header_rows: grid.rows[at..at + depth].iter().map(|row| row.number).collect(),
                    columns: matched.collect(),
                    base_year: base_year(&grid, at, sheet, hints),
                    title: title.clone(),
                    confidence,
                });
            }
        }
    }
    best
}

/// Enough headings understood, and the row is not a line of a form with label beside value.
fn confidence(kind: Kind, columns: &[Option<(&'static Column, usize)>], filled: &[usize], hints: &Hints) -> Option<usize> {
    let matched: Vec<usize> = filled.iter().copied().filter(|column| columns[*column].is_some()).collect();
    // A heading for two columns speaks for two.
    let double = matched.iter().filter(|at| columns[**at].is_some_and(|(column, _)| column.shape == Shape::UnitAndPost)).count();
    let (count, all) = (matched.len() + double, filled.len() + double);
    let has_required = columns.iter().flatten().any(|(column, _)| kind.required().contains(&column.name));
    let beside = matched.iter().all(|column| filled.contains(&(column + 1)) && columns[column + 1].is_none());
    let least = if hints.kind.is_some() { 2 } else { 3 };
    let enough = count >= least && count * 2 > all || count >= 4 && count * 3 >= all && !beside;
    if !has_required || !enough {
        return None;
    }
    let points = matched.iter().map(|column| match columns[*column] {
        Some((_, 2000..)) => 4,
        Some((_, 1000..)) => 3,
        _ => 2,
    });
    Some(points.sum::<usize>() * 2 - (all - count).min(count))
}

/// 反映对象 alone names whom it is about in one text, not only the unit.
fn whole_object(headings: &[Heading], columns: &mut [Option<(&'static Column, usize)>]) {
    let apart = ["对象岗位/姓名", "对象岗位", "姓名", "对象原文"];
    if columns.iter().flatten().any(|(column, _)| apart.contains(&column.name)) {
        return;
    }
    for (heading, found) in headings.iter().zip(columns) {
        let unit = found.filter(|(column, _)| column.name == "对象单位" && squash(&heading.leaf) == "反映对象");
        if let (Some((_, score)), Some(whole)) = (unit, Kind::Signals.column("对象原文")) {
            *found = Some((whole, score));
        }
    }
}

fn match_by_hand(kind: Kind, hints: &Hints, headings: &[Heading], columns: &mut [Option<(&'static Column, usize)>]) {
    for (heading, wanted) in &hints.mapping {
        let Some(at) = headings.iter().position(|known| squash(&known.leaf) == squash(heading)) else { continue };
        let wanted = wanted.as_deref().and_then(|name| kind.column(name));
        for column in columns.iter_mut() {
            if column.is_some_and(|(column, _)| Some(column.name) == wanted.map(|wanted| wanted.name)) {
                *column = None;
            }
        }
        columns[at] = wanted.map(|column| (column, 3000));
    }
}

/// How many rows the headings that begin at row `at` may take: by merged areas, else by the gaps they fill.
fn depth(grid: &Grid<'_>, at: usize) -> usize {
    let row = &grid.rows[at];
    let room = (grid.rows.len() - at).min(3);
    let mut deepest = 1;
    for merge in grid.merges.iter().filter(|merge| merge.first_row == row.number) {
        let rows = grid.rows[at..].iter().take_while(|other| other.number <= merge.last_row).count();
        let spreads = usize::from(merge.first_column < merge.last_column);
        deepest = deepest.max(rows + spreads);
    }
    if let Some(next) = grid.rows.get(at + 1) {
        // Without merged areas (csv): the second row fills gaps of the first, and the first goes on behind them.
        let gaps = next.own().filter(|(column, _)| row.places[*column].is_none()).count();
        if gaps > 0 && next.own().count() <= 2 * gaps + 1 {
            deepest = deepest.max(2);
        }
    }
    deepest.min(room)
}

fn headings(grid: &Grid<'_>, at: usize, depth: usize) -> Vec<Heading> {
    (0..grid.width)
        .map(|column| {
            let mut levels: Vec<String> = Vec::new();
            for row in &grid.rows[at..at + depth] {
                let text = row.heading(column);
                if !text.is_empty() && levels.last() != Some(&text) {
                    levels.push(text);
                }
            }
            Heading { leaf: levels.last().cloned().unwrap_or_default(), joined: levels.concat() }
        })
        .collect()
}

fn title(grid: &Grid<'_>, at: usize, sheet: &Sheet) -> String {
    let above = grid.rows[..at].iter().find_map(|row| row.own().next()).map(|(_, cell)| crate::words::name(&cell.text));
    above.unwrap_or_else(|| sheet.name.clone())
}

/// The year of a text: `2026年` anywhere, else four digits of this century.
pub(crate) fn year_in(text: &str) -> Option<i32> {
    let digits: Vec<char> = key(text)
        .chars()
        .map(|c| match "〇一二三四五六七八九".chars().position(|d| d == c) {
            Some(digit) => char::from(b'0' + digit as u8),
            None if matches!(c, '○' | '零') => '0',
            None => c,
        })
        .collect();
    let years: Vec<(i32, bool)> = (0..digits.len().saturating_sub(3))
        .filter_map(|at| {
            let four: String = digits[at..at + 4].iter().collect();
            let alone = !at.checked_sub(1).is_some_and(|before| digits[before].is_ascii_digit())
                && !digits.get(at + 4).is_some_and(char::is_ascii_digit);
            let year =
                four.parse::<i32>().ok().filter(|year| (2000..2100).contains(year) && alone && four.chars().all(|c| c.is_ascii_digit()))?;
            Some((year, digits.get(at + 4) == Some(&'年')))
        })
        .collect();
    years.iter().find(|(_, marked)| *marked).or_else(|| years.first()).map(|(year, _)| *year)
}

/// The year of the lines above the headings, of the sheet's name, of the file's name; else the one given.
pub(crate) fn base_year(grid: &Grid<'_>, at: usize, sheet: &Sheet, hints: &Hints) -> Option<i32> {
    let above = grid.rows[..at].iter().flat_map(|row| row.own()).find_map(|(_, cell)| year_in(&cell.text));
    above.or_else(|| year_in(&sheet.name)).or_else(|| year_in(&hints.file_name)).or(hints.base_year)
}
