//! 版头: 份号 and notes, the letterhead, the document number, the red line; and where the title may
//! begin under them. Never decides whose letterhead it is.

use crate::PressError;
use crate::fonts::{Fonts, OpenFonts, Role};
use crate::furniture::Label;
use crate::grid::{CELL, Frame, PITCH, SIZE_3};
use crate::letter::{Body, Span, letters};
use crate::line::{Measure, Stand, set};
use crate::set::items_of_line;
use crate::sheet::{Ink, Item, MM, Stroke};

/// The head of a paper's first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// 发文机关标志 in red, with the red line.
    Red {
        /// The words of the 标志: 中共七溪坪镇纪律检查委员会, or with 文件 behind.
        mark: String,
    },
    /// 上行文: the red head of a paper to a higher office, 文号 at the left, 签发人 at the right.
    Upward {
        /// The words of the 标志; empty where the sheet already bears it and the line.
        mark: String,
        /// 签发人, in the order of the offices; two stand on a line.
        signers: Vec<String>,
    },
    /// 纪要: a 标志 of its own in red, its number under it, the office and the date over the line.
    Minutes {
        /// The words of the 标志: 七溪坪镇党风廉政建设联席会议纪要.
        mark: String,
        /// The office that keeps them, at the left.
        issuer: String,
        /// The date as it is printed, at the right.
        date: String,
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
    PrePrinted {
        /// The name on it, by which its place is measured; empty: the usual room of such a name.
        mark: String,
    },
    /// Any of these heads with notes at its top left.
    Noted {
        /// The notes.
        notes: HeadNotes,
        /// The head; notes of its own are left out.
        head: Box<Head>,
    },
}

/// What stands at the top left of the first page, a line each; an empty one is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeadNotes {
    /// 份号: 000001.
    pub copy_number: String,
    /// A plain note in the place of the 密级: 内部资料　注意保存. This program knows no secrets.
    pub note: String,
    /// 紧急程度: 特急, 加急.
    pub urgency: String,
}

impl HeadNotes {
    /// The lines in order: 份号 in 仿宋, the others in 黑体.
    pub fn lines(&self) -> Vec<(Role, &str)> {
        let all = [(Role::FangSong, &self.copy_number), (Role::Hei, &self.note), (Role::Hei, &self.urgency)];
        all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(role, text)| (role, text.as_str())).collect()
    }
}

impl Head {
    /// The same head with notes at its top left.
    pub fn noted(self, notes: HeadNotes) -> Self {
        Head::Noted { notes, head: Box::new(self) }
    }

    /// The head without its notes.
    pub fn bare(&self) -> &Head {
        match self {
            Head::Noted { head, .. } => head.bare(),
            own => own,
        }
    }

    pub(crate) fn check(&self, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
        if let Head::Noted { notes, .. } = self {
            for (role, text) in notes.lines() {
                fonts.check(role, text, "版头左上角")?;
            }
        }
        match self.bare() {
            Head::Red { mark } | Head::Letter { mark } => fonts.check(Role::XiaoBiaoSong, mark, "发文机关标志"),
            Head::Upward { mark, signers } => {
                fonts.check(Role::XiaoBiaoSong, mark, "发文机关标志")?;
                signers.iter().try_for_each(|name| fonts.check(Role::Kai, name, "签发人"))
            }
            Head::Minutes { mark, issuer, date } => {
                fonts.check(Role::XiaoBiaoSong, mark, "纪要标志")?;
                fonts.check(Role::FangSong, issuer, "编发单位")?;
                fonts.check(Role::FangSong, date, "编发日期")
            }
            Head::Plain { issuer } => fonts.check(Role::XiaoBiaoSong, issuer, "发文机关"),
            Head::PrePrinted { .. } | Head::Noted { .. } => Ok(()),
        }
    }

