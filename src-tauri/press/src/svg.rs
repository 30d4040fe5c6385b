//! Draws a page as one self-contained SVG with the glyphs' own outlines: what the window shows is
//! what the PDF prints. Never names a font, so nothing on the machine can change the picture.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use ttf_parser::{GlyphId, OutlineBuilder};

use crate::fonts::{Face, Fonts, OpenFonts};
use crate::sheet::{Ink, Item, Run, Sheets, Stroke};

/// What stands before the address of an outline.
const ADDRESS: &str = "d=\"@";

/// Page `index` (from 0) as SVG, its user unit a point; None when there is no such page.
pub fn page(sheets: &Sheets, fonts: &Fonts, index: usize) -> Option<String> {
    draw(sheets, fonts, index, &mut |out, steps| out.push_str(steps))
}

/// The same page with an address in the place of each outline: `address` is asked for it with the outline's steps.
/// What is drawn so is no SVG before [`with_outlines`].
pub fn page_by_address(sheets: &Sheets, fonts: &Fonts, index: usize, mut address: impl FnMut(&str) -> String) -> Option<String> {
    draw(sheets, fonts, index, &mut |out, steps| {
        out.push('@');
        out.push_str(&address(steps));
    })
}

/// The addresses in a page that was drawn by address.
pub fn addresses(page: &str) -> impl Iterator<Item = &str> {
    page.split(ADDRESS).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0))
}

/// A page drawn by address as SVG again, byte for byte what [`page`] draws; None when an outline is not given.
pub fn with_outlines<'a>(page: &str, outline: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    let mut parts = page.split(ADDRESS);
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (address, rest) = part.split_once('"')?;
        out.extend(["d=\"", outline(address)?, "\"", rest]);
    }
    Some(out)
}

fn draw(sheets: &Sheets, fonts: &Fonts, index: usize, outline: &mut dyn FnMut(&mut String, &str)) -> Option<String> {
    let page = sheets.pages.get(index)?;
    let open = fonts.open();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}pt\" \
         height=\"{h}pt\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
        w = num(page.width),
        h = num(page.height)
    );
    define_glyphs(&mut out, fonts, &page.items, outline);
    for item in &page.items {
        match item {
            Item::Run(run) => draw_run(&mut out, &open, run),
            Item::Rule(rule) => {
                let _ = write!(
                    out,
                    "<path d=\"M{} {}L{} {}\"{}/>",
                    num(rule.from.0),
                    num(rule.from.1),
                    num(rule.to.0),
                    num(rule.to.1),
                    stroke(Some(rule.stroke))
                );
            }
            Item::Shape(shape) => {
                let mut path = String::new();
                for (i, (x, y)) in shape.points.iter().enumerate() {
                    let pen = if i == 0 { 'M' } else { 'L' };
                    let _ = write!(path, "{pen}{} {}", num(*x), num(*y));
                }
                if shape.closed {
                    path.push('Z');
                }
                let fill = shape.fill.map_or("none".to_string(), hex);
                let _ = write!(out, "<path d=\"{path}\" fill=\"{fill}\"{}/>", stroke(shape.stroke));
            }
        }
    }
    out.push_str("</svg>");
    Some(out)
}

fn define_glyphs(out: &mut String, fonts: &Fonts, items: &[Item], outline: &mut dyn FnMut(&mut String, &str)) {
    let mut used: BTreeMap<Face, BTreeSet<u16>> = BTreeMap::new();
    for item in items {
        if let Item::Run(run) = item {
            used.entry(run.face).or_default().extend(run.glyphs.iter().map(|g| g.id));
        }
    }
    out.push_str("<defs>");
    for (face, glyphs) in used {
        let drawn = fonts.drawn(face, &glyphs, |parsed, id| {
            let mut path = Path::default();
            parsed.outline_glyph(GlyphId(id), &mut path);
            path.steps
        });
        for (id, steps) in drawn {
            let _ = write!(out, "<path id=\"{face:?}{id}\" d=\"");
            outline(out, &steps);
            out.push_str("\"/>");
        }
    }
    out.push_str("</defs>");
}

fn draw_run(out: &mut String, open: &OpenFonts<'_>, run: &Run) {
    let em = open.face(run.face).map_or(1000, |f| f.units_per_em());
    let scale = run.size / f64::from(em.max(1));
    let turn = if run.angle == 0.0 { String::new() } else { format!(" rotate({})", num(-run.angle)) };
    let _ = write!(
        out,
        "<g fill=\"{}\" transform=\"translate({} {}){turn} scale({s:.5} -{s:.5})\">",
        hex(run.ink),
        num(run.x),
        num(run.y),
        s = scale
    );
    for glyph in &run.glyphs {
        let _ = write!(out, "<use href=\"#{:?}{}\" x=\"", run.face, glyph.id);
        tenths(out, (glyph.along / scale * 10.0).round() as i32);
        out.push_str("\"/>");
    }
    out.push_str("</g>");
}

fn stroke(stroke: Option<Stroke>) -> String {
    let Some(stroke) = stroke else {
        return String::new();
    };
    let dash = stroke.dash.map_or(String::new(), |(dash, gap)| format!(" stroke-dasharray=\"{} {}\"", num(dash), num(gap)));
    format!(" stroke=\"{}\" stroke-width=\"{}\"{dash}", hex(stroke.ink), num(stroke.width))
}

fn hex(ink: Ink) -> String {
    format!("#{:02x}{:02x}{:02x}", ink.0, ink.1, ink.2)
}

fn num(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// A number in tenths, without the formatting of floats, which took half a picture's time.
fn tenths(out: &mut String, value: i32) {
    if value < 0 {
        out.push('-');
    }
    let (whole, tenth) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    let mut digits = [0u8; 10];
    let mut at = digits.len();
    let mut rest = whole;
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend(digits[at..].iter().map(|&digit| char::from(digit)));
    if tenth > 0 {
        out.push('.');
        out.push(char::from(b'0' + tenth as u8));
    }
}

/// An outline in steps from point to point: short, and exact to a tenth of a font unit.
#[derive(Default)]
struct Path {
    steps: String,
    /// Where the pen is, in tenths.
    pen: (i32, i32),
    begun: (i32, i32),
}

impl Path {
    fn step(&mut self, letter: char, points: &[(f32, f32)]) {
        self.steps.push(letter);
        let from = self.pen;
        for (n, (x, y)) in points.iter().enumerate() {
            if n > 0 {
                self.steps.push(' ');
            }
            self.pen = ((x * 10.0).round() as i32, (y * 10.0).round() as i32);
            tenths(&mut self.steps, self.pen.0 - from.0);
            self.steps.push(' ');
            tenths(&mut self.steps, self.pen.1 - from.1);
        }
    }
}

impl OutlineBuilder for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('m', &[(x, y)]);
        self.begun = self.pen;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step('l', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.step('q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step('c', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.steps.push('z');
        self.pen = self.begun;
    }
}
