//! A report: cover, contents, headed sections with text, tables and charts, annexes, page numbers.
//! Never counts anything: every figure comes in the caller's words.

use crate::PressError;
use crate::chart::Chart;
use crate::fonts::{Fonts, OpenFonts, Role};
use crate::foot::{Imprint, SignOff};
use crate::furniture::{Label, Numbering, page_number};
use crate::grid::{CELL, Frame, PITCH, SIZE_2, SIZE_3, SIZE_4, SIZE_5};
use crate::letter::Span;
use crate::line::Stand;
use crate::marks::Marks;
use crate::piece::{Paged, Part, Piece, paginate};
use crate::rows::set_table;
use crate::ruled::Table;
use crate::set::{Indent, centred_title, heading, paragraph};
use crate::sheet::{Bookmark, Ink, Item, MM, Sheets, Stroke};
use crate::table::{note_parts, turned};

/// The first page of a bound report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// Words at the top left: 内部资料　注意保存.
    pub note: String,
    /// Title, in 小标宋 of the first size; a line end in it is a break that the user chose.
    pub title: String,
    /// A line under the title: （2026年第一季度）.
    pub subtitle: String,
    /// The office that made it.
    pub issuer: String,
    /// The date as it is printed.
    pub date: String,
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
    /// 署名 and date.
    SignOff(SignOff),
    /// The next block begins a page.
    NewPage,
}

/// Everything that stands in a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The title: of the file, and of the first text page.
    pub title: String,
    /// The cover; without one the title alone begins the first page.
    pub cover: Option<Cover>,
    /// Whether a contents page follows the cover: headings of levels 1 and 2 and annexes.
    pub contents: bool,
    /// The body in order.
    pub blocks: Vec<Block>,
    /// 版记 at the foot of the last page.
    pub imprint: Option<Imprint>,
    /// Training mark, anchor, verification code.
    pub marks: Marks,
}

/// Lays a report out. The body begins on an odd page; its numbers begin at 1.
///
/// # Errors
/// [`PressError::MissingGlyph`], naming the block, and [`PressError::BadTable`].
pub fn lay_out(report: &Report, fonts: &Fonts) -> Result<Sheets, PressError> {
    let open = fonts.open();
    check(report, &open)?;
    let frame = Frame::PORTRAIT;
    let mut body = body(report, &open)?;
    if let Some(imprint) = &report.imprint {
        let (items, height) = imprint.draw(&open);
        if body.used + PITCH + height > frame.height {
            body.pages.push(Vec::new());
        }
        let top = frame.top + frame.height - height;
        if let Some(page) = body.pages.last_mut() {
            page.extend(items.into_iter().map(|i| i.moved(frame.left, top)));
        }
    }
    let mut front: Vec<Vec<Item>> = Vec::new();
    if let Some(cover) = &report.cover {
        front.push(cover_items(cover, &open));
    }
    if report.contents {
        front.extend(contents(&body.bookmarks, &open));
    }
    if front.len() % 2 == 1 {
        front.push(Vec::new());
    }
    let before = front.len();
    let total = body.pages.len();
    let mut pages: Vec<_> = front
        .into_iter()
        .map(|items| report.marks.page(&open, frame, items))
        .collect();
    for (n, mut items) in body.pages.into_iter().enumerate() {
        items.extend(page_number(&open, frame, n + 1, total, Numbering::Dashed));
        pages.push(report.marks.page(&open, frame, items));
    }
    let bookmarks = body
        .bookmarks
        .into_iter()
        .map(|b| Bookmark {
            page: b.page + before,
            ..b
        })
        .collect();
    Ok(Sheets {
        title: report.title.replace('\n', ""),
        pages,
        bookmarks,
    })
}

