//! Makes the two faces of the bundle that were traced by a machine light: the same glyphs with the same
//! widths, drawn with half the bytes, their lines within a thousandth of an em of their maker's. What is
//! kept in `assets/fonts` came out of this; the makers' files stand in `src-tauri/press/faces`.
//!
//! ```text
//! lighten FROM TO       FROM a maker's file, TO the light one; the same file gives the same bytes
//! ```
//!
//! Never a part of the product, and never a font that is made otherwise than these two.

use std::error::Error;

use ttf_parser::{Face, GlyphId};

mod charstring;
pub mod font;
pub mod outline;

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = &words[..] else { return Err("lighten FROM TO".into()) };
    let maker = std::fs::read(from)?;
    std::fs::write(to, lightened(&maker)?)?;
    Ok(())
}

fn lightened(maker: &[u8]) -> Done<Vec<u8>> {
    let face = Face::parse(maker, 0)?;
    let widths = font::widths(maker)?;
    let count = face.number_of_glyphs();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let each = usize::from(count).div_ceil(threads);
    let glyphs: Vec<u16> = (0..count).collect();
    let outlines: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let face = &face;
        let parts: Vec<_> =
            glyphs.chunks(each).map(|part| scope.spawn(move || part.iter().map(|g| glyph(face, *g, widths)).collect::<Vec<_>>())).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    });
    if outlines.len() != glyphs.len() {
        return Err("an outline cannot be drawn".into());
    }
    font::with_outlines(maker, &outlines)
}

/// The charstring of a glyph; `widths` are the one that need not be stated and the one that others are
/// told from.
pub fn glyph(face: &Face<'_>, glyph: u16, widths: (i32, i32)) -> Vec<u8> {
    let mut pen = outline::Pen::default();
    let _ = face.outline_glyph(GlyphId(glyph), &mut pen);
    let contours: Vec<_> = pen.contours.iter().map(|contour| outline::steps(&outline::lightened(contour))).collect();
    let width = i32::from(face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0));
    charstring::charstring(Some(width - widths.1).filter(|_| width != widths.0), &contours)
}
