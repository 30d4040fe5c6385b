//! The blocks of running text: headings, paragraphs, tables, charts, annexes, the sign-off.
//! Never decides what a paper is made of.

use crate::PressError;
use crate::chart::{Chart, ChartKind};
use crate::fonts::{OpenFonts, Role};
use crate::foot::SignOff;
use crate::furniture::Label;
use crate::grid::{Frame, PITCH, SIZE_2, SIZE_3, SIZE_5};
use crate::letter::Span;
use crate::line::Stand;
use crate::piece::{Part, Piece};
use crate::rows::set_table;
use crate::ruled::Table;
use crate::set::{Indent, centred_title, heading, paragraph};
use crate::table::note_parts;

/// Who was at a meeting, or was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// 出席, 请假 or 列席, without the colon.
    pub word: String,
    /// Offices and names, as they are printed.
    pub names: String,
}

/// A part of a report's body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading with its number in the text: 一、… is level 1, （一）… level 2.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The words.
        text: String,
    },
    /// A paragraph, two characters in.
    Text(String),
    /// A paragraph flush left: 主送.
    FlushLeft(String),
    /// A table with its caption over it and a note under it; both may be empty.
    Table {
        /// 表1　…
        caption: String,
        /// The rows.
        table: Table,
        /// A small line under the table.
        note: String,
    },
    /// A wide table on landscape pages turned onto portrait sheets, beginning a new page.
    WideTable {
        /// 表2　…
        caption: String,
        /// The rows.
        table: Table,
        /// A small line under the table.
        note: String,
    },
    /// A chart with its caption under it.
    Chart {
        /// 图1　…
        caption: String,
        /// The chart.
        chart: Chart,
    },
    /// An annex: its number (附件1) at the top left of a new page, its title centred.
    Annex {
        /// 附件1.
        number: String,
        /// The title.
        title: String,
    },
    /// 出席, 请假, 列席 of a 纪要, one line under the text: each word in 黑体, its names in 仿宋 flush
    /// under each other.
    Attendance(Vec<Attendance>),
    /// 署名 and date.
    SignOff(SignOff),
    /// The next block begins a page.
    NewPage,
}

/// Refuses a character without a glyph, naming the section it stands in.
pub(crate) fn check_blocks(fonts: &OpenFonts<'_>, blocks: &[Block]) -> Result<(), PressError> {
    let mut section = "正文".to_string();
    for block in blocks {
        match block {
            Block::Heading { text, .. } => {
                fonts.check(Role::Hei, text, "小标题")?;
                fonts.check(Role::Kai, text, "小标题")?;
                section = text.clone();
            }
            Block::Text(text) | Block::FlushLeft(text) => {
                fonts.check(Role::FangSong, text, &section)?;
            }
            Block::Table { caption, table, note } | Block::WideTable { caption, table, note } => {
                fonts.check(Role::Hei, caption, &section)?;
                fonts.check(Role::FangSong, note, &section)?;
                table.check(fonts)?;
            }
            Block::Chart { caption, chart } => {
                fonts.check(Role::Hei, caption, &section)?;
                chart.check(fonts, &section)?;
            }
            Block::Annex { number, title } => {
                fonts.check(Role::Hei, number, "附件")?;
                fonts.check(Role::XiaoBiaoSong, title, "附件标题")?;
                section = number.clone();
            }
            Block::Attendance(rows) => {
                for row in rows {
                    fonts.check(Role::Hei, &row.word, "出席名单")?;
                    fonts.check(Role::FangSong, &row.names, &row.word)?;
                }
            }
            Block::SignOff(sign_off) => sign_off.check(fonts)?,
            Block::NewPage => {}
        }
    }
    Ok(())
}

/// Sets one more block after the parts before it.
pub(crate) fn push_block(fonts: &OpenFonts<'_>, parts: &mut Vec<Part>, block: &Block) -> Result<(), PressError> {
    let mut own = block_parts(fonts, block)?;
    let after_heading = matches!(parts.last(), Some(Part::Piece(p)) if p.keep);
    if let (Block::Text(_), true, [Part::Piece(first), _, ..]) = (block, after_heading, own.as_mut_slice()) {
        // One line under a heading at the foot of a page is no better than none.
        first.keep = true;
    }
    if let Block::SignOff(_) = block {
        keep_last_lines(parts);
    }
    parts.extend(own);
    Ok(())
}

/// At least two lines of text go with the sign-off.
pub(crate) fn keep_last_lines(parts: &mut [Part]) {
    let from = parts.len().saturating_sub(2);
    for part in &mut parts[from..] {
        if let Part::Piece(piece) = part {
            piece.keep = true;
        }
    }
}

