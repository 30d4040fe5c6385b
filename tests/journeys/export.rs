//! What goes out to be filled in or kept elsewhere: empty forms, forms with something in them, texts too long for a
//! cell. Never a form whose name does not say whether it is empty.

use std::io::{Read as _, Write as _};
use std::path::Path;

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::office::{Folder, Office, text};

/// The registers that tables can come into.
const IMPORTED: &[&str] = &["units", "posts", "duties", "powers", "risks", "signals", "warnings"];

/// Types into cells of a blank workbook, as a village would: `rows` under the headings that are named.
fn fill_in(blank: &Path, filled: &Path, headings: &[String], rows: &[Vec<(&str, &str)>]) {
    let mut archive = ZipArchive::new(std::fs::File::open(blank).unwrap()).unwrap();
    let mut out = ZipWriter::new(std::fs::File::create(filled).unwrap());
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = String::new();
        entry.read_to_string(&mut content).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            for (line, row) in rows.iter().enumerate() {
                for (heading, value) in row {
                    let column = headings.iter().position(|own| own == heading).unwrap_or_else(|| panic!("{heading} in {headings:?}"));
                    // Title, who fills it in, headings: the first line is the fourth row.
                    let cell = format!("<c r=\"{}{}\" ", column_name(column), line + 4);
                    let start = content.find(&cell).unwrap_or_else(|| panic!("no cell {cell}"));
                    let end = start + content[start..].find("/>").unwrap();
                    let typed = format!("{} t=\"inlineStr\"><is><t>{value}</t></is></c>", &content[start..end]);
                    content.replace_range(start..end + 2, &typed);
                }
            }
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(content.as_bytes()).unwrap();
    }
    out.finish().unwrap();
}

fn column_name(column: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n).unwrap()).to_string();
    if column < 26 { letter(column) } else { letter(column / 26 - 1) + &letter(column % 26) }
}

/// The shared strings of a workbook in order: its headings among them.
fn strings(file: &Path) -> String {
    let mut archive = ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut content = String::new();
    archive.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut content).unwrap();
    content
}

/// An empty form goes out, is filled in elsewhere and comes in again.
#[test]
fn an_empty_form_comes_back_filled_in() {
    let mut office = Office::founded();
    let folder = Folder::new();
    let shapes = office.call("shapes", json!({}));
    let headings = |kind: &str| -> Vec<String> {
        let shape = shapes["registers"].as_array().unwrap().iter().find(|shape| shape["kind"] == kind).unwrap();
        shape["fields"].as_array().unwrap().iter().map(|field| text(&field["label"]).to_owned()).collect()
    };
    for kind in IMPORTED {
        let blank = folder.file(&format!("{kind}.xlsx"));
        let done = office.call("export_blank", json!({ "kind": kind, "path": blank.display().to_string() }));
        assert!(text(&done["sentence"]).contains("空白表"), "{done}");
        let words = strings(&blank);
        assert!(
            words.contains("（空白表）")
                && words.contains("填报单位")
                && headings(kind).iter().filter(|heading| words.contains(heading.as_str())).count() > 3,
            "{kind}: {words}"
        );
        let empty = office.call("preview_import", json!({ "path": blank.display().to_string(), "kind": kind }));
        assert_eq!(empty["total"], 0, "{kind}: an empty form holds nothing: {empty}");
    }
    let own: Vec<String> = ["单位编码", "简称", "单位全称", "类别"].map(str::to_owned).to_vec();
    let filled = folder.file("一村.xlsx");
    let rows = [
        vec![("简称", "甲村"), ("单位全称", "七溪坪镇甲村"), ("类别", "行政村")],
        vec![("简称", "乙村"), ("单位全称", "七溪坪镇乙村"), ("类别", "行政村")],
    ];
    fill_in(&folder.file("units.xlsx"), &filled, &own, &rows);
    let preview = office.call("preview_import", json!({ "path": filled.display().to_string(), "kind": null }));
    assert_eq!((&preview["kind"], &preview["total"], &preview["counts"]["enter"]), (&json!("units"), &json!(2), &json!(2)), "{preview}");
    office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
    assert_eq!(office.count("units"), 2);

    let nowhere = folder.file("空.csv").display().to_string();
    assert_eq!(office.refused("export_blank", json!({ "kind": "units", "path": nowhere })), "path:format");
    assert_eq!(office.refused("export_blank", json!({ "kind": "journal", "path": nowhere })), ":no_blank");
}

