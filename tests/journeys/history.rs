//! 操作记录 as people read it: of one record and of all, searched, filtered and given out; a look at what is confidential
//! stands in it. Never the chain: see the promises.

use serde_json::{Value, json};

use crate::office::{Folder, Office, text};

/// What the sample's signal Y124 is called.
const MATTER: &str = "反映举报人信息被泄露";
const SECRET: &str = "林地承包的机密细节";

fn journal(office: &mut Office, search: &str, filters: Value) -> Vec<Vec<String>> {
    let list = json!({ "kind": "journal", "search": search, "filters": filters, "limit": 9999 });
    let rows = office.call("list_records", list)["rows"].as_array().unwrap().clone();
    rows.iter().map(|row| row["cells"].as_array().unwrap().iter().map(|cell| text(cell).to_owned()).collect()).collect()
}

fn confidential(office: &mut Office) -> String {
    let fields = json!({
        "collected_on": "2026-4-2", "point": "下溪村", "source": "信访举报", "unit": "下溪村", "object": "会计/隐某某",
        "content": SECRET, "confidential": "是",
    });
    office.create("signals", fields)
}

#[test]
fn a_look_at_a_confidential_record_stands_in_the_journal_before_it_is_shown() {
    let mut office = Office::founded();
    let unit = json!({ "full_name": "七溪坪镇下溪村", "short_name": "下溪村", "category": "行政村" });
    office.create("units", unit);
    let id = confidential(&mut office);
    let number = text(&office.call("list_records", json!({ "kind": "signals", "limit": 1 }))["rows"][0]["cells"][0]).to_owned();
    let looks = |office: &mut Office| journal(office, "查看保密信息", json!([])).len();
    let look = json!({ "kind": "signals", "id": id });
    assert_eq!(looks(&mut office), 0, "a list shows nothing of it");
    let shown = office.call("read_record", look.clone());
    assert!(shown["fields"]["content"] == SECRET && shown["history"].to_string().contains("查看保密信息"), "{shown}");
    office.call("read_record", look.clone());
    assert_eq!(looks(&mut office), 1, "the page that draws itself anew is no second look");
    assert_eq!(
        office.call("undo_state", json!({}))["undo"].as_str().map(|act| act.contains("查看")),
        Some(false),
        "a look is nothing to undo"
    );
    office.restart();
    office.call("read_record", look.clone());
    assert_eq!(looks(&mut office), 2, "opened anew, looked at anew");
    // Who drafts a notice of it reads it as well.
    office.restart();
    office.call("compose_notice", json!({ "signal": id, "level": "blue", "dispositions": ["reminder_talk"] }));
    assert_eq!(looks(&mut office), 3);
    let all = journal(&mut office, "", json!([]));
    assert!(all.iter().flatten().all(|cell| !cell.contains(SECRET) && !cell.contains("隐某某")), "the journal says which, never what");
    assert!(all.iter().any(|row| row.contains(&format!("查看保密信息{number}"))), "{number}");
    // What is not confidential is read without a word.
    office.call("save_record", json!({ "kind": "signals", "id": id, "fields": { "confidential": "否" } }));
    office.restart();
    let before = office.entries();
    office.call("read_record", look);
    assert_eq!(office.entries(), before);
    office.assert_sound();
}

#[test]
fn the_history_is_read_by_record_and_for_all_searched_filtered_and_given_out() {
    let mut office = Office::sample();
    let id = office.find("signals", "number", "Y124");
    office.call("save_record", json!({ "kind": "signals", "id": id, "fields": { "note": "补一句" } }));
    office.call("delete_records", json!({ "kind": "signals", "ids": [id] }));
    office.call("restore_records", json!({ "kind": "signals", "ids": [id] }));
    let history = office.call("read_record", json!({ "kind": "signals", "id": id }))["history"].clone();
    let acts: Vec<&str> = history.as_array().unwrap().iter().map(|line| text(&line["act"])).collect();
    for words in ["修改", "删除", "恢复"] {
        assert!(acts.iter().any(|act| act.contains(words)), "{words}: {history}");
    }
    assert!(history.to_string().contains("备注"), "which field: {history}");

    let all = journal(&mut office, "", json!([]));
    let shape = office.call("shapes", json!({}));
    let shape = shape["registers"].as_array().unwrap().iter().find(|shape| shape["kind"] == "journal").unwrap().clone();
    let columns: Vec<&str> = shape["columns"].as_array().unwrap().iter().map(|column| text(&column["key"])).collect();
    let at = columns.iter().position(|key| *key == "op").unwrap();
    let deleted = journal(&mut office, "", json!([{ "column": "op", "values": ["删除"] }]));
    assert!(!deleted.is_empty() && deleted.len() < all.len() && deleted.iter().all(|row| row[at] == "删除"), "{deleted:?}");
    let found = journal(&mut office, MATTER, json!([]));
    assert!(found.len() >= 3 && found.len() < all.len() && found.iter().all(|row| row.join(" ").contains(MATTER)), "{found:?}");

    let folder = Folder::new();
    let file = folder.file("操作记录.xlsx");
    let list = json!({ "kind": "journal", "filters": [{ "column": "op", "values": ["删除"] }] });
    office.call("export_records", json!({ "list": list, "path": file.display().to_string() }));
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
    let mut words = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/sharedStrings.xml").unwrap(), &mut words).unwrap();
    assert!(words.contains(MATTER) && words.contains("删除") && !words.contains("建立单位"), "only what was filtered: {words}");
    assert_eq!(journal(&mut office, "", json!([{ "column": "op", "values": ["导出"] }])).len(), 1, "and that it was given out");
    office.assert_sound();
}
