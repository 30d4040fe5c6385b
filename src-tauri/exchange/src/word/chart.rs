//! Charts as the word processor's own: a drawing in the line, a chart part with its figures, and a workbook in
//! which they can be edited. Never a series that only its colour tells apart.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::package::{A, C, R};
use super::xml::Xml;
use super::{Chart, ChartKind, Pattern, Series, style};
use crate::WriteError;

/// English metric units in a point.
const EMU: f64 = 12_700.0;

/// The drawing in the line that shows the chart of this relation.
pub(super) fn drawing(xml: &mut Xml, chart: &Chart, number: usize) {
    let (cx, cy) = (format!("{:.0}", chart.width * EMU), format!("{:.0}", chart.height * EMU));
    xml.with("w:r", &[], |xml| {
        xml.with("w:drawing", &[], |xml| {
            xml.with("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")], |xml| {
                xml.empty("wp:extent", &[("cx", &cx), ("cy", &cy)]);
                xml.empty("wp:effectExtent", &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")]);
                xml.empty("wp:docPr", &[("id", &number.to_string()), ("name", &format!("图表{number}")), ("descr", &chart.caption)]);
                xml.empty("wp:cNvGraphicFramePr", &[]);
                xml.with("a:graphic", &[], |xml| {
                    xml.with("a:graphicData", &[("uri", C)], |xml| {
                        xml.empty("c:chart", &[("xmlns:c", C), ("r:id", &format!("rIdChart{number}"))]);
                    });
                });
            });
        });
    });
}

/// The part `word/charts/chartN.xml`.
pub(super) fn part(chart: &Chart) -> Xml {
    let mut xml = Xml::new("c:chartSpace", &[("xmlns:c", C), ("xmlns:a", A), ("xmlns:r", R)]);
    xml.bare("c:roundedCorners", 0);
    xml.with("c:chart", &[], |xml| {
        xml.bare("c:autoTitleDeleted", 1);
        xml.with("c:plotArea", &[], |xml| {
            xml.empty("c:layout", &[]);
            plot(xml, chart);
            axes(xml, chart);
        });
        xml.with("c:legend", &[], |xml| {
            xml.bare("c:legendPos", "t");
            xml.bare("c:overlay", 0);
        });
        xml.bare("c:plotVisOnly", 1);
        xml.bare("c:dispBlanksAs", "gap");
    });
    letters(&mut xml);
    xml.with("c:externalData", &[("r:id", "rId1")], |xml| xml.bare("c:autoUpdate", 0));
    xml
}

/// 小5宋体, black.
fn letters(xml: &mut Xml) {
    xml.with("c:txPr", &[], |xml| {
        xml.empty("a:bodyPr", &[]);
        xml.with("a:p", &[], |xml| {
            xml.with("a:pPr", &[], |xml| {
                xml.with("a:defRPr", &[("sz", "900")], |xml| {
                    xml.with("a:solidFill", &[], |xml| xml.bare("a:srgbClr", "000000"));
                    xml.empty("a:latin", &[("typeface", "Times New Roman")]);
                    xml.empty("a:ea", &[("typeface", style::Font::Song.name())]);
                });
            });
            xml.empty("a:endParaRPr", &[("lang", "zh-CN")]);
        });
    });
}

fn plot(xml: &mut Xml, chart: &Chart) {
    let lines = chart.kind == ChartKind::Lines;
    xml.open(if lines { "c:lineChart" } else { "c:barChart" }, &[]);
    if !lines {
        xml.bare("c:barDir", if chart.kind == ChartKind::Lying { "bar" } else { "col" });
    }
    let piled = matches!(chart.kind, ChartKind::Stacked | ChartKind::Lying);
    xml.bare(
        "c:grouping",
        if piled {
            "stacked"
        } else if lines {
            "standard"
        } else {
            "clustered"
        },
    );
    xml.bare("c:varyColors", 0);
    for (at, one) in chart.series.iter().enumerate() {
        series(xml, chart, one, at);
    }
    if lines {
        xml.bare("c:marker", 1);
    } else {
        xml.bare("c:gapWidth", 60);
        if piled {
            xml.bare("c:overlap", 100);
        }
    }
    xml.bare("c:axId", 1);
    xml.bare("c:axId", 2);
    xml.close();
}

/// `Sheet1!$B$2:$B$6` and its like.
fn cells(column: usize, rows: std::ops::RangeInclusive<usize>) -> String {
    let letter = column_letters(column);
    let (from, to) = (rows.start(), rows.end());
    if from == to { format!("Sheet1!${letter}${from}") } else { format!("Sheet1!${letter}${from}:${letter}${to}") }
}

