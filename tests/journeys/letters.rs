//! Letters under their numbers, inspections, talks and 问责: from a warning that nobody answers to what is recorded of it.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::office::{Office, text, words};

/// An overdue warning of the sample.
const OVERDUE: &str = "七纪廉警〔2025〕12号";

fn draft(office: &mut Office, kind: &str, warning: &str, more: &[(&str, &str)]) -> Value {
    let mut fields = office.call("compose_letter", json!({ "kind": kind, "warning": warning }))["values"].clone();
    for (key, value) in more {
        fields[*key] = json!(value);
    }
    json!({ "kind": kind, "warning": warning, "fields": fields })
}

fn send(office: &mut Office, kind: &str, warning: &str, more: &[(&str, &str)]) -> Value {
    let draft = draft(office, kind, warning, more);
    office.call("issue_letter", draft)
}

/// A yellow warning with a talk as its disposition, answered and accepted: its id and number.
fn accepted(office: &mut Office) -> (Value, Value) {
    let mut draft = office.call("compose_notice", json!({ "signal": "Y124", "level": "yellow", "dispositions": ["admonition_talk"] }));
    draft["approved"] = json!(true);
    let issued = office.call("issue_notice", draft);
    let warning = issued["number"].clone();
    office.call("serve_notice", json!({ "warning": warning, "served_on": "2026-4-8", "received_by": "谢某某" }));
    office.call("record_reply", json!({ "warning": warning, "received_on": "2026-4-8", "cause": "成因", "measures": "措施" }));
    let verdict =
        json!({ "warning": warning, "result": "accepted", "cause_found": true, "measures_done": true, "accountability_done": true });
    office.call("verify_reply", verdict);
    (issued["warning_id"].clone(), warning)
}

fn inspected(office: &mut Office, id: &Value) -> String {
    text(&office.call("read_record", json!({ "kind": "warnings", "id": id }))["fields"]["inspected"]).to_owned()
}

#[test]
fn a_letter_takes_its_number_with_its_paper_and_never_again() {
    let mut office = Office::sample();
    let first = send(&mut office, "reminder", OVERDUE, &[]);
    assert_eq!(first["number"], "七纪催〔2026〕1号");
    let (_, bytes) = office.paper(&first["paper"]["id"]);
    let printed = words(&bytes);
    for said in ["七纪催〔2026〕1号", "关于催报廉政风险预警处置情况的函", "七纪廉警〔2025〕12号", "2026年4月8日"]
    {
        assert!(printed.contains(said), "{said}: {printed}");
    }
    // The second is the second; a voided one counts no more, but its number stays used.
    let second = send(&mut office, "reminder", OVERDUE, &[]);
    assert_eq!(second["number"], "七纪催〔2026〕2号");
    assert!(words(&office.paper(&second["paper"]["id"]).1).contains("关于再次催报"));
    office.call("void_letter", json!({ "letter": second["number"], "fields": { "reason": "地址写错" } }));
    let third = send(&mut office, "reminder", OVERDUE, &[]);
    assert_eq!(third["number"], "七纪催〔2026〕3号");
    let beside = office.call("warning_beside", json!({ "warning": OVERDUE }));
    assert_eq!(beside["reminders"], 2);
    let titles: Vec<&str> = beside["lines"].as_array().unwrap().iter().map(|line| text(&line["title"])).collect();
    assert_eq!(titles, ["催办函（第1次） 七纪催〔2026〕1号", "催办函 七纪催〔2026〕2号", "催办函（第2次） 七纪催〔2026〕3号"]);
    // Other kinds have runs of their own; a reprint is the same to the bit.
    let proposal =
        [("unit", "财政所"), ("addressee", "财政所"), ("purpose", "规范往来款"), ("body", "建议规范往来款管理。"), ("days", "10")];
    assert_eq!(send(&mut office, "proposal", "", &proposal)["number"], "七纪建〔2026〕1号");
    assert_eq!(office.paper(&first["paper"]["id"]).1, bytes);
    let offers = office.call("paper_offers", json!({ "kind": "letters", "id": first["id"] }));
    assert_eq!((&offers[0]["source"]["from"], &offers[0]["source"]["paper"]["id"]), (&json!("kept"), &first["paper"]["id"]));
    // What was sent is neither edited, nor deleted, nor taken back.
    assert_eq!(office.refused("save_record", json!({ "kind": "letters", "id": first["id"], "fields": { "purpose": "改" } })), ":issued");
    assert_eq!(office.refused("delete_records", json!({ "kind": "letters", "ids": [first["id"]] })), ":kept");
    assert_eq!(office.call("undo_state", json!({}))["undo"], Value::Null);
    office.assert_sound();
}

