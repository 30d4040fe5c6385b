//! The user's own faces: what a font file says of itself, whether it may be embedded, which of its
//! glyphs fit a Chinese line. Never trusts a font: every glyph of it is looked at before it is set.

use std::collections::BTreeMap;
use std::sync::Arc;

use ttf_parser::{GlyphId, Permissions, name_id};

use crate::PressError;
use crate::class::{Class, class_of, gives_after};
use crate::fonts::Role;

/// A face of the user's own: a file and, of a collection, which face of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFace {
    /// The file: OpenType, TrueType, or a collection (.ttc) of either.
    pub bytes: Arc<[u8]>,
    /// The face's number in the file, from 0; 0 where the file is one face.
    pub index: u32,
}

/// A face that a font file offers, for choosing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedFace {
    /// Its number in the file, from 0.
    pub index: u32,
    /// Its full name, in Chinese where it has one.
    pub name: String,
    /// Whether its maker allows embedding subsets of its outlines.
    pub embeddable: bool,
}

/// The faces of a font file; none when it is no font.
pub fn faces_in(bytes: &[u8]) -> Vec<OfferedFace> {
    // A damaged file may claim any number of faces.
    let count = ttf_parser::fonts_in_collection(bytes).unwrap_or(1).min(64);
    (0..count)
        .filter_map(|index| {
            let face = ttf_parser::Face::parse(bytes, index).ok()?;
            Some(OfferedFace { index, name: full_name(&face).unwrap_or_default(), embeddable: is_embeddable(&face) })
        })
        .collect()
}

fn is_embeddable(face: &ttf_parser::Face<'_>) -> bool {
    let outlines = face.tables().os2.is_none_or(|os2| os2.is_outline_embedding_allowed());
    face.permissions() != Some(Permissions::Restricted) && face.is_subsetting_allowed() && outlines
}

/// What the font says under a name number: in Chinese where it can, else in any tongue.
pub(crate) fn said(face: &ttf_parser::Face<'_>, id: u16) -> Option<String> {
    const CHINESE: u16 = 0x0804;
    let all = || face.names().into_iter().filter(|name| name.name_id == id);
    let chinese = all().find(|name| name.is_unicode() && name.language_id == CHINESE);
    let unicode = || all().find(|name| name.is_unicode());
    let text = match chinese.or_else(unicode) {
        Some(name) => name.to_string(),
        None => all().find_map(|name| String::from_utf8(name.name.to_vec()).ok()),
    };
    text.map(|t| t.trim().to_string()).filter(|t| !t.is_empty() && !t.chars().any(char::is_control))
}

pub(crate) fn full_name(face: &ttf_parser::Face<'_>) -> Option<String> {
    said(face, name_id::FULL_NAME).or_else(|| said(face, name_id::FAMILY))
}

/// Refuses a face that cannot be used; says whether its Latin letters and digits may be.
pub(crate) fn check(role: Role, own: &OwnFace) -> Result<bool, PressError> {
    let place = role.own();
    if let Some(count) = ttf_parser::fonts_in_collection(&own.bytes)
        && own.index >= count
    {
        return Err(PressError::NoSuchFace { face: place, index: own.index, count });
    }
    let bad = PressError::BadFont { face: place };
    let face = ttf_parser::Face::parse(&own.bytes, own.index).map_err(|_| bad.clone())?;
    if !is_embeddable(&face) {
        let name = full_name(&face).unwrap_or_default();
        return Err(PressError::FontForbidden { face: place, name });
    }
    let latin = has_fitting_digits(&face, role);
    let trial = trial(&face, latin);
    if trial.is_empty() {
        return Err(bad);
    }
    crate::pdf::try_embedding(&own.bytes, own.index, &trial).map_err(|reason| PressError::CannotEmbed { face: place, reason })?;
    Ok(latin)
}

/// Glyphs that stand for all in the trial: what every paper needs, or whatever the face has.
fn trial(face: &ttf_parser::Face<'_>, latin: bool) -> BTreeMap<char, u16> {
    const USUAL: &str = "0123456789，。、；：？！（）《》“”〔〕中共党纪委员会镇村年月日第号关于的通知书廉政风险预警整改监督检查";
    let drawn = |c: char| {
        let glyph = face.glyph_index(c).filter(|g| g.0 != 0)?;
        let advance = face.glyph_hor_advance(glyph)?;
        let em = f64::from(advance) / f64::from(face.units_per_em());
        fits(face, c, glyph.0, em, latin).then_some((c, glyph.0))
    };
    let usual: BTreeMap<char, u16> = USUAL.chars().filter_map(drawn).collect();
    if !usual.is_empty() {
        return usual;
    }
    let mut any = BTreeMap::new();
    let tables = face.tables().cmap.map(|cmap| cmap.subtables);
    for table in tables.into_iter().flatten().filter(|t| t.is_unicode()) {
        table.codepoints(|code| {
            if any.len() < 64
                && let Some((c, glyph)) = char::from_u32(code).and_then(drawn)
            {
                any.insert(c, glyph);
            }
        });
    }
    any
}

/// Digits all of one width, of about half a cell in running text: others would break the grid.
fn has_fitting_digits(face: &ttf_parser::Face<'_>, role: Role) -> bool {
    let most = if matches!(role, Role::Hei | Role::XiaoBiaoSong) { 0.68 } else { 0.57 };
    let em = f64::from(face.units_per_em());
    let widths: Vec<u16> =
        ('0'..='9').filter_map(|c| face.glyph_index(c).filter(|g| g.0 != 0)).filter_map(|g| face.glyph_hor_advance(g)).collect();
    let even = widths.len() == 10 && widths.iter().all(|w| *w == widths[0]);
    even && (0.4..=most).contains(&(f64::from(widths[0]) / em))
}

/// Whether a glyph can stand in a Chinese line of ours: it draws something, fills its cell, and a
/// mark has its ink in the half where the mainland has it.
pub(crate) fn fits(face: &ttf_parser::Face<'_>, c: char, glyph: u16, advance: f64, latin: bool) -> bool {
    let class = class_of(c);
    if c == ' ' {
        return latin && advance > 0.0;
    }
    let Some(ink) = face.glyph_bounding_box(GlyphId(glyph)) else {
        return false;
    };
    let em = f64::from(face.units_per_em());
    let (left, right) = (f64::from(ink.x_min) / em, f64::from(ink.x_max) / em);
    if c.is_ascii() {
        return latin && advance > 0.0;
    }
    let full = (0.9..=1.1).contains(&advance);
    match class {
        Class::Latin | Class::Unit | Class::Sign => advance > 0.0,
        Class::Dash if c == '—' => full && right - left >= 0.88,
        Class::Open => full && left >= 0.38,
        _ if gives_after(c) => full && right <= 0.62,
        _ => full,
    }
}
