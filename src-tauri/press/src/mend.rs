//! Mends what printpdf gets wrong or leaves to chance in its document: version, language, dates,
//! identity, properties, colour, outline. Never touches a page.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat};
use sha2::{Digest, Sha256};

use crate::PressError;
use crate::pdf::About;
use crate::sheet::Sheets;

/// What printpdf gets wrong or leaves to chance.
pub(crate) fn mend(raw: &mut lopdf::Document, sheets: &Sheets, about: &About) -> Result<(), PressError> {
    let broken = |e: lopdf::Error| PressError::CannotWrite { reason: e.to_string() };
    raw.version = "1.7".to_string();
    let pages: Vec<ObjectId> = raw.page_iter().collect();
    let outline = outline(raw, sheets, &pages);
    let properties = raw.add_object(properties(sheets, about));
    let intent = intent(raw);
    let catalog = raw.catalog_mut().map_err(broken)?;
    catalog.set("Metadata", properties);
    catalog.set("OutputIntents", Object::Array(vec![intent]));
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

/// Gives every page the resources of the first, which has all fonts, and says where each page's content
/// belongs.
pub(crate) fn share_resources(raw: &mut lopdf::Document) -> Result<Vec<ObjectId>, PressError> {
    let broken = |e: lopdf::Error| PressError::CannotWrite { reason: e.to_string() };
    let pages: Vec<ObjectId> = raw.page_iter().collect();
    let mut shared = None;
    let mut contents = Vec::with_capacity(pages.len());
    for id in pages {
        let content = raw.new_object_id();
        let page = raw.get_object_mut(id).and_then(Object::as_dict_mut).map_err(broken)?;
        let own = page.get(b"Resources").cloned().map_err(broken)?;
        let (old, first) = (page.get(b"Contents").cloned(), shared.get_or_insert_with(|| own.clone()).clone());
        let superfluous = first != own;
        page.set("Resources", first);
        page.set("Contents", content);
        let unused = if superfluous { vec![Ok(own), old] } else { vec![old] };
        for unused in unused.into_iter().flatten() {
            if let Ok(id) = unused.as_reference() {
                raw.objects.remove(&id);
            }
        }
        contents.push(content);
    }
    Ok(contents)
}

/// The same title, producer and dates as XMP, which archives read.
fn properties(sheets: &Sheets, about: &About) -> Stream {
    let m = about.made_at;
    let date = format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+08:00", m.year, m.month, m.day, m.hour, m.minute, m.second);
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let (title, producer) = (escaped(&sheets.title), escaped(&about.producer));
    let packet = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>\
         <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
         <pdf:Producer>{producer}</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
    );
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", Object::Name(b"Metadata".to_vec()));
    dictionary.set("Subtype", Object::Name(b"XML".to_vec()));
    Stream::new(dictionary, packet.into_bytes())
}

/// What the colours mean: sRGB.
fn intent(raw: &mut lopdf::Document) -> Object {
    let mut profile = Dictionary::new();
    profile.set("N", 3);
    profile.set("Alternate", Object::Name(b"DeviceRGB".to_vec()));
    let profile = raw.add_object(Stream::new(profile, crate::srgb::profile()));
    let mut intent = Dictionary::new();
    intent.set("Type", Object::Name(b"OutputIntent".to_vec()));
    intent.set("S", Object::Name(b"GTS_PDFA1".to_vec()));
    intent.set("OutputConditionIdentifier", literal(b"sRGB IEC61966-2.1"));
    intent.set("RegistryName", literal(b"http://www.color.org"));
    intent.set("Info", literal(b"sRGB IEC61966-2.1"));
    intent.set("DestOutputProfile", profile);
    Object::Dictionary(intent)
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
