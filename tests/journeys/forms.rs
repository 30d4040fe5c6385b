//! Back and forth on paper and stick: the code on a printed card opens its record, and a blank form that was filled in
//! elsewhere comes in by itself. Never a form that only this program can fill in.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;

use serde_json::{Value, json};

use crate::office::{Folder, Office, text, words};

fn found(office: &mut Office, typed: &str) -> Vec<String> {
    let hits = office.call("find", json!({ "text": typed }));
    hits.as_array().unwrap().iter().map(|hit| format!("{} {}", text(&hit["kind"]), text(&hit["id"]))).collect()
}

#[test]
fn the_code_of_a_printed_card_opens_its_record() {
    let mut office = Office::sample();
    let id = office.find("signals", "number", "Y017");
    let record = office.call("read_record", json!({ "kind": "signals", "id": id }));
    let code = text(&record["fields"]["short_code"]).to_owned();
    let paper = office.call("make_paper", json!({ "paper": "signal_report", "signal": "Y017", "internal": true }));
    let (_, pdf) = office.paper(&paper["id"]);
    assert!(words(&pdf).contains(&format!("采集码：{}", code.replace(' ', ""))), "it stands on the card");
    for typed in [code.clone(), code.replace(' ', ""), code.replace(' ', "-"), format!("采集码 {code}")] {
        assert_eq!(found(&mut office, &typed), [format!("signals {id}")], "{typed}");
    }
    let list = office.call("list_records", json!({ "kind": "signals", "search": code.replace(' ', "") }));
    assert_eq!((&list["total"], text(&list["rows"][0]["id"])), (&json!(1), id.as_str()), "in the list's own search too");
    // One digit wrong, or two that changed places, open nothing.
    let digits = code.replace(' ', "");
    for at in 0..digits.len() {
        let mut wrong: Vec<u8> = digits.bytes().collect();
        wrong[at] = if wrong[at] == b'9' { b'0' } else { wrong[at] + 1 };
        assert!(found(&mut office, &String::from_utf8(wrong).unwrap()).is_empty(), "digit {at}");
    }
    // No two records of the office share one, and a code outlives bin and restart.
    office.restart();
    assert_eq!(found(&mut office, &code).len(), 1);
    office.call("delete_records", json!({ "kind": "signals", "ids": [id] }));
    assert!(found(&mut office, &code).is_empty(), "what is in the bin is not opened");
}

/// Writes cells of the first sheet, as a spreadsheet program would.
fn fill(file: &Path, cells: &[(&str, &str)]) {
    let mut archive = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((part.name().unwrap().into_owned(), bytes));
    }
    let mut out = zip::ZipWriter::new(fs::File::create(file).unwrap());
    for (name, bytes) in parts {
        out.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        let mut sheet = bytes;
        if name == "xl/worksheets/sheet1.xml" {
            let mut xml = String::from_utf8(sheet).unwrap();
            for (cell, words) in cells {
                let at = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{cell} is there to be filled in"));
                let end = at + xml[at..].find("/>").unwrap();
                let opened = xml[at..end].to_owned();
                xml.replace_range(at..end + 2, &format!("{opened} t=\"inlineStr\"><is><t>{words}</t></is></c>"));
            }
            sheet = xml.into_bytes();
        }
        out.write_all(&sheet).unwrap();
    }
    out.finish().unwrap();
}

fn verdicts(preview: &Value) -> Vec<&str> {
    preview["rows"].as_array().unwrap().iter().map(|row| text(&row["verdict"])).filter(|verdict| *verdict != "left_out").collect()
}

/// What a village writes: two reports, and one with a word that is not of the list.
const FILLED: &[(&str, &str)] = &[
    ("B5", "2026.4.2"),
    ("C5", "柳树沟村"),
    ("D5", "信访举报"),
    ("F5", "柳树沟村"),
    ("G5", "村会计/岑某"),
    ("I5", "村务公开栏半年未更新"),
    ("J5", "否"),
    ("L5", "蓝色"),
    ("B6", "4月3日"),
    ("C6", "柳树沟村"),
    ("D6", "行政投诉"),
    ("I6", "危房改造名单未公示"),
    ("B7", "4月3日"),
    ("C7", "柳树沟村"),
    ("D7", "道听途说"),
    ("I7", "来源写错的一条"),
];

