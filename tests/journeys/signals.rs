//! Signals from the card to an ending, repeats, who reported, letters passed on, and leads until their receipt.

use serde_json::{Value, json};

use crate::office::{Office, text, words};

fn act(signal: &str, fields: Value) -> Value {
    json!({ "signal": signal, "fields": fields })
}

fn fields(office: &mut Office, kind: &str, id: &str) -> Value {
    office.call("read_record", json!({ "kind": kind, "id": id }))["fields"].clone()
}

fn cell(office: &mut Office, number: &str, key: &str) -> String {
    let id = office.find("signals", "number", number);
    text(&fields(office, "signals", &id)[key]).to_owned()
}

/// What the registers know of a signal is shown, never kept a second time.
#[test]
fn a_card_fills_from_the_registers() {
    let mut office = Office::sample();
    assert_eq!(cell(&mut office, "Y001", "rank"), "农村干部");
    assert_eq!(cell(&mut office, "Y003", "risk_kind"), "岗位职责风险");
    let id = office.create(
        "signals",
        json!({ "collected_on": "2026-4-2", "point": "下溪村", "source": "信访举报", "way": "来信", "signed": "署名", "handed_down": "本级受理",
            "unit": "下溪村", "object": "村党支部书记兼主任/滕某某", "content": "反映宅基地审批收费", "category": "检举控告", "nature": "廉洁纪律",
            "topic": "乡村振兴", "risk": "R105", "suggested_level": "黄色" }),
    );
    let kept = fields(&mut office, "signals", &id);
    assert_eq!((text(&kept["number"]), text(&kept["rank"]), text(&kept["category"])), ("Y132", "农村干部", "检举控告"));
    // Another risk point, another kind: nothing of the old one stays behind.
    office.call("save_record", json!({ "kind": "signals", "id": id, "fields": { "risk": "R079" } }));
    let other = fields(&mut office, "signals", &id);
    assert_ne!(other["power"], kept["power"]);
    // Out of scope is a category of its own.
    assert_eq!(
        office.refused(
            "save_record",
            json!({ "kind": "signals", "id": id, "fields": { "in_scope": "否", "suggested_level": "", "category": "申诉" } })
        ),
        "category:scope"
    );
    office.call("save_record", json!({ "kind": "signals", "id": id, "fields": { "in_scope": "否", "suggested_level": "" } }));
    assert_eq!(text(&fields(&mut office, "signals", &id)["category"]), "业务范围外");
    office.assert_sound();
}

#[test]
fn a_repeat_points_at_the_first_of_its_matter() {
    let mut office = Office::sample();
    let course = office.call("read_signal_course", json!({ "signal": "Y124" }));
    assert!(!course["candidates"].as_array().unwrap().is_empty(), "{course}");
    office.call("link_repeat", act("Y124", json!({ "first": "Y050" })));
    assert_eq!((cell(&mut office, "Y124", "repeat"), cell(&mut office, "Y124", "repeat_of")), ("是".to_owned(), "Y050".to_owned()));
    // A repeat of the repeat points at the first; so does what repeated a signal that becomes a repeat itself.
    office.call("link_repeat", act("Y125", json!({ "first": "Y124" })));
    assert_eq!(cell(&mut office, "Y125", "repeat_of"), "Y050");
    office.call("link_repeat", act("Y050", json!({ "first": "Y001" })));
    for number in ["Y050", "Y124", "Y125"] {
        assert_eq!(cell(&mut office, number, "repeat_of"), "Y001", "{number}");
    }
    assert_eq!(text(&office.call("read_signal_course", json!({ "signal": "Y001" }))["tally"]), "同一事项1件4次");
    let first = office.find("signals", "number", "Y001");
    let links = office.call("read_record", json!({ "kind": "signals", "id": first }))["links"].clone();
    assert_eq!(links.as_array().unwrap().iter().filter(|link| link["relation"] == "重复反映").count(), 3);
    for (signal, first, rule) in [
        ("Y001", "Y001", "first:itself"),
        ("Y001", "Y124", "first:itself"),
        ("Y002", "Y130", "first:order"),
        ("Y002", "Y999", "first:unknown"),
    ] {
        assert_eq!(office.refused("link_repeat", act(signal, json!({ "first": first }))), rule, "{signal} {first}");
    }
    let id = office.find("signals", "number", "Y124");
    assert_eq!(office.refused("save_record", json!({ "kind": "signals", "id": id, "fields": { "repeat": "否" } })), "repeat:linked");
    // The number of the first is told in the rows of its repeats.
    office.call("save_record", json!({ "kind": "signals", "id": first, "fields": { "number": "Y001A" } }));
    assert_eq!(cell(&mut office, "Y124", "repeat_of"), "Y001A");
    office.call("unlink_repeat", json!({ "signal": "Y124" }));
    assert_eq!(cell(&mut office, "Y124", "repeat"), "否");
    for _ in 0..5 {
        office.call("undo", json!({}));
    }
    assert_eq!((cell(&mut office, "Y124", "repeat_of"), cell(&mut office, "Y050", "repeat_of")), (String::new(), String::new()));
    office.assert_sound();
}

