//! The year of the 责任分解表: progress with files and what the meters say of it, the sheet issued, the next year made
//! from this one, the five lists. Never behind the door.

use serde_json::{Value, json};

use crate::office::{Office, text, words};

fn meter(office: &mut Office, duty: &str) -> (String, String) {
    let read = office.call("read_duty_progress", json!({ "duty": duty }));
    (text(&read["state"]).to_owned(), text(&read["words"]).to_owned())
}

fn says(state: &str, words: &str) -> (String, String) {
    (state.to_owned(), words.to_owned())
}

#[test]
fn progress_moves_the_meter_and_undo_moves_it_back() {
    let mut office = Office::sample();
    assert_eq!(meter(&mut office, "2026年第1项"), says("还差", "0/2次，还差2次"));
    let entry = office.create("progress", json!({ "duty": "2026年第1项", "done_on": "3.20", "done": "党委中心组专题学习" }));
    assert_eq!(meter(&mut office, "2026年第1项"), says("还差", "1/2次，还差1次"));
    office.create("progress", json!({ "duty": "2026年第1项", "done_on": "2026-4-2", "count": "1", "done": "第二次学习" }));
    assert_eq!(meter(&mut office, "2026年第1项"), says("已完成", "2/2次"));
    let done = office.call("list_records", json!({ "kind": "duties", "filters": [{ "column": "meter_state", "values": ["已完成"] }] }));
    assert_eq!(done["total"], 1);
    office.call("undo", json!({}));
    assert_eq!(meter(&mut office, "2026年第1项"), says("还差", "1/2次，还差1次"));
    office.call("delete_records", json!({ "kind": "progress", "ids": [entry] }));
    assert_eq!(meter(&mut office, "2026年第1项"), says("还差", "0/2次，还差2次"), "what lies in the bin does not count");
    office.call("restore_records", json!({ "kind": "progress", "ids": [entry] }));
    // A duty that something was entered for stays.
    let duty = office.call("list_records", json!({ "kind": "duties", "limit": 1 }))["rows"][0]["id"].clone();
    assert_eq!(office.refused("delete_records", json!({ "kind": "duties", "ids": [duty] })), ":in_use");
    assert_eq!(
        office.refused(
            "save_record",
            json!({ "kind": "progress", "id": null, "fields": { "duty": "2026年第1项", "done_on": "2026-4-9", "done": "明天" } })
        ),
        "done_on:future"
    );
    office.assert_sound();
}

#[test]
fn a_duty_counted_for_each_is_owed_by_each() {
    let mut office = Office::sample();
    // 每个村（社区）: twelve villages and a community; 每名班子成员: whoever holds a post of the leadership.
    let villages = office.call("read_duty_progress", json!({ "duty": "2026年第69项" }));
    assert_eq!((villages["rows"].as_array().unwrap().len(), text(&villages["words"])), (13, "0/13个单位，还差13次"));
    let leaders = office.call("read_duty_progress", json!({ "duty": "2026年第2项" }));
    let leadership = office.call("list_records", json!({ "kind": "posts", "filters": [{ "column": "rank", "values": ["领导班子"] }] }));
    assert_eq!(leaders["rows"].as_array().unwrap().len() as u64, leadership["total"].as_u64().unwrap());
    let refused =
        |office: &mut Office, fields: Value| office.refused("save_record", json!({ "kind": "progress", "id": null, "fields": fields }));
    assert_eq!(refused(&mut office, json!({ "duty": "2026年第69项", "done_on": "4.1", "done": "建成1项" })), "unit:counted");
    assert_eq!(refused(&mut office, json!({ "duty": "2026年第2项", "done_on": "4.1", "done": "讲党课" })), "person:counted");
    office.create("progress", json!({ "duty": "2026年第69项", "done_on": "4.1", "unit": "石桥村", "count": "2", "done": "建成2项" }));
    assert_eq!(meter(&mut office, "2026年第69项").1, "1/13个单位，还差12次", "two of one village are none of another's");
    let first = &leaders["rows"][0];
    let fields = json!({ "duty": "2026年第2项", "done_on": "4.1", "unit": first["unit"], "person": first["person"], "done": "讲党课" });
    office.create("progress", fields);
    let after = office.call("read_duty_progress", json!({ "duty": "2026年第2项" }));
    assert_eq!((&after["rows"][0]["done"], &after["rows"][0]["short"]), (&json!(1), &json!(0)));
}

