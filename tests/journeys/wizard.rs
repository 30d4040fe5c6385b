//! The wizard of 导入: what is recognised can be changed, a cell can be put right, rows are decided one by one, and the
//! same headings are known again. Never a change of the register before 入库.

use serde_json::{Value, json};

use crate::office::{Folder, Office, text};

fn file(folder: &Folder, name: &str, content: &str) -> String {
    let path = folder.file(name);
    std::fs::write(&path, content).unwrap();
    path.display().to_string()
}

/// A list of signals with headings of its own, which no synonym knows.
const ODD: &str = "2026年信息情况\n编次,何时知道,谁报的,打哪来,说了什么,轻重\n一,3.5,财政所,审计,某某事项应公开未公开,黄色\n二,3.6,不存在的所,审计,另一件事,紫色\n合计,2,,,,\n";

fn rows(preview: &Value) -> &Vec<Value> {
    preview["rows"].as_array().unwrap()
}

fn verdicts(preview: &Value) -> Vec<&str> {
    rows(preview).iter().map(|row| text(&row["verdict"])).collect()
}

fn by_hand(preview: &Value) -> Value {
    let columns =
        [("何时知道", "采集日期"), ("谁报的", "采集点"), ("打哪来", "来源"), ("说了什么", "内容"), ("轻重", "建议等级"), ("编次", "")];
    let mapping: Vec<Value> = columns.iter().map(|(heading, column)| json!({ "heading": heading, "column": column })).collect();
    json!({ "token": preview["token"], "kind": "signals", "header_rows": [{ "sheet": "信息", "rows": [2] }], "mapping": mapping })
}

#[test]
fn headings_nobody_knows_are_matched_by_hand_and_known_the_next_time() {
    let mut office = Office::sample();
    let before = (office.entries(), office.state());
    let folder = Folder::new();
    let path = file(&folder, "信息.csv", ODD);
    let preview = office.call("preview_import", json!({ "path": path, "kind": null }));
    assert!(preview["kind"].is_null() && !text(&preview["trouble"]).is_empty(), "{preview}");
    assert_eq!(office.refused("commit_import", json!({ "token": preview["token"], "update_existing": false })), ":no_table");
    let picture = office.call("import_sheet", json!({ "token": preview["token"], "sheet": "信息" }));
    assert_eq!((text(&picture["rows"][0]["cells"][0]["text"]), picture["rows"].as_array().unwrap().len()), ("2026年信息情况", 5));

    let preview = office.call("change_import", by_hand(&preview));
    assert_eq!(verdicts(&preview), ["enter", "reject", "left_out"], "{preview}");
    assert_eq!((&preview["by_hand"], &preview["base_year"]), (&json!(true), &json!(2026)));
    let picture = office.call("import_sheet", json!({ "token": preview["token"], "sheet": "信息" }));
    let marks: Vec<&str> = picture["rows"].as_array().unwrap().iter().map(|row| text(&row["mark"])).collect();
    assert_eq!(marks, ["标题", "表头", "第1条", "第2条", "不是数据"]);
    assert_eq!(picture["columns"][4]["mark"], "内容");
    assert!((office.entries(), office.state()) == before, "nothing is changed before it is entered");

    // Every objection names its field and what is allowed.
    let wrong = rows(&preview)[1].clone();
    let fields: Vec<&str> = wrong["objections"].as_array().unwrap().iter().map(|one| text(&one["field"])).collect();
    assert_eq!(fields, ["suggested_level", "point"], "{wrong}");
    assert!(wrong["reasons"].to_string().contains("蓝色"), "what is allowed is said: {wrong}");
    let correct = |at: u64, fields: Value| json!({ "token": preview["token"], "at": at, "fields": fields, "everywhere": false });
    let half = office.call("correct_row", correct(1, json!({ "suggested_level": "蓝色" })));
    assert_eq!((text(&half["row"]["verdict"]), half["row"]["objections"].as_array().unwrap().len()), ("reject", 1), "{half}");
    let whole = office.call("correct_row", correct(1, json!({ "point": "财政所" })));
    assert_eq!((text(&whole["row"]["verdict"]), &whole["counts"]["to_add"]), ("enter", &json!(2)), "{whole}");
    assert_eq!(whole["row"]["original"], json!({ "point": "不存在的所", "suggested_level": "紫色" }), "the file's words stay beside it");

    // The page was left: what was begun waits.
    let waiting = office.call("pending_import", json!({}));
    assert_eq!(waiting["preview"]["rows"][1]["fields"]["point"], "财政所");
    let done = office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
    assert_eq!((&done["entered"], office.entries()), (&json!(2), before.0 + 1), "one act");
    assert!(office.call("pending_import", json!({}))["preview"].is_null());
    office.call("undo", json!({}));
    assert!(office.state() == before.1, "one undo");

    // Another month's table of the same headings, after a restart.
    office.restart();
    let next = file(&folder, "四月.csv", &ODD.replace("3.", "4.").replace("2026年信息情况\n", "2026年\n\n"));
    let preview = office.call("preview_import", json!({ "path": next, "kind": null }));
    assert_eq!(
        (text(&preview["kind"]), &preview["remembered"], verdicts(&preview)),
        ("signals", &json!(true), vec!["enter", "reject", "left_out"])
    );
    let preview = office.call("forget_layout", json!({ "token": preview["token"] }));
    assert!(preview["kind"].is_null(), "forgotten on request");
    let preview = office.call("preview_import", json!({ "path": next, "kind": null }));
    assert_eq!(preview["remembered"], false);
    office.call("drop_import", json!({ "token": preview["token"] }));
    assert_eq!(
        office.refused("import_rows", json!({ "token": preview["token"], "verdicts": [], "offset": 0, "limit": 9 })),
        ":preview_gone"
    );
}