/// A, B … Z, AA.
fn column_letters(mut column: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        if column < 26 {
            return letters;
        }
        column = column / 26 - 1;
    }
}

fn strings<'a>(xml: &mut Xml, formula: &str, texts: impl ExactSizeIterator<Item = &'a String>) {
    xml.with("c:strRef", &[], |xml| {
        xml.text("c:f", formula);
        xml.with("c:strCache", &[], |xml| {
            xml.bare("c:ptCount", texts.len());
            for (at, text) in texts.enumerate() {
                xml.with("c:pt", &[("idx", &at.to_string())], |xml| xml.text("c:v", text));
            }
        });
    });
}

fn series(xml: &mut Xml, chart: &Chart, series: &Series, at: usize) {
    let last = chart.categories.len() + 1;
    let lines = chart.kind == ChartKind::Lines;
    xml.with("c:ser", &[], |xml| {
        xml.bare("c:idx", at);
        xml.bare("c:order", at);
        xml.with("c:tx", &[], |xml| strings(xml, &cells(at + 1, 1..=1), std::iter::once(&series.name)));
        xml.with("c:spPr", &[], |xml| if lines { line(xml, series) } else { area(xml, series) });
        if lines {
            xml.with("c:marker", &[], |xml| {
                xml.bare("c:symbol", ["circle", "square", "triangle", "diamond"][at % 4]);
                xml.bare("c:size", 6);
            });
        } else {
            xml.bare("c:invertIfNegative", 0);
        }
        labels(xml, chart.kind);
        xml.with("c:cat", &[], |xml| strings(xml, &cells(0, 2..=last), chart.categories.iter()));
        xml.with("c:val", &[], |xml| {
            xml.with("c:numRef", &[], |xml| {
                xml.text("c:f", &cells(at + 1, 2..=last));
                xml.with("c:numCache", &[], |xml| {
                    xml.text("c:formatCode", "General");
                    xml.bare("c:ptCount", chart.categories.len());
                    for (at, value) in values(chart, series).enumerate() {
                        xml.with("c:pt", &[("idx", &at.to_string())], |xml| xml.text("c:v", &value.to_string()));
                    }
                });
            });
        });
        if lines {
            xml.bare("c:smooth", 0);
        }
    });
}

/// One value for each category; what is missing counts as nothing.
fn values<'a>(chart: &'a Chart, series: &'a Series) -> impl Iterator<Item = f64> + 'a {
    (0..chart.categories.len()).map(|at| series.values.get(at).copied().filter(|value| value.is_finite()).unwrap_or(0.0))
}

/// The value on every bar, none on an empty one.
fn labels(xml: &mut Xml, kind: ChartKind) {
    let place = match kind {
        ChartKind::Bars => "outEnd",
        ChartKind::Stacked | ChartKind::Lying => "ctr",
        ChartKind::Lines => "t",
    };
    xml.with("c:dLbls", &[], |xml| {
        let format = if kind == ChartKind::Lines { "General" } else { "General;;;" };
        xml.empty("c:numFmt", &[("formatCode", format), ("sourceLinked", "0")]);
        xml.with("c:spPr", &[], |xml| {
            if place == "ctr" {
                // On a pattern a figure needs a ground of its own.
                xml.with("a:solidFill", &[], |xml| xml.bare("a:srgbClr", "FFFFFF"));
            } else {
                xml.empty("a:noFill", &[]);
            }
        });
        xml.bare("c:dLblPos", place);
        for (what, shown) in [
            ("c:showLegendKey", 0),
            ("c:showVal", 1),
            ("c:showCatName", 0),
            ("c:showSerName", 0),
            ("c:showPercent", 0),
            ("c:showBubbleSize", 0),
        ] {
            xml.bare(what, shown);
        }
    });
}

fn edge(xml: &mut Xml, width: &str, ink: &str, dash: Option<&str>) {
    xml.with("a:ln", &[("w", width)], |xml| {
        xml.with("a:solidFill", &[], |xml| xml.bare("a:srgbClr", ink));
        if let Some(dash) = dash {
            xml.bare("a:prstDash", dash);
        }
    });
}

