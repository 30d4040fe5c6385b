//! The Chinese faces installed on this machine, for the settings to choose from. Never decides which
//! face sets what, and never hands a font's bytes to the page.

use std::path::PathBuf;

use fontdb::{Database, FaceInfo, Language, Source, Style};

/// A face that a page can be set in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Installed {
    /// Its family as the person knows it: the Chinese name where it has one, with the weight where that is not the regular one.
    pub family: String,
    /// Its file.
    pub file: PathBuf,
    /// Which face of a collection.
    pub index: u32,
}

/// Characters of the office's daily papers: a face without them is not a Chinese one.
const DAILY: [char; 6] = ['镇', '纪', '廉', '险', '预', '警'];

/// Every upright Chinese face of the system, by name.
pub fn installed() -> Vec<Installed> {
    let mut database = Database::new();
    database.load_system_fonts();
    chinese(&database)
}

fn chinese(database: &Database) -> Vec<Installed> {
    let upright = database.faces().filter(|face| face.style == Style::Normal);
    let mut found: Vec<Installed> = upright
        .filter(|face| writes_chinese(database, face))
        .filter_map(|face| Some(Installed { family: name(face), file: file(&face.source)?, index: face.index }))
        .collect();
    found.sort();
    // A collection holds a region's face for each region: one name is one line.
    found.dedup_by(|a, b| a.family == b.family);
    found
}

fn writes_chinese(database: &Database, face: &FaceInfo) -> bool {
    let drawn = |data: &[u8], index| {
        ttf_parser::Face::parse(data, index).is_ok_and(|face| DAILY.iter().all(|character| face.glyph_index(*character).is_some()))
    };
    database.with_face_data(face.id, drawn).unwrap_or(false)
}

fn file(source: &Source) -> Option<PathBuf> {
    match source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
        Source::Binary(_) => None,
    }
}

fn name(face: &FaceInfo) -> String {
    let chinese = face.families.iter().find(|(_, language)| matches!(language, Language::Chinese_PeoplesRepublicOfChina));
    let family = chinese.or(face.families.first()).map_or("", |(family, _)| family.as_str());
    let weight = match face.weight.0 {
        ..350 => "（细）",
        350..=450 => "",
        451..600 => "（中）",
        _ => "（粗）",
    };
    format!("{family}{weight}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_faces_are_found_by_what_they_draw() {
        let mut database = Database::new();
        database.load_fonts_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/fonts"));
        let found = chinese(&database);
        assert!(found.iter().any(|face| face.file.ends_with("NotoSerifSC-Regular.otf")), "{found:?}");
        // The fallback face holds rare characters only.
        assert!(!found.iter().any(|face| face.file.ends_with("GWFallbackKai-Light.ttf")), "{found:?}");
        assert!(found.iter().all(|face| !face.family.is_empty()));
    }
}
