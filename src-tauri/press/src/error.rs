//! The ways in which a paper can fail to come about. Never carries a panic or an English sentence.

use crate::fonts::Face;

/// Why there is no paper.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PressError {
    /// No face of the chain has a glyph for a character: the paper is refused before anything is
    /// laid out, because a box in a person's name is worse than no paper.
    #[error("“{place}”中的{}没有可用的字形，请改用其他写法或补充字体", named(*.character))]
    MissingGlyph {
        /// The character.
        character: char,
        /// Where it stands, in the reader's words: 标题, 主送, 第3行“责任人”.
        place: String,
    },
    /// The bytes handed in for a face are no font.
    #[error("{}字体文件损坏或不是字体", .face.label())]
    BadFont {
        /// The face.
        face: Face,
    },
    /// A collection has no face of that number.
    #[error("{}的字体文件中只有{count}个字体，没有第{}个", .face.label(), .index.saturating_add(1))]
    NoSuchFace {
        /// The face.
        face: Face,
        /// The number asked for, from 0.
        index: u32,
        /// How many there are.
        count: u32,
    },
    /// The font's maker forbids embedding it or a part of it (fsType): a paper could not be read
    /// elsewhere, so the face is not taken.
    #[error("字体“{name}”的授权不允许嵌入文书，不能用作{}，请另选字体", .face.label())]
    FontForbidden {
        /// The face.
        face: Face,
        /// The font's own name.
        name: String,
    },
    /// A face could not be reduced to the glyphs in use.
    #[error("{}字体无法嵌入：{reason}", .face.label())]
    CannotEmbed {
        /// The face.
        face: Face,
        /// What the font library said.
        reason: String,
    },
    /// The finished sheets could not be written as PDF.
    #[error("无法生成 PDF：{reason}")]
    CannotWrite {
        /// What the PDF library said.
        reason: String,
    },
    /// A chart with a value that no bar can have: negative or no number, or more values than
    /// categories.
    #[error("“{place}”的图中，“{series}”的数值不合：不能为负数，个数不能多于分类")]
    BadChart {
        /// The section it stands in.
        place: String,
        /// The series.
        series: String,
    },
    /// A table or form whose shape makes no sense: no columns, or a cell reaching past the edge.
    #[error("表格“{place}”的行列不合")]
    BadTable {
        /// The table's title.
        place: String,
    },
}

fn named(c: char) -> String {
    let code = u32::from(c);
    if c.is_control() || c == '\u{fffd}' || (0xe000..=0xf8ff).contains(&code) || code >= 0xf0000 {
        format!("字符 U+{code:04X} ")
    } else {
        format!("字符“{c}”（U+{code:04X}）")
    }
}
