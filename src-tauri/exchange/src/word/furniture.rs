//! What stands in the margins: page numbers, the mark under the text, small lines at head and foot. Never a
//! word of the paper itself.

use super::package::{A, MC, R, V, W, WP, WPS};
use super::paragraph::{paragraph, properties, run};
use super::style::Style;
use super::xml::Xml;
use super::{Align, Document, Font, Indent, MM, Numbering, Paragraph, Run, Section, Setting};

/// From the page's top to the small line at its head, in millimetres.
pub(super) const HEAD: f64 = 11.5;
/// From the page's foot to the lower edge of the small line there, in millimetres.
pub(super) const FOOT: f64 = 11.3;
/// A small line is so high, in points.
const SMALL: f64 = 12.0;
/// Points of the number's line.
const NUMBER: f64 = 20.0;
/// Under the type area the number's line ends, in millimetres: its dash then lies 7 mm under it.
const NUMBER_ENDS: f64 = 10.1;
/// The same for 第 1 页 共 9 页.
const COUNT_ENDS: f64 = 7.7;

/// Which pages a head or foot is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pages {
    /// Right-hand pages.
    Odd,
    /// Left-hand pages.
    Even,
    /// The first one, where it differs.
    First,
}

impl Pages {
    /// `w:type` of a reference to it.
    pub fn kind(self) -> &'static str {
        match self {
            Pages::Odd => "default",
            Pages::Even => "even",
            Pages::First => "first",
        }
    }
}

const SPACES: [(&str, &str); 8] = [
    ("xmlns:w", W),
    ("xmlns:r", R),
    ("xmlns:wp", WP),
    ("xmlns:a", A),
    ("xmlns:wps", WPS),
    ("xmlns:mc", MC),
    ("xmlns:v", V),
    ("xmlns:o", "urn:schemas-microsoft-com:office:office"),
];

/// A head.
pub(super) fn head(document: &Document, section: &Section, pages: Pages, number: usize) -> Xml {
    let mut xml = Xml::new("w:hdr", &SPACES);
    xml.with("w:p", &[], |xml| {
        properties(xml, Style::Margin, &Setting::default());
        if !document.watermark.is_empty() {
            watermark(xml, &document.watermark, number);
        }
        if !document.head_note.is_empty() {
            run(xml, &Run::Text { text: document.head_note.clone(), font: Some(Font::Hei), size: Some(9.0), ink: None });
        }
    });
    if let (Pages::First, Some(first)) = (pages, &section.first) {
        for (at, one) in first.head.iter().enumerate() {
            let mut one = one.clone();
            if at == 0 {
                one.set.before = Some(((first.head_at - HEAD) * MM - SMALL).max(0.0));
            }
            paragraph(&mut xml, &one);
        }
    }
    xml
}

/// A foot.
pub(super) fn foot(document: &Document, section: &Section, pages: Pages) -> Xml {
    let mut xml = Xml::new("w:ftr", &SPACES);
    let count = Run::PageCount { alone: document.sections.len() == 1, pages: section.pages };
    let under = |ends: f64| Some(((section.page.bottom - ends - FOOT) * MM - SMALL).max(0.0));
    match (pages, section.numbering) {
        (Pages::First, _) => {
            if let Some(first) = &section.first {
                for one in &first.foot {
                    let mut one = one.clone();
                    one.set.after = Some(((first.foot_at - FOOT) * MM - SMALL).max(0.0));
                    paragraph(&mut xml, &one);
                }
            }
        }
        (_, Numbering::None) => {}
        (_, Numbering::Dashed | Numbering::Counted) if section.page.number_aside => aside(&mut xml, section, pages, count),
        (_, Numbering::Dashed) => paragraph(&mut xml, &dashed(pages, under(NUMBER_ENDS))),
        (_, Numbering::Counted) => {
            let set = Setting { align: Some(Align::Middle), after: under(COUNT_ENDS), line: Some(12.0), ..Setting::default() };
            paragraph(&mut xml, &counted(set, count));
        }
    }
    paragraph(&mut xml, &Paragraph::new(Style::Margin, &document.foot_note));
    xml
}

/// — 1 —, one character from the outer edge.
fn dashed(pages: Pages, after: Option<f64>) -> Paragraph {
    let (align, indent) = match pages {
        Pages::Even => (Align::Left, Indent { left: 1.0, ..Indent::default() }),
        Pages::Odd | Pages::First => (Align::Right, Indent { right: 1.0, ..Indent::default() }),
    };
    let runs = vec![Run::text("— "), Run::PageNumber, Run::text(" —")];
    Paragraph { style: Style::PageNumber, runs, set: Setting { align: Some(align), indent: Some(indent), after, ..Setting::default() } }
}

/// 第 1 页 共 9 页, 小5.
fn counted(set: Setting, count: Run) -> Paragraph {
    let small = |text: &str| Run::Text { text: text.to_owned(), font: None, size: Some(9.0), ink: None };
    let runs = vec![small("第 "), Run::SmallPageNumber, small(" 页 共 "), count, small(" 页")];
    Paragraph { style: Style::PageNumber, runs, set }
}

