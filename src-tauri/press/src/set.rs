//! Sets text as strips of a paper: paragraphs on the grid, headings, centred titles.
//! Never decides which page a strip comes to.

use crate::fonts::{OpenFonts, Role};
use crate::grid::{ASCENT, CELL, Frame, PITCH, SIZE_2, TEXT};
use crate::letter::{Body, Span, letters};
use crate::line::{Line, Measure, Stand, set};
use crate::piece::{Part, Piece};
use crate::sheet::{Glyph, Item, Run};
use crate::title;

/// Where a paragraph stands on the grid, in characters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Indent {
    pub first: f64,
    pub rest: f64,
    pub right: f64,
}

impl Indent {
    /// Two characters in, as every paragraph of text.
    pub const TEXT: Indent = Indent { first: 2.0, rest: 0.0, right: 0.0 };
    /// Flush left.
    pub const NONE: Indent = Indent { first: 0.0, rest: 0.0, right: 0.0 };
}

/// The items of a line whose upper edge is `top`.
pub(crate) fn items_of_line(line: &Line, body: Body, left: f64, top: f64) -> Vec<Item> {
    let baseline = top + ASCENT * body.size;
    let mut items: Vec<Item> = Vec::new();
    for standing in &line.letters {
        let letter = standing.letter;
        let Some((face, id)) = letter.drawn else {
            continue;
        };
        let x = left + standing.x + letter.shift;
        let glyph = |along| Glyph { id, character: letter.character, along };
        match items.last_mut() {
            Some(Item::Run(run)) if run.face == face && run.ink == letter.ink => {
                let along = x - run.x;
                run.glyphs.push(glyph(along));
            }
            _ => {
                items.push(Item::Run(Run { face, size: body.size, ink: letter.ink, x, y: baseline, angle: 0.0, glyphs: vec![glyph(0.0)] }))
            }
        }
    }
    items
}

/// A paragraph on the grid of running text.
pub(crate) fn paragraph(fonts: &OpenFonts<'_>, spans: &[Span], indent: Indent) -> Vec<Part> {
    let measure = Measure {
        width: Frame::PORTRAIT.width - indent.right * CELL,
        first: indent.first * CELL,
        rest: indent.rest * CELL,
        cell: CELL,
        stand: Stand::Spread,
    };
    strips(fonts, spans, TEXT, measure)
}

/// A paragraph in any body and measure, a grid line for each line.
pub(crate) fn strips(fonts: &OpenFonts<'_>, spans: &[Span], body: Body, measure: Measure) -> Vec<Part> {
    set(&letters(fonts, spans, body), measure)
        .iter()
        .map(|line| Part::Piece(Piece { height: PITCH, items: items_of_line(line, body, 0.0, 0.0), snap: true, ..Piece::default() }))
        .collect()
}

/// A heading of running text: 一、黑体 (level 1), （一）楷体 (2), 1. and （1） 仿宋 (3, 4). It stays
/// with the two lines after it and becomes a bookmark.
pub(crate) fn heading(fonts: &OpenFonts<'_>, level: u8, text: &str) -> Vec<Part> {
    let role = match level {
        0 | 1 => Role::Hei,
        2 => Role::Kai,
        _ => Role::FangSong,
    };
    let mut parts = paragraph(fonts, &[Span::new(role, text)], Indent::TEXT);
    for part in &mut parts {
        if let Part::Piece(piece) = part {
            piece.keep = true;
        }
    }
    if let Some(Part::Piece(piece)) = parts.first_mut() {
        piece.heading = Some((level.max(1), text.to_string()));
    }
    parts
}

/// A centred title of several balanced lines, kept with what follows.
pub(crate) fn centred_title(fonts: &OpenFonts<'_>, text: &str, role: Role, size: f64, width: f64) -> Vec<Part> {
    let body = Body::solid(size);
    let broken = title::balance(fonts, text, role, body, width);
    let measure = Measure { width, first: 0.0, rest: 0.0, cell: size, stand: Stand::Middle };
    let pitch = if size > SIZE_2 { size * 1.4 } else { PITCH };
    set(&letters(fonts, &[Span::new(role, broken)], body), measure)
        .iter()
        .map(|line| Part::Piece(Piece { height: pitch, items: items_of_line(line, body, 0.0, 0.0), keep: true, ..Piece::default() }))
        .collect()
}
