//! The two light faces of the bundle beside their makers' files: the same characters, widths and
//! contours, every line within a thousandth of an em of the maker's, and the same bytes as
//! `examples/lighten` makes of them today. Never a sample where all can be looked at.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

#[expect(dead_code, reason = "the whole program: only its parts are called here")]
#[path = "../examples/lighten/main.rs"]
mod lighten;

use lighten::outline::{NEAR, Pen, Piece, Point};
use ttf_parser::{Face, GlyphId};

const FACES: [&str; 2] = ["FandolFang-Regular.otf", "FandolKai-Regular.otf"];

fn files(name: &str) -> (Vec<u8>, Vec<u8>) {
    let maker = common::repository("src-tauri/press/faces").join(name);
    (std::fs::read(maker).unwrap(), common::face(name).to_vec())
}

fn contours(face: &Face<'_>, glyph: u16) -> Vec<Vec<Piece>> {
    let mut pen = Pen::default();
    let _ = face.outline_glyph(GlyphId(glyph), &mut pen);
    pen.contours
}

/// Places along pieces, at most so far from each other and many where they bend.
fn plotted(pieces: &[Piece], apart: f64) -> Vec<Point> {
    let places = |piece: &Piece| {
        let legs = piece.points.windows(2).map(|w| (w[1].0 - w[0].0).hypot(w[1].1 - w[0].1));
        let steps = (legs.sum::<f64>() / apart).ceil().max(24.0 / apart) as usize;
        let piece = *piece;
        (0..=steps).map(move |n| piece.at(n as f64 / steps as f64))
    };
    pieces.iter().flat_map(places).collect()
}

/// The longest way from a place of one line to the nearest of the other. Both lead the same way, so that
/// the nearest is looked for `about` so far from where the one before was: never found nearer than it is.
fn farthest(from: &[Point], to: &[Point], about: usize) -> f64 {
    let off = |p: &Point, w: &[Point]| {
        let (way, here) = ((w[1].0 - w[0].0, w[1].1 - w[0].1), (p.0 - w[0].0, p.1 - w[0].1));
        let along = (here.0 * way.0 + here.1 * way.1) / (way.0 * way.0 + way.1 * way.1).max(1e-12);
        let t = along.clamp(0.0, 1.0);
        let (x, y) = (here.0 - t * way.0, here.1 - t * way.1);
        x * x + y * y
    };
    let (mut at, mut most) = (0usize, 0.0f64);
    for p in from {
        let range = at.saturating_sub(about)..at.saturating_add(about).min(to.len() - 1);
        let nearest = range.map(|n| (off(p, &to[n..n + 2]), n)).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        at = nearest.1;
        most = most.max(nearest.0);
    }
    most.sqrt()
}

/// How far a light contour lies from its maker's, piece by piece of the light one: each begins and ends
/// where some of the maker's does, and they follow each other in the same order. None where they do not.
fn off(light: &[Piece], maker: &[Piece]) -> Option<f64> {
    let begins = (0..maker.len()).filter(|n| maker[*n].points[0] == light[0].points[0]);
    begins
        .filter_map(|begin| {
            let mut rest: Vec<Piece> = maker.to_vec();
            rest.rotate_left(begin);
            let (mut rest, mut most) = (&rest[..], 0.0f64);
            for piece in light {
                let ends = (1..=rest.len()).filter(|n| rest[n - 1].points[3] == piece.points[3]);
                let measured = |n: usize, apart: f64, about: usize| {
                    let (ours, theirs) = (plotted(&[*piece], apart), plotted(&rest[..n], apart));
                    farthest(&ours, &theirs, about).max(farthest(&theirs, &ours, about))
                };
                let way = |n: usize| match &rest[..n] {
                    [kept] if kept == piece => (n, 0.0),
                    // Looked at again with all care where it seems far.
                    _ => (n, Some(measured(n, 2.0, 8)).filter(|far| *far < 0.96 * NEAR).unwrap_or_else(|| measured(n, 1.0, usize::MAX))),
                };
                let (used, far) = ends.take(3).map(way).min_by(|a, b| a.1.total_cmp(&b.1))?;
                most = most.max(far);
                rest = &rest[used..];
            }
            rest.is_empty().then_some(most)
        })
        .min_by(f64::total_cmp)
}

