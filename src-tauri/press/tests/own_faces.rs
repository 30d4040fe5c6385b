//! The user's own faces in front of the bundle: collections, any units per em, refusals, what each
//! glyph must be to be used, and the finished PDF. Never a font of the machine: each is cast here or
//! packed from the bundle.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use std::collections::BTreeSet;
use std::sync::Arc;

use common::foundry::{Mould, Sort, collection};
use common::reader::{flat, run, written};
use press::sheet::{Item, Run};
use press::{Face, Fonts, OwnFace, PressError, Role, Sheets, faces_in};

const DIGITS: &str = "0123456789";

fn own(bytes: Vec<u8>, index: u32) -> OwnFace {
    OwnFace { bytes: bytes.into(), index }
}

fn with(role: Role, mould: &Mould) -> Fonts {
    common::fonts().with_own(role, own(mould.cast(), 0)).unwrap()
}

fn laid(fonts: &Fonts, body: &str) -> Sheets {
    let mut paper = common::blue_notice();
    paper.body = vec![body.to_string()];
    paper.slip = None;
    press::notice::lay_out(&paper, fonts).unwrap()
}

fn runs(sheets: &Sheets) -> impl Iterator<Item = &Run> {
    sheets.pages.iter().flat_map(|p| &p.items).filter_map(|i| if let Item::Run(run) = i { Some(run) } else { None })
}

/// The faces that draw a character in running text.
fn faces_of(sheets: &Sheets, c: char) -> BTreeSet<Face> {
    runs(sheets).filter(|r| r.size == 16.0 && r.glyphs.iter().any(|g| g.character == c)).map(|r| r.face).collect()
}

fn assert_embedded(pdf: &str) -> String {
    let fonts = run("pdffonts", &[pdf]);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!rows.is_empty());
    for row in rows {
        let fields: Vec<&str> = row.split_whitespace().collect();
        assert_eq!(fields[fields.len() - 5..fields.len() - 2], ["yes", "yes", "yes"], "{row}");
    }
    fonts
}

#[test]
fn a_face_of_a_collection_draws_what_it_has_and_the_bundle_the_rest() {
    let (cff, glyf) = (common::face("FandolKai-Regular.otf"), common::face("GWFallbackKai-Light.ttf"));
    let file: Arc<[u8]> = collection(&[&cff, &glyf]).into();
    let offered = faces_in(&file);
    assert_eq!(offered.iter().map(|f| (f.index, f.embeddable)).collect::<Vec<_>>(), [(0, true), (1, true)]);
    let text = "经办人䶮㛃𬭚赟昇喆堃，七溪坪镇2026年1月13日——处置。";
    for (index, drawn, left) in [(0, '镇', '喆'), (1, '喆', '镇')] {
        let fonts = common::fonts().with_own(Role::FangSong, OwnFace { bytes: file.clone(), index }).unwrap();
        let sheets = laid(&fonts, text);
        assert_eq!(faces_of(&sheets, drawn), BTreeSet::from([Face::OwnFangSong]), "face {index}");
        assert!(!faces_of(&sheets, left).contains(&Face::OwnFangSong), "face {index}");
        let (_, path) = written(&format!("own-{index}"), &sheets, &fonts);
        let path = path.to_str().unwrap();
        assert_embedded(path);
        run("qpdf", &["--check", path]);
        assert!(flat(&run("pdftotext", &["-enc", "UTF-8", path, "-"])).contains(text));
    }
    let error = common::fonts().with_own(Role::Kai, OwnFace { bytes: file, index: 2 }).unwrap_err();
    assert_eq!(error, PressError::NoSuchFace { face: Face::OwnKai, index: 2, count: 2 });
    assert_eq!(error.to_string(), "自选楷体的字体文件中只有2个字体，没有第3个");
}