#[test]
fn a_refused_letter_takes_no_number() {
    let mut office = Office::sample();
    // The inquiry begins with blanks for what only a person knows.
    let blank = draft(&mut office, "written_inquiry", OVERDUE, &[("person", "郑某某"), ("addressee", "郑某某同志")]);
    assert!(text(&blank["fields"]["body"]).contains("＿"), "{blank}");
    assert_eq!(office.refused("issue_letter", blank), "body:blank");
    // A character without a glyph stops the paper after the number was given: nothing is left of either.
    let entries = office.entries();
    let body = [("person", "郑某某"), ("addressee", "郑某某同志"), ("body", "请说明\u{10fffd}情况。")];
    let glyph = draft(&mut office, "written_inquiry", OVERDUE, &body);
    assert_eq!(office.refused("issue_letter", glyph), ":missing_glyph");
    assert_eq!(office.entries(), entries);
    let good = [("person", "郑某某"), ("addressee", "郑某某同志"), ("body", "请说明情况。")];
    assert_eq!(send(&mut office, "written_inquiry", OVERDUE, &good)["number"], "七纪函〔2026〕1号");
    // The answer has a day of its own.
    office.call("serve_letter", json!({ "letter": "七纪函〔2026〕1号", "fields": { "served_on": "2026-4-8", "received_by": "郑某某" } }));
    assert_eq!(office.call("read_letter", json!({ "letter": "七纪函〔2026〕1号" }))["due_on"], "2026-04-23");
    let todo = office.call("home", json!({}))["todo"].to_string();
    assert!(todo.contains("等待函询通知书的答复 七纪函〔2026〕1号"), "{todo}");
    // A warning that waits for no reply is not reminded of.
    let answered = office.call("compose_letter", json!({ "kind": "reminder", "warning": "七纪廉警〔2025〕1号" }));
    assert!(text(&answered["why_not"]).contains("不能催办"), "{answered}");
}

#[test]
fn the_series_is_a_setting_and_never_that_of_the_warnings() {
    let mut office = Office::sample();
    office.call("save_office", json!({ "fields": { "inspection_series": "七督" } }));
    let form = office.call("compose_letter", json!({ "kind": "inspection_notice", "warning": OVERDUE }));
    assert_eq!(form["number"], "七督〔2026〕1号");
    assert_eq!(office.refused("save_office", json!({ "fields": { "inspection_series": "七纪廉警" } })), "inspection_series:taken");
    assert_eq!(office.refused("save_office", json!({ "fields": { "reminder_series": "七纪〔催〕" } })), "reminder_series:series");
}

#[test]
fn eight_at_once_leave_no_gap_and_no_repeat() {
    let office = Arc::new(Mutex::new(Office::sample()));
    let threads: Vec<_> = (0..8)
        .map(|number| {
            let office = Arc::clone(&office);
            std::thread::spawn(move || {
                let mut given = Vec::new();
                for at in 0..5 {
                    let mut office = office.lock().unwrap();
                    // Every fifth is refused on the way.
                    let body = if (number + at) % 5 == 0 { "说明＿＿" } else { "建议规范往来款管理。" };
                    let fields = json!({ "unit": "财政所", "addressee": "财政所", "purpose": "规范往来款", "body": body, "days": "10" });
                    if let Ok(issued) = office.answer("issue_letter", json!({ "kind": "proposal", "fields": fields })) {
                        given.push(text(&issued["number"]).to_owned());
                    }
                }
                given
            })
        })
        .collect();
    let mut numbers: Vec<String> = threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect();
    numbers.sort_by_key(|number| number.len());
    numbers.sort_by_key(|number| number.trim_start_matches("七纪建〔2026〕").trim_end_matches('号').parse::<u32>().unwrap());
    assert_eq!(numbers, (1..=32).map(|number| format!("七纪建〔2026〕{number}号")).collect::<Vec<_>>());
}

