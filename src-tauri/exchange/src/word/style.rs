//! The named styles of a paper and the fonts they ask for. Never a style that no paper uses.

use super::xml::Xml;
use super::{Align, CELL, PITCH, twips};

/// A font as word processors name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Font {
    /// 仿宋.
    #[default]
    FangSong,
    /// 楷体.
    Kai,
    /// 黑体.
    Hei,
    /// 宋体.
    Song,
    /// 小标宋.
    XiaoBiaoSong,
}

impl Font {
    pub(super) const ALL: [Font; 5] = [Font::FangSong, Font::Kai, Font::Hei, Font::Song, Font::XiaoBiaoSong];

    /// The name that offices have.
    pub fn name(self) -> &'static str {
        match self {
            Font::FangSong => "仿宋_GB2312",
            Font::Kai => "楷体_GB2312",
            Font::Hei => "黑体",
            Font::Song => "宋体",
            Font::XiaoBiaoSong => "方正小标宋简体",
        }
    }

    /// The names it has where that one is missing.
    fn others(self) -> &'static str {
        match self {
            Font::FangSong => "仿宋,FangSong",
            Font::Kai => "楷体,KaiTi",
            Font::Hei => "SimHei",
            Font::Song => "SimSun",
            Font::XiaoBiaoSong => "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋",
        }
    }

    fn family(self) -> &'static str {
        match self {
            Font::Hei => "swiss",
            Font::Kai => "script",
            Font::FangSong | Font::Song | Font::XiaoBiaoSong => "roman",
        }
    }
}

/// A style of paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// 公文标题: 2号小标宋, centred.
    Title,
    /// 公文正文: 3号仿宋, two characters in.
    Text,
    /// 主送: flush left.
    Addressee,
    /// Headings of level 1 to 4, which a table of contents finds.
    Heading(u8),
    /// 发文机关标志: red 小标宋.
    Mark,
    /// 发文字号.
    Number,
    /// 等级标识: 3号楷体, centred.
    ColourMark,
    /// 附件说明.
    Attachments,
    /// 落款: office and date.
    SignOff,
    /// 附注.
    Remark,
    /// 版记: 4号仿宋.
    Imprint,
    /// 附件编号: 3号黑体 at the top of a page.
    AnnexNumber,
    /// 附件标题.
    AnnexTitle,
    /// 题注: over a table, under a chart.
    Caption,
    /// 台账题注: over a table that the contents list.
    ListedCaption,
    /// 表头说明: words over a table.
    OverTable,
    /// 表头: 黑体.
    TableHead,
    /// 表文: 仿宋.
    TableText,
    /// 表注: small lines under a table.
    Note,
    /// 图: as high as what stands in it.
    Picture,
    /// 回执标题.
    SlipTitle,
    /// 封面说明.
    CoverNote,
    /// 封面标题.
    CoverTitle,
    /// 封面副标题.
    CoverSubtitle,
    /// 封面落款.
    CoverFoot,
    /// 目录标题.
    ContentsTitle,
    /// 目录, levels 1 and 2.
    ContentsEntry(u8),
    /// 页码.
    PageNumber,
    /// 页眉 and 页脚: small grey lines.
    Margin,
}

/// What a style sets.
struct Look {
    id: &'static str,
    /// The built-in name where the word processor must know it, else ours.
    name: &'static str,
    font: Font,
    size: f64,
    align: Align,
    /// Exact points from line to line; none is as high as its letters.
    line: Option<f64>,
    /// Characters in, first line.
    first: f64,
    before: f64,
    after: f64,
    keep: bool,
    /// Level in the outline, 1 is the outermost.
    outline: Option<u8>,
}

impl Style {
    const ALL: [Style; 33] = [
        Style::Title,
        Style::Text,
        Style::Addressee,
        Style::Heading(1),
        Style::Heading(2),
        Style::Heading(3),
        Style::Heading(4),
        Style::Mark,
        Style::Number,
        Style::ColourMark,
        Style::Attachments,
        Style::SignOff,
        Style::Remark,
        Style::Imprint,
        Style::AnnexNumber,
        Style::AnnexTitle,
        Style::Caption,
        Style::ListedCaption,
        Style::OverTable,
        Style::TableHead,
        Style::TableText,
        Style::Note,
        Style::Picture,
        Style::SlipTitle,
        Style::CoverNote,
        Style::CoverTitle,
        Style::CoverSubtitle,
        Style::CoverFoot,
        Style::ContentsTitle,
        Style::ContentsEntry(1),
        Style::ContentsEntry(2),
        Style::PageNumber,
        Style::Margin,
    ];

