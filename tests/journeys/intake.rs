//! Tables in and out: the office's own file enters as one act, and what a register writes out reads in
//! again as the same rows.

use std::path::Path;

use serde_json::{Value, json};

use crate::office::{Folder, Office, text};

/// The office's own 责任分解表.
fn breakdown() -> String {
    lianfang_tests::root().join("tests/office/01_2026年责任分解表(镇定稿).xlsx").display().to_string()
}

fn verdicts(preview: &Value, wanted: &[&str]) -> usize {
    preview["rows"].as_array().unwrap().iter().filter(|row| wanted.contains(&text(&row["verdict"]))).count()
}

#[test]
fn the_offices_own_table_enters_as_one_act_with_one_undo() {
    let mut office = Office::founded();
    let before = (office.entries(), office.state());
    let preview = office.call("preview_import", json!({ "path": breakdown(), "kind": null }));
    assert_eq!((text(&preview["kind"]), verdicts(&preview, &["enter", "confirm"])), ("duties", 47), "{}", preview["summary"]);
    for row in preview["rows"].as_array().unwrap() {
        let explained = matches!(text(&row["verdict"]), "enter" | "same" | "update") || !row["reasons"].as_array().unwrap().is_empty();
        assert!(explained, "every row that is not simply taken says why: {row}");
    }
    assert!((office.entries(), office.state()) == before, "a preview changes nothing");

    let imported = office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
    assert_eq!((&imported["entered"], office.count("duties"), office.entries()), (&json!(47), 47, before.0 + 1));
    assert_eq!(office.refused("commit_import", json!({ "token": preview["token"], "update_existing": false })), ":preview_gone");
    office.restart();
    assert!(text(&office.call("undo", json!({}))["sentence"]).contains("导入责任分解"));
    assert_eq!(office.count("duties"), 0);
    office.call("redo", json!({}));
    assert_eq!(office.count("duties"), 47);
    office.assert_sound();
}

#[test]
fn the_same_table_twice_changes_nothing() {
    let mut office = Office::founded();
    for round in 0..2 {
        let preview = office.call("preview_import", json!({ "path": breakdown(), "kind": null }));
        if round == 1 {
            assert_eq!(
                (verdicts(&preview, &["same"]), verdicts(&preview, &["enter", "confirm", "update"])),
                (47, 0),
                "{}",
                preview["summary"]
            );
            let before = (office.entries(), office.state());
            let imported = office.call("commit_import", json!({ "token": preview["token"], "update_existing": true }));
            assert_eq!((&imported["entered"], &imported["updated"], &imported["same"]), (&json!(0), &json!(0), &json!(47)));
            assert!((office.entries(), office.state()) == before);
        } else {
            office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
        }
    }
}

/// A record that was edited between preview and entering keeps the edit where the table does not speak of it.
#[test]
fn an_edit_between_preview_and_entering_is_not_lost() {
    let mut office = Office::founded();
    let folder = Folder::new();
    let file = folder.file("机构.csv");
    std::fs::write(&file, "单位编码,单位全称,简称,类别\nU01,七溪坪镇财政所,财政所,事业站所\n").unwrap();
    let id = office.create("units", json!({ "code": "U01", "full_name": "财政所旧名", "short_name": "财政所", "category": "事业站所" }));
    let preview = office.call("preview_import", json!({ "path": file.display().to_string(), "kind": "units" }));
    assert_eq!(verdicts(&preview, &["update"]), 1);
    office.call("save_record", json!({ "kind": "units", "id": id, "fields": { "note": "刚刚加的备注" } }));
    office.call("commit_import", json!({ "token": preview["token"], "update_existing": true }));
    let fields = &office.call("read_record", json!({ "kind": "units", "id": id }))["fields"];
    assert_eq!((&fields["full_name"], &fields["note"]), (&json!("七溪坪镇财政所"), &json!("刚刚加的备注")));
}

/// A table without codes moves a record by name; the old code once won and nothing happened.
#[test]
fn a_name_in_a_table_wins_over_the_old_code() {
    let mut office = Office::sample();
    let folder = Folder::new();
    let file = folder.file("风险点.csv");
    std::fs::write(&file, "风险编号,层面,单位,岗位,类别,风险点描述,等级\nR099,单位职能,财政所,,制度机制风险,换了单位的风险点,高\n")
        .unwrap();
    let preview = office.call("preview_import", json!({ "path": file.display().to_string(), "kind": "risks" }));
    assert_eq!(verdicts(&preview, &["update"]), 1, "{preview}");
    office.call("commit_import", json!({ "token": preview["token"], "update_existing": true }));
    let id = office.find("risks", "number", "R099");
    let fields = &office.call("read_record", json!({ "kind": "risks", "id": id }))["fields"];
    assert_eq!((&fields["unit"], &fields["description"]), (&json!("财政所"), &json!("换了单位的风险点")));
}

