//! An office from nothing, its registers filled by hand, and every change taken back and brought back.

use serde_json::{Value, json};

use crate::office::{Office, founding, rules, settings, text};

/// One record of each register, by hand, in the order in which they speak of each other.
pub fn fill(office: &mut Office) -> Vec<(&'static str, String)> {
    let mut made = Vec::new();
    for (kind, fields) in [
        (
            "units",
            json!({ "full_name": "七溪坪镇财政所", "short_name": "财政所", "category": "事业站所", "reporting_point": "是", "head_post": "所长" }),
        ),
        ("units", json!({ "full_name": "七溪坪镇柳树沟村", "short_name": "柳树沟村", "category": "行政村", "reporting_point": "是" })),
        ("posts", json!({ "unit": "财政所", "name": "出纳", "rank": "一般", "holder": "䶮某某", "elements": "财、物", "high_risk": "是" })),
        ("persons", json!({ "name": "欧阳某某", "unit": "柳树沟村", "reporting_officer": "是" })),
        ("powers", json!({ "name": "专项资金拨付", "kind": "行政给付", "steps": "申请→审核→拨付", "basis_check": "确定" })),
        ("duties", json!({ "requirement": "开展警示教育", "deadline": "2026年6月底、12月底前", "lead_unit": "财政所" })),
        (
            "risks",
            json!({ "layer": "个人岗位", "unit": "财政所", "post": "出纳", "power": "专项资金拨付", "kind": "岗位职责风险", "description": "截留资金", "likelihood": "中", "impact": "高", "grade": "高" }),
        ),
        (
            "signals",
            json!({ "collected_on": "4月1日", "point": "柳树沟村", "source": "12345热线", "unit": "财政所", "object": "出纳/䶮某某", "content": "反映拨付拖延", "risk": "R001", "suggested_level": "蓝色" }),
        ),
        ("charges", json!({ "post": "P001", "area": "财务", "unit": "财政所", "way": "监管" })),
        ("systems", json!({ "area": "财务", "name": "财务管理制度", "present": "是", "issued_on": "2025-3-1" })),
    ] {
        let id = office.create(kind, fields);
        made.push((kind, id));
    }
    made
}

#[test]
fn an_office_begins_with_its_settings_and_a_promise() {
    let mut office = Office::empty();
    assert_eq!(office.call("app_status", json!({}))["state"], "empty");
    let mut without_promise = founding(settings());
    without_promise["no_state_secrets"] = json!(false);
    assert_eq!(office.refused("start_office", without_promise), "no_state_secrets:required");
    let without_name = office.refused("start_office", founding(json!({ "reply_days": "30" })));
    assert!(without_name.starts_with("name:required short_name:required"), "{without_name}");
    assert_eq!(office.call("app_status", json!({}))["state"], "empty");
    let status = office.call("start_office", founding(settings()));
    assert_eq!((&status["state"], &status["training"], &status["office_name"]), (&json!("open"), &json!(false), &settings()["name"]));
    assert_eq!(office.refused("start_office", founding(settings())), ":founded");
    office.restart();
    assert_eq!(office.call("app_status", json!({}))["office_name"], settings()["name"]);
    assert_eq!(office.refused("undo", json!({})), ":barrier");
}

#[test]
fn records_made_by_hand_are_numbered_connected_and_read_back() {
    let mut office = Office::founded();
    let made = fill(&mut office);
    office.restart();
    let read = |office: &mut Office, place: usize| office.call("read_record", json!({ "kind": made[place].0, "id": made[place].1 }));
    for (place, key, number) in [
        (0, "code", "U01"),
        (1, "code", "V01"),
        (2, "code", "P001"),
        (4, "code", "JF01"),
        (5, "number", "1"),
        (6, "number", "R001"),
        (7, "number", "Y001"),
    ] {
        assert_eq!(read(&mut office, place)["fields"][key], number);
    }
    assert_eq!(read(&mut office, 2)["fields"]["holder"], "䶮某某", "the holder came in with the post");
    assert_eq!(office.count("persons"), 2);
    let duty = read(&mut office, 5);
    assert_eq!((&duty["fields"]["deadline_kind"], &duty["fields"]["dates"]), (&json!("分段日期"), &json!("2026-06-30;2026-12-31")));
    let risk = read(&mut office, 6);
    assert_eq!((&risk["fields"]["score"], &risk["fields"]["post_code"]), (&json!("6"), &json!("P001")));
    let relations: Vec<_> = risk["links"].as_array().unwrap().iter().map(|link| text(&link["relation"])).collect();
    assert_eq!(relations, ["关联职权", "预警信息"]);
    assert_eq!(read(&mut office, 7)["fields"]["outcome"], "待处置");
    assert_eq!(text(&read(&mut office, 0)["history"][0]["act"]), "新增单位“财政所”");
}

