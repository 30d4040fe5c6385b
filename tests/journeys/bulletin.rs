//! 预警信息参阅: drafted from a warning or a quarter, issued under the next number with its paper, voided. Never a number
//! twice and never a gap.

use serde_json::{Value, json};

use crate::office::{Office, text, without_space, words};

fn draft(office: &mut Office, request: Value) -> String {
    let fields = office.call("compose_bulletin", request)["fields"].clone();
    text(&office.call("save_record", json!({ "kind": "bulletins", "id": null, "fields": fields }))["id"]).to_owned()
}

fn number(office: &mut Office, id: &str) -> String {
    let record = office.call("read_record", json!({ "kind": "bulletins", "id": id }));
    text(&record["fields"]["issue"]).to_owned()
}

#[test]
fn a_case_is_told_without_names_numbered_kept_and_voided() {
    let mut office = Office::sample();
    office.call("save_office", json!({ "fields": { "bulletin_start": "9" } }));
    office.create("persons", json!({ "name": "谢有田", "unit": "柳树沟村" }));
    let case = json!({ "kind": "重要个案", "warning": "七纪廉警〔2026〕1号" });
    let id = draft(&mut office, case.clone());
    let record = office.call("read_record", json!({ "kind": "bulletins", "id": id }));
    for words in ["一、基本情况", "二、成因剖析", "三、警示", "四、建议", "柳树沟村"] {
        assert!(text(&record["fields"]["body"]).contains(words), "{words}");
    }
    // A name that was typed in is pointed at before issue.
    let named = format!("{}\n谢有田应当负责。", text(&record["fields"]["body"]));
    office.call("save_record", json!({ "kind": "bulletins", "id": id, "fields": { "body": named } }));
    let view = office.call("read_bulletin", json!({ "bulletin": id }));
    assert!(view["happens"].to_string().contains("谢有田"), "{view}");
    office.call("save_record", json!({ "kind": "bulletins", "id": id, "fields": { "body": record["fields"]["body"] } }));
    let view = office.call("read_bulletin", json!({ "bulletin": id }));
    assert!(view["happens"].to_string().contains("2026年第1期　总第9期") && !view["happens"].to_string().contains("谢有田"), "{view}");

    let issued = office.call("issue_bulletin", json!({ "bulletin": id }));
    assert_eq!(text(&issued["number"]), "2026年第1期　总第9期");
    let printed = words(&office.paper(&issued["paper"]["id"]).1);
    for said in ["廉政风险预警信息参阅", "2026年第1期（总第9期）", "内部资料注意保存", "报：中共七溪坪镇委员会", "（共印20份）"]
    {
        assert!(printed.contains(&without_space(said)), "{said} in {printed}");
    }
    // Frozen: not edited, not deleted, not undone.
    assert_eq!(office.refused("save_record", json!({ "kind": "bulletins", "id": id, "fields": { "title": "改" } })), ":bulletin_issued");
    assert_eq!(office.refused("delete_records", json!({ "kind": "bulletins", "ids": [id] })), ":approved");
    assert_eq!(office.refused("undo", json!({})), ":barrier");
    assert_eq!(office.refused("issue_bulletin", json!({ "bulletin": id })), ":bulletin_issued");
    assert_eq!(office.refused("void_bulletin", json!({ "bulletin": id })), "reason:required");
    office.call("void_bulletin", json!({ "bulletin": id, "reason": "文号有误" }));
    assert_eq!(number(&mut office, &id), "2026年第1期　总第9期", "its number stays used");
    let second = draft(&mut office, case);
    office.call("issue_bulletin", json!({ "bulletin": second }));
    assert_eq!(number(&mut office, &second), "2026年第2期　总第10期");
    // Next year begins anew within the year, and goes on through all years.
    office.set_day("2027-01-15");
    let third = draft(&mut office, json!({ "kind": "overview" }));
    assert_eq!(office.refused("issue_bulletin", json!({ "bulletin": third, "on": "2026-4-1" })), "on:order");
    office.call("issue_bulletin", json!({ "bulletin": third }));
    assert_eq!(number(&mut office, &third), "2027年第1期　总第11期");
    office.assert_sound();
}

#[test]
fn a_failed_issue_takes_no_number() {
    let mut office = Office::sample();
    let id = draft(&mut office, json!({ "kind": "overview", "quarter": "2026Q1" }));
    let entries = office.entries();
    office.call("save_record", json!({ "kind": "bulletins", "id": id, "fields": { "report_to": "", "copies": "" } }));
    assert_eq!(office.refused("issue_bulletin", json!({ "bulletin": id })), "report_to:required copies:required");
    let rare = "关于\u{10FFFD}的情况";
    office.call("save_record", json!({ "kind": "bulletins", "id": id, "fields": { "report_to": "镇党委", "copies": "5", "title": rare } }));
    assert_eq!(office.refused("issue_bulletin", json!({ "bulletin": id })), ":missing_glyph");
    assert_eq!(office.entries() - entries, 2, "a refusal leaves no trace");
    office.call("save_record", json!({ "kind": "bulletins", "id": id, "fields": { "title": "一季度情况" } }));
    office.call("issue_bulletin", json!({ "bulletin": id }));
    assert_eq!(number(&mut office, &id), "2026年第1期　总第1期");
}

#[test]
fn how_things_stand_is_told_from_the_figures_of_the_quarter() {
    let mut office = Office::sample();
    let fields = office.call("compose_bulletin", json!({ "kind": "overview", "quarter": "2026Q1" }))["fields"].clone();
    let body = text(&fields["body"]);
    for words in ["2026年第一季度全镇共采集廉政风险预警信息33件次", "增加7件次（26.9%）", "增加11件次（50.0%）", "发出预警"]
    {
        assert!(body.contains(words), "{words} in {body}");
    }
    assert_eq!(text(&fields["quarter"]), "2026Q1");
    assert_eq!(office.refused("compose_bulletin", json!({ "kind": "通报" })), "kind:choice");
    assert_eq!(office.refused("compose_bulletin", json!({ "kind": "overview", "quarter": "上季度" })), "quarter:quarter");
}
