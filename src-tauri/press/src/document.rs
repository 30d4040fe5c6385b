//! Any paper in running text with a head: 函, 催办函, 督查通知, 回告书, 谈话记录 in prose, 参阅.
//! Never words it: every sentence comes from the caller.

use crate::PressError;
use crate::block::{Block, check_blocks, keep_last_lines, push_block};
use crate::fonts::{Fonts, OpenFonts, Role};
use crate::foot::{Imprint, Seal, SignOff, attachments};
use crate::furniture::Numbering;
use crate::grid::{Frame, PITCH, SIZE_2};
use crate::head::Head;
use crate::letter::Span;
use crate::marks::Marks;
use crate::piece::{Paged, Part, Piece, keep_together, paginate};
use crate::set::{Indent, centred_title, paragraph};
use crate::sheet::{Bookmark, Sheets};

/// Everything that stands on a paper in running text.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentPaper {
    /// The head of the first page; None begins with the title.
    pub head: Option<Head>,
    /// 文号; unused without a head.
    pub number: String,
    /// Title; a line end in it is a break that the user chose.
    pub title: String,
    /// 主送, without the colon; empty leaves the line out.
    pub addressee: String,
    /// The text. A [`Block::WideTable`] stands upright here: turned pages belong to reports.
    pub blocks: Vec<Block>,
    /// 附件 names, without numbers.
    pub attachments: Vec<String>,
    /// 署名 and date.
    pub sign_off: Option<SignOff>,
    /// 附注, printed in round brackets under the date: 联系人：…
    pub remark: String,
    /// 版记.
    pub imprint: Option<Imprint>,
    /// Training mark, anchor, verification code.
    pub marks: Marks,
}

/// Lays a paper out.
///
/// # Errors
/// [`PressError::MissingGlyph`] and [`PressError::BadTable`].
pub fn lay_out(paper: &DocumentPaper, fonts: &Fonts) -> Result<Sheets, PressError> {
    let open = fonts.open();
    check(paper, &open)?;
    let frame = Frame::PORTRAIT;
    let (head, title_at) = match &paper.head {
        Some(head) => crate::head::draw(&open, head, &paper.number),
        None => (Vec::new(), 0.0),
    };
    let mut paged = paginated(paper, &open, title_at)?;
    if let Some(first) = paged.pages.first_mut() {
        first.splice(0..0, head);
    }
    let letter = paper.head.as_ref().is_some_and(Head::is_letter);
    let numbered = match &paper.imprint {
        Some(imprint) => imprint.place(&open, &mut paged.pages, paged.used + PITCH, letter),
        None => paged.pages.len(),
    };
    let mut pages = Vec::new();
    for (n, mut items) in paged.pages.into_iter().enumerate() {
        if n < numbered && (n > 0 || !letter) {
            items.extend(paper.marks.number(&open, frame, (n + 1, numbered), Numbering::Dashed));
        }
        pages.push(paper.marks.page(&open, frame, items));
    }
    let title = paper.title.replace('\n', "");
    let mut bookmarks = vec![Bookmark { level: 1, title: title.clone(), page: 0, y: frame.top + title_at }];
    bookmarks.extend(paged.bookmarks.into_iter().map(|b| Bookmark { level: b.level + 1, ..b }));
    let title = match &paper.head {
        Some(_) if !paper.number.is_empty() => format!("{title}（{}）", paper.number),
        _ => title,
    };
    Ok(Sheets { title, pages, bookmarks })
}

fn check(paper: &DocumentPaper, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
    if let Some(head) = &paper.head {
        head.check(fonts)?;
    }
    fonts.check(Role::FangSong, &paper.number, "文号")?;
    fonts.check(Role::XiaoBiaoSong, &paper.title, "标题")?;
    fonts.check(Role::FangSong, &paper.addressee, "主送")?;
    check_blocks(fonts, &paper.blocks)?;
    for (n, name) in paper.attachments.iter().enumerate() {
        fonts.check(Role::FangSong, name, &format!("附件{}", n + 1))?;
    }
    if let Some(sign_off) = &paper.sign_off {
        sign_off.check(fonts)?;
    }
    fonts.check(Role::FangSong, &paper.remark, "附注")?;
    if let Some(imprint) = &paper.imprint {
        imprint.check(fonts)?;
    }
    paper.marks.check(fonts)
}

/// Two lines of air over a sealed name, or one where that saves a page.
fn paginated(paper: &DocumentPaper, fonts: &OpenFonts<'_>, title_at: f64) -> Result<Paged, PressError> {
    let text = text(paper, fonts)?;
    let lay = |air: f64| {
        let mut parts = text.clone();
        let mut ending = attachments(fonts, &paper.attachments);
        if let Some(sign_off) = &paper.sign_off {
            ending.extend(sign_off.parts(fonts, air));
        }
        if !paper.remark.is_empty() {
            ending.push(Part::Piece(Piece::blank_lines(1.0)));
            let remark = format!("（{}）", paper.remark);
            let span = [Span::new(Role::FangSong, remark)];
            ending.extend(paragraph(fonts, &span, Indent::TEXT));
        }
        if !ending.is_empty() {
            keep_together(&mut ending);
            keep_last_lines(&mut parts);
            parts.extend(ending);
        }
        paginate(&parts, Frame::PORTRAIT, title_at)
    };
    let wide = lay(2.0);
    let sealed = paper.sign_off.as_ref().is_some_and(|s| s.seal != Seal::None);
    if !sealed {
        return Ok(wide);
    }
    let narrow = lay(1.0);
    Ok(if narrow.pages.len() < wide.pages.len() { narrow } else { wide })
}

fn text(paper: &DocumentPaper, fonts: &OpenFonts<'_>) -> Result<Vec<Part>, PressError> {
    let width = Frame::PORTRAIT.width;
    let mut parts = centred_title(fonts, &paper.title, Role::XiaoBiaoSong, SIZE_2, width);
    let mut gap = Piece::blank_lines(1.0);
    gap.keep = true;
    parts.push(Part::Piece(gap));
    if !paper.addressee.is_empty() {
        let span = [Span::new(Role::FangSong, format!("{}：", paper.addressee))];
        let mut lines = paragraph(fonts, &span, Indent::NONE);
        for part in &mut lines {
            if let Part::Piece(piece) = part {
                piece.keep = true;
            }
        }
        parts.extend(lines);
    }
    for block in &paper.blocks {
        push_block(fonts, &mut parts, block)?;
    }
    Ok(parts)
}
