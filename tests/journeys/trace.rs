//! Every command that writes leaves exactly one entry in the journal, every other none, and no text of a
//! case gets into the journal's fields or the log.

use std::collections::BTreeSet;

use desk::wire::NAMES;
use serde_json::{Value, json};

use crate::bundles;
use crate::office::{Folder, Office, all_files, text};
use crate::requests::request;

/// Commands that only read, or keep what is no act of the office.
const WITHOUT_ENTRY: &[&str] = &[
    "app_status",
    "still_here",
    "read_keys",
    "recovery_code",
    "shapes",
    "home",
    "check_articles",
    "list_records",
    "list_rows",
    "list_numbers",
    "list_facets",
    "unit_tree",
    "read_record",
    "check_record",
    "hint_record",
    "read_power",
    "duty_years",
    "read_duty_progress",
    "read_attachments",
    "read_renewal",
    "read_tenures",
    "read_handover",
    "read_reviews",
    "read_signal_course",
    "read_lead",
    "warning_network",
    "read_returns",
    "suggest",
    "find",
    "undo_state",
    "keep_draft",
    "read_draft",
    "read_office",
    "read_typefaces",
    "read_table",
    "preview_import",
    "paste_import",
    "pending_import",
    "change_import",
    "forget_layout",
    "import_rows",
    "import_sheet",
    "correct_row",
    "take_rows",
    "drop_import",
    "notice_choices",
    "compose_notice",
    "check_notice",
    "preview_notice",
    "read_warning",
    "warning_beside",
    "compose_letter",
    "preview_letter",
    "read_letter",
    "read_inspection",
    "propose_talk",
    "talk_coverage",
    "list_editions",
    "read_edition",
    "check_edition",
    "compare_editions",
    "report_periods",
    "read_report",
    "check_report_section",
    "preview_report",
    "note_report_seen",
    "list_templates",
    "read_template",
    "check_template",
    "preview_template",
    "report_quarters",
    "preview_paper",
    "batch_papers",
    "paper_offers",
    "paper_shelf",
    "read_proposal",
    "preview_pages",
    "preview_words",
    "paper_words",
    "copy_name",
    "paper_pages",
    "risk_advice",
    "propose_persons",
    "risk_figures",
    "risk_course",
    "read_screening",
    "campaign_state",
    "appraisal_years",
    "read_appraisal",
    "compose_bulletin",
    "read_bulletin",
    "spot_coverage",
    "draw_form",
    "read_spot_draw",
    "read_spot_check",
    "bundle_desk",
    "read_card",
    "outline_bundle",
    "preview_bundle",
    "drop_bundle",
    "read_backups",
    "make_backup",
    "inspect_backup",
    "choose_second_medium",
    "open_backup",
    "verify",
];
/// Commands that found or change the office itself; their entry is the first of a journal.
const FOUNDING: &[&str] = &["start_sample", "leave_sample", "start_office"];

/// Commands that open, lock and change the keys of a real office; their entries are counted in locking.rs.
pub const KEYS: &[&str] = &[
    "lock_office",
    "unlock",
    "recover",
    "renew_recovery",
    "prove_recovery",
    "change_password",
    "set_second_holder",
    "remove_second_holder",
];

/// Runs commands and counts their entries.
struct Walk {
    office: Office,
    seen: BTreeSet<String>,
}

impl Walk {
    fn writes(&mut self, command: &str, request: Value) -> Value {
        self.counts(command, request, 1)
    }

    fn counts(&mut self, command: &str, request: Value, entries: u64) -> Value {
        let before = self.office.entries();
        let reply = self.office.call(command, request);
        assert_eq!(self.office.entries() - before, entries, "{command}");
        self.seen.insert(command.to_owned());
        reply
    }
}

