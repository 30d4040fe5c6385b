//! Posts that change hands, persons who leave, risk points that are looked at again, the network, the leaders'
//! division of work, units that become one: each done, told on paper, and taken back.

use serde_json::{Value, json};

use crate::office::{Office, text, words};

/// The numbers of the risk points that wait for a review.
fn waiting(office: &mut Office) -> Vec<String> {
    let list =
        office.call("list_rows", json!({ "kind": "risks", "filters": [{ "column": "review", "values": ["待复核"] }], "limit": 500 }));
    list["rows"].as_array().unwrap().iter().map(|row| text(&row["风险编号"]).to_owned()).collect()
}

/// Name, first day, last day and words of every tenure of a record.
fn tenures(office: &mut Office, kind: &str, id: &str) -> Vec<(String, Value, Value, String)> {
    let read = office.call("read_tenures", json!({ "kind": kind, "id": id }));
    let name = if kind == "posts" { "person" } else { "post" };
    let line =
        |line: &Value| (text(&line[name]).to_owned(), line["from_on"].clone(), line["until_on"].clone(), text(&line["detail"]).to_owned());
    read["lines"].as_array().unwrap().iter().map(line).collect()
}

fn holder(office: &mut Office, post: &str) -> String {
    text(&office.call("read_record", json!({ "kind": "posts", "id": post }))["fields"]["holder"]).to_owned()
}

fn figure(office: &mut Office, label: &str) -> u64 {
    let home = office.call("home", json!({}));
    home["figures"].as_array().unwrap().iter().find(|one| one["label"] == label).unwrap()["value"].as_u64().unwrap()
}

#[test]
fn a_post_changes_hands_on_a_day_and_its_risk_points_are_looked_at_again() {
    let mut office = Office::sample();
    let post = office.find("posts", "code", "P034");
    let hand = |to: &str, on: &str, reason: &str| json!({ "post": post, "fields": { "to": to, "on": on, "reason": reason, "document": "七委干〔2026〕3号" } });
    for (to, on, reason, rules) in [
        ("谢某甲", "2026-4-9", "调整", "on:future"),
        ("谢某甲", "", "", "on:required reason:required"),
        ("章某某", "2026-4-1", "调整", "to:same_holder"),
    ] {
        assert_eq!(office.refused("hand_over_post", hand(to, on, reason)), rules, "{to} {on}");
    }
    let before = office.state();
    let done = office.call("hand_over_post", hand("谢某甲", "2026-3-2", "调整"));
    assert_eq!(text(&done["sentence"]), "已交接“财政所 出纳”：2026-03-02起由谢某甲任职，2个风险点列为待复核。");
    assert_eq!(holder(&mut office, &post), "谢某甲");
    assert_eq!(
        tenures(&mut office, "posts", &post),
        [
            ("谢某甲".to_owned(), json!("2026-03-02"), Value::Null, "到任：调整，七委干〔2026〕3号".to_owned()),
            ("章某某".to_owned(), Value::Null, json!("2026-03-02"), "离任：调整，七委干〔2026〕3号".to_owned()),
        ]
    );
    assert_eq!(waiting(&mut office), ["R050", "R051"]);
    assert_eq!(figure(&mut office, "待复核风险点"), 2);
    // Nobody holds it twice: not before the holder of then came, and the office is the same after undo.
    assert_eq!(office.refused("hand_over_post", hand("章某某", "2026-3-1", "调整")), "on:before_start");
    office.call("undo", json!({}));
    assert_eq!(office.state(), before);
    office.call("redo", json!({}));
    assert_eq!(holder(&mut office, &post), "谢某甲");
    // One person, two posts, across units.
    let second = office.find("posts", "code", "P001");
    office.call("hand_over_post", json!({ "post": second, "fields": { "to": "谢某甲（财政所）", "on": "4.1", "reason": "新任" } }));
    let person = office.find("persons", "name", "谢某甲");
    let held: Vec<_> = tenures(&mut office, "persons", &person).into_iter().map(|one| one.0).collect();
    assert_eq!(held, ["镇党委 党委书记", "财政所 出纳"]);
    // Another word in the note of that post leaves its holder who it is, in whatever unit.
    office.call("save_record", json!({ "kind": "posts", "id": second, "fields": { "note": "甲" } }));
    assert_eq!(tenures(&mut office, "persons", &person).len(), 2);
    office.assert_sound();
}