fn area(xml: &mut Xml, series: &Series) {
    let ink = series.ink.hex();
    let pattern = |xml: &mut Xml, kind: &str| {
        xml.with("a:pattFill", &[("prst", kind)], |xml| {
            xml.with("a:fgClr", &[], |xml| xml.bare("a:srgbClr", &ink));
            xml.with("a:bgClr", &[], |xml| xml.bare("a:srgbClr", "FFFFFF"));
        });
    };
    match series.pattern {
        Pattern::Full => xml.with("a:solidFill", &[], |xml| xml.bare("a:srgbClr", &ink)),
        Pattern::Slanting => pattern(xml, "wdUpDiag"),
        Pattern::Lying => pattern(xml, "dkHorz"),
        Pattern::Hollow => xml.with("a:solidFill", &[], |xml| xml.bare("a:srgbClr", "FFFFFF")),
    }
    edge(xml, "6350", "000000", None);
}

fn line(xml: &mut Xml, series: &Series) {
    let dash = match series.pattern {
        Pattern::Full => None,
        Pattern::Slanting => Some("dash"),
        Pattern::Lying => Some("sysDot"),
        Pattern::Hollow => Some("dashDot"),
    };
    edge(xml, "22225", &series.ink.hex(), dash);
}

fn axes(xml: &mut Xml, chart: &Chart) {
    let lying = chart.kind == ChartKind::Lying;
    xml.with("c:catAx", &[], |xml| {
        xml.bare("c:axId", 1);
        // The first category of lying bars stands on top.
        xml.with("c:scaling", &[], |xml| xml.bare("c:orientation", if lying { "maxMin" } else { "minMax" }));
        xml.bare("c:delete", 0);
        xml.bare("c:axPos", if lying { "l" } else { "b" });
        xml.bare("c:majorTickMark", "out");
        xml.bare("c:tickLblPos", "nextTo");
        xml.bare("c:crossAx", 2);
    });
    xml.with("c:valAx", &[], |xml| {
        xml.bare("c:axId", 2);
        xml.with("c:scaling", &[], |xml| {
            xml.bare("c:orientation", "minMax");
            xml.bare("c:min", 0);
        });
        xml.bare("c:delete", 0);
        xml.bare("c:axPos", if lying { "b" } else { "l" });
        xml.with("c:majorGridlines", &[], |xml| xml.with("c:spPr", &[], |xml| edge(xml, "3175", "AAAAAA", Some("dash"))));
        if !chart.unit.is_empty() {
            unit(xml, &chart.unit);
        }
        xml.empty("c:numFmt", &[("formatCode", "General"), ("sourceLinked", "0")]);
        xml.bare("c:majorTickMark", "out");
        xml.bare("c:tickLblPos", "nextTo");
        xml.bare("c:crossAx", 1);
        if lying {
            xml.bare("c:crosses", "max");
        }
    });
}

fn unit(xml: &mut Xml, words: &str) {
    xml.with("c:title", &[], |xml| {
        xml.with("c:tx", &[], |xml| {
            xml.with("c:rich", &[], |xml| {
                xml.empty("a:bodyPr", &[("rot", "0"), ("vert", "horz")]);
                xml.with("a:p", &[], |xml| {
                    xml.with("a:pPr", &[], |xml| xml.empty("a:defRPr", &[("sz", "900"), ("b", "0")]));
                    xml.with("a:r", &[], |xml| {
                        xml.empty("a:rPr", &[("lang", "zh-CN"), ("sz", "900"), ("b", "0")]);
                        xml.text("a:t", words);
                    });
                });
            });
        });
        xml.bare("c:overlay", 0);
    });
}

/// The workbook behind a chart: categories in the first column, a column for each series.
///
/// # Errors
/// [`WriteError::Failed`].
pub(super) fn workbook(chart: &Chart) -> Result<Vec<u8>, WriteError> {
    figures(chart).map_err(|_| WriteError::Failed)
}

fn figures(chart: &Chart) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = book.add_worksheet();
    sheet.set_name("Sheet1")?;
    for (row, category) in (1u32..).zip(&chart.categories) {
        sheet.write_string(row, 0, category)?;
    }
    for (column, series) in (1u16..).zip(&chart.series) {
        sheet.write_string(0, column, &series.name)?;
        for (row, value) in (1u32..).zip(values(chart, series)) {
            sheet.write_number(row, column, value)?;
        }
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_a_sheet_names_them() {
        assert_eq!(cells(1, 2..=6), "Sheet1!$B$2:$B$6");
        assert_eq!(cells(27, 1..=1), "Sheet1!$AB$1");
    }
}