#[test]
fn a_file_is_kept_by_its_content_and_comes_back_as_it_was() {
    let mut office = Office::sample();
    let entry = office.create("progress", json!({ "duty": "2026年第1项", "done_on": "4.1", "done": "学习" }));
    let put = |office: &Office, name: &str, bytes: &[u8]| {
        let path = office.folder().file(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    };
    let path = put(&office, "签到表.exe", b"%PDF-1.7 signed by all");
    let kept = office.call("add_attachment", json!({ "record": entry, "path": path }))["id"].clone();
    assert_eq!(office.refused("add_attachment", json!({ "record": entry, "path": path })), "path:not_unique");
    for (name, bytes, rule) in [("装.pdf", &b"MZ\x90\x00"[..], "path:file_kind"), ("空.txt", b"", "path:empty")] {
        let path = put(&office, name, bytes);
        assert_eq!(office.refused("add_attachment", json!({ "record": entry, "path": path })), rule, "{name}");
    }
    let great = put(&office, "大.txt", &vec![b'a'; 21 * 1024 * 1024]);
    assert_eq!(office.refused("add_attachment", json!({ "record": entry, "path": great })), "path:too_big");
    office.restart();
    assert_eq!(office.attachment(&kept), ("签到表.exe.pdf".to_owned(), b"%PDF-1.7 signed by all".to_vec()));
    office.call("remove_attachment", json!({ "attachment": kept }));
    assert_eq!(office.call("read_attachments", json!({ "record": entry })), json!([]));
    office.call("undo", json!({}));
    assert_eq!(office.attachment(&kept).1, b"%PDF-1.7 signed by all");
    let read = office.call("read_duty_progress", json!({ "duty": "2026年第1项" }));
    assert_eq!(read["entries"][0]["files"][0]["kind"], "PDF");
    office.assert_sound();
}

fn proposal(office: &mut Office, year: i32) -> Vec<Value> {
    let read = office.call("read_renewal", json!({ "year": year }));
    read["lines"].as_array().unwrap().clone()
}

#[test]
fn a_year_is_made_from_the_one_before_as_one_act() {
    let mut office = Office::sample();
    office.create("progress", json!({ "duty": "2026年第25项", "done_on": "4.1", "done": "第二季度分析" }));
    let old = proposal(&mut office, 2027);
    assert_eq!(old.len(), 111);
    let of = |number: &str| old.iter().find(|line| line["number"] == number).unwrap();
    assert_eq!(
        (&of("1")["before"]["deadline"], &of("1")["after"]["deadline"]),
        (&json!("上下半年各1次，2026年11月底前"), &json!("上下半年各1次，2027年11月底前"))
    );
    assert_eq!(of("100")["after"]["dates"], "2027-07-10;2028-01-10");
    let line = |old: &Value| match text(&old["number"]) {
        "2" => json!({ "from": old["from"], "mark": "changed", "fields": { "quota": "每人每年不少于2次", "minimum": "2" } }),
        "3" => json!({ "from": old["from"], "mark": "cancelled" }),
        _ => json!({ "from": old["from"], "mark": "unchanged" }),
    };
    let mut lines: Vec<Value> = old.iter().map(line).collect();
    assert_eq!(office.refused("renew_duties", json!({ "year": 2027, "lines": lines[1..] })), ":left");
    let same = json!({ "from": of("4")["from"], "mark": "changed", "fields": {} });
    let mut wrong = lines.clone();
    wrong[3] = same;
    assert_eq!(office.refused("renew_duties", json!({ "year": 2027, "lines": wrong })), ":same");
    lines.push(json!({ "from": "", "mark": "added", "fields": { "requirement": "开展廉洁家庭建设", "deadline": "2027年5月底前", "lead_unit": "镇纪委" } }));
    let before = office.state();
    let request = json!({ "year": 2027, "basis_number": "云纪发〔2027〕1号", "basis": "区委意见", "lines": lines });
    assert_eq!(office.call("renew_duties", request.clone())["count"], 111);
    assert_eq!(office.refused("renew_duties", request), "year:taken");
    let paper = office.call("make_paper", json!({ "paper": "duty_comparison", "year": "2027" }));
    let printed = words(&office.paper(&paper["id"]).1);
    for said in ["七溪坪镇2027年责任分解表上年本年对照表", "未变109项，变更1项，新增1项，取消1项", "每人每年不少于2次", "开展廉洁家庭建设"]
    {
        assert!(printed.contains(said), "{said}");
    }
    let sheet = office.call("make_paper", json!({ "paper": "duties", "year": "2027" }));
    assert!(words(&office.paper(&sheet["id"]).1).contains("依据：区委意见（云纪发〔2027〕1号）。"));
    office.call("undo", json!({}));
    assert_eq!(office.state(), before, "one act, one undo");
    office.call("redo", json!({}));
    // Until its first day the new year governs nothing; from then on it does, and the old year stays as it ended.
    assert_eq!(meter(&mut office, "2026年第25项").0, "已完成");
    assert_eq!(meter(&mut office, "2027年第24项").0, "未开始");
    office.set_day("2027-01-20");
    assert_eq!(meter(&mut office, "2026年第25项"), says("已逾期", "0/1次，还差1次"), "its fourth quarter");
    assert_eq!(meter(&mut office, "2027年第24项"), says("还差", "0/1次，还差1次"));
    office.assert_sound();
}

#[test]
fn a_recurring_duty_goes_on_while_no_new_sheet_replaces_it() {
    let mut office = Office::founded();
    let fields =
        json!({ "year": "2026", "requirement": "每月检查", "deadline": "每月末", "period": "月", "minimum": "1", "counted": "全镇" });
    office.create("duties", fields);
    office.create("progress", json!({ "duty": "2026年第1项", "done_on": "4.1", "done": "检查" }));
    assert_eq!(meter(&mut office, "2026年第1项").0, "已完成");
    office.set_day("2027-01-28");
    assert_eq!(meter(&mut office, "2026年第1项"), says("还差", "0/1次，还差1次"), "last year's entries are not this year's");
    let home = office.call("home", json!({}));
    let due = home["todo"].as_array().unwrap().iter().find(|line| line["topic"] == "责任分解").unwrap();
    assert_eq!((text(&due["title"]), &due["kind"], &due["days"]), ("任务到期：每月检查", &json!("duties"), &json!(3)));
}

#[test]
fn the_sheet_of_a_year_is_issued_once_with_number_and_day() {
    let mut office = Office::sample();
    let years = office.call("duty_years", json!({}));
    assert_eq!((&years["current"], &years["next"], &years["years"][0]["status"]), (&json!(2026), &json!(2027), &json!("拟制")));
    assert_eq!(office.refused("issue_duty_sheet", json!({ "year": 2026 })), "number:required issued_on:required");
    assert_eq!(office.refused("issue_duty_sheet", json!({ "year": 2027, "number": "号", "issued_on": "4.1" })), ":empty");
    office.call("issue_duty_sheet", json!({ "year": 2026, "number": "七镇发〔2026〕4号", "issued_on": "3.1" }));
    let year = office.call("duty_years", json!({}))["years"][0].clone();
    assert_eq!((text(&year["status"]), text(&year["issued"])), ("印发", "七镇发〔2026〕4号　2026-03-01"));
    assert_eq!(office.refused("issue_duty_sheet", json!({ "year": 2026, "number": "号", "issued_on": "4.1" })), ":issued");
    // Editing the sheet leaves its issue as it is.
    let sheet = year["sheet"].clone();
    let fields = json!({ "basis": "区委意见", "issued_number": "改", "issued_on": "" });
    office.call("save_record", json!({ "kind": "duty_sheets", "id": sheet, "fields": fields }));
    let read = office.call("read_record", json!({ "kind": "duty_sheets", "id": sheet }));
    assert_eq!((&read["fields"]["issued_number"], &read["fields"]["status"]), (&json!("七镇发〔2026〕4号"), &json!("印发")));
    office.call("undo", json!({}));
    office.call("undo", json!({}));
    assert_eq!(office.call("duty_years", json!({}))["years"][0]["status"], "拟制");
}

#[test]
fn a_problem_has_one_rectification_and_the_lists_are_checked_and_printed() {
    let mut office = Office::sample();
    let count = |office: &mut Office, check: &str| {
        let checked = office.call("check_articles", json!({}));
        let line = checked["checks"].as_array().unwrap().iter().find(|line| line["check"] == check).unwrap()["count"].clone();
        line.as_u64().unwrap()
    };
    let fields = json!({ "kind": "问题清单", "matter": "集体资产台账不全", "unit": "石桥村", "responsible_person": "岑某某", "position": "村报账员", "deadline": "2026年4月10日前" });
    let problem = office.create("work_items", fields);
    assert_eq!(count(&mut office, "problem_unrectified"), 1);
    let answer = office.call("rectify_problem", json!({ "item": "WT-2026-01" }))["id"].clone();
    assert_eq!(office.refused("rectify_problem", json!({ "item": problem })), ":taken");
    assert_eq!(office.refused("rectify_problem", json!({ "item": answer })), ":kind");
    let second = json!({ "kind": "整改清单", "matter": "再整改", "problem": "WT-2026-01" });
    assert_eq!(office.refused("save_record", json!({ "kind": "work_items", "id": null, "fields": second })), "problem:taken");
    assert_eq!(["problem_unrectified", "rectification_alone", "work_item_unsigned"].map(|check| count(&mut office, check)), [0, 0, 1]);
    assert_eq!(office.refused("delete_records", json!({ "kind": "work_items", "ids": [problem] })), ":in_use");
    let signed = json!({ "opinion": "同意，按期完成", "signed_on": "4.7", "published_from": "4.7", "published_until": "4.13", "published_by": "公开栏" });
    office.call("save_record", json!({ "kind": "work_items", "id": answer, "fields": signed }));
    assert_eq!(count(&mut office, "work_item_unsigned"), 0);
    let home = office.call("home", json!({})).to_string();
    assert!(home.contains("整改清单：整改：集体资产台账不全"), "{home}");
    let printed = |office: &mut Office, request: Value| {
        let paper = office.call("make_paper", request);
        words(&office.paper(&paper["id"]).1)
    };
    let inside = printed(&mut office, json!({ "paper": "work_list", "list": "rectifications", "year": "2026" }));
    let public = printed(&mut office, json!({ "paper": "work_list", "list": "rectifications", "year": "2026", "public": true }));
    let page = printed(&mut office, json!({ "paper": "work_list_signatures", "list": "rectifications", "year": "2026" }));
    assert!(inside.contains("岑某某") && inside.contains("ZG-2026-01") && inside.contains("WT-2026-01集体资产"), "{inside}");
    assert!(!public.contains("岑某某") && public.contains("村报账员") && public.contains("公开版"), "{public}");
    for who in ["经办人意见", "部门负责人意见", "分管领导意见", "主要领导意见"] {
        assert!(page.contains(who), "{page}");
    }
    office.call("undo", json!({}));
    office.call("undo", json!({}));
    assert_eq!(office.count("work_items"), 1);
    office.assert_sound();
}