#[test]
fn a_warning_waits_for_its_talk_and_its_inspection() {
    let mut office = Office::sample();
    let (id, number) = accepted(&mut office);
    let ordered = send(&mut office, "inspection_notice", text(&number), &[("body", "决定开展督查。"), ("due_on", "2026-4-20")]);
    assert_eq!((&ordered["kind"], &ordered["number"]), (&json!("inspections"), &json!("七纪督〔2026〕1号")));
    let inspection = ordered["number"].clone();
    assert_eq!(inspected(&mut office, &id), "督查中");
    let beside = office.call("warning_beside", json!({ "warning": number }));
    assert_eq!(beside["owed"], "处置要求的谈话还没有登记：诫勉谈话。");
    let todo = office.call("home", json!({}))["todo"].to_string();
    assert!(todo.contains("督查 七纪督〔2026〕1号") && todo.contains(&format!("诫勉谈话 {}", text(&number))), "{todo}");
    assert_eq!(office.refused("close_warning", json!({ "warning": number })), ":talk_owed :inspection_open");

    // The talk begins with what the warning says; the wrong kind does not answer it.
    let mut talk = office.call("propose_talk", json!({ "warning": number }))["fields"].clone();
    assert_eq!((&talk["kind"], &talk["warning"]), (&json!("诫勉谈话"), &number));
    talk["subject"] = json!("谢某某");
    talk["talker"] = json!("郑某某");
    talk["kind"] = json!("提醒谈话");
    let other = office.create("talks", talk.clone());
    assert_eq!(office.refused("close_warning", json!({ "warning": number })), ":talk_owed :inspection_open");
    talk["kind"] = json!("诫勉谈话");
    let held = office.create("talks", talk);
    assert_eq!(office.refused("close_warning", json!({ "warning": number })), ":inspection_open");

    // 不到位 first, a new last day, then 到位.
    let deed = |fields: Value| json!({ "inspection": inspection, "fields": fields });
    let conclude = |finding: &str| deed(json!({ "finding": finding, "words": "实地核查", "taken_by": "韩某某、杨某某" }));
    office.call("conclude_inspection", conclude("不到位"));
    assert_eq!(inspected(&mut office, &id), "不到位");
    assert_eq!(office.refused("conclude_inspection", conclude("到位")), ":state");
    let again = json!({ "measure": "限期整改", "words": "书面通知", "taken_by": "韩某某", "due_on": "2026-4-30" });
    office.call("measure_inspection", deed(again));
    assert_eq!(inspected(&mut office, &id), "督查中");
    office.call("conclude_inspection", conclude("到位"));
    assert_eq!(office.refused("close_warning", json!({ "warning": number })), ":inspection_open");
    office.call("close_inspection", deed(json!({ "closed_by": "郑某某" })));
    assert_eq!(inspected(&mut office, &id), "到位");
    office.call("close_warning", json!({ "warning": number }));

    // What it was closed on stays: the talk of its disposition, not the other.
    assert_eq!(office.refused("delete_records", json!({ "kind": "talks", "ids": [held] })), ":approved");
    let change = json!({ "kind": "talks", "id": held, "fields": { "kind": "约谈" } });
    assert_eq!(office.refused("save_record", change), "warning:closed");
    office.call("delete_records", json!({ "kind": "talks", "ids": [other] }));
    assert_eq!(office.refused("void_letter", json!({ "letter": inspection, "fields": { "reason": "错发" } })), ":state");
    let links = office.call("read_record", json!({ "kind": "warnings", "id": id }))["links"].clone();
    let relations: Vec<&str> = links.as_array().unwrap().iter().map(|link| text(&link["relation"])).collect();
    assert_eq!(relations, ["督查", "谈话"]);
    let slip = office.call("make_paper", json!({ "paper": "inspection_slip", "inspection": inspection }));
    let printed = words(&office.paper(&slip["id"]).1);
    for said in ["七纪督〔2026〕1号", "■到位", "限期整改", "2026年4月30日", "销号人", "郑某某"] {
        assert!(printed.contains(said), "{said}: {printed}");
    }
    office.assert_sound();
}