fn check(report: &Report, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
    fonts.check(Role::XiaoBiaoSong, &report.title, "标题")?;
    if let Some(cover) = &report.cover {
        fonts.check(Role::Hei, &cover.note, "封面说明")?;
        fonts.check(Role::XiaoBiaoSong, &cover.title, "封面标题")?;
        fonts.check(Role::Kai, &cover.subtitle, "封面副标题")?;
        fonts.check(Role::FangSong, &cover.issuer, "封面单位")?;
        fonts.check(Role::FangSong, &cover.date, "封面日期")?;
    }
    let mut section = "正文".to_string();
    for block in &report.blocks {
        match block {
            Block::Heading { text, .. } => {
                fonts.check(Role::Hei, text, "小标题")?;
                fonts.check(Role::Kai, text, "小标题")?;
                section = text.clone();
            }
            Block::Text(text) | Block::FlushLeft(text) => {
                fonts.check(Role::FangSong, text, &section)?;
            }
            Block::Table {
                caption,
                table,
                note,
            }
            | Block::WideTable {
                caption,
                table,
                note,
            } => {
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
            Block::SignOff(sign_off) => sign_off.check(fonts)?,
            Block::NewPage => {}
        }
    }
    if let Some(imprint) = &report.imprint {
        imprint.check(fonts)?;
    }
    report.marks.check(fonts)
}

/// Stretches of portrait blocks and of turned tables, laid one after the other.
fn body(report: &Report, fonts: &OpenFonts<'_>) -> Result<Paged, PressError> {
    let mut whole = Paged::default();
    let mut parts = centred_title(
        fonts,
        &report.title,
        Role::XiaoBiaoSong,
        SIZE_2,
        Frame::PORTRAIT.width,
    );
    let mut gap = Piece::blank_lines(1.0);
    gap.keep = true;
    parts.push(Part::Piece(gap));
    for block in &report.blocks {
        if let Block::WideTable {
            caption,
            table,
            note,
        } = block
        {
            flush(&mut whole, &mut parts);
            let wide = table_parts(fonts, caption, table, note, Frame::TURNED)?;
            let mut laid = paginate(&wide, Frame::TURNED, 0.0);
            laid.pages = laid.pages.into_iter().map(turned).collect();
            // What follows begins a new page.
            laid.used = Frame::PORTRAIT.height;
            append(&mut whole, laid);
        } else {
            let mut own = block_parts(fonts, block)?;
            let after_heading = matches!(parts.last(), Some(Part::Piece(p)) if p.keep);
            if let (Block::Text(_), true, [Part::Piece(first), _, ..]) =
                (block, after_heading, own.as_mut_slice())
            {
                // One line under a heading at the foot of a page is no better than none.
                first.keep = true;
            }
            if let Block::SignOff(_) = block {
                keep_last_lines(&mut parts);
            }
            parts.extend(own);
        }
    }
    flush(&mut whole, &mut parts);
    Ok(whole)
}

fn flush(whole: &mut Paged, parts: &mut Vec<Part>) {
    if !parts.is_empty() {
        append(whole, paginate(parts, Frame::PORTRAIT, 0.0));
        parts.clear();
    }
}

fn append(whole: &mut Paged, laid: Paged) {
    let before = whole.pages.len();
    whole.pages.extend(laid.pages);
    whole
        .bookmarks
        .extend(laid.bookmarks.into_iter().map(|b| Bookmark {
            page: b.page + before,
            ..b
        }));
    whole.used = laid.used;
}

/// At least two lines of text go with the sign-off.
fn keep_last_lines(parts: &mut [Part]) {
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
        Block::Table {
            caption,
            table,
            note,
        }
        | Block::WideTable {
            caption,
            table,
            note,
        } => table_parts(fonts, caption, table, note, frame)?,
        Block::Chart { caption, chart } => chart_parts(fonts, caption, chart, frame),
        Block::Annex { number, title } => annex_parts(fonts, number, title),
        Block::SignOff(sign_off) => {
            let mut parts = sign_off.parts(fonts, 2.0);
            crate::piece::keep_together(&mut parts);
            parts
        }
        Block::NewPage => vec![Part::Piece(Piece {
            page_before: true,
            keep: true,
            ..Piece::default()
        })],
    })
}

fn caption_piece(fonts: &OpenFonts<'_>, caption: &str, width: f64) -> Piece {
    let label = Label::new(Role::Hei, SIZE_5 + 1.5, caption);
    Piece {
        height: 0.85 * PITCH,
        items: label.items(fonts, 0.0, width, 7.0, Stand::Middle),
        keep: true,
        ..Piece::default()
    }
}

