//! The office's own faces: chosen, used, told in the archive, gone, taken back. Never what a glyph looks like.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::office::{Office, text};

/// A face of the bundle under another name: an own face that every machine has.
fn own_face(office: &Office) -> String {
    let file = office.folder().file("方正小标宋.otf");
    fs::copy(lianfang_tests::root().join("assets/fonts/NotoSerifSCBold-8105.otf"), &file).unwrap();
    file.display().to_string()
}

fn hei(office: &mut Office) -> Value {
    let uses = office.call("read_typefaces", json!({}));
    uses.as_array().unwrap().iter().find(|one| one["role"] == "hei").unwrap().clone()
}

/// The faces that the archive tells of the newest paper.
fn faces_of_newest(office: &mut Office) -> String {
    let list = office.call("list_rows", json!({ "kind": "papers", "limit": 1 }));
    text(&list["rows"][0]["字体"]).to_owned()
}

#[test]
fn an_own_face_is_used_and_told_until_it_goes_away() {
    let mut office = Office::sample();
    office.call("make_paper", json!({ "paper": "service_receipt", "warning": "七纪廉警〔2026〕2号" }));
    let bundled = faces_of_newest(&mut office);
    assert!(bundled.contains("仿宋") && !bundled.contains("自备"), "{bundled}");

    let file = own_face(&office);
    office.call("choose_typeface", json!({ "role": "hei", "file": file }));
    let made = office.call("make_paper", json!({ "paper": "duties" }));
    let told = faces_of_newest(&mut office);
    assert!(told.contains("黑体（自备）"), "{told}");
    let (_, bytes) = office.paper(&made["id"]);
    let pdf = office.folder().file("duties.pdf");
    fs::write(&pdf, &bytes).unwrap();
    let output = Command::new("pdffonts").arg(&pdf).output().unwrap();
    let fonts = String::from_utf8(output.stdout).unwrap();
    assert_eq!(fonts.matches("NotoSerifCJKsc-Bold").count(), 2, "once as 小标宋, once as the own 黑体: {fonts}");
    assert!(fonts.lines().skip(2).all(|line| line.contains("yes yes yes")), "embedded, subset, unicode: {fonts}");

    // It stays over a restart; where the file is gone the bundled face stands in, and the settings say so.
    office.restart();
    assert_eq!(hei(&mut office)["own"]["file"], json!(file));
    assert_eq!(hei(&mut office)["trouble"], Value::Null);
    fs::remove_file(&file).unwrap();
    office.restart();
    assert!(text(&hei(&mut office)["trouble"]).contains("不在了"));
    office.call("make_paper", json!({ "paper": "duties" }));
    assert!(!faces_of_newest(&mut office).contains("自备"));

    office.call("reset_typeface", json!({ "role": "hei" }));
    assert_eq!(hei(&mut office)["own"], Value::Null);
    office.assert_sound();
}

#[test]
fn the_choice_can_be_undone() {
    let mut office = Office::sample();
    let file = own_face(&office);
    office.call("choose_typeface", json!({ "role": "hei", "file": file }));
    office.call("undo", json!({}));
    assert_eq!(hei(&mut office)["own"], Value::Null);
    office.call("redo", json!({}));
    assert_eq!(hei(&mut office)["own"]["file"], json!(file));
}

#[test]
fn a_file_that_is_no_font_is_refused_and_changes_nothing() {
    let mut office = Office::sample();
    let entries = office.entries();
    let broken = office.folder().file("坏.ttf");
    let whole = fs::read(lianfang_tests::root().join("assets/fonts/NotoSansSC-Regular.otf")).unwrap();
    for bytes in [&b"not a font"[..], &whole[..whole.len() / 3], &[]] {
        fs::write(&broken, bytes).unwrap();
        assert_eq!(office.refused("choose_typeface", json!({ "role": "song", "file": broken })), "file:typeface");
    }
    assert_eq!(office.refused("choose_typeface", json!({ "role": "song", "file": "/nowhere/none.ttf" })), "file:typeface");
    let good = lianfang_tests::root().join("assets/fonts/NotoSerifSC-Regular.otf");
    assert_eq!(office.refused("choose_typeface", json!({ "role": "song", "file": good, "index": 3 })), "file:typeface");
    assert_eq!(office.refused("choose_typeface", json!({ "role": "comic", "file": good })), "role:choice");
    assert_eq!(office.entries(), entries);
}

#[test]
fn installed_faces_are_offered_for_what_offices_use_them_for() {
    let mut office = Office::sample();
    let installed = json!([
        { "family": "仿宋_GB2312", "file": "/f/simfang.ttf", "index": 0 },
        { "family": "方正小标宋简体", "file": "/f/fzxbs.ttf", "index": 0 },
        { "family": "DejaVu Sans", "file": "/f/dejavu.ttf", "index": 0 },
    ]);
    let uses = office.call("read_typefaces", json!({ "installed": installed }));
    let suiting: Vec<(&str, Vec<&str>)> = uses
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["role"]), one["suiting"].as_array().unwrap().iter().map(|face| text(&face["family"])).collect()))
        .collect();
    assert_eq!(
        suiting,
        [
            ("xiao_biao_song", vec!["方正小标宋简体"]),
            ("fang_song", vec!["仿宋_GB2312"]),
            ("kai", vec![]),
            ("hei", vec![]),
            ("song", vec![])
        ]
    );
}
