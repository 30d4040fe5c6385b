//! The main replies as JSON, for the window's tests to read. `UPDATE_GOLDEN=1` writes them anew.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Map, Value, json};

use crate::office::Office;

/// The reply with everything that differs from run to run made the same: keys by order of appearance,
/// digests, minutes, tokens, log ids, the version, and the drawing of pages.
fn normal(value: &Value, keys: &mut BTreeMap<String, usize>) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(name, value)| {
                    let value = match name.as_str() {
                        "version" => json!("0.0.0"),
                        "token" => json!("token"),
                        "log_id" => json!("0408090000-1"),
                        "pages" if value.is_array() => json!(["<svg xmlns=\"http://www.w3.org/2000/svg\"/>"]),
                        // Where words stand is the layout's: its goldens say it. The first line shows the form.
                        "words" if value.is_array() => json!([first_line(&value[0])]),
                        // How many pages a paper has is the layout's, and has its own goldens.
                        "pages" => json!(1),
                        "total" if fields.contains_key("pages") => json!(1),
                        _ => normal(value, keys),
                    };
                    (name.clone(), value)
                })
                .collect::<Map<_, _>>(),
        ),
        Value::Array(items) => Value::Array(items.iter().map(|item| normal(item, keys)).collect()),
        Value::String(text) => Value::String(normal_text(text, keys)),
        other => other.clone(),
    }
}

/// A page's words with its first line alone.
fn first_line(page: &Value) -> Value {
    let mut page = page.clone();
    if let Some(lines) = page["lines"].as_array_mut() {
        lines.truncate(1);
    }
    page
}

fn normal_text(text: &str, keys: &mut BTreeMap<String, usize>) -> String {
    let hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_key = text.len() == 36 && text.bytes().filter(|byte| *byte == b'-').count() == 4 && hex(&text.replace('-', ""));
    let is_minute = text.len() == 16 && text.as_bytes()[10] == b' ' && text.as_bytes()[13] == b':';
    if is_key {
        let next = keys.len() + 1;
        let number = *keys.entry(text.to_owned()).or_insert(next);
        return format!("00000000-0000-7000-8000-{number:012}");
    }
    if is_minute {
        return format!("{} 09:00", &text[..10]);
    }
    if matches!(text.len(), 12 | 64) && hex(text) {
        return "0".repeat(text.len());
    }
    text.to_owned()
}

struct Goldens {
    office: Office,
    keys: BTreeMap<String, usize>,
    stale: Vec<String>,
}

impl Goldens {
    fn check(&mut self, name: &str, command: &str, request: Value) -> Value {
        let (reply, answered) = match self.office.answer(command, request.clone()) {
            Ok(reply) => (reply.clone(), reply),
            Err(answer) => (answer.clone(), answer),
        };
        let file = lianfang_tests::root().join("tests/golden/wire").join(format!("{name}.json"));
        let golden = json!({ "command": command, "request": normal(&request, &mut self.keys), "reply": normal(&reply, &mut self.keys) });
        let text = serde_json::to_string_pretty(&golden).unwrap() + "\n";
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &text).unwrap();
        }
        if fs::read_to_string(&file).unwrap_or_default() != text {
            self.stale.push(name.to_owned());
        }
        answered
    }
}

#[test]
fn the_main_replies_are_the_golden_ones() {
    let mut goldens = Goldens { office: Office::empty(), keys: BTreeMap::new(), stale: Vec::new() };
    goldens.check("app_status-empty", "app_status", json!({}));
    goldens.check("locked", "home", json!({}));
    goldens.office = Office::sample();
    goldens.check("app_status-training", "app_status", json!({}));
    goldens.check("shapes", "shapes", json!({}));
    goldens.check("home", "home", json!({}));
    goldens.check(
        "list_records-signals",
        "list_records",
        json!({ "kind": "signals", "search": "热线", "sort": { "column": "number", "descending": true }, "limit": 5 }),
    );
    goldens.check(
        "list_records-warnings",
        "list_records",
        json!({ "kind": "warnings", "filters": [{ "column": "reply_status", "values": ["逾期未回告", "回告期内", "待送达"] }] }),
    );
    goldens.check("list_facets", "list_facets", json!({ "list": { "kind": "risks" }, "column": "grade" }));
    goldens.check("unit_tree", "unit_tree", json!({ "kind": "posts" }));
    goldens.check("suggest", "suggest", json!({ "input": "unit", "text": "czs" }));
    goldens.check("find", "find", json!({ "text": "宅基地" }));
    let risk = goldens.office.find("risks", "number", "R040");
    goldens.check("read_record-risk", "read_record", json!({ "kind": "risks", "id": risk }));
    goldens.check(
        "save_record-refused",
        "save_record",
        json!({ "kind": "signals", "id": null, "fields": { "source": "传闻", "collected_on": "2027-1-1" } }),
    );
    goldens.check("fault", "save_record", json!({ "kind": "signals", "fields": 5 }));
    course(&mut goldens);
    let path = "tests/office/01_2026年责任分解表(镇定稿).xlsx";
    preview(&mut goldens, path);
    goldens.check("report_quarters", "report_quarters", json!({}));
    goldens.check("verify", "verify", json!({ "head": null }));
    goldens.check("list_records-journal", "list_records", json!({ "kind": "journal", "limit": 6 }));
    assert!(
        goldens.stale.is_empty(),
        "tests/golden/wire is out of date: {:?}. UPDATE_GOLDEN=1 cargo test -p lianfang-tests --test journeys",
        goldens.stale
    );
}

fn course(goldens: &mut Goldens) {
    goldens.check("notice_choices", "notice_choices", json!({ "signal": "Y124" }));
    let mut draft =
        goldens.check("compose_notice", "compose_notice", json!({ "signal": "Y124", "level": "red", "dispositions": ["special_inquiry"] }));
    goldens.check("check_notice", "check_notice", draft.clone());
    draft["approved"] = json!(true);
    goldens.check("preview_notice", "preview_notice", draft.clone());
    let issued = goldens.check("issue_notice", "issue_notice", draft);
    let warning = &issued["number"];
    goldens.check("serve_notice", "serve_notice", json!({ "warning": warning, "served_on": "4.8", "received_by": "谢某某" }));
    goldens.check(
        "record_reply",
        "record_reply",
        json!({ "warning": warning, "received_on": "2026-4-8", "cause": "成因", "measures": "措施" }),
    );
    goldens.check("read_warning", "read_warning", json!({ "warning": warning }));
    goldens.check("undo_state", "undo_state", json!({}));
    goldens.check("undo", "undo", json!({}));
    goldens.check("redo", "redo", json!({}));
}

/// The path in the request is the machine's, so the golden holds the reply under a plain one.
fn preview(goldens: &mut Goldens, path: &str) {
    let whole = lianfang_tests::root().join(path).display().to_string();
    let mut reply = goldens.office.call("preview_import", json!({ "path": whole, "kind": null }));
    if let Some(rows) = reply["rows"].as_array_mut() {
        rows.truncate(12);
    }
    let file = lianfang_tests::root().join("tests/golden/wire/preview_import.json");
    let golden =
        json!({ "command": "preview_import", "request": { "path": path, "kind": null }, "reply": normal(&reply, &mut goldens.keys) });
    let text = serde_json::to_string_pretty(&golden).unwrap() + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, &text).unwrap();
    }
    if fs::read_to_string(&file).unwrap_or_default() != text {
        goldens.stale.push("preview_import".to_owned());
    }
}