fn table_parts(
    fonts: &OpenFonts<'_>,
    caption: &str,
    table: &Table,
    note: &str,
    frame: Frame,
) -> Result<Vec<Part>, PressError> {
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

fn chart_parts(fonts: &OpenFonts<'_>, caption: &str, chart: &Chart, frame: Frame) -> Vec<Part> {
    let (items, height) = chart.draw(fonts, frame.width);
    let drawing = Piece {
        height: height + 6.0,
        items: items.into_iter().map(|i| i.moved(0.0, 6.0)).collect(),
        keep: true,
        ..Piece::default()
    };
    let mut words = caption_piece(fonts, caption, frame.width);
    words.keep = false;
    let air = Piece::blank_lines(0.4);
    vec![Part::Piece(drawing), Part::Piece(words), Part::Piece(air)]
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
    parts.extend(centred_title(
        fonts,
        title,
        Role::XiaoBiaoSong,
        SIZE_2,
        frame.width,
    ));
    let mut gap = Piece::blank_lines(1.0);
    gap.keep = true;
    parts.push(Part::Piece(gap));
    parts
}

fn cover_items(cover: &Cover, fonts: &OpenFonts<'_>) -> Vec<Item> {
    let frame = Frame::PORTRAIT;
    let place = |parts: Vec<Part>, top: f64| {
        let laid = paginate(&parts, frame, top);
        laid.pages.into_iter().flatten().collect::<Vec<_>>()
    };
    let mut items = Label::new(Role::Hei, SIZE_3, &cover.note).items(
        fonts,
        frame.left,
        frame.width,
        frame.top,
        Stand::Left,
    );
    let mut title = centred_title(fonts, &cover.title, Role::XiaoBiaoSong, 34.0, frame.width);
    title.push(Part::Piece(Piece {
        height: 2.0 * PITCH,
        items: Label::new(Role::Kai, SIZE_2, &cover.subtitle).items(
            fonts,
            0.0,
            frame.width,
            12.0,
            Stand::Middle,
        ),
        ..Piece::default()
    }));
    items.extend(place(title, 48.0 * MM));
    let foot = [(&cover.issuer, 190.0), (&cover.date, 203.0)];
    for (text, at) in foot {
        let label = Label::new(Role::FangSong, SIZE_3 + 2.0, text);
        let top = frame.top + at * MM;
        items.extend(label.items(fonts, frame.left, frame.width, top, Stand::Middle));
    }
    items
}

/// Headings and their page numbers, joined by dots that are no text.
fn contents(bookmarks: &[Bookmark], fonts: &OpenFonts<'_>) -> Vec<Vec<Item>> {
    let frame = Frame::PORTRAIT;
    let mut parts = centred_title(fonts, "目　录", Role::XiaoBiaoSong, SIZE_2, frame.width);
    let mut gap = Piece::blank_lines(1.0);
    gap.keep = true;
    parts.push(Part::Piece(gap));
    for bookmark in bookmarks.iter().filter(|b| b.level <= 2) {
        parts.extend(contents_entry(bookmark, fonts));
    }
    paginate(&parts, frame, 0.0).pages
}

fn contents_entry(bookmark: &Bookmark, fonts: &OpenFonts<'_>) -> Vec<Part> {
    let frame = Frame::PORTRAIT;
    let (role, first) = if bookmark.level == 1 {
        (Role::Hei, 0.0)
    } else {
        (Role::FangSong, 2.0)
    };
    let indent = Indent {
        first,
        rest: first + 2.0,
        right: 3.0,
    };
    let mut lines = paragraph(fonts, &[Span::new(role, &*bookmark.title)], indent);
    if let Some(Part::Piece(last)) = lines.last_mut() {
        let end = last
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Run(run) => run.glyphs.last().map(|g| run.x + g.along + CELL),
                _ => None,
            })
            .fold(0.0, f64::max);
        let number = (bookmark.page + 1).to_string();
        let label = Label::new(Role::Song, SIZE_4, &number);
        let top = (SIZE_3 - SIZE_4) * 0.9;
        let own = label.width(fonts);
        last.items
            .extend(label.items(fonts, 0.0, frame.width, top, Stand::Right));
        let dots = Stroke {
            width: 1.0,
            ink: Ink::BLACK,
            dash: Some((1.0, 4.0)),
        };
        let y = SIZE_3 * 0.62;
        last.items.push(Item::rule(
            (end + 4.0, y),
            (frame.width - own - 6.0, y),
            dots,
        ));
    }
    lines
}
