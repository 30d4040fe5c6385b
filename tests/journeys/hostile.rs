//! Requests of every shape to every command: each is answered, none breaks the program or reaches an
//! office that is not open.

use desk::wire::NAMES;
use serde_json::{Value, json};

use crate::office::{Office, text};
use crate::requests::request;

/// Commands that answer before an office is open.
const WITHOUT_OFFICE: &[&str] = &["app_status", "start_sample", "leave_sample", "start_office", "shapes", "read_table"];
/// What helps where no office can be opened: the backups, and nothing that writes but a restore.
const RESCUE: &[&str] = &["read_backups", "inspect_backup", "restore_backup", "open_backup", "drill_backup", "put_back"];
/// The wizard's answers are kept before there is an office to keep them in.
const BEFORE_OFFICE: &[&str] = &["keep_draft", "read_draft"];
/// Commands that would found or leave the office under test.
const FOUNDING: &[&str] = &["start_sample", "leave_sample", "start_office"];

#[test]
fn no_command_works_while_no_office_is_open() {
    let mut office = Office::empty();
    let shut = |command: &&&str| ![WITHOUT_OFFICE, BEFORE_OFFICE, RESCUE].concat().contains(*command);
    for command in NAMES.iter().filter(shut) {
        let answer = office.answer(command, request(command)).unwrap_err();
        assert_eq!(answer["kind"], "locked", "{command}: {answer}");
        assert!(text(&answer["sentence"]).contains("请先"), "{command}");
    }
    let left: Vec<_> = std::fs::read_dir(office.folder().path()).unwrap().collect();
    assert!(left.is_empty(), "nothing was written: {left:?}");
    assert_eq!(office.call("app_status", json!({}))["state"], "empty");
}

#[test]
fn an_office_that_cannot_be_opened_is_shut_and_stays_as_it_is() {
    let mut office = Office::founded();
    let folder = office.folder();
    let ring = std::fs::read(folder.file("office.ring")).unwrap();
    let places = [folder.file("office.ring"), folder.file("keys/office.ring")];
    let put = |content: Option<&[u8]>| {
        for place in &places {
            match content {
                Some(content) => std::fs::write(place, content).unwrap(),
                None => std::fs::remove_file(place).unwrap(),
            }
        }
    };
    for (content, state) in
        [(Some(&b"kein Ring"[..]), "damaged"), (Some(&ring[..ring.len() / 2]), "damaged"), (None, "damaged"), (Some(&ring[..]), "locked")]
    {
        put(content);
        office.restart_locked();
        let status = office.call("app_status", json!({}));
        assert_eq!(status["state"], state, "{content:?}");
        if state != "locked" {
            assert!(text(&status["notice"]).contains("没有"), "what happened is said: {status}");
            for command in NAMES.iter().filter(|command| ![WITHOUT_OFFICE, RESCUE].concat().contains(*command)) {
                assert_eq!(office.answer(command, request(command)).unwrap_err()["kind"], "locked", "{command}");
            }
            assert_eq!(office.refused("start_office", request("start_office")), ":founded", "a shut office is never written over");
        }
    }
}

#[test]
fn an_unknown_command_is_a_fault_with_words_and_a_log_id() {
    let mut office = Office::founded();
    for command in ["", "drop_table", "app_status ", "APP_STATUS", "撤销", &"x".repeat(100_000)] {
        let answer = office.answer(command, json!({})).unwrap_err();
        assert_eq!((text(&answer["kind"]), text(&answer["code"])), ("fault", "unknown_command"));
        for part in ["what", "safe", "todo", "log_id"] {
            assert!(!text(&answer[part]).is_empty());
        }
    }
    let log = std::fs::read_to_string(office.folder().file("desk.log")).unwrap();
    assert!(log.len() < 2000, "no request is copied into the log");
}

/// What stands where something else was expected.
fn odd_values() -> Vec<Value> {
    let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
    vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(1e300),
        json!(u64::MAX),
        json!([]),
        json!({}),
        deep,
        json!({ "kind": "units" }),
        json!(""),
        json!("\u{0}"),
        json!("' OR 1=1; DROP TABLE unit; --"),
        json!("../../../../etc/passwd"),
        json!("\u{202e}gnp.exe"),
        json!("2026-02-30"),
        json!("9999999999999999999999"),
        json!("〔〕"),
        json!("龘".repeat(3_000)),
    ]
}

/// The request with the value at one place changed, for every place in it.
fn variants(request: &Value, odd: &Value) -> Vec<Value> {
    let mut all = vec![odd.clone()];
    match request {
        Value::Object(fields) => {
            for (key, value) in fields {
                for inner in variants(value, odd) {
                    let mut changed = fields.clone();
                    changed.insert(key.clone(), inner);
                    all.push(Value::Object(changed));
                }
                let mut without = fields.clone();
                without.remove(key);
                all.push(Value::Object(without));
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                for inner in variants(item, odd) {
                    let mut changed = items.clone();
                    changed[place] = inner;
                    all.push(Value::Array(changed));
                }
            }
        }
        _ => {}
    }
    all
}

#[test]
fn every_command_answers_whatever_it_is_asked() {
    let mut office = Office::sample();
    for command in NAMES.iter().filter(|command| !FOUNDING.contains(command)) {
        for odd in odd_values() {
            for request in variants(&request(command), &odd) {
                let shown: String = request.to_string().chars().take(300).collect();
                let Err(answer) = office.answer(command, request) else { continue };
                match text(&answer["kind"]) {
                    "refused" => assert!(!answer["objections"].as_array().unwrap().is_empty(), "{command} {shown}"),
                    "fault" => assert_ne!(answer["code"], "internal", "{command} {shown}: {answer}"),
                    other => panic!("{command} {shown}: {other}"),
                }
            }
        }
    }
    office.assert_sound();
}

#[test]
fn a_text_of_three_megabytes_is_kept_or_refused() {
    let mut office = Office::founded();
    let huge = "龘".repeat(1_000_000);
    let id = office.create("units", json!({ "full_name": "甲", "short_name": "甲站", "category": "事业站所", "note": huge }));
    office.restart();
    assert_eq!(office.call("read_record", json!({ "kind": "units", "id": id }))["fields"]["note"], huge);
    assert_eq!(office.call("list_records", json!({ "kind": "units", "search": huge }))["total"], 1);
    assert!(
        office.refused("save_record", json!({ "kind": "units", "id": null, "fields": { "category": huge } })).contains("category:choice")
    );
    office.assert_sound();
}

/// Every field of every register takes every odd text, or refuses it in words.
#[test]
fn every_field_takes_or_refuses_every_text() {
    let mut office = Office::founded();
    crate::registers::fill(&mut office);
    let shapes = office.call("shapes", json!({}));
    for shape in shapes["registers"].as_array().unwrap().iter().filter(|shape| shape["can_create"] == true) {
        let kind = &shape["kind"];
        let list = office.call("list_records", json!({ "kind": kind, "limit": 1 }));
        let id = &list["rows"][0]["id"];
        for field in shape["fields"].as_array().unwrap() {
            for odd in odd_values().into_iter().filter(Value::is_string).chain([json!("—"), json!("0"), json!("4294967295"), json!("是")])
            {
                let request = json!({ "kind": kind, "id": id, "fields": { text(&field["key"]): odd } });
                match office.answer("save_record", request) {
                    Ok(_) => drop(office.answer("undo", json!({}))),
                    Err(answer) => assert_eq!(answer["kind"], "refused", "{kind} {}: {answer}", field["key"]),
                }
            }
        }
    }
    office.assert_sound();
}
