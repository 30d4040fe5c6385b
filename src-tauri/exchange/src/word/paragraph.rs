//! Paragraphs, headings that count themselves, the table of contents, page breaks of sections. Never a field
//! made of stored text: fields are only page numbers and the contents.

use super::style::{self, Style, justified};
use super::xml::{Xml, allowed};
use super::{CELL, Entry, Indent, Ink, Paragraph, Rule, RuleKind, Run, Setting, twips};

/// Counts headings as the word processor will, so that only a number it counts itself is left to it.
#[derive(Debug, Default)]
pub(super) struct Counter([usize; 4]);

impl Counter {
    /// The words of a heading without the number at their front, where that is the next of its level.
    pub fn strip<'a>(&mut self, level: usize, text: &'a str) -> Option<&'a str> {
        let at = level.clamp(1, 4) - 1;
        let next = self.0[at] + 1;
        let label = match at {
            0 => format!("{}、", chinese(next)),
            1 => format!("（{}）", chinese(next)),
            2 => format!("{next}."),
            _ => format!("（{next}）"),
        };
        let rest = text.strip_prefix(&label)?;
        self.0[at] = next;
        self.0[at + 1..].fill(0);
        Some(rest)
    }
}

/// 一, 十, 十一, 二十: numbers of headings.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, DIGITS[number % 10]);
    match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        _ => format!("{}十{ones}", DIGITS.get(tens).copied().unwrap_or_default()),
    }
}

/// The part `word/numbering.xml`: the four levels of headings.
pub(super) fn numbering() -> Xml {
    const LEVELS: [(&str, &str); 4] =
        [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）")];
    let mut xml = Xml::new("w:numbering", &[("xmlns:w", super::package::W)]);
    xml.with("w:abstractNum", &[("w:abstractNumId", "0")], |xml| {
        xml.val("w:multiLevelType", "multilevel");
        for (at, (format, label)) in LEVELS.into_iter().enumerate() {
            let two = twips(2.0 * CELL).to_string();
            xml.with("w:lvl", &[("w:ilvl", &at.to_string())], |xml| {
                xml.val("w:start", 1);
                xml.val("w:numFmt", format);
                xml.val("w:pStyle", Style::Heading(u8::try_from(at + 1).unwrap_or(4)).id());
                xml.val("w:suff", "nothing");
                xml.val("w:lvlText", label);
                xml.val("w:lvlJc", "left");
                xml.with("w:pPr", &[], |xml| {
                    xml.empty("w:ind", &[("w:left", "0"), ("w:firstLine", &two), ("w:firstLineChars", "200")]);
                });
                xml.with("w:rPr", &[], |xml| xml.empty("w:rFonts", &[("w:hint", "eastAsia")]));
            });
        }
    });
    xml.with("w:num", &[("w:numId", "1")], |xml| xml.val("w:abstractNumId", 0));
    xml
}

/// A heading; its number is real where it is the one that comes next, and text where it is not.
pub(super) fn heading(xml: &mut Xml, counter: &mut Counter, level: u8, text: &str) {
    let (words, counted) = match counter.strip(usize::from(level), text) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let heading = Style::Heading(level);
    xml.with("w:p", &[], |xml| {
        xml.with("w:pPr", &[], |xml| {
            xml.val("w:pStyle", heading.id());
            if !counted {
                xml.with("w:numPr", &[], |xml| xml.val("w:numId", 0));
                xml.empty("w:ind", &[("w:firstLine", &twips(2.0 * CELL).to_string()), ("w:firstLineChars", "200")]);
            }
        });
        run(xml, &Run::text(words));
    });
}

/// A paragraph.
pub(super) fn paragraph(xml: &mut Xml, paragraph: &Paragraph) {
    xml.with("w:p", &[], |xml| {
        properties(xml, paragraph.style, &paragraph.set);
        for one in &paragraph.runs {
            run(xml, one);
        }
    });
}

/// `w:pPr`, in the order of its schema.
pub(super) fn properties(xml: &mut Xml, style: Style, set: &Setting) {
    xml.with("w:pPr", &[], |xml| {
        xml.val("w:pStyle", style.id());
        if set.keep {
            xml.empty("w:keepNext", &[]);
        }
        if set.new_page {
            xml.empty("w:pageBreakBefore", &[]);
        }
        if let Some(rule) = &set.rule {
            xml.with("w:pBdr", &[], |xml| border(xml, rule));
        }
        if let Some(at) = set.right_tab {
            xml.with("w:tabs", &[], |xml| xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &twips(at).to_string())]));
        }
        spacing(xml, set);
        if let Some(indent) = set.indent {
            indented(xml, indent, style.on_grid());
        }
        if let Some(align) = set.align {
            xml.val("w:jc", justified(align));
        }
    });
}