#[test]
fn one_act_one_entry() {
    let mut walk = Walk { office: Office::sample(), seen: BTreeSet::new() };
    let unit = walk.writes("save_record", request("save_record"))["id"].clone();
    walk.counts("save_record", json!({ "kind": "units", "id": unit, "fields": {} }), 0);
    walk.writes("save_cells", json!({ "kind": "units", "records": [{ "id": unit, "fields": { "note": "备注" } }] }));
    walk.writes("delete_records", json!({ "kind": "units", "ids": [unit] }));
    walk.writes("restore_records", json!({ "kind": "units", "ids": [unit] }));
    walk.writes("undo", json!({}));
    walk.writes("redo", json!({}));
    walk.writes("save_office", json!({ "fields": { "phone": "1" } }));
    walk.writes("save_template", request("save_template"));
    walk.writes("reset_template", request("reset_template"));
    walk.writes("save_report_section", request("save_report_section"));
    walk.writes("reset_report_section", request("reset_report_section"));
    let face = lianfang_tests::root().join("assets/fonts/NotoSerifSC-Regular.otf");
    walk.writes("choose_typeface", json!({ "role": "hei", "file": face }));
    walk.writes("reset_typeface", json!({ "role": "hei" }));
    for command in ["save_process", "save_discretion", "confirm_basis"] {
        walk.writes(command, request(command));
    }
    screening(&mut walk);
    people(&mut walk);
    tables(&mut walk);
    signals(&mut walk);
    course(&mut walk);
    letters(&mut walk);
    editions(&mut walk);
    duties(&mut walk);
    appraisal(&mut walk);
    returns(&mut walk);
    spot_checks(&mut walk);
    bundles(&mut walk);
    backups(&mut walk);

    purged(&mut walk);
    let known: BTreeSet<String> =
        walk.seen.iter().cloned().chain(WITHOUT_ENTRY.iter().chain(FOUNDING).chain(KEYS).map(|name| (*name).to_owned())).collect();
    assert_eq!(known, NAMES.iter().map(|name| (*name).to_owned()).collect(), "every command is walked or named as one without an entry");
    for command in WITHOUT_ENTRY {
        let before = walk.office.entries();
        // Whether it finds what it names does not matter here.
        let _ = walk.office.answer(command, request(command));
        assert_eq!(walk.office.entries(), before, "{command}");
    }
    walk.office.assert_sound();
    figures::line(
        "R-22",
        &format!("every act leaves a trace: {} of {} commands walked, one entry for each act and none else", known.len(), NAMES.len()),
    );
}

fn backups(walk: &mut Walk) {
    let made = walk.office.call("make_backup", json!({}))["path"].clone();
    walk.writes("drill_backup", json!({ "path": made }));
    let stick = Folder::new();
    walk.office.call("choose_second_medium", json!({ "path": stick.path() }));
    walk.writes("copy_to_second", json!({}));
    walk.writes("set_paper_numbers", request("set_paper_numbers"));
    let made = walk.office.call("make_backup", json!({}))["path"].clone();
    walk.writes("restore_backup", json!({ "path": made }));
    // What comes back has the entries from before the restore, and one of its own.
    walk.counts("put_back", json!({ "name": "被替换-1" }), 0);
}

/// What lay in the bin for a month is destroyed: one entry too.
fn purged(walk: &mut Walk) {
    let fields =
        json!({ "collected_on": "2026-4-2", "point": "下溪村", "source": "审计", "unit": "下溪村", "object": "会计", "content": CANARY });
    let signal = walk.office.create("signals", fields);
    let purge = json!({ "kind": "signals", "ids": [signal], "reason": "保管期满" });
    assert_eq!(walk.office.refused("purge_records", purge.clone()), ":not_in_bin");
    walk.office.call("delete_records", json!({ "kind": "signals", "ids": [signal] }));
    assert_eq!(walk.office.refused("purge_records", purge.clone()), ":too_soon");
    assert_eq!(walk.office.refused("purge_records", json!({ "kind": "signals", "ids": [signal], "reason": " " })), "reason:required");
    walk.office.set_day("2026-05-08");
    walk.writes("purge_records", purge.clone());
    assert_eq!(walk.office.refused("purge_records", purge), ":unknown");
    assert_eq!(walk.office.refused("undo", json!({})), ":barrier");
    walk.office.restart();
    for list in [
        json!({ "kind": "signals", "limit": 9999 }),
        json!({ "kind": "signals", "bin": true, "limit": 9999 }),
        json!({ "kind": "journal", "limit": 9999 }),
    ] {
        assert!(!walk.office.call("list_records", list).to_string().contains(CANARY));
    }
    walk.office.assert_sound();
}

