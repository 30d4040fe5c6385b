//! A report: cover, contents, headed sections with text, tables and charts, annexes, page numbers.
//! Never counts anything: every figure comes in the caller's words.

use crate::PressError;
use crate::block::{check_blocks, push_block, table_parts};
use crate::fonts::{Fonts, OpenFonts, Role};
use crate::foot::Imprint;
use crate::furniture::{Label, Numbering};
use crate::grid::{Frame, PITCH, SIZE_2, SIZE_3, SIZE_4};
use crate::letter::{Body, Span};
use crate::line::{Measure, Stand};
use crate::marks::Marks;
use crate::piece::{Paged, Part, Piece, paginate};
use crate::set::{centred_title, strips};
use crate::sheet::{Bookmark, Ink, Item, MM, Sheets, Stroke};
use crate::table::turned;

pub use crate::block::Block;

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

/// The title of the contents.
pub const CONTENTS: &str = "目　录";

/// Everything that stands in a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The title: of the file, and of the first text page; empty for annexes that are bound behind another paper.
    pub title: String,
    /// The cover; without one the title alone begins the first page.
    pub cover: Option<Cover>,
    /// Whether a contents page follows the cover: headings of levels 1 and 2 and annexes.
    pub contents: bool,
    /// The body in order.
    pub blocks: Vec<Block>,
    /// 版记 at the foot of the last page, or of the last even page.
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
    let numbered = match &report.imprint {
        Some(imprint) => imprint.place(&open, &mut body.pages, body.used + PITCH, false),
        None => body.pages.len(),
    };
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
    let mut pages: Vec<_> = front.into_iter().map(|items| report.marks.page(&open, frame, items)).collect();
    for (n, mut items) in body.pages.into_iter().enumerate() {
        if n < numbered {
            items.extend(report.marks.number(&open, frame, (n + 1, numbered), Numbering::Dashed));
        }
        pages.push(report.marks.page(&open, frame, items));
    }
    let bookmarks = body.bookmarks.into_iter().map(|b| Bookmark { page: b.page + before, ..b }).collect();
    Ok(Sheets { title: report.title.replace('\n', ""), pages, bookmarks })
}

impl Cover {
    pub(crate) fn check(&self, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
        fonts.check(Role::Hei, &self.note, "封面说明")?;
        fonts.check(Role::XiaoBiaoSong, &self.title, "封面标题")?;
        fonts.check(Role::Kai, &self.subtitle, "封面副标题")?;
        fonts.check(Role::FangSong, &self.issuer, "封面单位")?;
        fonts.check(Role::FangSong, &self.date, "封面日期")
    }
}

fn check(report: &Report, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
    fonts.check(Role::XiaoBiaoSong, &report.title, "标题")?;
    if let Some(cover) = &report.cover {
        cover.check(fonts)?;
    }
    check_blocks(fonts, &report.blocks)?;
    if let Some(imprint) = &report.imprint {
        imprint.check(fonts)?;
    }
    report.marks.check(fonts)
}

/// Stretches of portrait blocks and of turned tables, laid one after the other.
fn body(report: &Report, fonts: &OpenFonts<'_>) -> Result<Paged, PressError> {
    let mut whole = Paged::default();
    let mut parts = Vec::new();
    if !report.title.is_empty() {
        parts = centred_title(fonts, &report.title, Role::XiaoBiaoSong, SIZE_2, Frame::PORTRAIT.width);
        let mut gap = Piece::blank_lines(1.0);
        gap.keep = true;
        parts.push(Part::Piece(gap));
    }
    for block in &report.blocks {
        if let Block::WideTable { caption, table, note } = block {
            flush(&mut whole, &mut parts);
            let mut wide = table_parts(fonts, caption, table, note, Frame::TURNED)?;
            if let (Some(Part::Piece(first)), false) = (wide.first_mut(), caption.is_empty()) {
                first.heading = Some((1, caption.clone()));
            }
            let mut laid = paginate(&wide, Frame::TURNED, 0.0);
            laid.pages = laid.pages.into_iter().map(turned).collect();
            // What follows begins a new page.
            laid.used = Frame::PORTRAIT.height;
            append(&mut whole, laid);
        } else {
            push_block(fonts, &mut parts, block)?;
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
    whole.bookmarks.extend(laid.bookmarks.into_iter().map(|b| Bookmark { page: b.page + before, ..b }));
    whole.used = laid.used;
}

pub(crate) fn cover_items(cover: &Cover, fonts: &OpenFonts<'_>) -> Vec<Item> {
    let frame = Frame::PORTRAIT;
    let place = |parts: Vec<Part>, top: f64| {
        let laid = paginate(&parts, frame, top);
        laid.pages.into_iter().flatten().collect::<Vec<_>>()
    };
    let mut items = Label::new(Role::Hei, SIZE_3, &cover.note).items(fonts, frame.left, frame.width, frame.top, Stand::Left);
    let mut title = centred_title(fonts, &cover.title, Role::XiaoBiaoSong, 34.0, frame.width);
    title.push(Part::Piece(Piece {
        height: 2.0 * PITCH,
        items: Label::new(Role::Kai, SIZE_2, &cover.subtitle).items(fonts, 0.0, frame.width, 12.0, Stand::Middle),
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
pub(crate) fn contents(bookmarks: &[Bookmark], fonts: &OpenFonts<'_>) -> Vec<Vec<Item>> {
    let frame = Frame::PORTRAIT;
    let mut parts = centred_title(fonts, CONTENTS, Role::XiaoBiaoSong, SIZE_2, frame.width);
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
    let (role, first) = if bookmark.level == 1 { (Role::Hei, 0.0) } else { (Role::FangSong, 2.0) };
    let body = Body::solid(SIZE_4);
    let measure = Measure {
        width: frame.width - 3.0 * SIZE_4,
        first: first * SIZE_4,
        rest: (first + 2.0) * SIZE_4,
        cell: SIZE_4,
        stand: Stand::Left,
    };
    let mut lines = strips(fonts, &[Span::new(role, &*bookmark.title)], body, measure);
    if let Some(Part::Piece(last)) = lines.last_mut() {
        let end = last
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Run(run) => run.glyphs.last().map(|g| run.x + g.along + SIZE_4),
                _ => None,
            })
            .fold(0.0, f64::max);
        let number = (bookmark.page + 1).to_string();
        let label = Label::new(Role::Song, SIZE_4, &number);
        let own = label.width(fonts);
        last.items.extend(label.items(fonts, 0.0, frame.width, 0.0, Stand::Right));
        let dots = Stroke { width: 1.0, ink: Ink::BLACK, dash: Some((1.0, 4.0)) };
        let y = SIZE_4 * 0.62;
        last.items.push(Item::rule((end + 4.0, y), (frame.width - own - 6.0, y), dots));
    }
    lines
}
