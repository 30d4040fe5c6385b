//! A form paper: a title, a line under it, one ruled table, notes. Forms are data (fields and
//! geometry), so that an office's own sample can replace them. Never knows what a field means.

use crate::PressError;
use crate::fonts::{Fonts, Role};
use crate::furniture::{Label, Numbering};
use crate::grid::{Frame, PITCH, SIZE_2, SIZE_5, SIZE_SMALL_4};
use crate::letter::{Body, Span};
use crate::line::{Measure, Stand};
use crate::marks::Marks;
use crate::piece::{Part, Piece, paginate};
use crate::rows::set_table;
use crate::ruled::Table;
use crate::set::{centred_title, strips};
use crate::sheet::{Bookmark, Sheets};
use crate::table::{Lie, turned};

/// A form to be filled in, by the program or by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct FormPaper {
    /// The title: 送达回证.
    pub title: String,
    /// Words at the left over the table: the unit that fills it in.
    pub left: String,
    /// Words at the right over the table: number or date.
    pub right: String,
    /// The ruled cells.
    pub table: Table,
    /// Notes under the table, one paragraph each.
    pub notes: Vec<String>,
    /// How it lies; most forms are portrait.
    pub lie: Lie,
    /// Training mark, anchor, verification code.
    pub marks: Marks,
}

/// Lays a form out. One page bears no number; several are counted.
///
/// # Errors
/// [`PressError::MissingGlyph`] and [`PressError::BadTable`].
pub fn lay_out(paper: &FormPaper, fonts: &Fonts) -> Result<Sheets, PressError> {
    let open = fonts.open();
    open.check(Role::XiaoBiaoSong, &paper.title, "标题")?;
    open.check(Role::FangSong, &paper.left, "表头左侧")?;
    open.check(Role::FangSong, &paper.right, "表头右侧")?;
    paper.table.check(&open)?;
    for (n, note) in paper.notes.iter().enumerate() {
        open.check(Role::FangSong, note, &format!("说明第{}条", n + 1))?;
    }
    paper.marks.check(&open)?;

    let frame = match paper.lie {
        Lie::Portrait => Frame::FORM,
        Lie::Landscape => Frame::REGISTER,
        Lie::Turned => Frame::TURNED,
    };
    let mut parts = centred_title(&open, &paper.title, Role::XiaoBiaoSong, SIZE_2, frame.width);
    let mut items = Vec::new();
    for (text, stand) in [(&paper.left, Stand::Left), (&paper.right, Stand::Right)] {
        let label = Label::new(Role::FangSong, SIZE_SMALL_4, text);
        items.extend(label.items(&open, 0.0, frame.width, 12.0, stand));
    }
    parts.push(Part::Piece(Piece { height: PITCH, items, keep: true, ..Piece::default() }));
    let table = set_table(&open, &paper.table, frame.width, frame.height)?;
    parts.push(Part::Table(Box::new(table)));
    let body = Body::solid(SIZE_5);
    let measure = Measure { width: frame.width, first: 0.0, rest: 2.0 * SIZE_5, cell: SIZE_5, stand: Stand::Spread };
    for (n, note) in paper.notes.iter().enumerate() {
        let mut lines = strips(&open, &[Span::new(Role::FangSong, &**note)], body, measure);
        for (line, part) in lines.iter_mut().enumerate() {
            if let Part::Piece(piece) = part {
                piece.snap = false;
                piece.height = SIZE_5 * 1.6;
                if n == 0 && line == 0 {
                    // A little air between the table and the first note.
                    let air = 0.6 * SIZE_5;
                    let items = std::mem::take(&mut piece.items);
                    piece.items = items.into_iter().map(|i| i.moved(0.0, air)).collect();
                    piece.height += air;
                }
            }
        }
        parts.extend(lines);
    }
    let paged = paginate(&parts, frame, 0.0);
    let total = paged.pages.len();
    let pages = paged
        .pages
        .into_iter()
        .enumerate()
        .map(|(n, items)| {
            let (frame, mut items) = match paper.lie {
                Lie::Turned => (Frame::PORTRAIT, turned(items)),
                Lie::Portrait | Lie::Landscape => (frame, items),
            };
            if total > 1 {
                let number = paper.marks.number(&open, frame, (n + 1, total), Numbering::Counted);
                items.extend(number);
            }
            paper.marks.page(&open, frame, items)
        })
        .collect();
    let title = paper.title.replace('\n', "");
    Ok(Sheets { bookmarks: vec![Bookmark { level: 1, title: title.clone(), page: 0, y: frame.top }], title, pages })
}