#[test]
fn a_signal_is_decided_and_ends_in_one_way() {
    let mut office = Office::sample();
    let decide = |level: &str, ways: &str| {
        act("Y124", json!({ "level": level, "dispositions": ways, "opinion": "同意", "by": "郑某某", "on": "2026-4-8" }))
    };
    assert_eq!(office.refused("decide_signal", decide("红色", "谈话提醒")), "dispositions:disposition");
    assert_eq!(office.refused("decide_signal", decide("", "谈话提醒")), "dispositions:disposition");
    office.call("decide_signal", decide("黄色", "诫勉谈话、函询整改"));
    assert_eq!(cell(&mut office, "Y124", "decision"), "审定黄色；诫勉谈话、函询整改；同意");
    let id = office.find("signals", "number", "Y124");
    assert_eq!(
        office.refused("save_record", json!({ "kind": "signals", "id": id, "fields": { "in_scope": "否", "suggested_level": "" } })),
        "in_scope:decided"
    );
    assert_eq!(office.refused("end_signal", act("Y124", json!({ "ending": "不予预警", "reason": "查无实据" }))), "ending:decided");
    assert_eq!(office.refused("end_signal", act("Y124", json!({ "ending": "转有关部门" }))), "to:required");
    office.call("end_signal", act("Y124", json!({ "ending": "转有关部门", "to": "区农业农村局", "reason": "业务主管" })));
    assert_eq!(cell(&mut office, "Y124", "outcome"), "转有关部门 区农业农村局");
    assert_eq!(office.refused("end_signal", act("Y124", json!({ "ending": "转有关部门", "to": "x" }))), ":ended");
    assert_eq!(office.refused("decide_signal", decide("黄色", "")), ":ended");
    office.call("reopen_signal", json!({ "signal": "Y124" }));
    assert_eq!(office.refused("reopen_signal", json!({ "signal": "Y124" })), ":not_ended");
    // A warning stands: it is handled as a warning.
    let warned = office.call("list_records", json!({ "kind": "signals", "limit": 500 }));
    let number =
        warned["rows"].as_array().unwrap().iter().find(|row| row["cells"].to_string().contains("已预警")).unwrap()["cells"][0].clone();
    assert_eq!(office.refused("end_signal", act(text(&number), json!({ "ending": "不予预警", "reason": "x" }))), ":warned");
    assert_eq!(office.refused("make_lead", act(text(&number), json!({}))), ":warned");
    office.assert_sound();
}

#[test]
fn what_does_not_count_says_why() {
    let mut office = Office::sample();
    assert_eq!(office.refused("exclude_signal", act("Y120", json!({ "reason": " " }))), "reason:required");
    office.call("exclude_signal", act("Y120", json!({ "reason": "测试录入" })));
    assert_eq!(cell(&mut office, "Y120", "excluded"), "测试录入");
    assert_eq!(office.refused("exclude_signal", act("Y120", json!({ "reason": "再来" }))), ":excluded");
    office.call("include_signal", json!({ "signal": "Y120" }));
    assert_eq!(office.refused("include_signal", json!({ "signal": "Y120" })), ":counts");
    office.assert_sound();
}