    /// The lines that its name stands on and their size in points; for a sheet that bears it already no
    /// line, and the height that is kept free.
    pub fn name_lines(&self, fonts: &Fonts) -> (Vec<String>, f64) {
        let (mark, (most, least)) = match self.bare() {
            Head::Red { mark } | Head::Upward { mark, .. } | Head::Minutes { mark, .. } => (mark.as_str(), RED),
            Head::Letter { mark } => (mark.as_str(), LETTER),
            Head::Plain { issuer } => (issuer.as_str(), PLAIN),
            Head::PrePrinted { mark } if !mark.is_empty() => {
                let (lines, size) = mark_lines(&fonts.open(), mark, RED.0, RED.1);
                return (Vec::new(), mark_height(&lines, size));
            }
            Head::PrePrinted { .. } | Head::Noted { .. } => ("", RED),
        };
        if mark.is_empty() { (Vec::new(), PRE_PRINTED) } else { mark_lines(&fonts.open(), mark, most, least) }
    }

    /// 信函格式: no number on the first page, 版记 without lines.
    pub(crate) fn is_letter(&self) -> bool {
        matches!(self.bare(), Head::Letter { .. })
    }
}

/// Draws the head on the first page; returns its items and where the title may begin, in points
/// from the top of the type area, on a line of the grid.
pub(crate) fn draw(fonts: &OpenFonts<'_>, head: &Head, number: &str) -> (Vec<Item>, f64) {
    let mut drawing = Drawing { fonts, items: Vec::new() };
    let none = HeadNotes::default();
    let notes = if let Head::Noted { notes, .. } = head { notes } else { &none };
    let title = match head.bare() {
        Head::Plain { issuer } => {
            let under = drawing.notes(notes, 0.0);
            drawing.plain(issuer, number, under)
        }
        Head::Letter { mark } => drawing.letter(mark, number, notes),
        red => {
            drawing.notes(notes, 0.0);
            drawing.red(red, number)
        }
    };
    (drawing.items, title)
}

/// From the head's last line to the title, two lines on, on the grid.
fn title_under(y: f64) -> f64 {
    ((y + 2.0 * PITCH) / PITCH).round() * PITCH
}

/// Before the names of those who sign an upward paper.
pub const SIGNED_BY: &str = "签发人：";
/// The largest and the smallest size of a name in a red head.
const RED: (f64, f64) = (48.0, 22.0);
/// The same over a letter.
const LETTER: (f64, f64) = (40.0, 22.0);
/// The same over an inner paper.
const PLAIN: (f64, f64) = (24.0, 18.0);
/// The usual room of a township office's name, where the sheet bears it already.
const PRE_PRINTED: f64 = 36.0;

struct Drawing<'a, 'f> {
    fonts: &'a OpenFonts<'f>,
    items: Vec<Item>,
}

impl Drawing<'_, '_> {
    /// A line of words, `y` under the top of the type area, `inset` from both its edges.
    fn words(&mut self, label: Label<'_>, inset: f64, y: f64, stand: Stand) {
        let frame = Frame::PORTRAIT;
        let items = label.items(self.fonts, frame.left + inset, frame.width - 2.0 * inset, frame.top + y, stand);
        self.items.extend(items);
    }

    /// The notes, a line of the grid each; returns where they end.
    fn notes(&mut self, notes: &HeadNotes, y: f64) -> f64 {
        let lines = notes.lines();
        for (n, (role, text)) in lines.iter().enumerate() {
            self.words(Label::new(*role, SIZE_3, text), 0.0, y + n as f64 * PITCH, Stand::Left);
        }
        y + lines.len() as f64 * PITCH
    }

    fn plain(&mut self, issuer: &str, number: &str, y: f64) -> f64 {
        let (_, height) = self.mark(issuer, PLAIN, Ink::BLACK, y);
        // Beyond the first line of a long name.
        let y = y + ((height - PLAIN.0).max(0.0) / PITCH).ceil() * PITCH;
        self.words(Label::new(Role::FangSong, SIZE_3, number), 0.0, y + 1.25 * PITCH, Stand::Middle);
        y + 3.0 * PITCH
    }

