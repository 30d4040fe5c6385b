//! What ends a paper: 附件说明, 署名 and 日期 with or without seal, 版记.
//! Never draws a seal: it leaves the place, and outlines it when asked.

use crate::PressError;
use crate::fonts::{Fonts, OpenFonts, Role};
use crate::furniture::Label;
use crate::grid::{CELL, Frame, PITCH, SIZE_3, SIZE_4, TEXT};
use crate::letter::{Body, Letter, Span, letters};
use crate::line::{Line, Measure, Stand, set, width};
use crate::piece::{Part, Piece};
use crate::rows::balanced;
use crate::set::{Indent, items_of_line, paragraph};
use crate::sheet::{Ink, Item, MM, Shape, Stroke};

/// 署名 and 日期.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// The office's full name.
    pub name: String,
    /// The date as it is printed: 2026年1月13日.
    pub date: String,
    /// Whether the paper is sealed.
    pub seal: Seal,
}

/// The place of the seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Seal {
    /// The paper bears a seal; its place is left free.
    #[default]
    Place,
    /// The place is also outlined with a dashed circle, for practice and for templates.
    Outline,
    /// No seal.
    None,
}

/// 版记.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imprint {
    /// 抄送, without the word and without the full stop: 镇党委，区预警中心. Empty: no such line. Several lines where a paper
    /// says 报, 送 and 发: each of these begins with its word and a colon.
    pub copy_to: String,
    /// 印发机关.
    pub issuer: String,
    /// 印发日期, as it is printed: 2026年1月13日.
    pub issued_on: String,
    /// 共印N份; None leaves the line out.
    pub copies: Option<u32>,
    /// Whether it comes to the last even page, as the standard has it for papers printed on both
    /// sides; a paper of one page keeps it, for there is no back to print. Otherwise it stands on the
    /// last page.
    pub on_even_page: bool,
}

/// Height of a line of the 版记.
const ROW: f64 = 23.0;

/// Diameter of a Party committee's seal.
const SEAL: f64 = 42.0 * MM;

/// Name and date as letters, where each begins and how wide it is.
struct Places {
    name: Vec<Line>,
    date: Vec<Letter>,
    name_at: f64,
    date_at: f64,
    /// Where the lines of the name begin within its own width.
    name_start: f64,
    own_name: f64,
    own_date: f64,
}

impl SignOff {
    pub(crate) fn check(&self, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
        fonts.check(Role::FangSong, &self.name, "署名")?;
        fonts.check(Role::FangSong, &self.date, "日期")
    }

    /// How far name and date end from the right edge of the type area, in characters.
    pub fn right_indents(&self, fonts: &Fonts) -> (f64, f64) {
        let places = self.places(&fonts.open());
        let full = Frame::PORTRAIT.width;
        let right = |at: f64, own: f64| ((full - at.max(0.0) - own) / CELL).max(0.0);
        (right(places.name_at, places.own_name), right(places.date_at, places.own_date))
    }

    fn places(&self, fonts: &OpenFonts<'_>) -> Places {
        let set_on_grid = |text: &str| letters(fonts, &[Span::new(Role::FangSong, text)], TEXT);
        let full = Frame::PORTRAIT.width;
        let (name, date) = (set_on_grid(&self.name), set_on_grid(&self.date));
        // A name longer than a line stands on several, each about as long as the others.
        let measure = Measure { width: full - 2.0 * CELL, first: 0.0, rest: 0.0, cell: CELL, stand: Stand::Middle };
        let name = balanced(&name, measure);
        let name_start = name.iter().map(|l| l.start).fold(f64::INFINITY, f64::min);
        let own_name = name.iter().map(|l| l.end).fold(0.0, f64::max) - name_start;
        let own_date = width(&date);
        let (name_at, date_at) = if self.seal == Seal::None {
            let name_at = full - 2.0 * CELL - own_name;
            if name_at + 2.0 * CELL + own_date <= full - 2.0 * CELL {
                (name_at, name_at + 2.0 * CELL)
            } else {
                let date_at = full - 2.0 * CELL - own_date;
                (date_at - 2.0 * CELL, date_at)
            }
        } else {
            let middle = (full - 4.0 * CELL - own_date * 0.5).min(full - own_name * 0.5);
            (middle - own_name * 0.5, middle - own_date * 0.5)
        };
        Places { name, date, name_at, date_at, name_start, own_name, own_date }
    }

