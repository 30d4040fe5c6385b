//! Every glyph of the bundle, cut out and drawn, beside the same glyph in its maker's file.

use ttf_parser::{Face, OutlineBuilder};

use super::*;
use crate::font_file::{FontFile, Opened};

/// What a glyph is drawn with, word for word.
#[derive(Default, PartialEq)]
struct Words(Vec<(char, [u32; 6])>);

impl Words {
    fn say(&mut self, letter: char, numbers: [f32; 6]) {
        self.0.push((letter, numbers.map(f32::to_bits)));
    }

    fn of(face: &Face<'_>, glyph: u16) -> Self {
        let mut words = Words::default();
        let _ = face.outline_glyph(GlyphId(glyph), &mut words);
        words
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

#[test]
fn every_glyph_of_the_bundle_is_cut_out_as_it_is() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/fonts");
    for name in
        ["FandolFang-Regular.otf", "FandolKai-Regular.otf", "NotoSansSC-Regular.otf", "NotoSerifSC-Regular.otf", "NotoSerifSCBold-8105.otf"]
    {
        let bytes: Arc<[u8]> = std::fs::read(folder.join(name)).unwrap().into();
        let whole = Face::parse(&bytes, 0).unwrap();
        let glyphs: Vec<u16> = (1..whole.number_of_glyphs()).collect();
        // Few at a time are read otherwise than many.
        for (some, stride) in [(5, 61), (4000, 1)] {
            let opened = Opened::new(FontFile::Whole(bytes.clone()).in_parts());
            for chunk in glyphs.chunks(some).step_by(stride) {
                let cut = opened.cut(&chunk.iter().copied().collect()).unwrap();
                let face = Face::parse(&cut.bytes, 0).unwrap();
                for glyph in chunk {
                    let own = cut.number(*glyph);
                    assert!(own > 0 && Words::of(&face, own) == Words::of(&whole, *glyph), "{name}: glyph {glyph} is drawn otherwise");
                    assert_eq!(face.glyph_hor_advance(GlyphId(own)), whole.glyph_hor_advance(GlyphId(*glyph)), "{name}: glyph {glyph}");
                }
            }
        }
    }
}
