//! The secretary's main errand: a signal becomes a notice on paper, is served, answered, judged and
//! closed, and the quarter is reported. The program is stopped and started on the way.

use serde_json::{Value, json};

use crate::office::{DAY, Office, rules, text, without_space, words};

/// The one signal of the sample for which red was suggested and nothing issued yet.
const SIGNAL: &str = "Y124";
const NUMBER: &str = "七纪廉警〔2026〕17号";

#[test]
fn a_signal_becomes_a_red_notice_and_is_closed() {
    let mut office = Office::sample();
    let signals = office.call("list_records", json!({ "kind": "signals", "search": SIGNAL }));
    assert_eq!(signals["total"], 1);
    let choices = office.call("notice_choices", json!({ "signal": SIGNAL }));
    assert_eq!(choices["refusals"], json!([]));
    let suggested: Vec<_> = choices["levels"].as_array().unwrap().iter().filter(|level| level["suggested"] == true).collect();
    assert_eq!((suggested.len(), &suggested[0]["level"]), (1, &json!("red")));

    let draft = compose(&mut office);
    let issued = issue(&mut office, draft);
    office.restart();
    printed_for_ever(&mut office, &issued);
    serve(&mut office);
    office.restart();
    reply_is_returned_and_handed_in_again(&mut office);
    office.restart();
    report(&mut office);
    office.assert_sound();
}

/// The draft, with what stands against it said and put right, and its pages shown.
fn compose(office: &mut Office) -> Value {
    let mut draft =
        office.call("compose_notice", json!({ "signal": SIGNAL, "level": "red", "dispositions": ["special_inquiry", "督导整改"] }));
    assert_eq!(draft["recipient"], "平安建设办公室");
    let body = text(&draft["body"]).to_owned();
    for words in ["反映举报人信息被泄露", "R040", "第四十二条", "高级（红色）", "专项调查、督导整改", "三十日内"]
    {
        assert!(body.contains(words), "{words}: {body}");
    }
    assert!(!body.contains("谢某某"), "the one complained of is named by post only");
    assert_eq!(rules(&office.call("check_notice", draft.clone())), "approved:approval");
    assert_eq!(office.refused("issue_notice", draft.clone()), "approved:approval");
    draft["approved"] = json!(true);
    assert_eq!(office.call("check_notice", draft.clone()), json!([]));
    let preview = office.call("preview_notice", draft.clone());
    assert!(preview["total"].as_u64().unwrap() >= 1);
    assert!(preview["pages"].as_array().unwrap().iter().all(|page| text(page).contains("<svg")));
    assert_eq!(office.count("papers"), 0, "a preview keeps nothing");
    draft
}

fn issue(office: &mut Office, draft: Value) -> Value {
    let before = office.entries();
    let issued = office.call("issue_notice", draft.clone());
    assert_eq!((text(&issued["number"]), office.entries()), (NUMBER, before + 1));
    assert_eq!(office.refused("issue_notice", draft), ":already_warned");
    assert_eq!(office.refused("undo", json!({})), ":barrier");
    issued
}