    /// The block: `air` lines for the seal's upper part, name and date.
    pub(crate) fn parts(&self, fonts: &OpenFonts<'_>, air: f64) -> Vec<Part> {
        let Places { name, date, name_at, date_at, name_start, own_date, .. } = self.places(fonts);
        let full = Frame::PORTRAIT.width;
        let above = if self.seal == Seal::None { 1.0 } else { air };
        let mut parts = vec![Part::Piece(Piece::blank_lines(above))];
        let mut strip = |line: &Line, at: f64, outline: bool| {
            let mut items: Vec<Item> = Vec::new();
            if outline {
                let middle = date_at + own_date * 0.5;
                items.push(seal_outline(middle, PITCH - 0.5 * (PITCH - SIZE_3)));
            }
            items.extend(items_of_line(line, TEXT, at, 0.0));
            parts.push(Part::Piece(Piece { height: PITCH, items, snap: true, ..Piece::default() }));
        };
        for (n, line) in name.iter().enumerate() {
            strip(line, name_at.max(0.0) - name_start, self.seal == Seal::Outline && n + 1 == name.len());
        }
        let measure = Measure { width: full + CELL, first: 0.0, rest: 0.0, cell: CELL, stand: Stand::Left };
        for line in set(&date, measure) {
            strip(&line, date_at.max(0.0), false);
        }
        parts
    }
}

fn seal_outline(x: f64, y: f64) -> Item {
    let corners = 72;
    let points = (0..corners)
        .map(|i| {
            let turn = std::f64::consts::TAU * f64::from(i) / f64::from(corners);
            (x + SEAL * 0.5 * turn.cos(), y + SEAL * 0.5 * turn.sin())
        })
        .collect();
    Item::Shape(Shape { points, closed: true, fill: None, stroke: Some(Stroke { width: 0.5, ink: Ink::GREY, dash: Some((3.0, 3.0)) }) })
}

/// What stands before the name of an attachment: 附件：1. before the first of several, 2. before the next.
pub fn attachment_words(at: usize, of: usize) -> String {
    let number = if of == 1 { String::new() } else { format!("{}. ", at + 1) };
    let word = if at == 0 { "附件：" } else { "" };
    format!("{word}{number}")
}

/// 附件说明: one line under the text, two characters in, the names flush under each other.
pub(crate) fn attachments(fonts: &OpenFonts<'_>, names: &[String]) -> Vec<Part> {
    if names.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![Part::Piece(Piece::blank_lines(1.0))];
    for (n, name) in names.iter().enumerate() {
        let prefix = attachment_words(n, names.len());
        let first = if n == 0 { 2.0 } else { 5.0 };
        let own = width(&letters(fonts, &[Span::new(Role::FangSong, &*prefix)], TEXT));
        let indent = Indent { first, rest: first + own / CELL, right: 0.0 };
        parts.extend(paragraph(fonts, &[Span::new(Role::FangSong, format!("{prefix}{name}"))], indent));
    }
    crate::piece::keep_together(&mut parts);
    parts
}

impl Imprint {
    pub(crate) fn check(&self, fonts: &OpenFonts<'_>) -> Result<(), PressError> {
        fonts.check(Role::FangSong, &self.copy_to, "抄送")?;
        fonts.check(Role::FangSong, &self.issuer, "印发机关")?;
        fonts.check(Role::FangSong, &self.issued_on, "印发日期")
    }

    /// Puts it at the foot of the last page, whose text ends `used` points under the top of the type
    /// area, or of a further page; returns how many pages bear numbers. A letter's (信函格式) has
    /// no lines and says only to whom copies go.
    pub(crate) fn place(&self, fonts: &OpenFonts<'_>, pages: &mut Vec<Vec<Item>>, used: f64, letter: bool) -> usize {
        let frame = Frame::PORTRAIT;
        let (items, height) = if letter { self.copies(fonts) } else { self.draw(fonts) };
        if items.is_empty() {
            return pages.len();
        }
        let text_pages = pages.len();
        if used + height > frame.height {
            pages.push(Vec::new());
        }
        if self.on_even_page && pages.len() > 1 && pages.len() % 2 == 1 {
            pages.push(Vec::new());
        }
        let top = frame.top + frame.height - height;
        if let Some(page) = pages.last_mut() {
            page.extend(items.into_iter().map(|i| i.moved(frame.left, top)));
        }
        // After a blank page neither it nor the page of the 版记 bears a number.
        if pages.len() > text_pages + 1 { text_pages } else { pages.len() }
    }