/// Beside every form that holds something of a record stands its empty one, and no two bear the same name.
#[test]
fn empty_and_filled_forms_bear_different_names() {
    let mut office = Office::sample();
    for (kind, column, wanted, blank) in [
        ("signals", "number", "Y124", "廉政风险预警信息采集表（空白）"),
        ("warnings", "number", "七纪廉警〔2026〕1号", "（空白）"),
        ("posts", "name", "党委书记", "（空白）"),
        ("units", "short_name", "财政所", "（空白）"),
        ("risks", "number", "R001", "（空白）"),
    ] {
        let id = office.find(kind, column, wanted);
        let offers = office.call("paper_offers", json!({ "kind": kind, "id": id }));
        let labels: Vec<String> = offers.as_array().unwrap().iter().map(|offer| text(&offer["label"]).to_owned()).collect();
        assert!(labels.iter().any(|label| label.ends_with(blank)), "{kind}: {labels:?}");
        let forms = |label: &&String| label.contains("采集表") || label.contains("自查表") || label.contains("风险表");
        let mut named: Vec<&String> = labels.iter().filter(forms).collect();
        assert!(named.iter().all(|label| label.ends_with('）')), "{kind}: which is which? {named:?}");
        named.sort();
        named.dedup();
        assert_eq!(named.len(), labels.iter().filter(forms).count(), "{kind}: {labels:?}");
    }
}

/// A text that no cell holds is refused with its place; the formats that hold it still take it.
#[test]
fn a_text_too_long_for_a_cell_is_refused_in_words() {
    let mut office = Office::founded();
    let long = "长".repeat(33_000);
    let unit = json!({ "full_name": "七溪坪镇财政所", "short_name": "财政所", "category": "事业站所", "note": long });
    office.create("units", unit);
    let folder = Folder::new();
    let path = |ending: &str| folder.file(&format!("机构.{ending}")).display().to_string();
    let request = |ending: &str| json!({ "list": { "kind": "units" }, "path": path(ending) });
    let refused = office.answer("export_records", request("xlsx")).unwrap_err();
    let sentence = text(&refused["objections"][0]["sentence"]);
    assert!(sentence.contains("第 1 行“备注”有 33000 个字") && sentence.contains(".csv"), "{refused}");
    assert!(!Path::new(&path("xlsx")).exists());
    office.call("export_records", request("csv"));
    assert!(std::fs::read_to_string(path("csv")).unwrap().contains(&long));
    let printed = json!({ "of": "paper", "request": { "paper": "list", "list": { "kind": "units" } } });
    let refused = office.answer("save_copy", json!({ "source": printed, "path": path("xlsx") })).unwrap_err();
    assert!(text(&refused["objections"][0]["sentence"]).contains("不能存为 Excel"), "{refused}");
    office.call("save_copy", json!({ "source": printed, "path": path("docx") }));
    office.assert_sound();
}

/// Every list of the office goes out as a workbook: the same again the same bytes, a title over it, heads on every page.
#[test]
fn every_list_goes_out_as_a_workbook() {
    let mut office = Office::sample();
    let folder = Folder::new();
    let shapes = office.call("shapes", json!({}));
    let kinds: Vec<Value> = shapes["registers"].as_array().unwrap().iter().map(|shape| shape["kind"].clone()).collect();
    assert!(kinds.len() > 30);
    for kind in kinds.iter().filter(|kind| **kind != "journal") {
        let file = folder.file(&format!("{}.xlsx", text(kind)));
        let request = json!({ "list": { "kind": kind }, "path": file.display().to_string() });
        office.call("export_records", request.clone());
        let first = std::fs::read(&file).unwrap();
        office.call("export_records", request);
        assert!(std::fs::read(&file).unwrap() == first, "{kind}: the same list, the same bytes");
        let mut archive = ZipArchive::new(std::io::Cursor::new(first)).unwrap();
        let mut part = |name: &str| {
            let mut content = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut content).unwrap();
            content
        };
        let sheet = part("xl/worksheets/sheet1.xml");
        for sign in
            ["<mergeCell ref=\"A1:", "state=\"frozen\"", "paperSize=\"9\"", "orientation=\"landscape\"", "fitToHeight=\"0\"", "演示"]
        {
            assert!(sheet.contains(sign), "{kind}: {sign}");
        }
        assert!(part("xl/workbook.xml").contains("_xlnm.Print_Titles"), "{kind}");
        // What the list shows is in the file, for what a table can come into by the names that it is read by.
        let shape = shapes["registers"].as_array().unwrap().iter().find(|shape| shape["kind"] == *kind).unwrap();
        if shape["can_import"] == false {
            let words = part("xl/sharedStrings.xml");
            let missing: Vec<&Value> = shape["columns"]
                .as_array()
                .unwrap()
                .iter()
                .map(|column| &column["label"])
                .filter(|label| !words.contains(text(label)))
                .collect();
            assert!(missing.is_empty(), "{kind}: {missing:?} {words}");
        }
    }
}