#[test]
fn checking_says_what_saving_says_and_changes_nothing() {
    let mut office = Office::founded();
    fill(&mut office);
    let before = office.state();
    for (kind, fields) in [
        ("units", json!({ "short_name": "财政所" })),
        ("posts", json!({ "unit": "火星办", "name": "" })),
        ("posts", json!({ "unit": "—", "name": "会计" })),
        ("duties", json!({ "requirement": "学习", "year": "26" })),
        ("signals", json!({ "collected_on": "2027-1-1", "point": "财政所", "source": "来信", "content": "x" })),
    ] {
        let request = json!({ "kind": kind, "id": null, "fields": fields });
        let checked = rules(&office.call("check_record", request.clone()));
        assert!(!checked.is_empty());
        assert_eq!(office.refused("save_record", request), checked);
    }
    assert_eq!(
        office.refused(
            "save_record",
            json!({ "kind": "units", "id": null, "fields": { "full_name": "另一个", "short_name": "财政所", "category": "事业站所" } })
        ),
        "short_name:not_unique"
    );
    assert!(office.state() == before);
}

/// Undo to the beginning and redo to the end, with the program stopped between every two steps.
#[test]
fn undo_and_redo_reach_over_restarts() {
    let mut office = Office::founded();
    let empty = office.state();
    let made = fill(&mut office);
    office.call("save_record", json!({ "kind": "units", "id": made[0].1, "fields": { "short_name": "财所" } }));
    office.call("save_cells", json!({ "kind": "units", "records": [{ "id": made[0].1, "fields": { "note": "一" } }, { "id": made[1].1, "fields": { "note": "二" } }] }));
    office.call("save_record", json!({ "kind": "posts", "id": made[2].1, "fields": { "holder": "新任某" } }));
    office.call("save_office", json!({ "fields": { "phone": "12345" } }));
    let full = office.state();
    let mut steps = 0;
    while office.call("undo_state", json!({}))["undo"] != Value::Null {
        let wanted = text(&office.call("undo_state", json!({}))["undo"]).to_owned();
        assert!(text(&office.call("undo", json!({}))["sentence"]).contains(&wanted));
        office.restart();
        steps += 1;
    }
    assert_eq!(steps, made.len() + 4);
    assert!(office.state() == empty);
    for _ in 0..steps {
        office.call("redo", json!({}));
        office.restart();
    }
    assert!(office.state() == full);
    assert_eq!(office.refused("redo", json!({})), ":nothing_to_redo");
    office.assert_sound();
}

#[test]
fn the_bin_takes_what_nothing_speaks_of_and_gives_it_back() {
    let mut office = Office::founded();
    let made = fill(&mut office);
    let refs = |place: usize| json!({ "kind": made[place].0, "ids": [made[place].1] });
    // Everything another live record speaks of stays.
    for place in [0, 1, 2, 4, 6] {
        let answer = office.answer("delete_records", refs(place)).unwrap_err();
        assert_eq!(rules(&answer["objections"]), ":in_use", "{}", made[place].0);
        assert!(text(&answer["objections"][0]["sentence"]).contains("引用"));
    }
    let before = office.state();
    // From the last to the first nothing is in use any more.
    for place in [9, 8, 7, 6, 5, 4, 2] {
        assert_eq!(office.call("delete_records", refs(place))["count"], 1);
        assert_eq!(office.call("list_records", json!({ "kind": made[place].0, "bin": true }))["total"], 1);
    }
    // What stands in the bin still says its unit; it comes back only after what it speaks of.
    assert_eq!(office.refused("restore_records", refs(6)), ":in_bin");
    for place in [2, 4, 5, 6, 7, 8, 9] {
        assert_eq!(office.call("restore_records", refs(place))["count"], 1);
    }
    assert!(office.state() == before);
    for _ in 0..14 {
        office.call("undo", json!({}));
    }
    assert!(office.state() == before, "deleting and restoring are acts as others are");
}

#[test]
fn what_lies_in_the_bin_is_not_edited_and_not_deleted_twice() {
    let mut office = Office::founded();
    let made = fill(&mut office);
    let refs = json!({ "kind": "signals", "ids": [made[7].1] });
    assert_eq!(office.call("restore_records", refs.clone())["count"], 0);
    assert_eq!(office.call("delete_records", refs.clone())["count"], 1);
    let before = (office.entries(), office.state());
    assert_eq!(office.call("delete_records", refs)["count"], 0);
    assert_eq!(office.refused("save_record", json!({ "kind": "signals", "id": made[7].1, "fields": { "note": "改" } })), ":in_bin");
    assert!((office.entries(), office.state()) == before);
}