#[test]
fn a_cell_of_the_grid_hands_over_today_and_a_slip_leaves_no_tenure() {
    let mut office = Office::sample();
    let post = office.find("posts", "code", "P034");
    let cell = |name: &str| json!({ "kind": "posts", "records": [{ "id": post, "fields": { "holder": name } }] });
    office.call("save_cells", cell("谢某甲"));
    office.call("save_cells", cell("谢某乙"));
    let told: Vec<_> = tenures(&mut office, "posts", &post).into_iter().map(|one| (one.0, one.1, one.2)).collect();
    let today = json!("2026-04-08");
    assert_eq!(told, [("谢某乙".to_owned(), today.clone(), Value::Null), ("章某某".to_owned(), Value::Null, today)]);
    office.call("save_cells", cell("章某某"));
    let told: Vec<_> = tenures(&mut office, "posts", &post).into_iter().map(|one| (one.0, one.1, one.2)).collect();
    assert_eq!(told, [("章某某".to_owned(), Value::Null, Value::Null)], "back on the same day is as if nothing had been");
    office.call("save_cells", cell("—"));
    assert_eq!(
        office.refused("hand_over_post", json!({ "post": post, "fields": { "to": "", "on": "4.8", "reason": "离任" } })),
        "to:vacant"
    );
    assert_eq!(
        office.refused("hand_over_post", json!({ "post": post, "fields": { "to": "谢某丙", "on": "4.7", "reason": "新任" } })),
        "on:overlap"
    );
}