    /// The key that paragraphs name.
    pub(super) fn id(self) -> &'static str {
        self.look().id
    }

    /// What its letters are set in.
    pub(crate) fn font(self) -> Font {
        self.look().font
    }

    /// Their size in points.
    pub(crate) fn size(self) -> f64 {
        self.look().size
    }

    /// How its text stands.
    pub(crate) fn align(self) -> Align {
        self.look().align
    }

    /// Exact points from line to line; none is as high as its letters.
    pub(crate) fn line(self) -> Option<f64> {
        self.look().line
    }

    /// Characters in, first line.
    pub(crate) fn first(self) -> f64 {
        self.look().first
    }

    /// Points over it.
    pub(crate) fn before(self) -> f64 {
        self.look().before
    }

    /// Points under it.
    pub(crate) fn after(self) -> f64 {
        self.look().after
    }

    /// Whether its letters stand on the character grid.
    pub(super) fn on_grid(self) -> bool {
        let look = self.look();
        look.size == 16.0 && look.line == Some(PITCH)
    }

    fn look(self) -> Look {
        let text = Look {
            id: "GwText",
            name: "公文正文",
            font: Font::FangSong,
            size: 16.0,
            align: Align::Both,
            line: Some(PITCH),
            first: 2.0,
            before: 0.0,
            after: 0.0,
            keep: false,
            outline: None,
        };
        let plain = Look { first: 0.0, ..text };
        let middle = Look { align: Align::Middle, ..plain };
        let title = Look { font: Font::XiaoBiaoSong, size: 22.0, keep: true, ..middle };
        let small = |size: f64| Look { size, line: Some(size * 1.35), ..plain };
        let heading = |id, name, font, level| Look { id, name, font, keep: true, outline: Some(level), ..text };
        match self {
            Style::Title => Look { id: "GwTitle", name: "公文标题", after: PITCH, ..title },
            Style::Text => text,
            Style::Addressee => Look { id: "GwAddressee", name: "主送", keep: true, ..plain },
            Style::Heading(0 | 1) => heading("Heading1", "heading 1", Font::Hei, 1),
            Style::Heading(2) => heading("Heading2", "heading 2", Font::Kai, 2),
            Style::Heading(3) => heading("Heading3", "heading 3", Font::FangSong, 3),
            Style::Heading(_) => heading("Heading4", "heading 4", Font::FangSong, 4),
            Style::Mark => Look { id: "GwMark", name: "发文机关标志", size: 48.0, line: None, ..title },
            Style::Number => Look { id: "GwNumber", name: "发文字号", keep: true, ..middle },
            Style::ColourMark => Look { id: "GwColourMark", name: "等级标识", font: Font::Kai, after: PITCH, keep: true, ..middle },
            Style::Attachments => Look { id: "GwAttachments", name: "附件说明", ..plain },
            Style::SignOff => Look { id: "GwSignOff", name: "落款", align: Align::Right, ..plain },
            Style::Remark => Look { id: "GwRemark", name: "附注", before: PITCH, ..text },
            Style::Imprint => Look { id: "GwImprint", name: "版记", size: 14.0, line: Some(23.0), ..plain },
            Style::AnnexNumber => Look { id: "GwAnnexNumber", name: "附件编号", font: Font::Hei, after: PITCH, keep: true, ..plain },
            Style::AnnexTitle => Look { id: "GwAnnexTitle", name: "附件标题", after: PITCH, outline: Some(1), ..title },
            Style::Caption => Look { id: "Caption", name: "caption", font: Font::Hei, keep: true, align: Align::Middle, ..small(12.0) },
            Style::ListedCaption => Look {
                id: "GwListedCaption",
                name: "台账题注",
                font: Font::Hei,
                keep: true,
                outline: Some(1),
                align: Align::Middle,
                ..small(12.0)
            },
            Style::OverTable => Look { id: "GwOverTable", name: "表头说明", keep: true, align: Align::Left, ..small(10.5) },
            Style::TableHead => Look { id: "GwTableHead", name: "表头", font: Font::Hei, align: Align::Middle, ..small(10.5) },
            Style::TableText => Look { id: "GwTableText", name: "表文", align: Align::Left, ..small(10.5) },
            Style::Note => Look { id: "GwNote", name: "表注", line: Some(10.5 * 1.6), ..small(10.5) },
            Style::Picture => Look { id: "GwPicture", name: "图", line: None, keep: true, ..middle },
            Style::SlipTitle => Look { id: "GwSlipTitle", name: "回执标题", size: 18.0, ..title },
            Style::CoverNote => Look { id: "GwCoverNote", name: "封面说明", font: Font::Hei, align: Align::Left, ..plain },
            Style::CoverTitle => Look { id: "GwCoverTitle", name: "封面标题", size: 34.0, line: Some(34.0 * 1.4), ..title },
            Style::CoverSubtitle => Look { id: "GwCoverSubtitle", name: "封面副标题", font: Font::Kai, size: 22.0, ..middle },
            Style::CoverFoot => Look { id: "GwCoverFoot", name: "封面落款", size: 18.0, ..middle },
            Style::ContentsTitle => Look { id: "GwContentsTitle", name: "目录标题", after: PITCH, ..title },
            Style::ContentsEntry(0 | 1) => Look { id: "TOC1", name: "toc 1", font: Font::Hei, size: 14.0, align: Align::Left, ..plain },
            Style::ContentsEntry(_) => Look { id: "TOC2", name: "toc 2", size: 14.0, align: Align::Left, ..plain },
            Style::PageNumber => Look { id: "GwPageNumber", name: "页码", font: Font::Song, size: 14.0, line: Some(20.0), ..plain },
            Style::Margin => Look { id: "GwMargin", name: "页边说明", font: Font::Song, size: 6.5, line: Some(12.0), ..middle },
        }
    }
}

