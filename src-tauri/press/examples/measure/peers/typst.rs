//! The input of Typst. Never a package: its own tables and paragraphs.

use std::fmt::Write as _;

use super::{Paper, Part};

/// 仿宋 with the Latin letters of 宋体, as our papers have them.
const CHAIN: &str = r#"((name: "Noto Serif SC", covers: regex("[ -~]")), "FandolFang R", "GW Fallback Kai", "Noto Serif SC")"#;

/// The whole paper.
pub fn input(paper: &Paper) -> String {
    let sheet = if paper.landscape {
        "flipped: true, margin: (x: 20mm, top: 24mm, bottom: 26mm)"
    } else {
        "margin: (left: 28mm, right: 26mm, top: 37mm, bottom: 35mm)"
    };
    let mut out = format!(
        "#set page(paper: \"a4\", {sheet}, numbering: \"— 1 —\")\n\
         #set text(font: {CHAIN}, size: 16pt, lang: \"zh\", region: \"cn\", top-edge: 0.88em, bottom-edge: -0.12em)\n\
         #set par(leading: 13pt, spacing: 13pt, justify: true)\n\
         #set table(stroke: 0.35pt, inset: 3pt, align: left + horizon)\n"
    );
    let escaped = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"));
    for part in &paper.parts {
        let _ = match part {
            Part::Words(words) => {
                let (_, family, size, stand, indent) = words.style.look();
                let weight = if family.contains("CJK") { "\"bold\"" } else { "\"regular\"" };
                // The body's own chain is the default.
                let font = if family.contains("CJK") { format!("font: (\"{family}\", \"Noto Serif SC\"), ") } else { String::new() };
                writeln!(
                    out,
                    "#align({stand}, par(first-line-indent: (amount: {indent}em, all: true), \
                     text({font}size: {size}pt, weight: {weight}, {})))",
                    escaped(&words.text)
                )
            }
            Part::Grid(grid) => {
                let columns: Vec<String> = grid.weights.iter().map(|w| format!("{w}fr")).collect();
                let _ = writeln!(
                    out,
                    "#set text(size: 10.5pt)\n#set par(leading: 4pt, justify: false)\n#table(columns: ({}),",
                    columns.join(", ")
                );
                let head: Vec<String> = grid.header.iter().map(|c| format!("text(font: \"Noto Sans SC\", {})", escaped(c))).collect();
                let _ = writeln!(out, "table.header({}),", head.join(", "));
                for row in &grid.rows {
                    let cells: Vec<String> = row.iter().map(|c| escaped(c)).collect();
                    let _ = writeln!(out, "{},", cells.join(", "));
                }
                writeln!(out, ")\n#set text(size: 16pt)\n#set par(leading: 13pt, justify: true)")
            }
        };
    }
    out
}