fn appraisal(walk: &mut Walk) {
    walk.writes("copy_standard", json!({ "year": 2027 }));
    walk.writes("make_appraisals", request("make_appraisals"));
    let sheet = walk.office.call("list_records", json!({ "kind": "appraisals", "limit": 1 }))["rows"][0]["id"].clone();
    walk.writes("fill_appraisal", json!({ "appraisal": sheet }));
    walk.writes("save_record", json!({ "kind": "appraisals", "id": sheet, "fields": { "scored_by": "考核组" } }));
    walk.writes("finalise_appraisal", json!({ "appraisal": sheet, "by": "纪委书记" }));
    walk.writes("reopen_appraisal", json!({ "appraisal": sheet, "reason": "漏评" }));
    let mut fields = walk.office.call("compose_bulletin", request("compose_bulletin"))["fields"].clone();
    fields["copies"] = json!("30");
    let bulletin = walk.writes("save_record", json!({ "kind": "bulletins", "id": null, "fields": fields }))["id"].clone();
    walk.writes("issue_bulletin", json!({ "bulletin": bulletin }));
    walk.writes("void_bulletin", json!({ "bulletin": bulletin, "reason": "有误" }));
}

fn signals(walk: &mut Walk) {
    for command in ["decide_signal", "end_signal", "reopen_signal", "exclude_signal", "include_signal", "link_repeat", "unlink_repeat"] {
        walk.writes(command, request(command));
    }
    for command in ["save_reporter", "reveal_reporter", "remove_reporter", "make_lead", "assess_lead", "transfer_lead"] {
        walk.writes(command, request(command));
    }
}

fn screening(walk: &mut Walk) {
    let post = json!({ "kind": "risks", "filters": [{ "column": "number", "values": ["R001"] }], "limit": 1 });
    assert_eq!(walk.office.call("list_records", post)["total"], 1);
    walk.writes("start_screening", json!({ "risks": ["R001"] }));
    let sheet = walk.office.call("risk_course", json!({ "risk": "R001" }))["sheets"][0]["id"].clone();
    walk.writes(
        "sign_screening",
        json!({ "screening": sheet, "step": "own", "passed": true, "signed_by": "周某某", "signed_on": "", "opinion": "已自查" }),
    );
    walk.writes("open_campaign", json!({ "year": 2026 }));
    let lines = walk.office.call("list_records", json!({ "kind": "campaign_lines", "limit": 1000 }));
    let marks: Vec<Value> =
        lines["rows"].as_array().unwrap().iter().map(|row| json!({ "id": row["id"], "fields": { "mark": "未变" } })).collect();
    walk.writes("save_cells", json!({ "kind": "campaign_lines", "records": marks }));
    walk.writes("close_campaign", json!({}));
}

fn people(walk: &mut Walk) {
    let found = |walk: &mut Walk, kind: &str, search: &str| {
        walk.office.call("list_records", json!({ "kind": kind, "search": search }))["rows"][0]["id"].clone()
    };
    let (post, unit) = (found(walk, "posts", "财政所 出纳"), found(walk, "units", "财政所"));
    walk.writes("hand_over_post", json!({ "post": post, "fields": { "to": "某甲", "on": "2026-4-8", "reason": "调整" } }));
    let risk = walk.office.call("list_records", json!({ "kind": "risks", "filters": [{ "column": "review", "values": ["待复核"] }] }));
    let risk = risk["rows"][0]["id"].clone();
    walk.writes("settle_reviews", json!({ "risks": [risk], "fields": { "conclusion": "不变", "by": "郑某某" } }));
    walk.writes("set_point_officers", json!({ "units": [unit], "officers": "某甲" }));
    let person = found(walk, "persons", "某甲");
    walk.writes("depart_person", json!({ "person": person, "fields": { "on": "2026-4-8", "reason": "调离" } }));
    walk.writes("return_person", json!({ "person": person }));
    let station = found(walk, "units", "经管站");
    walk.counts("merge_unit", json!({ "unit": station, "into": "农服中心", "trial": true }), 0);
    walk.writes("merge_unit", json!({ "unit": station, "into": "农服中心" }));
    walk.writes("undo", json!({}));
}