#[test]
fn the_same_wrong_word_is_put_right_in_every_row_at_once() {
    let mut office = Office::sample();
    let folder = Folder::new();
    let lines: String = (1..=30).map(|n| format!("3.{n},{},审计,第{n}件事,蓝色\n", if n % 3 == 0 { "财所" } else { "财政所" })).collect();
    let path = file(&folder, "2026年.csv", &format!("采集日期,采集点,来源,内容,建议等级\n{lines}"));
    let preview = office.call("preview_import", json!({ "path": path, "kind": "signals" }));
    assert_eq!((&preview["counts"]["reject"], &preview["counts"]["enter"]), (&json!(10), &json!(20)), "{}", preview["summary"]);
    let request = json!({ "token": preview["token"], "at": 2, "fields": { "point": "财政所" }, "everywhere": true });
    let state = office.call("correct_row", request);
    assert_eq!((&state["changed"], &state["counts"]["reject"], &state["counts"]["to_add"]), (&json!(10), &json!(0), &json!(30)));
    // Matched otherwise, what was put right stays.
    let again = json!({ "token": preview["token"], "kind": "signals", "base_year": 2025 });
    let preview = office.call("change_import", again);
    assert_eq!((text(&rows(&preview)[2]["fields"]["point"]), &preview["counts"]["to_add"]), ("财政所", &json!(30)));
    assert!(
        text(&rows(&preview)[2]["fields"]["collected_on"]).starts_with("2026"),
        "the year of the file's name stands: {}",
        rows(&preview)[2]
    );
}

