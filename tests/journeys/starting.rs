//! Starting: after a power cut at any moment, with a training office beside the real one, on a day before
//! the last entry. Never a restore of backups.

use std::fs;

use serde_json::{Value, json};

use crate::office::{Office, PASSWORD, settings, text, words};

fn notice(office: &mut Office) -> Value {
    office.call("app_status", json!({}))["notice"].clone()
}

#[test]
fn a_power_cut_loses_nothing_and_is_said_once() {
    let mut office = Office::founded();
    crate::registers::fill(&mut office);
    let mut after = office.cut();
    assert!(text(&notice(&mut after)).contains("没有正常退出"));
    assert!(after.state() == office.state() && after.entries() == office.entries() + 1, "one more: it was unlocked");
    after.assert_sound();
    after.restart();
    assert_eq!(notice(&mut after), Value::Null);
    assert!(text(&after.call("undo", json!({}))["sentence"]).contains("新增制度"), "undo reaches over the cut");
}

/// A founding that was cut off once stood in the way for ever: a file was there, and it was no office.
#[test]
fn a_founding_cut_off_on_the_way_is_begun_anew() {
    for left in ["office.founding", "office.founding-wal", "office.running", "training.founding", "training.running"] {
        let mut office = Office::empty();
        for file in [left, "office.founding"] {
            fs::write(office.folder().file(file), b"half").unwrap();
        }
        office.restart();
        assert_eq!(office.call("app_status", json!({}))["state"], "empty", "{left}");
        office.found(settings());
        assert_eq!(notice(&mut office), Value::Null);
        office.restart();
        assert_eq!((&office.call("app_status", json!({}))["state"], notice(&mut office)), (&json!("open"), Value::Null), "{left}");
        let names: Vec<_> =
            fs::read_dir(office.folder().path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert!(!names.iter().any(|name| name.starts_with("office.founding")), "{names:?}");
    }
}

#[test]
fn training_and_real_office_share_no_row() {
    let mut office = Office::founded();
    office.create("units", json!({ "full_name": "真实单位", "short_name": "真实单位", "category": "事业站所" }));
    let real = office.state();
    let status = office.call("start_sample", json!({}));
    assert_eq!((&status["training"], office.count("units"), office.count("signals")), (&json!(true), 40, 131));
    office.create("units", json!({ "full_name": "练习单位", "short_name": "练习单位", "category": "事业站所" }));
    let made = office.call("make_paper", json!({ "paper": "duties" }));
    let marked = |office: &mut Office, made: &Value| {
        let (_, bytes) = office.paper(&made["id"]);
        words(&bytes).contains("演示")
    };
    assert!(marked(&mut office, &made), "every paper of the training office says so");
    office.restart();
    assert_eq!(office.call("app_status", json!({}))["training"], true, "the training office stays open over a restart");

    let status = office.call("leave_sample", json!({}));
    assert_eq!((&status["training"], &status["state"]), (&json!(false), &json!("locked")), "the real office asks for its password again");
    office.call("unlock", json!({ "password": PASSWORD }));
    assert!(office.state() == real);
    let made = office.call("make_paper", json!({ "paper": "duties" }));
    assert!(!marked(&mut office, &made), "no paper of the real office does");
    assert_eq!(office.call("find", json!({ "text": "练习单位" })), json!([]));
    office.call("start_sample", json!({}));
    assert_eq!(office.count("units"), 41, "what was practised is still there");
    assert_eq!(office.call("find", json!({ "text": "真实单位" })), json!([]));
}

/// the clock went back. Order, numbers and deadlines do not follow it.
#[test]
fn a_clock_set_back_changes_no_order_and_no_number() {
    let mut office = Office::sample();
    let mut numbers = Vec::new();
    for (day, signal) in [("2026-04-08", "Y124"), ("2015-01-01", "Y123"), ("2026-04-07", "Y122")] {
        office.set_day(day);
        let mut draft = office.call("compose_notice", json!({ "signal": signal, "level": "yellow", "dispositions": ["函询整改"] }));
        draft["approved"] = json!(true);
        draft["issued_on"] = json!("2026-04-08");
        numbers.push(text(&office.call("issue_notice", draft)["number"]).to_owned());
        office.restart();
    }
    assert_eq!(numbers, ["七纪廉警〔2026〕17号", "七纪廉警〔2026〕18号", "七纪廉警〔2026〕19号"]);
    let papers = office.call("list_records", json!({ "kind": "papers" }));
    let titles: Vec<&str> =
        papers["rows"].as_array().unwrap().iter().map(|row| text(&row["cells"][0])).filter(|title| title.starts_with("廉政")).collect();
    assert!(
        titles.iter().zip(numbers.iter().rev()).all(|(title, number)| title.contains(number.as_str())) && titles.len() == 3,
        "newest first: {titles:?}"
    );
    office.assert_sound();
}