fn tables(walk: &mut Walk) {
    let folder = Folder::new();
    let file = folder.file("机构.csv");
    std::fs::write(&file, "单位编码,单位全称,简称,类别\nU90,七溪坪镇甲站,甲站,事业站所\nU91,七溪坪镇乙站,乙站,事业站所\n").unwrap();
    let path = file.display().to_string();
    let preview = walk.office.call("preview_import", json!({ "path": path, "kind": "units" }));
    walk.writes("commit_import", json!({ "token": preview["token"], "update_existing": false }));
    let risks = folder.file("风险.csv");
    std::fs::write(&risks, "单位,岗位,风险点,表现形式,等级,防控措施\n财政所,票据专管员,白条入账,票据不全,高,双人复核\n").unwrap();
    let preview = walk.office.call("preview_import", json!({ "path": risks.display().to_string(), "kind": "risks" }));
    walk.writes("enter_posts", json!({ "token": preview["token"] }));
    walk.writes("save_signal_form", json!({ "point": "", "path": folder.file("采集表.xlsx") }));
    walk.writes("export_records", json!({ "list": { "kind": "units" }, "path": path }));
    walk.writes("export_blank", json!({ "kind": "units", "path": folder.file("机构.xlsx").display().to_string() }));
}

fn course(walk: &mut Walk) {
    let mut draft = walk.office.call("compose_notice", json!({ "signal": "Y124", "level": "red", "dispositions": ["special_inquiry"] }));
    draft["approved"] = json!(true);
    let issued = walk.writes("issue_notice", draft);
    let warning = issued["number"].clone();
    walk.writes("serve_notice", json!({ "warning": warning, "served_on": "2026-4-8", "received_by": "谢某某" }));
    walk.writes("record_reply", json!({ "warning": warning, "received_on": "2026-4-8", "cause": "成因", "measures": "措施" }));
    walk.writes(
        "verify_reply",
        json!({ "warning": warning, "result": "accepted", "cause_found": true, "measures_done": true, "accountability_done": true }),
    );
    walk.writes("close_warning", json!({ "warning": warning }));
    walk.writes("void_notice", json!({ "warning": "七纪廉警〔2026〕16号", "reason": "重复" }));
    walk.writes("transfer_warning", json!({ "warning": "七纪廉警〔2026〕14号", "reason": "可能构成违纪" }));
    walk.writes("withdraw_warning", json!({ "warning": "七纪廉警〔2026〕15号", "reason": "申诉成立" }));
    let form = walk.office.call("compose_notice", json!({ "signal": "Y128", "level": "blue", "dispositions": ["reminder_talk"] }));
    let kept = walk.writes("save_proposal", json!({ "draft": form, "submit": true }))["proposal"].clone();
    for (step, name) in [("承办人拟稿", "何某某"), ("纪委副书记审核", "许某某")] {
        walk.writes("sign_proposal", json!({ "proposal": kept, "step": step, "name": name, "passed": true }));
    }
    walk.writes("issue_proposal", json!({ "proposal": kept }));
    walk.writes("make_paper", json!({ "paper": "service_receipt", "warning": warning }));
    walk.writes("unmask_paper", json!({ "request": { "paper": "service_receipt", "warning": warning }, "reason": "核查需要" }));
    let folder = Folder::new();
    let file = folder.file("通知书.docx").display().to_string();
    walk.writes("save_copy", json!({ "source": { "of": "notice", "warning": warning }, "path": file }));
    walk.writes("note_paper_use", json!({ "paper": issued["paper"]["id"], "act": "save" }));
}

