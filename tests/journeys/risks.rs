//! Risk points from the first entry to the approval: graded with a reason, persons completed, screened in four steps
//! with one sent back, looked at again in the yearly campaign, covered by article 12.

use serde_json::{Value, json};

use crate::office::{Office, text, words};

/// The sentences of a refusal.
fn refused(office: &mut Office, command: &str, request: Value) -> String {
    let answer = office.answer(command, request).unwrap_err();
    assert_eq!(answer["kind"], "refused", "{answer}");
    answer["objections"].as_array().unwrap().iter().map(|one| text(&one["sentence"])).collect::<Vec<_>>().join(" ")
}

fn fields(office: &mut Office, kind: &str, id: &Value) -> Value {
    office.call("read_record", json!({ "kind": kind, "id": id }))["fields"].clone()
}

fn new_risk(office: &mut Office, fields: &[(&str, &str)]) -> Result<Value, Value> {
    let mut all = json!({
        "layer": "科室职责", "unit": "财政所", "kind": "业务流程风险", "description": "试列风险", "likelihood": "高", "impact": "低", "grade": "中",
    });
    for (key, word) in fields {
        all[*key] = json!(word);
    }
    office.answer("save_record", json!({ "kind": "risks", "id": null, "fields": all }))
}

#[test]
fn a_grade_that_differs_is_kept_only_with_its_reason_and_a_name() {
    let mut office = Office::sample();
    let refusal = new_risk(&mut office, &[("grade", "高")]).unwrap_err();
    let against: Vec<&str> = refusal["objections"].as_array().unwrap().iter().map(|one| text(&one["field"])).collect();
    assert_eq!(against, ["grade_reason", "graded_by"]);
    let saved =
        new_risk(&mut office, &[("grade", "高"), ("grade_reason", "采购事项"), ("graded_by", "郑某某"), ("found_by", "领导提、自身找")])
            .unwrap();
    let kept = fields(&mut office, "risks", &saved["id"]);
    assert_eq!((text(&kept["grade_reason"]), text(&kept["graded_by"]), text(&kept["found_by"])), ("采购事项", "郑某某", "自身找、领导提"));
    // What the form says before saving is what saving says.
    let request = json!({ "kind": "risks", "id": saved["id"], "fields": { "graded_by": "" } });
    assert_eq!(office.call("check_record", request.clone()).as_array().unwrap().len(), 1);
    assert!(refused(&mut office, "save_record", request).contains("由谁定级"));

    // An old table comes in as it is, with a remark, and can be put right elsewhere.
    let folder = crate::office::Folder::new();
    let file = folder.file("风险点.csv");
    std::fs::write(&file, "风险编号,层面,单位,类别,风险点描述,可能性,影响,等级\nR900,科室职责,财政所,业务流程风险,旧表一行,高,低,高\n")
        .unwrap();
    let preview = office.call("preview_import", json!({ "path": file.display().to_string(), "kind": "risks" }));
    assert_eq!(preview["rows"][0]["verdict"], "confirm");
    assert!(preview["rows"][0]["reasons"].to_string().contains("参考等级为“中”"), "{}", preview["rows"][0]);
    office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
    let old = json!(office.find("risks", "number", "R900"));
    let record = office.call("read_record", json!({ "kind": "risks", "id": old }));
    assert_eq!(record["remarks"][0]["rule"], "grade_differs");
    office.call("save_record", json!({ "kind": "risks", "id": old, "fields": { "control_measures": "双人办理" } }));
    assert!(
        refused(&mut office, "save_record", json!({ "kind": "risks", "id": old, "fields": { "impact": "中", "grade": "低" } }))
            .contains("定级理由")
    );
}

#[test]
fn a_point_stands_at_a_step_of_its_power_and_at_none_when_the_power_changes() {
    let mut office = Office::sample();
    let saved = new_risk(&mut office, &[("power", "XK02"), ("step", "现场核查")]).unwrap();
    assert_eq!(fields(&mut office, "risks", &saved["id"])["step"], "现场核查");
    assert!(new_risk(&mut office, &[("power", "XK02"), ("step", "开会")]).unwrap_err().to_string().contains("没有“开会”这个环节"));
    assert!(new_risk(&mut office, &[("step", "现场核查")]).unwrap_err().to_string().contains("请先填关联职权"));
    office.call("save_record", json!({ "kind": "risks", "id": saved["id"], "fields": { "power": "XK03" } }));
    assert_eq!(fields(&mut office, "risks", &saved["id"])["step"], "");
}