fn spacing(xml: &mut Xml, set: &Setting) {
    let points = |of: Option<f64>| of.map(|points| twips(points).to_string());
    let (before, after, line) = (points(set.before), points(set.after), set.line.map(style::line));
    let mut attributes = Vec::new();
    attributes.extend(before.as_deref().map(|value| ("w:before", value)));
    attributes.extend(after.as_deref().map(|value| ("w:after", value)));
    if let Some(line) = &line {
        attributes.extend([("w:line", line.as_str()), ("w:lineRule", "exact")]);
    }
    if !attributes.is_empty() {
        xml.empty("w:spacing", &attributes);
    }
}

/// Indents, also in characters where the letters stand on the grid: so that they hold in another size.
fn indented(xml: &mut Xml, indent: Indent, on_grid: bool) {
    let (left, right) = (twips(indent.left * CELL).to_string(), twips(indent.right * CELL).to_string());
    let first = twips(indent.first.abs() * CELL).to_string();
    let characters = [indent.left, indent.right, indent.first.abs()].map(|of| format!("{:.0}", of * 100.0));
    let hanging = indent.first < 0.0;
    let mut attributes = vec![("w:left", left.as_str()), ("w:right", right.as_str())];
    attributes.push((if hanging { "w:hanging" } else { "w:firstLine" }, first.as_str()));
    // In characters a hanging indent would count from another edge, and a negative one is not allowed at all.
    if on_grid && !hanging && indent.left >= 0.0 && indent.right >= 0.0 {
        attributes.extend([
            ("w:leftChars", characters[0].as_str()),
            ("w:rightChars", &characters[1]),
            ("w:firstLineChars", &characters[2]),
        ]);
    }
    xml.empty("w:ind", &attributes);
}

fn border(xml: &mut Xml, rule: &Rule) {
    let kind = match rule.kind {
        RuleKind::Single => "single",
        RuleKind::Dashed => "dashed",
        RuleKind::ThickThin => "thickThinSmallGap",
        RuleKind::ThinThick => "thinThickSmallGap",
    };
    let size = format!("{:.0}", (rule.width * 8.0).max(2.0));
    let space = format!("{:.0}", rule.space.clamp(0.0, 31.0));
    xml.empty("w:bottom", &[("w:val", kind), ("w:sz", &size), ("w:space", &space), ("w:color", &rule.ink.hex())]);
}

/// One run.
pub(super) fn run(xml: &mut Xml, run: &Run) {
    match run {
        Run::Text { text, font, size, ink } => xml.with("w:r", &[], |xml| {
            xml.with("w:rPr", &[], |xml| {
                match font {
                    // The marks that both scripts have (“ ” … — ·) are Chinese ones here.
                    None => xml.empty("w:rFonts", &[("w:hint", "eastAsia")]),
                    Some(font) => xml.empty("w:rFonts", &[("w:hint", "eastAsia"), ("w:eastAsia", font.name())]),
                }
                if let Some(ink) = ink {
                    xml.val("w:color", ink.hex());
                }
                if let Some(size) = size {
                    style::size(xml, *size);
                }
            });
            letters(xml, text);
        }),
        Run::Square(ink) => square(xml, *ink),
        Run::PageNumber => field(xml, "PAGE", None, 1),
        Run::SmallPageNumber => field(xml, "PAGE", Some(9.0), 1),
        Run::PageCount { alone: true, pages } => field(xml, "NUMPAGES", Some(9.0), *pages),
        Run::PageCount { alone: false, pages } => field(xml, "SECTIONPAGES", Some(9.0), *pages),
    }
}

/// Letters, with line ends and tabs as the elements they are.
fn letters(xml: &mut Xml, text: &str) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            xml.empty("w:br", &[]);
        }
        for (at, piece) in line.trim_end_matches('\r').split('\t').enumerate() {
            if at > 0 {
                xml.empty("w:tab", &[]);
            }
            if !allowed(piece).is_empty() {
                xml.text("w:t", piece);
            }
        }
    }
}

fn mark(xml: &mut Xml, kind: &str) {
    xml.with("w:r", &[], |xml| xml.empty("w:fldChar", &[("w:fldCharType", kind)]));
}

