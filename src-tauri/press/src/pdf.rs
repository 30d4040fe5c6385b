//! Writes sheets as PDF 1.7: faces embedded as subsets, text that can be searched and copied,
//! nested bookmarks. The only file that knows printpdf; never asks for the time or a random number.

use std::collections::BTreeMap;

use printpdf::{
    Color, FontId, Line, LineDashPattern, LinePoint, Op, PaintMode, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point,
    Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix, WindingOrder,
};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::PressError;
use crate::bank::{Bank, Banks, is_squeezed};
use crate::fonts::Fonts;
use crate::sheet::{Ink, Item, Page, Run, Sheets, Stroke};

/// What the file's properties say besides the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The program and its version; no person and no machine.
    pub producer: String,
    /// When the paper was made, in Beijing time.
    pub made_at: Moment,
}

/// A moment of Beijing time, handed in by the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Year.
    pub year: u16,
    /// Month, 1–12.
    pub month: u8,
    /// Day, 1–31.
    pub day: u8,
    /// Hour, 0–23.
    pub hour: u8,
    /// Minute.
    pub minute: u8,
    /// Second.
    pub second: u8,
}

/// Writes the sheets; the same sheets, faces and [`About`] give the same bytes.
///
/// # Errors
/// [`PressError::CannotEmbed`] and [`PressError::CannotWrite`], both faults of the machine: what a
/// user can put right was refused when the sheets were laid out.
pub fn write(sheets: &Sheets, fonts: &Fonts, about: &About) -> Result<Vec<u8>, PressError> {
    keep_freed_memory();
    let mut document = PdfDocument::new(&sheets.title);
    let banks = Banks::collect(sheets);
    let mut widths = BTreeMap::new();
    for (bank, characters) in &banks.used {
        let (font, advances) = embed(fonts, *bank, characters)?;
        let id = FontId(bank.resource());
        document.resources.fonts.map.insert(id, printpdf::PdfFont::new(font));
        widths.insert(*bank, advances);
    }
    let pages: Vec<PdfPage> = sheets.pages.iter().map(|page| PageWriter::write(page, &banks, &widths)).collect();
    document.with_pages(pages);
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let mut raw = document.to_lopdf_document(&options, &mut warnings);
    crate::mend::mend(&mut raw, sheets, about)?;
    crate::bind::bind(raw)
}

/// A paper takes and gives back buffers of some hundred kilobytes, and the C library of Linux returns
/// each to the system, which clears every page of it anew: a third of a first notice's time. Giving
/// back one large buffer, never touched, teaches it to keep the smaller ones.
fn keep_freed_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(4 << 20)));
}

/// A face reduced to some glyphs, as it is embedded.
fn subset(bytes: &[u8], index: u32, remapper: &GlyphRemapper) -> Result<ParsedFont, String> {
    let subset = subsetter::subset(bytes, index, remapper).map_err(|e| e.to_string())?;
    ParsedFont::from_bytes(&subset, 0, &mut Vec::new()).ok_or_else(|| "the subset does not parse".to_string())
}

/// Whether a face lets itself be reduced to some glyphs and read again; else what went wrong.
pub(crate) fn try_embedding(bytes: &[u8], index: u32, glyphs: &BTreeMap<char, u16>) -> Result<(), String> {
    let mut remapper = GlyphRemapper::new();
    for glyph in glyphs.values() {
        remapper.remap(*glyph);
    }
    subset(bytes, index, &remapper).map(|_| ())
}

/// Advances of the embedded glyphs in thousandths of an em, as the file states them.
type Advances = BTreeMap<char, f64>;

fn embed(fonts: &Fonts, bank: Bank, characters: &BTreeMap<char, u16>) -> Result<(ParsedFont, Advances), PressError> {
    let failed = |reason: String| PressError::CannotEmbed { face: bank.face, reason };
    let glyphs = characters.values().copied().collect();
    let (cut, index) = fonts.cut(bank.face, &glyphs).ok_or_else(|| failed("its file cannot be read".to_string()))?;
    let mut remapper = GlyphRemapper::new();
    let mut digest = Sha256::new();
    let mut renumbered = BTreeMap::new();
    for (character, glyph) in characters {
        renumbered.insert(*character, remapper.remap(cut.number(*glyph)));
        digest.update(u32::from(*character).to_be_bytes());
    }
    let mut font = subset(&cut.bytes, index, &remapper).map_err(failed)?;
    let tag: String = digest.finalize().iter().take(6).map(|b| char::from(b'A' + b % 26)).collect();
    font.font_name = Some(format!("{tag}+{}", fonts.name(bank.face)));
    let mut advances = Advances::new();
    for (character, glyph) in renumbered {
        font.set_codepoint_mapping(u32::from(character), glyph);
        if bank.narrow {
            font.set_glyph_width(glyph, font.units_per_em / 2);
        }
        let units = f64::from(font.get_glyph_width(glyph).unwrap_or(0));
        let em = f64::from(font.units_per_em.max(1));
        // printpdf states whole thousandths, cut off; the pen moves by what is stated.
        advances.insert(character, (units * 1000.0 / em).floor());
    }
    Ok((font, advances))
}

struct PageWriter<'a> {
    banks: &'a Banks,
    widths: &'a BTreeMap<Bank, Advances>,
    height: f64,
    ops: Vec<Op>,
    in_text: bool,
    font: Option<(Bank, f64)>,
    spacing: f64,
    fill: Option<Ink>,
    stroke: Option<Stroke>,
}

/// Thousandths of a point: finer than any printer, short in the file.
fn pt(value: f64) -> Pt {
    Pt(((value * 1000.0).round() / 1000.0) as f32)
}