/// A list of risk points is often the first to name the posts: they are entered with one click, and go with one undo.
#[test]
fn posts_that_a_table_names_are_entered_and_its_rows_with_them() {
    let mut office = Office::sample();
    let folder = Folder::new();
    let list = "单位,岗位,风险点,表现形式,等级,防控措施\n\
                财政所,票据专管员,白条入账,票据不全,高,双人复核\n财政所,票据专管员,公款存私,公款不入账,中,定期盘点\n\
                经管站,档案员,合同遗失,不归档,低,登记\n外单位,某岗,甲,乙,低,丙\n";
    let path = file(&folder, "风险.csv", list);
    let preview = office.call("preview_import", json!({ "path": path, "kind": null }));
    assert_eq!((&preview["kind"], &preview["counts"]["missing_posts"]), (&json!("risks"), &json!(2)), "{}", preview["summary"]);
    assert_eq!(verdicts(&preview), ["reject"; 4]);
    let entered = office.call("enter_posts", json!({ "token": preview["token"] }));
    assert_eq!(text(&entered["sentence"]), "已登记岗位2个，表中各行已重新核对。");
    let counts = &entered["state"]["counts"];
    assert_eq!((&counts["missing_posts"], &counts["confirm"], &counts["reject"]), (&json!(0), &json!(3), &json!(1)), "{counts}");
    assert_eq!(office.refused("enter_posts", json!({ "token": preview["token"] })), ":no_posts");
    // What is confirmed was asked about: 层面 and 类别 stand in no column of the table.
    let rows = office.call("import_rows", json!({ "token": preview["token"], "verdicts": ["confirm"], "offset": 0, "limit": 9 }));
    let first = &rows["rows"][0];
    assert_eq!((&first["fields"]["layer"], &first["fields"]["kind"]), (&json!("个人岗位"), &json!("岗位职责风险")));
    assert!(first["reasons"].to_string().contains("没有“类别”"), "{first}");
    let done = office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
    assert_eq!(done["entered"], 3);
    let posts = |office: &mut Office| office.call("list_records", json!({ "kind": "posts", "search": "票据专管员" }))["total"].clone();
    assert_eq!(posts(&mut office), json!(1));
    office.call("undo", json!({}));
    office.call("undo", json!({}));
    assert_eq!(posts(&mut office), json!(0), "the table and the posts are two acts");
    office.assert_sound();
}

/// A list by powers, several points in a row, without units: the power says whose it is.
#[test]
fn the_unit_of_a_risk_point_follows_from_its_power() {
    let mut office = Office::sample();
    let folder = Folder::new();
    let list = "权力事项,风险点数量,表现形式,等级,防控措施\n\
                农村村民住宅用地（宅基地）审批,2,\"1.超面积审批：违规批地\n2.拖延办理：久拖不决\",2高,公开\n\
                没有的职权,1,1.甲：乙,1低,公开\n";
    let path = file(&folder, "风险点情况表.csv", list);
    let preview = office.call("preview_import", json!({ "path": path, "kind": null }));
    let fields = |at: usize| rows(&preview)[at]["fields"].clone();
    assert_eq!((text(&fields(0)["unit"]), text(&fields(1)["unit"])), ("村建所", "村建所"), "{preview}");
    assert_eq!((text(&fields(0)["layer"]), text(&fields(0)["kind"]), text(&fields(0)["grade"])), ("科室职责", "业务流程风险", "高"));
    assert_eq!(verdicts(&preview), ["confirm", "confirm", "reject"]);
    assert!(rows(&preview)[0]["reasons"].to_string().contains("按职权的承办岗位定为“村建所”"), "{preview}");
}

/// What a table does not say is never put over what is known already.
#[test]
fn what_was_put_in_leaves_what_is_there_alone() {
    let mut office = Office::sample();
    let folder = Folder::new();
    // R001 is 思想道德风险, of a post; a table without 类别 changes its measure and nothing else.
    let list = "单位,岗位,风险点,表现形式,等级,防控措施\n镇党委,党委书记,个人意志凌驾集体决策,先定调,高,末位表态\n";
    let path = file(&folder, "风险.csv", list);
    let preview = office.call("preview_import", json!({ "path": path, "kind": "risks" }));
    assert_eq!(verdicts(&preview), ["update"], "{preview}");
    let row = &rows(&preview)[0];
    assert!(row["before"].get("kind").is_none() && !row["reasons"].to_string().contains("类别"), "{row}");
    office.call("commit_import", json!({ "token": preview["token"], "update_existing": true }));
    let id = office.find("risks", "number", "R001");
    let fields = office.call("read_record", json!({ "kind": "risks", "id": id }))["fields"].clone();
    assert_eq!((text(&fields["kind"]), text(&fields["control_measures"])), ("思想道德风险", "末位表态"), "{fields}");
}

