//! 文书模板 through the front door: a text is checked, tried and kept as a version; papers are made from it and
//! keep which one; nothing that was kept is changed by a later one.

use serde_json::{Value, json};

use crate::office::{Office, text, without_space, words};

/// A signal for which blue fits as well as any colour.
const SIGNAL: &str = "Y124";
const OWN: &str = "经查阅，{事由}。【（对应风险点{风险点编号}）】\n决定对{对方}实施{预警等级}预警，作出{处置方式}的处置，限{回告期限}内回告。\n联系人{联系人}。";

fn save(office: &mut Office, kind: &str, body: &str) -> u64 {
    office.call("save_template", json!({ "kind": kind, "body": body }))["number"].as_u64().unwrap()
}

fn compose(office: &mut Office) -> Value {
    office.call("compose_notice", json!({ "signal": SIGNAL, "level": "blue", "dispositions": ["reminder_talk"] }))
}

fn line(office: &mut Office, kind: &str) -> Value {
    let lines = office.call("list_templates", json!({}));
    lines.as_array().unwrap().iter().find(|line| line["kind"] == kind).unwrap_or_else(|| panic!("no {kind}")).clone()
}

fn versions(office: &mut Office, kind: &str) -> Vec<String> {
    let view = office.call("read_template", json!({ "kind": kind }));
    let words = |line: &Value| format!("{}{}", text(&line["label"]), if line["in_force"] == true { "*" } else { "" });
    view["versions"].as_array().unwrap().iter().map(words).collect()
}

#[test]
fn a_notice_is_composed_from_the_own_text_and_keeps_its_version() {
    let mut office = Office::sample();
    let shipped = compose(&mut office);
    assert_eq!(shipped["template"], json!({ "kind": "notice_blue", "number": 0 }));
    assert_eq!(save(&mut office, "notice_blue", OWN), 1);
    office.restart();
    let mut draft = compose(&mut office);
    assert_eq!(
        text(&draft["body"]),
        "经查阅，反映举报人信息被泄露。（对应风险点R040）\n决定对你单位实施低级（蓝色）预警，作出谈话提醒的处置，限三十日内回告。\n联系人预警信息员。"
    );
    assert_eq!(draft["template"], json!({ "kind": "notice_blue", "number": 1 }));
    draft["approved"] = json!(true);
    // Her own word in this one notice: the text still came from the first version.
    draft["body"] = json!(text(&draft["body"]).replace("经查阅", "经调查"));
    let issued = office.call("issue_notice", draft);
    assert_eq!(issued["paper"]["template"], "蓝色预警通知书正文 第1版、通知书回执 随软件自带");
    assert_eq!(issued["receipt"]["template"], "送达回证附注 随软件自带");

    // A later version and the way back change nothing that was kept.
    let before = office.paper(&issued["paper"]["id"]).1;
    assert_eq!(save(&mut office, "notice_blue", &OWN.replace("经查阅", "另一版")), 2);
    office.call("reset_template", json!({ "kind": "notice_blue" }));
    assert_eq!(versions(&mut office, "notice_blue"), ["第3版*", "第2版", "第1版", "随软件自带"]);
    office.restart();
    assert!(office.paper(&issued["paper"]["id"]).1 == before);
    let said = words(&before);
    assert!(said.contains("经调查，反映举报人信息被泄露。（对应风险点R040）"), "{said}");
    let warning = office.call("read_warning", json!({ "warning": issued["number"] }));
    let fact = warning["facts"].as_array().unwrap().iter().find(|fact| fact["label"] == "正文模板").unwrap();
    assert_eq!(fact["value"], "蓝色预警通知书正文 第1版");
    let pages = office.call("paper_pages", json!({ "paper": issued["paper"]["id"], "first": 0 }));
    assert_eq!(pages["template"], issued["paper"]["template"]);
    let archive = office.call("list_records", json!({ "kind": "papers", "search": "第1版" }));
    assert_eq!(archive["total"], 1, "the archive finds a paper by its template");
    office.assert_sound();
}

#[test]
fn saving_is_taken_back_like_any_act_until_a_paper_needs_it() {
    let mut office = Office::sample();
    save(&mut office, "reminder_overdue", "{预警文书}应于{回告截止日期}前回告，{回告情况}，已逾期{逾期天数}天。请速办。");
    assert_eq!(versions(&mut office, "reminder_overdue"), ["第1版*", "随软件自带"]);
    assert!(text(&office.call("undo", json!({}))["sentence"]).contains("修改模板“催办函（逾期未回告）”"));
    assert_eq!(versions(&mut office, "reminder_overdue"), ["随软件自带*"]);
    office.restart();
    office.call("redo", json!({}));
    assert_eq!(line(&mut office, "reminder_overdue")["version_label"], "第1版");
    let paper = office.call("make_paper", json!({ "paper": "reminder", "warning": "七纪廉警〔2026〕3号" }));
    assert_eq!(paper["template"], "催办函（逾期未回告） 第1版");
    let (_, bytes) = office.paper(&paper["id"]);
    assert!(words(&bytes).contains("已逾期52天。请速办。"));
    let before = office.entries();
    assert_eq!(office.refused("undo", json!({})), ":in_use");
    assert_eq!((office.entries(), versions(&mut office, "reminder_overdue").len()), (before, 2));
    office.assert_sound();
}