#[test]
fn every_line_lies_within_a_thousandth_of_its_makers() {
    for name in FACES {
        let (maker, light) = files(name);
        let (maker, light) = (Face::parse(&maker, 0).unwrap(), Face::parse(&light, 0).unwrap());
        assert_eq!(maker.number_of_glyphs(), light.number_of_glyphs());
        let (mut pieces, mut most) = ((0, 0), 0.0f64);
        for glyph in 0..maker.number_of_glyphs() {
            let (theirs, ours) = (contours(&maker, glyph), contours(&light, glyph));
            assert_eq!(theirs.len(), ours.len(), "{name}, glyph {glyph}: contours lost or added");
            for (theirs, ours) in theirs.iter().zip(&ours) {
                let far = off(ours, theirs).unwrap_or(f64::MAX);
                assert!(far <= NEAR, "{name}, glyph {glyph}: off by {far}");
                most = most.max(far);
                pieces = (pieces.0 + theirs.len(), pieces.1 + ours.len());
            }
        }
        assert!(most > 0.5 && pieces.1 * 3 < pieces.0 * 2, "{name}: nothing was made lighter, {pieces:?}, {most}");
    }
}

#[test]
fn nothing_but_outlines_and_version_is_changed() {
    for name in FACES {
        let (maker, light) = files(name);
        let (maker, light) = (Face::parse(&maker, 0).unwrap(), Face::parse(&light, 0).unwrap());
        let (before, after) = (maker.raw_face(), light.raw_face());
        assert_eq!(before.table_records.len(), after.table_records.len());
        for record in before.table_records {
            let (theirs, ours) = (before.table(record.tag).unwrap(), after.table(record.tag).unwrap());
            match &record.tag.to_bytes() {
                b"CFF " => assert!(ours.len() * 10 < theirs.len() * 7, "{name}: {} bytes", ours.len()),
                // But for the sum of the file.
                b"head" => assert!(theirs[..8] == ours[..8] && theirs[12..] == ours[12..], "{name}: head"),
                b"name" => assert!(ours.len() > theirs.len()),
                tag => assert!(theirs == ours, "{name}: {}", String::from_utf8_lossy(tag)),
            }
        }
        let said = |face: &Face<'_>, id| face.names().into_iter().find(|n| n.name_id == id && n.is_unicode()).unwrap().to_string().unwrap();
        assert_eq!(said(&light, 6), said(&maker, 6));
        assert_eq!(said(&light, 5), format!("{}; outlines lightened for Lianfang, November 2026", said(&maker, 5)));
    }
}

#[test]
fn the_program_makes_the_same_outlines_today() {
    for name in FACES {
        let (maker, light) = files(name);
        let face = Face::parse(&maker, 0).unwrap();
        let widths = lighten::font::widths(&maker).unwrap();
        let kept = lighten::font::outlines(&light).unwrap();
        assert_eq!(kept.len(), usize::from(face.number_of_glyphs()));
        // Each glyph is made for itself; all of them take a minute.
        for glyph in (0..face.number_of_glyphs()).step_by(211) {
            let made = lighten::glyph(&face, glyph, widths);
            assert!(made == kept[usize::from(glyph)], "{name}: glyph {glyph} comes out otherwise: run `cargo xtask faces`");
        }
        // And what is beside them.
        let outlines: Vec<Vec<u8>> = kept.iter().map(|outline| outline.to_vec()).collect();
        assert!(lighten::font::with_outlines(&maker, &outlines).unwrap() == light, "{name}: run `cargo xtask faces`");
    }
}