fn block_parts(fonts: &OpenFonts<'_>, block: &Block) -> Result<Vec<Part>, PressError> {
    let frame = Frame::PORTRAIT;
    let span = |text: &str| [Span::new(Role::FangSong, text)];
    Ok(match block {
        Block::Heading { level, text } => heading(fonts, *level, text),
        Block::Text(text) => paragraph(fonts, &span(text), Indent::TEXT),
        Block::FlushLeft(text) => paragraph(fonts, &span(text), Indent::NONE),
        Block::Table { caption, table, note } | Block::WideTable { caption, table, note } => {
            table_parts(fonts, caption, table, note, frame)?
        }
        Block::Chart { caption, chart } => chart_parts(fonts, caption, chart, frame)?,
        Block::Annex { number, title } => annex_parts(fonts, number, title),
        Block::Attendance(rows) => attendance_parts(fonts, rows),
        Block::SignOff(sign_off) => {
            let mut parts = sign_off.parts(fonts, 2.0);
            crate::piece::keep_together(&mut parts);
            parts
        }
        Block::NewPage => vec![Part::Piece(Piece { page_before: true, keep: true, ..Piece::default() })],
    })
}

fn attendance_parts(fonts: &OpenFonts<'_>, rows: &[Attendance]) -> Vec<Part> {
    let mut parts = vec![Part::Piece(Piece::blank_lines(1.0))];
    for row in rows {
        let spans = [Span::new(Role::Hei, &*row.word), Span::new(Role::FangSong, format!("：{}", row.names))];
        let rest = 2.0 + row.word.chars().count() as f64 + 1.0;
        parts.extend(paragraph(fonts, &spans, Indent { first: 2.0, rest, right: 0.0 }));
    }
    parts
}

fn caption_piece(fonts: &OpenFonts<'_>, caption: &str, width: f64) -> Piece {
    let label = Label::new(Role::Hei, SIZE_5 + 1.5, caption);
    Piece { height: 0.85 * PITCH, items: label.items(fonts, 0.0, width, 7.0, Stand::Middle), keep: true, ..Piece::default() }
}

pub(crate) fn table_parts(fonts: &OpenFonts<'_>, caption: &str, table: &Table, note: &str, frame: Frame) -> Result<Vec<Part>, PressError> {
    let mut parts = Vec::new();
    if !caption.is_empty() {
        parts.push(Part::Piece(caption_piece(fonts, caption, frame.width)));
    }
    let set = set_table(fonts, table, frame.width, frame.height)?;
    parts.push(Part::Table(Box::new(set)));
    if !note.is_empty() {
        parts.extend(note_parts(fonts, note, frame.width));
    }
    parts.push(Part::Piece(Piece::blank_lines(0.4)));
    Ok(parts)
}

fn chart_parts(fonts: &OpenFonts<'_>, caption: &str, chart: &Chart, frame: Frame) -> Result<Vec<Part>, PressError> {
    let mut words = caption_piece(fonts, caption, frame.width);
    words.keep = false;
    let air = Part::Piece(Piece::blank_lines(0.4));
    if chart.kind == ChartKind::Heat && !chart.is_empty() {
        let mut parts = crate::heat::parts(fonts, chart, frame)?;
        if let [_, Part::Table(_)] = parts[..] {
            // Cut by a page, it is read like a table: its name comes first.
            words.keep = true;
            parts.splice(0..0, [Part::Piece(words)]);
        } else {
            parts.push(Part::Piece(words));
        }
        parts.push(air);
        return Ok(parts);
    }
    let (items, height) = chart.draw(fonts, frame.width);
    let drawing =
        Piece { height: height + 6.0, items: items.into_iter().map(|i| i.moved(0.0, 6.0)).collect(), keep: true, ..Piece::default() };
    Ok(vec![Part::Piece(drawing), Part::Piece(words), air])
}

/// "附件1" at the top left, the title on the third line.
fn annex_parts(fonts: &OpenFonts<'_>, number: &str, title: &str) -> Vec<Part> {
    let frame = Frame::PORTRAIT;
    let label = Label::new(Role::Hei, SIZE_3, number);
    let words = format!("{number}　{}", title.replace('\n', ""));
    let mut parts = vec![Part::Piece(Piece {
        height: 2.0 * PITCH,
        items: label.items(fonts, 0.0, frame.width, 0.0, Stand::Left),
        page_before: true,
        keep: true,
        heading: Some((1, words)),
        ..Piece::default()
    })];
    parts.extend(centred_title(fonts, title, Role::XiaoBiaoSong, SIZE_2, frame.width));
    let mut gap = Piece::blank_lines(1.0);
    gap.keep = true;
    parts.push(Part::Piece(gap));
    parts
}