#[test]
fn the_registers_name_the_three_sides_and_one_undo_takes_all_of_them_back() {
    let mut office = Office::sample();
    let findings = |office: &mut Office| -> u64 {
        let checked = office.call("check_articles", json!({ "limit": 1 }));
        let of =
            |check: &&Value| ["high_leader", "high_discipline", "high_head", "medium_roles", "low_roles"].contains(&text(&check["check"]));
        checked["checks"].as_array().unwrap().iter().filter(of).map(|check| check["count"].as_u64().unwrap()).sum()
    };
    assert_eq!(findings(&mut office), 196);
    let advice = office.call("risk_advice", json!({ "fields": { "unit": "财政所", "grade": "高", "kind": "业务流程风险", "power": "政府采购与小额采购", "likelihood": "低", "impact": "中", "control_measures": "双人办理" } }));
    let persons: Vec<&str> = advice["persons"].as_array().unwrap().iter().map(|one| text(&one["text"])).collect();
    assert_eq!(persons, ["镇长（监管）、副镇长（财经）", "纪委书记（监察办主任）", "财政所所长"]);
    assert!(text(&advice["measures"][0]["after"]).starts_with("双人办理；"));
    assert_eq!(advice["grade"], Value::Null, "the grade that the power speaks for is chosen already");

    // Every point that lacks a side is proposed one; saved as one act.
    let lines = office.call("propose_persons", json!({}));
    let lines = lines.as_array().unwrap();
    let changes: Vec<Value> = lines.iter().map(|line| json!({ "id": line["id"], "fields": line["fields"] })).collect();
    assert!(lines.iter().all(|line| !line["proposed"].as_array().unwrap().is_empty()));
    office.call("save_cells", json!({ "kind": "risks", "records": changes }));
    assert_eq!(findings(&mut office), 0);
    let r004 = json!(office.find("risks", "number", "R004"));
    assert_eq!(fields(&mut office, "risks", &r004)["responsible_person"], "镇长", "the old words stay");
    assert_eq!(office.call("propose_persons", json!({})).as_array().unwrap().len(), 0);
    office.call("undo", json!({}));
    assert_eq!(findings(&mut office), 196);
}