    /// 标志 35 mm under the top of the type area, what stands under it, the line 4 mm lower.
    fn red(&mut self, head: &Head, number: &str) -> f64 {
        let mark = match head {
            Head::Red { mark } | Head::Upward { mark, .. } | Head::Minutes { mark, .. } | Head::PrePrinted { mark } => mark.as_str(),
            _ => "",
        };
        let is_there = matches!(head, Head::PrePrinted { .. });
        let mut y = 35.0 * MM;
        let before = self.items.len();
        y += if mark.is_empty() { PRE_PRINTED } else { self.mark(mark, RED, Ink::LETTERHEAD, y).1 };
        if is_there {
            self.items.truncate(before);
        }
        y += 2.0 * PITCH;
        let number = Label::new(Role::FangSong, SIZE_3, number);
        match head {
            Head::Upward { signers, .. } => {
                y = self.signers(signers, number.width(self.fonts), y);
                self.words(number, CELL, y, Stand::Left);
            }
            Head::Minutes { issuer, date, .. } => {
                if !number.text.is_empty() {
                    self.words(number, 0.0, y - PITCH, Stand::Middle);
                    y += PITCH;
                }
                let date = Label::new(Role::FangSong, SIZE_3, date);
                y = self.left_of(issuer, date.width(self.fonts), y);
                self.words(date, CELL, y, Stand::Right);
            }
            _ => self.words(number, 0.0, y, Stand::Middle),
        }
        y += SIZE_3 + 4.0 * MM;
        if !is_there && !mark.is_empty() {
            let frame = Frame::PORTRAIT;
            let (line, stroke) = (frame.top + y, Stroke::full(1.6, Ink::LETTERHEAD));
            self.items.push(Item::rule((frame.left, line), (frame.left + frame.width, line), stroke));
        }
        title_under(y)
    }

    /// Words in 仿宋 one character in, on as many lines as they need beside something at the right;
    /// returns the height of the last line.
    fn left_of(&mut self, text: &str, right: f64, y: f64) -> f64 {
        let frame = Frame::PORTRAIT;
        let body = Body::solid(SIZE_3);
        let room = frame.width - 3.0 * CELL - right;
        let measure = Measure { width: room, first: 0.0, rest: 0.0, cell: SIZE_3, stand: Stand::Left };
        let lines = set(&letters(self.fonts, &[Span::new(Role::FangSong, text)], body), measure);
        for (n, line) in lines.iter().enumerate() {
            let top = frame.top + y + n as f64 * PITCH;
            self.items.extend(items_of_line(line, body, frame.left + CELL, top));
        }
        y + lines.len().saturating_sub(1) as f64 * PITCH
    }

    /// 签发人 at the right, one character in, two names on a line, the names under each other;
    /// returns the height of the last line, where the 文号 stands. Where names and number are too
    /// long for a line, one name stands on each, and then the number under them.
    fn signers(&mut self, names: &[String], number: f64, y: f64) -> f64 {
        let own = |text: &str| Label::new(Role::Kai, SIZE_3, text).width(self.fonts);
        let widest = names.iter().map(|name| own(name)).fold(0.0, f64::max);
        let word = Label::new(Role::FangSong, SIZE_3, SIGNED_BY);
        let word_width = word.width(self.fonts);
        let room = Frame::PORTRAIT.width - 2.0 * CELL - word_width;
        let wide = |across: usize| across as f64 * (widest + SIZE_3) - SIZE_3;
        let beside = |across: &usize| wide(*across) + number + CELL <= room;
        let most = names.len().clamp(1, 2);
        let across = (1..=most).rev().find(beside).unwrap_or(1);
        let first = Frame::PORTRAIT.width - CELL - wide(across).min(room);
        let mut last = y;
        for (n, name) in names.iter().enumerate() {
            last = y + (n / across) as f64 * PITCH;
            if n == 0 {
                self.words(word, first - word_width, last, Stand::Left);
            }
            let at = first + (n % across) as f64 * (widest + SIZE_3);
            self.words(Label::new(Role::Kai, SIZE_3, name), at, last, Stand::Left);
        }
        if names.is_empty() || beside(&across) { last } else { last + PITCH }
    }