#[test]
fn a_name_is_free_while_its_bearer_is_in_the_bin() {
    let mut office = Office::founded();
    let unit = json!({ "full_name": "七溪坪镇水利站", "short_name": "水利站", "category": "事业站所", "code": "U09" });
    let first = office.create("units", unit.clone());
    office.call("delete_records", json!({ "kind": "units", "ids": [first] }));
    office.create("units", unit);
    let refused = office.refused("restore_records", json!({ "kind": "units", "ids": [first] }));
    assert!(refused.ends_with(":not_unique"), "{refused}");
}

/// What is issued is never edited: not by the form, not by the grid, not by a delete.
#[test]
fn an_issued_warning_cannot_be_edited_or_deleted() {
    let mut office = Office::sample();
    let mut draft = office.call("compose_notice", json!({ "signal": "Y124", "level": "red", "dispositions": ["special_inquiry"] }));
    draft["approved"] = json!(true);
    let issued = office.call("issue_notice", draft);
    let id = &issued["warning_id"];
    let before = office.call("read_warning", json!({ "warning": id }));
    let change = json!({ "subject": "另一回事", "level": "蓝色", "disposition": "谈话提醒" });
    assert_eq!(office.refused("save_record", json!({ "kind": "warnings", "id": id, "fields": change })), ":issued");
    assert_eq!(office.refused("save_cells", json!({ "kind": "warnings", "records": [{ "id": id, "fields": change }] })), ":issued");
    assert_eq!(office.refused("delete_records", json!({ "kind": "warnings", "ids": [id] })), ":kept");
    let by_hand = json!({ "number": "七纪廉警〔2026〕99号", "level": "蓝色", "issued_on": "2026-4-1", "unit": "平安办", "subject": "手工", "disposition": "谈话提醒" });
    assert_eq!(office.refused("save_record", json!({ "kind": "warnings", "id": null, "fields": by_hand })), ":issued");
    assert_eq!(office.call("read_warning", json!({ "warning": id })), before);
    let signal = office.find("signals", "number", "Y124");
    assert_eq!(office.refused("delete_records", json!({ "kind": "signals", "ids": [signal] })), ":in_use");
    assert_eq!(
        office.refused("save_record", json!({ "kind": "signals", "id": signal, "fields": { "in_scope": "否", "suggested_level": "" } })),
        "in_scope:warned"
    );
}

/// The risk points as lists have them: sorted by each of the columns, all of them and those found by words.
fn lists(office: &mut Office) -> Vec<Value> {
    let mut lists = Vec::new();
    for column in ["number", "description", "grade", "score", "unit", "post"] {
        for search in ["", "先表态"] {
            let sort = json!({ "column": column, "descending": true });
            lists.push(office.call("list_records", json!({ "kind": "risks", "search": search, "sort": sort, "limit": 500 })));
        }
    }
    lists
}

#[test]
fn a_list_that_was_read_before_follows_every_act() {
    let mut office = Office::sample();
    let first = office.find("risks", "number", "R001");
    let unit = office.find("units", "short_name", "财政所");
    let new = json!({ "layer": "单位职能", "unit": "财政所", "kind": "业务流程风险", "description": "拨付拖延", "likelihood": "中", "impact": "低", "grade": "低" });
    let acts = [
        (
            "save_record",
            json!({ "kind": "risks", "id": first, "fields": { "description": "先表态定调", "impact": "低", "grade": "低", "grade_reason": "会议记录齐全", "grade_decided_by": "纪委书记" } }),
        ),
        ("save_record", json!({ "kind": "risks", "fields": new })),
        ("undo", json!({})),
        ("redo", json!({})),
        ("save_record", json!({ "kind": "risks", "id": first, "fields": { "number": "R1000" } })),
        ("save_cells", json!({ "kind": "risks", "records": [{ "id": first, "fields": { "manifestation": "以传阅代替集体研究" } }] })),
        ("delete_records", json!({ "kind": "risks", "ids": [first] })),
        ("restore_records", json!({ "kind": "risks", "ids": [first] })),
        ("save_record", json!({ "kind": "units", "id": unit, "fields": { "short_name": "财政和国资所" } })),
        ("undo", json!({})),
    ];
    for (command, request) in acts {
        // Lists, their sorted columns and the list of signals, which speak of risk points, are all warm.
        lists(&mut office);
        office.call("list_records", json!({ "kind": "signals", "limit": 1 }));
        office.call(command, request.clone());
        let warm = lists(&mut office);
        office.restart();
        assert_eq!(warm, lists(&mut office), "{command} {request}");
    }
}
