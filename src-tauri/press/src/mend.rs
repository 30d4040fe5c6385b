//! Mends what printpdf gets wrong or leaves to chance in its document: version, language, dates,
//! identity, outline. Never touches a page.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use sha2::{Digest, Sha256};

use crate::PressError;
use crate::pdf::About;
use crate::sheet::Sheets;

/// What printpdf gets wrong or leaves to chance: version, language, dates, identity, outline.
pub(crate) fn mend(raw: &mut lopdf::Document, sheets: &Sheets, about: &About) -> Result<(), PressError> {
    let broken = |e: lopdf::Error| PressError::CannotWrite { reason: e.to_string() };
    raw.version = "1.7".to_string();
    let pages: Vec<ObjectId> = raw.page_iter().collect();
    let outline = outline(raw, sheets, &pages);
    let catalog = raw.catalog_mut().map_err(broken)?;
    catalog.set("Lang", literal(b"zh-CN"));
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    }
    let m = about.made_at;
    let date = format!("D:{:04}{:02}{:02}{:02}{:02}{:02}+08'00'", m.year, m.month, m.day, m.hour, m.minute, m.second);
    let mut info = Dictionary::new();
    info.set("Title", utf16(&sheets.title));
    info.set("Producer", utf16(&about.producer));
    info.set("CreationDate", literal(date.as_bytes()));
    info.set("ModDate", literal(date.as_bytes()));
    let info = raw.add_object(info);
    if let Ok(old) = raw.trailer.get(b"Info").and_then(Object::as_reference) {
        raw.objects.remove(&old);
    }
    raw.trailer.set("Info", info);
    let mut digest = Sha256::new();
    digest.update(crate::text::words(sheets).as_bytes());
    digest.update(format!("{}{about:?}", sheets.title).as_bytes());
    let identity = Object::String(digest.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    raw.trailer.set("ID", Object::Array(vec![identity.clone(), identity]));
    Ok(())
}

fn literal(bytes: &[u8]) -> Object {
    Object::String(bytes.to_vec(), StringFormat::Literal)
}

fn utf16(text: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Bookmarks nested by level, in document order.
fn outline(raw: &mut lopdf::Document, sheets: &Sheets, pages: &[ObjectId]) -> Option<ObjectId> {
    if sheets.bookmarks.is_empty() {
        return None;
    }
    let root = raw.new_object_id();
    let ids: Vec<ObjectId> = sheets.bookmarks.iter().map(|_| raw.new_object_id()).collect();
    let levels: Vec<u8> = sheets.bookmarks.iter().map(|b| b.level).collect();
    let parents = parents(&levels);
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (i, parent) in parents.iter().enumerate() {
        children.entry(*parent).or_default().push(i);
    }
    let family = |dictionary: &mut Dictionary, own: Option<usize>| {
        if let Some(kids) = children.get(&own)
            && let (Some(first), Some(last)) = (kids.first(), kids.last())
        {
            dictionary.set("First", ids[*first]);
            dictionary.set("Last", ids[*last]);
            dictionary.set("Count", kids.len() as i64);
        }
    };
    for (i, bookmark) in sheets.bookmarks.iter().enumerate() {
        let mut entry = Dictionary::new();
        entry.set("Title", utf16(&bookmark.title));
        entry.set("Parent", parents[i].map_or(root, |p| ids[p]));
        if let (Some(page), Some(sheet)) = (pages.get(bookmark.page), sheets.pages.get(bookmark.page)) {
            entry.set(
                "Dest",
                Object::Array(vec![
                    (*page).into(),
                    Object::Name(b"XYZ".to_vec()),
                    Object::Null,
                    Object::Real((sheet.height - bookmark.y).round() as f32),
                    Object::Null,
                ]),
            );
        }
        let siblings = &children[&parents[i]];
        let at = siblings.iter().position(|s| *s == i).unwrap_or(0);
        if at > 0 {
            entry.set("Prev", ids[siblings[at - 1]]);
        }
        if let Some(next) = siblings.get(at + 1) {
            entry.set("Next", ids[*next]);
        }
        family(&mut entry, Some(i));
        raw.objects.insert(ids[i], Object::Dictionary(entry));
    }
    let mut top = Dictionary::new();
    top.set("Type", Object::Name(b"Outlines".to_vec()));
    family(&mut top, None);
    // With every entry open, the root counts them all.
    top.set("Count", sheets.bookmarks.len() as i64);
    raw.objects.insert(root, Object::Dictionary(top));
    Some(root)
}

/// The nearest earlier heading of a higher rank.
fn parents(levels: &[u8]) -> Vec<Option<usize>> {
    levels.iter().enumerate().map(|(i, level)| (0..i).rev().find(|&j| levels[j] < *level)).collect()
}