fn instruction(xml: &mut Xml, words: &str) {
    xml.with("w:r", &[], |xml| xml.text("w:instrText", words));
}

/// A number that the word processor counts, and what it shows before it has.
fn field(xml: &mut Xml, name: &str, size: Option<f64>, shown: usize) {
    let sized = |xml: &mut Xml, inside: &dyn Fn(&mut Xml)| {
        xml.with("w:r", &[], |xml| {
            if let Some(size) = size {
                xml.with("w:rPr", &[], |xml| style::size(xml, size));
            }
            inside(xml);
        });
    };
    sized(xml, &|xml| xml.empty("w:fldChar", &[("w:fldCharType", "begin")]));
    sized(xml, &|xml| xml.text("w:instrText", &format!(" {name} ")));
    sized(xml, &|xml| xml.empty("w:fldChar", &[("w:fldCharType", "separate")]));
    sized(xml, &|xml| xml.text("w:t", &shown.to_string()));
    sized(xml, &|xml| xml.empty("w:fldChar", &[("w:fldCharType", "end")]));
}

/// The contents as a field, filled in: it can be brought up to date, and is right before.
pub(super) fn contents(xml: &mut Xml, entries: &[Entry]) {
    for (at, entry) in entries.iter().enumerate() {
        let own = Style::ContentsEntry(entry.level);
        xml.with("w:p", &[], |xml| {
            xml.with("w:pPr", &[], |xml| xml.val("w:pStyle", own.id()));
            if at == 0 {
                mark(xml, "begin");
                instruction(xml, " TOC \\o \"1-2\" \\u ");
                mark(xml, "separate");
            }
            run(xml, &Run::text(format!("{}\t{}", entry.text.replace(['\t', '\n'], " "), entry.page)));
            if at + 1 == entries.len() {
                mark(xml, "end");
            }
        });
    }
}

/// A square of a colour with a black edge, as a drawing in the line.
fn square(xml: &mut Xml, ink: Ink) {
    const SIDE: &str = "165100"; // 13 points, in English metric units.
    let graphic = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    let run = |xml: &mut Xml| {
        xml.with("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")], |xml| {
            xml.empty("wp:extent", &[("cx", SIDE), ("cy", SIDE)]);
            xml.empty("wp:effectExtent", &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")]);
            xml.empty("wp:docPr", &[("id", "9001"), ("name", "等级标识")]);
            xml.empty("wp:cNvGraphicFramePr", &[]);
            xml.with("a:graphic", &[], |xml| {
                xml.with("a:graphicData", &[("uri", graphic)], |xml| {
                    xml.with("wps:wsp", &[], |xml| {
                        xml.empty("wps:cNvSpPr", &[]);
                        xml.with("wps:spPr", &[], |xml| {
                            xml.with("a:xfrm", &[], |xml| {
                                xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                                xml.empty("a:ext", &[("cx", SIDE), ("cy", SIDE)]);
                            });
                            xml.with("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
                            xml.with("a:solidFill", &[], |xml| xml.bare("a:srgbClr", ink.hex()));
                            xml.with("a:ln", &[("w", "7620")], |xml| {
                                xml.with("a:solidFill", &[], |xml| xml.bare("a:srgbClr", "000000"));
                            });
                        });
                        xml.empty("wps:bodyPr", &[]);
                    });
                });
            });
        });
    };
    xml.with("w:r", &[], |xml| {
        xml.with("w:rPr", &[], |xml| xml.val("w:position", "-2"));
        xml.with("mc:AlternateContent", &[], |xml| {
            xml.with("mc:Choice", &[("Requires", "wps")], |xml| xml.with("w:drawing", &[], run));
            // A word processor that knows no shapes shows the letter of the same look.
            xml.with("mc:Fallback", &[], |xml| xml.text("w:t", "■"));
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_next_number_is_counted() {
        let mut counter = Counter::default();
        let read: Vec<Option<&str>> =
            [(1, "一、甲"), (2, "（一）乙"), (2, "（三）丙"), (1, "二、丁"), (2, "（一）戊"), (3, "1.己"), (1, "无号")]
                .into_iter()
                .map(|(level, text)| counter.strip(level, text))
                .collect();
        assert_eq!(read, [Some("甲"), Some("乙"), None, Some("丁"), Some("戊"), Some("己"), None]);
        assert_eq!([1, 10, 11, 20, 35].map(chinese), ["一", "十", "十一", "二十", "三十五"]);
    }
}