/// The number of a landscape page that is bound among portrait ones: at its left edge, turned with it.
fn aside(xml: &mut Xml, section: &Section, pages: Pages, count: Run) {
    let emu = |points: f64| format!("{:.0}", points * 12_700.0);
    let ends = if section.numbering == Numbering::Dashed { NUMBER_ENDS } else { COUNT_ENDS };
    let (left, top) = (emu((section.page.left - ends) * MM), emu(section.page.top * MM));
    let (wide, high) = (emu(NUMBER), emu((210.0 - section.page.top - section.page.bottom) * MM));
    let own = if section.numbering == Numbering::Dashed {
        dashed(pages, None)
    } else {
        counted(Setting { align: Some(Align::Middle), ..Setting::default() }, count)
    };
    let drawing = |xml: &mut Xml| {
        let anchor = [
            ("distT", "0"),
            ("distB", "0"),
            ("distL", "0"),
            ("distR", "0"),
            ("simplePos", "0"),
            ("relativeHeight", "2"),
            ("behindDoc", "0"),
            ("locked", "0"),
            ("layoutInCell", "1"),
            ("allowOverlap", "1"),
        ];
        xml.with("wp:anchor", &anchor, |xml| {
            xml.empty("wp:simplePos", &[("x", "0"), ("y", "0")]);
            xml.with("wp:positionH", &[("relativeFrom", "page")], |xml| xml.text("wp:posOffset", &left));
            xml.with("wp:positionV", &[("relativeFrom", "page")], |xml| xml.text("wp:posOffset", &top));
            xml.empty("wp:extent", &[("cx", &wide), ("cy", &high)]);
            xml.empty("wp:effectExtent", &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")]);
            xml.empty("wp:wrapNone", &[]);
            xml.empty("wp:docPr", &[("id", "9100"), ("name", "页码")]);
            xml.empty("wp:cNvGraphicFramePr", &[]);
            xml.with("a:graphic", &[], |xml| {
                xml.with("a:graphicData", &[("uri", WPS)], |xml| {
                    xml.with("wps:wsp", &[], |xml| {
                        xml.empty("wps:cNvSpPr", &[("txBox", "1")]);
                        xml.with("wps:spPr", &[], |xml| {
                            xml.with("a:xfrm", &[], |xml| {
                                xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                                xml.empty("a:ext", &[("cx", &wide), ("cy", &high)]);
                            });
                            xml.with("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
                            xml.empty("a:noFill", &[]);
                        });
                        xml.with("wps:txbx", &[], |xml| xml.with("w:txbxContent", &[], |xml| paragraph(xml, &own)));
                        xml.empty("wps:bodyPr", &[("vert", "vert"), ("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0")]);
                    });
                });
            });
        });
    };
    xml.with("w:p", &[], |xml| {
        properties(xml, Style::Margin, &Setting::default());
        xml.with("w:r", &[], |xml| {
            xml.with("mc:AlternateContent", &[], |xml| {
                xml.with("mc:Choice", &[("Requires", "wps")], |xml| xml.with("w:drawing", &[], drawing));
            });
        });
    });
}

/// Large pale letters across the page, under the text.
fn watermark(xml: &mut Xml, words: &str, number: usize) {
    let wide = 170.0 * words.chars().count() as f64;
    let look = format!(
        "position:absolute;margin-left:0;margin-top:0;width:{wide:.0}pt;height:170pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
    );
    xml.with("w:r", &[], |xml| {
        xml.with("w:pict", &[], |xml| {
            let kind = [
                ("id", "_x0000_t136"),
                ("coordsize", "21600,21600"),
                ("o:spt", "136"),
                ("adj", "10800"),
                ("path", "m@7,l@8,m@5,21600l@6,21600e"),
            ];
            xml.with("v:shapetype", &kind, |xml| {
                xml.with("v:formulas", &[], |xml| {
                    for formula in [
                        "sum #0 0 10800",
                        "prod #0 2 1",
                        "sum 21600 0 @1",
                        "sum 0 0 @2",
                        "sum 21600 0 @3",
                        "if @0 @3 0",
                        "if @0 21600 @1",
                        "if @0 0 @2",
                        "if @0 @4 21600",
                        "mid @5 @6",
                        "mid @8 @5",
                        "mid @7 @8",
                        "mid @6 @7",
                        "sum @6 0 @5",
                    ] {
                        xml.empty("v:f", &[("eqn", formula)]);
                    }
                });
                xml.empty("v:path", &[("textpathok", "t"), ("o:connecttype", "custom")]);
                xml.empty("v:textpath", &[("on", "t"), ("fitshape", "t")]);
            });
            let shape = [
                ("id", format!("PowerPlusWaterMarkObject{number}")),
                ("o:spid", format!("_x0000_s{}", 2049 + number)),
                ("type", "#_x0000_t136".to_owned()),
                ("style", look),
                ("o:allowincell", "f".to_owned()),
                ("fillcolor", "#ececec".to_owned()),
                ("stroked", "f".to_owned()),
            ];
            let shape: Vec<(&str, &str)> = shape.iter().map(|(key, value)| (*key, value.as_str())).collect();
            xml.with("v:shape", &shape, |xml| {
                xml.empty("v:textpath", &[("style", "font-family:\"黑体\";font-size:1pt"), ("string", words)]);
            });
        });
    });
}