/// A list of units as offices have it: no 简称, no 类别.
#[test]
fn what_a_list_of_units_leaves_unsaid_is_put_in_and_asked_about() {
    let mut office = Office::sample();
    let folder = Folder::new();
    let path =
        file(&folder, "机构.csv", "序号,机构名称,负责人\n1,七溪坪镇文旅服务中心,主任\n2,七溪坪镇高山村村民委员会,主任\n3,镇供销社,主任\n");
    let preview = office.call("preview_import", json!({ "path": path, "kind": "units" }));
    let said: Vec<(String, String)> = rows(&preview)
        .iter()
        .map(|row| (text(&row["fields"]["short_name"]).to_owned(), row["fields"]["category"].as_str().unwrap_or_default().to_owned()))
        .collect();
    let want = [("文旅服务中心", "事业站所"), ("高山村", "行政村"), ("镇供销社", "")];
    assert_eq!(said, want.map(|(name, category)| (name.to_owned(), category.to_owned())));
    assert_eq!(verdicts(&preview), ["confirm", "confirm", "reject"], "nothing is guessed where the name does not tell");
}

/// A table without numbers, read in twice, once doubled everything.
#[test]
fn a_table_without_numbers_is_known_by_its_words() {
    let mut office = Office::sample();
    let folder = Folder::new();
    let list = "采集日期,采集点,来源,内容,建议等级,备注\n2026-3-5,财政所,审计,一件事,蓝色,\n2026-3-6,财政所,审计,另一件事,蓝色,\n2026-3-6,财政所,审计,另一件事,蓝色,\n";
    let path = file(&folder, "甲.csv", list);
    let preview = office.call("preview_import", json!({ "path": path, "kind": "signals" }));
    assert_eq!(verdicts(&preview), ["enter", "enter", "confirm"], "a twin is asked about: {}", preview["summary"]);
    let skip = json!({ "token": preview["token"], "rows": [2], "take": "skip" });
    assert_eq!(office.call("take_rows", skip)["counts"]["to_add"], 2);
    assert_eq!(office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }))["entered"], 2);
    let path = file(&folder, "乙.csv", &list.replace("一件事,蓝色,\n", "一件事,蓝色,补充\n"));
    let preview = office.call("preview_import", json!({ "path": path, "kind": "signals" }));
    assert_eq!(&verdicts(&preview)[..2], ["update", "update"], "{preview}");
    assert_eq!(
        (&preview["counts"]["to_update"], text(&rows(&preview)[0]["take"])),
        (&json!(0), "skip"),
        "what is there stays unless she says otherwise"
    );
    let one = office.call("take_rows", json!({ "token": preview["token"], "rows": [0], "take": "update" }));
    assert_eq!(one["counts"]["to_update"], 1);
    let other = office.call("take_rows", json!({ "token": preview["token"], "rows": [1], "take": "add" }));
    assert_eq!((text(&other["row"]["verdict"]), &other["counts"]["to_add"]), ("enter", &json!(1)), "as a new record beside it: {other}");
    let (count, entries) = (office.count("signals"), office.entries());
    let done = office.call("commit_import", json!({ "token": preview["token"], "update_existing": false }));
    assert_eq!(
        (&done["entered"], &done["updated"], office.count("signals"), office.entries()),
        (&json!(1), &json!(1), count + 1, entries + 1)
    );
    office.assert_sound();
}

/// Rows with several risk points were all refused once: they had no description.
#[test]
fn a_row_of_several_risk_points_becomes_as_many() {
    let mut office = Office::sample();
    let path = lianfang_tests::root().join("tests/office/03_廉政风险点情况表(一行多点).xlsx").display().to_string();
    let preview = office.call("preview_import", json!({ "path": path, "kind": null }));
    let points: Vec<&Value> = rows(&preview).iter().filter(|row| row["verdict"] != "left_out").collect();
    assert_eq!(points.len(), 79, "{}", preview["summary"]);
    assert!(points.iter().all(|row| row["fields"]["description"].as_str().is_some_and(|text| !text.is_empty())));
    assert!(text(&preview["summary"]).contains("拆成"), "{}", preview["summary"]);
    let path = lianfang_tests::root().join("tests/office/10_风险点登记表(Unicode文本).txt").display().to_string();
    let preview = office.call("preview_import", json!({ "path": path, "kind": null }));
    assert_eq!(preview["counts"]["reject"], 0, "a list without 层面 enters, with a question: {preview}");
}