#[test]
fn what_is_confidential_shows_in_no_list_search_export_or_paper_for_outside() {
    let mut office = Office::sample();
    let secret = "林地承包的机密细节";
    let id = office.create(
        "signals",
        json!({ "collected_on": "2026-4-2", "point": "下溪村", "source": "信访举报", "unit": "下溪村", "object": "会计/隐某某", "content": secret, "confidential": "是" }),
    );
    assert!(fields(&mut office, "signals", &id).to_string().contains(secret), "the record itself is open");
    assert_eq!(office.call("find", json!({ "text": secret })), json!([]));
    for command in ["list_records", "list_rows"] {
        let rows = office.call(command, json!({ "kind": "signals", "search": "Y132" }));
        assert!(rows["total"] == 1 && !rows.to_string().contains(secret) && !rows.to_string().contains("隐某某"), "{rows}");
    }
    let paper = |office: &mut Office, internal: bool| {
        let made = office.call("make_paper", json!({ "paper": "signal_report", "signal": "Y132", "internal": internal }));
        words(&office.paper(&made["id"]).1)
    };
    assert!(!paper(&mut office, false).contains("机密细节") && paper(&mut office, true).contains("机密细节"));
    let back = json!({ "kind": "signals", "records": [{ "id": id, "fields": { "content": "（保密）" } }] });
    assert_eq!(office.refused("save_cells", back), "content:hidden");
    // Another signal of the same person finds it among the likely ones, and a table that puts it right its row: neither
    // says whom it is about or what it says.
    let other = office.create(
        "signals",
        json!({ "collected_on": "2026-4-3", "point": "下溪村", "source": "信访举报", "unit": "下溪村", "object": "会计/隐某某", "content": secret }),
    );
    let course = office.call("read_signal_course", json!({ "signal": other }));
    let candidate = course["candidates"].as_array().unwrap().iter().find(|one| one["number"] == "Y132").unwrap();
    assert!(candidate["words"].to_string().contains("（保密）") && !candidate.to_string().contains("机密"), "{candidate}");
    assert_eq!(candidate["why"], "同一单位");
    let table = "信息编号,采集日期,采集点,来源,单位,内容\nY132,2026-4-2,下溪村,信访举报,下溪村,改过的内容\n";
    let preview = office.call("paste_import", json!({ "text": table.replace(',', "\t"), "kind": "signals" }));
    let row = preview["rows"].as_array().unwrap().iter().find(|row| row["known"] == true).unwrap();
    assert!(row["before"]["content"] == "（保密）" && !row.to_string().contains("机密"), "{row}");
}

const WHO: &str = "钱三多";

/// Who reported is in no table, list, search, export, draft or journal; only a look of its own shows it.
#[test]
fn who_reported_is_seen_by_a_look_alone() {
    let mut office = Office::sample();
    let before = office.entries();
    assert_eq!(office.refused("reveal_reporter", act("Y124", json!({ "by": "郑某某", "cause": "反馈结果" }))), ":no_reporter");
    assert_eq!(office.refused("save_reporter", act("Y124", json!({}))), "name:required");
    office.call("save_reporter", act("Y124", json!({ "name": WHO, "contact": format!("{WHO}0000"), "wishes": "不得当面核实" })));
    office.call("save_reporter", act("Y124", json!({ "name": WHO, "contact": format!("{WHO}1111") })));
    assert_eq!(office.refused("reveal_reporter", act("Y124", json!({ "by": "郑某某" }))), "cause:required");
    assert_eq!(office.entries(), before + 2, "a refused look is none");
    let shown = office.call("reveal_reporter", act("Y124", json!({ "by": "郑某某", "cause": "反馈结果" })));
    assert_eq!((text(&shown["lines"][0]["text"]), &shown["seconds"]), (WHO, &json!(30)));
    assert_eq!(office.entries(), before + 3);
    let id = office.find("signals", "number", "Y124");
    let record = office.call("read_record", json!({ "kind": "signals", "id": id }));
    assert!(record["history"].to_string().contains("查看Y124的举报人（郑某某，反馈结果）"), "{}", record["history"]);
    let journal = office.call("list_records", json!({ "kind": "journal", "limit": 5000 }));
    assert!(journal.to_string().contains("查看举报人"));
    let course = office.call("read_signal_course", json!({ "signal": "Y124" }));
    let rows = office.call("list_rows", json!({ "kind": "signals", "limit": 500 }));
    let made = office.call("make_paper", json!({ "paper": "signal_report", "signal": "Y124", "internal": true }));
    let paper = words(&office.paper(&made["id"]).1);
    let found = office.call("find", json!({ "text": WHO }));
    for told in [record.to_string(), journal.to_string(), course.to_string(), rows.to_string(), found.to_string(), paper] {
        assert!(!told.contains(WHO));
    }
    // Undo brings the sealed bytes back, and what was looked at stays in the journal.
    office.call("remove_reporter", json!({ "signal": "Y124" }));
    office.call("undo", json!({}));
    let again = office.call("reveal_reporter", act("Y124", json!({ "by": "郑某某", "cause": "核实情况" })));
    assert_eq!(text(&again["lines"][0]["text"]), WHO);
    office.restart();
    let after = office.call("reveal_reporter", act("Y124", json!({ "by": "郑某某", "cause": "核实情况" })));
    assert_eq!(text(&after["lines"][1]["text"]), format!("{WHO}1111"));
    office.call("save_record", json!({ "kind": "signals", "id": id, "fields": { "signed": "匿名" } }));
    assert_eq!(office.refused("save_reporter", act("Y124", json!({ "name": "某" }))), ":anonymous");
    office.assert_sound();
}