    /// The words of the copies, set one character in on both sides, and their height.
    fn copies(&self, fonts: &OpenFonts<'_>) -> (Vec<Item>, f64) {
        if self.copy_to.is_empty() {
            return (Vec::new(), 0.0);
        }
        let body = Body::solid(SIZE_4);
        let width = Frame::PORTRAIT.width - 2.0 * SIZE_4;
        let (mut items, mut y) = (Vec::new(), 0.0);
        for text in self.copies_words() {
            let word = text.chars().take_while(|character| *character != '：').count() + 1;
            let measure = Measure { width, first: 0.0, rest: word as f64 * SIZE_4, cell: SIZE_4, stand: Stand::Spread };
            for line in set(&letters(fonts, &[Span::new(Role::FangSong, text)], body), measure) {
                items.extend(items_of_line(&line, body, SIZE_4, y + (ROW - SIZE_4) * 0.5));
                y += ROW;
            }
        }
        (items, y)
    }

    /// Its rows: what stands at the left, and what at the right.
    pub fn rows(&self) -> Vec<(String, String)> {
        let mut rows = Vec::new();
        rows.extend(self.copies_words().into_iter().map(|words| (words, String::new())));
        rows.push((self.issuer.clone(), self.date_words()));
        rows.extend(self.count_words().map(|count| (String::new(), count)));
        rows
    }

    /// One line for each word: 抄送：…。 or 报：…。 送：…。 发：…。
    fn copies_words(&self) -> Vec<String> {
        let worded = |line: &str| ["报：", "送：", "发："].iter().any(|word| line.starts_with(word));
        let line = |line: &str| format!("{}{}。", if worded(line) { "" } else { "抄送：" }, line.trim_end_matches('。'));
        self.copy_to.lines().filter(|own| !own.is_empty()).map(line).collect()
    }

    fn date_words(&self) -> String {
        format!("{}印发", self.issued_on)
    }

    fn count_words(&self) -> Option<String> {
        self.copies.map(|copies| format!("（共印{copies}份）"))
    }

    /// The block, counted from its own top; it belongs at the foot of the type area.
    fn draw(&self, fonts: &OpenFonts<'_>) -> (Vec<Item>, f64) {
        let frame = Frame::PORTRAIT;
        let inner = frame.width - 2.0 * SIZE_4;
        let thick = Stroke::full(0.35 * MM, Ink::BLACK);
        let thin = Stroke::full(0.25 * MM, Ink::BLACK);
        let line = |y: f64, stroke| Item::rule((0.0, y), (frame.width, y), stroke);
        let drop = (ROW - SIZE_4) * 0.5;
        let mut items = vec![line(0.0, thick)];
        let (words, mut y) = self.copies(fonts);
        if !words.is_empty() {
            items.extend(words);
            items.push(line(y, thin));
        }
        let date = self.date_words();
        let date = Label::new(Role::FangSong, SIZE_4, &date);
        let body = Body::solid(SIZE_4);
        // The date stands beside the last line of a long name.
        let room = inner - date.width(fonts) - SIZE_4;
        let measure = Measure { width: room, first: 0.0, rest: 0.0, cell: SIZE_4, stand: Stand::Left };
        for line in set(&letters(fonts, &[Span::new(Role::FangSong, &*self.issuer)], body), measure) {
            items.extend(items_of_line(&line, body, SIZE_4, y + drop));
            y += ROW;
        }
        items.extend(date.items(fonts, SIZE_4, inner, y - ROW + drop, Stand::Right));
        if let Some(copies) = self.count_words() {
            let copies = Label::new(Role::FangSong, SIZE_4, &copies);
            items.push(line(y, thin));
            items.extend(copies.items(fonts, SIZE_4, inner, y + drop, Stand::Right));
            y += ROW;
        }
        items.push(line(y, thick));
        (items, y)
    }
}