#[test]
fn four_steps_one_sent_back_and_nothing_high_is_approved_without_its_persons() {
    let mut office = Office::sample();
    office.call("start_screening", json!({ "risks": ["R001"] }));
    assert!(refused(&mut office, "start_screening", json!({ "risks": ["R001"] })).contains("不用另开"));
    let course = office.call("risk_course", json!({ "risk": "R001" }));
    let sheet = course["sheets"][0].clone();
    assert_eq!((text(&sheet["place"]), text(&sheet["state"]), text(&sheet["number"])), ("镇党委 党委书记", "待个人自查", "PC-2026-001"));
    let points: Vec<String> = sheet["points"].as_array().unwrap().iter().map(|one| text(&one["number"]).to_owned()).collect();
    assert!(points.contains(&"R001".to_owned()) && points.contains(&"R003".to_owned()), "the whole post: {points:?}");
    let sign = |step: &str, passed: bool, on: &str| json!({ "screening": sheet["id"], "step": step, "passed": passed, "signed_by": "周某某", "signed_on": on, "opinion": "已看" });
    assert!(refused(&mut office, "sign_screening", sign("leader", true, "4.8")).contains("不能跳到领导核查"));
    office.call("sign_screening", sign("own", true, "4.8"));
    assert!(refused(&mut office, "sign_screening", sign("department", true, "4.7")).contains("不能早于"));
    office.call("sign_screening", sign("department", false, "4.8"));
    assert_eq!(office.call("read_screening", json!({ "screening": sheet["id"] }))["state"], "待个人自查");
    for step in ["own", "department", "leader"] {
        office.call("sign_screening", sign(step, true, ""));
    }
    let stuck = office.call("read_screening", json!({ "screening": sheet["id"] }));
    assert_eq!(stuck["approves"], true);
    assert!(!stuck["against"].as_array().unwrap().is_empty(), "said before it is tried");
    assert!(refused(&mut office, "sign_screening", sign("organisation", true, "")).contains("缺镇纪委，不能审定"));
    let ids: Vec<&Value> = sheet["points"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    let lines = office.call("propose_persons", json!({ "ids": ids }));
    let changes: Vec<Value> = lines.as_array().unwrap().iter().map(|line| json!({ "id": line["id"], "fields": line["fields"] })).collect();
    office.call("save_cells", json!({ "kind": "risks", "records": changes }));
    office.call("sign_screening", sign("organisation", true, ""));
    let kept = fields(&mut office, "risks", &sheet["points"][0]["id"]);
    assert_eq!((text(&kept["screened"]), text(&kept["approved_on"])), ("已审定", "2026-04-08"));
    assert!(refused(&mut office, "delete_records", json!({ "kind": "risks", "ids": [sheet["points"][0]["id"]] })).contains("已经审定"));
    assert!(refused(&mut office, "delete_records", json!({ "kind": "screenings", "ids": [sheet["id"]] })).contains("已经审定"));
    office.call("undo", json!({}));
    assert_eq!(fields(&mut office, "risks", &sheet["points"][0]["id"])["screened"], "待组织审查");
}

#[test]
fn a_campaign_lists_every_point_wants_every_mark_and_takes_out_what_is_dropped() {
    let mut office = Office::sample();
    let opened = office.call("open_campaign", json!({ "year": 2026 }));
    assert_eq!(opened["count"], 156);
    assert!(refused(&mut office, "open_campaign", json!({ "year": 2027 })).contains("还没有结束"));
    let todo = office.call("home", json!({}))["todo"].to_string();
    assert!(todo.contains("2026年集中排查：还有156个风险点没有标注"), "{todo}");
    assert!(refused(&mut office, "close_campaign", json!({})).contains("还有156个风险点没有标注"));
    // A point that is entered meanwhile is new in it.
    new_risk(&mut office, &[]).unwrap();
    let lines = office.call("list_records", json!({ "kind": "campaign_lines", "limit": 1000 }));
    assert_eq!(lines["total"], 157);
    let id = |number: &str, office: &mut Office| json!(office.find("campaign_lines", "number", number));
    let (first, second) = (id("R001", &mut office), id("R002", &mut office));
    let mark = |id: &Value, fields: Value| json!({ "kind": "campaign_lines", "records": [{ "id": id, "fields": fields }] });
    assert!(refused(&mut office, "save_cells", mark(&first, json!({ "mark": "新增" }))).contains("不能标“新增”"));
    assert!(refused(&mut office, "save_cells", mark(&first, json!({ "mark": "取消" }))).contains("写明理由"));
    let changes: Vec<Value> = lines["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["id"] != first && row["id"] != second)
        .filter(|row| !row["cells"].to_string().contains("本次新登记"))
        .map(|row| json!({ "id": row["id"], "fields": { "mark": "未变" } }))
        .collect();
    assert_eq!(changes.len(), 154);
    office.call("save_cells", json!({ "kind": "campaign_lines", "records": changes }));
    office.call("save_cells", mark(&first, json!({ "mark": "取消", "reason": "职权已上收" })));
    assert!(refused(&mut office, "close_campaign", json!({})).contains("还有1个风险点"));
    office.call("save_cells", mark(&second, json!({ "mark": "变更", "reason": "表现形式修订" })));
    let state = office.call("campaign_state", json!({}));
    assert_eq!(state["running"]["sum"], json!({ "unit": "", "all": 157, "marked": 157, "of": [1, 1, 1, 154] }));
    let of_units: u64 = state["running"]["units"].as_array().unwrap().iter().map(|unit| unit["all"].as_u64().unwrap()).sum();
    assert_eq!(of_units, 157);

    office.call("close_campaign", json!({}));
    let r001 = json!(office.find("risks", "number", "R001"));
    let kept = fields(&mut office, "risks", &r001);
    assert_eq!((text(&kept["status"]), text(&kept["abolish_reason"])), ("已取消", "2026年集中排查：职权已上收"));
    let marks = office.call("risk_course", json!({ "risk": "R001" }))["marks"].clone();
    assert_eq!(marks, json!([{ "year": 2026, "mark": "取消", "reason": "职权已上收" }]));
    assert!(refused(&mut office, "save_cells", mark(&second, json!({ "mark": "未变" }))).contains("已经结束"));
    assert!(refused(&mut office, "open_campaign", json!({ "year": 2026 })).contains("已经开展过"));
    let figures = office.call("risk_figures", json!({}));
    let all: u64 = figures["sum"].as_array().unwrap().iter().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(all, 156, "156 of the sample, one more, one dropped");

    let paper = office.call("make_paper", json!({ "paper": "campaign", "year": "2026" }));
    let printed = words(&office.paper(&paper["id"]).1);
    for said in ["七溪坪镇2026年廉政风险集中排查情况表", "取消1个：R001", "职权已上收", "变更1个：R002", "合计"]
    {
        assert!(printed.contains(said), "{said}: {printed}");
    }
    office.call("undo", json!({}));
    assert_eq!(fields(&mut office, "risks", &r001)["status"], "在用");
}

#[test]
fn article_12_is_covered_by_approved_points_or_a_written_none() {
    let mut office = Office::sample();
    let areas = office.call("list_records", json!({ "kind": "key_areas", "limit": 100 }));
    assert_eq!(areas["total"], 12);
    let insurance = json!(office.find("key_areas", "name", "“五险一金”"));
    let uncovered = |office: &mut Office| {
        let checked = office.call("check_articles", json!({}));
        let line = checked["checks"].as_array().unwrap().iter().find(|line| line["check"] == "area_uncovered").unwrap();
        line["count"].as_u64().unwrap()
    };
    assert_eq!(uncovered(&mut office), 12);
    let none = json!({ "words": "公积金", "none_reason": "无：由区级部门办理" });
    assert!(refused(&mut office, "save_record", json!({ "kind": "key_areas", "id": insurance, "fields": none })).contains("还缺确认人"));
    let none = json!({ "words": "公积金", "none_reason": "无：由区级部门办理", "none_by": "郑某某", "none_on": "4.8" });
    office.call("save_record", json!({ "kind": "key_areas", "id": insurance, "fields": none }));
    assert_eq!(uncovered(&mut office), 11);
    let paper = office.call("make_paper", json!({ "paper": "coverage" }));
    let printed = words(&office.paper(&paper["id"]).1);
    for said in ["七溪坪镇廉政风险重点领域覆盖表", "已写“无”", "无：由区级部门办理", "有权无险的在用职权8项：XK04", "还缺11项"]
    {
        assert!(printed.contains(said), "{said}: {printed}");
    }
    office.call("undo", json!({}));
    assert_eq!(uncovered(&mut office), 12);
}

#[test]
fn the_map_of_risks_has_the_figures_of_the_list() {
    let mut office = Office::sample();
    let figures = office.call("risk_figures", json!({}));
    assert_eq!(figures["sum"], json!([61, 71, 24]));
    for row in figures["units"].as_array().unwrap() {
        for (grade, count) in figures["grades"].as_array().unwrap().iter().zip(row["counts"].as_array().unwrap()) {
            let filters = json!([{ "column": "unit", "values": [row["label"]] }, { "column": "grade", "values": [grade] }, { "column": "status", "values": ["在用"] }]);
            assert_eq!(office.call("list_records", json!({ "kind": "risks", "filters": filters }))["total"], *count, "{row} {grade}");
        }
    }
    let posts = office.call("risk_figures", json!({ "layer": "个人岗位" }));
    assert_eq!(posts["sum"].as_array().unwrap().iter().map(|count| count.as_u64().unwrap()).sum::<u64>(), 119);
    let paper = office.call("make_paper", json!({ "paper": "risk_heat" }));
    let printed = words(&office.paper(&paper["id"]).1);
    assert!(printed.contains("共156个，其中高级61个，中级71个，低级24个"), "{printed}");
}