#[test]
fn a_text_that_cannot_stand_is_refused_and_leaves_no_trace() {
    let mut office = Office::sample();
    let (before, entries) = (office.call("read_template", json!({ "kind": "notice_red" })), office.entries());
    let shipped = text(&before["shipped"]).to_owned();
    for (body, rules) in [
        (String::new(), "body:required"),
        ("{事由}{预警等级}{处置方式}。".to_owned(), "body:required"),
        (shipped.replace("{事由}", "{事油}"), "body:unknown"),
        (shipped.replace("{事由}", "{事由"), "body:brace"),
        (format!("{shipped}\n【甲】"), "body:group"),
        // A character that no face holds, found by laying the paper out.
        (format!("{shipped}\n\u{1f600}"), "body:missing_glyph"),
        (shipped.clone(), "body:same"),
    ] {
        assert_eq!(office.refused("save_template", json!({ "kind": "notice_red", "body": body })), rules, "{body}");
    }
    assert_eq!(office.refused("reset_template", json!({ "kind": "notice_red" })), ":same");
    assert_eq!(office.refused("read_template", json!({ "kind": "nothing" })), ":unknown");
    assert_eq!(office.entries(), entries);
    assert_eq!(office.call("read_template", json!({ "kind": "notice_red" })), before);
    let against = office.call("check_template", json!({ "kind": "notice_red", "body": "甲{乙" }));
    assert_eq!(against.as_array().unwrap().len(), 1, "{against}");
}

/// Every kind can be tried with every field it offers, on the records of an office and without any.
#[test]
fn every_template_is_tried_on_a_record_or_an_example() {
    for (mut office, example) in [(Office::sample(), false), (Office::founded(), true)] {
        for line in office.call("list_templates", json!({})).as_array().unwrap() {
            let view = office.call("read_template", json!({ "kind": line["kind"] }));
            let fields: Vec<_> = view["fields"].as_array().unwrap().iter().map(|field| text(&field["token"]).to_owned()).collect();
            let body = format!("{}\n{}", text(&view["shipped"]), fields.join("\n"));
            let trial = office.call("preview_template", json!({ "kind": line["kind"], "body": body }));
            assert!(trial["pages"]["total"].as_u64().unwrap() >= 1);
            let record = text(&trial["record"]);
            let of_records = ["quarter_return", "zero_report"].contains(&text(&line["kind"]));
            assert_eq!(record.contains("示例"), example && !of_records, "{}: {record}", line["label"]);
        }
        let entries = office.entries();
        office.call("preview_template", json!({ "kind": "slip", "body": "已收到{文号}。" }));
        assert_eq!(office.entries(), entries, "a trial keeps nothing");
    }
}

/// Our samples are marked as such on list and paper, until the office has its own words.
#[test]
fn our_own_words_are_marked_as_a_sample() {
    let mut office = Office::sample();
    let request = json!({ "paper": "companion", "form": "admonition", "warning": "七纪廉警〔2026〕3号" });
    let paper = |office: &mut Office| {
        let paper = office.call("make_paper", request.clone());
        words(&office.paper(&paper["id"]).1)
    };
    assert_eq!(line(&mut office, "admonition")["sample"], true);
    assert_eq!(line(&mut office, "slip")["sample"], false);
    assert!(paper(&mut office).contains("示例式样"));
    let shipped = text(&office.call("read_template", json!({ "kind": "admonition" }))["shipped"]).to_owned();
    save(&mut office, "admonition", &format!("{shipped}\n本告诫书一式三份。"));
    assert_eq!(line(&mut office, "admonition")["sample"], false);
    let own = paper(&mut office);
    assert!(!own.contains("示例式样") && own.contains(&without_space("本告诫书一式三份。")), "{own}");
}

#[test]
fn a_draft_that_names_a_version_nobody_kept_is_issued_without_one() {
    let mut office = Office::sample();
    let mut draft = compose(&mut office);
    draft["template"] = json!({ "kind": "notice_blue", "number": 9 });
    draft["approved"] = json!(true);
    let issued = office.call("issue_notice", draft);
    assert_eq!(issued["paper"]["template"], "通知书回执 随软件自带");
}
