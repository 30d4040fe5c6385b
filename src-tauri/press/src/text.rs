//! Sheets as text: what stands where, for reading a layout without a viewer (in millimetres) and
//! for finding words on a page (in points). Never rounds a golden layout so finely that a change of
//! machine could change a line.

use std::fmt::Write;

use crate::class::{Class, class_of};
use crate::grid::ASCENT;
use crate::sheet::{Ink, Item, MM, Run, Sheets};

/// A line of words on a page and its place, for searching and for selecting text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The characters that are drawn, in reading order. Full-width spaces and indents are not
    /// drawn and not here: compare after taking the blanks out of what is looked for.
    pub text: String,
    /// Left edge of its box on the page, in points.
    pub x: f64,
    /// Upper edge of its box, in points from the page's top.
    pub y: f64,
    /// Width of its box on the page.
    pub width: f64,
    /// Height of its box on the page.
    pub height: f64,
    /// 0, or 90 for a line of a landscape page turned onto a portrait sheet: it runs from the lower
    /// edge of its box to the upper.
    pub turn: u16,
    /// Where each character begins, in points along the line, and where the last one ends: always
    /// one more than there are characters, never falling.
    pub offsets: Vec<f64>,
}

impl Line {
    /// The box on the page (left, top, width, height) around characters `from..to`, counted as
    /// `char`s of [`Line::text`]; None when there are no such characters.
    pub fn mark(&self, from: usize, to: usize) -> Option<(f64, f64, f64, f64)> {
        let (start, end) = (*self.offsets.get(from)?, *self.offsets.get(to)?);
        if from >= to {
            return None;
        }
        Some(match self.turn {
            90 => (self.x, self.y + self.height - end, self.width, end - start),
            _ => (self.x + start, self.y, end - start, self.height),
        })
    }
}

/// The lines of page `page` (from 0), in reading order; none when there is no such page. The mark
/// that lies across the pages of a training paper is no line.
pub fn lines(sheets: &Sheets, page: usize) -> Vec<Line> {
    let items = sheets.pages.get(page).map_or(&[][..], |p| p.items.as_slice());
    items.chunk_by(same_line).filter_map(line_of).collect()
}

/// The runs of one line; None for a rule, a shape and a slanting mark.
fn line_of(items: &[Item]) -> Option<Line> {
    let runs = || items.iter().filter_map(|item| if let Item::Run(run) = item { Some(run) } else { None });
    let first = runs().next()?;
    let turn = match first.angle {
        0.0 => 0,
        90.0 => 90,
        _ => return None,
    };
    let mut offsets = Vec::new();
    for run in runs() {
        let start = if turn == 90 { first.y - run.y } else { run.x - first.x };
        offsets.extend(run.glyphs.iter().map(|g| start + g.along));
    }
    let text = characters(items);
    let end = offsets.last().copied()? + own_width(text.chars().last()?) * first.size;
    offsets.push(end);
    let above = ASCENT * first.size;
    let (x, y, width, height) = match turn {
        90 => (first.x - above, first.y - end, first.size, end),
        _ => (first.x, first.y - above, end, first.size),
    };
    Some(Line { text, x, y, width, height, turn, offsets })
}

/// The room of a line's last character, in em.
fn own_width(c: char) -> f64 {
    if matches!(class_of(c), Class::Digit | Class::Latin | Class::Space) { 0.5 } else { 1.0 }
}

/// Every page, line by line: left edge and baseline in millimetres, face, size, text.
pub fn pages(sheets: &Sheets) -> String {
    let mut out = format!("《{}》 {} 页\n", sheets.title, sheets.pages.len());
    for bookmark in &sheets.bookmarks {
        let indent = "  ".repeat(usize::from(bookmark.level.saturating_sub(1)));
        let _ = writeln!(out, "书签 {indent}{} → {}", bookmark.title, bookmark.page + 1);
    }
    for (n, page) in sheets.pages.iter().enumerate() {
        let _ = writeln!(out, "── 第 {} 页 {:.0}×{:.0}", n + 1, page.width / MM, page.height / MM);
        for items in page.items.chunk_by(same_line) {
            let _ = writeln!(out, "{}", line(items));
        }
    }
    out
}

/// Whether two items are runs of one line: digits and 汉字 come from different faces.
fn same_line(a: &Item, b: &Item) -> bool {
    let (Item::Run(a), Item::Run(b)) = (a, b) else {
        return false;
    };
    let across = |r: &Run| if r.angle == 90.0 { r.x } else { r.y };
    let along = |r: &Run| if r.angle == 90.0 { -r.y } else { r.x };
    let end = along(a) + a.glyphs.last().map_or(0.0, |g| g.along);
    // Cells of a row share a baseline too. Letters of one face and ink are one run, so two such runs
    // are two cells; of different faces, cells stand further apart than any two letters.
    let cells = a.face == b.face && a.ink == b.ink;
    let near = !cells && (end..end + 1.6 * a.size).contains(&along(b));
    near && a.angle == b.angle && a.size == b.size && a.ink == b.ink && (across(a) - across(b)).abs() < 0.01
}

/// One item, or the runs of one line.
fn line(items: &[Item]) -> String {
    match &items[0] {
        Item::Run(run) => {
            let text = characters(items);
            let turn = if run.angle == 0.0 { String::new() } else { format!(" 转{:.0}°", run.angle) };
            format!("{:6.1} {:6.1} {}{}{turn}{} {text}", run.x / MM, run.y / MM, faces(items), run.size, ink(run.ink))
        }
        Item::Rule(rule) => format!(
            "{:6.1} {:6.1} 线 → {:.1} {:.1} 粗{}{}",
            rule.from.0 / MM,
            rule.from.1 / MM,
            rule.to.0 / MM,
            rule.to.1 / MM,
            rule.stroke.width,
            ink(rule.stroke.ink)
        ),
        Item::Shape(shape) => {
            let corners: Vec<String> = shape.points.iter().map(|(x, y)| format!("{:.1},{:.1}", x / MM, y / MM)).collect();
            let fill = shape.fill.map_or(String::new(), |f| format!(" 填{}", ink(f)));
            format!("{:>13} {}{fill}", "形", corners.join(" "))
        }
    }
}

fn ink(ink: Ink) -> String {
    if ink == Ink::BLACK { String::new() } else { format!(" #{:02x}{:02x}{:02x}", ink.0, ink.1, ink.2) }
}

/// The words of the sheets alone, a line of text each: what a reader finds.
pub fn words(sheets: &Sheets) -> String {
    let mut out = String::new();
    for items in sheets.pages.iter().flat_map(|p| p.items.chunk_by(same_line)) {
        if let Item::Run(_) = items[0] {
            out.push_str(&characters(items));
            out.push('\n');
        }
    }
    out
}

fn characters(items: &[Item]) -> String {
    items
        .iter()
        .filter_map(|item| match item {
            Item::Run(run) => Some(run),
            _ => None,
        })
        .flat_map(|run| run.glyphs.iter().map(|g| g.character))
        .collect()
}

fn faces(items: &[Item]) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for item in items {
        if let Item::Run(run) = item
            && !labels.contains(&run.face.label())
        {
            labels.push(run.face.label());
        }
    }
    labels.join("+")
}