#[test]
fn a_letter_for_above_passes_through() {
    let mut office = Office::sample();
    let id = office.create("direct_receipts", json!({ "received_on": "2026-4-2", "way": "来信", "sealed": "是", "handled_by": "徐某某" }));
    assert_eq!(text(&fields(&mut office, "direct_receipts", &id)["number"]), "JS-2026-01");
    let home = |office: &mut Office| office.call("home", json!({}))["todo"].to_string();
    assert!(home(&mut office).contains("转送径送信件 JS-2026-01"));
    let save = |changed: Value| json!({ "kind": "direct_receipts", "id": id, "fields": changed });
    assert_eq!(office.refused("save_record", save(json!({ "forwarded_to": "长".repeat(41) }))), "forwarded_to:too_long");
    office.call("save_record", save(json!({ "forwarded_to": "区纪委监委", "forwarded_on": "2026-4-3", "forward_way": "机要" })));
    assert!(!home(&mut office).contains("JS-2026-01"));
    assert_eq!(text(&fields(&mut office, "direct_receipts", &id)["state"]), "已转送");
    let shapes = office.call("shapes", json!({}));
    let shape = shapes["registers"].as_array().unwrap().iter().find(|shape| shape["kind"] == "direct_receipts").unwrap();
    assert!(shape["fields"].as_array().unwrap().iter().all(|field| field["input"] != "long_text"), "no field takes a content");
    office.assert_sound();
}

/// what a letter for a higher level says is kept nowhere, whichever way somebody tries to enter it.
#[test]
fn what_a_letter_for_above_says_enters_nowhere() {
    const CANARY: &str = "canary4471反映镇长的事";
    let mut office = Office::sample();
    let receipt = json!({ "received_on": "2026-4-2", "way": "来信", "sealed": "是", "handled_by": "徐某某" });
    let id = office.create("direct_receipts", receipt.clone());
    let mut tries = 0;
    let known: Vec<String> =
        office.call("read_record", json!({ "kind": "direct_receipts", "id": id }))["fields"].as_object().unwrap().keys().cloned().collect();
    for field in ["content", "note", "object", "summary", "subject", "cause", "body", "opinion", "attachment"] {
        assert!(!known.iter().any(|key| key == field), "{field} is no field of it");
        for id in [Value::Null, json!(id)] {
            let mut fields = receipt.clone();
            fields[field] = json!(CANARY);
            // Refused or left out: what is not a field is not kept.
            let _ = office.answer("save_record", json!({ "kind": "direct_receipts", "id": id, "fields": fields }));
            let _ =
                office.answer("save_cells", json!({ "kind": "direct_receipts", "records": [{ "id": id, "fields": { field: CANARY } }] }));
            tries += 2;
        }
    }
    let folder = crate::office::Folder::new();
    let file = folder.file("径送.csv");
    std::fs::write(&file, format!("收到日期,收到方式,内容\n2026-4-2,来信,{CANARY}\n")).unwrap();
    let preview = office.call("preview_import", json!({ "path": file.display().to_string(), "kind": "direct_receipts" }));
    assert_eq!((&preview["total"], &preview["mapping"]), (&json!(0), &json!([])), "no table of them is taken in");
    office.call("drop_import", json!({ "token": preview["token"] }));
    office.restart();
    for kind in ["direct_receipts", "signals", "journal", "papers"] {
        let rows = office.call("list_records", json!({ "kind": kind, "limit": 10_000 })).to_string();
        assert!(!rows.contains(CANARY), "{kind}");
    }
    assert_eq!(office.call("find", json!({ "text": CANARY })), json!([]));
    let todo = office.call("home", json!({}))["todo"].clone();
    let due = todo.as_array().unwrap().iter().find(|line| text(&line["title"]).contains("JS-2026-01")).unwrap();
    // Thursday 2 April; 4 to 6 April are 清明: the 3rd, 7th, 8th, 9th, 10th.
    assert_eq!(due["due_on"], "2026-04-10", "five working days");
    figures::line(
        "R-44",
        &format!("a complaint for a higher level: {tries} tries and a table, 0 contents kept; five working days over a festival"),
    );
}