#[test]
fn cells_copied_in_a_spreadsheet_are_a_table_too() {
    let mut office = Office::sample();
    let plain = "采集日期\t采集点\t来源\t内容\n2026-3-5\t财政所\t审计\t\"两行\n的事\"\n";
    let html = "<html><body><!--StartFragment--><table><tr><td>采集日期</td><td>采集点</td><td>来源</td><td>内容</td></tr>\
        <tr><td>2026-3-5</td><td rowspan=2>财政所</td><td>审计</td><td>一件事</td></tr><tr><td>2026-3-6</td><td>审计</td><td>另一件</td></tr></table></body></html>";
    let preview = office.call("paste_import", json!({ "text": plain, "html": null, "kind": null }));
    assert_eq!((text(&preview["kind"]), text(&rows(&preview)[0]["fields"]["content"])), ("signals", "两行\n的事"));
    let preview = office.call("paste_import", json!({ "text": plain, "html": html, "kind": "signals" }));
    assert_eq!(
        (verdicts(&preview), text(&rows(&preview)[1]["fields"]["point"])),
        (vec!["enter", "enter"], "财政所"),
        "merged cells are filled down"
    );
    assert_eq!(office.refused("paste_import", json!({ "text": "不是表格的一句话", "html": null, "kind": null })), "path:unreadable");
    assert!(office.call("pending_import", json!({}))["preview"].is_object(), "what waited still waits");
}

/// All ten files: each row under the headings has exactly one fate, and every fate that is not plain says why.
#[test]
fn every_row_of_every_office_file_has_its_fate() {
    let mut office = Office::sample();
    for entry in std::fs::read_dir(lianfang_tests::root().join("tests/office")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            continue;
        }
        let reading = office.call("read_table", json!({ "path": path.display().to_string(), "kind": null }));
        let count = |key: &str| reading[key].as_array().unwrap().len();
        let mut seen: Vec<(String, u64)> =
            reading["rows"].as_array().unwrap().iter().map(|row| (text(&row["sheet"]).to_owned(), row["row"].as_u64().unwrap())).collect();
        seen.dedup();
        assert_eq!(seen.len(), count("records") + count("rejected") + count("left_out"), "{}", path.display());
        for row in reading["rows"].as_array().unwrap() {
            let plain = ["enter", "update", "same"].contains(&text(&row["verdict"]));
            assert!(plain || !row["reasons"].as_array().unwrap().is_empty(), "{}: {row}", path.display());
        }
    }
}

#[test]
fn a_long_table_comes_page_by_page() {
    let mut office = Office::founded();
    let folder = Folder::new();
    let lines: String = (1..=1_500).map(|n| format!("U{n:04},七溪坪镇第{n}站,第{n}站,事业站所\n")).collect();
    let path = file(&folder, "机构.csv", &format!("单位编码,单位全称,简称,类别\n{lines}合计,1500,,\n"));
    let preview = office.call("preview_import", json!({ "path": path, "kind": null }));
    assert_eq!((&preview["total"], rows(&preview).len()), (&json!(1_501), 500));
    let page = office.call("import_rows", json!({ "token": preview["token"], "verdicts": [], "offset": 1_400, "limit": 200 }));
    assert_eq!((page["rows"].as_array().unwrap().len(), &page["rows"][0]["row"]), (101, &json!(1_402)));
    let page = office.call("import_rows", json!({ "token": preview["token"], "verdicts": ["left_out"], "offset": 0, "limit": 200 }));
    assert_eq!((&page["total"], text(&page["rows"][0]["verdict"])), (&json!(1), "left_out"));
}
