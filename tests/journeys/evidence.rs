//! files kept as evidence. What a file is, its bytes say; what may run is not kept, and nothing is ever opened by
//! itself. Never the viewer: the shell lends a file after the window has asked.

use std::fs;

use serde_json::json;

use crate::office::{Folder, Office, text};

/// Names and bytes of what people try to attach, and the rule that refuses it; none where it is kept.
fn tried() -> Vec<(&'static str, Vec<u8>, Option<&'static str>, &'static str)> {
    let office = |part: &str| [b"PK\x03\x04....", part.as_bytes()].concat();
    let refused = Some("path:file_kind");
    vec![
        ("安装.exe", b"MZ\x90\x00\x03 a program".to_vec(), refused, ""),
        ("照片.jpg", b"MZ\x90\x00\x03 a program under another name".to_vec(), refused, ""),
        ("快捷方式.lnk", b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0".to_vec(), refused, ""),
        ("程序.pdf", b"\x7fELF\x02\x01\x01".to_vec(), refused, ""),
        ("脚本.txt", b"#!/bin/sh\nrm -rf ~\n".to_vec(), refused, ""),
        ("网页.txt", b"<html><script>alert(1)</script>".to_vec(), refused, ""),
        ("应用.hta", b"<HTA:APPLICATION>".to_vec(), refused, ""),
        ("宏.docm", office("word/document.xml word/vbaProject.bin"), refused, ""),
        ("宏.docx", office("word/document.xml word/vbaProject.bin"), refused, ""),
        ("压缩.zip", office("setup.exe"), refused, ""),
        ("空.pdf", Vec::new(), Some("path:empty"), ""),
        ("签到表.pdf", b"%PDF-1.7 signed".to_vec(), None, "签到表.pdf"),
        ("现场.exe", b"\xff\xd8\xff\xe0 a picture".to_vec(), None, "现场.exe.jpg"),
        ("双料.pdf.exe", b"%PDF-1.7 MZ and a program behind it".to_vec(), None, "双料.pdf.exe.pdf"),
        ("整改.docx", office("word/document.xml"), None, "整改.docx"),
        ("..\\..\\启动\\自启.txt", "3月5日已退还。".as_bytes().to_vec(), None, "自启.txt"),
    ]
}

#[test]
fn what_may_run_is_not_kept_and_what_is_kept_bears_its_own_ending() {
    let mut office = Office::sample();
    let warning = "七纪廉警〔2026〕14号";
    let id = office.call("read_warning", json!({ "warning": warning }))["id"].clone();
    let folder = Folder::new();
    let before = office.entries();
    let (mut kept, mut refused) = (0, 0);
    for (at, (name, bytes, rule, shown)) in tried().into_iter().enumerate() {
        let place = folder.file(&at.to_string());
        fs::create_dir_all(&place).unwrap();
        let file = place.join(name);
        fs::write(&file, &bytes).unwrap();
        let request = json!({ "record": id, "path": file });
        match rule {
            Some(rule) => {
                assert_eq!(office.refused("add_attachment", request), rule, "{name}");
                refused += 1;
            }
            None => {
                let added = office.call("add_attachment", request)["id"].clone();
                let (own, back) = office.attachment(&added);
                assert!(own == shown && back == bytes, "{name} → {own}");
                kept += 1;
            }
        }
    }
    assert_eq!(office.entries() - before, kept);
    let great = folder.file("录像.mp4");
    // Two gigabytes that take no room: they are not even read.
    fs::File::create(&great).unwrap().set_len(2 << 30).unwrap();
    assert_eq!(office.refused("add_attachment", json!({ "record": id, "path": great })), "path:too_big");
    office.disks().set_free(200 << 20);
    assert_eq!(office.refused("add_attachment", json!({ "record": id, "path": folder.file("11/签到表.pdf") })), "path:no_room");
    office.disks().set_free(100 << 30);

    // They come back with a backup, byte for byte, and go away with undo only.
    let lines = office.call("read_attachments", json!({ "record": id }));
    assert_eq!(lines.as_array().unwrap().len() as u64, kept);
    let made = office.call("make_backup", json!({}));
    let gone = lines[0]["id"].clone();
    office.call("remove_attachment", json!({ "attachment": gone }));
    office.call("restore_backup", json!({ "path": made["path"] }));
    assert_eq!(office.call("read_attachments", json!({ "record": id })), lines);
    assert_eq!(office.attachment(&gone).1, b"%PDF-1.7 signed");
    let journal = office.call("list_records", json!({ "kind": "journal", "search": "附上", "limit": 1 }));
    assert!(!text(&journal["rows"][0]["id"]).is_empty());
    office.assert_sound();
    figures::line(
        "R-40",
        &format!(
            "attachments: {refused} of {} refused by content, 2 GB refused unread, {kept} kept under their own ending; none opened by itself",
            refused + kept as usize
        ),
    );
}