#[test]
fn any_units_per_em_set_the_same_lines() {
    let text = "七溪坪镇二〇二六年第12号，三百二十亩";
    let mut mould = Mould::solid("试排仿宋", &format!("{text}{DIGITS}"));
    let places = |sheets: &Sheets| -> Vec<(char, i64, i64)> {
        runs(sheets)
            .flat_map(|r| r.glyphs.iter().map(move |g| (g.character, ((r.x + g.along) * 50.0).round() as i64, (r.y * 50.0).round() as i64)))
            .collect()
    };
    let expected = places(&laid(&with(Role::FangSong, &mould), text));
    for em in [256, 1024, 2048, 4096] {
        mould.em = em;
        let fonts = with(Role::FangSong, &mould);
        let sheets = laid(&fonts, text);
        assert_eq!(faces_of(&sheets, '坪'), BTreeSet::from([Face::OwnFangSong]));
        assert_eq!(places(&sheets), expected, "{em} units");
        let (_, path) = written(&format!("em-{em}"), &sheets, &fonts);
        let path = path.to_str().unwrap();
        assert!(assert_embedded(path).contains("+TestFace-Regular"));
        assert!(flat(&run("pdftotext", &["-enc", "UTF-8", path, "-"])).contains(text), "{em} units");
    }
}

#[test]
fn hhea_metrics_do_not_move_a_line() {
    // The cast face claims lines of 2.3 em; the bundled one 1.1 em.
    let text = "七溪坪镇".repeat(60);
    let lines = |sheets: &Sheets| runs(sheets).map(|r| (r.y * 100.0).round() as i64).collect::<BTreeSet<_>>();
    let own = laid(&with(Role::FangSong, &Mould::solid("试排仿宋", "七溪坪镇")), &text);
    assert_eq!(lines(&own), lines(&laid(&common::fonts(), &text)));
}

/// A face whose marks are those of another region, or no Chinese marks at all.
#[test]
fn a_glyph_that_does_not_fit_a_chinese_line_comes_from_the_bundle() {
    let sort = |c, advance, left, right| -> Sort { (c, advance, left, right) };
    let unfit = [
        sort('—', 0.8, 0.0, 0.8),
        sort('·', 0.3, 0.1, 0.2),
        sort('“', 0.4, 0.1, 0.3),
        sort('，', 1.0, 0.4, 0.6 + 0.1),
        sort('（', 1.0, 0.1, 0.3),
        sort('…', 0.5, 0.0, 0.5),
        sort('坪', 1.0, 0.0, 0.0),
        sort('溪', 0.5, 0.0, 0.5),
    ];
    let fit = [sort('。', 1.0, 0.1, 0.4), sort('《', 1.0, 0.5, 0.9), sort('镇', 1.0, 0.1, 0.9), sort('？', 1.0, 0.2, 0.8)];
    let mut mould = Mould::solid("外来仿宋", "");
    mould.sorts = unfit.iter().chain(&fit).copied().collect();
    let text = "镇溪坪——“张·王”（《李》），如何……？。";
    let sheets = laid(&with(Role::FangSong, &mould), text);
    for (c, ..) in unfit {
        assert!(!faces_of(&sheets, c).contains(&Face::OwnFangSong), "{c}");
    }
    for (c, ..) in fit {
        assert_eq!(faces_of(&sheets, c), BTreeSet::from([Face::OwnFangSong]), "{c}");
    }
}

#[test]
fn digits_of_an_own_face_are_used_when_they_stand_in_half_a_cell() {
    let of = |advance: f64, role: Role| {
        let mut mould = Mould::solid("试排", "镇");
        mould.sorts.extend(DIGITS.chars().map(|c| (c, advance, 0.05, advance - 0.05)));
        let fonts = with(role, &mould);
        let sheets = laid(&fonts, "镇2026");
        faces_of(&sheets, '6')
    };
    assert_eq!(of(0.5, Role::FangSong), BTreeSet::from([Face::OwnFangSong]));
    assert_eq!(of(1.0, Role::FangSong), BTreeSet::from([Face::Song]), "full-width digits");
    assert_eq!(of(0.66, Role::FangSong), BTreeSet::from([Face::Song]), "wide digits would leave the grid");
    assert_eq!(of(0.5, Role::Song), BTreeSet::from([Face::OwnSong]), "仿宋 borrows its digits from 宋体");
}