/// `w:jc` of a stand.
pub(super) fn justified(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Middle => "center",
        Align::Right => "right",
        Align::Both => "both",
    }
}

/// `w:rFonts` of a font: its own Chinese letters, Times for the Latin ones.
pub(super) fn fonts(xml: &mut Xml, font: Font) {
    xml.empty("w:rFonts", &[("w:ascii", LATIN), ("w:eastAsia", font.name()), ("w:hAnsi", LATIN), ("w:cs", LATIN)]);
}

/// Size in half points, for both scripts.
pub(super) fn size(xml: &mut Xml, points: f64) {
    let half = (points * 2.0).round() as i64;
    xml.val("w:sz", half);
    xml.val("w:szCs", half);
}

/// Twentieths of a point between the letters of running text.
const TIGHTER: i64 = -5;
const LATIN: &str = "Times New Roman";

/// The part `word/styles.xml`.
pub(super) fn part() -> Xml {
    let mut xml = Xml::new("w:styles", &[("xmlns:w", super::package::W)]);
    xml.with("w:docDefaults", &[], |xml| {
        xml.with("w:rPrDefault", &[], |xml| {
            xml.with("w:rPr", &[], |xml| {
                fonts(xml, Font::FangSong);
                size(xml, 16.0);
                xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")]);
            });
        });
        xml.empty("w:pPrDefault", &[]);
    });
    xml.with("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")], |xml| {
        xml.val("w:name", "Normal");
        xml.empty("w:qFormat", &[]);
        xml.with("w:pPr", &[], |xml| {
            xml.val("w:widowControl", "0");
            xml.val("w:overflowPunct", "0");
            xml.val("w:autoSpaceDE", "0");
            xml.val("w:autoSpaceDN", "0");
            xml.val("w:jc", "both");
        });
        // The grid counts from the size that stands here, not from the defaults.
        xml.with("w:rPr", &[], |xml| size(xml, 16.0));
    });
    xml.with("w:style", &[("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")], |xml| {
        xml.val("w:name", "Normal Table");
        xml.val("w:uiPriority", 99);
        xml.with("w:tblPr", &[], |xml| {
            xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
        });
    });
    for style in Style::ALL {
        one(&mut xml, style);
    }
    xml
}

