//! Every kind of paper as a Word document and as a workbook: opened by LibreOffice without loss of text, and its tables
//! read back by our own reader. What stands in the print must stand in the copy.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::office::{Folder, Office, text, without_space, words};

/// The endings of copies for editing.
const FORMATS: [&str; 2] = ["docx", "xlsx"];

/// Characters beyond the basic plane: names of persons have them.
const RARE: &str = "𬱖𪟝";

/// Name of the file and request of every kind of paper.
fn papers(warning: &Value, silent: &str) -> Vec<(&'static str, Value)> {
    let companion = |form: &str| json!({ "paper": "companion", "form": form, "warning": warning });
    vec![
        ("report", json!({ "paper": "quarter_report", "quarter": "2026Q1" })),
        ("duties", json!({ "paper": "duties" })),
        ("signatures", json!({ "paper": "duty_signatures" })),
        ("powers", json!({ "paper": "powers", "public": false })),
        ("risks", json!({ "paper": "risks", "public": true })),
        ("receipt", json!({ "paper": "service_receipt", "warning": warning })),
        ("reply", json!({ "paper": "reply", "warning": warning, "blank": true })),
        ("reminder", json!({ "paper": "reminder", "warning": warning })),
        ("card", json!({ "paper": "signal_report", "signal": "Y124" })),
        ("signals", json!({ "paper": "signal_list", "quarter": "2026Q1" })),
        ("zero", json!({ "paper": "zero_report", "quarter": "2026Q1", "point": silent })),
        ("return", json!({ "paper": "quarter_return", "quarter": "2026Q1" })),
        ("process", json!({ "paper": "process", "power": "XK01" })),
        ("clearing", json!({ "paper": "clearing" })),
        ("discretion", json!({ "paper": "discretion", "public": true })),
        ("map", json!({ "paper": "risk_map", "unit": "财政所" })),
        ("screening", json!({ "paper": "screening", "layer": "unit", "unit": "财政所" })),
        ("talk", companion("talk_record")),
        ("inquiry", companion("written_inquiry")),
        ("admonition", companion("admonition")),
        ("inspection", companion("inspection_notice")),
        ("supervision", companion("supervision_slip")),
        ("standard", json!({ "paper": "appraisal_standard" })),
        ("blank_sheet", json!({ "paper": "appraisal_sheet" })),
        ("list", json!({ "paper": "list", "list": { "kind": "persons" } })),
    ]
}

/// Converts all files at once: the word processor takes seconds to start.
fn converted(folder: &Folder, files: &[&'static str], ending: &str) {
    let profile = format!("-env:UserInstallation=file://{}", folder.file("profile").display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]).arg(folder.file(ending));
    command.args(files.iter().map(|name| folder.file(&format!("{name}.{ending}"))));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// What the converted copy says, cell by cell, without any space.
fn said(file: &Path) -> String {
    let output = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(file).arg("-").output().unwrap();
    assert!(output.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&output.stderr));
    // The numbers and lines at head and foot of a page fall into the text where a page ends.
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.split(['\n', '\u{c}']).filter(|line| !furniture(line));
    without_space(&lines.collect::<String>())
}

fn furniture(line: &str) -> bool {
    let line = without_space(line);
    let numbered = line.starts_with('—') && line.chars().all(|c| c == '—' || c.is_ascii_digit());
    numbered || (line.starts_with('第') && line.contains("页共")) || line.starts_with("演示") || line.starts_with("编辑副本")
}

/// Pieces of the print that the copy does not have: page furniture, and the word of a cell cut by a page.
fn only_in_print(piece: &str) -> bool {
    let plain = |c: char| c.is_ascii_hexdigit() || matches!(c, '第' | '页' | '共' | '—' | '续' | '（' | '）' | '存' | '证');
    let mark = "演示数据仅供练习不是正式文书";
    piece.chars().all(plain) || mark.contains(piece) || piece.contains("（续）")
}