fn letters(walk: &mut Walk) {
    let overdue = "七纪廉警〔2025〕12号";
    let mut send = |kind: &str, more: &[(&str, &str)]| {
        let mut fields = walk.office.call("compose_letter", json!({ "kind": kind, "warning": overdue }))["values"].clone();
        for (key, value) in more {
            fields[*key] = json!(value);
        }
        walk.writes("issue_letter", json!({ "kind": kind, "warning": overdue, "fields": fields }))["id"].clone()
    };
    let admonition = send("admonition", &[("person", "郑某某"), ("addressee", "郑某某同志"), ("body", "请限期整改。")]);
    send("reminder", &[]);
    let slip = send("supervision_slip", &[("responsible", "村党支部书记")]);
    let voided = send("reminder", &[]);
    let on = |key: &str, more: Value| {
        let mut fields = more;
        fields[key] = json!("2026-4-8");
        fields
    };
    walk.writes("serve_letter", json!({ "letter": admonition, "fields": on("served_on", json!({ "received_by": "郑某某" })) }));
    walk.writes("answer_letter", json!({ "letter": admonition, "fields": on("answered_on", json!({ "answer": "整改计划" })) }));
    walk.writes("evaluate_letter", json!({ "letter": admonition, "fields": on("evaluated_on", json!({ "evaluation": "已落实" })) }));
    walk.writes("void_letter", json!({ "letter": voided, "fields": { "reason": "错发" } }));
    let deed = |fields: Value| json!({ "inspection": slip, "fields": fields });
    walk.writes("measure_inspection", deed(json!({ "measure": "督查催办", "taken_by": "韩某某", "words": "电话催办" })));
    walk.writes("conclude_inspection", deed(json!({ "finding": "到位", "taken_by": "韩某某", "words": "已落实" })));
    walk.writes("close_inspection", deed(json!({ "closed_by": "郑某某" })));
    walk.writes("propose_accountability", json!({ "warning": overdue }));
}

fn editions(walk: &mut Walk) {
    let edition = walk.writes("begin_edition", request("begin_edition"))["edition"].clone();
    for act in ["submit", "approve"] {
        walk.writes("step_edition", json!({ "edition": edition, "act": act, "body": "区惩防办" }));
    }
    walk.writes("step_edition", json!({ "edition": edition, "act": "publish", "until_on": "2026-4-30", "way": "公开栏" }));
    let next = walk.writes("begin_edition", request("begin_edition"))["edition"].clone();
    let power = walk.office.find("powers", "code", "XK01");
    walk.writes("explain_edition", json!({ "edition": next, "reasons": [{ "record": power, "reason": "法规修订" }] }));
}

fn duties(walk: &mut Walk) {
    let folder = Folder::new();
    let file = folder.file("签到表.pdf");
    std::fs::write(&file, b"%PDF-1.7 signed").unwrap();
    walk.writes("issue_duty_sheet", request("issue_duty_sheet"));
    let fields = json!({ "duty": "2026年第1项", "done_on": "2026-4-1", "done": "集中学习" });
    let entry = walk.writes("save_record", json!({ "kind": "progress", "id": null, "fields": fields }))["id"].clone();
    let kept = walk.writes("add_attachment", json!({ "record": entry, "path": file }))["id"].clone();
    walk.writes("note_attachment_use", json!({ "attachment": kept, "act": "view" }));
    walk.writes("remove_attachment", json!({ "attachment": kept }));
    let proposed = walk.office.call("read_renewal", json!({ "year": 2027 }));
    let lines: Vec<Value> =
        proposed["lines"].as_array().unwrap().iter().map(|line| json!({ "from": line["from"], "mark": "unchanged" })).collect();
    walk.writes("renew_duties", json!({ "year": 2027, "lines": lines }));
    let fields = json!({ "kind": "问题清单", "matter": "台账不全" });
    let problem = walk.writes("save_record", json!({ "kind": "work_items", "id": null, "fields": fields }))["id"].clone();
    walk.writes("rectify_problem", json!({ "item": problem }));
}

fn returns(walk: &mut Walk) {
    let zero = json!({ "quarter": "2025Q4", "points": ["经发办"], "fields": { "kind": "零报告" } });
    walk.writes("record_returns", zero);
    walk.writes("withdraw_returns", json!({ "quarter": "2025Q4", "points": ["经发办"] }));
    walk.writes("remind_points", json!({ "quarter": "2025Q4", "points": ["经发办"], "fields": {} }));
    walk.writes("record_submission", request("record_submission"));
}

