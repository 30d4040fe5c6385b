//! Numbers of identity cards as canaries: put into every text of an office, and looked for in whatever leaves it. Never
//! a judgement of what may leave.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use zip::ZipArchive;

use crate::office::{Folder, Office, text};

/// A right number, one whose check digit is wrong, one in wide digits, one of before 1999.
pub const CANARIES: [&str; 4] = ["51072219880506606X", "110105194912310021", "５１０７２２１９７９０２１４３３１８", "510722790214331"];
/// What of each must not come out, however it is cut: its middle.
const MIDDLES: [&str; 4] = ["19880506", "19491231", "19790214", "722790214"];
/// What each looks like where it came out as it should.
const MASKED: [&str; 4] = ["510722********606X", "110105********0021", "510722********3318", "510722*****4331"];
/// Records of each register that bear the canaries.
const ROWS: usize = 3;

/// Without blanks, in half-width digits.
fn plain(text: &str) -> String {
    let narrow = |character: char| match character {
        '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10).unwrap(),
        'Ｘ' | 'ｘ' | 'x' => 'X',
        other => other,
    };
    text.chars().filter(|character| !character.is_whitespace()).map(narrow).collect()
}

/// How often the middle of a canary stands in a text.
pub fn leaks(said: &str) -> usize {
    let said = plain(said);
    MIDDLES.iter().map(|middle| said.matches(middle).count()).sum()
}

/// How often a hidden canary stands in a text.
pub fn hidden(said: &str) -> usize {
    let said = plain(said);
    MASKED.iter().map(|masked| said.matches(masked).count()).sum()
}

/// Everything that a reader finds in a PDF: words in the order of its cells, properties, bookmarks.
pub fn pdf_says(bytes: &[u8]) -> String {
    let folder = Folder::new();
    let file = folder.file("paper.pdf");
    fs::write(&file, bytes).unwrap();
    let run = |program: &str, before: &[&str], after: &[&str]| {
        let output = Command::new(program).args(before).arg(&file).args(after).output().unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let words = run("pdftotext", &["-raw", "-enc", "UTF-8"], &["-"]);
    let laid = run("pdftotext", &["-layout", "-enc", "UTF-8"], &["-"]);
    let about = run("pdfinfo", &["-enc", "UTF-8"], &[]);
    let outline = run("pdftohtml", &["-xml", "-i", "-q", "-stdout"], &[]);
    [words, laid, about, outline].join("\n")
}

/// Everything that stands in the parts of an office file, hidden sheets, names and properties too; tags taken out.
fn parts_say(bytes: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut said = String::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let part = String::from_utf8_lossy(&bytes).into_owned();
        let mut open = false;
        // A tag may part a number: the words are read without, and the tags for what their values say.
        said.extend(part.chars().filter(|character| {
            open = (open || *character == '<') && *character != '>';
            !open && *character != '>'
        }));
        said.push('\n');
        said.push_str(&part);
        said.push('\n');
    }
    said
}

pub fn file_says(file: &Path) -> String {
    let bytes = fs::read(file).unwrap();
    let office = file.extension().is_some_and(|ending| ending == "docx" || ending == "xlsx");
    if office { parts_say(&bytes) } else { String::from_utf8(bytes).unwrap() }
}

/// A text with a canary behind it.
pub fn with_canary(old: &str, at: usize) -> String {
    format!("{old}（{}）", CANARIES[at % CANARIES.len()])
}

/// Writes canaries into every free text of the first records of every register; what a register refuses stays as it is.
/// Gives how many texts took one.
pub fn fill(office: &mut Office) -> usize {
    let shapes = office.call("shapes", json!({}));
    let mut taken = 0;
    for shape in shapes["registers"].as_array().unwrap() {
        let kind = &shape["kind"];
        let list = office.call("list_records", json!({ "kind": kind, "limit": ROWS }));
        for row in list["rows"].as_array().unwrap() {
            let Ok(record) = office.answer("read_record", json!({ "kind": kind, "id": row["id"] })) else { continue };
            let old = record["fields"].clone();
            let free = |field: &&Value| ["text", "long_text"].contains(&text(&field["input"])) && field["read_only"] == false;
            let keys = shape["fields"].as_array().unwrap().iter().filter(free).map(|field| text(&field["key"]).to_owned());
            let names = ["code", "short_name", "number", "series"];
            let mut fields: BTreeMap<String, String> = keys
                .filter(|key| !names.contains(&key.as_str()))
                .enumerate()
                .map(|(at, key)| (key.clone(), with_canary(old[&key].as_str().unwrap_or_default(), taken + at)))
                .collect();
            // What refuses a canary goes without; the rest is saved in one act.
            while !fields.is_empty() {
                let Err(answer) = office.answer("save_record", json!({ "kind": kind, "id": row["id"], "fields": fields })) else {
                    taken += fields.len();
                    break;
                };
                let before = fields.len();
                for objection in answer["objections"].as_array().into_iter().flatten() {
                    fields.remove(text(&objection["field"]));
                }
                if fields.len() == before {
                    break;
                }
            }
        }
    }
    taken
}