/// The village hands its form in again with a word put right: one row is a change of what is there, or one of its own.
fn a_corrected_form_corrects(office: &mut Office, file: &Path) {
    let (before, path) = (office.count("signals"), file.display().to_string());
    office.call("save_signal_form", json!({ "point": "柳树沟村", "path": path }));
    let corrected = |(cell, words): &(&'static str, &'static str)| match *cell {
        "I5" => ("I5", "村务公开栏三个月未更新"),
        "D7" => ("D7", "信访举报"),
        "I7" => ("I7", "危房改造名单一直未公示"),
        _ => (*cell, *words),
    };
    fill(file, &FILLED.iter().map(corrected).collect::<Vec<_>>());
    let preview = office.call("preview_import", json!({ "path": path, "kind": null }));
    // The third row is of the same day as the second, which is there word for word: it is another one.
    assert_eq!(verdicts(&preview), ["update", "same", "enter"], "{preview}");
    let row = preview["rows"].as_array().unwrap().iter().find(|row| row["verdict"] == "update").unwrap().clone();
    assert!(row["reasons"].to_string().contains("只差几个字"), "{row}");
    let token = &preview["token"];
    let take = |take: &str| json!({ "token": token, "rows": [row["at"]], "verdicts": [], "take": take });
    let anew = office.call("take_rows", take("add"));
    assert_eq!((&anew["counts"]["to_add"], &anew["counts"]["to_update"]), (&json!(2), &json!(0)), "{anew}");
    let update = office.call("take_rows", take("update"));
    assert_eq!((&update["counts"]["to_add"], &update["counts"]["to_update"]), (&json!(1), &json!(1)), "{update}");
    office.call("commit_import", json!({ "token": token, "update_existing": false }));
    assert_eq!(office.count("signals"), before + 1);
    let found = |office: &mut Office, text: &str| {
        office.call("list_records", json!({ "kind": "signals", "search": text }))["rows"].as_array().unwrap().len()
    };
    assert_eq!((found(office, "村务公开栏半年未更新"), found(office, "村务公开栏三个月未更新")), (0, 1));
    office.call("undo", json!({}));
}

#[test]
fn a_blank_form_comes_back_filled_in() {
    let mut office = Office::sample();
    let folder = Folder::new();
    let file = folder.file("柳树沟村采集表.xlsx");
    let path = file.display().to_string();
    let done = office.call("save_signal_form", json!({ "point": "柳树沟村", "path": path }));
    assert!(text(&done["sentence"]).contains("拖进窗口"), "{done}");
    assert_eq!(office.answer("save_signal_form", json!({ "point": "某村", "path": path })).unwrap_err()["kind"], "refused");
    // Locked but for the places to write in, with drop-downs of the closed lists.
    let mut archive = zip::ZipArchive::new(fs::File::open(&file).unwrap()).unwrap();
    let mut xml = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut xml).unwrap();
    assert!(xml.contains("<sheetProtection") && xml.contains("信访举报,行政投诉") && xml.contains(">\"柳树沟村\"<"));
    // Nobody wrote in it: nothing comes of it.
    let untouched = office.answer("preview_import", json!({ "path": path, "kind": null }));
    let empty = untouched.map(|preview| verdicts(&preview).len());
    assert!(empty.as_ref().map_or(true, |rows| *rows == 0), "{empty:?}");
    fill(&file, FILLED);
    let before = (office.state(), office.count("signals"));
    let preview = office.call("preview_import", json!({ "path": path, "kind": null }));
    assert_eq!((text(&preview["kind"]), verdicts(&preview)), ("signals", vec!["enter", "enter", "reject"]), "{preview}");
    assert!(preview["rows"].to_string().contains("道听途说"), "it says which word is not of the list");
    assert_eq!(office.state(), before.0);
    office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
    assert_eq!(office.count("signals"), before.1 + 2);
    let id = office.call("list_records", json!({ "kind": "signals", "search": "村务公开栏半年未更新" }))["rows"][0]["id"].clone();
    let fields = office.call("read_record", json!({ "kind": "signals", "id": id }))["fields"].clone();
    for (key, wanted) in [
        ("collected_on", "2026-04-02"),
        ("point", "柳树沟村"),
        ("source", "信访举报"),
        ("object", "村会计/岑某"),
        ("suggested_level", "蓝色"),
        ("repeat", "否"),
    ] {
        assert_eq!(text(&fields[key]), wanted, "{key}: {fields}");
    }
    // The same file once more: it is all there already.
    let again = office.call("preview_import", json!({ "path": path, "kind": null }));
    assert_eq!(verdicts(&again), ["same", "same", "reject"], "{again}");
    let now = office.state();
    office.call("commit_import", json!({ "token": again["token"], "update_existing": true }));
    assert_eq!(office.state(), now);
    a_corrected_form_corrects(&mut office, &folder.file("改正.xlsx"));
    office.call("undo", json!({}));
    assert_eq!(office.count("signals"), before.1);
    // One for all points.
    office.call("save_signal_form", json!({ "path": folder.file("全镇.xlsx") }));
    office.assert_sound();
}