/// The fifth print is the first, byte for byte, and the paper says what was drafted.
fn printed_for_ever(office: &mut Office, issued: &Value) {
    let (name, first) = office.paper(&issued["paper"]["id"]);
    assert!(first.starts_with(b"%PDF-") && name.ends_with(".pdf") && name.contains("17号"), "{name}");
    let warning = office.call("read_warning", json!({ "warning": NUMBER }));
    let said = words(&first);
    for wanted in [
        NUMBER,
        "廉政风险预警整改通知书",
        "高级·红色预警",
        "平安建设办公室",
        "中共七溪坪镇纪律检查委员会",
        "2026年4月8日",
        "存在问题",
        "查清事实和原因",
        "抄送：镇党委",
    ] {
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
    for paragraph in text(&warning["body"]).lines() {
        assert!(said.contains(&without_space(paragraph)), "{paragraph} in {said}");
    }
    let (_, receipt) = office.paper(&issued["receipt"]["id"]);
    let said = words(&receipt);
    for wanted in ["送达回证", NUMBER, "受送达", "送达人"] {
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
    for print in 2..=5 {
        office.call("note_paper_use", json!({ "paper": issued["paper"]["id"], "act": "print", "copies": 3 }));
        if print == 4 {
            office.restart();
            office.set_day("2029-04-08");
        }
        assert!(office.paper(&issued["paper"]["id"]).1 == first, "print {print}");
    }
    office.set_day(DAY);
    let papers = warning["papers"].as_array().unwrap();
    assert!(papers.iter().any(|paper| paper["sha256"] == issued["sha256"]));
}

fn serve(office: &mut Office) {
    let serve = |on: &str| json!({ "warning": NUMBER, "served_on": on, "received_by": "谢某某" });
    office.set_day("2026-04-10");
    assert_eq!(office.refused("serve_notice", serve("4月7日")), "served_on:order");
    assert_eq!(office.refused("serve_notice", serve("2026-4-11")), "served_on:future");
    assert_eq!(office.refused("serve_notice", serve("昨天")), "served_on:date");
    let served = office.call("serve_notice", serve("2026.4.9"));
    assert_eq!((text(&served["state"]), text(&served["state_label"]), text(&served["due_on"])), ("served", "回告期内", "2026-05-09"));
    assert!(text(&served["sentence"]).contains("2026年5月9日"));
    let home = office.call("home", json!({}));
    assert!(
        home["todo"]
            .as_array()
            .unwrap()
            .iter()
            .any(|todo| text(&todo["title"]) == format!("等待回告 {NUMBER}") && todo["due_on"] == "2026-05-09")
    );
    // A step of the course can be taken back; it is no paper.
    assert!(text(&office.call("undo", json!({}))["sentence"]).contains("登记送达"));
    assert_eq!(office.call("read_warning", json!({ "warning": NUMBER }))["state"], "issued");
    office.call("redo", json!({}));
}

fn reply_is_returned_and_handed_in_again(office: &mut Office) {
    office.set_day("2026-05-11");
    let warning = office.call("read_warning", json!({ "warning": NUMBER }));
    assert_eq!((&warning["state_label"], &warning["days_left"]), (&json!("逾期未回告"), &json!(-2)));
    let reply = |cause: &str| json!({ "warning": NUMBER, "received_on": "2026-05-11", "cause": cause, "measures": "专柜保管，逐次登记", "number": "平安回〔2026〕1号" });
    assert_eq!(office.refused("record_reply", reply("")), "cause:required");
    assert!(text(&office.call("record_reply", reply("保管不严"))["sentence"]).contains("逾期回告"));
    assert_eq!(office.refused("close_warning", json!({ "warning": NUMBER })), ":state");
    let verify = |result: &str, opinion: &str| json!({ "warning": NUMBER, "result": result, "opinion": opinion, "cause_found": true, "measures_done": true, "accountability_done": true });
    assert_eq!(office.refused("verify_reply", verify("returned", "")), "opinion:required");
    office.call("verify_reply", verify("returned", "成因不具体"));
    office.set_day("2026-05-14");
    office.call(
        "record_reply",
        json!({ "warning": NUMBER, "received_on": "2026-05-14", "cause": "登记和保管没有分开", "measures": "分设两人" }),
    );
    assert_eq!(office.call("verify_reply", verify("认可", ""))["state"], "accepted");
    let closed = office.call("close_warning", json!({ "warning": NUMBER }));
    assert_eq!((text(&closed["state"]), text(&closed["state_label"])), ("closed", "已销号"));
    assert_eq!(office.refused("void_notice", json!({ "warning": NUMBER, "reason": "重复" })), ":state");
    let course: Vec<String> = office.call("read_warning", json!({ "warning": NUMBER }))["course"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| text(&line["label"]).to_owned())
        .collect();
    assert_eq!(
        course,
        ["承办人拟稿", "纪委会议研究", "报镇党委主要负责人", "报区纪委同意", "签发", "送达", "回告", "评估", "回告", "评估", "销号"]
    );
}

fn report(office: &mut Office) {
    let quarters = office.call("report_quarters", json!({}));
    assert!(quarters.as_array().unwrap().iter().any(|quarter| quarter["quarter"] == "2026Q1" && quarter["signals"] == 33));
    let made = office.call("make_paper", json!({ "paper": "quarter_report", "quarter": "2026Q1" }));
    let (name, bytes) = office.paper(&made["id"]);
    assert!(name.contains("第一季度"), "{name}");
    let said = words(&bytes);
    for wanted in ["2026年第一季度", "全季共采集预警信息33件次", "环比", "同比", "表1", "图1", "信访举报", "七纪廉警〔2026〕1号"]
    {
        assert!(said.contains(wanted), "{wanted}");
    }
    let pages = office.call("paper_pages", json!({ "paper": made["id"] }));
    assert_eq!(pages["total"], made["pages"]);
    assert_eq!(office.call("paper_pages", json!({ "paper": made["id"], "first": made["pages"] }))["pages"], json!([]));
}

/// A printed head is found again in the journal, a wrong one is not.
#[test]
fn a_head_from_the_foot_of_a_paper_is_found_again() {
    let mut office = Office::sample();
    let head = text(&office.call("verify", json!({ "head": null }))["head"]).to_owned();
    let made = office.call("make_paper", json!({ "paper": "powers", "public": true }));
    let (_, bytes) = office.paper(&made["id"]);
    assert!(words(&bytes).contains(&head), "the paper carries the head {head}");
    let found = office.call("verify", json!({ "head": head.to_uppercase() }));
    assert_eq!(found["sound"], true, "{found}");
    assert!(text(&found["findings"][0]).contains("相符"));
    for wrong in ["000000000000", "12"] {
        assert_eq!(office.call("verify", json!({ "head": wrong }))["sound"], false, "{wrong}");
    }
}

/// A voided notice keeps its number and its paper, and the signal can be warned of again.
#[test]
fn a_voided_notice_keeps_its_number() {
    let mut office = Office::sample();
    let draft = |office: &mut Office| {
        let mut draft = office.call("compose_notice", json!({ "signal": SIGNAL, "level": "yellow", "dispositions": ["函询整改"] }));
        draft["approved"] = json!(true);
        draft
    };
    let first = draft(&mut office);
    let issued = office.call("issue_notice", first);
    assert_eq!(office.refused("void_notice", json!({ "warning": NUMBER, "reason": " " })), "reason:required");
    assert_eq!(office.call("void_notice", json!({ "warning": NUMBER, "reason": "事实有误" }))["state"], "voided");
    assert_eq!(office.refused("undo", json!({})), ":barrier");
    assert_eq!(office.refused("void_notice", json!({ "warning": NUMBER, "reason": "再来" })), ":state");
    assert!(!office.paper(&issued["paper"]["id"]).1.is_empty());
    let again = draft(&mut office);
    assert_eq!(text(&office.call("issue_notice", again)["number"]), "七纪廉警〔2026〕18号");
    office.assert_sound();
}
