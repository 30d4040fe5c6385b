//! Writes sheets as PDF 1.7: faces embedded as subsets, text that can be searched and copied,
//! nested bookmarks. The only file that knows printpdf; never asks for the time or a random number.

use std::collections::BTreeMap;

use printpdf::{
    FontId, FontMetrics, FontType, Op, ParsedFont, PdfDocument, PdfFontHandle, PdfFontMetricsStub, PdfPage, PdfSaveOptions, Pt, TextItem,
};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;
use ttf_parser::GlyphId;

use crate::PressError;
use crate::bank::{Bank, Banks};
use crate::content::{Code, Codes};
use crate::fonts::Fonts;
use crate::sheet::{Page, Sheets};

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
    let mut codes = Codes::new();
    let mut ops = vec![Op::StartTextSection];
    for (bank, characters) in &banks.used {
        let (font, own) = embed(fonts, *bank, characters)?;
        let id = FontId(bank.resource());
        ops.push(Op::SetFont { font: PdfFontHandle::External(id.clone()), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::Text(own.keys().collect())] });
        document.resources.fonts.map.insert(id, printpdf::PdfFont::new(font));
        codes.insert(*bank, own);
    }
    ops.push(Op::EndTextSection);
    // printpdf embeds the characters that it is shown: every one stands once on its first page. What
    // stands on the pages is written by ourselves.
    let page = |page: &Page| PdfPage::new(pt(page.width).into(), pt(page.height).into(), std::mem::take(&mut ops));
    document.with_pages(sheets.pages.iter().map(page).collect());
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let mut raw = document.to_lopdf_document(&options, &mut warnings);
    drop(document);
    crate::mend::mend(&mut raw, sheets, about)?;
    let contents = crate::mend::share_resources(&mut raw)?;
    let pages = sheets.pages.iter().map(|page| crate::content::content(page, &banks, &codes));
    crate::bind::bind(raw, contents.into_iter().zip(pages))
}

/// Thousandths of a point.
fn pt(value: f64) -> Pt {
    Pt(((value * 1000.0).round() / 1000.0) as f32)
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

/// A bank's characters as a font to be embedded.
fn embed(fonts: &Fonts, bank: Bank, characters: &BTreeMap<char, u16>) -> Result<(ParsedFont, BTreeMap<char, Code>), PressError> {
    let failed = |reason: String| PressError::CannotEmbed { face: bank.face, reason };
    let unread = || failed("its file cannot be read".to_string());
    let mut digest = Sha256::new();
    characters.keys().for_each(|character| digest.update(u32::from(*character).to_be_bytes()));
    let tag: String = digest.finalize().iter().take(6).map(|b| char::from(b'A' + b % 26)).collect();
    let name = format!("{tag}+{}", fonts.name(bank.face));
    let open = fonts.open();
    let face = open.face(bank.face).ok_or_else(unread)?;
    let glyphs: Vec<(u16, u16)> = characters.values().map(|g| (*g, face.glyph_hor_advance(GlyphId(*g)).unwrap_or(0))).collect();
    let (mut font, numbers): (ParsedFont, Vec<u16>) = match fonts.embedded(bank.face, &name, &glyphs) {
        Some(outlines) => {
            let advances = glyphs.iter().map(|(_, advance)| *advance);
            (described(face, outlines.map_err(|e| failed(e.to_string()))?, advances), (1..).take(glyphs.len()).collect())
        }
        None => {
            let (cut, index) = fonts.cut(bank.face, &characters.values().copied().collect()).ok_or_else(unread)?;
            let mut remapper = GlyphRemapper::new();
            let numbers = characters.values().map(|glyph| remapper.remap(cut.number(*glyph))).collect();
            (subset(&cut.bytes, index, &remapper).map_err(failed)?, numbers)
        }
    };
    font.font_name = Some(name);
    let mut codes = BTreeMap::new();
    for (character, glyph) in characters.keys().zip(numbers) {
        font.set_codepoint_mapping(u32::from(*character), glyph);
        if bank.narrow {
            font.set_glyph_width(glyph, font.units_per_em / 2);
        }
        let units = f64::from(font.get_glyph_width(glyph).unwrap_or(0));
        let em = f64::from(font.units_per_em.max(1));
        // printpdf states whole thousandths, cut off; the pen moves by what is stated.
        codes.insert(*character, Code { number: glyph, advance: (units * 1000.0 / em).floor() });
    }
    Ok((font, codes))
}

/// What printpdf would read from a font of these outlines, numbered from 1, if the face's own tables
/// stood beside them.
fn described(face: &ttf_parser::Face<'_>, outlines: Vec<u8>, advances: impl Iterator<Item = u16>) -> ParsedFont {
    let (bounds, tables, units_per_em) = (face.global_bounding_box(), face.tables(), face.units_per_em());
    ParsedFont {
        original_bytes: crate::font_file::font(&[(*b"CFF ", outlines)]),
        font_index: 0,
        font_name: None,
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: (1..).zip(advances).collect(),
        units_per_em,
        font_metrics: FontMetrics { ascent: tables.hhea.ascender, descent: tables.hhea.descender },
        font_type: FontType::OpenTypeCFF(()),
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em,
            x_min: bounds.x_min,
            y_min: bounds.y_min,
            x_max: bounds.x_max,
            y_max: bounds.y_max,
            us_weight_class: tables.os2.map_or(0, |os2| os2.weight().to_number()),
            ..PdfFontMetricsStub::default()
        },
    }
}