fn color(ink: Ink) -> Color {
    let part = |v: u8| ((f64::from(v) / 255.0 * 1000.0).round() / 1000.0) as f32;
    Color::Rgb(Rgb { r: part(ink.0), g: part(ink.1), b: part(ink.2), icc_profile: None })
}

impl<'a> PageWriter<'a> {
    fn write(page: &Page, banks: &'a Banks, widths: &'a BTreeMap<Bank, Advances>) -> PdfPage {
        let mut writer = PageWriter {
            banks,
            widths,
            height: page.height,
            ops: Vec::new(),
            in_text: false,
            font: None,
            spacing: 0.0,
            fill: None,
            stroke: None,
        };
        for item in &page.items {
            match item {
                Item::Run(run) => writer.run(run),
                Item::Rule(rule) => {
                    writer.leave_text();
                    writer.set_stroke(rule.stroke);
                    let points = vec![writer.point(rule.from), writer.point(rule.to)];
                    writer.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
                }
                Item::Shape(shape) => writer.shape(shape),
            }
        }
        writer.leave_text();
        PdfPage::new(pt(page.width).into(), pt(page.height).into(), writer.ops)
    }

    fn point(&self, (x, y): (f64, f64)) -> LinePoint {
        LinePoint { p: Point { x: pt(x), y: pt(self.height - y) }, bezier: false }
    }

    fn leave_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    fn set_fill(&mut self, ink: Ink) {
        if self.fill != Some(ink) {
            self.ops.push(Op::SetFillColor { col: color(ink) });
            self.fill = Some(ink);
        }
    }

    fn set_stroke(&mut self, stroke: Stroke) {
        if self.stroke == Some(stroke) {
            return;
        }
        let pattern = match stroke.dash {
            None => LineDashPattern::default(),
            Some((dash, gap)) => LineDashPattern::new(0.0, &[dash as f32, gap as f32]),
        };
        self.ops.push(Op::SetOutlineThickness { pt: pt(stroke.width) });
        self.ops.push(Op::SetOutlineColor { col: color(stroke.ink) });
        self.ops.push(Op::SetLineDashPattern { dash: pattern });
        self.stroke = Some(stroke);
    }

    fn shape(&mut self, shape: &crate::sheet::Shape) {
        self.leave_text();
        if let Some(stroke) = shape.stroke {
            self.set_stroke(stroke);
        }
        if let Some(ink) = shape.fill {
            self.set_fill(ink);
        }
        let points: Vec<LinePoint> = shape.points.iter().map(|p| self.point(*p)).collect();
        let mode = match (shape.fill, shape.stroke) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (Some(_), None) => PaintMode::Fill,
            (None, _) => PaintMode::Stroke,
        };
        if shape.closed || shape.fill.is_some() {
            self.ops.push(Op::DrawPolygon {
                polygon: Polygon { rings: vec![PolygonRing { points }], mode, winding_order: WindingOrder::NonZero },
            });
        } else {
            self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
        }
    }

    /// A run, cut where its bank changes.
    fn run(&mut self, run: &Run) {
        let bank_of = |at: usize| {
            let key = (run.face, run.glyphs[at].character, is_squeezed(run, at));
            self.banks.of.get(&key).copied()
        };
        let mut from = 0;
        while from < run.glyphs.len() {
            let bank = bank_of(from);
            let mut to = from + 1;
            while to < run.glyphs.len() && bank_of(to) == bank {
                to += 1;
            }
            if let Some(bank) = bank {
                self.text(run, bank, from, to);
            }
            from = to;
        }
    }

    fn text(&mut self, run: &Run, bank: Bank, from: usize, to: usize) {
        let Some(advances) = self.widths.get(&bank) else {
            return;
        };
        let glyphs = &run.glyphs[from..to];
        // What stands between a glyph's own advance and the next glyph.
        let gaps: Vec<f64> = glyphs
            .windows(2)
            .map(|w| {
                let own = advances.get(&w[0].character).copied().unwrap_or(0.0);
                round3(w[1].along - w[0].along - own * run.size / 1000.0)
            })
            .collect();
        let spacing = most_common(&gaps);
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        if self.font != Some((bank, run.size)) {
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(FontId(bank.resource())), size: pt(run.size) });
            self.font = Some((bank, run.size));
        }
        self.set_fill(run.ink);
        if self.spacing != spacing {
            self.ops.push(Op::SetCharacterSpacing { multiplier: spacing as f32 });
            self.spacing = spacing;
        }
        let turn = run.angle.to_radians();
        let (sin, cos) = (round3(turn.sin()), round3(turn.cos()));
        let along = glyphs[0].along;
        let x = pt(run.x + along * turn.cos());
        let y = pt(self.height - run.y + along * turn.sin());
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([cos as f32, sin as f32, -sin as f32, cos as f32, x.0, y.0]) });
        let mut items = Vec::new();
        let mut text = String::new();
        for (i, glyph) in glyphs.iter().enumerate() {
            text.push(glyph.character);
            let more = gaps.get(i).map_or(0.0, |gap| round3(gap - spacing));
            if more.abs() > 0.002 {
                items.push(TextItem::Text(std::mem::take(&mut text)));
                items.push(TextItem::Offset(round3(-more * 1000.0 / run.size) as f32));
            }
        }
        if !text.is_empty() {
            items.push(TextItem::Text(text));
        }
        self.ops.push(Op::ShowText { items });
    }
}

fn round3(value: f64) -> f64 {
    // Adding zero turns -0 into 0, which would print differently.
    (value * 1000.0).round() / 1000.0 + 0.0
}

fn most_common(gaps: &[f64]) -> f64 {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for gap in gaps {
        *counts.entry((gap * 1000.0).round() as i64).or_default() += 1;
    }
    counts.iter().max_by_key(|(_, n)| **n).map_or(0.0, |(gap, _)| *gap as f64 / 1000.0)
}
