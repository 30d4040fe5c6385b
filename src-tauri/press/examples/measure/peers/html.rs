//! The input of WeasyPrint. Never a script.

use std::fmt::Write as _;

use super::{Paper, Part, Style, escaped};

/// The whole paper.
pub fn input(paper: &Paper) -> String {
    let sheet = if paper.landscape { "size: A4 landscape; margin: 24mm 20mm 26mm" } else { "size: A4; margin: 37mm 26mm 35mm 28mm" };
    let mut out = format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{}</title><style>\n\
         @page {{ {sheet}; @bottom-center {{ content: \"— \" counter(page) \" —\"; font: 14pt \"Noto Serif SC\" }} }}\n\
         body {{ font: 16pt/29pt FandolFang, \"GW Fallback Kai Light\", \"Noto Serif SC\"; margin: 0 }}\n\
         p {{ margin: 0; text-align: justify; white-space: pre-line }}\n\
         table {{ border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 10.5pt; line-height: 14.5pt }}\n\
         td, th {{ border: 0.35pt solid black; padding: 3pt; white-space: pre-line; overflow-wrap: anywhere }}\n\
         th {{ font-family: \"Noto Sans SC\"; font-weight: normal }}\n\
         tr {{ break-inside: avoid }}\n",
        if paper.landscape { "catalogue" } else { "notice" }
    );
    for style in Style::ALL {
        let (name, family, size, stand, indent) = style.look();
        let weight = if family.contains("CJK") { "bold" } else { "normal" };
        let _ = writeln!(
            out,
            ".{name} {{ font-family: \"{family}\", \"Noto Serif SC\"; font-size: {size}pt; font-weight: {weight}; text-align: {stand}; \
             text-indent: {indent}em }}"
        );
    }
    out.push_str("</style></head><body>\n");
    for part in &paper.parts {
        let _ = match part {
            Part::Words(words) => writeln!(out, "<p class=\"{}\">{}</p>", words.style.look().0, escaped(&words.text)),
            Part::Grid(grid) => {
                let whole: f64 = grid.weights.iter().sum();
                out.push_str("<table><colgroup>");
                for weight in &grid.weights {
                    let _ = write!(out, "<col style=\"width: {:.2}%\">", weight / whole * 100.0);
                }
                let _ = writeln!(out, "</colgroup><thead><tr>{}</tr></thead><tbody>", cells(&grid.header, "th"));
                for row in &grid.rows {
                    let _ = writeln!(out, "<tr>{}</tr>", cells(row, "td"));
                }
                writeln!(out, "</tbody></table>")
            }
        };
    }
    out.push_str("</body></html>\n");
    out
}

fn cells(row: &[String], tag: &str) -> String {
    row.iter().map(|cell| format!("<{tag}>{}</{tag}>", escaped(cell))).collect()
}
