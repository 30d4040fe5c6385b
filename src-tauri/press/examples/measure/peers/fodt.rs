//! The input of LibreOffice Writer: one flat OpenDocument file. Never a macro.

use std::fmt::Write as _;

use super::{Grid, Paper, Part, Style, escaped};

const OFFICE: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"";

/// The whole paper.
pub fn input(paper: &Paper) -> String {
    let (sheet, width) = if paper.landscape {
        (
            "fo:page-width=\"297mm\" fo:page-height=\"210mm\" style:print-orientation=\"landscape\" fo:margin-top=\"24mm\" fo:margin-bottom=\"26mm\" fo:margin-left=\"20mm\" fo:margin-right=\"20mm\"",
            257.0,
        )
    } else {
        (
            "fo:page-width=\"210mm\" fo:page-height=\"297mm\" fo:margin-top=\"37mm\" fo:margin-bottom=\"35mm\" fo:margin-left=\"28mm\" fo:margin-right=\"26mm\"",
            156.0,
        )
    };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document {OFFICE} office:version=\"1.2\" \
         office:mimetype=\"application/vnd.oasis.opendocument.text\">\n<office:font-face-decls>"
    );
    for family in ["FandolFang", "Noto Serif SC", "Noto Sans SC", "Noto Serif CJK SC"] {
        let _ = write!(out, "<style:font-face style:name=\"{family}\" svg:font-family=\"'{family}'\"/>");
    }
    out.push_str("</office:font-face-decls>\n<office:styles>");
    let mut style = |name: &str, family: &str, size: f64, paragraph: &str, more: &str| {
        let _ = write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"paragraph\"><style:paragraph-properties {paragraph}/><style:text-properties \
             style:font-name=\"Noto Serif SC\" style:font-name-asian=\"{family}\" fo:font-size=\"{size}pt\" style:font-size-asian=\"{size}pt\" \
             fo:language=\"zh\" fo:country=\"CN\" style:language-asian=\"zh\" style:country-asian=\"CN\"{more}/></style:style>"
        );
    };
    for each in Style::ALL {
        let (name, family, size, stand, indent) = each.look();
        let stand = if stand == "right" { "end" } else { stand };
        let paragraph = format!(
            "fo:line-height=\"{}pt\" fo:text-align=\"{stand}\" fo:text-indent=\"{}pt\"",
            (size + 13.0).round(),
            f64::from(indent) * size
        );
        let weight = if family.contains("CJK") { " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"" } else { "" };
        style(name, family, size, &paragraph, weight);
    }
    style("cell", "FandolFang", 10.5, "fo:line-height=\"14.5pt\"", "");
    style("head", "Noto Sans SC", 10.5, "fo:line-height=\"14.5pt\" fo:text-align=\"center\"", "");
    let _ = write!(
        out,
        "</office:styles>\n<office:automatic-styles><style:page-layout style:name=\"sheet\"><style:page-layout-properties {sheet}/>\
         <style:footer-style/></style:page-layout><style:style style:name=\"grid\" style:family=\"table\"><style:table-properties \
         style:width=\"{width}mm\" table:align=\"left\"/></style:style><style:style style:name=\"box\" style:family=\"table-cell\">\
         <style:table-cell-properties fo:border=\"0.35pt solid #000000\" fo:padding=\"3pt\"/></style:style><style:style style:name=\"row\" \
         style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/></style:style>"
    );
    for (at, grid) in grids(paper) {
        let whole: f64 = grid.weights.iter().sum();
        for (n, weight) in grid.weights.iter().enumerate() {
            let _ = write!(
                out,
                "<style:style style:name=\"g{at}c{n}\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"{:.2}mm\"/></style:style>",
                weight / whole * width
            );
        }
    }
    out.push_str(
        "</office:automatic-styles>\n<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"sheet\">\
         <style:footer><text:p text:style-name=\"middle\">— <text:page-number text:select-page=\"current\">1</text:page-number> —</text:p>\
         </style:footer></style:master-page></office:master-styles>\n<office:body><office:text>\n",
    );
    for (at, part) in paper.parts.iter().enumerate() {
        match part {
            Part::Words(words) => {
                let _ = writeln!(out, "<text:p text:style-name=\"{}\">{}</text:p>", words.style.look().0, lines(&words.text));
            }
            Part::Grid(grid) => {
                let _ = write!(out, "<table:table table:name=\"t{at}\" table:style-name=\"grid\">");
                for n in 0..grid.weights.len() {
                    let _ = write!(out, "<table:table-column table:style-name=\"g{at}c{n}\"/>");
                }
                let _ = writeln!(out, "<table:table-header-rows>{}</table:table-header-rows>", row(&grid.header, "head"));
                for cells in &grid.rows {
                    let _ = writeln!(out, "{}", row(cells, "cell"));
                }
                out.push_str("</table:table>\n");
            }
        }
    }
    out.push_str("</office:text></office:body></office:document>\n");
    out
}

fn grids(paper: &Paper) -> impl Iterator<Item = (usize, &Grid)> {
    paper.parts.iter().enumerate().filter_map(|(at, part)| match part {
        Part::Grid(grid) => Some((at, grid)),
        Part::Words(_) => None,
    })
}

fn row(cells: &[String], style: &str) -> String {
    let cells: String = cells
        .iter()
        .map(|cell| {
            format!("<table:table-cell table:style-name=\"box\" office:value-type=\"string\"><text:p text:style-name=\"{style}\">{}</text:p></table:table-cell>", lines(cell))
        })
        .collect();
    format!("<table:table-row table:style-name=\"row\">{cells}</table:table-row>")
}

fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<text:line-break/>")
}
