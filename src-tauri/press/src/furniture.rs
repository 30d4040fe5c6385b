//! What stands on pages beside the text: page numbers, the training mark, the anchor at the foot,
//! the cut line. Never moves the text.

use crate::fonts::{OpenFonts, Role};
use crate::grid::{ASCENT, CELL, Frame, SIZE_4, SIZE_SMALL_5};
use crate::letter::{Body, Span, letters};
use crate::line::{Measure, Stand, set, width};
use crate::set::items_of_line;
use crate::sheet::{Ink, Item, MM, Stroke};

/// A single line of text anywhere on a page, set solid.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Label<'a> {
    pub text: &'a str,
    pub role: Role,
    pub size: f64,
    pub ink: Ink,
}

impl<'a> Label<'a> {
    pub fn new(role: Role, size: f64, text: &'a str) -> Self {
        Label { text, role, size, ink: Ink::BLACK }
    }

    pub fn ink(mut self, ink: Ink) -> Self {
        self.ink = ink;
        self
    }

    pub fn width(&self, fonts: &OpenFonts<'_>) -> f64 {
        width(&self.letters(fonts))
    }

    fn letters(&self, fonts: &OpenFonts<'_>) -> Vec<crate::letter::Letter> {
        let span = Span { role: self.role, text: self.text.to_string(), ink: self.ink };
        letters(fonts, &[span], Body::solid(self.size))
    }

    /// Its items between `left` and `left + room`, upper edge at `top`. It is not broken.
    pub fn items(&self, fonts: &OpenFonts<'_>, left: f64, room: f64, top: f64, stand: Stand) -> Vec<Item> {
        let letters = self.letters(fonts);
        let own = width(&letters);
        let start = match stand {
            Stand::Left | Stand::Spread => left,
            Stand::Middle => left + (room - own) * 0.5,
            Stand::Right => left + room - own,
        };
        let measure = Measure { width: own + self.size, first: 0.0, rest: 0.0, cell: self.size, stand: Stand::Left };
        set(&letters, measure).iter().flat_map(|line| items_of_line(line, Body::solid(self.size), start, top)).collect()
    }
}

/// How pages are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// — 1 —, odd pages right, even pages left, one character in.
    Dashed,
    /// 第 1 页 共 9 页, centred: registers.
    Counted,
}

/// The number of a page on a portrait sheet whose type area is `frame`.
pub(crate) fn page_number(fonts: &OpenFonts<'_>, frame: Frame, number: usize, total: usize, numbering: Numbering) -> Vec<Item> {
    let foot = frame.top + frame.height;
    match numbering {
        Numbering::Dashed => {
            let text = format!("— {number} —");
            let label = Label::new(Role::Song, SIZE_4, &text);
            // The dash lies 7 mm under the type area; it is drawn 0.3 em above the baseline.
            let top = foot + 7.0 * MM + 0.3 * SIZE_4 - ASCENT * SIZE_4;
            let stand = if number % 2 == 1 { Stand::Right } else { Stand::Left };
            label.items(fonts, frame.left + CELL, frame.width - 2.0 * CELL, top, stand)
        }
        Numbering::Counted => {
            let text = format!("第 {number} 页 共 {total} 页");
            let label = Label::new(Role::Song, SIZE_SMALL_5, &text);
            label.items(fonts, frame.left, frame.width, foot + 4.0 * MM, Stand::Middle)
        }
    }
}

/// Across every page of the training office.
pub const TRAINING: &str = "演示";
/// At the head of its pages.
pub const TRAINING_NOTE: &str = "演示数据　仅供练习　不是正式文书";
/// On the line to cut along.
pub const CUT_HERE: &str = "沿此线裁开";

/// 演示 across the page, under the text, and a line at its head: a training paper can never be
/// taken for a real one.
pub(crate) fn training_mark(fonts: &OpenFonts<'_>, page: (f64, f64)) -> Vec<Item> {
    const SIZE: f64 = 170.0;
    let label = Label::new(Role::Hei, SIZE, TRAINING).ink(Ink::WATERMARK);
    let own = label.width(fonts);
    let turn = std::f64::consts::FRAC_PI_4;
    let (cx, cy) = (page.0 * 0.5, page.1 * 0.5);
    // The middle of the words is 0.38 em above the baseline.
    let (dx, dy) = (own * 0.5, SIZE * 0.38);
    let x = cx - dx * turn.cos() + dy * turn.sin();
    let y = cy + dx * turn.sin() + dy * turn.cos();
    let mut items: Vec<Item> = label.items(fonts, 0.0, own, 0.0, Stand::Left);
    for item in &mut items {
        if let Item::Run(run) = item {
            (run.x, run.y, run.angle) = (x, y, 45.0);
        }
    }
    let note = Label::new(Role::Hei, SIZE_SMALL_5, TRAINING_NOTE).ink(Ink::GREY);
    items.extend(note.items(fonts, 0.0, page.0, 12.0 * MM, Stand::Middle));
    items
}

/// The tiny line at the foot of an issued paper: what ties it to the journal.
pub(crate) fn foot_note(fonts: &OpenFonts<'_>, frame: Frame, text: &str) -> Vec<Item> {
    let label = Label::new(Role::Song, 6.5, text).ink(Ink::GREY);
    let top = frame.page.1 - 14.0 * MM;
    label.items(fonts, frame.left, frame.width, top, Stand::Middle)
}

/// A dashed line across the page to cut along, with its words in the middle.
pub(crate) fn cut_line(fonts: &OpenFonts<'_>, frame: Frame, y: f64) -> Vec<Item> {
    let label = Label::new(Role::Song, SIZE_SMALL_5, CUT_HERE).ink(Ink::GREY);
    let half = label.width(fonts) * 0.5 + 2.0 * MM;
    let middle = frame.page.0 * 0.5;
    let stroke = Stroke { width: 0.6, ink: Ink::GREY, dash: Some((4.0, 3.0)) };
    let mut items =
        vec![Item::rule((10.0 * MM, y), (middle - half, y), stroke), Item::rule((middle + half, y), (frame.page.0 - 10.0 * MM, y), stroke)];
    let top = y - 0.5 * SIZE_SMALL_5;
    items.extend(label.items(fonts, 0.0, frame.page.0, top, Stand::Middle));
    items
}
