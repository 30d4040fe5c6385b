//! Sheets as text, for tests and for reading a layout without a viewer: what stands where, in
//! millimetres. Never rounds so finely that a change of machine could change a line.

use std::fmt::Write;

use crate::sheet::{Ink, Item, MM, Sheets};

/// Every page, run by run: left edge and baseline in millimetres, face, size, text.
pub fn pages(sheets: &Sheets) -> String {
    let mut out = format!("《{}》 {} 页\n", sheets.title, sheets.pages.len());
    for bookmark in &sheets.bookmarks {
        let indent = "  ".repeat(usize::from(bookmark.level.saturating_sub(1)));
        let _ = writeln!(
            out,
            "书签 {indent}{} → {}",
            bookmark.title,
            bookmark.page + 1
        );
    }
    for (n, page) in sheets.pages.iter().enumerate() {
        let _ = writeln!(
            out,
            "── 第 {} 页 {:.0}×{:.0}",
            n + 1,
            page.width / MM,
            page.height / MM
        );
        for item in &page.items {
            let _ = writeln!(out, "{}", line(item));
        }
    }
    out
}

fn line(item: &Item) -> String {
    match item {
        Item::Run(run) => {
            let text: String = run.glyphs.iter().map(|g| g.character).collect();
            let turn = if run.angle == 0.0 {
                String::new()
            } else {
                format!(" 转{:.0}°", run.angle)
            };
            format!(
                "{:6.1} {:6.1} {}{}{turn}{} {text}",
                run.x / MM,
                run.y / MM,
                run.face.label(),
                run.size,
                ink(run.ink)
            )
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
            let corners: Vec<String> = shape
                .points
                .iter()
                .map(|(x, y)| format!("{:.1},{:.1}", x / MM, y / MM))
                .collect();
            let fill = shape
                .fill
                .map_or(String::new(), |f| format!(" 填{}", ink(f)));
            format!("{:>13} {}{fill}", "形", corners.join(" "))
        }
    }
}

fn ink(ink: Ink) -> String {
    if ink == Ink::BLACK {
        String::new()
    } else {
        format!(" #{:02x}{:02x}{:02x}", ink.0, ink.1, ink.2)
    }
}

/// The words of the sheets alone, a line for each run: what a reader finds.
pub fn words(sheets: &Sheets) -> String {
    let mut out = String::new();
    for item in sheets.pages.iter().flat_map(|p| &p.items) {
        if let Item::Run(run) = item {
            out.extend(run.glyphs.iter().map(|g| g.character));
            out.push('\n');
        }
    }
    out
}