/// What the program wrote itself it knows again, row by row.
#[test]
fn an_export_read_in_again_is_all_known() {
    let mut office = Office::sample();
    let folder = Folder::new();
    for kind in KINDS {
        for format in ["csv", "xlsx"] {
            let file = folder.file(&format!("{kind}.{format}")).display().to_string();
            office.call("export_records", json!({ "list": { "kind": kind }, "path": file }));
            let preview = office.call("preview_import", json!({ "path": file, "kind": kind }));
            assert_eq!(
                (verdicts(&preview, &["same"]) as u64, preview["rows"].as_array().unwrap().len() as u64),
                (office.count(kind), office.count(kind)),
                "{kind} {format}: {}",
                preview["summary"]
            );
        }
    }
}

const KINDS: &[&str] = &["units", "posts", "powers", "risks", "duties", "signals", "warnings"];

fn rows(office: &mut Office, kind: &str) -> Value {
    office.call("list_rows", json!({ "kind": kind, "limit": 100_000 }))
}

fn bring_in(office: &mut Office, file: &Path, kind: &str) {
    let preview = office.call("preview_import", json!({ "path": file.display().to_string(), "kind": kind }));
    assert_eq!(verdicts(&preview, &["reject", "left_out", "confirm"]), 0, "{}: {}", file.display(), preview["summary"]);
    office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
}

/// Out to a file of each format and into an office that has nothing: the same rows.
#[test]
fn every_register_goes_out_and_comes_in_again_the_same() {
    let mut from = Office::sample();
    for format in ["csv", "json", "xlsx"] {
        let folder = Folder::new();
        let mut to = Office::founded();
        for kind in KINDS {
            let file = folder.file(&format!("{kind}.{format}"));
            let before = from.entries();
            let done = from.call("export_records", json!({ "list": { "kind": kind }, "path": file.display().to_string() }));
            assert_eq!((done["count"].as_u64().unwrap(), from.entries()), (from.count(kind), before + 1));
            if format == "json" {
                let written: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
                assert_eq!(written, rows(&mut from, kind)["rows"], "{kind}");
                continue;
            }
            bring_in(&mut to, &file, kind);
            assert!(rows(&mut to, kind) == rows(&mut from, kind), "{kind} by {format}");
            // What comes out of the second office is the first one's file, letter by letter.
            let [first, second] = [(&mut from, "甲"), (&mut to, "乙")].map(|(office, name)| {
                let file = folder.file(&format!("{name}.csv"));
                office.call("export_records", json!({ "list": { "kind": kind }, "path": file.display().to_string() }));
                std::fs::read(&file).unwrap()
            });
            assert!(first == second, "{kind} by {format}");
        }
        if format != "json" {
            assert!(rows(&mut to, "persons") == rows(&mut from, "persons"), "persons came in with their posts");
            to.assert_sound();
        }
        let left: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with('.'))
            .collect();
        assert!(left.is_empty(), "no half-written file stays: {left:?}");
    }
}

#[test]
fn an_export_is_what_the_list_shows_and_never_half_a_file() {
    let mut office = Office::sample();
    let folder = Folder::new();
    let file = folder.file("红色.csv");
    let list = json!({ "kind": "signals", "filters": [{ "column": "suggested_level", "values": ["红色"] }], "limit": 1 });
    let done = office.call("export_records", json!({ "list": list, "path": file.display().to_string() }));
    assert_eq!(done["count"], 8, "all that match, whatever page the window shows");
    assert_eq!(
        office.refused("export_records", json!({ "list": list, "path": folder.file("红色.pdf").display().to_string() })),
        "path:format"
    );
    let before = office.entries();
    let nowhere =
        office.answer("export_records", json!({ "list": list, "path": folder.file("没有/红色.csv").display().to_string() })).unwrap_err();
    assert_eq!((text(&nowhere["kind"]), text(&nowhere["code"])), ("fault", "not_found"));
    assert_eq!(office.entries(), before, "what was not written is not journalled");
}

#[test]
fn a_file_that_is_no_table_is_refused_in_words() {
    let mut office = Office::founded();
    let folder = Folder::new();
    for (name, bytes) in [
        ("空.xlsx", &b""[..]),
        ("图片.xlsx", b"\x89PNG\r\n\x1a\n"),
        ("散文.txt", "今天天气很好。".as_bytes()),
        ("坏.xls", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    ] {
        let file = folder.file(name);
        std::fs::write(&file, bytes).unwrap();
        assert_eq!(
            office.refused("preview_import", json!({ "path": file.display().to_string(), "kind": null })),
            "path:unreadable",
            "{name}"
        );
    }
    let gone =
        office.answer("preview_import", json!({ "path": folder.file("不在.xlsx").display().to_string(), "kind": null })).unwrap_err();
    assert_eq!(text(&gone["code"]), "not_found");
}