/// Work of every sort with canaries in its words.
pub fn work(office: &mut Office) -> Vec<Value> {
    let mut kept = Vec::new();
    let said = |words: &str, at: usize| json!(with_canary(words, at));
    let mut draft = office.call("compose_notice", json!({ "signal": "Y124", "level": "red", "dispositions": ["special_inquiry"] }));
    for (at, key) in ["recipient", "addressee", "body", "copies_to", "contact"].iter().enumerate() {
        draft[*key] = said(draft[*key].as_str().unwrap_or_default(), at);
    }
    draft["measures"][0]["requirement"] = said("限期整改", 1);
    draft["measures"][0]["responsible"] = said("村主任", 2);
    draft["approved"] = json!(true);
    assert_eq!(leaks(&office.call("preview_notice", draft.clone())["words"].to_string()), 0);
    let issued = office.call("issue_notice", draft);
    kept.extend([issued["paper"].clone(), issued["receipt"].clone()]);
    let warning = issued["number"].clone();
    office.call("serve_notice", json!({ "warning": warning, "served_on": "2026-4-8", "received_by": said("谢某某", 0) }));
    let reply = json!({ "warning": warning, "received_on": "2026-4-8", "cause": said("成因", 0), "measures": said("措施", 1) });
    office.call("record_reply", reply);
    let overdue = "七纪廉警〔2025〕12号";
    for (kind, more) in [
        ("admonition", json!({ "person": "郑某某", "body": "请限期整改。" })),
        ("reminder", json!({})),
        ("supervision_slip", json!({ "responsible": "村党支部书记" })),
        ("proposal", json!({ "body": "建议规范往来款。" })),
    ] {
        let mut fields = office.call("compose_letter", json!({ "kind": kind, "warning": overdue }))["values"].clone();
        more.as_object().unwrap().iter().for_each(|(key, value)| fields[key] = value.clone());
        for (at, key) in ["addressee", "body", "purpose", "responsible"].iter().enumerate() {
            if let Some(old) = fields[*key].as_str().filter(|old| !old.is_empty()) {
                fields[*key] = said(old, at);
            }
        }
        let sent = office.call("issue_letter", json!({ "kind": kind, "warning": overdue, "fields": fields }));
        kept.push(sent["paper"].clone());
    }
    office.call("propose_accountability", json!({ "warning": overdue }));
    let progress = json!({ "duty": "2026年第1项", "done_on": "2026-4-1", "done": said("集中学习", 3) });
    office.create("progress", progress);
    for list in ["问题清单", "整改清单", "党委(党组)主体责任清单"] {
        // A list by another name is not one of the five.
        let _ = office
            .answer("save_record", json!({ "kind": "work_items", "id": null, "fields": { "kind": list, "matter": said("台账不全", 0) } }));
    }
    office.call("make_lead", json!({ "signal": "Y123", "fields": {} }));
    office.call("make_appraisals", json!({ "year": 2026, "units": ["财政所"] }));
    office.create("spot_checks", json!({ "kind": "年度抽查", "unit": "财政所" }));
    office.call("open_campaign", json!({ "year": 2026 }));
    office.call("save_report_section", json!({ "period": "2026Q1", "section": "total", "body": said("全季共采集{信息件次}件次。", 0) }));
    let mut fields = office.call("compose_bulletin", json!({ "kind": "overview", "quarter": "2026Q1" }))["fields"].clone();
    for key in ["title", "body"] {
        fields[key] = said(fields[key].as_str().unwrap_or_default(), 0);
    }
    let bulletin = office.create("bulletins", fields.clone());
    kept.push(office.call("issue_bulletin", json!({ "bulletin": bulletin }))["paper"].clone());
    office.create("bulletins", fields);
    kept
}

/// Approves an edition: its papers are kept, those for the public too.
pub fn edition(office: &mut Office) -> Vec<Value> {
    let begun = json!({ "catalogue": "powers", "on": "4.8", "number": "", "body": "", "note": "法规修订" });
    let edition = office.call("begin_edition", begun)["edition"].clone();
    for act in ["submit", "approve"] {
        office.call("step_edition", json!({ "edition": edition, "act": act, "on": "", "body": with_canary("区惩防办", 0) }));
    }
    office.call("read_edition", json!({ "edition": edition }))["papers"].as_array().unwrap().clone()
}

/// Every paper that the office can make: the shelf with what it asks for, and what is offered beside records.
pub fn requests(office: &mut Office) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for group in office.call("paper_shelf", json!({})).as_array().unwrap() {
        for paper in group["papers"].as_array().unwrap().iter().filter(|paper| paper["why_not"].is_null()) {
            let mut request = paper["request"].clone();
            for ask in paper["asks"].as_array().unwrap() {
                request[text(&ask["field"])] = ask["choices"][0]["value"].clone();
            }
            found.push(request);
        }
    }
    let shapes = office.call("shapes", json!({}));
    for shape in shapes["registers"].as_array().unwrap() {
        let kind = &shape["kind"];
        found.push(json!({ "paper": "list", "list": { "kind": kind, "limit": 50 }, "columns": [] }));
        let list = office.call("list_records", json!({ "kind": kind, "limit": ROWS }));
        let mut seen = BTreeSet::new();
        for row in list["rows"].as_array().unwrap() {
            let offers = office.call("paper_offers", json!({ "kind": kind, "id": row["id"] }));
            for offer in offers.as_array().unwrap().iter().filter(|offer| offer["source"]["from"] == "registers") {
                if seen.insert(text(&offer["key"]).to_owned()) {
                    found.push(offer["source"]["request"].clone());
                }
            }
        }
    }
    let mut known = BTreeSet::new();
    found.retain(|request| known.insert(request.to_string()));
    found
}