#[test]
fn every_paper_is_read_whole_by_a_word_processor() {
    let mut office = Office::sample();
    office.create("persons", json!({ "name": format!("谢{RARE}"), "unit": "财政所", "post_text": "出纳" }));
    let mut draft = office.call("compose_notice", json!({ "signal": "Y124", "level": "red", "dispositions": ["special_inquiry"] }));
    draft["approved"] = json!(true);
    draft["recipient"] = json!(format!("平安建设办公室（{RARE}）"));
    let issued = office.call("issue_notice", draft);
    let warning = issued["number"].clone();
    office.call("serve_notice", json!({ "warning": warning, "served_on": "2026-4-8", "received_by": "谢某某" }));
    office.create("units", json!({ "full_name": "七溪坪镇甲站", "short_name": "甲站", "category": "事业站所", "reporting_point": "是" }));
    let tier = |circumstance: &str, tier: &str, standard: &str| json!({ "circumstance": circumstance, "tier": tier, "standard": standard });
    let tiers = [tier("初次违法", "轻微", "不予处罚"), tier("拒不改正", "一般", "罚款200元"), tier("拒不改正", "严重", "罚款500元")];
    office.call("save_discretion", json!({ "power": "XK01", "tiers": tiers }));
    let power = office.find("powers", "code", "FX01");
    office.call("save_record", json!({ "kind": "powers", "id": power, "fields": { "clearing": "取消", "clearing_reason": "没有依据" } }));

    let fields = office.call("compose_bulletin", json!({ "kind": "case", "warning": "七纪廉警〔2026〕1号" }))["fields"].clone();
    let bulletin = office.create("bulletins", fields);
    let folder = Folder::new();
    let mut printed = vec![("notice", office.paper(&issued["paper"]["id"]).1)];
    let copy = |office: &mut Office, name: &str, source: Value| {
        for ending in FORMATS {
            let path = folder.file(&format!("{name}.{ending}")).display().to_string();
            office.call("save_copy", json!({ "source": source, "path": path }));
        }
    };
    copy(&mut office, "notice", json!({ "of": "notice", "warning": warning }));
    let bulletin = ("bulletin", json!({ "paper": "bulletin", "bulletin": bulletin }));
    for (name, request) in papers(&warning, "甲站").into_iter().chain([bulletin]) {
        let made = office.call("make_paper", request.clone());
        printed.push((name, office.paper(&made["id"]).1));
        copy(&mut office, name, json!({ "of": "paper", "request": request }));
    }
    let names: Vec<&'static str> = printed.iter().map(|(name, _)| *name).collect();
    for ending in FORMATS {
        converted(&folder, &names, ending);
        let copy = |name: &str| said(&folder.file(ending).join(format!("{name}.pdf")));
        for (name, pdf) in &printed {
            let said = copy(name);
            let lost: Vec<String> = pieces(pdf).into_iter().filter(|piece| !only_in_print(piece) && !said.contains(piece)).collect();
            assert!(lost.is_empty(), "{name}.{ending}: {lost:?} is not in the copy: {said}");
        }
        assert!(copy("notice").contains(RARE) && copy("list").contains(RARE), "names beyond the basic plane");
        // Our own reader finds the rows of the register again.
        let path = folder.file(&format!("duties.{ending}")).display().to_string();
        let read = office.call("read_table", json!({ "path": path, "kind": "duties", "sheet": null }));
        assert_eq!(read["kind"], "duties", "{read}");
        assert_eq!(read["records"].as_array().map(Vec::len).unwrap() as u64, office.count("duties"), "{ending}");
    }
}

/// Stretches of the print between spaces, line by line.
fn pieces(pdf: &[u8]) -> Vec<String> {
    let folder = Folder::new();
    let file = folder.file("print.pdf");
    fs::write(&file, pdf).unwrap();
    let output = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&file).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split(char::is_whitespace).map(str::to_owned).filter(|piece| !piece.is_empty()).collect()
}

#[test]
fn a_copy_is_made_only_of_what_is_known_and_says_so_otherwise() {
    let mut office = Office::sample();
    let mut draft = office.call("compose_notice", json!({ "signal": "Y124", "level": "red", "dispositions": ["special_inquiry"] }));
    draft["approved"] = json!(true);
    let issued = office.call("issue_notice", draft);
    let list = office.call("make_paper", json!({ "paper": "duties" }));
    let folder = Folder::new();
    let kept = |paper: &Value| json!({ "of": "kept", "paper": paper["id"] });
    let named = |source: Value| json!({ "source": source, "format": "docx" });
    for paper in [&issued["paper"], &issued["receipt"]] {
        let name = office.call("copy_name", named(kept(paper)));
        assert_eq!(text(&name["file_name"]), text(&paper["file_name"]).replace(".pdf", ".docx"));
    }
    assert_eq!(office.refused("copy_name", named(kept(&list))), ":pages_only");
    assert_eq!(office.refused("copy_name", named(json!({ "of": "notice", "warning": "七纪廉警〔2026〕1号" }))), ":no_notice");

    let entries = office.entries();
    let file = folder.file("通知书.docx");
    let request = json!({ "source": kept(&issued["paper"]), "path": file.display().to_string() });
    office.call("save_copy", request.clone());
    let first = fs::read(&file).unwrap();
    office.call("save_copy", request);
    assert_eq!(fs::read(&file).unwrap(), first, "the same notice, the same bytes");
    assert_eq!(office.entries(), entries + 2, "the journal notes each copy");
    let refused = json!({ "source": kept(&issued["paper"]), "path": folder.file("通知书.pdf").display().to_string() });
    assert_eq!(office.refused("save_copy", refused), "path:format");
    assert!(words(&office.paper(&issued["paper"]["id"]).1).contains("存证"), "the print bears the anchor; the copy is only for editing");
}