fn one(xml: &mut Xml, style: Style) {
    let look = style.look();
    let ours = look.id.starts_with("Gw");
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", look.id)];
    if ours {
        attributes.insert(1, ("w:customStyle", "1"));
    }
    xml.with("w:style", &attributes, |xml| {
        xml.val("w:name", look.name);
        xml.val("w:basedOn", "Normal");
        if matches!(style, Style::Heading(_) | Style::Title | Style::AnnexTitle) {
            xml.val("w:next", Style::Text.id());
        }
        xml.empty("w:qFormat", &[]);
        xml.with("w:pPr", &[], |xml| {
            if look.keep {
                xml.empty("w:keepNext", &[]);
            }
            if let Style::Heading(level) = style {
                xml.with("w:numPr", &[], |xml| {
                    xml.val("w:ilvl", level.max(1) - 1);
                    xml.val("w:numId", 1);
                });
            }
            tabs(xml, style);
            // Lines are exact and letters as narrow as their cells: they stand on the grid without being pulled to it,
            // which LibreOffice does wrongly in spread lines.
            xml.val("w:snapToGrid", "0");
            let (before, after) = (twips(look.before).to_string(), twips(look.after).to_string());
            let line = look.line.map(line);
            let mut spacing = vec![("w:before", before.as_str()), ("w:after", &after)];
            if let Some(line) = &line {
                spacing.extend([("w:line", line.as_str()), ("w:lineRule", "exact")]);
            }
            xml.empty("w:spacing", &spacing);
            indents(xml, style, look.first);
            xml.val("w:jc", justified(look.align));
            if let Some(level) = look.outline {
                xml.val("w:outlineLvl", level - 1);
            }
        });
        xml.with("w:rPr", &[], |xml| {
            fonts(xml, look.font);
            xml.val("w:snapToGrid", "0");
            match style {
                Style::Mark => xml.val("w:color", "D8101A"),
                Style::Margin => xml.val("w:color", "666666"),
                _ => {}
            }
            if style.on_grid() {
                // 三号 is 15.75 points from letter to letter: 28 of them fill the line.
                xml.val("w:spacing", TIGHTER);
            }
            size(xml, look.size);
        });
    });
}

/// The right edge of a line that has something there: a page number after dots, the date of 版记.
fn tabs(xml: &mut Xml, style: Style) {
    let whole = super::CHARACTERS * CELL;
    let (leader, at) = match style {
        Style::ContentsEntry(_) => ("dot", whole),
        Style::Imprint => ("none", whole - 15.0),
        _ => return,
    };
    xml.with("w:tabs", &[], |xml| {
        xml.empty("w:tab", &[("w:val", "right"), ("w:leader", leader), ("w:pos", &twips(at).to_string())]);
    });
}

/// Points from line to line in twips; the grid's own is rounded down, else the last line of a page falls off.
pub(super) fn line(points: f64) -> String {
    ((points * 20.0 + 0.001).floor() as i64).to_string()
}

fn indents(xml: &mut Xml, style: Style, first: f64) {
    if let Style::ContentsEntry(level) = style {
        let left = twips(14.0 * if level > 1 { 2.0 } else { 0.0 }).to_string();
        xml.empty("w:ind", &[("w:left", &left)]);
    } else if style == Style::Imprint {
        let one = twips(14.0).to_string();
        xml.empty("w:ind", &[("w:left", &one), ("w:right", &one)]);
    } else if first > 0.0 {
        let (twips, characters) = (twips(first * CELL).to_string(), format!("{:.0}", first * 100.0));
        xml.empty("w:ind", &[("w:firstLine", &twips), ("w:firstLineChars", &characters)]);
    }
}

/// The part `word/fontTable.xml`: each font with the names it has elsewhere.
pub(super) fn font_table() -> Xml {
    let mut xml = Xml::new("w:fonts", &[("xmlns:w", super::package::W)]);
    for font in Font::ALL {
        xml.with("w:font", &[("w:name", font.name())], |xml| {
            xml.val("w:altName", font.others());
            xml.val("w:charset", "86");
            xml.val("w:family", font.family());
            xml.val("w:pitch", "variable");
        });
    }
    xml.with("w:font", &[("w:name", LATIN)], |xml| {
        xml.val("w:charset", "00");
        xml.val("w:family", "roman");
        xml.val("w:pitch", "variable");
    });
    xml
}