#[test]
fn a_signal_becomes_a_lead_and_comes_back_with_a_receipt() {
    let mut office = Office::sample();
    office.call("make_lead", act("Y124", json!({ "reason": "涉嫌违纪" })));
    let number = "XS-2026-01";
    assert_eq!(cell(&mut office, "Y124", "outcome"), "转问题线索");
    let lead = office.find("case_leads", "number", number);
    let read = fields(&mut office, "case_leads", &lead);
    assert_eq!((text(&read["signal"]), text(&read["confidential"]), text(&read["state"])), ("Y124", "是", "待评估"));
    let row = office.call("list_records", json!({ "kind": "case_leads" }))["rows"][0]["cells"].to_string();
    assert!(row.contains("（保密）") && !row.contains(text(&read["summary"])), "{row}");
    assert_eq!(office.refused("delete_records", json!({ "kind": "case_leads", "ids": [lead] })), ":approved");
    let on = |fields: Value| json!({ "lead": number, "fields": fields });
    assert_eq!(office.refused("transfer_lead", on(json!({ "to": "区纪委监委", "by": "徐某某" }))), ":state");
    let parked =
        json!({ "result": "暂不具备条件", "by": "徐某某、郑某某", "opinion": "继续跟踪", "relook_on": "2026-4-10", "on": "2026-4-8" });
    office.call("assess_lead", on(parked));
    assert!(office.call("home", json!({}))["todo"].to_string().contains("再次评估线索 XS-2026-01"));
    office.call("assess_lead", on(json!({ "result": "可查性较强", "by": "徐某某、郑某某", "opinion": "移送", "on": "2026-4-8" })));
    office.call("transfer_lead", on(json!({ "to": "区纪委监委", "by": "徐某某", "on": "2026-4-8" })));
    let made = office.call("make_paper", json!({ "paper": "lead_transfer", "lead": number }));
    let paper = words(&office.paper(&made["id"]).1);
    assert!(paper.contains("问题线索移送单") && paper.contains("区纪委监委") && paper.contains("回执编号"), "{paper}");
    assert_eq!(office.refused("reopen_signal", json!({ "signal": "Y124" })), ":transferred");
    let receipt = json!({ "to": "区纪委监委", "by": "徐某某", "on": "2026-4-8", "receipt_number": "区线8号", "receipt_on": "2026-4-8", "received_by": "范某" });
    office.call("transfer_lead", on(receipt));
    assert_eq!(text(&fields(&mut office, "case_leads", &lead)["state"]), "已收回执");
    office.assert_sound();
}

/// A lead that was made by mistake goes with the ending that made it.
#[test]
fn an_ending_is_taken_back_with_its_lead() {
    let mut office = Office::sample();
    office.call("make_lead", act("Y124", json!({})));
    office.call("reopen_signal", json!({ "signal": "Y124" }));
    assert_eq!((cell(&mut office, "Y124", "outcome"), office.count("case_leads")), ("待处置".to_owned(), 0));
    office.call("make_lead", act("Y124", json!({})));
    office.find("case_leads", "number", "XS-2026-02");
    office.call("undo", json!({}));
    assert_eq!(cell(&mut office, "Y124", "outcome"), "待处置");
    office.assert_sound();
}