#[test]
fn dashes_of_all_roles_come_from_the_own_fang_song_when_its_dash_fills_the_cell() {
    let mut mould = Mould::solid("试排仿宋", "镇");
    mould.sorts.push(('—', 1.0, 0.0, 1.0));
    let fonts = with(Role::FangSong, &mould);
    let mut paper = common::blue_notice();
    paper.title = "关于林地——发包的通知书".to_string();
    let sheets = press::notice::lay_out(&paper, &fonts).unwrap();
    let title = runs(&sheets).find(|r| r.size == 22.0 && r.glyphs.iter().any(|g| g.character == '—')).unwrap();
    assert_eq!(title.face, Face::OwnFangSong);
}

#[test]
fn a_face_that_may_not_be_embedded_is_refused_by_its_name() {
    for (fs_type, refused) in [(0, false), (2, true), (4, false), (8, false), (0x100, true), (0x200, true)] {
        let mut mould = Mould::solid("某某仿宋", "镇");
        mould.fs_type = fs_type;
        let bytes = mould.cast();
        assert_eq!(faces_in(&bytes)[0].embeddable, !refused, "{fs_type:#x}");
        let result = common::fonts().with_own(Role::FangSong, own(bytes, 0));
        let forbidden = PressError::FontForbidden { face: Face::OwnFangSong, name: "某某仿宋".to_string() };
        assert_eq!(result.err(), refused.then_some(forbidden), "{fs_type:#x}");
    }
}

#[test]
fn what_is_no_font_is_refused_and_a_broken_one_never_panics() {
    let bundle = common::fonts();
    let refused = |bytes: &[u8]| bundle.clone().with_own(Role::Hei, own(bytes.to_vec(), 0)).unwrap_err();
    for bytes in [&b""[..], b"ttcf", b"OTTO", b"%PDF-1.7 not a font at all", &[0; 4096]] {
        assert_eq!(refused(bytes), PressError::BadFont { face: Face::OwnHei });
        assert!(faces_in(bytes).is_empty());
    }
    // A face without a single usable glyph.
    let mut blank = Mould::solid("空白", "");
    blank.sorts = vec![('镇', 1.0, 0.0, 0.0)];
    assert_eq!(refused(&blank.cast()), PressError::BadFont { face: Face::OwnHei });
    // Cut off and altered files are refused, or whatever of them is used gives a paper.
    let sound = Mould::solid("试排黑体", "七溪坪镇廉政风险预警通知书0123456789").cast();
    let mut bent: Vec<Vec<u8>> = (0..sound.len()).step_by(41).map(|n| sound[..n].to_vec()).collect();
    bent.extend((0..sound.len()).step_by(17).flat_map(|n| {
        [0x00, 0xff].map(|value| {
            let mut altered = sound.clone();
            altered[n] = value;
            altered
        })
    }));
    let mut taken = 0;
    for bytes in bent {
        if let Ok(fonts) = bundle.clone().with_own(Role::FangSong, own(bytes, 0)) {
            taken += 1;
            let sheets = laid(&fonts, "七溪坪镇廉政风险2026");
            assert!(press::svg::page(&sheets, &fonts, 0).is_some());
            let _ = press::pdf::write(&sheets, &fonts, &common::about());
        }
    }
    assert!(taken > 0);
}

#[test]
fn a_paper_says_which_faces_drew_it() {
    let mould = Mould::solid("试排楷体", "低级蓝色预警");
    let fonts = with(Role::Kai, &mould);
    let sheets = laid(&fonts, "镇纪委2026年作出处置。");
    let used = fonts.used(&sheets);
    let kai = used.iter().find(|f| f.face == Face::OwnKai).unwrap();
    assert_eq!((kai.own, kai.name.as_str(), kai.version.as_str(), kai.index), (true, "试排楷体", "Version 1.25", 0));
    assert_eq!(kai.file_digest.len(), 64);
    assert_eq!(used[0].file_digest, "", "the program's version fixes the bundle");
    let faces: BTreeSet<Face> = used.iter().map(|f| f.face).collect();
    assert_eq!(faces, runs(&sheets).map(|r| r.face).collect());
    let bundled = used.iter().find(|f| f.face == Face::FangSong).unwrap();
    assert!(!bundled.own && !bundled.name.is_empty() && !bundled.version.is_empty(), "{bundled:?}");
    assert!(!used.iter().any(|f| f.face == Face::Hei), "no word of a blue notice is in 黑体");
}
