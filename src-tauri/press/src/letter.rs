//! Text as letters in cells: which face draws each character, how wide it stands, what it can give.
//! Never decides where a line ends.

use crate::class::{BREAK, Class, JOINER, Joint, class_of, gives_after, joints, never_last};
use crate::fonts::{Face, OpenFonts, Role, is_blank};
use crate::sheet::Ink;

/// A piece of text in one role and one ink.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Span {
    pub role: Role,
    pub text: String,
    pub ink: Ink,
}

impl Span {
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Span { role, text: text.into(), ink: Ink::BLACK }
    }
}

/// The body of a letter and the room it is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Body {
    /// Size in points.
    pub size: f64,
    /// Room of a full-width character in points; the grid of a paper makes it a little narrower
    /// than the size.
    pub cell: f64,
    /// Whether the blank halves of neighbouring marks are always taken out (tables, headings), or
    /// only where a line needs the room (the grid of running text).
    pub tight_marks: bool,
}

impl Body {
    /// A body set solid, as in tables and titles.
    pub fn solid(size: f64) -> Self {
        Body { size, cell: size, tight_marks: true }
    }
}

/// One character in its cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Letter {
    pub character: char,
    /// None for a blank.
    pub drawn: Option<(Face, u16)>,
    pub ink: Ink,
    /// Room taken, in points.
    pub advance: f64,
    /// Where the glyph stands in its room, in points.
    pub shift: f64,
    /// Room that can be taken out before the glyph.
    pub blank_before: f64,
    /// Room that can be taken out after the glyph.
    pub blank_after: f64,
    /// The joint with the next letter.
    pub joint: Joint,
}

/// Sets spans as letters. Characters without a glyph have been refused before.
pub(crate) fn letters(fonts: &OpenFonts<'_>, spans: &[Span], body: Body) -> Vec<Letter> {
    let text: Vec<char> = spans.iter().flat_map(|s| s.text.chars()).collect();
    let joints = joints(&text);
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    let styles = spans.iter().flat_map(|s| s.text.chars().map(move |c| (s.role, s.ink, c)));
    for (i, (role, ink, c)) in styles.enumerate() {
        let joint = joints.get(i).copied().unwrap_or(Joint::Free);
        if matches!(c, JOINER | BREAK) {
            // The mark itself takes no room; its joint replaces the one before it.
            if let Some(last) = letters.last_mut()
                && !never_last(last.character)
            {
                last.joint = joint;
            }
            continue;
        }
        letters.push(letter(fonts, role, ink, c, body, joint));
    }
    if body.tight_marks {
        tighten(&mut letters);
    }
    letters
}

fn letter(fonts: &OpenFonts<'_>, role: Role, ink: Ink, c: char, body: Body, joint: Joint) -> Letter {
    // An ordinary space is drawn by its empty glyph: text taken from the paper keeps it.
    let found = if is_blank(c) && c != ' ' { None } else { fonts.glyph(role, c) };
    let natural = found.map_or(0.0, |f| f.advance);
    let class = class_of(c);
    let advance = match class {
        Class::Space => body.cell * 0.5,
        // A digit stands in half a cell; the wide digits of a bold face keep their own width.
        Class::Digit if natural <= 0.57 => body.cell * 0.5,
        Class::Digit | Class::Latin => natural * body.size,
        Class::Unit | Class::Sign if !(0.9..=1.0).contains(&natural) => natural * body.size,
        _ => body.cell,
    };
    let half = match class {
        Class::Open => body.cell * 0.5,
        _ if gives_after(c) => body.cell * 0.5,
        _ => 0.0,
    };
    let opens = class == Class::Open;
    Letter {
        character: c,
        drawn: found.map(|f| (f.face, f.glyph)),
        ink,
        advance,
        shift: (advance - natural * body.size) * 0.5,
        blank_before: if opens { half } else { 0.0 },
        blank_after: if opens { 0.0 } else { half },
        joint,
    }
}

/// The blank that two neighbouring marks leave between them and one of them can give up.
pub(crate) fn shared_blank(a: &Letter, b: &Letter) -> f64 {
    let marks = |l: &Letter| matches!(class_of(l.character), Class::Open | Class::Close | Class::Stop);
    if !marks(a) || !marks(b) {
        return 0.0;
    }
    a.blank_after.max(b.blank_before)
}

fn tighten(letters: &mut [Letter]) {
    for i in 1..letters.len() {
        let blank = shared_blank(&letters[i - 1], &letters[i]);
        if blank <= 0.0 {
            continue;
        }
        if letters[i - 1].blank_after > 0.0 {
            letters[i - 1].advance -= blank;
            letters[i - 1].blank_after = 0.0;
        } else {
            letters[i].advance -= blank;
            letters[i].shift -= blank;
            letters[i].blank_before = 0.0;
        }
    }
}