#[test]
fn who_has_not_talked_to_whom_this_year() {
    let mut office = Office::sample();
    let coverage = office.call("talk_coverage", json!({}));
    // By hand from posts.csv: 14 leading posts without 党委书记 and 13 heads of villages and communities fall to the two
    // heads; the departments fall to whoever units.csv names.
    let talkers: Vec<&str> = coverage["talkers"].as_array().unwrap().iter().map(|talker| text(&talker["label"])).collect();
    assert_eq!(talkers[..2], ["党委书记 周某某", "党委书记 周某某、镇长 吴某某"]);
    assert_eq!((coverage["done"].as_u64(), coverage["year"].as_str()), (Some(0), Some("2026")));
    let due = coverage["due"].as_u64().unwrap();
    let row = |coverage: &Value, post: &str| {
        let rows = coverage["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["post"] == post).unwrap();
        row["cells"].as_array().unwrap().iter().filter(|cell| !cell.is_null()).count()
    };
    assert_eq!(row(&coverage, "镇长"), 1, "{coverage}");
    let talk = json!({ "kind": "廉政谈话", "talked_on": "2026-3-2", "unit": "镇政府", "subject": "吴某某", "talker": "周某某", "reason": "年度廉政谈话" });
    let id = office.create("talks", talk);
    let coverage = office.call("talk_coverage", json!({}));
    assert_eq!((coverage["done"].as_u64(), coverage["due"].as_u64()), (Some(1), Some(due)));
    assert_eq!(coverage["talkers"][0], json!({ "label": "党委书记 周某某", "due": 1, "done": 1 }));
    assert_eq!(office.call("talk_coverage", json!({ "year": "2025" }))["done"], 0);
    let paper = office.call("make_paper", json!({ "paper": "talk_coverage" }));
    let printed = words(&office.paper(&paper["id"]).1);
    for said in ["七溪坪镇2026年廉政谈话覆盖情况表", "3月2日", &format!("应谈{due}对，已谈1对，未谈{}对。", due - 1)]
    {
        assert!(printed.contains(said), "{said}");
    }
    let paper = office.call("make_paper", json!({ "paper": "talk_record", "talk": id }));
    let printed = words(&office.paper(&paper["id"]).1);
    for said in ["■廉政谈话", "吴某某", "周某某", "年度廉政谈话", "2026年3月2日"] {
        assert!(printed.contains(said), "{said}: {printed}");
    }
}

#[test]
fn a_warning_overdue_beyond_its_reminders_is_proposed_for_accountability() {
    let mut office = Office::sample();
    assert_eq!(office.refused("propose_accountability", json!({ "warning": "七纪廉警〔2025〕1号" })), ":state");
    let refused = office.answer("propose_accountability", json!({ "warning": OVERDUE })).unwrap_err().to_string();
    assert!(refused.contains("请先发催办函"), "{refused}");
    send(&mut office, "reminder", OVERDUE, &[]);
    let id = office.call("propose_accountability", json!({ "warning": OVERDUE }))["id"].clone();
    assert_eq!(office.refused("propose_accountability", json!({ "warning": OVERDUE })), ":state");
    let record = office.call("read_record", json!({ "kind": "accountabilities", "id": id }));
    assert_eq!((text(&record["fields"]["number"]), text(&record["fields"]["stage"])), ("WZ-2026-01", "启动"));
    assert!(text(&record["fields"]["facts"]).contains("已逾期299天，经1次催办"), "{record}");
    let skip = json!({ "kind": "accountabilities", "id": id, "fields": { "pursued_on": "2026-4-8", "outcome": "组织处理" } });
    assert_eq!(office.refused("save_record", skip), "gathered_on:stage");
    let whole = json!({ "gathered_on": "2026-4-8", "pursued_on": "2026-4-8", "outcome": "组织处理", "sanction": "组织处理", "situation": "责任制未有效落实" });
    office.call("save_record", json!({ "kind": "accountabilities", "id": id, "fields": whole }));
    let paper = office.call("make_paper", json!({ "paper": "accountability", "record": id }));
    let printed = words(&office.paper(&paper["id"]).1);
    for said in ["WZ-2026-01", "■责任制未有效落实", "■组织处理", "□自我引咎", OVERDUE] {
        assert!(printed.contains(said), "{said}: {printed}");
    }
}
