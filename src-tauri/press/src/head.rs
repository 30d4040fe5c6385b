//! 版头: the letterhead, the document number, the red line, the title.
//! Never decides whose letterhead it is.

use crate::PressError;
use crate::fonts::{OpenFonts, Role};
use crate::furniture::Label;
use crate::grid::{CELL, Frame, PITCH, SIZE_3};
use crate::line::Stand;
use crate::sheet::{Ink, Item, MM, Stroke};

/// The head of a paper's first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// 发文机关标志 in red, with the red line.
    Red {
        /// The words of the 标志: 中共七溪坪镇纪律检查委员会, or with 文件 behind.
        mark: String,
    },
    /// The office's name in black, no line: inner papers.
    Plain {
        /// The office's name.
        issuer: String,
    },
    /// 信函格式: the name in red 30 mm from the page top, double lines 170 mm wide, no number on
    /// the first page.
    Letter {
        /// The office's full name.
        mark: String,
    },
    /// 套打: the sheet already bears the red head, its place is left empty.
    PrePrinted,
}

impl Head {
    pub(crate) fn check(&self, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
        match self {
            Head::Red { mark } | Head::Letter { mark } => fonts.check(Role::XiaoBiaoSong, mark, "发文机关标志"),
            Head::Plain { issuer } => fonts.check(Role::XiaoBiaoSong, issuer, "发文机关"),
            Head::PrePrinted => Ok(()),
        }
    }

    /// A letter bears no number on its first page.
    pub(crate) fn first_page_numbered(&self) -> bool {
        !matches!(self, Head::Letter { .. })
    }
}

/// Draws the head on the first page; returns its items and where the title may begin, in points
/// from the top of the type area, on a line of the grid.
pub(crate) fn draw(fonts: &OpenFonts<'_>, head: &Head, number: &str) -> (Vec<Item>, f64) {
    let frame = Frame::PORTRAIT;
    let mut items = Vec::new();
    let number = Label::new(Role::FangSong, SIZE_3, number);
    if let Head::Plain { issuer } = head {
        let size = fitting_size(fonts, issuer, 24.0);
        let name = Label::new(Role::XiaoBiaoSong, size, issuer);
        items.extend(name.items(fonts, frame.left, frame.width, frame.top, Stand::Middle));
        let top = frame.top + 1.25 * PITCH;
        items.extend(number.items(fonts, frame.left, frame.width, top, Stand::Middle));
        return (items, 3.0 * PITCH);
    }
    if let Head::Letter { mark } = head {
        return draw_letter(fonts, mark, number);
    }
    let mut y = 35.0 * MM;
    let mark = match head {
        Head::Red { mark } => mark.as_str(),
        _ => "",
    };
    let size = fitting_size(fonts, mark, 48.0);
    if !mark.is_empty() {
        let label = Label::new(Role::XiaoBiaoSong, size, mark).ink(Ink::LETTERHEAD);
        let top = frame.top + y;
        items.extend(label.items(fonts, frame.left, frame.width, top, Stand::Middle));
    }
    y += size + 2.0 * PITCH;
    let top = frame.top + y;
    items.extend(number.items(fonts, frame.left, frame.width, top, Stand::Middle));
    y += SIZE_3 + 4.0 * MM;
    if !mark.is_empty() {
        let stroke = Stroke::full(1.6, Ink::LETTERHEAD);
        let line = frame.top + y;
        items.push(Item::rule((frame.left, line), (frame.left + frame.width, line), stroke));
    }
    let title = ((y + 2.0 * PITCH) / PITCH).round() * PITCH;
    (items, title)
}

/// 信函格式: name, double line, number at the right under it, double line at the foot.
fn draw_letter(fonts: &OpenFonts<'_>, mark: &str, number: Label<'_>) -> (Vec<Item>, f64) {
    let frame = Frame::PORTRAIT;
    let size = fitting_size(fonts, mark, 40.0);
    let label = Label::new(Role::XiaoBiaoSong, size, mark).ink(Ink::LETTERHEAD);
    let mut items = label.items(fonts, frame.left, frame.width, 30.0 * MM, Stand::Middle);
    let left = (frame.page.0 - 170.0 * MM) * 0.5;
    let mut line = |y: f64, width: f64| {
        let stroke = Stroke::full(width, Ink::LETTERHEAD);
        items.push(Item::rule((left, y), (frame.page.0 - left, y), stroke));
    };
    let upper = 30.0 * MM + size + 4.0 * MM;
    let lower = frame.page.1 - 20.0 * MM;
    line(upper, 2.2);
    line(upper + 3.0, 0.7);
    line(lower - 3.0, 0.7);
    line(lower, 2.2);
    let top = upper + 3.0 + SIZE_3 * 7.0 / 8.0;
    items.extend(number.items(fonts, frame.left, frame.width, top, Stand::Right));
    let y = top + SIZE_3 - frame.top;
    (items, ((y + 2.0 * PITCH) / PITCH).round() * PITCH)
}

/// The largest size up to `most` at which a name stands on one line of the type area.
fn fitting_size(fonts: &OpenFonts<'_>, text: &str, most: f64) -> f64 {
    let at_one = Label::new(Role::XiaoBiaoSong, 1.0, text).width(fonts);
    let room = Frame::PORTRAIT.width - 2.0 * CELL;
    if at_one <= 0.0 {
        // A pre-printed head: the usual room of a township office's name.
        return 36.0;
    }
    ((room / at_one).min(most) * 10.0).floor() / 10.0
}