fn spot_checks(walk: &mut Walk) {
    walk.writes("draw_spots", request("draw_spots"));
    walk.writes("void_spot_draw", json!({ "draw": "CQ-2026-001", "fields": { "reason": "范围有误" } }));
    let fields = json!({ "kind": "年度抽查", "unit": "财政所" });
    let check = walk.writes("save_record", json!({ "kind": "spot_checks", "id": null, "fields": fields }))["id"].clone();
    let rows = walk.office.call("read_spot_check", json!({ "check": check }))["rows"].as_array().unwrap().len();
    let fields = json!({ "checked_on": "4.8", "inspectors": "马某某、朱某某", "findings": "台账不全", "handling": "限期整改" });
    walk.writes("record_spot_check", json!({ "check": check, "fields": fields, "rows": vec![json!({ "result": "落实" }); rows] }));
    let fields = json!({ "measure": "补齐", "leader": "何某某", "department": "财政所", "handler": "周某某", "due_on": "4.30" });
    walk.writes("rectify_finding", json!({ "check": check, "finding": 1, "fields": fields }));
}

fn bundles(walk: &mut Walk) {
    let (mut township, mut centre) = bundles::pair();
    walk.writes("save_card", json!({ "path": walk.office.folder().file("card.lfid") }));
    let fields = json!({ "fingerprint": centre.call("bundle_desk", json!({}))["own"]["fingerprint"], "confirmed_by": "谢某某" });
    walk.writes("pin_office", json!({ "path": centre.folder().file("card.lfid"), "fields": fields }));
    let path = walk.office.folder().file("one.lfp");
    walk.writes("make_bundle", json!({ "period": "2026Q1", "receiver": "云溪区廉政风险预警中心", "path": path }));
    // A training office takes nothing in: that a real one makes one entry of it is walked there.
    let file = bundles::make(&mut township, "云溪区廉政风险预警中心", "one.lfp");
    let before = centre.entries();
    bundles::take(&mut centre, &file);
    assert_eq!(centre.entries(), before + 1);
    walk.seen.insert("accept_bundle".to_owned());
}

const CANARY: &str = "canary8841";

/// The canary goes into every text of a case; only where the case itself is kept may it be found again.
#[test]
fn no_text_of_a_case_in_the_log_or_in_the_clear() {
    let mut office = Office::founded();
    office.create("units", json!({ "full_name": "七溪坪镇财政所", "short_name": "财政所", "category": "事业站所", "note": CANARY }));
    office.create("signals", json!({ "collected_on": "4月1日", "point": "财政所", "source": "审计", "unit": "财政所", "object": format!("出纳/{CANARY}"), "content": format!("反映某事，细节另附，以下内容较长较长较长较长较长：{CANARY}"), "note": CANARY }));
    office.call("keep_draft", json!({ "place": "issue", "content": CANARY }));
    let mut draft = office.call("compose_notice", json!({ "signal": "Y001", "level": "blue", "dispositions": ["reminder_talk"] }));
    draft["approved"] = json!(true);
    draft["body"] = json!(CANARY);
    office.call("issue_notice", draft.clone());
    // Faults of every kind, with the canary in the request.
    for (command, request) in [
        (CANARY, json!({})),
        ("save_record", json!({ "kind": CANARY, "fields": {} })),
        ("save_record", json!({ "kind": "units", "fields": CANARY })),
        ("serve_notice", json!({ "warning": CANARY, "served_on": [CANARY] })),
        ("issue_notice", json!({ "body": CANARY })),
        ("preview_import", json!({ "path": format!("/nowhere/{CANARY}.xlsx"), "kind": null })),
        ("export_records", json!({ "list": { "kind": "units" }, "path": format!("/nowhere/{CANARY}.csv") })),
    ] {
        assert_eq!(office.answer(command, request).unwrap_err()["kind"], "fault", "{command}");
    }
    let journal = office.call("list_records", json!({ "kind": "journal", "limit": 1000 }));
    assert!(journal["total"].as_u64().unwrap() >= 4 && !journal.to_string().contains(CANARY), "{journal}");
    assert!(std::fs::read_to_string(office.folder().file("desk.log")).unwrap().lines().count() >= 7);
    for round in ["open", "closed"] {
        for path in all_files(office.folder().path()) {
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()), "{round}: {}", path.display());
        }
        office.restart();
    }
    let kept = office.call("find", json!({ "text": CANARY }));
    assert!(!kept.as_array().unwrap().is_empty() && text(&kept[0]["kind"]) != "journal", "the same word is found where it belongs");
    figures::line("R-22", "every act leaves a trace: 0 hits of a canary in the journal's list, the log, and all files of the folder");
}