#[test]
fn a_person_leaves_and_everything_is_handed_over_in_one_act() {
    let mut office = Office::sample();
    let (cashier, clerk) = (office.find("posts", "code", "P034"), office.find("posts", "code", "P033"));
    office.call("hand_over_post", json!({ "post": clerk, "fields": { "to": "章某某", "on": "2026-2-1", "reason": "调整" } }));
    let person = office.find("persons", "name", "章某某");
    let village = office.find("units", "short_name", "柳树沟村");
    office.call("set_point_officers", json!({ "units": [village], "officers": "章某某" }));
    office.call("save_record", json!({ "kind": "persons", "id": person, "fields": { "recusal": "配偶经营建材" } }));
    let read = office.call("read_handover", json!({ "person": person }));
    let parts: Vec<_> =
        read["parts"].as_array().unwrap().iter().map(|part| (text(&part["label"]), part["lines"].as_array().unwrap().len())).collect();
    assert_eq!(parts, [("岗位", 2), ("承办职权", 2), ("廉政风险点", 3), ("预警信息员联系点", 1), ("利益回避事项", 1)]);
    let keys: Vec<_> = read["fields"].as_array().unwrap().iter().map(|field| text(&field["key"]).to_owned()).collect();
    assert_eq!(keys, ["on", "reason", "to", "document", &format!("successor:{clerk}"), &format!("successor:{cashier}"), "officer"]);

    let depart = |on: &str, heir: &str| json!({ "person": person, "fields": { "on": on, "reason": "调离", "to": "区财政局", format!("successor:{cashier}"): heir, "officer": "窦某某" } });
    assert_eq!(office.refused("depart_person", depart("2026-5-1", "")), "on:future");
    assert_eq!(office.refused("depart_person", depart("2026-1-31", "章某某")), format!("successor:{cashier}:leaving on:before_start"));
    let before = office.state();
    let done = office.call("depart_person", depart("2026-4-1", "谢某甲"));
    assert_eq!(text(&done["sentence"]), "已登记章某某离任：2个岗位已交接，3个风险点列为待复核。请打印交接清单。");
    assert_eq!((holder(&mut office, &cashier), holder(&mut office, &clerk)), ("谢某甲".to_owned(), String::new()));
    assert_eq!(waiting(&mut office), ["R049", "R050", "R051"]);
    let fields = office.call("read_record", json!({ "kind": "persons", "id": person }))["fields"].clone();
    assert_eq!((text(&fields["state"]), text(&fields["departed_on"]), text(&fields["points"])), ("已离任", "2026-04-01", ""));
    let network = office.call("warning_network", json!({})).to_string();
    assert!(network.contains(r#""officers":["窦某某"]"#), "{network}");

    // The list stays as it was on the day of leaving, in the window and on paper.
    let read = office.call("read_handover", json!({ "person": person }));
    assert_eq!(read["parts"].as_array().unwrap().len(), 5);
    let paper = office.call("make_paper", json!({ "paper": "handover_list", "person": person }));
    let printed = words(&office.paper(&paper["id"]).1);
    for said in ["章某某工作交接清单", "2026年4月1日", "财政所出纳", "R050", "柳树沟村", "配偶经营建材", "监交人", "接收人签字"]
    {
        assert!(printed.contains(said), "{said}: {printed}");
    }
    // Who left is not given a post by a slip.
    assert_eq!(
        office.refused("save_cells", json!({ "kind": "posts", "records": [{ "id": clerk, "fields": { "holder": "章某某" } }] })),
        "holder:departed"
    );
    assert_eq!(office.refused("depart_person", depart("2026-4-1", "")), ":departed");
    office.call("return_person", json!({ "person": person }));
    office.call("undo", json!({}));
    office.call("undo", json!({}));
    assert_eq!(office.state(), before);
    assert_eq!(holder(&mut office, &clerk), "章某某");
    office.assert_sound();
}

#[test]
fn a_review_gathers_causes_and_is_settled_by_somebody() {
    let mut office = Office::sample();
    let power = office.find("powers", "code", "QT01");
    office.call("save_record", json!({ "kind": "powers", "id": power, "fields": { "publicity": "公开栏" } }));
    assert!(waiting(&mut office).is_empty(), "how a power is made public is no substance");
    office.call("save_cells", json!({ "kind": "powers", "records": [{ "id": power, "fields": { "legal_basis": "《新办法》第一条" } }] }));
    let raised = waiting(&mut office);
    assert!(raised.contains(&"R001".to_owned()), "{raised:?}");
    office.call("save_process", json!({ "power": "QT01", "steps": [{ "name": "提出" }, { "name": "决定" }] }));
    assert_eq!(waiting(&mut office), raised, "one review for each risk point while it is open");
    let risk = office.find("risks", "number", "R001");
    let read = office.call("read_reviews", json!({ "kind": "risks", "id": risk }));
    let line = &read["lines"][0];
    assert_eq!(
        (text(&line["cause"]), text(&line["words"]), &line["settled_on"]),
        ("职权变动", "职权““三重一大”事项集体决策”的法规依据有变动；职权““三重一大”事项集体决策”的运行程序有变动", &Value::Null)
    );
    let settle = |fields: Value| json!({ "risks": [risk], "fields": fields });
    assert_eq!(office.refused("settle_reviews", settle(json!({ "conclusion": "取消", "by": "郑某某" }))), "note:required");
    assert_eq!(office.refused("settle_reviews", settle(json!({ "conclusion": "不变" }))), "by:required");
    office.call("settle_reviews", settle(json!({ "conclusion": "已修改", "by": "郑某某", "note": "补了措施" })));
    assert_eq!(waiting(&mut office).len(), raised.len() - 1);
    let read = office.call("read_reviews", json!({ "kind": "risks", "id": risk }));
    assert_eq!((text(&read["lines"][0]["outcome"]), read["fields"].as_array().unwrap().len()), ("已修改，复核人郑某某，补了措施", 0));
    assert_eq!(office.refused("settle_reviews", settle(json!({ "conclusion": "不变", "by": "郑某某" }))), ":not_waiting");
    office.call("undo", json!({}));
    assert_eq!(waiting(&mut office), raised);
    office.call("settle_reviews", settle(json!({ "conclusion": "取消", "by": "郑某某", "note": "职权调走" })));
    let fields = office.call("read_record", json!({ "kind": "risks", "id": risk }))["fields"].clone();
    assert_eq!((text(&fields["status"]), text(&fields["abolish_reason"]), text(&fields["review"])), ("已取消", "职权调走", ""));
    office.call("undo", json!({}));
    let columns = ["number", "unit", "post", "description", "grade", "review", "review_cause"];
    let list = json!({ "kind": "risks", "filters": [{ "column": "review", "values": ["待复核"] }] });
    let paper = office.call("make_paper", json!({ "paper": "list", "list": list, "columns": columns }));
    let printed = words(&office.paper(&paper["id"]).1);
    assert!(printed.contains("R001") && printed.contains("待复核") && printed.contains("复核事由"), "{printed}");
}

#[test]
fn the_network_says_who_keeps_in_touch_with_which_point() {
    let mut office = Office::sample();
    let network = office.call("warning_network", json!({}));
    let points: usize = network["groups"].as_array().unwrap().iter().map(|group| group["points"].as_array().unwrap().len()).sum();
    let summary = text(&network["summary"]).to_owned();
    assert!(
        summary.starts_with(&format!("共{points}个点，其中直报点")) && summary.ends_with(&format!("{points}个还没有预警信息员联系。")),
        "{summary}"
    );
    let (village, leaders) = (office.find("units", "short_name", "柳树沟村"), office.find("units", "short_name", "镇党委"));
    let set = |unit: &str, names: &str| json!({ "units": [unit], "officers": names });
    assert_eq!(office.refused("set_point_officers", set(&leaders, "郑某某")), ":no_point");
    assert_eq!(office.refused("set_point_officers", set(&village, "查无此人")), "officers:unknown");
    assert_eq!(office.refused("set_point_officers", json!({ "units": [], "officers": "郑某某" })), ":nothing");
    office.call("set_point_officers", set(&village, "郑某某"));
    let person = office.find("persons", "points", "柳树沟村");
    let fields = office.call("read_record", json!({ "kind": "persons", "id": person }))["fields"].clone();
    assert_eq!((text(&fields["name"]), text(&fields["reporting_officer"])), ("郑某某", "是"));
    let idle = json!({ "kind": "persons", "id": person, "fields": { "reporting_officer": "否" } });
    assert_eq!(office.refused("save_record", idle), "reporting_officer:points");
    let paper = office.call("make_paper", json!({ "paper": "warning_network" }));
    let printed = words(&office.paper(&paper["id"]).1);
    for said in ["七溪坪镇廉政风险预警网络表", "预警中心：", "柳树沟村", "郑某某", "（空缺）"] {
        assert!(printed.contains(said), "{said}");
    }
    office.call("undo", json!({}));
    assert_eq!(text(&office.call("warning_network", json!({}))["summary"]), summary);
}

#[test]
fn the_division_of_work_is_checked_and_printed() {
    let mut office = Office::sample();
    let found = |office: &mut Office, check: &str| {
        let checked = office.call("check_articles", json!({}));
        let line = checked["checks"].as_array().unwrap().iter().find(|line| line["check"] == check).unwrap().clone();
        line["findings"].as_array().unwrap().iter().map(|one| text(&one["sentence"]).to_owned()).collect::<Vec<_>>()
    };
    office.create("charges", json!({ "post": "镇长", "area": "财务", "way": "监管" }));
    office.create("charges", json!({ "post": "副镇长（财经）", "area": "物资采购", "unit": "财政所", "way": "直接分管" }));
    assert!(found(&mut office, "four_not_direct").is_empty());
    let head = office.create("charges", json!({ "post": "P001", "area": "人事", "way": "分管" }));
    assert_eq!(found(&mut office, "four_not_direct"), ["分工中由党委书记直接分管，涉及人事，请调整分工。"]);
    office.call("save_cells", json!({ "kind": "charges", "records": [{ "id": head, "fields": { "way": "监管" } }] }));
    assert!(found(&mut office, "four_not_direct").is_empty());
    assert_eq!(office.refused("save_record", json!({ "kind": "charges", "fields": { "post": "镇长", "way": "监管" } })), "area:required");
    assert_eq!(
        office.refused("save_record", json!({ "kind": "charges", "fields": { "post": "县长", "area": "财务", "way": "监管" } })),
        "post:unknown"
    );
    // Supporting rules are asked for once their register is begun.
    assert!(found(&mut office, "supporting_system").is_empty());
    let rule = json!({ "area": "财务", "name": "财务管理制度", "present": "是", "document": "七镇发〔2025〕9号", "issued_on": "2025-3-1" });
    office.create("systems", rule);
    assert_eq!(found(&mut office, "supporting_system").len(), 3);
    let paper = office.call("make_paper", json!({ "paper": "division_of_work" }));
    let printed = words(&office.paper(&paper["id"]).1);
    for said in ["七溪坪镇领导班子成员分工表", "副镇长（财经）", "物资采购（财政所）", "直接分管", "财务管理制度", "七镇发〔2025〕9号"]
    {
        assert!(printed.contains(said), "{said}: {printed}");
    }
}

#[test]
fn a_unit_gets_another_name_or_becomes_part_of_another() {
    let mut office = Office::sample();
    let before = office.state();
    let unit = office.find("units", "short_name", "党建办");
    let saved = office.call("save_record", json!({ "kind": "units", "id": unit, "fields": { "short_name": "党群办" } }));
    let sentence = text(&saved["sentence"]);
    assert!(
        sentence.starts_with("已保存单位“党群办”。") && sentence.contains("条任务") && sentence.ends_with("中的名称一并改为“党群办”。"),
        "{sentence}"
    );
    let duties = office.call("list_records", json!({ "kind": "duties", "search": "党建工作办公室" }));
    assert_eq!(duties["total"], 0, "{duties}");
    office.call("undo", json!({}));
    assert_eq!(office.state(), before);

    let (from, into) = (office.find("units", "short_name", "经管站"), office.find("units", "short_name", "农服中心"));
    let merge = |into: &str, trial: bool| json!({ "unit": from, "into": into, "trial": trial });
    assert_eq!(office.refused("merge_unit", merge("", true)), "into:required");
    assert_eq!(office.refused("merge_unit", merge("没有的站", true)), "into:unknown");
    assert_eq!(office.refused("merge_unit", merge("经管站", true)), "into:same");
    let would = office.call("merge_unit", merge("农服中心", true));
    assert_eq!(office.state(), before, "a trial changes nothing");
    let posts =
        |office: &mut Office, unit: &str| office.call("list_records", json!({ "kind": "posts", "unit": unit }))["total"].as_u64().unwrap();
    let (own, theirs) = (posts(&mut office, &from), posts(&mut office, &into));
    let done = office.call("merge_unit", merge("农服中心", false));
    assert_eq!((text(&done["sentence"]), &done["happens"]), ("已将“经管站”并入“农服中心”。", &would["happens"]));
    assert!(own > 0, "the unit had posts");
    assert_eq!(posts(&mut office, &into), own + theirs);
    assert_eq!(office.call("list_records", json!({ "kind": "units", "bin": true }))["total"], 1);
    office.assert_sound();
    office.call("undo", json!({}));
    assert_eq!(office.state(), before);
    // A unit that others speak of is not simply deleted.
    assert_eq!(office.refused("delete_records", json!({ "kind": "units", "ids": [from] })), ":in_use");
}