    /// A name in 小标宋 from `y` down, as large as the type area allows between `least` and `most`;
    /// one too long for a line stands on two or three. Returns its size and height.
    fn mark(&mut self, text: &str, (most, least): (f64, f64), ink: Ink, y: f64) -> (f64, f64) {
        let (lines, size) = mark_lines(self.fonts, text, most, least);
        for (n, line) in lines.iter().enumerate() {
            let label = Label::new(Role::XiaoBiaoSong, size, line).ink(ink);
            self.words(label, 0.0, y + n as f64 * MARK_LEADING * size, Stand::Middle);
        }
        (size, mark_height(&lines, size))
    }

    /// 信函格式: name, double line, notes at the left and number at the right under it, double line
    /// at the foot of the page.
    fn letter(&mut self, mark: &str, number: &str, notes: &HeadNotes) -> f64 {
        let frame = Frame::PORTRAIT;
        let (_, height) = self.mark(mark, LETTER, Ink::LETTERHEAD, 30.0 * MM - frame.top);
        let left = (frame.page.0 - 170.0 * MM) * 0.5;
        let mut line = |y: f64, width: f64| {
            let stroke = Stroke::full(width, Ink::LETTERHEAD);
            self.items.push(Item::rule((left, y), (frame.page.0 - left, y), stroke));
        };
        let upper = 30.0 * MM + height + 4.0 * MM;
        let lower = frame.page.1 - 20.0 * MM;
        line(upper, 2.2);
        line(upper + 3.0, 0.7);
        line(lower - 3.0, 0.7);
        line(lower, 2.2);
        let y = upper + 3.0 + SIZE_3 * 7.0 / 8.0 - frame.top;
        self.words(Label::new(Role::FangSong, SIZE_3, number), 0.0, y, Stand::Right);
        let under = self.notes(notes, y);
        title_under((under - PITCH).max(y) + SIZE_3)
    }
}

/// From line to line of a name on several lines, of its size.
const MARK_LEADING: f64 = 1.3;

/// How high a name of these lines stands.
fn mark_height(lines: &[String], size: f64) -> f64 {
    size + (lines.len() as f64 - 1.0) * MARK_LEADING * size
}

/// The lines of a name and the size at which they stand in the type area. Line ends that the name
/// has already are the user's own.
fn mark_lines(fonts: &OpenFonts<'_>, text: &str, most: f64, least: f64) -> (Vec<String>, f64) {
    let room = Frame::PORTRAIT.width - 2.0 * CELL;
    let size_of = |lines: &[String]| {
        let widest = lines.iter().map(|line| Label::new(Role::XiaoBiaoSong, 1.0, line).width(fonts)).fold(0.0, f64::max);
        ((room / widest.max(0.1)).min(most) * 10.0).floor() / 10.0
    };
    let mut lines: Vec<String> = text.lines().map(str::to_string).collect();
    let mut size = size_of(&lines);
    for count in 2..=3 {
        if size >= least || lines.len() > count {
            break;
        }
        // As wide as a share of the name and a word's half, so that it breaks between words.
        let share = Label::new(Role::XiaoBiaoSong, 1.0, text).width(fonts) / f64::from(count as u8) + 2.0;
        lines = crate::title::balance(fonts, text, Role::XiaoBiaoSong, Body::solid(1.0), share).lines().map(str::to_string).collect();
        size = size_of(&lines);
    }
    (lines, size)
}
