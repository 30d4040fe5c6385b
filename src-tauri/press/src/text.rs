//! Sheets as text, for tests and for reading a layout without a viewer: what stands where, in
//! millimetres. Never rounds so finely that a change of machine could change a line.

use std::fmt::Write;

use crate::sheet::{Ink, Item, MM, Run, Sheets};

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
    // Cells of a row share a baseline too, but stand further apart than any two letters.
    let near = (end..end + 2.5 * a.size).contains(&along(b));
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
