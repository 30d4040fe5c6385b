//! 合订本: papers that were laid out on their own, bound behind one cover and one contents, with page numbers and
//! bookmarks over everything. Never sets a paper anew: what is bound are the sheets that each paper prints.

use crate::PressError;
use crate::fonts::{Fonts, OpenFonts, Role};
use crate::furniture::{Numbering, page_number};
use crate::grid::Frame;
use crate::marks::Marks;
use crate::report::{Cover, contents, cover_items};
use crate::sheet::{Bookmark, Page, Sheets};

/// What stands before the papers.
#[derive(Debug, Clone, PartialEq)]
pub struct Volume {
    /// The title of the file.
    pub title: String,
    /// The first page.
    pub cover: Cover,
    /// Training mark, anchor, verification code: of the cover and the contents; each paper bears its own.
    pub marks: Marks,
}

/// One paper of a volume.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// Its line in the contents and its bookmark: 季度预警报告; empty where its own bookmarks say enough.
    pub title: String,
    /// Levels by which its own bookmarks go down: 1 under its title or under a page before it that names it.
    pub under: u8,
    /// Its sheets, laid out with [`Marks::unnumbered`].
    pub sheets: Sheets,
}

/// Binds papers. The first of them begins on an odd page with number 1.
///
/// # Errors
/// [`PressError::MissingGlyph`] for a character of the cover or of a title.
pub fn lay_out(volume: &Volume, papers: Vec<Bound>, fonts: &Fonts) -> Result<Sheets, PressError> {
    let open = fonts.open();
    check(volume, &papers, &open)?;
    let frame = Frame::PORTRAIT;
    let (mut body, mut bookmarks) = (Vec::<Page>::new(), Vec::<Bookmark>::new());
    for paper in papers {
        let before = body.len();
        if !paper.title.is_empty() {
            bookmarks.push(Bookmark { level: 1, title: paper.title.clone(), page: before, y: frame.top });
        }
        let inner = paper.sheets.bookmarks.into_iter();
        bookmarks.extend(inner.map(|own| Bookmark { level: own.level + paper.under, page: own.page + before, ..own }));
        body.extend(paper.sheets.pages);
    }
    let total = body.len();
    for (n, page) in body.iter_mut().enumerate() {
        let frame = if page.width > page.height { Frame::REGISTER } else { Frame::PORTRAIT };
        page.items.extend(page_number(&open, frame, n + 1, total, Numbering::Dashed));
    }
    let mut front = vec![cover_items(&volume.cover, &open)];
    // Forms of one name behind each other, such as the cards of a quarter, are one line.
    let mut listed = bookmarks.clone();
    listed.dedup_by(|later, earlier| (later.level, &later.title) == (earlier.level, &earlier.title));
    front.extend(contents(&listed, &open));
    if front.len() % 2 == 1 {
        front.push(Vec::new());
    }
    let before = front.len();
    let mut pages: Vec<Page> = front.into_iter().map(|items| volume.marks.page(&open, frame, items)).collect();
    pages.extend(body);
    let bookmarks = bookmarks.into_iter().map(|own| Bookmark { page: own.page + before, ..own }).collect();
    Ok(Sheets { title: volume.title.replace('\n', ""), pages, bookmarks })
}

fn check(volume: &Volume, papers: &[Bound], fonts: &OpenFonts<'_>) -> Result<(), PressError> {
    volume.cover.check(fonts)?;
    for paper in papers {
        fonts.check(Role::Hei, &paper.title, "目录")?;
    }
    volume.marks.check(fonts)
}
