//! Every character of the bundle's faces, read back from the font in a finished file, beside the glyph in
//! the face: drawn word for word the same. Never a sample.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use press::sheet::{Glyph, Ink, Item, Page, Run, Sheets};
use press::{Face, Fonts};
use ttf_parser::{GlyphId, OutlineBuilder};

const FACES: [(Face, &str); 5] = [
    (Face::FangSong, "FandolFang-Regular.otf"),
    (Face::Kai, "FandolKai-Regular.otf"),
    (Face::Hei, "NotoSansSC-Regular.otf"),
    (Face::Song, "NotoSerifSC-Regular.otf"),
    (Face::XiaoBiaoSong, "NotoSerifSCBold-8105.otf"),
];

/// What a glyph is drawn with, word for word.
#[derive(Default, PartialEq)]
struct Words(Vec<(char, [u32; 6])>);

impl Words {
    fn say(&mut self, letter: char, numbers: [f32; 6]) {
        self.0.push((letter, numbers.map(f32::to_bits)));
    }
}

impl OutlineBuilder for Words {
    fn move_to(&mut self, x: f32, y: f32) {
        self.say('m', [x, y, 0.0, 0.0, 0.0, 0.0]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.say('l', [x, y, 0.0, 0.0, 0.0, 0.0]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.say('q', [x1, y1, x, y, 0.0, 0.0]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.say('c', [x1, y1, x2, y2, x, y]);
    }

    fn close(&mut self) {
        self.say('z', [0.0; 6]);
    }
}

/// The glyphs that characters have, each with the first character that has it, in the characters' order.
fn characters(face: &ttf_parser::Face<'_>) -> BTreeMap<char, u16> {
    let (mut all, mut taken) = (BTreeMap::new(), BTreeSet::new());
    let mut codes = BTreeSet::new();
    for table in face.tables().cmap.unwrap().subtables.into_iter().filter(|table| table.is_unicode()) {
        table.codepoints(|code| {
            codes.insert(code);
        });
    }
    for character in codes.into_iter().filter_map(char::from_u32) {
        let glyph = face.glyph_index(character).unwrap_or_default().0;
        if glyph != 0 && taken.insert(glyph) {
            all.insert(character, glyph);
        }
    }
    all
}

/// The font in a file that draws these characters.
fn embedded(fonts: &Fonts, face: Face, characters: &[(char, u16)]) -> Vec<u8> {
    let glyph = |(n, (character, id)): (usize, &(char, u16))| Glyph { id: *id, character: *character, along: n as f64 * 10.0 };
    let glyphs = characters.iter().enumerate().map(glyph).collect();
    let run = Run { face, size: 10.0, ink: Ink::BLACK, x: 0.0, y: 0.0, angle: 0.0, glyphs };
    let page = Page { width: 100.0, height: 100.0, items: vec![Item::Run(run)] };
    let sheets = Sheets { title: String::new(), pages: vec![page], bookmarks: Vec::new() };
    let bytes = press::pdf::write(&sheets, fonts, &common::about()).unwrap();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let mut programs = document.objects.values().filter_map(|object| object.as_stream().ok()).filter(|stream| {
        let kind = stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name);
        kind.is_ok_and(|kind| kind == b"CIDFontType0C")
    });
    let program = programs.next().unwrap().decompressed_content().unwrap();
    assert!(programs.next().is_none(), "one face is one font here");
    program
}

#[test]
fn every_character_is_embedded_as_its_face_draws_it() {
    for (which, name) in FACES {
        let bytes = common::face(name);
        let face = ttf_parser::Face::parse(&bytes, 0).unwrap();
        let all: Vec<(char, u16)> = characters(&face).into_iter().collect();
        assert!(all.len() > 8000, "{name}");
        // Few are read from the file otherwise than many.
        for (some, stride) in [(5, 997), (6000, 1)] {
            let fonts = common::fonts_in_parts();
            for part in all.chunks(some).step_by(stride) {
                let program = embedded(&fonts, which, part);
                let font = ttf_parser::cff::Table::parse(&program).unwrap();
                assert_eq!(usize::from(font.number_of_glyphs()), part.len() + 1);
                for (number, (character, glyph)) in (1..).zip(part) {
                    let (mut wanted, mut found) = (Words::default(), Words::default());
                    let _ = face.outline_glyph(GlyphId(*glyph), &mut wanted);
                    let _ = font.outline(GlyphId(number), &mut found);
                    assert!(wanted == found, "{name}: {character} is drawn otherwise");
                }
            }
        }
    }
}
