//! One well-formed request for every command of the list, and which of them write. Never a test itself.

use serde_json::{Value, json};

/// A key of no record.
pub const NOBODY: &str = "01900000-0000-7000-8000-000000000000";

/// A request that the command's type accepts; what it names need not exist.
pub fn request(command: &str) -> Value {
    match command {
        "read_backups" | "copy_to_second" => json!({}),
        "make_backup" => json!({ "path": null }),
        "inspect_backup" | "restore_backup" | "drill_backup" | "open_backup" => json!({ "path": "/no/such/backup.lfb" }),
        "put_back" => json!({ "name": "被替换-1" }),
        "set_paper_numbers" => json!({ "numbers": [{ "series": "七纪廉警〔2026〕", "number": 30 }] }),
        "choose_second_medium" => json!({ "path": "/no/such/folder" }),
        "app_status" | "still_here" | "read_keys" | "recovery_code" | "start_sample" | "leave_sample" | "shapes" | "home"
        | "undo_state" | "undo" | "redo" | "read_office" | "report_quarters" | "list_editions" | "warning_network" | "list_templates"
        | "paper_shelf" | "report_periods" => json!({}),
        "lock_office" => json!({ "cause": "hand" }),
        "unlock" => json!({ "password": "不是这个口令呀" }),
        "recover" => json!({ "code": "1", "password": "桥头 青石 三月 晚茶", "password_again": "桥头 青石 三月 晚茶" }),
        "prove_recovery" => json!({ "code": "1" }),
        "renew_recovery" | "remove_second_holder" => json!({ "current": "不是这个口令呀" }),
        "change_password" => {
            json!({ "current": "不是这个口令呀", "password": "桥头 青石 三月 晚茶", "password_again": "桥头 青石 三月 晚茶" })
        }
        "set_second_holder" => {
            json!({ "current": "不是这个口令呀", "name": "许某某", "password": "桥头 青石 三月 晚茶", "password_again": "桥头 青石 三月 晚茶" })
        }
        "start_office" => crate::office::founding(crate::office::settings()),
        "check_articles" => json!({ "limit": 5 }),
        "list_records" | "list_rows" | "list_numbers" => {
            json!({ "kind": "signals", "search": "村", "filters": [{ "column": "source", "values": ["审计"] }], "sort": { "column": "number", "descending": true }, "unit": null, "bin": false, "offset": 0, "limit": 5 })
        }
        "list_facets" => json!({ "list": { "kind": "signals" }, "column": "source" }),
        "unit_tree" => json!({ "kind": "signals" }),
        "paper_offers" => json!({ "kind": "warnings", "id": NOBODY }),
        "batch_papers" => json!({ "kind": "warnings", "ids": [NOBODY], "receipts": true }),
        "read_record" => json!({ "kind": "units", "id": NOBODY }),
        "check_record" | "hint_record" | "save_record" => {
            json!({ "kind": "units", "id": null, "fields": { "full_name": "全称", "short_name": "简称", "category": "行政村" } })
        }
        "save_cells" => json!({ "kind": "units", "records": [{ "id": NOBODY, "fields": { "note": "备注" } }] }),
        "delete_records" | "restore_records" => json!({ "kind": "units", "ids": [NOBODY] }),
        "purge_records" => json!({ "kind": "units", "ids": [NOBODY], "reason": "保管期满" }),
        "read_power" => json!({ "power": "XK01" }),
        "save_process" => {
            json!({ "power": "XK04", "steps": [{ "name": "申请" }, { "name": "受理", "post": "社事办主任", "time_limit": "1日" }] })
        }
        "save_discretion" => json!({ "power": "CF03", "tiers": [{ "circumstance": "初次违法", "tier": "轻微", "standard": "警告" }] }),
        "confirm_basis" => json!({ "power": "CF03", "confirmed_by": "郑某某", "checked": "对照省级赋权目录" }),
        "read_tenures" => json!({ "kind": "posts", "id": NOBODY }),
        "hand_over_post" => json!({ "post": NOBODY, "fields": { "to": "谢某某", "on": "2026-4-8", "reason": "调整" } }),
        "read_handover" | "return_person" => json!({ "person": NOBODY }),
        "depart_person" => json!({ "person": NOBODY, "fields": { "on": "2026-4-8", "reason": "调离" } }),
        "read_signal_course" | "reopen_signal" | "include_signal" | "unlink_repeat" | "remove_reporter" => json!({ "signal": "Y123" }),
        "decide_signal" => json!({ "signal": "Y123", "fields": { "opinion": "转办", "by": "郑某某" } }),
        "end_signal" => json!({ "signal": "Y123", "fields": { "ending": "转有关部门", "to": "区农业农村局" } }),
        "exclude_signal" => json!({ "signal": "Y123", "fields": { "reason": "测试录入" } }),
        "link_repeat" => json!({ "signal": "Y123", "fields": { "first": "Y001" } }),
        "save_reporter" => json!({ "signal": "Y123", "fields": { "name": "某甲" } }),
        "reveal_reporter" => json!({ "signal": "Y123", "fields": { "by": "郑某某", "cause": "核实情况" } }),
        "make_lead" => json!({ "signal": "Y123", "fields": {} }),
        "read_lead" => json!({ "lead": "XS-2026-01" }),
        "assess_lead" => json!({ "lead": "XS-2026-01", "fields": { "result": "可查性较强", "by": "郑某某", "opinion": "移送" } }),
        "transfer_lead" => json!({ "lead": "XS-2026-01", "fields": { "to": "区纪委监委", "by": "郑某某" } }),
        "read_reviews" => json!({ "kind": "risks", "id": NOBODY }),
        "settle_reviews" => json!({ "risks": [NOBODY], "fields": { "conclusion": "不变", "by": "郑某某" } }),
        "set_point_officers" => json!({ "units": [NOBODY], "officers": "郑某某" }),
        "merge_unit" => json!({ "unit": NOBODY, "into": "党政办" }),
        "read_returns" => json!({ "quarter": "2026Q1" }),
        "record_returns" => json!({ "quarter": "2026Q1", "points": [NOBODY], "fields": { "kind": "零报告" } }),
        "withdraw_returns" => json!({ "quarter": "2026Q1", "points": [NOBODY] }),
        "remind_points" => json!({ "quarter": "2026Q1", "points": [NOBODY], "each": true, "fields": {} }),
        "record_submission" => json!({ "period": "2026Q1", "fields": { "sent_by": "谢某某" } }),
        "suggest" => json!({ "input": "unit", "text": "czs", "unit": "" }),
        "duty_years" | "pending_import" => json!({}),
        "issue_duty_sheet" => json!({ "year": 2026, "number": "七镇发〔2026〕4号", "issued_on": "2026-3-1" }),
        "read_duty_progress" => json!({ "duty": "2026年第3项" }),
        "read_attachments" => json!({ "record": NOBODY }),
        "add_attachment" => json!({ "record": NOBODY, "path": "/nowhere/none.pdf" }),
        "remove_attachment" => json!({ "attachment": NOBODY }),
        "note_attachment_use" => json!({ "attachment": NOBODY, "act": "view" }),
        "read_renewal" => json!({ "year": 2027 }),
        "renew_duties" => json!({ "year": 2027, "title": "", "basis_number": "", "basis": "", "lines": [] }),
        "rectify_problem" => json!({ "item": NOBODY }),
        "find" => json!({ "text": "财政" }),
        "keep_draft" => json!({ "place": "issue", "content": "半张" }),
        "read_draft" => json!({ "place": "issue" }),
        "read_typefaces" => json!({ "installed": [{ "family": "仿宋_GB2312", "file": "/nowhere/simfang.ttf", "index": 0 }] }),
        "choose_typeface" => json!({ "role": "hei", "file": "/nowhere/simhei.ttf" }),
        "reset_typeface" => json!({ "role": "hei" }),
        "save_office" => json!({ "fields": { "phone": "1" } }),
        "read_table" | "preview_import" => json!({ "path": "/nowhere/none.csv", "kind": "units", "sheet": null }),
        "enter_posts" => json!({ "token": "0-0" }),
        "commit_import" => json!({ "token": "0-0", "update_existing": false }),
        "paste_import" => json!({ "text": "内容", "html": null, "kind": "units" }),
        "change_import" => json!({
            "token": "0-0", "kind": "units", "sheets": ["表"], "header_rows": [{ "sheet": "表", "rows": [1] }],
            "mapping": [{ "heading": "名称", "column": "单位全称" }], "base_year": 2026,
        }),
        "forget_layout" | "drop_import" => json!({ "token": "0-0" }),
        "import_rows" => json!({ "token": "0-0", "verdicts": ["reject"], "offset": 0, "limit": 10 }),
        "import_sheet" => json!({ "token": "0-0", "sheet": "表" }),
        "correct_row" => json!({ "token": "0-0", "at": 0, "fields": { "note": "改" }, "everywhere": false }),
        "take_rows" => json!({ "token": "0-0", "rows": [0], "verdicts": [], "take": "skip" }),
        "export_blank" => json!({ "kind": "units", "path": "/nowhere/none.xlsx" }),
        "export_records" => json!({ "list": { "kind": "units" }, "path": "/nowhere/none.csv" }),
        "notice_choices" => json!({ "signal": "Y124" }),
        "compose_notice" => json!({ "signal": "Y124", "level": "red", "dispositions": ["special_inquiry"] }),
        "save_proposal" => json!({ "draft": request("check_notice"), "submit": false }),
        "read_proposal" | "issue_proposal" => json!({ "proposal": NOBODY }),
        "sign_proposal" => {
            json!({ "proposal": NOBODY, "step": "承办人拟稿", "name": "何某某", "on": "", "opinion": "同意", "passed": true })
        }
        "check_notice" | "preview_notice" | "issue_notice" => json!({
            "signal": "Y124", "level": "red", "dispositions": ["special_inquiry"], "unit": "平安办", "addressee": "", "recipient": "平安办", "body": "正文",
            "measures": [{ "problem": "", "requirement": "整改", "responsible": "", "due": "", "evidence": "" }],
            "copies_to": "", "contact": "信息员", "phone": "0", "issuer": "", "issued_on": "", "approved": false, "pre_printed": false,
        }),
        "read_edition" | "check_edition" => json!({ "edition": NOBODY }),
        "begin_edition" => json!({ "catalogue": "powers", "on": "4.8", "number": "", "body": "", "note": "法规修订" }),
        "step_edition" => json!({ "edition": NOBODY, "act": "submit", "on": "", "body": "区惩防办" }),
        "compare_editions" => json!({ "catalogue": "powers", "search": "村", "limit": 5 }),
        "explain_edition" => json!({ "edition": NOBODY, "reasons": [{ "record": NOBODY, "reason": "法规修订" }], "rest": "" }),
        "read_report" | "note_report_seen" => json!({ "period": "2026Q1" }),
        "reset_report_section" => json!({ "period": "2026Q1", "section": "total" }),
        "check_report_section" | "preview_report" | "save_report_section" => {
            json!({ "period": "2026Q1", "section": "total", "body": "全季共采集{信息件次}件次。" })
        }
        "read_template" | "reset_template" => json!({ "kind": "slip" }),
        "check_template" | "preview_template" | "save_template" => json!({ "kind": "slip", "body": "已收到{文号}。" }),
        "read_warning" | "close_warning" => json!({ "warning": NOBODY }),
        "warning_beside" | "propose_talk" | "propose_accountability" => json!({ "warning": NOBODY }),
        "compose_letter" => json!({ "kind": "proposal", "warning": "" }),
        "preview_letter" | "issue_letter" => {
            json!({ "kind": "proposal", "warning": "", "fields": { "unit": "财政所", "addressee": "财政所", "purpose": "规范往来款", "body": "建议规范往来款。", "days": "10" } })
        }
        "read_letter" => json!({ "letter": NOBODY }),
        "serve_letter" | "answer_letter" | "evaluate_letter" | "void_letter" => {
            json!({ "letter": NOBODY, "fields": { "served_on": "2026-4-8", "received_by": "谢某某" } })
        }
        "read_inspection" => json!({ "inspection": NOBODY }),
        "measure_inspection" | "conclude_inspection" | "close_inspection" => {
            json!({ "inspection": NOBODY, "fields": { "measure": "督查催办", "taken_by": "郑某某", "words": "电话" } })
        }
        "talk_coverage" => json!({ "year": "" }),
        "serve_notice" => {
            json!({ "warning": NOBODY, "served_on": "2026-4-8", "received_by": "谢某某", "way": "", "place": "", "servers": "", "witness": "", "reason": "" })
        }
        "record_reply" => json!({ "warning": NOBODY, "received_on": "2026-4-8", "cause": "成因", "measures": "措施", "number": "" }),
        "verify_reply" => {
            json!({ "warning": NOBODY, "result": "accepted", "opinion": "", "cause_found": true, "measures_done": true, "accountability_done": true })
        }
        "transfer_warning" | "withdraw_warning" | "void_notice" => json!({ "warning": NOBODY, "reason": "重复" }),
        "preview_paper" | "make_paper" => json!({ "paper": "service_receipt", "warning": NOBODY }),
        "unmask_paper" => json!({ "request": { "paper": "service_receipt", "warning": NOBODY }, "reason": "核查需要" }),
        "preview_pages" => json!({ "request": { "paper": "service_receipt", "warning": NOBODY }, "first": 0 }),
        "preview_words" => json!({ "paper": "service_receipt", "warning": NOBODY }),
        "paper_words" => json!({ "paper": NOBODY }),
        "copy_name" => json!({ "source": { "of": "kept", "paper": NOBODY }, "format": "docx" }),
        "save_copy" => json!({ "source": { "of": "notice", "warning": NOBODY }, "path": "/nowhere/none.docx" }),
        "paper_pages" => json!({ "paper": NOBODY, "first": 0 }),
        "note_paper_use" => json!({ "paper": NOBODY, "act": "print", "copies": 1 }),
        "risk_advice" => json!({ "fields": { "unit": "财政所", "grade": "高", "kind": "业务流程风险" } }),
        "propose_persons" => json!({ "ids": [NOBODY] }),
        "risk_figures" => json!({ "layer": "个人岗位" }),
        "risk_course" => json!({ "risk": NOBODY }),
        "read_screening" => json!({ "screening": NOBODY }),
        "start_screening" => json!({ "risks": [NOBODY] }),
        "sign_screening" => {
            json!({ "screening": NOBODY, "step": "own", "passed": true, "signed_by": "韩某某", "signed_on": "", "opinion": "同意" })
        }
        "campaign_state" | "close_campaign" | "appraisal_years" => json!({}),
        "read_appraisal" | "fill_appraisal" => json!({ "appraisal": NOBODY }),
        "copy_standard" => json!({ "year": 2027 }),
        "make_appraisals" => json!({ "year": 2026, "units": ["财政所"] }),
        "finalise_appraisal" => json!({ "appraisal": NOBODY, "by": "纪委书记", "on": "" }),
        "reopen_appraisal" => json!({ "appraisal": NOBODY, "reason": "漏评" }),
        "compose_bulletin" => json!({ "kind": "overview", "quarter": "2026Q1" }),
        "read_bulletin" | "issue_bulletin" => json!({ "bulletin": NOBODY }),
        "void_bulletin" => json!({ "bulletin": NOBODY, "reason": "有误" }),
        "open_campaign" => json!({ "year": 2026 }),
        "spot_coverage" | "draw_form" => json!({ "year": 2026, "sort": "posts", "state": "open", "unit": "" }),
        "draw_spots" => json!({ "filter": { "sort": "posts" }, "fields": { "count": "2", "seed": "20260408", "witnesses": "马某某" } }),
        "read_spot_draw" => json!({ "draw": NOBODY }),
        "void_spot_draw" => json!({ "draw": NOBODY, "fields": { "reason": "有误" } }),
        "read_spot_check" => json!({ "check": NOBODY }),
        "record_spot_check" => json!({ "check": NOBODY, "fields": { "checked_on": "4.8" }, "rows": [{ "result": "落实" }] }),
        "rectify_finding" => json!({ "check": NOBODY, "finding": 1, "fields": { "measure": "补齐" } }),
        "save_signal_form" => json!({ "point": "柳树沟村", "path": "/nowhere/none.xlsx" }),
        "bundle_desk" => json!({}),
        "save_card" => json!({ "path": "/nowhere/none.lfid" }),
        "read_card" | "preview_bundle" => json!({ "path": "/nowhere/none.lfp" }),
        "pin_office" => {
            json!({ "path": "/nowhere/none.lfid", "fields": { "fingerprint": "00000 00000 00000 00000 00000 00000", "confirmed_by": "谢某某" } })
        }
        "outline_bundle" => json!({ "period": "2026Q1" }),
        "make_bundle" => json!({ "period": "2026Q1", "receiver": NOBODY, "path": "/nowhere/none.lfp" }),
        "accept_bundle" | "drop_bundle" => json!({ "token": NOBODY }),
        "verify" => json!({ "head": null }),
        other => panic!("the command {other} has no request here: add one, and its line in trace.rs"),
    }
}
